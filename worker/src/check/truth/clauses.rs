//! Reads a text as clauses: which words are negated, and which were only helped with.

use std::ops::Range;

use crate::english::dates;
use crate::english::tokens::{Token, stem, tokenize};
use crate::english::verbs::{self, Form};

use super::number_words;
use super::numbers;
use super::quantity::Quantity;

/// A text, read once.
pub struct Passage<'a> {
    pub text: &'a str,
    pub tokens: Vec<Token<'a>>,
    /// One for each token.
    pub words: Vec<Word>,
    /// Ranges of tokens, one for each clause.
    pub clauses: Vec<Range<usize>>,
    pub dates: Vec<dates::Mention>,
    pub quantities: Vec<Quantity>,
}

/// What the check needs to know of a word besides its spelling.
#[derive(Debug, Clone)]
pub struct Word {
    pub stem: String,
    /// In the scope of "not", "never", "without" and the like.
    pub negated: bool,
    /// Something that was helped with, not done: `build` in `helped build the site`.
    pub helped: bool,
    pub doer: Doer,
    /// Says something, unlike articles, pronouns and auxiliaries.
    pub is_content: bool,
}

/// Who does what a clause tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doer {
    User,
    /// Somebody else: `the owner did the accounts`.
    Another,
}

impl<'a> Passage<'a> {
    pub fn read(text: &'a str) -> Self {
        let tokens = tokenize(text);
        let mut mentions = dates::find(text);
        let shared = dates::find_shared(text, &mentions);
        mentions.extend(shared);
        let taken: Vec<_> = mentions
            .iter()
            .map(|mention| mention.span.clone())
            .collect();
        let quantities = numbers::find(text, &tokens, &taken);
        let mut words: Vec<Word> = tokens.iter().map(Word::read).collect();
        let mut passage = Self {
            text,
            clauses: Vec::new(),
            words: Vec::new(),
            tokens,
            dates: mentions,
            quantities,
        };
        passage.mark_negation(&mut words);
        passage.mark_help(&mut words);
        passage.words = words;
        passage.clauses = passage.cut_clauses();
        passage.mark_others();
        passage
    }

    /// The clause that holds the token.
    pub fn clause_of(&self, token: usize) -> Range<usize> {
        let at = self.clauses.partition_point(|clause| clause.end <= token);
        self.clauses.get(at).cloned().unwrap_or(token..token + 1)
    }

    /// Whether the word at this byte is denied.
    pub fn is_denied_at(&self, byte: usize) -> bool {
        let at = self.tokens.partition_point(|token| token.end <= byte);
        self.words.get(at).is_some_and(|word| word.negated)
    }

    /// The text between this token and the next.
    pub fn gap_after(&self, token: usize) -> &str {
        let end = self
            .tokens
            .get(token + 1)
            .map_or(self.text.len(), |next| next.start);
        &self.text[self.tokens[token].end..end]
    }

    /// Comparison key of a token, or nothing past the ends.
    pub fn key(&self, token: usize) -> &str {
        self.tokens
            .get(token)
            .map_or("", |token| token.key.as_str())
    }

    /// Stems of the content words of the sentence around a date, without dates.
    pub fn contents_around(&self, mention: &dates::Mention) -> Vec<String> {
        let at = self
            .tokens
            .partition_point(|token| token.end <= mention.span.start);
        let Some(sentence) = self.tokens.get(at).map(|token| token.sentence) else {
            return Vec::new();
        };
        let in_date = |token: &Token<'_>| {
            dates::month_number(&token.key).is_some()
                || token.key.bytes().all(|byte| byte.is_ascii_digit())
        };
        let first = self
            .tokens
            .partition_point(|token| token.sentence < sentence);
        let last = self
            .tokens
            .partition_point(|token| token.sentence <= sentence);
        let contents =
            (first..last).filter(|at| self.words[*at].is_content && !in_date(&self.tokens[*at]));
        contents.map(|at| self.words[at].stem.clone()).collect()
    }

    /// The same of the few words nearest to the date.
    pub fn contents_near(&self, mention: &dates::Mention) -> Vec<String> {
        const NEAR: usize = 6;
        let at = self
            .tokens
            .partition_point(|token| token.end <= mention.span.start);
        let near = at.saturating_sub(NEAR)..(at + NEAR).min(self.tokens.len());
        let around = self.contents_around(mention);
        near.map(|place| self.words[place].stem.clone())
            .filter(|stem| around.contains(stem))
            .collect()
    }

    /// Units of time that say how often: the token and `week` of "every week" and "weekly".
    pub fn rates(&self, clause: Range<usize>) -> Vec<(usize, String)> {
        let rate = |at: usize| {
            let each = at > 0 && matches!(self.key(at - 1), "every" | "each" | "per" | "a" | "an");
            let adverb = number_words::adverb_of_time(self.key(at)).is_some();
            let unit = number_words::time_unit(self.key(at)).filter(|_| each || adverb)?;
            Some((at, unit))
        };
        clause.filter_map(rate).collect()
    }

    fn cut_clauses(&self) -> Vec<Range<usize>> {
        let mut clauses = Vec::new();
        let mut start = 0;
        for at in 1..=self.tokens.len() {
            if at == self.tokens.len() || self.begins_clause(at) {
                clauses.push(start..at);
                start = at;
            }
        }
        clauses
    }

    fn begins_clause(&self, at: usize) -> bool {
        if self.tokens[at].opens_sentence {
            return true;
        }
        let key = self.key(at);
        if matches!(
            key,
            "but" | "then" | "while" | "although" | "because" | "whereas" | "where"
        ) {
            return true;
        }
        let joined =
            matches!(key, "and" | "or") || self.gap_after(at - 1).contains([',', '(', '–', '—']);
        let first = at + usize::from(matches!(key, "and" | "or"));
        let follows = self.key(first);
        let verb = verbs::lookup(follows)
            .is_some_and(|(base, form)| form != Form::Base || !verbs::is_also_noun(base));
        joined && (verb || is_subject(follows) || verbs::is_past(follows) || negates(follows))
    }
}

impl Word {
    fn read(token: &Token<'_>) -> Self {
        let stem = number_digits(&token.key).map_or_else(|| stem(&token.key), str::to_owned);
        let is_content = !is_function_word(&token.key);
        Self {
            stem,
            negated: false,
            helped: false,
            doer: Doer::User,
            is_content,
        }
    }
}

fn negates(key: &str) -> bool {
    matches!(key, "not" | "never" | "no" | "without" | "didnt" | "dont")
}

pub fn is_subject(key: &str) -> bool {
    matches!(
        key,
        "i" | "we" | "they" | "he" | "she" | "it" | "im" | "ive" | "also" | "then"
    )
}

fn number_digits(key: &str) -> Option<&'static str> {
    Some(match key {
        "one" => "1",
        "two" => "2",
        "three" => "3",
        "four" => "4",
        "five" => "5",
        "six" => "6",
        "seven" => "7",
        "eight" => "8",
        "nine" => "9",
        "ten" => "10",
        _ => return None,
    })
}

fn is_function_word(key: &str) -> bool {
    const WORDS: &str = "a an the and or but of in on at to for from with by as into onto per each \
        every within over under about around than up out off across during after before while when \
        where who which that this these those i im ive id we me my our us you your they them their he \
        she it its his her was were is are am be been being have has had having do does did not no \
        never so then also through between including via till until since both all well there any \
        some just only very really mainly mostly various daily other etc would could can will";
    WORDS.split_ascii_whitespace().any(|word| word == key)
}

#[cfg(test)]
#[path = "clauses_tests.rs"]
mod tests;
