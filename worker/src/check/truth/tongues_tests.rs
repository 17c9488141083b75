use super::*;
use crate::english::tokens::tokenize;

#[test]
fn languages_are_told() {
    for (text, tongue) in [
        ("I managed a team of 5 people at Lidl", Tongue::English),
        (
            "Kierował zespołem 5 osób i co tydzień zamawiał towar",
            Tongue::Polish,
        ),
        (
            "Dirigió un equipo de 5 personas y formó a los nuevos",
            Tongue::Spanish,
        ),
        (
            "Gerenciou uma equipe de 5 pessoas e fez os pedidos",
            Tongue::Portuguese,
        ),
        ("Руководил командой из 5 человек", Tongue::Russian),
        ("5人のチームを管理", Tongue::Japanese),
        ("培训了12名新员工", Tongue::Chinese),
        ("أدار فريقًا من 5 أشخاص", Tongue::Arabic),
    ] {
        assert_eq!(of(&tokenize(text)), Some(tongue), "{text}");
    }
    assert_eq!(of(&tokenize("")), None);
    assert_eq!(of(&tokenize("Lidl")), None);
}

#[test]
fn the_letters_of_a_state_are_no_word_of_another_language() {
    let source = "line cook at Denny's, Tucson AZ, 2014-15. Then dishwasher at Rosa's, 2016.";
    let places = |second: &str| {
        let entries = serde_json::json!([
            {"name": "Denny's", "location": "Tucson, AZ"},
            {"name": "Rosa's", "location": second},
        ]);
        let output = serde_json::json!({ "work": entries });
        let section = penstock_shared::domain::SectionKind::Work;
        crate::check::truth::compare(section, &output, source, &[]).violations
    };
    assert!(places("Tucson, AZ").is_empty());
    assert!(!places("Phoenix, AZ").is_empty());
}
