//! How far a denial reaches.

use crate::check::truth::clauses::{Passage, is_subject};
use crate::check::truth::polarity::is_contraction;
use crate::english::verbs;

impl Passage<'_> {
    /// Where the words end that may be denied by one.
    pub(super) fn negation_end(&self, cue: usize) -> usize {
        let sentence = self.tokens[cue].sentence;
        let rest = self.tokens[cue..]
            .iter()
            .take_while(|token| token.sentence == sentence);
        let last = cue + rest.count();
        let lists = (cue..last).any(|at| matches!(self.key(at), "or" | "nor"));
        // `A non-permanent contract with Dahl` denies no more than what it is joined to.
        if self.is_prefix(cue) {
            return last.min(cue + 3);
        }
        for at in cue + 1..last {
            let gap = self.gap_after(at - 1);
            let comma = gap.contains(',') && !(lists && self.continues_list(at, last));
            let had =
                is_among!("with including also", self.key(at + 1)) && self.key(cue) != "without";
            let new_subject = is_among!("i im ive we then thats", self.key(at))
                // `No findings and one with a minor one`.
                || (self.key(at) == "and"
                    && self.counts_at(at + 1)
                    && !(cue + 1..at).any(|place| self.counts_at(place)))
                || (self.key(at) == "and" && had)
                || (self.key(at) == "and"
                    && (is_subject(self.key(at + 1))
                        || verbs::is_past(self.key(at + 1))
                        || is_among!("sat lay rested", self.key(at + 1))
                        || self.acts(at + 1)));
            let turn = is_among!("but cos coz cuz bcoz bcz becoz because although though while instead until", self.key(at))
                || (self.key(at) == "due" && self.key(at + 1) == "to" && at > cue + 1)
                // `Not renewed as the donor left`.
                || (self.key(at) == "as" && at > cue + 1 && self.gives_a_reason(at))
                // `No errors except one in March`.
                || (is_among!("except apart aside", self.key(at)) && at > cue + 1)
                // `Writing not so good`.
                || (self.key(at) == "so" && (at > cue + 1 || self.key(cue) != "not"))
                // `Not qualified till next summer`, `don't do banking thats the manager`.
                || (self.key(at) == "thats" && at > cue + 1)
                // `No climbing yet got a ticket booked`.
                || (self.key(at - 1) == "yet"
                    && at > cue + 2
                    && is_among!("got have having ive", self.key(at)))
                || (is_among!("till til", self.key(at)) && at > cue + 1 && self.begins_time(at + 1)) || (matches!(self.key(at), "just" | "only") && at > cue + 1);
            // `Not full time at Molly's`, `no sales since 2019`: where and when are not denied.
            let aside = is_among!("no not without zero", self.key(cue))
                && at > cue + 1
                && ((is_among!("since until during", self.key(at)) || self.is_at_a_name(at))
                    && self.words_between(cue, at)
                    || self.key(at) == "since"
                    || self.is_of_a_thing_at_hand(cue, at));
            // `Never sold one without a prescription`: there was always one.
            let aside = aside || (at > cue + 1 && self.key(at) == "without");
            let foreign = is_among!(
                "und aber sondern et mais y pero sino ma però mas maar och men ale",
                self.key(at),
            ) && self.is_foreign_denial(cue);
            // `No oil (OFTEC)`.
            let named_so = gap.contains('(')
                && self.gap_after(at).contains(')')
                && at <= cue + 3
                && self.tokens[at].text.chars().all(char::is_uppercase);
            if named_so {
                return at + 1;
            }
            let stop =
                gap.contains(['(', ')', '–', '—']) || gap.contains(" - ") || aside || foreign;
            if comma || new_subject || turn || stop {
                return at;
            }
        }
        last
    }

    /// `As the donor left`, `as they had no money`, not `as the manager`.
    fn gives_a_reason(&self, at: usize) -> bool {
        const REACH: usize = 5;
        let sentence = self.tokens[at].sentence;
        let near = at + 2..self.tokens.len().min(at + REACH);
        (is_subject(self.key(at + 1)) && self.key(at + 1) != "also")
            || self.key(at + 1) == "there"
            || is_among!("the my our their", self.key(at + 1))
                && near
                    .take_while(|place| {
                        self.tokens[*place].sentence == sentence
                            && !self.gap_after(place - 1).contains([',', ';', '('])
                            && !is_among!("and or but", self.key(*place))
                    })
                    .any(|place| {
                        is_among!("was were is are had has went ran left got", self.key(place))
                            || verbs::is_past(self.key(place))
                    })
    }

    /// `No points on my licence`, `no assistant for most of it`: there is what it stands by.
    fn is_of_a_thing_at_hand(&self, cue: usize, at: usize) -> bool {
        let doing = self.key(cue + 1).ends_with("ing");
        is_among!("no without zero", self.key(cue))
            && !(doing && self.key(cue) == "without")
            && ((self.key(at) == "on" && self.gap_after(at) != "-")
                // `No corrections at the viva`.
                || (is_among!("at during", self.key(at)) && is_among!("the my", self.key(at + 1)))
                || (self.key(at) == "for" && self.key(at + 1) == "most"))
            && self.words_between(cue, at)
            && !is_among!(ABSTRACT, self.key(at - 1))
    }

    /// Whether a `without` stands under a denial, and so says what there always was: `never sold one without a prescription`.
    pub(super) fn is_always_with(&self, at: usize) -> bool {
        const REACH: usize = 8;
        self.key(at) == "without"
            && (at.saturating_sub(REACH)..at)
                .rev()
                .take_while(|place| {
                    self.tokens[*place].sentence == self.tokens[at].sentence
                        && !self.gap_after(*place).contains([',', ';', '('])
                        && !is_among!("and but or", self.key(*place))
                })
                .any(|place| {
                    is_among!("not never no cannot", self.key(place))
                        || is_contraction(&self.tokens[place])
                })
    }

    fn is_at_a_name(&self, at: usize) -> bool {
        self.key(at) == "at"
            && self
                .tokens
                .get(at + 1)
                .is_some_and(|next| next.is_capitalised() || next.is_possessive())
    }

    /// Whether there are words of a thing, and no verb, between two places.
    fn words_between(&self, cue: usize, at: usize) -> bool {
        (cue + 1..at).all(|place| {
            !verbs::is_past(self.key(place))
                && verbs::lookup(self.key(place)).is_none_or(|(base, _)| verbs::is_also_noun(base))
        })
    }

    /// Whether what stands behind a comma is the next of a list, and not told for itself: `don't want nights, would take days or lates`.
    fn continues_list(&self, at: usize, last: usize) -> bool {
        const TELLING: &str = "would could should can will am is are was were has have had did do does just only \
            want wants need needs prefer like love hope looking";
        !is_subject(self.key(at))
            && !is_among!(TELLING, self.key(at))
            && (at..last).any(|next| matches!(self.key(next), "or" | "nor"))
    }
}

/// What somebody has of a thing: who denies it denies the thing.
pub const ABSTRACT: &str = "experience knowledge training course courses certificate certification qualification ticket licence license degree \
    diploma work working exposure contact responsibility access say involvement part role input use skill skills exam seat place position power authority decision decisions control";
