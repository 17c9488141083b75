//! What a language model is asked for: a strict JSON Schema per section, and the way back.

use serde_json::{Map, Value, json};

use super::super::section_kind::SectionKind;
use super::fields::{Field, FieldKind, ObjectSpec, section_body};
use super::formats::is_blank;

/// The JSON Schema of a section's object, for `response_format: json_schema` with `strict: true`.
///
/// Strict mode wants every property in `required` and every object closed
/// (<https://platform.openai.com/docs/guides/structured-outputs>, "Supported schemas"). So a text
/// that may be absent is `["string", "null"]`, a list may be empty, and an object may have nothing
/// but nulls; [`drop_nulls`] turns such output into what [`super::SectionContent::parse`] accepts.
/// Only the plainest keywords are used, since compatible endpoints know fewer than the original.
pub fn json_schema(kind: SectionKind) -> Value {
    let body = value_schema(section_body(kind), Absence::Impossible);
    let key = kind.top_level_key();
    closed_object(&Map::from_iter([(key.to_owned(), body)]))
}

/// Removes what a model writes for "nothing": nulls, blank strings, and the arrays and objects
/// that are or thereby become empty. To a model, absent and null mean the same.
///
/// The value itself always remains, if only as `{}`. Entries that said nothing are gone, so the
/// indexes in the paths of later problems count the entries that are left.
pub fn drop_nulls(value: Value) -> Value {
    match value {
        Value::Array(items) => Value::Array(
            items
                .into_iter()
                .map(drop_nulls)
                .filter(says_something)
                .collect(),
        ),
        Value::Object(object) => Value::Object(
            object
                .into_iter()
                .map(|(name, value)| (name, drop_nulls(value)))
                .filter(|(_, value)| says_something(value))
                .collect(),
        ),
        scalar => scalar,
    }
}

fn says_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !is_blank(text),
        Value::Array(items) => !items.is_empty(),
        Value::Object(object) => !object.is_empty(),
        Value::Bool(_) | Value::Number(_) => true,
    }
}

/// Whether a model may say that it has nothing for a value.
#[derive(Clone, Copy)]
enum Absence {
    Possible,
    Impossible,
}

fn object_schema(spec: &ObjectSpec) -> Value {
    let property = |field: &Field| {
        let absence = if spec.always_needs(field.name) {
            Absence::Impossible
        } else {
            Absence::Possible
        };
        let mut schema = value_schema(field.kind, absence);
        schema["description"] = Value::String(description(field));
        (field.name.to_owned(), schema)
    };
    closed_object(&spec.fields.iter().map(property).collect())
}

fn value_schema(kind: FieldKind, absence: Absence) -> Value {
    match (kind, absence) {
        (FieldKind::Object(spec), _) => object_schema(spec),
        (FieldKind::ObjectList(spec), _) => {
            json!({ "type": "array", "items": object_schema(spec) })
        }
        (FieldKind::TextList, _) => json!({ "type": "array", "items": { "type": "string" } }),
        (_, Absence::Possible) => json!({ "type": ["string", "null"] }),
        (_, Absence::Impossible) => json!({ "type": "string" }),
    }
}

/// The hint, and the form where the type alone does not give it.
fn description(field: &Field) -> String {
    let form = match field.kind {
        FieldKind::Date => ", as YYYY, YYYY-MM or YYYY-MM-DD",
        FieldKind::Url => ", starting with https:// or http://",
        _ => "",
    };
    format!("{}{form}.", field.hint)
}

fn closed_object(properties: &Map<String, Value>) -> Value {
    let required: Vec<&String> = properties.keys().collect();
    json!({
        "type": "object",
        "required": required,
        "additionalProperties": false,
        "properties": properties,
    })
}

#[cfg(test)]
mod tests {
    use super::super::SectionContent;
    use super::*;

    /// Strict mode's own limit on nesting is 10; Penstock stays at half of it.
    const MAX_DEPTH: usize = 5;

