use crate::check::truth::testing::text_passes;

#[test]
fn a_workplace_is_not_told_as_another() {
    const PLACES: [(&str, &[&str]); 6] = [
        ("in a care home", &["in a school", "in a hotel"]),
        ("in a factory", &["in a laboratory", "in a hotel"]),
        ("on a farm", &["in a factory", "in a vineyard"]),
        ("in a small shop", &["in a supermarket", "in a warehouse"]),
        ("for a charity", &["for a bank", "for a council"]),
        ("in a call centre", &["in a bank", "in a shop"]),
    ];
    for (own, others) in PLACES {
        for role in ["cleaner", "assistant"] {
            for source in [
                format!("worked {own} as a {role} for 3 years"),
                format!("3 years {role} {own}"),
            ] {
                let text = format!("Worked as a {role} {own}");
                assert!(text_passes(&source, &text), "{text:?} from {source:?}");
                for other in others {
                    let text = format!("Worked as a {role} {other}");
                    assert!(!text_passes(&source, &text), "{text:?} from {source:?}");
                }
            }
        }
    }
}

#[test]
fn a_workplace_may_have_its_other_name() {
    for (source, text) in [
        ("carer in a nursing home", "Carer in a care home"),
        ("3 years in a bakery on the till", "Three years in a shop"),
        ("40 days at a cnc shop", "40 days in a CNC workshop"),
    ] {
        assert!(text_passes(source, text), "{text:?} from {source:?}");
    }
}

#[test]
fn what_became_less_is_not_something_else() {
    const MEASURES: [(&str, &str); 4] = [
        ("waste", "accidents"),
        ("complaints", "returns"),
        ("late deliveries", "breakages"),
        ("waiting times", "cancellations"),
    ];
    for (own, other) in MEASURES {
        for source in [
            format!("cut {own} by 20%"),
            format!("driver. {own} went down 20 percent"),
        ] {
            let text = |what: &str| format!("Helped bring {what} down by 20%");
            assert!(text_passes(&source, &text(own)), "{own} from {source:?}");
            assert!(
                !text_passes(&source, &text(other)),
                "{other} from {source:?}"
            );
        }
    }
}

#[test]
fn there_is_one_for_each_of_what_the_user_says() {
    for (many, each, other) in [
        ("12 tabs", "month", "client"),
        ("4 sheets", "team", "product"),
        ("9 boxes", "family", "street"),
    ] {
        for source in [
            format!("made {many}, one for each {each}"),
            format!("made {many}, one per {each}"),
        ] {
            for link in ["for each", "per"] {
                let text = |what: &str| format!("Made {many}, one {link} {what}");
                assert!(text_passes(&source, &text(each)), "{source:?}: {each}");
                assert!(!text_passes(&source, &text(other)), "{source:?}: {other}");
            }
        }
    }
}
