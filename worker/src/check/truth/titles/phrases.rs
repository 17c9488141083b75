//! Titles of several words that people call by one, or by where they were: `lorry driver` of a trucker, `trainee` of an `OJT`.

use super::own_phrase;
use crate::check::truth::clauses::Passage;
use crate::check::truth::facts::{Facts, Said};
use crate::check::truth::word_lists::is_listed;

/// Whether a role is the last word of what the user abbreviates: the nurse of `rn`.
pub fn is_abbreviated(word: &str, facts: &Facts<'_>) -> bool {
    const LONGEST: usize = 3;
    let said = |key: &str| key.len() <= LONGEST && own_phrase(key, facts) == Said::Yes;
    PHRASES.iter().any(|(title, own)| {
        title.ends_with(word)
            && title.split_ascii_whitespace().next_back() == Some(word)
            && own.split_ascii_whitespace().any(said)
    })
}

/// Words of a title without those that the user says in others: `postal worker` for `postie`.
pub fn without_said_in_other_words<'w>(
    words: Vec<&'w str>,
    passage: &Passage<'_>,
    facts: &Facts<'_>,
) -> Vec<&'w str> {
    // What is no role is said by itself: `army`, `feuerwehr`.
    let said =
        |key: &str| facts.in_a_row(key) == Said::Yes && own_phrase(key, facts) != Said::Denied;
    let keys: Vec<&str> = passage
        .tokens
        .iter()
        .map(|token| token.key.as_str())
        .collect();
    let phrase = keys.join(" ");
    let found = PHRASES.iter().filter(|(title, own)| {
        // All but the last words of a row may stand for one another before it.
        let whole = phrase.contains(title)
            || (own.starts_with("swe") && phrase.contains("software "))
            || is_one_of(title, &phrase);
        whole && own.split_ascii_whitespace().any(said)
    });
    let told: Vec<&str> = found.map(|(title, _)| *title).collect();
    words
        .into_iter()
        .filter(|word| !told.iter().any(|title| is_listed(title, word)))
        .collect()
}

/// Titles of several words, with what the user may call them by.
const PHRASES: &[(&str, &str)] = &[
    ("postal worker", "postie postman postwoman mailman"),
    (
        "postal delivery officer",
        "postie postman postwoman mailman",
    ),
    ("mail carrier", "postie postman postwoman mailman"),
    (
        "firefighter",
        "firebrigade fireservice firedepartment firedept feuerwehr",
    ),
    ("police officer", "police policeman policewoman bobby"),
    ("soldier", "army infantry"),
    (
        "civil servant",
        "beamter beamtin fonctionnaire funcionario funcionaria",
    ),
    ("estate agency", "estateagent"),
    ("front desk", "reception receptionist"),
    (
        "trainee",
        "articles articled articleship articleclerk ojt onthejobtraining siwes industrialattachment industrialtraining practicum",
    ),
    ("on the job trainee training", "ojt"),
    (
        "student industrial trainee",
        "siwes industrialattachment industrialtraining",
    ),
    (
        "apprentice",
        "servedmytime servedhistime timeserved servingmytime",
    ),
    ("general manager", "gm"),
    ("rideshare ride share driver", "uber lyft"),
    ("waiting staff", "waiter waitress waitressing"),
    ("working student", "werkstudent werkstudentin"),
    (
        "intern",
        "praktikum praktikant praktikantin siwes ojt industrialattachment stagiaire tirocinio tirocinante pasantia pasante becario becaria estagiario estagiária estágio",
    ),
    ("software engineer developer", "swe sde"),
    ("test engineer", "sdet"),
    ("quality assurance", "qa"),
    (
        "teaching assistant",
        "teacherassistant teachersassistant ta classroomassistant",
    ),
    ("self employed", "selfemployed freelance"),
    ("one to one", "1to1 1on1 onetoone oneonone 121"),
    ("executive assistant", "pa personalassistant"),
    ("personal assistant", "pa executiveassistant"),
    ("sous chef", "secondchef"),
    (
        "supply teacher",
        "substituteteacher subteacher coverteacher reliefteacher",
    ),
    (
        "substitute teacher",
        "supplyteacher reliefteacher coverteacher",
    ),
    ("relief teacher", "supplyteacher substituteteacher"),
    (
        "doctoral candidate researcher student",
        "phdstudent phdcandidate doctoralstudent doctoralcandidate phdresearcher",
    ),
    (
        "phd candidate student",
        "doctoralstudent doctoralcandidate phdcandidate phdstudent",
    ),
    (
        "sales executive",
        "salesman saleswoman salesperson salesrep sellcars soldcars",
    ),
    (
        "care worker assistant",
        "carer caregiver careworker careassistant",
    ),
    (
        "healthcare assistant",
        "hca nursingassistant healthcareassistant",
    ),
    ("nursing assistant", "hca cna healthcareassistant"),
    (
        "retail shop sales assistant",
        "salesassistant shopassistant retailassistant",
    ),
    (
        "kitchen porter assistant hand",
        "kp kitchenporter kitchenassistant kitchenhand dishwasher potwash potwasher",
    ),
    (
        "hgv lorry truck driver",
        "hgvdriver lorrydriver truckdriver lgvdriver trucker",
    ),
    (
        "flight attendant",
        "cabincrew stewardess airhostess airsteward",
    ),
    (
        "cabin crew member",
        "flightattendant stewardess airhostess airsteward",
    ),
    (
        "refuse sanitation waste collector worker operative",
        "binman dustman garbageman garbagecollector trashman trashcollector refusecollector",
    ),
    (
        "cafeteria canteen kitchen school catering food service worker assistant",
        "lunchlady dinnerlady",
    ),
    (
        "school crossing patrol patroller guard attendant officer warden",
        "lollipoplady lollipopman crossingguard",
    ),
    (
        "traffic civil parking enforcement officer warden attendant",
        "trafficwarden metermaid",
    ),
    ("hotel porter bellhop", "bellboy bellhop bellman"),
    (
        "nursery stable yard hand groom",
        "stablelad stablegirl stableboy",
    ),
    (
        "stock replenishment assistant",
        "shelfstacker shelfstacking",
    ),
    (
        "call centre center handler agent operator",
        "callcentre callcenter",
    ),
    (
        "cash desk checkout operator assistant",
        "checkoutgirl checkoutlad checkoutchick",
    ),
    ("live-in childcare au pair assistant", "aupair"),
    ("security guard officer", "securityguard securityofficer"),
    ("bus coach driver", "busdriver coachdriver"),
    (
        "taxi cab driver",
        "taxidriver cabdriver cabbie minicabdriver",
    ),
    ("delivery driver", "vandriver deliverydriver courier"),
    ("principal investigator", "pi"),
    ("general practitioner", "gp"),
    ("registered nurse", "rn"),
    ("personal trainer", "pt"),
    ("staff nurse", "nurse rn"),
    ("door supervisor", "doorman doorwoman bouncer"),
    ("office administrator", "officeadmin"),
];

/// Whether words of a title are one of those that a row of words stands for, whose first words go before its last: `lorry driver`.
fn is_one_of(row: &str, title: &str) -> bool {
    let words: Vec<&str> = title.split(' ').collect();
    (2..=3).any(|length| {
        row.split(' ').count() > length
            && words
                .windows(length)
                .any(|few| few.iter().all(|word| is_listed(row, word)))
    })
}
