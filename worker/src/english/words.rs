//! The common words of English, told from names by being in the list.

use foldhash::HashMap;
use std::sync::LazyLock;

/// Whether `word` (comparison key), or what it is inflected from, is a common English word.
pub fn is_common(word: &str) -> bool {
    has(word, |_| true)
}

/// Whether it is one of those that everybody uses.
pub fn is_everyday(word: &str) -> bool {
    has(word, |rare| !rare)
}

fn has(word: &str, accepts: impl Fn(bool) -> bool + Copy) -> bool {
    let known = |word: &str| WORDS.get(word).is_some_and(|rare| accepts(*rare));
    known(word)
        || bases(word)
            .any(|base| known(&base) || bases(&base).any(|root| root.len() > 2 && known(&root)))
}

/// Whether `word` is a common one with a prefix: `repositioning`.
pub fn is_prefixed(word: &str) -> bool {
    const FRONT: [&str; 14] = [
        "re", "un", "de", "over", "on", "pre", "co", "sub", "multi", "out", "under", "up", "non",
        "micro",
    ];
    let mut rests = FRONT.iter().filter_map(|front| word.strip_prefix(front));
    rests.any(|rest| rest.len() > 3 && is_common(rest))
}

/// Whether `word` is two words that everybody uses in one: `backend`.
pub fn is_compound(word: &str) -> bool {
    second_part(word).is_some()
}

/// The second of the two words: `end` of `backend`.
pub fn second_part(word: &str) -> Option<&str> {
    let cuts = 3..word.len().saturating_sub(2);
    cuts.filter(|_| word.is_ascii()).find_map(|cut| {
        let (first, second) = word.split_at(cut);
        (is_everyday(first) && is_everyday(second)).then_some(second)
    })
}

/// Whether `word` (comparison key) is built like an English word: a common one, or made of such: `rebooked`, `blocklaying`,
/// `digitisation`. Names are mostly not.
pub fn is_wordlike(word: &str) -> bool {
    const ENDINGS: [&str; 14] = [
        "isation", "ization", "ography", "ology", "ometry", "oscopy", "ation", "ment", "ness",
        "ical", "ectomy", "otomy", "iser", "izer",
    ];
    const BEHIND: [&str; 9] = [
        "work", "works", "holder", "man", "keeping", "keeper", "maker", "ware", "ship",
    ];
    is_common(word)
        || is_prefixed(word)
        || (word.len() > 7 && ENDINGS.iter().any(|ending| word.ends_with(ending)))
        || (word.is_ascii()
            && (3..word.len().saturating_sub(2)).any(|cut| {
                let (first, second) = word.split_at(cut);
                (second.ends_with("ing") || BEHIND.contains(&second))
                    && is_common(first)
                    && is_common(second)
            }))
}

/// Words of studies, care and trades that the list does not have.
const NEWER: &str = "antenatal bioinformatics bootcamp capstone charcuterie childminder coursework externship floristry glazing groundworks \
    hackathon hackathons homecare informatics joinery kinesiology makerspace mechatronics mentorship millwork neuroscience oenology patisserie \
    phlebotomy phonics plastering practicum scaffolding secondment telecoms telesales";

/// What a word may be inflected from: `carrying` from `carry`, `planned` from `plan`.
fn bases(word: &str) -> impl Iterator<Item = String> {
    const ENDINGS: [(&str, &str); 14] = [
        ("ies", "y"),
        ("ied", "y"),
        ("es", ""),
        ("s", ""),
        ("ers", ""),
        ("ers", "e"),
        ("er", ""),
        ("er", "e"),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
        ("ly", ""),
        ("ings", ""),
    ];
    ENDINGS.iter().flat_map(move |(ending, instead)| {
        let root = word.strip_suffix(ending).filter(|root| root.len() > 1);
        let whole = root.map(|root| format!("{root}{instead}"));
        let single = root.filter(|root| {
            let bytes = root.as_bytes();
            root.is_ascii() && bytes.len() > 3 && bytes[bytes.len() - 1] == bytes[bytes.len() - 2]
        });
        whole
            .into_iter()
            .chain(single.map(|root| root[..root.len() - 1].to_owned()))
    })
}

/// Each word, and whether it is a rarer one.
static WORDS: LazyLock<HashMap<&'static str, bool>> = LazyLock::new(|| {
    LIST.lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| match line.strip_suffix('-') {
            Some(word) => (word, true),
            None => (line, false),
        })
        .chain(NEWER.split_ascii_whitespace().map(|word| (word, true)))
        .collect()
});

const LIST: &str = include_str!("words.txt");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_are_known_in_their_forms() {
        for word in [
            "customer",
            "carrying",
            "planned",
            "cakes",
            "modelling",
            "quickly",
        ] {
            assert!(is_common(word), "{word}");
        }
        for word in ["onboarded", "blocklaying", "digitisation", "formerly"] {
            assert!(is_wordlike(word), "{word}");
        }
        assert_eq!(second_part("homeowners"), Some("owners"));
        for word in ["lidl", "trimble", "mech", "hyd", "", "é"] {
            assert!(!is_common(word), "{word}");
        }
    }
}
