use super::super::quantity::Agreement;
use super::*;
use crate::english::tokens::tokenize;

fn quantities(text: &str) -> Vec<Quantity> {
    find(text, &tokenize(text), &[])
}

fn supported(source: &str, claim: &str) -> bool {
    let source = quantities(source);
    let claims = quantities(claim);
    assert!(!claims.is_empty(), "no number in {claim:?}");
    claims.iter().all(|claim| {
        source
            .iter()
            .any(|fact| fact.supports(claim, Agreement::WithNoun))
    })
}

#[test]
fn the_same_fact_in_another_format_is_supported() {
    for (source, claim) in [
        ("i managed five people", "Managed 5 people"),
        ("a team of 5", "5 people"),
        ("5 people", "a team of five"),
        ("5 people", "a 5-person team"),
        ("1,200 customers", "1.2k customers"),
        ("about 1200 customers a day", "1,200+ customers"),
        ("cut costs by 20 percent", "Cut costs by 20%"),
        ("$5k of sales", "$5,000 of sales"),
        ("5000 dollars", "$5,000"),
        ("two hundred and fifty orders", "250 orders"),
        ("came 2nd", "2nd place"),
        ("2 dozen cakes", "24 cakes"),
        ("5 to 10 people", "5-10 people"),
        ("twenty five customers", "25 customers"),
        ("£1.5 million budget", "£1.5m budget"),
        ("5 busy clinics", "5 clinics"),
    ] {
        assert!(supported(source, claim), "{source:?} supports {claim:?}");
    }
}

#[test]
fn another_number_unit_or_noun_is_not_supported() {
    for (source, claim) in [
        ("5 people", "6 people"),
        ("5 people", "5 projects"),
        ("5 people", "5%"),
        ("team of 5", "5 teams"),
        ("team of 5 people", "5 teams"),
        ("5 people", "$5"),
        ("£5k", "$5k"),
        ("1.2k customers", "12k customers"),
        ("5 busy clinics", "5 busy projects"),
        ("5 to 10 people", "5 to 12 people"),
        ("call 0161 496 0000", "496 customers"),
        ("call +44 161 496 0000", "44 customers"),
        ("three months", "three years"),
    ] {
        assert!(
            !supported(source, claim),
            "{source:?} does not support {claim:?}"
        );
    }
}

#[test]
fn rates_are_read_in_both_forms() {
    assert_eq!(quantities("300 customers a day")[0].per, Some("day"));
    assert_eq!(quantities("300 customers daily")[0].per, Some("day"));
    assert_eq!(quantities("300 customers per week")[0].per, Some("week"));
}

#[test]
fn words_with_digits_are_names() {
    assert!(quantities("EC2, S3, 3D and B2B").is_empty());
}

#[test]
fn several_of_a_kind_that_is_named_with_of_are_what_follows_it() {
    for (source, claim) in [
        ("3 proof of concept builds", "3 builds"),
        ("2 change of address letters", "2 letters"),
        ("6 of the first cohort finished", "6 people finished"),
        ("call time fell from 40 minutes to about 15", "15 minutes"),
        ("checks for under fives", "children under 5"),
    ] {
        assert!(supported(source, claim), "{source:?}: {claim:?}");
    }
    assert!(!supported("3 teams of junior builders", "3 builders"));
}

#[test]
fn a_rate_needs_no_article() {
    for (text, rate) in [
        ("mopped two times in week", "week"),
        ("watered 3x day", "day"),
    ] {
        assert_eq!(quantities(text)[0].per, Some(rate), "{text}");
    }
}

#[test]
fn a_dash_ends_what_a_number_counts() {
    assert!(
        quantities("we are at 29 - chef and me")
            .iter()
            .all(|one| one.nouns.is_empty())
    );
}

#[test]
fn the_unit_of_a_list_stands_once() {
    for (source, claim) in [
        ("cured 3, 7 n 14 days", "cured for 3, 7 and 14 days"),
        ("plates at 25, 30, 37 C", "plates at 25, 30 and 37 °C"),
        ("lime at 0 / 5 / 10 percent", "0, 5 and 10% lime"),
        ("about 70-80 calls", "70 to 80 calls"),
        ("mga 70-80 calls", "70 to 80 calls"),
        ("rm40k to 60k", "RM40,000 to RM60,000"),
    ] {
        assert!(supported(source, claim), "{source:?}: {claim:?}");
    }
    for (source, claim) in [
        ("cured 3, 7 n 14 days", "cured for 3, 7 and 14 weeks"),
        ("plates at 25, 30, 37 C", "plates at 25, 35 and 37 °C"),
        ("bays 2, 30 trucks", "2 trucks"),
    ] {
        assert!(!supported(source, claim), "{source:?}: {claim:?}");
    }
}

#[test]
fn hours_and_heat_are_read_as_they_are_typed() {
    for (source, claim) in [
        ("shifts of 7h15", "shifts of 7 hours and 15 minutes"),
        ("shifts of 7h15", "shifts of 7 h 15"),
        ("proofer max 28º", "proofer at 28 °C"),
        ("oven at 230ºC", "oven at 230 degrees"),
        ("retort 121C", "121 °C"),
    ] {
        assert!(supported(source, claim), "{source:?}: {claim:?}");
    }
    for (source, claim) in [
        ("shifts of 7h15", "shifts of 9 h 15"),
        ("room 32C", "32 °C"),
        ("2º curso", "2 °C"),
    ] {
        assert!(!supported(source, claim), "{source:?}: {claim:?}");
    }
}

#[test]
fn words_between_a_number_and_its_noun_are_passed_over() {
    for (source, claim) in [
        ("pumps 6 nos serviced", "6 pumps"),
        ("18 SAR callouts", "18 callouts"),
        ("two seasons", "two May–October seasons"),
        ("before that three", "three earlier ones"),
        ("2 million manhour", "2 million man-hours"),
        ("we're 4 on deck", "a crew of four"),
        ("4 of us porters", "4 porters"),
    ] {
        assert!(supported(source, claim), "{source:?}: {claim:?}");
    }
    for (source, claim) in [
        ("pumps 6 nos serviced", "6 lifts"),
        ("two seasons", "two May–October campaigns abroad"),
        ("12 SAR", "12 callouts"),
    ] {
        assert!(!supported(source, claim), "{source:?}: {claim:?}");
    }
}

#[test]
fn one_day_may_stand_for_each() {
    assert_eq!(quantities("12 repair one day")[0].per, Some("day"));
    assert_eq!(quantities("2 clinics one day a week")[0].per, None);
    assert_eq!(
        quantities("30 meals each Sunday shift")[0].per,
        Some("shift")
    );
}
