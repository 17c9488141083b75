//! Finds who, what, where and when in a sentence that introduces a job or a voluntary role.

use super::clean::{bare, capitalise, has_words, is_one_of};
use super::delimited;
use super::role_names::is_time_unit;
use super::role_sentence::Parser;
use crate::english::dates;
use crate::english::periods::{self, Period};
use crate::english::titles;
use crate::english::verbs::{self};

/// What a sentence says of a role, and what else it says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Header {
    pub title: Option<String>,
    /// The employer or organisation, by name.
    pub organisation: Option<String>,
    /// An employer without a name: `Small bakery`.
    pub description: Option<String>,
    pub place: Option<String>,
    pub period: Option<Period>,
    /// `retail` in "worked in retail".
    pub sector: Option<String>,
    /// What else belongs to the role and is no deed: how long, in which department.
    pub notes: Vec<String>,
    /// Whether the words speak of now (`i work`) or then (`i worked`).
    pub is_current: Option<bool>,
    /// The sentence begins another role: "then", "before that".
    pub is_next: bool,
    /// What else the sentence says.
    pub rest: String,
}

/// Whose roles are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Employee,
    Volunteer,
}

/// Stands for a date that was taken out of a sentence.
pub const DATE_MARK: &str = "\u{1}";

/// The header in `sentence`, when it introduces a role.
pub fn parse(sentence: &str, role: Role) -> Option<Header> {
    if let Some((rest, is_current)) = after_job_lead(sentence) {
        return parse(rest, role).map(|header| Header {
            is_current: header.is_current.or(is_current.then_some(true)),
            is_next: header.is_next || !is_current,
            ..header
        });
    }
    let period = periods::find_period(sentence).filter(|period| !is_one_of_many(sentence, period));
    let period = period.map(|period| until_later(sentence, period));
    let marked = period
        .as_ref()
        .map_or_else(|| sentence.to_owned(), |period| with_mark(sentence, period));
    // `2019 - 2021: line cook, …`
    let marked = match marked.trim_start().strip_prefix(DATE_MARK) {
        Some(rest) if rest.trim_start().starts_with([':', '-', '–']) => {
            format!(
                "{DATE_MARK} {}",
                rest.trim_start().trim_start_matches([':', '-', '–', ' '])
            )
        }
        _ => marked,
    };
    let (kind, marked) = without_kind(marked);
    let lasting = has_duration(sentence)
        || period
            .as_ref()
            .is_some_and(|period| period.ongoing || period.start != period.end);
    let mut parser = Parser::new(&marked, role);
    parser.lasting = lasting;
    let mut header = parser
        .sentence()
        .or_else(|| delimited::parse(&marked, role))
        .or_else(|| {
            delimited::parse_front(&marked, role).filter(|header| header.title.is_some() || lasting)
        })?;
    header.notes.extend(kind);
    if header.title.is_none() && header.rest.starts_with("as ") {
        (header.title, header.rest) = Parser::title_of_rest(&header.rest, role);
    }
    match period {
        Some(period) if header.rest.contains(DATE_MARK) && !is_aside(&header.rest) => {
            let date = &sentence[period.span];
            header.rest = header.rest.replace(DATE_MARK, date);
        }
        period => {
            header.rest = header.rest.replace(DATE_MARK, "");
            header.period = period;
        }
    }
    let lower = marked.to_lowercase();
    let began = [
        "joined",
        "moved to",
        "transferred to",
        "started",
        "began",
        "became",
        "got a job",
        "took a job",
        "hired",
    ]
    .iter()
    .any(|words| lower.contains(words));
    if began
        && let Some(period) = &mut header.period
        && period.start == period.end
    {
        period.end = None;
    }
    let over = ["redundant", "laid off", "resigned from", "retired from"]
        .iter()
        .any(|words| lower.contains(words));
    if over
        && let Some(period) = &mut header.period
        && period.start == period.end
    {
        period.start = None;
    }
    if header.is_current == Some(true)
        && let Some(period) = &mut header.period
    {
        if period.start == period.end {
            period.end = None;
        }
        period.ongoing |= period.end.is_none();
    }
    header.rest = without_connectives(&header.rest);
    Some(header)
}

