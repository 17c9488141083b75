//! What makes a number a percentage, a sum of money or part of a name: the signs and words beside it.

use super::{Number, Reader};
use crate::check::truth::currencies::{
    currency_code, currency_of, currency_sign, currency_word, dollar_of,
};
use crate::check::truth::number_words::{digits, is_function_word, is_plural};
use crate::check::truth::quantity::{Quantity, Unit};
use crate::english::tokens::stem;

impl Reader<'_> {
    /// Reads the unit of a number whose first token is `at`; of a sum, its currency before or behind it.
    pub(super) fn read_unit(&self, at: usize, number: &mut Number) {
        let rest = &self.text[number.end..];
        if rest.trim_start().starts_with('%') {
            number.unit = Unit::Percent;
            number.end += rest.find('%').unwrap_or(0) + 1;
        }
        // `.001"`, unless the mark closes a quotation.
        let rest = &self.text[number.end..];
        let quoted = || {
            !self.text[..number.end]
                .matches('"')
                .count()
                .is_multiple_of(2)
        };
        if number.unit == Unit::Plain
            && number.noun.is_none()
            && (rest.starts_with('″') || (rest.starts_with('"') && !quoted()))
        {
            number.noun = Some(stem("inch"));
        }
        // `4 °C`, `-18C`.
        let rest = &self.text[number.end..];
        let sign = rest.trim_start().starts_with(['°', 'º']);
        if number.unit == Unit::Plain && number.noun.is_none() && sign {
            number.noun = Some(stem("degree"));
            if is_among!("c f celsius fahrenheit", self.key(number.next)) {
                number.next += 1;
            }
        }
        if number.unit == Unit::Plain && number.noun.is_none() && self.is_scale(number) {
            number.noun = Some(stem("degree"));
            number.next += 1;
        }
        self.read_unit_word(number);
        if let Some(code) = self.text[number.end..]
            .chars()
            .next()
            .and_then(currency_sign)
            && matches!(number.unit, Unit::Plain | Unit::Money(""))
        {
            number.unit = Unit::Money(code);
        }
        let before = self.text[..self.tokens[at].start].trim_end();
        let previous = at.checked_sub(1).map(|place| &self.tokens[place]);
        if let Some(code) = before.chars().next_back().and_then(currency_sign) {
            // `NZ$9`.
            let letters =
                previous.filter(|token| token.end + 1 == before.len() && before.ends_with('$'));
            number.unit = Unit::Money(
                letters
                    .and_then(|token| dollar_of(token.text))
                    .unwrap_or(code),
            );
        } else if matches!(number.unit, Unit::Plain | Unit::Money(""))
            && let Some(token) = previous.filter(|token| token.end == before.trim_end_matches('.').len())
            && let Some(code) = currency_code(token.text)
            // `PHP 8` is no sum.
            && (code != "php" || number.value >= 100.0)
        {
            number.unit = Unit::Money(code);
        }
    }

    fn read_unit_word(&self, number: &mut Number) {
        let (unit, words) = match (self.key(number.next), self.key(number.next + 1)) {
            ("percent" | "pct" | "percentage", "point" | "points") => return,
            ("percent" | "pct" | "percentage", _) => (Unit::Percent, 1),
            ("per", "cent") => (Unit::Percent, 2),
            _ => match self.currency_behind(number.next) {
                Some((code, words)) => (Unit::Money(code), words),
                None => return,
            },
        };
        let gap = self.text[number.end..self.tokens[number.next].start].trim();
        // `2 ILS` are landing systems.
        let in_short = number.value < 20.0
            && matches!(
                unit,
                Unit::Money("ils" | "all" | "try" | "top" | "mad" | "cup" | "pen" | "mop")
            )
            && self.tokens[number.next]
                .text
                .chars()
                .all(char::is_uppercase);
        if in_short || self.tells_kind(number, unit) {
            return;
        }
        if gap.is_empty() || gap == "-" && matches!(unit, Unit::Money(_)) {
            number.unit = unit;
            number.next += words;
            number.end = self.tokens[number.next - 1].end;
        }
    }

    /// Whether a code behind a small number only tells of which kind the plural behind it is: `61 SAR cases`, `40 CAD drawings`.
    fn tells_kind(&self, number: &Number, unit: Unit) -> bool {
        const FEW: f64 = 200.0;
        let code = &self.tokens[number.next];
        matches!(unit, Unit::Money(_))
            && number.value < FEW
            && code.text.len() == 3
            && code.text.bytes().all(|byte| byte.is_ascii_uppercase())
            && self.gap_after(number.next) == " "
            && is_plural(self.key(number.next + 1))
            && !is_function_word(self.key(number.next + 1))
    }

    /// Whether the letter behind a number is that of a scale of temperature, which no word goes on from: `70 C`.
    fn is_scale(&self, number: &Number) -> bool {
        const LEAST: f64 = 10.0;
        number.value >= LEAST
            && self.gap_after(number.next.saturating_sub(1)) == " "
            && self
                .tokens
                .get(number.next)
                .is_some_and(|token| matches!(token.text, "C" | "F"))
            && (self.gap_after(number.next) != " " || is_function_word(self.key(number.next + 1)))
    }

    /// Whether so many `C` or `F` are no class or room: `70C`.
    pub(super) fn is_oven_hot(&self, at: usize, value: f64) -> bool {
        const LEAST: f64 = 30.0;
        value >= LEAST && self.tokens[at].text.ends_with(['C', 'F']) && !is_label(self.key(at - 1))
    }

    /// The hours and the minutes of `6h20`, as much of Europe writes them.
    pub(super) fn hours_and_minutes(&self, at: usize) -> Vec<Quantity> {
        let token = &self.tokens[at];
        let read = |text: &str| text.parse::<u8>().ok();
        let parts = token
            .text
            .split_once(['h', 'H'])
            .and_then(|(hours, minutes)| {
                let minutes = minutes.trim_end_matches(['m', 'i', 'n']);
                Some((read(hours)?, read(minutes).filter(|_| minutes.len() == 2)?))
            });
        let Some((hours, minutes)) = parts.filter(|(hours, minutes)| *hours < 24 && *minutes < 60)
        else {
            return Vec::new();
        };
        let middle = token.start + token.text.find(['h', 'H']).unwrap_or_default() + 1;
        [
            (hours, "hour", token.start..middle),
            (minutes, "minute", middle..token.end),
        ]
        .into_iter()
        .map(|(value, unit, span)| Quantity {
            value: f64::from(value),
            unit: Unit::Plain,
            nouns: vec![stem(unit)],
            before: self.before(at),
            label: None,
            after: None,
            per: self.rate(at + 1),
            span,
            token: at,
        })
        .collect()
    }

    /// Whether a bare number goes on from the hours before it: the 20 of `6 h 20`.
    pub(super) fn counts_minutes(&self, at: usize) -> bool {
        const MINUTES: f64 = 60.0;
        let hours = || {
            let number = |text: &str| digits(text).is_some_and(|(_, suffix)| suffix.is_empty());
            at > 1
                && is_among!("h hr hrs hour hours", self.key(at - 1))
                && number(self.tokens[at - 2].text)
        };
        self.tokens[at].text.len() == 2
            && digits(self.tokens[at].text)
                .is_some_and(|(value, suffix)| suffix.is_empty() && value < MINUTES)
            && self.joined(at)
            && hours()
    }

    /// The currency that the words from `from` name, and how many words it takes: `New Zealand dollars`.
    fn currency_behind(&self, from: usize) -> Option<(&'static str, usize)> {
        const MOST_WORDS: usize = 3;
        let mut of_country = "";
        for ahead in 0..MOST_WORDS {
            let token = self.tokens.get(from + ahead)?;
            if ahead > 0 && self.gap_after(from + ahead - 1) != " " {
                return None;
            }
            if let Some(code) = currency_word(token.text) {
                let code = if of_country.is_empty() {
                    code
                } else {
                    of_country
                };
                return Some((code, ahead + 1));
            }
            let code = currency_of(token.text)?;
            if !code.is_empty() {
                of_country = code;
            }
        }
        None
    }
}

/// Whether a number behind this word belongs to it, as in `Band 5`.
pub(super) fn is_label(key: &str) -> bool {
    const LABELS: &str = "year semester term week day room floor module band grade level standard std iso line unit key step class phase \
        tier version series type stage category part gr lvl yr";
    let singular = key.strip_suffix('s').unwrap_or(key);
    LABELS
        .split_ascii_whitespace()
        .any(|label| label == key || label == singular)
}

pub(super) fn roman(text: &str) -> Option<f64> {
    Some(match text {
        "I" => 1.0,
        "II" => 2.0,
        "III" => 3.0,
        "IV" => 4.0,
        "V" => 5.0,
        _ => return None,
    })
}
