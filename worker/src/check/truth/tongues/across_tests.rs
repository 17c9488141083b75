use penstock_shared::domain::SectionKind;
use serde_json::{Value, json};

use crate::check::truth::compare;
use crate::check::truth::violation::ViolationKind;

const SOURCE: &str = "i managed a team of 5 people at Lidl in Manchester from june 2019 to march 2021, i trained 12 new staff and ordered goods every week";

fn refused(source: &str, entry: &Value) -> Vec<ViolationKind> {
    let output = json!({ "work": [entry] });
    let finding = compare(SectionKind::Work, &output, source, &[]);
    finding.violations.iter().map(|found| found.kind).collect()
}

fn tells(highlights: &[&str]) -> Value {
    json!({ "name": "Lidl", "startDate": "2019-06", "endDate": "2021-03", "highlights": highlights })
}

#[test]
fn a_faithful_translation_is_supported() {
    for highlights in [
        [
            "Dirigió un equipo de 5 personas",
            "Formó a 12 empleados nuevos",
        ],
        [
            "A dirigé une équipe de cinq personnes",
            "A commandé les marchandises chaque semaine",
        ],
        [
            "Leitete ein Team von 5 Personen",
            "Schulte zwölf neue Mitarbeiter",
        ],
        [
            "Gerenciou uma equipe de 5 pessoas",
            "Treinou 12 novos funcionários",
        ],
        [
            "Kierował zespołem 5 osób",
            "Przeszkolił 12 nowych pracowników",
        ],
        [
            "Руководил командой из 5 человек",
            "Обучил 12 новых сотрудников",
        ],
        ["管理5人团队", "培训了十二名新员工"],
        ["أدار فريقًا من ٥ أشخاص", "درب ١٢ موظفًا جديدًا"],
    ] {
        assert_eq!(refused(SOURCE, &tells(&highlights)), [], "{highlights:?}");
    }
}

#[test]
fn a_translation_keeps_its_numbers_names_and_tools() {
    use ViolationKind as V;
    for (highlights, kind) in [
        (
            ["Dirigió un equipo de 9 personas", "Formó a los empleados"],
            V::Number,
        ),
        (
            [
                "A dirigé une équipe",
                "Directeur du magasin pendant dix ans",
            ],
            V::Number,
        ),
        (
            [
                "Leitete ein Team von zwölf",
                "Schulte neunzig Mitarbeiter mit dem Chef",
            ],
            V::Number,
        ),
        (["管理5人团队", "培训了十五名新员工"], V::Number),
        (
            ["Руководил командой из 5 человек", "Работал в SAP"],
            V::Tool,
        ),
        (["Руководил командой из 5 человек", "с мая 2017"], V::Date),
    ] {
        let found = refused(SOURCE, &tells(&highlights));
        assert!(found.contains(&kind), "{highlights:?}: {found:?}");
    }
    let aldi = json!({ "name": "Aldi", "highlights": ["Dirigió un equipo de 5 personas y formó a los nuevos"] });
    assert_eq!(refused(SOURCE, &aldi), [ViolationKind::Name]);
}

#[test]
fn names_are_known_in_every_case() {
    let source = "работал продавцом в Пятёрочке в Казани с июня 2018 по май 2020, обучил трёх новых сотрудников";
    let entry = |name: &str, position: &str, trained: &str| json!({ "name": name, "position": position, "location": "Казань", "startDate": "2018-06", "endDate": "2020-05", "highlights": [trained] });
    let honest = entry("Пятёрочка", "Продавец", "Обучил 3 новых сотрудников");
    assert_eq!(refused(source, &honest), []);
    let english = json!({ "name": "Pyaterochka", "position": "Salesperson", "location": "Kazan", "highlights": ["Trained 3 new employees"] });
    assert_eq!(refused(source, &english), []);
    for false_entry in [
        entry("Магнит", "Продавец", "Обучил 3 новых сотрудников"),
        entry("Пятёрочка", "Директор", "Обучил 3 новых сотрудников"),
        entry("Пятёрочка", "Продавец", "Обучил 8 новых сотрудников"),
    ] {
        assert_eq!(refused(source, &false_entry).len(), 1, "{false_entry}");
    }
}

#[test]
fn months_and_denials_hold_in_their_language() {
    for (source, entry) in [
        (
            "von März 2017 bis Mai 2020 Kassiererin bei Edeka in Köln",
            json!({ "name": "Edeka", "location": "Köln", "startDate": "2017-03", "endDate": "2020-05" }),
        ),
        (
            "fui caixa no Lidl em Lisboa de janeiro de 2018 a julho de 2020",
            json!({ "name": "Lidl", "location": "Lisboa", "startDate": "2018-01", "endDate": "2020-07" }),
        ),
        (
            "dirigía un equipo de cinco personas en Lidl",
            json!({ "name": "Lidl", "highlights": ["Dirigía un equipo de 5 personas"] }),
        ),
    ] {
        assert_eq!(refused(source, &entry), [], "{source}");
    }
}

#[test]
fn digits_of_other_scripts_are_numbers() {
    let source = "i was a cashier at Lidl in ٢٠١٩ and trained new staff, ordered goods every week";
    let entry = |text: &str| json!({ "name": "Lidl", "startDate": "2019", "highlights": [text] });
    assert_eq!(refused(source, &entry("Trained new staff")), []);
    for text in [
        "Trained １２ new staff",
        "Trained ⑫ new staff",
        "Trained ¹² new staff",
        "Trained 𝟭𝟮 new staff",
        "Trained ¾ of new staff",
        "Trained fif\u{200b}teen new staff",
        "Ordered goods every week and trained ۱۲ new staff",
    ] {
        assert!(!refused(source, &entry(text)).is_empty(), "{text}");
    }
}

#[test]
fn a_nought_behind_a_sentence_denies_nothing() {
    let entry = json!({ "name": "Lidl", "highlights": ["Ordered goods every week"] });
    assert_eq!(
        refused("i worked at Lidl and ordered goods every week 0", &entry),
        []
    );
}
