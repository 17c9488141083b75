//! Turns text into stemmed terms, the same way for the knowledge base and for a person's words.

use rust_stemmers::{Algorithm, Stemmer};

/// Words too common to tell passages apart. Sorted, for binary search.
const STOPWORDS: [&str; 125] = [
    "a",
    "about",
    "after",
    "again",
    "all",
    "also",
    "always",
    "am",
    "an",
    "and",
    "any",
    "are",
    "as",
    "at",
    "be",
    "because",
    "been",
    "before",
    "being",
    "both",
    "but",
    "by",
    "can",
    "could",
    "did",
    "do",
    "does",
    "doing",
    "done",
    "each",
    "etc",
    "even",
    "every",
    "everything",
    "few",
    "for",
    "from",
    "get",
    "getting",
    "go",
    "going",
    "got",
    "had",
    "has",
    "have",
    "having",
    "he",
    "her",
    "here",
    "him",
    "his",
    "how",
    "i",
    "if",
    "im",
    "in",
    "into",
    "is",
    "it",
    "its",
    "ive",
    "just",
    "kind",
    "like",
    "lot",
    "lots",
    "many",
    "me",
    "more",
    "most",
    "much",
    "my",
    "no",
    "not",
    "of",
    "off",
    "on",
    "once",
    "only",
    "or",
    "other",
    "our",
    "out",
    "over",
    "own",
    "really",
    "same",
    "she",
    "so",
    "some",
    "stuff",
    "such",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "thing",
    "things",
    "this",
    "those",
    "through",
    "to",
    "too",
    "up",
    "us",
    "very",
    "was",
    "we",
    "were",
    "what",
    "when",
    "where",
    "which",
    "while",
    "who",
    "will",
    "with",
    "would",
    "you",
    "your",
];

/// Irregular forms that a suffix stemmer cannot join to their base. Sorted, for binary search.
const IRREGULAR: [(&str, &str); 86] = [
    ("ate", "eat"),
    ("became", "become"),
    ("began", "begin"),
    ("bought", "buy"),
    ("broke", "break"),
    ("broken", "break"),
    ("brought", "bring"),
    ("built", "build"),
    ("caught", "catch"),
    ("children", "child"),
    ("chose", "choose"),
    ("dad", "father"),
    ("dealt", "deal"),
    ("drawn", "draw"),
    ("drew", "draw"),
    ("driven", "drive"),
    ("drove", "drive"),
    ("dug", "dig"),
    ("fed", "feed"),
    ("felt", "feel"),
    ("flew", "fly"),
    ("fought", "fight"),
    ("found", "find"),
    ("froze", "freeze"),
    ("gave", "give"),
    ("given", "give"),
    ("grew", "grow"),
    ("grown", "grow"),
    ("held", "hold"),
    ("hid", "hide"),
    ("hung", "hang"),
    ("kept", "keep"),
    ("kids", "child"),
    ("knew", "know"),
    ("knives", "knife"),
    ("known", "know"),
    ("laid", "lay"),
    ("led", "lead"),
    ("licence", "license"),
    ("licences", "license"),
    ("lost", "lose"),
    ("made", "make"),
    ("meant", "mean"),
    ("men", "man"),
    ("met", "meet"),
    ("mom", "mother"),
    ("mum", "mother"),
    ("paid", "pay"),
    ("people", "person"),
    ("ran", "run"),
    ("rang", "ring"),
    ("rebuilt", "rebuild"),
    ("rewrote", "rewrite"),
    ("rode", "ride"),
    ("rung", "ring"),
    ("said", "say"),
    ("sang", "sing"),
    ("saw", "see"),
    ("seen", "see"),
    ("sent", "send"),
    ("sewn", "sew"),
    ("shelves", "shelf"),
    ("shot", "shoot"),
    ("shown", "show"),
    ("slept", "sleep"),
    ("sold", "sell"),
    ("spent", "spend"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("stood", "stand"),
    ("swam", "swim"),
    ("swept", "sweep"),
    ("taken", "take"),
    ("taught", "teach"),
    ("thieves", "thief"),
    ("thought", "think"),
    ("threw", "throw"),
    ("told", "tell"),
    ("took", "take"),
    ("wives", "wife"),
    ("woke", "wake"),
    ("women", "woman"),
    ("won", "win"),
    ("wore", "wear"),
    ("written", "write"),
    ("wrote", "write"),
];

/// The term for every number: which one it is says nothing about the work.
const NUMBER: &str = "0";

/// Calls `sink` with each term of the text and the word it came from (in lower case), in order.
///
/// Words are split at everything that is neither a letter nor a digit, except that `c++` and `c#`
/// stay whole.
/// Common words are left out; the others are folded to lower case without accents and stemmed
/// (Porter 2, English).
pub(super) fn for_each_term(text: &str, mut sink: impl FnMut(&str, &str)) {
    let stemmer = Stemmer::create(Algorithm::English);
    let mut word = String::with_capacity(24);
    let mut shown = String::with_capacity(24);
    for c in text.chars().chain(std::iter::once(' ')) {
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase().map(without_accent));
        } else if matches!(c, '+' | '#') && !word.is_empty() {
            word.push(c);
        } else if !matches!(c, '\'' | '’') && !word.is_empty() {
            if word.bytes().all(|byte| byte.is_ascii_digit()) {
                sink(NUMBER, "a number");
            } else if STOPWORDS.binary_search(&word.as_str()).is_err() {
                shown.clone_from(&word);
                one_spelling(&mut word);
                let base = match IRREGULAR.binary_search_by_key(&word.as_str(), |(form, _)| form) {
                    Ok(at) => IRREGULAR[at].1,
                    Err(_) => &word,
                };
                sink(&stemmer.stem(base), &shown);
            }
            word.clear();
        }
    }
}

/// The terms of a text.
pub(super) fn terms(text: &str) -> Vec<String> {
    let mut terms = Vec::new();
    for_each_term(text, |term, _| terms.push(term.to_owned()));
    terms
}

/// British `-ise` to American `-ize`. Words that are no such verbs change too ("raise"), everywhere
/// alike.
fn one_spelling(word: &mut String) {
    const ENDINGS: [&str; 8] = [
        "ise", "ised", "iser", "ises", "ising", "isation", "yse", "ysed",
    ];
    if let Some(ending) = ENDINGS.iter().find(|ending| word.ends_with(*ending)) {
        let at = word.len() - ending.len() + 1;
        word.replace_range(at..=at, "z");
    }
}

fn without_accent(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(STOPWORDS.is_sorted());
        assert!(IRREGULAR.is_sorted_by_key(|(form, _)| *form));
    }

    #[test]
    fn forms_of_a_word_meet() {
        assert_eq!(terms("Kept the servers running"), terms("keep server run"));
        assert_eq!(terms("taught children"), terms("teaching a child"));
        assert_eq!(terms("my résumé"), terms("resume"));
        assert_eq!(
            terms("organised, raising licences"),
            terms("organize raised license")
        );
    }

    #[test]
    fn numbers_are_alike() {
        assert_eq!(terms("for 8 years"), terms("for 20 years"));
        assert_eq!(terms("5s and 24/7"), ["5s", "0", "0"]);
    }

    #[test]
    fn technical_names_survive() {
        assert_eq!(terms("C++ and C#, node.js"), ["c++", "c#", "node", "js"]);
        assert_eq!(terms("didn't"), ["didnt"]);
    }
}
