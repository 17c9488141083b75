//! Finds what a project is called: by its title, by "called", or by what was made.

use super::clean::{bare, has_words, is_one_of, tidy};
use super::projects::without_tools;
use crate::english::spelling;
use crate::english::verbs;
use crate::english::words;

/// What a name may not consist of alone: "my final year project" says which kind of project, not which.
const GENERIC: &str = "a an the my our for of in at with and senior final year last first second third other another next main biggest \
    capstone thesis dissertation project projects coursework course class university uni school college group team personal pet \
    side small big little master masters master's bachelor bachelors degree assignment work free time contribution contributions \
    app site website tool thing bot game model one people person students friends classmates b.tech major mini semester \
    diploma apprenticeship on to open source spare day evening weekend weekends \
    hackathon proj comp competition hobby freelance us w w/ company client phd msc bsc masters this that these";

/// What a project makes.
pub const PRODUCTS: &str =
    "app site website bot chatbot game tool system model dashboard library plugin extension";

/// What else a project makes, by which it can be called.
pub const WORKS: &str = "blog podcast channel film documentary novel album magazine newsletter portal platform tracker planner engine \
    editor robot drone shop store portfolio";

/// Words that end the words which name a thing.
const SMALL: &str = "into during through over after that which to with for using where in and on from called who so because at by as is was made used did it i we";

