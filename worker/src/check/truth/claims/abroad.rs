//! Claims to have led in other languages than English.

use crate::check::truth::clauses::Passage;
use crate::check::truth::facts::Facts;
use crate::check::truth::language::{self, Language};
use crate::check::truth::violation::{Violation, ViolationKind};

/// Words of who leads or is in charge, in German, French, Spanish, Portuguese, Italian and Dutch.
const LEADING: &str = "leitung leiter leiterin leitete leite leiten leitend leitende geleitet fuhrung fuhrte gefuhrt verantwortung \
        verantwortlich verantwortete direction dirige dirigee dirigeais dirigeait responsable encadre encadrement encadrait \
        encadrais direccion dirigi dirigio dirigia dirigir jefe jefa encargado encargada lidere lidero lideraba liderar \
        liderazgo direcao dirigiu chefe chefiou chefiei liderou liderei lideranca responsavel direzione diretto dirigeva \
        dirigevo responsabile capo guidato leiding leidde geleid leidinggevende verantwoordelijk";

/// Endings of compounds of German and Dutch that say as much: `Teamleiterin`, `Personalverantwortung`.
const ENDINGS: [&str; 7] = [
    "leitung",
    "leiter",
    "leiterin",
    "gruppenfuhrer",
    "gruppenfuhrerin",
    "verantwortung",
    "leider",
];

/// Beginnings of what else ends so: instructions, companions, pipes.
const OTHER_KINDS: [&str; 13] = [
    "anleit", "angeleit", "begleit", "ableit", "zuleit", "umleit", "einleit", "rohr", "strom",
    "gas", "wasser", "telefon", "uber",
];

/// A word of rank of another language, where the user has none of their own in any.
pub fn rank(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> Option<Violation> {
    // Some of them are English words for something else.
    if !leads(passage, at)
        || (language::of(passage) == Language::English
            && passage.tokens[at].text.is_ascii()
            && !passage.key(at).contains("leit"))
    {
        return None;
    }
    let said =
        facts.any_word(|source, place| leads(source, place) || leads_in_english(source, place));
    (!said).then(|| {
        let text = passage.tokens[at].text;
        let reason = format!(
            "the user's words claim no such rank; keep their own words instead of {text:?}"
        );
        Violation::new(ViolationKind::Seniority, text, reason)
    })
}

/// Whether a word says that one leads, and is neither denied nor somebody else's: `unter der Leitung von`, `ayudaba al encargado`.
fn leads(text: &Passage<'_>, at: usize) -> bool {
    const OTHERS: &str = "unter sous bajo sob sotto onder al del au du dem den des dal dello meinem meiner meine mein mon ma mi mio meu minha mijn \
        kein keine keinen keiner ohne sans sin sem senza geen zonder nicht niet no non pas nao";
    const HELPING: &str = "unterstutzung unterstutzte unterstutzt mithilfe mithalf half geholfen helfe ayuda ayude ayudaba apoyo apoye aide \
        assistance soutien ajuda apoiei aiuto supporto hulp hielp";
    let key = text.key(at);
    let pipes = OTHER_KINDS.iter().any(|kind| key.starts_with(kind));
    let word = is_among!(LEADING, key)
        || (!pipes && key.len() > 8 && ENDINGS.iter().any(|ending| key.ends_with(ending)));
    word && !text.words[at].negated
        && !(at.saturating_sub(2)..at).any(|place| is_among!(OTHERS, text.key(place)))
        && !(at.saturating_sub(5)..at).any(|place| is_among!(HELPING, text.key(place)))
}

fn leads_in_english(source: &Passage<'_>, at: usize) -> bool {
    const ENGLISH: &str = "manage manager managed manages managing lead leader led leading leads head headed boss chief supervisor supervised \
        director directed charge responsible captain foreman run ran owner founder coordinator coordinated taught trainer \
        trained";
    is_among!(ENGLISH, source.key(at)) && !source.words[at].negated
}
