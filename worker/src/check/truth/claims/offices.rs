//! Offices and verbs of office that a text gives, wherever it stands, where the user tells of nothing like it: `club captain`, `chaired
//! the meetings`, `organised the fair`.

use super::own_rank::is_seat_or_part;
use super::raised::ENDS_OBJECT;
use crate::check::truth::clauses::{Doer, Passage};
use crate::check::truth::facts::{Facts, Said};
use crate::check::truth::titles::{self, is_lowered, is_owner, names_a_role};
use crate::check::truth::violation::{Violation, ViolationKind};
use crate::check::truth::whose::is_anothers;
use crate::check::truth::word_lists::is_listed;
use crate::english::tokens::stem;
use crate::english::verbs::{self, Form};

/// Offices, each group with the words by which one who holds it may tell so.
const OFFICES: &[(&str, &str)] = &[
    (
        "captain skipper",
        "captain skipper lead led leader head command",
    ),
    (
        "chair chairman chairwoman chairperson president",
        "chair president head lead led run ran founder founded leader vorsitz presidente",
    ),
    (
        "professorship lectureship directorship headship",
        "professor lecture lecturer direct director head headteacher",
    ),
    ("choirmaster bandmaster", "choir conduct lead run direct"),
    ("examiner", "examine mark assess"),
    ("organiser organizer", ORGANISING),
    ("referee umpire", "referee ref umpire umpired"),
    (
        "principal headteacher headmaster headmistress",
        "head principal headteacher direct",
    ),
    ("commander", "command charge lead captain"),
    (
        "maintainer",
        "maintain create author own wrote built keep kept run look update lead founder",
    ),
    (
        "director foreman",
        "direct head manage run own lead found boss chief charge chair",
    ),
];

