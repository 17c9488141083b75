//! Praise is refused where nobody spoke it, and stays where the user tells of what it says.

use serde_json::json;

use crate::check::truth::compare;
use penstock_shared::domain::SectionKind;

fn is_refused(source: &str, text: &str) -> bool {
    let output = json!({"basics": {"summary": text}});
    !compare(SectionKind::Summary, &output, source, &[])
        .violations
        .is_empty()
}

#[test]
fn qualities_that_the_user_does_not_tell_of_are_refused() {
    let source = "plumber for 12 years, bathrooms and boilers, looking for a job near Leeds";
    assert!(!is_refused(
        source,
        "Plumber with 12 years of work on bathrooms and boilers."
    ));
    for text in [
        "Dedicated plumber with 12 years of work on bathrooms.",
        "Plumber with a proven track record in bathrooms.",
        "Results-driven plumber with 12 years of work on boilers.",
        "Plumber of 12 years with strong communication skills.",
        "Plumber of 12 years with a passion for bathrooms.",
        "Fits bathrooms safely and efficiently.",
        "Fits boilers to the highest standards.",
        "Fits boilers, ensuring hot bathrooms.",
    ] {
        assert!(is_refused(source, text), "{text}");
    }
}

#[test]
fn qualities_that_the_user_tells_of_in_plain_words_stay() {
    for (source, text) in [
        (
            "waiter, 3 years in a cafe, i was never late",
            "Reliable waiter with 3 years in a café.",
        ),
        (
            "i love fixing old bikes in the shop",
            "Passionate about fixing old bikes.",
        ),
        (
            "i check each weld twice before it leaves the shop",
            "Ensures that each weld is right.",
        ),
        (
            "i gave two hours a week to the club",
            "Dedicated two hours a week to the club.",
        ),
    ] {
        assert!(!is_refused(source, text), "{text}");
    }
}
