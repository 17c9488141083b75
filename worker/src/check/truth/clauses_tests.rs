use super::*;

fn marked(text: &str, is_marked: impl Fn(&Word) -> bool) -> Vec<SmolStr> {
    let passage = Passage::read(text);
    let pairs = passage.tokens.iter().zip(&passage.words);
    pairs
        .filter(|(_, word)| is_marked(word))
        .map(|(token, _)| token.key.clone())
        .collect()
}

#[test]
fn negation_ends_where_the_statement_turns() {
    let negated = |text| marked(text, |word| word.negated);
    assert_eq!(
        negated("i did not handle cash but served"),
        ["not", "handle", "cash"]
    );
    assert_eq!(negated("never late, good with people"), ["never", "late"]);
    assert_eq!(
        negated("no java, c or php"),
        ["no", "java", "c", "or", "php"]
    );
    assert!(negated("not only java but sql").is_empty());
}

#[test]
fn help_covers_what_was_helped_with_and_not_who_was_helped() {
    let helped = |text| marked(text, |word| word.helped);
    assert_eq!(helped("helped build the site"), ["build", "the", "site"]);
    assert_eq!(helped("helped the boss run it and cleaned"), ["run"]);
    assert!(helped("helped customers").is_empty());
    assert!(helped("helped customers, trained staff").is_empty());
}

#[test]
fn clauses_begin_with_verbs_and_lists_stay_whole() {
    let passage = Passage::read("managed 5 people, 3 shops and a van and trained staff, then left");
    assert_eq!(passage.clauses.len(), 3);
}

#[test]
fn a_denial_ends_with_what_it_denies() {
    let negated = |text| marked(text, |word| word.negated);
    assert_eq!(
        negated("the boss wasnt in im the one"),
        ["the", "boss", "wasnt", "in"]
    );
    assert_eq!(
        negated("two with no faults and one with a small fault"),
        ["no", "faults"]
    );
    assert_eq!(
        negated("no nights, would take days or lates"),
        ["no", "nights"]
    );
    assert_eq!(negated("no errors except one"), ["no", "errors"]);
}

#[test]
fn a_word_for_a_denial_may_deny_nothing() {
    let negated = |text| marked(text, |word| word.negated);
    for text in [
        "a no code app",
        "grew it from nothing",
        "i dont mind phones",
        "not sure how many pupils",
        "not gonna lie i built it",
        "dont want it to sound too grand",
        "never closed for more than a day",
    ] {
        assert!(negated(text).is_empty(), "{text}");
    }
    assert_eq!(
        negated("i dont know how to weld"),
        ["dont", "know", "how", "to", "weld"]
    );
}
