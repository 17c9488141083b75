use penstock_shared::domain::SectionKind;
use serde_json::{Value, json};

use crate::check::truth::{ViolationKind, compare};

/// What a section lost of these words, with its kind.
fn lost(section: SectionKind, source: &str, entry: &Value) -> Vec<(ViolationKind, String)> {
    let output = json!({section.as_str(): [entry]});
    let lost = compare(section, &output, source, &[]).lost;
    lost.into_iter()
        .map(|fact| (fact.kind, fact.text))
        .collect()
}

#[test]
fn an_employer_is_found_missing_however_the_user_puts_it() {
    for (source, name) in [
        ("waiter at Bella Vista in Leeds 2019", "Bella Vista"),
        (
            "data engineer Harrow Lane Analytics, toronto, feb 2019 to oct 2022",
            "Harrow Lane Analytics",
        ),
        (
            "bricklayer w/ Hennessy & Sons, Limerick, 2008-2013",
            "Hennessy & Sons",
        ),
        ("account executive @ Nordvik (oslo), selling erp", "Nordvik"),
        (
            "Painter, worked with my dad (Rourke Decorators, Glasgow)",
            "Rourke Decorators",
        ),
    ] {
        let entry = json!({"position": "Employee", "startDate": "2019", "endDate": "2022"});
        let found = lost(SectionKind::Work, source, &entry);
        assert!(
            found.contains(&(ViolationKind::Name, name.to_owned())),
            "{source}: {found:?}"
        );
        let kept = json!({"name": name, "startDate": "2019", "endDate": "2022"});
        let found = lost(SectionKind::Work, source, &kept);
        assert!(
            found.iter().all(|(kind, _)| *kind != ViolationKind::Name),
            "{source}: {found:?}"
        );
    }
}

#[test]
fn no_employer_is_a_place_a_tool_a_language_or_who_did_something_else() {
    for source in [
        "cook in Lisbon, Portugal and then in Porto",
        "wrote it in Python and Excel, spoke French with guests",
        "Washed pots. Peeled potatoes. Mainly mornings",
        "i did the writing, Craig did the drawings",
        "hello, i am Piotr and I've built houses – Present",
        "trained in MIG and TIG, worked for a Lidl-like shop",
    ] {
        let found = lost(SectionKind::Work, source, &json!({"position": "Employee"}));
        assert_eq!(found, [], "{source}");
    }
}

#[test]
fn numbers_are_kept_in_another_form_or_by_the_dates() {
    for (source, entry) in [
        (
            "3 yrs, 2017 to 2020, laid out 12 pages",
            json!({"startDate": "2017", "endDate": "2020", "highlights": ["Laid out twelve pages"]}),
        ),
        (
            "stood in for my boss for 1 month",
            json!({"highlights": ["Stood in for the boss for a month"]}),
        ),
        (
            "i was 1 of 3 admins",
            json!({"highlights": ["One of three admins"]}),
        ),
    ] {
        assert_eq!(lost(SectionKind::Work, source, &entry), [], "{source}");
    }
    let entry = json!({"highlights": ["Raised output by 2.5 %"]});
    let found = lost(SectionKind::Work, "sold 5 cars, output up 2.5 %", &entry);
    assert_eq!(found, [(ViolationKind::Number, "5 cars".to_owned())]);
    let entry = json!({"highlights": ["Laid out pages"]});
    let found = lost(SectionKind::Work, "laid out 12 pages a day", &entry);
    assert_eq!(found, [(ViolationKind::Number, "12 pages".to_owned())]);
}

#[test]
fn a_list_of_skills_has_no_place_for_where_and_when() {
    let entry = json!({"name": "Clinical", "keywords": ["Phlebotomy"]});
    let source = "phlebotomy, trained at Holm Hospital 2021";
    assert_eq!(lost(SectionKind::Skills, source, &entry), []);
}

#[test]
fn a_degree_is_found_missing_by_its_initials() {
    let entry = json!({"institution": "Porto", "area": "Sociology"});
    let found = lost(SectionKind::Education, "MA sociology, porto", &entry);
    assert_eq!(found, [(ViolationKind::Credential, "MA".to_owned())]);
    let entry = json!({"studyType": "Associate", "area": "Nursing"});
    let found = lost(
        SectionKind::Education,
        "associate degree in nursing",
        &entry,
    );
    assert_eq!(found, []);
}

#[test]
fn age_pay_and_what_is_to_be_left_out_are_not_missed() {
    let entry = json!({"name": "Corner shop", "position": "Cashier"});
    for source in [
        "im 47, cashier at a corner shop",
        "cashier at a corner shop, left at 39 because we moved",
        "cashier at a corner shop. salary was 18k",
        "cashier at a corner shop, $14/hr",
        "cashier at a corner shop. please leave out 2009",
        "Third, cashier at a corner shop",
        "cashier at a corner shop with one colleague, Noor, who trained me",
        "cashier at a corner shop. Now I'm looking",
    ] {
        assert_eq!(lost(SectionKind::Work, source, &entry), [], "{source}");
    }
    let found = lost(SectionKind::Work, "cashier, 39 shifts, in 2009", &entry);
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn a_number_is_kept_with_another_space_and_a_name_without_what_opens_the_sentence() {
    let entry = json!({"name": "Harbour Inn", "highlights": ["Best of 800 m", "FY 21-22"]});
    let source = "First Harbour Inn, ran the 800m. audit FY 21-22";
    assert_eq!(lost(SectionKind::Work, source, &entry), []);
}

#[test]
fn an_employer_is_found_missing_in_small_letters_where_the_entry_has_none() {
    for (source, name) in [
        (
            "hgv driver for norbert hauge logistics since march 2018",
            "Norbert Hauge Logistics",
        ),
        ("pharmacy technician at walgreens in mesa", "Walgreens"),
        (
            "summer intern at brightwell insurance",
            "Brightwell Insurance",
        ),
        ("waiter at the Royal Oak in Leeds", "Royal Oak"),
        ("lawyer, Lindqvist Aho, Helsinki", "Lindqvist Aho"),
    ] {
        let entry = json!({"position": "Employee", "startDate": "2018-03"});
        let found = lost(SectionKind::Work, source, &entry);
        assert_eq!(found, [(ViolationKind::Name, name.to_owned())], "{source}");
    }
    let entry = json!({"name": "Brightwell", "position": "Intern"});
    let source = "summer intern at brightwell insurance";
    assert_eq!(lost(SectionKind::Work, source, &entry), []);
    // Whoever looks after the kids of a school has no employer of that name.
    let entry = json!({"position": "Treasurer"});
    let source = "treasurer for my kids school";
    assert_eq!(lost(SectionKind::Volunteer, source, &entry), []);
}

#[test]
fn what_was_studied_is_found_missing_with_the_degree() {
    let source = "bsc biology university of leeds 2014 to 2017";
    let dates = json!({"startDate": "2014", "endDate": "2017"});
    let found = lost(SectionKind::Education, source, &dates);
    let texts: Vec<&str> = found.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(texts, ["bsc", "University of Leeds", "Biology"]);
    let entry = json!({"institution": "Uni Leeds", "studyType": "Bachelor of Science", "area": "Biology",
        "startDate": "2014", "endDate": "2017"});
    assert_eq!(lost(SectionKind::Education, source, &entry), []);
}
