//! The whole résumé: one JSON Resume document assembled from its completed sections.

use serde::Serialize;

use super::json_resume::{
    AwardEntry, Basics, CertificateEntry, EducationEntry, InterestEntry, LanguageEntry,
    ProjectEntry, PublicationEntry, ReferenceEntry, SectionContent, SkillEntry, VolunteerEntry,
    WorkEntry,
};

/// The schema that assembled documents claim to follow.
pub const JSON_RESUME_SCHEMA_URL: &str =
    "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json";

/// The version of JSON Resume, as `meta.version` states it.
pub const JSON_RESUME_VERSION: &str = "v1.0.0";

/// Assembles sections, in the order given, into the JSON of a [`JsonResume`].
pub fn assemble(sections: impl IntoIterator<Item = SectionContent>) -> String {
    serde_json::to_string(&JsonResume::from_sections(sections))
        .expect("structs of strings, lists and dates are always JSON")
}

/// A JSON Resume 1.0.0 document, keys in the order of the schema, absent sections left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JsonResume {
    #[serde(rename = "$schema")]
    schema: &'static str,
    #[serde(skip_serializing_if = "is_default")]
    pub basics: Basics,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub work: Vec<WorkEntry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub volunteer: Vec<VolunteerEntry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub education: Vec<EducationEntry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub awards: Vec<AwardEntry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub certificates: Vec<CertificateEntry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub publications: Vec<PublicationEntry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<SkillEntry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<LanguageEntry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub interests: Vec<InterestEntry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<ReferenceEntry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub projects: Vec<ProjectEntry>,
    meta: Meta,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Meta {
    version: &'static str,
}

impl JsonResume {
    /// Puts sections together, in the order given.
    ///
    /// Sections of one kind are joined, and an entry that is there already is not added again.
    /// Of `basics`, a later value replaces an earlier one field by field and profiles are joined.
    /// A summary section outranks a summary inside `basics`, wherever it stands; the last wins.
    pub fn from_sections(sections: impl IntoIterator<Item = SectionContent>) -> Self {
        let mut resume = Self::default();
        let mut summary = None;
        for section in sections {
            match section {
                SectionContent::Basics(basics) => merge_basics(&mut resume.basics, *basics),
                SectionContent::Summary(text) => summary = Some(text),
                SectionContent::Work(new) => append_new(&mut resume.work, new),
                SectionContent::Volunteer(new) => append_new(&mut resume.volunteer, new),
                SectionContent::Education(new) => append_new(&mut resume.education, new),
                SectionContent::Awards(new) => append_new(&mut resume.awards, new),
                SectionContent::Certificates(new) => append_new(&mut resume.certificates, new),
                SectionContent::Publications(new) => append_new(&mut resume.publications, new),
                SectionContent::Skills(new) => append_new(&mut resume.skills, new),
                SectionContent::Languages(new) => append_new(&mut resume.languages, new),
                SectionContent::Interests(new) => append_new(&mut resume.interests, new),
                SectionContent::References(new) => append_new(&mut resume.references, new),
                SectionContent::Projects(new) => append_new(&mut resume.projects, new),
            }
        }
        replace_if_some(&mut resume.basics.summary, summary);
        resume
    }
}

/// A résumé without any section.
impl Default for JsonResume {
    fn default() -> Self {
        Self {
            schema: JSON_RESUME_SCHEMA_URL,
            basics: Basics::default(),
            work: Vec::new(),
            volunteer: Vec::new(),
            education: Vec::new(),
            awards: Vec::new(),
            certificates: Vec::new(),
            publications: Vec::new(),
            skills: Vec::new(),
            languages: Vec::new(),
            interests: Vec::new(),
            references: Vec::new(),
            projects: Vec::new(),
            meta: Meta {
                version: JSON_RESUME_VERSION,
            },
        }
    }
}

/// The location is replaced as a whole: an old country beside a new city would be untrue.
fn merge_basics(into: &mut Basics, later: Basics) {
    // Taken apart in full, so that a new field cannot be forgotten here.
    let Basics {
        name,
        label,
        image,
        email,
        phone,
        url,
        summary,
        location,
        profiles,
    } = later;
    replace_if_some(&mut into.name, name);
    replace_if_some(&mut into.label, label);
    replace_if_some(&mut into.image, image);
    replace_if_some(&mut into.email, email);
    replace_if_some(&mut into.phone, phone);
    replace_if_some(&mut into.url, url);
    replace_if_some(&mut into.summary, summary);
    replace_if_some(&mut into.location, location);
    append_new(&mut into.profiles, profiles);
}

fn replace_if_some<T>(into: &mut Option<T>, later: Option<T>) {
    if later.is_some() {
        *into = later;
    }
}

