//! The typed content of the knowledge base: what a program can check or compute with.

use serde::{Serialize, Serializer};

use crate::domain::SectionKind;

/// Every section kind, in the order in which the JSON Resume schema 1.0.0 lists them.
pub const SECTIONS: [SectionKind; 13] = [
    SectionKind::Basics,
    SectionKind::Summary,
    SectionKind::Work,
    SectionKind::Volunteer,
    SectionKind::Education,
    SectionKind::Awards,
    SectionKind::Certificates,
    SectionKind::Publications,
    SectionKind::Skills,
    SectionKind::Languages,
    SectionKind::Interests,
    SectionKind::References,
    SectionKind::Projects,
];

/// A set of named choices that a front-matter field may take.
pub trait Choice: Copy + 'static {
    /// Each choice with the word a writer uses for it.
    const ALL: &'static [(&'static str, Self)];
}

macro_rules! choices {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// The word used for it in front matter and in JSON.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl Choice for $name {
            const ALL: &'static [(&'static str, Self)] = &[$(($word, Self::$variant)),+];
        }
    };
}

choices! {
    /// The shelf a template stands on in a catalogue.
    TemplateCategory {
        /// Suits most employers.
        General = "general",
        /// For people whose work is judged by the eye.
        Design = "design",
        /// For teaching and research.
        Research = "research",
        /// For people who lead organisations.
        Leadership = "leadership",
    }
}

choices! {
    /// Who speaks.
    Person {
        /// First person with the pronoun left out: "Built the …".
        Implied = "implied",
        /// First person with the pronoun: "I build …".
        First = "first",
        /// Third person: "She builds …".
        Third = "third",
    }
}

choices! {
    /// The tense of a verb.
    Tense {
        /// "Builds", "build".
        Present = "present",
        /// "Built".
        Past = "past",
    }
}

choices! {
    /// What becomes of the numbers that a person gives. None of them allows a new number.
    MetricPolicy {
        /// Move the number to the front half of the sentence.
        Lead = "lead",
        /// Keep every number, wherever it reads best.
        Keep = "keep",
        /// Keep a number only where it is the point of the sentence.
        Sparing = "sparing",
    }
}

choices! {
    /// How the words of a field of work are used.
    KeywordPolicy {
        /// Name what the person did by the field's usual term.
        Mirror = "mirror",
        /// Use a term where the sentence carries it anyway.
        Natural = "natural",
        /// Only terms that the readers of the discipline use among themselves.
        Discipline = "discipline",
    }
}

choices! {
    /// How dates are shown; stored dates stay ISO 8601.
    DateFormat {
        /// "Mar 2021".
        ShortMonthYear = "MMM YYYY",
        /// "March 2021".
        LongMonthYear = "MMMM YYYY",
        /// "03/2021".
        NumericMonthYear = "MM/YYYY",
        /// "2021".
        Year = "YYYY",
    }
}

choices! {
    /// The shelf a keyword of an industry stands on.
    KeywordGroup {
        /// What a person is able to do.
        Skills = "skills",
        /// Software, machines and instruments.
        Tools = "tools",
        /// Ways of working, standards and processes.
        Methods = "methods",
        /// Degrees, licences and certificates.
        Credentials = "credentials",
    }
}

/// A least and a greatest count, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Bounds {
    /// The least allowed.
    pub min: u16,
    /// The greatest allowed.
    pub max: u16,
}

impl Bounds {
    /// Whether the count lies within.
    pub fn contains(self, count: usize) -> bool {
        (usize::from(self.min)..=usize::from(self.max)).contains(&count)
    }
}

/// The tenses a template asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Tenses {
    /// For a role the person still holds.
    pub current: Tense,
    /// For a role that has ended.
    pub past: Tense,
}

/// How a résumé in one style is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Template {
    /// Also the file's name.
    pub id: String,
    /// The name people see.
    pub name: String,
    /// The shelf it stands on.
    pub category: TemplateCategory,
    /// Picture of the template: a path below the knowledge base's directory.
    pub preview: String,
    /// Who reads a résumé like this.
    pub audience: String,
    /// Adjectives.
    pub tone: Vec<String>,
    /// Who speaks.
    pub person: Person,
    /// In which tense.
    pub tense: Tenses,
    /// The sections in the order in which they are shown.
    #[serde(serialize_with = "section_names")]
    pub section_order: Vec<SectionKind>,
    /// Bullets under one role.
    pub bullets_per_role: Bounds,
    /// Words in one bullet.
    pub words_per_bullet: Bounds,
    /// Words in the summary.
    pub summary_words: Bounds,
    /// What becomes of numbers.
    pub metric_policy: MetricPolicy,
    /// How the words of the field are used.
    pub keyword_policy: KeywordPolicy,
    /// How dates are shown.
    pub date_format: DateFormat,
    /// What this style permits, in sentences.
    pub allowed: Vec<String>,
    /// What this style forbids, in sentences.
    pub banned: Vec<String>,
    /// Phrases that must not occur in the text; compared without regard to case.
    pub banned_phrases: Vec<String>,
}

