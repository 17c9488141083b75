use super::super::compare;
use penstock_shared::domain::SectionKind;
use serde_json::json;

fn refused(source: &str, said: &str) -> bool {
    let output = json!({"work": [{"highlights": [said]}]});
    let kind = SectionKind::parse("work").expect("a section");
    !compare(kind, &output, source, &[]).violations.is_empty()
}

#[test]
fn what_another_did_is_not_claimed_in_another_word() {
    let source = "we cut 40 dishes to 22, chef chose the dishes";
    assert!(refused(source, "Selected the dishes"));
    assert!(!refused(source, "Cut 40 dishes to 22"));
    let source = "cleaned 14 rooms. supervisor checked rooms";
    assert!(refused(source, "Inspected rooms"));
    assert!(!refused(
        source,
        "Cleaned 14 rooms, inspected by the supervisor"
    ));
    let source = "wrote slides and built the models, the partner presented them";
    assert!(refused(
        source,
        "Wrote slides and built models, and presented them to clients"
    ));
    let source = "wrote templates. two partners reviewed them";
    assert!(refused(source, "Reviewed the templates of two partners"));
    let source = "booked flu jabs, the pharmacist gave them";
    assert!(refused(source, "Booked flu jabs and administered them"));
}

#[test]
fn whose_a_thing_is_does_it() {
    for source in [
        "ordered paper. budget was the bursar",
        "i ordered paper, the budget was my boss's",
    ] {
        assert!(refused(source, "Handled the budget"), "{source}");
        assert!(!refused(source, "Ordered paper"), "{source}");
    }
    assert!(refused(
        "menu is head chef's. i got one dish on it",
        "Designed the menu"
    ));
}

#[test]
fn a_verb_of_ones_own_has_its_object() {
    let source = "librarian. shelving. my colleague chose the books";
    assert!(!refused(source, "Shelved books"));
    assert!(refused(source, "Chose books"));
    let source = "bank teller. deposits, cashiers checks";
    assert!(!refused(source, "Took deposits"));
}

#[test]
fn those_with_or_for_whom_a_thing_is_done_do_not_do_it() {
    let source = "triage calls go to the nurse not me";
    assert!(refused(source, "Take triage calls for the nurse"));
    let source = "paper on steel, i am coauthor. first author is my professor";
    assert!(!refused(
        source,
        "Contributed as co-author of a paper on steel"
    ));
    let source = "not manager but did the stock order for her";
    assert!(!refused(source, "Placed the stock order for the manager"));
    assert!(refused(source, "Placed the stock order as the manager"));
}

#[test]
fn whose_it_is_does_not_deny_it() {
    let source = "painter, the van was the firm's not mine";
    assert!(!refused(source, "Painted with a van of the firm"));
    let source = "the paintings were my sister's not mine";
    assert!(refused(source, "Painted the paintings"));
    let source = "the PM keeps the budget, i order the gear";
    let said = "Orders the gear; the PM keeps the budget";
    assert!(!refused(source, said));
}

#[test]
fn a_firm_that_is_called_so_does_nothing() {
    let source = "clients incl. a paint firm called Brossard, i wrote their labels";
    assert!(!refused(source, "Wrote labels for a paint firm"));
    let source = "worked at a bike startup, it closed in 2021. i fixed bikes";
    assert!(!refused(source, "Fixed bikes at a startup, closed in 2021"));
}

#[test]
fn what_went_to_others_is_not_done() {
    let source = "Vet receptionist, 40 visits a day. Complaints went to another branch office.";
    assert!(refused(source, "Handled complaints"));
    assert!(refused(source, "Dealt with complaints"));
    assert!(!refused(source, "Received 40 visits a day"));
    let source = "Chat agent. Refund requests were passed to level 2.";
    assert!(refused(source, "Handled refund requests"));
    let source = "Florist, i made bouquets. The owner chose everything.";
    assert!(refused(source, "Chose all flowers"));
    let source = "Surveyor. house plots were mine, road plots went to another team";
    assert!(refused(source, "Measured road plots"));
    assert!(!refused(source, "Measured house plots"));
    let source = "Grants clerk, filed 30 letters a week. Decisions were made by the board.";
    assert!(refused(source, "Decided on grants"));
}
