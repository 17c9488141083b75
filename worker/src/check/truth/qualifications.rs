//! Words beside the name of a qualification: how far it went, which stage of school it is, and what such papers are called.

use smol_str::SmolStr;
use std::ops::Range;

use serde_json::{Map, Value};

use crate::english::spelling;
use crate::english::titles;
use crate::english::tokens::{stem, tokenize};

use super::clauses::Passage;
use super::facts::{Facts, Said};
use super::names::is_small;
use super::naming::DENIED;
use super::violation::{Violation, ViolationKind};

/// Whether a word of a field that names a qualification claims no other than the user's.
pub fn claims_no_other(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let word = passage.key(at);
    let unclaimed = passage.words[at].negated && facts.word(word) == Said::No;
    // The degree of `Bachelor's degree`, where the bachelor's is said.
    let of_degree = || {
        at > 0
            && facts.word(passage.key(at - 1)) == Said::Yes
            && titles::degree_forms(passage.key(at - 1)).is_some()
    };
    is_remark(word)
        || is_head_of_field(passage, at, facts)
        || (is_among!("programming coding", word)
            && at > 0
            && spelling::canonical_tool(passage.key(at - 1)).is_some())
        || (word == "safety" && passage.key(0) == "food" && facts.word("hygiene") == Said::Yes)
        || (word == "professional"
            && is_among!(
                "qualification qualifications examination examinations exam exams studies",
                passage.key(at + 1)
            ))
        || (is_among!("degree degrees", word) && of_degree())
        || (is_attained(word) && unclaimed)
        || is_stage(word)
        || is_of_stage(passage, at, facts)
        || is_of_school(word, facts)
        || (is_among!("degree degrees", word) && (leaves_open(passage) || studies(facts)))
        || facts.says_cognate(word)
        || is_trade_of(word, facts)
        || (word == "undergraduate" && leaves_open(passage))
}

/// Whether a word is the trade of what the user calls themselves: the `baking` of a baker.
fn is_trade_of(word: &str, facts: &Facts<'_>) -> bool {
    word.strip_suffix("ing").is_some_and(|verb| {
        verb.len() > 2
            && ["er", "or", "ers", "ors"]
                .iter()
                .any(|end| facts.in_a_row(&format!("{verb}{end}")) == Said::Yes)
    })
}

/// Whether a word says only that what stands before it, which is the user's, is a field of study: `Mechanical Engineering` of
/// `btech mechanical`.
fn is_head_of_field(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const HEADS: &str =
        "engineering science sciences studies administration technology technologies arts";
    at > 0
        && is_among!(HEADS, passage.key(at))
        && passage.gap_after(at - 1) == " "
        && passage.words[at - 1].is_content
        && facts.word(passage.key(at)) == Said::No
        && (facts.word(passage.key(at - 1)) == Said::Yes || facts.says_alike(passage.key(at - 1)))
}

/// Whether a text gives a class by another letter than the user: `Class A` of `cdl class b` or `CDL B`, an `A licence` of a `C licence`.
pub fn is_of_other_class(passage: &Passage<'_>, facts: &Facts<'_>) -> bool {
    (0..passage.tokens.len()).any(|at| {
        let Some(class) = class_of_letter(passage, at) else {
            return false;
        };
        let wanted = passage.key(at);
        let mut others = facts.passages.iter().flat_map(|source| {
            (0..source.tokens.len())
                .filter(move |place| {
                    class_of_letter(source, *place).is_some_and(|other| {
                        other == class || passage.tokens.iter().any(|token| token.key == other)
                    })
                })
                .map(|place| source.key(place))
        });
        others.next().is_some_and(|first| first != wanted)
            && others.all(|other| other != wanted)
            && !facts.passages.iter().any(|source| {
                let mut tokens = source.tokens.iter();
                tokens.any(|token| token.text == passage.tokens[at].text && wanted != "i")
            })
    })
}

/// What a single letter is the class of: the word before it, or a paper behind it.
fn class_of_letter<'p>(passage: &'p Passage<'_>, at: usize) -> Option<&'p str> {
    const CLASSES: &str = "class category cat grade type band";
    const PAPERS: &str = "cdl licence license permit hgv lgv";
    let letter = passage.key(at);
    // `In class I`, `a class a week`, `A licence was needed`.
    let written = letter.len() == 1
        && letter.bytes().all(|byte| byte.is_ascii_alphabetic())
        && (!is_among!("a i", letter)
            || (passage.tokens[at].is_capitalised() && !passage.tokens[at].opens_sentence));
    if !written {
        return None;
    }
    let before = at
        .checked_sub(1)
        .filter(|before| passage.gap_after(*before) == " ")
        .map(|before| passage.key(before))
        .filter(|before| is_among!(CLASSES, before) || is_among!(PAPERS, before));
    before.or_else(|| {
        let behind = passage.key(at + 1);
        (passage.gap_after(at) == " " && is_among!(PAPERS, behind)).then_some(behind)
    })
}

