//! Reads a publication that is told in a sentence around its title: `my book "Knots" came out with Ocean Press in 2016`.

use serde_json::{Map, Value};

use super::clean::{self, bare, capitalise, has_words, is_one_of, tidy, title_case};
use super::entry::{append, put};
use super::phrase;
use super::records::without_joint;
use crate::english::dates::{self, Date};

const QUOTES: [char; 3] = ['"', '“', '”'];

/// What publications are called.
const NOUNS: &str = "paper article chapter review poster poem essay thesis dissertation report letter book column preprint novel story \
    memoir cookbook anthology pamphlet manual guide blog zine piece";

/// Whether a sentence begins with a publication of its own, which has a date: "conference paper at ECTRI 2015".
pub fn opens(sentence: &str) -> bool {
    const FIRST_WORDS: usize = 3;
    let words: Vec<String> = sentence.split(' ').take(FIRST_WORDS).map(bare).collect();
    let told = is_one_of(
        &words[0],
        "the this that it its his her their our for in on about not no never",
    );
    let wrote = is_one_of(&words[0], "wrote published")
        && words
            .get(1)
            .is_some_and(|next| is_one_of(next, "a an my two another"));
    let names = words.iter().any(|word| is_one_of(word, NOUNS));
    !told && (wrote || names) && !dates::find(sentence).is_empty()
}

/// The publications of a line whose first sentence tells of one by its title in quotes, and what is left of the line. What the
/// next sentences tell belongs to it, until one begins another.
pub fn around_titles(line: &str) -> (Vec<Map<String, Value>>, String) {
    let mut found: Vec<Map<String, Value>> = Vec::new();
    let sentences = clean::sentences(line);
    for (at, sentence) in sentences.iter().enumerate() {
        match (around_title(sentence), found.last_mut()) {
            (Some(fields), _) => found.push(fields),
            (None, Some(last)) if !opens(without_joint(sentence)) => {
                append(last, "summary", &capitalise(&phrase::prose(sentence)));
            }
            (None, _) => return (found, sentences[at..].join(" ")),
        }
    }
    (found, String::new())
}

fn around_title(sentence: &str) -> Option<Map<String, Value>> {
    const LINKS: &str = "which that it was is got has been then finally also and";
    const OUT: [&str; 8] = [
        "published",
        "printed",
        "came out",
        "coming out",
        "out",
        "appeared",
        "released",
        "featured",
    ];
    const WHERE: &str = "by with in at from through on";
    let (before, rest) = sentence.split_once(QUOTES)?;
    let (title, after) = rest.split_once(QUOTES)?;
    let words: Vec<String> = before.split_whitespace().map(bare).collect();
    if words.len() > 6
        || !has_words(title)
        || after.contains(QUOTES)
        || !dates::find(before).is_empty()
    {
        return None;
    }
    let told = after.trim_start_matches([',', '-', ' ']);
    let start = told
        .split(' ')
        .take_while(|word| is_one_of(&bare(word), LINKS))
        .map(|word| word.len() + 1)
        .sum::<usize>();
    let told = told.get(start..)?;
    let told = OUT
        .iter()
        .find_map(|out| told.strip_prefix(out)?.strip_prefix(' '))?;
    let (link, told) = told.split_once(' ')?;
    if !is_one_of(link, WHERE) {
        return None;
    }
    let mention = dates::find(told).into_iter().next();
    let by_date = link == "in"
        && mention
            .as_ref()
            .is_some_and(|mention| mention.span.start == 0);
    let ends = [", ", " and it ", " and ", ". ", " in ", " with ", " by "]
        .iter()
        .filter_map(|end| told.find(end));
    let dated = mention.iter().map(|mention| mention.span.start);
    let end = ends.chain(dated).min().unwrap_or(told.len());
    // "came out in 2019 with Ocean Press"
    let (publisher, rest) = if by_date {
        let rest = told[mention.as_ref()?.span.end..].trim_start_matches([',', ' ']);
        let giver = ["with ", "by ", "from ", "through ", "at "]
            .iter()
            .find_map(|link| rest.strip_prefix(link))
            .unwrap_or("");
        let end = giver.find([',', '.']).unwrap_or(giver.len());
        let tail = if giver.is_empty() {
            rest
        } else {
            &giver[end..]
        };
        (&giver[..end], tail.to_owned())
    } else {
        let rest = match &mention {
            Some(mention) if mention.span.start >= end => {
                let between = told[end..mention.span.start].trim();
                let between = between
                    .strip_suffix("in")
                    .or_else(|| between.strip_suffix("on"))
                    .unwrap_or(between);
                format!("{between} {}", &told[mention.span.end..])
            }
            _ => told[end..].to_owned(),
        };
        (&told[..end], rest)
    };
    let rest = tidy(&rest);
    let rest = ["in ", "on ", "and ", "and"]
        .iter()
        .fold(rest.as_str(), |rest, lead| {
            rest.strip_prefix(lead).unwrap_or(rest)
        });
    let mut fields = Map::new();
    put(&mut fields, "name", Some(tidy(title)));
    let publisher = tidy(publisher);
    let publisher = if publisher.contains(char::is_uppercase) {
        publisher
    } else {
        title_case(&publisher)
    };
    put(&mut fields, "publisher", Some(publisher));
    put(
        &mut fields,
        "releaseDate",
        mention.map(|mention| Date::iso(mention.date)),
    );
    append(&mut fields, "summary", &capitalise(&kind_told(before)));
    if has_words(rest) && !matches!(rest, "in" | "on" | "and") {
        append(&mut fields, "summary", &capitalise(rest));
    }
    Some(fields)
}

