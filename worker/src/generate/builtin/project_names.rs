//! Finds what a project is called: by its title, by "called", or by what was made.

use super::clean::{bare, has_words, is_one_of, tidy};
use crate::english::verbs;
use crate::english::words;

/// What a name may not consist of alone: "my final year project" says which kind of project, not which.
const GENERIC: &str = "a an the my our for of in at with and senior final year last first second third other another next main biggest \
    capstone thesis dissertation project projects coursework course class university uni school college group team personal pet \
    side small big little master masters master's bachelor bachelors degree assignment work free time contribution contributions \
    app site website tool thing bot game model one people person students friends classmates b.tech major mini semester \
    diploma apprenticeship on to open source spare day evening weekend weekends \
    hackathon proj comp competition hobby freelance us w w/ company client";

/// What a project makes.
pub const PRODUCTS: &str =
    "app site website bot game tool system model dashboard library plugin extension";

/// Words that end the words which name a thing.
const SMALL: &str = "that which to with for using where in and on from called who so because at by as is was made used did it i we";

/// `Budget App` in "Budget App: tracks money" and "Budget App - tracks money", or a short title line.
pub fn split_name(sentence: &str) -> Option<(String, String)> {
    for joint in [": ", " - ", " – ", " — ", " | "] {
        if let Some((name, rest)) = sentence.split_once(joint)
            && names(name)
            && !is_label(name)
        {
            // "Queue-Less, at the Kigali hackathon: queue numbers by SMS"
            let (name, where_to) = match name.split_once(", ") {
                Some((name, more))
                    if is_one_of(more.split(' ').next().unwrap_or(""), "at for in with") =>
                {
                    (name, more)
                }
                _ => (name, ""),
            };
            let told = if where_to.is_empty() {
                String::new()
            } else {
                format!("{}: ", where_to.trim())
            };
            return Some((tidy(name), format!("{told}{}", rest.trim())));
        }
    }
    let whole = !sentence.trim_end().ends_with(['.', '!', '?']) && !sentence.contains(',');
    (whole && !is_generic(sentence) && names(sentence) && sentence.split_whitespace().count() <= 4)
        .then(|| (tidy(sentence), String::new()))
}

pub fn names(text: &str) -> bool {
    let words: Vec<String> = text.split_whitespace().map(bare).collect();
    let first = words.first().map_or("", String::as_str);
    let tells = words
        .iter()
        .any(|word| is_one_of(word, "i i'm i've my we was is that which"));
    (1..=6).contains(&words.len())
        && !tells
        && has_words(text)
        && verbs::lookup(first)
            .is_none_or(|(base, form)| form == verbs::Form::Base && verbs::is_also_noun(base))
        && !verbs::is_past(first)
        && !matches!(first, "a" | "an" | "the")
}

/// What the first sentence of a project begins with: `Smart dustbin` of "Smart dustbin with arduino". Behind a label such as
/// "Final year project:" it is what follows.
pub fn opening(sentence: &str) -> Option<String> {
    if let Some((label, rest)) = sentence.split_once(": ")
        && has_words(rest)
        && is_label(label)
    {
        return quoted(rest).or_else(|| opening(rest));
    }
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let told = words
        .iter()
        .take(5)
        .position(|word| matches!(bare(word).as_str(), "was" | "is"));
    if let Some(told) = told.filter(|told| *told > 0 && is_generic(&words[..*told].join(" "))) {
        let rest = &words[told + 1..];
        let proper = rest.first()?.starts_with(char::is_uppercase);
        return if proper {
            noun_phrase(rest, 6)
        } else {
            opening(&rest.join(" "))
        };
    }
    let article = usize::from(matches!(bare(words.first()?).as_str(), "a" | "an" | "the"));
    let name = noun_phrase(&words[article..], 6)?;
    // "an inventory system" has an article: it is no order to inventory.
    let is_name = article == 1 || names(&name);
    let one_word = words[0].ends_with(',') && stands_alone(words[0], &words[1..]);
    ((name.contains(' ') || one_word) && is_name && !is_generic(&name)).then_some(name)
}

/// `csvsieve` of "csvsieve, a little CLI in Rust": a word that nobody uses otherwise, with what it is.
fn stands_alone(word: &str, rest: &[&str]) -> bool {
    let what = rest.first().map(|next| bare(next)).unwrap_or_default();
    is_one_of(&what, "a an my our") && !words::is_everyday(&bare(word))
}

/// Whether the words only say which kind of project it is.
pub fn is_generic(text: &str) -> bool {
    text.split_whitespace()
        .map(bare)
        .all(|word| is_one_of(&word, GENERIC) || word.bytes().all(|b| b.is_ascii_digit()))
}

