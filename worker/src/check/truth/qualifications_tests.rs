//! Fields of education and certificates: the same qualification in other words, and another one.

use serde_json::json;

use crate::check::truth::compare;
use crate::check::truth::violation::ViolationKind as K;
use penstock_shared::domain::SectionKind;

#[test]
fn an_examination_that_is_planned_claims_no_paper() {
    let passes = |name: &str| {
        let output = json!({"certificates": [{"name": name}]});
        let source = "CISSP tried once, not passed, again in Dec. sophomore at Tulane";
        let found = compare(SectionKind::Certificates, &output, source, &[]);
        found.violations.is_empty()
    };
    assert!(passes("CISSP (exam planned for December)"));
    assert!(!passes("CISM (exam planned for December)"));
    let source = "sophomore at Tulane, biology";
    assert!(!refuses(
        source,
        "Biology",
        "Undergraduate studies, in progress"
    ));
    assert!(refuses(source, "Biology", "Undergraduate degree"));
}

fn refuses(source: &str, area: &str, study: &str) -> bool {
    let output = json!({"education": [{"area": area, "studyType": study}]});
    compare(SectionKind::Education, &output, source, &[])
        .violations
        .iter()
        .any(|violation| violation.kind == K::Credential)
}

#[test]
fn a_qualification_may_be_worded_otherwise() {
    for (source, area, study) in [
        (
            "licencjat z ekonomii 2014",
            "Economics",
            "Bachelor's degree (licencjat)",
        ),
        (
            "lisans (mimarlik), gpa 3.1",
            "Architecture",
            "Bachelor's degree",
        ),
        ("lehre als bäcker, passed 2011", "Baking", "Apprenticeship"),
        (
            "licence pro logistique 2020",
            "Logistics",
            "Licence professionnelle",
        ),
        ("bac scientifique 2012", "Science", "Baccalauréat"),
        ("finished high school 2009", "", "High School Diploma"),
        (
            "12th science 2013, state board",
            "Science",
            "Class XII, State Board",
        ),
        ("apprentice hairdresser nvq2", "Hairdressing", "Level 2 NVQ"),
        (
            "2 yrs of law then quit, no degree",
            "Law",
            "Left without a degree",
        ),
        (
            "studying law, 2nd year",
            "Law",
            "Law degree in progress (2nd year)",
        ),
        (
            "bsc maths, 2:1",
            "Mathematics",
            "Upper Second-Class Honours",
        ),
        ("scrum psm1 in 2021", "Scrum", "PSM I"),
    ] {
        assert!(
            !refuses(source, area, study),
            "{area:?}, {study:?} from {source:?}"
        );
    }
}

#[test]
fn another_qualification_is_another() {
    for (source, area, study) in [
        (
            "licencjat z ekonomii 2014",
            "Economics",
            "Master's degree (licencjat)",
        ),
        (
            "licencjat z ekonomii 2014",
            "Electronics",
            "Bachelor's degree",
        ),
        (
            "lehre als bäcker, passed 2011",
            "Butchery",
            "Apprenticeship",
        ),
        ("finished high school 2009", "", "Associate Degree"),
        ("dropped out of high school 2009", "", "High School Diploma"),
        ("12th science 2013, state board", "Science", "Class XI"),
        (
            "2 yrs of law then quit, no degree",
            "Law",
            "Bachelor of Laws",
        ),
        (
            "bsc maths, 2:2",
            "Mathematics",
            "Upper Second-Class Honours",
        ),
        ("scrum psm1 in 2021", "Scrum", "PSM III"),
    ] {
        assert!(
            refuses(source, area, study),
            "{area:?}, {study:?} from {source:?}"
        );
    }
}

#[test]
fn the_head_of_a_field_and_how_it_was_studied_are_no_other_qualification() {
    for (source, area, study) in [
        ("b.tech mechanical, nit", "Mechanical Engineering", "B.Tech"),
        ("btech computer 2014", "Computer Science", "B.Tech"),
        (
            "exchange at bologna 2015, MA history",
            "History",
            "Exchange semester",
        ),
        ("cert 4 business, tafe", "Business", "Certificate IV"),
    ] {
        assert!(!refuses(source, area, study), "{source}: {area}, {study}");
    }
    for (source, area, study) in [
        ("b.tech mechanical, nit", "Civil Engineering", "B.Tech"),
        ("b.tech mechanical, nit", "Mechanical Engineering", "M.Tech"),
        ("cert 3 business, tafe", "Business", "Certificate IV"),
        ("cdl class b 2018", "", "Class A CDL"),
    ] {
        assert!(refuses(source, area, study), "{source}: {area}, {study}");
    }
}

#[test]
fn a_trade_is_that_of_who_has_it() {
    assert!(!refuses(
        "apprenticeship as baker, linz",
        "Baking",
        "Apprenticeship"
    ));
    assert!(refuses(
        "apprenticeship as baker, linz",
        "Brewing",
        "Apprenticeship"
    ));
}

