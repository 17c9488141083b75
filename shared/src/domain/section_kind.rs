//! The closed set of résumé sections, and every name by which a client may ask for one.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// One kind of résumé section: the twelve top-level keys of JSON Resume 1.0.0, and the summary,
/// which lives inside `basics` but is written, generated and checked on its own.
///
/// The order is that of the JSON Resume schema, with the summary after `basics`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SectionKind {
    Basics,
    Summary,
    Work,
    Volunteer,
    Education,
    Awards,
    Certificates,
    Publications,
    Skills,
    Languages,
    Interests,
    References,
    Projects,
}

impl SectionKind {
    /// Every kind, in the order in which a résumé shows them.
    pub const ALL: [Self; 13] = [
        Self::Basics,
        Self::Summary,
        Self::Work,
        Self::Volunteer,
        Self::Education,
        Self::Awards,
        Self::Certificates,
        Self::Publications,
        Self::Skills,
        Self::Languages,
        Self::Interests,
        Self::References,
        Self::Projects,
    ];

    /// The canonical name: the JSON Resume key, or `basics.summary`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Summary => "basics.summary",
            other => other.top_level_key(),
        }
    }

    /// The one top-level JSON Resume key that content of this kind is stored under.
    pub const fn top_level_key(self) -> &'static str {
        match self {
            Self::Basics | Self::Summary => "basics",
            Self::Work => "work",
            Self::Volunteer => "volunteer",
            Self::Education => "education",
            Self::Awards => "awards",
            Self::Certificates => "certificates",
            Self::Publications => "publications",
            Self::Skills => "skills",
            Self::Languages => "languages",
            Self::Interests => "interests",
            Self::References => "references",
            Self::Projects => "projects",
        }
    }

    /// Reads a name as people and chat platforms write it: `Work Experience`, `work-experience`
    /// and `workExperience` are all [`SectionKind::Work`].
    ///
    /// Fails with [`UnknownSection`] when the name is none of those known.
    pub fn parse(name: &str) -> Result<Self, UnknownSection> {
        // As programs and the database spell it: no need to fold every spelling there is.
        if let Some(kind) = Self::ALL.into_iter().find(|kind| kind.as_str() == name) {
            return Ok(kind);
        }
        let folded = fold(name);
        SPELLINGS
            .iter()
            .find(|(spelling, _)| fold(spelling) == folded)
            .map(|&(_, kind)| kind)
            .ok_or(UnknownSection)
    }
}

/// A section name that is none of the known ones.
///
/// The message lists what is known and does not repeat what was given, so that it is safe to log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown section name; use one of: {}", known_sections())]
pub struct UnknownSection;

const SPELLINGS: &[(&str, SectionKind)] = &[
    ("basics", SectionKind::Basics),
    ("basics.summary", SectionKind::Summary),
    ("work", SectionKind::Work),
    ("volunteer", SectionKind::Volunteer),
    ("education", SectionKind::Education),
    ("awards", SectionKind::Awards),
    ("certificates", SectionKind::Certificates),
    ("publications", SectionKind::Publications),
    ("skills", SectionKind::Skills),
    ("languages", SectionKind::Languages),
    ("interests", SectionKind::Interests),
    ("references", SectionKind::References),
    ("projects", SectionKind::Projects),
    ("basic", SectionKind::Basics),
    ("basic_info", SectionKind::Basics),
    ("contact", SectionKind::Basics),
    ("contact_info", SectionKind::Basics),
    ("contact_information", SectionKind::Basics),
    ("contact_details", SectionKind::Basics),
    ("personal_info", SectionKind::Basics),
    ("personal_information", SectionKind::Basics),
    ("personal_details", SectionKind::Basics),
    ("basics_summary", SectionKind::Summary),
    ("summary", SectionKind::Summary),
    ("professional_summary", SectionKind::Summary),
    ("career_summary", SectionKind::Summary),
    ("executive_summary", SectionKind::Summary),
    ("profile", SectionKind::Summary),
    ("professional_profile", SectionKind::Summary),
    ("personal_statement", SectionKind::Summary),
    ("objective", SectionKind::Summary),
    ("career_objective", SectionKind::Summary),
    ("about", SectionKind::Summary),
    ("about_me", SectionKind::Summary),
    ("work_experience", SectionKind::Work),
    ("work_history", SectionKind::Work),
    ("experience", SectionKind::Work),
    ("professional_experience", SectionKind::Work),
    ("employment", SectionKind::Work),
    ("employment_history", SectionKind::Work),
    ("jobs", SectionKind::Work),
    ("volunteering", SectionKind::Volunteer),
    ("volunteer_work", SectionKind::Volunteer),
    ("volunteer_experience", SectionKind::Volunteer),
    ("education_history", SectionKind::Education),
    ("educational_background", SectionKind::Education),
    ("academic_background", SectionKind::Education),
    ("studies", SectionKind::Education),
    ("award", SectionKind::Awards),
    ("honors", SectionKind::Awards),
    ("honours", SectionKind::Awards),
    ("honors_and_awards", SectionKind::Awards),
    ("awards_and_honors", SectionKind::Awards),
    ("certificate", SectionKind::Certificates),
    ("certification", SectionKind::Certificates),
    ("certifications", SectionKind::Certificates),
    ("licenses", SectionKind::Certificates),
    ("licences", SectionKind::Certificates),
    ("licenses_and_certifications", SectionKind::Certificates),
    ("publication", SectionKind::Publications),
    ("papers", SectionKind::Publications),
    ("skill", SectionKind::Skills),
    ("technical_skills", SectionKind::Skills),
    ("key_skills", SectionKind::Skills),
    ("skill_set", SectionKind::Skills),
    ("language", SectionKind::Languages),
    ("language_skills", SectionKind::Languages),
    ("interest", SectionKind::Interests),
    ("hobbies", SectionKind::Interests),
    ("hobbies_and_interests", SectionKind::Interests),
    ("reference", SectionKind::References),
    ("referees", SectionKind::References),
    ("recommendations", SectionKind::References),
    ("project", SectionKind::Projects),
    ("personal_projects", SectionKind::Projects),
    ("side_projects", SectionKind::Projects),
    ("portfolio", SectionKind::Projects),
];

