//! Titles that say what somebody does instead of who they are.

use penstock_shared::domain::SectionKind;
use serde_json::json;

use crate::check::truth::testing::{passes, title_passes};

#[test]
fn a_title_may_name_the_work() {
    for (source, title) in [
        ("fixed phones on a market stall 2016-2019", "Phone repair"),
        ("do the books for a florist, 4 hrs a week", "Bookkeeping"),
        ("teach guitar at home, 9 students", "Guitar lessons"),
        ("rewired old cottages with a friend", "Wiring of cottages"),
    ] {
        assert!(title_passes(source, title), "{title} of: {source}");
    }
    for (source, title) in [
        ("do the books for a florist", "Book publishing"),
        ("i wasnt in on it, the MLRO filed those", "MLRO"),
    ] {
        assert!(!title_passes(source, title), "{title} of: {source}");
    }
}

#[test]
fn what_somebody_made_is_no_role() {
    let role = |source: &str, role: &str| {
        let output = json!({"projects": [{"roles": [role]}]});
        passes(SectionKind::Projects, source, &output)
    };
    let source = "school app with two others. i wrote the 12 page guide for the next class";
    assert!(role(source, "Guide for the next class"));
    assert!(!role(
        "museum app, the guide showed us round",
        "Museum guide"
    ));
}
