//! Measures how well retrieval finds what people judged to belong to their words.

mod labels;
mod measures;
mod rankers;

use std::path::Path;

use serde::Serialize;

use self::{labels::BEST, rankers::Rankings};
pub use self::{
    labels::LabelledQuery,
    measures::{Grade, Relevant, ndcg, recall, reciprocal_rank},
    rankers::Ranker,
};
use super::{KnowledgeBase, KnowledgeError, Query};

/// The labelled queries. Weights are tuned on the one half and judged by the other.
#[derive(Debug)]
pub struct EvaluationSet {
    /// What may be looked at while weights are chosen.
    pub tuning: Vec<LabelledQuery>,
    /// What may not.
    pub held_out: Vec<LabelledQuery>,
}

impl EvaluationSet {
    /// Reads `eval/tuning.toml` and `eval/held_out.toml` below the knowledge base's directory; one that is not there holds
    /// nothing.
    ///
    /// # Errors
    /// As [`KnowledgeBase::load`]; a label that names no passage, template or industry is a problem.
    pub fn load(dir: &Path, base: &KnowledgeBase) -> Result<Self, KnowledgeError> {
        Ok(Self {
            tuning: labels::read(dir, "tuning", base)?,
            held_out: labels::read(dir, "held_out", base)?,
        })
    }
}

/// What a ranking reaches over a set of queries: means from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Figures {
    /// Share of the best passages among the first five.
    pub recall_at_5: f64,
    /// Quality of the order of the first ten.
    pub ndcg_at_10: f64,
    /// Mean reciprocal rank of the first relevant passage.
    pub mrr: f64,
}

/// What becomes of the industry when it is not told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct IndustryFigures {
    /// Inferred as labelled, or left open as labelled.
    pub right: usize,
    /// Left open where there is one.
    pub open: usize,
    /// Another than labelled, or one where it should be left open.
    pub wrong: usize,
}

/// A query with what retrieval found for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer<'a> {
    /// The query.
    pub query: &'a str,
    /// The best passages that are not among the first five.
    pub missed: Vec<&'a str>,
    /// The first five.
    pub first: Vec<String>,
    /// The industry inferred, with its confidence.
    pub industry: Option<(String, f32)>,
}

/// The figures of a ranking on some queries.
pub fn figures(base: &KnowledgeBase, queries: &[LabelledQuery], ranker: Ranker) -> Figures {
    let rankings = Rankings::new(base);
    let mut sums = [0.0; 3];
    let mut runs = 0.0;
    for query in queries {
        for repetition in 0..ranker.repetitions() {
            let ids = rankings.ranked(ranker, query, repetition);
            let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
            sums[0] += recall(&ids, &query.best(), 5);
            sums[1] += ndcg(&ids, &query.relevant, 10);
            sums[2] += reciprocal_rank(&ids, &query.relevant);
            runs += 1.0;
        }
    }
    let [recall_at_5, ndcg_at_10, mrr] = sums.map(|sum| sum / f64::max(runs, 1.0));
    Figures {
        recall_at_5,
        ndcg_at_10,
        mrr,
    }
}

/// How often the industry of those queries that do not tell it is inferred rightly.
pub fn industry_figures(base: &KnowledgeBase, queries: &[LabelledQuery]) -> IndustryFigures {
    let mut figures = IndustryFigures::default();
    for query in queries.iter().filter(|query| query.industry.is_none()) {
        let found = base.retrieve(&asked(query)).industry.map(|found| found.id);
        match (&query.field, found) {
            (labelled, found) if *labelled == found => figures.right += 1,
            (Some(_), None) => figures.open += 1,
            _ => figures.wrong += 1,
        }
    }
    figures
}

/// What retrieval finds for each query, to see where it fails.
pub fn answers<'a>(base: &KnowledgeBase, queries: &'a [LabelledQuery]) -> Vec<Answer<'a>> {
    let answer = |query: &'a LabelledQuery| {
        let found = base.retrieve(&asked(query));
        let passages = found.passages.into_iter().take(5);
        let first: Vec<String> = passages.map(|passage| passage.id).collect();
        let relevant = query.relevant.iter().filter(|(_, grade)| *grade == BEST);
        let relevant = relevant.map(|(id, _)| id.as_str());
        Answer {
            query: &query.id,
            missed: relevant
                .filter(|id| !first.iter().any(|f| f == id))
                .collect(),
            industry: found.industry.map(|found| (found.id, found.confidence)),
            first,
        }
    };
    queries.iter().map(answer).collect()
}

/// The query as a worker asks it.
fn asked(query: &LabelledQuery) -> Query<'_> {
    Query {
        section: query.section,
        template: query.template.as_deref(),
        industry: query.industry.as_deref(),
        text: &query.text,
        token_budget: super::GUIDANCE_TOKENS,
    }
}

#[cfg(test)]
mod tests;
