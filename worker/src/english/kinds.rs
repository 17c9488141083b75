//! Nouns and their kinds: which word means the same as another or is a kind of it, and which is another of the same kind.

use foldhash::HashMap;
use std::sync::LazyLock;

/// What a noun means.
#[derive(Debug, Clone, Copy)]
pub struct Noun(&'static [Meaning]);

impl Noun {
    /// What `word` (comparison key), or its singular, means as a noun.
    pub fn of(word: &str) -> Option<Self> {
        let plural = |ending: &str, instead: &str| {
            let root = word.strip_suffix(ending).filter(|root| root.len() > 2)?;
            match instead {
                "" => NOUNS.words.get(root),
                _ => NOUNS.words.get(format!("{root}{instead}").as_str()),
            }
        };
        NOUNS
            .words
            .get(word)
            .or_else(|| plural("s", ""))
            .or_else(|| plural("es", ""))
            .or_else(|| plural("ies", "y"))
            .or_else(|| plural("ves", "f"))
            .map(|meanings| Self(meanings))
    }

    /// Whether the word is a noun for the most part, and one for something definite.
    pub fn is_definite(self) -> bool {
        self.0.iter().any(|meaning| meaning.use_of == Use::Noun)
    }

    /// The same, where the word may as well be a verb.
    pub fn may_be_definite(self) -> bool {
        self.usual().next().is_some()
    }

    /// Whether the word stands for something definite, or for a thing, and hardly for how something is: `water`, but not `compact`.
    pub fn is_substantive(self) -> bool {
        self.is_definite()
            || self.0.iter().any(|meaning| begins(*meaning, Root::Thing))
                && self.0.iter().all(|meaning| meaning.use_of == Use::Other)
    }

    /// Whether it means somebody.
    pub fn is_person(self) -> bool {
        self.usual().any(|meaning| begins(*meaning, Root::Person))
    }

    /// Whether it means a time.
    pub fn is_time(self) -> bool {
        self.usual().any(|meaning| begins(*meaning, Root::Time))
    }

    /// Whether it means somebody or a time before all else: a `baby`, and no `extension`.
    pub fn is_first_person_or_time(self) -> bool {
        let mut usual = self.usual();
        usual
            .next()
            .is_some_and(|first| begins(*first, Root::Person) || begins(*first, Root::Time))
    }

    /// Whether it means what one can touch, or something as definite.
    pub fn is_thing(self) -> bool {
        self.usual().any(|meaning| begins(*meaning, Root::Thing))
    }

    /// Whether both can mean the same, or one a kind of what the other means.
    pub fn is_same_or_kind(self, other: Self) -> bool {
        let has = |one: Self, other: Self| {
            let mut above = Vec::new();
            for meaning in one.0 {
                lineage(meaning.sense, &mut above);
            }
            other.0.iter().any(|meaning| above.contains(&meaning.sense))
        };
        has(self, other) || has(other, self)
    }

    /// Whether both can mean the same.
    pub fn is_same(self, other: Self) -> bool {
        let theirs = |sense: u32| other.0.iter().any(|meaning| meaning.sense == sense);
        self.0.iter().any(|meaning| theirs(meaning.sense))
    }

    /// Whether both usually mean things of one kind.
    pub fn shares_kind(self, other: Self) -> bool {
        let above = |noun: Self| {
            let mut above = Vec::new();
            for meaning in noun
                .usual()
                .filter(|meaning| begins(**meaning, Root::Thing))
            {
                lineage(meaning.sense, &mut above);
            }
            above
        };
        let own = above(self);
        !own.is_empty() && above(other).iter().any(|sense| own.contains(sense))
    }

    fn usual(self) -> impl Iterator<Item = &'static Meaning> {
        let meanings = self.0.iter();
        meanings.filter(|meaning| meaning.use_of != Use::Other)
    }
}

#[derive(Debug, Clone, Copy)]
struct Meaning {
    /// Number of the sense.
    sense: u32,
    use_of: Use,
}

/// How usual a meaning is for a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    /// What it means for the most part.
    Noun,
    /// What it means where it is a noun.
    VerbToo,
    /// What it may mean, or too general to tell.
    Other,
}

/// With what a kind begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Root {
    Thing,
    Person,
    Time,
    Else,
}

struct Sense {
    root: Root,
    /// Numbers of the senses of which this is a kind.
    above: Vec<u32>,
}

fn begins(meaning: Meaning, root: Root) -> bool {
    NOUNS.senses[meaning.sense as usize].root == root
}

/// Adds a sense and all those of which it is a kind.
fn lineage(sense: u32, found: &mut Vec<u32>) {
    if !found.contains(&sense) {
        found.push(sense);
        for above in &NOUNS.senses[sense as usize].above {
            lineage(*above, found);
        }
    }
}

struct Nouns {
    senses: Vec<Sense>,
    words: HashMap<&'static str, Vec<Meaning>>,
}

static NOUNS: LazyLock<Nouns> = LazyLock::new(|| {
    let mut senses: Vec<Sense> = Vec::new();
    let mut words: HashMap<_, Vec<Meaning>> = HashMap::default();
    for line in LIST.lines().filter(|line| !line.starts_with('#')) {
        let number = u32::try_from(senses.len()).unwrap_or(u32::MAX);
        let mut parts = line.split(' ');
        let head = parts.next().unwrap_or("");
        let above: Vec<u32> = head
            .split(',')
            .filter_map(|back| number.checked_sub(back.parse().ok()?))
            .collect();
        let root = match (above.first(), head) {
            (Some(first), _) => senses
                .get(*first as usize)
                .map_or(Root::Else, |sense| sense.root),
            (None, "=") => Root::Thing,
            (None, "@") => Root::Person,
            (None, "~") => Root::Time,
            (None, _) => Root::Else,
        };
        senses.push(Sense { root, above });
        for part in parts {
            let (word, use_of) = match part.as_bytes().last() {
                Some(b'-') => (&part[..part.len() - 1], Use::Other),
                Some(b'+') => (&part[..part.len() - 1], Use::VerbToo),
                _ => (part, Use::Noun),
            };
            let meaning = Meaning {
                sense: number,
                use_of,
            };
            words.entry(word).or_default().push(meaning);
        }
    }
    Nouns { senses, words }
});

const LIST: &str = include_str!("kinds.txt");

#[cfg(test)]
mod tests {
    use super::*;

    fn noun(word: &str) -> Noun {
        Noun::of(word).unwrap_or(Noun(&[]))
    }

    #[test]
    fn others_of_a_kind_are_told_from_words_for_the_same() {
        for (one, other) in [
            ("curtains", "carpets"),
            ("calves", "lambs"),
            ("soup", "sandwiches"),
            ("summer", "winter"),
        ] {
            assert!(noun(one).shares_kind(noun(other)), "{one} {other}");
            assert!(!noun(one).is_same_or_kind(noun(other)), "{one} {other}");
        }
        assert!(noun("curtains").is_same_or_kind(noun("drapes")));
        assert!(noun("shoes").is_same_or_kind(noun("footwear")));
        assert!(!noun("payrolls").shares_kind(noun("stables")));
        assert!(noun("plumbers").is_person());
        for word in ["", "é", "s", "xyzzy"] {
            assert!(Noun::of(word).is_none(), "{word}");
        }
    }
}
