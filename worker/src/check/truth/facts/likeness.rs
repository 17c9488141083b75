//! Words that are another form of one of the user's: of the same root, shortened, or for the same thing.

use smol_str::SmolStr;

use crate::english::abbreviations;
use crate::english::gazetteer;
use crate::english::spelling;
use crate::english::things;
use crate::english::tokens::stem;
use crate::english::words;

use super::super::clauses::Passage;
use super::super::same_things::{Kind, is_spelt_alike};
use super::{Facts, KnownWord, Said};

impl Facts<'_> {
    /// The words that are said without a denial.
    fn said(&self) -> impl Iterator<Item = &KnownWord> {
        self.vocabulary.iter().filter(|known| known.said)
    }

    /// Whether a word (comparison key) of which this holds was said.
    pub fn has_said(&self, holds: impl Fn(&str) -> bool) -> bool {
        self.said().any(|known| holds(&known.key))
    }

    /// Whether the user cut this word short to what is no word, with an `s` for more of them: `dets` of `detonators`, `preauths`.
    pub fn says_clipped(&self, word: &str) -> bool {
        const SHORTEST: usize = 3;
        const LEFT_OUT: usize = 3;
        self.has_said(|key| {
            let short = key.strip_suffix('s').unwrap_or(key);
            (SHORTEST..word.len().saturating_sub(LEFT_OUT - 1)).contains(&short.len())
                && word.starts_with(short)
                && !words::is_wordlike(key)
                && !words::is_wordlike(short)
        })
    }

    /// Whether another word for the same thing was said, or one of the same root: `invoicing` for `invoices`.
    pub fn says_alike(&self, word: &str) -> bool {
        let wanted = stem(word);
        let kind = Kind::of(&wanted);
        self.said().any(|known| {
            is_spelt_alike(&known.stem, &wanted)
                || known.kind.is_same(kind)
                || same_root(&known.key, word)
        })
    }

    /// Whether a word of the user's begins with the same four letters: `dental` and `dentistry`.
    pub fn says_beginning_of(&self, word: &str) -> bool {
        const SHARED: usize = 4;
        word.get(..SHARED)
            .is_some_and(|beginning| self.said().any(|known| known.key.starts_with(beginning)))
    }

    /// Whether the user wrote this word with one letter wrong, missing or too many: `portugese`.
    pub fn says_misspelt(&self, word: &str) -> bool {
        self.said().any(|known| is_misspelt(&known.key, word))
    }

    /// Whether a word of another language that the user wrote is this one: `ekonomii` and `economics`.
    pub fn says_cognate(&self, word: &str) -> bool {
        self.said().any(|known| is_cognate(&known.key, word))
    }

    /// Whether the user names what is of this kind, or does with it what it is for: a `moffett` is a forklift, who scans has a
    /// `scanner`.
    pub fn says_kind(&self, word: &str) -> bool {
        let singular = word.strip_suffix('s').unwrap_or(word);
        let deed = singular
            .strip_suffix("er")
            .or_else(|| singular.strip_suffix("or"))
            .map(stem);
        self.said().any(|known| {
            things::is_a(&known.key, word)
                || deed.as_ref().is_some_and(|deed| {
                    known.stem == *deed || known.stem.strip_suffix('e') == Some(deed)
                })
        })
    }

    /// Where the user wrote a word with one letter wrong, missing or too many.
    pub fn misspelt(&self, word: &str) -> Vec<(usize, usize)> {
        let starts = word
            .chars()
            .next()
            .and_then(|initial| self.by_initial.get(&initial));
        let places = starts.map_or(&[][..], Vec::as_slice).iter();
        places
            .copied()
            .filter(|(passage, at)| is_misspelt(self.passages[*passage].key(*at), word))
            .collect()
    }

    /// Whether a compound with this word was said: `bricklayer` for `bricks`.
    pub fn says_compound(&self, word: &str) -> bool {
        let part = word.strip_suffix('s').unwrap_or(word);
        part.len() >= 4
            && self
                .said()
                .any(|known| known.key.starts_with(part) || known.key.ends_with(part))
    }

    /// Whether both words of a compound were said: `haircuts` for `cutting hair`.
    pub fn says_both_parts(&self, word: &str) -> bool {
        const SHORTEST: usize = 3;
        word.is_ascii()
            && (SHORTEST..(word.len() + 1).saturating_sub(SHORTEST)).any(|cut| {
                let (first, second) = word.split_at(cut);
                words::is_common(first)
                    && words::is_common(second)
                    && self.word(first) == Said::Yes
                    && self.word(second) == Said::Yes
            })
    }

    /// Whether the last part of a compound was said: `switchboards` for `boards`.
    pub fn says_last_part(&self, word: &str) -> bool {
        const SHORTEST: usize = 4;
        word.is_ascii()
            && (SHORTEST..(word.len() + 1).saturating_sub(SHORTEST)).any(|cut| {
                let (first, second) = word.split_at(cut);
                words::is_everyday(first) && self.word(second) == Said::Yes
            })
    }

    /// Where a word of the same root or for the same thing stands.
    pub fn places_alike(&self, word: &str) -> Vec<(usize, usize)> {
        if let Some(places) = self.alike.borrow().get(word) {
            return places.clone();
        }
        let wanted = stem(word);
        let mut places = self.everywhere(word);
        let kind = Kind::of(&wanted).if_any();
        let first = word.as_bytes().first();
        for known in &self.vocabulary {
            let is_alike = kind.is_some_and(|kind| known.kind.is_same(kind))
                || is_spelt_alike(&known.stem, &wanted)
                || (known.key.as_bytes().first() == first && same_root(&known.key, word));
            if is_alike {
                places.extend(&known.places);
            }
        }
        let mut alike = self.alike.borrow_mut();
        alike.insert(SmolStr::new(word), places.clone());
        places
    }

    /// Whether a place or people of the same root was said: `Swedish` and `Sweden`, or one that is called otherwise: `American` of `us
    /// customers`.
    pub fn says_demonym(&self, word: &str) -> bool {
        const ENDINGS: [&str; 16] = [
            "istan", "", "n", "en", "ish", "an", "ian", "ese", "ic", "ia", "i", "y", "land", "e",
            "a", "s",
        ];
        let whole = match word {
            "american" | "americans" => self.word("usa") == Said::Yes || self.says_of_us(),
            "european" | "europeans" => self.word("eu") == Said::Yes,
            _ => false,
        };
        if whole {
            return true;
        }
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
        self.said()
            .any(|known| known.key.len() >= 4 && alike(&known.key))
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
        if spelling::is_unmistakable_tool(word) {
            return Vec::new();
        }
        let starts = self.by_initial.get(&initial).map_or(&[][..], Vec::as_slice);
        let is_short = |(passage, at): &&(usize, usize)| {
            let short = &self.passages[*passage].tokens[*at].key;
            spelling::canonical_tool(short).is_none()
                && (abbreviates(short, word) || begins(short, word))
        };
        starts.iter().filter(is_short).copied().collect()
    }

    /// Where the user has initials for words in a row of which one stands here: `TA` for `teaching assistant`.
    pub fn spelt_out_by(&self, passage: &Passage<'_>, at: usize) -> Vec<(usize, usize)> {
        let initials = |words: std::ops::Range<usize>| -> String {
            words
                .filter_map(|at| passage.key(at).chars().next())
                .collect()
        };
        let rows = [at..at + 2, at.saturating_sub(1)..at + 1];
        rows.into_iter()
            .map(initials)
            .filter(|short| short.len() == 2)
            .flat_map(|short| self.occurrences(&short).to_vec())
            .filter(|(text, place)| {
                self.passages[*text].tokens[*place]
                    .text
                    .chars()
                    .all(char::is_uppercase)
            })
            .collect()
    }

    /// Whether this word of the user's is a form of the word.
    pub fn is_at(&self, passage: usize, at: usize, word: &str) -> bool {
        self.everywhere(word).contains(&(passage, at))
    }

    /// Where the word stands in any form: inflected, shortened, or as another usual word for the same.
    pub fn everywhere(&self, word: &str) -> Vec<(usize, usize)> {
        let forms = abbreviations::same_word(word).iter().copied().chain([word]);
        let mut places: Vec<_> = forms
            .flat_map(|form| self.occurrences(&stem(form)).to_vec())
            .collect();
        places.extend(self.abbreviations(word));
        places
    }
}

