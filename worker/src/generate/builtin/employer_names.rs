//! What can be the name of an employer, and what stands around such a name: "then", "same town", a city.

use super::clean::{bare, is_one_of};
use super::header::{has_title_noun, is_title_word};
use super::known_employers;
use crate::english::gazetteer;
use crate::english::places;
use crate::english::products;
use crate::english::titles;
use crate::english::tokens::key;
use crate::english::verbs;
use crate::english::words;

/// What leads over to a part of a header: `then` of `then Lidl`.
const TRANSITIONS: &str = "before that, after that, before this, after this, prior to that, since then, prior to this, following that, \
    even before that, most recently, at present, job title, at the moment, right now, and then, previously, \
    currently, presently, now, formerly, before, after, then, next, also, and, later, afterwards, earlier, \
    lastly, finally, recently, originally, initially";

/// What follows a name without being a part of it.
const AFTERTHOUGHTS: &str = "before that, after that, before this, same town, same city, same place, here, there, now, again, \
    too, at first, first, same company, same firm, same employer";

/// `Strategy Associate` of `Previously Strategy Associate`, `Agency` of `Agency before that`; nothing of `Then`.
pub fn without_transition(part: &str) -> &str {
    let mut rest = part;
    loop {
        if known_employers::written(rest).is_some() {
            return rest;
        }
        let front = TRANSITIONS.split(", ").find_map(|phrase| {
            let front = rest.get(..phrase.len())?;
            let after = &rest[phrase.len()..];
            let ends = after.is_empty() || after.starts_with([' ', ',', ':']);
            (ends && front.eq_ignore_ascii_case(phrase)).then_some(after)
        });
        let end = AFTERTHOUGHTS.split(", ").find_map(|phrase| {
            let at = rest.len().checked_sub(phrase.len() + 1)?;
            let end = rest.get(at..)?.strip_prefix(' ')?;
            end.eq_ignore_ascii_case(phrase).then(|| &rest[..at])
        });
        match front.or(end) {
            Some(shorter) => rest = shorter.trim_matches([' ', ',', ':']),
            None => return without_ordinal(rest),
        }
    }
}

/// `Ritz Hotel` of `First Ritz Hotel`, but `First Direct` and `First National Bank` whole.
fn without_ordinal(part: &str) -> &str {
    let Some((first, rest)) = part.split_once(' ') else {
        return part;
    };
    let next = rest.split(' ').next().unwrap_or("");
    let capital = next.starts_with(char::is_uppercase);
    let ordinal = match first {
        "first" | "second" | "third" => !next.starts_with("aid"),
        "First" | "Second" | "Third" => {
            let named = "national direct bus choice student group aid nations data capital republic american united baptist \
                methodist great church bank avenue street light home class";
            capital && rest.contains(' ') && !is_one_of(&bare(next), named)
        }
        _ => false,
    };
    if ordinal { rest } else { part }
}

/// Whether a part of a header can be an employer's name, as typed: it neither tells, counts nor points at something, and
/// is more than everyday words in lower case.
pub fn can_name(part: &str) -> bool {
    if known_employers::written(part).is_some() {
        return true;
    }
    let typed: Vec<&str> = part.split_whitespace().collect();
    let bares: Vec<String> = typed.iter().map(|word| bare(word)).collect();
    let Some(first) = bares.first() else {
        return false;
    };
    let signed = part.starts_with(['$', '£', '€', '+', '~', '&', '=']);
    let letters = part.chars().filter(|c| c.is_alphabetic()).count();
    let level = bares.iter().all(|word| is_level(word));
    let department = is_one_of(&bares.join(" "), "icu itu er hdu nicu picu ccu hr qa ux ui");
    // `Store of the Year NSW` is an award.
    let award = bares
        .windows(2)
        .any(|pair| pair[0] == "the" && is_one_of(&pair[1], "year month"));
    if signed
        || award
        || letters < 2
        || level
        || department
        || points_at(first)
        || tells(&typed)
        || is_street(part)
        || bares.len() > 7
    {
        return false;
    }
    // `Year 2`, `small firm in`, `Xero`.
    let last = bares.last().map_or("", String::as_str);
    let group = is_one_of(first, "year grade class form ward unit shift stage band")
        && last.bytes().all(|byte| byte.is_ascii_digit());
    let unfinished = is_one_of(last, "in at of for near with");
    let product = key(part);
    if group || unfinished || (products::is_product(&product) && !products::is_maker(&product)) {
        return false;
    }
    let slashed = bares.len() == 1 && first.contains('/');
    let measured = typed.windows(2).any(|pair| {
        pair[0].chars().all(|c| c.is_ascii_digit()) && pair[1].starts_with(char::is_lowercase)
    });
    if slashed || measured {
        return false;
    }
    let counted = first.starts_with(|c: char| c.is_ascii_digit())
        && typed
            .get(1)
            .is_none_or(|next| next.starts_with(char::is_lowercase));
    if counted || bares.iter().any(|word| word.starts_with('$')) {
        return false;
    }
    let described = is_kind_of_place(first) && part.starts_with(char::is_lowercase);
    let named = typed
        .iter()
        .any(|word| word.starts_with(char::is_uppercase));
    let institution = bares.len() > 1
        && bares
            .iter()
            .any(|word| is_kind_of_place(word) || is_institution(word));
    let unusual = bares.iter().any(|word| {
        word.len() > 2 && word.chars().all(char::is_alphabetic) && !words::is_common(&key(word))
    });
    // A `small firm` is a description, `city hospital` a name.
    let kind = is_one_of(
        last,
        "firm company agency charity startup business shop store office",
    );
    named || (!described && ((institution && !kind) || unusual))
}

