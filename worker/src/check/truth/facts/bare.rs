//! Amounts that the user gives without naming what they count, or with its modifiers in short: `trained 5`, `55 smb accounts`.

use smol_str::SmolStr;

use super::super::clauses::Passage;
use super::super::number_words;
use super::super::quantity::{Agreement, Quantity, Unit};
use super::super::same_things::{is_person, same_kind};
use super::derived::close;
use super::same_rate::same_rate;
use super::{Facts, Said};
use crate::english::tokens::stem;
use crate::english::verbs;

/// What is done with people and nothing else, or with people where nothing else is named.
const WITH_PEOPLE: &str = "train mentor coach supervise manage lead teach tutor onboard hire recruit interview instruct guide oversee employ induct \
    brief line-manage direct head assess appraise lecture welcome invite promote";

impl Facts<'_> {
    /// Whether the user gives the amount and leaves what it counts to what they say of it, so that any plain word for that will do.
    pub(super) fn leaves_unsaid(&self, claim: &Quantity, passage: &Passage<'_>) -> bool {
        let Some(noun) = claim.plain_noun() else {
            return false;
        };
        let several_groups = is_among!("crew team gang squad", noun)
            && counted(passage, claim).is_some_and(|at| number_words::is_plural(passage.key(at)));
        self.passages.iter().any(|source| {
            source.quantities.iter().any(|fact| {
                fact.same_amount(claim)
                    && fact.label.is_none()
                    && same_rate(source, fact, claim)
                    && ((is_person(noun) && !several_groups && is_done_with_people(source, fact))
                        || (is_person(noun) && is_done_for(source, fact))
                        || spells_modifiers_out(source, fact, passage, claim))
            })
        })
    }

    /// The three rotations of `4 months shop floor, 4 buying, 4 finance`.
    pub(super) fn lists_alike(&self, claim: &Quantity) -> bool {
        const MOST: f64 = 6.0;
        let lasts = |noun: &SmolStr| number_words::time_unit(noun).is_some();
        let plain = claim.label.is_none() && claim.per.is_none();
        if claim.value < 2.0 || claim.value > MOST || !plain || claim.nouns.last().is_none_or(lasts)
        {
            return false;
        }
        self.passages.iter().any(|passage| {
            let amounts = &passage.quantities;
            let mut length = 1.0;
            (1..=amounts.len()).any(|at| {
                let follows = amounts.get(at).is_some_and(|next| {
                    let before = &amounts[at - 1];
                    let listed = |between: &str| {
                        between.contains(',') && !between.contains(['.', ';', '\n'])
                    };
                    before.same_amount(next)
                        && before.label.is_none()
                        && next.label.is_none()
                        && next.nouns.len() < 2
                        && passage
                            .text
                            .get(before.span.end..next.span.start)
                            .is_some_and(listed)
                });
                if follows {
                    length += 1.0;
                    return false;
                }
                let of_list = f64::abs(length - claim.value) < f64::EPSILON
                    && amounts[at - 1].unit == Unit::Plain;
                length = 1.0;
                of_list
            })
        })
    }

    /// `First of two times`, where the user had or did it twice.
    pub(super) fn is_one_of_times(&self, claim: &Quantity, passage: &Passage<'_>) -> bool {
        const TIMES: &str = "time win award occasion honour honor title season summer winter harvest campaign contract stint tour posting term placement";
        let times =
            |noun: &SmolStr| TIMES.split(' ').any(|word| stem(word) == *noun) || noun == "x";
        let whole = passage
            .quantities
            .iter()
            .find(|whole| whole.token > claim.token);
        let Some(whole) = whole.filter(|whole| {
            passage
                .text
                .get(claim.span.end..whole.span.start)
                .is_some_and(|between| is_among!("of of_the", &between.trim().replace(' ', "_")))
        }) else {
            return false;
        };
        let ranked = || {
            let mut facts = self.passages.iter().flat_map(|source| &source.quantities);
            facts.any(|fact| fact.unit == Unit::Ordinal && close(fact.value, claim.value))
        };
        claim.unit == Unit::Ordinal
            && claim.value <= whole.value
            && whole.nouns.last().is_some_and(times)
            && (ranked()
                || self.was_as_often(whole.value)
                || self.quantity(whole, Agreement::WithNoun) == Said::Yes)
    }

    /// Whether the user says that something was so many times: `twice`, `3x`.
    pub(super) fn was_as_often(&self, times: f64) -> bool {
        let mut facts = self.passages.iter().flat_map(|source| &source.quantities);
        facts.any(|fact| {
            fact.unit == Unit::Plain
                && close(fact.value, times)
                && fact
                    .nouns
                    .first()
                    .is_some_and(|noun| noun == "x" || *noun == stem("time"))
        })
    }
}

