//! Composes projects sections: name, description, highlights, tools and dates.

use serde_json::{Map, Value};

use super::ComposeError;
use super::clean::{self, bare, has_words, tidy, title_case};
use super::entry::{put, put_list, put_period};
use super::lists::items;
use super::phrase::{self, Tense};
use super::skills::skill;
use crate::english::dates;
use crate::english::periods::{self, Period};
use crate::english::spelling;
use crate::english::tokens::tokenize;
use crate::english::verbs;

#[derive(Default)]
struct Project {
    name: Option<String>,
    url: Option<String>,
    period: Option<Period>,
    sentences: Vec<String>,
}

/// The entries of a projects section.
pub fn projects(text: &str) -> Result<Vec<Value>, ComposeError> {
    let mut projects: Vec<Project> = Vec::new();
    for block in clean::blocks(text) {
        let many = block.len() > 1 && block.iter().all(|line| line.bulleted);
        for (index, line) in block.iter().enumerate() {
            let titled = || {
                split_name(&line.text)
                    .is_some_and(|(name, rest)| has_words(&rest) && is_proper(&name))
            };
            let begins = index == 0
                || (many && line.bulleted)
                || (!line.bulleted
                    && (names(&line.text) || titled())
                    && tool_list(&line.text).is_none());
            if begins {
                projects.push(Project::default());
            }
            for (number, sentence) in clean::sentences(&line.text).iter().enumerate() {
                let next = [
                    "then i",
                    "after that",
                    "i also made",
                    "i also built",
                    "also made",
                    "also built",
                    "another project",
                    "my second project",
                ];
                let lower = sentence.to_lowercase();
                if !projects.last().is_some_and(Project::is_new)
                    && next.iter().any(|cue| lower.starts_with(cue))
                {
                    projects.push(Project::default());
                }
                let project = projects.last_mut().expect("one is open");
                project.add(sentence, begins && number == 0);
            }
        }
    }
    let entries: Vec<Value> = projects.into_iter().filter_map(written).collect();
    if entries.is_empty() {
        return Err(ComposeError::missing(
            "name",
            "What is the project called, and what does it do?",
        ));
    }
    Ok(entries)
}

impl Project {
    fn is_new(&self) -> bool {
        self.name.is_none() && self.sentences.is_empty()
    }

    fn add(&mut self, sentence: &str, opens: bool) {
        let mut sentence = sentence.to_owned();
        for word in sentence.clone().split_whitespace() {
            let address = word.trim_matches(['(', ')', ',', '.', ';', '<', '>']);
            let is_url = address
                .split_once("://")
                .is_some_and(|(_, host)| has_words(host))
                || address.starts_with("www.")
                || address.to_lowercase().starts_with("github.com/");
            if is_url && self.url.is_none() {
                let scheme = if address.contains("://") {
                    ""
                } else {
                    "https://"
                };
                self.url = Some(format!("{scheme}{address}"));
                sentence = sentence.replacen(word, "", 1);
            }
        }
        if self.period.is_none()
            && let Some(period) = periods::find_period(&sentence)
            && dates::find(&sentence).len() <= 2
        {
            let (before, after) = (&sentence[..period.span.start], &sentence[period.span.end..]);
            let goes_on = after.trim_start().starts_with(char::is_alphanumeric);
            let joint = if goes_on { "," } else { "" };
            sentence = format!("{}{joint} {after}", before.trim_end()).replace("()", "");
            self.period = Some(period);
        }
        if opens && let Some((name, rest)) = split_name(&sentence) {
            let (name, tools) = without_tools(&name);
            self.name = Some(title_case(&name));
            sentence = match tools {
                Some(tools) if has_words(&rest) => {
                    self.sentences.push(format!("Tools: {tools}"));
                    rest
                }
                Some(tools) => format!("Tools: {tools}"),
                None => rest,
            };
        } else if self.name.is_none() {
            let name = called(&sentence).or_else(|| built(&sentence));
            self.name = name.map(|name| title_case(&name));
        }
        if has_words(&sentence) || !sentence.is_ascii() {
            self.sentences.push(sentence);
        }
    }
}

fn written(project: Project) -> Option<Value> {
    let Project {
        name,
        url,
        period,
        sentences,
    } = project;
    let finished = period
        .as_ref()
        .is_some_and(|period| period.end.is_some() && !period.ongoing);
    let tense = if finished {
        Tense::Past
    } else {
        Tense::AsTyped
    };
    let mut fields = Map::new();
    put(&mut fields, "name", name);
    put(&mut fields, "url", url);
    if let Some(period) = &period {
        put_period(&mut fields, period);
    }
    let mut highlights = Vec::new();
    let mut keywords = Vec::new();
    for sentence in &sentences {
        if let Some(tools) = tool_list(sentence) {
            keywords.extend(tools.iter().map(|tool| skill(tool)));
            continue;
        }
        let bullets = phrase::bullets(sentence, tense);
        highlights.extend(if bullets.is_empty() {
            vec![sentence.trim().to_owned()]
        } else {
            bullets
        });
    }
    if !highlights.is_empty() {
        put(&mut fields, "description", Some(highlights.remove(0)));
    }
    put_list(&mut fields, "highlights", highlights);
    keywords.extend(tools(&sentences));
    put_list(&mut fields, "keywords", keywords);
    let named = fields.contains_key("name") || fields.contains_key("description");
    named.then_some(Value::Object(fields))
}

