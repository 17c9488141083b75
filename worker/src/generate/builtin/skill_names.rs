//! Spells the names of skills, and tells tools apart that nothing separates.

use super::clean::{capitalise, is_one_of};
use crate::english::casing;
use crate::english::products;
use crate::english::spelling;
use crate::english::tokens::key;

/// `photoshop illustrator figma`: tools that nothing separates.
pub fn tools_in_a_row(item: &str) -> Vec<String> {
    let words: Vec<&str> = item.split_whitespace().collect();
    if words.len() < 2 || words.len() > 40 || spelling::canonical_tool(item).is_some() {
        return vec![item.to_owned()];
    }
    // "cisco ios" is no phone's.
    if let [maker, product] = words.as_slice()
        && (products::members(&key(maker)).contains(&key(product).as_str())
            || is_one_of(&key(maker), "azure google oracle"))
    {
        return vec![item.to_owned()];
    }
    let mut tools = Vec::new();
    let (mut known, mut names) = (0, true);
    let mut at = 0;
    while at < words.len() {
        let tool = (1..=3).rev().find_map(|length| {
            let phrase = words.get(at..at + length)?.join(" ");
            let known =
                spelling::canonical_tool(&phrase).is_some() || casing::own_case(&phrase).is_some();
            known.then_some((phrase, length))
        });
        known += usize::from(tool.is_some());
        let (tool, length) = tool.unwrap_or_else(|| (words[at].to_owned(), 1));
        names &= tool.starts_with(char::is_uppercase) || spelling::canonical_tool(&tool).is_some();
        tools.push(tool);
        at += length;
    }
    // One or two that we do not know stand among many that we do.
    let row = known == tools.len() || (names && known >= 4 && known * 3 >= tools.len() * 2);
    if row { tools } else { vec![item.to_owned()] }
}

/// A skill in its usual spelling: `postgres` is `PostgreSQL`, `a bit of sql` is `A bit of SQL`.
pub fn skill(item: &str) -> String {
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
    if item.is_ascii()
        && let Some(tool) = spelling::canonical_tool(item).filter(|tool| {
            digits(tool) == digits(item) || !item.to_lowercase().starts_with(&tool.to_lowercase())
        })
    {
        return tool.to_owned();
    }
    // `html/css`
    let tools = item.split('/').map(spelling::canonical_tool);
    if item.contains('/')
        && let Some(tools) = tools.collect::<Option<Vec<_>>>()
    {
        return tools.join("/");
    }
    let spelt = casing::spell(item);
    let typed: Vec<&str> = spelt.split(' ').collect();
    let words = typed.iter().enumerate().map(|(at, word)| match *word {
        // In "excel but i learn fast" it is a person; behind "3 years" it may be read as a number.
        "i" if at > 0 && !is_one_of(typed[at - 1], "year years month months level grade class") => {
            "I".to_owned()
        }
        word if is_one_of(word, ACRONYMS) => word.to_uppercase(),
        word => word.to_owned(),
    });
    capitalise(&words.collect::<Vec<_>>().join(" "))
}

/// What in a list of skills is short for something, and elsewhere a name or another word.
const ACRONYMS: &str = "sem iv lan wan aml elisa cad cam ct plc plcs gis erp bim mep smt tcp udp ip http oop roi p&l ats aws pmo";
