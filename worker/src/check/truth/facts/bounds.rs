//! Whether a number is said to be all, or as much as, or less than there was: `over 5` of `5`.

use smol_str::SmolStr;

use super::super::clauses::Passage;
use super::super::language::{self, Language};
use super::super::number_words::time_unit;
use super::super::quantity::{Quantity, Unit};
use super::Facts;
use crate::english::verbs;

/// On which side of a number the truth lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// `5`, `about 5`.
    None,
    /// `Over 5`, `5+`, `at least 5`.
    Lower,
    /// `Up to 5`, `no more than 5`.
    Upper,
    /// `Nearly 5`, which are less.
    Almost,
    /// `Under 5`, `less than 5`.
    Under,
}

/// The side of a number on which a text says that the truth lies.
pub fn bound(passage: &Passage<'_>, quantity: &Quantity) -> Bound {
    // `Exceeding the 110-pick target`, `under a budget of 45k`.
    let set = |word: &SmolStr| is_among!("target goal quota budget limit plan estim", word);
    match side(passage, quantity) {
        Bound::Lower | Bound::Under if quantity.before.iter().any(set) => Bound::None,
        side => side,
    }
}

fn side(passage: &Passage<'_>, quantity: &Quantity) -> Bound {
    let sentence = passage.sentence_of(quantity.token);
    let mut at = quantity.token;
    // `Under a three-shift system`: the number only describes what it was under.
    let article = at > sentence.start && is_among!("a an", passage.key(at - 1));
    if article && passage.gap_after(at) == "-" {
        return Bound::None;
    }
    // `Over a dozen`, `more than about 5`; `under the 45k budget` goes by an aim.
    while at > sentence.start
        && is_among!(
            "a an about around approximately roughly some like",
            passage.key(at - 1)
        )
    {
        at -= 1;
    }
    let before = |back: usize| {
        at.checked_sub(back)
            .filter(|at| *at >= sentence.start)
            .map_or("", |at| passage.key(at))
    };
    // `Never off by more than 5`.
    let denied = |back: usize| {
        is_among!("no not never", before(back))
            || passage.words[quantity.token].negated
            || (back > 1
                && (at.saturating_sub(5).max(sentence.start)..at)
                    .any(|at| is_among!("no not never", passage.key(at))))
    };
    let lead = passage.text[..quantity.span.start].trim_end_matches([' ', '$', '£', '€']);
    match (before(2), before(1)) {
        ("more" | "greater" | "higher" | "longer", "than") if denied(3) => Bound::Upper,
        ("less" | "fewer" | "lower", "than") if denied(3) => Bound::Lower,
        (_, "under" | "below") if denied(2) => Bound::Lower,
        (_, "over") if is_more(passage, quantity, at - 1) => Bound::Lower,
        ("more" | "greater" | "higher" | "longer", "than")
        | ("upwards" | "upward" | "excess" | "minimum" | "min" | "north", "of")
        | (_, "least" | "minimum" | "min" | "exceeding" | "above" | "upwards") => Bound::Lower,
        ("less" | "fewer" | "lower", "than") | (_, "under" | "below") => Bound::Under,
        ("up", "to")
        | ("at", "most")
        | ("maximum" | "max", "of")
        | ("many" | "much", "as")
        | (_, "max" | "maximum") => Bound::Upper,
        ("close", "to") | (_, "nearly" | "almost") => Bound::Almost,
        _ if lead.ends_with(['>', '≥']) || lead.ends_with(" +") || lead == "+" => Bound::Lower,
        _ if lead.ends_with(['<', '≤']) => Bound::Under,
        _ if is_open_above(passage, quantity) => Bound::Lower,
        _ => Bound::None,
    }
}

/// `5+ people`, `50-plus`, `20 or more`, `300 people plus`.
fn is_open_above(passage: &Passage<'_>, quantity: &Quantity) -> bool {
    let end = quantity.span.end;
    let next = passage.tokens.partition_point(|token| token.start < end);
    let behind = passage.text.get(end..).unwrap_or("");
    let glued = behind.starts_with('+')
        || passage
            .text
            .get(quantity.span.clone())
            .is_some_and(|own| own.contains('+'))
        || passage.tokens[..next]
            .last()
            .is_some_and(|token| token.text.ends_with('+'));
    glued
        || is_plus(passage, next)
        || [next, next + quantity.nouns.len()].into_iter().any(|at| {
            let last = at > next
                && passage
                    .tokens
                    .get(at - 1)
                    .is_some_and(|token| token.text.ends_with('+'));
            last || (passage.key(at) == "or"
                && is_among!("more above over longer greater", passage.key(at + 1)))
                || (passage.key(at) == "and" && is_among!("up above over", passage.key(at + 1)))
        })
}

/// `50-plus`, `50 plus patients`: not `14 plus the hall`, `3 plus 2`.
fn is_plus(passage: &Passage<'_>, at: usize) -> bool {
    passage.key(at) == "plus"
        && at > 0
        && matches!(passage.gap_after(at - 1), " " | "-")
        && passage.gap_after(at) == " "
        && !is_among!("a an the my our another", passage.key(at + 1))
        && !passage.quantities.iter().any(|one| one.token == at + 1)
}

