//! Things that people work with, make, keep or treat, and which of them are a kind of which.

use foldhash::HashMap;
use std::sync::LazyLock;

/// Whether a word (comparison key) names one kind of thing: nobody gets from a `crane` to a `kayak` by wording it better.
pub fn is_thing(word: &str) -> bool {
    singulars(word).any(|one| THINGS.get(one).is_some_and(|thing| thing.named))
}

/// Whether what one word names is of the kind that another names, or the same: a `pony` is a `horse`.
pub fn is_a(word: &str, general: &str) -> bool {
    // A calf of calves.
    let root = |word: &str| {
        ["ves", "fe", "f"]
            .iter()
            .find_map(|ending| word.strip_suffix(ending).map(str::len))
    };
    if root(word).is_some_and(|shared| {
        shared > 2 && root(general) == Some(shared) && word[..shared] == general[..shared]
    }) {
        return true;
    }
    singulars(word).any(|one| {
        let kinds = THINGS.get(one).map_or("", |thing| thing.kinds);
        singulars(general).any(|kind| kinds.split(' ').any(|other| other == kind))
    })
}

/// A word, and what it may be the plural of.
fn singulars(word: &str) -> impl Iterator<Item = &str> {
    let of = |ending: &str| word.strip_suffix(ending).filter(|root| root.len() > 2);
    [Some(word), of("s"), of("es")].into_iter().flatten()
}

struct Thing {
    /// Other words for it, and for what it is a kind of.
    kinds: &'static str,
    /// Whether the word is one of those that name nothing else.
    named: bool,
}

static THINGS: LazyLock<HashMap<&'static str, Thing>> = LazyLock::new(|| {
    let lines = LIST.lines().filter(|line| !line.starts_with('#'));
    let mut named = true;
    let mut things = HashMap::default();
    for line in lines {
        named &= line != "+";
        let (word, kinds) = line.split_once(' ').unwrap_or((line, ""));
        things.insert(word, Thing { kinds, named });
    }
    things
});

const LIST: &str = include_str!("things.txt");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_told_from_what_they_are_a_kind_of() {
        assert!(is_thing("tankers"));
        assert!(is_thing("kayak"));
        for word in ["vehicle", "till", "service", "", "é"] {
            assert!(!is_thing(word), "{word}");
        }
        assert!(is_a("lorries", "lorries") || is_a("lorry", "truck"));
        assert!(is_a("till", "register"));
        assert!(!is_a("register", "crane"));
    }
}
