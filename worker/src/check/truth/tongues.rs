//! In which of the world's larger languages a text is.

pub mod across;
mod figures;
pub mod in_digits;
mod numerals;
mod tables;
mod unspaced;

use foldhash::HashMap;
use std::sync::LazyLock;

use crate::english::tokens::Token;
use crate::english::verbs::{self, Form};

/// A language, or those that share what is asked of them here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tongue {
    English,
    German,
    French,
    Spanish,
    Portuguese,
    Italian,
    Dutch,
    Swedish,
    /// And Norwegian.
    Danish,
    Polish,
    /// And Slovak.
    Czech,
    /// And Serbian and Bosnian, in Latin letters.
    Croatian,
    Romanian,
    Hungarian,
    Finnish,
    Turkish,
    /// And Malay.
    Indonesian,
    Vietnamese,
    Russian,
    Ukrainian,
    /// And Persian and Urdu.
    Arabic,
    Hebrew,
    Greek,
    Hindi,
    Thai,
    Chinese,
    Japanese,
    Korean,
}

impl Tongue {
    /// Whether a name has other letters in another case, or no spaces around it, so that whole words cannot be compared.
    pub const fn inflects_names(self) -> bool {
        use Tongue as T;
        matches!(
            self,
            T::Polish
                | T::Czech
                | T::Croatian
                | T::Hungarian
                | T::Finnish
                | T::Turkish
                | T::Russian
                | T::Ukrainian
                | T::Arabic
                | T::Hebrew
                | T::Greek
                | T::Hindi
                | T::Thai
                | T::Chinese
                | T::Japanese
                | T::Korean
        )
    }

    /// Whether its letters are those of English.
    pub const fn is_latin(self) -> bool {
        (self as u8) < (Tongue::Russian as u8)
    }
}

/// Word and the languages that have it, as bits.
static SMALL_WORDS: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| {
    let mut words: HashMap<&str, u32> = HashMap::default();
    for (tongue, list) in tables::SMALL_WORDS {
        for word in list.split_ascii_whitespace() {
            *words.entry(word).or_default() |= 1 << (*tongue as u8);
        }
    }
    words
});

/// How much in a text speaks for each language.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    scores: [u32; 32],
    /// The same of the words that no other language has.
    own: [u32; 32],
    /// Letters of scripts with one language, or one that is told by more than its letters.
    scripts: [u32; 32],
    latin: u32,
}