/// The sentence with a mark in place of its period, and without the brackets around it: `Cognizant (2015 to 2019) as analyst`.
fn with_mark(sentence: &str, period: &Period) -> String {
    let (left, right) = (&sentence[..period.span.start], &sentence[period.span.end..]);
    let left = left.trim_end();
    let left = ["(winters", "(summers", "(seasons"]
        .iter()
        .find_map(|season| left.strip_suffix(season))
        .map_or_else(|| left.to_owned(), |left| format!("{left}("));
    let inside = left.strip_suffix('(').filter(|_| period.lasts());
    let (left, right) = inside
        .zip(right.trim_start().strip_prefix(')'))
        .unwrap_or((&left, right));
    format!("{left} {DATE_MARK} {right}")
}

/// `Summer job` of "Summer job 2019: lifeguard at …", and what is left.
fn without_kind(marked: String) -> (Option<String>, String) {
    let kind = marked.split_once(DATE_MARK).and_then(|(front, rest)| {
        let front = front.trim_end();
        let job = front.to_lowercase().ends_with(" job") && front.split(' ').count() < 4;
        let told = rest.trim_start().strip_prefix(':').filter(|_| job)?;
        Some((
            capitalise(front),
            format!("{DATE_MARK} {}", told.trim_start()),
        ))
    });
    kind.map_or((None, marked), |(kind, told)| (Some(kind), told))
}

/// What follows "my current job is" or "first job:", and whether it is the one of now.
fn after_job_lead(sentence: &str) -> Option<(&str, bool)> {
    let mut rest = sentence.trim_start();
    let mut take = |words: &str| {
        let (first, after) = rest.split_once(' ')?;
        is_one_of(&bare(first), words).then(|| {
            rest = after.trim_start();
            first
        })
    };
    let _ = take("my the in");
    let _ = take("my");
    let which = take("current present last previous first second next old recent")?;
    let noun = take("job role position work one")?;
    let told = noun.ends_with([':', ',']) || take("is was were").is_some();
    let is_current = is_one_of(&bare(which), "current present");
    told.then_some((rest, is_current))
}

/// "since leaving school in 2009 i was at Vauxhall until it closed in 2018" ends with the second date.
fn until_later(sentence: &str, period: Period) -> Period {
    let after = &sentence[period.span.end..];
    let later = dates::find(after).into_iter().next().filter(|mention| {
        let between = after[..mention.span.start].to_lowercase();
        between.split(' ').count() < 9
            && (between.contains(" until ") || between.contains(" till "))
    });
    match later {
        Some(mention)
            if (period.start == period.end || period.end.is_none() && !period.ongoing)
                && period
                    .start
                    .is_some_and(|start| start.year <= mention.date.year) =>
        {
            // "till i left in june 2022" says no more than the date.
            let between = &after[..mention.span.start];
            let plain = between.split(' ').all(|word| {
                is_one_of(&bare(word), "until till i it they left closed in on") || word.is_empty()
            });
            let end = period.span.end + if plain { mention.span.end } else { 0 };
            Period {
                end: Some(mention.date),
                span: period.span.start..end,
                ..period
            }
        }
        _ => period,
    }
}

/// `2014` of "summers 2014, 2015 and 2016": the dates of a list are no period.
pub fn is_one_of_many(sentence: &str, period: &Period) -> bool {
    let after = &sentence[period.span.end..];
    let after = after.trim_start_matches([',', ' ', '&']);
    let after = after.strip_prefix("and ").unwrap_or(after);
    let next = dates::find(after)
        .first()
        .is_some_and(|mention| mention.span.start == 0);
    period.start == period.end && next
}

