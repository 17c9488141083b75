//! The user's own words, indexed for the questions that the check asks.

use std::collections::HashMap;

use crate::english::dates::Date;
use crate::english::places;
use crate::english::spelling;
use crate::english::titles;
use crate::english::tokens::{key, stem, tokenize};

use super::clauses::{Passage, Word};
use super::quantity::{Agreement, Quantity};

/// Whether the user said something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Said {
    No,
    /// Only under a negation: "I did not use Java".
    Denied,
    Yes,
}

/// Stems of the content words of one clause.
#[derive(Debug, Default)]
pub struct Statement {
    pub said: Vec<String>,
    /// Under a negation.
    pub denied: Vec<String>,
    /// Said of what was only helped with.
    pub helped: Vec<String>,
    /// Said of what was done.
    pub done: Vec<String>,
}

impl Statement {
    fn read(words: &[Word]) -> Self {
        let mut statement = Self::default();
        for word in words.iter().filter(|word| word.is_content) {
            if word.negated {
                statement.denied.push(word.stem.clone());
                continue;
            }
            statement.said.push(word.stem.clone());
            let side = if word.helped {
                &mut statement.helped
            } else {
                &mut statement.done
            };
            side.push(word.stem.clone());
        }
        statement
    }
}

/// Everything the user said.
pub struct Facts<'a> {
    pub passages: Vec<Passage<'a>>,
    pub statements: Vec<Statement>,
    /// Passage and token of each occurrence of a stem.
    places_of: HashMap<String, Vec<(usize, usize)>>,
    /// Passage and token of the words that begin with a letter.
    by_initial: HashMap<char, Vec<(usize, usize)>>,
    /// Each date with the stems around it, once.
    dated: Vec<(Date, Vec<String>)>,
    /// Each word that is said without a denial once, with its stem.
    said: Vec<(String, String)>,
    /// All texts in lower case without spaces, for addresses.
    folded: String,
}