    /// Holds a schema to the rules of strict mode, object by object.
    fn assert_strict(schema: &Value, depth: usize) {
        assert!(depth <= MAX_DEPTH, "nested too deep: {schema}");
        let known = [
            "type",
            "description",
            "properties",
            "required",
            "additionalProperties",
            "items",
        ];
        for keyword in schema.as_object().unwrap().keys() {
            assert!(known.contains(&keyword.as_str()), "{keyword}");
        }
        if schema["type"] == "object" {
            assert_eq!(schema["additionalProperties"], false);
            let properties = schema["properties"].as_object().unwrap();
            assert!(!properties.is_empty());
            let names: Vec<&String> = properties.keys().collect();
            assert_eq!(schema["required"], json!(names));
            for property in properties.values() {
                assert_strict(property, depth + 1);
            }
        } else if schema["type"] == "array" {
            assert_strict(&schema["items"], depth + 1);
        } else {
            let scalar = &schema["type"];
            assert!(
                *scalar == "string" || *scalar == json!(["string", "null"]),
                "{scalar}"
            );
        }
    }

    /// What a strict endpoint could answer: every property there, with `text` for each string.
    fn answer(schema: &Value, text: &dyn Fn(&str, &Value) -> Value, name: &str) -> Value {
        if schema["type"] == "object" {
            let properties = schema["properties"].as_object().unwrap().iter();
            properties
                .map(|(name, schema)| (name.clone(), answer(schema, text, name)))
                .collect()
        } else if schema["type"] == "array" {
            json!([answer(&schema["items"], text, name)])
        } else {
            text(name, schema)
        }
    }

    #[test]
    fn every_schema_obeys_strict_mode() {
        for kind in SectionKind::ALL {
            let schema = json_schema(kind);
            assert_eq!(schema["type"], "object");
            assert_eq!(schema["required"], json!([kind.top_level_key()]));
            assert_strict(&schema, 1);
        }
    }

    #[test]
    fn the_only_way_to_be_valid_is_not_nullable() {
        let awards = json_schema(SectionKind::Awards);
        let award = &awards["properties"]["awards"]["items"]["properties"];
        assert_eq!(award["title"]["type"], "string");
        assert_eq!(award["awarder"]["type"], json!(["string", "null"]));
        let work = json_schema(SectionKind::Work);
        let work = &work["properties"]["work"]["items"]["properties"];
        assert_eq!(work["name"]["type"], json!(["string", "null"]));
        assert_eq!(work["highlights"]["items"]["type"], "string");
        let summary = json_schema(SectionKind::Summary);
        let summary = summary["properties"]["basics"]["properties"]
            .as_object()
            .unwrap();
        assert_eq!(summary.keys().collect::<Vec<_>>(), ["summary"]);
        assert_eq!(summary["summary"]["type"], "string");
    }

    #[test]
    fn a_full_answer_to_the_schema_is_accepted() {
        let fitting = |name: &str, _: &Value| match name {
            "url" | "image" => json!("https://example.org"),
            "email" => json!("ada@example.org"),
            "countryCode" => json!("GB"),
            "date" | "startDate" | "endDate" | "releaseDate" => json!("2020-01"),
            _ => json!("text"),
        };
        for kind in SectionKind::ALL {
            let value = drop_nulls(answer(&json_schema(kind), &fitting, ""));
            let content = SectionContent::parse(kind, &value).unwrap();
            assert_eq!(content.to_value(), value, "{kind}");
        }
    }

    #[test]
    fn an_answer_with_null_wherever_allowed_is_accepted_when_something_is_left() {
        let sparse = |name: &str, schema: &Value| {
            let named = matches!(name, "name" | "institution" | "organization");
            if schema["type"] == "string" || named {
                json!("text")
            } else {
                json!(null)
            }
        };
        for kind in SectionKind::ALL {
            let value = drop_nulls(answer(&json_schema(kind), &sparse, ""));
            assert!(
                SectionContent::parse(kind, &value).is_ok(),
                "{kind}: {value}"
            );
        }
    }

    #[test]
    fn nothing_is_dropped_in_all_its_forms_and_order_is_kept() {
        let value = json!({
            "b": {"x": null, "y": {"z": ["", null, "  "]}},
            "z": "last letter first",
            "work": [null, {}, {"url": null, "name": "Acme", "highlights": [], "summary": ""}],
            "a": [["", []], 0, false, "kept"],
        });
        let expected = json!({
            "z": "last letter first",
            "work": [{"name": "Acme"}],
            "a": [0, false, "kept"],
        });
        assert_eq!(drop_nulls(value).to_string(), expected.to_string());
    }

    #[test]
    fn the_value_itself_remains() {
        assert_eq!(drop_nulls(json!({"work": [{"name": null}]})), json!({}));
        assert_eq!(drop_nulls(json!([null])), json!([]));
        assert_eq!(drop_nulls(json!(null)), json!(null));
        assert_eq!(drop_nulls(json!("")), json!(""));
    }
}
