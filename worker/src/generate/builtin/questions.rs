//! Questions for facts that a section lacks and that would make it better.

use serde_json::{Map, Value};

use penstock_shared::domain::SectionKind;

/// Most questions asked about one section: more would not be answered.
const MAX_QUESTIONS: usize = 5;

/// Questions about missing facts worth asking, most useful first; empty when nothing is missing.
///
/// `content` is a composed section: an object with one top-level JSON Resume key.
pub fn questions(section: SectionKind, content: &Value) -> Vec<String> {
    let mut asked = Vec::new();
    let value = content
        .as_object()
        .and_then(|object| object.values().next());
    match value {
        Some(Value::Array(entries)) => {
            for entry in entries.iter().filter_map(Value::as_object) {
                about_entry(section, entry, &mut asked);
            }
        }
        Some(Value::Object(basics)) => about_person(section, basics, &mut asked),
        _ => {}
    }
    asked.truncate(MAX_QUESTIONS);
    asked
}

fn about_entry(section: SectionKind, entry: &Map<String, Value>, asked: &mut Vec<String>) {
    let text = |field: &str| entry.get(field).and_then(Value::as_str);
    let lacks = |field: &str| !entry.contains_key(field);
    match section {
        SectionKind::Work => about_role(entry, "name", "Who was your employer", asked),
        SectionKind::Volunteer => {
            about_role(
                entry,
                "organization",
                "Which organisation did you volunteer for",
                asked,
            );
        }
        SectionKind::Education => {
            let school = text("institution")
                .or(text("studyType"))
                .or(text("area"))
                .unwrap_or("this school");
            if lacks("institution") {
                asked.push(format!("Where did you study for {school}?"));
            }
            if lacks("studyType") {
                asked.push(format!(
                    "Which degree or certificate did you get at {school}?"
                ));
            }
            if lacks("endDate") && lacks("startDate") {
                asked.push(format!("When did you study at {school}?"));
            }
        }
        SectionKind::Awards => {
            let title = text("title").unwrap_or("this award");
            ask(lacks("awarder"), format!("Who gave you {title}?"), asked);
            ask(
                lacks("date"),
                format!("When did you receive {title}?"),
                asked,
            );
        }
        SectionKind::Certificates => {
            let name = text("name").unwrap_or("this certificate");
            ask(lacks("issuer"), format!("Who issued {name}?"), asked);
            ask(lacks("date"), format!("When did you get {name}?"), asked);
        }
        SectionKind::Publications => {
            let name = text("name").unwrap_or("this publication");
            ask(
                lacks("publisher"),
                format!("Where was {name} published?"),
                asked,
            );
            ask(
                lacks("releaseDate"),
                format!("When was {name} published?"),
                asked,
            );
        }
        SectionKind::Languages => {
            let language = text("language").unwrap_or("this language");
            ask(
                lacks("fluency"),
                format!("How well do you speak {language}?"),
                asked,
            );
        }
        SectionKind::References => {
            ask(lacks("name"), "Who wrote this reference?".to_owned(), asked);
        }
        SectionKind::Projects => {
            ask(
                lacks("name"),
                "What is the project called?".to_owned(),
                asked,
            );
            let name = text("name").unwrap_or("the project");
            ask(
                lacks("startDate") && lacks("endDate"),
                format!("When did you work on {name}?"),
                asked,
            );
            ask(
                !has_digit(entry),
                format!(
                    "Is there a number that shows what {name} achieved, such as users or time saved?"
                ),
                asked,
            );
        }
        SectionKind::Skills
        | SectionKind::Interests
        | SectionKind::Basics
        | SectionKind::Summary => {}
    }
}

fn about_role(entry: &Map<String, Value>, employer: &str, who: &str, asked: &mut Vec<String>) {
    let text = |field: &str| entry.get(field).and_then(Value::as_str);
    let place = text(employer).map(|name| format!(" at {name}"));
    let role = text("position").map(|position| format!(" as {position}"));
    let which = place
        .as_deref()
        .or(role.as_deref())
        .unwrap_or("")
        .to_owned();
    ask(
        text(employer).is_none(),
        format!(
            "{who}{}?",
            text("position")
                .map(|title| format!(" ({title})"))
                .unwrap_or_default()
        ),
        asked,
    );
    ask(
        text("position").is_none(),
        format!("What was your title{which}?"),
        asked,
    );
    if text("startDate").is_none() {
        asked.push(format!(
            "When did you start{which}, and when did you finish?"
        ));
    }
    let highlights = entry
        .get("highlights")
        .map(Value::to_string)
        .unwrap_or_default();
    ask(
        highlights.is_empty(),
        format!("What did you do{which}, and what came of it?"),
        asked,
    );
    let lower = highlights.to_lowercase();
    let team = ["team", "staff", "people", "colleagues"]
        .iter()
        .any(|word| lower.contains(word));
    let counted = highlights.contains(|c: char| c.is_ascii_digit());
    ask(
        team && !counted,
        format!("How many people were on the team{which}?"),
        asked,
    );
    ask(
        !highlights.is_empty() && !team && !counted,
        format!(
            "Is there a number that shows your work{which}, such as customers a day, sales or time saved?"
        ),
        asked,
    );
}

fn about_person(section: SectionKind, basics: &Map<String, Value>, asked: &mut Vec<String>) {
    if section != SectionKind::Basics {
        return;
    }
    for (field, question) in [
        ("name", "What is your full name?"),
        ("email", "What is your e-mail address?"),
        (
            "label",
            "What is your job title, or the one you are looking for?",
        ),
        ("location", "In which city do you live?"),
        ("phone", "What is your telephone number?"),
    ] {
        ask(!basics.contains_key(field), question.to_owned(), asked);
    }
}

fn ask(missing: bool, question: String, asked: &mut Vec<String>) {
    if missing {
        asked.push(question);
    }
}

fn has_digit(entry: &Map<String, Value>) -> bool {
    let texts = ["description", "highlights"]
        .iter()
        .filter_map(|field| entry.get(*field));
    texts
        .map(Value::to_string)
        .any(|text| text.contains(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn missing_facts_are_asked_for_and_known_ones_are_not() {
        let content = json!({"work": [{"name": "Lidl", "highlights": ["Managed a team"]}]});
        assert_eq!(
            questions(SectionKind::Work, &content),
            [
                "What was your title at Lidl?",
                "When did you start at Lidl, and when did you finish?",
                "How many people were on the team at Lidl?",
            ]
        );
        let content = json!({"work": [{"name": "Lidl", "position": "Cashier", "startDate": "2019",
            "highlights": ["Managed a team of 5"]}]});
        assert_eq!(questions(SectionKind::Work, &content), Vec::<String>::new());
    }

    #[test]
    fn a_section_gets_few_questions() {
        let entry = json!({"highlights": ["Served people"]});
        let content = json!({"work": vec![entry; 9]});
        assert_eq!(questions(SectionKind::Work, &content).len(), MAX_QUESTIONS);
    }
}
