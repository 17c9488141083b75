//! Words that name a job, a school or a degree.

use foldhash::HashSet;
use std::sync::LazyLock;

/// Whether `word` (lower case) is the head of a job title: `cashier`, `engineer`, `manager`.
pub fn is_title_noun(word: &str) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    TITLES.contains(word) || TITLES.contains(singular)
}

/// Whether `word` (lower case) says that a name is that of a school.
pub fn is_school_noun(word: &str) -> bool {
    SCHOOL_NOUNS
        .split_ascii_whitespace()
        .any(|noun| noun == word)
}

/// Whether a job title ends in a person-noun ending that we do not list.
pub fn looks_like_title_noun(word: &str) -> bool {
    let endings = [
        "eer", "ist", "ician", "grapher", "keeper", "maker", "worker", "minder", "fitter", "woman",
    ];
    let no_title = [
        "career",
        "volunteer",
        "consist",
        "assist",
        "exist",
        "resist",
        "persist",
        "insist",
        "checklist",
        "playlist",
        "shortlist",
        "twist",
        "woman",
    ];
    is_title_noun(word)
        || (word.len() > 5
            && !no_title.contains(&word)
            && endings.iter().any(|ending| word.ends_with(ending)))
}

/// Group of degrees and certificates that are the same: `bsc` and `bachelor of science`.
/// The names are the comparison keys of the written forms.
pub fn degree_forms(key: &str) -> Option<&'static [&'static str]> {
    DEGREES.iter().copied().find(|forms| forms.contains(&key))
}

/// Written forms of every degree, longest first within a group, as comparison keys.
pub fn degrees() -> &'static [&'static [&'static str]] {
    DEGREES
}

/// Abbreviated degrees (comparison key) whose full name has this word: `bcom` for `commerce`.
pub fn degrees_with(word: &str) -> impl Iterator<Item = &'static str> {
    ABBREVIATED
        .iter()
        .filter(move |(_, words)| words.split_ascii_whitespace().any(|known| known == word))
        .map(|(short, _)| *short)
}

/// Whether `typed` abbreviates a degree, with the capitals by which `MEd` is told from "med".
pub fn abbreviates_degree(typed: &str) -> bool {
    let capitals = typed.chars().filter(|c| c.is_uppercase()).count();
    let key = typed.to_lowercase();
    capitals >= 2
        && (ABBREVIATED.iter().any(|(short, _)| *short == key) || degree_forms(&key).is_some())
}

static TITLES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| TITLE_NOUNS.split_ascii_whitespace().collect());

const SCHOOL_NOUNS: &str = "university uni college school institute academy polytechnic sixth \
    faculty seminary conservatory lycee lycée école escola escuela instituto universidade università hochschule bootcamp universität université universidad";

const TITLE_NOUNS: &str = "accountant actor administrator admin advisor adviser agent aide aider coord exec lookout analyst \
    apprentice architect artist assistant associate attendant auditor babysitter baker bandleader barista barman \
    bartender bookkeeper bookseller bricklayer builder butcher buyer caregiver caretaker carer carpenter \
    cashier chef cleaner clerk coach consultant contractor cook coordinator copywriter counsellor counselor \
    courier decorator dentist designer developer dev director dishwasher dispatcher doctor driver \
    editor electrician engineer estimator executive farmer florist founder cofounder freelancer \
    gardener guard guide hairdresser handyman head chief helper host hostess housekeeper instructor intern \
    interpreter investigator janitor journeyman joiner journalist keyholder labourer laborer landscaper lawyer \
    lead leader lecturer librarian lifeguard loader machinist maid manager marketer mechanic midwife \
    mentor merchandiser miner model musician nanny nurse officer operative operator organiser organizer owner \
    packer painter paralegal paramedic pharmacist photographer physiotherapist picker pilot plasterer plumber \
    porter postdoc president principal producer professor programmer promoter receptionist recruiter \
    rep representative researcher roofer sailor salesperson salesman scientist secretary server \
    shelver singer sitter walker childminder soldier solicitor specialist steward stocker stylist supervisor surgeon surveyor \
    tailor teacher technician teller temp tester therapist trader trainee trainer translator \
    banker barber beautician bouncer broker cameraman captain chairman chairperson columnist commander conductor controller curator dancer \
    dj doorman drummer economist examiner fireman firefighter fisherman fitter footballer foreman forester \
    fundraiser geologist glazier governor groundsman guy handler inspector internship investor locksmith logistician magistrate \
    mason matron mediator merchant midwife negotiator nutritionist optician optometrist osteopath paediatrician \
    physician physicist planner policeman policewoman postman proofreader psychiatrist psychologist purchaser \
    radiographer ranger registrar reporter rigger scaffolder seamstress sergeant soldier sommelier sonographer statistician \
    storekeeper storeman strategist subcontractor superintendent teamleader telemarketer tiler trucker translator warehouseman \
    watchman sysadmin swe subtitler caseworker \
    attorney barrister podiatrist dietitian audiologist phlebotomist choreographer composer sculptor illustrator animator actuary toolmaker \
    fabricator pipefitter upholsterer jeweller blacksmith arborist brewer distiller chauffeur deckhand skipper detective constable notary chaplain \
    treasurer trucker trustee tutor underwriter usher vet veterinarian videographer volunteer purser masseur masseuse marshal landlord landlady setter shepherd annotator steeplejack oarsman sapper gunner practitioner referee umpire postie keyworker \
    confectioner drafter draughtsman draughtswoman groom farrier butler valet concierge croupier shoemaker cobbler tanner thatcher weaver potter engraver \
    cooper fishmonger greengrocer grocer ironmonger milliner saddler stonemason signwriter projectionist usherette governess housemaid bosun stoker \
    caseworker sister ceo cfo coo cto cio cmo vp laundress machinist milkman typist undertaker vicar wrestler corporal lieutenant colonel bailiff custodian correspondent educator waiter waitress warden webmaster welder writer";

