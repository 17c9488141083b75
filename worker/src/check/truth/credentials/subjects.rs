//! In what somebody has a paper: a `dry needling certificate` is none in osteopathy.

use crate::check::truth::clauses::Passage;
use crate::check::truth::facts::{Facts, Said};
use crate::check::truth::glosses::is_gloss;
use crate::check::truth::shortened::is_spelt_out;
use crate::check::truth::violation::{Violation, ViolationKind};
use crate::check::truth::word_lists::is_listed;
use crate::english::verbs::{self, Form};

/// A paper in another subject than the user's: the `osteopathy certificate` of who has one in dry needling.
pub fn other_subject(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> Option<Violation> {
    const PAPERS: [&str; 2] = [
        "certificate certification cert diploma badge qualification",
        "licence license ticket",
    ];
    const PLAIN: &str = "professional official formal valid full clean own relevant required vocational technical advanced basic current recognised \
        recognized national state international industry additional further driving drivers vehicle trade course training teaching completion";
    let subject = |text: &Passage<'_>, paper: usize| {
        let before = paper.checked_sub(1)?;
        let stands = text.words[before].is_content
            && text.gap_after(before) == " "
            && verbs::lookup(text.key(before)).is_none_or(|(_, form)| form == Form::Gerund);
        stands.then_some(before)
    };
    let key = passage.key(at);
    let papers = PAPERS
        .iter()
        .find(|papers| is_listed(papers, passage.key(at + 1)))?;
    let named = subject(passage, at + 1).is_some_and(|before| before == at)
        && !passage.tokens[at].is_possessive()
        && !passage.words[at].negated
        && key.len() > 3
        && !is_among!(PLAIN, key);
    let unsaid = named
        && facts.word(key) == Said::No
        && !facts.says_alike(key)
        && !facts.says_beginning_of(key)
        && !facts.says_compound(key)
        && !facts.says_kind(key)
        && !is_spelt_out(passage, at, facts)
        && !is_gloss(passage, at, facts);
    // Of one who has none in anything this is asked elsewhere.
    let own = unsaid
        && facts.any_word(|source, place| {
            is_listed(papers, source.key(place)) && subject(source, place).is_some()
        });
    own.then(|| {
        let reason = "the user's words have this in another subject";
        Violation::new(ViolationKind::Credential, passage.tokens[at].text, reason)
    })
}
