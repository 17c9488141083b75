//! Writes the digits of any script as `0` to `9`, and leaves out what cannot be seen.

use std::borrow::Cow;

/// A text with plain digits: `١٢`, `１２`, `⑫`, `¹²` and `𝟭𝟮` are 12, `fif\u{200b}teen` is a word.
pub fn plain(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.chars().any(is_odd) {
        return Cow::Borrowed(text);
    }
    let mut put = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        let last = put.chars().next_back();
        // `m²` and `CO₂` are units and names, a `²` behind a word a footnote.
        let belongs = last.is_some_and(char::is_alphanumeric) && !text[..at].ends_with(is_raised);
        match letter {
            _ if !is_odd(letter) => put.push(letter),
            _ if is_unseen(letter) => {}
            '٫' => put.push('.'),
            '٬' => put.push(','),
            '٪' => put.push('%'),
            '\u{ff01}'..='\u{ff5e}' => {
                put.push(char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter));
            }
            _ if let Some(digit) = digit(letter) => {
                put.push(char::from_digit(digit, 10).unwrap_or(letter));
            }
            _ if is_raised(letter) && belongs => put.push(letter),
            _ if let Some(digit) = raised_digit(letter) => {
                put.push(char::from_digit(digit, 10).unwrap_or(letter));
            }
            _ if let Some(number) = encircled(letter) => {
                // In front of a line it is a bullet.
                let line = put.rsplit('\n').next().unwrap_or("");
                if line.trim().is_empty() {
                    put.push('•');
                } else {
                    put.push_str(&number.to_string());
                }
            }
            _ => match (fraction(letter), last) {
                // `2½` is read as it is.
                (Some(_), Some('0'..='9')) if letter == '½' => put.push(letter),
                (Some((.., decimals)), Some('0'..='9')) => put.push_str(decimals),
                (Some((worded, _)), _) => put.push_str(worded),
                _ => put.push(letter),
            },
        }
    }
    Cow::Owned(put)
}

fn is_odd(letter: char) -> bool {
    letter > '\u{a0}'
        && (is_unseen(letter)
            || matches!(letter, '٫' | '٬' | '٪' | '％' | '＋')
            || matches!(letter, '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}')
            || digit(letter).is_some()
            || is_raised(letter)
            || encircled(letter).is_some()
            || fraction(letter).is_some())
}

/// Joiners, marks of direction, soft hyphens, and what makes a keycap of a digit.
fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fe0f}' | '\u{20e3}'
    )
}

fn digit(letter: char) -> Option<u32> {
    const ZEROS: [u32; 21] = [
        0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6,
        0xe50, 0xed0, 0xf20, 0x1040, 0x17e0, 0x1810, 0x19d0, 0xff10,
    ];
    let code = u32::from(letter);
    if (0x1d7ce..=0x1d7ff).contains(&code) {
        return Some((code - 0x1d7ce) % 10);
    }
    if code < 0x660 {
        return None;
    }
    let zero = ZEROS.iter().rev().find(|zero| **zero <= code)?;
    Some(code - zero).filter(|digit| *digit < 10)
}

fn is_raised(letter: char) -> bool {
    raised_digit(letter).is_some()
}

fn raised_digit(letter: char) -> Option<u32> {
    Some(match letter {
        '¹' => 1,
        '²' => 2,
        '³' => 3,
        '⁰' => 0,
        '⁴'..='⁹' => u32::from(letter) - 0x2070,
        '₀'..='₉' => u32::from(letter) - 0x2080,
        _ => return None,
    })
}

fn encircled(letter: char) -> Option<u32> {
    // The first and the last of each row, and what the first is worth.
    const ROWS: [(u32, u32, u32); 11] = [
        (0x2460, 0x2473, 1),
        (0x2474, 0x2487, 1),
        (0x2488, 0x249b, 1),
        (0x24ea, 0x24ea, 0),
        (0x24eb, 0x24f4, 11),
        (0x24f5, 0x24fe, 1),
        (0x2776, 0x277f, 1),
        (0x2780, 0x2789, 1),
        (0x278a, 0x2793, 1),
        (0x3251, 0x325f, 21),
        (0x32b1, 0x32bf, 36),
    ];
    let code = u32::from(letter);
    if code < 0x2460 {
        return None;
    }
    let (first, _, worth) = ROWS
        .iter()
        .find(|(first, last, _)| (*first..=*last).contains(&code))?;
    Some(code - first + worth)
}

/// A fraction by itself, and behind a whole number.
fn fraction(letter: char) -> Option<(&'static str, &'static str)> {
    Some(match letter {
        '¼' => ("1/4", ".25"),
        '½' => ("half", ".5"),
        '¾' => ("3/4", ".75"),
        '⅓' => ("1/3", ".33"),
        '⅔' => ("2/3", ".67"),
        '⅕' => ("1/5", ".2"),
        '⅖' => ("2/5", ".4"),
        '⅗' => ("3/5", ".6"),
        '⅘' => ("4/5", ".8"),
        '⅙' => ("1/6", ".17"),
        '⅚' => ("5/6", ".83"),
        '⅛' => ("1/8", ".125"),
        '⅜' => ("3/8", ".375"),
        '⅝' => ("5/8", ".625"),
        '⅞' => ("7/8", ".875"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_any_script_are_digits() {
        for (text, put) in [
            ("Trained １２ staff", "Trained 12 staff"),
            ("من ٢٠١٩ إلى ۲۰۲۱", "من 2019 إلى 2021"),
            ("१२ कर्मचारी", "12 कर्मचारी"),
            (
                "Trained ⑫ staff, 𝟭𝟮 in all, ¹² new",
                "Trained 12 staff, 12 in all, 12 new",
            ),
            ("1\u{fe0f}\u{20e3}2\u{fe0f}\u{20e3} staff", "12 staff"),
            ("Trained fif\u{200b}teen", "Trained fifteen"),
            ("¾ of the staff, 2¾ years", "3/4 of the staff, 2.75 years"),
            ("used ＳＡＰ at ２０％", "used SAP at 20%"),
        ] {
            assert_eq!(plain(text), put);
        }
    }

    #[test]
    fn units_bullets_and_words_stay() {
        for text in ["120 m² of CO₂", "2½ years", "café — naïve", "plain", ""] {
            assert_eq!(plain(text), text);
        }
        assert_eq!(plain("① Sold\n② Bought"), "• Sold\n• Bought");
    }
}
