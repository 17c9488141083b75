use super::super::compare;
use penstock_shared::domain::SectionKind;
use serde_json::json;

fn refused(source: &str, said: &str) -> bool {
    let output = json!({"work": [{"highlights": [said]}]});
    let kind = SectionKind::parse("work").expect("a section");
    !compare(kind, &output, source, &[]).violations.is_empty()
}

#[test]
fn what_was_only_done_is_not_all() {
    let source = "uni group project. i did the login screen only";
    assert!(refused(
        source,
        "Did the login screen and all other screens"
    ));
    assert!(!refused(source, "Did only the login screen"));
    assert!(!refused(source, "Did the login screen"));
}

#[test]
fn nothing_is_joined_to_what_was_only_done() {
    let source = "bus driver, day routes only";
    assert!(refused(source, "Drove day and night routes"));
    assert!(!refused(source, "Drove day routes only"));
    let source = "python only for school exercises";
    assert!(refused(
        source,
        "Python for school exercises and professional work"
    ));
    assert!(!refused(source, "Python for school exercises"));
}

#[test]
fn what_happened_once_did_not_happen_often() {
    let source = "employee of the month in october. only once";
    assert!(refused(source, "Employee of the month more than once"));
    assert!(!refused(source, "Employee of the month once"));
}

#[test]
fn an_only_is_kept_with_deeds_and_places() {
    let source = "carer, meds prompting only";
    assert!(refused(source, "Prompted and administered medication"));
    let source = "nanny. i cook only for children";
    assert!(refused(source, "Cooked for the whole family"));
    let source = "qa engineer, only QA in the company";
    assert!(refused(
        source,
        "One of several QA engineers in the company"
    ));
    let source = "data engineer. looking for work, not remote only";
    assert!(refused(source, "Data engineer. Limited to remote work"));
    assert!(!refused(
        source,
        "Data engineer. Not limited to remote work"
    ));
}

#[test]
fn a_quality_or_a_deed_joins_no_only() {
    let source = "qa tester, manual testing only";
    assert!(refused(source, "Did both manual and automated testing"));
    assert!(!refused(source, "Did manual testing"));
    let source = "library, front desk just afternoons";
    assert!(refused(
        source,
        "Staffed the front desk in the mornings and afternoons"
    ));
    let source = "hotel, worked nights only";
    assert!(refused(source, "Worked days and nights at a hotel"));
    let source = "i just read cyrillic scripts, nothing more";
    assert!(!refused(source, "Reads Cyrillic scripts"));
}
