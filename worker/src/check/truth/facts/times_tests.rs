use crate::check::truth::testing::text_passes;

#[test]
fn an_amount_is_of_the_year_nearest_to_it() {
    for (source, text) in [
        (
            "9 breakdowns in 2016, and in 2018 it was only 4 breakdowns",
            "Brought breakdowns from 9 in 2016 to 4 in 2018",
        ),
        (
            "attendance 61% up to 84% between 2015 and 2018",
            "Raised attendance from 61% in 2015 to 84% in 2018",
        ),
    ] {
        assert!(text_passes(source, text), "{source:?}: {text:?}");
    }
    assert!(!text_passes(
        "38 sales in 2018, 52 sales in 2019",
        "Made 38 sales in 2019"
    ));
}

#[test]
fn what_no_comma_parts_from_a_date_tells_of_what_it_is() {
    let source = "Physio with MSc (Hons) from Ghent 2011 and nine years in hospitals. I chartered with the guild in 2020.";
    assert!(text_passes(
        source,
        "Physio, MSc (Hons), chartered with the guild since 2020, with nine years in hospitals"
    ));
}

#[test]
fn prices_are_no_months() {
    assert!(text_passes(
        "cost per meal was 4.20 euro and I got it to 3.60",
        "Lowered the cost per meal from 4.20 to 3.60 euro"
    ));
}

#[test]
fn how_often_may_follow_from_what_is_counted() {
    for (source, text) in [
        (
            "full time 38h at the depot",
            "Worked 38 hours a week at the depot",
        ),
        (
            "packing 42-48 hrs, got my class C licence",
            "Packed for 42 to 48 hours a week",
        ),
        (
            "seasonal at the orchard, loading crates",
            "Loaded crates each season",
        ),
        (
            "kept the log, did rounds twice a week",
            "Kept the log as part of daily depot duties",
        ),
    ] {
        assert!(text_passes(source, text), "{source:?}: {text:?}");
    }
}
