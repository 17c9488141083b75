//! The devices of who writes a résumé, crossed with plain notes: the honest rewrite passes, and its false neighbour does not.

use super::testing::{text_passes, title_passes};

/// What others did, told in other honest words.
#[test]
fn what_others_did_may_be_told_in_any_honest_words() {
    const OTHERS: [&str; 6] = [
        "the chef",
        "my boss",
        "an agency",
        "a colleague",
        "the owner",
        "my supervisor",
    ];
    const DEEDS: [(&str, &str, &str); 4] = [
        ("wrote", "written", "menus"),
        ("checked", "checked", "records"),
        ("answered", "answered", "phones"),
        ("repaired", "repaired", "engines"),
    ];
    for who in OTHERS {
        for (did, done, thing) in DEEDS {
            let source =
                format!("Bay Trading since 2019. I packed boxes. {who} {did} the {thing}.");
            for honest in [
                format!("The {thing} were the job of {who}"),
                format!("Packed boxes, with the {thing} {done} by {who}"),
                format!("Did not deal with the {thing}, which {who} {did}"),
            ] {
                assert!(text_passes(&source, &honest), "{source} | {honest}");
            }
            for lie in [
                format!("Packed boxes and {did} the {thing}"),
                format!("Also {did} the {thing}"),
            ] {
                assert!(!text_passes(&source, &lie), "{source} | {lie}");
            }
        }
    }
}

/// What a denial leaves: the thing without its maker, the verb with another object, the contest that was not won.
#[test]
fn what_is_not_denied_may_be_told() {
    for done in ["hauled", "sanded", "scanned"] {
        let source = format!("driver, crates mostly. never {done} pianos");
        assert!(text_passes(&source, &format!("{done} mostly crates")));
        assert!(!text_passes(&source, &format!("{done} pianos")));
    }
    for (thing, maker) in [
        ("design", "Arup"),
        ("artwork", "Dana"),
        ("survey", "Atkins"),
    ] {
        for us in ["not us", "not me"] {
            let source = format!("footbridge, setting out. {thing} was {maker}, {us}");
            assert!(text_passes(&source, &format!("{thing} by {maker}")));
            assert!(!text_passes(&source, &format!("Did the {thing}")));
        }
    }
    for contest in ["race", "contest", "tournament"] {
        let source = format!("built a raft with friends, didn't win the {contest}");
        assert!(text_passes(&source, &format!("Took part in the {contest}")));
        assert!(!text_passes(&source, &format!("Won the {contest}")));
    }
    for role in ["charge nurse", "head chef", "shift manager"] {
        let source = format!("im not the {role} but i fill in when she is out");
        for when in ["when", "while", "whenever"] {
            let honest = format!("Step in {when} the {role} is away");
            assert!(text_passes(&source, &honest), "{honest}");
        }
        assert!(!text_passes(&source, &format!("Worked as {role}")));
    }
    let source = "content writer, 4 articles a month. i never use ai to write";
    assert!(text_passes(source, "Write 4 articles a month"));
    assert!(!text_passes(source, "Use AI to write"));
    let source = "cleaned 16 rooms a day. laundry was sent out";
    let honest = "Cleaned 16 rooms a day; did not do laundry, which was sent out";
    assert!(text_passes(source, honest));
    assert!(!text_passes(
        "cleaned rooms. did laundry too",
        "Did not do laundry"
    ));
}

/// Who did a work may be called after it, and stands no higher by that.
#[test]
fn a_role_may_be_named_after_the_work() {
    for (source, titles) in [
        ("did the firmware for a sensor", "Firmware Developer"),
        ("did the sound on a short film", "Sound Recordist"),
        ("did the lights at the school play", "Lighting Technician"),
        ("did the costumes at the school play", "Costume Maker"),
        ("read to kids at the library", "Reader"),
        ("sorted clothes for a charity", "Clothes Sorter"),
        ("milked cows for a neighbour", "Milker"),
        ("carpentry for a local firm", "Carpenter"),
        ("joinery for a local firm", "Joiner"),
        ("forklift in a warehouse", "Warehouse Forklift Driver"),
        ("i worked like waiter in a hotel", "Waiter"),
        ("laid bricks for my uncle", "Bricklayer"),
    ] {
        let source = format!("{source}, 2019 to 2021");
        assert!(title_passes(&source, titles), "{source} | {titles}");
        for raised in ["Senior", "Head", "Chief"] {
            let title = format!("{raised} {titles}");
            assert!(!title_passes(&source, &title), "{source} | {title}");
        }
    }
    assert!(!title_passes(
        "corporate lawyer. drafted SPAs with a partner",
        "Partner"
    ));
    assert!(!title_passes("painter. would like waiter work", "Waiter"));
}
