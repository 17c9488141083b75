//! Composes publications: told in sentences, or as citations.

use serde_json::{Map, Value};

use super::ComposeError;
use super::clean::{capitalise, has_words, tidy};
use super::entry::{append, put};
use super::lists::split_outside_brackets;
use super::record_fields::proper_giver;
use super::records::{Kind, records};
use crate::english::dates::{self, Date};

/// The entries of a publications section.
pub fn publications(text: &str) -> Result<Vec<Value>, ComposeError> {
    const KIND: Kind = Kind {
        name: "name",
        giver: "publisher",
        date: "releaseDate",
        rest: "summary",
        is_listed: false,
        nouns: "",
        leads: "i wrote|wrote|i published a paper called|i published|published|i co-wrote|i write|my paper|my article|\
            my book",
        givers: "published in|published by|published at|published on|in|by",
    };
    let mut entries: Vec<Value> = Vec::new();
    let mut open: Vec<String> = Vec::new();
    for line in text.lines() {
        let line = &double_quoted(line);
        match citation(line) {
            Some(cited) => {
                entries.extend(records(&open.join("\n"), &KIND).unwrap_or_default());
                open.clear();
                entries.push(Value::Object(cited));
            }
            None => open.push(line.clone()),
        }
    }
    entries.extend(records(&open.join("\n"), &KIND).unwrap_or_default());
    entries
        .iter_mut()
        .filter_map(Value::as_object_mut)
        .for_each(take_quoted_name);
    (!entries.is_empty())
        .then_some(entries)
        .ok_or_else(|| ComposeError::missing("name", "What did you publish, where and when?"))
}

/// `Smith J, Doe A. (2021). Deep learning for crops. Journal of AI, 12(3). https://doi.org/…`
fn citation(line: &str) -> Option<Map<String, Value>> {
    let line = line.trim();
    let mention = dates::find(line).into_iter().next()?;
    let authors = line[..mention.span.start].trim_end().strip_suffix('(')?;
    let rest = line[mention.span.end..].trim_start().strip_prefix(')')?;
    let rest = rest.trim_start_matches(['.', ',', ':', ' ']);
    let named = authors.starts_with(char::is_uppercase)
        && authors.len() < 300
        && authors
            .split([',', '&', ';'])
            .all(|author| author.split_whitespace().count() <= 4);
    if !named || !has_words(authors) || !has_words(rest) {
        return None;
    }
    let (rest, url) = without_url(rest);
    let (name, source) = rest
        .split_once(". ")
        .unwrap_or((rest.trim_end_matches('.'), ""));
    let end = source.find([',', '.', ';']).unwrap_or(source.len());
    let (publisher, volume) = source.split_at(end);
    let mut fields = Map::new();
    put(&mut fields, "name", Some(tidy(name)));
    put(&mut fields, "publisher", Some(tidy(publisher)));
    put(&mut fields, "releaseDate", Some(Date::iso(mention.date)));
    put(&mut fields, "url", url);
    append(&mut fields, "summary", &tidy(authors));
    if has_words(volume) {
        append(&mut fields, "summary", &tidy(volume));
    }
    Some(fields)
}

/// `"Night foraging"` of `'Night foraging'`; the apostrophe of "Oma's Keuken" stays.
fn double_quoted(line: &str) -> String {
    let Some(open) = line
        .find(" '")
        .map(|at| at + 1)
        .or_else(|| line.starts_with('\'').then_some(0))
    else {
        return line.to_owned();
    };
    let close = line[open + 1..]
        .match_indices('\'')
        .map(|(at, _)| at + open + 1)
        .find(|at| {
            !line[at + 1..].starts_with(char::is_alphanumeric) && !line[..*at].ends_with(' ')
        });
    match close {
        Some(close) => format!(
            "{}\"{}\"{}",
            &line[..open],
            &line[open + 1..close],
            &line[close + 1..]
        ),
        None => line.to_owned(),
    }
}

/// The text without its last web address, and the address.
fn without_url(text: &str) -> (&str, Option<String>) {
    let at = text.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let last = text[at..].trim_matches(['(', ')', '<', '>', ',', '.']);
    let is_url = last.contains("://") && last.len() > 8;
    if is_url {
        (text[..at].trim_end(), Some(last.to_owned()))
    } else {
        (text, None)
    }
}

/// `Small Beer` of "article about brewing called \"Small Beer\"".
fn take_quoted_name(fields: &mut Map<String, Value>) {
    let Some(name) = fields.get("name").and_then(Value::as_str) else {
        return;
    };
    let quotes = ['"', '“', '”'];
    let Some((before, after)) = name.split_once(quotes) else {
        return;
    };
    let (title, after) = after.split_once(quotes).unwrap_or((after, ""));
    let before = tidy(before);
    let told = [" called", " titled", " entitled", " named"]
        .iter()
        .find_map(|word| before.strip_suffix(word))
        .unwrap_or(&before)
        .to_owned();
    if !has_words(title) || !has_words(&told) {
        return;
    }
    let (told, publisher) = match told
        .split_once(" in ")
        .filter(|_| !fields.contains_key("publisher"))
    {
        Some((front, tail)) if tail.starts_with(char::is_uppercase) => {
            let (publisher, more) = tail.split_once(',').unwrap_or((tail, ""));
            (
                tidy(&format!("{front} {}", more.trim())),
                Some(tidy(publisher)),
            )
        }
        _ => (told, None),
    };
    let mut rest = split_outside_brackets(&format!("{told}, {after}"));
    rest.retain(|part| has_words(part));
    let named = (1..rest.len()).find_map(|at| Some((at, proper_giver(&rest[at])?)));
    let publisher = publisher.or_else(|| {
        let (at, publisher) = named.filter(|_| !fields.contains_key("publisher"))?;
        rest.remove(at);
        Some(publisher)
    });
    let rest = rest.join(", ");
    let title = tidy(title);
    put(fields, "name", Some(title));
    put(fields, "publisher", publisher);
    let old = fields.shift_remove("summary");
    append(fields, "summary", &capitalise(&rest));
    if let Some(old) = old.as_ref().and_then(Value::as_str) {
        append(fields, "summary", old);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn citations_and_quoted_titles_are_read() {
        let text = "Smith J, Doe A. (2021). Deep learning for crops. Journal of AI, 12(3), 45-67. https://doi.org/10.1000/x\n\
            published an article in The Guardian in may 2020 about brewing called \"Small Beer\"";
        let entries = publications(text).expect("publications");
        assert_eq!(
            entries[0],
            json!({"name": "Deep learning for crops", "publisher": "Journal of AI", "releaseDate": "2021",
                "url": "https://doi.org/10.1000/x", "summary": "Smith J, Doe A. 12(3), 45-67"})
        );
        assert_eq!(
            entries[1],
            json!({"name": "Small Beer", "publisher": "The Guardian", "releaseDate": "2020-05",
                "summary": "Article about brewing"})
        );
    }
}
