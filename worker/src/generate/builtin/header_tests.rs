//! Tests of header parsing.

use super::*;

type Expected = (
    Option<&'static str>,
    Option<&'static str>,
    Option<&'static str>,
    &'static str,
);

fn found(sentence: &str) -> (Option<String>, Option<String>, Option<String>, String) {
    let header =
        parse(sentence, Role::Employee).unwrap_or_else(|| panic!("no header in {sentence:?}"));
    (header.title, header.organisation, header.place, header.rest)
}

#[test]
fn roles_are_found_in_the_ways_people_tell_them() {
    let cases: &[(&str, Expected)] = &[
        (
            "i was a cashier at Lidl in Manchester from june 2019 to march 2021",
            (Some("Cashier"), Some("Lidl"), Some("Manchester"), ""),
        ),
        (
            "software engineer, Acme Corp, Jan 2020 - present",
            (Some("Software Engineer"), Some("Acme Corp"), None, ""),
        ),
        (
            "worked at tesco as shift manager since 2018",
            (Some("Shift Manager"), Some("Tesco"), None, ""),
        ),
        (
            "i worked at lidl and served customers",
            (None, Some("Lidl"), None, "served customers"),
        ),
        (
            "Acme Corp | Data Analyst | London, UK | 2019-2021",
            (
                Some("Data Analyst"),
                Some("Acme Corp"),
                Some("London, UK"),
                "",
            ),
        ),
        (
            "I work for Bank of America as a teller in Austin, TX",
            (
                Some("Teller"),
                Some("Bank of America"),
                Some("Austin, TX"),
                "",
            ),
        ),
        (
            "at Greggs i was a baker from 2015 to 2017",
            (Some("Baker"), Some("Greggs"), None, ""),
        ),
        (
            "before that i was a barista at costa for 3 years",
            (Some("Barista"), Some("Costa"), None, "for 3 years"),
        ),
        (
            "waiter at Nando's (2018 - 2019)",
            (Some("Waiter"), Some("Nando's"), None, ""),
        ),
        (
            "in june 2019 i joined Acme as a developer",
            (Some("Developer"), Some("Acme"), None, ""),
        ),
        (
            "i was head of sales at marks and spencer",
            (Some("Head of Sales"), Some("Marks and Spencer"), None, ""),
        ),
        (
            "i worked in Grimsby as a waiter",
            (Some("Waiter"), None, Some("Grimsby"), ""),
        ),
        (
            "i was a nursing assistant at Leeds General Infirmary where i helped patients wash",
            (
                Some("Nursing Assistant"),
                Some("Leeds General Infirmary"),
                None,
                "helped patients wash",
            ),
        ),
    ];
    for (sentence, (title, organisation, place, rest)) in cases {
        let (found_title, found_organisation, found_place, found_rest) = found(sentence);
        let rest_found = found_rest.replacen("i ", "", 1);
        assert_eq!(found_title.as_deref(), *title, "{sentence}");
        assert_eq!(found_organisation.as_deref(), *organisation, "{sentence}");
        assert_eq!(found_place.as_deref(), *place, "{sentence}");
        assert_eq!(rest_found, *rest, "{sentence}");
    }
}

#[test]
fn duties_are_no_headers() {
    for sentence in [
        "i managed a team of 5 people",
        "served customers, stocked shelves, 2019",
        "i worked with React and Node",
        "i was responsible for the till",
        "i was promoted to supervisor in 2020",
        "worked at scale",
        "i worked as part of a team of 8",
        "i was late at work",
        "stock control and cleaning",
    ] {
        assert_eq!(parse(sentence, Role::Employee), None, "{sentence}");
    }
}

#[test]
fn an_employer_without_a_name_is_described() {
    let header =
        parse("i was a baker at a small bakery in Leeds", Role::Employee).expect("a header");
    assert_eq!(header.description.as_deref(), Some("Small bakery"));
    assert_eq!(header.place.as_deref(), Some("Leeds"));
}

#[test]
fn a_role_that_began_or_goes_on_has_no_end() {
    for sentence in [
        "i joined Acme as a developer in june 2019",
        "i am a cashier at Lidl, june 2019",
    ] {
        let period = parse(sentence, Role::Employee).and_then(|header| header.period);
        let period = period.expect("a period");
        assert!(period.start.is_some() && period.end.is_none(), "{sentence}");
    }
}
