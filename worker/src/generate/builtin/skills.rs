//! Composes skills: spelt, split and grouped.

use serde_json::Value;

use super::ComposeError;
use super::clean::{self, bare, capitalise, is_one_of, tidy};
use super::lists::{
    group, heading, item_text, leads_both, split_and, split_outside_brackets, without_lead,
};
use super::phrase;
use super::skill_denials::{denies_another, is_denial};
use super::skill_groups;
use super::skill_levels;
use super::skill_names::{skill, tools_in_a_row};
use crate::english::casing;
use crate::english::gazetteer;
use crate::english::places;
use crate::english::spelling;
use crate::english::tokens::key;
use crate::english::verbs::{self, Form};
use crate::english::words;

/// Skills under one heading, or one skill with its level.
struct Group {
    name: String,
    level: Option<String>,
    keywords: Vec<String>,
}

/// What skills without a heading are called.
const NO_HEADING: &str = "Skills";

/// The entries of a skills section.
pub fn skills(text: &str) -> Result<Vec<Value>, ComposeError> {
    let lines = clean::lines(text);
    let sentences: Vec<String> = lines
        .iter()
        // "SQL, some R. Tableau": the full stop behind a language of one letter shortens nothing.
        .flat_map(|line| {
            clean::sentences(&line.text.replace(" R. ", " R; ").replace(" C. ", " C; "))
        })
        .filter(|sentence| !only_announces(sentence) && !denies_another(sentence))
        .collect();
    let shared = sentences.len() > 1
        && sentences
            .iter()
            .all(|sentence| skill_levels::ends_rated(sentence));
    let mut groups: Vec<Group> = Vec::new();
    for (sentence, ranked) in sentences.iter().zip(skill_levels::ranked(&sentences)) {
        match ranked.or_else(|| skill_levels::rated(sentence, shared)) {
            Some(rated) if rated.iter().filter(|(_, level)| level.is_some()).count() == 1 => {
                // "Excel: good, pivot tables"
                let told = rated[1..].iter().flat_map(|(item, _)| skill_items(item));
                groups.push(Group {
                    name: skill(&rated[0].0),
                    level: rated[0].1.clone(),
                    keywords: spelt(&told.collect::<Vec<_>>()),
                });
            }
            Some(rated) => {
                for (name, level) in rated {
                    match level {
                        Some(_) => groups.push(Group {
                            name: skill(&name),
                            level,
                            keywords: Vec::new(),
                        }),
                        None => add(&mut groups, NO_HEADING, spelt(&skill_items(&name))),
                    }
                }
            }
            None => add_sentence(&mut groups, sentence),
        }
    }
    groups.retain(|group| !group.keywords.is_empty() || group.level.is_some());
    if groups.is_empty() {
        return Err(ComposeError::missing(
            "keywords",
            "Which skills and tools do you want to list?",
        ));
    }
    let headed = groups.iter().filter(|group| group.level.is_none()).count() > 1;
    let mut entries = Vec::new();
    for one in groups {
        let cut = if headed || one.name != NO_HEADING {
            vec![(one.name, one.keywords)]
        } else {
            skill_groups::grouped(&one.name, one.keywords)
        };
        for (name, keywords) in cut {
            entries.push(group(name, one.level.clone(), keywords));
        }
    }
    Ok(entries)
}

/// Adds the skills of one sentence to those under its heading.
fn add_sentence(groups: &mut Vec<Group>, sentence: &str) {
    let (heading, list) = skills_heading(sentence);
    let mut items = skill_items(&list);
    // "I do not know any macros" is no skill: it limits what was told before.
    if heading.is_none()
        && is_denial(sentence)
        && let Some(last) = groups
            .last_mut()
            .and_then(|known| known.keywords.last_mut())
        && !items.is_empty()
    {
        let told = casing::spell(&without_subject(&items.remove(0)));
        let (first, rest) = told.split_once(' ').unwrap_or((&told, ""));
        *last = tidy(&format!("{last}, {} {rest}", first.to_lowercase()));
    }
    let name = heading.map_or_else(|| NO_HEADING.to_owned(), |heading| capitalise(&heading));
    add(groups, &name, spelt(&items));
}

fn add(groups: &mut Vec<Group>, name: &str, keywords: Vec<String>) {
    let headed = |group: &&mut Group| group.name == name && group.level.is_none();
    match groups.iter_mut().find(headed) {
        Some(known) => known.keywords.extend(keywords),
        None => groups.push(Group {
            name: name.to_owned(),
            level: None,
            keywords,
        }),
    }
}

