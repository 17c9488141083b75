//! What an amount is of: what became so many percent more or less, or for each of what there is one.

use super::super::clauses::Passage;
use super::super::number_words::is_function_word;
use super::super::quantity::{Quantity, Unit};
use super::{Said, Words};
use crate::english::verbs::{self, Form};

/// Words that only say that something is measured, and leave what to the word before.
const GENERAL: &str = "rate rates score scores ratio share level levels percentage figure figures number numbers amount target";

impl Words<'_, '_> {
    /// Whether a word stands for what an amount is of, where the user has something else that is nowhere in what is written: `reduced returns
    /// by 20%` of `complaints went down 20%`, `12 tabs, one for each client` of one for each month.
    pub(super) fn takes_its_measure(&self, passage: &Passage<'_>, at: usize) -> bool {
        let own = self.changed_alike(passage, at);
        let own = own.or_else(|| self.parted_alike(passage, at));
        own.is_some_and(|own| {
            let word = passage.key(at);
            !self.is_told(own)
                && self.facts.word(word) == Said::No
                && self.is_new(word)
                && self.is_another(word, self.source.key(own))
                && !self.is_explained(passage, at)
        })
    }

    /// What the user says became so many percent more or less, where a word says that of what it stands for.
    fn changed_alike(&self, passage: &Passage<'_>, at: usize) -> Option<usize> {
        let percent = |one: &&Quantity| one.unit == Unit::Percent;
        let claim = passage
            .quantities
            .iter()
            .filter(percent)
            .find(|one| changed(passage, one) == Some(at))?;
        let mut same = self
            .source
            .quantities
            .iter()
            .filter(|fact| fact.same_amount(claim));
        let fact = same.next().filter(|_| same.next().is_none())?;
        changed(self.source, fact)
    }

    /// For each of what the user has one, where a text has one for each of what a word stands for.
    fn parted_alike(&self, passage: &Passage<'_>, at: usize) -> Option<usize> {
        if !is_of_each(passage, at) {
            return None;
        }
        let mut own = (1..self.source.tokens.len()).filter(|own| is_of_each(self.source, *own));
        own.next().filter(|_| own.next().is_none())
    }
}

/// The `complaints` of `cut complaints by 20%` and `complaints went down 20%`.
fn changed(passage: &Passage<'_>, amount: &Quantity) -> Option<usize> {
    const CHANGES: &str = "by down up went go going fell fall dropped drop rose rise grew grow increased decreased reduced cut improved \
        came come are is was were has have to from about around roughly over nearly almost approximately some another";
    let clause = passage.clause_of(amount.token);
    let before = || (clause.start..amount.token).rev();
    let tells = |at: usize| is_among!(CHANGES, passage.key(at));
    before().next().filter(|at| tells(*at))?;
    let head = before()
        .find(|at| !tells(*at) && !is_among!(GENERAL, passage.key(*at)))
        .filter(|at| passage.words[*at].is_content)?;
    let key = passage.key(head);
    let deed = matches!(verbs::lookup(key), Some((_, Form::Past | Form::Gerund)));
    let joined = (head + 1..amount.token).all(|at| matches!(passage.gap_after(at - 1), " " | " ~"));
    (!deed && joined && !passage.is_in_amount_or_date(head)).then_some(head)
}

/// Whether there is one for each of what a word stands for: `one for each month`, `one per ward`.
fn is_of_each(passage: &Passage<'_>, at: usize) -> bool {
    let key = |back: usize| at.checked_sub(back).map_or("", |place| passage.key(place));
    let one = |word: &str| is_among!("one 1", word);
    let each = is_among!("each every", key(1)) && key(2) == "for" && one(key(3))
        || key(1) == "per" && one(key(2));
    each && !is_function_word(passage.key(at))
}
