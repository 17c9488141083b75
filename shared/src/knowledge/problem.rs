//! What can be wrong with a knowledge base, said so that its writer can put it right.

use std::{fmt, io, path::PathBuf};

use thiserror::Error;

/// One fault in one file, with the place and the remedy.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Path below the knowledge base's directory, with forward slashes.
    pub file: String,
    /// Line in that file, counted from 1.
    pub line: usize,
    /// The front-matter field or the heading that is at fault.
    pub field: String,
    /// What is wrong and what to do about it.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}: {}: {}",
            self.file, self.line, self.field, self.message
        )
    }
}

/// Why a knowledge base did not load.
#[derive(Debug, Error)]
pub enum KnowledgeError {
    /// A directory or a file could not be read at all.
    #[error("cannot read `{}`; check that it exists and that this program may read it", path.display())]
    Unreadable {
        /// The directory or file.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// The files were read and have faults. All of them are here, ordered by file and line.
    #[error("{}", listed(problems))]
    Invalid {
        /// Every fault found; never empty.
        problems: Vec<Problem>,
    },
}

/// A template id that the knowledge base does not have.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("there is no template `{id}`; use one of: {}", known.join(", "))]
pub struct UnknownTemplate {
    /// The id that was asked for.
    pub id: String,
    /// The ids that exist.
    pub known: Vec<String>,
}

/// An industry that the knowledge base does not have.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("there is no industry `{name}`; use one of: {}", known.join(", "))]
pub struct UnknownIndustry {
    /// What was asked for.
    pub name: String,
    /// The ids that exist.
    pub known: Vec<String>,
}

/// A line each, below how many there are.
fn listed(problems: &[Problem]) -> String {
    let count = match problems.len() {
        1 => "1 problem".to_owned(),
        many => format!("{many} problems"),
    };
    let lines = problems.iter().map(|problem| format!("\n{problem}"));
    count + &lines.collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_problem_is_a_line_below_their_number() {
        let at = |line| Problem {
            file: "verbs/a.md".into(),
            line,
            field: "id".into(),
            message: "is missing; add it".into(),
        };
        let error = KnowledgeError::Invalid {
            problems: vec![at(1), at(9)],
        };
        assert_eq!(
            error.to_string(),
            "2 problems\nverbs/a.md:1: id: is missing; add it\nverbs/a.md:9: id: is missing; add it"
        );
    }
}