fn spelt(items: &[String]) -> Vec<String> {
    items
        .iter()
        .flat_map(|item| tools_in_a_row(&without_subject(item)))
        .map(|item| skill(without_determiner(&item)))
        .collect()
}

/// `Till` of "a till"; "a bit of SQL" is less than SQL.
fn without_determiner(item: &str) -> &str {
    /// Words behind the determiner.
    const MOST_WORDS: usize = 4;
    let Some((first, rest)) = item.split_once(' ') else {
        return item;
    };
    let words: Vec<String> = rest.split(' ').map(bare).collect();
    let determines = matches!(first, "a" | "an" | "the" | "my" | "A" | "An" | "The" | "My");
    let amount = is_one_of(&words[0], "bit little lot few couple touch level levels");
    // "the CPA does the rest" is a statement.
    let tells = |word: &String| {
        matches!(
            verbs::lookup(word),
            Some((_, Form::Past | Form::ThirdPerson))
        ) || is_one_of(word, "is are was were has i")
    };
    if determines && !amount && words.len() <= MOST_WORDS && !words.iter().any(tells) {
        rest
    } else {
        item
    }
}

/// "For my skills …" announces a list.
fn only_announces(sentence: &str) -> bool {
    let mut words = sentence.split_whitespace().map(bare);
    words.all(|word| word.is_empty() || is_one_of(&word, "for my skills the here are these so ok"))
        && (sentence.contains(' ') || bare(sentence) == "skills")
}

/// The items of a list of skills. What goes on about the item before stays with it, and a statement stays whole.
fn skill_items(list: &str) -> Vec<String> {
    if introduces_oneself(list) {
        return vec![phrase::prose(list)];
    }
    let mut items: Vec<String> = Vec::new();
    for statement in statements(list) {
        let mut told: Vec<String> = Vec::new();
        let words: Vec<String> = statement.split_whitespace().take(4).map(bare).collect();
        let of_before = words.first().is_some_and(|word| word == "i") && !is_own(&words);
        // "communicator with leadership, negotiation and writing skills"
        let statement = match statement.split_once(" with ") {
            Some((front, list))
                if list.contains(',')
                    && list.trim_end_matches('.').ends_with(" skills")
                    && !front.contains(',') =>
            {
                format!("{front}, {list}")
            }
            _ => statement,
        };
        let can = words.iter().take(2).any(|word| word == "can");
        let statement = if of_before {
            without_subject(&statement)
        } else {
            without_lead(&ranked(&statement))
        };
        for part in split_outside_brackets(&statement) {
            match told.last_mut() {
                Some(before) if goes_on(&part) || is_another_cuisine(before, &part) => {
                    *before = format!("{before}, {part}");
                }
                _ => told.push(part),
            }
        }
        let alone = told.len() == 1;
        items.extend(told.iter().flat_map(|part| {
            let part = part.strip_prefix("also ").unwrap_or(part);
            let whole = without_lead(part);
            let able = whole
                .strip_prefix("can ")
                .filter(|deed| does_to_several(deed, true));
            if let Some(deed) = able {
                vec![deed.to_owned()]
            } else if leads_both(&whole) {
                vec![with_tools(&whole)]
            } else if tells(part) || does_to_several(part, can) {
                vec![part.strip_prefix("and ").unwrap_or(part).to_owned()]
            } else if alone && knows(part) {
                vec![with_tools(part)]
            } else {
                slashed(part).into_iter().flat_map(split_and).collect()
            }
        }));
    }
    items.retain(|item| !item.is_empty());
    items
}

/// "i am good with people" and "i know how to use a till" of both with an "and" between them.
fn statements(list: &str) -> Vec<String> {
    const JOINT: &str = " and ";
    let lower = list.to_ascii_lowercase();
    let mut cut = Vec::new();
    let mut start = 0;
    for (at, _) in lower.match_indices(JOINT) {
        let end = at + JOINT.len();
        let words: Vec<String> = lower[end..].split_whitespace().take(6).map(bare).collect();
        let denies = words.get(1..).is_some_and(|rest| {
            rest.iter()
                .take(2)
                .any(|word| is_one_of(word, "not never cannot"))
        });
        let brackets = |mark: char| lower[..at].matches(mark).count();
        let able = words.len() > 2 && words[0] == "can" && words[1] != "be";
        if words.len() > 1 && (able || is_own(&words)) && !denies && brackets('(') <= brackets(')')
        {
            cut.push(list[start..at].to_owned());
            start = end;
        }
    }
    cut.push(list[start..].to_owned());
    cut
}