/// Whether a text says of what it names that it was not finished, or not passed.
pub fn leaves_open(passage: &Passage<'_>) -> bool {
    let attained =
        |at: usize| is_attained(passage.key(at)) || is_among!("degree diploma", passage.key(at));
    (0..passage.tokens.len())
        .any(|at| is_open(passage.key(at)) || (attained(at) && passage.words[at].negated))
}

/// Whether a number is that of a stage which the user has otherwise: `12th Standard` of `12th`, `NVQ Level 2` of `nvq2`.
pub fn has_number_of_stage(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const STAGES: &str = "standard std class grade form";
    let number = passage.key(at);
    let glued = passage.tokens.iter().any(|token| {
        token.key.len() > 2
            && token.key.bytes().all(|byte| byte.is_ascii_alphabetic())
            && facts.in_a_row(&format!("{}{number}", token.key)) == Said::Yes
    });
    let before = passage.before(at);
    let staged = is_among!(STAGES, passage.key(at + 1)) || is_among!(STAGES, before);
    let levelled = passage.tokens.iter().any(|token| token.key == "level");
    (glued && levelled) || (staged && number.ends_with("th") && facts.in_a_row(number) == Said::Yes)
}

/// Takes back that something is only denied, where another field of its entry says that it was not finished: who did not finish at a
/// school was there.
pub fn forgive_open(fields: &Map<String, Value>, found: &mut Vec<Violation>, before: usize) {
    let school = fields.get("institution").and_then(Value::as_str);
    let is_denied = |violation: &Violation| {
        violation.reason == DENIED
            && (violation.kind == ViolationKind::Credential
                || school == Some(violation.text.as_str()))
    };
    let mut texts = fields.values().filter_map(Value::as_str);
    if !found[before..].iter().any(is_denied)
        || !texts.any(|text| leaves_open(&Passage::read(text)))
    {
        return;
    }
    let mut at = 0;
    found.retain(|violation| {
        at += 1;
        at <= before || !is_denied(violation)
    });
}

/// Takes back that a skill or language is only denied, where another field of its entry says no more than that: `Swift`, `Reading
/// only`.
pub fn forgive_denied(
    fields: &Map<String, Value>,
    found: &mut Vec<Violation>,
    before: usize,
    facts: &Facts<'_>,
) {
    let heading = ["name", "language"]
        .iter()
        .find_map(|field| fields.get(*field)?.as_str());
    let about = |violation: &Violation| match violation.kind {
        ViolationKind::Tool | ViolationKind::Name => Some(violation.text.clone()),
        // What the heading affirms of it.
        ViolationKind::Negation => heading
            .filter(|heading| heading.contains(&violation.text))
            .map(str::to_owned),
        _ => None,
    };
    if found[before..]
        .iter()
        .all(|violation| about(violation).is_none())
    {
        return;
    }
    let listed = fields.values().filter_map(Value::as_array).flatten();
    let texts: Vec<&str> = fields
        .values()
        .chain(listed)
        .filter_map(Value::as_str)
        .collect();
    let denies = texts.iter().any(|text| denies_experience(text));
    // `Not a drone pilot` denies `Drones`, and `Course not finished` no other skill.
    let is_kept = |name: &str| {
        let name: Vec<SmolStr> = stems(name);
        texts.iter().any(|text| {
            keeps_denial(text, facts) && stems(text).iter().any(|stem| name.contains(stem))
        })
    };
    let mut at = 0;
    found.retain(|violation| {
        at += 1;
        let Some(name) = about(violation).filter(|_| at > before) else {
            return true;
        };
        // `Driving`: `No D1 entitlement for minibuses`.
        let affirmed = violation.kind == ViolationKind::Negation;
        let opens_denied = || {
            let mut others = texts.iter().filter(|text| **text != name);
            others.any(|text| text.starts_with("No ") || text.starts_with("Not "))
        };
        !((affirmed || is_only_denied(&name, facts))
            && (denies
                || is_kept(&name)
                || (affirmed && opens_denied())
                || (fields.contains_key("language")
                    && texts.iter().any(|text| *text != name && is_negated(text)))))
    });
}

fn stems(text: &str) -> Vec<SmolStr> {
    let tokens = tokenize(text);
    tokens.iter().map(|token| stem(&token.key)).collect()
}