/// "Final year project, Akure" and "On the side" in front of a colon.
fn is_label(label: &str) -> bool {
    const FRONT: usize = 3;
    let words: Vec<&str> = label.split_whitespace().collect();
    words.len() <= 12 && is_generic(&words[..words.len().min(FRONT)].join(" "))
}

/// The title in quotation marks at the front.
fn quoted(text: &str) -> Option<String> {
    let inner = text.trim_start().strip_prefix(['"', '“'])?;
    let end = inner.find(['"', '”'])?;
    has_words(&inner[..end]).then(|| inner[..end].trim().to_owned())
}

/// The words up to the first that begins something else.
fn noun_phrase(words: &[&str], most: usize) -> Option<String> {
    let mut name = Vec::new();
    for word in words {
        if is_one_of(&bare(word), SMALL) || !has_words(word) || word.starts_with('(') {
            break;
        }
        name.push(*word);
        if word.ends_with([',', '.', ';', ')', ':']) {
            break;
        }
    }
    let name = tidy(&name.join(" "));
    let fits = (1..=most).contains(&name.split(' ').count());
    (fits && has_words(&name) && !name.contains('(')).then_some(name)
}

/// "the project I want to show is" in front of a name with a capital.
fn introduced(words: &[&str]) -> Option<usize> {
    let is = words.iter().take(12).position(|word| bare(word) == "is")?;
    let of_project = words[..is]
        .iter()
        .any(|word| is_one_of(&bare(word), "project app site website game tool"));
    let proper = words
        .get(is + 1)
        .is_some_and(|next| next.starts_with(char::is_uppercase));
    (of_project && proper).then_some(is)
}

/// `robot arm` in "built a robot arm which sorts recycling". What was also made is only a part.
pub fn built(sentence: &str) -> Option<String> {
    /// Words in front of the verb: "for my final year project i".
    const MOST_BEFORE: usize = 10;
    const VERBS: &str = "built made created developed designed wrote programmed coded restored rebuilt renovated converted";
    const VAGUE: &str =
        "thing things lot bit couple few one copy video change page way point list decision";
    let words: Vec<&str> = sentence.split_whitespace().take(30).collect();
    let at = words
        .iter()
        .position(|word| is_one_of(&bare(word), VERBS))?;
    let also = words[..at].iter().any(|word| bare(word) == "also");
    if at > MOST_BEFORE || also {
        return None;
    }
    let article = usize::from(matches!(bare(words.get(at + 1)?).as_str(), "a" | "an"));
    let name = noun_phrase(&words[at + 1 + article..], 6)?;
    let last = name.rsplit(' ').next().map(bare).unwrap_or_default();
    // "Made telegram bot for my uncle"
    if article == 0 && !(is_one_of(&last, PRODUCTS) && name.contains(' ')) {
        return None;
    }
    let year = |first: &str| first.len() == 4 && first.bytes().all(|b| b.is_ascii_digit());
    let first = name.split(' ').next().unwrap_or("");
    let counted = first.starts_with(|c: char| c.is_ascii_digit()) && !year(first);
    (!is_one_of(&last, VAGUE) && !counted).then_some(name)
}

/// `PennyWise` in "an app called `PennyWise`".
pub fn called(sentence: &str) -> Option<String> {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let at = words
        .iter()
        .position(|word| matches!(bare(word).as_str(), "called" | "named"))
        .or_else(|| introduced(&words))?;
    let mut name = Vec::new();
    for word in words[at + 1..].iter().take(4) {
        let small = is_one_of(
            &bare(word),
            "that which in with using to for and where it on at",
        );
        let proper =
            name.is_empty() || word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        if small || !proper {
            break;
        }
        name.push(*word);
        if word.ends_with([',', '.', ';', ':', '"', '”']) {
            break;
        }
    }
    let name = tidy(&name.join(" "));
    let name = name.trim_matches(['"', '“', '”', '\'']).to_owned();
    has_words(&name).then_some(name)
}

/// A name such as `PantryPal`, with a capital and few words.
pub fn is_proper(name: &str) -> bool {
    name.starts_with(char::is_uppercase) && name.split(' ').count() <= 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_is_called_by_what_it_is_not_by_its_kind() {
        for (typed, expected) in [
            (
                "Smart greenhouse with arduino, 2nd year",
                Some("Smart greenhouse"),
            ),
            (
                "Final year project, Lagos: solar fish dryer for traders",
                Some("solar fish dryer"),
            ),
            (
                "Thesis: \"Bees of the North\", with two others",
                Some("Bees of the North"),
            ),
            ("pet project: an app where people share bikes", None),
            ("Senior capstone at the university", None),
        ] {
            assert_eq!(opening(typed).as_deref(), expected, "{typed}");
        }
        assert_eq!(built("also wrote a web shop"), None);
        assert_eq!(built("made a video thing, 400 views"), None);
    }
}
