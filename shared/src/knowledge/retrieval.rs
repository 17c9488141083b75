//! Finds the passages to write a section with: filters first, then rank, then spread over files
//! within a budget.

use serde::Serialize;

use super::{
    aliases::{Aliases, Hit, InferredIndustry},
    bm25::{Bm25, TermId},
    content::Industry,
    passages::{Entry, PassageKind},
    tokenize::for_each_term,
};
use crate::domain::SectionKind;

/// Characters of English in one token of the usual models, roughly.
const CHARS_PER_TOKEN: usize = 4;
/// Most passages of one file in an answer.
const MAX_PER_FILE: usize = 2;
/// What a term counts for that the person did not say but meant.
const EXPANSION_WEIGHT: f32 = 0.5;
/// Score of the text below which the best passage is not stretched to the full scale: one or two
/// weak terms.
const WEAK_TEXT_SCORE: f32 = 6.0;
/// What the structure of a query is worth beside the best match of its text, which is worth 1.
const SECTION_BONUS: f32 = 0.15;
const GUIDELINE_BONUS: f32 = 0.3;
const TEMPLATE_BONUS: f32 = 0.3;
const INDUSTRY_BONUS: f32 = 0.3;
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
    entries: Vec<Entry>,
    /// Number of the file each entry belongs to, and its cost in tokens.
    files: Vec<usize>,
    tokens: Vec<usize>,
    text: Bm25,
    aliases: Aliases,
}

impl Index {
    pub fn build(mut entries: Vec<Entry>, industries: &[Industry]) -> Self {
        entries.sort_by(|a, b| a.id.cmp(&b.id));
        let documents: Vec<_> = entries
            .iter()
            .map(|entry| [&*entry.title, &*entry.keys, &*entry.body])
            .collect();
        let text = Bm25::build(&documents);
        let aliases = Aliases::build(industries, &text);
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
            entries,
            files,
            tokens,
            text,
            aliases,
        }
    }

    /// Number of passages.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn retrieve(&self, query: &Query<'_>) -> Retrieved {
        let mut said = Vec::new();
        for_each_term(query.text, |term, _| said.extend(self.text.term(term)));
        let hits = self.aliases.hits(&said, &self.text);
        let given = query
            .industry
            .and_then(|id| self.aliases.known_industry(id));
        let industry = match given {
            Some(id) => Some(InferredIndustry {
                id: id.to_owned(),
                confidence: 1.0,
            }),
            None => self.aliases.infer(&said, &hits),
        };
        let filter = Filter {
            section: query.section,
            template: query.template.filter(|id| self.has_template(id)),
            given_industry: given,
            open_industries: match given {
                Some(id) => vec![id],
                None => self.aliases.touched(&hits),
            },
        };
        let terms = self.weighted_terms(said, &hits, industry.as_ref());
        let ranked = self.rank(&filter, &terms, industry.as_ref());
        let passages = self
            .spread(&ranked, query.token_budget)
            .into_iter()
            .map(|(at, score)| self.passage(at, score, &filter, &terms, &hits, industry.as_ref()))
            .collect();
        Retrieved { industry, passages }
    }

    fn has_template(&self, id: &str) -> bool {
        self.entries
            .iter()
            .any(|entry| entry.template.as_deref() == Some(id))
    }

    /// What the person said, each term once, and at less weight what they meant, unless it belongs
    /// to another industry.
    fn weighted_terms(
        &self,
        mut said: Vec<TermId>,
        hits: &[Hit],
        industry: Option<&InferredIndustry>,
    ) -> Vec<(TermId, f32)> {
        said.sort_unstable();
        said.dedup();
        let mut terms: Vec<(TermId, f32)> = said.into_iter().map(|term| (term, 1.0)).collect();
        for hit in hits {
            if industry.is_some_and(|industry| industry.id != self.aliases.industry(hit)) {
                continue;
            }
            for &term in self.aliases.expansion(hit) {
                let weight = EXPANSION_WEIGHT * hit.coverage;
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
        industry: Option<&InferredIndustry>,
    ) -> Vec<(usize, f32)> {
        let mut scores = vec![0.0; self.entries.len()];
        for &(term, weight) in terms {
            self.text.add(term, weight, &mut scores);
        }
        let passing = || {
            self.entries
                .iter()
                .enumerate()
                .filter(|(_, entry)| filter.passes(entry))
        };
        let best = passing()
            .map(|(at, _)| scores[at])
            .fold(WEAK_TEXT_SCORE, f32::max);
        let mut ranked: Vec<(usize, f32)> = passing()
            .map(|(at, entry)| (at, scores[at] / best + filter.bonus(entry, industry)))
            .filter(|(_, score)| *score > SECTION_BONUS)
            .collect();
        ranked.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked
    }

    /// The best of the ranking that fit the budget, without more than a few of one file.
    fn spread(&self, ranked: &[(usize, f32)], token_budget: usize) -> Vec<(usize, f32)> {
        let mut taken_of = vec![0; self.files.last().map_or(0, |last| last + 1)];
        let mut left = token_budget;
        let mut taken = Vec::new();
        for &(at, score) in ranked {
            let of_file = &mut taken_of[self.files[at]];
            if *of_file < MAX_PER_FILE && self.tokens[at] <= left {
                *of_file += 1;
                left -= self.tokens[at];
                taken.push((at, score));
            }
        }
        taken
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
        let meant = hits.iter().filter(|hit| {
            let (said, meant) = self.aliases.said_and_meant(hit);
            let own = entry
                .industry
                .as_deref()
                .is_none_or(|id| id == self.aliases.industry(hit));
            own && said != meant
                && self
                    .aliases
                    .expansion(hit)
                    .iter()
                    .any(|term| self.text.share(*term, at) > 0.0)
        });
        why.extend(meant.take(MAX_REASONS).map(|hit| {
            let (said, meant) = self.aliases.said_and_meant(hit);
            format!("\"{said}\" means {meant}")
        }));
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
    given_industry: Option<&'a str>,
    /// The industry given or else every one that some phrase of the text speaks for.
    open_industries: Vec<&'a str>,
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
        let industry = entry
            .industry
            .as_deref()
            .is_none_or(|own| self.open_industries.contains(&own));
        section && template && industry
    }

    /// What agreement with the query's structure is worth.
    fn bonus(&self, entry: &Entry, industry: Option<&InferredIndustry>) -> f32 {
        let mut bonus = 0.0;
        if entry.sections.contains(&self.section) {
            bonus += SECTION_BONUS;
        }
        if entry.kind == PassageKind::Guideline {
            bonus += GUIDELINE_BONUS;
        }
        if entry.template.is_some() && entry.template.as_deref() == self.template {
            bonus += TEMPLATE_BONUS;
        }
        if let Some(industry) = industry.filter(|known| entry.industry.as_ref() == Some(&known.id))
        {
            bonus += INDUSTRY_BONUS * industry.confidence;
        }
        bonus
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
            why.push(match self.given_industry {
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
