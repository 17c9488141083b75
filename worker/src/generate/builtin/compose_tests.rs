//! Tests of whole compositions: that they are kept, valid, true to the source, and lose nothing.

use std::collections::HashSet;

use penstock_shared::domain::SectionContent;
use serde_json::json;

use super::*;
use crate::check::truth as check;
use crate::english::{dates, places, spelling, tokens};
use SectionKind as S;
use examples::EXAMPLES;

#[path = "examples.rs"]
mod examples;

fn composed(section: SectionKind, source: &str) -> Value {
    compose(section, source).unwrap_or_else(|error| panic!("{source:?}: {error}"))
}

#[test]
fn every_kind_has_an_example() {
    let kinds: HashSet<SectionKind> = EXAMPLES.iter().map(|(section, _)| *section).collect();
    assert_eq!(kinds.len(), S::ALL.len());
    assert!(EXAMPLES.len() >= 40);
}

#[test]
fn compositions_are_valid_true_to_their_source_and_whole() {
    let mut faults = Vec::new();
    for (section, source) in EXAMPLES {
        let content = composed(*section, source);
        assert_valid(*section, &content);
        faults.extend(fault(*section, source, &content));
    }
    assert_eq!(faults.len(), 0, "{}", faults.join("\n\n"));
}

/// What is untrue in a composition, or lost.
fn fault(section: SectionKind, source: &str, content: &Value) -> Option<String> {
    let violations = check::compare(section, content, source, &[]).violations;
    let lost = lost(source, content);
    let fine = violations.is_empty() && lost.is_empty();
    (!fine).then(|| {
        format!("{section:?} {source:.300?}\n  {content:.900}\n  {violations:?}\n  lost {lost:?}")
    })
}

#[test]
fn rough_work_becomes_entries() {
    assert_eq!(
        composed(S::Work, EXAMPLES[0].1),
        json!({"work": [{
            "name": "Lidl", "position": "Cashier", "location": "Manchester",
            "startDate": "2019-06", "endDate": "2021-03",
            "highlights": ["Responsible for the till", "Helped customers", "Managed a team of 5 people"]
        }]})
    );
    assert_eq!(
        composed(S::Work, EXAMPLES[1].1),
        json!({"work": [{
            "name": "Acme Corp", "position": "Software Engineer", "startDate": "2020-01",
            "highlights": ["Build the payment API in go and PostgreSQL", "Cut response time by 40%", "Mentor two juniors"]
        }]})
    );
    assert_eq!(
        composed(S::Work, EXAMPLES[2].1),
        json!({"work": [
            {"name": "Tesco", "position": "Shift Manager", "startDate": "2018",
                "highlights": ["Manage 12 staff and do the rota"]},
            {"name": "Costa", "position": "Barista", "summary": "For 3 years",
                "highlights": ["Made coffee", "Trained new starters"]}
        ]})
    );
    assert_eq!(
        composed(S::Work, EXAMPLES[3].1),
        json!({"work": [
            {"name": "Greggs", "position": "Baker", "location": "Leeds", "startDate": "2015", "endDate": "2017",
                "highlights": ["Baked bread every morning", "Did not handle cash"]},
            {"name": "Nandos", "position": "Waiter", "startDate": "2017", "endDate": "2018",
                "highlights": ["Served tables"]}
        ]})
    );
}

#[test]
fn the_other_sections_become_entries() {
    for (section, source, expected) in [
        (
            S::Education,
            "i studied computer science at the university of leeds from 2014 to 2017 and got a 2:1",
            json!({"education": [{"institution": "University of Leeds", "area": "Computer Science", "score": "2:1",
                "startDate": "2014", "endDate": "2017"}]}),
        ),
        (
            S::Volunteer,
            "i volunteered at the local food bank in leeds since 2020. packed boxes and drove the van",
            json!({"volunteer": [{"organization": "Local food bank", "position": "Volunteer", "startDate": "2020", "summary": "Leeds",
                "highlights": ["Packed boxes", "Drove the van"]}]}),
        ),
        (
            S::Awards,
            "i won employee of the month at Lidl in june 2020",
            json!({"awards": [{"title": "Employee of the month", "awarder": "Lidl", "date": "2020-06"}]}),
        ),
        (
            S::Certificates,
            "first aid certificate from the red cross in 2020",
            json!({"certificates": [{"name": "First aid certificate", "issuer": "Red Cross", "date": "2020"}]}),
        ),
        (
            S::Publications,
            "\"Bees of the North\" published in Nature, 2019. it is about bees",
            json!({"publications": [{"name": "Bees of the North", "publisher": "Nature", "releaseDate": "2019",
                "summary": "It is about bees"}]}),
        ),
        (
            S::References,
            "\"Ann was the best cashier i ever had.\" - Bob Ray",
            json!({"references": [{"name": "Bob Ray", "reference": "Ann was the best cashier i ever had."}]}),
        ),
        (
            S::Projects,
            "Budget App - tracks what i spend, made with python in 2021. 200 users",
            json!({"projects": [{"name": "Budget App", "description": "Tracks what I spend, made with Python",
                "highlights": ["200 users"], "keywords": ["Python"], "startDate": "2021", "endDate": "2021"}]}),
        ),
        (
            S::Basics,
            EXAMPLES[43].1,
            json!({"basics": {"name": "Ann Lee", "label": "Nurse", "email": "ann@x.org", "phone": "0161 496 0000",
                "location": {"city": "Leeds", "countryCode": "GB"},
                "profiles": [{"network": "LinkedIn", "username": "annlee", "url": "https://linkedin.com/in/annlee"}]}}),
        ),
        (
            S::Summary,
            "i am a nurse with 4 years in leeds. i love kids",
            json!({"basics": {"summary": "Nurse with 4 years in Leeds. Love kids."}}),
        ),
    ] {
        assert_eq!(composed(section, source), expected, "{source}");
    }
}

