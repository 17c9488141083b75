//! Composes projects sections: name, description, highlights, tools and dates.

use serde_json::{Map, Value};

use super::ComposeError;
use super::clean::{self, bare, has_words, is_one_of, title_case};
use super::entry::{put, put_list, put_period};
use super::lists::items;
use super::opening::is_gerund;
use super::phrase::{self, Tense};
use super::project_names::{
    self, built, called, contributed, is_proper, names, split_name, two_projects,
};
use super::records::without_joint;
use super::skill_names::skill;
use crate::english::dates;
use crate::english::periods::{self, Period};
use crate::english::spelling;
use crate::english::tokens::tokenize;
use crate::english::verbs;

#[derive(Default)]
pub struct Project {
    pub name: Option<String>,
    pub url: Option<String>,
    pub period: Option<Period>,
    /// Whether the person is at it: "I'm writing a novel".
    pub ongoing: bool,
    /// Whether it was made once and is still looked after, or still runs.
    kept_up: bool,
    pub sentences: Vec<String>,
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
            let sentences = clean::sentences(&line.text);
            let told = sentences
                .iter()
                .flat_map(|sentence| match two_projects(sentence) {
                    Some((first, second)) => vec![(first, false), (second, true)],
                    None => vec![(sentence.as_str(), false)],
                });
            for (number, (sentence, second)) in told.enumerate() {
                let another = second
                    || (!projects.last().is_some_and(Project::is_new) && begins_another(sentence));
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

    pub fn add(&mut self, sentence: &str, opens: bool) {
        let told = with_companion(without_joint(sentence));
        let progressive = without_progressive_subject(&told);
        self.ongoing |= progressive.is_some();
        let mut sentence = progressive.unwrap_or(told);
        let mut kept = None;
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
                if says_where_it_is(&sentence) {
                    return;
                }
            }
        }
        self.kept_up |= is_kept_up(&sentence);
        if self.period.is_none()
            && let Some(period) = own_period(&sentence, opens || self.sentences.is_empty())
        {
            let dateless = without_period(&sentence, &period);
            kept = needs_its_date(&sentence, &period).then(|| sentence.clone());
            sentence = dateless;
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
            let name = name.or_else(|| contributed(&sentence));
            // `tidepool-cli` and `pandas` are written as their authors write them.
            let cased = |name: String| {
                let quoted = name.strip_prefix(['"', '“']);
                let quoted = quoted.and_then(|name| name.strip_suffix(['"', '”']));
                let name = quoted.map_or(name.clone(), str::to_owned);
                let written = name.contains('-') && !name.contains(' ');
                match spelling::canonical_tool(&name) {
                    Some(tool) => tool.to_owned(),
                    None if written => name,
                    None => title_case(&name),
                }
            };
            self.name = name.map(cased);
        }
        for part in kept.unwrap_or(sentence).split(" | ") {
            if has_words(part) || !part.is_ascii() {
                self.sentences
                    .push(part.trim_matches([' ', '|']).to_owned());
            }
        }
    }
}

/// Whether no more is told than where the address leads: "its on github".
fn says_where_it_is(sentence: &str) -> bool {
    const WORDS: &str = "it its it's is on at in the my code source available here link see repo github gitlab can be found find you and";
    let mut words = sentence.split_whitespace().map(bare);
    words.all(|word| word.is_empty() || is_one_of(&word, WORDS))
}

/// "still look after it", "still running".
fn is_kept_up(sentence: &str) -> bool {
    const KEPT: &str = "look maintain update use run improve work sell keep";
    let words: Vec<String> = sentence.split_whitespace().map(bare).collect();
    words.windows(2).any(|pair| {
        let verb = verbs::lookup(&pair[1]);
        pair[0] == "still"
            && verb.is_some_and(|(base, form)| form != verbs::Form::Past && is_one_of(base, KEPT))
    })
}

/// "Working on a podcast" of "I'm working on a podcast": what one is doing stays what one is doing.
fn without_progressive_subject(sentence: &str) -> Option<String> {
    const WHEN: &str = "currently now still recently also just actually";
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let key = |at: usize| words.get(at).map(|word| bare(word)).unwrap_or_default();
    let led = usize::from(is_one_of(&key(0), WHEN));
    let subject = match (key(led).as_str(), key(led + 1).as_str()) {
        ("i'm" | "we're" | "im", _) => 1,
        ("i", "am") | ("we", "are") => 2,
        _ => return None,
    };
    let at = led + subject;
    let verb = at + usize::from(is_one_of(&key(at), WHEN));
    is_gerund(&key(verb)).then(|| [&words[..led], &words[at..]].concat().join(" "))
}

