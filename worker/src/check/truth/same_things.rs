//! Words that name the same thing when it is counted or talked of. What is not here is another thing.

mod counted;
mod general;

use foldhash::HashMap;
use smol_str::SmolStr;
use std::sync::LazyLock;

use crate::english::abbreviations;
use crate::english::titles;
use crate::english::tokens::stem;

/// Whether two stems name the same thing.
pub fn same_thing(one: &str, other: &str) -> bool {
    if is_spelt_alike(one, other) {
        return true;
    }
    // Most stems are of no kind that others share.
    let kind = Kind::of(one).if_any();
    kind.is_some_and(|kind| kind.is_same(Kind::of(other)))
}

/// Whether two stems are the same, or but for an `e` before one: `e-mail` and `mail`.
pub fn is_spelt_alike(one: &str, other: &str) -> bool {
    let prefixed = |longer: &str, shorter: &str| {
        shorter.len() >= 5 && longer.len() == shorter.len() + 1 && longer.ends_with(shorter)
    };
    match one.len().abs_diff(other.len()) {
        0 => one == other,
        1 => prefixed(one, other) || prefixed(other, one),
        _ => false,
    }
}

/// What is known of the thing that a stem names, to compare it with many.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    groups: &'static [usize],
    person: Option<Class>,
}

impl Kind {
    pub fn of(stem: &str) -> Self {
        Self {
            groups: SAME.get(stem).map_or(&[], Vec::as_slice),
            person: PERSONS.get(stem).copied(),
        }
    }

    /// Itself, if another stem could be of it.
    pub fn if_any(self) -> Option<Self> {
        (!self.groups.is_empty() || self.person.is_some()).then_some(self)
    }

    /// Whether two stems of these kinds name the same thing.
    pub fn is_same(self, other: Self) -> bool {
        self.groups.iter().any(|group| other.groups.contains(group))
            || persons_alike(self.person, other.person)
    }
}

/// The same of what is counted, where a compound is of the kind that its last part names: `homepages` are pages.
pub fn same_kind(one: &str, other: &str) -> bool {
    let anybody = |word: &str| PERSONS.get(word) == Some(&Class::Anybody);
    let show = |word: &str| is_among!(SHOWS, word);
    same_thing(one, other)
        || share_group(&COUNTED, one, other)
        || (show(one) && show(other))
        || one.strip_suffix('s') == Some(other)
        || other.strip_suffix('s') == Some(one)
        || (one == "season" && is_among!(SEASONS, other))
        || (other == "season" && is_among!(SEASONS, one))
        || (anybody(one) && titles::is_title_noun(other))
        || (anybody(other) && titles::is_title_noun(one))
        || abbreviations::same_word(one)
            .iter()
            .any(|word| stem(word) == other)
        || abbreviations::same_word(other)
            .iter()
            .any(|word| stem(word) == one)
        || (one.len() >= 4 && other.ends_with(one))
        || (other.len() >= 4 && one.ends_with(other))
}

fn share_group(groups: &HashMap<SmolStr, Vec<usize>>, one: &str, other: &str) -> bool {
    let of = |stem| groups.get(stem).map_or(&[][..], Vec::as_slice);
    of(one).iter().any(|group| of(other).contains(group))
}

/// Stems of what is given on a stage. As verbs they are other things.
const SHOWS: &str = "show performanc gig engagement booking concert production";

/// Stems of the seasons, as which one may count them.
const SEASONS: &str = "spring summer autumn winter";

/// Whether the stem is a word for people.
pub fn is_person(word: &str) -> bool {
    PERSONS.contains_key(word) || titles::is_title_noun(word)
}

/// Whether the stem is a word for whoever it may be, or for all that work somewhere.
pub fn is_anybody(word: &str) -> bool {
    matches!(PERSONS.get(word), Some(Class::Anybody | Class::Staff))
}

/// Whether `team of 5` can mean five of these.
pub fn is_member(word: &str) -> bool {
    PERSONS
        .get(word)
        .is_some_and(|class| *class != Class::Outsider)
}

/// Whether the stem is a word for those for whom one works, or who come from outside.
pub fn is_outsider(word: &str) -> bool {
    PERSONS.get(word) == Some(&Class::Outsider)
}

