//! Finds the quantities of a text, with what they count.

mod compounds;
mod counted;
mod parts;
mod people;
mod shared;
mod units;
mod words;

use smol_str::SmolStr;
use std::ops::Range;

use self::units::{is_label, roman};
use super::currencies::{after_currency, currency_word};
use super::number_words::{digits, magnitude, small_number, time_unit};
use super::phones;
use super::quantity::{Quantity, Unit};
use crate::english::tokens::{self, Token, stem};

/// Every quantity in `text`, whose words are `tokens`, outside the byte ranges in `taken` (dates).
pub fn find(text: &str, tokens: &[Token<'_>], taken: &[Range<usize>]) -> Vec<Quantity> {
    let reader = Reader { text, tokens };
    let phones = phones::spans(text);
    let is_taken = |token: &Token<'_>| {
        let overlaps = |span: &Range<usize>| span.start < token.end && token.start < span.end;
        taken.iter().any(overlaps) || phones.iter().any(overlaps)
    };
    let mut found: Vec<(Quantity, usize)> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let one_to_one = reader.one_to_one(at);
        if one_to_one > 0 {
            at += one_to_one;
            continue;
        }
        let parts = reader
            .shifts(at)
            .into_iter()
            .chain(reader.hours_and_minutes(at));
        found.extend(parts.map(|part| (part, at + 1)));
        let number = if is_taken(&tokens[at]) || reader.is_part_of_name(at) || reader.is_clock(at) {
            None
        } else {
            reader.number(at)
        };
        if let Some(number) = number {
            let next = number.next;
            let quantity = reader.quantity(at, number);
            found.push((quantity, next));
            at = next;
        } else {
            at += 1;
        }
    }
    reader.share_over_ranges(&mut found);
    share_currency(&mut found);
    reader.share_labels(&mut found);
    found.into_iter().map(|(quantity, _)| quantity).collect()
}

/// The `50 grand` beside dollars are dollars.
fn share_currency(found: &mut [(Quantity, usize)]) {
    let code = |unit: Unit| match unit {
        Unit::Money(code) if !code.is_empty() => Some(code),
        _ => None,
    };
    let first = found.iter().find_map(|(quantity, _)| code(quantity.unit));
    let Some(only) = first.filter(|first| {
        found
            .iter()
            .filter_map(|(one, _)| code(one.unit))
            .all(|other| other == *first)
    }) else {
        return;
    };
    for (quantity, _) in found {
        if quantity.unit == Unit::Money("") {
            quantity.unit = Unit::Money(only);
        }
    }
}

struct Number {
    value: f64,
    unit: Unit,
    /// Unit glued to the digits: `3hrs`, `20x`.
    noun: Option<SmolStr>,
    next: usize,
    end: usize,
}

impl Number {
    fn of(value: f64, unit: Unit, next: usize, end: usize) -> Self {
        Self {
            value,
            unit,
            noun: None,
            next,
            end,
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token<'a>],
}

impl Reader<'_> {
    /// The text between a token and the next, or nothing past the end.
    fn gap_after(&self, at: usize) -> &str {
        tokens::gap_after(self.text, self.tokens, at)
    }

    fn key(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.key.as_str())
    }

