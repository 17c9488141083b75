//! Finds the quantities of a text, with what they count.

mod counted;

use std::ops::Range;

use self::counted::{is_label, roman};
use super::currencies::{after_currency, currency_code, currency_word};
use super::number_words::{currency_sign, digits, small_number, time_unit};
use super::phones;
use super::quantity::{Quantity, Unit};
use crate::english::tokens::{Token, stem};

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
    reader.share_labels(&mut found);
    found.into_iter().map(|(quantity, _)| quantity).collect()
}

struct Number {
    value: f64,
    unit: Unit,
    /// Unit glued to the digits: `3hrs`, `20x`.
    noun: Option<String>,
    next: usize,
    end: usize,
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token<'a>],
}

impl Reader<'_> {
    fn gap_after(&self, at: usize) -> &str {
        let end = self
            .tokens
            .get(at + 1)
            .map_or(self.text.len(), |next| next.start);
        &self.text[self.tokens[at].end..end]
    }

    fn key(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.key.as_str())
    }

    /// `23:00`.
    fn is_clock(&self, at: usize) -> bool {
        let digits = |place: usize| {
            self.tokens.get(place).is_some_and(|token| {
                token.text.len() <= 2 && token.text.bytes().all(|b| b.is_ascii_digit())
            })
        };
        let colon = |place: usize| {
            digits(place)
                && digits(place + 1)
                && self.gap_after(place) == ":"
                && self.tokens[place + 1].text.len() == 2
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
        at > 0
            && self.gap_after(at - 1) == "-"
            && !self.tokens[at - 1].text.contains(char::is_lowercase)
            && self.tokens[at - 1].text.starts_with(char::is_uppercase)
            && !self.tokens[at - 1].opens_sentence
            || (at > 0 && self.gap_after(at - 1) == "-" && is_model(self.tokens[at - 1].text))
    }

    fn number(&self, at: usize) -> Option<Number> {
        let token = &self.tokens[at];
        let sum = after_currency(token.text);
        let mut number = match digits(token.text).or(sum) {
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
        if sum.is_some() {
            number.unit = Unit::Money(
                match token.text.trim_end_matches(|c: char| {
                    c.is_ascii_alphanumeric() && !c.is_ascii_uppercase()
                }) {
                    text if text.starts_with('N') => "ngn",
                    text if text.starts_with("Rs") => "inr",
                    text if text.starts_with("US") => "usd",
                    _ => "",
                },
            );
        }
        self.read_magnitude(&mut number);
        self.read_half(&mut number);
        let gap = &self.text[number.end..];
        if gap.trim_start().starts_with('%') {
            number.unit = Unit::Percent;
            number.end += gap.find('%').unwrap_or(0) + 1;
        }
        self.read_unit_word(&mut number);
        if number.unit == Unit::Plain
            && let Some(code) = self.text[number.end..]
                .chars()
                .next()
                .and_then(currency_sign)
        {
            number.unit = Unit::Money(code);
        }
        let before = self.text[..token.start].trim_end();
        if number.unit == Unit::Plain
            && let Some(code) = at
                .checked_sub(1)
                .and_then(|place| currency_code(self.tokens[place].text))
        {
            number.unit = Unit::Money(code);
        }
        if let Some(code) = before.chars().next_back().and_then(currency_sign) {
            number.unit = Unit::Money(code);
        }
        Some(number)
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
        (last > at).then(|| Number {
            value,
            unit: Unit::Plain,
            noun: None,
            next: last + 1,
            end: self.tokens[last].end,
        })
    }

    /// The `II` of `Level II`.
    fn is_roman(&self, at: usize) -> bool {
        roman(self.tokens[at].text).is_some()
            && at > 0
            && is_label(&self.tokens[at - 1].key)
            && self.gap_after(at - 1) == " "
    }

    /// `three and a half`.
    fn read_half(&self, number: &mut Number) {
        let at = number.next;
        if number.unit == Unit::Plain && self.key(at) == "and" {
            let half = at + 1 + usize::from(self.key(at + 1) == "a");
            if self.key(half) == "half" {
                number.value += 0.5;
                number.next = half + 1;
                number.end = self.tokens[half].end;
            }
        }
    }

    fn read_magnitude(&self, number: &mut Number) {
        let close = number.next > 0 && matches!(self.gap_after(number.next - 1), " " | "-" | "");
        if number.noun.is_some() || !close {
            return;
        }
        let factor = match self.key(number.next) {
            "hundred" => 100.0,
            "thousand" | "k" => 1e3,
            "million" | "mil" | "mn" => 1e6,
            "billion" | "bn" => 1e9,
            "lakh" | "lakhs" | "lac" | "lacs" => 1e5,
            "crore" | "crores" => 1e7,
            "dozen" => 12.0,
            _ => return,
        };
        number.value *= factor;
        number.end = self.tokens[number.next].end;
        number.next += 1;
    }

    fn read_unit_word(&self, number: &mut Number) {
        let (unit, words) = match (self.key(number.next), self.key(number.next + 1)) {
            ("percent" | "pct" | "percentage", "point" | "points") => return,
            ("percent" | "pct" | "percentage", _) => (Unit::Percent, 1),
            ("per", "cent") => (Unit::Percent, 2),
            _ => {
                let next = self.tokens.get(number.next);
                let Some(code) = next.and_then(|next| currency_word(next.text)) else {
                    return;
                };
                (Unit::Money(code), 1)
            }
        };
        if self.text[number.end..self.tokens[number.next].start]
            .trim()
            .is_empty()
        {
            number.unit = unit;
            number.next += words;
            number.end = self.tokens[number.next - 1].end;
        }
    }

    /// A number in words: `five`, `twenty-five`, `two hundred and fifty`, `a dozen`.
    fn words(&self, at: usize) -> Option<Number> {
        let mut value = 0.0;
        let mut part = 0.0;
        let mut next = at;
        while next < self.tokens.len() {
            let word = self.key(next);
            if let Some(small) = small_number(word) {
                part += small;
            } else if word == "hundred" && next > at {
                part *= 100.0;
            } else if word == "thousand" && next > at {
                value += part * 1e3;
                part = 0.0;
            } else if word == "and" && next > at && self.key(next - 1) == "hundred" {
                if small_number(self.key(next + 1)).is_none() {
                    break;
                }
            } else {
                break;
            }
            next += 1;
            if !matches!(self.gap_after(next - 1), " " | "-") {
                break;
            }
            let tens = (part % 100.0) >= 20.0 && part % 10.0 == 0.0;
            let follows = small_number(self.key(next));
            if follows.is_some_and(|small| !(tens && small < 10.0) && part % 100.0 != 0.0) {
                break;
            }
        }
        if next == at {
            return self.other_number_word(at);
        }
        let end = self.tokens[next - 1].end;
        Some(Number {
            value: value + part,
            unit: Unit::Plain,
            noun: None,
            next,
            end,
        })
    }

    fn other_number_word(&self, at: usize) -> Option<Number> {
        if self.key(at) == "twice" {
            return Some(Number {
                value: 2.0,
                unit: Unit::Plain,
                noun: Some(stem("time")),
                next: at + 1,
                end: self.tokens[at].end,
            });
        }
        if self.key(at) == "half" && self.key(at + 1) == "a" && self.key(at + 2) == "dozen" {
            return Some(Number {
                value: 6.0,
                unit: Unit::Plain,
                noun: None,
                next: at + 3,
                end: self.tokens[at + 2].end,
            });
        }
        if self.key(at) == "half" && matches!(self.key(at + 1), "a" | "an") {
            let unit = time_unit(self.key(at + 2))?;
            return Some(Number {
                value: 0.5,
                unit: Unit::Plain,
                noun: Some(unit),
                next: at + 3,
                end: self.tokens[at + 2].end,
            });
        }
        let (value, unit) = match self.key(at) {
            "dozen" => (12.0, Unit::Plain),
            "third" if self.key(at + 1) != "party" => (3.0, Unit::Ordinal),
            "fourth" => (4.0, Unit::Ordinal),
            "fifth" => (5.0, Unit::Ordinal),
            "sixth" => (6.0, Unit::Ordinal),
            "tenth" => (10.0, Unit::Ordinal),
            "second"
                if matches!(
                    self.key(at + 1),
                    "place" | "prize" | "class" | "year" | "month" | "week" | "season" | "shift"
                ) || (at > 0
                    && matches!(self.key(at - 1), "came" | "placed" | "finished" | "ranked"))
                    || (self.key(at + 1) == "of"
                        && self
                            .tokens
                            .get(at + 2)
                            .is_some_and(|next| digits(next.text).is_some())) =>
            {
                (2.0, Unit::Ordinal)
            }
            "first"
                if matches!(
                    self.key(at + 1).trim_end_matches('s'),
                    "place" | "prize" | "year" | "month" | "week" | "class"
                ) =>
            {
                (1.0, Unit::Ordinal)
            }
            _ => return None,
        };
        Some(Number {
            value,
            unit,
            noun: None,
            next: at + 1,
            end: self.tokens[at].end,
        })
    }

    fn quantity(&self, at: usize, number: Number) -> Quantity {
        let plain = number.unit == Unit::Plain;
        let next = number.next;
        let mut nouns = Vec::new();
        let mut after = number.next;
        if let Some(noun) = number.noun {
            nouns.push(noun);
        } else if plain {
            (nouns, after) = self.nouns_after(number.next);
        }
        let mut per = self.rate(after).or_else(|| self.rate(number.next));
        // `Five-shift week`.
        if let [_, unit] = nouns.as_slice()
            && self.gap_after(next - 1) == "-"
            && let Some(unit) = time_unit(unit)
                .filter(|unit| matches!(unit.as_str(), "week" | "day" | "month" | "year"))
        {
            per = Some(unit);
            nouns.pop();
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

fn with_suffix(value: f64, suffix: &str, at: usize) -> Option<Number> {
    let mut number = Number {
        value,
        unit: Unit::Plain,
        noun: None,
        next: at + 1,
        end: 0,
    };
    match suffix {
        "" | "ish" => {}
        "k" => number.value *= 1e3,
        "m" | "mm" | "mn" | "mil" => number.value *= 1e6,
        "bn" | "b" => number.value *= 1e9,
        "st" | "nd" | "rd" | "th" => number.unit = Unit::Ordinal,
        "x" | "hr" | "hrs" | "h" | "min" | "mins" | "yr" | "yrs" | "kg" | "km" | "gb" | "tb"
        | "mb" | "ms" | "s" | "am" | "pm" | "mph" | "wpm" | "ft" | "lb" | "lbs" | "cm" | "mm2"
        | "w" | "v" | "m2" | "kw" | "mw" | "kv" | "ml" | "pt" | "pts" | "wk" | "wks" | "mo"
        | "mos" | "mi" | "ha" | "kva" | "t" => {
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
