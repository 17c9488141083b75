//! Headings, skills, levels and titles of works: what sums up, describes or names the genre, and what is another thing.

use penstock_shared::domain::SectionKind;
use serde_json::json;

use super::*;
use crate::check::truth::testing::passes;

#[test]
fn a_heading_over_skills_sums_them_up() {
    let group = |source: &str, heading: &str, skill: &str| {
        let output = json!({"skills": [{"name": heading, "keywords": [skill]}]});
        passes(SectionKind::Skills, source, &output)
    };
    assert!(group(
        "hplc, gc-ms, pipetting",
        "Analytical chemistry",
        "HPLC"
    ));
    assert!(group(
        "als provider, icu",
        "Advanced life support",
        "ALS provider"
    ));
    assert!(group(
        "people mgmt, 9 reports",
        "Leadership",
        "People management"
    ));
    for heading in ["Docker", "Chartered accountancy", "Registered nursing"] {
        assert!(
            !group("hplc, gc-ms, pipetting", heading, "HPLC"),
            "{heading}"
        );
    }
    // Without skills below it, it is one.
    let alone = json!({"skills": [{"name": "Analytical chemistry"}]});
    assert!(!passes(SectionKind::Skills, "hplc, gc-ms", &alone));
}

#[test]
fn a_word_for_genre_or_age_is_no_other_thing() {
    let award = |source: &str, title: &str| {
        passes(
            SectionKind::Awards,
            source,
            &json!({"awards": [{"title": title}]}),
        )
    };
    assert!(award("best poster at the soil conf", "Best Poster Award"));
    assert!(award(
        "nominated for nurse of the year",
        "Nominee, Nurse of the Year Award"
    ));
    assert!(!award(
        "best poster at the soil conf",
        "Best Poster Award Nominee"
    ));
    assert!(!award("best poster at the soil conf", "Best Paper Award"));
    let hobby = |source: &str, keyword: &str| {
        let output = json!({"interests": [{"name": "Music", "keywords": [keyword]}]});
        passes(SectionKind::Interests, source, &output)
    };
    assert!(hobby("music, old synthesizers", "Vintage synthesizers"));
    assert!(!hobby("music, old synthesizers", "Vintage guitars"));
}

#[test]
fn a_level_may_have_the_name_of_its_grade_and_a_next_one_not_begun() {
    let level = |source: &str, fluency: &str| {
        let output = json!({"languages": [{"language": "German", "fluency": fluency}]});
        passes(SectionKind::Languages, source, &output)
    };
    assert!(level("german B2", "B2 (Upper Intermediate)"));
    assert!(!level("german B1", "B1 (Upper Intermediate)"));
    assert!(!level("german B2", "C1 (Advanced)"));
    assert!(level("german A2, havent started B1", "A2; B1 not started"));
    assert!(!level("german A2, havent started B1", "B1"));
}

#[test]
fn teams_of_two_are_no_program() {
    let bullet = |text: &str| {
        let output = json!({"work": [{"highlights": [text]}]});
        passes(
            SectionKind::Work,
            "security guard, 2 guards per shift",
            &output,
        )
    };
    assert!(bullet("Worked in teams of 2 guards per shift"));
    assert!(!bullet("Kept in touch by Teams on each shift"));
}

#[test]
fn run_on_words_are_read_and_fields_not_narrowed() {
    let says =
        |said: &str, written: &str, kind| keyword(written, kind, &Facts::read(&[said])).is_none();
    let (tool, credential) = (ViolationKind::Tool, ViolationKind::Credential);
    assert!(says("football coaching u9s", "under-9s", tool));
    assert!(says("football coaching u9s", "U9 team", tool));
    assert!(!says("football coaching u9s", "under-11s", tool));
    assert!(says("chainsaw, brushcutter", "brush cutting", tool));
    assert!(says("itil v4 foundation", "ITIL 4 Foundation", credential));
    assert!(!says("itil v3 foundation", "ITIL 4 Foundation", credential));
    assert!(says("BSc biology", "Biology", credential));
    assert!(!says("BSc biology", "Marine Biology", credential));
    assert!(!says("MA history", "Art History", credential));
}

#[test]
fn a_deed_may_be_named_with_the_users_thing() {
    let facts = Facts::read(&["did up an old narrowboat with my dad"]);
    assert!(work("Narrowboat Restoration", &facts).is_none());
    assert!(work("Narrowboat Engine", &facts).is_some());
}

#[test]
fn a_language_may_go_without_saying() {
    let level = |said: &str, fluency: &str| {
        let output = json!({"languages": [{"language": "English", "fluency": fluency}]});
        passes(SectionKind::Languages, said, &output)
    };
    assert!(level("welsh 1st language, english obviously", "Fluent"));
    assert!(level("croatian, and of course english", "Fluent"));
    assert!(!level("welsh 1st language, some english", "Fluent"));
    assert!(!level("of course i can start monday, english", "Fluent"));
}

