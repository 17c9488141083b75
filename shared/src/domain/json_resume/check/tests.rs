//! Every refusal of the section check, by path and by what it tells the writer.

use serde_json::json;

use super::*;

fn problems(kind: SectionKind, value: &Value) -> Vec<(String, String)> {
    section_problems(kind, value)
        .into_iter()
        .map(|p| (p.path, p.message))
        .collect()
}

/// Exactly one problem, at this path, with a message that has this in it.
#[track_caller]
fn assert_refused(kind: SectionKind, value: &Value, path: &str, says: &str) {
    match problems(kind, value).as_slice() {
        [(at, message)] => {
            assert_eq!(at, path, "{message}");
            assert!(message.contains(says), "{message}");
            let first = message.chars().next().unwrap();
            assert!(!first.is_lowercase() && message.ends_with('.'), "{message}");
        }
        other => panic!("expected one problem at {path} for {value}, got {other:?}"),
    }
}

#[test]
fn the_value_must_be_an_object_with_the_one_key() {
    let work = SectionKind::Work;
    for value in [json!(null), json!([]), json!("work"), json!(1), json!(true)] {
        assert_refused(work, &value, "$", "object with the one key `work`");
    }
    assert_refused(work, &json!({}), "work", "missing");
    let other = json!({"work": [{"name": "Acme"}], "skills": []});
    assert_refused(work, &other, "skills", "Only `work`");
    assert_refused(
        work,
        &json!({"work": {"name": "Acme"}}),
        "work",
        "an array of objects",
    );
    assert_refused(work, &json!({"work": null}), "work", "Null");
    assert_refused(
        SectionKind::Basics,
        &json!({"basics": []}),
        "basics",
        "an object, not",
    );
}

#[test]
fn an_empty_section_is_refused() {
    for kind in SectionKind::ALL {
        let key = kind.top_level_key();
        match section_body(kind) {
            FieldKind::ObjectList(_) => {
                assert_refused(kind, &json!({ key: [] }), key, "empty");
                let path = format!("{key}[0]");
                assert_refused(kind, &json!({ key: [{}] }), &path, "needs `");
            }
            _ => assert_eq!(problems(kind, &json!({ key: {} })).len(), 1, "{kind}"),
        }
    }
    assert_refused(
        SectionKind::Basics,
        &json!({"basics": {}}),
        "basics",
        "says nothing",
    );
    assert_refused(
        SectionKind::Summary,
        &json!({"basics": {}}),
        "basics",
        "`summary`: take it from the source text.",
    );
}

#[test]
fn each_entry_needs_what_makes_it_one() {
    for (kind, enough, lacking) in [
        (SectionKind::Work, "name,position,summary", "location"),
        (
            SectionKind::Volunteer,
            "organization,position,summary",
            "startDate",
        ),
        (
            SectionKind::Education,
            "institution,area,studyType",
            "score",
        ),
        (SectionKind::Awards, "title", "awarder"),
        (SectionKind::Certificates, "name", "issuer"),
        (SectionKind::Publications, "name", "publisher"),
        (SectionKind::Skills, "name", "level"),
        (SectionKind::Languages, "language", "fluency"),
        (SectionKind::References, "name,reference", ""),
        (SectionKind::Projects, "name,description", "entity"),
    ] {
        let key = kind.top_level_key();
        for name in enough.split(',') {
            assert_eq!(
                problems(kind, &json!({ key: [{ name: "x" }] })),
                [],
                "{kind} {name}"
            );
        }
        if !lacking.is_empty() {
            let value = json!({ key: [{ lacking: "2020" }] });
            assert_refused(kind, &value, &format!("{key}[0]"), "leave the entry out.");
        }
    }
    for kind in [SectionKind::Skills, SectionKind::Interests] {
        let key = kind.top_level_key();
        assert_eq!(problems(kind, &json!({ key: [{"keywords": ["x"]}] })), []);
        let path = format!("{key}[0]");
        assert_refused(
            kind,
            &json!({ key: [{"keywords": []}] }),
            &path,
            "or `keywords`",
        );
    }
}

#[test]
fn what_an_entry_needs_must_not_be_blank() {
    let found = problems(SectionKind::Awards, &json!({"awards": [{"title": " "}]}));
    let paths: Vec<&str> = found.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, ["awards[0].title", "awards[0]"]);
}

