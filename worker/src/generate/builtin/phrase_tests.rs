//! Tests of single statements.

use super::*;

#[test]
fn bullets_begin_with_the_users_own_verb_in_the_right_tense() {
    for (typed, tense, expected) in [
        (
            "i managed a team of 5 people",
            Tense::Past,
            &["Managed a team of 5 people"][..],
        ),
        (
            "i was responsible for managing stock",
            Tense::Past,
            &["Managed stock"],
        ),
        (
            "i was responsible for the stock",
            Tense::Past,
            &["Responsible for the stock"],
        ),
        (
            "I'm responsible for training staff.",
            Tense::Present,
            &["Train staff"],
        ),
        (
            "basically i kind of helped run the shop",
            Tense::Past,
            &["Helped run the shop"],
        ),
        (
            "i serve customers and clean tables",
            Tense::Past,
            &["Served customers and cleaned tables"],
        ),
        (
            "i was serving customers, handling cash and training staff",
            Tense::Past,
            &["Served customers", "Handled cash", "Trained staff"],
        ),
        (
            "served customers, handled cash and trained staff",
            Tense::Past,
            &["Served customers", "Handled cash", "Trained staff"],
        ),
        (
            "i did not handle cash but i served customers",
            Tense::Past,
            &["Did not handle cash", "Served customers"],
        ),
        (
            "designed and built a website",
            Tense::Past,
            &["Designed and built a website"],
        ),
        (
            "my job was to greet guests",
            Tense::Past,
            &["Greeted guests"],
        ),
        ("stock control", Tense::Past, &["Stock control"]),
        (
            "i help serve customers and clean tables",
            Tense::Past,
            &["Helped serve customers and clean tables"],
        ),
        ("i used to write reports", Tense::Past, &["Wrote reports"]),
        (
            "i've been running the blog",
            Tense::Present,
            &["Run the blog"],
        ),
        (
            "i train new starters",
            Tense::Present,
            &["Train new starters"],
        ),
        ("i was the key holder", Tense::Past, &["Key holder"]),
        ("i was never late", Tense::Past, &["Was never late"]),
        (
            "fixed bikes with my brother and i kept my tools tidy",
            Tense::Past,
            &["Fixed bikes with brother", "Kept the tools tidy"],
        ),
    ] {
        assert_eq!(bullets(typed, tense), expected, "{typed}");
    }
}

#[test]
fn summaries_lose_the_first_person_only() {
    assert_eq!(
        prose("i am a nurse with 4 years in leeds"),
        "nurse with 4 years in Leeds"
    );
    assert_eq!(
        prose("i love cooking and i want to learn more"),
        "love cooking; want to learn more"
    );
}
