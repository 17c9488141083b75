//! Amounts of a measure in other units: `0.3 s` and 300 ms, `6:30` and six minutes and a half, `4 yrs 2 months` and fifty months.

use foldhash::HashMap;
use smol_str::SmolStr;
use std::sync::LazyLock;

use super::super::clauses::Passage;
use super::super::number_words::digits;
use super::super::quantity::{Quantity, Unit};
use super::Facts;
use super::derived::close;
use super::same_rate::same_rate;
use crate::english::tokens::stem;

/// What is measured. Feet are no metres, as nobody converts them exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dimension {
    Time,
    /// Months and what consists of them, which have no fixed number of days.
    Months,
    Length,
    ImperialLength,
    Mass,
    Volume,
    Power,
    Voltage,
    Data,
}

const UNITS: &[(Dimension, f64, &str)] = &[
    (Dimension::Time, 1e-6, "us µs microsecond"),
    (Dimension::Time, 1e-3, "ms msec millisecond millis"),
    (Dimension::Time, 1.0, "s sec secs second seconds"),
    (Dimension::Time, 60.0, "min mins minute minutes"),
    (Dimension::Time, 3600.0, "h hr hrs hour hours"),
    (Dimension::Time, 86400.0, "d day days"),
    (Dimension::Time, 604_800.0, "wk wks week weeks"),
    (Dimension::Time, 1_209_600.0, "fortnight fortnights"),
    (
        Dimension::Months,
        1.0,
        "mo mos mth mths mnth mnths month months",
    ),
    (Dimension::Months, 3.0, "quarter quarters"),
    (Dimension::Months, 12.0, "y yr yrs year years"),
    (Dimension::Months, 120.0, "decade decades"),
    (
        Dimension::Length,
        1e-6,
        "µm um micron microns micrometre micrometer",
    ),
    (Dimension::Length, 1e-3, "mm millimetre millimeter"),
    (Dimension::Length, 1e-2, "cm centimetre centimeter"),
    (Dimension::Length, 1.0, "m metre meter"),
    (Dimension::Length, 1e3, "km kilometre kilometer"),
    (Dimension::ImperialLength, 1.0, "in inch inches \""),
    (Dimension::ImperialLength, 12.0, "ft foot feet"),
    (Dimension::ImperialLength, 36.0, "yd yds yard"),
    (Dimension::Mass, 1e-6, "µg μg ug mcg microgram"),
    (Dimension::Mass, 1e-3, "mg milligram"),
    (Dimension::Mass, 1.0, "g gr gram gramme"),
    (
        Dimension::Mass,
        1e3,
        "kg kgs kilo kilos kilogram kilogramme",
    ),
    (Dimension::Mass, 1e6, "t ton tons tonne tonnes"),
    (Dimension::Volume, 1e-3, "ml millilitre milliliter"),
    (Dimension::Volume, 1e-2, "cl centilitre centiliter"),
    (Dimension::Volume, 1.0, "l litre liter ltr ltrs"),
    (Dimension::Volume, 100.0, "hl hectolitre hectoliter"),
    (Dimension::Power, 1.0, "w watt"),
    (Dimension::Power, 1e3, "kw kilowatt"),
    (Dimension::Power, 1e6, "mw megawatt"),
    (Dimension::Power, 1e9, "gw gigawatt"),
    (Dimension::Voltage, 1.0, "v volt"),
    (Dimension::Voltage, 1e3, "kv kilovolt"),
    (Dimension::Data, 1e3, "kb kilobyte"),
    (Dimension::Data, 1e6, "mb megabyte"),
    (Dimension::Data, 1e9, "gb gigabyte gig gigs"),
    (Dimension::Data, 1e12, "tb terabyte"),
    (Dimension::Data, 1e15, "pb petabyte"),
];

static FACTORS: LazyLock<HashMap<SmolStr, (Dimension, f64)>> = LazyLock::new(|| {
    let units = UNITS.iter().flat_map(|(dimension, factor, words)| {
        let words = words.split_ascii_whitespace();
        words.map(|word| (stem(word), (*dimension, *factor)))
    });
    units.collect()
});

