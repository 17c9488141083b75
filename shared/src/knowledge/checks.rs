//! Checks that need more than one file: counts, references, duplicates, and the honesty of every
//! pair.

use std::collections::{HashMap, HashSet};

use super::{
    content::{Industry, KeywordGroup, SECTIONS, Template},
    honesty::{Lexicon, padded, unsupported},
    problem::Problem,
    readers::{Catalog, PlacedPair, Target},
};
use crate::domain::SectionKind;

const MIN_TEMPLATES: usize = 5;
const MIN_INDUSTRIES: usize = 8;
const MIN_VERB_CATEGORIES: usize = 12;
const MIN_VERBS: usize = 240;

/// Every problem of the whole; `previews` are the pictures that a template may name.
pub(super) fn problems(catalog: &Catalog, previews: &HashMap<String, Vec<u8>>) -> Vec<Problem> {
    let mut problems = counts(catalog);
    problems.extend(sections_without_guideline(catalog));
    problems.extend(unresolved(catalog, previews));
    problems.extend(ids_twice(catalog));
    problems.extend(verbs_twice(catalog));
    problems.extend(pairs_twice(catalog));
    problems.extend(dishonest_pairs(catalog));
    problems.extend(pairs_against_their_template(catalog));
    problems
}

fn problem(file: &str, line: usize, field: &str, message: String) -> Problem {
    Problem {
        file: file.to_owned(),
        line,
        field: field.to_owned(),
        message,
    }
}

fn counts(catalog: &Catalog) -> Vec<Problem> {
    let verbs = catalog
        .verbs
        .iter()
        .map(|category| category.verbs.len())
        .sum();
    [
        ("templates", "files", catalog.templates.len(), MIN_TEMPLATES),
        (
            "industries",
            "files",
            catalog.industries.len(),
            MIN_INDUSTRIES,
        ),
        ("verbs", "files", catalog.verbs.len(), MIN_VERB_CATEGORIES),
        ("verbs", "verbs", verbs, MIN_VERBS),
    ]
    .into_iter()
    .filter(|(_, _, found, least)| found < least)
    .map(|(folder, what, found, least)| {
        problem(
            folder,
            1,
            what,
            format!("there are {found} in all; give at least {least}"),
        )
    })
    .collect()
}

fn sections_without_guideline(catalog: &Catalog) -> Vec<Problem> {
    let about = |section: SectionKind| {
        catalog
            .guidelines
            .iter()
            .filter(move |g| g.section == section)
    };
    SECTIONS
        .into_iter()
        .filter_map(|section| {
            let ids: Vec<_> = about(section)
                .map(|guideline| guideline.id.as_str())
                .collect();
            let name = section.as_str();
            match ids[..] {
                [] => Some(problem(
                    "guidelines",
                    1,
                    "section",
                    format!("no file is about `{name}`; add one with section = \"{name}\""),
                )),
                [_] => None,
                [.., last] => Some(problem(
                    &format!("guidelines/{last}.md"),
                    1,
                    "section",
                    format!(
                        "`{name}` has more than one file: {}; join them",
                        ids.join(", ")
                    ),
                )),
            }
        })
        .collect()
}

fn unresolved(catalog: &Catalog, previews: &HashMap<String, Vec<u8>>) -> Vec<Problem> {
    let templates: Vec<_> = catalog
        .templates
        .iter()
        .map(|template| template.id.as_str())
        .collect();
    catalog
        .references
        .iter()
        .filter_map(|reference| {
            let message = match &reference.target {
                Target::Template(id) if !templates.contains(&id.as_str()) => {
                    format!("there is no template `{id}`; use one of: {}", templates.join(", "))
                }
                Target::File(path) if !path.is_empty() && !previews.contains_key(path) => {
                    format!("there is no file `{path}` in the knowledge base; add it or correct the path")
                }
                _ => return None,
            };
            Some(problem(&reference.file, reference.line, reference.field, message))
        })
        .collect()
}

