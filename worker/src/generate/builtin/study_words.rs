//! The words around schools and degrees: which only introduce them, and how degrees are written.

use super::clean::{bare, capitalise, is_one_of, title_case};
use crate::english::gazetteer;
use crate::english::places;
use crate::english::titles;
use crate::english::tokens::key;
use crate::english::words;

/// Qualifications of schools and trades that are no academic degrees, by their comparison keys. Initials stand in
/// [`INITIALS`].
const QUALIFICATIONS: &str = "degreeapprenticeship higherapprenticeship advancedapprenticeship modernapprenticeship barristeratlaw attorneyatlaw \
    matric matura higherdiploma nationaldiploma advanceddiploma graduatediploma \
    professionaldiploma extendeddiploma graduatecertificate ordinarydiploma higherdip dip ausbildung realschule \
    realschulabschluss hauptschulabschluss fachabitur bootcamp vordiplom magister learnership highers higherscertificate \
    schoolcertificate certificateofattendance certofattendance certificateofcompletion certificateofachievement tlevel fdsc fda year10 year11 year12 year13 grade10 grade11 grade12 accesstohe accesstohediploma accesstohighereducation maestria mestrado laurea laureamagistrale doctorado doutorado dottorato bacharelado \
    bachillerato licenceprofessionnelle grado gradosuperior gradomedio olevels olevel hdip pgdip pgcert accesscourse 10th \
    12th xii classxii classx class12 class10 10thstandard 12thstandard 10thgrade 12thgrade msci mchem mphys mmath bvsc \
    diplom diplomingenieur juniorcert transitionyear staatsexamen licenciatura gnvq advancedgnvq gnvqadvanced doctorofmedicine doctorofpharmacy jurisdoctor highersecondary seniorsecondary \
    highersecondarycertificate waec wassce neco kcse kcpe firstschoolleavingcertificate \
    schoolleavingcertificate primaryschoolleavingcertificate primaryleavingcertificate";

/// Qualifications by their initials, which are typed in capitals.
const INITIALS: &str = "bcl nd ond pgde lpc gdl dut aa aas as ssce fslc psle hsc ssc vce atar ncea cxc csec spm stpm dnp edd \
    puc slc olevels dvm od rn lpn bscn bsce gcse bts";

/// How courses are given beside work.
pub const PART_TIME: &str = "evening weekend night online short intensive foundation";

/// Whether these words are a degree or another qualification.
pub fn is_qualification(words: &[&str]) -> bool {
    let typed: String = words
        .iter()
        .map(|word| word.trim_end_matches(','))
        .collect();
    let letters: String = typed.chars().filter(|c| c.is_alphanumeric()).collect();
    let key = key(&typed.replace(['\'', '’'], ""));
    let capitals = letters.chars().all(|c| c.is_ascii_uppercase());
    typed == "10+2"
        || titles::degree_forms(&key).is_some()
        || is_one_of(&key, QUALIFICATIONS)
        || is_compound(words)
        || (capitals && is_one_of(&key, INITIALS))
        || (words.len() == 1 && titles::abbreviates_degree(&letters))
}

/// `BTEC National Diploma`, `City and Guilds Level 2`, "trade certificate": qualifications that say of what kind they are.
fn is_compound(words: &[&str]) -> bool {
    const KINDS: &str = "qqi fetac scqf qcf rqf gnvq postgrad cache aat esol vtct itec btec national extended ordinary higher advanced professional trade vocational technical foundation specialist intermediate \
        subsidiary double dual joint ib teaching access city guilds and level nvq";
    const HEADS: &str = "diploma certificate award cert degree level nvq guilds major";
    let keys: Vec<String> = words.iter().map(|word| bare(word)).collect();
    let digit = |word: &String| word.len() == 1 && word.bytes().all(|b| b.is_ascii_digit());
    let numbered = keys.last().is_some_and(digit) && keys.len() > 2;
    let head = keys.len().checked_sub(1 + usize::from(numbered));
    let Some((head, kinds)) = head.and_then(|head| keys[..=head].split_last()) else {
        return false;
    };
    let is_guild = head != "guilds" || kinds.first().is_some_and(|first| first == "city");
    let opens = kinds
        .first()
        .is_some_and(|first| !is_one_of(first, "and level guilds"));
    opens
        && is_guild
        && is_one_of(head, HEADS)
        && (head != "level" || numbered)
        && (head != "major"
            || kinds
                .iter()
                .all(|kind| is_one_of(kind, "double dual joint")))
        && kinds
            .iter()
            .all(|kind| is_one_of(kind, KINDS) || kind.is_empty() || digit(kind))
}

