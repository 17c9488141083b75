use super::super::compare;
use penstock_shared::domain::SectionKind;
use serde_json::json;

fn refused(source: &str, said: &str) -> bool {
    let output = json!({"work": [{"highlights": [said]}]});
    let kind = SectionKind::parse("work").expect("a section");
    !compare(kind, &output, source, &[]).violations.is_empty()
}

#[test]
fn what_others_do_joins_no_list() {
    let source = "solar fitter, on the roof. wiring by the electrician, permits by the office";
    for (added, of_another) in [
        (" and did the wiring", true),
        (" and obtained permits", true),
        ("", false),
    ] {
        let said = format!("Fitted solar panels on roofs{added}");
        assert_eq!(refused(source, &said), of_another, "{said}");
    }
    let source = "web dev. html css, wordpress. hosting done elsewhere, seo by our marketing lady";
    assert!(refused(
        source,
        "Built sites with WordPress and managed hosting"
    ));
    assert!(refused(source, "Built sites, and handled SEO"));
    assert!(!refused(source, "Built sites with WordPress"));
    let source = "arborist, chainsaws. stump grinding we rented out to a firm";
    assert!(refused(source, "Used chainsaws and did stump grinding"));
    let source = "flying only, the reports someone else";
    assert!(refused(source, "Flew drones, and wrote the reports"));
}

#[test]
fn someone_else_and_a_place_are_told_apart_from_a_time() {
    let source = "reading by the hour, did deliveries by the river";
    assert!(!refused(source, "Did deliveries by the river"));
    let source = "I taught someone else";
    assert!(!refused(source, "Taught another person"));
}

#[test]
fn what_others_kept_was_kept() {
    let source = "told the council about the turning and they kept the shelter";
    assert!(!refused(source, "Raised the turning; the shelter was kept"));
    assert!(refused(
        source,
        "Raised the turning; the shelter was not kept"
    ));
}
