//! Composes publications: told in sentences, or as citations.

use serde_json::{Map, Value};

use super::ComposeError;
use super::clean::{capitalise, has_words, is_one_of, tidy};
use super::entry::{append, put};
use super::lists::split_outside_brackets;
use super::publications_told::{around_titles, take_called_name};
use super::record_fields::proper_giver;
use super::record_status;
use super::records::{Kind, records};
use crate::english::dates::{self, Date};

const QUOTES: [char; 3] = ['"', '“', '”'];

/// The entries of a publications section.
pub fn publications(text: &str) -> Result<Vec<Value>, ComposeError> {
    const KIND: Kind = Kind {
        name: "name",
        giver: "publisher",
        date: "releaseDate",
        rest: "summary",
        is_listed: false,
        nouns: "",
        leads: "i wrote|wrote|i published a paper called|i published|published|i co-wrote|i write|i have a|i had a|my paper|my article|\
            my book",
        givers: "published in|published by|published at|published on|in|by",
    };
    let mut entries: Vec<Value> = Vec::new();
    let mut open: Vec<String> = Vec::new();
    for line in text.lines() {
        let (heading, line) = without_heading(line);
        let line = &double_quoted(line);
        let mut cited = in_brackets(line);
        let mut rest = String::new();
        if cited.is_empty() {
            let one = citation(line).or_else(|| cited_in_short(line));
            (cited, rest) =
                one.map_or_else(|| around_titles(line), |cited| (vec![cited], String::new()));
        }
        for fields in cited
            .iter_mut()
            .filter(|_| heading.to_lowercase().contains("self"))
        {
            append(fields, "summary", "Self-published");
        }
        if cited.is_empty() {
            open.push(line.clone());
        } else {
            entries.extend(records(&open.join("\n"), &KIND).unwrap_or_default());
            open.clear();
            entries.extend(cited.into_iter().map(Value::Object));
            open.push(rest);
        }
    }
    entries.extend(records(&open.join("\n"), &KIND).unwrap_or_default());
    for fields in entries.iter_mut().filter_map(Value::as_object_mut) {
        take_quoted_name(fields);
        take_called_name(fields);
        take_url(fields);
        name_alone(fields, text);
    }
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
    let quoted = rest
        .strip_prefix(QUOTES)
        .and_then(|inner| inner.split_once(QUOTES));
    let (name, source) = quoted
        .or_else(|| rest.split_once(". "))
        .unwrap_or((rest.trim_end_matches('.'), ""));
    let source = source.trim_start_matches([',', '.', ' ']);
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

/// "Two papers" in front of a colon, and the line behind it.
fn without_heading(line: &str) -> (&str, &str) {
    const WORDS: &str = "my two three four five selected publications papers articles books i have wrote written published self self-published \
        novels cookbooks poems essays chapters reports reviews pamphlets of these";
    let heading = line.split_once(": ").filter(|(heading, _)| {
        let lower = heading.to_lowercase();
        lower.split(' ').all(|word| is_one_of(word, WORDS))
    });
    heading.unwrap_or(("", line))
}

/// `"Bees", Nature, 2020`, `Bees - Nature - 2020`, `Bees. Nature. 2020.`, `Doe A, Roe B. Bees. Nature, 2020`: the title, where it
/// appeared and when, behind those who wrote it.
fn cited_in_short(line: &str) -> Option<Map<String, Value>> {
    let line = line.trim();
    let line = line.strip_prefix("- ").unwrap_or(line);
    let (authors, rest) = authors_of(line)
        .or_else(|| before_quoted(line))
        .unwrap_or(("", line));
    let (title, source) = if let Some(inner) = rest.strip_prefix(QUOTES) {
        let (title, source) = inner.split_once(QUOTES)?;
        (
            title,
            source.trim_start_matches([',', '.', ':', '-', '–', ' ']),
        )
    } else if has_words(authors) {
        rest.split_once(". ")?
    } else {
        let parts = [" - ", " – ", " — ", ". "]
            .iter()
            .map(|joint| rest.split(joint).collect::<Vec<_>>());
        let ends_dated = |text: &str, whole: bool| {
            let text = tidy(text);
            dates::find(&text)
                .last()
                .is_some_and(|last| last.span.end == text.len() && (!whole || last.span.start == 0))
        };
        let mut parts = parts.filter(|parts| parts.len() == 3);
        let whole = parts.find(|parts| ends_dated(parts[2], true));
        // "Welding of duplex steels. Journal of Materials, vol 12, 2014"
        let title = whole.map(|parts| parts[0]).or_else(|| {
            let (title, source) = rest.split_once(". ")?;
            let is_source =
                source.contains(", ") && !source.contains(". ") && ends_dated(source, false);
            (is_source && title.contains(' ')).then_some(title)
        })?;
        let source = &rest[title.len()..];
        (title, source.trim_start_matches(['.', '-', '–', '—', ' ']))
    };
    let leads = ["published in ", "published by ", "in ", "by "];
    let lead = leads.iter().find_map(|lead| source.strip_prefix(lead));
    let source = lead.unwrap_or(source);
    let named = source.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '(');
    // `"How to bake", blog post, 2019` tells of what kind it is.
    let listed = rest
        .strip_prefix(QUOTES)
        .and_then(|inner| inner.split_once(QUOTES))
        .is_some_and(|(_, source)| source.starts_with([',', '.']) || source.starts_with(" - "));
    let told = [title, source].iter().any(|part| {
        let first = part.split(' ').next().unwrap_or("").to_lowercase();
        is_one_of(&first, "i it this that we they he she my")
    });
    if !(named || listed) || told || !has_words(title) || source.contains(QUOTES) {
        return None;
    }
    let (source, url) = without_url(source);
    let inner = source
        .strip_prefix('(')
        .and_then(|source| source.strip_suffix(')'));
    let source = inner.filter(|inner| !inner.contains('(')).unwrap_or(source);
    let mention = dates::find(source).into_iter().next_back();
    let undated = mention.as_ref().map_or(source.to_owned(), |mention| {
        let before = source[..mention.span.start].trim_end_matches(['(', ' ']);
        let after = source[mention.span.end..].trim_start_matches(')');
        format!("{before}{after}")
            .trim_start_matches([',', ' '])
            .to_owned()
    });
    let end = undated
        .find([',', ';'])
        .or_else(|| undated.find(". "))
        .or_else(|| undated.find(" - "))
        .unwrap_or(undated.len());
    let (publisher, more) = undated.split_at(if named { end } else { 0 });
    // "poetry collection - Salmon Press"
    let mut parts = split_outside_brackets(&more.replace(" - ", ", "));
    let known = (!has_words(publisher))
        .then(|| (0..parts.len()).find_map(|at| Some((at, proper_giver(&parts[at])?))))
        .flatten();
    let more = known.as_ref().map_or(more.to_owned(), |(at, _)| {
        parts.remove(*at);
        parts.retain(|part| has_words(part));
        parts.join(", ")
    });
    let publisher = known.map_or(publisher.to_owned(), |(_, publisher)| publisher);
    let mut fields = Map::new();
    put(&mut fields, "name", Some(tidy(title)));
    put(&mut fields, "publisher", Some(tidy(&publisher)));
    let date = mention.map(|mention| Date::iso(mention.date));
    put(&mut fields, "releaseDate", date);
    put(&mut fields, "url", url);
    append(&mut fields, "summary", &tidy(authors));
    append(&mut fields, "summary", &capitalise(&tidy(&more)));
    Some(fields)
}

