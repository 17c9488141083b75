use penstock_shared::domain::SectionKind;
use serde_json::json;

use crate::check::truth::testing::{passes, text_passes};

#[test]
fn another_s_work_is_no_skill() {
    let source = "pattern cutter. grading yes, marker making was another girl";
    let skills = |keyword: &str| json!({"skills": [{"name": "Patterns", "keywords": [keyword]}]});
    assert!(passes(SectionKind::Skills, source, &skills("Grading")));
    assert!(!passes(
        SectionKind::Skills,
        source,
        &skills("Marker making")
    ));
}

#[test]
fn what_others_paid_or_got_is_told_as_theirs() {
    let source = "first aid course they paid for. hgv they paid too";
    assert!(text_passes(
        source,
        "First aid course paid for by the employer"
    ));
    let source = "court reports the qualified social worker writes, i sit in";
    assert!(!text_passes(source, "Wrote court reports"));
    assert!(text_passes(
        source,
        "Sat in on court reports written by the qualified social worker"
    ));
}
