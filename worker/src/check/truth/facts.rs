//! The user's own words, indexed for the questions that the check asks.

mod amounts;
mod bare;
mod bounds;
mod clocks;
mod converted;
mod counted_as;
mod days;
mod derived;
mod implied;
mod in_short;
mod in_words;
mod initials;
mod likeness;
mod loose_dates;
mod money;
mod nations;
mod opposed;
mod patterns;
mod percentages;
mod put_otherwise;
mod qualified;
mod quoted;
mod recurring;
mod same_rate;
mod seasons;
mod statement;
mod times;
mod whereabouts;

pub use amounts::is_of_them;
pub use likeness::{is_letters_off, is_misspelt, same_root};
pub use statement::Statement;

use foldhash::{HashMap, HashSet};
use smol_str::SmolStr;
use std::cell::{OnceCell, RefCell};

use crate::english::abbreviations;
use crate::english::dates::Date;
use crate::english::places;
use crate::english::spelling;
use crate::english::titles;
use crate::english::tokens::{joined, key, stem, tokenize};

use super::clauses::Passage;
use super::denials::{self, Denial};
use super::inventions::is_written_in_english;
use super::same_things::Kind;
use whereabouts::Whereabouts;

/// Whether the user said something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Said {
    No,
    /// Only under a negation: "I did not use Java".
    Denied,
    Yes,
}

/// How often a word has to be said in the same way until one more time tells nothing new.
const OFTEN: usize = 200;

/// A word of the user's, with its passages and tokens.
struct KnownWord {
    key: SmolStr,
    stem: SmolStr,
    kind: Kind,
    /// Whether it stands anywhere without a denial.
    said: bool,
    places: Vec<(usize, usize)>,
}

/// Everything the user said.
pub struct Facts<'a> {
    pub passages: Vec<Passage<'a>>,
    pub statements: Vec<Statement>,
    pub denials: Vec<Denial>,
    /// Passage and token of each occurrence of a stem.
    places_of: HashMap<SmolStr, Vec<(usize, usize)>>,
    /// Passage and token of the words that begin with a letter.
    by_initial: HashMap<char, Vec<(usize, usize)>>,
    /// Each date with the stems around it, once.
    dated: Vec<(Date, Vec<SmolStr>)>,
    /// Each word once.
    vocabulary: Vec<KnownWord>,
    /// What `places_alike` has found for a word.
    alike: RefCell<HashMap<SmolStr, Vec<(usize, usize)>>>,
    /// All texts in lower case without spaces, for addresses.
    folded: String,
    whereabouts: OnceCell<Whereabouts>,
    rates: OnceCell<HashSet<&'static str>>,
    /// Whether the user writes in English.
    pub in_english: bool,
}

