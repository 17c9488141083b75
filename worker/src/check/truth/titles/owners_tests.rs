//! Who works for themselves, and who only works for somebody who does.

use penstock_shared::domain::SectionKind;
use serde_json::json;

use crate::check::truth::compare;
use crate::check::truth::testing::title_passes as passes;

#[test]
fn who_has_a_business_of_their_own_is_its_owner() {
    for (source, title) in [
        (
            "i run my own house cleaning in Austin, 22 regular houses",
            "Owner",
        ),
        ("have my own nail salon in Reno, 4 chairs", "Owner"),
        (
            "i own a small bakery in Gdynia since 2015",
            "Owner and Baker",
        ),
        ("took over my dads garage in 2014, 2 lifts", "Garage Owner"),
        (
            "self employed gardener in Kent, 30 gardens",
            "Owner / Gardener",
        ),
        ("started a food truck with my brother 2018", "Co-Owner"),
        ("my wife and i run a guest house in Whitby", "Co-owner"),
    ] {
        assert!(passes(source, title), "{title} of: {source}");
    }
}

#[test]
fn who_works_for_another_or_rents_a_chair_owns_no_business() {
    for (source, title) in [
        (
            "i look after my friends bike shop on saturdays",
            "Shop Owner",
        ),
        (
            "self employed hairdresser, rent a chair in a salon",
            "Salon Owner",
        ),
        ("cleaner at my own pace, 4 houses for Brite Co", "Owner"),
        ("shop assistant at Next 2015-17", "Owner"),
    ] {
        assert!(!passes(source, title), "{title} of: {source}");
    }
}

#[test]
fn a_text_may_say_so_too() {
    let source = "wedding photographer own business since 2016, 20 weddings a year";
    let told = |text: &str, source: &str| {
        let output = json!({"work": [{"summary": text}]});
        compare(SectionKind::Work, &output, source, &[])
            .violations
            .is_empty()
    };
    assert!(told("Owner of a wedding photography business", source));
    assert!(told(
        "Built sites as a sole operator without employees.",
        "freelance web developer, about 30 sites. no employees just me"
    ));
    assert!(!told(
        "Owner of a wedding photography business",
        "wedding photographer for Lumo Studio, 20 weddings a year"
    ));
}
