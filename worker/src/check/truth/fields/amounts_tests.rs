use serde_json::json;

use crate::check::truth::testing::{passes, text_passes as is_supported};
use penstock_shared::domain::SectionKind;

fn compare_each(cases: &[(&str, &str, &str)]) {
    for (source, right, wrong) in cases {
        assert!(is_supported(source, right), "{source:?}: {right:?}");
        assert!(!is_supported(source, wrong), "{source:?}: {wrong:?}");
    }
}

#[test]
fn a_range_shares_its_magnitude_and_makes_no_sum() {
    compare_each(&[
        (
            "turnover went from 2.4 to 3.1 million euro",
            "Turnover rose from €2.4 million to €3.1 million",
            "Turnover rose from €1.4 million to €3.1 million",
        ),
        (
            "from 4 to 11 thousand followers",
            "Grew from 4,000 to 11,000 followers",
            "Grew from 4,000 to 15,000 followers",
        ),
        (
            "sales were 430 in 2018 and 510 in 2021",
            "Sales grew from 430 in 2018 to 510 in 2021",
            "Sales grew from 430 in 2018 to 610 in 2021",
        ),
    ]);
}

#[test]
fn hours_have_the_half_of_the_day_that_the_words_around_them_give() {
    compare_each(&[
        (
            "opened up most mornings at 6",
            "Opened up most mornings at 6am",
            "Opened up most mornings at 6pm",
        ),
        (
            "start at 10 every night, finish at 7",
            "Worked nights from 10pm to 7am",
            "Worked nights from 11pm to 7am",
        ),
        (
            "open the pool at 5.30",
            "Open the pool at 5:30am",
            "Open the pool at 6:30am",
        ),
    ]);
}

#[test]
fn what_a_number_is_of_may_stand_in_a_sign_or_in_what_is_done() {
    compare_each(&[
        (
            "two freezers at -80",
            "Two -80°C freezers",
            "Two -20°C freezers",
        ),
        (
            "kept the fridge at 4C",
            "Fridge at 4 degrees",
            "Fridge at 8 degrees",
        ),
        (
            "filled 60 posts in 2022, nurses mostly",
            "Placed 60 people in 2022, mostly nurses",
            "Placed 90 people in 2022, mostly nurses",
        ),
        (
            "survey for the museum, 480 visitors filled it in",
            "Survey with 480 responses",
            "Survey with 840 responses",
        ),
        (
            "3 students, one of them got into grad school",
            "3 students; one mentee got into graduate school",
            "3 students; two mentees got into graduate school",
        ),
        (
            "metal checks every 30 mins",
            "Half-hourly metal checks",
            "Half-hourly checks of 5 metals",
        ),
        (
            "two shifts, 40 pairs a week",
            "Repaired 40 pairs of shoes a week over two shifts",
            "Repaired 40 pairs of shoes a day over two shifts",
        ),
        (
            "drove a 7.5 tonner",
            "Drove a 7.5-tonne vehicle",
            "Drove a 17.5-tonne vehicle",
        ),
        (
            "grant of 6,400 in total",
            "A grant of 6,400 in total",
            "A grant of 6,400 per year",
        ),
    ]);
    assert!(is_supported(
        "assembly, 3 shifts",
        "Assembly under a three-shift system"
    ));
    assert!(is_supported(
        "helped move to excel. 3 in my team",
        "Helped a team of 3 transition to Excel"
    ));
    assert!(is_supported(
        "12 months: 4 months shop floor, 4 buying, 4 finance",
        "Three four-month rotations: shop floor, buying, finance"
    ));
}

