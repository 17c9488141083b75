//! What was only helped with, and what was done beside it.

use crate::check::truth::testing::text_passes as passes;

#[test]
fn a_part_that_is_named_and_a_thing_of_ones_own_were_not_only_helped_with() {
    let source = "did part of the report, chapter 3 and 4, and the sensor";
    assert!(passes(source, "Wrote chapters 3 and 4 of the report."));
    let source = "residential design as a plate. on site i helped survey a school building";
    assert!(passes(source, "Designed a residential building."));
    assert!(!passes(source, "Designed a school building."));
}

#[test]
fn what_somebody_else_did_is_not_helped_with() {
    let source = "helped with the menu, my aunt did the accounts";
    assert!(passes(source, "Left the accounts to an aunt."));
    assert!(!passes(source, "Wrote the menu."));
    assert!(!passes(source, "Did the accounts."));
}
