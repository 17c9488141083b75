//! Turns what was read into passages: pieces of text small enough to stand in a prompt and to be
//! ranked by themselves.

use serde::Serialize;

use super::{
    content::{
        Choice, Guideline, Industry, Keyword, KeywordGroup, Pair, Template, Topic, Verb,
        VerbCategory,
    },
    markdown::Block,
};
use crate::domain::SectionKind;

/// Plain words shown with a term: enough to tell what it means. All of them are indexed.
const SHOWN_ALIASES: usize = 2;

/// What a passage is taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PassageKind {
    /// How a template wants things written.
    Template,
    /// Words, numbers and pitfalls of an industry.
    Industry,
    /// How a section is written.
    Guideline,
    /// Action verbs of one category.
    Verbs,
    /// A before/after pair, from whichever file.
    Example,
}

impl PassageKind {
    /// The word used for it in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Template => "template",
            Self::Industry => "industry",
            Self::Guideline => "guideline",
            Self::Verbs => "verbs",
            Self::Example => "example",
        }
    }
}

/// A passage as it is indexed.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// Folder, file and heading: `templates/modern#voice`.
    pub id: String,
    pub kind: PassageKind,
    /// The sections it is about; empty when it is about any.
    pub sections: Vec<SectionKind>,
    /// The template it belongs to.
    pub template: Option<String>,
    /// The industry it belongs to.
    pub industry: Option<String>,
    /// Indexed with the most weight.
    pub title: String,
    /// Words that lead here without being shown, or beside being shown.
    pub keys: String,
    /// The part of the text that is indexed: without titles, labels and advice that every passage
    /// of its kind has.
    pub body: String,
    /// What is shown and put into prompts.
    pub text: String,
    /// Phrases that lead here when a person's words hold most of one.
    pub phrases: Vec<Phrase>,
}

/// Words by which a passage is found, and the usual term for what they mean.
#[derive(Debug, Clone)]
pub(super) struct Phrase {
    pub words: String,
    /// The same as `words` when that is the term itself.
    pub means: String,
}

impl Entry {
    /// Makes plain words lead to this passage.
    pub fn lead_here(&mut self, plain_words: &[String]) {
        self.keys = joined(plain_words.iter());
        self.phrases = plain_words.iter().map(itself).collect();
    }

    /// Folder and file, without the heading.
    pub fn file(&self) -> &str {
        self.id.split('#').next().unwrap_or(&self.id)
    }
}

/// The file that passages are being made of.
pub(super) struct Origin<'a> {
    /// Folder and file: `templates/modern`.
    pub path: &'a str,
    /// The name people see.
    pub name: &'a str,
    pub kind: PassageKind,
    pub sections: &'a [SectionKind],
    pub template: Option<&'a str>,
    pub industry: Option<&'a str>,
}

impl Origin<'_> {
    /// A passage of this file that is indexed as it is shown.
    fn entry(&self, slug: &str, title: &str, body: &str) -> Entry {
        Entry {
            id: format!("{}#{slug}", self.path),
            kind: self.kind,
            sections: self.sections.to_vec(),
            template: self.template.map(ToOwned::to_owned),
            industry: self.industry.map(ToOwned::to_owned),
            title: title.to_owned(),
            keys: String::new(),
            body: body.to_owned(),
            text: format!("{} – {title}\n{body}", self.name),
            phrases: Vec::new(),
        }
    }

    /// The passages of a heading: its prose as one, or each of its pairs.
    pub fn block_entries(&self, block: &Block) -> Vec<Entry> {
        let mut entries = Vec::new();
        if !block.prose.is_empty() {
            entries.push(self.entry(&block.slug(), &block.title, &block.prose));
        }
        for (at, (_, pair)) in block.pairs.iter().enumerate() {
            let slug = format!("{}-{}", block.slug(), at + 1);
            let mut entry = self.entry(&slug, "example", &pair_text(pair));
            entry.kind = PassageKind::Example;
            entry.title.clear();
            entry.body = format!("{}\n{}", pair.before, pair.after);
            entries.push(entry);
        }
        if !block.sections.is_empty() {
            for entry in &mut entries {
                entry.sections.clone_from(&block.sections);
            }
        }
        entries
    }
}

/// The fields of a template as sentences.
pub(super) fn template_rules(origin: &Origin<'_>, template: &Template) -> Entry {
    let order: Vec<_> = template
        .section_order
        .iter()
        .map(|section| section.as_str())
        .collect();
    let body = format!(
        "Readers: {}\nTone: {}. Person: {}. Tense: {} for a current role, {} for a past one.\n\
         Bullets in a role: {}–{}, of {}–{} words each. Summary: {}–{} words.\n\
         Numbers: {}. Keywords: {}. Dates: {}. Order: {}.\nAllowed: {}\nBanned: {}\nNever write: {}.",
        template.audience,
        template.tone.join(", "),
        template.person.as_str(),
        template.tense.current.as_str(),
        template.tense.past.as_str(),
        template.bullets_per_role.min,
        template.bullets_per_role.max,
        template.words_per_bullet.min,
        template.words_per_bullet.max,
        template.summary_words.min,
        template.summary_words.max,
        template.metric_policy.as_str(),
        template.keyword_policy.as_str(),
        template.date_format.as_str(),
        order.join(", "),
        template.allowed.join(" "),
        template.banned.join(" "),
        template.banned_phrases.join(", "),
    );
    let mut entry = origin.entry("rules", "rules", &body);
    let lists = [
        &template.allowed,
        &template.banned,
        &template.banned_phrases,
    ];
    entry.body = lists.map(|list| list.join(" ")).join(" ") + " " + &template.audience;
    entry
}

