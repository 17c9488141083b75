//! How people write, case by case: `cases.txt` says of each whether the person's words support it.

use std::{fs, path::Path};

use penstock_shared::domain::SectionKind;
use serde_json::{Value, json};

use super::compare;

#[test]
fn cases_are_told_apart() {
    let (mut section, mut field) = (SectionKind::Work, "");
    let mut wrong = Vec::new();
    let mut cases = 0;
    for line in include_str!("cases.txt").lines() {
        if let Some(place) = line.strip_prefix("# ") {
            let (of, name) = place.split_once(' ').expect("a section and a field");
            section = of.parse().expect("a section");
            field = name;
        }
        let (supported, case) = match line.split_once(':') {
            Some(("yes", case)) => (true, case.trim()),
            Some(("no", case)) => (false, case.trim()),
            _ => continue,
        };
        let (source, text) = case.split_once(" => ").expect("words and a text");
        let value = if field == "highlights" {
            json!([text])
        } else {
            json!(text)
        };
        let mut entry = json!({});
        entry[field] = value;
        let output = json!({section.as_str(): [entry]});
        let found = compare(section, &output, source, &[]).violations;
        if found.is_empty() != supported {
            wrong.push(format!("{line}: {found:?}"));
        }
        cases += 1;
    }
    assert!(cases > 0 && wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A model may say anything, and stop anywhere.
#[test]
fn words_in_any_order_are_compared() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/truthfulness/tuning.jsonl");
    let cases = fs::read_to_string(path).expect("the labelled cases");
    for (number, line) in cases.lines().enumerate().step_by(2) {
        let case: Value = serde_json::from_str(line).expect("a case");
        let section = case["section"].as_str().expect("a name").parse();
        let source = broken_off(case["source"].as_str().expect("a text"), number);
        let output = each_broken_off(&case["honest"][number / 2 % 2], number);
        compare(section.expect("a section"), &output, &source, &[]);
    }
}

fn each_broken_off(value: &Value, number: usize) -> Value {
    match value {
        Value::String(text) => broken_off(text, number).into(),
        Value::Array(items) => items
            .iter()
            .zip(number..)
            .map(|(item, number)| each_broken_off(item, number))
            .collect(),
        Value::Object(fields) => fields
            .iter()
            .zip(number..)
            .map(|((name, field), number)| (name.clone(), each_broken_off(field, number)))
            .collect(),
        other => other.clone(),
    }
}

/// Some words of a text in another order, with what a text may end in behind each.
fn broken_off(text: &str, number: usize) -> String {
    let words: Vec<&str> = text.split_inclusive(' ').collect();
    let length = words.len().max(1);
    let stride = (1 + number / 3 % 5) * 2 + 1;
    let kept = number % length + 1;
    let ending = [" ", "-", " half-"][number % 3];
    (0..kept)
        .filter_map(|at| words.get((number + at * stride) % length))
        .flat_map(|word| [word.trim_end(), ending])
        .collect()
}
