//! A number with what it counts, and which quantity supports which.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::english::tokens::stem;

/// A number in a text, with the unit or noun that it counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    pub value: f64,
    pub unit: Unit,
    /// Stems of the words that follow and are counted; the last one is what is counted.
    pub nouns: Vec<String>,
    /// Stems of the two content words before it: `team` in `team of 5`.
    pub before: Vec<String>,
    /// `day` in `300 customers a day`.
    pub per: Option<String>,
    /// Bytes of the number and its unit.
    pub span: Range<usize>,
    /// Index of the first token.
    pub token: usize,
}

/// What kind of number it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Plain,
    Percent,
    /// ISO-like code of the currency, or empty when only an amount of money is known.
    Money(&'static str),
    Ordinal,
}

/// How much of a quantity has to agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// Value, unit and what is counted.
    WithNoun,
    /// Value and unit, as in the field of a score.
    ValueOnly,
}

impl Quantity {
    /// Whether someone who said `self` also said `claim`.
    pub fn supports(&self, claim: &Quantity, agreement: Agreement) -> bool {
        if !self.same_amount(claim) {
            return false;
        }
        if agreement == Agreement::ValueOnly || self.unit != Unit::Plain {
            return true;
        }
        self.counts_the_same(claim)
    }

    /// Whether value and unit agree, whatever is counted.
    pub fn same_amount(&self, other: &Quantity) -> bool {
        let units = match (self.unit, other.unit) {
            (Unit::Money(mine), Unit::Money(theirs)) => {
                mine == theirs || mine.is_empty() || theirs.is_empty()
            }
            (mine, theirs) => mine == theirs,
        };
        let scale = self.value.abs().max(other.value.abs()).max(1.0);
        units && (self.value - other.value).abs() <= scale * 1e-9
    }

    fn counts_the_same(&self, claim: &Quantity) -> bool {
        let (mine, theirs) = (self.nouns.last(), claim.nouns.last());
        match (mine, theirs) {
            (Some(mine), Some(theirs)) => {
                contains(&self.nouns, theirs)
                    || initials(&self.nouns) == theirs.trim_end_matches('s')
                    || initials(&claim.nouns) == mine.trim_end_matches('s')
                    || contains(&claim.nouns, mine)
                    || group_before(&self.before).is_some_and(|group| same_thing(group, theirs))
            }
            (None, Some(theirs)) => {
                (contains(&self.before, theirs) && !GROUPS.contains(&theirs.as_str()))
                    || group_before(&self.before).is_some_and(|group| same_thing(group, theirs))
            }
            (Some(_), None) => {
                claim.before.is_empty()
                    || claim
                        .before
                        .iter()
                        .any(|word| contains(&self.nouns, word) || contains(&self.before, word))
                    || group_before(&claim.before).is_some_and(|group| contains(&self.nouns, group))
            }
            (None, None) => true,
        }
    }
}

/// `pr` of `pull requests`.
fn initials(nouns: &[String]) -> String {
    nouns
        .iter()
        .filter_map(|noun| noun.chars().next())
        .collect()
}

fn contains(words: &[String], wanted: &str) -> bool {
    words.iter().any(|word| same_thing(word, wanted))
}

/// `team of 5` counts persons, although `5 teams` does not.
fn group_before(before: &[String]) -> Option<&'static str> {
    let groups = [
        "team",
        "crew",
        "staff",
        "group",
        "squad",
        "report",
        "headcount",
        "us",
    ];
    before
        .iter()
        .any(|word| groups.contains(&word.as_str()))
        .then_some("person")
}

/// Whether two stems name the same thing when they are counted.
pub fn same_thing(one: &str, other: &str) -> bool {
    one == other
        || (one.len() >= 5 && other.ends_with(one))
        || (other.len() >= 5 && one.ends_with(other))
        || SAME_THINGS
            .get(one)
            .is_some_and(|group| SAME_THINGS.get(other) == Some(group))
}

static SAME_THINGS: LazyLock<HashMap<String, usize>> = LazyLock::new(|| {
    const GROUPS: &[&str] = &[
        "person people staff employee member colleague teammate worker individual headcount report \
         coworker mate",
        "customer client shopper guest patron",
        "student pupil learner",
        "child kid",
        "shop store branch outlet",
        "car vehicle",
        "site website",
        "app application",
        "bug defect",
        "hour hr h",
        "minute min",
        "year yr",
        "month mo",
        "time x fold",
        "award prize",
        "lesson class session",
        "call phone",
        "order delivery",
    ];
    let words = GROUPS.iter().enumerate().flat_map(|(group, words)| {
        words
            .split_ascii_whitespace()
            .map(move |word| (stem(word), group))
    });
    words.collect()
});

/// Words for people who are counted after them: `team of 5`.
const GROUPS: &[&str] = &[
    "team",
    "crew",
    "staff",
    "group",
    "squad",
    "report",
    "headcount",
];