#[test]
fn missing_facts_become_questions_not_guesses() {
    for (section, source, field) in [
        (S::Work, "...!!!", "position"),
        (S::Work, "", "position"),
        (S::Skills, "--- ???", "keywords"),
        (S::Summary, "…", "summary"),
        (S::Basics, "\n\n", "name"),
    ] {
        let Err(ComposeError::MissingFact {
            field: missing,
            question,
        }) = compose(section, source)
        else {
            panic!("composed from {source:?}");
        };
        assert_eq!(missing, field);
        assert!(question.ends_with('?'));
    }
}

#[test]
fn bullets_within_a_line_are_bullets() {
    let content = composed(
        S::Work,
        "cook at KFC • made 200 meals a day • cleaned the kitchen",
    );
    assert_eq!(
        content,
        json!({"work": [{"name": "KFC", "position": "Cook",
            "highlights": ["Made 200 meals a day", "Cleaned the kitchen"]}]})
    );
}

#[test]
fn a_deed_that_ends_in_where_and_when_has_an_employer_and_dates() {
    let content = composed(
        S::Work,
        "i managed a team of 5 people at Lidl in Manchester from june 2019 to march 2021",
    );
    assert_eq!(
        content,
        json!({"work": [{"name": "Lidl", "location": "Manchester", "startDate": "2019-06", "endDate": "2021-03",
            "highlights": ["Managed a team of 5 people"]}]})
    );
    let content = composed(S::Work, "i worked late shifts at night from 2019 to 2021");
    assert!(content["work"][0].get("name").is_none(), "{content}");
}

#[test]
fn work_without_employer_or_title_is_kept_and_asked_about() {
    let content = composed(S::Work, "i managed a team of 5 people");
    assert_eq!(
        content,
        json!({"work": [{"highlights": ["Managed a team of 5 people"]}]})
    );
    let questions = super::questions(S::Work, &content);
    assert!(
        questions
            .iter()
            .any(|question| question.contains("employer")),
        "{questions:?}"
    );
}

#[test]
fn help_and_denial_stay_what_they_are() {
    let content = composed(S::Work, "cook at KFC. i helped manage the shop, i did not handle cash, i assisted in training staff").to_string();
    assert!(content.contains("Helped manage the shop"), "{content}");
    assert!(content.contains("Did not handle cash"), "{content}");
    assert!(content.contains("Assisted in training staff"), "{content}");
}

#[test]
fn any_text_composes_or_asks_without_panic_or_loss() {
    let odd = [
        "مرحبا، عملت في شركة النور كمهندس من 2018 إلى 2020",
        "我在谷歌工作，2018年到2020年",
        "👩‍🍳🔥 chef at Café Zoë since 2019 ✨ made 100 pizzas 🍕 a night",
        "word",
        "i",
        "I i i and and , and i",
        "at",
        "e\u{301}cole de cuisine, 2012\u{0}\u{7}",
        "from to since 2019 - ",
        "was a a a the at at in in 2019 2020 2021",
        "\u{202e}rtl override at Lidl",
        "my my my our our",
        "responsible for",
        "a@b.c @ http:// +44 (",
        "2019",
        "(((((((, ; : - – — \"",
        "3rd ” prize at the ‘ploughing’ … 2018",
    ];
    let long = "i was a cook at Zoë's 🍕 from 2010 to 2011, i cooked and i cleaned. ".repeat(300);
    let mut faults = Vec::new();
    for source in odd.iter().copied().chain([long.as_str()]) {
        for section in S::ALL {
            if let Ok(content) = compose(section, source) {
                assert_valid(section, &content);
                faults.extend(fault(section, source, &content));
            }
        }
    }
    assert_eq!(faults.len(), 0, "{}", faults.join("\n\n"));
}

