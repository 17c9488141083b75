use crate::check::truth::testing::text_passes as is_supported;

#[test]
fn a_part_is_not_the_whole() {
    for (source, right, wrong) in [
        (
            "trained 5 apprentices, two of them passed first time",
            "Trained 5 apprentices, two of whom passed first time",
            "Trained 5 apprentices, all of whom passed first time",
        ),
        (
            "helped on 3 pitches, we won one",
            "Helped on 3 pitches, one of which was won",
            "Helped on 3 pitches, all of which were won",
        ),
        (
            "on call every fourth week for the lifts",
            "On call for the lifts every fourth week",
            "On call for the lifts every week",
        ),
        (
            "opened the pool most weekdays",
            "Opened the pool on most weekdays",
            "Opened the pool every weekday",
        ),
        (
            "company paid half of my diploma in logistics",
            "Company paid half of the diploma in logistics",
            "Company paid the full diploma in logistics",
        ),
        (
            "cut the print costs by a third",
            "Cut print costs by a third",
            "Cut print costs by a quarter",
        ),
        (
            "ran 3 half marathons",
            "Ran 3 half marathons",
            "Ran 3 full marathons",
        ),
    ] {
        assert!(is_supported(source, right), "{source:?}: {right:?}");
        assert!(!is_supported(source, wrong), "{source:?}: {wrong:?}");
    }
}

#[test]
fn what_was_done_each_time_may_be_told_of_all() {
    for (source, text) in [
        ("i do the rota every week", "Prepared the rota every week"),
        (
            "met every two weeks, all 3 of them passed",
            "All of whom passed, 3 in number",
        ),
        (
            "errors fell to one and a half percent",
            "Errors fell to 1.5 percent",
        ),
    ] {
        assert!(is_supported(source, text), "{source:?}: {text:?}");
    }
}
