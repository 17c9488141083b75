//! The plain role of who gives the field that they work in for one: `DevOps at Quillbank`, `frontend guy`, `just finished high school`.

use super::names_a_role;
use super::same_roles::ANYBODY;
use crate::check::truth::clauses::{Doer, Passage};
use crate::check::truth::facts::{Facts, Said};
use crate::check::truth::number_words::small_number;
use crate::check::truth::whose::is_anothers;
use crate::check::truth::word_lists::is_listed;
use crate::english::titles;
use crate::english::verbs::{self, Form};

/// Roles that stand no higher than their field, whatever it is.
const PLAIN: &str = "professional specialist worker assistant operative";

/// Those of the fields that are called by themselves in computing.
const BUILDS: &str = "devops sre qa automation frontend backend fullstack mobile web data ios android platform infrastructure cloud software \
    security network test testing database ml ai game games embedded firmware systems react python java";
const DRAWS: &str = "ux ui uxui uiux web graphic graphics product interaction interior visual";
const DRIVEN: &str = "forklift truck lorry van bus coach taxi cab tram train crane digger excavator tractor hgv combine dumper loader";
const COUNTS: &str = "data bi qa security business systems finance";

/// Whether a word of a title is the plain role of a field or a school of the user's.
pub fn is_by_field_or_school(word: &str, passage: &Passage<'_>, facts: &Facts<'_>) -> bool {
    let of_leaver = word == "school" && passage.tokens.iter().any(|token| token.key == "leaver");
    is_by_school(if of_leaver { "leaver" } else { word }, facts)
        || is_done(word, facts)
        || is_of_setting(word, passage, facts)
        || (0..passage.tokens.len()).any(|at| {
            // The `software` of an `embedded software engineer`.
            let role = at + usize::from(word == "software");
            passage.key(at) == word
                && role < passage.tokens.len()
                && is_of_field(passage, role, facts)
        })
}

/// Where somebody works, by what they tell of it.
const SETTINGS: &[(&str, &str)] = &[
    (
        "hospital ward",
        "hospital infirmary ward wards patients theatres",
    ),
    ("hotel", "hotel guests rooms"),
    ("school", "pupils primary classroom"),
    (
        "car auto automotive vehicle motor",
        "cars brakes clutches tyres exhausts mots garage",
    ),
    ("stable yard", "horses stables stud"),
    ("dairy", "milked milking cows"),
    ("farm", "farm barn fields cows sheep"),
    ("vineyard", "grapes vines wine"),
    ("factory production", "factory plant line assembly"),
    ("restaurant", "restaurant bistro pizzeria"),
    ("office", "office offices"),
    ("warehouse", "warehouse pallets"),
    ("shop store retail", "shop store shoppers"),
    ("web", "website websites site webshop homepage"),
    ("mobile", "phone phones iphone iphones smartphones"),
    (
        "software",
        "app apps code script bot program tool python java rust",
    ),
];

/// Whether a word says in front of a role where they work: the `hospital` of a porter who takes patients to theatre.
fn is_of_setting(word: &str, title: &Passage<'_>, facts: &Facts<'_>) -> bool {
    let in_front = (1..title.tokens.len()).any(|at| {
        title.key(at - 1) == word
            && is_joined(title, at - 1)
            && (names_a_role(title.key(at)) || is_among!(SETTING_NOUNS, title.key(at)))
            && !super::is_rank_word(title.key(at))
    });
    let told = |sign: &str| facts.word(sign) == Said::Yes;
    in_front
        && SETTINGS.iter().any(|(settings, signs)| {
            is_listed(settings, word) && signs.split_ascii_whitespace().any(told)
        })
}

/// What may stand between a setting and the role.
const SETTING_NOUNS: &str = "farm floor kitchen worker hand phone phones";

/// Roles with what one does, or looks after, who is called so.
const DONE: &[(&str, &str)] = &[
    ("analyst", "analysis analytics analyses"),
    ("translator", "translation translations"),
    ("designer", "design designs"),
    ("bookkeeper", "books bookkeeping accounts"),
    (
        "developer programmer",
        "frontend backend development coding programming firmware website",
    ),
    ("engineer", "firmware"),
    ("recordist", "sound"),
    ("technician operator", "sound lights lighting camera"),
    ("cameraman camerawoman", "camera"),
    ("artist", "makeup"),
    ("maker", "costumes props"),
    ("draughtsman draftsman draftsperson", "drawings"),
    ("bricklayer", "bricks"),
    ("photographer", "photography photos"),
    ("webmaster", "website site web"),
    ("editor", "editing"),
    ("writer", "writing"),
    ("tester", "testing"),
    ("composer", "music soundtrack"),
];

