//! Words of rank that claim none: passives, nouns, adjectives, and verbs that say something else.

use super::own_rank::{is_lead_of_things, is_seat_or_part};
use crate::check::truth::clauses::Passage;
use crate::check::truth::facts::{Facts, Said};
use crate::check::truth::titles::is_owner;
use crate::english::verbs::{self, Form};

/// What is established besides an organisation is only begun.
pub fn founds_nothing(passage: &Passage<'_>, at: usize) -> bool {
    const FOUNDED: &str = "company business firm team department charity club school branch office organisation organization shop programme program \
        agency foundation group startup studio society association";
    passage.words[at].stem == "establish"
        && !(at + 1..passage.clause_of(at).end).any(|place| is_among!(FOUNDED, passage.key(place)))
}

/// A passive, an adjective or a noun: `led by the chef`, `own section`, `new hires`.
pub fn is_no_verb(passage: &Passage<'_>, at: usize, begins: bool) -> bool {
    let key = passage.key(at);
    let passive = (1..3).any(|ahead| passage.key(at + ahead) == "by") && key != "managed";
    let adjective = key == "own" && !is_among!("the a an all and", passage.key(at + 1));
    // `Cut 15 heads a day`.
    let counted = passage
        .quantities
        .iter()
        .any(|quantity| quantity.token + 1 == at && passage.gap_after(quantity.token) == " ");
    let noun = is_among!("management founding", key)
        || (counted && !verbs::is_past(key))
        || (!begins && is_seat_or_part(passage, at))
        || (!begins && is_among!("hires recruits heads leads directs founds", key));
    passive || adjective || noun
}

/// Whether somebody was hired, and hired nobody: `hired as a developer`, `was then hired`.
pub fn is_hired(passage: &Passage<'_>, at: usize) -> bool {
    is_among!("hired recruited employed", passage.key(at))
        && (is_among!(
            "as into by at in on through straight permanently full after from",
            passage.key(at + 1),
        ) || (is_among!("was got were then been being later and", passage.before(at))
            && !is_among!("a an the all new our", passage.key(at + 1))
            && !passage
                .quantities
                .iter()
                .any(|quantity| quantity.token == at + 1)))
}

/// Whether a participle stands in front of what it describes: `trained newly hired staff`, `drove two hired vans`.
fn is_attributive(passage: &Passage<'_>, at: usize) -> bool {
    const BEFORE: &str = "the a an our their all some other several any each for of with to in on at from by as than";
    let follows = |place: usize| passage.gap_after(place) == " ";
    if at == 0 || !verbs::is_past(passage.key(at)) || !follows(at - 1) {
        return false;
    }
    let describes = follows(at)
        && passage.words.get(at + 1).is_some_and(|word| {
            word.is_content
                && !passage
                    .key(at + 1)
                    .starts_with(|c: char| c.is_ascii_digit())
        });
    // `Newly`, of which none hires anybody.
    let adverb = passage.key(at - 1).ends_with("ly");
    let new = is_among!("newly freshly", passage.key(at - 1));
    let Some(before) = (at - 1).checked_sub(usize::from(adverb)) else {
        return describes && new;
    };
    let key = passage.key(before);
    let begins = adverb
        && passage.clause_of(at).start == before
        && follows(before)
        && verbs::lookup(key).is_some();
    let counted = passage
        .quantities
        .iter()
        .any(|quantity| quantity.token == before);
    is_among!("a an the", passage.key(at - 1))
        || (describes && (new || begins || counted || is_among!(BEFORE, key)))
}

/// `Managed a budget of 25k`, where the user tells of a budget and of nobody else who has it.
pub fn holds_the_budget(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const OBJECT: usize = 5;
    let is_budget =
        |passage: &Passage<'_>, at: usize| is_among!("budget spend fund", &passage.words[at].stem);
    let end = passage.clause_of(at).end.min(at + OBJECT);
    is_among!("manag run overse handl", &passage.words[at].stem)
        && (at + 1..end).any(|place| is_budget(passage, place))
        && ["budget", "spend", "fund"]
            .iter()
            .flat_map(|money| facts.occurrences(money))
            .any(|(source, place)| {
                let said = &facts.passages[*source].words[*place];
                !said.negated
                    && !said.helped
                    && said.doer == crate::check::truth::clauses::Doer::User
            })
}

/// `The owner led it`, `head chef did the menus`, as the user says.
fn is_told_of_somebody(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let row = || -> String { (at..at + 3).map(|place| passage.key(place)).collect() };
    let head_did = passage.key(at) == "head"
        && passage.clause_of(at).contains(&(at + 2))
        && (verbs::is_past(passage.key(at + 2)) || is_among!("did does", passage.key(at + 2)))
        && facts.in_a_row(&row()) == Said::Yes;
    head_did
        || at > 1
            && (at.saturating_sub(3)..at - 1)
                .any(|place| is_among!("the my our another", passage.key(place)))
            && crate::check::truth::doers::is_somebody(passage.key(at - 1))
            && facts.in_a_row(&format!("{}{}", passage.key(at - 1), passage.key(at))) == Said::Yes
}