/// Headings stand once in a file, but a topic or a list of ours may be called as one of them.
fn ids_twice(catalog: &Catalog) -> Vec<Problem> {
    let mut seen = HashSet::new();
    let twice = catalog
        .entries
        .iter()
        .filter(|entry| !seen.insert(&entry.id));
    twice
        .map(|entry| {
            let (file, name) = entry.id.split_once('#').unwrap_or((&entry.id, ""));
            let message = format!(
                "two passages of this file are called `{name}`; rename the heading or the topic"
            );
            problem(&format!("{file}.md"), 1, name, message)
        })
        .collect()
}

fn verbs_twice(catalog: &Catalog) -> Vec<Problem> {
    let mut seen: HashMap<&str, &str> = HashMap::new();
    let mut problems = Vec::new();
    for place in catalog
        .verb_places
        .iter()
        .filter(|place| !place.past.is_empty())
    {
        if let Some(file) = seen.get(place.past.as_str()) {
            let message = format!(
                "`{}` is already in {file}; keep it in one place",
                place.past
            );
            problems.push(problem(&place.file, place.line, "verbs", message));
        } else {
            seen.insert(&place.past, &place.file);
        }
    }
    problems
}

fn dishonest_pairs(catalog: &Catalog) -> Vec<Problem> {
    let lexicon = lexicon(catalog);
    let claims = |pair: &PlacedPair| unsupported(&pair.pair.before, &pair.pair.after, &lexicon);
    catalog
        .pairs
        .iter()
        .flat_map(|pair| claims(pair).into_iter().map(move |claim| (pair, claim)))
        .map(|(pair, claim)| {
            let message = format!(
                "says `{claim}`, which its Before does not; add it there or take it out here"
            );
            problem(&pair.file, pair.line, "After", message)
        })
        .collect()
}

fn lexicon(catalog: &Catalog) -> Lexicon {
    let named = |group| matches!(group, KeywordGroup::Tools | KeywordGroup::Credentials);
    let keywords = catalog.industries.iter().flat_map(Industry::keywords);
    let tools = keywords.filter(|keyword| named(keyword.group));
    Lexicon::new(
        catalog.entries.iter().map(|entry| entry.text.as_str()),
        tools.map(|keyword| keyword.term.as_str()),
    )
}

fn pairs_twice(catalog: &Catalog) -> Vec<Problem> {
    let mut seen: HashMap<String, &PlacedPair> = HashMap::new();
    let mut problems = Vec::new();
    for pair in &catalog.pairs {
        for text in [&pair.pair.before, &pair.pair.after] {
            let first = seen.insert(padded(text), pair);
            // Within a pair the two may differ in their form alone.
            if let Some(first) = first.filter(|first| !std::ptr::eq(*first, pair)) {
                let message = format!(
                    "the same text is already in {}:{}; write another or remove one",
                    first.file, first.line
                );
                problems.push(problem(&pair.file, pair.line, "Examples", message));
            }
        }
    }
    problems
}

/// A template's own examples must keep the rules that its fields state.
fn pairs_against_their_template(catalog: &Catalog) -> Vec<Problem> {
    let mut problems = Vec::new();
    for template in &catalog.templates {
        let file = format!("templates/{}.md", template.id);
        for pair in catalog.pairs.iter().filter(|pair| pair.file == file) {
            for message in broken_rules(template, pair) {
                problems.push(problem(&file, pair.line, "After", message));
            }
        }
    }
    problems
}

fn broken_rules(template: &Template, pair: &PlacedPair) -> Vec<String> {
    let words = pair.pair.after.split_whitespace().count();
    let mut broken = Vec::new();
    for (section, name, bounds) in [
        (
            SectionKind::Work,
            "words_per_bullet",
            template.words_per_bullet,
        ),
        (
            SectionKind::Summary,
            "summary_words",
            template.summary_words,
        ),
    ] {
        if pair.sections.contains(&section) && !bounds.contains(words) {
            let (min, max) = (bounds.min, bounds.max);
            broken.push(format!(
                "has {words} words, but {name} is {min} to {max}; rewrite it or change the field"
            ));
        }
    }
    let after = padded(&pair.pair.after);
    for phrase in template
        .banned_phrases
        .iter()
        .filter(|phrase| after.contains(&padded(phrase)))
    {
        broken.push(format!(
            "holds `{phrase}`, which banned_phrases forbids; rewrite it"
        ));
    }
    broken
}
