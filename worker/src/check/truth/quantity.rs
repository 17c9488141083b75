//! A number with what it counts, and which quantity supports which.

use smol_str::SmolStr;
use std::ops::Range;

use super::currencies::same_currency;
use super::number_words::is_function_word;
use super::same_things::{is_anybody, is_general_for, is_member, is_person, same_kind};

/// A number in a text, with the unit or noun that it counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    pub value: f64,
    pub unit: Unit,
    /// Stems of the words that follow and are counted; the last one is what is counted.
    pub nouns: Vec<SmolStr>,
    /// Stems of the two content words before it: `team` in `team of 5`.
    pub before: Vec<SmolStr>,
    /// The word that the number belongs to as in `Band 5` or `ISO 9606`, if it is one.
    pub label: Option<SmolStr>,
    /// Stem of the word that follows directly, whatever it is: `grade` in `third grade`.
    pub after: Option<SmolStr>,
    /// `day` in `300 customers a day`.
    pub per: Option<&'static str>,
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
    /// Whether the noun behind the number is one that nobody counts, so that the number is a name: `311 data`.
    pub fn counts_nothing(&self) -> bool {
        self.unit == Unit::Plain
            && self
                .nouns
                .last()
                .is_some_and(|noun| is_among!("data information software", noun))
    }

    /// Whether someone who said `self` also said `claim`.
    pub fn supports(&self, claim: &Quantity, agreement: Agreement) -> bool {
        if self.numbers_the_same(claim) {
            return true;
        }
        // `Band 5` is a name, whatever it stands by.
        if self.same_amount(claim) && claim.label.is_some() && self.label == claim.label {
            return true;
        }
        if !self.same_amount(claim) {
            return false;
        }
        if let Some(label) = &claim.label
            && !self
                .label
                .as_ref()
                .is_some_and(|mine| same_kind(mine, label))
            && (self.label.is_some()
                || !(contains(&self.before, label) || contains(&self.nouns, label)))
        {
            return false;
        }
        // `HND 2` makes no group of two.
        let of_school = || {
            self.label
                .as_deref()
                .is_some_and(|label| is_among!("year grad class standard", label))
        };
        // `Band 5` and `ward 7` count nobody.
        let people =
            || self.nouns.is_empty() && claim.nouns.last().is_some_and(|noun| is_person(noun));
        if self.label.is_some()
            && claim.label.is_none()
            && (is_group(&claim.before) || (is_age(claim) && of_school()) || people())
        {
            return false;
        }
        if self.unit == Unit::Ordinal {
            // `First year` is not `first month`.
            let time = |one: &Quantity| {
                one.after
                    .as_deref()
                    .and_then(super::number_words::time_unit)
            };
            return time(self).is_none() || time(claim).is_none() || time(self) == time(claim);
        }
        if agreement == Agreement::ValueOnly || self.unit != Unit::Plain {
            return true;
        }
        self.counts_the_same(claim)
    }

    /// `grade 3` is the third grade.
    fn numbers_the_same(&self, claim: &Quantity) -> bool {
        let ordinal = |one: &Quantity, other: &Quantity| {
            one.unit == Unit::Ordinal
                && other.unit == Unit::Plain
                && (other.nouns.is_empty() || other.label.is_some())
                && (one.value - other.value).abs() < 1e-9
                && one.after.iter().any(|noun| contains(&other.before, noun))
        };
        ordinal(self, claim) || ordinal(claim, self)
    }

    /// What is counted, where that is no money, share or label.
    pub fn plain_noun(&self) -> Option<&SmolStr> {
        let plain = self.unit == Unit::Plain && self.label.is_none();
        self.nouns.last().filter(|_| plain)
    }

    /// Whether value and unit agree, whatever is counted.
    pub fn same_amount(&self, other: &Quantity) -> bool {
        let units = match (self.unit, other.unit) {
            (Unit::Money(mine), Unit::Money(theirs)) => same_currency(mine, theirs),
            (mine, theirs) => mine == theirs,
        };
        let scale = self.value.abs().max(other.value.abs()).max(1.0);
        units && (self.value - other.value).abs() <= scale * 1e-9
    }

    fn counts_the_same(&self, claim: &Quantity) -> bool {
        // `Bugfixes` are bug fixes, `manhours` man-hours.
        if !self.nouns.is_empty() && self.nouns.concat() == claim.nouns.concat() {
            return true;
        }
        if !same_time(self, claim) {
            return false;
        }
        // A one-year contract lasts as long as a year of cover.
        let lasts = |one: &Quantity| {
            one.nouns
                .first()
                .is_some_and(|noun| time_of(std::slice::from_ref(noun)).is_some())
        };
        if lasts(self) && lasts(claim) && time_of(&claim.nouns).is_some() {
            return true;
        }
        if in_square_metres(&self.nouns) && in_square_metres(&claim.nouns) {
            return true;
        }
        if in_cubic_metres(&self.nouns) && in_cubic_metres(&claim.nouns) {
            return true;
        }
        if let (Some(mine), Some(theirs)) = (measure(&self.nouns), measure(&claim.nouns)) {
            return same_kind(mine, theirs);
        }
        let top = |one: &Quantity| one.before.first().is_some_and(|word| word == "top");
        if top(self) && top(claim) {
            return true;
        }
        // `Test plans` are no `test cases`, for all that cases are tests.
        if let ([.., kind, mine], [.., other, theirs]) = (&self.nouns[..], &claim.nouns[..])
            && kind == other
            && time_of(&self.nouns).or(time_of(&claim.nouns)).is_none()
        {
            return same_kind(mine, theirs);
        }
        let (mine, theirs) = (self.nouns.last(), claim.nouns.last());
        match (mine, theirs) {
            (Some(mine), Some(theirs)) => {
                contains(&self.nouns, theirs)
                    || initials(&self.nouns) == theirs.trim_end_matches('s')
                    || initials(&claim.nouns) == mine.trim_end_matches('s')
                    || contains(&claim.nouns, mine)
                    // `The samples, 64 pieces`.
                    || (is_among!("piec item pc", mine) && contains(&self.before, theirs))
                    || is_general_for(theirs, mine)
                    || (is_anybody(theirs) && counts_members(&self.before, &claim.nouns))
            }
            (None, Some(theirs)) => {
                let same_word = self.after.as_ref().is_some_and(|word| {
                    !is_function_word(word) && claim.after.as_ref() == Some(word)
                });
                same_word
                    || (contains(&self.before, theirs) && !is_among!(UNITS, theirs))
                    // `A 600-capacity venue` of `capacity 600`.
                    || claim.nouns.first().is_some_and(|noun| claim.nouns.len() > 1 && self.before.first() == Some(noun))
                    || counts_members(&self.before, &claim.nouns)
                    // `Raise POs, 45 a week` counts purchase orders.
                    || (claim.nouns.len() > 1 && contains(&self.before, initials(&claim.nouns).trim_end_matches('s')))
                    // `Ward of 28` has as many beds.
                    || self.before.first().is_some_and(|word| {
                        is_among!("ward wing hospital hostel unit", word) && is_among!("bed place", theirs)
                    })
                    // `Caseload 35` may be 35 clients, a caseload of 35 or a 35-case caseload, `class size 30` 30 students.
                    || self.before.first().is_some_and(|word| {
                        is_among!("caseload roster enrolment enrollment occupancy siz", word)
                            && (is_person(theirs) || is_among!("case cas family famili household", theirs))
                    })
            }
            // Nothing is said to be counted, unless it is a group.
            (Some(_), None) => {
                // `The past five` are years still.
                let past = claim.before.first().is_some_and(|word| {
                    is_among!(
                        "past last final recent latest first next other further",
                        word
                    )
                });
                let counts_time = time_of(&self.nouns).is_some() && claim.after.is_some() && !past;
                !counts_time && !is_group(claim.before.get(..1).unwrap_or_default())
                    || self.nouns.iter().any(|noun| is_person(noun))
                    || claim
                        .before
                        .iter()
                        .any(|word| contains(&self.nouns, word) || contains(&self.before, word))
            }
            // A team of 11 is no fleet of 11.
            (None, None) => {
                const OF_THINGS: &str =
                    "fleet rang portfolio chain network collect seri suit catalogu herd flock cast";
                let first = |one: &Quantity| one.before.first().cloned().unwrap_or_default();
                !(is_group(self.before.get(..1).unwrap_or_default())
                    && is_among!(OF_THINGS, first(claim).as_str()))
            }
        }
    }
}