/// Whether a general word for those one works with may stand for a role: `newcomers` for drivers, `colleagues` for teachers.
pub fn is_general_for(general: &str, role: &str) -> bool {
    const GENERAL: [&str; 7] = [
        "newcomer",
        "starter",
        "joiner",
        "recruit",
        "colleague",
        "coworker",
        "teammate",
    ];
    GENERAL.iter().any(|word| stem(word) == general)
        && (PERSONS.get(role) == Some(&Class::Role) || titles::is_title_noun(role))
}

/// Anybody may be called a person; nobody else's words for people are interchangeable.
fn persons_alike(one: Option<Class>, other: Option<Class>) -> bool {
    matches!(
        (one, other),
        (Some(Class::Anybody), Some(_))
            | (Some(_), Some(Class::Anybody))
            | (Some(Class::Staff), Some(Class::Staff))
    )
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Anybody,
    Staff,
    Role,
    Outsider,
}

static PERSONS: LazyLock<HashMap<SmolStr, Class>> = LazyLock::new(|| {
    const WORDS: &[(Class, &str)] = &[
        (
            Class::Anybody,
            "person people individual newbie rookie man men woman women girl boy guy bloke lad lady fella chap gent ppl pax member folk other head soul participant player competitor contestant entrant attendee voice",
        ),
        (
            Class::Staff,
            "staff employee colleague collegue teammate worker coworker report starter hire recruit personnel headcount mate labourer laborer \
             operative newcomer joiner subordinate hand crew timer junior",
        ),
        (
            Class::Role,
            "student parent pupil volunteer midwife labour runner singer musician dancer rower athlete soldier actor clinician doctor physician therapist developer engineer nurse teacher driver designer analyst chef cook waiter waitress agent rep \
             salesperson salespeople salesman saleswoman technician intern apprentice trainee assistant manager supervisor researcher helper carer \
             mentee tutor programmer dev clerk officer guard cleaner picker packer",
        ),
        (
            Class::Outsider,
            "customer client shopper guest patron patient user visitor child kid resident learner attendee delegate reader follower \
             prisoner inmate subscriber donor tenant candidate applicant respondent interviewee youngster teenager teen youth infant toddler baby twin sibling borrower diner regular spectator listener voter refugee migrant passenger viewer buyer \
             recipient beneficiary claimant contributor supporter commuter camper",
        ),
    ];
    let words = WORDS.iter().flat_map(|(class, words)| {
        words
            .split_ascii_whitespace()
            .map(|word| (stem(word), *class))
    });
    words.collect()
});

static SAME: LazyLock<HashMap<SmolStr, Vec<usize>>> = LazyLock::new(|| {
    let mut groups = by_stem(GROUPS);
    // A general word is of one group with each of those that it stands for.
    let mut number = GROUPS.len();
    for (words, kinds) in general::GENERAL {
        for kind in kinds.split_ascii_whitespace() {
            for word in words.split_ascii_whitespace().chain([kind]) {
                groups.entry(stem(word)).or_default().push(number);
            }
            number += 1;
        }
    }
    groups
});

static COUNTED: LazyLock<HashMap<SmolStr, Vec<usize>>> = LazyLock::new(|| by_stem(counted::GROUPS));

/// The groups in which a stem stands.
fn by_stem(list: &[&str]) -> HashMap<SmolStr, Vec<usize>> {
    let mut groups: HashMap<SmolStr, Vec<usize>> = HashMap::default();
    for (number, words) in list.iter().enumerate() {
        for word in words.split_ascii_whitespace() {
            groups.entry(stem(word)).or_default().push(number);
        }
    }
    groups
}

