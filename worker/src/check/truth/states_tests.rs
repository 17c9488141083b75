//! States that a text turns round.

use crate::check::truth::testing::text_passes as passes;

#[test]
fn what_ran_out_has_not_been_kept_up() {
    let source = "dumper ticket ran out in spring. lift supervisor card";
    assert!(!passes(source, "Dumper ticket (not expired)"));
    assert!(passes(source, "Dumper ticket (expired)"));
}

#[test]
fn a_delay_and_a_second_attempt_stay() {
    let source = "built the footbridge, came in 12 days late";
    assert!(!passes(source, "Built the footbridge without delay"));
    let source = "failed the theory test, passed it second time";
    assert!(!passes(
        source,
        "Passed the theory test at the first attempt"
    ));
    assert!(passes(
        source,
        "Passed the theory test at the second attempt"
    ));
}

#[test]
fn what_was_not_official_is_not() {
    let source = "looked after the website too, not officially";
    assert!(!passes(source, "Officially looked after the website"));
    assert!(passes(source, "Unofficially looked after the website"));
}

#[test]
fn what_others_do_is_left_to_them() {
    let source = "i prepare the accounts, the manager signs them";
    assert!(!passes(
        source,
        "Prepare the accounts, with signing not left to the manager"
    ));
    assert!(passes(
        source,
        "Prepare the accounts, with signing left to the manager"
    ));
}

#[test]
fn what_is_wanted_is_not_turned_down() {
    let source = "welder, looking for a permanent job";
    assert!(!passes(
        source,
        "Welder. Seeks contracts rather than a permanent job."
    ));
}

#[test]
fn a_role_that_is_over_or_anothers_is_not_had() {
    let source = "warden of the hut 2010-2014, still help at weekends, not warden now";
    assert!(!passes(source, "Helps at weekends, still as warden"));
    let source =
        "clerk at a small firm. i am not a surveyor, measured up when the surveyor was ill";
    assert!(!passes(source, "Clerk and surveyor at a small firm"));
    assert!(passes(source, "Clerk, not a surveyor, at a small firm"));
}

#[test]
fn a_single_accident_is_one() {
    let source = "van driver, one accident in 2016, not my fault";
    assert!(!passes(source, "Van driver without a single accident"));
    assert!(passes(
        source,
        "Van driver with one accident in 2016, not at fault"
    ));
}
