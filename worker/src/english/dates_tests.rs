use super::*;

fn isos(text: &str) -> Vec<String> {
    find(text)
        .into_iter()
        .map(|mention| mention.date.iso())
        .collect()
}

#[test]
fn dates_are_read_in_the_ways_people_write_them() {
    for (text, iso) in [
        ("june 2019", "2019-06"),
        ("Jan '19", "2019-01"),
        ("Sept. 2020", "2020-09"),
        ("12th of June 2019", "2019-06-12"),
        ("June 12th, 2019", "2019-06-12"),
        ("06/2019", "2019-06"),
        ("2019-06", "2019-06"),
        ("2019-06-30", "2019-06-30"),
        ("25/12/2020", "2020-12-25"),
        ("01.03.2019", "2019-03-01"),
        ("back in 2018 i did", "2018"),
    ] {
        assert_eq!(isos(text), [iso], "{text}");
    }
}

#[test]
fn the_first_month_of_a_range_has_the_year_of_the_second() {
    assert_eq!(isos("July-Dec 2020"), ["2020-07", "2020-12"]);
    assert_eq!(isos("june to august 2019"), ["2019-06", "2019-08"]);
    assert_eq!(isos("nov to feb 2020"), ["2020-02"]);
}

#[test]
fn counts_phones_and_money_are_no_dates() {
    for text in [
        "2000 customers",
        "$2000",
        "served 2,019 people",
        "ISO2019",
        "2019%",
        "0161 496 0000",
    ] {
        assert_eq!(isos(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_less_exact_claim_is_supported_and_a_more_exact_one_is_not() {
    let june = parse_iso("2019-06").expect("a date");
    let year = parse_iso("2019").expect("a date");
    assert!(june.supports(year));
    assert!(!year.supports(june));
    assert_eq!(parse_iso("2019-13"), None);
}

#[test]
fn what_goes_up_or_down_to_an_amount_is_one() {
    for text in [
        "from 2000 to 11000 followers",
        "2010 a week",
        "from 12,000 down to 2000",
    ] {
        assert!(isos(text).is_empty(), "{text}");
    }
    for text in [
        "2015-2019, then abroad",
        "in 2019 a year abroad",
        "2016 - 25 covers",
    ] {
        assert!(!isos(text).is_empty(), "{text}");
    }
}

#[test]
fn months_are_read_in_the_larger_languages() {
    for text in [
        "enero de 2018",
        "1 de janeiro de 2018",
        "stycznia 2018",
        "января 2018",
        "січні 2018",
        "Ocak 2018'den",
        "ledna 2018",
        "2018 januárjától 2020 júliusig",
        "tammikuusta 2018",
        "ianuarie 2018",
        "2018年1月から",
        "平成30年1月",
        "2018년 1월부터",
        "tháng 1 năm 2018",
        "يناير 2018",
        "जनवरी 2018",
        "Ιανουαρίου 2018",
        "בינואר 2018",
    ] {
        let first = find(text).first().map(|mention| mention.date.iso());
        let month = first.as_deref().and_then(|date| date.get(..7));
        assert_eq!(month, Some("2018-01"), "{text}");
    }
}

#[test]
fn the_months_of_a_season_are_those_of_each_of_its_years() {
    let all = |text: &str| {
        let own = find(text);
        let shared = find_shared(text, &own);
        let dates = own.into_iter().chain(shared);
        dates.map(|mention| mention.date.iso()).collect::<Vec<_>>()
    };
    for (text, given) in [
        ("june–aug 2016 then 2017 same again", "2017-08"),
        ("2011-2019 (sept to june)", "2011-09"),
        ("2011-2019 (sept to june)", "2019-06"),
        ("every year 2014–2018 dec to march", "2014-12"),
        ("summers of 2018 + 2019 (june to sept)", "2018-06"),
        (
            "2015/16 to 2018/19, four of them, oct to jan each",
            "2015-10",
        ),
        (
            "2015/16 to 2018/19, four of them, oct to jan each",
            "2019-01",
        ),
        ("seasons june-sept 2010-2014", "2014-09"),
        ("dec-april 2012/13 to 2015/16", "2012-12"),
        ("dec-april 2012/13 to 2015/16", "2016-04"),
        ("june to aug, 2019 2021 2022", "2022-08"),
        ("sept to nov 2014 and 15", "2015-11"),
    ] {
        assert!(all(text).contains(&given.to_owned()), "{text}: {given}");
    }
    for (text, other) in [
        ("june–aug 2016 then 2017 at a bank", "2017-08"),
        ("2011-2019 (sept to june)", "2011-06"),
        ("june 2012 - oct 2012 - 2016", "2016-06"),
        ("dec-april 2015", "2015-12"),
        ("june to aug 2019, abroad in 2021", "2021-08"),
        ("2015 to 2018, left for a year, oct to jan", "2015-10"),
    ] {
        assert!(!all(text).contains(&other.to_owned()), "{text}: {other}");
    }
}

#[test]
fn years_stand_in_a_row_and_what_is_counted_behind_a_year_is_none() {
    let borrowed = |text: &str| find_shared(text, &find(text)).len();
    assert_eq!(borrowed("seasons 2021, 22, 23"), 2);
    assert_eq!(borrowed("regatta in may 2020, 21 boats"), 0);
}
