//! Words that name one thing of a kind, where another of the same kind would be another fact: a hospital is no school, a knee no hip.
//! They are everyday words, and yet nobody gets from one to the other by wording it better.

use foldhash::HashSet;
use std::sync::LazyLock;

use crate::english::things;
use crate::english::titles;
use crate::english::verbs;
use crate::english::words;

/// Whether a word (comparison key) is one of those.
pub fn is_specific(word: &str) -> bool {
    WORDS.contains(word)
        || word
            .strip_suffix('s')
            .is_some_and(|singular| WORDS.contains(singular))
        || things::is_thing(word)
}

/// Whether a word (comparison key) is one that few people use, for a thing and not for a deed or for how it is done: whoever did not
/// say it, did not mean it.
pub fn is_rare(word: &str) -> bool {
    const SHORTEST: usize = 5;
    word.len() >= SHORTEST
        && word.bytes().all(|byte| byte.is_ascii_lowercase())
        && !words::is_everyday(word)
        && verbs::lookup(word).is_none()
        && !titles::looks_like_title_noun(word)
        && !is_abstract(word)
        && !words::is_compound(word)
        && !words::is_prefixed(word)
}

/// Whether a word tells how, what kind of, or what is done, and names no thing.
pub fn is_abstract(word: &str) -> bool {
    ABSTRACT.iter().any(|ending| word.ends_with(ending))
}

/// Endings of words for how or what kind of, and for what is done.
const ABSTRACT: [&str; 12] = [
    "ly", "tion", "ment", "ship", "ness", "al", "ed", "ic", "ity", "ance", "ence", "able",
];

static WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    KINDS
        .iter()
        .flat_map(|words| words.split_ascii_whitespace())
        .collect()
});

const KINDS: &[&str] = &[
    // Where people work.
    "hospital airport harbour harbor prison church mosque museum theatre theater zoo casino university kindergarten nursery stadium \
        embassy courthouse barracks shipyard refinery quarry mine vineyard orchard greenhouse bakery brewery slaughterhouse laundry \
        pharmacy cinema chain century factories",
    // Of the body, and who treats it.
    "hip knee shoulder elbow wrist ankle spine heart kidney liver lung brain skin oncology cardiology neurology orthopaedics \
        psychiatry dermatology radiology urology gynaecology obstetrics geriatrics dentistry neurosurgery",
    // Fields of study and engineering.
    "civil mechanical electrical chemical aerospace biomedical petroleum physics chemistry geology astronomy philosophy sociology \
        psychology anthropology linguistics archaeology theology economics accounting statistics geography botany zoology criminology",
    // Sports and instruments.
    "football soccer rugby cricket tennis badminton basketball volleyball handball hockey golf swimming rowing cycling athletics \
        gymnastics boxing judo karate wrestling fencing skiing climbing sailing surfing yoga pilates chess \
        guitar piano violin cello viola flute clarinet trumpet trombone saxophone drums tuba harp organ accordion",
    // Animals, plants and what is made of them.
    "cow cattle sheep goat pig horse chicken poultry dog cat rabbit fish salmon trout tilapia catfish carp cod haddock hake mackerel herring sardine tuna lobster oyster mussel bee wheat maize corn barley rice soy potato tomato \
        onion carrot apple pear grape olive coffee tea cocoa cotton wool timber oak pine larch",
    // Samples, materials and what is built.
    "soil urine saliva copper aluminium aluminum brass asphalt brick granite marble glass ceramic plastic leather \
        bridge tunnel dam runway skyscraper sensor sensors",
    // Law, and papers that are one's own trade.
    "criminal defence conveyancing probate divorce immigration patent",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_a_kind_is_told_from_a_general_word() {
        assert!(is_specific("hospital"));
        assert!(is_specific("knees"));
        assert!(!is_specific("site"));
    }
}
