//! Finds the passages to write a section with: filters first, then rank, then spread over files
//! within a budget.

use serde::Serialize;

use super::{
    bm25::{Bm25, Shape, TermId},
    inference::{Industries, InferredIndustry},
    passages::{Entry, PassageKind},
    phrases::{Hit, Phrases},
    spelling::Spelling,
    tokenize::for_each_term,
    weights::{Class, WEIGHTS, Weights},
};
use crate::domain::SectionKind;

/// Characters of English in one token of the usual models, roughly.
const CHARS_PER_TOKEN: usize = 4;
/// Most passages of one file in an answer.
const MAX_PER_FILE: usize = 3;
/// So many of the best are looked at when the answer is put together: more than any budget holds.
const CANDIDATES: usize = 100;
/// Score of the text below which the best passage is not stretched to the full scale: one or two
/// weak terms.
const WEAK_TEXT_SCORE: f32 = 6.0;
/// A passage with no more than this matches neither the words nor much of the query's structure.
const MIN_SCORE: f32 = 0.05;
/// Most words and most meanings that explain one passage.
const MAX_REASONS: usize = 5;

/// What to write, and from what.
#[derive(Debug, Clone, Copy)]
pub struct Query<'a> {
    /// The section to write.
    pub section: SectionKind,
    /// The template's id. An unknown one filters nothing.
    pub template: Option<&'a str>,
    /// The industry's id; inferred when it is not given or unknown.
    pub industry: Option<&'a str>,
    /// The person's own words.
    pub text: &'a str,
    /// Most tokens of all passages together, at four characters a token.
    pub token_budget: usize,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Retrieved {
    /// The industry given (with confidence 1) or inferred; `None` when unsure.
    pub industry: Option<InferredIndustry>,
    /// Best first.
    pub passages: Vec<Passage>,
}

/// A piece of guidance and why it was chosen.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Passage {
    /// Folder, file and heading, for example `guidelines/work#common-mistakes`.
    pub id: String,
    /// What it is taken from.
    pub kind: PassageKind,
    /// Greater is better; comparable within one answer only.
    pub score: f32,
    /// What is put into the prompt.
    pub text: String,
    /// Reasons in words, made of the query's choices and of the knowledge base's words.
    pub why: Vec<String>,
}

/// The passages with everything computed that does not depend on a query.
#[derive(Debug)]
pub(super) struct Index {
    pub(super) entries: Vec<Entry>,
    /// Number of the file each entry belongs to, and its cost in tokens.
    files: Vec<usize>,
    tokens: Vec<usize>,
    classes: Vec<Class>,
    text: Bm25,
    phrases: Phrases,
    industries: Industries,
    spelling: Spelling,
    weights: Weights,
}

impl Index {
    pub fn build(mut entries: Vec<Entry>) -> Self {
        entries.sort_by(|a, b| a.id.cmp(&b.id));
        let documents: Vec<_> = entries
            .iter()
            .map(|entry| [&*entry.title, &*entry.keys, &*entry.body])
            .collect();
        let text = Bm25::build(&documents, &Shape::FIELDS);
        let phrases = Phrases::build(&entries, &text);
        let industries = Industries::build(&entries);
        let mut files: Vec<usize> = Vec::with_capacity(entries.len());
        for (at, entry) in entries.iter().enumerate() {
            let number = match files.last() {
                None => 0,
                Some(last) => last + usize::from(entries[at - 1].file() != entry.file()),
            };
            files.push(number);
        }
        let tokens = entries
            .iter()
            .map(|entry| estimated_tokens(&entry.text))
            .collect();
        Self {
            classes: entries.iter().map(Class::of).collect(),
            spelling: Spelling::build(text.vocabulary()),
            entries,
            files,
            tokens,
            text,
            phrases,
            industries,
            weights: WEIGHTS,
        }
    }

    /// Number of passages.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// The industry meant by an id or a name.
    pub fn industry_named(&self, name: &str) -> Option<&str> {
        self.industries.named(name)
    }

    pub fn retrieve(&self, query: &Query<'_>) -> Retrieved {
        let said = self.said(query.text);
        let text: Vec<TermId> = said.iter().map(|(term, _)| *term).collect();
        let hits = self.phrases.hits(&text, &self.text);
        let filter = self.filter(query);
        let industry = match filter.industry {
            Some(id) => Some(InferredIndustry {
                id: id.to_owned(),
                confidence: 1.0,
            }),
            None => self.industries.infer(&self.scores(&said), &hits),
        };
        let terms = self.weighted_terms(said, &hits, industry.as_ref());
        let ranked = self.rank(&filter, &terms, &hits, industry.as_ref());
        let passages = self
            .spread(&ranked, query.token_budget)
            .into_iter()
            .map(|(at, score)| self.passage(at, score, &filter, &terms, &hits, industry.as_ref()))
            .collect();
        Retrieved { industry, passages }
    }