/// What a publication is, of the words in front of its title: `second book` of `my second book called`.
fn kind_told(before: &str) -> String {
    let told = before.split_whitespace().skip_while(|word| {
        !is_one_of(&bare(word), NOUNS)
            && !is_one_of(&bare(word), "first second third latest new debut")
    });
    let told = told.filter(|word| !is_one_of(&bare(word), "called titled entitled named"));
    told.collect::<Vec<_>>().join(" ")
}

/// `Salt` of a poem of which the summary says that it is "called Salt".
pub fn take_called_name(fields: &mut Map<String, Value>) {
    let summary = fields.get("summary").and_then(Value::as_str).unwrap_or("");
    let called = ["Called ", "Titled ", "Entitled "]
        .iter()
        .find_map(|cue| summary.strip_prefix(cue));
    let Some(called) = called.filter(|title| title.starts_with(char::is_uppercase)) else {
        return;
    };
    let (title, more) = called.split_once(". ").unwrap_or((called, ""));
    let (title, more) = (title.to_owned(), more.to_owned());
    let told = fields
        .get("name")
        .and_then(Value::as_str)
        .unwrap_or("")
        .to_owned();
    put(fields, "name", Some(title));
    fields.shift_remove("summary");
    append(fields, "summary", &told);
    append(fields, "summary", &more);
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn title_publisher_and_date_are_found_around_the_title() {
        for (typed, expected) in [
            (
                "my book \"Knots\" came out with Ocean Press in april 2016. It sold well",
                json!({"name": "Knots", "publisher": "Ocean Press", "releaseDate": "2016-04", "summary": "Book. It sold well"}),
            ),
            (
                "i wrote \"Salt Roads\", which was published by Reef Books 2013 and it won a prize",
                json!({"name": "Salt Roads", "publisher": "Reef Books", "releaseDate": "2013", "summary": "It won a prize"}),
            ),
            (
                "\"Dry Stone\" appeared in Country Life, 2009",
                json!({"name": "Dry Stone", "publisher": "Country Life", "releaseDate": "2009"}),
            ),
            (
                "my first novel \"Tides\" came out in 2019 with Gull Press",
                json!({"name": "Tides", "publisher": "Gull Press", "releaseDate": "2019", "summary": "First novel"}),
            ),
        ] {
            let found = around_titles(typed).0.pop().map(Value::Object);
            assert_eq!(found, Some(expected), "{typed}");
        }
        assert!(opens("conference paper at ECTRI 2015 in Ghent"));
        assert!(!opens("the paper was read 400 times in 2016"));
    }
}