const GROUPS: &[&str] = &[
    "customer client shopper guest patron consumer cover diner",
    "student pupil learner kid child classmate",
    "child kid youngster",
    "resident tenant",
    "patient",
    "attendee participant delegate guest visitor people",
    "shop store branch outlet location site",
    "car vehicle auto",
    "truck lorry vehicle",
    "motorbike motorcycle",
    "turn reposition",
    "hoover vacuum",
    "petrol gas gasoline",
    "vaccination shot jab immunisation immunization",
    "elevator lift",
    "lawn grass",
    "wage payroll",
    "corn maize",
    "pants trousers",
    "window glazing",
    "laundry washing",
    "wrench spanner",
    "nail manicure",
    "couch sofa settee",
    "stroller pram pushchair buggy",
    "socket outlet",
    "bee beehive hive",
    "faucet tap",
    "diaper nappy",
    "subcontractor subby subbie",
    "friend mate buddy pal",
    "website site",
    "webpage page",
    "app application",
    "bug defect issue fault finding",
    "ticket case request issue query enquiry inquiry",
    "hour hr hrs h",
    "minute min mins",
    "second sec secs s",
    "watt w",
    "volt v",
    "visit call appointment",
    "appointment booking reservation",
    "year yr yrs y",
    "month mo mos mth mths mnth mnths",
    "week wk wks",
    "day d",
    "grade gr",
    "level lvl",
    "time x fold occasion",
    "award prize",
    "lesson class session",
    "workshop training session course class",
    "call phone",
    "order delivery shipment parcel package",
    "parcel package box",
    "computer pc pcs workstation desktop machine laptop",
    "machine device unit",
    "server host",
    "house home property",
    "flat apartment unit",
    "bedroom bed",
    "room guestroom",
    "course module class subject unit coursework",
    "event function",
    "meeting appointment session",
    "article post piece story",
    "paper publication article",
    "email message mail",
    "document doc file paper record",
    "report document",
    "project job",
    "contract deal account",
    "account client",
    "meal dish plate",
    "drink beverage",
    "food meal",
    "item product article unit piece sku",
    "tool equipment",
    "word wpm",
    "mile mi",
    "kilometre kilometer km",
    "kilogram kilogramme kilo kg",
    "tonne ton t",
    "metre meter m",
    "foot feet ft",
    "square sq sqm sqft",
    "litre liter l",
    "gigabyte gb",
    "terabyte tb",
    "percent percentage pct",
    "point pt pts",
    "team group crew squad",
    "company firm business organisation organization employer",
    "school college",
    "university uni",
    "department dept division section",
    "holiday vacation leave",
    "shift duty",
    "budget spend",
    "turnover revenue sale sales income",
    "saving save",
    "cost expense spend bill",
    "grade year level class",
    "semester term",
    "goal target objective",
    "follower subscriber",
    "animal dog pet",
    "animal cat pet",
    "animal cow cattle livestock",
    "animal horse",
    "advice advise",
    "engagement project assignment",
    "firm company supplier vendor",
    "cow cattle herd",
    "dev developer programmer engineer coder",
    "talk speech presentation",
    "download install",
    "dog puppy",
    "camera photo picture film video photography",
    "floor storey story level",
    "dress gown",
    "piece pc pcs",
    "store supermarket shop",
    "kid toddler child baby infant",
    "horse pony",
    "procedure process sop",
    "flight plane",
    "seat place",
    "family household",
    "grandmother granny gran grandma nan nana oma abuela babcia",
    "grandfather grandad granddad grandpa opa abuelo dziadek",
    "mother mum mom mam mummy mama",
    "father dad daddy papa",
    "plant tree",
    "language tongue",
    "country nation",
    "city town",
    "question query enquiry inquiry",
    "complaint complain complained issue",
    "sample specimen",
    "test exam examination assessment",
    "error mistake",
    "accident incident",
    "purchase buy bought buying procurement",
    "invoice bill",
    "payment transaction",
    "wedding ceremony",
    "feature function functionality",
    "screen page view",
    "database db",
    "warehouse depot",
    "shelf shelve rack",
    "garden yard",
    "film movie video",
    "photo photograph picture image",
    "song track tune",
    "game match title",
    "trip journey route",
    "route line",
    "train railway rail",
    "pull pr prs request",
    "point pt pts",
    "page pp pg",
    "kind sort type variety",
    "drop delivery",
    "concrete cement",
    "potty toilet restroom washroom lavatory",
    "bag baggage luggage suitcase",
    "plane aircraft aeroplane airplane",
    "medicine medication meds",
    "leaflet flyer brochure",
    "tyre tire",
    "check inspection",
    "clip video",
    "cut haircut",
    "script program",
    "bush shrub",
    "teacher educator",
    "bike bicycle cycle",
    "quote quotation offer",
    "loan credit",
    "medal award",
    "place location",
    "crate box",
];
