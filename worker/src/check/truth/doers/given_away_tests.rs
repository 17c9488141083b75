use crate::check::truth::testing::text_passes;

#[test]
fn what_is_somebodys_job_is_theirs() {
    let source =
        "junior dev, 2 yrs. i did the login page, payment module was Anja's, styling was Ola's";
    assert!(!text_passes(source, "Built the payment module"));
    assert!(!text_passes(source, "Did the styling and the login page"));
    assert!(text_passes(
        source,
        "Did the login page, with the payment module built by a colleague"
    ));
    let source = "night porter. breakfast was always cook's job, i laid the tables";
    assert!(!text_passes(source, "Made breakfast and laid the tables"));
    assert!(!text_passes(source, "Cooked breakfast alongside the cook"));
    assert!(text_passes(source, "Laid tables for the cook's breakfasts"));
}

#[test]
fn another_department_and_contractors_do_their_own() {
    let source = "hospital porter. moved beds. bed cleaning was in another team, not us";
    assert!(!text_passes(source, "Moved and cleaned beds"));
    assert!(text_passes(source, "Moved beds"));
    let source = "dam keeper. big repairs were contractors over winter. weed raking";
    assert!(!text_passes(
        source,
        "Took part in big repairs with contractors over winter"
    ));
    assert!(text_passes(
        source,
        "Had no part in big repairs, which contractors did over winter"
    ));
}

#[test]
fn who_is_paid_for_it_does_it() {
    let source = "roof work, slates and lead. scaffold we paid a firm. 6 yrs";
    assert!(!text_passes(source, "Put up scaffold and slated roofs"));
    assert!(text_passes(source, "Slated roofs and dressed lead"));
    let source = "bike courier, routes i chose. repairs the shop did";
    assert!(!text_passes(source, "Repaired the bikes"));
    assert!(text_passes(source, "Chose own routes"));
}

#[test]
fn what_is_done_with_somebody_is_still_claimed() {
    let source = "site office admin. timesheets. the payroll was done by the bookkeeper";
    assert!(!text_passes(source, "Ran the payroll with the bookkeeper"));
    assert!(text_passes(source, "Kept timesheets for the bookkeeper"));
    let source = "taught 6 lads to drive reach trucks and they all got their licences";
    assert!(text_passes(
        source,
        "Taught 6 lads to drive reach trucks; all 6 got their licences"
    ));
}