/// Whether the qualification is one of a school, which has no subject of its own.
pub fn is_of_school(degree: &str) -> bool {
    const SCHOOL: &str = "ged leavingcert leavingcertificate highschooldiploma abitur matric matura kcse kcpe waec wassce neco \
        ssce hsc ssc vce atar ncea cxc csec gcses gcse alevels alevel olevels olevel spm stpm year10 year11 year12 year13 grade10 grade11 grade12 10th 12th 10thstandard 12thstandard \
        realschule realschulabschluss juniorcert highers baccalaureate highersecondary seniorsecondary highersecondarycertificate fslc psle firstschoolleavingcertificate \
        schoolleavingcertificate primaryschoolleavingcertificate primaryleavingcertificate";
    let counted = degree.split_once(' ').filter(|(count, _)| is_count(count));
    let degree = counted.map_or(degree, |(_, exam)| exam);
    let key = key(&degree.replace(['\'', '’'], ""));
    is_one_of(&key, SCHOOL)
}

/// "12 week", "two years": how long something was.
pub fn is_length(words: &[String]) -> bool {
    words[0].starts_with(|c: char| c.is_ascii_digit())
        && is_one_of(
            &bare(&words[1]),
            "week weeks month months year years yr yrs hour hours hr hrs day days",
        )
}

/// How a subject is studied, where that stands at its end: "part time" of "Computing part time".
pub fn mode_of_study(text: &str) -> Option<(&str, &str)> {
    const MODES: [&str; 9] = [
        "part time",
        "part-time",
        "full time",
        "full-time",
        "by distance",
        "distance learning",
        "online",
        "evenings",
        "program",
    ];
    let lower = text.to_ascii_lowercase();
    MODES.iter().find_map(|mode| {
        let at = lower.strip_suffix(mode)?.trim_end().len();
        (at > 0).then(|| (&text[..at], text[at..].trim_start()))
    })
}

/// "2 yrs of", "2nd year": how far studies went, in front of what was studied. Gives both.
pub fn time_and_subject(text: &str) -> Option<(&str, &str)> {
    let text = text.strip_prefix("did ").unwrap_or(text);
    let mut words = text.match_indices(' ').map(|(at, _)| at);
    let (count_end, unit_end) = (words.next()?, words.next()?);
    let counted = text.starts_with(|c: char| c.is_ascii_digit())
        || is_one_of(
            &text[..count_end].to_lowercase(),
            "one two three four first second third fourth final",
        );
    let unit = bare(&text[count_end + 1..unit_end]);
    let subject = text[unit_end..].trim_start();
    let subject = subject.strip_prefix("of ").unwrap_or(subject);
    (counted
        && subject.len() > 1
        && is_one_of(&unit, "year years yr yrs semester semesters term terms")
        && can_be_subject(subject))
    .then_some((&text[..unit_end], subject))
}

/// "should finish end of", "class of": words that only lead to a date.
pub fn leads_to_date(words: &[String]) -> bool {
    const LEADS: &str = "should finish finishing end of due to class batch passing expect expecting expected around hopefully in by the will graduate";
    words.iter().all(|word| is_one_of(word, LEADS))
}

/// Whether the text is the name of a city or region; those of peoples and languages are studied.
pub fn is_place(text: &str) -> bool {
    let key = key(text);
    places::is_known(&key)
        || ((text.starts_with(char::is_uppercase) || !words::is_common(&key))
            && gazetteer::cities(&key).next().is_some())
}

/// Words of a sentence about something, which stand in no subject.
const TELLING: &str = "was were is are be been had has have said began wanted planned hoped tried went got i we my me our they help helped \
    never not but because reasons moment leaver leavers";

