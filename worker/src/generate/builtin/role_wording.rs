//! Puts a sentence about a role into the wording that is read: "currently unemployed but before i was a driver", "been there since
//! 2017", "now im the manager there", "2 yrs" by itself.

use super::clean::{bare, has_words, is_one_of, title_case};
use super::header::has_title_noun;
use super::role_names::{is_duration, is_time_unit};
use crate::english::dates;
use crate::english::periods;

/// The sentence as roles are read from it.
pub fn reworded(sentence: &str) -> String {
    let told = without_idleness(sentence).unwrap_or_else(|| sentence.to_owned());
    let trade = is_mere_title(told.split(", ").next().unwrap_or(""));
    let parts = told.split(", ").enumerate();
    let parts: Vec<String> = parts
        .map(|(at, part)| {
            if trade && at == 1 {
                part.to_owned()
            } else {
                lasting(part)
            }
        })
        .collect();
    let told = going_on(&parts.join(", "));
    let words: Vec<&str> = told.split(' ').collect();
    let keys: Vec<String> = words.iter().map(|word| bare(word)).collect();
    let key = |at: usize| keys.get(at).map_or("", String::as_str);
    let force = |at: usize| match (key(at), key(at + 1)) {
        ("army" | "navy" | "marines", _) => 1,
        ("air", "force") => 2,
        _ => 0,
    };
    let mut kept: Vec<String> = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let before = at.checked_sub(1).map_or("", &key);
        let now = |at: usize| key(at) == "now" && is_one_of(key(at + 1), "i'm i");
        let mere_title = before == "now" && says_no_place(&words[at..]);
        match key(at) {
            "so" if now(at + 1) => {}
            // "now I'm a team leader" does not say where.
            "i'm" if mere_title => {}
            "i" if mere_title && key(at + 1) == "am" => at += 1,
            "i'm" if before == "now" => kept.extend(["i".to_owned(), "am".to_owned()]),
            // "my last job was in a call centre (Teleperformance)"
            "in" if before == "was"
                && at > 1
                && key(at - 2) == "job"
                && is_one_of(key(at + 1), "a an the") =>
            {
                kept.push("at".to_owned());
            }
            "was" if key(at + 1) == "in" && key(at + 2) == "the" && force(at + 3) > 0 => {
                kept.push("served".to_owned());
            }
            "in" if before == "was" && key(at + 1) == "the" && force(at + 2) > 0 => {
                let titled = keys[at..].iter().any(|key| key == "as");
                kept.push(if titled { "at" } else { "in" }.to_owned());
            }
            // "went to Barratt as a foreman till now"
            "till" | "until" | "til"
                if is_one_of(key(at + 1), "now today date") && !is_dated(before) =>
            {
                at += 1;
            }
            _ if force(at) > 0 && before == "the" => {
                let end = at + force(at);
                kept.push(title_case(&words[at..end].join(" ")));
                at = end - 1;
            }
            _ => kept.push(words[at].to_owned()),
        }
        at += 1;
    }
    with_title_in_front(&kept.join(" "))
}

/// "I'm a team leader" of "now I'm a team leader, i run the shifts".
fn says_no_place(words: &[&str]) -> bool {
    const MOST_WORDS: usize = 6;
    let ends = |word: &&str| word.ends_with([',', '.', ';']);
    let end = words.iter().position(ends).map_or(words.len(), |at| at + 1);
    let joint = |word: &&str| is_one_of(&bare(word), "there at in for with same");
    end <= MOST_WORDS && !words[..end].iter().any(joint) && has_title_noun(&words[..end].join(" "))
}

/// Whether the words name a trade and nothing else: `baker` of "baker, 4 years".
fn is_mere_title(part: &str) -> bool {
    let joint = |word: &str| is_one_of(&bare(word), "at in for with w/ @ of");
    has_title_noun(part) && part.split(' ').count() <= 3 && !part.split(' ').any(joint)
}

/// "2015" of "2015 till now", "june" of "june till now".
fn is_dated(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit()) || dates::month_number(word).is_some()
}

/// What follows "currently unemployed but before": that somebody has no work belongs into no role.
fn without_idleness(sentence: &str) -> Option<String> {
    const MOST_WORDS: usize = 10;
    let lower = sentence.to_ascii_lowercase();
    let at = lower.find("before ")?;
    let front: Vec<String> = lower[..at].split_whitespace().map(bare).collect();
    let idle = front
        .iter()
        .any(|word| is_one_of(word, "unemployed jobless"))
        || ["not working", "out of work", "between jobs", "no job"]
            .iter()
            .any(|idle| lower[..at].contains(idle));
    let rest = sentence.get(at + "before ".len()..)?;
    let told = ["that ", "this "]
        .iter()
        .find_map(|this| rest.strip_prefix(this))
        .unwrap_or(rest);
    (idle && front.len() <= MOST_WORDS).then(|| format!("before that {told}"))
}

/// "for 2 yrs" where a part says no more than "2 yrs".
fn lasting(part: &str) -> String {
    let told = format!("for {part}");
    if lasts(&told) { told } else { part.to_owned() }
}

