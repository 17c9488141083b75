//! The reverse of the check: facts of the person's words that the output lost.

mod employers;

use smol_str::SmolStr;
use std::cell::LazyCell;

use crate::english::titles;
use crate::english::tokens::{Token, tokenize};
use penstock_shared::domain::SectionKind;

use super::clauses::Passage;
use super::facts::{Facts, Said};
use super::number_words;
use super::quantity::{Agreement, Quantity, Unit};
use super::violation::{Violation, ViolationKind};

/// The facts of what was `said` that `output`, all its texts, does not have: numbers, dates, employers and degrees.
pub fn lost(section: SectionKind, said: &Passage<'_>, output: Vec<Passage<'_>>) -> Vec<Violation> {
    // What others said of a person is kept word for word, or refused.
    if section == SectionKind::References {
        return Vec::new();
    }
    let texts: Vec<&str> = output.iter().map(|passage| passage.text).collect();
    // Most of what is kept is kept to the letter: only the rest has to be looked for.
    let folded = texts.join("\n").to_lowercase();
    let to_the_letter = |text: &str| stands_in(&folded, &text.to_lowercase());
    let written = output.iter().flat_map(|passage| &passage.quantities);
    let amounts: Vec<f64> = written.map(|quantity| quantity.value).collect();
    let is_given = |value: f64| amounts.iter().any(|it| (it - value).abs() < f64::EPSILON);
    let kept = LazyCell::new(|| Facts::of(output));
    let source = said.text;
    let mut found = Vec::new();
    found.extend(said.dates.iter().filter_map(|mention| {
        let year = mention.date.year;
        // The 2018 of `summers 2017, 2018, 2019`, kept as from 2017 to 2019.
        let told = |year: u16| said.dates.iter().any(|other| other.date.year == year);
        let written = |wanted: &dyn Fn(u16) -> bool| {
            let mut dates = kept.passages.iter().flat_map(|passage| &passage.dates);
            dates.any(|other| wanted(other.date.year))
        };
        let year_is_kept = folded.contains(&year.to_string())
            || kept
                .passages
                .iter()
                .flat_map(|passage| &passage.dates)
                .any(|other| other.date.year == year)
            || (told(year - 1)
                && told(year + 1)
                && written(&|other| other < year)
                && written(&|other| other > year));
        // The 18 of `2017/18`.
        let ends_school_year =
            mention.span.len() == 2 && source[..mention.span.start].ends_with('/');
        (!year_is_kept && !ends_school_year && !said.is_denied_at(mention.span.start)).then(|| {
            let text = &source[mention.span.clone()];
            Violation::new(ViolationKind::Date, text, "this date is lost; put it back")
        })
    }));
    let numbers = said
        .quantities
        .iter()
        .filter(|quantity| matters(said, quantity));
    found.extend(numbers.filter_map(|quantity| {
        let is_kept = to_the_letter(&source[quantity.span.clone()])
            || is_given(quantity.value)
            || kept.quantity(quantity, Agreement::ValueOnly) == Said::Yes
            || kept.quantity_of(quantity, said) == Said::Yes;
        let lasted = |noun: &SmolStr| {
            number_words::time_unit(noun)
                .is_some_and(|unit| is_among!("year month week season", unit))
        };
        let told_by_dates = quantity.nouns.iter().any(lasted)
            && kept
                .passages
                .iter()
                .map(|passage| passage.dates.len())
                .sum::<usize>()
                > 1;
        (!is_kept && !told_by_dates).then(|| {
            let text = super::fields::quantity_text(said, quantity);
            Violation::new(
                ViolationKind::Number,
                text,
                "this number is lost; put it back with what it counts",
            )
        })
    }));
    // A list of skills has no place for where and when.
    let lists = matches!(
        section,
        SectionKind::Skills | SectionKind::Languages | SectionKind::Interests
    );
    if lists {
        found.retain(|fact| fact.kind != ViolationKind::Date);
    }
    let named = if lists {
        Vec::new()
    } else {
        employers::names(said)
    };
    found.extend(named.into_iter().filter_map(|name| {
        let first = name.split(' ').find(|word| word.len() > 3);
        let is_kept = to_the_letter(name)
            || kept.phrase(name) != Said::No
            || first.is_some_and(|word| kept.phrase(word) != Said::No)
            || name.len() < 4;
        (!is_kept)
            .then(|| Violation::new(ViolationKind::Name, name, "this name is lost; put it back"))
    }));
    let lost = |(token, forms): &(&Token<'_>, &[&str])| {
        !(to_the_letter(token.text)
            || forms.iter().any(|form| kept.phrase(form) == Said::Yes)
            || tokenize(token.text)
                .iter()
                .any(|word| kept.word(&word.key) == Said::Yes))
    };
    let degrees = degrees(section, said).into_iter().filter(lost);
    found.extend(degrees.map(|(token, _)| {
        let reason = "this qualification is lost; put it back";
        Violation::new(ViolationKind::Credential, token.text, reason)
    }));
    unique(found)
}