/// "made a card game with my friend" of "my friend and I made a card game".
fn with_companion(sentence: &str) -> String {
    let words: Vec<&str> = sentence.splitn(5, ' ').collect();
    match words.as_slice() {
        [my, person, and, i, deed]
            if bare(my) == "my" && bare(and) == "and" && matches!(bare(i).as_str(), "i" | "me") =>
        {
            let end = deed.find([',', '.', ';']).unwrap_or(deed.len());
            format!("{} with my {person}{}", &deed[..end], &deed[end..])
        }
        _ => sentence.to_owned(),
    }
}

/// What would not be a sentence without its date, or lose a season: "published in 2020 by Penguin", "running it since 2016".
fn needs_its_date(sentence: &str, period: &Period) -> bool {
    const SEASONS: &str = "spring summer autumn fall winter christmas easter";
    let before = sentence[..period.span.start].trim_end();
    let after = sentence[period.span.end..].trim_start();
    let last = before.split(' ').next_back().map(bare).unwrap_or_default();
    let first = after.split(' ').next().map(bare).unwrap_or_default();
    let of_season = sentence[period.span.clone()]
        .split(' ')
        .any(|word| is_one_of(&bare(word), SEASONS));
    let of_deed = verbs::is_past(&last)
        && !before.ends_with(',')
        && (is_one_of(&first, "by in at with for on as")
            || !has_words(after) && before.contains(", "));
    let of_it = period.ongoing && is_one_of(&last, "it them this that been");
    let of_aim = is_one_of(&last, "for by about");
    of_deed || (before.contains(' ') && (of_season || of_it || of_aim))
}

/// The sentence without its date.
fn without_period(sentence: &str, period: &Period) -> String {
    let mut before = sentence[..period.span.start].trim_end();
    let after = sentence[period.span.end..].trim_start();
    // `Stock system - 2020 - built …`, "thesis at Lund, 2020: a lamp"
    if after.starts_with(['-', '–', ':']) {
        before = before.trim_end_matches([' ', ',', '-', '–']);
    }
    let first = after.split(' ').next().unwrap_or_default();
    let goes_on = after.starts_with(char::is_alphanumeric)
        && !is_one_of(first, "with for at by in on to using as from that which");
    let bracketed = sentence[period.span.clone()].starts_with('(');
    let joint = if goes_on && !bracketed { "," } else { "" };
    let told = format!("{before}{joint} {after}")
        .replace("()", "")
        .replace(" :", ":");
    // "Started" without its date tells nothing.
    let verb = told.split([' ', ',']).next().unwrap_or_default();
    let rest = told[verb.len()..].trim_start_matches([',', ' ', '.']);
    let alone = !has_words(rest) || told[verb.len()..].trim_start().starts_with(',');
    if alone && is_one_of(&bare(verb), "started began finished") {
        rest.to_owned()
    } else {
        told
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

pub fn written(project: Project) -> Option<Value> {
    let Project {
        name,
        url,
        mut period,
        ongoing,
        kept_up,
        sentences,
    } = project;
    if let Some(period) = period.as_mut().filter(|period| kept_up && !period.lasts()) {
        period.end = None;
    }
    let finished = !ongoing
        && period
            .as_ref()
            .is_some_and(|period| period.end.is_some() && !period.ongoing);
    let tense = if finished {
        Tense::Past
    } else {
        Tense::AsTyped
    };
    let mut fields = Map::new();
    put(&mut fields, "name", name.clone());
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
        let named = fields
            .get("name")
            .and_then(Value::as_str)
            .map(str::to_lowercase)
            .is_some_and(|name| {
                sentence.to_lowercase().starts_with(&name) && begins_with_verb(&name)
            });
        // `Booking platform`
        let second = sentence.split(' ').nth(1).map(bare).unwrap_or_default();
        let thing =
            is_one_of(&second, project_names::PRODUCTS) || is_one_of(&second, project_names::WORKS);
        let tense = if named || thing || begins_with_tool(sentence) || goes_on(sentence) {
            Tense::AsTyped
        } else {
            tense
        };
        highlights.extend(phrase::bullets(sentence, tense));
    }
    if highlights.is_empty() && fields.contains_key("startDate") {
        let told =
            |sentence: &&String| tool_list(sentence).is_none() || !fields.contains_key("name");
        highlights.extend(sentences.iter().find(told).cloned());
    }
    if !highlights.is_empty() {
        put(&mut fields, "description", Some(highlights.remove(0)));
    }
    put_list(&mut fields, "highlights", highlights);
    keywords.extend(tools(&sentences));
    keywords.extend(tools(&name.into_iter().collect::<Vec<_>>()));
    put_list(&mut fields, "keywords", keywords);
    let named = fields.contains_key("name") || fields.contains_key("description");
    named.then_some(Value::Object(fields))
}

/// "chat app" and "book club", which nobody chats or books.
fn begins_with_verb(name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or_default();
    verbs::lookup(first).is_some_and(|(_, form)| form == verbs::Form::Base)
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
pub fn without_tools(name: &str) -> (String, Option<String>) {
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