/// Whether no more is told than how long something went on: "for 2 yrs".
pub fn lasts(text: &str) -> bool {
    let words: Vec<String> = text.split(' ').map(bare).collect();
    let [joint, count, unit] = words.as_slice() else {
        return false;
    };
    // `32h week` and `2nd year` are no durations.
    let digits = count.starts_with(|c: char| c.is_ascii_digit());
    let counted = !digits || !count.contains(char::is_alphabetic);
    joint == "for" && counted && is_duration(count, unit) && is_time_unit(unit)
}

/// "cook at Zizzi since 2017" for "cook at Zizzi, been there since 2017" and "cook at Zizzi from 2017 and im still there".
fn going_on(sentence: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut goes_on = false;
    for part in sentence.split(", ") {
        let (front, clause) = part.rsplit_once(" and ").unwrap_or(("", part));
        match status(clause) {
            Some(since) if !parts.is_empty() || has_words(front) || !since.is_empty() => {
                goes_on = true;
                parts.extend(has_words(front).then(|| front.to_owned()));
                parts.extend((!since.is_empty()).then_some(since));
            }
            _ => parts.push(part.to_owned()),
        }
    }
    if !goes_on {
        return sentence.to_owned();
    }
    let told = parts.join(", ");
    // "Qualified in 2015, been there since 2016" has two dates.
    if dates::find(&told).len() > 1 {
        return sentence.to_owned();
    }
    let Some(period) = periods::find_period(&told).filter(|period| !period.ongoing) else {
        return told;
    };
    // A lone date is when it began.
    if period.end.is_some() && period.start != period.end {
        return sentence.to_owned();
    }
    let date = told[period.span.clone()]
        .split(' ')
        .skip_while(|word| is_one_of(&bare(word), "in from since on started"))
        .collect::<Vec<_>>()
        .join(" ");
    let (front, behind) = (&told[..period.span.start], &told[period.span.end..]);
    let front = front.strip_suffix("started ").unwrap_or(front);
    format!("{front}since {date}{behind}")
}

/// "since 2017" of a clause that says only that something goes on, nothing of "still there"; none of another clause.
fn status(clause: &str) -> Option<String> {
    const WORDS: &str = "i i'm i've am have has still been be there here work working employed doing do done did it that this now today ever at the \
        moment so and but also with them same place job";
    let lower = clause.to_ascii_lowercase();
    let since = lower.find("since ");
    let words: Vec<String> = lower[..since.unwrap_or(lower.len())]
        .split_whitespace()
        .map(bare)
        .filter(|word| !word.is_empty())
        .collect();
    let has = |list: &str| words.iter().any(|word| is_one_of(word, list));
    let only = !words.is_empty() && words.iter().all(|word| is_one_of(word, WORDS));
    let stays = has("still") && has("there here")
        || since.is_some() && has("been have i've") && has("been done there");
    if !only || !stays {
        return None;
    }
    let Some(at) = since else {
        return Some(String::new());
    };
    let period = periods::find_period(&clause[at..])?;
    let whole =
        period.ongoing && period.span.start == 0 && !has_words(&clause[at + period.span.end..]);
    whole.then(|| clause[at..].to_owned())
}

/// "i was a mechanic in the Army 2005 to 2013" for "i was in the Army 2005 to 2013, mechanic".
fn with_title_in_front(sentence: &str) -> String {
    const LEADS: [&str; 6] = [
        "i served in the ",
        "served in the ",
        "i was at ",
        "was at ",
        "i worked at ",
        "worked at ",
    ];
    let found = LEADS.iter().find_map(|lead| {
        let front = sentence.get(..lead.len())?;
        front.eq_ignore_ascii_case(lead).then_some(*lead)
    });
    let mut parts = sentence.splitn(3, ", ");
    let (Some(lead), Some(head), Some(title)) = (found, parts.next(), parts.next()) else {
        return sentence.to_owned();
    };
    let name = title.trim_end_matches('.');
    let dated =
        periods::find_period(head).is_some_and(|period| head[period.span.end..].trim().is_empty());
    if !dated
        || name.split(' ').count() > 3
        || name.contains(char::is_uppercase)
        || !has_title_noun(name)
        || has_title_noun(head)
    {
        return sentence.to_owned();
    }
    let joint = if lead.ends_with("in the ") {
        "in the"
    } else {
        "at"
    };
    let told = format!("worked as {name} {joint} {}", &head[lead.len()..]);
    match parts.next() {
        Some(rest) => format!("{told}, {rest}"),
        None => told,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wordings_that_say_the_same_become_one() {
        for (typed, expected) in [
            (
                "currently unemployed but before i was a cook at Aldi",
                "before that i was a cook at Aldi",
            ),
            (
                "cook at Zizzi, been there since 2017, make pizzas",
                "cook at Zizzi, since 2017, make pizzas",
            ),
            (
                "cook at Zizzi from 2017 and I'm still working there",
                "cook at Zizzi since 2017",
            ),
            (
                "cook at Zizzi 2017 - 2019 and still there at night",
                "cook at Zizzi 2017 - 2019 and still there at night",
            ),
            (
                "cook at Zizzi, 2 yrs, made pizzas",
                "cook at Zizzi, for 2 yrs, made pizzas",
            ),
            ("so now I'm the manager there", "now i am the manager there"),
            (
                "i was in the army 2005 to 2013, mechanic, fixed trucks",
                "worked as mechanic in the Army 2005 to 2013, fixed trucks",
            ),
        ] {
            assert_eq!(reworded(typed), expected);
        }
    }
}
