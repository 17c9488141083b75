//! Tests of the language check: what is refused, and what must never be.

use serde_json::json;

use super::*;

const ENGLISH: &str = "i was a cashier in a shop and i trained the new people there, i also did the orders every week";
const FRENCH: &str = "j'étais caissière dans un magasin et je formais les nouveaux, je faisais aussi les commandes chaque semaine";

fn work(highlights: &[&str]) -> Value {
    json!({"work": [{"name": "Lidl", "position": "Cashier", "highlights": highlights}]})
}

fn found(locale: Option<&str>, own_words: &str, highlights: &[&str]) -> Option<&'static str> {
    objection(locale, own_words, &work(highlights)).map(|objection| objection.found)
}

const IN_ENGLISH: &[&str] = &[
    "Trained the new people of the shop at the till",
    "Ordered the goods for the whole week and checked the deliveries",
];
const IN_FRENCH: &[&str] = &[
    "Formé les nouveaux employés du magasin à la caisse",
    "Passé les commandes de la semaine et contrôlé les livraisons",
];
const IN_PORTUGUESE: &[&str] = &[
    "Formou os novos colaboradores da loja no atendimento ao público",
    "Fez as encomendas da semana e verificou todas as entregas",
];
const IN_GERMAN: &[&str] = &[
    "Schulte die neuen Mitarbeiter des Ladens an der Kasse und begleitete sie",
    "Bestellte jede Woche die Waren und prüfte, ob die Lieferungen vollständig waren",
];

#[test]
fn the_locale_decides_before_the_persons_own_language() {
    assert_eq!(found(Some("fr"), ENGLISH, IN_FRENCH), None);
    assert_eq!(found(Some("fr-CA"), ENGLISH, IN_ENGLISH), Some("English"));
    assert_eq!(found(Some("en"), FRENCH, IN_ENGLISH), None);
    assert_eq!(found(Some("en-GB"), FRENCH, IN_FRENCH), Some("French"));
    assert_eq!(found(Some("pt-BR"), ENGLISH, IN_PORTUGUESE), None);
    assert_eq!(found(Some("PT-br"), ENGLISH, IN_ENGLISH), Some("English"));
    assert_eq!(found(Some("de"), ENGLISH, IN_GERMAN), None);
    assert_eq!(found(Some("en"), ENGLISH, IN_GERMAN), Some("German"));
}

#[test]
fn without_a_locale_the_answer_is_in_the_persons_language() {
    assert_eq!(found(None, FRENCH, IN_FRENCH), None);
    assert_eq!(found(None, FRENCH, IN_ENGLISH), Some("English"));
    assert_eq!(found(None, ENGLISH, IN_ENGLISH), None);
    assert_eq!(found(None, ENGLISH, IN_FRENCH), Some("French"));
}

#[test]
fn a_text_that_says_too_little_of_its_language_refuses_nothing() {
    for unclear in ["kassierer lidl 2019", "Python, SQL, Docker", "", "5 + 5"] {
        assert_eq!(found(None, unclear, IN_FRENCH), None, "{unclear}");
    }
}

#[test]
fn short_bullets_full_of_names_and_tools_are_never_refused() {
    for bullets in [
        &[
            "Python, Django, PostgreSQL, Redis, Celery, Docker, AWS Lambda, S3, DynamoDB, React, Next.js, TypeScript",
        ][..],
        &[
            "Administered Windows Server 2016, Active Directory, Exchange, Office 365, VMware ESXi, Veeam, Cisco ASA",
        ],
        &[
            "Managed Ana Silva, João Pereira and Matilde Sousa at Banco Comercial Português in Lisboa and Porto",
        ],
        &[
            "Directed La Traviata, Il Trovatore, Die Zauberflöte and Così fan tutte at Teatro alla Scala",
        ],
        &["CI/CD", "k8s", "p99 200ms", "SLOs"],
        &["Ran", "Sold 5"],
        &["Cocina, Limpieza, Caja"],
        &["docker, kubernetes, terraform, ansible"],
        &[],
    ] {
        for locale in [None, Some("en"), Some("fr"), Some("pt-BR"), Some("ja")] {
            assert_eq!(
                found(locale, ENGLISH, bullets),
                None,
                "{locale:?} {bullets:?}"
            );
        }
    }
}

#[test]
fn only_free_text_is_judged() {
    let names = json!({"work": [{
        "name": "Gesellschaft für internationale Zusammenarbeit und wirtschaftliche Entwicklung",
        "position": "Wissenschaftlicher Mitarbeiter für die Auswertung der neuen Umfragen",
        "location": "Frankfurt am Main, in der Nähe des Hauptbahnhofs und der alten Oper",
    }]});
    assert_eq!(objection(Some("en"), ENGLISH, &names), None);
    let summary = json!({"basics": {"summary": IN_GERMAN.join(". ")}});
    assert_eq!(
        objection(Some("en"), ENGLISH, &summary).map(|objection| objection.found),
        Some("German")
    );
}

