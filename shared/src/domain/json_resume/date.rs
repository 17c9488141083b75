//! Dates of a résumé: real calendar dates of year, month or day precision.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A date written `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, within the years 1900 to 2100.
///
/// The derived order sorts by time and puts a vaguer date before the dates within it (`2020` <
/// `2020-01`). To ask whether one date contradicts another, use [`IsoDate::is_certainly_before`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IsoDate {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

impl IsoDate {
    /// The first accepted year: nobody alive has a career that began earlier.
    pub const MIN_YEAR: u16 = 1900;
    /// The last accepted year: far enough for any expiry date, near enough to catch typos.
    pub const MAX_YEAR: u16 = 2100;

    /// Reads exactly `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: zero-padded ASCII digits, no white space.
    ///
    /// Fails with an [`IsoDateError`] that says what is wrong, without repeating the text.
    pub fn parse(text: &str) -> Result<Self, IsoDateError> {
        let mut parts = text.split('-');
        let year = parts
            .next()
            .and_then(|part| digits(part, 4))
            .ok_or(IsoDateError::Format)?;
        let mut two_digits = || match parts.next() {
            None => Ok(None),
            Some(part) => match digits(part, 2).and_then(|number| u8::try_from(number).ok()) {
                Some(number) => Ok(Some(number)),
                None => Err(IsoDateError::Format),
            },
        };
        let (month, day) = (two_digits()?, two_digits()?);
        if parts.next().is_some() {
            return Err(IsoDateError::Format);
        }

        if !(Self::MIN_YEAR..=Self::MAX_YEAR).contains(&year) {
            return Err(IsoDateError::Year);
        }
        if let Some(month) = month {
            if !(1..=12).contains(&month) {
                return Err(IsoDateError::Month);
            }
            if day.is_some_and(|day| !(1..=days_in(year, month)).contains(&day)) {
                return Err(IsoDateError::Day);
            }
        }
        Ok(Self { year, month, day })
    }

    pub const fn year(self) -> u16 {
        self.year
    }

    /// 1 to 12, unless the date is a year only.
    pub const fn month(self) -> Option<u8> {
        self.month
    }

    /// 1 to 31, when the date is a full one.
    pub const fn day(self) -> Option<u8> {
        self.day
    }

    /// Whether every day that `self` can mean lies before every day that `other` can mean.
    ///
    /// `2019` is certainly before `2020-03`; `2020` is not, for it may be the December.
    pub fn is_certainly_before(self, other: Self) -> bool {
        if self.year != other.year {
            return self.year < other.year;
        }
        match (self.month, other.month) {
            (Some(mine), Some(theirs)) if mine != theirs => mine < theirs,
            (Some(_), Some(_)) => {
                matches!((self.day, other.day), (Some(mine), Some(theirs)) if mine < theirs)
            }
            _ => false,
        }
    }
}

/// Why a text is not an [`IsoDate`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IsoDateError {
    #[error(
        "this is not an ISO date: write YYYY, YYYY-MM or YYYY-MM-DD, and leave the field out \
         when the date is not known or the role is current"
    )]
    Format,
    #[error(
        "the year is outside {min} to {max}: correct it or leave the field out",
        min = IsoDate::MIN_YEAR,
        max = IsoDate::MAX_YEAR
    )]
    Year,
    #[error("there is no such month: use 01 to 12, or write the year alone")]
    Month,
    #[error("that month has no such day: correct the day, or write YYYY-MM alone")]
    Day,
}

/// The value of a part of exactly `width` ASCII digits; `str::parse` alone would accept `+1`.
fn digits(part: &str, width: usize) -> Option<u16> {
    let well_formed = part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit());
    if well_formed { part.parse().ok() } else { None }
}

/// The number of days of a month (1 to 12) in the Gregorian calendar.
const fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 31,
    }
}

const fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