    /// `23:00`.
    fn is_clock(&self, at: usize) -> bool {
        let digits = |text: &str| text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit());
        let colon = |place: usize| {
            let (Some(hour), Some(minutes)) = (self.tokens.get(place), self.tokens.get(place + 1))
            else {
                return false;
            };
            // `5:30am`.
            let minutes = minutes
                .text
                .trim_end_matches(['a', 'p', 'm', 'A', 'P', 'M']);
            digits(hour.text)
                && self.gap_after(place) == ":"
                && digits(minutes)
                && minutes.len() == 2
        };
        colon(at) || (at > 0 && colon(at - 1))
    }

    /// The `19` of `COVID-19`.
    fn is_part_of_name(&self, at: usize) -> bool {
        let spelt =
            self.tokens[at].text.starts_with(char::is_uppercase) && !self.tokens[at].opens_sentence;
        if at > 0
            && spelt
            && small_number(self.key(at)).is_some()
            && self.tokens[at - 1].text.starts_with(char::is_uppercase)
        {
            return true;
        }
        // `SAP S/4`.
        if at > 0
            && self.gap_after(at - 1) == "/"
            && self.tokens[at - 1].text.chars().count() == 1
            && self.tokens[at - 1].text.starts_with(char::is_uppercase)
        {
            return true;
        }
        at > 0
            && self.gap_after(at - 1) == "-"
            && !self.tokens[at - 1].text.contains(char::is_lowercase)
            && self.tokens[at - 1].text.starts_with(char::is_uppercase)
            && !self.tokens[at - 1].opens_sentence
            || (at > 0
                && self.gap_after(at - 1) == "-"
                && (is_model(self.tokens[at - 1].text) || self.is_part_of_standard(at)))
    }

    /// The `1` of `ISO 9606-1`.
    fn is_part_of_standard(&self, at: usize) -> bool {
        let figures = |place: usize| {
            self.tokens[place]
                .text
                .bytes()
                .all(|byte| byte.is_ascii_digit())
        };
        at > 1
            && figures(at)
            && figures(at - 1)
            && self.tokens[at].text.len() < 3
            && self.tokens[at - 1].text.len() > 2
            && is_among!("iso en din astm bs iec asme", self.key(at - 2))
    }

    fn number(&self, at: usize) -> Option<Number> {
        let figures = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
        if !figures(self.tokens[at].text) && self.key(at) != "one" && !self.is_roman(at) {
            return Some(self.with_what_follows(at, self.words(at)?));
        }
        if let Some(number) = self.ratio(at) {
            return Some(number);
        }
        if let Some(number) = self.with_comma(at) {
            return Some(self.with_what_follows(at, number));
        }
        if let Some(number) = self.part(at) {
            return Some(number);
        }
        let token = &self.tokens[at];
        let sum = after_currency(token.text);
        let amount = digits(token.text).or(sum.map(|(value, suffix, _)| (value, suffix)));
        let mut number = match amount {
            Some((value, "C" | "F" | "c" | "f"))
                if at > 0
                    && (is_among!("at below above minus", self.key(at - 1))
                        || self.text[..token.start].ends_with(" -")
                        || self.is_oven_hot(at, value)) =>
            {
                Number {
                    noun: Some(stem("degree")),
                    ..Number::of(value, Unit::Plain, at + 1, token.end)
                }
            }
            Some((_, suffix)) if is_name(suffix) && currency_word(suffix).is_none() => return None,
            Some((value, suffix)) => match self.grouped(value, at).filter(|_| suffix.is_empty()) {
                Some(grouped) => grouped,
                None => Number {
                    end: token.end,
                    ..with_suffix(value, &suffix.to_ascii_lowercase(), at)?
                },
            },
            None if self.is_roman(at) => Number {
                end: token.end,
                ..with_suffix(roman(token.text)?, "", at)?
            },
            None => self.words(at)?,
        };
        // `2y 3m`.
        let of_years = || {
            let previous = at
                .checked_sub(1)
                .map_or("", |place| self.tokens[place].text);
            let glued =
                digits(previous).is_some_and(|(_, suffix)| matches!(suffix, "y" | "yr" | "yrs"));
            glued || matches!(previous, "yr" | "yrs" | "year" | "years")
        };
        if amount.is_some_and(|(_, suffix)| suffix == "m") && of_years() {
            number.value /= 1e6;
            number.noun = Some(stem("month"));
        }
        if self.follows_decimal_point(at) {
            let places = token.text.bytes().take_while(u8::is_ascii_digit).count();
            number.value /= 10_f64.powi(i32::try_from(places).unwrap_or(1));
        }
        if let Some((.., code)) = sum {
            number.unit = Unit::Money(code);
        }
        // `₹15L` are lakhs.
        if sum.is_some() && number.noun.as_deref() == Some("l") {
            number.value *= 1e5;
            number.noun = None;
        }
        // `500kr`.
        let glued = amount.and_then(|(_, suffix)| currency_word(suffix));
        if let Some(code) = glued.filter(|_| number.noun.is_some()) {
            number.unit = Unit::Money(code);
            number.noun = None;
        }
        Some(self.with_what_follows(at, number))
    }

    fn with_what_follows(&self, at: usize, mut number: Number) -> Number {
        self.read_magnitude(&mut number);
        self.read_half(&mut number);
        self.read_unit(at, &mut number);
        number
    }

    /// Whether the number is the decimals of `.4%`.
    fn follows_decimal_point(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let before = self.text[..token.start].strip_suffix('.');
        token.text.starts_with(|c: char| c.is_ascii_digit())
            && before.is_some_and(|before| {
                before.is_empty()
                    || before.ends_with(|c: char| c.is_whitespace() || "->→~≈(".contains(c))
            })
    }

    /// The whole of `1,3` behind a word for a mark, or before one for millions.
    fn with_comma(&self, at: usize) -> Option<Number> {
        const MARKS: &str = "overall rating rated thesis dissertation grade grades graded note nota mark marks average avg score gpa cgpa final schnitt media medie gemiddeld";
        let (whole, part) = (&self.tokens[at], self.tokens.get(at + 1)?);
        let figures =
            |text: &str| text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        let listed = self.gap_after(at + 1) == ",";
        if listed || self.gap_after(at) != "," || !figures(whole.text) || !figures(part.text) {
            return None;
        }
        let near = at.saturating_sub(2)..at;
        let mark = near.clone().any(|place| is_among!(MARKS, self.key(place)))
            || (self.tokens[..at]
                .iter()
                .any(|token| is_among!(MARKS, &token.key))
                && at > 0
                && !is_label(self.key(at - 1)));
        // `1,8 mln`, `3,5 %`.
        let large = magnitude(self.key(at + 2)).is_some() && self.gap_after(at + 1).len() < 2
            || self.text[part.end..].trim_start().starts_with('%');
        let value = format!("{}.{}", whole.text, part.text).parse().ok()?;
        (mark || large).then(|| Number::of(value, Unit::Plain, at + 2, part.end))
    }

    /// How many groups of three digits follow, as in `500 000`.
    fn in_groups(&self, at: usize) -> usize {
        let is_number = |place: usize, digits: std::ops::RangeInclusive<usize>| {
            self.tokens.get(place).is_some_and(|token| {
                digits.contains(&token.text.len()) && token.text.bytes().all(|b| b.is_ascii_digit())
            })
        };
        if !is_number(at, 1..=3) {
            return 0;
        }
        (at + 1..self.tokens.len())
            .take_while(|next| {
                is_number(*next, 3..=3)
                    && matches!(self.gap_after(next - 1), " " | "\u{a0}" | "\u{202f}" | "'")
            })
            .count()
    }

    /// The whole of a number whose groups of three digits follow.
    fn grouped(&self, value: f64, at: usize) -> Option<Number> {
        let last = at + self.in_groups(at);
        let value = self.tokens[at + 1..=last]
            .iter()
            .filter_map(|token| digits(token.text))
            .fold(value, |value, (group, _)| value * 1e3 + group);
        (last > at).then(|| Number::of(value, Unit::Plain, last + 1, self.tokens[last].end))
    }

    /// The `II` of `Level II`, and not who speaks in "for 3 years I was".
    fn is_roman(&self, at: usize) -> bool {
        let speaks = || {
            let before = self.tokens[at - 1].text;
            self.tokens[at].text == "I" && before.ends_with('s') && !before.ends_with("ss")
        };
        roman(self.tokens[at].text).is_some()
            && at > 0
            && !speaks()
            && is_label(&self.tokens[at - 1].key)
            && self.gap_after(at - 1) == " "
    }

    fn quantity(&self, at: usize, number: Number) -> Quantity {
        let plain = number.unit == Unit::Plain;
        let (next, number_end) = (number.next, number.end);
        let mut nouns = Vec::new();
        let mut after = number.next;
        if let Some(noun) = number.noun {
            nouns.push(noun);
        } else if plain {
            (nouns, after) = self.nouns_after(number.next);
        }
        // The 3 of `helped a team of 3 move to Excel` are people, and to move is no noun.
        if nouns.len() == 1 && self.is_verb_of_group(at, after) {
            nouns.clear();
            after = number.next;
        }
        if plain && nouns.is_empty() && self.counts_minutes(at) {
            nouns.push(stem("minute"));
        }
        let mut per = self
            .rate(after)
            .or_else(|| self.rate(number.next))
            .or_else(|| self.rate_behind_material(&nouns, after));
        // `Five-shift week`.
        if let [_, unit] = nouns.as_slice()
            && self.gap_after(next - 1) == "-"
            && let Some(unit) =
                time_unit(unit).filter(|unit| matches!(*unit, "week" | "day" | "month" | "year"))
        {
            per = Some(unit);
            nouns.pop();
        } else if self.gap_after(next - 1) == "-"
            && self.tokens[next - 1].end == number_end
            && nouns.first().is_some_and(|noun| {
                time_unit(noun).is_none() && !is_among!("person man woman member", noun)
            })
        {
            // A 12-bed unit has beds, a 90-employee hotel employees; a four-person maintainer team has maintainers.
            nouns.truncate(1);
        }
        let span = self.tokens[at].start..number.end;
        let before = self.before(at);
        Quantity {
            value: number.value,
            unit: number.unit,
            nouns,
            before,
            label: self.label(at),
            after: self
                .tokens
                .get(next)
                .filter(|_| self.joined(next))
                .map(|token| stem(&token.key)),
            per,
            span,
            token: at,
        }
    }
}