/// Whether the words begin a statement about oneself that takes up nothing from before: "i know shorthand", not "i use it".
fn is_own(words: &[String]) -> bool {
    let subject = words
        .first()
        .is_some_and(|first| matches!(first.as_str(), "i" | "i'm" | "i've"));
    subject
        && !words
            .iter()
            .any(|word| is_one_of(word, "it them that this those these both"))
}

/// "listening (strongest skill)" of "my strongest skill is listening", "cooking, baking" of "my main skills are cooking, baking".
fn ranked(statement: &str) -> String {
    let words: Vec<&str> = statement.split_whitespace().collect();
    let keys: Vec<String> = words.iter().take(4).map(|word| bare(word)).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    match keys.as_slice() {
        ["my", rank, "skill", "is"] if words.len() > 4 => {
            format!("{} ({rank} skill)", item_text(&words[4..].join(" ")))
        }
        ["my", _, "skills", "are" | "include"] => words[4..].join(" "),
        _ => statement.to_owned(),
    }
}

/// "drive a truck and a forklift", "weld mig and tig" of what one `can` do: what is done to both is told once.
fn does_to_several(part: &str, can: bool) -> bool {
    let words: Vec<String> = part.split_whitespace().map(bare).collect();
    let article = |word: &String| is_one_of(word, "a an the my");
    let base = |word: &String| verbs::lookup(word).is_some_and(|(base, _)| base == word);
    let joint = words.iter().position(|word| word == "and").unwrap_or(0);
    if can && joint > 0 && base(&words[0]) {
        return joint == 1 || !words.get(joint + 1).is_some_and(base) || joint + 2 == words.len();
    }
    matches!(
        words.first().and_then(|first| verbs::lookup(first)),
        Some((_, Form::Base | Form::Gerund))
    ) && words.get(1).is_some_and(article)
        && words
            .windows(2)
            .any(|pair| pair[0] == "and" && article(&pair[1]))
}

/// "good knowledge of word and excel": so well are both known.
fn knows(part: &str) -> bool {
    let words: Vec<String> = part.split_whitespace().take(4).map(bare).collect();
    words.windows(2).any(|pair| {
        is_one_of(&pair[0], "knowledge understanding command grasp")
            && is_one_of(&pair[1], "of in with")
    })
}

/// "good knowledge of Word and Excel" of "good knowledge of word and excel".
fn with_tools(part: &str) -> String {
    let words = part
        .split(' ')
        .map(|word| spelling::canonical_tool(word).unwrap_or(word));
    words.collect::<Vec<_>>().join(" ")
}

/// `cooking/cleaning/ironing`: three or more words between strokes are a list; "TCP/IP" is none.
fn slashed(part: &str) -> Vec<&str> {
    const FEWEST: usize = 3;
    let words: Vec<&str> = part.split('/').map(str::trim).collect();
    let whole = |word: &&str| {
        let plain = word.len() >= FEWEST
            && words::is_everyday(&key(word.rsplit(' ').next().unwrap_or(word)));
        plain || spelling::canonical_tool(word).is_some()
    };
    if words.len() >= FEWEST && words.iter().all(whole) {
        words
    } else {
        vec![part]
    }
}

/// "I'm a physio, 7 years, mostly sport" is no list; "I'm a quick learner, punctual and polite" is one.
fn introduces_oneself(list: &str) -> bool {
    const TRAITS: &str = "learner player listener worker communicator thinker solver typer starter timekeeper speaker writer planner \
        multitasker motivator negotiator person";
    let words: Vec<String> = list.split_whitespace().take(3).map(bare).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let introduced = matches!(words.as_slice(), ["i'm", "a" | "an", _] | ["i", "am", "a"]);
    let end = [",", " and ", " ("]
        .iter()
        .filter_map(|mark| list.find(mark))
        .min();
    let told = &list[..end.unwrap_or(list.len())];
    let noun = told.rsplit(' ').next().map(bare).unwrap_or_default();
    introduced && !is_one_of(&noun, TRAITS)
}