impl<'a> Facts<'a> {
    pub fn read(own_words: &[&'a str]) -> Self {
        let passages: Vec<_> = own_words.iter().map(|text| Passage::read(text)).collect();
        let mut places_of: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
        let mut by_initial: HashMap<char, Vec<(usize, usize)>> = HashMap::new();
        for (number, passage) in passages.iter().enumerate() {
            for (at, word) in passage.words.iter().enumerate() {
                places_of
                    .entry(word.stem.clone())
                    .or_default()
                    .push((number, at));
                if let Some(initial) = passage.key(at).chars().next() {
                    by_initial.entry(initial).or_default().push((number, at));
                }
            }
        }
        let mut folded = String::new();
        for text in own_words {
            folded.extend(
                text.chars()
                    .filter(|c| !c.is_whitespace())
                    .flat_map(char::to_lowercase),
            );
            folded.push('\n');
        }
        let statements = passages.iter().flat_map(|passage| {
            let clauses = passage.clauses.iter();
            clauses.map(|clause| Statement::read(&passage.words[clause.clone()]))
        });
        let mut said: Vec<(String, String)> = passages
            .iter()
            .flat_map(|passage| passage.tokens.iter().zip(&passage.words))
            .filter(|(_, word)| !word.negated)
            .map(|(token, word)| (token.key.clone(), word.stem.clone()))
            .collect();
        said.sort_unstable();
        said.dedup();
        let mut dated: Vec<(Date, Vec<String>)> = passages
            .iter()
            .flat_map(|passage| {
                passage
                    .dates
                    .iter()
                    .map(|mention| (mention.date, passage.contents_around(mention)))
            })
            .collect();
        dated.sort_unstable();
        dated.dedup();
        Self {
            dated,
            statements: statements.collect(),
            said,
            passages,
            places_of,
            by_initial,
            folded,
        }
    }

    /// Where the stem occurs, as passage and token.
    pub fn occurrences(&self, stem: &str) -> &[(usize, usize)] {
        self.places_of.get(stem).map_or(&[], Vec::as_slice)
    }

    /// Whether the user said this word, in any form or well-known spelling.
    pub fn word(&self, word: &str) -> Said {
        let direct = self.said_at(self.occurrences(&stem(word)).iter().copied());
        if direct == Said::Yes {
            return direct;
        }
        let singular = word.strip_suffix('s').unwrap_or(word);
        let same = spelling::same_word(word)
            .iter()
            .chain(spelling::same_word(singular))
            .map(|other| stem(other));
        let shorter = same.map(|other| self.said_at(self.occurrences(&other).iter().copied()));
        shorter
            .chain([
                direct,
                self.joined_forms(word),
                self.said_at(self.abbreviations(word).into_iter()),
            ])
            .max()
            .unwrap_or(direct)
    }

    /// Where the word stands abbreviated, by its consonants: `mktg`, `mgr`, `engg`.
    pub fn abbreviations(&self, word: &str) -> Vec<(usize, usize)> {
        let Some(initial) = word
            .chars()
            .next()
            .filter(|_| word.len() >= 4 && word.is_ascii())
        else {
            return Vec::new();
        };
        let starts = self.by_initial.get(&initial).map_or(&[][..], Vec::as_slice);
        let is_short = |(passage, at): &&(usize, usize)| {
            abbreviates(&self.passages[*passage].tokens[*at].key, word)
        };
        starts.iter().filter(is_short).copied().collect()
    }

    /// Where the word stands in any form: inflected, shortened, or as another usual word for the same.
    pub fn everywhere(&self, word: &str) -> Vec<(usize, usize)> {
        let forms = spelling::same_word(word).iter().copied().chain([word]);
        let mut places: Vec<_> = forms
            .flat_map(|form| self.occurrences(&stem(form)).to_vec())
            .collect();
        places.extend(self.abbreviations(word));
        places
    }

    /// Whether the user said this phrase: its words in a row, a well-known other spelling of it,
    /// its initials, or all its words close together.
    pub fn phrase(&self, phrase: &str) -> Said {
        let joined: String = tokenize(phrase)
            .iter()
            .map(|token| token.key.as_str())
            .collect();
        if joined.is_empty() {
            return Said::Yes;
        }
        let in_a_row = self.joined_forms(&joined);
        if in_a_row == Said::Yes {
            return in_a_row;
        }
        if let Some(core) = without_company_words(phrase)
            && self.in_a_row(&core) == Said::Yes
        {
            return Said::Yes;
        }
        let unspaced = joined.chars().any(|letter| letter >= '\u{2e80}');
        if unspaced
            && self
                .folded
                .contains(&phrase.to_lowercase().replace(' ', ""))
        {
            return Said::Yes;
        }
        in_a_row
            .max(self.close_together(phrase))
            .max(self.initials(phrase))
    }

    /// Whether the characters of an address or number occur, in any case, without spaces.
    pub fn contains(&self, text: &str) -> bool {
        let wanted: String = text
            .chars()
            .filter(|c| !c.is_whitespace())
            .flat_map(char::to_lowercase)
            .collect();
        self.folded.contains(&wanted)
    }

    /// Whether these digits occur as one telephone number.
    pub fn contains_digits(&self, number: &str) -> bool {
        let digits = |text: &str| {
            text.chars()
                .filter(char::is_ascii_digit)
                .collect::<String>()
        };
        let wanted = digits(number);
        let separators = ['-', '.', '(', ')', '/', '+'];
        let compact: String = self
            .folded
            .chars()
            .filter(|c| !separators.contains(c))
            .collect();
        !wanted.is_empty() && compact.contains(&wanted)
    }

    /// Whether the user said this date, at least as exactly.
    pub fn date(&self, claim: Date) -> bool {
        let mut mentions = self.passages.iter().flat_map(|passage| &passage.dates);
        mentions.any(|mention| mention.date.supports(claim))
    }

    /// Whether the user said this date, and not of something else: where far more of the words around the claim (stems) stand by
    /// another date of the user's than by this one, it has been moved.
    pub fn date_about(&self, claim: Date, contents: &[String]) -> bool {
        const FAR_MORE: usize = 2;
        let (mut here, mut elsewhere) = (None, 0);
        for (date, around) in &self.dated {
            let shared = contents
                .iter()
                .filter(|other| {
                    around
                        .iter()
                        .any(|stem| super::same_things::same_thing(stem, other))
                })
                .count();
            if date.supports(claim) {
                let alone = around.is_empty();
                here = here.max(Some(if alone { usize::MAX } else { shared }));
            } else {
                elsewhere = elsewhere.max(shared);
            }
        }
        here.is_some_and(|here| here.saturating_add(FAR_MORE) > elsewhere)
    }

    /// Whether the user's periods contradict one from `start` to `end`: one of them begins or ends with it and has another other
    /// end, and none is it.
    pub fn other_period(&self, start: Date, end: Date) -> bool {
        let (mut known_start, mut known_end, mut other_start, mut other_end) =
            (false, false, false, false);
        for passage in &self.passages {
            for pair in passage.dates.windows(2) {
                let Some(between) = passage.text.get(pair[0].span.end..pair[1].span.start) else {
                    continue;
                };
                let between = between.trim().to_lowercase();
                if !matches!(
                    between.as_str(),
                    "-" | "–" | "—" | "to" | "till" | "til" | "until" | "->" | "through" | "thru"
                ) {
                    continue;
                }
                known_start |= pair[0].date.supports(start);
                known_end |= pair[1].date.supports(end);
                other_end |= pair[0].date.supports(start) && pair[1].date.year != end.year;
                other_start |= pair[1].date.supports(end) && pair[0].date.year != start.year;
            }
        }
        // The beginning of one and the end of a later one may be told as one.
        (other_end && !known_end) || (other_start && !known_start)
    }

    /// Whether the user said this quantity, or denied it.
    pub fn quantity(&self, claim: &Quantity, agreement: Agreement) -> Said {
        let mut best = Said::No;
        for passage in &self.passages {
            for fact in &passage.quantities {
                if fact.supports(claim, agreement) && same_rate(passage, fact, claim) {
                    // `No shortage in 3.5 years` denies no years.
                    let time = fact
                        .nouns
                        .iter()
                        .any(|noun| super::number_words::time_unit(noun).is_some());
                    let denied = passage.words[fact.token].negated && fact.value != 0.0 && !time;
                    best = best.max(if denied { Said::Denied } else { Said::Yes });
                }
            }
        }
        if best == Said::No && (self.lasted(claim) || self.implies(claim)) {
            return Said::Yes;
        }
        best
    }

    /// Whether an amount follows from how the user put it: what is counted stands elsewhere in the sentence; `me and 8 others` are
    /// nine people; `2015, 2016 and 2017` are three summers.
    fn implies(&self, claim: &Quantity) -> bool {
        let Some(noun) = claim
            .nouns
            .last()
            .filter(|_| claim.unit == super::quantity::Unit::Plain)
        else {
            return self.others_and_me(claim) && claim.nouns.is_empty();
        };
        let alike = |one: &str| super::same_things::same_thing(one, noun);
        let elliptic =
            self.passages.iter().any(|passage| {
                passage
                    .quantities
                    .iter()
                    .filter(|fact| fact.same_amount(claim))
                    .any(|fact| {
                        let sentence = passage.tokens[fact.token].sentence;
                        let mut words = passage
                            .tokens
                            .iter()
                            .zip(&passage.words)
                            .filter(|(token, _)| token.sentence == sentence);
                        let aged = noun == "year"
                            && (fact.before.iter().any(|word| word.starts_with("age"))
                                || fact.nouns.is_empty());
                        let days = noun == "day"
                            && fact.nouns.iter().any(|fact| fact == "day")
                            && claim.value <= 7.0;
                        let done = *noun == stem("time")
                            && (fact.nouns.is_empty()
                                || fact.nouns.iter().any(|fact| {
                                    claim
                                        .before
                                        .iter()
                                        .any(|word| same_root(word, fact) || word == fact)
                                }));
                        let rate = claim.per.is_none() || claim.per == fact.per || days;
                        rate && (days
                            || done
                            || (aged
                                && words.any(|(token, _)| {
                                    token.key.starts_with("age")
                                        || token.key == "old"
                                        || token.key == "till"
                                }))
                            || (fact.nouns.is_empty()
                                && passage.tokens.iter().zip(&passage.words).any(
                                    |(token, word)| token.sentence == sentence && alike(&word.stem),
                                )))
                    })
            });
        let years = matches!(noun.as_str(), "summer" | "winter" | "season" | "year")
            && self.passages.iter().any(|passage| {
                let lone = passage
                    .dates
                    .iter()
                    .filter(|mention| mention.date.month.is_none());
                let mut sentences: HashMap<usize, Vec<u16>> = HashMap::new();
                for mention in lone {
                    let at = passage
                        .tokens
                        .partition_point(|token| token.end <= mention.span.start);
                    if let Some(token) = passage.tokens.get(at) {
                        sentences
                            .entry(token.sentence)
                            .or_default()
                            .push(mention.date.year);
                    }
                }
                #[expect(clippy::cast_precision_loss, reason = "a handful of years")]
                sentences
                    .values()
                    .any(|years| (years.len() as f64 - claim.value).abs() < 0.1)
            });
        elliptic || years || (super::same_things::is_person(noun) && self.others_and_me(claim))
    }

    /// `me and 8 neighbours`, `2 other mentors`: one more than the user counts.
    fn others_and_me(&self, claim: &Quantity) -> bool {
        self.passages.iter().any(|passage| {
            let counted = passage
                .quantities
                .iter()
                .filter(|fact| (fact.value + 1.0 - claim.value).abs() < 0.1)
                .any(|fact| {
                    let key = |back: usize| {
                        fact.token
                            .checked_sub(back)
                            .map_or("", |at| passage.key(at))
                    };
                    let after = (1..4).any(|ahead| {
                        matches!(
                            passage.key(fact.token + ahead),
                            "other" | "others" | "more" | "colleagues"
                        )
                    });
                    after
                        || (matches!(key(1), "and" | "plus" | "with")
                            && matches!(key(2), "me" | "i" | "myself"))
                        || (key(1) == "me")
                });
            let pair = (claim.value - 2.0).abs() < 0.1
                && (0..passage.tokens.len()).any(|at| {
                    matches!(passage.key(at), "me" | "i")
                        && matches!(passage.key(at + 1), "and" | "with" | "plus")
                        && matches!(passage.key(at + 2), "a" | "one" | "my" | "another")
                });
            counted || pair
        })
    }

    /// Whether a period of the user's took as many years: `six years` for `2016 to 2022`.
    fn lasted(&self, claim: &Quantity) -> bool {
        let years = claim
            .nouns
            .last()
            .is_some_and(|noun| super::number_words::time_unit(noun).as_deref() == Some("year"));
        if !years || claim.per.is_some() {
            return false;
        }
        let months =
            |date: Date| f64::from(date.year) * 12.0 + f64::from(date.month.unwrap_or(1) - 1);
        self.passages.iter().any(|passage| {
            passage.dates.windows(2).any(|pair| {
                let between = passage
                    .text
                    .get(pair[0].span.end..pair[1].span.start)
                    .unwrap_or("x")
                    .trim();
                let range = matches!(
                    between,
                    "-" | "–"
                        | "—"
                        | "to"
                        | "till"
                        | "til"
                        | "until"
                        | "->"
                        | "/"
                        | "through"
                        | "thru"
                );
                let took = (months(pair[1].date) - months(pair[0].date)) / 12.0;
                let exact = if pair[0].date.month.is_some() && pair[1].date.month.is_some() {
                    0.34
                } else {
                    0.01
                };
                range && (took - claim.value).abs() <= exact
            })
        })
    }

    /// The units of time by which the user says how often: `week` of "every week", "40/week" and "on Tuesdays".
    pub fn rates(&self) -> std::collections::HashSet<String> {
        const DAYS: &str = "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun weekend";
        let mut units = std::collections::HashSet::new();
        for passage in &self.passages {
            units.extend(
                passage
                    .quantities
                    .iter()
                    .filter_map(|quantity| quantity.per.clone()),
            );
            units.extend(
                passage
                    .rates(0..passage.tokens.len())
                    .into_iter()
                    .map(|(_, unit)| unit),
            );
            // A number of days or hours may be how often, too.
            let mut keys = passage
                .tokens
                .iter()
                .map(|token| token.key.trim_end_matches('s'));
            if passage
                .quantities
                .iter()
                .any(|quantity| quantity.nouns.iter().any(|noun| noun == "day"))
            {
                units.insert("week".to_owned());
            }
            if passage
                .tokens
                .iter()
                .any(|token| token.key == "shift" || token.key == "shifts")
            {
                units.insert("shift".to_owned());
            }
            if keys.any(|key| {
                DAYS.split_ascii_whitespace()
                    .any(|day| day.trim_end_matches('s') == key)
            }) {
                units.insert("week".to_owned());
                units.insert("weekend".to_owned());
            }
        }
        units
    }

    /// Whether the user says that people report to them.
    pub fn has_reports(&self) -> bool {
        self.passages.iter().any(|passage| {
            (0..passage.tokens.len()).any(|at| {
                matches!(passage.key(at), "under" | "below") && passage.key(at + 1) == "me"
                    || (passage.key(at).starts_with("report")
                        && passage.key(at + 1) == "to"
                        && passage.key(at + 2) == "me")
            })
        })
    }

    /// Whether the same amount occurs at all, counting something else.
    pub fn amount_of_another(&self, claim: &Quantity) -> bool {
        let mut facts = self.passages.iter().flat_map(|passage| &passage.quantities);
        facts.any(|fact| (fact.value - claim.value).abs() < f64::EPSILON)
    }

    fn said_at(&self, places: impl Iterator<Item = (usize, usize)>) -> Said {
        places
            .map(|(passage, at)| {
                if self.passages[passage].words[at].negated {
                    Said::Denied
                } else {
                    Said::Yes
                }
            })
            .max()
            .unwrap_or(Said::No)
    }

    /// Looks for a joined key or one of its well-known forms as words in a row.
    fn joined_forms(&self, joined: &str) -> Said {
        let mut best = self.in_a_row(joined);
        if best == Said::Yes {
            return best;
        }
        for form in spelling::tool_forms(joined) {
            best = best.max(self.in_a_row(&form));
        }
        for form in titles::degree_forms(joined).unwrap_or(&[]) {
            best = best.max(self.in_a_row(form));
        }
        if let Some(code) = places::country_code(joined) {
            let mut tokens = self.passages.iter().flat_map(|passage| &passage.tokens);
            if tokens.any(|token| token.text == code) {
                return Said::Yes;
            }
            for name in places::country_names(code)
                .iter()
                .copied()
                .chain(places::cities_of(code))
            {
                best = best.max(self.in_a_row(name));
            }
        }
        for form in places::region_forms(joined).into_iter().flatten() {
            best = best.max(self.in_a_row(form));
        }
        if joined == "newyorkcity" || joined == "nyc" {
            best = best.max(self.in_a_row("nyc")).max(self.in_a_row("newyork"));
        }
        best
    }

    /// Whether another word for the same thing was said, or one of the same root: `invoicing` for `invoices`.
    pub fn says_alike(&self, word: &str) -> bool {
        let wanted = stem(word);
        self.said.iter().any(|(key, stem)| {
            super::same_things::same_thing(stem, &wanted) || same_root(key, word)
        })
    }

    /// Whether a place or people of the same root was said: `Swedish` and `Sweden`.
    pub fn says_demonym(&self, word: &str) -> bool {
        const ENDINGS: [&str; 15] = [
            "", "n", "en", "ish", "an", "ian", "ese", "ic", "ia", "i", "y", "land", "e", "a", "s",
        ];
        let alike = |key: &str| {
            let shared = word
                .bytes()
                .zip(key.bytes())
                .take_while(|(a, b)| a == b)
                .count();
            shared >= 4
                && word.is_ascii()
                && key.is_ascii()
                && ENDINGS.contains(&&word[shared..])
                && ENDINGS.contains(&&key[shared..])
        };
        self.said
            .iter()
            .any(|(key, _)| key.len() >= 5 && alike(key))
    }

    /// Whether a tool, degree or abbreviation of the user's is this word.
    pub fn tool_or_degree(&self, word: &str) -> bool {
        titles::degree_forms(word).is_some() && self.joined_forms(word) == Said::Yes
    }

    /// Whether words in a row have exactly these letters.
    pub fn in_a_row(&self, joined: &str) -> Said {
        self.said_at(self.rows(joined))
    }

    /// Passage and first token of words in a row with exactly these letters.
    pub fn rows<'s>(&'s self, joined: &'s str) -> impl Iterator<Item = (usize, usize)> + 's {
        let initial = joined.chars().next().unwrap_or_default();
        let starts = self.by_initial.get(&initial).map_or(&[][..], Vec::as_slice);
        starts.iter().copied().filter(move |(passage, at)| {
            let mut rest = joined;
            for token in &self.passages[*passage].tokens[*at..] {
                match rest.strip_prefix(token.key.as_str()) {
                    Some("" | "s") => return true,
                    Some(tail) if !token.key.is_empty() => rest = tail,
                    _ => return false,
                }
            }
            false
        })
    }

    fn close_together(&self, phrase: &str) -> Said {
        const REACH: usize = 10;
        let wanted: Vec<String> = phrase
            .split(|c: char| {
                !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '.' | '&' | '+' | '#'))
            })
            .map(key)
            .filter(|word| !word.is_empty() && !is_company_word(word))
            .collect();
        let Some((first, others)) = wanted.split_first() else {
            return Said::No;
        };
        let mut best = Said::No;
        for (passage, at) in self.occurrences_in_any_form(first) {
            let denied =
                |(passage, place): (usize, usize)| self.passages[passage].words[place].negated;
            // One word of it that is denied denies the whole.
            let near = others.iter().map(|other| {
                self.occurrences_in_any_form(other)
                    .filter(|(other, place)| *other == passage && place.abs_diff(at) <= REACH)
                    .map(|found| {
                        if denied(found) {
                            Said::Denied
                        } else {
                            Said::Yes
                        }
                    })
                    .max()
                    .unwrap_or(Said::No)
            });
            let own = if denied((passage, at)) {
                Said::Denied
            } else {
                Said::Yes
            };
            best = best.max(near.min().unwrap_or(own).min(own));
            if best == Said::Yes {
                break;
            }
        }
        best
    }

    fn occurrences_in_any_form(&self, word: &str) -> impl Iterator<Item = (usize, usize)> {
        let same = spelling::same_word(word).iter().map(|other| stem(other));
        let tools = spelling::tool_forms(word)
            .into_iter()
            .map(|form| stem(&form));
        let mut forms: Vec<String> = std::iter::once(stem(word))
            .chain(same)
            .chain(tools)
            .collect();
        forms.sort_unstable();
        forms.dedup();
        forms
            .into_iter()
            .flat_map(|form| self.occurrences(&form).to_vec())
    }

    /// `NHS` for `national health service`: shortening adds nothing.
    fn initials(&self, phrase: &str) -> Said {
        let letters: Vec<char> = phrase.chars().collect();
        let acronym = (2..=6).contains(&letters.len()) && letters.iter().all(|c| c.is_uppercase());
        if !acronym {
            return Said::No;
        }
        let letters: Vec<char> = letters
            .iter()
            .flat_map(|letter| letter.to_lowercase())
            .collect();
        let starts = self
            .by_initial
            .get(&letters[0])
            .map_or(&[][..], Vec::as_slice);
        let found = starts.iter().copied().filter(|(passage, at)| {
            let tokens = &self.passages[*passage].tokens[*at..];
            let significant = tokens
                .iter()
                .filter(|token| token.key != "of" && token.key != "and");
            let initials = significant
                .take(letters.len())
                .filter_map(|token| token.key.chars().next());
            initials.eq(letters.iter().copied())
        });
        self.said_at(found)
    }
}

