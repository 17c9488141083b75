//! How people write, case by case: `cases.txt` says of each whether the person's words support it.

use penstock_shared::domain::SectionKind;
use serde_json::json;

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
