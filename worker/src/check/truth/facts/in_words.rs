//! Amounts that the user gives by words which are no numbers: `both years`, `the rest`, `number 2 in the team`, `again`, `2 of us`.

use smol_str::SmolStr;

use super::super::clauses::Passage;
use super::super::number_words::{self, is_function_word, is_plural};
use super::super::quantity::{Quantity, Unit};
use super::super::same_things::{is_person, same_kind};
use super::Facts;
use super::derived::close;
use crate::english::dates::month_number;
use crate::english::spelling;
use crate::english::tokens::stem;
use crate::english::verbs;
use crate::english::words::is_everyday;

impl Facts<'_> {
    /// Whether the user gives the amount by such words.
    pub(super) fn gives_in_words(&self, claim: &Quantity) -> bool {
        match claim.unit {
            Unit::Ordinal => self.is_placed(claim),
            Unit::Plain if claim.label.is_some() => self.is_level_of(claim),
            Unit::Plain => {
                self.is_both(claim)
                    || self.is_the_rest(claim)
                    || self.is_of_us(claim)
                    || self.names_as_many(claim)
            }
            _ => false,
        }
    }

    /// `Two summer fetes` of `the fete both years`, two kennels of `6 dogs in both`.
    fn is_both(&self, claim: &Quantity) -> bool {
        const BETWEEN: &str = "the of my our these those them";
        let twos = |source: &Passage<'_>, at: usize| {
            let noun = (at + 1..at + 4)
                .find(|place| !is_among!(BETWEEN, source.key(*place)))
                .map_or("", |place| source.key(place));
            let counted = || {
                claim
                    .nouns
                    .iter()
                    .any(|claimed| same_kind(&stem(noun), claimed))
            };
            // What both are is said elsewhere.
            let alone = source.gap_after(at) != " " || is_function_word(source.key(at + 1));
            if alone && source.key(at + 1) != "and" {
                let mut nouns = claim.nouns.iter();
                return nouns.any(|claimed| !self.occurrences(claimed).is_empty());
            }
            is_plural(noun)
                && (number_words::time_unit(noun).is_some() || noun == "times" || counted())
        };
        close(claim.value, 2.0)
            && claim.per.is_none()
            && self.any_word(|source, at| {
                source.key(at) == "both" && !source.words[at].negated && twos(source, at)
            })
    }

    /// The eight years of `12 yrs on ships, 4 as bosun, the rest deckhand`.
    fn is_the_rest(&self, claim: &Quantity) -> bool {
        self.passages.iter().any(|source| {
            let rest = (0..source.tokens.len())
                .find(|at| is_among!("rest remaining remainder", source.key(*at)));
            rest.is_some_and(|rest| {
                let sentence = source.sentence_of(rest);
                let amounts: Vec<&Quantity> = source
                    .quantities
                    .iter()
                    .filter(|amount| sentence.contains(&amount.token) && amount.unit == Unit::Plain)
                    .collect();
                amounts.windows(2).any(|pair| {
                    pair[0].label.is_none() && close(pair[0].value - pair[1].value, claim.value)
                })
            })
        })
    }

    /// `Ranked second` of `number 2`, a second nurse, the second time of what happened again.
    fn is_placed(&self, claim: &Quantity) -> bool {
        const TIMES: &str = "time win award occasion title honour honor";
        let unit = claim.after.as_deref().and_then(number_words::time_unit);
        let again = close(claim.value, 2.0)
            && claim
                .after
                .as_deref()
                .is_some_and(|after| TIMES.split(' ').any(|times| stem(times) == after));
        self.passages.iter().any(|source| {
            let numbered = source.quantities.iter().any(|fact| {
                fact.unit == Unit::Plain
                    && close(fact.value, claim.value)
                    && fact.token > 0
                    && is_among!(
                        "number no nr num position pos place rank",
                        source.key(fact.token - 1)
                    )
            });
            numbered
                || (0..source.tokens.len()).any(|at| {
                    let key = source.key(at);
                    // `The second year` is no second month.
                    let counts = close(claim.value, 2.0)
                        && is_among!("second 2nd", key)
                        && source.before(at) != "per"
                        && (unit.is_none() || unit == number_words::time_unit(source.key(at + 1)));
                    !source.words[at].negated
                        && (counts || again && is_among!("again twice another", key))
                })
        })
    }

    /// The 4 of `HSK Level 4` of `hsk 4`: a word for the rung goes without saying.
    fn is_level_of(&self, claim: &Quantity) -> bool {
        const RUNGS: &str = "level grade band class stage tier part step";
        let rung = claim
            .label
            .as_deref()
            .is_some_and(|label| RUNGS.split(' ').any(|rung| stem(rung) == label));
        let Some(of) = claim.before.get(1).filter(|_| rung) else {
            return false;
        };
        let mut facts = self.passages.iter().flat_map(|source| &source.quantities);
        facts.any(|fact| {
            fact.unit == Unit::Plain
                && close(fact.value, claim.value)
                && fact.label.as_ref().or(fact.before.first()) == Some(of)
        })
    }

    /// `Six run directors` of `one of the run directors (we are 6)`: who we are stands elsewhere.
    fn is_of_us(&self, claim: &Quantity) -> bool {
        // `DBAs`.
        let in_short = |noun: &SmolStr| noun.len() < 4 && number_words::time_unit(noun).is_none();
        let Some(noun) = claim
            .nouns
            .last()
            .filter(|noun| is_person(noun) || in_short(noun))
        else {
            return false;
        };
        self.passages.iter().any(|source| {
            source.quantities.iter().any(|fact| {
                let key =
                    |back: usize| fact.token.checked_sub(back).map_or("", |at| source.key(at));
                let we = source.key(fact.token + 1) == "of" && source.key(fact.token + 2) == "us"
                    || is_among!("are were", key(1)) && key(2) == "we";
                we && fact.same_amount(claim)
                    && (0..source.tokens.len()).any(|at| {
                        !source.words[at].negated && same_kind(&source.words[at].stem, noun)
                    })
            })
        })
    }

    /// `Two teammates` of `Ana and Luis did the tests`, three colleagues of `with Ana, Luis and Mo`: people of whom the user gives the names.
    fn names_as_many(&self, claim: &Quantity) -> bool {
        let people = claim.nouns.last().is_some_and(|noun| is_person(noun));
        people
            && claim.value > 1.0
            && claim.per.is_none()
            && self.any_word(|source, at| {
                #[expect(clippy::cast_precision_loss, reason = "a handful of names")]
                let named = names_from(source, at) as f64;
                close(named, claim.value)
            })
    }

    /// Whether the amount that the user has instead of another stands for that with which the other is compared: `6 weeks instead of 9`.
    pub(super) fn is_compared(&self, claim: &Quantity, passage: &Passage<'_>) -> bool {
        const COMPARES: &str = "from instead versus vs than planned against target originally previously scheduled rather";
        const REACH: usize = 5;
        let sentence = passage.sentence_of(claim.token);
        let mut near = (claim.token.saturating_sub(REACH)..claim.token + REACH)
            .filter(|at| sentence.contains(at));
        near.any(|at| is_among!(COMPARES, passage.key(at)))
            && self.passages.iter().any(|source| {
                source.quantities.iter().any(|fact| {
                    let before = fact.token.saturating_sub(3)..fact.token;
                    fact.same_amount(claim)
                        && before.into_iter().any(|at| {
                            (is_among!("instead rather", source.key(at))
                                && is_among!("of than", source.key(at + 1)))
                                // `They need 4 minutes now and not 25`.
                                || (source.key(at) == "not" && at + 1 == fact.token)
                        })
                })
            })
    }
}

/// How many names of people stand in a row from `at` on, if they are those with whom the user did it, or who did something.
fn names_from(source: &Passage<'_>, at: usize) -> usize {
    let is_name = |place: usize| {
        source.tokens.get(place).is_some_and(|token| {
            let mut letters = token.text.chars();
            letters.next().is_some_and(char::is_uppercase)
                && letters.next().is_some()
                && letters.all(char::is_lowercase)
                && !(token.opens_sentence && is_everyday(&token.key))
                && spelling::canonical_tool(token.text).is_none()
                && month_number(&token.key).is_none()
        })
    };
    let (mut names, mut next) = (0, at);
    while is_name(next) {
        names += 1;
        let joined = is_among!("and n", source.key(next + 1));
        let listed = matches!(source.gap_after(next), ", " | " & " | " + ") && is_name(next + 1);
        next += 1 + usize::from(joined);
        if !joined && !listed {
            break;
        }
    }
    let before = source.before(at);
    let with = is_among!("with w alongside and", before);
    let acts = source.key(next);
    let did = source.tokens[at].opens_sentence && (acts == "did" || verbs::is_past(acts));
    if with || did { names } else { 0 }
}

#[cfg(test)]
#[path = "in_words_tests.rs"]
mod tests;
