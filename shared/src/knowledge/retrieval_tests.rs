//! The real content answers rough texts sensibly, within budget, and always alike.

use super::{loading_tests::real, *};

fn query(section: SectionKind, text: &str) -> Query<'_> {
    Query {
        section,
        template: None,
        industry: None,
        text,
        token_budget: 1_500,
    }
}

/// A section, a rough text, a passage that belongs to the best five, and the industry to infer.
const ROUGH_TEXTS: &[(SectionKind, &str, &str, Option<&str>)] = &[
    (
        SectionKind::Work,
        "kept the servers from going down and wrote scripts so nobody had to deploy by hand",
        "industries/technology#operations",
        Some("technology"),
    ),
    (
        SectionKind::Work,
        "worked the till at a busy shop and dealt with people bringing things back",
        "industries/retail-hospitality#shop-floor",
        Some("retail-hospitality"),
    ),
    (
        SectionKind::Work,
        "looked after old people in a nursing home, washed them and gave them their pills",
        "industries/healthcare#elder-and-home-care",
        Some("healthcare"),
    ),
    (
        SectionKind::Work,
        "i did the books for a small company and chased customers who hadnt paid",
        "industries/finance-accounting#bookkeeping",
        Some("finance-accounting"),
    ),
    (
        SectionKind::Work,
        "taught 9th graders maths, graded their tests and talked to the parents",
        "industries/education#classroom-teaching",
        Some("education"),
    ),
    (
        SectionKind::Work,
        "posted on instagram for a shoe brand and got us way more followers",
        "industries/marketing-sales#social-media",
        Some("marketing-sales"),
    ),
    (
        SectionKind::Work,
        "ran a press on the factory line and checked parts for mistakes",
        "industries/engineering-manufacturing#production",
        Some("engineering-manufacturing"),
    ),
    (
        SectionKind::Volunteer,
        "organised helpers at the food bank and raised money with a bake sale",
        "industries/government-legal-nonprofit#fundraising-and-programs",
        Some("government-legal-nonprofit"),
    ),
    (
        SectionKind::Work,
        "was responsible for stuff, made sure things got done",
        "verbs/organizing#verbs",
        None,
    ),
    (
        SectionKind::Skills,
        "excel, word, a bit of photoshop, cash register",
        "guidelines/skills#examples-1",
        None,
    ),
    (
        SectionKind::Summary,
        "20 years running warehouses, looking for a board seat",
        "guidelines/summary#senior-people",
        None,
    ),
    (
        SectionKind::Education,
        "studied nursing for 2 years but didnt finish",
        "guidelines/education#unfinished-studies",
        None,
    ),
    (
        SectionKind::Languages,
        "spanish from home, english ok for work",
        "guidelines/languages#mother-tongue-and-home-languages",
        None,
    ),
    (
        SectionKind::Projects,
        "short film, i shot it and my friend edited",
        "guidelines/projects#team-projects",
        None,
    ),
    (
        SectionKind::Awards,
        "employee of the month at the hotel",
        "guidelines/awards#employee-of-the-month-and-bonuses",
        None,
    ),
    (
        SectionKind::Certificates,
        "have my forklift license and first aid",
        "guidelines/certificates#driving-and-machine-licenses",
        Some("engineering-manufacturing"),
    ),
    (
        SectionKind::Publications,
        "paper about seals and noise, still under review",
        "guidelines/publications#under-review-and-preprints",
        None,
    ),
];

#[test]
fn rough_words_find_the_sensible_passage() {
    let base = real();
    for &(section, text, expected, industry) in ROUGH_TEXTS {
        let found = base.retrieve(&query(section, text));
        let ids: Vec<_> = found
            .passages
            .iter()
            .take(5)
            .map(|passage| passage.id.as_str())
            .collect();
        assert!(
            ids.contains(&expected),
            "{text}: {expected} is not in {ids:#?}"
        );
        let inferred = found.industry.as_ref();
        assert_eq!(
            inferred.map(|found| found.id.as_str()),
            industry,
            "{text}: {inferred:?}"
        );
        assert!(
            inferred.is_none_or(|found| (0.5..1.0).contains(&found.confidence)),
            "{inferred:?}"
        );
    }
}

