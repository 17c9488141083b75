//! Measures the check on labelled cases: honest rewrites, which it should accept, edits planted in them, which it should
//! not, and facts taken out of them, which it should miss.

use std::{
    collections::{BTreeMap, HashSet},
    fs,
    path::Path,
};

use anyhow::{Context, bail};
use penstock_shared::{domain::SectionKind, terminal::print};
use penstock_worker::check::truth;
use serde::Deserialize;
use serde_json::Value;

/// A person's words, honest rewrites of them, and edits of the first that make it say something false.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Labelled {
    id: String,
    section: String,
    source: String,
    context: Vec<String>,
    honest: Vec<Value>,
    edits: Vec<Edit>,
}

/// A text of the first honest rewrite, and the falsehood to put in its place, wherever it stands.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    kind: String,
    from: String,
    to: String,
}

/// What was counted.
#[derive(Debug, Default)]
struct Count {
    caught: usize,
    all: usize,
}

/// Prints recall per kind of edit and the rate of honest rewrites refused, for the half to tune on and the half held out.
pub(super) fn run(dir: &Path, misses: bool) -> anyhow::Result<()> {
    for (half, shown) in [("tuning", misses), ("held_out", false)] {
        print(measure(half, &cases(dir, half)?, shown)?)?;
    }
    Ok(())
}

fn cases(dir: &Path, half: &str) -> anyhow::Result<Vec<Labelled>> {
    let path = dir.join(half).with_extension("jsonl");
    let text = fs::read_to_string(&path).with_context(|| {
        format!(
            "{} cannot be read: name the folder of the labelled cases",
            path.display()
        )
    })?;
    text.lines()
        .enumerate()
        .map(|(number, line)| {
            serde_json::from_str(line)
                .with_context(|| format!("{}, line {}", path.display(), number + 1))
        })
        .collect()
}

fn measure(half: &str, cases: &[Labelled], misses: bool) -> anyhow::Result<String> {
    let mut kinds: BTreeMap<&str, Count> = BTreeMap::new();
    let mut taken_out: BTreeMap<&str, Count> = BTreeMap::new();
    let (mut honest, mut lost) = (Count::default(), Count::default());
    let mut shown = Vec::new();
    for case in cases {
        let section = SectionKind::parse(&case.section).with_context(|| case.id.clone())?;
        let context: Vec<&str> = case.context.iter().map(String::as_str).collect();
        let check = |output: &Value| truth::compare(section, output, &case.source, &context);
        for (number, output) in case.honest.iter().enumerate() {
            let finding = check(output);
            honest.all += 1;
            honest.caught += usize::from(!finding.violations.is_empty());
            lost.all += 1;
            lost.caught += usize::from(finding.lost.iter().any(|fact| fact.kind.is_essential()));
            for violation in finding.violations {
                shown.push(format!(
                    "{} honest[{number}] refused: {:?} {:?}: {}\n",
                    case.id, violation.kind, violation.text, violation.reason
                ));
            }
            for fact in finding.lost {
                shown.push(format!(
                    "{} honest[{number}] lost: {:?} {:?}: {}\n",
                    case.id, fact.kind, fact.text, fact.reason
                ));
            }
        }
        let first = case.honest.first().cloned().unwrap_or_default();
        for (kind, output) in without_a_fact(section, &first, &case.source) {
            let finding = check(&output);
            let count = taken_out.entry(kind).or_default();
            count.all += 1;
            count.caught += usize::from(finding.lost.iter().any(|fact| fact.kind.is_essential()));
        }
        for edit in &case.edits {
            let mut edited = first.clone();
            if replace(&mut edited, edit) == 0 {
                bail!(
                    "{}: {:?} does not stand in the first rewrite",
                    case.id,
                    edit.from
                );
            }
            let caught = !check(&edited).violations.is_empty();
            let count = kinds.entry(&edit.kind).or_default();
            count.all += 1;
            count.caught += usize::from(caught);
            if !caught {
                shown.push(format!(
                    "{} missed {}: {:?} -> {:?}\n",
                    case.id, edit.kind, edit.from, edit.to
                ));
            }
        }
    }
    let mut text = vec![format!("{half}, {} cases\n", cases.len())];
    let line = |name: &str, count: &Count, outcome: &str| {
        let percent = percent(count);
        format!(
            "  {name:<12}{:>5} of {:<5}{percent:>8.1} % {outcome}\n",
            count.caught, count.all
        )
    };
    text.extend(
        kinds
            .iter()
            .map(|(kind, count)| line(kind, count, "caught")),
    );
    text.extend(
        taken_out
            .iter()
            .map(|(kind, count)| line(kind, count, "missed when taken out")),
    );
    text.push(line("honest", &honest, "refused"));
    text.push(line("honest", &lost, "sent back for a lost fact"));
    if misses {
        text.extend(shown);
    }
    Ok(text.concat())
}

