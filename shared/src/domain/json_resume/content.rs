//! One processed section: parsed from JSON by its kind, and turned back into JSON.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

use super::super::section_kind::SectionKind;
use super::check::section_problems;
use super::entries::{
    AwardEntry, Basics, CertificateEntry, EducationEntry, InterestEntry, LanguageEntry,
    ProjectEntry, PublicationEntry, ReferenceEntry, SkillEntry, VolunteerEntry, WorkEntry,
};
use super::problem::SchemaProblem;

/// The content of one section, in the types of JSON Resume.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SectionContent {
    /// Boxed because it is many times the size of the others.
    Basics(Box<Basics>),
    /// The text of `basics.summary`.
    Summary(String),
    Work(Vec<WorkEntry>),
    Volunteer(Vec<VolunteerEntry>),
    Education(Vec<EducationEntry>),
    Awards(Vec<AwardEntry>),
    Certificates(Vec<CertificateEntry>),
    Publications(Vec<PublicationEntry>),
    Skills(Vec<SkillEntry>),
    Languages(Vec<LanguageEntry>),
    Interests(Vec<InterestEntry>),
    References(Vec<ReferenceEntry>),
    Projects(Vec<ProjectEntry>),
}

impl SectionContent {
    /// Reads an object with the section's one top-level key, such as `{"work":[…]}`.
    ///
    /// Refused are unknown keys, null, blank strings, control characters other than the newline,
    /// malformed dates, web and e-mail addresses, an end before its start, entries without what
    /// makes them one, and an empty section. An empty list inside an entry counts as left out.
    ///
    /// Fails with what is wrong, path by path, at most [`super::MAX_PROBLEMS`] of them.
    pub fn parse(kind: SectionKind, value: &Value) -> Result<Self, Vec<SchemaProblem>> {
        let problems = section_problems(kind, value);
        if !problems.is_empty() {
            return Err(problems);
        }
        Body(kind)
            .deserialize(&value[kind.top_level_key()])
            .map_err(|_| {
                // The tables are as strict as the types (a test holds them together), so this would
                // be a fault of ours. It must cost one section its result, not the process its life.
                vec![SchemaProblem {
                    path: kind.top_level_key().to_owned(),
                    message: format!("This is not a JSON Resume 1.0.0 section of kind {kind}."),
                }]
            })
    }

    /// Reads what [`SectionContent::parse`] accepted before it was stored: as strict about shape, without naming each problem.
    pub fn from_stored(kind: SectionKind, text: &str) -> Result<Self, serde_json::Error> {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let content = deserializer.deserialize_map(Section(kind))?;
        deserializer.end()?;
        Ok(content)
    }

    pub const fn kind(&self) -> SectionKind {
        match self {
            Self::Basics(_) => SectionKind::Basics,
            Self::Summary(_) => SectionKind::Summary,
            Self::Work(_) => SectionKind::Work,
            Self::Volunteer(_) => SectionKind::Volunteer,
            Self::Education(_) => SectionKind::Education,
            Self::Awards(_) => SectionKind::Awards,
            Self::Certificates(_) => SectionKind::Certificates,
            Self::Publications(_) => SectionKind::Publications,
            Self::Skills(_) => SectionKind::Skills,
            Self::Languages(_) => SectionKind::Languages,
            Self::Interests(_) => SectionKind::Interests,
            Self::References(_) => SectionKind::References,
            Self::Projects(_) => SectionKind::Projects,
        }
    }

    /// The object with the one top-level key, fields in JSON Resume order.
    pub fn to_value(&self) -> Value {
        let body = match self {
            Self::Basics(basics) => json(basics),
            Self::Summary(summary) => object("summary", Value::String(summary.clone())),
            Self::Work(entries) => json(entries),
            Self::Volunteer(entries) => json(entries),
            Self::Education(entries) => json(entries),
            Self::Awards(entries) => json(entries),
            Self::Certificates(entries) => json(entries),
            Self::Publications(entries) => json(entries),
            Self::Skills(entries) => json(entries),
            Self::Languages(entries) => json(entries),
            Self::Interests(entries) => json(entries),
            Self::References(entries) => json(entries),
            Self::Projects(entries) => json(entries),
        };
        object(self.kind().top_level_key(), body)
    }
}

