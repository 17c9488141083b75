use crate::check::truth::testing::text_passes;

#[test]
fn what_is_counted_has_no_kind_that_the_user_does_not_say() {
    const COUNTED: [&str; 4] = ["clients", "patients", "projects", "machines"];
    const KINDS: [&str; 5] = ["large", "corporate", "luxury", "complex", "elderly"];
    for noun in COUNTED {
        for source in [
            format!("assistant, looked after 9 {noun}"),
            format!("Assistant at Bay Ltd. 9 {noun} to look after."),
        ] {
            for kind in KINDS {
                let (plain, other) = (
                    format!("Looked after 9 {noun}"),
                    format!("Looked after 9 {kind} {noun}"),
                );
                assert!(text_passes(&source, &plain), "{plain:?} from {source:?}");
                assert!(!text_passes(&source, &other), "{other:?} from {source:?}");
                let said = source.replace(noun, &format!("{kind} {noun}"));
                assert!(text_passes(&said, &other), "{other:?} from {said:?}");
            }
        }
    }
}

#[test]
fn a_kind_may_be_told_by_another_word_for_it() {
    for (source, text) in [
        ("looked after 9 big clients", "Looked after 9 large clients"),
        ("3 tours abroad, japan and austria", "Three foreign tours"),
        (
            "9 pensioners to look after",
            "Looked after 9 elderly people",
        ),
    ] {
        assert!(text_passes(source, text), "{text:?} from {source:?}");
    }
}

#[test]
fn people_are_no_managers_no_crews_and_volunteers_no_staff() {
    for source in [
        "cook in a team of 8 people",
        "cook. we were 8 people in the team",
    ] {
        assert!(
            text_passes(source, "Worked in a team of 8 people"),
            "{source}"
        );
        for text in ["Worked in a team of 8 managers", "Worked with 8 crews"] {
            assert!(!text_passes(source, text), "{text:?} from {source:?}");
        }
    }
    assert!(!text_passes("with 8 volunteers", "Worked with 8 employees"));
}

#[test]
fn two_words_for_one_thing_are_two_things_to_who_counts_both() {
    let source = "6 articles and 15 posts a month";
    assert!(text_passes(source, "Wrote 6 articles and 15 posts a month"));
    assert!(!text_passes(
        source,
        "Wrote 15 articles and 6 posts a month"
    ));
}

#[test]
fn the_number_of_a_band_or_room_counts_nobody() {
    for place in ["band 5", "room 5", "unit 5"] {
        for role in ["nurse", "driver"] {
            let source = format!("{role} at bay ltd, {place}");
            for text in [
                "Supported 5 people",
                "Supported 5 staff",
                "Supported 5 clients",
            ] {
                assert!(!text_passes(&source, text), "{text:?} from {source:?}");
            }
        }
    }
}
