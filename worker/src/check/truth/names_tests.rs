//! Names, tools, languages and codes in texts, skills and headings: what is the user's in another form, and what is another.

use penstock_shared::domain::SectionKind;
use serde_json::{Value, json};

use crate::check::truth::testing::{passes, text_passes as told};

fn skill(source: &str, skill: &str) -> bool {
    let output = json!({"skills": [{"name": "Skills", "keywords": [skill]}]});
    passes(SectionKind::Skills, source, &output)
}

fn certificate(source: &str, output: &Value) -> bool {
    let output = json!({ "certificates": [output] });
    passes(SectionKind::Certificates, source, &output)
}

#[test]
fn what_one_short_word_may_stand_for_does_not_stand_for_each_other() {
    let source = "engineer, i speak french and arabic";
    assert!(told(source, "Speaks French and Arabic"));
    assert!(!told(source, "Speaks French and English"));
    assert!(told("eng and french teacher", "Taught English and French"));
}

#[test]
fn a_code_of_a_currency_is_a_language_without_an_amount() {
    let source = "filled roles, mostly java developers";
    assert!(told(source, "Filled roles, mostly Java developers"));
    assert!(!told(source, "Filled roles, mostly PHP developers"));
    assert!(told(
        "fees of 50,000 pesos in manila",
        "Charged fees of PHP 50,000"
    ));
}

#[test]
fn initials_are_those_of_a_name() {
    let source = "team leader, started as packer. kept the sheet on excel";
    assert!(!told(source, "Kept the sheet on SAP"));
    assert!(told(
        "worked for the national health service",
        "Worked for the NHS"
    ));
}

#[test]
fn a_product_has_its_own_maker_and_all_its_words() {
    let source = "meta ads, google analytics, power automate a bit, vlookup";
    assert!(skill(source, "Meta Ads"));
    assert!(skill(source, "Google Analytics"));
    assert!(!skill(source, "Google Ads"));
    assert!(!skill(source, "Power Apps"));
    assert!(!skill(source, "Power Query"));
    assert!(!told(source, "Ran Google Ads"));
    assert!(told(
        "planned in MS project",
        "Planned in Microsoft Project"
    ));
    assert!(!told(
        "freelance illustrator, work in Procreate",
        "Worked in Adobe Illustrator"
    ));
    assert!(told(
        "posters in illustrator and indesign",
        "Designed posters in Adobe Illustrator and InDesign"
    ));
}

#[test]
fn a_language_in_a_skill_is_the_users() {
    let source = "cutting, foils. spanish speaking with clients";
    assert!(skill(source, "Speaking Spanish with clients"));
    assert!(!skill(source, "Speaking French with clients"));
    assert!(!skill(source, "French speaking with clients"));
    let heading = |name: &str| json!({"skills": [{ "name": name }]});
    assert!(passes(SectionKind::Skills, source, &heading("Spanish")));
    assert!(!passes(SectionKind::Skills, source, &heading("French")));
}

#[test]
fn a_heading_with_nothing_under_it_is_the_skill() {
    let heading = |source: &str, name: &str| {
        passes(
            SectionKind::Skills,
            source,
            &json!({"skills": [{ "name": name }]}),
        )
    };
    assert!(!heading("excel basic, typing", "Access"));
    assert!(heading("access and excel", "Access"));
    assert!(heading("sap b1 for a year", "SAP Business One"));
    let group = |source: &str, name: &str, skill: &str| {
        let output = json!({"skills": [{"name": name, "keywords": [skill]}]});
        passes(SectionKind::Skills, source, &output)
    };
    assert!(group("workday for hiring", "HR Software", "Workday"));
    assert!(group("teams daily", "Microsoft 365", "Teams"));
    assert!(!group("workday for hiring", "SAP Software", "Workday"));
}

#[test]
fn a_code_has_its_number() {
    let source = "passed iso-9001 audits, azure az-900, flew f-16";
    for text in ["Passed ISO-9001 audits", "Passed AZ-900", "Flew the F-16"] {
        assert!(told(source, text), "{text}");
    }
    for text in ["Passed ISO-9002 audits", "Passed AZ-104", "Flew the F-18"] {
        assert!(!told(source, text), "{text}");
    }
    let paper = |name: &str| certificate(source, &json!({ "name": name }));
    assert!(paper("Microsoft Azure Fundamentals (AZ-900)"));
    assert!(!paper("Azure AZ-104"));
}

#[test]
fn a_label_of_the_users_letter_and_a_feast_are_no_names() {
    assert!(told(
        "bus driver. CDL B with S endorsement",
        "Held a Class B CDL with S endorsement"
    ));
    assert!(!told(
        "a school bus driver. drove a bus",
        "Held a Class A pass"
    ));
    assert!(told(
        "florist. valentines we did 400 bouquets",
        "Made 400 bouquets for Valentine's Day"
    ));
}

