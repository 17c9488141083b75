//! Tells names of people from what else may stand where a name does, and writes them.

use super::clean::{bare, capitalise, has_words, is_one_of, title_case};
use super::header::has_title_noun;
use crate::english::gazetteer;
use crate::english::places;
use crate::english::titles;
use crate::english::tokens::key;
use crate::english::verbs;
use crate::english::words;

/// Given names that are words as well.
const GIVEN_NAMES: &str = "tom mark rose grace bill jack will rob sue pat art ray dean frank grant john jenny joy hope faith may june \
    april summer dawn eve ivy lily daisy ruby amber crystal violet holly iris olive penny sandy robin drew cliff dale don gene glen \
    harry heath jay josh lance max miles nick norm pete peg rod stew sunny ted tim tony vic wade victor buck barb bob ben angel carol \
    clay ginger hazel jasmine jewel martin mercy melody misty patience pearl prudence stella terry wally warren woody basil jo kitty \
    laurel lee maria jade destiny blessing gift precious happiness blaise colin ed jerry jimmy kelly louis marina mike mickey mina nan \
    nelly oscar pierre randy ross sally sandra tess tracy trudy virginia christian jean marguerite nina valentine otto ravel sasha \
    vera victoria veronica wolf joe finn ian amy ann zoe liz kev dan leo kim meg ron bea gus ava eva mia";

/// Surnames that are jobs as well.
const TRADE_SURNAMES: &str = "baker cook carpenter butler porter potter cooper shepherd painter singer walker mason butcher barber tanner \
    thatcher weaver saddler marshal constable usher farmer fisher forester tailor steward warden guard driver gardener brewer";

/// A person's name; one in capitals throughout is toned down, whatever its length.
pub fn person_case(name: &str) -> String {
    let shouted = !name.chars().any(char::is_lowercase) && name.contains(' ');
    let name = if shouted {
        title_case(&name.to_lowercase())
    } else {
        title_case(name)
    };
    // `O'neill` was typed without its capital.
    match name.find("O'") {
        Some(at) if name[at + 2..].starts_with(char::is_lowercase) => {
            format!("{}{}", &name[..at + 2], capitalise(&name[at + 2..]))
        }
        _ => name,
    }
}

/// Whether two to four words can be the name of a person.
pub fn is_name(text: &str) -> bool {
    let text = ["Ing. ", "Eng. ", "Engr. ", "Arch. ", "Sr. ", "Rev. "]
        .iter()
        .find_map(|title| text.strip_prefix(title))
        .unwrap_or(text);
    let mut words: Vec<&str> = text.split_whitespace().collect();
    // The short name in "Catherine (Kate) Mulligan".
    if let [_, short, _] = words.as_mut_slice() {
        *short = short.trim_matches(['(', ')', '"', '“', '”']);
    }
    // `John Baker`
    let by_trade = words.len() == 2
        && is_one_of(&words[1].to_lowercase(), TRADE_SURNAMES)
        && words
            .iter()
            .all(|word| word.starts_with(char::is_uppercase))
        && is_given_name(words[0]);
    let typed_small = words
        .iter()
        .all(|word| word.starts_with(char::is_lowercase));
    (2..=4).contains(&words.len())
        && words.iter().all(|word| {
            word.chars()
                .all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'))
        })
        && !words.iter().any(|word| {
            let word = word.to_lowercase();
            (titles::looks_like_title_noun(&word) && !is_surname(&word) && !by_trade)
                || (verbs::lookup(&word).is_some()
                    && !by_trade
                    && !is_one_of(&word, GIVEN_NAMES))
                || is_one_of(
                    &word,
                    "never not no always when i i'm im am is my the and a in with to of for work looking",
                )
        })
        && !(typed_small
            && !is_one_of(words[0], GIVEN_NAMES)
            && words.iter().all(|word| words::is_common(&key(word))))
}

/// `Lindqvist` ends as a job does, and is a name.
fn is_surname(word: &str) -> bool {
    word.ends_with("qvist") || word.ends_with("quist")
}

/// Whether a name with its capitals stands here that is made of no common words.
pub fn is_plain_name(text: &str) -> bool {
    is_name(text)
        && text
            .split(' ')
            .all(|word| word.starts_with(char::is_uppercase))
        && text.split(' ').any(|word| {
            let common = words::is_common(&key(word)) && !is_one_of(&bare(word), GIVEN_NAMES);
            word.len() > 2 && !common
        })
}

/// Whether one word can be a given name: `Tom`, `agnieszka`, but not `Physio` or `HGV`.
pub fn is_given_name(word: &str) -> bool {
    let lower = bare(word);
    let letters = word
        .chars()
        .all(|c| c.is_alphabetic() || matches!(c, '-' | '\''));
    let named = is_one_of(&lower, GIVEN_NAMES)
        || (!words::is_common(&key(word))
            && !word.chars().skip(1).all(char::is_uppercase)
            && (lower.len() > 3 || word.starts_with(char::is_uppercase)));
    letters
        && named
        && lower.len() > 1
        && !has_title_noun(word)
        && verbs::lookup(&lower).is_none_or(|_| is_one_of(&lower, GIVEN_NAMES))
        && gazetteer::countries(&key(word)).is_empty()
}

/// Whether what follows "I am" is a name, and not what somebody is: "Sam", "maria lopez", but not "honest".
pub fn follows_as_name(typed: &[&str]) -> bool {
    let Some(first) = typed.first() else {
        return false;
    };
    let capital = |word: &&&str| word.starts_with(char::is_uppercase) && has_words(word);
    let surname = typed
        .get(1)
        .filter(|_| !first.ends_with([',', '.', ';']))
        .filter(capital)
        .is_some_and(|next| !words::is_common(&key(next)) || !words::is_common(&key(first)));
    let hyphened = first.contains('-') && first.starts_with(char::is_lowercase);
    let first = first.trim_matches(|c: char| !c.is_alphanumeric());
    !hyphened
        && (is_given_name(first)
            || (surname && first.starts_with(char::is_uppercase) && !is_people(first)))
}

/// `British`, but not `Georgia`, which is a given name as well.
fn is_people(word: &str) -> bool {
    let named = key(word);
    !gazetteer::countries(&named).is_empty() && places::country_code(&named).is_none()
}
