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
