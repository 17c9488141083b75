//! The prompt: rules of truthfulness, the template's limits and the retrieved passages on one side; the person's words,
//! fenced as data, on the other. What it comes to is in `prompt/snapshots`.

mod fence;
mod limits;
mod there;

use std::sync::{Arc, LazyLock};

use penstock_shared::{
    db::jobs::ClaimedSection,
    domain::{SectionKind, json_resume::json_schema},
    knowledge::{Retrieved, content::Template},
};

use self::{
    fence::{fenced, in_line},
    limits::limits,
    there::there,
};
use serde_json::Value;

use super::language_model::Prompt;
use crate::check::{Objections, language};

const SYSTEM: &str = include_str!("prompt/system.md");
const USER: &str = include_str!("prompt/user.md");
const OBJECTION: &str = include_str!("prompt/objection.md");

/// The limits where no template is known.
const NO_TEMPLATE: &str = "- No pronoun for the person: neither \"I\" nor \"she\" nor \"he\".";

/// Characters of an answer without JSON that go back: a model that ran on would have no room for all of them.
const UNREADABLE: usize = 2_000;

/// Writes the prompt for a section.
pub fn write(
    section: &ClaimedSection,
    template: Option<&Template>,
    guidance: &Retrieved,
) -> Prompt {
    let passages: Vec<&str> = guidance
        .passages
        .iter()
        .map(|passage| passage.text.as_str())
        .collect();
    let passages = if passages.is_empty() {
        vec!["(none)"]
    } else {
        passages
    };
    Prompt {
        system: fill(
            SYSTEM,
            &[
                ("section", section.kind.as_str()),
                ("language", &language_of(section.locale.as_deref())),
                (
                    "limits",
                    &template.map_or_else(|| NO_TEMPLATE.to_owned(), limits),
                ),
                ("guidance", &passages.join("\n\n")),
            ],
        ),
        user: fill(
            USER,
            &[
                (
                    "target_role",
                    &fenced(section.target_role.as_deref().unwrap_or_default()),
                ),
                ("context", &fenced(&section.context.join("\n\n"))),
                ("text", &fenced(&section.original_input)),
                ("section", section.kind.as_str()),
            ],
        ),
        schema_name: schema_name(section.kind),
        schema: schema(section.kind),
        section: section.kind,
        source: section.original_input.clone(),
    }
}

/// Adds what was wrong with an answer, so that the next one can be right.
pub fn object(prompt: &mut Prompt, answer: &str, objections: &Objections) {
    let answer: String = match objections {
        Objections::NotJson(_) => answer.chars().take(UNREADABLE).collect(),
        _ => answer.to_owned(),
    };
    let reasons: Vec<String> = objections
        .reasons()
        .iter()
        .map(|reason| format!("- {}", in_line(reason)))
        .collect();
    let texts = objections.facts().map(|fact| fact.text.as_str());
    let there = match there(&prompt.source, texts) {
        nothing if nothing.is_empty() => String::new(),
        sentences => format!("\nWhat the notes say there:\n{}\n", fenced(&sentences)),
    };
    prompt.user.push_str(&fill(
        OBJECTION,
        &[
            ("answer", &fenced(&answer)),
            ("reasons", &reasons.join("\n")),
            ("there", &there),
        ],
    ));
}

/// Puts values in the place of `{names}`, in one pass: nothing inside a value is taken for a name.
fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let value = after.split_once('}').and_then(|(name, tail)| {
            Some((values.iter().find(|(known, _)| *known == name)?.1, tail))
        });
        if let Some((value, tail)) = value {
            filled.push_str(value);
            rest = tail;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled + rest
}

fn language_of(locale: Option<&str>) -> String {
    let Some(tag) = locale else {
        return "the language that the notes are in".to_owned();
    };
    language::name(tag).map_or_else(
        || format!("the language with the tag `{tag}`"),
        |name| format!("{name} (`{tag}`), whatever language the notes are in"),
    )
}

/// The schema of each kind of section, made once.
fn schema(kind: SectionKind) -> Arc<Value> {
    static SCHEMAS: LazyLock<Vec<(SectionKind, Arc<Value>)>> = LazyLock::new(|| {
        let each = SectionKind::ALL.iter();
        each.map(|kind| (*kind, Arc::new(json_schema(*kind))))
            .collect()
    });
    let made = SCHEMAS.iter().find(|(known, _)| *known == kind);
    made.map_or_else(
        || Arc::new(json_schema(kind)),
        |(_, schema)| Arc::clone(schema),
    )
}

/// The schema's name at the endpoint, which allows no dot.
const fn schema_name(kind: SectionKind) -> &'static str {
    match kind {
        SectionKind::Summary => "basics_summary",
        other => other.as_str(),
    }
}

#[cfg(test)]
#[path = "prompt/prompt_tests.rs"]
mod tests;
