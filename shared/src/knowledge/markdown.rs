//! Splits the Markdown part of a knowledge file at its `##` headings and reads the before/after
//! pairs.

use super::{
    content::{Pair, section_named},
    fields::unknown_section,
    format::Report,
};
use crate::domain::SectionKind;

/// Longest prose under one heading, in characters: about 400 tokens, so that one passage never
/// fills a prompt.
const MAX_BLOCK_CHARS: usize = 1_600;

/// The heading under which pairs stand.
pub(super) const EXAMPLES: &str = "Examples";

/// What stands under one `##` heading.
#[derive(Debug)]
pub(super) struct Block {
    /// The heading without its list of sections.
    pub title: String,
    /// Line of the heading.
    pub line: usize,
    /// The sections named after the heading's colon; empty when there is none.
    pub sections: Vec<SectionKind>,
    /// The prose, trimmed. Empty under `Examples`.
    pub prose: String,
    /// The pairs with their lines. Only under `Examples`.
    pub pairs: Vec<(usize, Pair)>,
}

impl Block {
    /// The heading in lower case with hyphens, then the sections: `examples-work`.
    pub fn slug(&self) -> String {
        let mut words = vec![self.title.to_lowercase()];
        words.extend(
            self.sections
                .iter()
                .map(|section| section.as_str().replace('.', "-")),
        );
        let joined = words.join(" ");
        let words: Vec<_> = joined
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .collect();
        words.join("-")
    }

    /// Whether it holds pairs instead of prose.
    pub fn is_examples(&self) -> bool {
        self.title == EXAMPLES
    }
}

/// Reads the body of a file whose first line has this number.
pub(super) fn blocks(body: &str, first_line: usize, report: &Report<'_>) -> Vec<Block> {
    let mut blocks: Vec<(Block, Vec<(usize, &str)>)> = Vec::new();
    let mut fenced = false;
    for (at, text) in body.lines().enumerate() {
        let line = first_line + at;
        fenced ^= text.trim_start().starts_with("```");
        if !fenced && let Some(heading) = text.strip_prefix("## ") {
            blocks.push((heading_block(heading, line, report), Vec::new()));
        } else if !fenced && text.starts_with("# ") {
            report.add(
                line,
                "heading",
                "has one `#`; use `##` (the file's title is its `name` field)",
            );
        } else if let Some((_, lines)) = blocks.last_mut() {
            lines.push((line, text));
        } else if !text.trim().is_empty() {
            report.add(
                line,
                "text",
                "stands before the first heading; put a `## Heading` above it",
            );
        }
    }
    let mut finished: Vec<Block> = Vec::new();
    for (mut block, lines) in blocks {
        if block.is_examples() {
            block.pairs = pairs(&lines, report);
        } else {
            block.prose = prose(&block, &lines, report);
        }
        if lines.iter().all(|(_, text)| text.trim().is_empty()) {
            report.add(
                block.line,
                &block.title,
                "has nothing under it; write something or remove the heading",
            );
        }
        if finished.iter().any(|other| other.slug() == block.slug()) {
            report.add(
                block.line,
                &block.title,
                "this heading stands twice in the file; join the two or rename one",
            );
        }
        finished.push(block);
    }
    finished
}

fn heading_block(heading: &str, line: usize, report: &Report<'_>) -> Block {
    let (title, names) = heading.split_once(':').unwrap_or((heading, ""));
    let title = title.trim().to_owned();
    let mut sections = Vec::new();
    for name in names
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
    {
        match section_named(name) {
            Some(section) => sections.push(section),
            None => report.add(
                line,
                &title,
                format!("after the colon of a heading, {}", unknown_section(name)),
            ),
        }
    }
    if title.is_empty() {
        report.add(line, "heading", "is empty; give it a name");
    }
    Block {
        title,
        line,
        sections,
        prose: String::new(),
        pairs: Vec::new(),
    }
}

fn prose(block: &Block, lines: &[(usize, &str)], report: &Report<'_>) -> String {
    for (line, text) in lines {
        let quoted = text.trim_start().trim_start_matches('>').trim_start();
        if quoted.starts_with("**Before:**") || quoted.starts_with("**After:**") {
            report.add(
                *line,
                &block.title,
                "holds a pair; move it under a heading `## Examples: <section>`",
            );
        }
    }
    let joined: Vec<_> = lines.iter().map(|(_, text)| text.trim_end()).collect();
    let prose = joined.join("\n").trim().to_owned();
    let length = prose.chars().count();
    if length > MAX_BLOCK_CHARS {
        report.add(
            block.line,
            &block.title,
            format!("is {length} characters long, more than {MAX_BLOCK_CHARS}; split it under two headings"),
        );
    }
    prose
}

/// Pairs are quotes: lines that begin with `>`, separated by a line without.
fn pairs(lines: &[(usize, &str)], report: &Report<'_>) -> Vec<(usize, Pair)> {
    let mut quotes: Vec<Vec<(usize, &str)>> = Vec::new();
    let mut open = false;
    for &(line, text) in lines {
        if let Some(quoted) = text.strip_prefix('>') {
            if !open {
                quotes.push(Vec::new());
            }
            open = true;
            if let Some(quote) = quotes.last_mut() {
                quote.push((line, quoted.trim()));
            }
        } else {
            open = false;
            if !text.trim().is_empty() {
                report.add(
                    line,
                    EXAMPLES,
                    "holds only quotes, each line after `> `; move this text under another heading",
                );
            }
        }
    }
    quotes
        .iter()
        .filter_map(|quote| pair(quote, report))
        .collect()
}