/// Whether a skill names what the user denies, and says so itself or nothing else: `No hands-on Kubernetes experience`, `Does not
/// offer extensions`.
pub fn keeps_denial(text: &str, facts: &Facts<'_>) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    (words.any(|word| is_among!(DENYING, &word.to_lowercase())) || is_negated(text))
        && is_only_denied(text, facts)
}

/// Words by which a skill is denied, or said to be next to none.
const DENYING: &str = "no not none nil zero never cannot little only without lacking theory theoretical limited minimal";

/// Words beside these.
const EXPERIENCE: &str = "experience hands on practical used use using yet observed seen watched shadowed performed reading read knowledge theory exposure working other coding a bit very much \
    the in of with at all professional production none only so far code write own does do did is are was";

/// Whether a text denies something by a word that does nothing else.
fn is_negated(text: &str) -> bool {
    let passage = Passage::read(text);
    passage.words.iter().any(|word| word.negated)
}

/// Whether a text says no more than that there is no experience, or that what it names is not done: `Not spoken`.
fn denies_experience(text: &str) -> bool {
    let passage = Passage::read(text);
    let plain = |at: usize| is_among!(OF_DEEDS, passage.key(at)) && passage.words[at].negated;
    let mut places = 0..passage.tokens.len();
    if places.clone().any(plain)
        && places.all(|at| {
            plain(at)
                || is_among!(DENYING, passage.key(at))
                || is_among!(EXPERIENCE, passage.key(at))
        })
    {
        return true;
    }
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.iter().any(|word| is_among!(DENYING, word))
        && words
            .iter()
            .all(|word| is_among!(DENYING, word) || is_among!(EXPERIENCE, word))
}

/// What is denied of a skill without naming it again.
const OF_DEEDS: &str = "offer offers offered offering do does done provide provides provided speak speaks spoken speaking written write writes understand understands understood work works cover covers covered perform performs performed undertake undertakes undertaken handle handled handles active practised practiced take takes taken hold holds held have has had licence license licensed certified qualified qualification certificate training trained pilot user driver operator available included part service services skill ability fluent experienced";

/// Whether each word of a text is one that the user denies, or says nothing beside these.
fn is_only_denied(text: &str, facts: &Facts<'_>) -> bool {
    let mut denied = false;
    let passage = Passage::read(text);
    let negated = passage.words.iter().any(|word| word.negated);
    let all = passage.tokens.iter().all(|token| {
        let named = !is_among!(DENYING, &token.key)
            && !is_among!(EXPERIENCE, &token.key)
            && !is_small(&token.key)
            && (!negated || !is_among!(OF_DEEDS, &token.key));
        let said = facts.word(&token.key).max(facts.phrase(token.text));
        denied |= named && said == Said::Denied;
        !named || said != Said::No
    });
    let whole = facts.phrase(text) == Said::Denied;
    (all && denied) || whole
}

/// Words for what is not done, or not to its end.
fn is_open(word: &str) -> bool {
    const WORDS: &str = "attempted failed incomplete uncompleted discontinued unfinished unsuccessful left withdrew withdrawn interrupted abandoned dropped \
        progress pending ongoing underway expected planned booked scheduled intended preparation preparing studying pursuing lapsed expired unawarded paused hold deferred suspended";
    is_among!(WORDS, word)
}

/// Words for how long, how and how far somebody studied: they claim less than the qualification, or nothing.
fn is_remark(word: &str) -> bool {
    const WORDS: &str = "undertaken studied study studies studying coursework year years alongside while employed employment \
        introductory introduction attended attending attendance participation participant before early only out without after during \
        semester semesters abroad subject subjects module modules topics unit units included stream strand track session sessions lessons classes evening night school \
        independent candidate external private graduate studies undergraduate postgraduate";
    is_open(word)
        || (is_among!(WORDS, word) && !is_among!("graduate undergraduate postgraduate", word))
}

/// Words for having reached it.
fn is_attained(word: &str) -> bool {
    is_among!(
        "obtained awarded passed completed graduated graduating graduation earned achieved gained conferred certified submitted",
        word,
    )
}

/// What a stage of school is called beside its number.
fn is_stage(word: &str) -> bool {
    is_among!("class standard std grade form stage part board", word)
}

