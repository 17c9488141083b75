//! Finds an industry's terms behind a person's plain words, and infers the industry from them.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::{
    bm25::{Bm25, TermId, count},
    content::Industry,
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
/// Evidence below which the industry is left open: a little less than one term that no other
/// industry has.
const MIN_EVIDENCE: f32 = 0.9;
/// Evidence that is imagined for "none of these", so that a single hit is never certain.
const DOUBT: f32 = 0.8;
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

/// A term that a person's words stand for.
#[derive(Debug, Clone)]
pub(super) struct Hit {
    pub phrase: usize,
    pub coverage: f32,
}

#[derive(Debug)]
struct Phrase {
    industry: usize,
    /// The phrase as it is written in the knowledge base.
    words: String,
    /// The usual term it stands for; the phrase itself when it is that term or a role.
    stands_for: String,
    terms: Vec<TermId>,
    weight: f32,
    /// Terms of the usual term, for expansion.
    expansion: Vec<TermId>,
}

/// Every keyword, alias and role of every industry, by the terms they hold.
#[derive(Debug)]
pub(super) struct Aliases {
    phrases: Vec<Phrase>,
    by_term: HashMap<TermId, Vec<usize>>,
    /// In how many industries a term belongs to some phrase.
    spread: HashMap<TermId, usize>,
    industries: Vec<String>,
}

impl Aliases {
    pub fn build(industries: &[Industry], index: &Bm25) -> Self {
        let mut phrases = Vec::new();
        for (at, industry) in industries.iter().enumerate() {
            for role in &industry.roles {
                phrases.push(phrase(at, role, role, index));
            }
            for keyword in &industry.keywords {
                phrases.push(phrase(at, &keyword.term, &keyword.term, index));
                phrases.extend(
                    keyword
                        .aliases
                        .iter()
                        .map(|alias| phrase(at, alias, &keyword.term, index)),
                );
            }
        }
        phrases.retain(|phrase| !phrase.terms.is_empty());
        let mut by_term: HashMap<TermId, Vec<usize>> = HashMap::new();
        let mut holders: HashMap<TermId, HashSet<usize>> = HashMap::new();
        for (at, phrase) in phrases.iter().enumerate() {
            for &term in &phrase.terms {
                by_term.entry(term).or_default().push(at);
                holders.entry(term).or_default().insert(phrase.industry);
            }
        }
        let spread = holders
            .into_iter()
            .map(|(term, industries)| (term, industries.len()))
            .collect();
        let industries = industries
            .iter()
            .map(|industry| industry.id.clone())
            .collect();
        Self {
            phrases,
            by_term,
            spread,
            industries,
        }
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
                let phrase = &self.phrases[at];
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
            .map(|(phrase, coverage)| Hit { phrase, coverage })
            .collect();
        hits.sort_unstable_by_key(|hit| hit.phrase);
        hits
    }

    /// The industry that the hits speak for, unless they speak for none or for several.
    pub fn infer(&self, text: &[TermId], hits: &[Hit]) -> Option<InferredIndustry> {
        let said: HashSet<TermId> = text.iter().copied().collect();
        // One term counts once for an industry, however many of its phrases hold it.
        let mut counted: Vec<HashMap<TermId, f32>> = vec![HashMap::new(); self.industries.len()];
        for hit in hits {
            let phrase = &self.phrases[hit.phrase];
            for term in phrase.terms.iter().filter(|term| said.contains(term)) {
                let spread = count(self.spread.get(term).copied().unwrap_or(1));
                let known = counted[phrase.industry].entry(*term).or_default();
                *known = known.max(hit.coverage / spread);
            }
        }
        let mut ranked: Vec<(usize, f32)> = counted
            .iter()
            .map(|terms| {
                // Summed in a fixed order: adding floats in a hash map's order would not repeat.
                let mut shares: Vec<f32> = terms.values().copied().collect();
                shares.sort_unstable_by(f32::total_cmp);
                shares.iter().sum()
            })
            .enumerate()
            .collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let (first, evidence) = *ranked.first()?;
        let second = ranked.get(1).map_or(0.0, |(_, evidence)| *evidence);
        let confidence = evidence / (evidence + second + DOUBT);
        (evidence >= MIN_EVIDENCE && confidence >= MIN_CONFIDENCE).then(|| InferredIndustry {
            id: self.industries[first].clone(),
            confidence,
        })
    }

    /// The industries that some hit belongs to, in their order.
    pub fn touched(&self, hits: &[Hit]) -> Vec<&str> {
        let mut found: Vec<usize> = hits
            .iter()
            .map(|hit| self.phrases[hit.phrase].industry)
            .collect();
        found.sort_unstable();
        found.dedup();
        found
            .into_iter()
            .map(|at| self.industries[at].as_str())
            .collect()
    }

    /// The terms a hit adds to the search.
    pub fn expansion(&self, hit: &Hit) -> &[TermId] {
        &self.phrases[hit.phrase].expansion
    }

    /// The plain words of a hit and the term they stand for.
    pub fn said_and_meant(&self, hit: &Hit) -> (&str, &str) {
        let phrase = &self.phrases[hit.phrase];
        (&phrase.words, &phrase.stands_for)
    }

    /// The industry a hit belongs to.
    pub fn industry(&self, hit: &Hit) -> &str {
        &self.industries[self.phrases[hit.phrase].industry]
    }

    /// The id as the knowledge base has it, if it has it.
    pub fn known_industry(&self, id: &str) -> Option<&str> {
        self.industries
            .iter()
            .map(String::as_str)
            .find(|known| *known == id)
    }
}

fn phrase(industry: usize, words: &str, stands_for: &str, index: &Bm25) -> Phrase {
    let terms = known_terms(words, index);
    let weight = terms.iter().map(|term| index.idf(*term)).sum();
    let expansion = known_terms(stands_for, index);
    Phrase {
        industry,
        words: words.to_owned(),
        stands_for: stands_for.to_owned(),
        terms,
        weight,
        expansion,
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