/// Writes the same JSON as [`SectionContent::to_value`].
impl Serialize for SectionContent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_value().serialize(serializer)
    }
}

/// Reads an object with the one key that a section of this kind has.
struct Section(SectionKind);

impl<'de> Visitor<'de> for Section {
    type Value = SectionContent;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with the one key `{}`", self.0.top_level_key())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<SectionContent, A::Error> {
        let key = self.0.top_level_key();
        match map.next_key::<Cow<'de, str>>()? {
            Some(first) if first == key => {}
            _ => return Err(A::Error::missing_field(key)),
        }
        let content = map.next_value_seed(Body(self.0))?;
        match map.next_key::<Cow<'de, str>>()? {
            None => Ok(content),
            Some(_) => Err(A::Error::custom("more than one key")),
        }
    }
}

/// Reads what stands under that key.
struct Body(SectionKind);

impl<'de> DeserializeSeed<'de> for Body {
    type Value = SectionContent;

    fn deserialize<D: Deserializer<'de>>(self, body: D) -> Result<SectionContent, D::Error> {
        use SectionContent as Content;

        #[derive(Deserialize)]
        struct OfSummary {
            summary: String,
        }

        match self.0 {
            SectionKind::Basics => Box::deserialize(body).map(Content::Basics),
            SectionKind::Summary => {
                OfSummary::deserialize(body).map(|basics| Content::Summary(basics.summary))
            }
            SectionKind::Work => Vec::deserialize(body).map(Content::Work),
            SectionKind::Volunteer => Vec::deserialize(body).map(Content::Volunteer),
            SectionKind::Education => Vec::deserialize(body).map(Content::Education),
            SectionKind::Awards => Vec::deserialize(body).map(Content::Awards),
            SectionKind::Certificates => Vec::deserialize(body).map(Content::Certificates),
            SectionKind::Publications => Vec::deserialize(body).map(Content::Publications),
            SectionKind::Skills => Vec::deserialize(body).map(Content::Skills),
            SectionKind::Languages => Vec::deserialize(body).map(Content::Languages),
            SectionKind::Interests => Vec::deserialize(body).map(Content::Interests),
            SectionKind::References => Vec::deserialize(body).map(Content::References),
            SectionKind::Projects => Vec::deserialize(body).map(Content::Projects),
        }
    }
}

fn json(body: &impl Serialize) -> Value {
    serde_json::to_value(body).expect("structs of strings, lists and dates are always JSON")
}

fn object(key: &str, value: Value) -> Value {
    Value::Object(Map::from_iter([(key.to_owned(), value)]))
}

#[cfg(test)]
mod tests {
    use serde::de::DeserializeOwned;
    use serde_json::json;

    use super::super::entries::{Location, Profile};
    use super::super::fields::{FieldKind, ObjectSpec, section_body};
    use super::*;

    /// A value with every field of the table filled in.
    fn full(kind: FieldKind) -> Value {
        match kind {
            FieldKind::Text => json!("Some text\non two lines"),
            FieldKind::Url => json!("https://example.org/a"),
            FieldKind::Email => json!("ada@example.org"),
            FieldKind::CountryCode => json!("GB"),
            FieldKind::Date => json!("2024-02-29"),
            FieldKind::TextList => json!(["one", "two"]),
            FieldKind::ObjectList(spec) => {
                let second = json!({ spec.fields[0].name: full(spec.fields[0].kind) });
                json!([full(FieldKind::Object(spec)), second])
            }
            FieldKind::Object(spec) => {
                let fields = spec.fields.iter();
                fields
                    .map(|field| (field.name.to_owned(), full(field.kind)))
                    .collect()
            }
        }
    }

    fn full_section(kind: SectionKind) -> Value {
        json!({ kind.top_level_key(): full(section_body(kind)) })
    }

    #[test]
    fn every_section_survives_a_round_trip_in_the_same_order() {
        for kind in SectionKind::ALL {
            let value = full_section(kind);
            let content = SectionContent::parse(kind, &value).unwrap();
            assert_eq!(content.kind(), kind);
            assert_eq!(content.to_value().to_string(), value.to_string(), "{kind}");
            assert_eq!(serde_json::to_value(&content).unwrap(), value);
            assert_eq!(
                SectionContent::from_stored(kind, &value.to_string()).unwrap(),
                content
            );
            for not_of_this_kind in ["{}", r#"{"other": []}"#, "[]", "null"] {
                assert!(SectionContent::from_stored(kind, not_of_this_kind).is_err());
            }
            assert_eq!(
                SectionContent::parse(kind, &content.to_value()),
                Ok(content)
            );
        }
    }

