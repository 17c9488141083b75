use super::super::compare;
use penstock_shared::domain::SectionKind;
use serde_json::json;

fn refused(source: &str, said: &str) -> bool {
    let output = json!({"work": [{"highlights": [said]}]});
    let kind = SectionKind::parse("work").expect("a section");
    !compare(kind, &output, source, &[]).violations.is_empty()
}

#[test]
fn what_was_done_instead_may_be_told() {
    let source = "library assistant. i didnt run the story time but helped set up";
    assert!(!refused(source, "Helped set up story time"));
    assert!(refused(source, "Ran the story time"));
    let source = "did not prepare the year end accounts, just helped the senior accountant";
    let helped = "Helped the senior accountant with year-end accounts";
    assert!(!refused(source, helped));
    assert!(refused(source, "Prepared the year-end accounts"));
    let source = "did not do interviews alone, sat in on them with the manager";
    assert!(!refused(source, "Sat in on interviews with the manager"));
    assert!(refused(source, "Conducted interviews independently"));
}

#[test]
fn what_there_was_once_is_not_denied() {
    let source = "bus driver, no fatal accidents, 1 minor injury in 9 years";
    assert!(refused(source, "Drove buses with no injuries in 9 years"));
    assert!(!refused(source, "Drove buses with no fatal accidents"));
    assert!(!refused(source, "Drove buses free of fatal accidents"));
}

#[test]
fn what_a_pronoun_stands_for_is_denied() {
    let source = "ran email campaigns. helped the agency with the paid ads, i didnt run them";
    assert!(refused(source, "Helped with the paid ads and ran them"));
    assert!(!refused(source, "Ran email campaigns"));
}

#[test]
fn two_words_denied_together_are_not_affirmed() {
    let source = "12 years in retail, want an office job. no office experience yet";
    assert!(refused(source, "Retail worker with office experience"));
    assert!(!refused(source, "Retail worker seeking an office job"));
}

#[test]
fn denials_of_other_languages_are_read() {
    let source =
        "Verkäuferin bei Schuhhaus Brandt, beratung und kasse. keine personalverantwortung";
    assert!(refused(
        source,
        "Beratung und Kasse mit Personalverantwortung"
    ));
    assert!(!refused(
        source,
        "Beratung und Kasse ohne Personalverantwortung"
    ));
    let source = "Camarero en el Bar Las Olas, 20 mesas en terraza. nunca en cocina";
    assert!(refused(source, "Camarero en terraza y cocina"));
    assert!(!refused(
        source,
        "Camarero en terraza, sin trabajar en cocina"
    ));
}

#[test]
fn what_is_not_wanted_is_not_sought() {
    let source = "lorry mechanic, 11 years. i dont want management";
    assert!(refused(source, "Lorry mechanic seeking a management role"));
    assert!(!refused(
        source,
        "Lorry mechanic not seeking a management role"
    ));
}

#[test]
fn a_deed_denied_of_one_thing_is_not_denied_of_another() {
    let source = "driver, 8 years without a speeding ticket. no night driving";
    assert!(!refused(
        source,
        "Drove for 8 years without a speeding ticket"
    ));
    assert!(refused(source, "Drove nights for 8 years"));
    let source = "waiter, 12 tables. i wasnt allowed to serve alcohol";
    assert!(!refused(source, "Served 12 tables, excluding alcohol"));
    assert!(refused(source, "Served alcohol at 12 tables"));
}

#[test]
fn what_changed_is_no_contradiction() {
    let source = "temp at first then permanent from 2020";
    assert!(!refused(source, "Temporary at first, permanent from 2020"));
    assert!(refused("temp contract only", "Permanent contract"));
    let source = "couldnt weld when i came but now i teach it";
    assert!(!refused(source, "Teaches welding"));
    let source = "i failed the theory test, passed second time in 2012";
    assert!(!refused(source, "Passed the theory test in 2012"));
}

#[test]
fn what_there_was_not_was_made() {
    let source = "there was no price list so i wrote one";
    assert!(!refused(source, "Wrote the price list"));
    assert!(refused("there was no price list", "Kept the price list"));
}

#[test]
fn an_exception_is_what_there_was() {
    let source = "nobody was hurt on my site, only one lad with a cut hand";
    let excepted = "Worked without injuries, apart from one cut hand";
    assert!(!refused(source, excepted));
    let source = "never touched the till except on Fridays";
    assert!(!refused(source, "Touched the till on Fridays only"));
    assert!(refused(
        "never touched the till",
        "Touched the till on Fridays"
    ));
}