#[test]
fn filters_keep_other_sections_templates_and_industries_out() {
    let base = real();
    let text = "kept the servers up, worked the till, made posters for the theatre";
    let found = base.retrieve(&Query {
        template: Some("modern"),
        industry: Some("retail-hospitality"),
        token_budget: 100_000,
        ..query(SectionKind::Work, text)
    });
    assert_eq!(
        found.industry,
        Some(InferredIndustry {
            id: "retail-hospitality".into(),
            confidence: 1.0
        })
    );
    for passage in &found.passages {
        let (folder, rest) = passage.id.split_once('/').unwrap();
        let file = rest.split('#').next().unwrap();
        match folder {
            "templates" => assert_eq!(file, "modern"),
            "industries" => assert_eq!(file, "retail-hospitality"),
            "guidelines" => assert_eq!(file, "work"),
            _ => assert_eq!(folder, "verbs"),
        }
    }
    let has = |folder: &str| {
        found
            .passages
            .iter()
            .any(|passage| passage.id.starts_with(folder))
    };
    assert!(
        ["templates", "industries", "guidelines", "verbs"]
            .into_iter()
            .all(has)
    );
}

#[test]
fn unknown_ids_filter_nothing() {
    let base = real();
    let text = "let the person be heard, sentences may be uneven, name the medium and the client";
    let plain = base.retrieve(&query(SectionKind::Work, text));
    let unknown = base.retrieve(&Query {
        template: Some("fancy"),
        industry: Some("alchemy"),
        ..query(SectionKind::Work, text)
    });
    assert_eq!(plain, unknown);
    assert!(
        plain
            .passages
            .iter()
            .all(|p| !p.id.starts_with("templates/") || p.kind == PassageKind::Example)
    );
}

#[test]
fn the_industry_is_left_open_when_unsure() {
    let base = real();
    for text in [
        "",
        "i worked hard and was always on time",
        "did what the boss said, never late",
    ] {
        assert_eq!(
            base.retrieve(&query(SectionKind::Work, text)).industry,
            None,
            "{text}"
        );
    }
    let both = "nurse on a ward, then a welder in a factory";
    assert_eq!(
        base.retrieve(&query(SectionKind::Work, both)).industry,
        None
    );
}

#[test]
fn every_section_has_guidance_even_without_words() {
    let base = real();
    for section in content::SECTIONS {
        let found = base.retrieve(&query(section, ""));
        assert!(
            found
                .passages
                .iter()
                .any(|p| p.kind == PassageKind::Guideline),
            "{section:?}"
        );
    }
}

#[test]
fn the_budget_and_the_share_of_each_file_are_kept() {
    let base = real();
    let text = "trained the new cashiers, worked the till, filled the shelves and helped customers";
    for token_budget in [0, 10, 150, 600, 1_500, 100_000] {
        let found = base.retrieve(&Query {
            template: Some("professional"),
            token_budget,
            ..query(SectionKind::Work, text)
        });
        let spent: usize = found
            .passages
            .iter()
            .map(|p| retrieval::estimated_tokens(&p.text))
            .sum();
        assert!(spent <= token_budget, "{spent} of {token_budget}");
        assert_eq!(
            found.passages.is_empty(),
            token_budget < 150,
            "the least passages are of some 50 tokens"
        );
        assert!(
            found
                .passages
                .is_sorted_by(|a, b| a.score > b.score || (a.score >= b.score && a.id < b.id))
        );
        for passage in &found.passages {
            let file = passage.id.split('#').next().unwrap();
            let of_file = found
                .passages
                .iter()
                .filter(|p| p.id.starts_with(&format!("{file}#")))
                .count();
            assert!(of_file <= 3, "{of_file} of {file}");
            assert!(!passage.why.is_empty(), "{} has no reason", passage.id);
        }
    }
}

#[test]
fn the_same_question_has_the_same_answer() {
    let (one, other) = (real(), real());
    let text = "looked after patients, gave out the pills, worked the till, taught kids to read. "
        .repeat(20);
    let ask = |base: &KnowledgeBase| {
        serde_json::to_string(&base.retrieve(&query(SectionKind::Work, &text))).unwrap()
    };
    let first = ask(&one);
    for _ in 0..20 {
        assert_eq!(ask(&one), first);
        assert_eq!(ask(&other), first);
    }
}

#[test]
fn an_answer_is_plain_json() {
    let found = real().retrieve(&query(SectionKind::Work, "worked the till"));
    let json = serde_json::to_value(&found).unwrap();
    assert_eq!(json["industry"]["id"], "retail-hospitality");
    assert_eq!(json["passages"][0]["kind"], "industry");
    assert!(
        json["passages"][0]["why"]
            .as_array()
            .is_some_and(|why| why.len() > 1)
    );
    let template = serde_json::to_value(real().template("modern").unwrap()).unwrap();
    assert_eq!(template["section_order"][1], "basics.summary");
    assert_eq!(template["date_format"], "MM/YYYY");
}