impl Evidence {
    pub fn add(&mut self, tokens: &[Token<'_>]) {
        for token in tokens {
            let ascii = token.text.is_ascii();
            if !ascii {
                self.add_letters(token);
            }
            self.latin += u32::from(token.text.starts_with(|c: char| c.is_ascii_alphabetic()));
            let lowered;
            let word = if ascii {
                token.key.as_str()
            } else {
                lowered = token.text.to_lowercase();
                lowered.as_str()
            };
            // The `AZ` of `Tucson, AZ` is no Hungarian.
            let state = token.text.len() == 2 && token.text.bytes().all(|b| b.is_ascii_uppercase());
            if let Some(mask) = SMALL_WORDS.get(word).filter(|_| !state) {
                // The `w` of `w/ help` is no Polish.
                let letter = word.len() == 1;
                self.count(*mask, if letter { 1 } else { 2 });
            } else if ascii
                && word.len() > 2
                && verbs::lookup(word).is_some_and(|(_, form)| form != Form::Base)
            {
                self.scores[Tongue::English as usize] += 1;
                self.own[Tongue::English as usize] += 1;
            }
        }
    }

    /// Counts a word of some languages; of one alone it tells more.
    fn count(&mut self, mask: u32, alone: u32) {
        let weight = if mask.is_power_of_two() {
            self.own[mask.trailing_zeros() as usize] += alone;
            alone
        } else {
            1
        };
        for (tongue, score) in self.scores.iter_mut().enumerate() {
            *score += weight * (mask >> tongue & 1);
        }
    }

    fn add_letters(&mut self, token: &Token<'_>) {
        let mut mask = 0;
        for letter in token.text.chars().filter(|letter| !letter.is_ascii()) {
            if let Some(tongue) = script(letter) {
                self.scripts[tongue as usize] += 1;
            } else if !token.is_capitalised() || token.opens_sentence {
                // Names from elsewhere have capitals within a sentence.
                for (tongue, letters) in tables::LETTERS {
                    if letters.contains(letter) {
                        mask |= 1 << (*tongue as u8);
                    }
                }
            }
        }
        if mask != 0 {
            self.count(mask, 2);
        }
    }

    pub fn join(&mut self, other: &Evidence) {
        self.latin += other.latin;
        for (own, more) in self.scores.iter_mut().zip(other.scores) {
            *own += more;
        }
        for (own, more) in self.own.iter_mut().zip(other.own) {
            *own += more;
        }
        for (own, more) in self.scripts.iter_mut().zip(other.scripts) {
            *own += more;
        }
    }

    /// The language, where it is told, and how much speaks for it.
    pub fn told(&self) -> Option<(Tongue, u32)> {
        let script = ALL
            .iter()
            .max_by_key(|tongue| self.scripts[**tongue as usize]);
        if let Some(tongue) = script.copied()
            && self.scripts[tongue as usize] > 2 * self.latin
        {
            return Some((self.of_script(tongue), 9));
        }
        let of = |tongue: Tongue| self.scores[tongue as usize];
        let best = ALL.iter().copied().max_by_key(|tongue| of(*tongue))?;
        let tied = ALL
            .iter()
            .any(|other| *other != best && of(*other) == of(best));
        (of(best) > 1 && !tied).then(|| (best, of(best)))
    }

    fn of_script(&self, tongue: Tongue) -> Tongue {
        let count = |tongue: Tongue| self.scripts[tongue as usize];
        match tongue {
            // Kana stand between the signs that Japanese has from Chinese.
            Tongue::Chinese if count(Tongue::Japanese) > 0 => Tongue::Japanese,
            Tongue::Russian if count(Tongue::Ukrainian) > 0 => Tongue::Ukrainian,
            other => other,
        }
    }

    fn is_in_latin_letters(&self) -> bool {
        self.latin > self.scripts.iter().sum()
    }

    /// The language but English for which most speaks.
    fn told_but_english(&self) -> Option<Tongue> {
        let others = ALL.iter().filter(|tongue| **tongue != Tongue::English);
        others
            .copied()
            .max_by_key(|tongue| self.scores[*tongue as usize])
            .filter(|tongue| self.scores[*tongue as usize] > 1)
    }

    /// Whether the small words of English are as many as those of another language.
    fn may_be_english(&self, certain: u32) -> bool {
        2 * self.own[Tongue::English as usize] >= certain
    }
}

/// Whether two languages are plainly not the same.
pub fn differ((from, source): (Tongue, &Evidence), (to, written): (Tongue, &Evidence)) -> bool {
    let english = from == Tongue::English || to == Tongue::English;
    // Neighbours share half of their small words.
    let apart = || {
        2 * source.scores[to as usize] < source.scores[from as usize]
            && 2 * written.scores[from as usize] < written.scores[to as usize]
    };
    from != to && (english || !from.is_latin() || !to.is_latin() || apart())
}

/// The language of a text alone.
pub fn of(tokens: &[Token<'_>]) -> Option<Tongue> {
    let mut evidence = Evidence::default();
    evidence.add(tokens);
    evidence.told().map(|(tongue, _)| tongue)
}

fn script(letter: char) -> Option<Tongue> {
    Some(match letter {
        'і' | 'ї' | 'є' | 'ґ' => Tongue::Ukrainian,
        '\u{400}'..='\u{4ff}' => Tongue::Russian,
        '\u{370}'..='\u{3ff}' => Tongue::Greek,
        '\u{590}'..='\u{5ff}' => Tongue::Hebrew,
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' => Tongue::Arabic,
        '\u{900}'..='\u{dff}' => Tongue::Hindi,
        '\u{e00}'..='\u{e7f}' => Tongue::Thai,
        '\u{3040}'..='\u{30ff}' => Tongue::Japanese,
        '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7af}' => Tongue::Korean,
        '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => Tongue::Chinese,
        _ => return None,
    })
}

const ALL: [Tongue; 28] = [
    Tongue::English,
    Tongue::German,
    Tongue::French,
    Tongue::Spanish,
    Tongue::Portuguese,
    Tongue::Italian,
    Tongue::Dutch,
    Tongue::Swedish,
    Tongue::Danish,
    Tongue::Polish,
    Tongue::Czech,
    Tongue::Croatian,
    Tongue::Romanian,
    Tongue::Hungarian,
    Tongue::Finnish,
    Tongue::Turkish,
    Tongue::Indonesian,
    Tongue::Vietnamese,
    Tongue::Russian,
    Tongue::Ukrainian,
    Tongue::Arabic,
    Tongue::Hebrew,
    Tongue::Greek,
    Tongue::Hindi,
    Tongue::Thai,
    Tongue::Chinese,
    Tongue::Japanese,
    Tongue::Korean,
];

#[cfg(test)]
#[path = "tongues_tests.rs"]
mod tests;
