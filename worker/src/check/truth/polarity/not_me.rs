//! Who did it, where a denial says that the user did not: `the owner did the hiring, not me`.

use crate::check::truth::clauses::Passage;
use crate::check::truth::doers::is_somebody;
use crate::check::truth::polarity::is_contraction;
use crate::english::words::is_everyday;

impl Passage<'_> {
    /// `The partner signed everything off, not me`: that it was done is not denied, only by whom.
    pub(super) fn tells_of_another(&self, start: usize, cue: usize) -> Option<usize> {
        (start..cue.saturating_sub(2)).find(|who| {
            self.key(cue + 1) == "me"
                && (is_somebody(self.key(*who)) && self.acts(who + 1)
                    || self.is_somebody_acting(*who))
                && (*who == start || self.key(who - 1) != "by")
        })
    }

    /// The `lab` of `glaze = lab, not us` and of `glaze was the lab, not us`, whose the thing before is.
    pub(super) fn is_put_equal(&self, start: usize, cue: usize) -> Option<usize> {
        let ours = is_among!("me us mine ours", self.key(cue + 1));
        let somebody = |who: usize| {
            is_somebody(self.key(who))
                || self.tokens[who].is_capitalised() && !is_everyday(self.key(who))
        };
        let is_theirs = |who: usize| {
            let who = who + usize::from(is_among!("the our my", self.key(who)));
            who < cue && who + 2 >= cue && (who..cue).all(somebody)
        };
        let who = (start + 1..cue).find(|who| {
            self.gap_after(who - 1).contains('=')
                || is_among!("was were is are", self.key(who - 1))
                    && who - 1 > start
                    && !somebody(who - 2)
                    && is_theirs(*who)
        })?;
        ours.then_some(who)
    }

    /// `First author is my professor, not me`, `the tags were head office's idea, not mine`: there is one, and whose it is.
    pub(super) fn is_another(&self, start: usize, cue: usize) -> bool {
        let owned = || {
            (start + 1..cue).any(|is| {
                is_among!("is was are were", self.key(is))
                    && (is + 1..cue)
                        .any(|who| self.tokens[who].is_possessive() || is_somebody(self.key(who)))
            })
        };
        (is_among!("mine my", self.key(cue + 1)) && owned())
            || self.key(cue + 1) == "me"
                && (start + 1..cue).any(|is| {
                    let somebody = self.key(is - 1);
                    is_among!("is was", self.key(is))
                        && (somebody == "author" || is_somebody(somebody))
                        && (is + 1..cue).any(|who| is_somebody(self.key(who)))
                })
    }

    /// `They report to the lead, not me`: whom it is done to is denied, not that it is done.
    pub(super) fn is_another_receiver(&self, cue: usize) -> bool {
        const REACH: usize = 6;
        // `That's for the whole ward, not me`.
        let received = |at: usize| {
            self.key(at) == "for"
                && is_among!("thats its is was are were", self.before(at))
                && at + 1 < cue
        };
        is_among!("me mine", self.key(cue + 1))
            && (cue.saturating_sub(REACH)..cue).any(|at| {
                self.tokens[at].sentence == self.tokens[cue].sentence
                    && (received(at)
                        || self.key(at) == "to"
                            && (at + 1..cue).any(|who| is_somebody(self.key(who))))
            })
    }

    /// Where somebody is named who did what the user did not: `the photographer did` of `won a prize, the photographer did, not me`.
    pub(super) fn doer_start(&self, cue: usize) -> usize {
        // `Done by Ferri, not me`.
        let sentence = self.tokens[cue].sentence;
        let near = cue.saturating_sub(4)..cue;
        let by = near
            .clone()
            .rev()
            .find(|at| self.key(*at) == "by" && self.tokens[*at].sentence == sentence);
        if let Some(by) = by {
            return by;
        }
        // `Ing. Ferri, not me`, but not `treasurer wasn't me`.
        let is_denied =
            is_contraction(&self.tokens[cue]) || is_among!("was is were are", self.before(cue));
        if self.key(cue + 1) == "me" && !is_denied {
            let named =
                |at: &usize| self.tokens[*at].is_capitalised() || is_somebody(self.key(*at));
            let before = near.rev().take_while(named);
            let start = self.sentence_of(cue).start;
            let alone = |first: &usize| {
                *first <= start || is_among!("by was is were are", self.key(first - 1))
            };
            if let Some(first) = before.last().filter(alone) {
                return first;
            }
        }
        if cue == 0 || !matches!(self.key(cue - 1), "did" | "does" | "was") {
            return cue;
        }
        let pause = |at: &usize| self.gap_after(at - 1).contains([',', '-', '–', '—', '(']);
        let start = self.sentence_of(cue).start;
        let doer = (start + 1..cue).rev().find(pause);
        doer.filter(|doer| (*doer..cue).any(|at| is_somebody(self.key(at))))
            .unwrap_or(cue)
    }
}
