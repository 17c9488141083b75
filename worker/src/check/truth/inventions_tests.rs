//! What a model adds of its own is refused, and the user's own in other words is not.

use serde_json::json;

use crate::check::truth::compare;
use penstock_shared::domain::SectionKind;

const WAITRESS: &str = "waitress at the blue anchor from 2019 to 2022, took orders, cleaned tables and did the till at night";

fn is_refused(source: &str, text: &str) -> bool {
    let output = json!({"work": [{"highlights": [text]}]});
    !compare(SectionKind::Work, &output, source, &[])
        .violations
        .is_empty()
}

#[test]
fn what_a_verb_tells_beside_the_users_own_is_refused() {
    for text in [
        "Took orders and negotiated prices with vendors",
        "Took orders, designed seasonal menus and cleaned tables",
        "Took orders, reducing breakages",
        "Cleaned tables, ensuring compliance with hygiene regulations",
    ] {
        assert!(is_refused(WAITRESS, text), "{text}");
    }
    for text in [
        "Took orders and operated the till",
        "Took customers' orders, cleaning tables and running the till at night",
    ] {
        assert!(!is_refused(WAITRESS, text), "{text}");
    }
}

#[test]
fn praise_that_nobody_spoke_is_refused() {
    let text = "Took orders, recognized for excellent service";
    assert!(is_refused(WAITRESS, text));
    let praised = format!("{WAITRESS}. the owner praised my service, it was excellent");
    assert!(!is_refused(&praised, text));
    let sold = "valued trade ins and sold cars for the garage with my boss";
    assert!(!is_refused(sold, "Valued trade-ins and sold cars"));
}

#[test]
fn an_effect_is_the_users_where_they_give_both_ends_of_it() {
    let teacher = "i teach maths in classes 8 to 10 and set the papers for the school";
    assert!(is_refused(teacher, "Set the papers, improving performance"));
    let text = "Reduced late deliveries by 9%";
    assert!(!is_refused(
        "team of 22 at the depot, late deliveries down 9%",
        text
    ));
    assert!(is_refused(
        "team of 22 at the depot, 9% of the deliveries were late",
        text
    ));
}

#[test]
fn notes_in_english_are_read_as_english() {
    let notes = "bakery assistant, 4am shift, dough, trays, counter on saturdays";
    assert!(is_refused(
        notes,
        "Served at the counter, recognized for outstanding reliability"
    ));
}

#[test]
fn a_change_told_from_one_amount_to_another_is_an_effect() {
    let source = "look after pipelines. we went from 1 release a month to 4";
    assert!(!is_refused(
        source,
        "Increased releases from one to four per month"
    ));
    let source = "database admin at the bank. did the nightly backups and tuned slow queries";
    assert!(!is_refused(source, "Optimised slow queries"));
    assert!(is_refused(source, "Optimised staffing levels"));
}

#[test]
fn only_one_kind_is_that_kind_exclusively() {
    let source = "bricklayer at the yard. no commercial jobs, only housing";
    assert!(!is_refused(
        source,
        "Focused exclusively on residential construction"
    ));
    let source = "bricklayer at the yard. houses";
    assert!(is_refused(
        source,
        "Focused exclusively on residential construction"
    ));
}

#[test]
fn an_effect_is_told_by_its_amounts() {
    assert!(!is_refused(
        "analyst, dashboard for audit staff, took their prep from about a day to an hour",
        "Reduced the preparation of audit staff from about a day to an hour.",
    ));
    let source = "wrote a tool in Go, 90 ms a call, must stay below 150 ms";
    assert!(!is_refused(source, "Reduced calls to 90 ms."));
    assert!(is_refused(source, "Wrote a tool in Go, reducing workload."));
}