/// Whether the words can be a job title: they hold a word such as `cashier` or `engineer`.
pub fn has_title_noun(text: &str) -> bool {
    let words: Vec<String> = text.split([' ', '/', '-', ',']).map(bare).collect();
    // `Reporting to the CEO` is no title.
    let anothers = |at: usize| {
        at > 1 && words[at - 2] == "to" && matches!(words[at - 1].as_str(), "the" | "our" | "my")
    };
    // `Team member`, `waiting staff`, `house help`.
    let ends_as_title = matches!(words.as_slice(), [.., before, last] if match last.as_str() {
        "tech" | "hand" => true,
        "pair" => before == "au",
        "member" => is_one_of(before, "team crew staff board committee cast squad band council panel"),
        "colleague" => is_one_of(
            before,
            "replenishment checkout retail store customer warehouse stock shop nights trading delivery",
        ),
        "staff" => is_one_of(
            before,
            "waiting wait bar kitchen ground cabin cleaning nursing catering domestic hotel retail checkout floor",
        ),
        "help" => is_one_of(before, "house home domestic kitchen nursery shop"),
        _ => false,
    });
    let member = words.len() == 1 && words[0] == "member";
    ends_as_title || member || (0..words.len()).any(|at| is_title_word(&words[at]) && !anothers(at))
}

/// Whether `word` (lower case) is the head of a job title, or a title by its initials: `rn`.
pub fn is_title_word(word: &str) -> bool {
    titles::looks_like_title_noun(word)
        || is_one_of(
            word,
            "coder rider stacker filler sorter greeter befriender fosterer canvasser cutter dresser commis enumerator chargehand cna rn lpn lvn hca sdr bdr csr emt mgr coord asst engr exec tech rep svr supt carrier postie lady partner curate maker demonstrator",
        )
}

/// Whether the words say how long something went on: `2 years`.
fn has_duration(sentence: &str) -> bool {
    let words: Vec<String> = sentence.split_whitespace().take(40).map(bare).collect();
    words
        .windows(2)
        .any(|pair| pair[0].starts_with(|c: char| c.is_ascii_digit()) && is_time_unit(&pair[1]))
}

/// Whether only an aside such as "every saturday" stands before the date.
fn is_aside(rest: &str) -> bool {
    let before = rest.split(DATE_MARK).next().unwrap_or("");
    let words: Vec<String> = before.split_whitespace().map(bare).collect();
    words.len() <= 4
        && !before.contains([',', '.', ';'])
        && !moves_on(before)
        && !words
            .iter()
            .any(|word| verbs::lookup(word).is_some() || verbs::is_past(word) || word == "i")
}

/// Whether the words lead over to another job, whose date then follows: "then Riyadh 3 years, now in Leicester".
pub fn moves_on(words: &str) -> bool {
    words
        .split_whitespace()
        .any(|word| is_one_of(&bare(word), "then now next later afterwards currently"))
}

/// Drops "and", "where" and loose punctuation from the front.
pub fn without_connectives(text: &str) -> String {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    while words.len() > 1
        && (matches!(
            bare(words[0]).as_str(),
            "and" | "where" | "also" | "then" | "there"
        ) || !has_words(words[0]))
        && words[0].is_ascii()
    {
        words.remove(0);
    }
    let empty = |word: &&str| {
        matches!(
            bare(word).as_str(),
            "that"
                | "was"
                | "it"
                | "this"
                | "is"
                | "to"
                | "were"
                | "i"
                | "am"
                | "now"
                | "still"
                | "where"
                | "work"
                | "there"
                | "then"
                | "before"
                | "after"
                | "first"
                | "also"
                | ""
        )
    };
    if words.iter().all(|word| empty(word) && word.is_ascii()) {
        return String::new();
    }
    let joined = words.join(" ");
    joined
        .trim_start_matches([',', ';', ':', ' ', '-', '–', '—', ')'])
        .trim()
        .to_owned()
}

#[cfg(test)]
#[path = "header_tests.rs"]
mod tests;