/// Whether two words share a root of at least five letters and differ in the ending alone: `invoices` and `invoicing`.
pub fn same_root(one: &str, other: &str) -> bool {
    const ENDINGS: [&str; 30] = [
        "", "ory", "ied", "ies", "ier", "iers", "ying", "ication", "ments", "ure", "ures", "s",
        "es", "e", "ed", "ing", "er", "ers", "or", "ion", "ions", "ation", "ment", "ance", "al",
        "ly", "y", "ship", "is", "ist",
    ];
    const SHORTEST: usize = 5;
    // `Decision` of `decide`.
    let deed = |word: &str| {
        let root = word.trim_end_matches('s').strip_suffix("sion")?;
        Some(format!("{root}d"))
    };
    let is_deed_of = |noun: &str, verb: &str| {
        verb.len() >= SHORTEST
            && verb.as_bytes()[..3].eq(&noun.as_bytes()[..3])
            && deed(noun).is_some_and(|root| {
                verb.strip_prefix(root.as_str())
                    .is_some_and(|ending| is_among!("e es ed er ing", ending))
            })
    };
    if one.len() >= SHORTEST
        && other.len() >= SHORTEST
        && one.bytes().next() == other.bytes().next()
        && (is_deed_of(one, other) || is_deed_of(other, one))
    {
        return true;
    }
    let begins = |word: &str| word.as_bytes().first_chunk::<SHORTEST>().copied();
    if begins(one) != begins(other) || begins(one).is_none() || !one.is_ascii() || !other.is_ascii()
    {
        return false;
    }
    let shared = one
        .bytes()
        .zip(other.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    (SHORTEST..=shared)
        .any(|root| ENDINGS.contains(&&one[root..]) && ENDINGS.contains(&&other[root..]))
}

/// Whether two words share all but their endings, as the languages of Europe spell them, and `key` is no English word.
fn is_cognate(key: &str, word: &str) -> bool {
    const SHARED: usize = 5;
    const ENDING: usize = 4;
    if key.len() < SHARED
        || word.len() < SHARED
        || !key.starts_with(&word[..word.chars().next().map_or(0, char::len_utf8)])
        || words::is_common(key)
        || spelling::canonical_tool(key).is_some()
    {
        return false;
    }
    let (one, other) = (as_spelt_anywhere(key), as_spelt_anywhere(word));
    let shared = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    shared >= SHARED && one.len() - shared <= ENDING && other.len() - shared <= ENDING
}

/// The letters of a word without what one language doubles or writes otherwise: `k` for `c`, `f` for `ph`, `y` for `i`.
fn as_spelt_anywhere(word: &str) -> Vec<u8> {
    let mut letters: Vec<u8> = Vec::with_capacity(word.len());
    for letter in word.bytes() {
        let letter = match letter {
            b'k' | b'q' => b'c',
            b'y' | b'j' => b'i',
            b'z' => b's',
            b'w' => b'v',
            b'h' => {
                if letters.last() == Some(&b'p') {
                    letters.pop();
                    letters.push(b'f');
                }
                continue;
            }
            other => other,
        };
        if letters.last() != Some(&letter) {
            letters.push(letter);
        }
    }
    letters
}

/// Whether a long word is another with one letter wrong, missing or too many.
pub fn is_misspelt(key: &str, word: &str) -> bool {
    const SHORTEST: usize = 7;
    const LONG: usize = 11;
    let letters = if word.len() < LONG { 1 } else { 2 };
    word.is_ascii()
        && key.is_ascii()
        && ((word.len() >= SHORTEST && is_letters_off(key, word, letters))
            || is_swapped(key, word)
            || is_doubled(key, word))
}

/// Whether a letter that one has twice the other has once: `comis` for `commis`.
fn is_doubled(key: &str, word: &str) -> bool {
    const SHORTEST: usize = 6;
    let single = |text: &str| {
        let mut letters: Vec<u8> = text.bytes().collect();
        letters.dedup();
        letters
    };
    word.len() >= SHORTEST
        && key.len().abs_diff(word.len()) == 1
        && key.as_bytes().first() == word.as_bytes().first()
        && single(key) == single(word)
        && !words::is_common(key)
}

/// Whether two letters beside each other have changed places: `bkl360` for `BLK360`.
fn is_swapped(key: &str, word: &str) -> bool {
    const SHORTEST: usize = 6;
    let (one, other) = (key.as_bytes(), word.as_bytes());
    let first = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    word.len() >= SHORTEST
        && one.len() == other.len()
        && first + 1 < one.len()
        && one[first].is_ascii_alphabetic()
        && one[first + 1].is_ascii_alphabetic()
        && one[first] == other[first + 1]
        && one[first + 1] == other[first]
        && one[first + 2..] == other[first + 2..]
        && !words::is_common(key)
}

/// Whether one word becomes the other by changing, adding or leaving out so many letters in one place, not the first or the last.
pub fn is_letters_off(one: &str, other: &str, letters: usize) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let head = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let tail = one
        .iter()
        .rev()
        .zip(other.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let longer = one.len().max(other.len());
    one.len().abs_diff(other.len()) <= letters
        && head > 0
        && tail > 0
        && head + tail + letters >= longer
        && one != other
}

/// Whether `short` is the beginning of `word` and no word itself: `thermo`, `inst`, `intl`.
fn begins(short: &str, word: &str) -> bool {
    const SHORTEST: usize = 4;
    short.len() >= SHORTEST
        && word.len() >= short.len() + 2
        && word.starts_with(short)
        && !words::is_common(short)
        && !gazetteer::is_place(short)
}

/// Whether `short` is `word` without vowels, or with some letters less: `mktg`, `dept`, `engr`.
pub(super) fn abbreviates(short: &str, word: &str) -> bool {
    let vowels = |text: &str| {
        text.bytes()
            .skip(1)
            .filter(|byte| b"aeiou".contains(byte))
            .count()
    };
    let known = matches!(short, "yr" | "hr" | "wk" | "pc" | "jr" | "sr");
    // An everyday word is short for none: an `app` is no amplitude.
    let ordinary = || matches!(short, "cnt" | "ppl" | "the") || words::is_common(short);
    if (short.len() < 3 && !known)
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
            .any(|letter| letter == wanted || wanted == last)
            && {
                last = wanted;
                true
            }
    });
    (within && (known || !ordinary()))
        || short
            .strip_suffix('g')
            .is_some_and(|root| root.len() > 2 && abbreviates(root, word))
}