/// Whether a word of rank stands for something else: `directed people to the desk`, `the uncle who owned the firm`, `pre-owned`.
pub fn is_no_rank(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let shows_the_way = passage.words[at].stem == "direct"
        && (at + 2..at + 7)
            .find(|ahead| passage.key(*ahead) == "to")
            .is_some_and(|to| {
                (at + 1..to).any(|place| {
                    crate::check::truth::same_things::is_person(&passage.words[place].stem)
                        || is_among!(
                            "visitors traffic calls enquiries inquiries queries complaints requests deliveries",
                            passage.key(place),
                        )
                })
            });
    // `Who led`, `who was in charge`.
    let who = (at.saturating_sub(3)..at)
        .rev()
        .take_while(|place| !passage.words[*place].is_content)
        .find(|place| passage.key(*place) == "who")
        .map_or(at, |who| who + 1);
    let anothers = who > 1
        && passage.key(who - 1) == "who"
        && crate::check::truth::doers::is_somebody(passage.key(who - 2))
        // `Physiotherapist who headed the clinic` begins with the user.
        && (at > 6
            || (0..at - 2).any(|place| {
                is_among!("the a an my by with for to under of from", passage.key(place))
            }));
    // `Joined after Marek had founded it`.
    let subject = at.saturating_sub(1 + usize::from(is_among!("had has have", passage.before(at))));
    let told_of_a_name = subject > 0
        && subject < at
        && passage.tokens[subject].is_capitalised()
        && is_among!(
            "after when since which that whom before as while until",
            passage.key(subject - 1)
        );
    // `A nurse-led clinic`, `pre-owned cars`.
    let part = at > 0
        && passage.gap_after(at - 1) == "-"
        && (passage.key(at - 1) == "pre"
            || (!is_among!("co line", passage.key(at - 1))
                && passage
                    .words
                    .get(at + 1)
                    .is_some_and(|word| word.is_content)));
    let verb_before = |place: usize| {
        matches!(verbs::lookup(passage.key(place)), Some((base, form)) if form != Form::Base || !verbs::is_also_noun(base))
            && passage.gap_after(place) == " "
            && !is_among!("has have had having", passage.key(place))
    };
    // `Performed supervised colour work`.
    let adjective = is_attributive(passage, at)
        || (at > 0 && verbs::is_past(passage.key(at)) && verb_before(at - 1));
    // `Handled hiring`.
    let noun = at > 0
        && matches!(verbs::lookup(passage.key(at)), Some((_, Form::Gerund)))
        && verb_before(at - 1)
        && facts
            .occurrences(&passage.words[at].stem)
            .iter()
            .any(|(source, place)| {
                let said = &facts.passages[*source].words[*place];
                !said.negated && !said.helped
            });
    // `Fit-offs and supervised upgrades`, which were done under supervision.
    let adjective = adjective
        || (passage.key(at) == "supervised"
            && is_among!("and always closely directly fully", passage.before(at))
            && !facts.occurrences("supervision").is_empty());
    // `A project run with a colleague`, `running on the fells`, `owns 2`.
    let participle = (passage.words[at].stem == "run" || is_among!("ran", passage.key(at)))
        && (at + 1 == passage.clause_of(at).end
            || is_among!(
                "with without by in on at for as during over from every each",
                passage.key(at + 1),
            ))
        || (is_among!("own owns", passage.key(at))
            && passage
                .key(at + 1)
                .starts_with(|c: char| c.is_ascii_digit()));
    // `Runs own practice`.
    let owned = passage.key(at + 1) == "own" && is_owner(facts);
    // `For the managing director`, `founded with a sister` by a co-founder.
    let of_title = passage.key(at) == "managing"
        && is_among!("director partner editor agent", passage.key(at + 1));
    let together = is_among!("founded", passage.key(at))
        && (passage.before(at) == "co"
            || (1..4).any(|ahead| {
                is_among!("with together jointly alongside", passage.key(at + ahead))
            }))
        && (facts.word("cofounder") == Said::Yes || facts.in_a_row("cofounder") == Said::Yes);
    // `Command-line`.
    let joined = passage.gap_after(at) == "-";
    of_title
        || is_hired(passage, at)
        || joined
        || owned
        || together
        || is_lead_of_things(passage, at)
        || shows_the_way
        || anothers
        || told_of_a_name
        || is_told_of_somebody(passage, at, facts)
        || part
        || adjective
        || noun
        || participle
        || passage.is_given_away(at)
}

#[cfg(test)]
mod tests {
    use crate::check::truth::testing::text_passes;

    #[test]
    fn the_head_of_whom_something_is_told_is_not_the_user() {
        let source =
            "Line cook at Osteria Bruna. Head chef did the menus, head office ordered the plates.";
        assert!(text_passes(source, "Head chef did the menus"));
        assert!(text_passes(source, "Head office ordered the plates"));
        assert!(!text_passes(source, "Head chef of the kitchen"));
        assert!(!text_passes(source, "Worked as head chef"));
    }
}