/// Who wrote it, in front of a title in quotes: `Doe, A., Roe, B., "Bees", Nature`.
fn before_quoted(line: &str) -> Option<(&str, &str)> {
    let (authors, rest) = line.split_at(line.find(QUOTES)?);
    let names = authors.trim_end().strip_suffix(',')?;
    let mut parts = names.split([',', '&']).flat_map(|part| part.split(" and "));
    let all = parts.all(|part| {
        part.split_whitespace().count() < 4
            && part
                .split_whitespace()
                .all(|word| word.starts_with(char::is_uppercase))
    });
    all.then_some((names, rest))
}

/// Who wrote it, where surnames with initials stand in front of a full stop, and what follows.
fn authors_of(line: &str) -> Option<(&str, &str)> {
    let initials = |word: &str| {
        let letters = word.replace(['.', '-'], "");
        !letters.is_empty() && letters.len() <= 3 && letters.chars().all(char::is_uppercase)
    };
    let author = |part: &str| {
        let words: Vec<&str> = part.split_whitespace().collect();
        let named = words.len() < 5
            && words
                .iter()
                .all(|word| word.starts_with(char::is_uppercase));
        part.trim() == "et al" || (named && words.last().is_some_and(|last| initials(last)))
    };
    let ends = line.match_indices(". ").map(|(at, _)| at);
    let ends = ends.take_while(|at| *at < 300).filter(|at| {
        let front = line[..*at]
            .replace(" and ", ",")
            .replace(" et al", ", et al");
        let mut parts = front
            .split([',', '&', ';'])
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .peekable();
        // A surname may stand in front of a comma: `Doe, J.`.
        let mut all = true;
        let mut some = false;
        while let Some(part) = parts.next() {
            let split = !part.contains(' ') && parts.peek().is_some_and(|next| initials(next));
            if split {
                parts.next();
            }
            some |= split || part.contains(' ');
            all &= split || author(part);
        }
        all && some
    });
    let end = ends.last()?;
    Some((&line[..end], &line[end + 2..]))
}

