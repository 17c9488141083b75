//! BM25 over passages of several weighted fields, with each term's share computed when the index is
//! built.

use std::collections::HashMap;

use super::tokenize::for_each_term;

/// How strongly a repeated term counts; the usual value of the literature (Robertson and Zaragoza
/// 2009).
const K1: f32 = 1.2;
/// Title, keys and text.
pub(super) const FIELDS: usize = 3;

/// How the fields count. The fields are the title, the keys (terms, plain words, verb forms) and the
/// text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    /// How strongly long fields are held back: titles are short by nature, prose is not.
    pub length_penalty: [f32; FIELDS],
    /// What a term counts for in each.
    pub weight: [f32; FIELDS],
}

impl Shape {
    /// As retrieval uses them. Tuned on `eval/tuning.toml`.
    pub const FIELDS: Self = Self {
        length_penalty: [0.2, 0.4, 0.7],
        weight: [1.6, 1.4, 1.0],
    };
    /// One text without fields, with the usual length penalty: the baseline.
    pub const PLAIN: Self = Self {
        length_penalty: [0.0, 0.0, 0.75],
        weight: [0.0, 0.0, 1.0],
    };
}

/// Number of a term in the vocabulary.
pub(super) type TermId = u32;

/// The index.
#[derive(Debug)]
pub(super) struct Bm25 {
    vocabulary: HashMap<String, TermId>,
    terms: Vec<String>,
    /// A word that each term came from, to show to people.
    surface: Vec<String>,
    idf: Vec<f32>,
    /// By term: the documents that hold it, in order, with its share of their score.
    postings: Vec<Vec<(u32, f32)>>,
}

impl Bm25 {
    /// Indexes documents; a document's number is its place in the slice.
    pub fn build(documents: &[[&str; FIELDS]], shape: &Shape) -> Self {
        let mut index = Self {
            vocabulary: HashMap::new(),
            terms: Vec::new(),
            surface: Vec::new(),
            idf: Vec::new(),
            postings: Vec::new(),
        };
        let mut lengths = vec![[0_usize; FIELDS]; documents.len()];
        // (document, occurrences by field) by term
        let mut counts: Vec<Vec<(usize, [usize; FIELDS])>> = Vec::new();
        for (document, fields) in documents.iter().enumerate() {
            for (field, text) in fields.iter().enumerate() {
                for_each_term(text, |term, word| {
                    let id = index.intern(term, word);
                    counts.resize_with(index.surface.len(), Vec::new);
                    lengths[document][field] += 1;
                    match counts[id].last_mut() {
                        Some((last, occurrences)) if *last == document => occurrences[field] += 1,
                        _ => {
                            let mut occurrences = [0; FIELDS];
                            occurrences[field] = 1;
                            counts[id].push((document, occurrences));
                        }
                    }
                });
            }
        }
        let average = average_lengths(&lengths);
        let total = count(documents.len());
        for occurrences in counts {
            let holders = count(occurrences.len());
            let idf = (1.0 + (total - holders + 0.5) / (holders + 0.5)).ln();
            let part = |(document, by_field): (usize, [usize; FIELDS])| {
                let frequency: f32 = (0..FIELDS)
                    .map(|f| {
                        let length = count(lengths[document][f]) / average[f];
                        let penalty =
                            1.0 - shape.length_penalty[f] + shape.length_penalty[f] * length;
                        shape.weight[f] * count(by_field[f]) / penalty
                    })
                    .sum();
                let number = u32::try_from(document).expect("fewer than 2^32 passages");
                (number, idf * frequency * (K1 + 1.0) / (K1 + frequency))
            };
            index
                .postings
                .push(occurrences.into_iter().map(part).collect());
            index.idf.push(idf);
        }
        index
    }

    /// The number of a term that some document holds.
    pub fn term(&self, term: &str) -> Option<TermId> {
        self.vocabulary.get(term).copied()
    }