/// Whether words in small letters hold one that is built like no English word: `shoprite`, and not `biochemistry`.
pub fn is_unusual_name(name: &str) -> bool {
    can_name(name)
        && name.split(' ').any(|word| {
            let word = key(word);
            word.len() > 2 && word.chars().all(char::is_alphabetic) && !words::is_wordlike(&word)
        })
}

/// Whether a lone capital can be that of a sentence: `Layoff`, `Sealants` are no names for sure, `Lidl` is one.
pub fn is_surely_name(part: &str) -> bool {
    let capitals = part
        .split(' ')
        .filter(|word| word.starts_with(char::is_uppercase))
        .count();
    can_name(part)
        && (capitals > 1
            || part
                .split(' ')
                .skip(1)
                .any(|word| word.starts_with(char::is_uppercase))
            || part
                .split(' ')
                .any(|word| !words::is_common(&key(word)) && word.chars().all(char::is_alphabetic)))
}

/// `II` of `Software Engineer II`.
pub fn is_level(word: &str) -> bool {
    is_one_of(&word.to_lowercase(), "i ii iii iv 1 2 3 4")
}

/// `Warehouse`, `kitchen work`, `night shift`: where somebody worked, told in the place of a title.
pub fn is_job_area(part: &str) -> bool {
    const AREAS: &str = "warehouse, checkout, checkouts, tills, kitchen, reception, bar, front desk, front of house, back of house, \
        housekeeping, catering, cleaning, security, customer service, customer services, customer support, shop floor, stock room, \
        sales, admin, payroll, marketing, retail, deliveries, delivery, night shift, nights, bar work, kitchen work, shop work, \
        warehouse work, farm work, factory work, office work, care work, cleaning work, temp work, building work, site work, summer job";
    AREAS
        .split(", ")
        .any(|area| area.eq_ignore_ascii_case(part))
}

/// Whether a word begins no name.
pub fn points_at(word: &str) -> bool {
    is_one_of(word, POINTING)
}

/// Words that begin no name: they say when, where or which, or stand for somebody.
const POINTING: &str = "that that's thats this these those it it's he she they we we're you i i'm my our me us his her their there \
    here same another other some each every both all any no not never only just mostly mainly about around at for \
    in near beside with through by from to on of off as than because where when while until till since during if also then so \
    but or part full casual various different several many most few lots squad team twice once doing being having \
    including plus like very still currently now after before last";

/// `the same company`, where the employer of the job before is meant.
pub fn is_same_employer(text: &str) -> bool {
    let words: Vec<String> = text.split_whitespace().map(bare).collect();
    words.windows(2).any(|pair| {
        (pair[1] == "there" && is_title_word(&pair[0]))
            || (pair[0] == "promoted" && pair[1] == "to")
            || pair[0] == "same"
                && (is_kind_of_place(&pair[1])
                    || is_one_of(&pair[1], "place employer district facility team business"))
    })
}

/// Whether somebody does something in these words: `the company closed`.
fn tells(typed: &[&str]) -> bool {
    typed.iter().skip(1).any(|word| {
        let lower = bare(word);
        let auxiliary = is_one_of(
            &lower,
            "is was are were had has have did does got been will would me us not because when where which who that",
        );
        let lower_case = word.starts_with(char::is_lowercase);
        lower_case && (auxiliary || (verbs::is_past(&lower) && !verbs::is_participle_only(&lower)))
    })
}

