//! What the tests ask again and again: whether one field passes, of who wrote the words.

use penstock_shared::domain::SectionKind;
use serde_json::{Value, json};

use super::compare;

/// Whether nothing of a section is refused.
pub fn passes(section: SectionKind, source: &str, output: &Value) -> bool {
    compare(section, output, source, &[]).violations.is_empty()
}

/// The same of a text, as a highlight of a position.
pub fn text_passes(source: &str, text: &str) -> bool {
    let output = json!({"work": [{"highlights": [text]}]});
    passes(SectionKind::Work, source, &output)
}

/// The same of the title of a position.
pub fn title_passes(source: &str, title: &str) -> bool {
    let output = json!({"work": [{"position": title}]});
    passes(SectionKind::Work, source, &output)
}