/// Abbreviations of degrees with the words that they stand for.
const ABBREVIATED: &[(&str, &str)] = &[
    ("ba", "bachelor arts"),
    ("bsc", "bachelor science"),
    ("msc", "master masters science"),
    ("ma", "master masters arts"),
    ("bcs", "bachelor computer science"),
    ("bcom", "bachelor commerce"),
    ("bed", "bachelor education"),
    ("med", "master education"),
    ("bba", "bachelor business administration"),
    ("mba", "master business administration"),
    ("beng", "bachelor engineering"),
    ("meng", "master engineering"),
    ("btech", "bachelor technology"),
    ("mtech", "master technology"),
    ("be", "bachelor engineering"),
    ("llb", "bachelor law laws"),
    ("llm", "master law laws"),
    ("mbbs", "bachelor medicine surgery"),
    ("mbchb", "bachelor medicine surgery"),
    ("md", "doctor medicine"),
    ("jd", "doctor law juris"),
    ("bds", "bachelor dental surgery"),
    ("bsn", "bachelor science nursing"),
    ("msn", "master science nursing"),
    ("bsw", "bachelor social work"),
    ("msw", "master social work"),
    ("bfa", "bachelor fine arts"),
    ("mfa", "master fine arts"),
    ("bca", "bachelor computer applications"),
    ("mca", "master computer applications"),
    ("bpharm", "bachelor pharmacy"),
    ("mpharm", "master pharmacy"),
    ("barch", "bachelor architecture"),
    ("march", "master architecture"),
    ("mph", "master public health"),
    ("mpa", "master public administration"),
    ("mphil", "master philosophy"),
    ("phd", "doctor doctorate philosophy"),
    ("mres", "master research"),
    ("bmus", "bachelor music"),
    ("mmus", "master music"),
    ("pgce", "postgraduate certificate education"),
    ("ged", "general educational development"),
];

const DEGREES: &[&[&str]] = &[
    &["bachelorofscience", "bachelorsofscience", "bsc", "bs"],
    &["bachelorofarts", "bachelorsofarts", "ba"],
    &["bachelorofengineering", "beng"],
    &["bacheloroftechnology", "btech"],
    &["bachelorofbusinessadministration", "bba"],
    &["bachelorofcommerce", "bcom"],
    &["bacheloroflaws", "llb"],
    &["bachelorsdegree", "bachelordegree", "bachelors", "bachelor"],
    &["masterofscience", "mastersofscience", "msc", "ms"],
    &["masterofarts", "mastersofarts", "ma"],
    &["masterofbusinessadministration", "mba"],
    &["masterofengineering", "meng"],
    &["masteroftechnology", "mtech"],
    &["masterofcommerce", "mcom"],
    &["bachelorofmusic", "bmus"],
    &["masterofmusic", "mmus"],
    &["masteroflaws", "llm"],
    &["mastersdegree", "masterdegree", "masters", "master"],
    &["doctorofphilosophy", "doctorate", "phd"],
    &[
        "associatedegree",
        "associatesdegree",
        "associates",
        "associate",
    ],
    &["highschooldiploma"],
    &["generaleducationaldevelopment", "ged"],
    &["gcses", "gcse"],
    &["alevels", "alevel"],
    &["highernationaldiploma", "hnd"],
    &["highernationalcertificate", "hnc"],
    &["foundationdegree"],
    &["btec"],
    &["nvq"],
    &["postgraduatediploma", "pgdip"],
    &["postgraduatecertificateineducation", "pgce"],
    &["internationalbaccalaureate", "ib"],
    &["leavingcertificate", "leavingcert"],
    &["certificate", "cert"],
    &["abitur"],
    &["baccalaureate", "baccalaureat", "bac"],
    &["apprenticeship"],
    &["diploma"],
    &["degree"],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_schools_and_degrees_are_told_from_other_words() {
        assert!(is_title_noun("cashiers"));
        assert!(looks_like_title_noun("ecologist"));
        assert!(!is_title_noun("customer"));
        assert!(is_school_noun("uni"));
        assert_eq!(degree_forms("bsc"), degree_forms("bachelorofscience"));
        assert_eq!(degree_forms("customer"), None);
    }
}