    /// Every term with its number.
    pub fn vocabulary(&self) -> impl Iterator<Item = (&str, TermId)> {
        self.vocabulary
            .iter()
            .map(|(term, id)| (term.as_str(), *id))
    }

    /// The text of a term.
    pub fn spelled(&self, term: TermId) -> &str {
        &self.terms[term as usize]
    }

    /// How telling a term is; more for a rarer one.
    pub fn idf(&self, term: TermId) -> f32 {
        self.idf[term as usize]
    }

    /// A word of the knowledge base that the term stands for.
    pub fn surface(&self, term: TermId) -> &str {
        &self.surface[term as usize]
    }

    /// Adds the weighted share of a term to the score of each document that holds it.
    pub fn add(&self, term: TermId, weight: f32, scores: &mut [f32]) {
        for &(document, share) in &self.postings[term as usize] {
            scores[document as usize] += weight * share;
        }
    }

    /// The share of a term in one document's score.
    pub fn share(&self, term: TermId, document: usize) -> f32 {
        let postings = &self.postings[term as usize];
        let found = postings.binary_search_by_key(&document, |(holder, _)| *holder as usize);
        found.map_or(0.0, |at| postings[at].1)
    }

    fn intern(&mut self, term: &str, word: &str) -> usize {
        if let Some(&id) = self.vocabulary.get(term) {
            return id as usize;
        }
        let id = self.surface.len();
        let number = TermId::try_from(id).expect("fewer than 2^32 terms");
        self.vocabulary.insert(term.to_owned(), number);
        self.terms.push(term.to_owned());
        self.surface.push(word.to_owned());
        id
    }
}

/// A count as a weight. Counts past 65,535 are all alike to the ranking.
pub(super) fn count(n: usize) -> f32 {
    f32::from(u16::try_from(n).unwrap_or(u16::MAX))
}

fn average_lengths(lengths: &[[usize; FIELDS]]) -> [f32; FIELDS] {
    std::array::from_fn(|field| {
        let total: f32 = lengths.iter().map(|by_field| count(by_field[field])).sum();
        (total / count(lengths.len()).max(1.0)).max(1.0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scores(index: &Bm25, documents: usize, term: &str) -> Vec<f32> {
        let mut scores = vec![0.0; documents];
        index.add(index.term(term).expect("a known term"), 1.0, &mut scores);
        scores
    }

    #[test]
    fn the_rarer_term_and_the_title_count_more() {
        let index = Bm25::build(
            &[
                ["servers", "", "keep it alive"],
                ["tills", "", "servers in a restaurant keep smiling"],
                ["cakes", "", "keep cool"],
            ],
            &Shape::FIELDS,
        );
        let servers = scores(&index, 3, "server");
        assert!(
            servers[0] > servers[1] && servers[1] > 0.0 && servers[2] == 0.0,
            "{servers:?}"
        );
        let (keep, server) = (index.term("keep").unwrap(), index.term("server").unwrap());
        assert!(index.idf(server) > index.idf(keep));
        assert_eq!(index.surface(server), "servers");
    }

    /// Worked by hand: one field counts, both documents have its average length, so the penalty is
    /// 1;
    /// idf = ln(1 + (2 - 1 + 0.5) / 1.5) = ln 2, and the share ln 2 · 2 · 2.2 / (1.2 + 2).
    #[test]
    fn the_formula_is_bm25() {
        let index = Bm25::build(
            &[["", "", "cake cake"], ["", "", "bread roll"]],
            &Shape::FIELDS,
        );
        let cake = scores(&index, 2, "cake")[0];
        let expected = 2_f32.ln() * 2.0 * 2.2 / 3.2;
        assert!((cake - expected).abs() < 1e-6, "{cake} is not {expected}");
        assert!((index.share(index.term("cake").unwrap(), 0) - cake).abs() < 1e-6);
    }
}
