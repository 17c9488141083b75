//! Words of a text that look like names and are none: numbers, dates, currencies, and what only says what stands beside it.

use crate::english::abbreviations;
use crate::english::spelling;
use crate::english::titles;
use crate::english::verbs;
use crate::english::words;

use super::clauses::Passage;
use super::currencies;
use super::equipment;
use super::facts::{Facts, Said};
use super::names::{is_small, is_tool_at};
use super::quantity::{Agreement, Unit};
use super::shortened::is_direction;

/// Dates, numbers, currencies, and the second part of `post-operative`.
pub fn names_nothing(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let token = &passage.tokens[at];
    let in_date = passage
        .dates
        .iter()
        .any(|mention| mention.span.contains(&token.start));
    // The `C` of `-18 °C`.
    if token.text.len() == 1 && passage.text[..token.start].ends_with(['°', 'º']) {
        return true;
    }
    // The `S` of `S$200`.
    let of_currency = token.text.len() <= 2 && passage.text[token.end..].starts_with('$');
    // `0.6 FTE` of `0.6, days`: the share of a full post that a number below one is.
    let of_post = token.key == "fte"
        && at > 0
        && passage.quantities.iter().any(|quantity| {
            quantity.token + 1 == at
                && quantity.value < 1.0
                && facts.quantity(quantity, Agreement::ValueOnly) == Said::Yes
        });
    if of_currency || of_post {
        return true;
    }
    // The `Canadian` of `14 million Canadian dollars`.
    let of_sum = passage.quantities.iter().any(|quantity| {
        matches!(quantity.unit, Unit::Money(_)) && quantity.span.contains(&token.start)
    });
    let prefixed = at > 0
        && passage.gap_after(at - 1) == "-"
        && matches!(passage.key(at - 1), "post" | "pre" | "peri" | "intra");
    let counts = passage
        .quantities
        .iter()
        .any(|quantity| quantity.token == at && !token.looks_like_name());
    // `Form 1040`, `CNN-Based`: an everyday word with its capital.
    let everyday = words::is_common(&token.key) && !titles::is_title_noun(&token.key);
    let numbered = everyday
        && passage.key(at + 1).len() > 1
        && passage
            .key(at + 1)
            .starts_with(|c: char| c.is_ascii_digit())
        && facts.word(passage.key(at + 1)) == Said::Yes;
    let behind = everyday
        && at > 0
        && passage.gap_after(at - 1) == "-"
        && !is_tool_at(passage, at)
        && !equipment::is_pair(passage.key(at - 1), &token.key);
    let beside_number = || {
        let digits = |at: usize| passage.key(at).starts_with(|c: char| c.is_ascii_digit());
        digits(at + 1) || at > 0 && digits(at - 1)
    };
    // `Valentine's Day` of `valentines`.
    let feast = matches!(token.key.as_str(), "day" | "eve")
        && at > 0
        && passage.gap_after(at - 1) == " "
        && passage.tokens[at - 1].is_capitalised()
        && facts.word(passage.key(at - 1)) == Said::Yes;
    in_date
        || feast
        || is_label_of_letter(passage, at, facts)
        || prefixed
        || counts
        || numbered
        || behind
        || token.key == "i"
        || token.key.bytes().all(|byte| byte.is_ascii_digit())
        || (token.text.contains(|c: char| c.is_ascii_digit())
            && token.text.contains('.')
            && facts.contains(token.text))
        // `PHP` is a language where no amount stands beside it.
        || (currencies::currency_code(token.text).is_some()
            && (!spelling::is_unmistakable_tool(&token.key) || beside_number()))
        || currencies::after_currency(token.text).is_some()
        || of_sum
        || is_within_a_word(token.text, facts)
}

/// `RNA`, where the user has `scRNA-seq`.
fn is_within_a_word(text: &str, facts: &Facts<'_>) -> bool {
    text.len() > 2
        && text.chars().all(char::is_uppercase)
        && facts.passages.iter().any(|source| {
            let mut tokens = source.tokens.iter().zip(&source.words);
            tokens.any(|(token, word)| {
                !word.negated && token.text != text && token.text.contains(text)
            })
        })
}

/// Whether a word says only what the user's letter or number behind it is: the `Class` of `Class B` for `CDL B`.
fn is_label_of_letter(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const LABELS: &str = "class category cat grade type division tier level stage phase group band";
    let letter = passage.key(at + 1);
    is_among!(LABELS, passage.key(at))
        && letter.len() == 1
        && passage.gap_after(at) == " "
        && passage.tokens[at + 1].is_capitalised()
        && facts.rows(letter).any(|(source, place)| {
            let source = &facts.passages[source];
            // A small letter is one behind the name of a paper alone: `cdl a`, not `a cdl`.
            !source.words[place].negated
                && source.key(place) == letter
                && (source.tokens[place].is_capitalised()
                    || place > 0
                        && source.gap_after(place - 1) == " "
                        && (is_among!(LABELS, source.key(place - 1))
                            || !words::is_wordlike(source.key(place - 1))))
        })
}

/// Whether a capital alone makes a word of a text look like a name: a direction, a nationality, a month, a verb, a word that the
/// user has in another form.
pub fn is_ordinary(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let token = &passage.tokens[at];
    let word = token.key.as_str();
    is_direction(passage, at, facts)
        || facts.says_demonym(word)
        || facts.says_misspelt(word)
        || verbs::lookup(word).is_some()
            && !token.looks_like_name()
            && !is_part_of_a_name(passage, at, facts)
        // `Eng` may be short for both, yet an engineer speaks no English.
        || abbreviations::same_word(word)
            .iter()
            .any(|other| facts.in_a_row(other) == Said::Yes)
        || facts.says_month(word)
        || is_small(word)
}

/// Whether a word that may be a verb stands in a name: beside another word with a capital that is not the user's, `Foster + Partners`.
fn is_part_of_a_name(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let token = &passage.tokens[at];
    let beside = |other: usize, gap: &str| {
        passage.tokens.get(other).is_some_and(|other| {
            other.is_capitalised() && !other.opens_sentence && facts.word(&other.key) == Said::No
        }) && matches!(gap.trim(), "" | "&" | "+")
    };
    // `For Wired magazine`, `in Open Dental`: what stands behind such a word is no verb.
    let governed = || {
        at > 0
            && passage.gap_after(at - 1) == " "
            && is_among!(
                "for at in with using use uses used via on by from",
                passage.key(at - 1)
            )
            && !token.key.ends_with("ing")
            && !facts.says_alike(&token.key)
            && passage.tokens[at - 1].text.starts_with(char::is_lowercase)
    };
    // `Finacle, Tally and CSI`.
    let listed = || {
        at > 0
            && passage.gap_after(at - 1).trim() == ","
            && passage.tokens[at - 1].is_capitalised()
            && !passage.tokens[at - 1].opens_sentence
            && (passage.gap_after(at).trim() == "," || matches!(passage.key(at + 1), "and" | "or"))
            && !facts.says_alike(&token.key)
    };
    token.is_capitalised()
        && !token.opens_sentence
        && (listed()
            || beside(at + 1, passage.gap_after(at))
            || at > 0 && beside(at - 1, passage.gap_after(at - 1))
            || governed())
}
