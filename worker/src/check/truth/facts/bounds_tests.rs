use super::*;

/// The word by which the first number of `text` goes beyond what the user says.
fn overstated(said: &str, text: &str) -> Option<&'static str> {
    let facts = Facts::read(&[said]);
    let passage = Passage::read(text);
    let claim = passage.quantities.first()?;
    facts.overstates(claim, &passage)
}

#[test]
fn a_number_is_no_more_than_the_user_says() {
    for (said, text) in [
        ("packed 40 boxes an hour", "Packed 40+ boxes an hour"),
        ("5 of us on shift", "A shift of more than 5"),
        ("almost 100 dogs a month", "Groomed over 100 dogs a month"),
        ("up to 60 calls", "Took at least 60 calls"),
        ("about 50 patients a day", "Saw upwards of 50 patients"),
        ("saved 300 quid", "Saved over £300"),
        ("12 banners", "Printed over a dozen banners"),
        ("6 years at Crag", "Laid bricks for over 6 years"),
        ("about 50 patients", "Saw 50-plus patients"),
    ] {
        assert_eq!(overstated(said, text), Some("more"), "{text} of {said}");
    }
    assert_eq!(
        overstated("in 3 weekends", "Built in under 3 weekends"),
        Some("less")
    );
    assert_eq!(
        overstated("at least 20 visits", "Made up to 20 visits"),
        Some("no more")
    );
    assert_eq!(
        overstated("more than 40 weddings", "Shot nearly 40 weddings"),
        Some("no more")
    );
}

#[test]
fn other_words_for_the_same_bound_are_honest() {
    for (said, text) in [
        ("30+ hulls", "Welded more than 30 hulls"),
        ("over 100 guests", "Served 100+ guests"),
        ("at least 20 visits", "Made 20 or more visits"),
        ("sold 2140 tickets", "Sold over 2,000 tickets"),
        ("50 odd families", "Fed over 50 families"),
        ("4-6 deliveries", "Made at least 4 deliveries"),
        ("planted trees 3 seasons", "Planted trees over 3 seasons"),
        (
            "cleaned 40 rooms on 3 floors",
            "Cleaned rooms over 3 floors",
        ),
        ("3 years, may 2018 to sep 2021", "Worked for over 3 years"),
        ("watched 32 cameras", "Kept watch over 32 cameras"),
        ("turnover 1.1m", "A store turning over 1.1 million"),
        (
            "14 classrooms + the hall",
            "Cleaned 14 classrooms plus the hall",
        ),
        (
            "target was 110 picks, i did 125",
            "Exceeded the 110 picks target",
        ),
        (
            "budget 45k eur, spent 43",
            "Stayed under the 45k euro budget",
        ),
        (
            "14 classrooms and the hall",
            "Cleaned 14 classrooms plus the hall",
        ),
        ("turnover 22k a year", "A club turning over 22,000 a year"),
        ("quota 1.2m, hit 108%", "Exceeded a 1.2m quota"),
        (
            "banquets up to 350 guests",
            "Banquets for as many as 350 guests",
        ),
        ("never off by more than $5", "Never more than $5 out"),
        ("max 80 bloods", "Took up to 80 bloods"),
        ("no more than 10 late", "Ten at most were late"),
    ] {
        assert_eq!(overstated(said, text), None, "{text} of {said}");
    }
}

#[test]
fn a_sign_in_front_says_more_and_what_was_handed_over_does_not() {
    assert_eq!(overstated("people +70", "Visited people over 70"), None);
    assert_eq!(
        overstated(
            "till had 400 quid when i left",
            "Handed the till over £400 up"
        ),
        None
    );
}
