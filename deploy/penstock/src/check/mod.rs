//! `penstock check`: whether a section says only what the person said, for one case or for thousands, and how well the check
//! does on labelled cases.

mod evaluation;

use std::io::{self, BufRead, BufWriter, Write};

use anyhow::{Context, bail};
use penstock_shared::domain::{SectionKind, json_resume::drop_nulls};
use penstock_worker::check::truth::{self, Violation};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::cli::CheckArgs;

/// A written section, and what it may be based on.
#[derive(Debug, Deserialize)]
struct Case {
    /// Given back with the result.
    #[serde(default)]
    id: Value,
    section: String,
    /// The person's words for this section.
    source: String,
    /// Their other words: profile, other sections, answers.
    #[serde(default)]
    context: Vec<String>,
    /// The section as written: an object with one top-level JSON Resume key.
    output: Value,
}

/// What the check says of a case.
#[derive(Debug, Serialize)]
struct Checked {
    id: Value,
    supported: bool,
    violations: Vec<Violation>,
    lost: Vec<Violation>,
}

/// A case that cannot be read.
#[derive(Debug, Serialize)]
struct Unreadable {
    line: usize,
    error: String,
}

/// Reads cases from standard input and writes a line for each, or measures the check. Fails when a case could not be read.
pub fn run(args: &CheckArgs) -> anyhow::Result<()> {
    if let Some(dir) = &args.evaluate {
        return evaluation::run(dir, args.misses);
    }
    let unreadable = match check_lines(io::stdin().lock(), BufWriter::new(io::stdout().lock())) {
        // Whoever reads has seen enough, as `head` does.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(()),
        result => result.context("standard input or output failed")?,
    };
    if unreadable > 0 {
        bail!(
            "{unreadable} cases could not be read: each is an object {{\"id\", \"section\", \"source\", \"context\": […], \"output\": {{…}}}}"
        );
    }
    Ok(())
}

/// One result per case; returns how many could not be read. A case may also be written over several lines.
fn check_lines(input: impl BufRead, mut output: impl Write) -> io::Result<usize> {
    let mut unreadable = 0;
    let mut begun = String::new();
    let mut first_line = 0;
    let mut answer = |text: &str, line: usize, output: &mut dyn Write| {
        let result = serde_json::from_str(text).map_err(|error| error.to_string());
        let written = match result.and_then(|case| check(&case)) {
            Ok(checked) => serde_json::to_string(&checked),
            Err(error) => {
                unreadable += 1;
                serde_json::to_string(&Unreadable { line, error })
            }
        };
        writeln!(output, "{}", written?)
    };
    for (number, line) in input.lines().enumerate() {
        let line = line?;
        if begun.is_empty() {
            first_line = number + 1;
        } else if is_whole(&line) {
            // What was begun before has no end.
            answer(&begun, first_line, &mut output)?;
            begun.clear();
            first_line = number + 1;
        }
        begun.push_str(&line);
        begun.push('\n');
        if is_unfinished(&begun) {
            continue;
        }
        if !begun.trim().is_empty() {
            answer(&begun, first_line, &mut output)?;
        }
        begun.clear();
    }
    if !begun.trim().is_empty() {
        answer(&begun, first_line, &mut output)?;
    }
    output.flush()?;
    Ok(unreadable)
}

fn is_whole(line: &str) -> bool {
    line.starts_with('{') && serde_json::from_str::<serde::de::IgnoredAny>(line).is_ok()
}

/// Whether more has to come before it can be a case.
fn is_unfinished(text: &str) -> bool {
    !text.trim().is_empty()
        && serde_json::from_str::<serde::de::IgnoredAny>(text).is_err_and(|error| error.is_eof())
}

fn check(case: &Case) -> Result<Checked, String> {
    let section = SectionKind::parse(&case.section)
        .map_err(|error| format!("section {:?}: {error}", case.section))?;
    let context: Vec<&str> = case.context.iter().map(String::as_str).collect();
    let output = drop_nulls(case.output.clone());
    let finding = truth::compare(section, &output, &case.source, &context);
    Ok(Checked {
        id: case.id.clone(),
        supported: finding.violations.is_empty(),
        violations: finding.violations,
        lost: finding.lost,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(input: &str) -> (usize, Vec<Value>) {
        let mut output = Vec::new();
        let unreadable = check_lines(input.as_bytes(), &mut output).unwrap();
        let lines = String::from_utf8(output).unwrap();
        (
            unreadable,
            lines
                .lines()
                .map(|line| serde_json::from_str(line).unwrap())
                .collect(),
        )
    }

    #[test]
    fn lines_and_a_case_over_several_lines_are_answered_in_order() {
        let input = r#"{"id": 1, "section": "work", "source": "i sold 5 cars", "output": {"work": [{"highlights": ["Sold 5 cars"]}]}}
{
  "id": "b", "section": "work", "source": "i sold 5 cars",
  "context": ["in Leeds"],
  "output": {"work": [{"highlights": ["Sold 6 cars"]}]}
}

{"id": "c", "section": "work", "source": "i sold 5 cars", "output": {"work": []}}
"#;
        let (unreadable, results) = checked(input);
        assert_eq!((unreadable, results.len()), (0, 3));
        assert_eq!(results[0]["id"], 1);
        assert_eq!(results[0]["supported"], true);
        assert_eq!(results[1]["supported"], false);
        assert_eq!(results[1]["violations"][0]["kind"], "number");
        assert_eq!(results[2]["supported"], true);
    }

    #[test]
    fn what_cannot_be_read_is_named_and_the_rest_is_answered() {
        let input = r#"{"id": "a", "section": "work"
{"id": "b", "section": "work", "source": "i sold 5 cars", "output": {"work": []}}
nonsense
{"id": "d", "section": "hats", "source": "i sold 5 cars", "output": {"work": []}}
"#;
        let (unreadable, results) = checked(input);
        assert_eq!((unreadable, results.len()), (3, 4), "{results:?}");
        assert_eq!(results[0]["line"], 1);
        assert_eq!(results[1]["id"], "b");
        assert_eq!(results[2]["line"], 3);
        assert!(results[3]["error"].as_str().unwrap().contains("hats"));
    }
}
