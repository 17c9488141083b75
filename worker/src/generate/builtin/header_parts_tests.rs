use super::*;

/// Title, employer, place, beginning and end, and what else the sentence says.
fn read(sentence: &str) -> [String; 6] {
    let header = parse(sentence, Role::Employee).unwrap_or_default();
    let employer = header.organisation.or(header.description);
    let date = |date: Option<crate::english::dates::Date>| {
        date.map(crate::english::dates::Date::iso)
            .unwrap_or_default()
    };
    let (start, end) = header
        .period
        .map_or((None, None), |period| (period.start, period.end));
    [
        header.title.unwrap_or_default(),
        employer.unwrap_or_default(),
        header.place.unwrap_or_default(),
        date(start),
        date(end),
        header.rest,
    ]
}

#[test]
fn a_sentence_without_a_pattern_is_read_part_by_part() {
    for (sentence, expected) in [
        (
            "stock controller Ambrose Tiles Leeds, nights, march 2016 - may 2019, counted pallets",
            [
                "Stock Controller",
                "Ambrose Tiles",
                "Leeds",
                "2016-03",
                "2019-05",
                "counted pallets",
            ],
        ),
        (
            "IT support at Fernhill College in Nairobi since 2018",
            ["IT Support", "Fernhill College", "Nairobi", "2018", "", ""],
        ),
        (
            "cook in restaurant La Paloma, Lisbon, 2014 -> 2016",
            ["Cook", "La Paloma", "Lisbon", "2014", "2016", ""],
        ),
        (
            "analyst at a consultancy called Brightmere, pune, 2019 july to 2021 march",
            ["Analyst", "Brightmere", "Pune", "2019-07", "2021-03", ""],
        ),
        (
            "nurse on the cardiac ward at St Olaf hospital bergen, 2012-2015",
            ["Nurse", "St Olaf Hospital", "Bergen", "2012", "2015", ""],
        ),
        (
            "freelance translator since 2015",
            ["Translator", "Freelance", "", "2015", "", ""],
        ),
        (
            "plumber self employed in Leeds since 2011, boilers and bathrooms",
            [
                "Plumber",
                "Self employed",
                "Leeds",
                "2011",
                "",
                "boilers and bathrooms",
            ],
        ),
        (
            "researcher at the department of transport, january to june 2022, wrote reports",
            [
                "Researcher",
                "Department of Transport",
                "",
                "2022-01",
                "2022-06",
                "wrote reports",
            ],
        ),
    ] {
        assert_eq!(read(sentence), expected.map(str::to_owned), "{sentence}");
    }
}

#[test]
fn deeds_and_what_is_taken_back_are_no_header() {
    for sentence in [
        "served 40 guests a night and closed the till",
        "Sous chef? no, chef de partie at Hotel Marlow since 2016",
        "won the regional prize in 2019",
        "worked hard, learned a lot",
    ] {
        assert_eq!(parse(sentence, Role::Employee), None, "{sentence}");
    }
}

#[test]
fn the_date_of_a_deed_is_not_that_of_the_role() {
    let header = parse(
        "sales rep at Omnimark, got to 105% of quota in 2021",
        Role::Employee,
    );
    let header = header.expect("title and employer are named");
    assert_eq!(header.period, None);
    assert_eq!(header.rest, "got to 105% of quota in 2021");
}
