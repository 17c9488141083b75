use penstock_shared::domain::SectionKind;
use serde_json::json;

fn refused(source: &str, said: &str) -> bool {
    let output = json!({"work": [{"highlights": [said]}]});
    let kind = SectionKind::parse("work").expect("a section");
    !super::super::compare(kind, &output, source, &[])
        .violations
        .is_empty()
}

#[test]
fn what_there_was_not_is_not_had() {
    let source = "hairdresser, cut and colour. work without assistant, no sponsors";
    assert!(refused(source, "Cut and colour with an assistant"));
    assert!(!refused(source, "Cut and colour without an assistant"));
    let source = "truck driver, 11 years with no accidents";
    assert!(!refused(
        source,
        "Truck driver with an accident-free record of 11 years"
    ));
}

#[test]
fn a_limit_is_not_passed() {
    let source = "react, but only small fixes. java daily";
    assert!(refused(
        source,
        "Full applications in React, not only small fixes"
    ));
    assert!(!refused(source, "Small fixes only in React"));
}

#[test]
fn help_that_was_had_is_not_denied() {
    let source = "prototype built w 2 friends";
    assert!(refused(source, "Built a prototype without any help"));
    assert!(!refused(source, "Built a prototype with 2 friends"));
}

#[test]
fn the_unfinished_is_not_finished_by_another_that_was() {
    let source =
        "nvq level 2 at Wexcombe, finished june 2014. started level 3 but never finished it";
    assert!(refused(source, "Started and finished Level 3"));
    assert!(!refused(source, "Finished Level 2 in June 2014"));
}

#[test]
fn unpaid_work_is_not_paid() {
    let source = "marketing intern (unpaid), wrote captions";
    assert!(refused(source, "Marketing intern (paid)"));
    assert!(!refused(source, "Marketing intern (unpaid)"));
}

#[test]
fn a_prize_without_money_brings_none() {
    let source = "second prize at a hackathon, prize was not money";
    assert!(refused(source, "Second prize at a hackathon, a cash prize"));
    assert!(!refused(
        source,
        "Second prize at a hackathon, not a cash prize"
    ));
}

#[test]
fn help_with_a_thing_does_not_have_it() {
    let source = "scout leader assistant, 24 cubs. not the group leader";
    assert!(!refused(
        source,
        "Assisted with a group of 24 cubs, not as group leader"
    ));
}

#[test]
fn what_went_to_no_place_was_not_left_to_somebody() {
    let source = "designed a pump. pump didnt go to market";
    assert!(refused(source, "Designed a pump that went to market"));
    assert!(!refused(
        source,
        "Designed a pump that did not go to market"
    ));
}

#[test]
fn those_under_somebody_else_are_not_under_the_user() {
    let source = "designer, 3 illustrators, they report to the art director not me";
    assert!(refused(
        source,
        "Designer with 3 illustrators who reported to the role"
    ));
    assert!(!refused(
        source,
        "Designer alongside 3 illustrators reporting to the art director"
    ));
    assert!(!refused(
        source,
        "Designer alongside 3 illustrators who did not report to the role"
    ));
}

#[test]
fn what_is_done_for_somebody_claims_no_title_of_theirs() {
    let source = "nursery worker. never room leader, made displays for her";
    assert!(!refused(source, "Made displays for the room leader"));
}

#[test]
fn what_is_not_in_their_hands_is_denied() {
    let source = "office manager. payroll not in my hands";
    assert!(refused(source, "Responsible for payroll"));
    assert!(!refused(source, "Not responsible for payroll"));
}

#[test]
fn another_signs_what_the_user_does_without_signing() {
    let source = "partner signed the letters, i only typed them";
    assert!(!refused(source, "Typed letters without signing them"));
}

#[test]
fn who_had_no_help_or_pay_has_none_in_other_words() {
    let source = "contract tool made in my spare time. it dept did not help";
    assert!(refused(
        source,
        "Built a contract tool with help from the IT department"
    ));
    assert!(!refused(
        source,
        "Built a contract tool without help from the IT department"
    ));
    let source = "i advise small shops for free. dont charge anything";
    assert!(refused(source, "Advised small shops for a monthly fee"));
    assert!(!refused(source, "Advised small shops free of charge"));
}

#[test]
fn an_un_is_neither_dropped_nor_added() {
    let source = "welder, drive the forklift (have the licence). unloaded trucks, loaded vans";
    assert!(refused(source, "Unlicensed forklift driver"));
    assert!(!refused(source, "Licensed forklift driver"));
    assert!(!refused(source, "Unloaded trucks and loaded vans"));
    let source = "security at a mall, never carried a weapon";
    assert!(refused(source, "Worked armed at a mall"));
    assert!(!refused(source, "Worked unarmed at a mall"));
}

#[test]
fn people_who_were_not_there_are_not_had() {
    let source = "self employed hairdresser, no staff";
    assert!(refused(source, "Hairdresser with a small staff"));
    assert!(!refused(source, "Hairdresser without staff"));
    let source = "supervisor, team of 5. i wasnt responsible for hiring";
    assert!(!refused(source, "Ran shifts with five staff"));
}

#[test]
fn an_answer_denies_its_question() {
    let source = "content writer. did you manage other writers? - no, there was an editor";
    assert!(refused(source, "Managed other writers"));
    assert!(!refused(source, "Did not manage other writers"));
    let source = "forwarders. harvester? no only forwarder";
    assert!(refused(source, "Operated forwarders and a harvester"));
    let source = "firefighter. did you do rescue work in the floods? no our unit was on standby";
    assert!(!refused(source, "On standby in the floods"));
    assert!(refused(source, "Did rescue work in the floods"));
}
