//! Tests of the composer on texts as people type them: what becomes of each of `composed.txt`, and that nothing written
//! from any of `rough_texts.txt` is refused by the check.

use std::{fmt::Write as _, fs, path::Path};

use penstock_shared::{
    db::jobs::ClaimedSection,
    domain::{SectionId, SectionKind},
};
use serde_json::Value;

use super::compose;
use crate::check::{self, language, truth};
use crate::generate::language_model::Languages;

const ROUGH: &str = include_str!("rough_texts.txt");

/// The blocks of a data file: each begins with `@` and its section.
fn blocks(file: &str) -> impl Iterator<Item = (SectionKind, &str)> {
    let file = file.strip_prefix('@').unwrap_or(file);
    file.split("\n@").map(|block| {
        let (kind, text) = block.split_once('\n').expect("a section and a text");
        (kind.parse().expect("a section's name"), text)
    })
}

/// Compares with the file; with `UPDATE_SNAPSHOTS` set it writes the file instead.
#[test]
fn rough_texts_become_what_their_authors_would_keep() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/generate/builtin/composed.txt");
    let known = fs::read_to_string(&path).expect("the file is there");
    let mut composed = String::new();
    for (kind, block) in blocks(&known) {
        let (text, _) = block
            .split_once("\n=>\n")
            .expect("a text and what it becomes");
        let content = compose(kind, text).unwrap_or_else(|error| panic!("{text:?}: {error}"));
        let _ = write!(composed, "@{kind}\n{text}\n=>\n{}\n", shown(&content));
    }
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(&path, &composed).expect("the file can be written");
        return;
    }
    for (new, old) in composed.split("\n@").zip(known.split("\n@")) {
        assert_eq!(
            new.trim_end(),
            old.trim_end(),
            "if it is better, run the test with UPDATE_SNAPSHOTS=1"
        );
    }
}

/// A section with one line for each of its entries, and for each of their highlights.
fn shown(content: &Value) -> String {
    let Some((_, value)) = content.as_object().and_then(|object| object.iter().next()) else {
        return String::new();
    };
    let entries = value
        .as_array()
        .map_or_else(|| vec![value], |entries| entries.iter().collect());
    let mut text = String::new();
    for entry in entries {
        let mut fields = entry.as_object().cloned().unwrap_or_default();
        let highlights = fields.shift_remove("highlights");
        let _ = writeln!(text, "{}", Value::Object(fields));
        for highlight in highlights.iter().filter_map(Value::as_array).flatten() {
            let _ = writeln!(text, "  - {}", highlight.as_str().unwrap_or_default());
        }
    }
    text
}

#[test]
fn nothing_the_composer_writes_is_refused() {
    let mut count = 0;
    let mut refused = Vec::new();
    for (kind, text) in blocks(ROUGH) {
        count += 1;
        let Ok(content) = compose(kind, text) else {
            refused.push(format!("{text}\n  not composed"));
            continue;
        };
        let section = section(kind, text);
        let finding = truth::compare(kind, &content, text, &[]);
        if !finding.violations.is_empty() {
            refused.push(format!("{text}\n  {:?}", finding.violations));
        }
        if let Err(objections) = check::check(&section, &content.to_string(), Languages::OwnWords) {
            refused.push(format!("{text}\n  {:?}", objections.reasons()));
        }
    }
    assert!(count >= 120, "{count}");
    assert_eq!(refused.len(), 0, "{}", refused.join("\n\n"));
}

fn section(kind: SectionKind, text: &str) -> ClaimedSection {
    ClaimedSection {
        id: SectionId::new(),
        attempt: 1,
        user_id: penstock_shared::domain::UserId::new(),
        spent: None,
        kind,
        template_id: "plain".into(),
        original_input: text.into(),
        industry: None,
        locale: None,
        target_role: None,
        context: Vec::new(),
    }
}

