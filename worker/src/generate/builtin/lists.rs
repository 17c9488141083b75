//! Splits typed lists.

use serde_json::{Map, Value};

use super::clean::{bare, has_words, is_one_of, tidy};
use super::entry::{put, put_list};
use super::opening::is_gerund;
use crate::english::places;
use crate::english::spelling;
use crate::english::tokens::key;

/// The items of a list in running text: commas, semicolons, bars and "and" separate.
pub fn items(text: &str) -> Vec<String> {
    let mut items = Vec::new();
    for part in split_outside_brackets(text) {
        items.extend(split_and(&part));
    }
    items.retain(|item| !item.is_empty());
    items
}

pub fn group(name: String, level: Option<String>, keywords: Vec<String>) -> Value {
    let mut fields = Map::new();
    put(&mut fields, "name", Some(name));
    put(&mut fields, "level", level);
    put_list(&mut fields, "keywords", keywords);
    Value::Object(fields)
}

/// `Languages` and the list in "Languages: python, sql".
pub fn heading(sentence: &str) -> (Option<String>, String) {
    let Some((name, list)) = sentence.split_once(':') else {
        return (None, sentence.to_owned());
    };
    let short =
        name.split_whitespace().count() <= 4 && has_words(name) && !name.contains([',', '(']);
    if short && has_words(list) && !list.starts_with("//") {
        (Some(tidy(name)), list.trim().to_owned())
    } else {
        (None, sentence.to_owned())
    }
}

/// Drops "i know how to use", "good at" and the like from the front of a list.
pub fn without_lead(list: &str) -> String {
    /// Words of the longest of them.
    const MOST_WORDS: usize = 8;
    let typed: Vec<&str> = list.split_whitespace().collect();
    let words: Vec<String> = typed
        .iter()
        .take(MOST_WORDS)
        .map(|word| bare(word))
        .collect();
    let fits = |lead: &&str| {
        let mut length = 0;
        for word in lead.split(' ') {
            if words.get(length).is_none_or(|typed| typed != word) {
                return false;
            }
            length += 1;
        }
        // "i do the books", "i do not cook"
        let next = words.get(length).map_or("", String::as_str);
        let does = lead.ends_with(" do") && is_one_of(next, "not the my it all this that");
        typed.len() > length && !does
    };
    let first = words.first().map_or("", String::as_str);
    if !is_one_of(
        first,
        "i i'm i've im in my good also can have been know enjoy",
    ) && !first.starts_with("exper")
        && !is_one_of(first, "familiar proficient skilled skills interested")
    {
        return typed.join(" ");
    }
    let alone =
        items_in(list) < 2 && spelling::canonical_tool(typed.last().unwrap_or(&"")).is_none();
    let with_tool = |lead: &str| {
        let thing = typed.get(lead.split(' ').count()).copied().unwrap_or("");
        spelling::canonical_tool(thing.trim_end_matches(',')).is_some()
    };
    let length = LEADS
        .split('|')
        // "good with kids" says more than "kids".
        .filter(|lead| {
            let whole = (lead.contains("good with") && (alone || !with_tool(lead)))
                || (*lead == "can use" && !with_tool(lead));
            fits(lead) && !whole
        })
        .map(|lead| lead.split(' ').count())
        .max()
        .unwrap_or(0);
    typed[length..].join(" ")
}

fn items_in(list: &str) -> usize {
    1 + list.matches([',', ';']).count() + list.matches(" and ").count()
}

/// Parts between commas, semicolons and bars that no bracket encloses.
pub fn split_outside_brackets(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0_usize;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let separates = matches!(letter, ',' | ';' | '|' | '•' | '·' | '、' | '，' | '،');
        // "$5,000" has no end within.
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let counts = letter == ','
            && text[..at].ends_with(|c: char| c.is_ascii_digit())
            && digits(&text[at + 1..]) == 3;
        if separates && depth == 0 && !counts {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(letter);
        }
    }
    parts.iter().map(|part| item_text(part)).collect()
}

