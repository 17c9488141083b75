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
