//! Roles that go by several names: another usual word for one, and the plain word for somebody who does some work.

use super::lowered::is_lowered;
use super::owners::is_of_own_business;
use super::{has_own_as, is_derived, names_a_role, names_no_role, own_phrase};
use crate::check::truth::clauses::{Doer, Passage};
use crate::check::truth::facts::{Facts, Said};
use crate::check::truth::whose::is_anothers;
use crate::check::truth::word_lists::is_listed;

/// Words for one role, none of which stands higher than another.
const SAME: &[&str] = &[
    "developer dev engineer programmer coder",
    "teacher instructor tutor educator",
    "instructor trainer",
    "coach trainer",
    "driver operator trucker",
    "machinist operator",
    "journalist reporter correspondent newspaperman",
    "carer caregiver",
    "waiter waitress server",
    "bartender barman barmaid barkeeper barkeep",
    "salesperson salesman saleswoman seller",
    "salesperson representative rep agent",
    "advisor adviser representative rep agent",
    "postman postwoman postie mailman",
    "translator interpreter",
    "firefighter fireman",
    "cleaner janitor custodian",
    "maid housekeeper chambermaid",
    "hairdresser stylist",
    "labourer laborer operative worker hand",
    "nanny babysitter childminder",
    "lawyer attorney",
    "doctor physician medic",
    "technician tech",
    "electrician sparky sparks spark",
    "carpenter joiner chippy chippie",
    "bricklayer brickie",
    "seamstress tailor dressmaker",
    "officer policeman policewoman cop",
    "deputy vice",
    "lead leader teamlead teamleader tl",
    "supervisor foreman forewoman",
    "headteacher headmaster headmistress",
    "coordinator organiser organizer coord",
    "assistant aide helper asst",
    "storeman storekeeper warehouseman",
    "singer vocalist",
    "cook chef",
    "mechanic fitter",
    "packer picker",
    "gardener landscaper groundsman groundskeeper",
    "receptionist desk reception",
    "tester qa",
    "photographer photog shooter",
    "physio physiotherapist",
    "veterinarian vet",
    "flatmate housemate",
    "chairman chairwoman chairperson chair",
    "freelancer freelance",
    "administrator admin",
    "secretary sec",
    "scientist researcher",
    "attendant assistant",
    "bouncer doorman",
    "fisherman fisher",
    "assistant girl boy lad",
    // Ranks, as other languages spell them.
    "corporal caporal cabo caporale kapral korporal",
    "sergeant sargento sergent sergente sargent serjeant",
    "captain capitaine capitan capitán capitano kapitan kapitän capitão",
    "lieutenant teniente tenente leutnant",
    "soldier soldat soldato soldado squaddie trooper",
];

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

/// Where the user has another word for the role.
pub fn places(word: &str, facts: &Facts<'_>) -> Vec<(usize, usize)> {
    same(word)
        .flat_map(|other| facts.everywhere(other))
        .collect()
}

/// Whether the user says another word for the role of themselves.
pub fn is_own_by_another_name(word: &str, facts: &Facts<'_>) -> bool {
    same(word).any(|other| has_own_as(other, true, facts)) || ends_own(word, facts)
}

/// Whether the user's role ends in this one: the stylist of a `hairstylist`.
fn ends_own(word: &str, facts: &Facts<'_>) -> bool {
    const SHORTEST: usize = 6;
    word.len() >= SHORTEST
        && names_a_role(word)
        && !super::is_rank_word(word)
        && facts.passages.iter().any(|source| {
            source.tokens.iter().enumerate().any(|(at, token)| {
                token.key.len() > word.len() + 2
                    && token.key.ends_with(word)
                    && !source.words[at].negated
                    && source.words[at].doer == Doer::User
                    && !is_anothers(source, at)
                    && !is_lowered(source, at)
            })
        })
}

/// Whether the user does what one does who is called so by another word: to translate is to be an interpreter.
pub fn is_derived_by_another_name(word: &str, facts: &Facts<'_>) -> bool {
    // Who has a role programs on it, and is no engineer for that.
    let named = is_among!("engineer developer", word) && !names_no_role(facts);
    !is_among!("coordinator organiser organizer", word)
        && !named
        && same(word).any(|other| is_derived(other, facts))
}

