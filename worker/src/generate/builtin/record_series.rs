//! Tells the records of one sentence apart: what separates certificates and awards, and what belongs to several of them.

use super::clean::{bare, has_words, is_one_of};
use super::lists::split_outside_brackets;
use super::record_fields::{begins_with, is_name_of_giver, names_body};
use super::record_status::{self, Told, is_date};
use super::records::Kind;
use crate::english::dates;

/// The records of one sentence: semicolons separate, and commas do where several parts have dates.
pub fn several(sentence: &str, kind: &Kind) -> Vec<Told> {
    const JOINTS: [&str; 9] = [
        " and also have ",
        " and also got ",
        " and i also have ",
        " and i have ",
        " and i got ",
        " and i did ",
        " and i passed ",
        " and i hold ",
        " and i won ",
    ];
    const LISTED: [&str; 4] = [" and a ", " and an ", " and my ", " / "];
    let listed: &[&str] = if kind.is_listed { &LISTED } else { &[] };
    let joined = JOINTS
        .iter()
        .chain(listed)
        .fold(sentence.to_owned(), |text, cue| text.replace(cue, ";"));
    let (joined, shared) = without_shared_date(cut_between_dated(&joined, kind.is_listed));
    let joined = if kind.is_listed {
        cut_between_names(&joined)
    } else {
        joined
    };
    let mut records: Vec<Told> = Vec::new();
    for part in joined.split(';').filter(|part| !part.trim().is_empty()) {
        let pieces = if kind.is_listed {
            with_numbers(record_status::told(part))
        } else {
            split_outside_brackets(part)
                .into_iter()
                .map(Told::plain)
                .collect()
        };
        if are_records(&pieces, kind) {
            records.extend(pieces.into_iter().filter(|piece| !piece.text.is_empty()));
        } else if let [only] = pieces.as_slice()
            && kind.is_listed
        {
            records.push(only.clone());
        } else if kind.is_listed && pieces.iter().any(|piece| !piece.asides.is_empty()) {
            let texts: Vec<&str> = pieces.iter().map(|piece| piece.text.as_str()).collect();
            records.push(Told {
                text: texts.join(", "),
                asides: pieces
                    .iter()
                    .flat_map(|piece| piece.asides.clone())
                    .collect(),
            });
        } else {
            records.push(Told::plain(part.to_owned()));
        }
    }
    for at in 1..records.len() {
        let named = with_name_of_levels(&records[at].text, &records[at - 1].text);
        records[at].text = named.unwrap_or_else(|| records[at].text.clone());
    }
    for record in &mut records {
        if let Some(date) = shared
            .as_ref()
            .filter(|_| dates::find(&record.text).is_empty())
        {
            record.text = format!("{}, {date}", record.text);
        }
    }
    records
}

/// `Level 1, 2 & 3 (2016)`: numbers in a row belong to the name before them.
fn with_numbers(pieces: Vec<Told>) -> Vec<Told> {
    let counts = |word: &str| word.len() < 3 && word.bytes().all(|b| b.is_ascii_digit());
    let mut joined: Vec<Told> = Vec::new();
    for piece in pieces {
        let words: Vec<&str> = piece
            .text
            .split(" (")
            .next()
            .unwrap_or("")
            .split(' ')
            .collect();
        let only = counts(words[0])
            && words
                .iter()
                .all(|word| counts(word) || matches!(*word, "&" | "and"));
        match joined.last_mut() {
            Some(last) if only && last.text.rsplit(' ').next().is_some_and(counts) => {
                last.text = format!("{}, {}", last.text, piece.text);
                last.asides.extend(piece.asides);
            }
            _ => joined.push(piece),
        }
    }
    joined
}

/// "first aid and food hygiene" and `2021` of "first aid and food hygiene, both 2021".
fn without_shared_date(text: String) -> (String, Option<String>) {
    let shared = text.rsplit_once(", ").and_then(|(front, tail)| {
        let words: Vec<&str> = tail.split(' ').collect();
        let led = usize::from(matches!(bare(words[0]).as_str(), "both" | "all"));
        let deed =
            usize::from(words.get(led).is_some_and(|word| {
                is_one_of(&bare(word), "done passed completed got issued dated")
            }));
        let date = words[led + deed..].join(" ");
        (led > 0 && is_date(&date)).then(|| (front.to_owned(), date))
    });
    match shared {
        Some((front, date)) => (front, Some(date)),
        None => (text, None),
    }
}

/// What certificates are called that stand beside others: each is one of its own.
const WELL_KNOWN: &str = "first aid|food hygiene|food safety|manual handling|moving and handling|fire safety|fire marshal|\
    fire warden|health and safety|forklift|safeguarding|working at height|working at heights|asbestos awareness|driving licence|\
    infection control|lone working|abrasive wheels|confined spaces|ipaf|pasma|cscs|coshh";

/// "IPAF and PASMA", "forklift licence and first aid": two certificates, not one of both.
fn cut_between_names(text: &str) -> String {
    const CARRIERS: &str = "licence license card ticket certificate cert permit";
    let known = |part: &str| {
        WELL_KNOWN
            .split('|')
            .any(|name| begins_with(part, name).is_some())
    };
    let acronym = |part: &str| part.len() > 1 && part.chars().all(|c| c.is_ascii_uppercase());
    let parts: Vec<&str> = text.split(", ").collect();
    // Who gave them and when is told of both.
    let shared = parts.len() > 1
        && parts[1..]
            .iter()
            .all(|part| is_date(part) || record_status::is_issuer(part));
    let tail = if shared {
        format!(", {}", parts[1..].join(", "))
    } else {
        String::new()
    };
    let cut = parts.iter().map(|part| {
        let pairs = part.match_indices(" and ").map(|(at, joint)| {
            let (left, right) = (&part[..at], &part[at + joint.len()..]);
            let last = left.rsplit(' ').next().map(bare).unwrap_or_default();
            let carried = is_one_of(&last, CARRIERS) && left.contains(' ');
            let both = (acronym(left) && acronym(right))
                || (known(right) && (known(left) || carried || acronym(left)));
            (both && !left.contains('(')).then(|| format!("{left}{tail};{right}"))
        });
        let pair = pairs.flatten().next();
        pair.unwrap_or_else(|| (*part).to_owned())
    });
    cut.collect::<Vec<_>>().join(", ")
}