    /// What the structure of a query lets through.
    fn filter<'a>(&'a self, query: &Query<'a>) -> Filter<'a> {
        Filter {
            section: query.section,
            template: query.template.filter(|id| self.has_template(id)),
            industry: query.industry.and_then(|id| self.industries.named(id)),
        }
    }

    /// For each passage, whether the structure of the query lets it through.
    pub fn fits(&self, query: &Query<'_>) -> Vec<bool> {
        let filter = self.filter(query);
        self.entries
            .iter()
            .map(|entry| filter.passes(entry))
            .collect()
    }

    fn has_template(&self, id: &str) -> bool {
        self.entries
            .iter()
            .any(|entry| entry.template.as_deref() == Some(id))
    }

    /// The known terms of a person's words, in order, with how sure it is that they were said.
    fn said(&self, text: &str) -> Vec<(TermId, f32)> {
        let mut said = Vec::new();
        for_each_term(text, |term, _| {
            if let Some(known) = self.text.term(term) {
                said.push((known, 1.0));
            } else {
                let near = self.spelling.near(term, |id| self.text.spelled(id));
                // The commonest of the terms that may have been meant.
                let likely = near
                    .into_iter()
                    .min_by(|a, b| self.text.idf(*a).total_cmp(&self.text.idf(*b)));
                said.extend(likely.map(|term| (term, self.weights.respelled)));
            }
        });
        said
    }

    /// What terms count for in each passage.
    fn scores(&self, terms: &[(TermId, f32)]) -> Vec<f32> {
        let mut scores = vec![0.0; self.entries.len()];
        for &(term, weight) in terms {
            self.text.add(term, weight, &mut scores);
        }
        scores
    }

    /// What the person said, each term once, and at less weight what they meant, unless it belongs
    /// to another industry.
    fn weighted_terms(
        &self,
        mut said: Vec<(TermId, f32)>,
        hits: &[Hit],
        industry: Option<&InferredIndustry>,
    ) -> Vec<(TermId, f32)> {
        said.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        said.dedup_by_key(|(term, _)| *term);
        let mut terms = said;
        for hit in hits {
            let own = self.entries[hit.entry].industry.as_ref();
            if industry.is_some_and(|industry| own.is_some_and(|own| industry.id != *own)) {
                continue;
            }
            for &term in &self.phrases.of(hit).expansion {
                let weight = self.weights.meant * hit.coverage;
                match terms.iter_mut().find(|(known, _)| *known == term) {
                    Some((_, known)) => *known = known.max(weight),
                    None => terms.push((term, weight)),
                }
            }
        }
        terms
    }

    /// Entries that pass the filter, with their scores, best first; equal scores in order of id.
    fn rank(
        &self,
        filter: &Filter<'_>,
        terms: &[(TermId, f32)],
        hits: &[Hit],
        industry: Option<&InferredIndustry>,
    ) -> Vec<(usize, f32)> {
        let scores = self.scores(terms);
        let passing = || {
            self.entries
                .iter()
                .enumerate()
                .filter(|(_, entry)| filter.passes(entry))
        };
        let best = passing()
            .map(|(at, _)| scores[at])
            .fold(WEAK_TEXT_SCORE, f32::max);
        let mut phrases = vec![0.0; self.entries.len()];
        for hit in hits {
            phrases[hit.entry] += hit.coverage * hit.weight;
        }
        let most = phrases.iter().copied().fold(WEAK_TEXT_SCORE, f32::max);
        let score = |at: usize, entry: &Entry| {
            let class = self.classes[at];
            let (matched, being) = self.weights.class[class as usize];
            if scores[at] == 0.0 && !class.helps_any_text() {
                return 0.0;
            }
            let sure = industry
                .filter(|known| entry.industry.as_ref() == Some(&known.id))
                .map_or(0.0, |known| known.confidence);
            matched * (scores[at] / best + self.weights.phrase * phrases[at] / most)
                + being
                + self.weights.industry * sure
        };
        let mut ranked: Vec<(usize, f32)> = passing()
            .map(|(at, entry)| (at, score(at, entry)))
            .filter(|(_, score)| *score > MIN_SCORE)
            .collect();
        ranked.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked.truncate(CANDIDATES);
        ranked
    }