impl Facts<'_> {
    /// Whether the user gives as much in another unit, or in more than one.
    pub(super) fn gives_in_other_unit(&self, claim: &Quantity, passage: &Passage<'_>) -> bool {
        let claimed = amounts(passage, claim);
        !claimed.is_empty()
            && self.passages.iter().any(|source| {
                // The rate in the same unit is asked for elsewhere.
                let mut facts = source.quantities.iter().filter(|fact| {
                    same_rate(source, fact, claim)
                        && (fact.nouns.first() != claim.nouns.first()
                            || amounts(source, fact).len() > 1)
                });
                let said = facts.any(|fact| meet(&claimed, &amounts(source, fact)));
                said || clocks(source).any(|clock| meet(&claimed, &clock))
            })
    }
}

type Amount = (Dimension, f64);

fn meet(claimed: &[Amount], said: &[Amount]) -> bool {
    let same = |one: &Amount, other: &Amount| {
        one.0 == other.0 && close(one.1 / other.1.max(f64::MIN_POSITIVE), 1.0)
    };
    claimed
        .iter()
        .any(|one| said.iter().any(|other| same(one, other)))
}

/// What a quantity measures, alone and with the smaller unit beside it: `4 years and 2 months`.
fn amounts(passage: &Passage<'_>, quantity: &Quantity) -> Vec<Amount> {
    let mut found: Vec<Amount> = measured(quantity).into_iter().collect();
    let Some(at) = passage
        .quantities
        .iter()
        .position(|one| one.token == quantity.token)
    else {
        return found;
    };
    let pairs = [
        at.checked_sub(1).map(|before| (before, at)),
        Some((at, at + 1)),
    ];
    for (first, second) in pairs.into_iter().flatten() {
        let both = passage
            .quantities
            .get(first)
            .zip(passage.quantities.get(second));
        found.extend(both.and_then(|(first, second)| together(passage, first, second)));
    }
    found
}

/// The sum of two amounts of which the second goes on in the smaller unit.
pub(super) fn together(
    passage: &Passage<'_>,
    first: &Quantity,
    second: &Quantity,
) -> Option<Amount> {
    const FURTHEST: usize = 3;
    let ((dimension, large), (other, small)) = (measured(first)?, measured(second)?);
    let words = first.token + 1..second.token;
    let goes_on = words.len() <= FURTHEST
        && words.skip(1).all(|at| passage.key(at) == "and")
        && !passage
            .text
            .get(first.span.end..second.span.start)?
            .contains(['-', '–', '/', '.', ';']);
    let smaller = small < large && unit_of(second)?.1 < unit_of(first)?.1;
    (goes_on && smaller && dimension == other).then_some((dimension, large + small))
}

fn measured(quantity: &Quantity) -> Option<Amount> {
    let (dimension, factor) = unit_of(quantity)?;
    let plain = quantity.unit == Unit::Plain && quantity.label.is_none();
    plain.then_some((dimension, quantity.value * factor))
}

/// The unit directly behind the number.
pub(super) fn unit_of(quantity: &Quantity) -> Option<(Dimension, f64)> {
    FACTORS.get(quantity.nouns.first()?).copied()
}

/// Both readings of each `6:30`: minutes and seconds, hours and minutes.
fn clocks<'a>(passage: &'a Passage<'_>) -> impl Iterator<Item = [Amount; 2]> + 'a {
    (1..passage.tokens.len()).filter_map(|at| {
        let number = |place: usize| {
            let (value, rest) = digits(passage.tokens[place].text)?;
            (rest.is_empty() && passage.tokens[place].text.len() <= 2).then_some(value)
        };
        let tight = passage.gap_after(at - 1) == ":";
        let (large, small) = (number(at - 1)?, number(at)?);
        tight.then(|| [1.0, 60.0].map(|unit| (Dimension::Time, (large * 60.0 + small) * unit)))
    })
}