impl<'a> Facts<'a> {
    #[cfg(test)]
    pub fn read(own_words: &[&'a str]) -> Self {
        Self::of(own_words.iter().map(|text| Passage::read(text)).collect())
    }

    pub fn of(passages: Vec<Passage<'a>>) -> Self {
        let mut places_of: HashMap<SmolStr, Vec<(usize, usize)>> = HashMap::default();
        let mut by_initial: HashMap<char, Vec<(usize, usize)>> = HashMap::default();
        let words: usize = passages.iter().map(|passage| passage.words.len()).sum();
        let mut said_so_often = HashMap::default();
        for (number, passage) in passages.iter().enumerate() {
            for (at, word) in passage.words.iter().enumerate() {
                if words > OFTEN {
                    let manner = (&word.stem, word.negated, word.helped, word.doer);
                    let times = said_so_often.entry(manner).or_insert(0);
                    *times += 1;
                    if *times > OFTEN {
                        continue;
                    }
                }
                places_of
                    .entry(word.stem.clone())
                    .or_default()
                    .push((number, at));
                if let Some(initial) = passage.key(at).chars().next() {
                    by_initial.entry(initial).or_default().push((number, at));
                }
            }
        }
        let mut known: HashMap<&str, KnownWord> = HashMap::default();
        for (number, passage) in passages.iter().enumerate() {
            for (at, (token, word)) in passage.tokens.iter().zip(&passage.words).enumerate() {
                if words > OFTEN && places_of[&word.stem].binary_search(&(number, at)).is_err() {
                    continue;
                }
                let known = known.entry(&token.key).or_insert_with(|| KnownWord {
                    key: token.key.clone(),
                    stem: word.stem.clone(),
                    kind: Kind::of(&word.stem),
                    said: false,
                    places: Vec::new(),
                });
                known.said |= !word.negated;
                known.places.push((number, at));
            }
        }
        let mut vocabulary: Vec<KnownWord> = known.into_values().collect();
        vocabulary.sort_unstable_by(|one, other| one.key.cmp(&other.key));
        let mut folded = String::new();
        for passage in &passages {
            folded.extend(
                passage
                    .text
                    .chars()
                    .filter(|c| !c.is_whitespace())
                    .flat_map(char::to_lowercase),
            );
            folded.push('\n');
        }
        let statements = passages.iter().flat_map(|passage| {
            let clauses = passage.clauses.iter();
            clauses.map(|clause| Statement::read(&passage.words[clause.clone()]))
        });
        let mut dated: Vec<(Date, Vec<SmolStr>)> = passages
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
        let in_english = passages.iter().any(is_written_in_english);
        Self {
            in_english,
            vocabulary,
            alike: RefCell::default(),
            whereabouts: OnceCell::new(),
            rates: OnceCell::new(),
            dated,
            statements: statements.collect(),
            denials: denials::read(&passages),
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

    /// Whether any word of theirs is as asked, of its text and its place there.
    pub fn any_word(&self, asked: impl Fn(&Passage<'a>, usize) -> bool) -> bool {
        self.passages
            .iter()
            .any(|text| (0..text.tokens.len()).any(|at| asked(text, at)))
    }

    /// Whether the user said this word, in any form or well-known spelling.
    pub fn word(&self, word: &str) -> Said {
        let direct = self.said_at(self.occurrences(&stem(word)).iter().copied());
        if direct == Said::Yes {
            return direct;
        }
        let singular = word.strip_suffix('s').unwrap_or(word);
        let plural = format!("{word}s");
        let same = abbreviations::same_word(word)
            .iter()
            .chain(abbreviations::same_word(singular))
            .chain(abbreviations::same_word(&plural))
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

    /// Whether the user said this phrase: its words in a row, a well-known other spelling of it,
    /// its initials, or all its words close together.
    pub fn phrase(&self, phrase: &str) -> Said {
        let joined = joined(&tokenize(phrase));
        if joined.is_empty() {
            return Said::Yes;
        }
        // `D&D` of `dnd`.
        let with_and = || {
            let and = ["n", "and"].map(|and| phrase.to_lowercase().replace('&', and));
            and.iter()
                .any(|phrase| self.in_a_row(&key(phrase)) == Said::Yes)
        };
        if phrase.contains('&') && !phrase.contains(' ') && with_and() {
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
        const SHORTEST: usize = 7;
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
        // `+49 171 5556677` of `0171 5556677`.
        let abroad = || {
            (1..=3).filter_map(|code| wanted.get(code..)).any(|rest| {
                rest.len() >= SHORTEST
                    && compact.contains(&format!("0{}", rest.trim_start_matches('0')))
            })
        };
        !wanted.is_empty()
            && (compact.contains(&wanted) || (number.trim_start().starts_with('+') && abroad()))
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
        if self.names_place(joined) {
            return Said::Yes;
        }
        let codes = places::language_codes(joined);
        let mut tokens = self.passages.iter().flat_map(|passage| &passage.tokens);
        if !codes.is_empty()
            && (tokens.any(|token| {
                codes.contains(&token.key.as_str()) && places::stands_alone(token.text)
            }) || self.says_pair(codes))
        {
            return Said::Yes;
        }
        best
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
                    Some("") => return true,
                    Some("s") if joined.len() > 3 => return true,
                    Some(tail) if !token.key.is_empty() => rest = tail,
                    _ => return false,
                }
            }
            false
        })
    }

    /// Passage and token of the words that begin with a letter.
    pub fn beginning_with(&self, initial: char) -> impl Iterator<Item = (usize, usize)> + '_ {
        let places = self.by_initial.get(&initial).map_or(&[][..], Vec::as_slice);
        places.iter().copied()
    }

    fn close_together(&self, phrase: &str) -> Said {
        const REACH: usize = 10;
        let wanted: Vec<SmolStr> = phrase
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
        let same = abbreviations::same_word(word)
            .iter()
            .map(|other| stem(other));
        let tools = spelling::tool_forms(word)
            .into_iter()
            .map(|form| stem(&form));
        let mut forms: Vec<SmolStr> = std::iter::once(stem(word))
            .chain(same)
            .chain(tools)
            .collect();
        forms.sort_unstable();
        forms.dedup();
        forms
            .into_iter()
            .flat_map(|form| self.occurrences(&form).to_vec())
    }
}

/// The joined key of a name without its `Ltd` and the like, when it has such a word.
fn without_company_words(phrase: &str) -> Option<String> {
    let words: Vec<SmolStr> = phrase.split_whitespace().map(key).collect();
    let core: String = words
        .iter()
        .filter(|word| !is_company_word(word))
        .map(SmolStr::as_str)
        .collect();
    (!core.is_empty() && core.len() < words.iter().map(SmolStr::len).sum()).then_some(core)
}

fn is_company_word(word: &str) -> bool {
    is_among!(
        "the of and for in at a an inc ltd llc corp plc gmbh co company limited corporation incorporated",
        word
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
}
