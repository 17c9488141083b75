//! Words and phrases that say the same in a résumé, and wider ones as which they may be told.

use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use super::tokens::tokenize;

/// Words of the longest phrase.
pub const LONGEST: usize = 4;

/// A phrase's part in one entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Use {
    /// Number of the entry.
    pub entry: usize,
    /// Whether one who says the phrase may be told by the others.
    pub said: bool,
    /// Whether the others may be told by the phrase.
    pub told: bool,
}

/// The entries that have this phrase: words in their singular, with one space between them.
pub fn uses(phrase: &str) -> &'static [Use] {
    THESAURUS.uses.get(phrase).map_or(&[], Vec::as_slice)
}

/// Whether a phrase begins with this word, in its singular.
pub fn begins_with(word: &str) -> bool {
    THESAURUS.first_words.contains(word)
}

/// A word (comparison key) without the ending of a plural. `Bus` and `analysis` keep theirs.
pub fn singular(word: &str) -> String {
    const LEAST: usize = 3;
    if let Some(root) = word.strip_suffix("ies").filter(|root| root.len() >= LEAST) {
        return format!("{root}y");
    }
    let cut = ["sses", "ches", "shes", "xes"]
        .iter()
        .any(|end| word.ends_with(end));
    let kept = ["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    let root = match word.strip_suffix('s') {
        Some(_) if cut => &word[..word.len() - 2],
        Some(root) if !kept && root.len() >= LEAST => root,
        _ => word,
    };
    root.to_owned()
}

struct Thesaurus {
    uses: HashMap<String, Vec<Use>>,
    first_words: HashSet<String>,
}

/// Each line is an entry: `a = b = c`, which say the same, or `a, b > c`, where whoever says `a` or `b` may be told as `c`.
const ENTRIES: &str = include_str!("thesaurus.txt");

static THESAURUS: LazyLock<Thesaurus> = LazyLock::new(|| {
    let mut thesaurus = Thesaurus {
        uses: HashMap::default(),
        first_words: HashSet::default(),
    };
    let lines = ENTRIES
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    for (entry, line) in lines.enumerate() {
        match line.split_once('>') {
            Some((said, told)) => {
                thesaurus.add(
                    said.split(','),
                    Use {
                        entry,
                        said: true,
                        told: false,
                    },
                );
                thesaurus.add(
                    told.split(','),
                    Use {
                        entry,
                        said: false,
                        told: true,
                    },
                );
            }
            None => thesaurus.add(
                line.split('='),
                Use {
                    entry,
                    said: true,
                    told: true,
                },
            ),
        }
    }
    thesaurus
});

impl Thesaurus {
    fn add<'p>(&mut self, phrases: impl Iterator<Item = &'p str>, one: Use) {
        for phrase in phrases {
            let words: Vec<String> = tokenize(phrase)
                .iter()
                .map(|token| singular(&token.key))
                .collect();
            if let Some(first) = words.first() {
                self.first_words.insert(first.clone());
                self.uses.entry(words.join(" ")).or_default().push(one);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_says_the_narrow_may_be_told_as_the_wide_and_not_the_other_way() {
        let wide = uses("postal worker");
        assert!(!wide.is_empty());
        assert!(wide.iter().all(|one| one.told && !one.said));
        assert!(
            uses("postie")
                .iter()
                .any(|one| one.said && one.entry == wide[0].entry)
        );
        assert!(uses("postal").is_empty() && begins_with("postal"));
    }

    #[test]
    fn plurals_lose_their_ending_and_other_words_nothing() {
        for (word, one) in [
            ("scanners", "scanner"),
            ("deliveries", "delivery"),
            ("boxes", "box"),
            ("bus", "bus"),
            ("analysis", "analysis"),
            ("glass", "glass"),
            ("gas", "gas"),
            ("", ""),
            ("é", "é"),
        ] {
            assert_eq!(singular(word), one);
        }
    }

    #[test]
    fn every_entry_has_two_sides_of_phrases_that_can_be_found() {
        for line in ENTRIES
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
        {
            let phrases: Vec<&str> = line.split([',', '=', '>']).collect();
            assert!(phrases.len() > 1, "{line}");
            for phrase in phrases {
                let words = tokenize(phrase).len();
                assert!((1..=LONGEST).contains(&words), "{phrase} of {line}");
            }
        }
    }
}
