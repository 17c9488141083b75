//! Reads a text as clauses: which words are negated, and which were only helped with.

use foldhash::HashSet;
use smol_str::SmolStr;
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::LazyLock;

use super::currencies::currency_word;
use crate::english::dates;
use crate::english::spelling;
use crate::english::tokens::{self, Token, stem, tokenize};
use crate::english::verbs::{self, Form};

use super::language::Language;
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
    /// Its language, once it has been asked for, where its words tell.
    pub language: OnceCell<Option<Language>>,
}

/// What the check needs to know of a word besides its spelling.
#[derive(Debug, Clone)]
pub struct Word {
    pub stem: SmolStr,
    /// In the scope of "not", "never", "without" and the like.
    pub negated: bool,
    /// Something that was helped with, not done: `build` in `helped build the site`.
    pub helped: bool,
    pub doer: Doer,
    /// Says something, unlike articles, pronouns and auxiliaries.
    pub is_content: bool,
}

impl Word {
    /// Whether it tells of what the user did: not denied, not only helped with, and not of somebody else.
    pub fn is_own_deed(&self) -> bool {
        !self.negated && !self.helped && self.doer == Doer::User
    }
}

/// Who does what a clause tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Doer {
    User,
    /// Somebody else: `the owner did the accounts`.
    Another,
}

impl<'a> Passage<'a> {
    pub fn read(text: &'a str) -> Self {
        Self::of(text, tokenize(text))
    }

