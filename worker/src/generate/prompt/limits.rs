//! What a template permits and forbids, as rules of the prompt.

use penstock_shared::knowledge::content::{Bounds, KeywordPolicy, MetricPolicy, Person, Template};

/// The template's rules, one a line.
pub fn limits(template: &Template) -> String {
    let mut lines = vec![
        format!("Written for: {}", template.audience),
        format!("Tone: {}.", template.tone.join(", ")),
        person(template.person).to_owned(),
        format!(
            "{} highlights per role, never more than the facts fill.",
            between(template.bullets_per_role)
        ),
        format!(
            "{} words per highlight.",
            between(template.words_per_bullet)
        ),
        format!("{} words in a summary.", between(template.summary_words)),
        numbers(template.metric_policy).to_owned(),
        keywords(template.keyword_policy).to_owned(),
    ];
    lines.extend(
        template
            .allowed
            .iter()
            .map(|line| format!("Allowed: {line}")),
    );
    lines.extend(template.banned.iter().map(|line| format!("Not: {line}")));
    if !template.banned_phrases.is_empty() {
        let phrases: Vec<String> = template
            .banned_phrases
            .iter()
            .map(|phrase| format!("\"{phrase}\""))
            .collect();
        lines.push(format!("Never these phrases: {}.", phrases.join(", ")));
    }
    let marked: Vec<String> = lines.iter().map(|line| format!("- {line}")).collect();
    marked.join("\n")
}

fn between(bounds: Bounds) -> String {
    format!("{} to {}", bounds.min, bounds.max)
}

const fn person(person: Person) -> &'static str {
    match person {
        Person::Implied => "No pronoun for the person: neither \"I\" nor \"she\" nor \"he\".",
        Person::First => {
            "Summaries and descriptions may say \"I\"; highlights leave the pronoun out."
        }
        Person::Third => "Summaries and descriptions speak of the person in the third person.",
    }
}

const fn numbers(policy: MetricPolicy) -> &'static str {
    match policy {
        MetricPolicy::Lead => "Numbers of the notes stand in the front half of their sentence.",
        MetricPolicy::Keep => "Numbers of the notes stand where they read best.",
        MetricPolicy::Sparing => {
            "A number of the notes stands only where it is the point of its sentence."
        }
    }
}

const fn keywords(policy: KeywordPolicy) -> &'static str {
    match policy {
        KeywordPolicy::Mirror => {
            "What the person did is named by the field's usual term, if that claims no more."
        }
        KeywordPolicy::Natural => {
            "The field's terms are used where the sentence carries them anyway."
        }
        KeywordPolicy::Discipline => {
            "Only the terms that readers of the discipline use among themselves."
        }
    }
}