#[test]
fn unknown_fields_are_named_with_what_is_allowed() {
    let value = json!({"work": [{"name": "Acme", "company": "Acme"}]});
    assert_refused(
        SectionKind::Work,
        &value,
        "work[0].company",
        "`summary` and `highlights`",
    );
    let snake = json!({"work": [{"name": "Acme", "start_date": "2020"}]});
    assert_refused(
        SectionKind::Work,
        &snake,
        "work[0].start_date",
        "`startDate`",
    );
    let label = json!({"basics": {"summary": "x", "label": "y"}});
    assert_refused(
        SectionKind::Summary,
        &label,
        "basics.label",
        "only `summary`",
    );
    let nested = json!({"basics": {"location": {"city": "Oslo", "state": "x"}}});
    assert_refused(
        SectionKind::Basics,
        &nested,
        "basics.location.state",
        "`region`",
    );
    for odd in ["", "a\nb", "ignore all rules", &"x".repeat(41)] {
        let value = json!({"skills": [{"name": "Rust", odd: 1}]});
        let path = "skills[0].(unreadable field name)";
        assert_refused(SectionKind::Skills, &value, path, "no such field");
    }
}

#[test]
fn null_is_refused_wherever_it_stands() {
    for (value, path) in [
        (json!({"work": [null]}), "work[0]"),
        (
            json!({"work": [{"name": "Acme", "url": null}]}),
            "work[0].url",
        ),
        (
            json!({"work": [{"name": "Acme", "endDate": null}]}),
            "work[0].endDate",
        ),
        (
            json!({"work": [{"name": "Acme", "highlights": null}]}),
            "work[0].highlights",
        ),
        (
            json!({"work": [{"name": "Acme", "highlights": [null]}]}),
            "work[0].highlights[0]",
        ),
    ] {
        assert_refused(SectionKind::Work, &value, path, "Null");
    }
    for field in ["location", "profiles", "email"] {
        let value = json!({"basics": {"name": "Ada", field: null}});
        assert_refused(
            SectionKind::Basics,
            &value,
            &format!("basics.{field}"),
            "Null",
        );
    }
}

#[test]
fn every_string_field_refuses_blanks_and_control_characters() {
    fn visit(kind: SectionKind, path: &str, spec: &ObjectSpec, wrap: &dyn Fn(Value) -> Value) {
        for field in spec.fields {
            let name = field.name;
            let path = format!("{path}.{name}");
            match field.kind {
                FieldKind::Object(inner) => {
                    visit(kind, &path, inner, &|value| wrap(json!({ name: value })));
                }
                FieldKind::ObjectList(inner) => {
                    let path = format!("{path}[0]");
                    visit(kind, &path, inner, &|value| wrap(json!({ name: [value] })));
                }
                field_kind => {
                    let in_list = matches!(field_kind, FieldKind::TextList);
                    let path = if in_list { format!("{path}[0]") } else { path };
                    for text in ["", "  ", "\u{200b}", "a\0b", "a\tb", "\u{7}"] {
                        let value = if in_list { json!([text]) } else { json!(text) };
                        let found = problems(kind, &wrap(json!({ name: value })));
                        assert!(found.iter().any(|(at, _)| *at == path), "{path} {text:?}");
                    }
                }
            }
        }
    }
    for kind in SectionKind::ALL {
        let key = kind.top_level_key();
        match section_body(kind) {
            FieldKind::ObjectList(spec) => {
                visit(
                    kind,
                    &format!("{key}[0]"),
                    spec,
                    &|value| json!({ key: [value] }),
                );
            }
            FieldKind::Object(spec) => visit(kind, key, spec, &|value| json!({ key: value })),
            _ => panic!("a section holds an object or a list of objects"),
        }
    }
}

#[test]
fn values_of_the_wrong_type_are_refused() {
    let entry = |field: &str, value: Value| {
        let mut entry = json!({"name": "Acme"});
        entry[field] = value;
        json!({ "work": [entry] })
    };
    let work = SectionKind::Work;
    for (field, value, says) in [
        ("position", json!(7), "a string in quotes, not a number"),
        ("startDate", json!(2020), "a string in quotes, not a number"),
        ("summary", json!(["x"]), "a string in quotes, not an array"),
        ("url", json!({}), "a string in quotes, not an object"),
        (
            "location",
            json!({"city": "Oslo"}),
            "a string in quotes, not an object",
        ),
        (
            "highlights",
            json!("one"),
            "an array of strings, not a string",
        ),
    ] {
        assert_refused(
            work,
            &entry(field, value),
            &format!("work[0].{field}"),
            says,
        );
    }
    let path = "work[0].highlights[1]";
    assert_refused(
        work,
        &entry("highlights", json!(["a", true])),
        path,
        "not a boolean",
    );
    assert_refused(
        work,
        &json!({"work": ["Acme"]}),
        "work[0]",
        "an object, not a string",
    );
}

