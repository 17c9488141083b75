//! The knowledge base: writing guidance loaded from files, checked as a whole, and retrieved by
//! passage.

mod aliases;
mod bm25;
mod checks;
pub mod content;
mod fields;
mod format;
mod honesty;
mod locate;
mod markdown;
mod passages;
mod problem;
mod readers;
mod retrieval;
mod sources;
mod tokenize;

use std::{cell::RefCell, path::Path};

use sha2::{Digest, Sha256};

pub use self::{
    aliases::InferredIndustry,
    locate::{NotFound, locate},
    passages::PassageKind,
    problem::{KnowledgeError, Problem, UnknownTemplate},
    retrieval::{Passage, Query, Retrieved},
};
use self::{
    content::{Guideline, Industry, Template, VerbCategory},
    format::{Report, SourceFile},
    readers::{Catalog, read},
    retrieval::Index,
    sources::Sources,
};
use crate::domain::SectionKind;

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
            index: Index::build(catalog.entries, &catalog.industries),
            templates: catalog.templates,
            industries: catalog.industries,
            guidelines: catalog.guidelines,
            verbs: catalog.verbs,
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
mod loading_tests;
#[cfg(test)]
mod retrieval_tests;