/// Whether an `over` says that there were more: not `over 3 seasons`, `40 rooms over 3 floors`.
fn is_more(passage: &Passage<'_>, quantity: &Quantity, over: usize) -> bool {
    const FEW: f64 = 20.0;
    let before = passage.before(over);
    let lasts = quantity.nouns.iter().any(|noun| {
        time_unit(noun).is_some()
            || is_among!(
                "season summer winter spring autumn term semester weekend night evening session shift game phase decad",
                noun
            )
    });
    if lasts {
        return is_among!("for of with has have spent well past just by", before);
    }
    // `Turning over 2 million`, `watch over 32 cameras`.
    let particle = is_among!(
        "turn turns turned turning turnover watch watched watches watching handed handing hand carried carry presided presiding taken taking go went going",
        before
    ) || (quantity.value < FEW && is_among!("took take takes", before));
    // `Handed the club over £900 up`.
    let start = passage.sentence_of(over).start;
    let mut leading = start.max(over.saturating_sub(4))..over;
    let parted = leading.any(|at| {
        is_among!(
            "hand handed hands handing turned sign signed passed",
            passage.key(at)
        ) && passage.clause_of(at).contains(&over)
    });
    if particle || parted {
        return false;
    }
    let spread = is_among!(
        "worked working spread split divided spanning spanned ran running held stretched distributed based",
        before
    );
    let taken = verbs::lookup(before).is_some()
        || before.ends_with("ing")
        || is_among!("", before)
        || is_among!(
            "of with to by from for at in and well just serving across has have had all",
            before
        );
    quantity.unit != Unit::Plain || (!spread && (taken || quantity.value >= FEW))
}

/// What people say of a number who mean more: `50 odd`, `easily 50`, `50 if not more`, `4-6`.
fn may_be_more(passage: &Passage<'_>, quantity: &Quantity) -> bool {
    const REACH: usize = 4;
    let sentence = passage.sentence_of(quantity.token);
    let before = quantity.token.saturating_sub(2).max(sentence.start)..quantity.token;
    let after =
        quantity.token + 1..(quantity.token + 1 + quantity.nouns.len() + REACH).min(sentence.end);
    let range = passage.text.get(quantity.span.end..).is_some_and(|behind| {
        let behind = behind.trim_start();
        let behind = behind
            .strip_prefix(['-', '–', '—', '/'])
            .or_else(|| behind.strip_prefix("to "))
            .or_else(|| behind.strip_prefix("or "));
        behind.is_some_and(|behind| behind.trim_start().starts_with(|c: char| c.is_numeric()))
    });
    range
        || before.into_iter().any(|at| {
            is_among!(
                "over more least above easily minimum min exceeded passed",
                passage.key(at)
            )
        })
        || after.into_iter().any(|at| {
            is_among!(
                "more least plus odd something easily minimum min counting growing",
                passage.key(at)
            )
        })
}

impl Facts<'_> {
    /// What the text says the truth of a number to be that the user gives otherwise: `more` for `over 5` of `5` and of `up to 5`.
    pub fn overstates(&self, claim: &Quantity, passage: &Passage<'_>) -> Option<&'static str> {
        if claim.label.is_some() || claim.unit == Unit::Ordinal || claim.value < 1.0 {
            return None;
        }
        let claimed = bound(passage, claim);
        let time = |one: &Quantity| one.nouns.iter().any(|noun| time_unit(noun).is_some());
        let mut said = self
            .of_same_amount(claim)
            .filter(|(_, fact)| time(fact) == time(claim))
            .peekable();
        said.peek()?;
        let all = |is_other: &dyn Fn(&Passage<'_>, &Quantity, Bound) -> bool| {
            said.clone().all(|(source, fact)| {
                language::of(source) == Language::English
                    && is_other(source, fact, bound(source, fact))
            })
        };
        match claimed {
            Bound::Lower => {
                // `3 years` from May 2018 to September 2021 are more.
                let dated = || time(claim) && self.passages.iter().any(|text| text.dates.len() > 1);
                let other = |source: &Passage<'_>, fact: &Quantity, bound: Bound| {
                    bound != Bound::Lower && !may_be_more(source, fact)
                };
                (all(&other) && !dated() && !self.is_rounded(claim, passage)).then_some("more")
            }
            Bound::Under => {
                let other = |_: &Passage<'_>, _: &Quantity, bound: Bound| {
                    matches!(bound, Bound::None | Bound::Lower)
                };
                (all(&other) && !self.is_rounded(claim, passage)).then_some("less")
            }
            Bound::Upper | Bound::Almost => {
                let other = |_: &Passage<'_>, _: &Quantity, bound: Bound| bound == Bound::Lower;
                all(&other).then_some("no more")
            }
            // `60 calls a shift` of `up to 60`.
            Bound::None => {
                let other = |_: &Passage<'_>, _: &Quantity, bound: Bound| bound == Bound::Upper;
                let most = || {
                    passage.sentence_of(claim.token).any(|at| {
                        is_among!(
                            "max maximum peak peaked peaks most limit limits limited capacity busiest busy best record high ceiling cap authority allowance reaching topping within to between from",
                            passage.key(at)
                        )
                    })
                };
                (all(&other) && !most()).then_some("always that, not less")
            }
        }
    }
}

#[cfg(test)]
#[path = "bounds_tests.rs"]
mod tests;
