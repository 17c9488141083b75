//! Queries in people's own words with the passages that a person judged to belong to them.

use std::{cell::RefCell, fs, io, path::Path};

use toml::de::DeTable;

use super::measures::Grade;
use crate::{
    domain::SectionKind,
    knowledge::{
        KnowledgeBase, KnowledgeError,
        fields::{Fields, Placed},
        format::{Report, SourceFile, newlines_before},
    },
};

/// Grade of a passage that the text calls for.
pub(super) const BEST: Grade = 3;
/// Grade of a passage that is useful besides.
const GOOD: Grade = 1;

/// A query and what belongs to it.
#[derive(Debug, Clone)]
pub struct LabelledQuery {
    /// Unique in its file.
    pub id: String,
    /// A person's words.
    pub text: String,
    /// The section they are for.
    pub section: SectionKind,
    /// The template chosen, if any.
    pub template: Option<String>,
    /// The industry told with the text, if any.
    pub industry: Option<String>,
    /// The industry the text is about; `None` when it should be left open.
    pub field: Option<String>,
    /// The passages that belong to it.
    pub relevant: Vec<(String, Grade)>,
}

impl LabelledQuery {
    /// The passages that the text calls for.
    pub fn best(&self) -> Vec<(String, Grade)> {
        let best = self.relevant.iter().filter(|(_, grade)| *grade == BEST);
        best.cloned().collect()
    }
}

/// Reads one split; every label must name something that exists.
pub(super) fn read(
    dir: &Path,
    name: &str,
    base: &KnowledgeBase,
) -> Result<Vec<LabelledQuery>, KnowledgeError> {
    let path = format!("eval/{name}.toml");
    let at = dir.join(&path);
    let text = match fs::read_to_string(&at) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(source) => return Err(KnowledgeError::Unreadable { path: at, source }),
    };
    parse(&SourceFile::new(path, &text), base)
}

pub(super) fn parse(
    file: &SourceFile,
    base: &KnowledgeBase,
) -> Result<Vec<LabelledQuery>, KnowledgeError> {
    let problems = RefCell::default();
    let queries = queries(file, base, &Report::new(file, &problems));
    let mut problems = problems.into_inner();
    problems.sort();
    if problems.is_empty() {
        Ok(queries)
    } else {
        Err(KnowledgeError::Invalid { problems })
    }
}

fn queries(file: &SourceFile, base: &KnowledgeBase, report: &Report<'_>) -> Vec<LabelledQuery> {
    let (table, errors) = DeTable::parse_recoverable(&file.text);
    for error in &errors {
        let before = error.span().map_or(0, |span| span.start);
        let line = 1 + newlines_before(&file.text, before);
        report.add(line, "file", format!("is not TOML: {}", error.message()));
    }
    let mut fields = Fields::new(report, &file.text, 1, table.into_inner());
    let mut queries: Vec<LabelledQuery> = Vec::new();
    for mut fields in fields.tables("query", 1) {
        let id = fields.placed_text("id");
        if queries.iter().any(|other| other.id == id.value) {
            let message = format!("`{}` stands twice; give each query its own", id.value);
            fields.problem(id.line, "id", message);
        }
        let text = fields.placed_text("text");
        if queries.iter().any(|other| other.text == text.value) {
            fields.problem(text.line, "text", "stands twice; remove one");
        }
        let section = fields.section("section").unwrap_or(SectionKind::Work);
        let template = known(&mut fields, "template", |id| base.template(id).is_ok());
        let is_industry = |id: &str| base.industries().iter().any(|known| known.id == id);
        let industry = known(&mut fields, "industry", is_industry);
        let field = known(&mut fields, "field", is_industry);
        let mut relevant = passages(&mut fields, "best", BEST, base);
        relevant.extend(passages(&mut fields, "good", GOOD, base));
        fields.finish();
        queries.push(LabelledQuery {
            id: id.value,
            text: text.value,
            section,
            template,
            industry,
            field,
            relevant,
        });
    }
    fields.finish();
    queries
}

/// A field that may be left out and otherwise names something of the knowledge base.
fn known(
    fields: &mut Fields<'_, '_>,
    name: &'static str,
    exists: impl Fn(&str) -> bool,
) -> Option<String> {
    let Placed { value, line } = fields.optional_text(name)?;
    if !exists(&value) {
        let message = format!("there is no {name} `{value}` in the knowledge base; correct it");
        fields.problem(line, name, message);
    }
    Some(value)
}

fn passages(
    fields: &mut Fields<'_, '_>,
    name: &'static str,
    grade: Grade,
    base: &KnowledgeBase,
) -> Vec<(String, Grade)> {
    let least = usize::from(grade == BEST);
    let ids = if least == 0 {
        fields.optional_texts(name)
    } else {
        fields.placed_texts(name, least)
    };
    for id in &ids {
        if !base.has_passage(&id.value) {
            let message = format!("there is no passage `{}`; correct it", id.value);
            fields.problem(id.line, name, message);
        }
    }
    ids.into_iter().map(|id| (id.value, grade)).collect()
}