/// The pitfalls of an industry, and a passage for each kind of work within it.
pub(super) fn industry_lists(origin: &Origin<'_>, industry: &Industry) -> Vec<Entry> {
    let mut entries: Vec<Entry> = industry
        .topics
        .iter()
        .map(|topic| topic_entry(origin, topic))
        .collect();
    let pitfalls = format!("- {}", industry.pitfalls.join("\n- "));
    entries.push(origin.entry("pitfalls", "pitfalls", &pitfalls));
    entries
}

fn topic_entry(origin: &Origin<'_>, topic: &Topic) -> Entry {
    let mut lines = vec![
        format!("Job titles: {}.", topic.roles.join(", ")),
        "Usual terms, with plain words for them; use one only where the person's own words support it:".to_owned(),
    ];
    for &(name, group) in KeywordGroup::ALL {
        let keywords = topic.keywords.iter().filter(|k| k.group == group);
        let shown: Vec<String> = keywords.map(shown_keyword).collect();
        if !shown.is_empty() {
            lines.push(format!("- {name}: {}", shown.join("; ")));
        }
    }
    lines.push(format!("Numbers to ask for: {}", topic.metrics.join(" ")));
    let mut entry = origin.entry(&topic.id, &topic.title, &lines.join("\n"));
    entry.phrases = topic
        .roles
        .iter()
        .chain(&topic.plain_words)
        .map(itself)
        .collect();
    for keyword in &topic.keywords {
        entry.phrases.push(itself(&keyword.term));
        entry
            .phrases
            .extend(keyword.aliases.iter().map(|alias| Phrase {
                words: alias.clone(),
                means: keyword.term.clone(),
            }));
    }
    let terms = topic.keywords.iter().map(|keyword| &keyword.term);
    let aliases = topic.keywords.iter().flat_map(|keyword| &keyword.aliases);
    entry.keys = joined(terms.chain(&topic.roles));
    entry.body = joined(aliases.chain(&topic.plain_words).chain(&topic.metrics));
    entry
}

fn itself(words: impl AsRef<str>) -> Phrase {
    Phrase {
        words: words.as_ref().to_owned(),
        means: words.as_ref().to_owned(),
    }
}

fn joined<'a>(texts: impl Iterator<Item = &'a String>) -> String {
    texts.map(String::as_str).collect::<Vec<_>>().join("\n")
}

/// The questions of a guideline.
pub(super) fn guideline_questions(origin: &Origin<'_>, guideline: &Guideline) -> Entry {
    let lines: Vec<_> = guideline
        .questions
        .iter()
        .map(|question| format!("- No {}: {}", question.missing, question.ask))
        .collect();
    origin.entry(
        "questions",
        "questions to ask when a fact is missing",
        &lines.join("\n"),
    )
}

/// The verbs of a category with what each claims.
pub(super) fn verb_list(origin: &Origin<'_>, category: &VerbCategory) -> Entry {
    let line = |verb: &Verb| {
        let strength = ["modest", "solid", "strong"][usize::from(verb.strength.clamp(1, 3)) - 1];
        let worn = if verb.overused { ", overused" } else { "" };
        format!("- {} ({strength}{worn}): {}", verb.past, verb.implies)
    };
    let lines: Vec<_> = category.verbs.iter().map(line).collect();
    let body = format!(
        "Use a verb only when its claim is true of the person.\n{}",
        lines.join("\n")
    );
    let mut entry = origin.entry("verbs", "verbs", &body);
    entry.lead_here(&category.plain_words);
    let words = |verb: &Verb| format!("{} {} {}", verb.past, verb.present, verb.implies);
    entry.body = category
        .verbs
        .iter()
        .map(words)
        .collect::<Vec<_>>()
        .join("\n");
    entry
}

fn shown_keyword(keyword: &Keyword) -> String {
    let aliases = &keyword.aliases[..keyword.aliases.len().min(SHOWN_ALIASES)];
    if aliases.is_empty() {
        keyword.term.clone()
    } else {
        format!("{} ({})", keyword.term, aliases.join(", "))
    }
}

fn pair_text(pair: &Pair) -> String {
    let mut text = format!("Before: {}\nAfter: {}", pair.before, pair.after);
    if let Some(why) = &pair.why {
        text.push_str("\nWhy: ");
        text.push_str(why);
    }
    text
}