/// Lower-cases a name and drops what separates its words, so that spellings compare equal.
fn fold(name: &str) -> String {
    let is_separator =
        |c: char| c.is_whitespace() || matches!(c, '-' | '_' | '\u{2010}'..='\u{2014}');
    name.replace(is_separator, "")
        .replace('&', "and")
        .to_lowercase()
}

/// `work (also work_experience, …), education (also …), …`
fn known_sections() -> String {
    let sections: Vec<String> = SectionKind::ALL
        .iter()
        .map(|&kind| {
            let others: Vec<&str> = SPELLINGS
                .iter()
                .filter(|&&(spelling, of)| of == kind && spelling != kind.as_str())
                .map(|&(spelling, _)| spelling)
                .collect();
            format!("{kind} (also {})", others.join(", "))
        })
        .collect();
    sections.join("; ")
}

impl fmt::Display for SectionKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for SectionKind {
    type Err = UnknownSection;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::parse(name)
    }
}

impl Serialize for SectionKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for SectionKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Self::parse(&name).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn canonical_names_are_the_json_resume_keys_and_read_back() {
        let names: Vec<&str> = SectionKind::ALL.iter().map(|kind| kind.as_str()).collect();
        assert_eq!(
            names,
            [
                "basics",
                "basics.summary",
                "work",
                "volunteer",
                "education",
                "awards",
                "certificates",
                "publications",
                "skills",
                "languages",
                "interests",
                "references",
                "projects"
            ]
        );
        for kind in SectionKind::ALL {
            assert_eq!(SectionKind::parse(kind.as_str()), Ok(kind));
            assert_eq!(kind.to_string().parse(), Ok(kind));
            let json = serde_json::to_value(kind).unwrap();
            assert_eq!(json, kind.as_str());
            assert_eq!(serde_json::from_value::<SectionKind>(json).unwrap(), kind);
        }
    }

    #[test]
    fn all_is_complete_and_in_order() {
        assert!(SectionKind::ALL.is_sorted());
        assert_eq!(SectionKind::ALL.iter().collect::<HashSet<_>>().len(), 13);
    }

    #[test]
    fn only_the_summary_lives_under_another_key() {
        for kind in SectionKind::ALL {
            let expected = if kind == SectionKind::Summary {
                "basics"
            } else {
                kind.as_str()
            };
            assert_eq!(kind.top_level_key(), expected);
        }
    }

    #[test]
    fn word_separators_and_case_do_not_count() {
        for name in [
            "Work Experience",
            "work-experience",
            "work_experience",
            "workExperience",
            "WORK EXPERIENCE",
            "  Work\u{a0}Experience\n",
            "work\u{2011}experience",
        ] {
            assert_eq!(SectionKind::parse(name), Ok(SectionKind::Work), "{name:?}");
        }
        let certificates = Ok(SectionKind::Certificates);
        assert_eq!(
            SectionKind::parse("Licenses & Certifications"),
            certificates
        );
    }

    #[test]
    fn promised_spellings_map_to_their_kind() {
        for (name, kind) in [
            ("experience", SectionKind::Work),
            ("employment", SectionKind::Work),
            ("employment_history", SectionKind::Work),
            ("work_history", SectionKind::Work),
            ("summary", SectionKind::Summary),
            ("profile", SectionKind::Summary),
            ("objective", SectionKind::Summary),
            ("about", SectionKind::Summary),
            ("about_me", SectionKind::Summary),
            ("professional_summary", SectionKind::Summary),
            ("certifications", SectionKind::Certificates),
            ("certification", SectionKind::Certificates),
            ("licenses", SectionKind::Certificates),
            ("licences", SectionKind::Certificates),
            ("honors", SectionKind::Awards),
            ("honours", SectionKind::Awards),
            ("volunteering", SectionKind::Volunteer),
            ("volunteer_work", SectionKind::Volunteer),
            ("hobbies", SectionKind::Interests),
            ("technical_skills", SectionKind::Skills),
            ("contact", SectionKind::Basics),
            ("contact_info", SectionKind::Basics),
            ("personal_projects", SectionKind::Projects),
            ("education_history", SectionKind::Education),
        ] {
            assert_eq!(SectionKind::parse(name), Ok(kind), "{name}");
        }
    }

    #[test]
    fn each_spelling_is_listed_once() {
        let folded: HashSet<String> = SPELLINGS.iter().map(|(name, _)| fold(name)).collect();
        assert_eq!(folded.len(), SPELLINGS.len());
    }

    #[test]
    fn unknown_names_are_refused_with_a_list_and_without_an_echo() {
        for name in ["", "   ", "salary", "work.summary", "basics.", "works!"] {
            assert_eq!(SectionKind::parse(name), Err(UnknownSection), "{name:?}");
        }
        let message = UnknownSection.to_string();
        for (spelling, _) in SPELLINGS {
            assert!(
                message.contains(spelling),
                "{spelling} is not in: {message}"
            );
        }
        assert!(message.contains("interests (also interest, hobbies, hobbies_and_interests);"));
        let error = serde_json::from_str::<SectionKind>("\"salary\"")
            .unwrap_err()
            .to_string();
        assert!(error.contains("basics.summary"));
        assert!(!error.contains("salary"));
    }
}