    #[test]
    fn the_types_have_exactly_the_fields_of_the_tables() {
        /// The fields a type knows, from what serde says when it meets one that it does not.
        fn fields_of<T: DeserializeOwned>() -> Vec<String> {
            let Err(error) = serde_json::from_value::<T>(json!({ "?": 1 })) else {
                panic!("unknown fields must be denied");
            };
            let message = error.to_string();
            message
                .split('`')
                .skip(3)
                .step_by(2)
                .map(str::to_owned)
                .collect()
        }
        fn assert_same<T: DeserializeOwned>(spec: &ObjectSpec) {
            let table: Vec<&str> = spec.fields.iter().map(|field| field.name).collect();
            assert_eq!(fields_of::<T>(), table, "{}", spec.noun);
        }
        for kind in SectionKind::ALL {
            let (FieldKind::Object(spec) | FieldKind::ObjectList(spec)) = section_body(kind) else {
                panic!("a section holds an object or a list of objects");
            };
            match kind {
                SectionKind::Basics => {
                    assert_same::<Basics>(spec);
                    for field in spec.fields {
                        match field.kind {
                            FieldKind::Object(location) => assert_same::<Location>(location),
                            FieldKind::ObjectList(profile) => assert_same::<Profile>(profile),
                            _ => {}
                        }
                    }
                }
                SectionKind::Summary => assert_eq!(spec.fields.len(), 1),
                SectionKind::Work => assert_same::<WorkEntry>(spec),
                SectionKind::Volunteer => assert_same::<VolunteerEntry>(spec),
                SectionKind::Education => assert_same::<EducationEntry>(spec),
                SectionKind::Awards => assert_same::<AwardEntry>(spec),
                SectionKind::Certificates => assert_same::<CertificateEntry>(spec),
                SectionKind::Publications => assert_same::<PublicationEntry>(spec),
                SectionKind::Skills => assert_same::<SkillEntry>(spec),
                SectionKind::Languages => assert_same::<LanguageEntry>(spec),
                SectionKind::Interests => assert_same::<InterestEntry>(spec),
                SectionKind::References => assert_same::<ReferenceEntry>(spec),
                SectionKind::Projects => assert_same::<ProjectEntry>(spec),
            }
        }
    }

    #[test]
    fn a_section_of_another_kind_is_refused() {
        for kind in SectionKind::ALL {
            for other in SectionKind::ALL {
                let parsed = SectionContent::parse(kind, &full_section(other));
                // A basics object may hold nothing but a summary.
                let fits =
                    kind == other || (kind, other) == (SectionKind::Basics, SectionKind::Summary);
                assert_eq!(parsed.is_ok(), fits, "{other} as {kind}");
            }
        }
        let summary = json!({"basics": {"summary": "Builds bridges."}});
        assert_eq!(
            SectionContent::parse(SectionKind::Summary, &summary),
            Ok(SectionContent::Summary("Builds bridges.".to_owned()))
        );
        assert!(SectionContent::parse(SectionKind::Basics, &summary).is_ok());
    }

    #[test]
    fn an_empty_inner_list_counts_as_left_out() {
        let value = json!({"work": [{"name": "Acme", "highlights": []}]});
        let content = SectionContent::parse(SectionKind::Work, &value).unwrap();
        assert_eq!(content.to_value(), json!({"work": [{"name": "Acme"}]}));
    }

    #[test]
    fn typed_fields_hold_what_the_json_says() {
        let value = json!({"work": [{"position": "Engineer", "startDate": "2020-02"}]});
        let Ok(SectionContent::Work(entries)) = SectionContent::parse(SectionKind::Work, &value)
        else {
            panic!("this is a work section");
        };
        assert_eq!(entries.len(), 1);
        assert_eq!(entries[0].position.as_deref(), Some("Engineer"));
        assert_eq!(entries[0].start_date.unwrap().month(), Some(2));
        assert_eq!(entries[0].end_date, None);
    }
}