fn pair(quote: &[(usize, &str)], report: &Report<'_>) -> Option<(usize, Pair)> {
    const LABELS: [&str; 3] = ["Before", "After", "Why"];
    let line = quote.first()?.0;
    let mut parts: [Option<String>; 3] = [None, None, None];
    let mut current = None;
    for &(line, text) in quote.iter().filter(|(_, text)| !text.is_empty()) {
        let labelled = LABELS.iter().enumerate().find_map(|(at, label)| {
            let rest = text
                .strip_prefix("**")?
                .strip_prefix(label)?
                .strip_prefix(":**")?;
            Some((at, rest.trim()))
        });
        match (labelled, current) {
            (Some((at, _)), _) if parts[at].is_some() => {
                let label = LABELS[at];
                report.add(
                    line,
                    label,
                    "stands twice in one quote; put an empty line between two pairs",
                );
            }
            (Some((at, rest)), _) => {
                parts[at] = Some(rest.to_owned());
                current = Some(at);
            }
            (None, Some(at)) => {
                if let Some(part) = parts[at].as_mut() {
                    part.push(' ');
                    part.push_str(text);
                }
            }
            (None, None) => report.add(
                line,
                EXAMPLES,
                "a quote begins with `> **Before:** `; add that label",
            ),
        }
    }
    for at in 0..2 {
        if parts[at]
            .as_deref()
            .is_none_or(|part| part.trim().is_empty())
        {
            let label = LABELS[at];
            report.add(
                line,
                label,
                format!("is missing in this pair; add a line `> **{label}:** …`"),
            );
        }
    }
    let [before, after, why] = parts;
    Some((
        line,
        Pair {
            before: before?,
            after: after?,
            why,
        },
    ))
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;
    use crate::knowledge::format::SourceFile;

    fn read(body: &str) -> (Vec<Block>, Vec<String>) {
        let file = SourceFile::new("guidelines/work.md".into(), body);
        let problems = RefCell::default();
        let blocks = blocks(body, 10, &Report::new(&file, &problems));
        let messages = problems.borrow().iter().map(ToString::to_string).collect();
        (blocks, messages)
    }

    #[test]
    fn headings_become_blocks_with_sections_and_pairs() {
        let (blocks, problems) = read(
            "\n## Voice\n\nPlain.\n\n## Examples: work, projects\n\n> **Before:** did\n> things\n>\n> **After:** Did things.\n> **Why:** tidy\n\n> **Before:** a\n> **After:** A.\n",
        );
        assert_eq!(problems, [""; 0]);
        assert_eq!(
            (
                blocks[0].slug().as_str(),
                blocks[0].prose.as_str(),
                blocks[0].line
            ),
            ("voice", "Plain.", 11)
        );
        assert_eq!(blocks[1].slug(), "examples-work-projects");
        assert_eq!(
            blocks[1].sections,
            [SectionKind::Work, SectionKind::Projects]
        );
        assert_eq!(blocks[1].pairs.len(), 2);
        assert_eq!(blocks[1].pairs[0].1.before, "did things");
        assert_eq!(blocks[1].pairs[0].1.why.as_deref(), Some("tidy"));
    }

    #[test]
    fn each_fault_names_its_line() {
        let (_, problems) = read(
            "stray\n# Big\n## Empty\n## Voice\n> **Before:** x\n## Voice\nagain\n## Bullets: wrok\ny\n## Examples: work\n> **Before:** a\n\nloose\n> b\n> **After:** c\n> **After:** d\n",
        );
        let expected = [
            "guidelines/work.md:10: text: stands before the first heading; put a `## Heading` above it",
            "guidelines/work.md:11: heading: has one `#`; use `##` (the file's title is its `name` field)",
            "guidelines/work.md:17: Bullets: after the colon of a heading, `wrok` is not a section; use one of: basics,",
            "guidelines/work.md:12: Empty: has nothing under it; write something or remove the heading",
            "guidelines/work.md:14: Voice: holds a pair; move it under a heading `## Examples: <section>`",
            "guidelines/work.md:15: Voice: this heading stands twice in the file; join the two or rename one",
            "guidelines/work.md:22: Examples: holds only quotes, each line after `> `; move this text under another heading",
            "guidelines/work.md:20: After: is missing in this pair; add a line `> **After:** …`",
            "guidelines/work.md:23: Examples: a quote begins with `> **Before:** `; add that label",
            "guidelines/work.md:25: After: stands twice in one quote; put an empty line between two pairs",
            "guidelines/work.md:23: Before: is missing in this pair; add a line `> **Before:** …`",
        ];
        assert_eq!(problems.len(), expected.len(), "{problems:#?}");
        for (problem, expected) in problems.iter().zip(expected) {
            assert!(
                problem.starts_with(expected),
                "{problem}\nis not\n{expected}"
            );
        }
    }

    #[test]
    fn a_block_too_long_for_a_prompt_is_refused() {
        let (_, problems) = read(&format!("## Long\n{}\n", "word ".repeat(400)));
        assert_eq!(
            problems,
            [
                "guidelines/work.md:10: Long: is 1999 characters long, more than 1600; split it under two headings"
            ]
        );
    }
}