/// The parts between "and" and the like that no bracket encloses.
pub fn split_and(part: &str) -> Vec<String> {
    const KEPT: &str = "research and development|health and safety|food and beverage|arts and crafts|rock and roll|\
        search and rescue|supply and demand|profit and loss|black and white|terms and conditions|food and drink|track \
        and trace|pick and pack|learning and development|diversity and inclusion|accounts payable and receivable|back \
        and front end|cut and paste|command and conquer|dungeons and dragons|drum and bass|track and field|hospitality \
        and tourism|monitoring and evaluation|opening and closing|reading and writing";
    let lower = part.to_lowercase().replace(" & ", " and ");
    let joined = [" and ", " plus ", " + "]
        .iter()
        .any(|joint| lower.contains(joint));
    if !joined && !lower.starts_with("and ") && !lower.starts_with("plus ") {
        return vec![item_text(&without_lead(part))];
    }
    if KEPT.split('|').any(|kept| lower.contains(kept)) || lower.contains("between ") {
        return vec![part.to_owned()];
    }
    let words: Vec<&str> = part.split_whitespace().collect();
    let mut pieces = vec![Vec::new()];
    let mut depth = 0_usize;
    for (at, word) in words.iter().enumerate() {
        // "job ads in Polish and English"
        let language = |at: usize| {
            words
                .get(at)
                .is_some_and(|word| places::is_language(&key(word)))
        };
        let of_languages = at > 2
            && language(at - 1)
            && language(at + 1)
            && words[at - 2] == "in"
            && !is_one_of(
                &words[at - 3].to_lowercase(),
                "fluent proficient native bilingual good basic",
            );
        let separator = depth == 0
            && !of_languages
            && matches!(word.to_lowercase().as_str(), "and" | "&" | "plus" | "+");
        depth = (depth + word.matches(['(', '[']).count())
            .saturating_sub(word.matches([')', ']']).count());
        if separator && at > 0 && at + 1 < words.len() {
            pieces.push(Vec::new());
        } else if !(separator && at == 0 && words.len() > 1)
            && let Some(piece) = pieces.last_mut()
        {
            piece.push(*word);
        }
    }
    if let [first, second] = pieces.as_slice()
        && shares_a_word(first, second)
    {
        return vec![item_text(&without_lead(part))];
    }
    pieces
        .iter()
        .map(|piece: &Vec<&str>| item_text(&without_lead(&piece.join(" "))))
        .collect()
}

/// "class 1 and 2", "basic plumbing and carpentry", "statistics with R and SPSS", "opening and closing the shop": what stands
/// in front leads both sides of the only "and".
pub fn leads_both(part: &str) -> bool {
    const HOW: &str = "basic some intermediate advanced own expert good strong excellent solid";
    const LINKS: &str = "in with of for on using from";
    const LONGEST: usize = 4;
    let part = part.replace(" & ", " and ");
    let Some((first, second)) = part.split_once(" and ") else {
        return false;
    };
    let first: Vec<&str> = first.split(' ').collect();
    let told = key(second.split(' ').next().unwrap_or(second));
    let alone = !second.contains(' ');
    let counts = first.len() > 1 && alone && told.starts_with(|c: char| c.is_ascii_digit());
    let linked = first.len() > 2
        && alone
        && is_one_of(&first[first.len() - 2].to_lowercase(), LINKS)
        && !is_gerund(&told);
    // "PLC programming with Siemens S7 and Allen Bradley"
    let named = |words: &[&str]| {
        words
            .iter()
            .all(|word| word.starts_with(char::is_uppercase))
    };
    let link = first.iter().rposition(|word| is_one_of(word, LINKS));
    let makers = link
        .is_some_and(|link| link > 0 && link + 1 < first.len() && named(&first[link + 1..]))
        && named(&second.split(' ').collect::<Vec<_>>());
    // "taking blood pressure and temperature"
    let done = first.len() > 1 && alone && is_gerund(&key(first[0])) && !is_gerund(&told);
    // "in a team and on my own"
    let goes_on =
        first.len() > 1 && !alone && is_one_of(&told, "in on at with to under for as from by");
    let from = usize::from(first[0].eq_ignore_ascii_case("very"));
    let graded = first.len() > 1 + from && is_one_of(&first[from].to_lowercase(), HOW);
    let deeds = first.len() == 1
        && !alone
        && second.split(' ').count() <= LONGEST
        && is_gerund(&key(first[0]))
        && is_gerund(&told);
    !second.contains(" and ")
        && !part.contains(['(', '/'])
        && (counts || linked || makers || done || goes_on || graded || deeds)
}