/// A field of work and its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Industry {
    /// Also the file's name.
    pub id: String,
    /// The name people see.
    pub name: String,
    /// Templates that suit it, best first.
    pub templates: Vec<String>,
    /// What goes wrong in résumés of this field.
    pub pitfalls: Vec<String>,
    /// The kinds of work within it.
    pub topics: Vec<Topic>,
}

impl Industry {
    /// The terms of all topics.
    pub fn keywords(&self) -> impl Iterator<Item = &Keyword> {
        self.topics.iter().flat_map(|topic| &topic.keywords)
    }
}

/// A kind of work within an industry: what its people are called, do and use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Topic {
    /// Unique within the industry.
    pub id: String,
    /// The name people see, in plain words.
    pub title: String,
    /// Typical job titles.
    pub roles: Vec<String>,
    /// Numbers worth asking the person for, as questions.
    pub metrics: Vec<String>,
    /// Words that people of this work use, whatever the term.
    pub plain_words: Vec<String>,
    /// Terms that applicant tracking systems and recruiters look for.
    pub keywords: Vec<Keyword>,
}

/// A term of an industry and the plain words that people use for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Keyword {
    /// The usual term.
    pub term: String,
    /// The shelf it stands on.
    pub group: KeywordGroup,
    /// Plain words for it; may be empty.
    pub aliases: Vec<String>,
}

/// How one section is written, whatever the style.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Guideline {
    /// Also the file's name.
    pub id: String,
    /// The name people see.
    pub name: String,
    /// The section it is about; each section has exactly one guideline.
    #[serde(serialize_with = "section_name")]
    pub section: SectionKind,
    /// What to ask when a fact is missing, most useful first.
    pub questions: Vec<Question>,
}

/// A question to ask the person instead of guessing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Question {
    /// The JSON Resume field that lacks a value.
    pub missing: String,
    /// The question.
    pub ask: String,
}

/// Action verbs for one kind of deed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VerbCategory {
    /// Also the file's name.
    pub id: String,
    /// The name people see.
    pub name: String,
    /// Plain words that these verbs can replace.
    pub plain_words: Vec<String>,
    /// Sections in which they are useful.
    #[serde(serialize_with = "section_names")]
    pub sections: Vec<SectionKind>,
    /// The verbs.
    pub verbs: Vec<Verb>,
}

/// An action verb and what it claims.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verb {
    /// "build".
    pub present: String,
    /// "built".
    pub past: String,
    /// 1 modest, 2 solid, 3 strong: how much the verb claims.
    pub strength: u8,
    /// Whether recruiters have read it too often.
    pub overused: bool,
    /// What must be true of the person for the verb to be honest.
    pub implies: String,
}

/// A rough text and an honest rewriting of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pair {
    /// As a person might type it.
    pub before: String,
    /// As it may be printed.
    pub after: String,
    /// What the rewriting did.
    pub why: Option<String>,
}

/// The section with this canonical name.
pub(super) fn section_named(name: &str) -> Option<SectionKind> {
    SECTIONS
        .into_iter()
        .find(|section| section.as_str() == name)
}

/// The fields of an entry of this section in the JSON Resume schema 1.0.0.
pub(super) fn fields_of(section: SectionKind) -> &'static [&'static str] {
    match section {
        SectionKind::Basics => &[
            "name", "label", "image", "email", "phone", "url", "summary", "location", "profiles",
        ],
        SectionKind::Summary => &["summary"],
        SectionKind::Work => &[
            "name",
            "location",
            "description",
            "position",
            "url",
            "startDate",
            "endDate",
            "summary",
            "highlights",
        ],
        SectionKind::Volunteer => &[
            "organization",
            "position",
            "url",
            "startDate",
            "endDate",
            "summary",
            "highlights",
        ],
        SectionKind::Education => &[
            "institution",
            "url",
            "area",
            "studyType",
            "startDate",
            "endDate",
            "score",
            "courses",
        ],
        SectionKind::Awards => &["title", "date", "awarder", "summary"],
        SectionKind::Certificates => &["name", "date", "url", "issuer"],
        SectionKind::Publications => &["name", "publisher", "releaseDate", "url", "summary"],
        SectionKind::Skills => &["name", "level", "keywords"],
        SectionKind::Languages => &["language", "fluency"],
        SectionKind::Interests => &["name", "keywords"],
        SectionKind::References => &["name", "reference"],
        SectionKind::Projects => &[
            "name",
            "description",
            "highlights",
            "keywords",
            "startDate",
            "endDate",
            "url",
            "roles",
            "entity",
            "type",
        ],
    }
}

// Canonical names, whatever the domain's own serialization of a section is.
fn section_names<S: Serializer>(
    sections: &[SectionKind],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(sections.iter().map(|section| section.as_str()))
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde calls it with a reference"
)]
fn section_name<S: Serializer>(section: &SectionKind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(section.as_str())
}
