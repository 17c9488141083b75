//! Finds the phrases of the knowledge base (terms, job titles, plain words) in a person's words.

use std::collections::HashMap;

use super::{
    bm25::{Bm25, TermId},
    passages::Entry,
    tokenize::for_each_term,
};

/// A phrase is looked for within so many neighbouring terms, so that words from far apart do not
/// make one.
const WINDOW: usize = 8;
/// Windows begin this far apart; half of [`WINDOW`], so that a phrase of up to five terms lies
/// whole in one of them.
const STRIDE: usize = 4;
/// Share of a phrase, weighted by how telling its terms are, that must be there.
const MIN_COVERAGE: f32 = 0.66;

/// A phrase that the text holds.
#[derive(Debug, Clone)]
pub(super) struct Hit {
    /// The phrase's place among all.
    pub phrase: usize,
    /// The passage that the phrase leads to.
    pub entry: usize,
    /// How telling the whole phrase is.
    pub weight: f32,
    /// The share of it that is there, by weight.
    pub coverage: f32,
}

/// A phrase and the passage that it leads to.
#[derive(Debug)]
pub(super) struct Phrase {
    /// The passage's number in the index.
    entry: usize,
    /// As it is written in the knowledge base.
    pub words: String,
    /// The usual term for it.
    pub means: String,
    /// Its distinct terms.
    terms: Vec<TermId>,
    /// How telling they are together.
    weight: f32,
    /// The terms of what it means.
    pub expansion: Vec<TermId>,
}

/// Every phrase of every passage, by the terms they hold.
#[derive(Debug)]
pub(super) struct Phrases {
    all: Vec<Phrase>,
    by_term: HashMap<TermId, Vec<usize>>,
}

impl Phrases {
    pub fn build(entries: &[Entry], index: &Bm25) -> Self {
        let mut all = Vec::new();
        for (at, entry) in entries.iter().enumerate() {
            for phrase in &entry.phrases {
                let terms = known_terms(&phrase.words, index);
                if terms.is_empty() {
                    continue;
                }
                all.push(Phrase {
                    entry: at,
                    words: phrase.words.clone(),
                    means: phrase.means.clone(),
                    weight: terms.iter().map(|term| index.idf(*term)).sum(),
                    terms,
                    expansion: known_terms(&phrase.means, index),
                });
            }
        }
        let mut by_term: HashMap<TermId, Vec<usize>> = HashMap::new();
        for (at, phrase) in all.iter().enumerate() {
            for &term in &phrase.terms {
                by_term.entry(term).or_default().push(at);
            }
        }
        Self { all, by_term }
    }

    /// The phrase of a hit.
    pub fn of(&self, hit: &Hit) -> &Phrase {
        &self.all[hit.phrase]
    }

    /// The phrases that the text holds in nearly all of their words, each once, in a fixed order.
    pub fn hits(&self, text: &[TermId], index: &Bm25) -> Vec<Hit> {
        let mut best: HashMap<usize, f32> = HashMap::new();
        let mut found: Vec<(usize, TermId)> = Vec::new();
        for start in (0..text.len()).step_by(STRIDE) {
            found.clear();
            for term in &text[start..text.len().min(start + WINDOW)] {
                let phrases = self.by_term.get(term).map_or(&[][..], Vec::as_slice);
                found.extend(phrases.iter().map(|&phrase| (phrase, *term)));
            }
            found.sort_unstable();
            found.dedup();
            for of_one in found.chunk_by(|a, b| a.0 == b.0) {
                let at = of_one[0].0;
                let phrase = &self.all[at];
                let weight: f32 = of_one.iter().map(|(_, term)| index.idf(*term)).sum();
                let coverage = weight / phrase.weight;
                if coverage >= MIN_COVERAGE && of_one.len() >= phrase.terms.len().min(2) {
                    let known = best.entry(at).or_default();
                    *known = known.max(coverage);
                }
            }
            if start + WINDOW >= text.len() {
                break;
            }
        }
        let mut hits: Vec<Hit> = best
            .into_iter()
            .map(|(phrase, coverage)| Hit {
                phrase,
                entry: self.all[phrase].entry,
                weight: self.all[phrase].weight,
                coverage,
            })
            .collect();
        hits.sort_unstable_by_key(|hit| hit.phrase);
        hits
    }
}

/// The distinct terms of a text that the index knows.
fn known_terms(text: &str, index: &Bm25) -> Vec<TermId> {
    let mut found = Vec::new();
    for_each_term(text, |term, _| found.extend(index.term(term)));
    found.sort_unstable();
    found.dedup();
    found
}