/// Puts the falsehood into every text that holds the original; returns how many there were.
fn replace(value: &mut Value, edit: &Edit) -> usize {
    match value {
        Value::String(text) => {
            let found = text.matches(&edit.from).count();
            if found > 0 {
                *text = text.replace(&edit.from, &edit.to);
            }
            found
        }
        Value::Array(items) => items.iter_mut().map(|item| replace(item, edit)).sum(),
        Value::Object(fields) => fields.values_mut().map(|field| replace(field, edit)).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) => 0,
    }
}

/// The section without one of its facts, for each employer, school, date and degree that the person told and that stands in no other
/// field; with what was taken out.
fn without_a_fact(
    section: SectionKind,
    output: &Value,
    source: &str,
) -> Vec<(&'static str, Value)> {
    let key = section.top_level_key();
    let entries = output.get(key).and_then(Value::as_array);
    let mut without = Vec::new();
    for (at, entry) in entries.into_iter().flatten().enumerate() {
        for (field, value) in entry.as_object().into_iter().flatten() {
            let kind = match field.as_str() {
                "startDate" | "endDate" | "date" | "releaseDate" => "date",
                "studyType" | "area" => "degree",
                "institution" | "organization" => "employer",
                "name" if section == SectionKind::Work => "employer",
                _ => continue,
            };
            let mut rest = output.clone();
            if let Some(fields) = rest[key][at].as_object_mut() {
                fields.shift_remove(field);
            }
            let (told, kept) = (words(source), words(&rest.to_string()));
            let value = value.as_str().unwrap_or_default();
            let fact = words(if kind == "date" {
                value.get(..4).unwrap_or_default()
            } else {
                value
            });
            if fact.iter().any(|word| told.contains(word)) && fact.is_disjoint(&kept) {
                without.push((kind, rest));
            }
        }
    }
    without
}

/// The words and years of a text in lower case.
fn words(text: &str) -> HashSet<String> {
    const SHORTEST: usize = 4;
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| word.len() >= SHORTEST);
    words.map(str::to_lowercase).collect()
}

#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn percent(count: &Count) -> f64 {
    100.0 * count.caught as f64 / count.all.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_is_taken_out_where_nothing_else_tells_it() {
        let output = serde_json::json!({"work": [
            {"name": "Brightwell Insurance", "position": "Intern", "startDate": "2023-06", "endDate": "2023-08"}
        ]});
        let source = "summer intern at brightwell insurance june to aug 2023";
        let without = without_a_fact(SectionKind::Work, &output, source);
        let rest = serde_json::json!({"work": [
            {"position": "Intern", "startDate": "2023-06", "endDate": "2023-08"}
        ]});
        // The year stands in the other date.
        assert_eq!(without, [("employer", rest)]);
    }

    #[test]
    fn the_cases_of_this_repository_can_be_measured() {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/truthfulness");
        for half in ["tuning", "held_out"] {
            for case in cases(&dir, half).expect("the cases are well-formed") {
                assert!(SectionKind::parse(&case.section).is_ok(), "{}", case.id);
                for edit in &case.edits {
                    let mut edited = case.honest.first().cloned().unwrap_or_default();
                    assert!(
                        replace(&mut edited, edit) > 0,
                        "{}: {:?}",
                        case.id,
                        edit.from
                    );
                }
            }
        }
    }
}
