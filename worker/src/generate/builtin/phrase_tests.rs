//! Tests of single statements.

use super::*;

#[test]
fn bullets_begin_with_the_users_own_verb_in_the_right_tense() {
    for (typed, tense, expected) in [
        (
            "i managed a team of 5 people",
            Tense::Past,
            &["Managed a team of 5 people"][..],
        ),
        (
            "i was responsible for managing stock",
            Tense::Past,
            &["Managed stock"],
        ),
        (
            "i was responsible for the stock",
            Tense::Past,
            &["Responsible for the stock"],
        ),
        (
            "I'm responsible for training staff.",
            Tense::Present,
            &["Train staff"],
        ),
        (
            "basically i kind of helped run the shop",
            Tense::Past,
            &["Helped run the shop"],
        ),
        (
            "i serve customers and clean tables",
            Tense::Past,
            &["Served customers and cleaned tables"],
        ),
        (
            "i was serving customers, handling cash and training staff",
            Tense::Past,
            &["Served customers", "Handled cash", "Trained staff"],
        ),
        (
            "served customers, handled cash and trained staff",
            Tense::Past,
            &["Served customers", "Handled cash", "Trained staff"],
        ),
        (
            "i did not handle cash but i served customers",
            Tense::Past,
            &["Did not handle cash", "Served customers"],
        ),
        (
            "designed and built a website",
            Tense::Past,
            &["Designed and built a website"],
        ),
        (
            "my job was to greet guests",
            Tense::Past,
            &["Greeted guests"],
        ),
        ("stock control", Tense::Past, &["Stock control"]),
        (
            "i help serve customers and clean tables",
            Tense::Past,
            &["Helped serve customers and clean tables"],
        ),
        ("i used to write reports", Tense::Past, &["Wrote reports"]),
        (
            "i've been running the blog",
            Tense::Present,
            &["Run the blog"],
        ),
        (
            "i train new starters",
            Tense::Present,
            &["Train new starters"],
        ),
        ("i was the key holder", Tense::Past, &["Key holder"]),
        ("i was never late", Tense::Past, &["Was never late"]),
        (
            "fixed bikes with my brother and i kept my tools tidy",
            Tense::Past,
            &["Fixed bikes with a brother", "Kept the tools tidy"],
        ),
    ] {
        assert_eq!(bullets(typed, tense), expected, "{typed}");
    }
}

#[test]
fn summaries_lose_the_first_person_only() {
    assert_eq!(
        prose("i am a nurse with 4 years in leeds"),
        "nurse with 4 years in Leeds"
    );
    assert_eq!(
        prose("i love cooking and i want to learn more"),
        "love cooking; want to learn more"
    );
}

#[test]
fn of_finished_roles_only_the_verbs_are_past_and_deeds_come_first() {
    let table = "clean licence the whole time => Clean licence the whole time
        Go and postgres => Go and PostgreSQL
        picking errors went from 2 to 1 percent => Picking errors went from 2 to 1 percent
        hiring was done by HR => Hiring was done by HR
        play leader when boss away => Play leader when boss away
        opening and closing the shop => Opened and closed the shop
        washing dressing feeding residents => Washed, dressed, fed residents
        washing, dressing, meals => Washing, dressing, meals
        forklift licence i have but dont use => Have forklift licence but dont use
        sequencing i only watched => Only watched sequencing
        last year i trained the apprentices, 2 boys => Trained the apprentices last year, 2 boys
        yield rose after a kaizen i took part in => Yield rose after a kaizen I took part in
        he did the design i did the code => He did the design / Did the code
        dad did the engine, i helped => Dad did the engine, I helped
        crafts & football => Crafts and football
        mixing cement, carrying bricks and sweeping up => Mixed cement / Carried bricks / Swept up
        gutting fish, parking cars, styling hair => Gutted fish / Parked cars / Styled hair
        parking tickets => Parking tickets
        served drinks, set tables and cut lemons => Served drinks / Set tables / Cut lemons
        sold cut flowers, set menus and light meals => Sold cut flowers, set menus and light meals
        put up and take down tents, price jobs, manage a gang => Put up and took down tents / Priced jobs / Managed a gang
        hand hygiene, stock control => Hand hygiene, stock control
        fitting room => Fitting room
        folding clothes, changing rooms, till => Folded clothes / Changing rooms, till
        responsible for training and stock => Responsible for training and stock
        responsible for hiring, training and managing 5 staff => Hired, trained and managed 5 staff
        cooking and serving meals to people => Cooked and served meals to people
        on the tills, stacking shelves, helping customers => On the tills / Stacked shelves / Helped customers
        mowing lawns, hedge cutting, planting => Mowed lawns / Hedge cutting, planting
        taught the juniors on mondays, not cutting => Taught the juniors on Mondays, not cutting
        served customers, and in 2018 i became a supervisor => Served customers / Became a supervisor in 2018
        when it was busy i helped on the tills => Helped on the tills when it was busy
        if the van broke down i fixed it => If the van broke down I fixed it
        because i was fast they gave me the big routes => Because I was fast they gave me the big routes
        as a driver i delivered parcels => Delivered parcels as a driver
        me and my team served 300 people => Served 300 people with the team
        my boss asked me to train staff => Asked by the boss to train staff
        they taught me welding => They taught me welding
        i taught myself Excel => Taught myself Excel
        i did the roof myself => Did the roof
        i was able to register 5000 customers => Registered 5000 customers
        it was ok but the hours were bad => 
        it was a busy kitchen => It was a busy kitchen
        started. => ";
    for (typed, expected) in table
        .lines()
        .filter_map(|line| line.trim_start().split_once(" =>"))
    {
        assert_eq!(
            bullets(typed, Tense::Past).join(" / "),
            expected.trim(),
            "{typed}"
        );
    }
}
