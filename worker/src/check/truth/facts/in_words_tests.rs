use serde_json::{Value, json};

use crate::check::truth::compare;
use penstock_shared::domain::SectionKind;

fn is_supported(source: &str, text: &str) -> bool {
    of_section(source, &json!({"work": [{"highlights": [text]}]}))
}

fn of_section(source: &str, output: &Value) -> bool {
    compare(SectionKind::Work, output, source, &[])
        .violations
        .is_empty()
}

fn supports(supported: &[(&str, &str)], unsupported: &[(&str, &str)]) {
    for (source, text) in supported {
        assert!(is_supported(source, text), "{source:?}: {text:?}");
    }
    for (source, text) in unsupported {
        assert!(!is_supported(source, text), "{source:?}: {text:?}");
    }
}

#[test]
fn amounts_stand_in_words_that_are_no_numbers() {
    supports(
        &[
            ("helped with the fete both years", "Helped with two fetes"),
            (
                "9 yrs driving, 3 abroad, rest regional",
                "Nine years of driving: three abroad and six regional",
            ),
            ("was number 2 in sales", "Ranked second in sales"),
            (
                "always with a 2nd nurse",
                "Always worked with a second nurse",
            ),
            (
                "one of the run directors (we are 6)",
                "One of six run directors",
            ),
            (
                "took 7 weeks instead of 9",
                "Took seven weeks instead of the planned nine",
            ),
        ],
        &[
            ("helped with the fete both years", "Helped with three fetes"),
            (
                "9 yrs driving, 3 abroad, rest regional",
                "Nine years of driving: three abroad and five regional",
            ),
            ("was number 2 in sales", "Ranked third in sales"),
            ("took 7 weeks instead of 9", "Took nine weeks"),
            ("in my second year", "In the second month"),
        ],
    );
}

#[test]
fn what_comes_weekly_does_so_whatever_stands_beside_the_amount() {
    supports(
        &[
            (
                "every saturday since 2021, sorting and handing out boxes to abt 150 families",
                "Handed out boxes to about 150 families every Saturday",
            ),
            (
                "help every saturday, pack about 60 parcels a morning",
                "Pack about 60 parcels each morning",
            ),
            (
                "tuesdays, about 22 cubs an evening",
                "About 22 cubs every Tuesday evening",
            ),
            (
                "library desk, 20 hrs",
                "Worked 20 hours a week at the library desk",
            ),
            (
                "night shift, 50 alerts a night",
                "Handled 50 alerts per shift on the night shift",
            ),
        ],
        &[
            (
                "library desk, 20 hrs",
                "Worked 20 hours a month at the library desk",
            ),
            ("training course, 20 hrs", "Trained for 20 hours a week"),
            (
                "order stock twice a week, stocktake once a month",
                "Stocktake once a week",
            ),
        ],
    );
}

#[test]
fn shifts_words_in_one_and_amounts_are_read_as_people_write_them() {
    supports(
        &[
            ("night shift 4x10", "Worked four 10-hour night shifts"),
            ("saved 1,8 mln eur", "Saved EUR 1.8 million"),
            ("churn from 14% down to 9", "Reduced churn from 14% to 9%"),
            (
                "with 3 coauthors from Uni Oulu",
                "With three University of Oulu co-authors",
            ),
            (
                "files, around 55 open at once",
                "Around 55 concurrent files",
            ),
            ("3 on site visits", "Three on-site visits"),
            (
                "2 ILS maintained",
                "Maintained two instrument landing systems",
            ),
            ("scrap minus 15%", "Scrap fell by 15%"),
            ("ipads, 2 3 a wk", "Two to three iPads a week"),
            ("2.30 - 10.30 pm shift", "Eight-hour shift"),
        ],
        &[
            ("night shift 4x10", "Worked four 12-hour night shifts"),
            ("saved 1,8 mln eur", "Saved EUR 8.1 million"),
            ("churn from 14% down to 9", "Reduced churn from 14% to 8%"),
            (
                "files, around 55 open at once",
                "Around 65 concurrent files",
            ),
        ],
    );
}

#[test]
fn dates_are_given_in_short_by_a_name_or_in_parts() {
    let lasted = |source: &str, start: &str, end: &str| {
        of_section(
            source,
            &json!({"work": [{"startDate": start, "endDate": end}]}),
        )
    };
    assert!(lasted("apprentice 98-02 at Kray", "1998", "2002"));
    assert!(!lasted("apprentice 98-02 at Kray", "1998", "2003"));
    assert!(!lasted("coached kids 11-14", "2011", "2014"));
    assert!(lasted("forklift driver 19 till 22, nights", "2019", "2022"));
    let dated =
        |source: &str, date: &str| of_section(source, &json!({"work": [{"startDate": date}]}));
    assert!(dated("decorator, self employed 07-now", "2007"));
    assert!(dated("2017 line cook, 2019 sous", "2019"));
    assert!(dated("spring 2020 issue i think april", "2020-04"));
    assert!(dated("submitted jan 2024, viva in april", "2024-04"));
    assert!(!dated("spring 2020 issue i think april", "2020-06"));
    assert!(!dated("2 years, finished dec 2016", "2018-12"));
}

#[test]
fn people_may_be_told_by_how_many_of_them_are_named() {
    supports(
        &[
            (
                "Ilse and Marko did the wiring, I did the case",
                "Built the case; two teammates did the wiring",
            ),
            (
                "ran the stall with Ilse, Marko and Nora",
                "Ran the stall with three colleagues",
            ),
        ],
        &[(
            "ran the stall with Ilse, Marko and Nora",
            "Ran the stall with six colleagues",
        )],
    );
}

#[test]
fn a_position_is_a_place_and_a_day_in_figures_is_one_of_its_month() {
    supports(
        &[
            ("we got position 3 in the quiz", "Placed third in the quiz"),
            ("permit runs to 30.11.", "Permit valid until 30 November"),
        ],
        &[("we got position 3 in the quiz", "Placed second in the quiz")],
    );
}
