//! The knowledge base: writing guidance loaded from files, checked as a whole, and retrieved by
//! passage.

mod bm25;
mod checks;
pub mod content;
pub mod evaluation;
mod fields;
mod format;
mod honesty;
mod inference;
mod live;
mod locate;
mod markdown;
mod passages;
mod phrases;
mod problem;
mod readers;
mod retrieval;
mod sources;
mod spelling;
mod tokenize;
mod topics;
mod weights;

use std::{cell::RefCell, collections::HashMap, path::Path};

use sha2::{Digest, Sha256};

use self::{
    content::{Guideline, Industry, Template, VerbCategory},
    format::{Report, SourceFile},
    readers::{Catalog, read},
    retrieval::Index,
    sources::Sources,
};
pub use self::{
    inference::InferredIndustry,
    live::{LiveKnowledge, StartError},
    locate::{NotFound, locate},
    passages::PassageKind,
    problem::{KnowledgeError, Problem, UnknownIndustry, UnknownTemplate},
    retrieval::{Passage, Query, Retrieved},
};
use crate::domain::SectionKind;

/// Tokens of guidance that go into a prompt: a page and a half, which leaves a small local model's 8k context room for a
/// long text.
pub const GUIDANCE_TOKENS: usize = 1_500;

/// Bytes of the content hash that make up a version: enough to tell any two contents apart in
/// practice.
const VERSION_BYTES: usize = 8;

/// A loaded, checked and indexed knowledge base. It never changes; to reload, load another and
/// swap.
#[derive(Debug)]
pub struct KnowledgeBase {
    version: String,
    templates: Vec<Template>,
    industries: Vec<Industry>,
    guidelines: Vec<Guideline>,
    verbs: Vec<VerbCategory>,
    previews: HashMap<String, Vec<u8>>,
    index: Index,
}

impl KnowledgeBase {
    /// Reads, checks and indexes the files below a directory.
    ///
    /// # Errors
    /// [`KnowledgeError::Unreadable`] when the directory or a file cannot be read;
    /// [`KnowledgeError::Invalid`] with
    /// every problem in every file when the content is at fault.
    pub fn load(dir: &Path) -> Result<Self, KnowledgeError> {
        Self::from_sources(sources::read(dir)?)
    }

    fn from_sources(sources: Sources) -> Result<Self, KnowledgeError> {
        let problems = RefCell::new(sources.problems);
        let mut catalog = Catalog::default();
        for file in &sources.files {
            read(file, &mut catalog, &Report::new(file, &problems));
        }
        let mut problems = problems.into_inner();
        problems.extend(checks::problems(&catalog, &sources.previews));
        if !problems.is_empty() {
            problems.sort();
            problems.dedup();
            return Err(KnowledgeError::Invalid { problems });
        }
        Ok(Self {
            version: version(&sources.files),
            index: Index::build(catalog.entries),
            templates: catalog.templates,
            industries: catalog.industries,
            guidelines: catalog.guidelines,
            verbs: catalog.verbs,
            previews: sources.previews,
        })
    }

    /// Hash of the content: 16 hexadecimal digits, the same wherever the same files are loaded.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The template with this id.
    ///
    /// # Errors
    /// [`UnknownTemplate`], which lists the ids that exist.
    pub fn template(&self, id: &str) -> Result<&Template, UnknownTemplate> {
        self.templates
            .iter()
            .find(|template| template.id == id)
            .ok_or_else(|| UnknownTemplate {
                id: id.to_owned(),
                known: self
                    .templates
                    .iter()
                    .map(|template| template.id.clone())
                    .collect(),
            })
    }

    /// The picture that shows what a template looks like.
    pub fn preview(&self, template: &Template) -> Option<&[u8]> {
        self.previews.get(&template.preview).map(Vec::as_slice)
    }

    /// The templates in order of id.
    pub fn templates(&self) -> &[Template] {
        &self.templates
    }

    /// The industries in order of id.
    pub fn industries(&self) -> &[Industry] {
        &self.industries
    }

    /// The guideline for a section; every section has one.
    pub fn guideline(&self, section: SectionKind) -> &Guideline {
        self.guidelines
            .iter()
            .find(|guideline| guideline.section == section)
            .expect("loading refuses a knowledge base without a guideline for each section")
    }

    /// The action verbs by category, in order of id.
    pub fn verbs(&self) -> &[VerbCategory] {
        &self.verbs
    }

    /// The industry meant by an id, or by a name close to one, such as "Finance" or "Legal".
    ///
    /// # Errors
    /// [`UnknownIndustry`], which lists the ids that exist.
    pub fn industry_named(&self, name: &str) -> Result<&str, UnknownIndustry> {
        self.index.industry_named(name).ok_or_else(|| {
            let known = self.industries.iter();
            UnknownIndustry {
                name: name.to_owned(),
                known: known.map(|industry| industry.id.clone()).collect(),
            }
        })
    }

    /// Whether there is a passage with this id.
    pub fn has_passage(&self, id: &str) -> bool {
        let found = self
            .index
            .entries
            .binary_search_by(|entry| entry.id.as_str().cmp(id));
        found.is_ok()
    }

    /// How many passages can be retrieved.
    pub fn passage_count(&self) -> usize {
        self.index.len()
    }

    /// The passages to write a section with, best first. The same query always has the same answer.
    pub fn retrieve(&self, query: &Query<'_>) -> Retrieved {
        self.index.retrieve(query)
    }
}

fn version(files: &[SourceFile]) -> String {
    let mut hash = Sha256::new();
    for file in files {
        for part in [&file.path, &file.text] {
            // The length keeps two different splits of the same bytes apart.
            hash.update(part.len().to_le_bytes());
            hash.update(part);
        }
    }
    let digest = hash.finalize();
    digest
        .iter()
        .take(VERSION_BYTES)
        .fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

#[cfg(test)]
mod fields_tests;
#[cfg(test)]
mod loading_tests;
#[cfg(test)]
mod retrieval_tests;