/// "audio and video editing", "web design and development", "leadership and communication skills": what is told once belongs to
/// both sides of the "and".
fn shares_a_word(first: &[&str], second: &[&str]) -> bool {
    const HALVES: &str = "development maintenance support planning delivery installation repair repairs testing analysis administration \
        control production implementation management coordination organisation organization";
    const HEADS: &str = "skills skill abilities speaking testing";
    const MODIFIERS: &str = "audio video photo sound image light hot cold front back written verbal oral spoken oil gas electric day night child \
        adult car van bus truck mig tig arc hair fruit vegetable veg web mobile print digital graphic small large pc mac inbound outbound \
        incoming outgoing domestic commercial residential industrial indoor outdoor upper lower hard soft primary secondary internal external \
        mechanical electrical wood metal steel personal financial social clinical technical national international local public private \
        qualitative quantitative 2d 3d paper online offline rest soap manual automation automated diary travel import export";
    let (front, back) = match (first, second) {
        ([.., front], [back, ..]) => (key(front), key(back)),
        _ => return false,
    };
    let head = second.last().map(|word| bare(word)).unwrap_or_default();
    if spelling::canonical_tool(&first.join(" ")).is_some() {
        return false;
    }
    match (first.len(), second.len()) {
        (2.., 1) => is_one_of(&head, HALVES),
        (1 | 2, 2..) if is_one_of(&head, HEADS) => true,
        // "Spanish and Italian cooking"
        (1, 2) if is_one_of(&head, "cooking cuisine food dishes baking") => {
            places::is_language(&front) && places::is_language(&back)
        }
        (1, 2) => is_one_of(&front, MODIFIERS) && is_one_of(&back, MODIFIERS),
        _ => false,
    }
}

/// An item without loose punctuation; symbols of a name such as `.NET` or `C++` stay.
pub fn item_text(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text.trim_matches([' ', '-', '–', '—', '*', ':', '"', '“', '”', '!', '/']);
    let text = text.trim_end_matches(['.', '?']);
    if has_words(text) || !text.is_ascii() {
        text.trim().to_owned()
    } else {
        String::new()
    }
}

/// What leads up to a list.
const LEADS: &str = "i know how to use|i know how to|i have experience with|i have experience in|i have experience of|\
    experience with|experience in|experienced in|experienced with|i am good at|i'm good at|im good at|i am good with|\
    i'm good with|good at|good with|i am familiar with|familiar with|i am proficient in|proficient in|proficient with|i \
    am skilled in|skilled in|my skills are|my skills include|skills include|i can use|can use|i know to use|i know how to do|i \
    have used|i've used|i use|i know|i speak|i can|i have|i also know how to use|i also know how to|i also know|i also like|i really love to|i really love|i \
    really enjoy|i really like to|my|i really like|i like to|i like|i love to|i love|i enjoy|i also enjoy|i am \
    interested in|i'm interested in|im interested in|interested in|my hobbies are|my interests are|my hobbies include|\
    my interests include|in my free time i like|in my free time i|in my spare time i|i am|i'm|im|also|also know|know how to use|know how to|know|i have been using|i've been using|have been using|\
    been using|i have been|i've been|have been|i have got|i've got|i do|i also do|i can do|can do|i can also|can also|i've|i also|i am into|i'm into|im into|also \
    like|also love|also enjoy|enjoy|enjoy to|i enjoy to|have my|i am a|i'm a|im a";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_split_where_people_separate() {
        assert_eq!(
            items("python, sql and excel; C++"),
            ["python", "sql", "excel", "C++"]
        );
        assert_eq!(
            items("health and safety, till work"),
            ["health and safety", "till work"]
        );
        assert_eq!(
            items("audio and video editing, arts & crafts, sales and rail freight"),
            [
                "audio and video editing",
                "arts & crafts",
                "sales",
                "rail freight"
            ]
        );
        assert_eq!(
            items("python (django, flask), sql"),
            ["python (django, flask)", "sql"]
        );
    }
}