/// Whether the user did something with others, so that they are the co-author or co-organiser of it.
pub fn is_shared(facts: &Facts<'_>) -> bool {
    const TOGETHER: &str = "with w we us together jointly joint both friends";
    // `My wife and i`.
    facts.in_a_row("andi") == Said::Yes
        || facts.passages.iter().any(|source| {
            let mut tokens = source.tokens.iter();
            tokens.any(|token| is_among!(TOGETHER, &token.key))
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
    ("trainee", "articles articled articleship articleclerk"),
    ("waiting staff", "waiter waitress waitressing"),
    ("working student", "werkstudent werkstudentin"),
    (
        "intern",
        "praktikum praktikant praktikantin stagiaire tirocinio tirocinante pasantia pasante becario becaria estagiario estagiária estágio",
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

/// Whether a title is one of those that a row of words stands for, whose first words go before its last: `lorry driver`.
fn is_one_of(row: &str, title: &str) -> bool {
    let mut words = title.split(' ');
    let length = title.split(' ').count();
    (2..=3).contains(&length)
        && row.split(' ').count() > length
        && words.all(|word| is_listed(row, word))
}

fn same(word: &str) -> impl Iterator<Item = &'static str> {
    let groups = SAME.iter().filter(move |group| is_listed(group, word));
    groups
        .flat_map(|group| group.split_ascii_whitespace())
        .filter(move |other| *other != word)
}

/// `Helpdesk guy`, `data entry temp`: anybody who does it.
pub const ANYBODY: &str =
    "guy girl lad lady man woman person bloke chap gal temp bod dogsbody dude";

/// A plain word for who does some work, behind the user's own words for the work, beside which they have no other role:
/// `data entry clerk` of `data entry at Norvik`.
pub fn is_plain_worker(word: &str, passage: &Passage<'_>, facts: &Facts<'_>) -> bool {
    const PLAIN: &str = "clerk attendant operator agent hand crew worker operative assistant staff representative rep advisor adviser associate \
        technician administrator support officer";
    let Some(at) = (0..passage.tokens.len()).find(|at| passage.key(*at) == word) else {
        return false;
    };
    let Some(before) = at.checked_sub(1).filter(|_| is_among!(PLAIN, word)) else {
        return false;
    };
    let free = |&(source, place): &(usize, usize)| {
        let source = &facts.passages[source];
        let said = &source.words[place];
        // `Camera was Jo Field`.
        if is_among!("was is by", source.key(place + 1))
            && source
                .tokens
                .get(place + 2)
                .is_some_and(crate::english::tokens::Token::is_capitalised)
        {
            return false;
        }
        let beside = source.clause_of(place).any(|other| {
            names_a_role(source.key(other))
                && !is_among!(ANYBODY, source.key(other))
                && !is_anothers(source, other)
        });
        // What is done in or with a thing is no field: `typed it into the database`.
        let used = is_among!("administrator officer technician advisor adviser", word)
            && place > 0
            && !is_among!(ANYBODY, source.key(place + 1))
            && (place.saturating_sub(3)..place)
                .any(|before| is_among!("the a an their our its into with", source.key(before)));
        // `Looking for a lab apprenticeship`.
        let wished = source.clause_of(place).any(|other| {
            other < place
                && is_among!(
                    "want wants wanting looking seeking seek hoping hope wish",
                    source.key(other)
                )
        });
        !said.negated
            && said.doer == Doer::User
            && !beside
            && !wished
            && !used
            && !names_a_role(source.key(place))
    };
    passage.gap_after(before) == " " && facts.everywhere(passage.key(before)).iter().any(free)
}

/// What somebody is who gives no role, by where or how they worked: a bartender behind the bar, the owner of what they set up.
pub fn is_by_work(word: &str, facts: &Facts<'_>) -> bool {
    // What anybody may be called who gives no role at all.
    const HUMBLE: &str = "receptionist secretary clerk cashier attendant operative worker hand farmhand helper administrator contributor participant";
    const WORK: &[(&str, &str)] = &[
        ("bartender barman barmaid", "bar bars pub pubs"),
        ("barista", "coffeeshop cafe espresso coffee"),
        (
            "waiter waitress server",
            "waitedtables waitingtables tables restaurant",
        ),
        ("cashier", "till tills checkout register"),
        ("salesperson sales", "sales sold sell selling"),
        ("carer caregiver", "care caring lookedafter lookafter"),
        (
            "nanny childminder",
            "aupair babysat lookedafter lookafter lookingafter",
        ),
        ("labourer laborer", "buildingsite labouring"),
        ("shelver stocker", "shelves"),
        ("chef cook", "cooked cooking cook"),
        ("developer programmer", "app software coded programmed"),
        ("mechanic", "repairs repair repaired fix fixed fixing"),
        (
            "courier deliverer",
            "deliveries deliver delivering delivered parcels deliveroo ubereats doordash glovo wolt justeat foodora grubhub",
        ),
        (
            "rider cyclist",
            "ebike bike bicycle scooter moped motorbike motorcycle",
        ),
        ("driver", "van truck lorry taxi drove driving mycar owncar"),
        ("hairdresser stylist barber", "haircuts hair"),
        ("cleaner", "clean cleaning cleaned"),
        ("gardener", "gardens lawns hedges"),
        ("dishwasher", "dishes potwash"),
        ("receptionist", "reception frontdesk"),
        ("tutor", "tutored tutoring tuition"),
        ("seamstress", "sewing sewed alterations"),
        (
            "therapist practitioner masseur masseuse",
            "massage massages",
        ),
        ("copywriter writer blogger", "wrote writing texts copy blog"),
        ("timekeeper timer", "timed timing timer stopwatch"),
        ("stockman herdsman herder", "cattle cows sheep herd"),
        ("groom stablehand", "horses stables"),
        ("decorator painter", "painted painting decorating"),
        ("guard", "security patrols guarding"),
        ("baker", "bread baked baking"),
        ("florist", "bouquets flowers"),
        ("director", "idirected directedand directedthe directeda"),
    ];
    let said = |key: &str| facts.in_a_row(key) == Said::Yes;
    let worked = || {
        WORK.iter()
            .any(|(roles, work)| is_listed(roles, word) && work.split_ascii_whitespace().any(said))
    };
    is_of_own_business(word, facts)
        || (names_no_role(facts) && (worked() || is_among!(HUMBLE, word)))
}

/// Whether the user says that they lead who is led under this name: `in charge of 12 cleaners`, `i manage the stockroom`.
pub fn is_in_charge(word: &str, facts: &Facts<'_>) -> bool {
    const REACH: usize = 4;
    let of_people = |source: &Passage<'_>, at: usize| {
        source
            .quantities
            .iter()
            .any(|quantity| quantity.token > at && quantity.token < at + REACH)
    };
    let own = |at: &(usize, usize)| {
        let said = &facts.passages[at.0].words[at.1];
        said.is_own_deed()
    };
    let charge = || {
        let mut places = facts.rows("inchargeof").filter(own);
        places.any(|(source, at)| of_people(&facts.passages[source], at + 2))
    };
    let manages = || {
        names_no_role(facts)
            && facts
                .rows("imanage")
                .chain(facts.rows("imanaged"))
                .any(|place| own(&place))
    };
    // `Managed a team of 5`, by whom it is for want of another title.
    let has_team = || {
        names_no_role(facts)
            && facts
                .rows("managedateam")
                .chain(facts.rows("ledateam"))
                .chain(facts.rows("manageateam"))
                .chain(facts.rows("leadateam"))
                .chain(facts.rows("ranateam"))
                .chain(facts.rows("supervisedateam"))
                .any(|place| own(&place))
    };
    (is_among!("supervisor leader lead", word) && charge())
        || (word == "manager" && (manages() || super::owners::runs_one(facts)))
        || (is_among!("manager leader supervisor lead", word) && has_team())
}

/// A role that the rank before it implies, in the kitchen: a `commis` is a chef.
pub fn is_implied(word: &str, words: &[&str], facts: &Facts<'_>) -> bool {
    word == "chef"
        && words
            .iter()
            .any(|other| is_among!("commis sous demi", other) && has_own_as(other, true, facts))
}
