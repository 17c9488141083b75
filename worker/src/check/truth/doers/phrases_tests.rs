use crate::check::truth::testing::text_passes;

/// Departments, groups, firms, machines and names, typed small or not.
const OTHERS: [&str; 11] = [
    "finance",
    "HR",
    "the warehouse",
    "the night staff",
    "agency staff",
    "an outside firm",
    "the supplier",
    "my supervisor",
    "the system",
    "tim",
    "agnieszka",
];

/// What was done, in the past and as a participle.
const DEEDS: [(&str, &str, &str); 4] = [
    ("did", "done", "the payroll"),
    ("wrote", "written", "the menus"),
    ("planned", "planned", "the routes"),
    ("repaired", "repaired", "the engines"),
];

/// Ways to say that somebody else did it.
fn told(who: &str, (did, done, what): (&str, &str, &str)) -> Vec<String> {
    let was = if what.ends_with('s') { "were" } else { "was" };
    let mut told = vec![
        format!("{who} {did} {what}"),
        format!("it was {who} who {did} {what}"),
        format!("{who} {did} {what}, not me"),
        format!("{what} {was} {done} by {who}"),
        format!("we left {what} to {who}"),
    ];
    // Nothing goes to a machine as a task.
    if who != "the system" {
        told.push(format!("{what} {was} up to {who}"));
        told.push(format!("{what} went to {who}"));
    }
    told
}

#[test]
fn what_somebody_else_did_is_not_the_users() {
    for who in OTHERS {
        for deed in DEEDS {
            for told in told(who, deed) {
                let source = format!("shop assistant, 2 years. i served customers. {told}.");
                let (did, _, what) = deed;
                for said in [
                    format!("Also {did} {what}"),
                    format!("Served customers and {did} {what}"),
                ] {
                    assert!(!text_passes(&source, &said), "{source} | {said}");
                }
            }
        }
    }
}

#[test]
fn what_somebody_else_did_is_told_as_theirs() {
    for who in OTHERS {
        for (did, done, what) in DEEDS {
            let source =
                format!("shop assistant, 2 years. i served customers. {who} {did} {what}.");
            for said in [
                "Served customers".to_owned(),
                format!("Served customers while {who} {did} {what}"),
                format!("Served customers beside {who}, who {did} {what}"),
                format!("Served customers, with {what} {done} by {who}"),
                format!("Left {what} to {who}"),
            ] {
                assert!(text_passes(&source, &said), "{source} | {said}");
            }
        }
    }
}

#[test]
fn what_befalls_others_or_the_place_is_no_deed_of_theirs() {
    for (source, said) in [
        ("store manager. sales went up 12%", "Saw sales rise 12%"),
        ("coach. my juniors won bronze", "Coached juniors to bronze"),
        ("developer. CSWP passed 2021", "Passed CSWP in 2021"),
        (
            "i work in a warehouse. the warehouse shipped 300 orders",
            "Shipped 300 orders",
        ),
    ] {
        assert!(text_passes(source, said), "{source} | {said}");
    }
}
