use crate::check::truth::testing::text_passes;

/// What is done, and its doing: base, past and gerund.
const DEEDS: &[(&str, &str, &str, &str)] = &[
    ("the stocktake", "do", "did", "doing"),
    ("the new menu", "write", "wrote", "writing"),
    ("the audit", "do", "did", "doing"),
    ("the rota", "make", "made", "making"),
    ("the drug rounds", "do", "did", "doing"),
    ("the data migration", "plan", "planned", "planning"),
    ("the safety inspections", "do", "did", "doing"),
    ("the phonics lessons", "teach", "taught", "teaching"),
];

const NOTES: &[&str] = &[
    "Worked at Bay Trading since 2019. I packed orders. ",
    "porter, 2 years at harbour ltd, i moved beds, ",
];

/// Ways to tell of a part, where `{t}` is the thing and `{b}` and `{p}` are its verb; whether who had it did nothing of it.
const PARTS: &[(&str, bool)] = &[
    ("I helped with {t}", true),
    ("I helped the manager {b} {t}", true),
    ("I assisted my boss with {t}", true),
    ("I gave the chef a hand with {t}", true),
    ("I shadowed the senior nurse on {t}", true),
    ("I watched the engineers {b} {t}", true),
    ("I sat in on {t}", true),
    ("I tagged along for {t}", true),
    ("I was present at {t}", true),
    ("I was there for {t}", true),
    ("I was an assistant on {t}", true),
    ("I took part in {t}", false),
    ("I was part of the team that {p} {t}", false),
    ("I was one of six people who {p} {t}", false),
    ("I worked under the owner on {t}", false),
    ("I was on the team for {t}", false),
    ("I learned how to {b} {t}", false),
];

const RANKS: &[&str] = &[
    "Led {t}",
    "Managed {t}",
    "Oversaw {t}",
    "Headed {t}",
    "Directed {t}",
    "In charge of {t}",
    "Took charge of {t}",
    "Solely responsible for {t}",
];

#[test]
fn who_had_a_part_neither_led_it_nor_had_the_charge() {
    for (thing, base, past, gerund) in DEEDS {
        let put = |form: &str| {
            form.replace("{t}", thing)
                .replace("{b}", base)
                .replace("{p}", past)
        };
        for (part, is_not_done) in PARTS {
            for (number, note) in NOTES.iter().enumerate() {
                let said = format!("{note}{}.", put(part));
                let said = if number == 0 {
                    said
                } else {
                    said.to_lowercase()
                };
                for rank in RANKS {
                    let claim = put(rank);
                    assert!(!text_passes(&said, &claim), "{claim:?} of {said:?}");
                }
                let done = format!("{past} {thing}");
                let done = done[..1].to_uppercase() + &done[1..];
                let duty = format!("Responsible for {gerund} {thing}");
                if *is_not_done && *base != "teach" {
                    assert!(!text_passes(&said, &duty), "{duty:?} of {said:?}");
                }
                if *is_not_done && !matches!(*base, "teach" | "write" | "plan") {
                    assert!(!text_passes(&said, &done), "{done:?} of {said:?}");
                }
                let honest = put(part).replacen("I ", "", 1);
                let honest = honest[..1].to_uppercase() + &honest[1..];
                assert!(text_passes(&said, &honest), "{honest:?} of {said:?}");
            }
        }
        for soft in [
            "Helped with {t}",
            "Assisted with {t}",
            "Supported {t}",
            "Contributed to {t}",
        ] {
            let said = format!("{}I helped with {thing}.", NOTES[0]);
            let soft = put(soft);
            assert!(text_passes(&said, &soft), "{soft:?} of {said:?}");
        }
    }
}

#[test]
fn what_is_told_for_itself_was_done() {
    let source = "Aide at a school. Helped the teacher with reading groups, yard duty, kept notes.";
    assert!(text_passes(source, "Carried out yard duty and kept notes"));
    let source = "Farm hand. A bit of tractor work, helped bring in the hay.";
    assert!(text_passes(source, "Drove a tractor"));
    let source = "Porter at an inn. I was there for the move, the owner led it.";
    assert!(text_passes(
        source,
        "Was there for the move, which the owner led"
    ));
}
