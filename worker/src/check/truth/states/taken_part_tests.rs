use crate::check::truth::testing::text_passes;

#[test]
fn who_was_not_on_a_project_took_no_part() {
    let source = "library assistant. the county bought a new catalogue while i was there but i wasn't on that project. shelving, desk";
    assert!(!text_passes(
        source,
        "Took part in the new catalogue project"
    ));
    assert!(text_passes(
        source,
        "Library assistant; not part of the project for the new catalogue"
    ));
}

#[test]
fn a_part_is_not_the_whole() {
    let source = "SVQ units 1 to 4 signed off, still doing the rest of the SVQ";
    assert!(!text_passes(source, "Completed all SVQ units"));
    assert!(text_passes(source, "Completed SVQ units 1 to 4"));
    let source = "no parking fines in last 2 years, before that i had three. van driver";
    assert!(!text_passes(source, "No parking fines at any point"));
    assert!(text_passes(source, "No parking fines in the last 2 years"));
}

#[test]
fn a_condition_is_not_left_out() {
    let source = "dental nurse. fluoride only with the dentist beside me, suction, trays";
    assert!(!text_passes(
        source,
        "Applied fluoride without the dentist alongside"
    ));
    assert!(text_passes(
        source,
        "Applied fluoride only with the dentist beside"
    ));
}

#[test]
fn a_permit_in_anothers_name_is_theirs() {
    let source = "clerk at a money transfer stall. the licence was in my uncle's name not mine";
    assert!(!text_passes(source, "Held the licence in own name"));
    assert!(text_passes(
        source,
        "Clerk at a money transfer stall; the licence was in an uncle's name"
    ));
}
