//! Composes projects sections: name, description, highlights, tools and dates.

use serde_json::{Map, Value};

use super::ComposeError;
use super::clean::{self, bare, has_words, is_one_of, title_case};
use super::entry::{put, put_list, put_period};
use super::lists::items;
use super::phrase::{self, Tense};
use super::project_names::{self, built, called, is_proper, names, split_name};
use super::records::without_joint;
use super::skills::skill;
use crate::english::dates;
use crate::english::periods::{self, Period};
use crate::english::spelling;
use crate::english::tokens::tokenize;

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
            let begins = (index == 0 && (projects.is_empty() || !tells_of_all(&line.text)))
                || (many && line.bulleted)
                || (!line.bulleted
                    && (names(&line.text) || titled() || names_product(&line.text))
                    && tool_list(&line.text).is_none());
            if begins {
                projects.push(Project::default());
            }
            for (number, sentence) in clean::sentences(&line.text).iter().enumerate() {
                let another =
                    !projects.last().is_some_and(Project::is_new) && begins_another(sentence);
                if another {
                    projects.push(Project::default());
                }
                let project = projects.last_mut().expect("one is open");
                project.add(sentence, (begins && number == 0) || another);
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

/// Whether a line begins with what was made: "Discord bot for our group, Python".
fn names_product(line: &str) -> bool {
    line.contains(',')
        && project_names::opening(line).is_some_and(|name| {
            let last = name.rsplit(' ').next().map(bare).unwrap_or_default();
            is_one_of(&last, project_names::PRODUCTS)
        })
}

/// "All of it in my free time" tells about what stands above.
fn tells_of_all(text: &str) -> bool {
    let lower = text.to_lowercase();
    "all of it|all of them|all of these|both |these "
        .split('|')
        .any(|cue| lower.starts_with(cue))
}

/// Whether a sentence goes on to another project.
fn begins_another(sentence: &str) -> bool {
    const CUES: &str = "then i|after that|i also made|i also built|i made|i built|made|built|another project|another \
        one|my second project|other project|second project|second one|the second one|third one|the other one|other one|\
        before that i|a small one|on the side";
    let lower = sentence.to_lowercase();
    let also = lower.strip_prefix("also ").unwrap_or(&lower);
    // "I made the labels" goes on with the same; "also made" does not.
    let is_also = also.len() < lower.len();
    let makes = |cue: &str| matches!(cue, "i made" | "i built" | "made" | "built");
    CUES.split('|')
        .any(|cue| also.starts_with(cue) && (is_also || !makes(cue)))
}

impl Project {
    fn is_new(&self) -> bool {
        self.name.is_none() && self.sentences.is_empty()
    }

    fn add(&mut self, sentence: &str, opens: bool) {
        let mut sentence = without_joint(sentence).to_owned();
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
            && let Some(period) = own_period(&sentence, opens || self.sentences.is_empty())
        {
            let (before, after) = (&sentence[..period.span.start], &sentence[period.span.end..]);
            let goes_on = after.trim_start().starts_with(char::is_alphanumeric);
            let joint = if goes_on { "," } else { "" };
            sentence = format!("{}{joint} {after}", before.trim_end()).replace("()", "");
            // "Started" without its date tells nothing.
            let verb = sentence.split([' ', ',']).next().unwrap_or_default();
            let rest = sentence[verb.len()..].trim_start_matches([',', ' ', '.']);
            let alone = !has_words(rest) || sentence[verb.len()..].trim_start().starts_with(',');
            if alone && is_one_of(&bare(verb), "started began finished") {
                sentence = String::from(rest);
            }
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
            let early = self.sentences.len() < FEW_SENTENCES;
            let opening = || project_names::opening(&sentence).filter(|_| opens);
            let name = called(&sentence)
                .or_else(opening)
                .or_else(|| built(&sentence).filter(|_| early));
            // `tidepool-cli` is written as its author writes it.
            let cased = |name: String| {
                let written = name.contains('-') && !name.contains(' ');
                if written { name } else { title_case(&name) }
            };
            self.name = name.map(cased);
        }
        if has_words(&sentence) || !sentence.is_ascii() {
            self.sentences.push(sentence);
        }
    }
}

/// Sentences among which the thing that was made is the project.
const FEW_SENTENCES: usize = 3;

/// When the project was: not the year of what it is about ("a 1978 van"), nor, in a later sentence, of an event.
fn own_period(sentence: &str, opens: bool) -> Option<Period> {
    let mentions = dates::find(sentence);
    let model = mentions.first().filter(|first| {
        let before = sentence[..first.span.start].split_whitespace().next_back();
        let before = before.map(bare).unwrap_or_default();
        let after = sentence[first.span.end..].starts_with(' ');
        after
            && first.date.month.is_none()
            && is_one_of(&before, "a an old the server windows office excel")
    });
    let from = model.map_or(0, |first| first.span.end);
    let mut period = periods::find_period(&sentence[from..])
        .filter(|_| mentions.len() - usize::from(model.is_some()) <= 2)?;
    period.span = period.span.start + from..period.span.end + from;
    let first = sentence.split(' ').next().map(bare).unwrap_or_default();
    let whole = period.span.len() + 2 > sentence.len();
    let tells_when = is_one_of(
        &first,
        "did made built started began finished from worked since it",
    );
    let range = period.start != period.end && !period.ongoing;
    (opens || whole || tells_when || range).then_some(period)
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
        // "React Native and Firebase" and "holds 5 bar now" tell nothing past.
        let tense = if begins_with_tool(sentence) || goes_on(sentence) {
            Tense::AsTyped
        } else {
            tense
        };
        highlights.extend(phrase::bullets(sentence, tense));
    }
    if highlights.is_empty() && fields.contains_key("startDate") {
        highlights.extend(sentences.first().cloned());
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

fn begins_with_tool(sentence: &str) -> bool {
    let words: Vec<&str> = sentence.split_whitespace().take(2).collect();
    let named = |words: &[&str]| {
        spelling::canonical_tool(words.join(" ").trim_end_matches([',', '.'])).is_some()
    };
    (1..=words.len()).any(|length| named(&words[..length]))
}

fn goes_on(sentence: &str) -> bool {
    sentence
        .split_whitespace()
        .any(|word| matches!(bare(word).as_str(), "now" | "still"))
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

/// Tools that the sentences name, in their usual spelling; never one that was not used.
fn tools(sentences: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for sentence in sentences {
        let lower = sentence.to_lowercase();
        let denied = "not |n't|n’t|without|no |never|instead of|neither|nor ";
        if denied.split('|').any(|cue| lower.contains(cue)) {
            continue;
        }
        for token in tokenize(sentence) {
            // "U-Net" is no ".NET".
            let joined = sentence[..token.start].ends_with('-');
            if !joined
                && spelling::is_unmistakable_tool(&token.key)
                && let Some(tool) = spelling::canonical_tool(token.text)
            {
                found.push(tool.to_owned());
            }
        }
    }
    found
}