#[test]
fn another_kind_and_another_host_are_another_thing() {
    let interest = |name: &str| {
        let output = json!({"interests": [{"name": name}]});
        passes(
            SectionKind::Interests,
            "coarse fishing most sundays",
            &output,
        )
    };
    assert!(interest("Coarse Fishing"));
    assert!(interest("Fishing"));
    assert!(!interest("Fly Fishing"));
    let blog = |text: &str| {
        let output = json!({"projects": [{"description": text}]});
        passes(
            SectionKind::Projects,
            "blog on wordpress, 40 posts",
            &output,
        )
    };
    assert!(blog("WordPress blog of 40 posts."));
    assert!(!blog("Substack blog of 40 posts."));
}

#[test]
fn a_vehicle_is_named_in_two_words_or_one() {
    let project = |name: &str| {
        let output = json!({"projects": [{"name": name}]});
        passes(
            SectionKind::Projects,
            "renovated an old VW T3 camper",
            &output,
        )
    };
    assert!(project("Camper Van Restoration (VW T3)"));
    assert!(!project("Fishing Boat Restoration"));
}

#[test]
fn a_constable_is_of_the_police_and_a_school_is_translated() {
    let awarder = |said: &str, name: &str| {
        let output = json!({"awards": [{"awarder": name}]});
        passes(SectionKind::Awards, said, &output)
    };
    let said = "chief constables commendation, avon & somerset, 2010";
    assert!(awarder(said, "Avon & Somerset Police"));
    assert!(!awarder(said, "Surrey Police"));
    assert!(!awarder(
        "gardener, avon & somerset",
        "Avon & Somerset Police"
    ));
    let output = json!({"education": [{"institution": "Technical College No. 4 (Kharkiv)"}]});
    assert!(passes(
        SectionKind::Education,
        "technicum no 4 Kharkiv, welding",
        &output
    ));
}

#[test]
fn a_skill_may_say_of_itself_that_it_is_none_or_over() {
    let skill = |source: &str, name: &str, keyword: &str| {
        let output = json!({"skills": [{"name": name, "keywords": [keyword]}]});
        passes(SectionKind::Skills, source, &output)
    };
    assert!(skill(
        "lab: HPLC, titration. PCR only seen not done",
        "Lab",
        "PCR observed only, not performed"
    ));
    assert!(skill(
        "excel, word. i dont do tenders",
        "Tenders",
        "Not handled"
    ));
    assert!(skill(
        "milking, calving (i helped, about 50)",
        "Livestock",
        "Helped with about 50 calvings"
    ));
    assert!(skill(
        "sourcing on linkedin, workday",
        "HR Software",
        "Workday"
    ));
    assert!(!skill(
        "hair: cutting, colour. extensions no. i use wella",
        "Hair",
        "Extensions"
    ));
    let interest = |source: &str, name: &str, keyword: &str| {
        let output = json!({"interests": [{"name": name, "keywords": [keyword]}]});
        passes(SectionKind::Interests, source, &output)
    };
    let runner = "chess, hiking, used to run but not anymore";
    assert!(interest(runner, "Running", "No longer active"));
    assert!(!interest(runner, "Running", "Currently active"));
    assert!(interest(
        "old motorbikes (i have a 1978 honda cb400)",
        "Motorcycles",
        "Owner of a 1978 Honda CB400"
    ));
}

#[test]
fn roles_in_a_project_are_made_of_what_was_done() {
    let role = |source: &str, role: &str| {
        let output = json!({"projects": [{"name": "Salt Roads", "roles": [role]}]});
        passes(SectionKind::Projects, source, &output)
    };
    let ep = "my ep 'Salt Roads', 5 songs, wrote and sang all, mixed by Jonas Veld";
    assert!(role(ep, "Songwriter"));
    assert!(!role(ep, "Sound engineer"));
    assert!(role(
        "short film 'Salt Roads', i directed and edited, camera was Jo Field",
        "Director"
    ));
    assert!(!role(
        "short film 'Salt Roads', i directed and edited, camera was Jo Field",
        "Camera Operator"
    ));
}

#[test]
fn a_remark_in_brackets_is_no_skill() {
    let skill = |source: &str, skill: &str| {
        let output = json!({"skills": [{"name": "Skills", "keywords": [skill]}]});
        passes(SectionKind::Skills, source, &output)
    };
    let source = "Slovak from my husband, spot welding, dealing with complaints";
    assert!(skill(source, "Slovak (picked up at home)"));
    assert!(!skill(source, "Spot welding (expert)"));
    assert!(!skill(source, "Robot welding (picked up at home)"));
    assert!(skill(source, "Managing complaints"));
    assert!(!skill(source, "Managing teachers"));
    // Who does not mind it may do it.
    assert!(skill("till, dont mind mornings", "Mornings"));
    assert!(!skill("till, dont do mornings", "Mornings"));
}

#[test]
fn a_project_may_name_what_was_done_by_its_usual_term() {
    let project = |source: &str, skill: &str| {
        let output = json!({"projects": [{"keywords": [skill]}]});
        passes(SectionKind::Projects, source, &output)
    };
    let source = "an app for our choir in Flutter, i marked 300 scores by hand for it";
    assert!(project(source, "Mobile development"));
    assert!(project(source, "Data annotation"));
    assert!(!project(source, "Docker deployment"));
    assert!(!project(source, "Kotlin"));
}
