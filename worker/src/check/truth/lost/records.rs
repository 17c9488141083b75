//! What the entries of a section leave open though the person told it, in whatever letters: employers, schools and degrees,
//! as the composer reads them.

use penstock_shared::domain::SectionKind;
use serde_json::Value;

use crate::check::truth::violation::ViolationKind;
use crate::english::tokens::tokenize;
use crate::english::{gazetteer, words};
use crate::generate::builtin::{self, known_employers};

/// The names and degrees of `words` that belong in fields which an entry of `output` leaves open.
pub fn open_facts(
    section: SectionKind,
    output: &Value,
    words: &str,
) -> Vec<(ViolationKind, String)> {
    let fields: &[(ViolationKind, &str)] = match section {
        SectionKind::Work => &[(ViolationKind::Name, "name")],
        SectionKind::Volunteer => &[(ViolationKind::Name, "organization")],
        SectionKind::Education => &[
            (ViolationKind::Name, "institution"),
            (ViolationKind::Credential, "studyType"),
            (ViolationKind::Credential, "area"),
        ],
        _ => return Vec::new(),
    };
    let entries = entries(section, output);
    let open = |field: &str| entries.iter().any(|entry| text(entry, field).is_empty());
    let open: Vec<_> = fields.iter().filter(|(_, field)| open(field)).collect();
    if open.is_empty() {
        return Vec::new();
    }
    let Ok(composed) = builtin::compose(section, words) else {
        return Vec::new();
    };
    let composed = self::entries(section, &composed);
    let told = composed.iter().flat_map(|entry| {
        open.iter()
            .map(move |(kind, field)| (*kind, text(entry, field)))
    });
    told.filter(|(kind, text)| *kind == ViolationKind::Credential || is_distinctive(text))
        .filter(|(_, text)| !text.is_empty())
        .map(|(kind, text)| (kind, text.to_owned()))
        .collect()
}

fn entries(section: SectionKind, value: &Value) -> &[Value] {
    let entries = value.get(section.top_level_key());
    entries.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn text<'v>(entry: &'v Value, field: &str) -> &'v str {
    entry.get(field).and_then(Value::as_str).unwrap_or_default()
}

/// Whether a name can be told from ordinary words, and from where it was: `Norbert Hauge Logistics`, `University of Leeds`, not `Kids School`
/// or `Leeds`.
fn is_distinctive(name: &str) -> bool {
    known_employers::written(name).is_some()
        || tokenize(name).iter().any(|token| {
            let telling = token.key.len() > 3
                && !words::is_common(&token.key)
                && !gazetteer::is_place(&token.key);
            telling || (name.contains(' ') && is_among!("university college", &token.key))
        })
}
