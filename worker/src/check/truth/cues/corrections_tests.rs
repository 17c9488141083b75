use crate::check::truth::clauses::Passage;

/// The words of a text that are denied.
fn denied(text: &str) -> Vec<String> {
    let passage = Passage::read(text);
    let words = passage.tokens.iter().zip(&passage.words);
    words
        .filter(|(_, word)| word.negated && word.is_content)
        .map(|(token, _)| token.key.to_string())
        .collect()
}

#[test]
fn a_no_behind_a_thing_denies_it() {
    assert_eq!(
        denied("ironing yes, laundry no it goes outside"),
        ["laundry"]
    );
    assert_eq!(
        denied("web shop no, we sell on the market. bread and rolls"),
        ["web", "shop"]
    );
    assert_eq!(
        denied("sign language no not certified, spanish good"),
        ["sign", "language", "certified"]
    );
    assert_eq!(denied("till work yes, stocktake nah"), ["stocktake"]);
}

#[test]
fn a_no_that_puts_right_denies_what_was_wrong() {
    assert_eq!(
        denied("stood in for her when she was in Spain.. no in Portugal for a month"),
        ["spain"]
    );
    assert_eq!(denied("learning with Anki, hmm no its Quizlet"), ["anki"]);
    assert_eq!(
        denied("we had Opel vans... no forget that, only Ford"),
        ["opel", "vans"]
    );
}
