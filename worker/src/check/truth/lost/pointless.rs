//! What a person says that a résumé has no use for: their age, their pay, what begins a list, what they want left out.

use crate::check::truth::clauses::Passage;
use crate::check::truth::polarity::is_contraction;
use crate::check::truth::quantity::{Quantity, Unit};

/// Numbers that a résumé has no use for: the user's age and pay, "one", hours of the day, what counts a list, and all that is denied.
pub fn is_of_no_use(said: &Passage<'_>, quantity: &Quantity) -> bool {
    let mut next = quantity.nouns.iter();
    let clock = next.any(|noun| is_among!("am pm oclock", noun));
    // `1 month` is a month, `1 of 3` one of them; `level 1` is a level.
    let single = (quantity.value - 1.0).abs() < f64::EPSILON
        && quantity.unit == Unit::Plain
        && quantity.label.is_none();
    let small = quantity.value <= 2.0
        && quantity.unit == Unit::Plain
        && !said.tokens[quantity.token]
            .text
            .starts_with(|c: char| c.is_ascii_digit());
    clock
        || single
        || small
        || said.words[quantity.token].negated
        || counts_list(said, quantity)
        || is_age(said, quantity)
        || is_pay(said, quantity)
}

/// `1)` begins a list, and so do `Third, ` and the line `JOB 2`.
fn counts_list(said: &Passage<'_>, quantity: &Quantity) -> bool {
    const LONGEST: f64 = 20.0;
    let token = &said.tokens[quantity.token];
    let after = &said.text[quantity.span.end..];
    let line = said.text[..quantity.span.start].rsplit('\n').next();
    let heads = line.is_some_and(|line| line.split_whitespace().count() == 1)
        && after.trim_start_matches([' ', ':', '.']).starts_with('\n');
    quantity.value < LONGEST
        && (heads
            || after.starts_with([')', ':'])
            || (token.opens_sentence
                && (after.starts_with('.')
                    || (quantity.unit == Unit::Ordinal && after.starts_with(',')))))
}

/// `Im Tomasz, 34, mechanic`, `I'm 58`, `left school at 16`: an age, as what counts nothing between commas, behind `at` or at the beginning.
fn is_age(said: &Passage<'_>, quantity: &Quantity) -> bool {
    const OLD: &str = "old yo aged";
    let named = quantity.nouns.iter().any(|noun| is_among!(OLD, noun))
        || quantity
            .before
            .iter()
            .any(|before| is_among!("age aged", before));
    let (before, after) = (
        said.text[..quantity.span.start].trim_end(),
        &said.text[quantity.span.end..],
    );
    let counts = said.gap_after(quantity.token) == " "
        && !is_among!(
            "because when and but so or as",
            said.key(quantity.token + 1)
        )
        && said
            .words
            .get(quantity.token + 1)
            .is_some_and(|next| next.is_content);
    let bare = !counts && quantity.unit == Unit::Plain && quantity.per.is_none();
    let word = quantity
        .token
        .checked_sub(1)
        .map_or("", |before| said.key(before));
    let told = is_among!("at im am was turned turning", word)
        || (after.starts_with(',') && (before.is_empty() || before.ends_with(',')));
    named || (bare && (14.0..=75.0).contains(&quantity.value) && told)
}

/// What the user is paid, or wants to be: `salary was 12k`, `paid me 900 euro a month`, `$18/hr`, `looking for a lead role, 55-65k`.
fn is_pay(said: &Passage<'_>, quantity: &Quantity) -> bool {
    const PAY: &str = "salary wage wages stipend ctc";
    let sums = |text: &str| text.ends_with(['k', 'K']);
    let is_money = |other: &Quantity| {
        matches!(other.unit, Unit::Money(_)) || sums(&said.text[other.span.clone()])
    };
    // `55-65k`.
    let in_range = said.quantities.iter().any(|other| {
        is_money(other)
            && said
                .text
                .get(quantity.span.end..other.span.start)
                .is_some_and(|between| matches!(between.trim(), "-" | "–" | "to"))
    });
    if !is_money(quantity) && !in_range {
        return false;
    }
    let sentence = said.sentence_of(quantity.token);
    let told = (sentence.start..quantity.token).any(|at| {
        is_among!(PAY, said.key(at))
            || (is_among!("paid payed pay pays paying", said.key(at))
                && is_among!("me us", said.key(at + 1)))
            || is_among!("looking seeking", said.key(at))
    });
    told || quantity.per == Some("hour")
}

/// Whether the user asks for the sentence of a word to be left out: `high school I'd rather leave off`, `please dont mention the 2012 thing`.
pub fn is_to_be_left_out(said: &Passage<'_>, token: usize) -> bool {
    const PUTTING: &str = "put mention include highlight show";
    if token >= said.tokens.len() {
        return false;
    }
    let sentence = said.sentence_of(token);
    sentence.clone().any(|at| {
        let leaves = is_among!("leave leaving", said.key(at))
            && (at + 1..sentence.end.min(at + 4))
                .any(|place| is_among!("off out", said.key(place)));
        let denied = is_contraction(&said.tokens[at]) || said.key(at) == "not";
        // `I don't want to highlight that one`.
        let puts = denied
            && (at + 1..sentence.end.min(at + 4)).any(|place| is_among!(PUTTING, said.key(place)));
        leaves || puts
    })
}
