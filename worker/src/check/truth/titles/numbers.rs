//! Numbers within a title: years, ages and grades.

use crate::check::truth::clauses::Passage;
use crate::check::truth::facts::{Facts, Said};
use crate::check::truth::number_words;
use crate::check::truth::quantity::Agreement;

/// Numbers within a title, `3rd year`, are the user's in any form.
pub fn is_number(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    // The `Level 1/2` of `L1/L2`.
    let key = passage.key(at);
    let level = key.len() == 1
        && key.bytes().all(|byte| byte.is_ascii_digit())
        && ["l", "u"]
            .iter()
            .any(|letter| facts.in_a_row(&format!("{letter}{key}")) == Said::Yes);
    // `U11`, where the user has the under 11s.
    let under = key.strip_prefix('u').is_some_and(|age| {
        age.len() < 3
            && age.parse::<u8>().is_ok()
            && (facts.in_a_row(&format!("under{age}")) == Said::Yes
                || facts.in_a_row(&format!("under{age}s")) == Said::Yes)
    });
    if level || under {
        return true;
    }
    passage.quantities.iter().any(|quantity| {
        let agreement = if quantity.label.is_some() {
            Agreement::WithNoun
        } else {
            Agreement::ValueOnly
        };
        quantity.token == at && facts.quantity(quantity, agreement) == Said::Yes
    }) || number_words::small_number(passage.key(at)).is_some_and(|value| facts.gives_amount(value))
}

/// Whether the user has the number of a grade with its name, where it is one: `Band 7` is not the 7 of `ward 7`.
pub fn says_grade(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> Option<bool> {
    const GRADES: &str = "band grade tier class category";
    let key = passage.key(at);
    let number = key.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if number.is_empty() || number.len() > 2 || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let joined = |name: &str| {
        [format!("{name}{number}"), format!("{}{number}", &name[..1])]
            .iter()
            .any(|row| facts.in_a_row(row) == Said::Yes)
    };
    let before = passage.before(at);
    if is_among!(GRADES, before) && facts.word(before) != Said::No {
        return Some(joined(before));
    }
    // `3rd line`.
    (key != number && passage.key(at + 1) == "line").then(|| {
        joined("line")
            || joined("level")
            || [format!("{key}line"), format!("{key}level"), key.to_owned()]
                .iter()
                .any(|row| facts.in_a_row(row) == Said::Yes)
            || [("1", "firstline"), ("2", "secondline"), ("3", "thirdline")]
                .iter()
                .any(|(figure, row)| *figure == number && facts.in_a_row(row) == Said::Yes)
    })
}

/// The `under` of `under-11`, where the user has `u11`.
pub fn is_label_of_number(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    passage.key(at) == "under" && passage.gap_after(at) == "-" && is_number(passage, at + 1, facts)
}
