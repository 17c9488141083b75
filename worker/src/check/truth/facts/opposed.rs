//! Amounts of what the user tells apart by its kind: `70 outbound calls` of 70 inbound ones, `9 crews` of a crew of nine, an `8-block campus` of an
//! 8 storey block.

use super::super::clauses::Passage;
use super::super::kinds_apart::kinds_of;
use super::super::number_words;
use super::super::quantity::{Quantity, Unit};
use super::super::same_things::{is_anybody, is_person, same_kind};
use super::super::titles::{is_derived, is_own_by_another_name};
use super::super::word_lists::is_listed;
use super::Facts;
use super::bare::{counted, is_done_with_people};
use super::counted_as::is_team_of;
use crate::english::titles;

impl Facts<'_> {
    /// Whether the user has that many of another kind only.
    pub(super) fn counts_the_other_kind(&self, claim: &Quantity, passage: &Passage<'_>) -> bool {
        self.is_of_opposed_kind(claim, passage)
            || self.is_of_unsaid_kind(claim, passage)
            || self.takes_one_for_many(claim, passage)
            || self.counts_what_holds_them(claim, passage)
            || self.gives_to_each(claim, passage)
            || self.counts_people(claim)
            || self.is_other_end_of(claim, passage)
            || self.takes_seasons_for_years(claim)
            || self.groups_ages(claim, passage)
            || self.mixes_ages_with_counts(claim, passage)
            || self.counts_what_has_a_team(claim, passage)
            || self.gives_people_a_trade(claim)
    }

    /// `12 mechanics` of 12 people, of whom the user says no such thing.
    fn gives_people_a_trade(&self, claim: &Quantity) -> bool {
        const ANYBODY: &str = "volunteer helper worker assistant trainee apprentice operative agent representative intern guard host model officer";
        let Some(trade) = claim.plain_noun().filter(|noun| {
            titles::is_title_noun(noun)
                && !is_among!(ANYBODY, noun)
                && !is_anybody(noun)
                && !self.says_alike(noun)
        }) else {
            return false;
        };
        let mut facts = self.of_same_amount(claim).peekable();
        facts.peek().is_some()
            && facts.all(|(_, fact)| {
                fact.nouns
                    .last()
                    .is_some_and(|noun| is_among!("people person ppl folk", noun))
            })
            && !is_derived(trade, self)
            && !is_own_by_another_name(trade, self)
    }

    /// `2 full years` of two summers.
    fn takes_seasons_for_years(&self, claim: &Quantity) -> bool {
        let counts = |one: &Quantity, words: &str| {
            one.nouns
                .iter()
                .any(|noun| is_listed(words, noun.trim_end_matches('s')))
        };
        let mut facts = self.of_same_amount(claim).peekable();
        counts(claim, "year yr")
            && claim.per.is_none()
            && facts.peek().is_some()
            && facts.all(|(_, fact)| {
                !counts(fact, "year yr")
                    && counts(
                        fact,
                        "summer winter spring autumn season harvest semest semester term weekend",
                    )
            })
    }

    /// `Five children` of three who are 2, 5 and 9, and children aged 3 of three children.
    fn mixes_ages_with_counts(&self, claim: &Quantity, passage: &Passage<'_>) -> bool {
        let aged = is_of_ages(passage, claim);
        let of_people = claim.nouns.last().is_some_and(|noun| is_person(noun));
        if !(aged || of_people) || claim.nouns.iter().any(|noun| noun == "old") {
            return false;
        }
        let mut facts = self.of_same_amount(claim).peekable();
        if facts.peek().is_none() {
            return false;
        }
        if !aged {
            return facts.all(|(source, fact)| is_of_ages(source, fact));
        }
        let gives_ages = || {
            self.passages.iter().any(|source| {
                source
                    .quantities
                    .iter()
                    .any(|fact| is_of_ages(source, fact))
            })
        };
        facts.all(|(source, fact)| {
            fact.nouns.last().is_some_and(|noun| is_person(noun)) && !is_of_ages(source, fact)
        }) && gives_ages()
    }

    /// `Children in groups of 8 to 12` of `kids 8 to 12`.
    fn groups_ages(&self, claim: &Quantity, passage: &Passage<'_>) -> bool {
        let grouped = claim.token > 1
            && passage.key(claim.token - 1) == "of"
            && is_among!(
                "group groups team teams class classes",
                passage.key(claim.token - 2)
            );
        let mut facts = self.of_same_amount(claim).peekable();
        grouped
            && facts.peek().is_some()
            && facts.all(|(source, fact)| {
                fact.token > 0
                    && is_among!(
                        "aged age ages kid kids child children boys girls pupils",
                        source.key(fact.token - 1)
                    )
            })
    }

    /// `A group of 12 stores` of a store with a team of 12.
    fn counts_what_has_a_team(&self, claim: &Quantity, passage: &Passage<'_>) -> bool {
        const PLACES: &str = "store shop site branch branches outlet location hotel restaurant cafe pub school hospital clinic company companies \
            client account project country depot warehouse region department";
        let Some(at) = counted(passage, claim) else {
            return false;
        };
        let key = passage.key(at);
        let mut facts = self.of_same_amount(claim).peekable();
        let mut others = passage.quantities.iter();
        claim.value > 1.0
            && !others.any(|other| (claim.token + 1..at).contains(&other.token))
            && number_words::is_plural(key)
            && is_listed(PLACES, key.strip_suffix('s').unwrap_or(key))
            && facts.peek().is_some()
            && facts.all(|(source, fact)| is_team_of(source, fact))
    }

    /// `The first five years` of the last five.
    fn is_other_end_of(&self, claim: &Quantity, passage: &Passage<'_>) -> bool {
        const ENDS: [&str; 2] = ["first initial opening", "last final past recent latest"];
        let end = |of: &Passage<'_>, amount: &Quantity| {
            let before = amount.token.checked_sub(1)?;
            ENDS.iter().position(|end| is_listed(end, of.key(before)))
        };
        let Some(claimed) = end(passage, claim) else {
            return false;
        };
        let mut facts = self.of_same_amount(claim).peekable();
        // `The first six years` of one who was there for six, and gives the first two.
        let others = || {
            self.passages.iter().any(|source| {
                source
                    .quantities
                    .iter()
                    .any(|fact| end(source, fact) == Some(claimed) && fact.nouns == claim.nouns)
            })
        };
        match facts.peek() {
            Some(_) => {
                facts.all(|(source, fact)| end(source, fact).is_some_and(|said| said != claimed))
            }
            None => others(),
        }
    }

    /// `Supervisor at a petrol station, managed 6` tells of no six stations.
    fn counts_people(&self, claim: &Quantity) -> bool {
        let Some(noun) = claim.nouns.last().filter(|_| {
            claim.unit == Unit::Plain && !claim.nouns.iter().any(|noun| is_person(noun))
        }) else {
            return false;
        };
        let places = self.occurrences(noun);
        let one = |(passage, at): &(usize, usize)| {
            !number_words::is_plural(self.passages[*passage].key(*at))
        };
        let mut facts = self.of_same_amount(claim).peekable();
        !places.is_empty()
            && places.iter().all(one)
            && facts.peek().is_some()
            && facts.all(|(source, fact)| is_done_with_people(source, fact))
    }

    fn is_of_opposed_kind(&self, claim: &Quantity, passage: &Passage<'_>) -> bool {
        let kinds = |of: &Passage<'_>, quantity: &Quantity| -> Vec<(usize, usize)> {
            let words = phrase(of, quantity).into_iter();
            words.flat_map(|at| kinds_of(of.key(at))).copied().collect()
        };
        let claimed = kinds(passage, claim);
        claimed.iter().any(|(set, theirs)| {
            if claimed.iter().filter(|(other, _)| other == set).count() != 1 {
                return false;
            }
            let mut others = self
                .of_same_amount(claim)
                .filter(|(_, fact)| same_head(fact, claim))
                .map(|(source, fact)| kinds(source, fact))
                .peekable();
            others.peek().is_some()
                && others.all(|kinds| {
                    kinds.iter().any(|(other, _)| other == set) && !kinds.contains(&(*set, *theirs))
                })
        })
    }

    /// `45 apartment blocks` of 45 apartments.
    fn counts_what_holds_them(&self, claim: &Quantity, passage: &Passage<'_>) -> bool {
        const HOLDERS: &str = "block building complex tower estat compani firm agenc department class school colleg branch chain network fleet seri \
            club citi town factori plant warehous store shop group team crew squad";
        let ([.., held, holder], Some(at)) = (&claim.nouns[..], counted(passage, claim)) else {
            return false;
        };
        let mut facts = self
            .passages
            .iter()
            .flat_map(|source| &source.quantities)
            .filter(|fact| fact.same_amount(claim) && fact.label.is_none())
            .peekable();
        is_among!(HOLDERS, holder)
            && number_words::is_plural(passage.key(at))
            && self.occurrences(holder).is_empty()
            && facts.peek().is_some()
            && facts.all(|fact| {
                fact.nouns
                    .last()
                    .is_some_and(|said| same_kind(said, held) && !same_kind(said, holder))
            })
    }

    /// `100 pupils each` of 100 pupils in all.
    fn gives_to_each(&self, claim: &Quantity, passage: &Passage<'_>) -> bool {
        const EACH: &str = "each apiece per every both a an";
        let last = counted(passage, claim).unwrap_or(claim.token);
        let each = last + 1;
        let of_each = is_among!("each apiece", passage.key(each))
            && passage.gap_after(last) == " "
            && (passage.gap_after(each) != " "
                || number_words::is_function_word(passage.key(each + 1)));
        // `Up to 20 MW each`; what lasts 3 hours may well do so each time.
        let most = claim.token > 1
            && passage.key(claim.token - 1) == "to"
            && passage.key(claim.token - 2) == "up";
        let lasts = claim
            .nouns
            .iter()
            .any(|noun| number_words::time_unit(noun).is_some());
        if !of_each || most || lasts || claim.value <= 1.0 {
            return false;
        }
        let mut facts = self.of_same_amount(claim).peekable();
        facts.peek().is_some()
            && facts.all(|(source, fact)| {
                let of = fact.token > 0 && source.key(fact.token - 1) == "of";
                fact.per.is_none()
                    && !of
                    && !source
                        .sentence_of(fact.token)
                        .any(|at| is_among!(EACH, source.key(at)))
            })
    }

    /// `9 crews` of `crew of 9`, the `12-tower complex` of a `12 storey tower`.
    fn takes_one_for_many(&self, claim: &Quantity, passage: &Passage<'_>) -> bool {
        let hyphened = passage.text[claim.span.end..].starts_with('-');
        let noun = if hyphened {
            claim.nouns.first()
        } else {
            claim.nouns.last()
        };
        let (Some(noun), Some(at)) = (noun, counted(passage, claim)) else {
            return false;
        };
        let several = number_words::is_plural(passage.key(at));
        let mut facts = self
            .of_same_amount(claim)
            .filter(|(_, fact)| fact.label.is_none())
            .peekable();
        let group = |source: &Passage<'_>, fact: &Quantity| {
            fact.nouns.is_empty()
                && is_among!("team crew group squad gang class", noun)
                && fact.before.first() == Some(noun)
                && source.key(fact.token.wrapping_sub(1)) == "of"
        };
        claim.value > 1.0
            && (several || hyphened)
            && facts.peek().is_some()
            && facts.all(|(source, fact)| {
                (several && !hyphened && group(source, fact)) || is_described(source, fact, noun)
            })
    }
}

