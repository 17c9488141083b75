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

/// Whether words can be what was studied: no count, no aside, nothing that only leads to something else.
pub fn can_be_subject(text: &str) -> bool {
    const NO_FIRST: &str = "oh just too also should so about around only then this that it its if when while as because with \
        without now still part full currently one two three four five six final finished started first second third candidate student sophomore freshman junior senior \
        class year not no never nothing standard online back evening evenings same there yet";
    let first = text.split(' ').next().map(bare).unwrap_or_default();
    let counted = text.split(' ').any(|word| {
        let digits = word.trim_matches(|c: char| !c.is_alphanumeric());
        digits.starts_with(|c: char| c.is_ascii_digit())
            || is_one_of(
                &bare(word),
                "years yrs months weeks semester semesters credits points",
            )
    });
    !counted
        && !text.starts_with('(')
        && !is_no_school(text)
        && !is_place(text)
        && !text.contains([':', '%', '"', '?'])
        && text.matches('(').count() == text.matches(')').count()
        && !is_one_of(&first, NO_FIRST)
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
