use serde_json::{Value, json};

use crate::check::truth::compare;
use penstock_shared::domain::SectionKind;

fn is_supported(source: &str, text: &str) -> bool {
    of_section(
        source,
        &json!({"work": [{"highlights": [text]}]}),
        SectionKind::Work,
    )
}

fn of_section(source: &str, output: &Value, section: SectionKind) -> bool {
    compare(section, output, source, &[]).violations.is_empty()
}

#[test]
fn what_a_number_leaves_unsaid_may_be_said() {
    for (source, text) in [
        ("trained 5", "Trained five colleagues"),
        ("onboarded 25 in 2022", "Onboarded 25 new hires in 2022"),
        ("10 pat. per day", "10 patients per day"),
        ("worked with 5 drs", "Worked with five doctors"),
        (
            "wrote it, 2 others reviewed",
            "Wrote it, with two reviewers",
        ),
        (
            "wrote a paper w 3 others",
            "Wrote a paper, one of four authors",
        ),
        (
            "55 smb accounts",
            "55 small and mid-sized business accounts",
        ),
        ("40 b2b accounts", "40 business-to-business accounts"),
        (
            "windows 10 rollout to 600 pcs",
            "Contributed to a Windows 10 deployment on 600 PCs",
        ),
    ] {
        assert!(is_supported(source, text), "{source:?}: {text:?}");
    }
    for (source, text) in [
        ("trained 5", "Trained five sites"),
        ("shop supervisor, managed 6", "Managed six shops"),
        (
            "55 smb accounts",
            "55 small and mid-sized business branches",
        ),
        ("managed 6", "Managed six crews"),
    ] {
        assert!(!is_supported(source, text), "{source:?}: {text:?}");
    }
}

#[test]
fn the_first_of_two_times_is_no_rank() {
    let award = |source: &str, summary: &str| {
        of_section(
            source,
            &json!({"awards": [{"summary": summary}]}),
            SectionKind::Awards,
        )
    };
    assert!(award("won the chess cup twice", "First of two wins"));
    assert!(!award("came 3rd of 24", "First of 24"));
    assert!(!award("won the chess cup twice", "First of three wins"));
}

#[test]
fn another_kind_of_the_same_thing_is_another_thing() {
    for (source, text) in [
        ("70 inbound calls a day", "70 outbound calls a day"),
        ("18 retail accounts", "18 wholesale accounts"),
        ("5 night nurses", "Five day nurses"),
        ("email click rate 6%", "Email open rate of 6%"),
        ("worked in a crew of 14", "Worked in 14 crews"),
        (
            "on a 12 storey residential tower",
            "On a 12-tower residential complex",
        ),
        ("at a 3 floor school building", "At three school buildings"),
        (
            "rain barrel monitor, 8 units sold",
            "Rain barrel monitor, 8 barrels sold",
        ),
    ] {
        assert!(!is_supported(source, text), "{source:?}: {text:?}");
    }
    for (source, text) in [
        ("70 inbound calls a day", "70 calls a day"),
        ("worked in a crew of 14", "Worked in a fourteen-person crew"),
        ("4 night shifts", "Four overnight shifts"),
        ("12 storey tower", "12-storey tower"),
    ] {
        assert!(is_supported(source, text), "{source:?}: {text:?}");
    }
}

#[test]
fn hours_come_back_with_their_day() {
    for (source, text) in [
        (
            "shelter every saturday since 2021, walk dogs, clean kennels, about 4 hours",
            "Walk dogs for about 4 hours every Saturday",
        ),
        (
            "litter pick first saturday of the month",
            "Monthly litter pick",
        ),
        (
            "read to kids each thursday, one hour",
            "Read to children for about an hour each Thursday",
        ),
    ] {
        assert!(is_supported(source, text), "{source:?}: {text:?}");
    }
}

#[test]
fn two_digits_behind_a_year_end_it_and_a_promotion_parts_it() {
    let period = |source: &str, start: &str, end: &str| {
        let job = json!({"work": [{"startDate": start, "endDate": end}]});
        of_section(source, &job, SectionKind::Work)
    };
    assert!(period("barman 2019 to 21", "2019", "2021"));
    assert!(period("ferry steward from 1997 to 03", "1997", "2003"));
    assert!(!period("opened in 2019 - 25 seats", "2019", "2025"));
    let promoted = "housekeeper 2016-2019. got made supervisor in 2018";
    assert!(period(promoted, "2016", "2018"));
    let course = "cook 2016 to 2022, a pastry course in 2019";
    assert!(!period(course, "2016", "2019"));
    assert!(is_supported(
        "scholarship 2000 euro",
        "Scholarship of €2,000"
    ));
}

#[test]
fn what_something_is_made_up_of_and_whom_it_is_for_goes_without_saying() {
    use crate::check::truth::testing::text_passes;
    for (source, text) in [
        (
            "glazed tiles in lots of 40",
            "Glazed tiles in lots of 40 pieces",
        ),
        (
            "cooked lunch for 80, twice a week",
            "Cooked lunch for 80 guests twice a week",
        ),
        (
            "ran 6 drills for 8-12 each",
            "Ran 6 drills for 8 to 12 participants each",
        ),
        (
            "class sizes 18 to 26",
            "Taught classes of 18 to 26 students",
        ),
        (
            "11 brickies on the job",
            "Worked on a job with 11 bricklayers",
        ),
        ("served 9k qps", "Served 9k queries per second"),
        (
            "got the DSM x2",
            "Received 2 Distinguished Service Medals (DSM)",
        ),
        (
            "24 swimmers, 9 reached the final",
            "Coached 9 swimmers who reached the final",
        ),
    ] {
        assert!(text_passes(source, text), "{source:?}: {text:?}");
    }
    for (source, text) in [
        (
            "cooked lunch for 80, twice a week",
            "Cooked 80 lunches twice a month",
        ),
        ("served 9k qps", "Served 9k queries per minute"),
        (
            "24 swimmers, 9 reached the final",
            "Coached 9 teams that reached the final",
        ),
    ] {
        assert!(!text_passes(source, text), "{source:?}: {text:?}");
    }
}