#[test]
fn who_left_a_school_early_was_there() {
    let refused = |study: &str| {
        let school =
            json!({"institution": "University of Exeter", "area": "English", "studyType": study});
        let said = "never finished my first uni course (english, Exeter 2001-02)";
        let output = json!({"education": [school]});
        !compare(SectionKind::Education, &output, said, &[])
            .violations
            .is_empty()
    };
    assert!(!refused("Undergraduate study (unfinished)"));
    assert!(refused("Bachelor's degree"));
}

#[test]
fn what_a_code_stands_for_may_stand_behind_it() {
    let refused = |name: &str| {
        let output = json!({"certificates": [{"name": name}]});
        let said = "PA1 PA6 tickets 2016, german b1";
        !compare(SectionKind::Certificates, &output, said, &[])
            .violations
            .is_empty()
    };
    assert!(!refused("PA1, PA6 (pesticide spraying)"));
    assert!(refused("PA1, PA6 (passed with distinction)"));
    assert!(refused("German B1 (telc)"));
}

/// Whether a certificate of this name passes.
fn certifies(source: &str, name: &str) -> bool {
    let output = json!({"certificates": [{"name": name}]});
    compare(SectionKind::Certificates, &output, source, &[])
        .violations
        .is_empty()
}

#[test]
fn a_paper_of_another_kind_or_class_or_only_planned_is_not_the_users() {
    for (source, name) in [
        ("did the carpet cleaning one by Prochem", "Window Cleaning"),
        (
            "SIA door supervisor licence, feb 2022",
            "SIA Close Protection Licence",
        ),
        (
            "first aid at work, nov 2021. fire marshal i didnt get",
            "Fire Marshal",
        ),
        ("RSA certificate 2021. rcg no didnt do it", "RCG"),
        (
            "food hygiene level 2 2020 online, level 3 planned",
            "Food Hygiene Level 3",
        ),
        (
            "aws cloud practitioner 2022. solutions architect booked for may",
            "AWS Solutions Architect",
        ),
        (
            "coached girls handball, i have the C licence",
            "Handball A Licence",
        ),
        ("school bus driver. CDL B with S endorsement", "Class A CDL"),
    ] {
        assert!(!certifies(source, name), "{name} of: {source}");
    }
    for (source, name) in [
        (
            "SIA door supervisor licence, feb 2022",
            "SIA Door Supervisor Licence",
        ),
        ("school bus driver. CDL B with S endorsement", "Class B CDL"),
        (
            "food hygiene level 2 2020, level 3 planned",
            "Food Hygiene Level 2",
        ),
    ] {
        assert!(certifies(source, name), "{name} of: {source}");
    }
}

#[test]
fn a_text_keeps_the_level_of_a_paper_and_of_a_degree() {
    let told = |source: &str, text: &str| {
        let output = json!({"work": [{"summary": text}]});
        compare(SectionKind::Work, &output, source, &[])
            .violations
            .is_empty()
    };
    let scaffolder = "scaffolder at Apex. high risk licence intermediate";
    assert!(told(
        scaffolder,
        "Scaffolder with an intermediate high-risk licence"
    ));
    assert!(!told(
        scaffolder,
        "Scaffolder with an advanced high-risk licence"
    ));
    let app = "bachelor project: app for finding study rooms";
    assert!(told(
        app,
        "Bachelor's project, an app for finding study rooms"
    ));
    assert!(!told(
        app,
        "Master's project, an app for finding study rooms"
    ));
}

#[test]
fn who_left_without_a_degree_may_have_another() {
    let source = "Started law at Rijn University 2016, left after two years without degree, then nursing, finished bachelor 2022";
    let output = json!({"education": [
        {"area": "Nursing", "studyType": "Bachelor's Degree"},
        {"institution": "Rijn University", "area": "Law", "startDate": "2016", "endDate": "2018"},
    ]});
    let found = compare(SectionKind::Education, &output, source, &[]).violations;
    assert!(found.is_empty(), "{found:?}");
    let later = json!({"education": [{"institution": "Rijn University", "startDate": "2016", "endDate": "2019"}]});
    assert!(
        !compare(SectionKind::Education, &later, source, &[])
            .violations
            .is_empty()
    );
}

#[test]
fn a_language_keeps_its_own_level_and_limit() {
    let passes = |source: &str, language: &str, fluency: &str| {
        let output = json!({"languages": [{"language": language, "fluency": fluency}]});
        compare(SectionKind::Languages, &output, source, &[])
            .violations
            .is_empty()
    };
    for (source, language, fluency) in [
        (
            "tagalog mother tongue, japanese very basic can not read",
            "Japanese",
            "Very basic, cannot read",
        ),
        (
            "polish native, russian i only read, dont speak",
            "Russian",
            "Reading only",
        ),
        (
            "czech is my language, german from school",
            "Czech",
            "Native",
        ),
        (
            "bengali native english professional hindi basic",
            "English",
            "Professional",
        ),
    ] {
        assert!(passes(source, language, fluency), "{fluency} of: {source}");
    }
    for (source, language, fluency) in [
        (
            "english daily at work, portugese mother tongue",
            "English",
            "Native",
        ),
        (
            "bengali native english professional hindi basic",
            "English",
            "Native",
        ),
    ] {
        assert!(!passes(source, language, fluency), "{fluency} of: {source}");
    }
}