impl fmt::Display for IsoDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl FromStr for IsoDate {
    type Err = IsoDateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl Serialize for IsoDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for IsoDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> IsoDate {
        IsoDate::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    #[test]
    fn each_precision_reads_and_writes_the_same() {
        for text in [
            "1900",
            "2100",
            "2020-01",
            "2020-12",
            "1900-01-01",
            "2100-12-31",
        ] {
            assert_eq!(date(text).to_string(), text);
            let json = serde_json::to_value(date(text)).unwrap();
            assert_eq!(json, text);
            assert_eq!(serde_json::from_value::<IsoDate>(json).unwrap(), date(text));
        }
        let full = date("2021-03-09");
        assert_eq!(
            (full.year(), full.month(), full.day()),
            (2021, Some(3), Some(9))
        );
    }

    #[test]
    fn leap_days_exist_only_in_leap_years() {
        for text in ["2024-02-29", "2000-02-29", "1904-02-29"] {
            assert!(IsoDate::parse(text).is_ok(), "{text}");
        }
        for text in ["2023-02-29", "1900-02-29", "2100-02-29", "2024-02-30"] {
            assert_eq!(IsoDate::parse(text), Err(IsoDateError::Day), "{text}");
        }
    }

    #[test]
    fn every_month_has_its_length() {
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        for (month, length) in (1..=12).zip(lengths) {
            assert!(IsoDate::parse(&format!("2023-{month:02}-{length}")).is_ok());
            let too_late = IsoDate::parse(&format!("2023-{month:02}-{}", length + 1));
            assert_eq!(too_late, Err(IsoDateError::Day));
        }
    }

    #[test]
    fn what_is_not_a_date_is_refused_by_its_fault() {
        let malformed = [
            "",
            " ",
            "2020-",
            "2020-1",
            "2020-01-",
            "2020-01-1",
            "2020-01-01-01",
            "20",
            "02020",
            "+202",
            "2020-+1",
            "-2020",
            "2020/01",
            "01-2020",
            "Jan 2020",
            "Present",
            "2020-01-01T00:00",
            " 2020",
            "2020 ",
            "٢٠٢٠",
            "2020–01",
        ];
        for text in malformed {
            assert_eq!(IsoDate::parse(text), Err(IsoDateError::Format), "{text:?}");
        }
        for text in ["1899", "2101", "0000", "9999-01"] {
            assert_eq!(IsoDate::parse(text), Err(IsoDateError::Year), "{text}");
        }
        for text in ["2020-00", "2020-13", "2020-99-01"] {
            assert_eq!(IsoDate::parse(text), Err(IsoDateError::Month), "{text}");
        }
        for text in ["2020-01-00", "2020-01-32"] {
            assert_eq!(IsoDate::parse(text), Err(IsoDateError::Day), "{text}");
        }
        let error = serde_json::from_str::<IsoDate>("\"Present\"")
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("YYYY-MM-DD") && !error.contains("Present"),
            "{error}"
        );
    }

    #[test]
    fn certainly_before_compares_at_the_common_precision() {
        for (earlier, later) in [
            ("2019", "2020"),
            ("2019", "2020-01"),
            ("2019-12-31", "2020"),
            ("2020-01", "2020-02"),
            ("2020-01-31", "2020-02"),
            ("2020-01-01", "2020-01-02"),
        ] {
            assert!(
                date(earlier).is_certainly_before(date(later)),
                "{earlier} {later}"
            );
            assert!(
                !date(later).is_certainly_before(date(earlier)),
                "{later} {earlier}"
            );
        }
        for (one, other) in [
            ("2020", "2020"),
            ("2020", "2020-03"),
            ("2020", "2020-03-04"),
            ("2020-03", "2020-03-04"),
            ("2020-03-04", "2020-03-04"),
        ] {
            assert!(!date(one).is_certainly_before(date(other)), "{one} {other}");
            assert!(!date(other).is_certainly_before(date(one)), "{other} {one}");
        }
    }

    #[test]
    fn dates_sort_by_time_with_the_vaguer_first() {
        let mut dates = ["2020-01-02", "2021", "2020-01", "2019-12", "2020"].map(date);
        dates.sort();
        let sorted = dates.map(|date| date.to_string());
        assert_eq!(sorted, ["2019-12", "2020", "2020-01", "2020-01-02", "2021"]);
    }
}
