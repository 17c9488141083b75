//! Numbers in the signs of Chinese and Japanese, which stand without spaces.

use std::borrow::Cow;

/// A text with spaces around the digits between signs, and with digits for signs that count: `培训了十五名` is `培训了 15 名`.
pub fn with_digits(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.chars().any(is_sign) {
        return Cow::Borrowed(text);
    }
    let mut put = String::with_capacity(text.len() + 8);
    let letters: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < letters.len() {
        let last = put.chars().next_back();
        let figures = letters[at].is_ascii_digit();
        if let Some((number, length)) = numeral(&letters, at) {
            if last.is_some_and(char::is_alphanumeric) {
                put.push(' ');
            }
            put.push_str(&number.to_string());
            put.push(' ');
            at += length;
            continue;
        }
        let joins = last.is_some_and(|last| {
            (is_sign(last) && figures) || (last.is_ascii_digit() && is_sign(letters[at]))
        });
        if joins {
            put.push(' ');
        }
        put.push(letters[at]);
        at += 1;
    }
    Cow::Owned(put)
}

fn is_sign(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

/// The number that begins at a sign, and how many signs it has: `十五` before what is counted, `二〇一八` before a year, the
/// `3万` of digits.
fn numeral(letters: &[char], at: usize) -> Option<(u64, usize)> {
    let is_part = |letter: &char| {
        letter.is_ascii_digit() || value(*letter).is_some() || scale(*letter).is_some()
    };
    // What is read from its middle is no number, and `第三` ranks.
    if at > 0 && (is_part(&letters[at - 1]) || letters[at - 1] == '第' || letters[at - 1] == '.') {
        return None;
    }
    let signs: Vec<char> = letters[at..]
        .iter()
        .take(12)
        .copied()
        .take_while(is_part)
        .collect();
    let signed = signs.iter().any(|sign| !sign.is_ascii_digit());
    let next = letters.get(at + signs.len()).copied().unwrap_or(' ');
    if !signed || signs.is_empty() {
        return None;
    }
    let figures = signs[0].is_ascii_digit();
    if !figures && !is_counter(next) {
        return None;
    }
    let mut total: u64 = 0;
    let mut part: u64 = 0;
    let mut digit: Option<u64> = None;
    for sign in &signs {
        if let Some(value) = sign.to_digit(10).map(u64::from).or_else(|| value(*sign)) {
            digit = Some(digit.unwrap_or(0).checked_mul(10)?.checked_add(value)?);
        } else {
            let scale = scale(*sign)?;
            if scale >= 10_000 {
                total =
                    total.checked_add((part + digit.unwrap_or(0)).max(1).checked_mul(scale)?)?;
                part = 0;
            } else {
                part = part.checked_add(digit.unwrap_or(1).checked_mul(scale)?)?;
            }
            digit = None;
        }
    }
    let number = total.checked_add(part)?.checked_add(digit.unwrap_or(0))?;
    // `一个` is an article.
    (number > 1).then_some((number, signs.len()))
}

fn value(sign: char) -> Option<u64> {
    Some(match sign {
        '〇' | '零' => 0,
        '一' => 1,
        '二' | '两' | '兩' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

const fn scale(sign: char) -> Option<u64> {
    Some(match sign {
        '十' => 10,
        '百' => 100,
        '千' => 1_000,
        '万' | '萬' | '만' => 10_000,
        '亿' | '億' | '억' => 100_000_000,
        _ => return None,
    })
}

/// What a number stands by where it counts.
fn is_counter(sign: char) -> bool {
    "名人位个個個箇年月日天周週天小时時分间間家台臺次件项項门門种種份辆輛套本册冊所店社回歳岁歲倍%点點米公元円圓块塊颗頭头只隻匹本枚杯箱桶人員员".contains(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_count_are_digits() {
        for (text, put) in [
            ("培训了十五名新员工", "培训了 15 名新员工"),
            ("二〇一八年六月", "2018 年 6 月"),
            ("管理5人团队", "管理 5 人团队"),
            ("売上3万円", "売上 30000 円"),
            ("一百二十个", "120 个"),
            ("在三井工作", "在三井工作"),
            ("第三名", "第三名"),
            ("一个", "一个"),
            ("plain 5", "plain 5"),
            ("", ""),
        ] {
            assert_eq!(with_digits(text), put);
        }
    }
}