#[test]
fn related_languages_are_given_the_benefit_of_the_doubt() {
    let related: &[(&[&str], &str)] = &[
        (
            &["nb", "nn", "no", "da", "sv"],
            "Ledet et team på fem personer og lærte opp nye ansatte i kassen og på lageret hver uke",
        ),
        (
            &["nb", "da", "sv"],
            "Ledde ett team på fem personer och lärde upp nyanställda i kassan och på lagret varje vecka",
        ),
        (
            &["es", "gl", "pt", "ca"],
            "Dirigí un equipo de cinco personas y formé a los nuevos empleados en el uso de la caja",
        ),
        (
            &["es", "gl", "pt"],
            "Xestionei un equipo de cinco persoas e formei os novos empregados no uso da caixa rexistradora",
        ),
        (
            &["hr", "sr", "bs", "sr-Latn"],
            "Vodio tim od pet ljudi i obučavao nove zaposlene za rad na kasi i u magacinu svake nedelje",
        ),
        (
            &["ms", "id"],
            "Mengetuai pasukan seramai lima orang dan melatih pekerja baharu di kaunter bayaran setiap minggu",
        ),
        (
            &["ru", "uk", "be", "bg"],
            "Руководил командой из пяти человек и обучал новых сотрудников работе на кассе и складе",
        ),
        (
            &["cs", "sk"],
            "Vedl pětičlenný tým a školil nové zaměstnance na pokladně i ve skladu každý týden",
        ),
    ];
    for (locales, text) in related {
        for locale in *locales {
            assert_eq!(
                found(Some(locale), ENGLISH, &[text]),
                None,
                "{locale} {text}"
            );
        }
    }
}

#[test]
fn much_text_tells_even_related_languages_apart() {
    let spanish = [
        "Dirigí un equipo de cinco personas y formé a los nuevos empleados en el uso de la caja durante dos años",
        "Atendí a los clientes que venían por la mañana y les expliqué cómo funcionaban los nuevos aparatos del almacén",
        "Preparé los pedidos de cada semana, revisé las entregas y hablé con los proveedores cuando algo no llegaba a tiempo",
        "Organicé los turnos del equipo para que nadie tuviera que trabajar más de cinco días seguidos sin un descanso",
    ];
    assert_eq!(found(Some("pt-BR"), ENGLISH, &spanish), Some("Spanish"));
    assert_eq!(found(Some("gl"), ENGLISH, &spanish), None);
    assert_eq!(found(Some("gl"), ENGLISH, IN_ENGLISH), Some("English"));
}

#[test]
fn other_scripts_are_told_apart() {
    let japanese =
        "五人のチームを管理し、新入社員にレジの使い方を教えました。毎週の発注も担当しました";
    let arabic = "أدرت فريقاً من خمسة أشخاص ودربت الموظفين الجدد على استخدام صندوق الدفع كل أسبوع";
    assert_eq!(found(Some("ja"), ENGLISH, &[japanese]), None);
    assert_eq!(found(Some("en"), ENGLISH, &[japanese]), Some("Japanese"));
    assert_eq!(found(None, japanese, IN_ENGLISH), Some("English"));
    assert_eq!(found(Some("ar-EG"), ENGLISH, &[arabic]), None);
    assert_eq!(
        found(Some("zh-Hant-TW"), ENGLISH, IN_ENGLISH),
        Some("English")
    );
    // A script of its own is more than the detector knows of.
    assert_eq!(found(Some("uz-Cyrl"), ENGLISH, IN_ENGLISH), None);
}

#[test]
fn a_short_text_in_the_letters_of_another_language_goes_back() {
    const SHORT: &str = "i managed a team of 5 people";
    let other = Some("the letters of another language");
    assert_eq!(found(None, SHORT, &["管理5人团队"]), other);
    assert_eq!(
        found(Some("en"), "管理5人团队", &["Руководил командой"]),
        other
    );
    for (locale, highlight) in [
        (None, "Managed a team of 5 people"),
        (None, "Gestionó Яндекс"),
        (Some("vi"), "Quản lý đội ngũ 5 người"),
        (
            Some("zh"),
            "使用 Kubernetes, PostgreSQL, Terraform, Prometheus",
        ),
        (Some("ja"), "Kubernetes, Terraform"),
        (Some("sr"), "Vodio tim od 5 ljudi u prodavnici Lidl"),
    ] {
        assert_eq!(found(locale, SHORT, &[highlight]), None, "{highlight}");
    }
}

#[test]
fn a_language_that_cannot_be_judged_is_not_judged() {
    for tag in ["cy", "sw", "mt", "und", "xx", "x-klingon"] {
        assert_eq!(found(Some(tag), ENGLISH, IN_ENGLISH), None, "{tag}");
    }
}

#[test]
fn tags_have_names() {
    assert_eq!(name("pt-BR"), Some("Portuguese"));
    assert_eq!(name("EN"), Some("English"));
    assert_eq!(name("gl"), None);
}
