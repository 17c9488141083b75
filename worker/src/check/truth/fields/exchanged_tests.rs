use crate::check::truth::testing::text_passes as is_supported;

#[test]
fn what_stands_at_the_same_spot_is_the_users() {
    for (source, right, wrong) in [
        (
            "a levels: maths A, physics B",
            "Maths A, Physics B",
            "Maths A, Physics A*",
        ),
        (
            "erasmus semester in Porto",
            "Erasmus semester in Porto",
            "Erasmus year in Porto",
        ),
        ("open rates rose", "Open rates rose", "Click rates rose"),
        ("part time msc", "Part-time MSc", "Full-time MSc"),
        (
            "2nd place out of 31",
            "Placed second out of 31",
            "Placed first out of 31",
        ),
        (
            "45 apartments built",
            "45 apartments built",
            "45 apartment blocks built",
        ),
        (
            "about 100 pupils in total",
            "About 100 pupils in total",
            "About 100 pupils each",
        ),
        (
            "tickets closed within 2 hrs",
            "Tickets closed within two hours",
            "Tickets closed within the day",
        ),
        (
            "a third of our guests were german",
            "A third of the guests were German",
            "Half of the guests were German",
        ),
        ("marshal at km 32", "Marshal at km 32", "Marshal at mile 32"),
        (
            "volunteer weekends at the sanctuary",
            "Volunteer at weekends at the sanctuary",
            "Volunteer in the evenings at the sanctuary",
        ),
        (
            "hiking in the Tatras every summer",
            "Hiking in the Tatras every summer",
            "Hiking in the Tatras every winter",
        ),
        (
            "12 hr night shifts",
            "12-hour night shifts",
            "12-hour day shifts",
        ),
        (
            "county bronze 2014",
            "County bronze in 2014",
            "County gold in 2014",
        ),
        (
            "passed spanish b1",
            "Passed Spanish B1",
            "Passed Spanish B2",
        ),
        (
            "orchestra, 2nd violin",
            "Second violin in an orchestra",
            "First violin in an orchestra",
        ),
        (
            "gcse maths 7, english 6, physics 8",
            "Maths (7), English (6), Physics (8)",
            "Maths (7), English (8), Physics (8)",
        ),
        (
            "exchange in Ghent one semester",
            "Exchange semester in Ghent",
            "Exchange year in Ghent",
        ),
        (
            "13 yrs in sales, 5 as team lead",
            "13 years in sales",
            "18 years in sales",
        ),
    ] {
        assert!(is_supported(source, right), "{source:?}: {right:?}");
        assert!(!is_supported(source, wrong), "{source:?}: {wrong:?}");
    }
    // What was not reached may be said, and a rung of the user's own that only stands there too.
    assert!(is_supported(
        "2nd place, not 1st",
        "Second place, not 1st place"
    ));
    assert!(is_supported(
        "won first prize, then second",
        "Won first prize"
    ));
    assert!(is_supported("school term and summer term", "Summer term"));
}

#[test]
fn a_second_one_leaves_room_for_a_first() {
    use crate::check::truth::testing::text_passes;
    assert!(text_passes(
        "residency in Lund, then a second residency in Umeå",
        "Completed a first residency in Lund"
    ));
    assert!(!text_passes("played second horn", "Played first horn"));
}