    /// The best of the ranking that fit the budget: no file has more than a few, and each passage makes others of its class
    /// less welcome.
    fn spread(&self, ranked: &[(usize, f32)], token_budget: usize) -> Vec<(usize, f32)> {
        let mut open: Vec<(usize, f32)> = ranked.to_vec();
        let mut left = token_budget;
        let mut taken: Vec<(usize, f32)> = Vec::new();
        loop {
            open.retain(|(at, _)| self.tokens[*at] <= left);
            // The first of the best: `open` is in order of score and id as far as scores are equal.
            let next =
                open.iter().enumerate().reduce(
                    |best, other| {
                        if other.1.1 > best.1.1 { other } else { best }
                    },
                );
            let Some((place, &(at, score))) = next else {
                return taken;
            };
            open.remove(place);
            taken.push((at, score));
            left -= self.tokens[at];
            let (file, class) = (self.files[at], self.classes[at]);
            let of_file = taken.iter().filter(|(at, _)| self.files[*at] == file);
            if of_file.count() >= MAX_PER_FILE {
                open.retain(|(at, _)| self.files[*at] != file);
            }
            for (at, score) in &mut open {
                if self.classes[*at] == class {
                    *score *= self.weights.same_class;
                }
            }
        }
    }

    fn passage(
        &self,
        at: usize,
        score: f32,
        filter: &Filter<'_>,
        terms: &[(TermId, f32)],
        hits: &[Hit],
        industry: Option<&InferredIndustry>,
    ) -> Passage {
        let entry = &self.entries[at];
        let mut why = filter.reasons(entry, industry);
        let mut shares: Vec<(TermId, f32)> = terms
            .iter()
            .map(|&(term, weight)| (term, weight * self.text.share(term, at)))
            .filter(|(_, share)| *share > 0.0)
            .collect();
        shares.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        if !shares.is_empty() {
            let words: Vec<_> = shares
                .iter()
                .take(MAX_REASONS)
                .map(|(term, _)| self.text.surface(*term))
                .collect();
            why.push(format!("words: {}", words.join(", ")));
        }
        let meant = hits
            .iter()
            .filter(|hit| hit.entry == at)
            .map(|hit| self.phrases.of(hit))
            .filter(|phrase| phrase.words != phrase.means)
            .map(|phrase| format!("\"{}\" means {}", phrase.words, phrase.means));
        why.extend(meant.take(MAX_REASONS));
        Passage {
            id: entry.id.clone(),
            kind: entry.kind,
            score,
            text: entry.text.clone(),
            why,
        }
    }
}

/// The structured part of a query; only what the knowledge base knows is in it.
struct Filter<'a> {
    section: SectionKind,
    template: Option<&'a str>,
    /// The industry that was told. Without one all are open: the words decide.
    industry: Option<&'a str>,
}

impl Filter<'_> {
    /// A passage that is about other sections, another template or another industry is out. Without
    /// a template, the
    /// templates' rules are out, since they contradict each other, and their examples are in.
    fn passes(&self, entry: &Entry) -> bool {
        let section = entry.sections.is_empty() || entry.sections.contains(&self.section);
        let template = match (self.template, entry.template.as_deref()) {
            (_, None) => true,
            (None, Some(_)) => entry.kind == PassageKind::Example,
            (Some(asked), Some(own)) => asked == own,
        };
        let industry = match (self.industry, entry.industry.as_deref()) {
            (Some(told), Some(own)) => told == own,
            _ => true,
        };
        section && template && industry
    }

    fn reasons(&self, entry: &Entry, industry: Option<&InferredIndustry>) -> Vec<String> {
        let mut why = Vec::new();
        if entry.sections.contains(&self.section) {
            why.push(format!("section {}", self.section.as_str()));
        }
        if let Some(template) = self
            .template
            .filter(|id| entry.template.as_deref() == Some(*id))
        {
            why.push(format!("template {template}"));
        }
        if let Some(known) = industry.filter(|known| entry.industry.as_ref() == Some(&known.id)) {
            why.push(match self.industry {
                Some(id) => format!("industry {id}"),
                None => format!("industry {} (inferred, {:.2})", known.id, known.confidence),
            });
        }
        why
    }
}

/// Tokens of a text, estimated, rounded up.
pub(super) fn estimated_tokens(text: &str) -> usize {
    text.chars().count().div_ceil(CHARS_PER_TOKEN)
}
