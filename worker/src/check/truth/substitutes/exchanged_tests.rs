//! Trades, what is done in them and how notes tell it: another thing of the trade is refused, the same in other order or in general is not.

use super::super::super::testing::text_passes;

/// Of each trade, the verb in the present, the past and as a gerund, and things that nobody tells one by another.
const TRADES: &[(&str, [&str; 3], [&str; 4])] = &[
    (
        "electrician",
        ["fit", "fitted", "fitting"],
        ["sockets", "smoke alarms", "car chargers", "solar panels"],
    ),
    (
        "cleaner",
        ["clean", "cleaned", "cleaning"],
        ["carpets", "windows", "ovens", "toilets"],
    ),
    (
        "farm hand",
        ["feed", "fed", "feeding"],
        ["calves", "pigs", "ducks", "horses"],
    ),
    (
        "mechanic",
        ["repair", "repaired", "repairing"],
        ["brakes", "gearboxes", "exhausts", "motorbikes"],
    ),
    (
        "machinist",
        ["sew", "sewed", "sewing"],
        ["curtains", "dresses", "tents", "shirts"],
    ),
    (
        "lab technician",
        ["test", "tested", "testing"],
        ["milk", "concrete", "cheese", "urine"],
    ),
];

/// Sources that name two things, the first of them always to be told.
fn sources(role: &str, verbs: [&str; 3], [one, other]: [&str; 2]) -> [String; 4] {
    let [base, past, _] = verbs;
    [
        format!("{role} 3 years. i {base} {one} and {other}"),
        format!("I was a {role} at Bay Trading from 2018 to 2021. I {past} {one} and {other}."),
        format!("{role} at harbour ltd since 2020. {one}, {other}"),
        format!("{role} at harbour ltd since 2020. {one} mostly, some {other}"),
    ]
}

#[test]
fn one_thing_of_a_trade_is_not_put_in_the_place_of_another() {
    for (role, verbs, things) in TRADES {
        let [_, past, gerund] = verbs;
        for shift in 0..things.len() {
            let [one, other, third] = [0, 1, 2].map(|next| things[(shift + next) % things.len()]);
            for source in sources(role, *verbs, [one, other]) {
                for written in [
                    format!("Worked as a {role}, {gerund} {one} and {third}"),
                    format!("{past} {third} and {one}"),
                    format!("Mainly {gerund} {one} and some {third}"),
                ] {
                    assert!(!text_passes(&source, &written), "{source}: {written}");
                }
                for written in [
                    format!("{past} {other} and {one}"),
                    format!("{gerund} {one}"),
                    format!("Mainly {gerund} {one}, also {other}"),
                ] {
                    assert!(text_passes(&source, &written), "{source}: {written}");
                }
            }
        }
    }
}

#[test]
fn a_general_or_another_word_for_a_thing_is_no_other_thing() {
    for (deed, written) in [
        ("sell jeans", "Sold clothes"),
        ("feed pigs", "Fed livestock"),
        ("grow roses", "Grew flowers"),
        ("drive a truck", "Drove a lorry"),
        ("use the cash register", "Used the till"),
        ("use a wrench", "Used a spanner"),
        ("sew pants", "Sewed trousers"),
        ("mow lawns", "Mowed grass"),
        ("clean apartments", "Cleaned flats"),
    ] {
        let source = format!("2 years at harbour ltd. i {deed} and help people");
        assert!(text_passes(&source, written), "{source}: {written}");
    }
}

#[test]
fn with_what_and_of_which_kind_is_told_as_it_is() {
    for (source, written) in [
        ("i took payments by card", "Took payments by direct debit"),
        (
            "i clean with a floor buffer",
            "Cleaned using a pressure washer",
        ),
        ("i sell red wine in a shop", "Sold white wine in a shop"),
        ("i repair diesel engines", "Repaired petrol engines"),
        ("i taught modern history", "Taught ancient history"),
    ] {
        assert!(!text_passes(source, written), "{source}: {written}");
    }
}
