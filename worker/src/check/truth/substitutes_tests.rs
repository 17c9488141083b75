//! What is put in the place of another, and what is only worded otherwise.

use penstock_shared::domain::SectionKind;
use serde_json::json;

use super::super::{Violation, compare};

fn substitutes(source: &str, written: &str) -> Vec<String> {
    let output = json!({"work": [{"highlights": [written]}]});
    let found = compare(SectionKind::Work, &output, source, &[]).violations;
    let of_another = |violation: &Violation| {
        violation.reason == "the user's words have something else in its place"
    };
    found
        .into_iter()
        .filter(of_another)
        .map(|violation| violation.text.to_lowercase())
        .collect()
}

#[test]
fn another_of_the_kind_is_no_other_word() {
    for (source, written, other) in [
        (
            "i made curtains and cushions for a hotel",
            "Sewed carpets and cushions for a hotel",
            "carpets",
        ),
        (
            "fed the calves every morning",
            "Gave lambs their feed each morning",
            "lambs",
        ),
        (
            "i weld steel and aluminium",
            "Weld steel and titanium",
            "titanium",
        ),
        (
            "baked in a church hall on sundays, soup too",
            "Made sandwiches in a church hall on Sundays",
            "sandwiches",
        ),
    ] {
        assert_eq!(substitutes(source, written), [other], "{written}");
    }
}

#[test]
fn another_word_in_the_same_place_is_another_thing() {
    for (source, written, other) in [
        (
            "filled in insurance forms at the desk",
            "Completed payroll forms at the desk",
            "payroll",
        ),
        (
            "i sorted the parcels by weight",
            "Sorted letters by weight",
            "letters",
        ),
        (
            "did research on land law for the partners",
            "Researched family law for the partners",
            "family",
        ),
        (
            "advised couples on mortgages",
            "Advised couples on pensions",
            "pensions",
        ),
    ] {
        assert_eq!(substitutes(source, written), [other], "{written}");
    }
}

#[test]
fn other_words_for_the_same_are_no_substitutes() {
    for (source, written) in [
        (
            "i sold shoes in a shop in town",
            "Sold footwear in a town shop",
        ),
        (
            "typed letters for the boss",
            "Typed correspondence for the manager",
        ),
        (
            "cut the cloud bill by a third",
            "Reduced cloud costs by a third",
        ),
        (
            "bakery oven in the morning",
            "Handled morning bakery duties",
        ),
        (
            "my uncles farm, fed the cows",
            "Fed cattle on a family farm",
        ),
        ("no carpets, only curtains", "Made curtains, no blinds"),
        ("", "Made curtains"),
        ("é", "…"),
    ] {
        assert!(substitutes(source, written).is_empty(), "{written}");
    }
}

#[test]
fn the_business_of_a_relative_is_the_familys() {
    let source = "data entry for my brother in laws concrete firm";
    assert!(substitutes(source, "Data entry for a family concrete firm").is_empty());
}

#[test]
fn what_is_spelt_out_translated_or_completed_stands_in_no_place() {
    for (source, written) in [
        (
            "a permit for the pit from the DMRE",
            "Permit from the Department of Mineral Resources and Energy",
        ),
        (
            "some lencería in the hotel",
            "Did linen (lencería) in the hotel",
        ),
        ("excel pivot and macros", "Excel pivot tables"),
    ] {
        assert!(substitutes(source, written).is_empty(), "{written}");
    }
}

#[test]
fn another_word_in_the_same_frame_is_another_thing() {
    for (source, written, other) in [
        (
            "i cleaned the bakery for a year and cut the rose beds by the door",
            "Cut the herb beds by the door of the bakery",
            "herb",
        ),
        (
            "wiring, sockets, fuse boards, for my uncle and for the church",
            "Wiring, sockets and fire alarms",
            "fire",
        ),
        (
            "took the photos for the Redmoor walking club in spring and the flyers",
            "Photos for the Ashfield walking club",
            "ashfield",
        ),
        (
            "had a walking route with 300 houses and sorted the bags for it",
            "Sorted bags for a vehicle route with 300 houses",
            "vehicle",
        ),
    ] {
        assert_eq!(substitutes(source, written), [other], "{written}");
    }
}

#[test]
fn other_words_in_the_same_frame_may_tell_the_same() {
    for (source, written) in [
        (
            "drove an old bus for the town and cleaned the little kitchen at the depot",
            "Drove a vintage bus for the town and cleaned the small kitchen at the depot",
        ),
        (
            "took part in moving the archive of the town hall to the cellar",
            "Took part in the transfer of the archive of the town hall",
        ),
        (
            "i pull data with sql and made charts of it for the team",
            "Queries data with SQL",
        ),
        (
            "wiring, lamps and sockets for the church and for my uncle",
            "Sockets, lamps and wiring for the church",
        ),
        (
            "i did the kids parties and games for the hall",
            "Ran children's parties and games for the hall",
        ),
    ] {
        assert!(substitutes(source, written).is_empty(), "{written}");
    }
}
