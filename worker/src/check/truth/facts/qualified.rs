//! What kind of things a text counts, where the user counts them without a kind, or of another: `9 corporate clients` of nine clients.

use std::sync::LazyLock;

use foldhash::HashMap;
use smol_str::SmolStr;

use super::super::clauses::Passage;
use super::super::number_words::{is_plural, time_unit};
use super::super::quantity::{Quantity, Unit};
use super::super::same_things::{is_anybody, is_person, same_kind};
use super::bare::counted;
use super::opposed::phrase;
use super::{Facts, Said};
use crate::english::gazetteer;

/// Words that tell of which kind somebody or something is, by size, age, sex, health, reach, rank, market and make: each with the words
/// by which people say as much.
const QUALIFIERS: &[(&str, &str)] = &[
    (
        "large larger big huge",
        "large larger largest big bigger biggest huge massive major great",
    ),
    (
        "small smaller",
        "small smaller smallest little tiny mini sme smb",
    ),
    (
        "international overseas foreign global worldwide multinational",
        "international overseas foreign global worldwide multinational abroad country countries world erasmus",
    ),
    (
        "local",
        "local locals nearby village town neighbourhood neighborhood community area city",
    ),
    (
        "corporate",
        "corporate corporates business businesses company companies firm firms b2b enterprise",
    ),
    (
        "premium luxury upscale",
        "premium luxury upscale exclusive posh fancy vip star stars",
    ),
    ("vip", "vip vips premium celebrity celebrities"),
    (
        "key strategic",
        "key main major strategic important biggest top",
    ),
    (
        "complex challenging",
        "complex complicated difficult hard tricky challenging challenge severe",
    ),
    (
        "elderly older geriatric",
        "elderly older old aged senior seniors pensioner pensioners oap oaps retired geriatric geriatrics dementia care",
    ),
    (
        "young younger",
        "young younger youth teen teens teenage teenagers kid kids child children pupil pupils student students baby babies",
    ),
    (
        "disabled",
        "disabled disability disabilities needs handicapped wheelchair wheelchairs sen send autistic autism",
    ),
    (
        "junior",
        "junior juniors jr trainee trainees grad grads graduate graduates apprentice apprentices intern interns younger starter starters",
    ),
    (
        "commercial",
        "commercial business businesses shop shops office offices retail company companies",
    ),
    (
        "residential domestic",
        "residential domestic home homes house houses household households flat flats apartment apartments resident residents private",
    ),
    ("wholesale", "wholesale wholesaler wholesalers trade"),
    (
        "critically critical",
        "critically critical icu itu intensive emergency",
    ),
    ("chronic", "chronic long"),
    (
        "female",
        "female females woman women girl girls lady ladies mother mothers",
    ),
    ("male", "male males man men boy boys lads"),
    (
        "regular returning",
        "regular regulars repeat returning loyal same usual steady weekly",
    ),
    ("printed", "printed print paper pcb pcbs board boards"),
    ("outpatient", "outpatient outpatients"),
    ("inpatient", "inpatient inpatients"),
];

impl Facts<'_> {
    /// Whether a text counts things of a kind of which the user says nothing, and they count the same things without it.
    pub(super) fn is_of_unsaid_kind(&self, claim: &Quantity, passage: &Passage<'_>) -> bool {
        if claim.unit != Unit::Plain || !self.in_english {
            return false;
        }
        if self.counts_no_such_people(claim, passage) || self.tells_them_apart(claim) {
            return true;
        }
        let words = phrase(passage, claim);
        let Some((_, before)) = words.split_last() else {
            return false;
        };
        let unsaid = |at: &usize| {
            let key = passage.key(*at);
            SAID_BY.get(key).is_some_and(|said| {
                self.word(key) == Said::No
                    && !(said.contains("abroad") && self.names_a_country())
                    && !said.split(' ').any(|word| self.has_said(|key| key == word))
            })
        };
        // What is counted, and not the large family of a `large family home`.
        let plain = before
            .iter()
            .all(|at| SAID_BY.contains_key(passage.key(*at)) || !is_plural(passage.key(*at)));
        plain
            && before.iter().any(unsaid)
            && self.of_same_amount(claim).any(|(_, fact)| {
                let heads = (fact.nouns.last(), claim.nouns.last());
                matches!(heads, (Some(mine), Some(theirs)) if same_kind(mine, theirs))
            })
    }
}

impl Facts<'_> {
    fn names_a_country(&self) -> bool {
        let words = self.passages.iter().flat_map(|passage| &passage.tokens);
        let mut words = words.map(|token| &token.key);
        words.any(|key| !gazetteer::countries(key).is_empty())
    }

    /// `A team of 8 managers` of 8 people, `8 employees` of 8 volunteers, `9 crews` of 9 people.
    fn counts_no_such_people(&self, claim: &Quantity, passage: &Passage<'_>) -> bool {
        const OVER_OTHERS: &str = "managers supervisors directors executives";
        const GROUPS: &str = "crews teams gangs squads departments";
        const PAID: &str = "staff employees workers";
        let Some(key) = counted(passage, claim).map(|at| passage.key(at)) else {
            return false;
        };
        let people = |fact: &Quantity| fact.nouns.last().is_some_and(|said| is_person(said));
        if is_among!(GROUPS, key) {
            let mut facts = self.of_same_amount(claim).peekable();
            return facts.peek().is_some()
                && facts.all(|(_, fact)| people(fact) && fact.nouns.last() != claim.nouns.last());
        }
        let over = is_among!(OVER_OTHERS, key);
        let mut facts = self.of_same_amount(claim).peekable();
        (over || is_among!(PAID, key))
            && self.word(key) == Said::No
            && facts.peek().is_some()
            && facts.all(|(_, fact)| {
                fact.nouns.last().is_some_and(|said| {
                    if over {
                        is_anybody(said)
                    } else {
                        said == "volunt"
                    }
                })
            })
    }

    /// `15 articles` of 6 articles and 15 posts: two words for one thing are two things to who counts both in one sentence.
    fn tells_them_apart(&self, claim: &Quantity) -> bool {
        let Some(noun) = claim.plain_noun() else {
            return false;
        };
        let mut same = self.of_same_amount(claim).peekable();
        same.peek().is_some()
            && same.all(|(source, fact)| {
                let sentence = source.sentence_of(fact.token);
                let mut others = source.quantities.iter();
                let synonym = |mine: &SmolStr| mine != noun && same_kind(mine, noun);
                fact.nouns.len() == 1
                    && claim.nouns.len() == 1
                    && fact.plain_noun().is_some_and(synonym)
                    && time_unit(noun).is_none()
                    && !is_person(noun)
                    && others.any(|other| {
                        sentence.contains(&other.token)
                            && !other.same_amount(claim)
                            && other.nouns.len() == 1
                            && other.plain_noun() == Some(noun)
                    })
            })
    }
}

static SAID_BY: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let each = QUALIFIERS
        .iter()
        .flat_map(|(words, said)| words.split(' ').map(move |word| (word, *said)));
    each.collect()
});

#[cfg(test)]
#[path = "qualified_tests.rs"]
mod tests;
