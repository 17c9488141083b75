//! Tells from a person's words which industry they work in, or leaves it open.

use std::collections::HashSet;

use serde::Serialize;

use super::{bm25::count, passages::Entry, phrases::Hit, tokenize::terms};

/// What counts for how much as evidence. Tuned on `eval/tuning.toml`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Evidence {
    /// What a phrase that the text holds counts for beside its words.
    pub phrase: f32,
    /// What an industry's second passage counts for beside its best.
    pub second: f32,
    /// How much of it makes an industry e times as likely, at least.
    pub unit: f32,
    /// The same as a share of the most that any has: where there is much, more is needed to tell two apart.
    pub share: f32,
    /// Evidence, over that of the mean industry, at which an industry is as likely as none of them.
    pub doubt: f32,
}

pub(super) const EVIDENCE: Evidence = Evidence {
    phrase: 1.0,
    second: 0.3,
    unit: 3.0,
    share: 0.2,
    doubt: 12.0,
};

/// Confidence below which the industry is left open.
const MIN_CONFIDENCE: f32 = 0.5;

/// An industry with how sure it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InferredIndustry {
    /// The industry's id.
    pub id: String,
    /// From 0 to 1; 1 when the industry was given, not inferred.
    pub confidence: f32,
}

/// The industries and the passages of each.
#[derive(Debug)]
pub(super) struct Industries {
    known: Vec<Industry>,
    evidence: Evidence,
}

#[derive(Debug)]
struct Industry {
    id: String,
    /// The words of its id, by which it may be asked for.
    words: HashSet<String>,
    /// Numbers of its passages.
    entries: Vec<usize>,
}

impl Industries {
    pub fn build(entries: &[Entry]) -> Self {
        let mut known: Vec<Industry> = Vec::new();
        for (at, entry) in entries.iter().enumerate() {
            let Some(id) = &entry.industry else {
                continue;
            };
            if let Some(industry) = known.iter_mut().find(|known| known.id == *id) {
                industry.entries.push(at);
            } else {
                known.push(Industry {
                    id: id.clone(),
                    words: terms(id).into_iter().collect(),
                    entries: vec![at],
                });
            }
        }
        Self {
            known,
            evidence: EVIDENCE,
        }
    }

    /// The industry meant by an id, or by a name close to one ("Finance" or "Legal").
    pub fn named(&self, name: &str) -> Option<&str> {
        let exact = self.known.iter().find(|industry| industry.id == name);
        let close = || {
            let said = terms(name);
            let fits = |industry: &&Industry| said.iter().all(|word| industry.words.contains(word));
            let mut fitting = self.known.iter().filter(fits);
            let first = fitting.next();
            first.filter(|_| fitting.next().is_none())
        };
        exact.or_else(close).map(|industry| industry.id.as_str())
    }

    /// The industry that the words speak for, unless they speak for none or for several; `scores` is what the words count
    /// for in each passage.
    pub fn infer(&self, scores: &[f32], hits: &[Hit]) -> Option<InferredIndustry> {
        let mut scores = scores.to_vec();
        for hit in hits {
            scores[hit.entry] += self.evidence.phrase * hit.coverage * hit.weight;
        }
        let found: Vec<f32> = self
            .known
            .iter()
            .map(|industry| {
                let mut best = [0.0_f32; 2];
                for &at in &industry.entries {
                    if scores[at] > best[0] {
                        best = [scores[at], best[0]];
                    } else if scores[at] > best[1] {
                        best[1] = scores[at];
                    }
                }
                best[0] + self.evidence.second * best[1]
            })
            .collect();
        let mean = found.iter().sum::<f32>() / count(found.len()).max(1.0);
        let most = found.iter().copied().fold(0.0, f32::max);
        let unit = self.evidence.unit.max(self.evidence.share * most);
        let odds = |evidence: f32| ((evidence - self.evidence.doubt) / unit).exp();
        // "None of them" has odds of 1.
        let all: f32 = found
            .iter()
            .map(|evidence| odds(evidence - mean))
            .sum::<f32>()
            + 1.0;
        let (first, evidence) = found
            .iter()
            .enumerate()
            .reduce(|best, other| if other.1 > best.1 { other } else { best })?;
        let confidence = odds(evidence - mean) / all;
        (confidence >= MIN_CONFIDENCE).then(|| InferredIndustry {
            id: self.known[first].id.clone(),
            confidence,
        })
    }
}
