//! The tables of JSON Resume: which fields each object has, of what kind, and which it needs.
//!
//! Checking and the schema for models both read these, so a rule is written once. The hints end
//! up in that schema: they say what belongs in a field, without examples a model could copy.

use super::super::section_kind::SectionKind;

/// An object with a closed set of fields.
pub(super) struct ObjectSpec {
    /// What messages call it: `a work entry`.
    pub(super) noun: &'static str,
    /// In the order of the JSON Resume schema.
    pub(super) fields: &'static [Field],
    /// At least one of these must say something. Empty: any field will do.
    pub(super) needs_one_of: &'static [&'static str],
}

impl ObjectSpec {
    pub(super) fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// Whether no object is valid without this field.
    pub(super) fn always_needs(&self, name: &str) -> bool {
        self.needs_one_of == [name]
    }
}

/// One field of an object. All are optional but for [`ObjectSpec::needs_one_of`].
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) kind: FieldKind,
    /// What belongs here, for a model that fills it in.
    pub(super) hint: &'static str,
}

/// What a field holds.
#[derive(Clone, Copy)]
pub(super) enum FieldKind {
    Text,
    Url,
    Email,
    CountryCode,
    Date,
    TextList,
    Object(&'static ObjectSpec),
    ObjectList(&'static ObjectSpec),
}

/// What the top-level key of a section holds.
pub(super) const fn section_body(kind: SectionKind) -> FieldKind {
    match kind {
        SectionKind::Basics => FieldKind::Object(&BASICS),
        SectionKind::Summary => FieldKind::Object(&SUMMARY),
        SectionKind::Work => FieldKind::ObjectList(&WORK),
        SectionKind::Volunteer => FieldKind::ObjectList(&VOLUNTEER),
        SectionKind::Education => FieldKind::ObjectList(&EDUCATION),
        SectionKind::Awards => FieldKind::ObjectList(&AWARD),
        SectionKind::Certificates => FieldKind::ObjectList(&CERTIFICATE),
        SectionKind::Publications => FieldKind::ObjectList(&PUBLICATION),
        SectionKind::Skills => FieldKind::ObjectList(&SKILL),
        SectionKind::Languages => FieldKind::ObjectList(&LANGUAGE),
        SectionKind::Interests => FieldKind::ObjectList(&INTEREST),
        SectionKind::References => FieldKind::ObjectList(&REFERENCE),
        SectionKind::Projects => FieldKind::ObjectList(&PROJECT),
    }
}

static BASICS: ObjectSpec = ObjectSpec {
    noun: "the basics object",
    fields: &[
        text("name", "The person's full name"),
        text("label", "A short professional title"),
        url("image", "The address of a portrait"),
        field("email", FieldKind::Email, "E-mail address"),
        text("phone", "Phone number as the person writes it"),
        url("url", "The person's own website"),
        text(
            "summary",
            "A few sentences about the person, if they wrote any",
        ),
        field(
            "location",
            FieldKind::Object(&LOCATION),
            "Where the person lives",
        ),
        field(
            "profiles",
            FieldKind::ObjectList(&PROFILE),
            "Accounts on networks",
        ),
    ],
    needs_one_of: &[],
};

static SUMMARY: ObjectSpec = ObjectSpec {
    noun: "the basics object of a summary",
    fields: &[text("summary", "The professional summary, a few sentences")],
    needs_one_of: &["summary"],
};

static LOCATION: ObjectSpec = ObjectSpec {
    noun: "a location",
    fields: &[
        text("address", "Street address"),
        text("postalCode", "Postal code"),
        text("city", "City"),
        field(
            "countryCode",
            FieldKind::CountryCode,
            "Country, two capital letters of ISO 3166-1",
        ),
        text("region", "State, province or region"),
    ],
    needs_one_of: &[],
};

static PROFILE: ObjectSpec = ObjectSpec {
    noun: "a profile",
    fields: &[
        text("network", "Name of the network"),
        text("username", "User name there"),
        url("url", "Address of the profile"),
    ],
    needs_one_of: &[],
};

static WORK: ObjectSpec = ObjectSpec {
    noun: "a work entry",
    fields: &[
        text("name", "The employer"),
        text("location", "Where the work was done"),
        text("description", "What the employer does"),
        text("position", "Job title"),
        url("url", "The employer's website"),
        date("startDate", "First day, month or year"),
        date(
            "endDate",
            "Last day, month or year; null for a current role",
        ),
        text("summary", "What the role was about"),
        list("highlights", "Achievements and duties, one sentence each"),
    ],
    needs_one_of: &["name", "position", "highlights", "summary", "description"],
};

static VOLUNTEER: ObjectSpec = ObjectSpec {
    noun: "a volunteer entry",
    fields: &[
        text("organization", "The organization"),
        text("position", "Role there"),
        url("url", "The organization's website"),
        date("startDate", "First day, month or year"),
        date(
            "endDate",
            "Last day, month or year; null for a current role",
        ),
        text("summary", "What the role was about"),
        list("highlights", "Achievements and duties, one sentence each"),
    ],
    needs_one_of: &["organization", "position", "highlights", "summary"],
};

static EDUCATION: ObjectSpec = ObjectSpec {
    noun: "an education entry",
    fields: &[
        text("institution", "School, college or university"),
        url("url", "The institution's website"),
        text("area", "Subject or field of study"),
        text("studyType", "Degree or kind of study"),
        date("startDate", "First day, month or year"),
        date(
            "endDate",
            "Last day, month or year; null for current studies",
        ),
        text("score", "Grade as it was given"),
        list("courses", "Notable courses"),
    ],
    needs_one_of: &["institution", "area", "studyType", "courses"],
};

static AWARD: ObjectSpec = ObjectSpec {
    noun: "an award",
    fields: &[
        text("title", "Name of the award"),
        date("date", "When it was given"),
        text("awarder", "Who gave it"),
        text("summary", "What it was given for"),
    ],
    needs_one_of: &["title"],
};

static CERTIFICATE: ObjectSpec = ObjectSpec {
    noun: "a certificate",
    fields: &[
        text("name", "Name of the certificate or licence"),
        date("date", "When it was issued"),
        url("url", "Where it can be verified"),
        text("issuer", "Who issued it"),
    ],
    needs_one_of: &["name"],
};

static PUBLICATION: ObjectSpec = ObjectSpec {
    noun: "a publication",
    fields: &[
        text("name", "Title of the publication"),
        text("publisher", "Publisher, journal or conference"),
        date("releaseDate", "When it appeared"),
        url("url", "Where it can be read"),
        text("summary", "What it is about"),
    ],
    needs_one_of: &["name"],
};

static SKILL: ObjectSpec = ObjectSpec {
    noun: "a skill",
    fields: &[
        text(
            "name",
            "The skill, or the group that the keywords belong to",
        ),
        text("level", "Level, if the person states one"),
        list("keywords", "Tools, methods and topics within the skill"),
    ],
    needs_one_of: &["name", "keywords"],
};

static LANGUAGE: ObjectSpec = ObjectSpec {
    noun: "a language",
    fields: &[
        text("language", "Name of the language"),
        text("fluency", "Fluency, if the person states it"),
    ],
    needs_one_of: &["language"],
};

static INTEREST: ObjectSpec = ObjectSpec {
    noun: "an interest",
    fields: &[
        text("name", "The interest"),
        list("keywords", "Topics within the interest"),
    ],
    needs_one_of: &["name", "keywords"],
};

static REFERENCE: ObjectSpec = ObjectSpec {
    noun: "a reference",
    fields: &[
        text("name", "Who gives the reference"),
        text("reference", "What they said"),
    ],
    needs_one_of: &["name", "reference"],
};

static PROJECT: ObjectSpec = ObjectSpec {
    noun: "a project",
    fields: &[
        text("name", "Name of the project"),
        text("description", "What the project is"),
        list("highlights", "Achievements and features, one sentence each"),
        list("keywords", "Tools, methods and topics"),
        date("startDate", "First day, month or year"),
        date(
            "endDate",
            "Last day, month or year; null for a project that goes on",
        ),
        url("url", "The project's website or source"),
        list("roles", "The person's roles in it"),
        text("entity", "The company or institution it was done for"),
        text("type", "The kind of project"),
    ],
    needs_one_of: &["name", "description", "highlights"],
};

const fn field(name: &'static str, kind: FieldKind, hint: &'static str) -> Field {
    Field { name, kind, hint }
}

const fn text(name: &'static str, hint: &'static str) -> Field {
    field(name, FieldKind::Text, hint)
}

const fn url(name: &'static str, hint: &'static str) -> Field {
    field(name, FieldKind::Url, hint)
}

const fn date(name: &'static str, hint: &'static str) -> Field {
    field(name, FieldKind::Date, hint)
}

const fn list(name: &'static str, hint: &'static str) -> Field {
    field(name, FieldKind::TextList, hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spec_of(kind: SectionKind) -> &'static ObjectSpec {
        match section_body(kind) {
            FieldKind::Object(spec) | FieldKind::ObjectList(spec) => spec,
            _ => panic!("a section holds an object or a list of objects"),
        }
    }

    #[test]
    fn the_tables_hold_the_fields_of_json_resume_1_0_0() {
        let names = |spec: &ObjectSpec| {
            spec.fields
                .iter()
                .map(|field| field.name)
                .collect::<Vec<_>>()
                .join(",")
        };
        for (kind, expected) in [
            (
                SectionKind::Basics,
                "name,label,image,email,phone,url,summary,location,profiles",
            ),
            (SectionKind::Summary, "summary"),
            (
                SectionKind::Work,
                "name,location,description,position,url,startDate,endDate,summary,highlights",
            ),
            (
                SectionKind::Volunteer,
                "organization,position,url,startDate,endDate,summary,highlights",
            ),
            (
                SectionKind::Education,
                "institution,url,area,studyType,startDate,endDate,score,courses",
            ),
            (SectionKind::Awards, "title,date,awarder,summary"),
            (SectionKind::Certificates, "name,date,url,issuer"),
            (
                SectionKind::Publications,
                "name,publisher,releaseDate,url,summary",
            ),
            (SectionKind::Skills, "name,level,keywords"),
            (SectionKind::Languages, "language,fluency"),
            (SectionKind::Interests, "name,keywords"),
            (SectionKind::References, "name,reference"),
            (
                SectionKind::Projects,
                "name,description,highlights,keywords,startDate,endDate,url,roles,entity,type",
            ),
        ] {
            assert_eq!(names(spec_of(kind)), expected, "{kind}");
        }
        assert_eq!(
            names(&LOCATION),
            "address,postalCode,city,countryCode,region"
        );
        assert_eq!(names(&PROFILE), "network,username,url");
    }

    #[test]
    fn needed_fields_exist() {
        for kind in SectionKind::ALL {
            let spec = spec_of(kind);
            for name in spec.needs_one_of {
                assert!(spec.field(name).is_some(), "{kind}: {name}");
            }
        }
    }
}