/// `Spring Gardens Rd`, `High St Leeds` do not employ.
pub fn is_street(part: &str) -> bool {
    let last_two = part.rsplit(' ').take(2).map(bare);
    part.contains(' ')
        && last_two.into_iter().any(|word| {
            is_one_of(
                &word,
                "st rd street road ave avenue blvd boulevard hwy highway",
            )
        })
        && !part.to_lowercase().starts_with("st ")
        && !part
            .rsplit(' ')
            .next()
            .is_some_and(|last| is_kind_of_place(&bare(last)))
}

/// `Bayou City Commercial Roofing`: three words or more, of which the last is an everyday one for no part of a country.
pub fn ends_like_employer(name: &str) -> bool {
    let typed: Vec<&str> = name.split(' ').collect();
    let last = typed.last().map(|word| bare(word)).unwrap_or_default();
    let land = "city island beach county valley area town hills park bay springs lake heights coast region district north south east west centre";
    typed.len() > 2
        && typed
            .iter()
            .all(|word| word.starts_with(char::is_uppercase))
        && words::is_everyday(&key(&last))
        && !is_one_of(&last, land)
}

/// Whether a name says what kind of institution it is of: `state dept of revenue`.
pub fn is_institutional(part: &str) -> bool {
    let count = part.split(' ').count();
    can_name(part)
        && count > 1
        && part
            .split(' ')
            .map(bare)
            .any(|word| is_kind_of_place(&word) || is_institution(&word))
}

/// `Vektra Motion GmbH`: a firm by its legal form, whatever stands beside it.
pub fn is_firm(part: &str) -> bool {
    const FORMS: &str =
        "gmbh ltd limited inc llc plc ag ab as oy bv nv sa srl spa kft sro doo pty corp";
    let mut words = part.split(' ').skip(1);
    part.starts_with(char::is_uppercase)
        && words.any(|word| word.starts_with(char::is_uppercase) && is_one_of(&bare(word), FORMS))
}

/// Nouns of institutions that stand within their names: `dept` of `state dept of revenue`.
fn is_institution(word: &str) -> bool {
    titles::is_school_noun(word)
        || is_one_of(
            word,
            "ministry dept labs county city army navy force trust services schools",
        )
}

/// Whether the words are the name of a city, region or country: `Hartford Connecticut` and `Seattle area` too.
pub fn is_place(name: &str) -> bool {
    let whole = key(name);
    let with_region = || {
        name.rsplit_once(' ').is_some_and(|(front, region)| {
            let region = key(region);
            let known = !gazetteer::regions(&region).is_empty()
                || !gazetteer::countries(&region).is_empty();
            // Shorter ones may be codes, and are put behind a comma by `split_region`.
            (region == "area" || (region.len() > 5 && known))
                && gazetteer::cities(&key(front)).next().is_some()
        })
    };
    known_employers::written(name).is_none()
        && (places::is_known(&whole)
            || without_district(name).is_some_and(is_place)
            || (name.starts_with(char::is_uppercase)
                && (gazetteer::is_place(&whole) || with_region())))
}

/// `Dublin` of `Dublin 2`, `London` of `London SE1`.
fn without_district(name: &str) -> Option<&str> {
    let (town, district) = name.rsplit_once(' ')?;
    let letters = district.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = district.len() - letters.len();
    let fits = letters.len() <= 2 && letters.chars().all(|c| c.is_ascii_uppercase());
    (fits && (1..=2).contains(&digits)).then_some(town)
}

/// `Amazon` and `Monee, IL` of `Amazon Monee IL`: a town before the code of its region.
pub fn split_region(name: &str) -> Option<(&str, String)> {
    let (front, region) = name.rsplit_once(' ')?;
    let code = region.len() == 2 && region.chars().all(|c| c.is_ascii_uppercase());
    let short = (3..=5).contains(&region.len())
        && region.starts_with(char::is_uppercase)
        && gazetteer::cities(&key(region)).next().is_none();
    if !(code || short) || gazetteer::regions(&key(region)).is_empty() {
        return None;
    }
    let two = front.rsplit(' ').nth(1).is_some() && {
        let start = front.rmatch_indices(' ').nth(1).map_or(0, |(at, _)| at + 1);
        places::is_city(&key(&front[start..]))
    };
    let start = front
        .rmatch_indices(' ')
        .nth(usize::from(two))
        .map_or(0, |(at, _)| at + 1);
    let city = &front[start..];
    let before = front[..start].trim_end_matches([' ', ',']);
    // `Food bank in Hamilton ON`
    let before = before.strip_suffix(" in").unwrap_or(before);
    let noun = bare(city);
    (city.starts_with(char::is_uppercase)
        && !is_kind_of_place(&noun)
        && !is_institution(&noun)
        && noun != "service")
        .then(|| (before, format!("{}, {region}", city.trim_end_matches(','))))
}

