//! Reads the topics of an industry: kinds of work with their roles, terms and plain words.

use std::collections::HashMap;

use super::{
    content::{Choice, Keyword, KeywordGroup, Topic},
    fields::{Fields, Placed},
    format::{FRONT_LINE, Report},
    tokenize::terms,
};

const MIN_TOPICS: usize = 4;
/// Fewest terms in an industry, in all and of each group.
const MIN_KEYWORDS: usize = 80;
const MIN_KEYWORDS_OF_A_GROUP: usize = 8;

/// The topics; too few of them, or too few terms, are reported.
pub(super) fn read(fields: &mut Fields<'_, '_>, report: &Report<'_>) -> Vec<Topic> {
    let mut topics = Vec::new();
    let mut seen = HashMap::new();
    for (id, mut fields) in fields.named_tables("topics", MIN_TOPICS) {
        let mut topic = Topic {
            id: id.value,
            title: fields.text("title"),
            roles: fields.texts("roles", 2),
            metrics: fields.texts("metrics", 2),
            plain_words: fields.texts("plain_words", 5),
            keywords: Vec::new(),
        };
        for &(name, group) in KeywordGroup::ALL {
            if let Some(table) = fields.optional_table(name) {
                topic.keywords.extend(keywords(table, group, &mut seen));
            }
        }
        fields.finish();
        topics.push(topic);
    }
    require_keywords(&topics, report);
    topics
}

fn require_keywords(topics: &[Topic], report: &Report<'_>) {
    let groups: Vec<KeywordGroup> = topics
        .iter()
        .flat_map(|topic| &topic.keywords)
        .map(|keyword| keyword.group)
        .collect();
    if groups.len() < MIN_KEYWORDS {
        let found = groups.len();
        let message =
            format!("hold {found} terms in all; give at least {MIN_KEYWORDS} in the file");
        report.add(FRONT_LINE, "topics", message);
    }
    for &(name, group) in KeywordGroup::ALL {
        let found = groups.iter().filter(|known| **known == group).count();
        if found < MIN_KEYWORDS_OF_A_GROUP {
            let message = format!(
                "hold {found} {name} in all; give at least {MIN_KEYWORDS_OF_A_GROUP} in the file"
            );
            report.add(FRONT_LINE, "topics", message);
        }
    }
}

/// The terms of one group. A term or plain words that were seen in the file before are a problem.
fn keywords(
    table: Fields<'_, '_>,
    group: KeywordGroup,
    seen: &mut HashMap<String, String>,
) -> Vec<Keyword> {
    let problem = table.reporter();
    let mut keywords = Vec::new();
    for (term, aliases) in table.named_lists() {
        for words in [&term.value].into_iter().chain(&aliases) {
            check_words(words, &term, seen, &problem);
        }
        keywords.push(Keyword {
            term: term.value,
            group,
            aliases,
        });
    }
    keywords
}

/// Words that lead somewhere must be telling, and stand in one place of the file.
pub(super) fn check_words(
    words: &str,
    place: &Placed<String>,
    seen: &mut HashMap<String, String>,
    problem: impl Fn(usize, &str, String),
) {
    if terms(words).is_empty() {
        let message = format!("`{words}` has only common words; use more telling ones");
        problem(place.line, &place.value, message);
    }
    if let Some(known) = seen.insert(words.to_lowercase(), place.value.clone()) {
        let message = format!("`{words}` is already with `{known}`; keep it in one place");
        problem(place.line, &place.value, message);
    }
}