#[test]
fn numbers_dates_and_tools_are_somewhere_in_the_result() {
    // What a date field holds in another form, and an age or a reason for leaving, need not be found again.
    let mut lost = Vec::new();
    for (kind, text) in blocks(ROUGH) {
        let Ok(content) = compose(kind, text) else {
            continue;
        };
        let written: String = content
            .to_string()
            .to_lowercase()
            .replace(['-', ',', ' '], "");
        let numbers = text.split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')));
        let numbers = numbers.map(|number| number.trim_matches(['.', ',']).replace(',', ""));
        lost.extend(
            numbers
                .filter(|number| number.len() > 2 && number.bytes().all(|b| b.is_ascii_digit()))
                .filter(|number| !written.contains(number.as_str()))
                .map(|number| format!("{number} of {text:?}")),
        );
    }
    assert_eq!(lost.len(), 0, "{}", lost.join("\n"));
}

#[test]
fn english_is_english_to_the_language_check() {
    for (kind, text) in blocks(ROUGH) {
        if let Ok(content) = compose(kind, text) {
            assert_eq!(
                language::objection(Some("en"), text, &content),
                None,
                "{text}"
            );
            assert_eq!(language::objection(None, text, &content), None, "{text}");
        }
    }
}

#[test]
fn other_languages_keep_their_words_and_pass_the_check() {
    for (kind, text) in [
        (
            SectionKind::Work,
            "J'ai été caissière chez Lidl à Paris de 2019 à 2021. J'ai formé 5 nouveaux employés et géré la caisse.",
        ),
        (
            SectionKind::Work,
            "Verkäuferin bei Aldi in Köln, 2015 - 2018. Ich habe 3 Auszubildende betreut und die Kasse geführt.",
        ),
        (
            SectionKind::Work,
            "Trabajé en Zara de Madrid desde 2016 hasta 2019, atendí a 80 clientes al día y ordené el almacén",
        ),
        (
            SectionKind::Work,
            "Trabalhei na Padaria Central no Porto, fazia pão e atendia 200 clientes por dia",
        ),
        (
            SectionKind::Summary,
            "Jestem pielęgniarką z 10-letnim doświadczeniem na oddziale intensywnej terapii.",
        ),
        (
            SectionKind::Skills,
            "Kochen, Backen, Deutsch, Englisch, Führerschein Klasse B",
        ),
    ] {
        let content = compose(kind, text).unwrap_or_else(|error| panic!("{text}: {error}"));
        for locale in [None, Some("en"), Some("fr")] {
            let section = ClaimedSection {
                locale: locale.map(str::to_owned),
                ..section(kind, text)
            };
            let written = check::check(&section, &content.to_string(), Languages::OwnWords);
            let kept = written.map(|written| written.content);
            assert_eq!(kept.ok().as_ref(), Some(&content), "{text}");
        }
        let written = content.to_string().to_lowercase();
        let words = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().count() > 4);
        for word in words {
            assert!(
                written.contains(&word.to_lowercase()),
                "{word} of {text}\n{content}"
            );
        }
    }
}

/// Each takes a moment; what is quadratic in them takes minutes.
#[test]
fn the_longest_texts_are_composed_too() {
    use SectionKind as S;
    let many = |text: &str, count: usize| text.repeat(count);
    for (kind, text) in [
        (
            S::Work,
            many(
                "i was a cook at Zoë's from 2010 to 2011, i cooked and i cleaned. ",
                3_000,
            ),
        ),
        (
            S::Education,
            many(
                "i studied biology at Leeds University and i cooked and then i left ",
                3_000,
            ),
        ),
        (S::Work, many("a", 200_000)),
        (S::Volunteer, many("managed 5 people\n", 10_000)),
        (S::Certificates, many("- forklift, 2019\n", 10_000)),
        (S::Skills, many("excel, ", 50_000)),
        (S::Languages, many(",", 50_000)),
        (S::Summary, many("and i ", 33_000)),
        (S::Projects, many("(a) at ", 28_000)),
        (S::Basics, many(".", 200_000)),
        (S::Interests, many("\n", 200_000)),
    ] {
        let composed = compose(kind, &text);
        assert!(
            composed.is_ok() || !text.contains(char::is_alphanumeric),
            "{kind} {text:.40}"
        );
    }
}