/// `Trained 5`, `6 managed`: nobody trains or manages so many of anything but people, if they name nothing.
pub(super) fn is_done_with_people(source: &Passage<'_>, fact: &Quantity) -> bool {
    let with_people = |at: usize| {
        let key = source.key(at);
        let base =
            verbs::lookup(key).map_or(key.strip_suffix("ed").unwrap_or(key), |(base, _)| base);
        is_among!(WITH_PEOPLE, base)
    };
    let sentence = source.sentence_of(fact.token);
    let mut before = (sentence.start..fact.token).rev().filter(|at| {
        !is_among!(
            "about around approx roughly ca circa up to over some and maybe perhaps like",
            source.key(*at)
        )
    });
    let behind = fact.token + 1;
    fact.unit == Unit::Plain
        && fact.nouns.is_empty()
        && (before.next().is_some_and(with_people)
            || (sentence.contains(&behind)
                && source.gap_after(fact.token) == " "
                && with_people(behind)))
}

/// `Payroll for 60, twice a month`: those for whom something is done are people.
fn is_done_for(source: &Passage<'_>, fact: &Quantity) -> bool {
    let before = |at: usize| source.before(at);
    // The first of `for 10-15`.
    let mut others = source.quantities.iter();
    let begins = others.find(|other| {
        let between = source.text.get(other.span.end..fact.span.start);
        between.is_some_and(|between| matches!(between.trim(), "-" | "–" | "to"))
    });
    let behind = source.gap_after(fact.token);
    fact.unit == Unit::Plain
        && fact.nouns.is_empty()
        && before(begins.unwrap_or(fact).token) == "for"
        && (behind != " " || number_words::is_function_word(source.key(fact.token + 1)))
}

/// `55 small and mid-sized business accounts` of `55 smb accounts`: the same is counted, whose modifiers are other words for the user's.
fn spells_modifiers_out(
    source: &Passage<'_>,
    fact: &Quantity,
    passage: &Passage<'_>,
    claim: &Quantity,
) -> bool {
    const LONGEST: usize = 8;
    let Some(head) = fact.nouns.last().filter(|_| fact.nouns.len() > 1) else {
        return false;
    };
    let Some(short) = counted(source, fact)
        .and_then(|at| at.checked_sub(1))
        .map(|at| source.key(at))
    else {
        return false;
    };
    let sentence = passage.sentence_of(claim.token);
    let phrase: Vec<usize> = (claim.token + 1..(claim.token + 1 + LONGEST).min(sentence.end))
        .take_while(|at| {
            !passage
                .gap_after(at - 1)
                .contains([',', ';', '.', ':', '('])
        })
        .collect();
    let letters: String = short.chars().filter(char::is_ascii_alphabetic).collect();
    let joins = |at: usize| is_among!("and to of or", passage.key(at));
    let spelt = |end: usize| {
        // Another number counts something else.
        let plain = phrase[..end].iter().all(|at| {
            let key = passage.key(*at);
            joins(*at)
                || (!number_words::is_function_word(key)
                    && number_words::small_number(key).is_none())
        });
        let initials = phrase[..end]
            .iter()
            .filter(|at| !joins(**at))
            .filter_map(|at| passage.key(*at).chars().next());
        // `Mid-sized` gives two letters of which the user has one.
        let mut initials = initials.peekable();
        let mut letters = letters.chars();
        plain
            && initials.peek().copied() == letters.clone().next()
            && letters.all(|letter| initials.any(|initial| initial == letter))
    };
    letters.len() > 1
        && phrase
            .iter()
            .enumerate()
            .any(|(end, at)| end > 0 && same_kind(&passage.words[*at].stem, head) && spelt(end))
}

/// Where the word stands that the amount counts.
pub(super) fn counted(passage: &Passage<'_>, quantity: &Quantity) -> Option<usize> {
    const FURTHEST: usize = 7;
    let noun = quantity.nouns.last()?;
    let sentence = passage.sentence_of(quantity.token);
    (quantity.token + 1..(quantity.token + FURTHEST).min(sentence.end))
        .find(|at| passage.words[*at].stem == *noun)
}

#[cfg(test)]
#[path = "bare_tests.rs"]
mod tests;