/// `Edeka` and `Bochum` of `Edeka in Bochum`.
pub fn split_in(name: &str) -> Option<(&str, &str)> {
    let (front, place) = name
        .rsplit_once(" in ")
        .or_else(|| name.rsplit_once(" near "))?;
    (place.starts_with(char::is_uppercase) && place.split(' ').count() <= 3 && !front.is_empty())
        .then_some((front, place))
}

/// Whether a part of a header can be a title: `5 lawyers` and `each nurse` count people.
pub fn can_be_title(part: &str) -> bool {
    if known_employers::written(part).is_some() {
        return false;
    }
    let first = part.split(' ').next().map(bare).unwrap_or_default();
    let counts = first.chars().all(|c| c.is_ascii_digit())
        || is_one_of(
            &first,
            "two three four five six seven eight nine ten each every some no not my our their his her under with for to by",
        );
    let typed: Vec<&str> = part.split_whitespace().collect();
    // `API testing with Postman`
    let titled = part.split(" with ").next().is_some_and(has_title_noun);
    titled && !counts && !tells(&typed)
}

/// `assistant manager` and `primark leeds`, `team leader` and `9 coaches`: a title and what follows its last noun before
/// something is counted.
fn title_and_rest(text: &str) -> Option<(&str, &str)> {
    let (mut title_end, mut at, mut counts, mut before) = (0, 0, false, 0);
    for word in text.split(' ') {
        let level = at > 0 && at == title_end + 1 && is_level(word);
        counts |= at > 0 && !level && word.chars().all(|c| c.is_ascii_digit());
        // `Crew member`
        let member = || bare(word) == "member" && has_title_noun(&text[before..at + word.len()]);
        if !counts && (is_title_word(&bare(word)) || level || member()) {
            title_end = at + word.len();
        }
        before = at;
        at += word.len() + 1;
    }
    let (title, rest) = text.split_at(title_end);
    (title_end > 0 && !title.ends_with(',') && !rest.is_empty()).then(|| (title, rest.trim_start()))
}

/// A title and the employer that is named behind it, or a well-known one before it: `tesco cashier`.
pub fn title_and_employer(text: &str) -> Option<(&str, &str)> {
    let ends_as_title = |title: &str| {
        let last = title.rmatch_indices(' ').nth(1).map_or(0, |(at, _)| at + 1);
        let word = title.rsplit(' ').next().unwrap_or("");
        is_title_word(&bare(word))
            || (last > 0
                && has_title_noun(&title[last..])
                && !has_title_noun(&title[last..title.len() - word.len()]))
    };
    if let Some((employer, title)) = known_employers::leading(text)
        && ends_as_title(title)
    {
        return Some((title, employer));
    }
    title_and_rest(text).filter(|(_, rest)| {
        let first = rest.split(' ').next().map(bare).unwrap_or_default();
        let goes_on = is_one_of(&first, "of to in for and & on with de") || first.is_empty();
        !goes_on && can_name(rest)
    })
}

/// A title and what is counted behind it.
pub fn title_and_count(text: &str) -> Option<(&str, &str)> {
    title_and_rest(text).filter(|(_, rest)| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Common nouns that end a name: `Hilton hotel`.
pub fn is_kind_of_place(word: &str) -> bool {
    is_one_of(word, KINDS_OF_PLACE)
}

const KINDS_OF_PLACE: &str = "resort lodge inn mine mill plant contractor dealer dealership vendor studio hostel mall brewery spa casino orchard \
    logistics labs foods motors systems solutions technologies industries enterprises holdings partners hotel hospital school restaurant cafe café bank supermarket store shop pub bar university college church \
    centre center group club farm bakery salon clinic primary academy library museum airport ltd inc corp council \
    surgery garage factory warehouse firm agency nursery office kitchen gym bistro company charity startup \
    practice station depot infirmary shelter hospice parish mosque temple foodbank scouts association society brigade festival marathon pool minster cathedral abbey";

/// Whether what follows "at" or "for" is no employer: `at night`, `for customers`.
pub fn is_no_organisation(name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or("");
    let settings = "work home night nights weekends times least first last all once moment end start scale height speed till time it \
        them him her us me myself events free this that";
    is_one_of(name, settings)
        || matches!(name, "same time" | "peak times")
        || is_one_of(
            first,
            "least all each any this that customers people clients every",
        )
}