#[test]
fn texts_made_of_shuffled_fragments_stay_true_and_whole() {
    const FRAGMENTS: &[&str] = &[
        "i was a cashier",
        "at Lidl",
        "in Manchester",
        "from june 2019 to march 2021",
        "since 2018",
        "and",
        ", ",
        ". ",
        "\n",
        "\n\n- ",
        "i managed a team of 5 people",
        "but i did not handle cash,",
        "with python and sql",
        "helped customers",
        "then i worked at Tesco",
        "as a shift manager",
        "responsible for training 3 staff",
        "my boss said",
        "because i was late",
        "BSc Biology",
        "university of leeds",
        "(2015-2018)",
        "first aid certificate",
        "for 6 years",
        "20% more sales",
        "£5k a month",
        "🍕",
        "when i was 18",
        "called PennyWise",
        "never late,",
    ];
    let mut state: u64 = 7;
    let mut random = |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or(0) % below
    };
    let mut faults = Vec::new();
    for _ in 0..150 {
        let length = 2 + random(9);
        let source = (0..length)
            .map(|_| FRAGMENTS[random(FRAGMENTS.len())])
            .collect::<Vec<_>>()
            .join(" ");
        for section in S::ALL {
            if let Ok(content) = compose(section, &source) {
                assert_valid(section, &content);
                faults.extend(fault(section, &source, &content));
            }
        }
    }
    assert_eq!(faults.len(), 0, "{}", faults.join("\n\n"));
}

fn assert_valid(section: SectionKind, content: &Value) {
    let problems = SectionContent::parse(section, content)
        .err()
        .unwrap_or_default();
    assert!(problems.is_empty(), "{content}: {problems:?}");
}

fn strings(value: &Value, found: &mut String) {
    match value {
        Value::String(text) => {
            found.push_str(text);
            found.push('\n');
        }
        Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        Value::Object(fields) => fields.values().for_each(|field| strings(field, found)),
        _ => {}
    }
}

/// Words of the source that say something and are nowhere in the content.
fn lost(source: &str, content: &Value) -> Vec<String> {
    const SAY_NOTHING: &str = "studying finishing i a an the and or but of in on at to for from with by as is was am were are be been being have has had \
        my our we i'm im i've ive then also so well that this there it before after since until till between now present current currently \
        basically kind sort know used work worked working job got started joined left job role duties included responsible my name did do \
        company dates location email phone skills languages like love enjoy won received good experience still while where because \
        them he she duties passed hold live based studied study graduated went just ok use how bit title employed first when t s \
        volunteered volunteering helped helping out me gpa courses an is published called get through language next before attended during summer level would hi im now finishing \
        said speak here given awarded plus again prior previously later earlier having really \
        didnt dont doesnt wasnt werent isnt cant couldnt wouldnt havent hasnt hadnt not lol etc stuff things that honestly actually you moved \
        my self promoted winter autumn spring early late christmas like";
    let mut written = String::new();
    strings(content, &mut written);
    let folded: String = written
        .chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect();
    let stems: HashSet<_> = tokens::tokenize(&written)
        .iter()
        .map(|token| tokens::stem(&token.key))
        .collect();
    let spans: Vec<_> = dates::find(source)
        .into_iter()
        .map(|mention| mention.span)
        .collect();
    let kept = |token: &tokens::Token<'_>| {
        let in_date = spans
            .iter()
            .any(|span| span.start < token.end && token.start < span.end);
        let month = dates::month_number(&token.key).is_some();
        let forms = spelling::tool_forms(&token.key);
        let numbering = token.opens_sentence && token.key.len() == 1;
        in_date
            || month
            || numbering
            || SAY_NOTHING
                .split_ascii_whitespace()
                .any(|word| word == token.key)
            || stems.contains(&tokens::stem(&token.key))
            || forms.iter().any(|form| folded.contains(form.as_str()))
            || folded.contains(&token.text.to_lowercase())
            || places::country_code(&token.key).is_some_and(|code| written.contains(code))
    };
    let mut missing: Vec<String> = tokens::tokenize(source)
        .iter()
        .filter(|token| !kept(token))
        .map(|token| token.text.to_owned())
        .collect();
    let symbols = source
        .chars()
        .filter(|c| !c.is_ascii() && !c.is_alphanumeric() && !c.is_whitespace() && !c.is_control());
    let punctuation = "–—•·…“”’‘、，。،\u{feff}\u{200d}\u{fe0f}\u{202e}";
    missing.extend(
        symbols
            .filter(|c| !punctuation.contains(*c) && !written.contains(*c))
            .map(String::from),
    );
    missing
}