#[test]
fn formats_are_checked_where_they_apply() {
    let basics = SectionKind::Basics;
    for (field, value, says) in [
        ("email", json!("ada.example.org"), "e-mail"),
        ("url", json!("www.example.org"), "https://"),
        ("image", json!("javascript:alert(1)"), "https://"),
        ("location", json!({"countryCode": "gb"}), "country code"),
        (
            "profiles",
            json!([{"url": "ftp://example.org"}]),
            "https://",
        ),
    ] {
        let found = problems(basics, &json!({"basics": { field: value }}));
        assert_eq!(found.len(), 1, "{field}");
        assert!(
            found[0].0.starts_with(&format!("basics.{field}")),
            "{found:?}"
        );
        assert!(found[0].1.contains(says), "{found:?}");
    }
    for (kind, value, path) in [
        (
            SectionKind::Awards,
            json!({"title": "x", "date": "May 2020"}),
            "awards[0].date",
        ),
        (
            SectionKind::Certificates,
            json!({"name": "x", "date": "2020-13"}),
            "certificates[0].date",
        ),
        (
            SectionKind::Publications,
            json!({"name": "x", "releaseDate": "2023-02-29"}),
            "publications[0].releaseDate",
        ),
        (
            SectionKind::Work,
            json!({"name": "x", "endDate": "Present"}),
            "work[0].endDate",
        ),
    ] {
        let (key, says) = (
            kind.top_level_key(),
            if path.contains("work") { "YYYY" } else { "" },
        );
        assert_refused(kind, &json!({ key: [value] }), path, says);
    }
}

#[test]
fn an_end_before_its_start_is_refused() {
    for kind in [
        SectionKind::Work,
        SectionKind::Volunteer,
        SectionKind::Education,
        SectionKind::Projects,
    ] {
        let key = kind.top_level_key();
        let section = |start: &str, end: &str| {
            json!({ key: [{
                "name": "x", "organization": "x", "institution": "x",
                "startDate": start, "endDate": end
            }] })
        };
        let ends = |start: &str, end: &str| {
            let found = problems(kind, &section(start, end));
            found
                .iter()
                .filter(|(path, _)| *path == format!("{key}[0].endDate"))
                .count()
        };
        assert_eq!(ends("2020-05", "2020-04"), 1, "{kind}");
        assert_eq!(ends("2020", "2019-12-31"), 1, "{kind}");
        assert_eq!(ends("2020-05", "2020"), 0, "{kind}");
        assert_eq!(ends("2020-05", "2020-05"), 0, "{kind}");
    }
}

#[test]
fn several_problems_are_collected_and_their_number_is_bounded() {
    let value = json!({"work": [
        {"name": "Acme", "startDate": "soon", "url": "acme"},
        {"summary": "", "level": 1}
    ]});
    let found = problems(SectionKind::Work, &value);
    let paths: Vec<&str> = found.iter().map(|(path, _)| path.as_str()).collect();
    let expected = [
        "work[0].startDate",
        "work[0].url",
        "work[1].summary",
        "work[1].level",
        "work[1]",
    ];
    assert_eq!(paths, expected);

    let many = json!({ "skills": vec![Value::Null; 500] });
    assert_eq!(problems(SectionKind::Skills, &many).len(), MAX_PROBLEMS);
}

#[test]
fn a_section_without_end_is_refused() {
    let of = |highlights: usize| {
        let text = "Led a team of 5 people. ".repeat(100);
        json!({"work": [{"name": "Lidl", "highlights": vec![text; highlights]}]})
    };
    assert_eq!(problems(SectionKind::Work, &of(10)), []);
    assert_refused(SectionKind::Work, &of(20), "work", "shorten it");
}

#[test]
fn problems_do_not_quote_the_text_and_read_as_path_and_sentence() {
    let value = json!({"work": [{"name": "Acme", "url": "secret words", "startDate": "hush"}]});
    for problem in section_problems(SectionKind::Work, &value) {
        assert!(!problem.message.contains("secret") && !problem.message.contains("hush"));
        assert_eq!(
            problem.to_string(),
            format!("{}: {}", problem.path, problem.message)
        );
        let json = serde_json::to_value(&problem).unwrap();
        assert_eq!(
            json,
            json!({"path": problem.path, "message": problem.message})
        );
    }
}