/// Whether no other time is claimed than the user's: hours for days, days for people.
pub fn same_time(fact: &Quantity, claim: &Quantity) -> bool {
    let (mine, theirs) = (time_of(&fact.nouns), time_of(&claim.nouns));
    mine == theirs
        || (theirs.is_some() && fact.nouns.is_empty())
        || (theirs.is_none() && mine.is_some())
}

/// `Sq m`, `sqm`, `m²`.
fn in_square_metres(nouns: &[SmolStr]) -> bool {
    match nouns {
        [first, ..] if is_among!("m2 m² sqm", first) => true,
        [first, second, ..] => is_among!("sq squar", first) && is_among!("m meter metr", second),
        _ => false,
    }
}

/// `M3`, `cbm`, `cubic metres`.
fn in_cubic_metres(nouns: &[SmolStr]) -> bool {
    match nouns {
        [first, ..] if is_among!("m3 m³ cbm", first) => true,
        [first, second, ..] => is_among!("cubic cu", first) && is_among!("m meter metr", second),
        _ => false,
    }
}

/// The unit by which something is measured: `ft` of `sq ft`.
pub fn measure(nouns: &[SmolStr]) -> Option<&SmolStr> {
    let of_space = nouns
        .first()
        .is_some_and(|noun| is_among!("sq squar cubic cu", noun));
    nouns
        .get(usize::from(of_space))
        .filter(|noun| is_measure(noun))
}