/// `CFA level 2` of "CFA level 1 in 2019 and level 2 in 2021".
fn with_name_of_levels(text: &str, before: &str) -> Option<String> {
    let (level, rest) = text.split_once(' ')?;
    let counts = |text: &str| {
        let first = text.split(' ').next().unwrap_or_default();
        first.starts_with(|c: char| c.is_ascii_digit()) || is_one_of(&bare(first), "i ii iii iv")
    };
    if !is_one_of(&bare(level), "level part stage step grade module tier") || !counts(rest) {
        return None;
    }
    let lead = format!(" {level} ");
    let after = rest.split_once(' ').map_or("", |(_, after)| after);
    if has_words(after)
        && !starts_with_date(after)
        && !is_one_of(&bare(after.split(' ').next()?), "in from with at")
    {
        return None;
    }
    let (name, number) = before.split_once(lead.as_str())?;
    (counts(number) && !name.contains(',')).then(|| format!("{name} {text}"))
}

/// "open water 2014 and rescue diver 2016": each of two records has its date.
fn cut_between_dated(text: &str, is_listed: bool) -> String {
    let mut joined = text.to_owned();
    for mention in dates::find(text).iter().rev() {
        let after = &text[mention.span.end..];
        let Some(rest) = after
            .strip_prefix(" and ")
            .or_else(|| after.strip_prefix(", and "))
        else {
            continue;
        };
        // "HGV licence since 2008 and ADR"
        let short = is_listed && rest.split(' ').count() <= 3 && !rest.contains(',');
        if has_words(rest) && !starts_with_date(rest) && (short || !dates::find(rest).is_empty()) {
            let end = text.len() - rest.len();
            joined.replace_range(mention.span.end..end, ";");
        }
    }
    joined
}

/// Whether the parts between the commas of a sentence are records of their own.
fn are_records(pieces: &[Told], kind: &Kind) -> bool {
    let dated = pieces
        .iter()
        .filter(|piece| !dates::find(&piece.text).is_empty())
        .count();
    let bare_dates = pieces.iter().any(|piece| starts_with_date(&piece.text));
    let plain = pieces.len() >= 3
        && pieces
            .iter()
            .all(|piece| piece.text.split(' ').filter(|word| has_words(word)).count() <= 8);
    let named = pieces.len() == 2
        && pieces.iter().skip(1).all(|piece| {
            let of_kind = kind.names_record(&piece.text) && !names_body(&piece.text);
            let has_own = dated > 0 && !dates::find(&pieces[0].text).is_empty();
            let said = |aside: &String| has_own || !record_status::goes_with_giver(aside);
            of_kind || piece.asides.iter().any(said) || !is_name_of_giver(&piece.text)
        });
    let listed =
        kind.is_listed && (plain || named) && !pieces.iter().any(|piece| tells_issue(&piece.text));
    // "gold medal for maths, school prize for art"
    let awards = !kind.is_listed
        && pieces.len() > 1
        && pieces.iter().all(|piece| names_award(&piece.text))
        && !kind.nouns.is_empty();
    (dated >= 2 || listed || awards) && !bare_dates
}

/// Whether several words end in an award, or have one with what it was for: neither "winner" alone nor "Kent Food Awards".
fn names_award(piece: &str) -> bool {
    const NOUNS: &str =
        "award prize medal scholarship trophy cup certificate prefect girl boy captain";
    let words: Vec<String> = piece.split(' ').map(bare).collect();
    let noun = words.iter().position(|word| is_one_of(word, NOUNS));
    noun.is_some_and(|noun| {
        let next = words.get(noun + 1).map_or("", String::as_str);
        noun > 0
            && (matches!(next, "" | "for" | "in" | "at")
                || next.starts_with(|c: char| c.is_ascii_digit()))
    })
}

/// "issued Jun 2021" belongs to the certificate before it.
fn tells_issue(piece: &str) -> bool {
    let first = piece.split(' ').next().map(bare).unwrap_or_default();
    is_one_of(&first, "issued by from valid expires exp expiry awarded")
}

/// `2019` of "first prize, 2019, second prize, 2020" is part of the record before it.
pub fn starts_with_date(piece: &str) -> bool {
    const SEASONS: &str = "spring summer fall autumn winter semester term";
    dates::find(piece).first().is_some_and(|mention| {
        let before = piece[..mention.span.start].trim_end().to_lowercase();
        before.is_empty() || is_one_of(&before, SEASONS)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_names_are_two_certificates_and_share_what_is_told_of_both() {
        assert_eq!(
            cut_between_names("IPAF and PASMA, 2020"),
            "IPAF, 2020;PASMA, 2020"
        );
        for whole in [
            "food safety and hygiene",
            "first aid and CPR",
            "HGV class 1 and class 2",
        ] {
            assert_eq!(cut_between_names(whole), whole);
        }
        assert_eq!(
            without_shared_date("first aid and manual handling, both 2021".to_owned()),
            (
                "first aid and manual handling".to_owned(),
                Some("2021".to_owned())
            )
        );
        assert_eq!(
            with_name_of_levels("level 2 in 2021", "CFA level 1 in 2019").as_deref(),
            Some("CFA level 2 in 2021")
        );
    }
}