fn same_rate(passage: &Passage<'_>, fact: &Quantity, claim: &Quantity) -> bool {
    if fact
        .nouns
        .iter()
        .any(|noun| matches!(noun.as_str(), "wpm" | "mph" | "rpm" | "bpm"))
    {
        return true;
    }
    match (&fact.per, &claim.per) {
        (_, None) => true,
        (Some(mine), Some(theirs)) => mine == theirs,
        (None, Some(theirs)) => {
            let sentence = passage.tokens[fact.token].sentence;
            let words = passage
                .tokens
                .iter()
                .filter(|token| token.sentence == sentence);
            words
                .filter_map(|token| super::number_words::time_unit(&token.key))
                .any(|unit| unit == *theirs)
        }
    }
}

/// Whether `short` is `word` without vowels, or with some letters less: `mktg`, `dept`, `engr`.
fn abbreviates(short: &str, word: &str) -> bool {
    let vowels = |text: &str| {
        text.bytes()
            .skip(1)
            .filter(|byte| b"aeiou".contains(byte))
            .count()
    };
    let known = matches!(short, "yr" | "hr" | "wk" | "pc" | "jr" | "sr");
    let ordinary = matches!(
        short,
        "off"
            | "try"
            | "the"
            | "why"
            | "cry"
            | "dry"
            | "fly"
            | "all"
            | "add"
            | "and"
            | "any"
            | "cnt"
            | "ask"
            | "act"
            | "art"
            | "arm"
            | "odd"
            | "old"
            | "own"
            | "end"
            | "its"
            | "ill"
            | "inn"
            | "ops"
    );
    if ordinary
        || (short.len() < 3 && !known)
        || short.len() + 1 + usize::from(!known) > word.len()
        || !short.is_ascii()
        || vowels(short) > 0
    {
        return false;
    }
    let mut letters = word.bytes();
    let mut last = 0;
    let within = short.bytes().all(|wanted| {
        letters
            .by_ref()
            .any(|letter| letter == wanted || (wanted == last && letter != wanted))
            && {
                last = wanted;
                true
            }
    });
    within
        || short
            .strip_suffix('g')
            .is_some_and(|root| root.len() > 2 && abbreviates(root, word))
}

