use crate::check::truth::testing::text_passes;

const NOTES: &[&str] = &[
    "Worked at Bay Trading since 2019. I packed orders. ",
    "porter, 2 years at harbour ltd, i moved beds, ",
];

#[test]
fn what_is_yet_to_come_was_not_reached() {
    let exams = [
        "the CCNA exam",
        "my driving test",
        "the NVQ",
        "first aid at work",
    ];
    let plans = [
        "I am doing {t} next year",
        "planning to do {t}",
        "I want to do {t}",
        "going to take {t} in the spring",
        "I will sit {t} next month",
        "halfway through {t}",
        "still studying for {t}",
        "working towards {t}",
        "still have to pass {t}",
    ];
    for note in NOTES {
        for exam in exams {
            let bare = exam.trim_start_matches("the ").trim_start_matches("my ");
            for plan in plans {
                let said = format!("{note}{}.", plan.replace("{t}", exam));
                for reached in ["Passed {t}", "Completed {t}", "Obtained {t}"] {
                    let claim = reached.replace("{t}", bare);
                    assert!(!text_passes(&said, &claim), "{claim:?} of {said:?}");
                }
            }
            let said = format!("{note}I passed {exam}.");
            assert!(text_passes(&said, &format!("Passed {bare}")), "{said:?}");
            assert!(!text_passes(&said, &format!("Failed {bare}")), "{said:?}");
        }
    }
}

#[test]
fn what_is_sought_and_what_was_done_is_not_denied() {
    for note in NOTES {
        for work in ["part time work", "office work", "permanent work"] {
            let said = format!("{note}I am looking for {work}.");
            for denial in [
                "Not available for",
                "Unavailable for",
                "Available for any work except",
            ] {
                let claim = format!("{denial} {work}");
                assert!(!text_passes(&said, &claim), "{claim:?} of {said:?}");
            }
            assert!(text_passes(&said, &format!("Seeking {work}")), "{said:?}");
            for refused in ["not looking for", "no", "can't do"] {
                let said = format!("{note}{refused} {work}.");
                let claim = format!("Seeking {work}");
                assert!(!text_passes(&said, &claim), "{claim:?} of {said:?}");
            }
        }
        for (did, doing) in [
            ("wrote reports", "writing reports"),
            ("drove the forklift", "driving the forklift"),
        ] {
            let said = format!("{note}I also {did}.");
            for denial in ["No experience of", "No involvement in"] {
                let claim = format!("{denial} {doing}");
                assert!(!text_passes(&said, &claim), "{claim:?} of {said:?}");
            }
        }
    }
}
