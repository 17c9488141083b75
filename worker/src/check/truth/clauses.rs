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
    /// Says something, unlike articles, pronouns and auxiliaries.
    pub is_content: bool,
}

/// Words after a denial that are not what it denies: then that stands before it.
const NO_OBJECT: &str = "use used using do did done touch touched try tried have had been was were read about watched experience yet ever \
    before really much me mine own it";

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

    fn mark_negation(&self, words: &mut [Word]) {
        let mut at = 0;
        while at < self.tokens.len() {
            if !self.is_negation(at) {
                at += 1;
                continue;
            }
            // What was read about stands before it.
            let end = if matches!(self.key(at), "only" | "just") {
                at + 1
            } else {
                self.negation_end(at)
            };
            let failing = (at + 1..end).find(|place| is_failing(self.key(*place)));
            // `Never missed a shift` denies the missing, not the shifts.
            let end_of_denied = failing.map_or(end, |place| place + 1);
            words[at..end_of_denied]
                .iter_mut()
                .for_each(|word| word.negated = true);
            words[at].is_content = false;
            let objects = (at + 1..end)
                .filter(|place| words[*place].is_content)
                .filter(|place| {
                    !NO_OBJECT
                        .split_ascii_whitespace()
                        .any(|word| word == self.key(*place))
                })
                .count();
            if objects == 0 && failing.is_none() {
                // `Kubernetes never used`, `export i have no experience`, `the rota, not me`: what is denied stands before.
                let start = self.segment_start(at);
                words[start..at]
                    .iter_mut()
                    .for_each(|word| word.negated = true);
            }
            at = end.max(at + 1);
        }
    }

    /// Where the part of the sentence begins that ends in a denial without an object.
    fn segment_start(&self, cue: usize) -> usize {
        let sentence = self.tokens[cue].sentence;
        let me = matches!(self.key(cue + 1), "me" | "mine" | "my" | "myself");
        let mut start = cue;
        while start > 0 && self.tokens[start - 1].sentence == sentence {
            let gap = self.gap_after(start - 1);
            let turn = matches!(self.key(start - 1), "but" | "and" | "so" | "because");
            if turn || (gap.contains([',', ';', '(']) && !(me && start == cue)) {
                break;
            }
            start -= 1;
        }
        start
    }

    fn is_negation(&self, at: usize) -> bool {
        let word = &self.tokens[at];
        if word.key == "non" && self.gap_after(at) == "-" {
            return true;
        }
        // `Kubernetes only read about it` is no use of it.
        if matches!(word.key.as_str(), "only" | "just")
            && matches!(
                self.key(at + 1),
                "read" | "watched" | "heard" | "saw" | "seen" | "viewing"
            )
        {
            return true;
        }
        let limited = matches!(
            self.key(at + 1),
            "only" | "just" | "least" | "doubt" | "later"
        );
        let contraction = word.text.ends_with("n't") || word.text.ends_with("n’t");
        !limited
            && (contraction
                || matches!(
                    word.key.as_str(),
                    "not"
                        | "never"
                        | "no"
                        | "without"
                        | "neither"
                        | "nor"
                        | "none"
                        | "cannot"
                        | "didnt"
                        | "dont"
                        | "doesnt"
                        | "cant"
                        | "wasnt"
                        | "isnt"
                        | "havent"
                        | "hasnt"
                        | "couldnt"
                        | "wouldnt"
                        | "nobody"
                        | "nothing"
                        | "wont"
                )
                || (word.key == "zero" && !self.names_zero(at)))
            && !(word.key == "no"
                && matches!(
                    self.key(at + 1),
                    "it" | "i" | "we" | "sorry" | "longer" | "1" | "2" | "problem"
                ))
    }

    /// `Raspberry Pi Zero`.
    fn names_zero(&self, at: usize) -> bool {
        at > 0
            && (self.gap_after(at).trim() != ""
                || self.tokens[at].is_capitalised()
                || self.key(at - 1) == "pi")
    }

    fn negation_end(&self, cue: usize) -> usize {
        let sentence = self.tokens[cue].sentence;
        let rest = self.tokens[cue..]
            .iter()
            .take_while(|token| token.sentence == sentence);
        let last = cue + rest.count();
        let lists = (cue..last).any(|at| matches!(self.key(at), "or" | "nor"));
        for at in cue + 1..last {
            let gap = self.gap_after(at - 1);
            let comma = gap.contains(',') && !(lists && self.continues_list(at, last));
            let new_subject = matches!(self.key(at), "i" | "we" | "then")
                || (self.key(at) == "and"
                    && (is_subject(self.key(at + 1)) || verbs::is_past(self.key(at + 1))));
            let turn = matches!(
                self.key(at),
                "but" | "because" | "so" | "although" | "though" | "while" | "instead" | "until"
            );
            let stop = gap.contains(['(', ')', '–', '—']) || gap.contains(" - ");
            if comma || new_subject || turn || stop {
                return at;
            }
        }
        last
    }

    fn continues_list(&self, at: usize, last: usize) -> bool {
        !is_subject(self.key(at)) && (at..last).any(|next| matches!(self.key(next), "or" | "nor"))
    }

    fn mark_help(&self, words: &mut [Word]) {
        for at in 0..self.tokens.len() {
            let Some(start) = self.help_scope(at) else {
                continue;
            };
            let sentence = self.tokens[at].sentence;
            for (next, word) in words.iter_mut().enumerate().skip(start) {
                let key = self.key(next);
                let by_preposition = matches!(
                    self.key(start.saturating_sub(1)),
                    "with" | "w" | "on" | "in" | "at" | "of"
                );
                let another_verb = by_preposition
                    && self.begins_statement(next)
                    && verbs::lookup(key).is_some_and(|(base, form)| {
                        let object = matches!(
                            self.key(next + 1),
                            "the" | "a" | "an" | "my" | "our" | "all"
                        );
                        form == Form::Base && (object || !verbs::is_also_noun(base))
                    });
                let new_statement = next > start
                    && (another_verb
                        || is_subject(key)
                        || key == "but"
                        || (verbs::is_past(key) && self.begins_statement(next)));
                if self.tokens[next].sentence != sentence || new_statement {
                    break;
                }
                word.helped = true;
            }
        }
    }

    fn begins_statement(&self, at: usize) -> bool {
        matches!(self.key(at - 1), "and" | "then" | "also") || self.gap_after(at - 1).contains(',')
    }

    /// Where the thing helped with begins, when the token is a verb of helping.
    fn help_scope(&self, at: usize) -> Option<usize> {
        let key = self.key(at);
        if key == "part" && matches!(self.key(at + 1), "of" | "in") {
            return Some(at + 2);
        }
        if key == "involved" && matches!(self.key(at + 1), "in" | "with") {
            return Some(at + 2);
        }
        let (base, _) = verbs::lookup(key)?;
        if !matches!(
            base,
            "help"
                | "assist"
                | "support"
                | "contribute"
                | "participate"
                | "observe"
                | "shadow"
                | "watch"
        ) {
            return None;
        }
        let sentence = self.tokens[at].sentence;
        for next in at + 1..(at + 6).min(self.tokens.len()) {
            if self.tokens[next].sentence != sentence || self.gap_after(next - 1).contains(',') {
                return None;
            }
            let key = self.key(next);
            if next == at + 1
                && matches!(
                    key,
                    "to" | "with" | "in" | "on" | "out" | "at" | "w" | "from"
                )
            {
                return Some(next + 1);
            }
            // `Helped the chef with the menu`.
            if matches!(key, "with" | "w" | "on" | "in" | "during") {
                return Some(next + 1);
            }
            // Some verbs have one form for all: `helped set up`.
            let verb =
                verbs::lookup(key).is_some_and(|(base, form)| form != Form::Past || base == key);
            let of_another = matches!(self.key(next - 1), "for" | "of" | "by" | "from");
            if verb && !of_another && (next == at + 1 || !verbs::is_also_noun(key)) {
                return Some(next);
            }
        }
        None
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
            is_content,
        }
    }
}

/// Verbs and nouns that deny by themselves.
fn is_failing(key: &str) -> bool {
    matches!(
        key,
        "miss"
            | "missed"
            | "missing"
            | "late"
            | "fail"
            | "failed"
            | "lose"
            | "lost"
            | "drop"
            | "dropped"
            | "break"
            | "broke"
            | "forget"
            | "forgot"
            | "skip"
            | "skipped"
            | "refuse"
            | "refused"
            | "off"
            | "sick"
            | "absent"
    )
}

fn negates(key: &str) -> bool {
    matches!(key, "not" | "never" | "no" | "without" | "didnt" | "dont")
}

fn is_subject(key: &str) -> bool {
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
