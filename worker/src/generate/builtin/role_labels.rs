//! Reads facts of a role that a sentence tells under their label: "my job title was cook", "it's called Golden Wok", "company:
//! Acme" amid prose.

use super::clean::bare;
use super::employer_names::is_kind_of_place;
use super::header::{self, Header, Role};

/// The labels, and how a sentence with the same fact begins that needs none.
const LABELS: &[(&str, &str)] = &[
    ("job title, title, position, role", "worked as"),
    (
        "company, company name, employer, firm, organisation, organization, org, workplace, \
         place of work, shop, restaurant, hotel, charity, its, it, it's, they, this was at, that was at, \
         it was at",
        "worked at",
    ),
];

/// The header that a labelled fact makes.
pub fn parse(sentence: &str, role: Role) -> Option<Header> {
    let value_start = after_label(sentence)?;
    let (label, value) = (value_start.0, sentence[value_start.1..].trim());
    let first = value.split_whitespace().next().map(bare)?;
    let named = value.starts_with(char::is_uppercase) || label == "worked as" || value_start.2;
    let is_verb = matches!(first.as_str(), "to" | "about" | "not" | "very" | "that");
    if !named || is_verb {
        return None;
    }
    let header = header::parse(&format!("{label} {value}"), role)?;
    (header.title.is_some() || header.organisation.is_some()).then_some(Header {
        is_current: None,
        ..header
    })
}

/// The beginning that the label stands for, where its value starts, and whether the words say that it is a name.
fn after_label(sentence: &str) -> Option<(&'static str, usize, bool)> {
    let words: Vec<(usize, &str)> = words(sentence).into_iter().take(8).collect();
    let key = |at: usize| {
        words
            .get(at)
            .map(|(_, word)| bare(word))
            .unwrap_or_default()
    };
    let mut at = usize::from(matches!(key(0).as_str(), "my" | "the" | "and" | "our"));
    at += usize::from(matches!(key(at).as_str(), "my" | "the"));
    let (length, begins) = (1..=3).rev().find_map(|length| {
        let label = (at..at + length).map(key).collect::<Vec<_>>().join(" ");
        LABELS
            .iter()
            .find(|(known, _)| known.split(", ").any(|known| known == label))
            .map(|(_, begins)| (length, *begins))
    })?;
    let label_end = at + length;
    let colon = words
        .get(label_end - 1)
        .is_some_and(|(_, word)| word.ends_with([':', '=']));
    at = label_end;
    let be = matches!(key(at).as_str(), "was" | "is" | "were" | "are");
    at += usize::from(be);
    let called = matches!(key(at).as_str(), "called" | "named");
    at += usize::from(called);
    let pronoun = matches!(key(label_end - 1).as_str(), "its" | "it" | "it's" | "they");
    let placed = key(label_end - 1) == "at";
    // "its the Glasgow SW Foodbank"
    let the_name = pronoun
        && key(at) == "the"
        && (at + 1..words.len()).any(|at| is_kind_of_place(&key(at)))
        && words
            .get(at + 1)
            .is_some_and(|(_, word)| word.starts_with(char::is_uppercase));
    at += usize::from(the_name);
    let told = placed
        || if pronoun {
            called || the_name
        } else {
            colon || be || called
        };
    let (start, _) = words.get(at).filter(|_| told)?;
    Some((begins, *start, called || colon))
}

fn words(text: &str) -> Vec<(usize, &str)> {
    let mut from = 0;
    text.split_whitespace()
        .take(10)
        .map(|word| {
            let start = from + text[from..].find(word).unwrap_or(0);
            from = start + word.len();
            (start, word)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labelled_facts_are_found_and_other_sentences_are_none() {
        let found = |sentence| {
            parse(sentence, Role::Employee)
                .map(|header| (header.title, header.organisation, header.place))
        };
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            found("my job title was Marketing Executive."),
            Some((some("Marketing Executive"), None, None))
        );
        assert_eq!(
            found("company: Bright Ideas Ltd."),
            Some((None, some("Bright Ideas Ltd"), None))
        );
        assert_eq!(
            found("its called Harris & Wood Solicitors in Bristol"),
            Some((None, some("Harris & Wood Solicitors"), some("Bristol")))
        );
        assert_eq!(
            found("Company was Balfour Beatty."),
            Some((None, some("Balfour Beatty"), None))
        );
        for sentence in [
            "it was hard",
            "my role was to cook",
            "the company was small",
            "the shop",
        ] {
            assert_eq!(found(sentence), None, "{sentence}");
        }
    }
}