/// `Budget App` in "Budget App: tracks money" and "Budget App - tracks money", or a short title line.
fn split_name(sentence: &str) -> Option<(String, String)> {
    for joint in [": ", " - ", " – ", " — ", " | "] {
        if let Some((name, rest)) = sentence.split_once(joint)
            && names(name)
        {
            return Some((tidy(name), rest.trim().to_owned()));
        }
    }
    let whole = !sentence.trim_end().ends_with(['.', '!', '?']) && !sentence.contains(',');
    (whole && names(sentence) && sentence.split_whitespace().count() <= 4)
        .then(|| (tidy(sentence), String::new()))
}

fn names(text: &str) -> bool {
    let words: Vec<String> = text.split_whitespace().map(bare).collect();
    let first = words.first().map_or("", String::as_str);
    let tells = words.iter().any(|word| {
        matches!(
            word.as_str(),
            "i" | "my" | "we" | "was" | "is" | "that" | "which"
        )
    });
    (1..=6).contains(&words.len())
        && !tells
        && has_words(text)
        && verbs::lookup(first)
            .is_none_or(|(base, form)| form == verbs::Form::Base && verbs::is_also_noun(base))
        && !verbs::is_past(first)
        && !matches!(first, "a" | "an" | "the")
}

/// `Weather app` and its tools, where a name has them in brackets.
fn without_tools(name: &str) -> (String, Option<String>) {
    let cut = name
        .strip_suffix(')')
        .and_then(|name| name.rsplit_once('('));
    match cut {
        Some((front, inside))
            if has_words(front)
                && inside
                    .split(',')
                    .any(|tool| spelling::canonical_tool(tool.trim()).is_some()) =>
        {
            (front.trim().to_owned(), Some(inside.to_owned()))
        }
        _ => (name.to_owned(), None),
    }
}

/// The tools of "Tech: flask, postgres".
fn tool_list(sentence: &str) -> Option<Vec<String>> {
    let (label, list) = sentence.split_once(':')?;
    let label = bare(label);
    let known = matches!(
        label.as_str(),
        "tech"
            | "tech stack"
            | "stack"
            | "tools"
            | "technologies"
            | "technology"
            | "tools used"
            | "built with"
            | "made with"
            | "languages"
    );
    (known && has_words(list)).then(|| items(list))
}

/// A name such as `PantryPal`, with a capital and few words.
fn is_proper(name: &str) -> bool {
    name.starts_with(char::is_uppercase) && name.split(' ').count() <= 4
}

/// `robot arm` in "built a robot arm which sorts recycling".
fn built(sentence: &str) -> Option<String> {
    let words: Vec<&str> = sentence.split_whitespace().take(30).collect();
    let at = words.iter().position(|word| {
        matches!(
            bare(word).as_str(),
            "built"
                | "made"
                | "created"
                | "developed"
                | "designed"
                | "wrote"
                | "programmed"
                | "coded"
        )
    })?;
    if !matches!(bare(words.get(at + 1)?).as_str(), "a" | "an") {
        return None;
    }
    let mut name = Vec::new();
    for word in &words[at + 2..] {
        let small = matches!(
            bare(word).as_str(),
            "that"
                | "which"
                | "to"
                | "with"
                | "for"
                | "using"
                | "where"
                | "in"
                | "and"
                | "on"
                | "from"
                | "of"
                | "called"
                | "who"
                | "so"
        );
        if small || !has_words(word) {
            break;
        }
        name.push(*word);
        if word.ends_with([',', '.', ';', ')']) {
            break;
        }
    }
    let name = tidy(&name.join(" "));
    ((1..=4).contains(&name.split(' ').count()) && has_words(&name) && !name.contains('('))
        .then_some(name)
}

/// `PennyWise` in "an app called `PennyWise`".
fn called(sentence: &str) -> Option<String> {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let at = words
        .iter()
        .position(|word| matches!(bare(word).as_str(), "called" | "named"))?;
    let mut name = Vec::new();
    for word in words[at + 1..].iter().take(4) {
        let small = matches!(
            bare(word).as_str(),
            "that"
                | "which"
                | "in"
                | "with"
                | "using"
                | "to"
                | "for"
                | "and"
                | "where"
                | "it"
                | "on"
                | "at"
        );
        let proper =
            name.is_empty() || word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        if small || !proper {
            break;
        }
        name.push(*word);
        if word.ends_with([',', '.', ';', ':', '"', '”']) {
            break;
        }
    }
    let name = tidy(&name.join(" "));
    let name = name.trim_matches(['"', '“', '”', '\'']).to_owned();
    has_words(&name).then_some(name)
}

/// Tools that the sentences name, in their usual spelling; never one that was not used.
fn tools(sentences: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for sentence in sentences {
        let lower = sentence.to_lowercase();
        let denied = [
            "not ",
            "n't",
            "n’t",
            "without",
            "no ",
            "never",
            "instead of",
            "neither",
            "nor ",
        ];
        if denied.iter().any(|cue| lower.contains(cue)) {
            continue;
        }
        for token in tokenize(sentence) {
            if spelling::is_unmistakable_tool(&token.key)
                && let Some(tool) = spelling::canonical_tool(token.text)
            {
                found.push(tool.to_owned());
            }
        }
    }
    found
}