/// Whether a part says something of the one before it: "but they lapsed", "not at height".
fn goes_on(part: &str) -> bool {
    const FIRST: &str = "but so because which that though although when if while since not no yes maybe perhaps they they've theyve it it's \
        people unfortunately about only never cannot";
    let words: Vec<String> = part.split(' ').map(bare).collect();
    let first = words[0].as_str();
    let of_it = matches!(first, "i" | "i'm" | "i've") && !is_own(&words);
    is_one_of(first, FIRST) || first.starts_with("unfortun") || of_it
}

/// "Indian and Thai" behind "cook Italian".
fn is_another_cuisine(before: &str, part: &str) -> bool {
    let of_people = |word: &str| {
        let word = key(word);
        places::is_language(&word)
            || !gazetteer::countries(&word).is_empty()
            || is_one_of(&word, "indian mexican")
    };
    let last = before.rsplit(' ').next().unwrap_or("");
    let deed = before.strip_prefix("can ").unwrap_or(before);
    bare(deed.split(' ').next().unwrap_or("")).starts_with("cook")
        && of_people(last)
        && part
            .split(' ')
            .filter(|word| !is_one_of(word, "and food dishes cuisine"))
            .all(of_people)
}

/// Whether a part is a statement whose "and" joins no skills.
fn tells(part: &str) -> bool {
    let first = part.split(' ').next().map(bare).unwrap_or_default();
    matches!(first.as_str(), "i've" | "i'm")
        || part
            .split_whitespace()
            .skip(1)
            .map(bare)
            .any(|word| is_one_of(&word, "but because when which i only though if"))
}

/// `DBs` of "DBs - postgres, redis", where a list follows.
fn skills_heading(sentence: &str) -> (Option<String>, String) {
    for joint in [" - ", " – ", " — "] {
        if let Some((name, list)) = sentence.split_once(joint)
            && name.split_whitespace().count() <= 3
            && list.contains(',')
            && !name.contains([',', ':'])
        {
            return (Some(tidy(name)), list.trim().to_owned());
        }
    }
    match heading(sentence) {
        (Some(name), list) if matches!(bare(&name).as_str(), "i can" | "i know" | "my skills") => {
            (None, list)
        }
        // "Truck: no" and "Not good at: sums" deny what they name.
        (Some(name), list) if matches!(bare(&list).as_str(), "no" | "none" | "nope") => {
            let initials = name.chars().all(char::is_uppercase);
            let name = if initials { name } else { name.to_lowercase() };
            (None, format!("no {name}"))
        }
        (Some(name), list)
            if matches!(
                name.split(' ').next().map(bare).as_deref(),
                Some("not" | "no")
            ) =>
        {
            (None, format!("{name} {list}"))
        }
        headed => headed,
    }
}

/// "i drive forklift" as "drive forklift", "to use SAP" as "SAP".
pub fn without_subject(item: &str) -> String {
    let words: Vec<&str> = item.split_whitespace().collect();
    let key = |at: usize| words.get(at).map(|word| bare(word)).unwrap_or_default();
    let length = match (key(0).as_str(), key(1).as_str()) {
        ("i", "can" | "also") | ("to", "use") if words.len() > 2 => 2,
        ("i" | "can", _) if words.len() > 1 => 1,
        _ => 0,
    };
    words[length..].join(" ")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn skills_are_spelt_and_grouped() {
        let entries = skills("Languages: javascript, python\nTools: git and k8s").expect("skills");
        assert_eq!(
            entries[0],
            json!({"name": "Languages", "keywords": ["JavaScript", "Python"]})
        );
        assert_eq!(
            entries[1],
            json!({"name": "Tools", "keywords": ["Git", "Kubernetes"]})
        );
        let entries = skills("i know excel, teamwork and a bit of sql").expect("skills");
        assert_eq!(
            entries[0],
            json!({"name": "Skills", "keywords": ["Excel", "Teamwork", "A bit of SQL"]})
        );
        let entries =
            skills("tig welding, some R. Tableau. no pipe work. never used java").expect("skills");
        assert_eq!(
            entries[0],
            json!({"name": "Skills", "keywords": ["TIG welding", "Some R", "Tableau"]})
        );
        let entries =
            skills("Excel - advanced. i know how to use a till and i am good with people")
                .expect("skills");
        assert_eq!(entries[0], json!({"name": "Excel", "level": "Advanced"}));
        assert_eq!(
            entries[1],
            json!({"name": "Skills", "keywords": ["Till", "Good with people"]})
        );
    }
}
