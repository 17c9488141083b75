//! The names of those whom a person worked, studied or stood up for, as they stand in free text.

use std::ops::Range;

use crate::check::truth::clauses::{Doer, Passage};
use crate::check::truth::currencies;
use crate::check::truth::names::{is_small, is_tool_at};
use crate::check::truth::same_things::is_person;
use crate::check::truth::titles::names_a_role;
use crate::english::dates::month_number;
use crate::english::verbs::Form;
use crate::english::{gazetteer, places, titles, tokens, verbs, words};

/// Names of employers, schools and the like: capitalised, and nothing else that is: `Lidl` of `at Lidl`, `Hennessy & Sons`.
pub fn names<'a>(said: &Passage<'a>) -> Vec<&'a str> {
    let mut names = Vec::new();
    let mut at = 0;
    while at < said.tokens.len() {
        let Some(run) = run_from(said, at) else {
            at += 1;
            continue;
        };
        at = run.end;
        let run = without_titles(said, run);
        if !run.is_empty() && is_employer(said, run.clone()) {
            names.push(&said.text[said.tokens[run.start].start..said.tokens[run.end - 1].end]);
        }
    }
    names
}

/// Capitalised words in a row that begin here, with the `of` and `&` between them.
fn run_from(said: &Passage<'_>, start: usize) -> Option<Range<usize>> {
    // The `Jun` of `Lidl Jun 2014` begins the date.
    let capital = |at: usize| {
        said.tokens.get(at).is_some_and(|token| {
            let mut dates = said.dates.iter();
            token.is_capitalised() && !dates.any(|date| date.span.contains(&token.start))
        })
    };
    if !capital(start) || said.words[start].negated || is_oneself(said.key(start)) {
        return None;
    }
    let mut end = start + 1;
    loop {
        let joins = |at: usize| {
            let gap = said.gap_after(at - 1);
            said.tokens
                .get(at)
                .is_some_and(|token| !token.opens_sentence)
                && (gap == " " || gap.trim() == "&" || gap == "-")
        };
        let small = usize::from(is_among!(
            "of and de la le du des di da von der den",
            said.key(end),
        ));
        if !(joins(end) && (small == 0 || joins(end + 1)) && capital(end + small)) {
            break;
        }
        end += small + 1;
    }
    Some(start..end)
}

/// A run without the roles, dates and ordinary words that are only capitalised because they begin a sentence.
fn without_titles(said: &Passage<'_>, mut run: Range<usize>) -> Range<usize> {
    let ordinary = |at: usize| {
        let key = said.key(at);
        let begins = said.tokens[at].opens_sentence;
        // `Lindqvist` only ends like `Florist`.
        (names_a_role(key) && words::is_wordlike(key))
            || (begins
                && (verbs::lookup(key).is_some()
                    || !said.words[at].is_content
                    || key.ends_with("ly")))
    };
    while !run.is_empty() && ordinary(run.start) {
        run.start += 1;
    }
    // The `and` of `Oh and NVQ`.
    if run.len() > 2 && said.tokens[run.start].opens_sentence && said.key(run.start + 1) == "and" {
        run.start += 2;
    }
    while !run.is_empty() && is_oneself(said.key(run.end - 1)) {
        run.end -= 1;
    }
    run
}

/// `I`, `I'm`.
fn is_oneself(word: &str) -> bool {
    is_among!("i im ive ill id", word)
}

/// Whether a name is that of a person: `Patel Sir`, `one colleague, Kayla,`, `Craig did the drawings`.
fn is_of_somebody(said: &Passage<'_>, run: &Range<usize>) -> bool {
    let last = run.end - 1;
    let titled = is_among!("sir madam maam mr mrs dr prof", said.key(run.start))
        || is_among!("sir madam maam ji", said.key(last));
    let acts = said.gap_after(last) == " "
        && verbs::lookup(said.key(run.end))
            .is_some_and(|(_, form)| matches!(form, Form::Past | Form::ThirdPerson));
    let introduced = run.start.checked_sub(1).is_some_and(|before| {
        said.gap_after(before).trim() == ","
            && is_person(&said.words[before].stem)
            && !names_a_role(said.key(before))
            && said.gap_after(last).trim() == ","
    });
    titled || (run.len() == 1 && (acts || introduced))
}

/// Whether a name may be that of an employer or school: it is not of a place, a tool, a degree, or of somebody who did something else.
fn is_employer(said: &Passage<'_>, run: Range<usize>) -> bool {
    let key = tokens::key(&said.text[said.tokens[run.start].start..said.tokens[run.end - 1].end]);
    // `At the Royal Oak`, but `the Metro` is where one worked.
    let article = usize::from(run.len() > 1 && run.start > 1 && said.key(run.start - 1) == "the");
    let before = run.start - article;
    let introduced = before > 0
        && (matches!(said.key(before - 1), "at" | "for" | "with" | "w")
            || said.gap_after(before - 1).ends_with('@'));
    let of_kind = run.len() > 1 && run.clone().any(|at| is_among!(KINDS, said.key(at)));
    let is_place = |at: usize| gazetteer::is_place(said.key(at)) || is_small(said.key(at));
    let is_initials = |at: usize| {
        let text = said.tokens[at].text;
        is_small(said.key(at)) || text.chars().all(|letter| !letter.is_lowercase())
    };
    // `BSc Computing`.
    let first = said.key(run.start);
    let begins_with_degree = titles::degree_forms(first).is_some() && !words::is_common(first);
    // One works at the Bella Vista, and lives in it.
    let other = (gazetteer::is_place(&key) && !introduced)
        || places::is_known(&key)
        || places::is_language(&key)
        || titles::degree_forms(&key).is_some()
        || begins_with_degree
        || (!introduced && run.clone().all(is_place))
        || run.clone().all(|at| is_tool_at(said, at))
        || (!introduced && run.clone().any(|at| is_tool_at(said, at)))
        || run.clone().any(|at| {
            said.words[at].doer == Doer::Another
                || currencies::after_currency(said.tokens[at].text).is_some()
        });
    // `Present` and `Issued Jun` are words of English and months, `I am Piotr` is the user.
    let plain = |at: usize| words::is_common(said.key(at)) || month_number(said.key(at)).is_some();
    let plain = run.clone().all(plain)
        && (run.len() == 1 || run.clone().any(|at| month_number(said.key(at)).is_some()));
    let oneself = run.start > 0
        && is_among!("am im is called", said.key(run.start - 1))
        && (0..run.start)
            .rev()
            .take(4)
            .any(|at| is_among!("i im name", said.key(at)));
    // `Caritas-ish`.
    let likened = said.gap_after(run.end - 1) == "-" && is_among!("ish like", said.key(run.end));
    let opens_alone = run.len() == 1 && said.tokens[run.start].opens_sentence;
    // `The drawings were Craig`: a person, more often than not.
    let within = run.len() == 1
        && run.start > 0
        && said.gap_after(run.start - 1) == " "
        && !names_a_role(said.key(run.start - 1))
        && !is_among!(KINDS, said.key(run.start - 1));
    let doubtful = opens_alone || within || plain || run.clone().all(is_initials);
    !other
        && !oneself
        && !likened
        && !is_of_somebody(said, &run)
        && (introduced || of_kind || !doubtful)
}

/// What employers and schools are called.
const KINDS: &str = "company firm agency client ltd limited llc inc plc gmbh ag srl spa oy ab bv sa pty co corp sons bros school college university universidad academy \
    institute institut hospital clinic bank hotel restaurant logistics solutions services systems group studio studios partners \
    consulting council ministry";