/// `Budget App` in "Budget App: tracks money" and "Budget App - tracks money", or a short title line.
pub fn split_name(sentence: &str) -> Option<(String, String)> {
    for joint in [": ", " - ", " – ", " — ", " | "] {
        if let Some((name, rest)) = sentence.split_once(joint)
            && names(&without_tools(name).0)
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
    let title = sentence.trim_end();
    if title.contains(" called ") {
        return None;
    }
    let title = title.strip_suffix('.').unwrap_or(title);
    let whole = !title.ends_with(['.', '!', '?']) && !title.contains(',');
    (whole && !is_generic(title) && names(title) && title.split_whitespace().count() <= 4)
        .then(|| (tidy(title), String::new()))
}

pub fn names(text: &str) -> bool {
    let words: Vec<String> = text.split_whitespace().map(bare).collect();
    let first = words.first().map_or("", String::as_str);
    let tells = words.iter().any(|word| {
        is_one_of(
            word,
            "i i'm i've my we was is that which me us him them his her their",
        )
    });
    // Nobody chats an app.
    let made = words.len() > 1 && words.last().is_some_and(|last| is_one_of(last, PRODUCTS));
    (1..=6).contains(&words.len())
        && !tells
        && has_words(text)
        && verbs::lookup(first).is_none_or(|(base, form)| {
            form == verbs::Form::Base && (made || verbs::is_also_noun(base))
        })
        && !verbs::is_past(first)
        && !matches!(first, "a" | "an" | "the")
}

/// What the first sentence of a project begins with: `Smart dustbin` of "Smart dustbin with arduino". Behind a label such as
/// "Final year project:" it is what follows.
pub fn opening(sentence: &str) -> Option<String> {
    let studied = |label: &str| label.split(' ').any(|word| is_one_of(&bare(word), STUDIES));
    let labelled = sentence.split_once(": ").or_else(|| {
        let dashed = sentence
            .split_once(" - ")
            .or_else(|| sentence.split_once(" – "));
        dashed.filter(|(label, _)| studied(label))
    });
    if let Some((label, rest)) = labelled
        && has_words(rest)
        && is_label(label)
    {
        return quoted(rest)
            .or_else(|| subject(rest).filter(|_| studied(label)))
            .or_else(|| opening(rest));
    }
    let mut words: Vec<&str> = sentence.split_whitespace().collect();
    while words.len() > 1 && is_one_of(&bare(words[0]), "just currently now still recently") {
        words.remove(0);
    }
    if tells_what_is_made(&words) {
        return None;
    }
    let told = words
        .iter()
        .take(5)
        .position(|word| matches!(bare(word).as_str(), "was" | "is"));
    if let Some(told) = told.filter(|told| *told > 0 && is_generic(&words[..*told].join(" "))) {
        let about = words
            .get(told + 1)
            .is_some_and(|next| is_one_of(&bare(next), "about on"));
        if about {
            return subject(&words[told + 2..].join(" "));
        }
        let rest = &words[told + 1..];
        let proper = rest.first()?.starts_with(char::is_uppercase);
        return if proper {
            noun_phrase(rest, 6)
        } else {
            opening(&rest.join(" "))
        };
    }
    let article = usize::from(is_one_of(&bare(words.first()?), "a an the our my"));
    let words = &words[article..];
    let name = noun_phrase(words, 6)?;
    // "my final year project Smart bin"
    if article == 1
        && let Some((kind, own)) = name.rsplit_once(" project ")
        && has_words(own)
        && !kind.is_empty()
    {
        return Some(own.to_owned());
    }
    // "App for nurses" says what "app" alone does not.
    if is_one_of(&bare(&name), PRODUCTS)
        && words
            .get(1)
            .is_some_and(|next| matches!(*next, "for" | "about"))
        && let Some(purpose) = noun_phrase(words.get(2..)?, 3)
        && !is_one_of(&bare(words[2]), "my our")
        && words
            .get(2 + purpose.split(' ').count())
            .is_none_or(|next| bare(next) != "and")
    {
        return Some(format!("{name} {} {purpose}", words[1]));
    }
    // "an inventory system" has an article: it is no order to inventory.
    let is_name = names(&name) || (article == 1 && names(&format!("this {name}")));
    let one_word = words[0].ends_with(',') && stands_alone(words[0], &words[1..]);
    ((name.contains(' ') || one_word) && is_name && !is_generic(&name)).then_some(name)
}

/// `csvsieve` of "csvsieve, a little CLI in Rust": a word that nobody uses otherwise, with what it is.
fn stands_alone(word: &str, rest: &[&str]) -> bool {
    let what = rest.first().map(|next| bare(next)).unwrap_or_default();
    is_one_of(&what, "a an my our") && !words::is_everyday(&bare(word))
}

/// Kinds of project that are called by what they are about.
const STUDIES: &str = "thesis dissertation";

/// What a study is about: `effect of salinity on yield`, up to the first comma or bracket.
fn subject(text: &str) -> Option<String> {
    const MOST_WORDS: usize = 14;
    let title = tidy(text.split([',', ';', '(', '|']).next()?);
    let title = title.split(". ").next()?;
    let title = ["on ", "about "]
        .iter()
        .find_map(|lead| title.strip_prefix(lead))
        .unwrap_or(title);
    let words: Vec<String> = title.split(' ').map(bare).collect();
    let tells = verbs::is_past(&words[0]) || words.iter().any(|word| word == "that");
    (has_words(title) && words.len() <= MOST_WORDS && !tells).then(|| title.to_owned())
}

/// "building a chat app", "working on a podcast": what follows is the name.
fn tells_what_is_made(words: &[&str]) -> bool {
    let gerund = |word: &&str| matches!(verbs::lookup(&bare(word)), Some((_, verbs::Form::Gerund)));
    words.first().is_some_and(gerund)
        && words
            .get(1)
            .is_some_and(|next| is_one_of(&bare(next), "a an the my our on with"))
}

/// "Portfolio site and a to-do list app": two projects, each named by what it is.
pub fn two_projects(sentence: &str) -> Option<(&str, &str)> {
    let named = |text: &str| {
        let words: Vec<&str> = text.split_whitespace().collect();
        let article = usize::from(
            words
                .first()
                .is_some_and(|first| is_one_of(&bare(first), "a an the")),
        );
        let end = words
            .iter()
            .position(|word| is_one_of(&bare(word), SMALL) || bare(word) == "about");
        let name = &words[article..end.unwrap_or(words.len()).max(article)];
        let last = name.last().map(|last| bare(last)).unwrap_or_default();
        let told = name.len() > 1 || end.is_some_and(|end| bare(words[end]) == "about");
        told && names(&name.join(" ")) && (is_one_of(&last, PRODUCTS) || is_one_of(&last, WORKS))
    };
    [" and a ", " and an "].iter().find_map(|joint| {
        let (first, _) = sentence.split_once(joint)?;
        let second = &sentence[first.len() + " and ".len()..];
        (!first.contains(',') && named(first) && named(second)).then_some((first, second))
    })
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
    for (at, word) in words.iter().enumerate() {
        // "a lamp powered by solar cells", "an app won 2nd prize"
        let next = words.get(at + 1).map(|next| bare(next)).unwrap_or_default();
        let tells = at > 0
            && verbs::is_past(&bare(word))
            && verbs::lookup(&bare(word)).is_none_or(|(base, _)| bare(word) != base)
            && (is_one_of(&next, SMALL)
                || is_one_of(&next, "a an the")
                || next.starts_with(|c: char| c.is_ascii_digit()));
        if tells || is_one_of(&bare(word), SMALL) || !has_words(word) || word.starts_with('(') {
            break;
        }
        // "a book about our village"
        let ours = at > 0 && bare(word) == "our";
        name.push(if ours { "the" } else { *word });
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
    const VERBS: &str = "built made created developed designed wrote programmed coded restored rebuilt renovated converted building \
        making creating developing designing writing programming coding restoring rebuilding renovating converting self-published";
    /// What is done to things that have a name only where it says more than one word.
    const EVENTS: &str = "garden festival event campaign workshop exhibition conference tournament club course hackathon";
    const OTHERS: &str = "ran organised organized started founded launched directed produced composed filmed organising organizing \
        starting launching directing producing composing filming on";
    const VAGUE: &str =
        "thing things lot bit couple few one copy video change page way point list decision";
    let words: Vec<&str> = sentence.split_whitespace().take(30).collect();
    let at = words
        .iter()
        .position(|word| is_one_of(&bare(word), VERBS))
        .or_else(|| {
            let begins = words
                .iter()
                .take(3)
                .position(|word| is_one_of(&bare(word), OTHERS));
            begins.filter(|at| {
                bare(words[*at]) != "on" || (*at > 0 && bare(words[at - 1]) == "working")
            })
        })?;
    // "designed and built a tiny house"
    let both = words.get(at + 1).is_some_and(|word| bare(word) == "and")
        && words
            .get(at + 2)
            .is_some_and(|word| is_one_of(&bare(word), VERBS));
    let at = at + 2 * usize::from(both);
    let also = words[..at].iter().any(|word| bare(word) == "also");
    if at > MOST_BEFORE || also {
        return None;
    }
    let article = usize::from(matches!(bare(words.get(at + 1)?).as_str(), "a" | "an"));
    // "built my own blog"
    let mine = words[at + 1..]
        .iter()
        .take_while(|word| is_one_of(&bare(word), "my our own"))
        .count();
    let article = article + mine;
    let name = noun_phrase(&words[at + 1 + article..], 6)?;
    let last = name.rsplit(' ').next().map(bare).unwrap_or_default();
    // "Made telegram bot for my uncle"
    let kinds = [PRODUCTS, WORKS, EVENTS];
    let kind = kinds.iter().any(|kinds| is_one_of(&last, kinds));
    if article == mine && !(kind && (mine > 0 || name.contains(' '))) {
        return None;
    }
    // "a Discord bot, TriviaKing, that asks questions"
    let end = at + article + name.split(' ').count();
    if let Some(own) = words.get(end + 1)
        && kind
        && words[end].ends_with(',')
        && own.starts_with(char::is_uppercase)
        && own.ends_with([',', '.'])
    {
        return Some(tidy(own));
    }
    if is_one_of(&bare(words[at]), OTHERS) && !name.contains(' ')
        || bare(words[at]) == "ran" && !kind
    {
        return None;
    }
    let year = |first: &str| first.len() == 4 && first.bytes().all(|b| b.is_ascii_digit());
    let first = name.split(' ').next().unwrap_or("");
    let counted = first.starts_with(|c: char| c.is_ascii_digit()) && !year(first);
    (!is_one_of(&last, VAGUE) && !counted).then_some(name)
}

/// `pandas` of "contributed to pandas".
pub fn contributed(sentence: &str) -> Option<String> {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let at = words.windows(2).take(4).position(|pair| {
        matches!(bare(pair[0]).as_str(), "contributed" | "contributing") && bare(pair[1]) == "to"
    })?;
    let name = noun_phrase(words.get(at + 2..)?, 3)?;
    let first = name.split(' ').next().map(bare).unwrap_or_default();
    let proper = name.starts_with(char::is_uppercase)
        || spelling::canonical_tool(&name).is_some()
        || !words::is_everyday(&first);
    (proper && !is_generic(&name)).then_some(name)
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
            (
                "Thesis: effect of salt on yield, 2020",
                Some("effect of salt on yield"),
            ),
            (
                "just a lamp shade powered by solar cells",
                Some("lamp shade"),
            ),
            ("App for nurses", Some("App for nurses")),
            ("our app won 2nd prize", None),
        ] {
            assert_eq!(opening(typed).as_deref(), expected, "{typed}");
        }
        assert_eq!(built("also wrote a web shop"), None);
        assert_eq!(built("made a video thing, 400 views"), None);
        assert_eq!(
            contributed("contributed to pandas").as_deref(),
            Some("pandas")
        );
        assert_eq!(
            two_projects("A blog about bread and a podcast about trains"),
            Some(("A blog about bread", "a podcast about trains"))
        );
        assert_eq!(two_projects("made a bot and an app"), None);
    }
}
