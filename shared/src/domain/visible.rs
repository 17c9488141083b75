//! What of a text a person can see.

/// Whether a text shows nothing: no letter of it is more than white space, a control or a mark without a form of its own.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|letter| {
        letter.is_whitespace()
            || letter.is_control()
            || is_invisible(letter)
            || is_joiner(letter)
            || is_filler(letter)
    })
}

/// Nothing that a person would type to be read: soft hyphens, directions, byte order marks, tags. The joiners of emoji and of
/// Persian are none of these.
pub fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Everything that a reader may show as a new line.
pub fn is_line_break(letter: char) -> bool {
    matches!(
        letter,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// What joins letters or chooses their form, and shows nothing by itself.
fn is_joiner(letter: char) -> bool {
    matches!(letter, '\u{200c}' | '\u{200d}' | '\u{34f}' | '\u{180b}'..='\u{180e}' | '\u{fe00}'..='\u{fe0f}')
}

/// Letters that are drawn as empty space.
fn is_filler(letter: char) -> bool {
    matches!(
        letter,
        '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_without_anything_to_see_is_blank() {
        for blank in [
            "",
            " \n\t",
            "\u{200b}",
            "\u{feff}",
            "\u{ad}\u{2060} ",
            "\u{1}",
            "\u{200d}\u{fe0f}",
            "\u{3164}",
            "\u{2800}",
        ] {
            assert!(is_blank(blank), "{blank:?}");
        }
        for text in [
            "a",
            "\u{feff}a",
            ".",
            "👩\u{200d}🍳",
            "می\u{200c}خواهم",
            "5",
        ] {
            assert!(!is_blank(text), "{text:?}");
        }
    }
}
