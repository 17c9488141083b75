//! `penstock check`: whether a section says only what the person said, for one case or for thousands, and how well the check
//! does on labelled cases.

mod evaluation;

use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::num::NonZero;
use std::thread;

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

/// One result per case, in order; returns how many could not be read. Cases that have come in together are checked on all
/// processors, and answered before more are waited for.
fn check_lines(input: impl Read, mut output: impl Write) -> io::Result<usize> {
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let mut cases = Cases::new(input);
    let mut unreadable = 0;
    loop {
        let texts = cases.next_together()?;
        if texts.is_empty() {
            return Ok(unreadable);
        }
        let share = texts.len().div_ceil(workers);
        let answers: Vec<_> = thread::scope(|scope| {
            let started: Vec<_> = texts
                .chunks(share)
                .map(|texts| scope.spawn(move || texts.iter().map(answer).collect::<Vec<_>>()))
                .collect();
            let answers = started.into_iter().map(thread::ScopedJoinHandle::join);
            answers
                .flat_map(|answers| answers.expect("the check does not panic"))
                .collect()
        });
        for (written, is_readable) in answers {
            unreadable += usize::from(!is_readable);
            writeln!(output, "{written}")?;
        }
        output.flush()?;
    }
}

/// The line to write for a case, and whether the case could be read.
fn answer(case: &CaseText) -> (String, bool) {
    let text = case.text.trim_ascii();
    let result = if text.starts_with(b"[") {
        Err("a list is no case: write one object a line".to_owned())
    } else {
        serde_json::from_slice(text).map_err(|error| error.to_string())
    };
    let (written, is_readable) = match result.and_then(|case| check(&case)) {
        Ok(checked) => (serde_json::to_string(&checked), true),
        Err(error) => {
            let line = case.first_line;
            (serde_json::to_string(&Unreadable { line, error }), false)
        }
    };
    let written = written.expect("strings and lists of strings are JSON");
    (written, is_readable)
}

/// What is to be read as one case.
struct CaseText {
    /// UTF-8, unless it cannot be read.
    text: Vec<u8>,
    first_line: usize,
}

/// Cuts the input into cases: one on a line, or one over several.
struct Cases<R> {
    input: BufReader<R>,
    lines_read: usize,
    /// Lines of a case that goes on.
    begun: Option<CaseText>,
}

impl<R: Read> Cases<R> {
    /// Bytes read ahead.
    const READ_AHEAD: usize = 1 << 20;
    /// Cases checked together at most.
    const TOGETHER: usize = 1024;

    fn new(input: R) -> Self {
        Self {
            input: BufReader::with_capacity(Self::READ_AHEAD, input),
            lines_read: 0,
            begun: None,
        }
    }

    /// The cases that have come in, at least one; none at the end of the input.
    fn next_together(&mut self) -> io::Result<Vec<CaseText>> {
        let mut cases = Vec::new();
        while cases.is_empty()
            || (cases.len() < Self::TOGETHER && self.input.buffer().contains(&b'\n'))
        {
            let mut line = Vec::new();
            if self.input.read_until(b'\n', &mut line)? == 0 {
                cases.extend(self.begun.take());
                break;
            }
            if self.lines_read == 0 && line.starts_with(BYTE_ORDER_MARK) {
                line.drain(..BYTE_ORDER_MARK.len());
            }
            self.lines_read += 1;
            if is_whole(&line) {
                // What was begun before has no end.
                cases.extend(self.begun.take());
            }
            let begun = self.begun.get_or_insert(CaseText {
                text: Vec::new(),
                first_line: self.lines_read,
            });
            begun.text.extend_from_slice(&line);
            if !is_unfinished(&begun.text) {
                cases.extend(self.begun.take());
            }
            cases.retain(|case| !case.text.trim_ascii().is_empty());
        }
        Ok(cases)
    }
}

/// What some editors and shells begin every file with.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

fn is_whole(line: &[u8]) -> bool {
    line.starts_with(b"{") && serde_json::from_slice::<serde::de::IgnoredAny>(line).is_ok()
}

/// Whether more has to come before it can be a case, which is an object.
fn is_unfinished(text: &[u8]) -> bool {
    let text = text.trim_ascii_start();
    text.starts_with(b"{")
        && serde_json::from_slice::<serde::de::IgnoredAny>(text).is_err_and(|error| error.is_eof())
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
    use std::cell::RefCell;

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
    fn thousands_of_cases_are_answered_in_their_order() {
        let case = |id: usize| {
            format!(
                r#"{{"id": {id}, "section": "work", "source": "i sold 5 cars", "output": {{"work": []}}}}"#
            )
        };
        let input: Vec<String> = (0..3_000).map(case).collect();
        let (unreadable, results) = checked(&input.join("\n"));
        assert_eq!((unreadable, results.len()), (0, 3_000));
        let mut ids = results.iter().map(|result| result["id"].as_u64());
        assert!((0..3_000).all(|id| ids.next() == Some(Some(id))));
    }

    #[test]
    fn whoever_asks_case_by_case_is_answered_case_by_case() {
        /// Asks a second time only when the first case has been answered.
        struct Asks<'a>(usize, &'a RefCell<Vec<u8>>);
        impl Read for Asks<'_> {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                let answered = self.1.borrow().split(|byte| *byte == b'\n').count() - 1;
                assert_eq!(answered, self.0);
                self.0 += 1;
                let case: &[u8] = br#"{"section": "work", "source": "", "output": {"work": []}}"#;
                let case = if self.0 > 2 { &[] } else { case };
                buffer[..case.len()].copy_from_slice(case);
                let end = usize::from(!case.is_empty());
                buffer[case.len()..case.len() + end].fill(b'\n');
                Ok(case.len() + end)
            }
        }
        /// What has been written so far.
        struct Seen<'a>(&'a RefCell<Vec<u8>>);
        impl Write for Seen<'_> {
            fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
                self.0.borrow_mut().write(bytes)
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let written = RefCell::new(Vec::new());
        check_lines(Asks(0, &written), BufWriter::new(Seen(&written))).unwrap();
        let written = String::from_utf8(written.into_inner()).unwrap();
        assert_eq!(written.lines().count(), 2);
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
