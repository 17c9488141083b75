use super::super::compare;
use penstock_shared::domain::SectionKind;
use serde_json::json;

fn refused(source: &str, said: &str) -> bool {
    let output = json!({"work": [{"highlights": [said]}]});
    let kind = SectionKind::parse("work").expect("a section");
    !compare(kind, &output, source, &[]).violations.is_empty()
}

#[test]
fn what_is_not_done_is_not_done_by_another_verb() {
    let source = "hr assistant, set up interviews, i didnt do the interviews";
    assert!(refused(source, "Conducted interviews"));
    assert!(!refused(source, "Set up interviews"));
    let source = "escalate servers to level 2, i dont touch servers";
    assert!(refused(source, "With hands-on server work"));
}

#[test]
fn a_denial_holds_for_its_other_forms() {
    assert!(refused(
        "tech lead but not people manager",
        "Tech lead with people management duties"
    ));
    assert!(refused("i never made coloration", "Did colouring"));
    assert!(refused(
        "primary teacher, no TA",
        "With a teaching assistant"
    ));
    assert!(refused(
        "truck driver. own authority no.",
        "Operated under own authority"
    ));
    assert!(refused("coax only, never fiber", "Fibre work"));
}

#[test]
fn what_is_not_finished_is_not_complete() {
    let source = "ICAN in view (passed skills level not finished)";
    assert!(refused(
        source,
        "Accountancy; the qualification is now complete"
    ));
    assert!(!refused(source, "Passed the ICAN skills level"));
    let source = "chapter in a textbook. 2nd edition coming but not out";
    assert!(refused(
        source,
        "Chapter in a textbook; the second edition is out"
    ));
    let source = "2 years of a degree, no degree, 110 credits done";
    assert!(refused(source, "Two years of studies; degree awarded"));
    assert!(!refused(source, "Two years of studies; no degree awarded"));
}

#[test]
fn a_wish_is_no_denial() {
    assert!(!refused(
        "front office manager. planning to relocate Dubai",
        "Front office manager intending to relocate to Dubai"
    ));
    assert!(!refused(
        "teacher, want to move to instructional design",
        "Teacher transitioning to instructional design"
    ));
}

#[test]
fn a_kind_that_is_denied_denies_no_other() {
    let source = "call centre, no night shifts";
    assert!(!refused(source, "Worked in a call centre on day shifts"));
    assert!(refused(source, "Worked in a call centre on night shifts"));
}

#[test]
fn a_sign_off_by_another_denies_nobody() {
    let source = "accounts up to draft stage. the partner signed everything off not me";
    assert!(!refused(source, "Drafted accounts for partner approval"));
    assert!(refused(
        source,
        "Drafted accounts without partner involvement"
    ));
    let source = "drawings never went out without her sign off";
    assert!(!refused(source, "Issued no drawings without sign-off"));
}

#[test]
fn two_denials_in_a_row_deny_both() {
    let source = "not any accident or near miss";
    assert!(!refused(source, "Zero accidents and zero near misses"));
    let source = "courier, no accidents. didnt own a car";
    assert!(!refused(source, "Courier without accidents or a car"));
}

#[test]
fn what_became_of_a_thing_is_told_of_it() {
    let source = "our model went from 88 to 93% accuracy, i took part in labeling";
    assert!(!refused(source, "Took part in labeling a model"));
    let source = "team redesigned the step, completion went 58 -> 74%";
    assert!(!refused(
        source,
        "Completion improved from 58 to 74 percent"
    ));
}

#[test]
fn a_denial_ends_where_a_time_or_another_begins() {
    let source = "trainee optician. not qualified till next summer";
    assert!(!refused(source, "Due to qualify next summer"));
    assert!(!refused(
        source,
        "Not yet qualified, with qualification due next summer"
    ));
    assert!(refused(source, "Qualified last summer"));
    let source = "sorted donations. dont do banking thats the manager";
    assert!(!refused(
        source,
        "Did not do the banking, which the manager handles"
    ));
    assert!(refused(source, "Did the banking"));
    // A till is none.
    assert!(!refused(
        "served. never had a till shortage",
        "Served with no till shortages"
    ));
    let source = "home visits. home births not covered by my team";
    assert!(!refused(source, "Home visits, not home births"));
    assert!(refused(source, "Attended home births with the team"));
}

#[test]
fn what_was_not_there_before_was_made() {
    let source = "before me there was no roadmap, i wrote the first one";
    assert!(!refused(
        source,
        "Created the first roadmap where none had existed"
    ));
    assert!(refused("there was no roadmap", "Followed the roadmap"));
}

#[test]
fn whom_one_does_not_talk_to_one_has_no_contact_with() {
    let source = "typed forms. wasn't allowed to talk to customers";
    assert!(refused(source, "Typed forms with daily customer contact"));
    assert!(!refused(source, "Typed forms without customer contact"));
}

#[test]
fn what_is_told_of_a_denied_thing_is_told() {
    let source = "debt advisor. i dont give legal advice, refer to law centre";
    assert!(!refused(
        source,
        "Advised on debt, referring legal questions to a law centre"
    ));
    assert!(refused(source, "Advised on debt and gave legal advice"));
    let source = "groundie, chipper. no climbing yet got ticket booked for may";
    assert!(!refused(
        source,
        "Run the chipper; not yet climbing, with a ticket booked for May"
    ));
    let source = "planner. not hands on with tools anymore";
    assert!(!refused(source, "Planner, no longer hands-on with tools"));
    let source = "kept accounts. the auditor found no errors";
    assert!(!refused(source, "Kept accounts; audits found no errors"));
}

#[test]
fn what_stands_beside_a_denial_is_not_denied() {
    let source = "never got a fine for speeding, drive a van";
    assert!(!refused(source, "Drives a van"));
    let source = "sorted post for 2 years, i dont mind nights";
    assert!(!refused(source, "Worked nights"));
    let source = "sorted post for 2 years, not on nights";
    assert!(refused(source, "Worked nights"));
    let source = "0 accidents in 6 years of driving a bus";
    assert!(!refused(
        source,
        "Drove a bus for 6 years with no accidents"
    ));
}

#[test]
fn a_time_of_nothing_denies_no_year() {
    let source = "no work 2019 to 2020, then baker";
    assert!(!refused(source, "Break from 2019 to 2020"));
}

#[test]
fn what_is_denied_of_a_thing_is_not_done_to_another() {
    let source = "draughtsman, mostly stairs. i dont design roofs";
    assert!(!refused(source, "Draughtsman, mostly drafting stairs"));
    assert!(refused(source, "Designed roofs"));
}