/// Whether words can be what was studied: no count, no aside, nothing that only leads to something else.
pub fn can_be_subject(text: &str) -> bool {
    const NO_FIRST: &str = "thesis dissertation oh just too also should so about around only then this that it its if when while as because with \
        without now still part full currently one two three four five six final finished started first second third candidate student \
        sophomore freshman junior senior class year minor minored minoring double not no never \
        nothing standard by online back qts evening evenings same there yet lately recently through";
    // Subjects whose first words are no subject otherwise.
    const NAMED: [&str; 3] = ["first aid", "early years", "IT"];
    const NEVER_ALONE: &str = "exec executive real program programme course focus";
    let first = text.split(' ').next().map(bare).unwrap_or_default();
    let named = NAMED.iter().any(|name| {
        let begins = text
            .get(..name.len())
            .filter(|front| *front == *name || (*name != "IT" && front.eq_ignore_ascii_case(name)));
        let rest = begins.map(|front| &text[front.len()..]);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    let counted = !named
        && text.split(' ').any(|word| {
            let digits = word.trim_matches(|c: char| !c.is_alphanumeric());
            digits.starts_with(|c: char| c.is_ascii_digit())
                || is_one_of(
                    &bare(word),
                    "years yrs months weeks semester semesters credits points",
                )
        });
    let tells = text.split(' ').any(|word| is_one_of(&bare(word), TELLING));
    !counted
        && !tells
        && !text.starts_with('(')
        && !is_no_school(text)
        && !is_place(text)
        && !text.contains([':', '%', '"', '?'])
        && text.matches('(').count() == text.matches(')').count()
        && (named || !is_one_of(&first, NO_FIRST))
        && !is_one_of(&bare(text), NEVER_ALONE)
}

/// Whether the word begins the name of an exam that is taken in several subjects.
pub fn is_exam(word: &str) -> bool {
    is_one_of(
        word,
        "gcses gcse a-levels a a-level o-levels o-level o highers",
    )
}

/// "8", "five"
pub fn is_count(word: &str) -> bool {
    let digits = word.bytes().all(|byte| byte.is_ascii_digit());
    (digits && (1..=2).contains(&word.len()))
        || is_one_of(
            &bare(word),
            "one two three four five six seven eight nine ten eleven twelve",
        )
}

/// Whether a word in brackets behind a degree or subject says more about what was studied: "(Primary)", "(Civil)".
pub fn is_specialism(inner: &str) -> bool {
    const NOTES: &str = "hons honours honors distance pass passed merit credit distinction incomplete unfinished minor major ongoing present \
        graduated expected part-time full-time evenings qts";
    inner
        .chars()
        .all(|c| c.is_alphabetic() || matches!(c, ' ' | '&' | '-'))
        && inner.chars().count() > 2
        && !is_one_of(&bare(inner.split(' ').next().unwrap_or(inner)), NOTES)
        && can_be_subject(inner)
}

/// Words that only introduce a school or degree.
pub fn is_glue(word: &str) -> bool {
    const GLUE: &str = "i have got a an my did do doing hold studied finished completed graduated with in of from the \
        was went to currently am at and then also after that i'm im studying passed earned received before this is \
        study going attended where i've for degree's now on got started finishing just ended expected graduating until previously next later attending already";
    word.is_empty() || is_one_of(word, GLUE)
}

pub fn degree_case(text: &str) -> String {
    const WRITTEN: &str = "BSc MSc BA MA BS MS MBA PhD BEng MEng LLB LLM HND HNC GCSE GCSEs BTEC NVQ GED PGCE BTech BBA \
        BCom IB HE WAEC WASSCE NECO KCSE KCPE";
    let words = text.split(' ').map(|word| {
        let written = WRITTEN
            .split(' ')
            .find(|written| written.to_lowercase() == word)
            .map(str::to_owned);
        written.unwrap_or_else(|| {
            if is_one_of(word, "ii iii iv") {
                word.to_uppercase()
            } else if word.contains('.') {
                word.split('.')
                    .map(capitalise)
                    .collect::<Vec<_>>()
                    .join(".")
            } else {
                word.to_owned()
            }
        })
    });
    title_case(&words.collect::<Vec<_>>().join(" "))
}

/// Exams and services that people put among their schools.
pub fn is_no_school(initials: &str) -> bool {
    is_one_of(
        initials,
        "NYSC IELTS TOEFL GRE GMAT GATE SAT ACT NSS EPA CACHE NCFE VTCT OCR AQA QCF CBSE ICSE",
    )
}

/// The full names of schools and subjects that people shorten: `University of Bergen`, `Mechanical Engineering`.
pub fn written_out(name: &str) -> String {
    let words: Vec<&str> = name.split(' ').collect();
    let keys: Vec<_> = words.iter().map(|word| key(word)).collect();
    let written = (0..words.len()).map(|at| {
        let next = keys.get(at + 1).map_or("", |next| next.as_str());
        let before = at.checked_sub(1).map_or("", |at| keys[at].as_str());
        let (word, mark) = words[at].split_at(words[at].trim_end_matches([',', ')']).len());
        let full = full_word(&keys[at], before, next);
        let joint = at > 0
            && !words[at - 1].ends_with(',')
            && is_one_of(word, "Di Del Della De Du Des Da Dos Das En");
        match full.or_else(|| misspelt_noun(&keys[at])) {
            Some(full) => format!("{full}{mark}"),
            None if joint => words[at].to_lowercase(),
            None if is_vowelless(word) => words[at].to_uppercase(),
            None => words[at].to_owned(),
        }
    });
    written.collect::<Vec<_>>().join(" ")
}

/// Initials that were typed in small letters: `kmtc`.
fn is_vowelless(word: &str) -> bool {
    (3..=5).contains(&word.len())
        && word.bytes().all(|b| b.is_ascii_alphabetic())
        && word[1..].bytes().all(|b| b.is_ascii_lowercase())
        && !word.contains(['a', 'e', 'i', 'o', 'u', 'y', 'A', 'E', 'I', 'O', 'U', 'Y'])
        && !words::is_common(&key(word))
}

/// The noun of schools that is misspelt by one letter: `univeristy`, `colege`.
pub fn misspelt_noun(word: &str) -> Option<&'static str> {
    const NOUNS: [&str; 5] = [
        "University",
        "College",
        "Institute",
        "Academy",
        "Polytechnic",
    ];
    let letters = word.as_bytes();
    let is_near = |noun: &&str| {
        let noun = noun.to_lowercase();
        let noun = noun.as_bytes();
        let same = letters
            .iter()
            .zip(noun)
            .take_while(|(one, other)| one == other)
            .count();
        let (left, wanted) = (&letters[same..], &noun[same..]);
        let tail = |from: usize, to: usize| {
            left.get(from..)
                .is_some_and(|rest| Some(rest) == wanted.get(to..))
        };
        let swapped = tail(2, 2) && left[0] == wanted[1] && left[1] == wanted[0];
        // Other languages write the end in another way: `universite`, `institut`.
        let inside = left.len().max(wanted.len()) > 1;
        inside && same > 1 && (tail(1, 0) || tail(0, 1) || tail(1, 1) || swapped)
    };
    let noun = NOUNS
        .into_iter()
        .find(|noun| word.len() > 5 && is_near(noun));
    noun.filter(|_| !words::is_common(word) && !titles::is_school_noun(word))
}

/// What a word of a name is short for, between these.
fn full_word(word: &str, before: &str, next: &str) -> Option<&'static str> {
    let of_engineering = is_one_of(next, "eng engg engr engineering");
    let of_science = is_one_of(next, "sci science");
    Some(match word {
        "uni" | "univ" if !before.is_empty() || is_one_of(next, "of de") || next.is_empty() => {
            "University"
        }
        "tafe" => "TAFE",
        "eth" => "ETH",
        "tu" => "TU",
        "fh" => "FH",
        "iit" => "IIT",
        "nit" => "NIT",
        "epfl" => "EPFL",
        "insa" => "INSA",
        "soas" => "SOAS",
        "umass" => "UMass",
        "inst" => "Institute",
        "dept" => "Department",
        "tech" if before == "of" => "Technology",
        "comm" if next == "college" => "Community",
        "eng" | "engg" | "engr" if !before.is_empty() && before != "of" => "Engineering",
        "eng" if next.starts_with("lit") => "English",
        "comp" if of_engineering || of_science => "Computer",
        "mech" if of_engineering => "Mechanical",
        "elec" if of_engineering => "Electrical",
        "civ" if of_engineering => "Civil",
        "aero" if of_engineering => "Aerospace",
        "chem" if of_engineering => "Chemical",
        "poli" | "pol" if of_science => "Political",
        "sci" => "Science",
        "chem" => "Chemistry",
        "bio" => "Biology",
        "psych" => "Psychology",
        "econ" => "Economics",
        "agric" => "Agriculture",
        "lit" if !before.is_empty() && before != "city" => "Literature",
        "dev" => "Development",
        "admin" => "Administration",
        "mgmt" | "mgt" => "Management",
        "comms" => "Communications",
        _ => return None,
    })
}
