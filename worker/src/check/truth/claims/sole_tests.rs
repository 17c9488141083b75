//! What is claimed of one alone.

use crate::check::truth::testing::text_passes as passes;

#[test]
fn a_charge_is_not_made_sole() {
    let source = "stock takes, price labels, the shop owner signs the orders";
    assert!(!passes(source, "Stock takes (sole responsibility)"));
    let source = "i look after the stock takes on my own";
    assert!(passes(source, "Stock takes (sole responsibility)"));
}

#[test]
fn who_works_with_others_is_not_alone() {
    let source = "trainee joiner, fit kitchens with a colleague";
    assert!(!passes(source, "Fit kitchens unsupervised"));
    assert!(passes(source, "Fit kitchens with a colleague"));
    let source = "joiner with a van, fit kitchens by myself";
    assert!(passes(source, "Fit kitchens alone"));
}

#[test]
fn a_cover_is_no_running() {
    let source = "receptionist. some payroll when Dana is away";
    assert!(!passes(source, "Ran the payroll work"));
    assert!(passes(
        source,
        "Cover some payroll when a colleague is away"
    ));
}

#[test]
fn who_was_on_a_thing_did_not_lead_it() {
    let source = "team leader, 5 clerks. was on the archive rollout in Selby";
    assert!(!passes(source, "Led the archive rollout in Selby"));
    assert!(passes(source, "Worked on the archive rollout in Selby"));
}

#[test]
fn a_run_of_cheques_and_others_beside_are_nobody_led() {
    let source = "clerk. invoices, weekly cheque run, statements";
    assert!(!passes(source, "Supervised the weekly cheque run"));
    let source = "reviewer at a tax clinic, check other peoples returns";
    assert!(!passes(source, "Managed the other preparers"));
}

#[test]
fn tools_of_ones_own_give_no_authority() {
    let source = "electrician. can test, boss signs the certificates. tools own";
    assert!(!passes(source, "Testing, signed on own authority"));
}