/// Whether the amount is an age, alone or in a list of them: the 5 of `ages 2 5 and 9`.
fn is_of_ages(passage: &Passage<'_>, amount: &Quantity) -> bool {
    const CHILDREN: &str = "boys girls kids children sons daughters grandchildren toddlers twins";
    let mut before = (0..amount.token).rev();
    let listed = |key: &&str| {
        is_among!("and to or between of", key)
            || key.bytes().all(|byte| byte.is_ascii_digit())
            || number_words::small_number(key).is_some()
    };
    before
        .find(|at| !listed(&passage.key(*at)))
        .is_some_and(|at| {
            // `Two boys 4 and 7`.
            let of_children = || {
                is_among!(CHILDREN, passage.key(at))
                    && amount.nouns.is_empty()
                    && matches!(passage.gap_after(at), " " | " (")
            };
            is_among!("age aged ages", passage.key(at)) || of_children()
        })
}

/// Whether the thing is one, of which the amount tells how large it is: the tower of a `12 storey residential tower`.
fn is_described(source: &Passage<'_>, fact: &Quantity, noun: &str) -> bool {
    const LARGE: &str = "storey story stori floor level bed bedroom room seat door person man piec page lane acr unit star line";
    let ([first, .., last], Some(at)) = (&fact.nouns[..], counted(source, fact)) else {
        return false;
    };
    same_kind(last, noun)
        && is_among!(LARGE, first)
        && !same_kind(first, noun)
        && !number_words::is_plural(source.key(fact.token + 1))
        && !number_words::is_plural(source.key(at))
}

