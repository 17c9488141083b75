//! Whether a word of a text is one that the user denies, in whichever form.

use crate::check::truth::word_lists::is_listed;
use crate::english::abbreviations;
use crate::english::tokens::stem;
use crate::english::verbs;

use super::claims::says_same;
use super::clauses::Passage;
use super::facts::{is_letters_off, same_root};
use super::same_things::is_person;

/// Whether a word of the output is one of the source in another form.
pub fn is_alike(passage: &Passage<'_>, at: usize, source: &Passage<'_>, word: usize) -> bool {
    let (key, said) = (passage.key(at), source.key(word));
    let people = is_person(&source.words[word].stem) || is_person(&passage.words[at].stem);
    passage.words[at].stem == source.words[word].stem
        || (!people
            && !verbs::is_past(said)
            && says_same(&passage.words[at].stem, &source.words[word].stem))
        || same_root(key, said)
        || is_doing_of(said, key)
        || is_doing_of(key, said)
        || (said.len() >= 7 && said.is_ascii() && is_letters_off(said, key, 1))
        || shared_letters(key, said) >= LONG_ROOT
        || is_same_deed(key, said)
        // `Reach truck` is no HGV.
        || (at == 0 || !passage.words[at - 1].is_content || passage.gap_after(at - 1) != " ")
            && is_short_for(key, &source.words[word].stem)
}

/// `Management` of `manager`, `colouring` of `coloration`: what is done or who does it, of the same root.
fn is_same_deed(one: &str, other: &str) -> bool {
    const ENDINGS: &str = "er ers or ors r rs ent ents ant ants ing ings ement ements ment ments ation ations ion ions ed e";
    const SHORTEST: usize = 4;
    if one.bytes().next() != other.bytes().next() {
        return false;
    }
    let spelt = |word: &str| {
        let word = word.replace("our", "or");
        // `Fibre`, `centre`.
        match word.strip_suffix("re") {
            Some(root) if root.ends_with(['b', 't']) => format!("{root}er"),
            _ => word,
        }
    };
    let (one, other) = (spelt(one), spelt(other));
    let shared = shared_letters(&one, &other);
    one == other
        || shared >= SHORTEST
            && one.is_ascii()
            && other.is_ascii()
            && (SHORTEST..=shared)
                .any(|root| is_among!(ENDINGS, &one[root..]) && is_among!(ENDINGS, &other[root..]))
}

/// Letters that a root of its own has: `anaesthet` of `anaesthetics` and `anaesthetised`.
const LONG_ROOT: usize = 8;

fn shared_letters(one: &str, other: &str) -> usize {
    let pairs = one.bytes().zip(other.bytes());
    pairs.take_while(|(one, other)| one == other).count()
}

/// Whether one word is a usual way to shorten another, or is shortened so: `management` of `mgmt`.
pub fn is_short_for(key: &str, said: &str) -> bool {
    let mut forms = abbreviations::same_word(key).iter();
    forms.any(|form| stem(form) == said)
}

/// Whether two verbs tell of the same deed, where they have the same object.
pub fn are_verbs_alike(one: &str, other: &str) -> bool {
    among_groups(&GROUPS, one, other)
}

/// A verb, and those that tell of the same deed.
pub fn verbs_alike(base: &str) -> impl Iterator<Item = &str> {
    let groups = GROUPS.iter().filter(move |group| is_listed(group, base));
    std::iter::once(base).chain(groups.flat_map(|group| group.split_ascii_whitespace()))
}

const GROUPS: [&str; 15] = [
    "run manage lead head operate supervise oversee direct",
    "make build create develop produce construct write code program prepare draft design author",
    "drive operate",
    "give administer dispense",
    "sell market",
    "teach train instruct coach tutor",
    "meet hit reach achieve exceed",
    "fix repair mend service maintain",
    "attend join",
    "pass clear complete obtain earn win receive finish sit",
    "recruit hire employ",
    "sign approve authorise authorize",
    "talk speak contact communicate interact liaise correspond chat",
    "choose select pick",
    "check inspect review examine verify audit",
];

/// Whether the bases of two verbs stand in one group.
fn among_groups(groups: &[&str], one: &str, other: &str) -> bool {
    if one.ends_with("ised") || other.ends_with("ised") {
        let (one, other) = (stem(one), stem(other));
        let has = |group: &str, wanted: &str| {
            group
                .split_ascii_whitespace()
                .any(|verb| stem(verb) == wanted)
        };
        return groups
            .iter()
            .any(|group| has(group, &one) && has(group, &other));
    }
    let base = |word: &str| {
        let agent = || {
            let roots = [word.strip_suffix('r'), word.strip_suffix("er")];
            roots.into_iter().flatten().find_map(verbs::lookup)
        };
        verbs::lookup(word).or_else(agent).map(|(base, _)| base)
    };
    let (Some(one), Some(other)) = (base(one), base(other)) else {
        return false;
    };
    groups
        .iter()
        .any(|group| is_listed(group, one) && is_listed(group, other))
}

/// Whether a verb is what somebody does who is called so: `prescribe` of `prescriber`.
pub fn is_doing_of(agent: &str, verb: &str) -> bool {
    let singular = agent.strip_suffix('s').unwrap_or(agent);
    let base = verbs::lookup(verb).map_or(verb, |(base, _)| base);
    [
        singular.strip_suffix('r'),
        singular.strip_suffix("er"),
        singular.strip_suffix("or"),
    ]
    .iter()
    .flatten()
    .any(|root| {
        let single = root.get(..root.len().saturating_sub(1));
        // `Scanner` of `scan`.
        let doubled = single == Some(base) && base.chars().last() == root.chars().last();
        root.len() > 2 && (*root == base || base.strip_suffix('e') == Some(root) || doubled)
    })
}
