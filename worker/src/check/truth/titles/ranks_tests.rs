//! Ranks that people give by themselves, from some date on, in somebody's place or as a wish.

use crate::check::truth::testing::{text_passes, title_passes};

#[test]
fn a_rank_may_stand_by_itself_elsewhere() {
    for (source, title) in [
        ("designer at Kolibri. was junior there", "Junior Designer"),
        ("Harbour Grill, sous since june 2019", "Sous Chef"),
        (
            "developer at Tarn. made senior in 2021",
            "Developer, then Senior Developer",
        ),
        (
            "clerk at the port, then head clerk",
            "Clerk, rising to Head Clerk",
        ),
        ("from March 2019 shift manager at a bakery", "Shift Manager"),
        ("used to be a site engineer in Leeds", "Site Engineer"),
        (
            "trustee of a cat shelter, i do the treasurer bit too",
            "Trustee and Treasurer",
        ),
    ] {
        assert!(title_passes(source, title), "{title} of: {source}");
    }
    for (source, title) in [
        (
            "designer at Kolibri, my senior checked it",
            "Senior Designer",
        ),
        ("stood in as ward manager for 3 months", "Ward Manager"),
        ("had help from a shift manager there", "Shift Manager"),
    ] {
        assert!(!title_passes(source, title), "{title} of: {source}");
    }
}

#[test]
fn what_was_learnt_on_the_job_is_a_trainees() {
    for (source, title) in [
        ("OJT at a telecom firm, 300 hours", "OJT Trainee"),
        ("SIWES at a refinery, 6 months", "Industrial Trainee"),
        ("served my time as a fitter in Derby", "Apprentice Fitter"),
        (
            "been KP at a hotel, then commis",
            "Kitchen Porter, later Commis",
        ),
        ("RN in Manila, dialysis", "Dialysis Nurse"),
        (
            "EMT in Newark, 12 hr shifts",
            "Emergency medical technician",
        ),
    ] {
        assert!(title_passes(source, title), "{title} of: {source}");
    }
}

#[test]
fn a_role_that_is_sought_or_over_is_not_claimed() {
    let source =
        "social worker in Leeds. looking for senior practitioner role, or project coordination";
    assert!(text_passes(
        source,
        "Social worker. Seeks a senior practitioner role or work as a project coordinator."
    ));
    assert!(!text_passes(
        source,
        "Social worker and senior practitioner."
    ));
    let source = "boilermaker. not coded welder anymore, lapsed";
    assert!(text_passes(
        source,
        "Boilermaker; coded welder status has lapsed."
    ));
    let source = "i acted in the team leader role while Denise was sick";
    assert!(text_passes(
        source,
        "Acted as team leader in Denise's absence."
    ));
    let source = "help desk, support lead same company before";
    assert!(text_passes(
        source,
        "Was support lead at the same company before."
    ));
}