/// Each of them once.
fn unique(found: Vec<Violation>) -> Vec<Violation> {
    let mut unique: Vec<Violation> = Vec::with_capacity(found.len());
    for fact in found {
        if !unique.contains(&fact) {
            unique.push(fact);
        }
    }
    unique
}

/// Whether these words or digits stand in a text by themselves, and not within others.
fn stands_in(text: &str, words: &str) -> bool {
    let mut found = text.match_indices(words);
    !words.is_empty()
        && found.any(|(at, _)| {
            let goes_on = |text: &str| text.starts_with(char::is_alphanumeric);
            let (before, after) = (&text[..at], &text[at + words.len()..]);
            let point = ['.', ','];
            !before
                .trim_end_matches(point)
                .ends_with(char::is_alphanumeric)
                && !goes_on(after.trim_start_matches(point))
        })
}

/// Numbers that a résumé has a use for: not the user's age, not "one", not hours of the day, nothing denied.
fn matters(said: &Passage<'_>, quantity: &Quantity) -> bool {
    let word = &said.words[quantity.token];
    let next = quantity.nouns.iter().map(SmolStr::as_str);
    let age = next
        .clone()
        .any(|noun| matches!(noun, "old" | "yo" | "aged"))
        || quantity
            .before
            .iter()
            .any(|before| before == "age" || before == "aged");
    let clock = next
        .clone()
        .any(|noun| matches!(noun, "am" | "pm" | "oclock"));
    // `Im Tomasz, 34, mechanic`, `left school at 16`: an age, as what has no noun between commas or behind `at` is.
    let before = said.text[..quantity.span.start].trim_end();
    let bare = quantity.nouns.is_empty() && quantity.unit == Unit::Plain && quantity.per.is_none();
    let age = age
        || (bare
            && (14.0..=75.0).contains(&quantity.value)
            && ((before.ends_with(',') && said.text[quantity.span.end..].starts_with(','))
                || (before.ends_with(" at") && quantity.value < 20.0)));
    // `1 month` is a month, `1 of 3` one of them; `level 1` is a level.
    let single = (quantity.value - 1.0).abs() < f64::EPSILON
        && quantity.unit == Unit::Plain
        && quantity.label.is_none();
    let words_only = quantity.value <= 2.0
        && !said.tokens[quantity.token]
            .text
            .starts_with(|c: char| c.is_ascii_digit());
    // `1)` begins a list.
    let token = &said.tokens[quantity.token];
    let listed = quantity.value < 20.0
        && (said.text[token.end..].starts_with([')', ':'])
            || (token.opens_sentence && said.text[token.end..].starts_with('.')));
    let small = words_only && quantity.unit == Unit::Plain;
    !(listed || word.negated || age || clock || small || single)
}

/// The words that name a degree, with the other forms of it.
fn degrees<'s>(
    section: SectionKind,
    said: &'s Passage<'_>,
) -> Vec<(&'s Token<'s>, &'static [&'static str])> {
    let named = |(at, token): (usize, &'s Token<'s>)| {
        // `Associate degree` is kept as `Associate`.
        let general =
            token.key == "degree" && at > 0 && titles::degree_forms(said.key(at - 1)).is_some();
        // Elsewhere `MA` is a state, and `MS` a firm.
        let initials =
            section == SectionKind::Education && token.text.chars().all(char::is_uppercase);
        // An apprenticeship is told by its place and title as well.
        if general
            || said.words[at].negated
            || (token.key.len() < 3 && !initials)
            || token.key.starts_with("apprentice")
            || matches!(token.key.as_str(), "cert" | "certificate")
        {
            return None;
        }
        Some((token, titles::degree_forms(&token.key)?))
    };
    said.tokens.iter().enumerate().filter_map(named).collect()
}

#[cfg(test)]
#[path = "lost_tests.rs"]
mod tests;