/// Whether a number of a name stands in the user's words beside the same word or glued to it: `PSM I` of `psm1`, `Class XII` of
/// `12th`.
pub fn is_of_stage(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let token = &passage.tokens[at];
    let next = passage.tokens.get(at + 1).and_then(|next| roman(next.text));
    if next.is_some_and(|number| facts.in_a_row(&format!("{}{number}", token.key)) == Said::Yes) {
        return true;
    }
    let glued_to = |number: &str| {
        (1..3).contains(&number.len())
            && number.bytes().all(|byte| byte.is_ascii_digit())
            && facts.in_a_row(&format!("{}{number}", token.key)) == Said::Yes
    };
    if token.key.len() > 2
        && token.key.bytes().all(|byte| byte.is_ascii_alphabetic())
        && passage.tokens.iter().any(|other| glued_to(&other.key))
    {
        return true;
    }
    let Some(number) = roman(token.text) else {
        return false;
    };
    let before = passage.before(at);
    let glued = |number: &str| facts.in_a_row(&format!("{before}{number}")) == Said::Yes;
    let ordinal = || {
        ["th", "st", "nd", "rd"]
            .iter()
            .any(|ending| facts.word(&format!("{number}{ending}")) == Said::Yes)
    };
    // `Certificate IV` of `cert 4`.
    let behind = || {
        facts
            .everywhere(before)
            .iter()
            .any(|(source, place)| facts.passages[*source].key(place + 1) == number)
    };
    !before.is_empty()
        && (glued(&number)
            || behind()
            || (is_stage(before) && (ordinal() || facts.in_a_row(&number) == Said::Yes)))
}

/// A Roman number up to twelve in figures.
fn roman(text: &str) -> Option<String> {
    const NUMBERS: [&str; 12] = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
    ];
    let at = NUMBERS.iter().position(|number| *number == text)?;
    Some((at + 1).to_string())
}

/// The leaving paper of a school that the user finished: `high school diploma` of `finished high school`.
fn is_of_school(word: &str, facts: &Facts<'_>) -> bool {
    const LEFT: &str = "dropped dropout left quit unfinished stopped";
    let school = || {
        [
            "highschool",
            "srhigh",
            "seniorhigh",
            "secondaryschool",
            "hs",
            "12th",
            "highschools",
            "secondary",
            "kcse",
            "gcse",
            "gcses",
            "wassce",
            "waec",
            "hsc",
            "matric",
            "alevels",
            "abitur",
            "matura",
        ]
        .iter()
        .any(|school| facts.in_a_row(school) == Said::Yes)
    };
    let left = || LEFT.split(' ').any(|left| facts.word(left) == Said::Yes);
    is_among!(
        "diploma graduate graduated school secondary higher senior education",
        word,
    ) && school()
        && !left()
}

/// Whether the user says that they study, or studied, at a university.
fn studies(facts: &Facts<'_>) -> bool {
    ["studying", "student"]
        .iter()
        .any(|word| facts.word(word) == Said::Yes)
}

/// The same, or that they have a degree: `university studies` of `i studied law at the Complutense`.
pub fn is_at_university(facts: &Facts<'_>) -> bool {
    let mut words = [
        "studied",
        "undergraduate",
        "bachelor",
        "master",
        "degree",
        "phd",
    ]
    .iter();
    studies(facts)
        || words.any(|word| facts.word(word) == Said::Yes)
        || titles::degrees_with("bachelor")
            .chain(titles::degrees_with("master"))
            .any(|degree| degree.len() > 2 && facts.in_a_row(degree) == Said::Yes)
}

/// Whether these words are the class of a degree, and the user's: `Upper Second-Class Honours` of `2:1`.
pub fn is_class_of_degree(passage: &Passage<'_>, words: Range<usize>, facts: &Facts<'_>) -> bool {
    const WORDS: &str = "first upper lower second third class division honours honors hons degree with grade i ii 2 1 2nd 1st 3rd";
    let keys: Vec<&str> = words.map(|at| passage.key(at)).collect();
    let has = |word: &str| keys.contains(&word);
    // In Ireland the upper second is the `second class honours, grade 1`.
    let graded = has("second") && has("grade");
    let written: &[&str] = if has("upper") || (graded && (has("1") || has("i"))) {
        &[
            "2:1",
            "2.1",
            "2i",
            "uppersecond",
            "secondclassupper",
            "secondupper",
            "2ndclassupper",
            "2ndupper",
            "upper2nd",
        ]
    } else if has("lower") || graded {
        &[
            "2:2",
            "2.2",
            "2ii",
            "lowersecond",
            "secondclasslower",
            "secondlower",
            "2ndclasslower",
            "2ndlower",
            "lower2nd",
        ]
    } else if has("third") || has("3rd") {
        &["thirdclass", "3rdclass", "athird", "a3rd"]
    } else if has("first") || has("1st") {
        &["firstclass", "1stclass", "afirst", "a1st"]
    } else {
        return false;
    };
    keys.iter().all(|word| is_among!(WORDS, word))
        && written.iter().any(|class| {
            if class.contains([':', '.']) {
                facts.contains(class)
            } else {
                facts.in_a_row(class) == Said::Yes
            }
        })
}

#[cfg(test)]
#[path = "qualifications_tests.rs"]
mod tests;