/// Whether the user says that they do what makes them one: `i do the books`, `did backend`, `the web guy`.
pub fn is_done(word: &str, facts: &Facts<'_>) -> bool {
    const DOING: &str = "do did doing does done handle handled handling";
    const REACH: usize = 4;
    let does = |what: &str| {
        facts.rows(what).any(|(source, at)| {
            let source = &facts.passages[source];
            let said = &source.words[at];
            let kept = |place: usize| {
                is_among!(
                    "after keep kept run ran maintain maintained built",
                    source.key(place)
                ) && word == "webmaster"
            };
            let done = (at.saturating_sub(REACH)..at)
                .rev()
                .take_while(|place| {
                    source.gap_after(*place) == " "
                        && source.tokens[*place].sentence == source.tokens[at].sentence
                })
                .find(|place| verbs::lookup(source.key(*place)).is_some() || kept(*place));
            let guy = is_among!(ANYBODY, source.key(at + 1));
            said.is_own_deed()
                && (guy
                    || done.is_some_and(|place| is_among!(DOING, source.key(place)) || kept(place)))
        })
    };
    DONE.iter()
        .any(|(roles, what)| is_listed(roles, word) && what.split_ascii_whitespace().any(does))
}

/// Whether a word of a role stands behind the words for a field that the user gives for their role: `data analyst` of a data person.
pub fn is_of_field(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    if at == 0 || !is_joined(passage, at - 1) {
        return false;
    }
    let word = passage.key(at);
    let at =
        at - usize::from(at > 1 && passage.key(at - 1) == "software" && is_joined(passage, at - 2));
    let is_plain = |field: &str| match word {
        "engineer" | "developer" => is_among!(BUILDS, field),
        "designer" => is_among!(DRAWS, field),
        "analyst" => is_among!(COUNTS, field),
        "driver" | "operator" => is_among!(DRIVEN, field),
        _ => is_among!(PLAIN, word),
    };
    let one = passage.key(at - 1);
    // `Front-end`, where the user writes it as one word.
    let two =
        (at > 1 && is_joined(passage, at - 2)).then(|| format!("{}{one}", passage.key(at - 2)));
    let mut fields = std::iter::once(one).chain(two.as_deref());
    fields.any(|field| {
        is_plain(field)
            && facts
                .rows(field)
                .any(|(source, place)| is_given(&facts.passages[source], place, field))
    })
}

fn is_joined(passage: &Passage<'_>, at: usize) -> bool {
    matches!(passage.gap_after(at), " " | "-")
}

/// Whether the words for a field stand where a role would: `backend at Fintory`, `in marketing since 2020`, `IT support guy`.
fn is_given(source: &Passage<'_>, at: usize, field: &str) -> bool {
    let mut rest = field.len();
    let last = (at..source.tokens.len()).find(|place| {
        rest = rest.saturating_sub(source.key(*place).len());
        rest == 0
    });
    let said = &source.words[at];
    let Some(last) = last.filter(|_| said.is_own_deed()) else {
        return false;
    };
    let clause = source.clause_of(at);
    if source.tokens[last + 1..]
        .first()
        .is_some_and(|next| is_among!(ANYBODY, &next.key))
        && source.gap_after(last) == " "
    {
        return !is_anothers(source, last + 1);
    }
    let opens = (clause.start..at).all(|place| {
        source.words[place].is_content
            && source.gap_after(place) == " "
            && !names_a_role(source.key(place))
            && verbs::lookup(source.key(place)).is_none_or(|(_, form)| form == Form::Base)
    });
    let did_the = source.before(at) == "the" && is_among!("do did", source.before(at - 1));
    let doing = did_the || is_among!("in do did doing im am as", source.before(at));
    let next = source.key(last + 1);
    let placed = is_among!("at for with since from", next)
        || next.starts_with(|c: char| c.is_ascii_digit())
        || source.gap_after(last).contains(['@', ',', '(']);
    let free = !clause
        .clone()
        .any(|place| names_a_role(source.key(place)) && !is_anothers(source, place));
    // `In marketing, at Lumo`: to be in anything else is no work.
    // `I do accounts payable, 5 years`.
    let done = is_among!("do does did doing", source.before(at)) && !is_among!("at for", next);
    (opens || done || (doing && is_among!("at for", next)))
        && placed
        && free
        && small_number(next).is_none()
}

/// Whether the user says that they have finished or are at the school that makes them a graduate or a student.
pub fn is_by_school(word: &str, facts: &Facts<'_>) -> bool {
    const REACH: usize = 6;
    const FINISHED: &str = "finish complete graduate";
    const AT_SCHOOL: &str = "study enroll enrol";
    let graduate = is_among!("graduate grad leaver", word);
    if !graduate && word != "student" {
        return false;
    }
    facts.any_word(|source, at| {
        let said = &source.words[at];
        if said.negated || said.doer != Doer::User {
            return false;
        }
        let key = source.key(at);
        let near = |ahead: usize| {
            (at + 1..source.sentence_of(at).end.min(at + ahead)).any(|place| {
                let key = source.key(place);
                titles::is_school_noun(key)
                    || titles::degree_forms(key).is_some()
                    || is_among!("school degree studies", key)
            })
        };
        let verb = verbs::lookup(key);
        if graduate {
            return matches!(verb, Some((base, Form::Past)) if is_among!(FINISHED, base))
                && (key == "graduated" || near(REACH));
        }
        matches!(verb, Some((base, form)) if is_among!(AT_SCHOOL, base) && form != Form::Past)
            || (is_among!("in at", key) && near(3))
            || (key == "year"
                && is_among!(
                    "final first second third fourth last 1st 2nd 3rd 4th",
                    source.before(at)
                )
                && near(4))
    })
}