#[test]
fn the_same_number_of_something_else_is_refused() {
    compare_each(&[
        (
            "mechanic 22 years, last 8 as foreman",
            "Mechanic for 22 years, the last 8 as foreman",
            "Mechanic for 22 years, the first 8 as foreman",
        ),
        (
            "sales assistant two summers 2021 and 2022",
            "Sales assistant for two summers",
            "Sales assistant for two years",
        ),
        (
            "coached kids 8 to 12",
            "Coached children aged 8 to 12",
            "Coached children in groups of 8 to 12",
        ),
        (
            "look after 3 kids ages 2 5 and 9",
            "Look after three children aged 2, 5 and 9",
            "Look after five children aged 2, 5 and 9",
        ),
        (
            "look after 3 kids ages 2 and 9",
            "Look after children aged 2 and 9",
            "Look after children aged 3 and 9",
        ),
        (
            "shoe store, team of 12",
            "Shoe store with a team of 12",
            "Shoe store in a group of 12 stores",
        ),
        (
            "stock take twice a year",
            "Stocktake twice a year",
            "Stocktake four times a year",
        ),
    ]);
}

#[test]
fn ends_that_follow_from_a_length_are_the_users() {
    let law =
        |end: &str| json!({"education": [{"area": "Law", "startDate": "2016", "endDate": end}]});
    let said = "started law 2016, left after two years";
    assert!(passes(SectionKind::Education, said, &law("2018")));
    assert!(!passes(SectionKind::Education, said, &law("2019")));
    let picker = |start: &str, end: &str| {
        let output = json!({"work": [{"position": "Picker", "startDate": start, "endDate": end}]});
        passes(SectionKind::Work, "picker from oct to jan 2021-22", &output)
    };
    assert!(picker("2021-10", "2022-01"));
    assert!(!picker("2021-10", "2022-03"));
    let began = |start: &str| {
        let output = json!({"work": [{"position": "Picker", "startDate": start}]});
        passes(
            SectionKind::Work,
            "picker, two years from feb 2020",
            &output,
        )
    };
    assert!(began("2020-02"));
    assert!(!began("2018-02"));
}

#[test]
fn a_length_in_a_title_is_the_users() {
    let title = |text: &str| {
        let output = json!({"work": [{"position": text}]});
        passes(SectionKind::Work, "qa tester, contract 8 months", &output)
    };
    assert!(title("QA Tester (8-month contract)"));
    assert!(!title("QA Tester (8-week contract)"));
}

#[test]
fn amounts_are_read_as_people_put_them() {
    for (source, text, passes) in [
        // Kinds and parts of those that are counted.
        (
            "4 of us KPs at the hotel",
            "Worked with three other KPs at the hotel",
            true,
        ),
        (
            "4 of us KPs at the hotel",
            "Worked with five other KPs at the hotel",
            false,
        ),
        (
            "20 yrs in kitchens. ran the pass my last 5",
            "Ran the pass for the final five years of 20 in kitchens",
            true,
        ),
        (
            "12 yrs in fishing of which 5 abroad, some projects",
            "Fished for 12 years, with 5 projects abroad",
            false,
        ),
        (
            "one van, 4 depots",
            "Worked from one depot with a van",
            false,
        ),
        // Rates.
        (
            "bank desk, once in a month the vault, once a week the coins",
            "Counted the coins once a week and the vault once a month",
            true,
        ),
        (
            "nights on the ward, in charge about once in a month",
            "In charge of the ward about once a week",
            false,
        ),
        ("600 stitched in all", "600 stitched a month", false),
        (
            "i do maybe a quarter of the callouts",
            "Take about one in four of the callouts",
            true,
        ),
        (
            "i do maybe a quarter of the callouts",
            "Take about one in two of the callouts",
            false,
        ),
        // What stands behind a comma is done with nobody.
        (
            "second author of four, guide was last",
            "Second of four authors",
            true,
        ),
        // What a text lists itself.
        (
            "soaked at 2, 4, 8 hrs",
            "Soaked samples for three durations: 2, 4 and 8 hours",
            true,
        ),
        (
            "soaked at 2, 4, 8 hrs",
            "Soaked samples for five durations: 2, 4 and 8 hours",
            false,
        ),
        // What a bound is of.
        (
            "sign off up to £20k myself",
            "Approve spending within a £20k authority",
            true,
        ),
    ] {
        assert_eq!(
            is_supported(source, text),
            passes,
            "{text:?} from {source:?}"
        );
    }
}
