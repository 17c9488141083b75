//! What counts for how much when passages are ranked. Tuned on `eval/tuning.toml`.

use super::passages::{Entry, PassageKind};

/// What a passage is to the ranking: a finer division than its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// A kind of work, with its terms.
    Topic,
    IndustryAdvice,
    /// What to do about something particular in a text.
    Situation,
    /// What holds for every text of a section.
    SectionBasics,
    VerbList,
    VerbAdvice,
    /// How a template writes certain sections.
    TemplateSection,
    TemplateRules,
    IndustryExample,
    GuidelineExample,
    TemplateExample,
    VerbExample,
}

/// The headings of a guideline that hold for every text, as slugs.
const BASICS: [&str; 3] = ["what-good-looks-like", "common-mistakes", "questions"];

impl Class {
    pub const COUNT: usize = 12;

    /// Whether such a passage may help whatever the text says.
    pub const fn helps_any_text(self) -> bool {
        matches!(
            self,
            Self::SectionBasics | Self::TemplateSection | Self::TemplateRules
        )
    }

    pub fn of(entry: &Entry) -> Self {
        let (file, heading) = entry.id.split_once('#').unwrap_or((&entry.id, ""));
        match entry.kind {
            PassageKind::Industry if entry.phrases.is_empty() => Self::IndustryAdvice,
            PassageKind::Industry => Self::Topic,
            PassageKind::Guideline if BASICS.contains(&heading) => Self::SectionBasics,
            PassageKind::Guideline => Self::Situation,
            PassageKind::Verbs if entry.phrases.is_empty() => Self::VerbAdvice,
            PassageKind::Verbs => Self::VerbList,
            PassageKind::Template if entry.sections.is_empty() => Self::TemplateRules,
            PassageKind::Template => Self::TemplateSection,
            PassageKind::Example => match file.split('/').next() {
                Some("industries") => Self::IndustryExample,
                Some("guidelines") => Self::GuidelineExample,
                Some("templates") => Self::TemplateExample,
                _ => Self::VerbExample,
            },
        }
    }
}

/// The weights. The best match of a text is worth 1.
#[derive(Debug, Clone, Copy)]
pub(super) struct Weights {
    /// What a term counts for that the person did not say but meant.
    pub meant: f32,
    /// What a term counts for that is one edit from what the person typed.
    pub respelled: f32,
    /// What the phrases of a passage are worth that the text holds.
    pub phrase: f32,
    /// What it is worth to be of the industry, times how sure that is.
    pub industry: f32,
    /// What is left of a score for each passage of the same class before it.
    pub same_class: f32,
    /// For each [`Class`]: what its match of the text counts for, and what it is worth to be of it.
    pub class: [(f32, f32); Class::COUNT],
}

pub(super) const WEIGHTS: Weights = Weights {
    meant: 0.08,
    respelled: 0.5,
    phrase: 0.45,
    industry: 0.36,
    same_class: 0.87,
    class: [
        (1.0, 0.02),  // Topic
        (0.45, 0.1),  // IndustryAdvice
        (2.0, 0.22),  // Situation
        (0.2, 0.35),  // SectionBasics
        (1.6, 0.45),  // VerbList
        (0.3, 0.3),   // VerbAdvice
        (1.0, 0.6),   // TemplateSection
        (0.12, 0.2),  // TemplateRules
        (0.3, 0.1),   // IndustryExample
        (0.23, 0.3),  // GuidelineExample
        (0.3, 0.25),  // TemplateExample
        (0.15, 0.25), // VerbExample
    ],
};
