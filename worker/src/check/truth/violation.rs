//! What the truthfulness check finds.

use serde::{Deserialize, Serialize};

/// A statement of the output that the user's own words do not support.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Violation {
    pub kind: ViolationKind,
    /// The output's own words.
    pub text: String,
    /// One sentence: why it is not supported, and what would be.
    pub reason: String,
}

/// What kind of fact is unsupported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ViolationKind {
    /// An amount, percentage, sum of money or rank, with what it counts.
    Number,
    Date,
    /// An employer, school, issuer, person or other proper name.
    Name,
    /// A city, region or country.
    Place,
    /// A job title.
    Title,
    /// A tool, technology or skill.
    Tool,
    /// A degree, certificate, grade or level.
    Credential,
    /// A verb of rank, such as "led" where the user helped.
    Seniority,
    /// A statement, or an effect, of which the user says nothing.
    Statement,
    /// "best", "expert", "award-winning" and the like.
    Superlative,
    /// The user's words say the opposite.
    Negation,
    /// An e-mail address, telephone number, web address or account name.
    Contact,
    /// A reference that is not word for word the user's.
    Quote,
}

impl ViolationKind {
    /// Whether a section that lost such a fact is written again: an employer, a date, a degree or a number.
    pub const fn is_essential(self) -> bool {
        matches!(
            self,
            Self::Number | Self::Date | Self::Name | Self::Credential
        )
    }

    /// Why a name of this kind is refused of which the user says nothing.
    pub(super) const fn unsaid(self) -> &'static str {
        match self {
            Self::Tool => "the user's words do not say that they used it",
            Self::Title => "the user's words give no such title",
            Self::Place => "the user's words mention no such place",
            Self::Credential => "the user's words mention no such qualification",
            _ => "the user's words do not contain this name",
        }
    }
}

impl Violation {
    pub(super) fn new(kind: ViolationKind, text: &str, reason: impl Into<String>) -> Self {
        Self {
            kind,
            text: text.to_owned(),
            reason: reason.into(),
        }
    }
}