/// Whether two words share a root of at least five letters and differ in the ending alone: `invoices` and `invoicing`.
fn same_root(one: &str, other: &str) -> bool {
    const ENDINGS: [&str; 17] = [
        "", "s", "es", "e", "ed", "ing", "er", "ers", "or", "ion", "ions", "ation", "ment", "ance",
        "al", "ly", "y",
    ];
    if !one.is_ascii() || !other.is_ascii() {
        return false;
    }
    let shared = one
        .bytes()
        .zip(other.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    shared >= 5 && ENDINGS.contains(&&one[shared..]) && ENDINGS.contains(&&other[shared..])
}

/// The joined key of a name without its `Ltd` and the like, when it has such a word.
fn without_company_words(phrase: &str) -> Option<String> {
    let words: Vec<String> = phrase.split_whitespace().map(key).collect();
    let core: String = words
        .iter()
        .filter(|word| !is_company_word(word))
        .map(String::as_str)
        .collect();
    (!core.is_empty() && core.len() < words.iter().map(String::len).sum()).then_some(core)
}

fn is_company_word(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "of"
            | "and"
            | "for"
            | "in"
            | "at"
            | "a"
            | "an"
            | "inc"
            | "ltd"
            | "llc"
            | "corp"
            | "plc"
            | "gmbh"
            | "co"
            | "company"
            | "limited"
            | "corporation"
            | "incorporated"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_other_spellings() {
        let facts = Facts::read(&["i studied at leeds uni, used k8s at coca-cola in the uk"]);
        for phrase in [
            "University of Leeds",
            "Kubernetes",
            "Coca Cola",
            "United Kingdom",
            "CocaCola Ltd",
        ] {
            assert_eq!(facts.phrase(phrase), Said::Yes, "{phrase}");
        }
        assert_eq!(facts.phrase("University of York"), Said::No);
    }

    #[test]
    fn what_was_denied_was_not_said() {
        let facts = Facts::read(&["i did not use java"]);
        assert_eq!(facts.phrase("Java"), Said::Denied);
    }

    #[test]
    fn initials_of_a_name_are_the_name() {
        let facts = Facts::read(&["worked for the national health service"]);
        assert_eq!(facts.phrase("NHS"), Said::Yes);
        assert_eq!(facts.phrase("NHL"), Said::No);
    }
}
