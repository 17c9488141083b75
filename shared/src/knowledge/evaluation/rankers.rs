//! The rankings that are compared: retrieval as it is, and simpler ones to see what it adds.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::{asked, labels::LabelledQuery};
use crate::knowledge::{
    KnowledgeBase,
    bm25::{Bm25, Shape},
    tokenize::for_each_term,
};

/// A way to rank passages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ranker {
    /// All passages in random order.
    Random,
    /// The passages that fit section, template and industry, in random order.
    FilterOnly,
    /// All passages by BM25 over their text as one field.
    PlainBm25,
    /// The same among the passages that fit.
    FilteredBm25,
    /// What a worker retrieves.
    Retrieval,
}

impl Ranker {
    /// Each of them, from the simplest.
    pub const ALL: [Self; 5] = [
        Self::Random,
        Self::FilterOnly,
        Self::PlainBm25,
        Self::FilteredBm25,
        Self::Retrieval,
    ];

    /// What it is called in a table.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Random => "random",
            Self::FilterOnly => "filter only",
            Self::PlainBm25 => "plain BM25",
            Self::FilteredBm25 => "filter, then BM25",
            Self::Retrieval => "retrieval",
        }
    }

    /// How many rankings of one query its figures are the mean of.
    pub(super) const fn repetitions(self) -> u64 {
        match self {
            Self::Random | Self::FilterOnly => 20,
            _ => 1,
        }
    }
}

/// A knowledge base with what the simpler rankings need.
pub(super) struct Rankings<'a> {
    base: &'a KnowledgeBase,
    plain: Bm25,
}

impl<'a> Rankings<'a> {
    pub fn new(base: &'a KnowledgeBase) -> Self {
        let entries = &base.index.entries;
        let documents: Vec<_> = entries.iter().map(|entry| ["", "", &*entry.text]).collect();
        Self {
            base,
            plain: Bm25::build(&documents, &Shape::PLAIN),
        }
    }

    /// Ids of passages, best first; `repetition` chooses the order where it is random.
    pub fn ranked(&self, ranker: Ranker, query: &LabelledQuery, repetition: u64) -> Vec<String> {
        let asked = asked(query);
        if ranker == Ranker::Retrieval {
            let found = self.base.retrieve(&asked).passages;
            return found.into_iter().map(|passage| passage.id).collect();
        }
        let index = &self.base.index;
        let fits = index.fits(&asked);
        let filtered = matches!(ranker, Ranker::FilterOnly | Ranker::FilteredBm25);
        let scores = match ranker {
            Ranker::PlainBm25 | Ranker::FilteredBm25 => self.bm25(&query.text),
            _ => shuffled(index.len(), &query.id, repetition),
        };
        let mut found: Vec<(usize, f32)> = scores
            .into_iter()
            .enumerate()
            .filter(|(at, score)| *score > 0.0 && (fits[*at] || !filtered))
            .collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found
            .into_iter()
            .map(|(at, _)| index.entries[at].id.clone())
            .collect()
    }

    fn bm25(&self, text: &str) -> Vec<f32> {
        let mut scores = vec![0.0; self.base.index.len()];
        for_each_term(text, |term, _| {
            if let Some(term) = self.plain.term(term) {
                self.plain.add(term, 1.0, &mut scores);
            }
        });
        scores
    }
}

/// A score for each passage that puts them in an order of chance, the same in every run.
fn shuffled(passages: usize, query: &str, repetition: u64) -> Vec<f32> {
    let score = |at: usize| {
        let mut hasher = DefaultHasher::new();
        (query, repetition, at).hash(&mut hasher);
        let [high, low, ..] = hasher.finish().to_be_bytes();
        1.0 + f32::from(u16::from_be_bytes([high, low]))
    };
    (0..passages).map(score).collect()
}
