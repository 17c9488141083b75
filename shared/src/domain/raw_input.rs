//! The text a person wrote, parsed once at the edge: not blank, not endless, storable.

use std::fmt;

use super::visible::is_blank;

/// Longest accepted text of one section, in characters: about ten dense pages, several times the longest real résumé section,
/// and small enough for the context of a small local model.
pub const MAX_RAW_INPUT_CHARS: usize = 20_000;

/// A person's own text of one section, kept exactly as it came.
#[derive(Clone, PartialEq, Eq)]
pub struct RawInput(String);

/// Why a text cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidRawInput {
    /// Nothing that can be seen.
    #[error("the text is empty: write a sentence or two about this part of the résumé")]
    Empty,
    /// More than [`MAX_RAW_INPUT_CHARS`].
    #[error(
        "the text has {chars} characters and at most {MAX_RAW_INPUT_CHARS} are accepted: split it into several sections"
    )]
    TooLong {
        /// Its length.
        chars: usize,
    },
    /// U+0000, which Postgres cannot store.
    #[error("the text contains a NUL character (U+0000): remove it and send the text again")]
    Nul,
}

impl RawInput {
    /// Checks a text and keeps it unchanged.
    pub fn parse(text: String) -> Result<Self, InvalidRawInput> {
        let chars = text.chars().count();
        if is_blank(&text) {
            Err(InvalidRawInput::Empty)
        } else if chars > MAX_RAW_INPUT_CHARS {
            Err(InvalidRawInput::TooLong { chars })
        } else if text.contains('\0') {
            Err(InvalidRawInput::Nul)
        } else {
            Ok(Self(text))
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<RawInput> for String {
    fn from(input: RawInput) -> Self {
        input.0
    }
}

/// Shows the length only: a person's text never reaches a log.
impl fmt::Debug for RawInput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RawInput({} bytes)", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_kept_as_it_came() {
        let text = "  i managed a team of 5 people\n";
        assert_eq!(RawInput::parse(text.into()).unwrap().as_str(), text);
    }

    #[test]
    fn text_that_cannot_be_kept_is_refused() {
        for blank in [" \n\t", "\u{200b}"] {
            assert_eq!(RawInput::parse(blank.into()), Err(InvalidRawInput::Empty));
        }
        assert_eq!(RawInput::parse("a\0b".into()), Err(InvalidRawInput::Nul));
        assert!(RawInput::parse("é".repeat(MAX_RAW_INPUT_CHARS)).is_ok());
        assert_eq!(
            RawInput::parse("é".repeat(MAX_RAW_INPUT_CHARS + 1)),
            Err(InvalidRawInput::TooLong {
                chars: MAX_RAW_INPUT_CHARS + 1
            })
        );
    }

    #[test]
    fn debug_output_holds_no_text() {
        let input = RawInput::parse("my secret employer".into()).unwrap();
        assert!(!format!("{input:?}").contains("secret"));
    }
}
