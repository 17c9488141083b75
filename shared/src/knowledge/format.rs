//! The form of a knowledge file: TOML between `+++` lines, then Markdown; and where each byte of it
//! stands.

use std::cell::RefCell;

use toml::de::DeTable;

use super::problem::Problem;

/// A file as it was read, before any understanding of it.
#[derive(Debug, Clone)]
pub(super) struct SourceFile {
    /// Path below the knowledge base's directory, with forward slashes.
    pub path: String,
    /// Its text, with `\n` line ends and without a byte order mark.
    pub text: String,
}

impl SourceFile {
    pub fn new(path: String, text: &str) -> Self {
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        Self { path, text }
    }

    /// The file's name without its folder and ending: the id that it must carry.
    pub fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or(&self.path);
        name.strip_suffix(".md").unwrap_or(name)
    }
}

/// Collects the problems of one file.
pub(super) struct Report<'a> {
    pub file: &'a SourceFile,
    problems: &'a RefCell<Vec<Problem>>,
}

impl<'a> Report<'a> {
    pub fn new(file: &'a SourceFile, problems: &'a RefCell<Vec<Problem>>) -> Self {
        Self { file, problems }
    }

    pub fn add(&self, line: usize, field: impl Into<String>, message: impl Into<String>) {
        self.problems.borrow_mut().push(Problem {
            file: self.file.path.clone(),
            line,
            field: field.into(),
            message: message.into(),
        });
    }
}

/// A file split into its two parts.
pub(super) struct Document<'a> {
    pub front: DeTable<'a>,
    pub front_text: &'a str,
    pub body: &'a str,
    /// Line of the first line of the body.
    pub body_line: usize,
}

/// Line of the first line of the front matter: the one after the opening `+++`.
pub(super) const FRONT_LINE: usize = 2;

/// Splits a file. What is wrong with its form is reported; nothing is returned if there is no front
/// matter to read.
pub(super) fn split<'a>(file: &'a SourceFile, report: &Report<'_>) -> Option<Document<'a>> {
    let Some(rest) = file.text.strip_prefix("+++\n") else {
        report.add(
            1,
            "front matter",
            "the first line must be `+++`; put the fields after it",
        );
        return None;
    };
    let close = if rest.starts_with("+++\n") {
        Some(0)
    } else {
        rest.find("\n+++\n").map(|at| at + 1)
    };
    let Some(close) = close else {
        report.add(
            1,
            "front matter",
            "is not closed; put a line `+++` after the last field",
        );
        return None;
    };
    let (front_text, body) = (&rest[..close], &rest[close + "+++\n".len()..]);
    let (front, errors) = DeTable::parse_recoverable(front_text);
    for error in &errors {
        let line =
            FRONT_LINE + newlines_before(front_text, error.span().map_or(0, |span| span.start));
        report.add(
            line,
            "front matter",
            format!(
                "is not TOML: {}; check the quotes, brackets and commas on this line, and that no field stands twice",
                error.message()
            ),
        );
    }
    if !errors.is_empty() {
        return None;
    }
    let body_line = FRONT_LINE + newlines_before(front_text, front_text.len()) + 1;
    Some(Document {
        front: front.into_inner(),
        front_text,
        body,
        body_line,
    })
}

/// The lines of a part of a file.
#[derive(Debug)]
pub(super) struct Lines {
    /// Where the line ends stand.
    ends: Vec<usize>,
    /// Number of the first line in the file.
    first: usize,
}

impl Lines {
    pub fn new(text: &str, first: usize) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Self {
            ends: ends.map(|(at, _)| at).collect(),
            first,
        }
    }

    /// Number of the line on which this byte stands.
    pub fn of(&self, byte: usize) -> usize {
        self.first + self.ends.partition_point(|end| *end < byte)
    }
}

/// How many line ends stand before this byte.
pub(super) fn newlines_before(text: &str, byte: usize) -> usize {
    text.as_bytes()
        .iter()
        .take(byte)
        .filter(|&&b| b == b'\n')
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems_of(text: &str) -> Vec<String> {
        let file = SourceFile::new("verbs/a.md".into(), text);
        let problems = RefCell::default();
        let found = split(&file, &Report::new(&file, &problems)).is_some();
        let problems: Vec<_> = problems
            .into_inner()
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(found, problems.is_empty());
        problems
    }

    #[test]
    fn splits_windows_files_and_counts_lines() {
        let file = SourceFile::new(
            "verbs/a.md".into(),
            "\u{feff}+++\r\nid = \"a\"\r\n+++\r\n\r\n## B\r\n",
        );
        let problems = RefCell::default();
        let document = split(&file, &Report::new(&file, &problems)).expect("well formed");
        assert_eq!(
            (document.front_text, document.body),
            ("id = \"a\"\n", "\n## B\n")
        );
        assert_eq!(document.body_line, 4);
        assert_eq!(file.stem(), "a");
    }

    #[test]
    fn a_file_without_front_matter_is_told_to_add_it() {
        assert_eq!(
            problems_of("## B\n"),
            ["verbs/a.md:1: front matter: the first line must be `+++`; put the fields after it"]
        );
        assert_eq!(
            problems_of("+++\nid = \"a\"\n"),
            ["verbs/a.md:1: front matter: is not closed; put a line `+++` after the last field"]
        );
    }

    #[test]
    fn every_syntax_error_is_reported_with_its_line() {
        let problems = problems_of("+++\nid = \"a\nname = b\"\n+++\n");
        assert!(
            problems[0].starts_with("verbs/a.md:2: front matter: is not TOML: "),
            "{problems:?}"
        );
        assert!(problems.len() > 1, "{problems:?}");
    }
}