/// `Graph pruning (NeurIPS 2020) and Sparse nets (ICML 2021)`: titles with where and when they appeared in brackets.
fn in_brackets(line: &str) -> Vec<Map<String, Value>> {
    let parts = line.trim().trim_end_matches('.').split_inclusive(')');
    let read = |part: &str| {
        let part = part.trim_start_matches([',', ';', ' ']);
        let part = part.strip_prefix("and ").unwrap_or(part);
        let (title, inside) = part.strip_suffix(')')?.rsplit_once(" (")?;
        let mention = dates::find(inside).into_iter().next()?;
        let publisher = format!(
            "{} {}",
            &inside[..mention.span.start],
            &inside[mention.span.end..]
        );
        let publisher = tidy(&publisher);
        let named = has_words(&publisher) || title.starts_with(char::is_uppercase);
        let plain = has_words(title) && named && publisher.split(' ').count() <= 6;
        let title = tidy(title);
        let title = title.trim_matches(['"', '“', '”', '\'']).to_owned();
        let mut fields = Map::new();
        put(&mut fields, "name", Some(title));
        put(&mut fields, "publisher", Some(publisher));
        put(&mut fields, "releaseDate", Some(Date::iso(mention.date)));
        plain.then_some(fields)
    };
    let all: Option<Vec<_>> = parts.map(read).collect();
    all.filter(|all| all.len() > 1).unwrap_or_default()
}

/// Sets the web address that stands in the summary.
fn take_url(fields: &mut Map<String, Value>) {
    let Some(summary) = fields.get("summary").and_then(Value::as_str) else {
        return;
    };
    let is_url = |word: &&str| word.contains("://") && word.len() > 8;
    let Some(typed) = summary.split(' ').find(is_url) else {
        return;
    };
    if fields.contains_key("url") {
        return;
    }
    let url = typed
        .trim_matches(['(', ')', '<', '>', ',', '.'])
        .to_owned();
    let rest = tidy(&summary.replacen(typed, "", 1));
    put(fields, "url", Some(url));
    fields.shift_remove("summary");
    append(fields, "summary", &rest);
}

/// `Poems` of "my poems were", `Slow Dough` of "book about bread called Slow Dough", and what a name without its noun is about.
fn name_alone(fields: &mut Map<String, Value>, text: &str) {
    let Some(name) = fields.get("name").and_then(Value::as_str) else {
        return;
    };
    let called = [" called ", " titled ", " entitled "]
        .iter()
        .find_map(|word| name.split_once(word))
        .filter(|(_, title)| title.starts_with(char::is_uppercase));
    if let Some((told, title)) = called {
        let (title, with) = title.split_at(title.find(" with my ").unwrap_or(title.len()));
        let (told, title) = (capitalise(&format!("{told}{with}")), title.to_owned());
        let old = fields.shift_remove("summary");
        put(fields, "name", Some(title));
        append(fields, "summary", &told);
        if let Some(old) = old.as_ref().and_then(Value::as_str) {
            append(fields, "summary", old);
        }
        return;
    }
    let endings = [
        " were",
        " was",
        " came out",
        " appeared",
        " has been",
        " have been",
    ];
    let plain = endings.iter().find_map(|ending| name.strip_suffix(ending));
    let mut plain = plain.unwrap_or(name).to_owned();
    if plain.len() < name.len() {
        let own = plain
            .strip_prefix("My ")
            .or_else(|| plain.strip_prefix("Our "));
        plain = own.map_or(plain.clone(), capitalise);
    }
    let lower = text.to_lowercase();
    let bare = ["About ", "On "].iter().find(|cue| plain.starts_with(*cue));
    if let Some(cue) = bare
        && let Some(noun) = ["article", "paper", "book"]
            .iter()
            .find(|noun| lower.contains(&format!("my {noun} {}", cue.to_lowercase())))
    {
        plain = format!(
            "{} {}{}",
            capitalise(noun),
            cue.to_lowercase(),
            &plain[cue.len()..]
        );
    }
    put(fields, "name", Some(plain));
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
    let Some((before, after)) = name.split_once(QUOTES) else {
        return;
    };
    let (title, after) = after.split_once(QUOTES).unwrap_or((after, ""));
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
        Some((front, tail))
            if tail.starts_with(char::is_uppercase)
                && !record_status::is_place(tail.split(',').next().unwrap_or(tail)) =>
        {
            let (publisher, more) = tail.split_once(',').unwrap_or((tail, ""));
            (
                tidy(&format!("{front} {}", more.trim())),
                Some(tidy(publisher)),
            )
        }
        _ => (told, None),
    };
    let mut rest = split_outside_brackets(&format!("{told}, {after}"));
    rest.retain(|part| has_words(part) && !is_one_of(part, "was were is appeared"));
    let unbracketed = |part: &str| {
        let part = part.trim_matches(['(', ')', ',', ' ']);
        part.strip_prefix("for ").unwrap_or(part).to_owned()
    };
    let named = (1..rest.len()).find_map(|at| Some((at, proper_giver(&unbracketed(&rest[at]))?)));
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
