//! Who did what a text tells of: the user, or somebody they mention.

mod given_away;
mod people;
mod phrases;

pub use people::{is_kin, is_somebody};

use std::ops::Range;

use crate::english::tokens::Token;
use crate::english::verbs::{self, Form};
use crate::english::words::is_everyday;

use super::clauses::{Doer, Passage};
pub use super::left_to_others::leaves_to_others;

impl Passage<'_> {
    /// What others did: `the owner did the accounts`, `soldering was done by a friend`, `backend was another team`.
    pub fn mark_others(&mut self) {
        let mut acting = None;
        for clause in self.clauses.clone() {
            // `The teacher did the lessons and made the exams`.
            let goes_on = acting == Some(clause.start)
                && self.key(clause.start) == "and"
                && self.acts(clause.start + 1)
                && !self.tokens[clause.start].opens_sentence;
            acting = None;
            if let Some(me) = self.hands_on(clause.clone()) {
                self.leave_to_another(clause.start..me);
                continue;
            }
            self.mark_made_by_another(clause.clone());
            if let Some(who) = self.is_left_to(clause.clone()) {
                self.leave_to_another(clause.start..=who);
                continue;
            }
            if let Some(told) = self.left_to_somebody(&clause) {
                self.leave_to_another(told);
                continue;
            }
            if let Some(thing) = self.is_labelled_with_somebody(&clause) {
                let who = self.sentence_of(clause.end).end;
                self.leave_to_another(thing..who);
            }
            if let Some(told) = self.told_of_somebody(&clause) {
                acting = Some(clause.end);
                self.leave_to_another(told);
                continue;
            }
            if self.is_of_oneself(clause.clone()) {
                self.mark_gap(clause.clone());
                self.mark_beside_oneself(clause);
                continue;
            }
            if goes_on || self.has_another_subject(clause.clone()) {
                acting = Some(clause.end);
                self.leave_to_another(clause);
                continue;
            }
            // `Wiring by the electrician, permits by the office`.
            self.mark_gap(clause.clone());
            let mut start = clause.start;
            while let Some(end) = (start..clause.end).find(|at| self.gives_away(start, *at)) {
                let comma = (start + 1..end)
                    .rev()
                    .find(|at| self.gap_after(at - 1).contains([',', '-', '–', '—']));
                let who = (end..clause.end.min(end + 5)).filter(|at| self.is_somebody_at(*at));
                let phrase = self.somebody_behind(end, clause.end);
                let who: Vec<usize> = who.chain(phrase).collect();
                self.leave_to_another(who);
                // `Insulin is madam who injects it`.
                let doing = self.key(end) != "by"
                    && (end..clause.end.min(end + 5)).any(|at| self.key(at) == "who");
                let told = if doing { clause.end } else { end };
                self.leave_to_another(comma.unwrap_or(start)..told);
                start = (end + 1..clause.end)
                    .find(|at| self.gap_after(at - 1).contains(','))
                    .unwrap_or(clause.end);
            }
        }
    }

    /// Marks what somebody else did.
    fn leave_to_another(&mut self, words: impl IntoIterator<Item = usize>) {
        for at in words {
            self.words[at].doer = Doer::Another;
        }
    }

    /// `The programming` of `I only soldered, the programming was done by Tim`.
    fn mark_beside_oneself(&mut self, clause: Range<usize>) {
        let mut start = clause.start;
        while start < clause.end {
            let end = (start + 1..clause.end)
                .find(|at| self.gap_after(at - 1).contains([',', ';']))
                .unwrap_or(clause.end);
            if !self.is_of_oneself(start..end) {
                self.mark_part_of_another(start..end, end == clause.end);
            }
            start = end;
        }
    }

    /// What somebody else did in a part of a clause between commas.
    fn mark_part_of_another(&mut self, part: Range<usize>, last: bool) {
        // `Someone else pitched`.
        if last
            && part.start > self.clause_of(part.start).start
            && self.has_another_subject(part.clone())
        {
            self.leave_to_another(part);
            return;
        }
        // `The lease was my boss's`.
        let start = part.start;
        let end = part.clone().find(|at| {
            is_among!("by was is were are went goes stayed", self.key(*at))
                && self.gives_away(start, *at)
        });
        if let Some(end) = end {
            let who = self.somebody_behind(end, part.end);
            self.leave_to_another((start..end).chain(who));
        }
    }

    /// `Playbooks` of `with playbooks my senior wrote`, `the lights` of `hired an electrician for the lights`.
    fn mark_made_by_another(&mut self, clause: Range<usize>) {
        for at in clause.start + 1..clause.end {
            let whose = is_among!("my our the a", self.key(at)) && self.words[at - 1].is_content;
            let wrote = (at + 2..clause.end.min(at + 4)).find(|verb| {
                self.is_somebody_at(verb - 1)
                    && verbs::lookup(self.key(*verb)).is_some_and(|(base, form)| {
                        form == Form::Past && !verbs::is_also_noun(base)
                    })
            });
            if whose
                && self.gap_after(at - 1) == " "
                && let Some(wrote) = wrote
                && !verbs::is_past(self.key(at - 1))
            {
                self.leave_to_another([at - 1, wrote]);
            }
            // `I call the engineers for the big stuff`.
            let hired = is_among!("hired paid got had call called calling", self.key(at - 1));
            let what = (at + 1..clause.end.min(at + 4)).find(|place| {
                let who = place - 1;
                is_among!("for to", self.key(*place))
                    && (self.is_somebody_at(who)
                        || self.key(who).strip_suffix('s').is_some_and(is_somebody))
            });
            if hired
                && is_among!("a an the", self.key(at))
                && let Some(what) = what
            {
                self.leave_to_another(what..clause.end);
            }
        }
    }

    /// Whether a clause gives what a word of it tells of to somebody else: `hiring rested with the manager`.
    pub fn is_given_away(&self, word: usize) -> bool {
        let clause = self.clause_of(word);
        self.words[word].doer == Doer::Another
            && (word + 1..clause.end.min(word + 7)).any(|at| self.gives_away(clause.start, at))
    }

    /// The last word of `repairs the shop did`, `firing = the master`: what stands before is somebody else's.
    fn is_left_to(&self, clause: Range<usize>) -> Option<usize> {
        const LONGEST: usize = 4;
        let last = clause.end.checked_sub(1)?;
        if self.is_relative_of_another(&clause) {
            return Some(last);
        }
        let equals = (clause.start..last).find(|at| self.gap_after(*at).contains('='))?;
        let what = clause.start..equals + 1;
        let who = equals + 1 + usize::from(is_among!("the my our", self.key(equals + 1)));
        let ends = who >= last || self.gap_after(who).contains([',', ';', '(']);
        (ends
            && who <= last
            && (is_somebody(self.key(who)) || is_somebody(self.key(who).trim_end_matches('s')))
            && what.len() <= LONGEST
            && what.clone().any(|at| self.words[at].is_content)
            && what
                .clone()
                .all(|at| self.is_nominal(at) && !is_among!(OWN, self.key(at))))
        .then_some(who)
    }

    /// `Repairs the shop did`, `court reports the qualified social worker writes`, `cocktails bartender only`.
    fn is_relative_of_another(&self, clause: &Range<usize>) -> bool {
        const DOING: &str = "writes wrote does did makes made handles handled signs signed draws drew cooks cooked decides decided fixes fixed \
            repairs repaired checks checked manages managed designs designed builds built teaches taught";
        const REACH: usize = 4;
        let last = clause.end - 1;
        let nominal = |range: Range<usize>| {
            !range.is_empty()
                && range.len() <= REACH
                && range.clone().all(|at| {
                    self.words[at].is_content
                        && self.is_nominal(at)
                        && !is_among!(OWN, self.key(at))
                })
        };
        if self.key(last) == "only" && clause.len() > 2 && self.is_somebody_at(last - 1) {
            let thing = self.key(last - 2);
            return (thing.ends_with('s') || thing.ends_with("ing"))
                && !is_somebody(thing.trim_end_matches('s'))
                && nominal(clause.start..last - 1);
        }
        is_among!(DOING, self.key(last))
            && (clause.start + 1..last)
                .rev()
                .take(REACH)
                .find(|at| is_among!("the my our", self.key(*at)))
                .is_some_and(|the| {
                    the + 1 < last
                        && !is_among!(OWN, self.key(last - 1))
                        && nominal(clause.start..the)
                })
    }

    /// Whether `I paid` or `we hired` stands before a man who did it: `gas we paid a man`.
    fn hires(&self, me: usize, end: usize) -> bool {
        const HIRED: &str = "man guy bloke chap fella lady woman firm company tradesman tradesmen professional pro pros lad lads";
        is_among!("paid hired", self.key(me + 1))
            && is_among!("a an the some outside", self.key(me + 2))
            && (me + 3..end.min(me + 6))
                .any(|at| is_among!(HIRED, self.key(at)) || self.is_somebody_at(at))
    }

    /// The `I` of `SEO I always passed to a friend`, before which stands what somebody else does.
    fn hands_on(&self, clause: Range<usize>) -> Option<usize> {
        let me = clause
            .clone()
            .find(|at| is_among!("i we", self.key(*at)) && *at > clause.start)?;
        let fronted = self.words[me - 1].is_content && self.gap_after(me - 1) == " ";
        if fronted && self.hires(me, clause.end) {
            return Some(me);
        }
        let verb = (me + 1..clause.end.min(me + 4)).find(|at| {
            is_among!(
                "pass passed hand handed leave left give gave send sent rent rented contract contracted farm farmed",
                self.key(*at),
            )
        })?;
        let to = verb + 1 + usize::from(is_among!("out over on", self.key(verb + 1)));
        let to_somebody = self.key(to) == "to"
            && (to + 1..clause.end.min(to + 4))
                .any(|at| self.is_somebody_at(at) || self.tokens[at].is_capitalised());
        to_somebody.then_some(me)
    }

    /// Whether the user speaks of themselves; `the photographer did, not me` is of another.
    fn is_of_oneself(&self, mut clause: Range<usize>) -> bool {
        clause.any(|at| {
            // `Our professor organised it`, `by our marketing lady`; what our team did is ours.
            let of_ours = self.key(at) == "our"
                && (at + 1..at + 4).any(|next| {
                    is_somebody(self.key(next)) && !is_among!(OURSELVES, self.key(next))
                });
            is_among!(OWN, self.key(at))
                && !of_ours
                && (at == 0 || !matches!(self.key(at - 1), "not" | "my"))
        })
    }

    /// Whether somebody else is named before the verb of a clause.
    fn has_another_subject(&self, clause: Range<usize>) -> bool {
        const REACH: usize = 6;
        const POINTING: &str = "the my our their his her another other a an some one";
        const NO_SUBJECT: &str = "with for to by as under of from at helped was became";
        let end = clause.end.min(clause.start + REACH);
        // The head of `dev team` is the team.
        let Some(person) = (clause.start..end).find(|at| {
            self.is_somebody_at(*at)
                && !(at + 1 < end && self.is_somebody_at(at + 1) && !self.acts(at + 1))
        }) else {
            return false;
        };
        let key = self.key(person);
        // `My team won the hackathon`: the user with it.
        if is_among!("team unit crew squad", key) && is_among!("my our", self.before(person)) {
            return false;
        }
        // `Cashiers checks` are checks.
        let compound = key.ends_with('s')
            && !is_kin(key)
            && matches!(
                verbs::lookup(self.key(person + 1)),
                Some((_, Form::ThirdPerson))
            );
        // `Devs write unit tests`.
        let several = key.ends_with('s')
            && person == clause.start
            && (!is_kin(key) || key.ends_with("ers"))
            && verbs::lookup(self.key(person + 1)).is_some_and(|(base, form)| {
                form == Form::Base
                    && (!verbs::is_also_noun(base)
                        || is_among!("with the my our it them", self.key(person + 2)))
            })
            && self.words.get(person + 2).is_some_and(|next| {
                next.is_content || is_among!("with the my our it them", self.key(person + 2))
            });
        let acts_next = (self.acts(person + 1) && !compound) || several;
        // `Cashier handled money` is of the user; `uncle ran the sites` and `nurses gave it` are not.
        // `Chef chose the dishes`, in the notes of who is none.
        let bare = clause.start > 0
            && person == clause.start
            && verbs::lookup(self.key(person + 1)).is_some_and(|(base, form)| {
                form == Form::Past
                    || (form == Form::ThirdPerson
                        && (!verbs::is_also_noun(base)
                            || is_among!("with the my our it them", self.key(person + 2))))
            })
            && (is_among!(POINTING, self.key(person + 2))
                || self
                    .words
                    .get(person + 2)
                    .is_some_and(|next| next.is_content));
        let unmistakable = is_kin(key)
            || bare
            || key.ends_with('s')
            || self.is_name(person)
            || is_among!("did does", self.key(person + 1))
            || is_among!("manager supervisor director", key)
            // `Chef decides the menu`, told by who is something else.
            || (clause.start > 0
                && is_among!("decide decides decided approves approve", self.key(person + 1)));
        let pointed = (clause.start..person).any(|at| is_among!(POINTING, self.key(at)))
            || is_among!("others someone somebody he she they boss agency", key)
            || (unmistakable && acts_next);
        // `Testing and sign-off he did himself`.
        let fronted = is_among!("he she they", key);
        let led_to = (clause.start..person).all(|at| {
            let gerund = matches!(verbs::lookup(self.key(at)), Some((_, Form::Gerund)));
            (fronted && gerund && at == clause.start)
                || !is_among!(NO_SUBJECT, self.key(at))
                    && !matches!(
                        verbs::lookup(self.key(at)),
                        Some((_, Form::Past | Form::Gerund))
                    )
        });
        let followed = self
            .words
            .get(person + 1)
            .is_some_and(|next| next.is_content)
            // `Someone else pitched`.
            && !is_among!("else still also always usually now mostly often just", self.key(person + 1))
            && verbs::lookup(self.key(person + 1)).is_none();
        let acts = several
            || !followed && (person + 1..clause.end.min(person + 4)).any(|at| self.acts(at));
        pointed && led_to && acts
    }

    /// Whether a word is a verb that somebody is the subject of.
    pub fn acts(&self, at: usize) -> bool {
        // `A firm called Bluebell`, `a client based in Leeds`.
        let called = is_among!("called named", self.key(at))
            && self.tokens.get(at + 1).is_some_and(Token::is_capitalised);
        if called || (self.key(at) == "based" && is_among!("in at near", self.key(at + 1))) {
            return false;
        }
        // The past of some verbs is as their base: `my boss set it up`.
        is_among!(
            "did does do was were is had has made decided gave gives set put cut let read cast split shut",
            self.key(at),
        ) || matches!(
            verbs::lookup(self.key(at)),
            Some((_, Form::Past | Form::ThirdPerson))
        ) || (is_among!("else others", self.key(at.saturating_sub(1)))
            && verbs::is_past(self.key(at)))
    }

    /// Whether a phrase of somebody ends here, and with it the clause or its part: `was head chefs`, `was supervisor only`.
    fn is_somebodys_end(&self, at: usize, end: usize) -> bool {
        let singular = self.key(at).strip_suffix('s');
        (self.is_somebody_at(at) || singular.is_some_and(is_somebody))
            && (at + 1 >= end
                || self.key(at + 1) == "only"
                || self.gap_after(at).contains([',', '(', ';']))
    }

    /// Whether a word may be of a thing or its name, and not of what somebody does: `reports`, `hiring`.
    fn is_nominal(&self, at: usize) -> bool {
        match verbs::lookup(self.key(at)) {
            Some((base, form)) => {
                form == Form::Gerund || (form != Form::Past && verbs::is_also_noun(base))
            }
            None => !verbs::is_past(self.key(at)),
        }
    }

    fn is_somebody_at(&self, at: usize) -> bool {
        // `Maintainers do the releases`.
        let agents = (self.key(at).ends_with("ers") || self.key(at).ends_with("ors"))
            && self.key(at).len() > 6
            && is_among!("do did does", self.key(at + 1));
        // `The QC people do the grading`.
        let agents = agents
            || (is_among!("people guys folks ladies lads", self.key(at))
                && is_among!("do did does handle handled", self.key(at + 1)));
        // `Physio turned pilates instructor` is one and the same.
        let became = self.key(at + 1) == "turned"
            && (at + 2..at + 5).any(|next| super::titles::names_a_role(self.key(next)));
        // `The PI did the writing`.
        let initials = is_among!("the our my", self.before(at))
            && is_among!("did does", self.key(at + 1))
            && (2..5).contains(&self.tokens[at].text.len())
            && self.tokens[at].text.chars().all(char::is_uppercase);
        agents || initials || (is_somebody(self.key(at)) && !became) || self.is_name(at)
    }

    /// A name that stands as a subject: `Priya did the code`.
    fn is_name(&self, at: usize) -> bool {
        const DOING: &str = "did does made wrote ran handled led directed designed built drew organised organized conducted coded programmed translated edited photographed \
            taught trained coached managed painted sewed cooked";
        // `Ola planned it`, `I don't bake, Judith bakes`.
        let acts = || {
            let alone = || {
                at > 0
                    && !self.tokens[at].opens_sentence
                    && self
                        .tokens
                        .get(at + 2)
                        .is_none_or(|next| next.opens_sentence)
            };
            matches!(
                verbs::lookup(self.key(at + 1)),
                Some((_, Form::Past | Form::ThirdPerson))
            ) && (is_among!("it them the everything this that", self.key(at + 2)) || alone())
                && !is_everyday(self.key(at))
        };
        self.tokens.get(at).is_some_and(|token| {
            token.is_capitalised()
                && token.text.chars().skip(1).all(char::is_lowercase)
                && token.text.len() > 2
                && !is_among!(OWN, &token.key)
        }) && (is_among!(DOING, self.key(at + 1)) || acts())
            && verbs::lookup(self.key(at)).is_none()
            && self.words[at].is_content
            && !self.words[at].negated
    }
}

/// Participles of what somebody does.
pub const DONE: &str = "done handled made run led written managed organised organized prepared carried performed provided created \
    undertaken completed directed administered built filed taken drawn";

/// Words of one who speaks of themselves.
const OWN: &str = "i im ive id we me us myself mine our ourselves";

/// Groups of which the user is one.
const OURSELVES: &str = "team teams company firm department office council committee unit desk lab teammate teammates parents";

#[cfg(test)]
#[path = "doers_tests.rs"]
mod tests;