/// The `s7` of `s7-1200`.
fn is_model(text: &str) -> bool {
    text.len() > 1
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.ends_with(|c: char| c.is_ascii_digit())
}

/// The `4HANA` of `S/4HANA`.
fn is_name(suffix: &str) -> bool {
    suffix.len() > 2 && suffix.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn with_suffix(value: f64, suffix: &str, at: usize) -> Option<Number> {
    let mut number = Number::of(value, Unit::Plain, at + 1, 0);
    match suffix {
        "" | "ish" => {}
        "k" => number.value *= 1e3,
        "m" | "mm" => number.value *= 1e6,
        "b" => number.value *= 1e9,
        word if magnitude(word).is_some() => {
            number.value *= magnitude(word)?;
        }
        "½" => number.value += 0.5,
        "st" | "nd" | "rd" | "th" => number.unit = Unit::Ordinal,
        // `27º` is so hot, `2º` the second.
        "º" | "ª" if value <= 12.0 => number.unit = Unit::Ordinal,
        "º" | "ºc" | "ºf" => number.noun = Some(stem("degree")),
        // `24no plots`, `3nos`.
        "no" | "nos" => {}
        "y" | "yo" | "x" | "hr" | "hrs" | "h" | "min" | "mins" | "yr" | "yrs" | "kg" | "km"
        | "gb" | "tb" | "mb" | "ms" | "s" | "am" | "pm" | "mph" | "wpm" | "ft" | "lb" | "lbs"
        | "cm" | "mm2" | "w" | "v" | "m2" | "kw" | "mw" | "kv" | "ml" | "pt" | "pts" | "wk"
        | "wks" | "mo" | "mos" | "mi" | "ha" | "kva" | "t" | "l" | "cl" | "dl" | "hl" | "g"
        | "mg" | "kb" | "pb" | "gw" | "nm" | "um" | "µm" | "m3" | "m²" | "m³" | "km2" | "yd"
        | "oz" | "hz" | "hp" | "cc" | "pp" | "mm²" => {
            number.noun = Some(stem(suffix));
        }
        // `7months`: a space was forgotten.
        word if word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_alphabetic()) => {
            number.noun = Some(stem(word));
        }
        _ => return None,
    }
    Some(number)
}

#[cfg(test)]
#[path = "numbers_tests.rs"]
mod tests;
