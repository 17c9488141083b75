use crate::check::truth::testing::text_passes;

#[test]
fn what_another_holds_may_be_told_as_theirs() {
    let source =
        "sprayed orchards with a knapsack. no pesticide licence, worked under the manager's";
    assert!(text_passes(
        source,
        "Sprayed orchards under the manager's pesticide licence"
    ));
    assert!(!text_passes(
        source,
        "Sprayed orchards with a pesticide licence"
    ));
    assert!(!text_passes(
        source,
        "Worked under the manager's eye, with a pesticide licence"
    ));
}

#[test]
fn who_is_trained_is_no_trainer() {
    let source = "not a trainer yet. did first aid and lifeguard courses";
    assert!(text_passes(source, "Trained in first aid"));
    assert!(!text_passes(source, "First aid trainer"));
}

#[test]
fn who_is_self_employed_need_employ_nobody() {
    let source = "gardener on my own. my son mows sometimes, not employed";
    assert!(text_passes(source, "Self-employed gardener"));
}
