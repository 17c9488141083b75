//! JSON as endpoints and models write it: behind a byte-order mark, with bytes that are no UTF-8, or with half a surrogate pair.

use std::borrow::Cow;

use serde_json::Value;

/// What some begin a text with.
pub const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Halves of a surrogate pair are read as the last of Unicode's private code points, until the other half is found.
const HALVES: u32 = 0x0010_F800;
const FIRST_HALF: u32 = 0xD800;
const SECOND_HALF: u32 = 0xDC00;

/// Reads JSON; what no text can hold is replaced once it is [mended](mend).
pub fn parse(bytes: &[u8]) -> Option<Value> {
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    serde_json::from_slice(bytes).ok().or_else(|| {
        let text = String::from_utf8_lossy(bytes);
        serde_json::from_str(&with_halves_marked(&text)).ok()
    })
}

/// Puts halves of surrogate pairs together, and U+FFFD in the place of what is left of them.
pub fn mend(text: String) -> String {
    if !text.chars().any(|c| half(c).is_some()) {
        return text;
    }
    let mut mended = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        let whole = match (half(c), characters.peek().copied().and_then(half)) {
            (None, _) => Some(c),
            (Some(first @ FIRST_HALF..SECOND_HALF), Some(second @ SECOND_HALF..)) => {
                characters.next();
                char::from_u32(0x1_0000 + ((first - FIRST_HALF) << 10) + (second - SECOND_HALF))
            }
            (Some(_), _) => None,
        };
        mended.push(whole.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    mended
}

/// The half that a character stands for.
fn half(c: char) -> Option<u32> {
    let offset = u32::from(c).checked_sub(HALVES)?;
    Some(FIRST_HALF + offset)
}

/// JSON in which no escape is half a pair.
pub fn with_halves_marked(json: &str) -> Cow<'_, str> {
    if !json.contains("\\u") {
        return Cow::Borrowed(json);
    }
    let mut marked = String::with_capacity(json.len());
    let mut rest = json;
    while let Some(at) = rest.find('\\') {
        marked.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = match (escaped(rest), rest.get(6..).and_then(escaped)) {
            (Some(FIRST_HALF..SECOND_HALF), Some(SECOND_HALF..=0xDFFF)) => 12,
            (Some(half @ FIRST_HALF..=0xDFFF), _) => {
                marked.extend(char::from_u32(HALVES + half - FIRST_HALF));
                rest = &rest[6..];
                continue;
            }
            // The character behind a backslash may be of any length; it is copied with the next stretch.
            _ if rest[1..].starts_with('\\') => 2,
            _ => 1,
        };
        marked.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    marked.push_str(rest);
    Cow::Owned(marked)
}

/// The code unit of an escape at the beginning of a text.
fn escaped(text: &str) -> Option<u32> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    let are_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    u32::from_str_radix(digits, 16).ok().filter(|_| are_hex)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &[u8]) -> String {
        let value = parse(json).unwrap_or_else(|| panic!("{}", json.escape_ascii()));
        mend(value.as_str().expect("a string").to_owned())
    }

    #[test]
    fn what_no_text_can_hold_is_replaced() {
        for (json, expected) in [
            (
                &b"\"plain \\u00e9 \\ud83d\\ude00 \\\\u\""[..],
                "plain \u{e9} \u{1f600} \\u",
            ),
            (b"\xef\xbb\xbf\"mark\"", "mark"),
            (b"\"bad \xff bytes\"", "bad \u{fffd} bytes"),
            (b"\"\\ud800 alone\"", "\u{fffd} alone"),
            (b"\"\\ude00\\ud83d\"", "\u{fffd}\u{fffd}"),
            (
                b"\"\\ud83d\\ud83d\\ude00\\\\ud800\\n\"",
                "\u{fffd}\u{1f600}\\ud800\n",
            ),
        ] {
            assert_eq!(read(json), expected);
        }
        assert!(parse(b"\"\\ud8\"").is_none() && parse(b"{").is_none());
    }

    #[test]
    fn halves_find_each_other_across_texts() {
        let halves = ["\"a\\ud83d\"", "\"\\ude00b\""].map(|json| {
            let value = parse(json.as_bytes()).expect("JSON");
            value.as_str().expect("a string").to_owned()
        });
        assert_eq!(mend(halves.concat()), "a\u{1f600}b");
    }
}