fn append_new<T: PartialEq>(into: &mut Vec<T>, entries: Vec<T>) {
    for entry in entries {
        if !into.contains(&entry) {
            into.push(entry);
        }
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::section_kind::SectionKind;
    use super::*;

    fn assemble(sections: &[SectionContent]) -> Value {
        serde_json::from_str(&super::assemble(sections.to_vec())).unwrap()
    }

    fn section(kind: SectionKind, value: &Value) -> SectionContent {
        SectionContent::parse(kind, value).unwrap()
    }

    fn basics(value: &Value) -> SectionContent {
        section(SectionKind::Basics, &json!({ "basics": value }))
    }

    fn summary(text: &str) -> SectionContent {
        SectionContent::Summary(text.to_owned())
    }

    fn work(names: &[&str]) -> SectionContent {
        let entries: Vec<Value> = names.iter().map(|name| json!({ "name": name })).collect();
        section(SectionKind::Work, &json!({ "work": entries }))
    }

    #[test]
    fn no_sections_make_a_bare_document() {
        assert_eq!(
            super::assemble([]),
            r#"{"$schema":"https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json","meta":{"version":"v1.0.0"}}"#
        );
    }

    #[test]
    fn keys_stand_in_json_resume_order_whatever_the_order_of_sections() {
        let one_of_each = [
            ("projects", json!([{"name": "x"}])),
            ("references", json!([{"name": "x"}])),
            ("interests", json!([{"name": "x"}])),
            ("languages", json!([{"language": "x"}])),
            ("skills", json!([{"name": "x"}])),
            ("publications", json!([{"name": "x"}])),
            ("certificates", json!([{"name": "x"}])),
            ("awards", json!([{"title": "x"}])),
            ("education", json!([{"area": "x"}])),
            ("volunteer", json!([{"position": "x"}])),
            ("work", json!([{"position": "x"}])),
            ("basics", json!({"name": "x"})),
        ];
        let sections: Vec<SectionContent> = one_of_each
            .iter()
            .map(|(key, body)| section(SectionKind::parse(key).unwrap(), &json!({ *key: body })))
            .collect();
        let document = assemble(&sections);
        let keys: Vec<&str> = document
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        let mut expected = vec!["meta"];
        expected.extend(one_of_each.iter().map(|(key, _)| *key));
        expected.push("$schema");
        expected.reverse();
        assert_eq!(keys, expected);
        for (key, body) in one_of_each {
            assert_eq!(document[key], body, "{key}");
        }
    }

    #[test]
    fn sections_of_one_kind_are_joined_in_order_without_exact_duplicates() {
        let sections = [work(&["B", "A", "B"]), summary("x"), work(&["A", "C"])];
        let names = json!([{"name": "B"}, {"name": "A"}, {"name": "C"}]);
        assert_eq!(assemble(&sections)["work"], names);

        let other = json!({"work": [{"name": "A", "position": "Clerk"}]});
        let nearly_same = [work(&["A"]), section(SectionKind::Work, &other)];
        assert_eq!(assemble(&nearly_same)["work"].as_array().unwrap().len(), 2);
    }

    #[test]
    fn later_basics_win_field_by_field_and_profiles_are_joined() {
        let hub = json!({"network": "Hub", "username": "ada"});
        let log = json!({"network": "Log", "url": "https://example.org/ada"});
        let sections = [
            basics(&json!({
                "name": "A. Lovelace", "phone": "1", "email": "old@example.org",
                "location": {"city": "Oslo", "countryCode": "NO"}, "profiles": [hub]
            })),
            basics(&json!({
                "name": "Ada Lovelace", "label": "Analyst", "email": "new@example.org",
                "image": "https://example.org/i", "url": "https://example.org",
                "location": {"city": "London"}, "profiles": [log, hub]
            })),
        ];
        let expected = json!({
            "name": "Ada Lovelace",
            "label": "Analyst",
            "image": "https://example.org/i",
            "email": "new@example.org",
            "phone": "1",
            "url": "https://example.org",
            "location": {"city": "London"},
            "profiles": [hub, log],
        });
        assert_eq!(
            assemble(&sections)["basics"].to_string(),
            expected.to_string()
        );
    }

    #[test]
    fn the_last_summary_section_wins_and_outranks_basics() {
        let with_summary = basics(&json!({"name": "Ada", "summary": "from basics"}));
        let text = |sections: &[SectionContent]| assemble(sections)["basics"]["summary"].clone();
        assert_eq!(text(&[summary("one"), summary("two")]), "two");
        assert_eq!(text(&[summary("one"), with_summary.clone()]), "one");
        assert_eq!(text(&[with_summary.clone(), summary("one")]), "one");
        assert_eq!(text(std::slice::from_ref(&with_summary)), "from basics");
        let later = basics(&json!({"summary": "later"}));
        assert_eq!(text(&[with_summary, later]), "later");
        assert_eq!(
            assemble(&[summary("one")])["basics"],
            json!({"summary": "one"})
        );
    }
}