    /// Of a text and its words.
    pub fn of(text: &'a str, tokens: Vec<Token<'a>>) -> Self {
        let mut mentions = dates::find(text);
        // `2000 euro` is no year, `2015 chf 5000` is one.
        let figures = |token: &Token<'_>| token.text.starts_with(|c: char| c.is_ascii_digit());
        mentions.retain(|mention| {
            let next = tokens.partition_point(|token| token.start < mention.span.end);
            mention.date.month.is_some()
                || tokens.get(next).is_none_or(|token| {
                    currency_word(token.text).is_none()
                        || token.start > mention.span.end + 1
                        || tokens.get(next + 1).is_some_and(figures)
                })
        });
        // `From 4.10 to 3.35 euro` are prices.
        let is_price = |mention: &dates::Mention| {
            const FURTHEST: usize = 3;
            let next = tokens.partition_point(|token| token.start < mention.span.end);
            let mut behind = tokens[next..].iter().take(FURTHEST);
            text[mention.span.clone()].contains('.')
                && behind.any(|token| currency_word(token.text).is_some())
        };
        let mut shared = dates::find_shared(text, &mentions);
        shared.retain(|mention| !is_price(mention));
        mentions.extend(shared);
        let taken: Vec<_> = mentions
            .iter()
            .map(|mention| mention.span.clone())
            .collect();
        let quantities = numbers::find(text, &tokens, &taken);
        let mut words: Vec<Word> = tokens.iter().map(Word::read).collect();
        // `Work the till`, not `the till end`.
        for at in 2..tokens.len() {
            const AT: &str =
                "on behind at work works worked working operate operated operating staffed";
            words[at].is_content |= tokens[at].key == "till"
                && is_among!("the a our their", &tokens[at - 1].key)
                && is_among!(AT, &tokens[at - 2].key);
        }
        let mut passage = Self {
            text,
            clauses: Vec::new(),
            words: Vec::new(),
            tokens,
            dates: mentions,
            quantities,
            language: OnceCell::new(),
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

    /// Whether a number belongs to the name of a tool: the 50 of `Sage 50` counts nothing.
    pub fn is_named(&self, quantity: &Quantity) -> bool {
        let before = quantity.token.checked_sub(1);
        before.is_some_and(|at| {
            self.gap_after(at) == " " && spelling::canonical_tool(self.tokens[at].text).is_some()
        })
    }

    /// Whether the word at this byte is denied.
    pub fn is_denied_at(&self, byte: usize) -> bool {
        let at = self.tokens.partition_point(|token| token.end <= byte);
        self.words.get(at).is_some_and(|word| word.negated)
    }

    /// The text between this token and the next, or nothing past the end.
    pub fn gap_after(&self, token: usize) -> &str {
        tokens::gap_after(self.text, &self.tokens, token)
    }

    /// Whether the token is part of an amount or a date.
    pub fn is_in_amount_or_date(&self, token: usize) -> bool {
        let start = self.tokens[token].start;
        let amounts = self.quantities.iter().map(|quantity| &quantity.span);
        let mut spans = amounts.chain(self.dates.iter().map(|mention| &mention.span));
        spans.any(|span| span.contains(&start))
    }

    /// Comparison key of a token, or nothing past the ends.
    pub fn key(&self, token: usize) -> &str {
        self.tokens
            .get(token)
            .map_or("", |token| token.key.as_str())
    }

    /// That of the token before this one, or nothing at the beginning.
    pub fn before(&self, token: usize) -> &str {
        token.checked_sub(1).map_or("", |before| self.key(before))
    }

    /// Stems of the content words of the sentence around a date, without dates.
    pub fn contents_around(&self, mention: &dates::Mention) -> Vec<SmolStr> {
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
    pub fn contents_near(&self, mention: &dates::Mention) -> Vec<SmolStr> {
        const NEAR: usize = 6;
        let at = self
            .tokens
            .partition_point(|token| token.end <= mention.span.start);
        // What stands behind a comma is of another date, where there is one.
        let comma = self.text[mention.span.end..].find(',');
        let others = comma.is_some_and(|comma| {
            let mut dates = self.dates.iter();
            dates.any(|other| other.span.start > mention.span.end + comma)
        });
        let end = (at + NEAR).min(self.tokens.len());
        let end = (at..end)
            .find(|place| others && self.gap_after(*place).contains(','))
            .map_or(end, |comma| comma + 1);
        let near = at.saturating_sub(NEAR)..end;
        let around = self.contents_around(mention);
        near.map(|place| self.words[place].stem.clone())
            .filter(|stem| around.contains(stem))
            .collect()
    }

    /// The tokens of the sentence of a token.
    pub fn sentence_of(&self, token: usize) -> Range<usize> {
        let sentence = self.tokens[token].sentence;
        self.tokens
            .partition_point(|other| other.sentence < sentence)
            ..self
                .tokens
                .partition_point(|other| other.sentence <= sentence)
    }

    /// The words of the sentence of a token, and of the question that it answers.
    pub fn sentence_with_question(&self, token: usize) -> impl Iterator<Item = usize> {
        const LONGEST_ANSWER: usize = 24;
        let own = self.tokens[token].sentence;
        let asked = self.text[..self.tokens[token].start]
            .rfind('?')
            .filter(|mark| self.tokens[token].start - mark < LONGEST_ANSWER)
            .map(|mark| self.tokens.partition_point(|word| word.end <= mark))
            .and_then(|after| self.tokens.get(after.checked_sub(1)?))
            .map(|word| word.sentence);
        (0..self.tokens.len()).filter(move |at| {
            let sentence = self.tokens[*at].sentence;
            sentence == own || Some(sentence) == asked
        })
    }

    /// Dates that are the beginning and the end of a period: `2016 to 2022`.
    pub fn ranges(&self) -> Vec<(&dates::Mention, &dates::Mention)> {
        const JOINTS: &str = "- – — to till til until -> → > >> => --> / through thru bis";
        let pairs = self.dates.windows(2).map(|pair| (&pair[0], &pair[1]));
        pairs
            .filter(|(start, end)| {
                let between = self.text.get(start.span.end..end.span.start);
                between.is_some_and(|between| {
                    let between = between.trim().to_lowercase();
                    is_among!(JOINTS, &between)
                })
            })
            .collect()
    }

    /// Units of time that say how often: the token and `week` of "every week" and "weekly".
    pub fn rates(&self, clause: Range<usize>) -> Vec<(usize, &'static str)> {
        let rate = |at: usize| {
            let each =
                |place: usize| matches!(self.key(place), "every" | "each" | "per" | "a" | "an");
            let usual = |place: usize| {
                is_among!(
                    "usual typical average normal busy good bad second 2nd other",
                    self.key(place)
                )
            };
            // `In a season` says how long.
            let long = is_among!("season year month quarter term week", self.key(at));
            // `Year 2019` is a label, `each year 2015 to 2019` is none.
            let labelled = self.gap_after(at) == " "
                && !is_among!("every each", self.before(at))
                && self
                    .key(at + 1)
                    .starts_with(|letter: char| letter.is_ascii_digit());
            // `Once in a month`.
            let lasting = at > 1
                && !(at > 2 && is_among!("once twice times", self.key(at - 3)))
                && (long || matches!(self.key(at - 2), "to" | "lost" | "losing"))
                && matches!(self.key(at - 1), "a" | "an")
                && is_among!(
                    "in for of during over within after as to lost losing",
                    self.key(at - 2)
                );
            // `About an hour` lasts so long.
            let short = at > 1
                && is_among!("hour minute", self.key(at))
                && self.key(at - 1) == "an"
                && is_among!(
                    "about around roughly approximately nearly almost for",
                    self.key(at - 2)
                );
            let lasting = lasting || short;
            let each =
                (at > 0 && each(at - 1) && !lasting) || (at > 1 && usual(at - 1) && each(at - 2));
            // `A day job` is no rate.
            let named = is_among!(
                "job jobs off trip trips release centre center care school shift",
                self.key(at + 1)
            );
            // `Half a year`, `a year and a half`.
            let halved = (self.key(at + 1) == "and" && self.key(at + 3) == "half")
                || (at > 1 && self.key(at - 2) == "half");
            // `And an evening IELTS class`.
            let modifies = is_among!("evening night day morning weekend", self.key(at))
                && is_among!("a an", self.before(at))
                && (at < 2
                    || number_words::is_function_word(self.key(at - 2))
                    || !self.gap_after(at - 2).trim().is_empty())
                && self.gap_after(at) == " "
                && !number_words::is_function_word(self.key(at + 1))
                && number_words::adverb_of_time(self.key(at + 1)).is_none();
            // `A summer's experience`.
            let possessive = self.tokens[at].is_possessive();
            let each = each && !named && !possessive && !labelled && !halved && !modifies;
            // `Two-hourly rounds`.
            let counted = at > 0
                && self.gap_after(at - 1) == "-"
                && (number_words::small_number(self.key(at - 1)).is_some()
                    || self.key(at - 1).bytes().all(|byte| byte.is_ascii_digit()));
            let adverb = number_words::adverb_of_time(self.key(at)).is_some() && !counted;
            // `Every second weekend`.
            let counts = self.key(at) == "second"
                && (number_words::time_unit(self.key(at + 1)).is_some()
                    || number_words::weekday(self.key(at + 1)).is_some()
                    // `A second-grade class`.
                    // `A second nurse`.
                    || (self.gap_after(at) == " " && !number_words::is_function_word(self.key(at + 1)))
                    || self.gap_after(at) == "-"
                    || !matches!(self.key(at - usize::from(at > 0)), "per" | "every" | "each" | "a"));
            let unit =
                number_words::time_unit(self.key(at)).filter(|_| !counts && (each || adverb))?;
            Some((at, unit))
        };
        clause.filter_map(rate).collect()
    }

    fn cut_clauses(&self) -> Vec<Range<usize>> {
        /// Words from which on nobody reads it as one clause: comparing must not take longer than its due.
        const LONGEST: usize = 60;
        let mut clauses = Vec::new();
        let mut start = 0;
        for at in 1..=self.tokens.len() {
            if at == self.tokens.len() || at - start == LONGEST || self.begins_clause(at) {
                clauses.push(start..at);
                start = at;
            }
        }
        clauses
    }

    fn begins_clause(&self, at: usize) -> bool {
        if self.tokens[at].opens_sentence || self.gap_after(at - 1).contains(')') {
            return true;
        }
        let key = self.key(at);
        // `The director did the concepts i did the artwork`.
        if key == "i"
            && matches!(self.key(at + 1), "did" | "do" | "just" | "only")
            && self.words_before_are_of_another(at)
        {
            return true;
        }
        // `Payroll was outsourced so I didn't touch it`.
        if key == "so" && is_among!("i we", self.key(at + 1)) {
            return true;
        }
        if is_among!("but then while although because whereas where", key) {
            return true;
        }
        let joined =
            matches!(key, "and" | "or") || self.gap_after(at - 1).contains([',', '(', '–', '—']);
        let first = at + usize::from(matches!(key, "and" | "or"));
        let follows = self.key(first);
        let verb = verbs::lookup(follows)
            .is_some_and(|(base, form)| form != Form::Base || !verbs::is_also_noun(base));
        joined
            && (verb
                || is_subject(follows)
                || verbs::is_past(follows)
                || negates(follows)
                || self.begins_of_another(first)
                || self.is_somebody_acting(first))
    }

    /// Whether a sentence has begun with what somebody else did.
    fn words_before_are_of_another(&self, at: usize) -> bool {
        const REACH: usize = 6;
        let start = self.sentence_of(at).start;
        let mut near = at.saturating_sub(REACH).max(start)..at;
        near.any(|place| self.begins_of_another(place))
    }

    /// `the owner made`, `Priya did`: somebody else who did something.
    fn begins_of_another(&self, at: usize) -> bool {
        let person = at + usize::from(matches!(self.key(at), "the" | "my" | "our" | "a"));
        let named = self.tokens.get(person).is_some_and(|token| {
            super::doers::is_somebody(&token.key)
                || (token.is_capitalised() && token.text.chars().skip(1).all(char::is_lowercase))
        });
        // `The dev team did`.
        let compound = super::doers::is_somebody(self.key(person + 1));
        let named = named || (compound && person > at);
        let acts = self.key(person + 1 + usize::from(compound));
        named
            && (matches!(acts, "did" | "does" | "made")
                || (verbs::lookup(acts).is_some_and(|(base, form)| {
                    form == Form::Past || (form == Form::ThirdPerson && !verbs::is_also_noun(base))
                }) && (person > at || verbs::lookup(self.key(person)).is_none())))
    }
}

impl Word {
    fn read(token: &Token<'_>) -> Self {
        let stem = number_digits(&token.key).map_or_else(|| stem(&token.key), SmolStr::new);
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
    is_among!("i we they he she it im ive also then", key)
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
    static WORDS: LazyLock<HashSet<&str>> =
        LazyLock::new(|| FUNCTION_WORDS.split_ascii_whitespace().collect());
    WORDS.contains(key)
}

const FUNCTION_WORDS: &str = "a an the and or but of in on at to for from with by as into onto per each \
        every within over under about around than up out off across during after before while when \
        where who which that this these those i im ive id we me my our us you your they them their he \
        she it its his her was were is are am be been being have has had having do does did not no \
        never so then also through between including via till until since both all well there any \
        some just only very really mainly mostly various daily other etc would could can will";

#[cfg(test)]
#[path = "clauses_tests.rs"]
mod tests;