/// Whether a stem is a unit of length, weight, volume, power or data.
pub fn is_measure(noun: &str) -> bool {
    const UNITS: &str = "m metr meter km kilometr kilometer mil mi ft foot feet inch cm mm kg kilo tonn ton tonner t lb pound litr liter l ml \
        acr hectar ha watt w kw volt v gb tb mb gigabyt terabyt m2 m² sqm m3 m³ cbm";
    is_among!(UNITS, noun)
}

/// The unit of time among what is counted: `hour` of `24-hour shifts`.
pub fn time_of(nouns: &[SmolStr]) -> Option<&'static str> {
    const UNITS: [&str; 9] = [
        "minute",
        "hour",
        "day",
        "week",
        "fortnight",
        "month",
        "semester",
        "year",
        "decade",
    ];
    // `Four day carers` are four carers.
    let shift = nouns
        .first()
        .is_some_and(|noun| matches!(noun.as_str(), "day" | "night"));
    // `140 second-year students` are no seconds and no years.
    let cohort = nouns.len() > 2
        && nouns.last().is_some_and(|noun| is_person(noun))
        && (is_among!("first second final", &nouns[0])
            || super::number_words::ordinal(&nouns[0]).is_some());
    if cohort {
        return None;
    }
    if nouns.len() > 1 && shift && nouns.last().is_some_and(|noun| is_person(noun)) {
        return None;
    }
    let mut units = nouns.iter().filter_map(|noun| match noun.as_str() {
        "h" => Some("hour"),
        "min" | "minut" => Some("minute"),
        "decad" => Some("decade"),
        noun => super::number_words::time_unit(noun),
    });
    units.find(|unit| UNITS.contains(unit))
}

/// `pr` of `pull requests`.
fn initials(nouns: &[SmolStr]) -> String {
    nouns
        .iter()
        .filter_map(|noun| noun.chars().next())
        .collect()
}

fn contains(words: &[SmolStr], wanted: &str) -> bool {
    words.iter().any(|word| same_kind(word, wanted))
}

/// `team of 5` counts persons, although `5 teams` does not.
fn counts_members(before: &[SmolStr], nouns: &[SmolStr]) -> bool {
    let of_anybody = before.first().is_some_and(|word| {
        is_among!(
            "us group grp batch class cohort intake party audience congregation tour unit platoon section squadron troop gang choir orchestra band \
                ensemble cast committee board panel brigade club ward wing",
            word,
        )
    });
    let member = |noun: &SmolStr| is_member(noun) || (of_anybody && is_person(noun));
    (is_group(before) || of_anybody)
        && nouns
            .iter()
            .any(|noun| member(noun) && !is_among!(UNITS, noun))
}

/// Whether a word for people who are counted behind it stands before a number.
pub fn is_group(before: &[SmolStr]) -> bool {
    before
        .iter()
        .any(|word| is_among!(GROUPS, word) || word == "us")
}

/// `Ages 7 to 11` are no years of a school.
fn is_age(claim: &Quantity) -> bool {
    claim
        .before
        .first()
        .is_some_and(|word| word == "ag" || word == "aged")
}

/// Words for people who are counted after them: `team of 5`.
const GROUPS: &str = "team crew staff group squad report headcount";

/// Those of them that are themselves counted: `5 teams` are not five people.
const UNITS: &str = "team crew group squad ward wing choir class";
