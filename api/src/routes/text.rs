//! Ids and short texts of a request, parsed once: trimmed, bounded, storable. Chat platforms send an empty string for a variable
//! that is not set, so blank means absent.

use std::{convert::Infallible, fmt, str::FromStr};

use axum::{
    extract::{FromRequestParts, Path},
    http::request::Parts,
};
use penstock_shared::domain::{is_blank, is_line_break};
use serde::{Deserialize, Deserializer, de::Error};

/// An id in a path, still text. One that is not even text is no id of anything.
pub(crate) struct PathId(pub(crate) String);

impl<S: Send + Sync> FromRequestParts<S> for PathId {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let id = Path::<String>::from_request_parts(parts, state).await;
        Ok(Self(id.map_or_else(|_| String::new(), |Path(id)| id)))
    }
}

/// One line of at most `MAX` characters, without control characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line<const MAX: usize>(String);

impl<const MAX: usize> FromStr for Line<MAX> {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let text = trimmed(text, MAX)?;
        if text.chars().any(|c| c.is_control() || is_line_break(c)) {
            Err("contains control characters: send one line of plain text".into())
        } else {
            Ok(Self(text.to_owned()))
        }
    }
}

impl<const MAX: usize> From<Line<MAX>> for String {
    fn from(line: Line<MAX>) -> Self {
        line.0
    }
}

/// Lines of at most `MAX` characters together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Text<const MAX: usize>(String);

impl<const MAX: usize> FromStr for Text<MAX> {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let text = trimmed(text, MAX)?;
        if text.contains('\0') {
            Err("contains a NUL character (U+0000): remove it".into())
        } else {
            Ok(Self(text.to_owned()))
        }
    }
}

impl<const MAX: usize> From<Text<MAX>> for String {
    fn from(text: Text<MAX>) -> Self {
        text.0
    }
}

/// A text without the space around it, if it has at most so many characters.
fn trimmed(text: &str, max: usize) -> Result<&str, String> {
    let text = text.trim();
    if text.chars().count() > max {
        return Err(format!("longer than {max} characters: shorten it"));
    }
    Ok(text)
}

/// A language tag such as `en` or `pt-BR` (BCP 47, by its shape).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Locale(String);

impl FromStr for Locale {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut subtags = text.trim().split('-');
        let language = subtags.next().is_some_and(|tag| {
            (2..=3).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphabetic())
        });
        let rest = subtags.all(|tag| {
            (1..=8).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric())
        });
        if language && rest && text.len() <= 35 {
            Ok(Self(text.trim().to_owned()))
        } else {
            Err("not a language tag: write it like `en` or `pt-BR`".into())
        }
    }
}

impl From<Locale> for String {
    fn from(locale: Locale) -> Self {
        locale.0
    }
}

/// Deserializes an optional value; absent, null and blank are `None`.
pub(crate) fn optional<'de, D: Deserializer<'de>, T: FromStr<Err: fmt::Display>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    match Option::<String>::deserialize(deserializer)? {
        Some(text) if !is_blank(&text) => text.parse().map(Some).map_err(D::Error::custom),
        _ => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_trimmed_and_bounded() {
        assert_eq!(" a b ".parse::<Line<3>>(), Ok(Line("a b".into())));
        assert!("abcd".parse::<Line<3>>().is_err());
        for broken in ["a\0", "a\nb", "a\u{2028}b"] {
            assert!(broken.parse::<Line<3>>().is_err(), "{broken:?}");
        }
    }

    #[test]
    fn texts_have_lines() {
        assert_eq!(" a\nb\n".parse::<Text<3>>(), Ok(Text("a\nb".into())));
        assert!("abcd".parse::<Text<3>>().is_err());
        assert!("a\0".parse::<Text<3>>().is_err());
    }

    #[test]
    fn locales_have_the_shape_of_a_tag() {
        for good in ["en", "pt-BR", "zh-Hant-TW"] {
            assert!(good.parse::<Locale>().is_ok(), "{good}");
        }
        for bad in ["english please", "e", "en_US", "en-"] {
            assert!(bad.parse::<Locale>().is_err(), "{bad}");
        }
    }
}