/// Whether both count the same sort of thing, of whatever kind.
fn same_head(fact: &Quantity, claim: &Quantity) -> bool {
    match (fact.nouns.last(), claim.nouns.last()) {
        (Some(mine), Some(theirs)) => same_kind(mine, theirs),
        _ => fact.unit == Unit::Percent,
    }
}

/// The words that tell what an amount is of: those behind it up to what it counts, or beside a share.
pub(super) fn phrase(passage: &Passage<'_>, quantity: &Quantity) -> Vec<usize> {
    const NEAR: usize = 3;
    let sentence = passage.sentence_of(quantity.token);
    let goes_on = |at: &usize| {
        sentence.contains(at) && !passage.gap_after(at - 1).contains([',', ';', '(', ':'])
    };
    if quantity.unit == Unit::Percent {
        let before =
            (sentence.start.max(quantity.token.saturating_sub(NEAR))..quantity.token).rev();
        let before = before.take_while(|at| !passage.gap_after(*at).contains([',', ';', ')']));
        let behind = (quantity.token + 1..quantity.token + 1 + NEAR).take_while(goes_on);
        return before
            .chain(behind)
            .filter(|at| passage.key(*at) != "and")
            .collect();
    }
    let Some(head) = counted(passage, quantity) else {
        return Vec::new();
    };
    (quantity.token + 1..=head).take_while(goes_on).collect()
}