/// An office that the user has not, as `Surrey BKA chair` of a member.
pub fn unsaid(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> Option<Violation> {
    let key = passage.key(at);
    let (_, supporters) = OFFICES
        .iter()
        .find(|(offices, _)| is_listed(offices, key))?;
    // `Captain's cabin`, `director training`, `chair rental`.
    let modifies = passage.gap_after(at) == " "
        && passage.words.get(at + 1).is_some_and(|next| {
            next.is_content
                && verbs::lookup(passage.key(at + 1)).is_none()
                && !is_among!("once twice", passage.key(at + 1))
        });
    // Whom the user has given as another is none of theirs.
    let said = facts.everywhere(key);
    let own = said.iter().any(|(source, place)| {
        let source = &facts.passages[*source];
        !source.words[*place].negated
            && !is_anothers(source, *place)
            && source.words[*place].doer == Doer::User
    });
    let seat = key == "chair"
        && !modifies
        && is_among!(
            "a the lift dental chairs office rocking",
            passage.before(at)
        );
    if modifies
        || seat
        || passage.words[at].negated
        || passage.words[at].helped
        || passage.gap_after(at).starts_with(['\'', '’', '-'])
        || passage.tokens[at].text.contains(['\'', '’'])
        || belongs_to_another(passage, at)
        || is_anothers(passage, at)
        || is_lowered(passage, at)
        || own
        || (said.is_empty() && (facts.says_alike(key) || facts.says_misspelt(key)))
        || titles::is_own_by_another_name(key, facts)
        || tells(supporters, facts)
        || is_owner(facts)
    {
        return None;
    }
    let text = passage.tokens[at].text;
    Some(Violation::new(
        ViolationKind::Title,
        text,
        "the user's words give no such title",
    ))
}

/// Whether an office is that of somebody beside whom, for whom or under whom the user is: `commendation from the chief constable`.
fn belongs_to_another(passage: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 5;
    const BEFORE: &str = "the with by to under from for alongside assisting supporting whose who his her their our my an";
    // `From apprentice to foreman`.
    let rises = |to: usize| {
        passage.key(to) == "to"
            && (to.saturating_sub(REACH)..to).any(|from| passage.key(from) == "from")
    };
    (at.saturating_sub(REACH)..at)
        .rev()
        .take_while(|place| {
            passage.tokens[*place].sentence == passage.tokens[at].sentence
                && !passage.gap_after(*place).contains([',', ';', '('])
        })
        .take_while(|place| !is_among!("as became elected and", passage.key(*place)))
        .any(|place| is_among!(BEFORE, passage.key(place)) && !rises(place))
}

/// Whether the user says one of these words of themselves.
fn tells(supporters: &str, facts: &Facts<'_>) -> bool {
    supporters.split_ascii_whitespace().any(|word| {
        facts.occurrences(&stem(word)).iter().any(|&(source, at)| {
            let source = &facts.passages[source];
            let said = &source.words[at];
            // `Worked under supervision`.
            let under = (at.saturating_sub(2)..at).any(|place| source.key(place) == "under");
            let anothers = names_a_role(source.key(at)) && is_anothers(source, at);
            !(said.negated || said.helped || under || anothers) && said.doer == Doer::User
        })
    })
}

/// What people come together for, and somebody has to organise.
const EVENTS: &str = "event wedding fair fete festival drive meeting conference party trip camp tournament match race workshop exhibition concert \
    show fundraiser seminar hackathon gala banquet ceremony outing excursion market letting screening webinar retreat parade contest competition \
    rally marathon auction bazaar congress symposium summit cleanup";

/// Days on which something takes place.
const DAYS: &str = "open sports sport fun field adoption career careers family training awareness information taster beach";

/// Words of one who has a thing take place.
const ORGANISING: &str = "organise plan arrange coordinate run hold host put set lead manage start create found launch make chair moderate facilitate \
    schedule book give conduct direct head oversee supervise charge responsible teach deliver own do prepare produce bring stage curate \
    initiate introduce establish develop design";

/// Roles of those who have things take place.
const ORGANISERS: &str = "organiser organizer coordinator planner manager director host chair chairman chairwoman president secretary leader lead head captain teacher tutor \
    trainer instructor lecturer owner founder producer promoter curator officer mc emcee";

/// A clause that claims to have had an event take place, where the user tells of nothing but that there was one: `weddings of 150
/// guests` of one who served at them.
pub fn organised(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> Option<Violation> {
    const REACH: usize = 6;
    let (base, form) = verbs::lookup(passage.key(at))?;
    if !is_among!("organise organize plan coordinate chair host arrange", base)
        || (form == Form::Base && verbs::is_also_noun(base))
        || passage.clause_of(at).start != at
        || passage.words[at].negated
        || passage.words[at].helped
        || is_seat_or_part(passage, at)
        || passage.key(at + 1) == "by"
    {
        return None;
    }
    let event = (at + 1..passage.clause_of(at).end.min(at + REACH))
        .take_while(|place| !is_among!(ENDS_OBJECT, passage.key(*place)))
        .find(|place| {
            // An open day is one, too.
            let day = is_among!("day days", passage.key(*place))
                && is_among!(DAYS, passage.key(place - 1));
            day || is_among!(EVENTS, &passage.words[*place].stem)
        })?;
    let is_said = facts.word(passage.key(event)) != Said::No;
    if !is_said || tells(ORGANISING_ONCE, facts) || is_owner(facts) || facts.has_reports() {
        return None;
    }
    let organises = facts.any_word(|source, place| {
        let key = source.key(place);
        let said = &source.words[place];
        said.is_own_deed()
            && (verbs::lookup(key).is_some_and(|(base, _)| is_among!(ORGANISING, base))
                || (is_among!(ORGANISERS, key) && !is_anothers(source, place))
                || key.starts_with("organi"))
    });
    (!organises).then(|| {
        let text = passage.tokens[at].text;
        let reason =
            format!("the user's words claim no such rank; keep their own verb instead of {text:?}");
        Violation::new(ViolationKind::Seniority, text, reason)
    })
}

/// Nouns that tell the same of whoever has them.
const ORGANISING_ONCE: &str =
    "organisation organization coordination planning charge responsible host";

/// Whether a rank of others stands before a role in a free text: the `master` of a master electrician, whom the user says nothing of.
pub fn is_higher(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const HIGHER: &str =
        "master chief head lead senior principal executive managing supreme charge";
    let Some(rank) = at.checked_sub(1) else {
        return false;
    };
    let key = passage.key(rank);
    let own = || {
        facts.everywhere(key).iter().any(|(source, place)| {
            let source = &facts.passages[*source];
            let next = place + 1;
            let of_another = names_a_role(source.key(next)) && is_anothers(source, next);
            !(source.words[*place].negated || of_another || is_anothers(source, *place))
        })
    };
    is_among!(HIGHER, key)
        && passage.gap_after(rank) == " "
        && !passage.words[at].negated
        && names_a_role(passage.key(at))
        && !passage.key(at).ends_with('s')
        && !is_anothers(passage, at)
        && !is_lowered(passage, at)
        && !belongs_to_another(passage, rank)
        && !own()
        && !titles::is_own_by_another_name(key, facts)
        && !tells(
            "lead head manage supervise charge senior run boss own foreman",
            facts,
        )
}
