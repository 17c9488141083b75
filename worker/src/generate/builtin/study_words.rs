//! The words around schools and degrees: which only introduce them, and how degrees are written.

use super::clean::{bare, is_one_of, title_case};
use crate::english::gazetteer;
use crate::english::places;
use crate::english::titles;
use crate::english::tokens::key;

/// Qualifications of schools and trades that are no academic degrees, by their comparison keys. Initials stand in
/// [`INITIALS`].
const QUALIFICATIONS: &str = "matric matura higherdiploma nationaldiploma advanceddiploma graduatediploma \
    professionaldiploma extendeddiploma graduatecertificate ordinarydiploma higherdip dip ausbildung realschule \
    realschulabschluss hauptschulabschluss fachabitur bootcamp vordiplom magister learnership highers higherscertificate \
    schoolcertificate hdip pgdip pgcert accesscourse 10th 12th 10thstandard 12thstandard 10thgrade 12thgrade msci mchem mphys mmath bvsc diplom diplomingenieur juniorcert transitionyear staatsexamen licenciatura";

/// Qualifications by their initials, which are typed in capitals.
const INITIALS: &str = "nd ond aa aas as kcse kcpe waec wassce neco ssce hsc ssc vce atar ncea cxc csec dnp edd \
    puc slc olevels dvm od rn lpn bscn bsce gcse bts";

/// Whether these words are a degree or another qualification.
pub fn is_qualification(words: &[&str]) -> bool {
    let typed: String = words
        .iter()
        .map(|word| word.trim_end_matches(','))
        .collect();
    let letters: String = typed.chars().filter(|c| c.is_alphanumeric()).collect();
    let key = key(&typed.replace(['\'', '’'], ""));
    let capitals = letters.chars().all(|c| c.is_ascii_uppercase());
    titles::degree_forms(&key).is_some()
        || is_one_of(&key, QUALIFICATIONS)
        || (capitals && is_one_of(&key, INITIALS))
        || (words.len() == 1 && titles::abbreviates_degree(&letters))
}

/// Whether the qualification is one of a school, which has no subject of its own.
pub fn is_of_school(degree: &str) -> bool {
    const SCHOOL: &str = "ged leavingcert leavingcertificate highschooldiploma abitur matric matura kcse kcpe waec wassce neco \
        ssce hsc ssc vce atar ncea cxc csec gcses gcse alevels alevel 10th 12th 10thstandard 12thstandard realschule realschulabschluss juniorcert \
        highers baccalaureate";
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
        && is_one_of(&unit, "year years yr yrs semester semesters term terms")
        && can_be_subject(subject))
    .then_some((&text[..unit_end], subject))
}

/// "should finish end of", "class of": words that only lead to a date.
pub fn leads_to_date(words: &[String]) -> bool {
    const LEADS: &str = "should finish finishing end of due to class expected around hopefully in by the will graduate";
    words.iter().all(|word| is_one_of(word, LEADS))
}

/// Whether the text is the name of a city or region; those of peoples and languages are studied.
pub fn is_place(text: &str) -> bool {
    let key = key(text);
    places::is_known(&key)
        || (text.starts_with(char::is_uppercase) && gazetteer::cities(&key).next().is_some())
}

/// Words of a sentence about something, which stand in no subject.
const TELLING: &str = "was were is are be been had has have said began wanted planned hoped tried went got i we my me our they help helped \
    never not but because";

/// Whether words can be what was studied: no count, no aside, nothing that only leads to something else.
pub fn can_be_subject(text: &str) -> bool {
    const NO_FIRST: &str = "oh just too also should so about around only then this that it its if when while as because with \
        without now still part full currently one two three four five six final finished started first second third candidate student sophomore freshman junior senior \
        class year not no never nothing standard online back evening evenings same there yet lately recently through";
    const NEVER_ALONE: &str = "exec executive real program programme course focus";
    let first = text.split(' ').next().map(bare).unwrap_or_default();
    let counted = text.split(' ').any(|word| {
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
        && !is_one_of(&first, NO_FIRST)
        && !is_one_of(&bare(text), NEVER_ALONE)
}

/// Words that only introduce a school or degree.
pub fn is_glue(word: &str) -> bool {
    const GLUE: &str = "i have got a an my did do doing hold studied finished completed graduated with in of from the \
        was went to currently am at and then also after that i'm im studying passed earned received before this is \
        study going attended where i've for degree's now on got started finishing ended expected graduating until previously next later attending";
    word.is_empty() || is_one_of(word, GLUE)
}

pub fn degree_case(text: &str) -> String {
    const WRITTEN: &str = "BSc MSc BA MA BS MS MBA PhD BEng MEng LLB LLM HND HNC GCSE GCSEs BTEC NVQ GED PGCE BTech BBA \
        BCom IB";
    let words = text.split(' ').map(|word| {
        let written = WRITTEN
            .split(' ')
            .find(|written| written.to_lowercase() == word)
            .map(str::to_owned);
        written.unwrap_or_else(|| word.to_owned())
    });
    let joined = words.collect::<Vec<_>>().join(" ");
    if joined == text {
        title_case(&joined)
    } else {
        joined
    }
}

/// Exams and services that people put among their schools.
pub fn is_no_school(initials: &str) -> bool {
    is_one_of(initials, "NYSC IELTS TOEFL GRE GMAT GATE SAT ACT NSS EPA")
}

/// The full names of schools and subjects that people shorten: `University of Bergen`, `Mechanical Engineering`.
pub fn written_out(name: &str) -> String {
    let words: Vec<&str> = name.split(' ').collect();
    let keys: Vec<_> = words.iter().map(|word| key(word)).collect();
    let written = (0..words.len()).map(|at| {
        let next = keys.get(at + 1).map_or("", |next| next.as_str());
        let before = at.checked_sub(1).map_or("", |at| keys[at].as_str());
        full_word(&keys[at], before, next).map_or_else(
            || words[at].to_owned(),
            |full| {
                let end = words[at].trim_end_matches([',', ')']).len();
                format!("{full}{}", &words[at][end..])
            },
        )
    });
    written.collect::<Vec<_>>().join(" ")
}

/// What a word of a name is short for, between these.
fn full_word(word: &str, before: &str, next: &str) -> Option<&'static str> {
    let of_engineering = is_one_of(next, "eng engg engr engineering");
    let of_science = is_one_of(next, "sci science");
    Some(match word {
        "uni" | "univ" if !before.is_empty() || is_one_of(next, "of de") || next.is_empty() => {
            "University"
        }
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
        "lit" if !before.is_empty() => "Literature",
        "dev" => "Development",
        "admin" => "Administration",
        "mgmt" | "mgt" => "Management",
        "comms" => "Communications",
        _ => return None,
    })
}