#[test]
fn an_issuer_gives_the_paper_beside_it() {
    let source = "itil foundation from axelos. pmp exam i did not pass. a+ in 2021";
    let paper =
        |name: &str, issuer: &str| certificate(source, &json!({"name": name, "issuer": issuer}));
    assert!(paper("ITIL Foundation", "Axelos"));
    assert!(!paper("ITIL Foundation", "PMI"));
    assert!(paper("A+", "CompTIA"));
}

#[test]
fn what_is_over_owned_or_only_seen_may_be_said_of_a_skill() {
    assert!(skill(
        "PCR only seen not done",
        "PCR observed only, not performed"
    ));
    let interest = |source: &str, name: &str, keyword: &str| {
        let output = json!({"interests": [{"name": name, "keywords": [keyword]}]});
        passes(SectionKind::Interests, source, &output)
    };
    assert!(interest(
        "used to run but not anymore",
        "Running",
        "No longer active"
    ));
    assert!(!interest(
        "running on sundays",
        "Running",
        "No longer active"
    ));
    assert!(interest(
        "old motorbikes (i have a 1978 honda cb400)",
        "Motorcycles",
        "Owner of a 1978 Honda CB400"
    ));
}

#[test]
fn the_kind_of_thing_that_a_model_is_follows_from_it() {
    assert!(told(
        "120 drops a day in a transit",
        "Made 120 drops a day in a Ford Transit van"
    ));
    assert!(!told(
        "120 drops a day on a bike",
        "Made 120 drops a day in a van"
    ));
    assert!(told(
        "used the handheld in the dustcart",
        "Used the handheld in the dustcart"
    ));
    assert!(!told("used the handheld", "Used the dashcam"));
}

#[test]
fn a_thing_may_be_called_by_what_it_is_or_in_full() {
    let source = "cook. can use a Convotherm, do nights at Mt Hagen, nav charts, no electric work";
    assert!(skill(source, "Convotherm oven"));
    assert!(!skill(source, "Zanussi oven"));
    assert!(told(source, "Worked nights at Mount Hagen"));
    assert!(told(source, "Used Navigational Charts"));
    assert!(told(source, "Worked without doing the electrical work"));
    // What has a kind is of no other.
    assert!(!skill("used a Bosch drill", "Bosch grinder"));
}

#[test]
fn what_is_only_wished_for_may_be_sought() {
    let source = "receptionist. want to do something in an NGO";
    assert!(told(source, "Receptionist seeking a role in an NGO"));
    assert!(!told(source, "Receptionist at an NGO"));
}

#[test]
fn a_library_may_have_the_ending_of_its_language() {
    assert!(skill("React, Next, Postgres", "Next.js"));
    assert!(!skill("React, Postgres. next job soon", "Next.js"));
}

#[test]
fn a_hospital_has_wards() {
    assert!(told("nurse, 40 beds", "Nurse in a hospital with 40 beds"));
    assert!(!told("porter, moved beds", "Moved beds in a hospital"));
    assert!(skill("no accidents in 9 years", "9 years accident-free"));
}

#[test]
fn a_thing_is_told_by_what_is_of_its_kind() {
    for (source, text, other) in [
        (
            "branding on a brahman station",
            "Branded cattle",
            "Branded horses",
        ),
        (
            "shed hand, skirted the fleeces",
            "Skirted the fleeces of sheep",
            "Skirted the fleeces of goats",
        ),
        (
            "counter at the Adler-Apotheke",
            "Counter work at the pharmacy",
            "Counter work at the hospital",
        ),
        (
            "fitted out a narrowboat",
            "Fitted out a boat",
            "Fitted out a van",
        ),
        (
            "eurobot team, wrote the code",
            "Wrote the code of a robot for Eurobot",
            "Wrote the code of a drone for Eurobot",
        ),
        (
            "mowed the verges, a contractor did the trees",
            "Mowed the verges",
            "Mowed the verges with a tractor",
        ),
        (
            "fed tilapia in cages",
            "Fed tilapia in cages",
            "Fed catfish in cages",
        ),
        (
            "checked netto weights",
            "Checked net weights",
            "Checked weights in Jira",
        ),
        (
            "worked on trucks of 2 Svc Bn, LAV 6",
            "Worked on the LAV 6",
            "Worked on the Leopard 2",
        ),
        (
            "won a $200 voucher",
            "Won a voucher of S$200",
            "Won a voucher of S$300",
        ),
        (
            "phone SAPS when there is a case no. and log it",
            "Phoned SAPS and logged it",
            "Phoned Interpol and logged it",
        ),
        (
            "drove RTG yard cranes",
            "Drove RTG yard cranes",
            "Drove straddle carriers",
        ),
    ] {
        assert!(told(source, text), "{text}");
        assert!(!told(source, other), "{other}");
    }
}

#[test]
fn a_service_behind_its_country_is_read_as_a_name() {
    let source = "retired USAF, loadmaster for ten years";
    assert!(told(source, "Retired U.S. Air Force loadmaster"));
    assert!(!told(source, "Retired U.S. Navy loadmaster"));
}
