//! The ways in which a text says that what stands before is somebody else's: `was done by a friend`, `was Luka's`, `went to the lawyers`.

use crate::check::truth::clauses::Passage;
use crate::check::truth::number_words;
use crate::check::truth::word_lists::is_listed;
use crate::english::tokens::Token;
use crate::english::verbs;
use crate::english::words::is_everyday;

use super::phrases::LABELS;
use super::{DONE, is_kin, is_somebody};

impl Passage<'_> {
    /// `The budget was with the bursar`, `vet visits are for staff`.
    fn is_kept_by_others(&self, start: usize, was: usize) -> bool {
        let with = self.key(was + 1) == "with"
            && is_among!("the my our", self.key(was + 2))
            && !is_among!("company firm team", self.key(was + 3))
            && self.is_somebody_at(was + 3);
        let staff = self.key(was + 1) == "for" && is_among!("staff management", self.key(was + 2));
        (with || staff) && (start..was).any(|place| self.words[place].is_content)
    }

    /// `Was always the cook's job`, `was Luka's`.
    fn is_anothers_job(&self, start: usize, was: usize) -> bool {
        const WORK: &str = "job jobs work task tasks thing things part side area department duty duties call business domain responsibility";
        // `The last place was Wendy's`.
        const PLACES: &str =
            "place employer client firm company shop store brand restaurant pub hotel school";
        const REACH: usize = 4;
        let first = was + 1 + usize::from(is_among!(OFTEN, self.key(was + 1)));
        let end = self.clause_of(was).end;
        let somebodys = |owner: usize| {
            let root = self.key(owner).trim_end_matches('s');
            self.tokens[owner].is_capitalised()
                || is_somebody(root)
                || self.somebody_from(first) == Some(owner + 1)
                || (owner > first && is_somebody(self.key(owner - 1)))
        };
        // `Cash was always Priti`.
        let always = first > was + 1
            && first + 1 == end
            && self.tokens[first].is_capitalised()
            && !is_everyday(self.key(first));
        (start..was).any(|place| self.words[place].is_content)
            && !(start..was).any(|place| is_among!(PLACES, self.key(place)))
            && (always
                || (first..end.min(first + REACH)).any(|owner| {
                    (self.tokens[owner].is_possessive()
                        || self.gap_after(owner).starts_with(['\'', '’']))
                        && somebodys(owner)
                        && (owner + 1 >= end
                            || !self.gap_after(owner).ends_with(' ')
                            || self.gap_after(owner).contains([',', ';', '('])
                            || is_among!(WORK, self.key(owner + 1)))
                }))
    }

    /// `Were signed by the EA`, `was checked by Ferri`.
    fn is_signed_by_one_named(&self, by: usize) -> bool {
        const DEEDS: &str = "signed written reviewed checked approved designed drawn built coded tested fixed repaired sewn cooked cleaned \
            calculated translated edited installed painted welded soldered illustrated mounted";
        let named = |at: usize| {
            self.tokens
                .get(at)
                .is_some_and(|who| who.is_capitalised() && !is_everyday(&who.key))
        };
        let initials = is_among!("the our my", self.key(by + 1))
            && self.tokens.get(by + 2).is_some_and(|who| {
                (2..5).contains(&who.text.len()) && who.text.chars().all(char::is_uppercase)
            });
        by > 1
            && is_among!(DEEDS, self.key(by - 1))
            && (is_among!("was were is are", self.key(by - 2))
                || (self.words[by - 2].is_content && self.is_nominal(by - 2)))
            && (initials || named(by + 1))
    }

    /// `Was in another department`, `is on the other desk`.
    fn is_of_another_department(&self, was: usize) -> bool {
        const PARTS: &str =
            "department dept section team unit desk division group office shift crew gang shop";
        let other = was + 2 + usize::from(is_among!("the a", self.key(was + 2)));
        is_among!("in on with under", self.key(was + 1))
            && is_among!("another other different separate", self.key(other))
            && is_among!(PARTS, self.key(other + 1))
    }

    /// `Insulin is madam who injects`.
    fn is_whoever_does_it(&self, start: usize, was: usize) -> bool {
        const REACH: usize = 4;
        let end = self.clause_of(was).end;
        (start..was).any(|place| self.words[place].is_content)
            && !(start..was).any(|place| self.is_somebody_at(place))
            && (was + 1..end.min(was + REACH))
                .take_while(|who| self.key(*who) != "by")
                .any(|who| is_somebody(self.key(who)) && self.key(who + 1) == "who")
    }

    /// Whether what stands before a verb of being is somebody else's: `was another team`, `was Luka's`, `is the vet's job`.
    fn is_anothers(&self, start: usize, at: usize) -> bool {
        let clause = self.clause_of(at);
        let title = (start..at).any(|place| is_among!(
            "role title position job name supervisor manager boss coach post rank grade level designation team",
            self.key(place),
        ));
        let thing = (start..at).any(|place| self.words[place].is_content)
            && (start..at).all(|place| self.is_nominal(place))
            && !(start..at).any(|place| is_among!("my our your i we", self.key(place)))
            && !is_among!(LABELS, self.key(at - 1))
            && !is_somebody(self.key(at - 1));
        // `The payroll was up to finance`, `menus were the head chef`.
        let up_to = at
            + 1
            + usize::from(is_among!(OFTEN, self.key(at + 1)))
            + usize::from(is_among!("up down", self.key(at + 1)) && self.key(at + 2) == "to") * 2;
        let theirs = thing && self.is_all_of_somebody(up_to, clause.end)
            || self.is_anothers_job(start, at)
            || self.is_of_another_department(at)
            || self.is_whoever_does_it(start, at);
        // `Editing was all hers`.
        let often = usize::from(is_among!(OFTEN, self.key(at + 1)));
        let other = is_among!(
            "another other someone somebody others hers his theirs",
            self.key(at + 1 + often),
        ) && (often == 0 || is_among!("hers his theirs others", self.key(at + 2)));
        let kept = self.is_kept_by_others(start, at);
        let at = at + usize::from(matches!(self.key(at + 1), "for" | "doing"));
        let the = is_among!("the my our", self.key(at + 1))
            && (at + 2..clause.end.min(at + 5)).any(|next| is_somebody(self.key(next)))
            && !self.is_somebody_at(at - 1);
        // `Cashing up was supervisor only`, `valuation was bankers`.
        let whose = at + 1 < clause.end
            && (self.is_somebodys_end(at + 1, clause.end)
                || ((self.key(at + 2).ends_with('s')
                    || self.tokens.get(at + 2).is_some_and(Token::is_possessive))
                    && self.is_somebodys_end(at + 2, clause.end)))
            && (start..at).any(|place| self.words[place].is_content)
            && !self.is_somebody_at(at - 1);
        !title && (other || the || whose || kept || theirs)
    }

    /// Whether what stands from `start` to here is somebody else's: `was done by a friend`, `was another team`, `went to the
    /// lawyers`, `came from the owner`, `outsourced`.
    pub(super) fn gives_away(&self, start: usize, at: usize) -> bool {
        // `The model didn't go to production`.
        if at == start || self.words[at].negated {
            return false;
        }
        let clause = self.clause_of(at);
        let somebody = |within: usize| {
            (at + 1..clause.end.min(at + within)).any(|next| is_somebody(self.key(next)))
        };
        // `Reminded patients by text, 3 dentists`.
        let near = |within: usize| {
            let comma = |next: &usize| self.gap_after(*next - 1).contains([',', ';', '(']);
            (at + 1..clause.end.min(at + within))
                .take_while(|next| *next == at + 1 || !comma(next))
                .any(|next| is_somebody(self.key(next)))
        };
        let before = |list: &str| (start..at).any(|place| is_listed(list, self.key(place)));
        match self.key(at) {
            "by" => {
                let next = self.key(at + 1);
                let next = if next == "the" {
                    self.key(at + 2)
                } else {
                    next
                };
                let nobody = (is_among!(METHODS, next) && !self.is_somebody_at(at + 3))
                    || next.ends_with("ing")
                    || next.starts_with(|c: char| c.is_ascii_digit());
                let done = is_among!(DONE, self.key(at - 1))
                    || (is_among!("was were is are", self.key(at - 1))
                        && (near(4) || self.tokens.get(at + 1).is_some_and(Token::is_capitalised)));
                let kin = (at + 1..clause.end.min(at + 4)).any(|next| is_kin(self.key(next)))
                    || self.is_signed_by_one_named(at)
                    || self.is_done_by_somebody(at);
                // `Promoted by the owner`, not `the site was managed by the owner`.
                let of_me = (start..at)
                    .find(|place| self.words[*place].is_content)
                    .is_some_and(|first| is_among!(OF_ME, self.key(first)));
                // `Hiring decisions by managers`.
                let bare = (start..at).all(|place| self.is_nominal(place));
                // `Sign off by the qualified spark`.
                let agent = || {
                    is_among!("the my our another", self.key(at + 1))
                        && number_words::time_unit(next).is_none()
                        && !is_among!("kilo metre meter sea river lake road book", next)
                        && (start..at).any(|place| {
                            self.key(place).ends_with("ing") || self.key(place).ends_with("tion")
                        })
                };
                !of_me
                    && !nobody
                    && (done
                        || (bare && agent())
                        || (bare
                            && near(if is_among!("our my the", self.key(at + 1)) {
                                4
                            } else {
                                3
                            }))
                        || kin
                        || (near(4) && (start..at).any(|place| verbs::is_past(self.key(place)))))
            }
            "was" | "is" | "were" | "are" => self.is_anothers(start, at),
            "went" | "goes" | "go" | "passed" | "stayed" | "belonged" | "left" | "handed"
            | "reserved" | "sent" | "remained" | "rested" | "sat" => {
                // `From PHP to Go with two others`.
                // `Calculations go out to Henk's firm`.
                let at = at + usize::from(is_among!("out over on off back", self.key(at + 1)));
                let somebody = |within: usize| {
                    (at + 1..clause.end.min(at + within)).any(|next| is_somebody(self.key(next)))
                };
                !before(OF_ME)
                    && (self.key(at) != "go" || self.key(at - 1) != "to")
                    && is_among!("to with for through thru via", self.key(at + 1))
                    && (somebody(6)
                        || self.somebody_from(at + 2).is_some()
                        // `Boiler jobs go to Dan`.
                        || (self.key(at + 1) == "to"
                            && self.tokens.get(at + 2).is_some_and(|who| {
                                who.is_capitalised() && !is_everyday(&who.key)
                            })))
            }
            "came" | "come" | "comes" => {
                self.key(at + 1) == "from" && (somebody(8) || self.somebody_from(at + 2).is_some())
            }
            "outsourced" => true,
            // `Laundry was sent out`, which letters are by the user.
            "out" | "away" => {
                is_among!("farmed contracted subcontracted", self.key(at - 1))
                    || (is_among!("sent went goes go", self.key(at - 1))
                        && before("laundry washing linen linens ironing printing framing"))
            }
            // `Flying only, the reports someone else`.
            "someone" | "somebody" => {
                self.key(at + 1) == "else"
                    && at + 2 >= clause.end
                    && (start..at).any(|place| self.words[place].is_content)
                    && (start..at).all(|place| self.is_nominal(place))
            }
            "outside" | "externally" | "elsewhere" => is_among!(DONE, self.key(at - 1)),
            _ => false,
        }
    }
}

/// Words between a verb of being and who does it.
const OFTEN: &str = "always usually mostly all strictly only really still just";

/// Verbs of what is done to the user by others.
const OF_ME: &str = "promoted hired chosen praised awarded given asked trained nominated selected recognised recognized thanked taught \
    employed mentored supervised supported managed led guided checked";

/// What something is done by that is nobody.
const METHODS: &str = "hand phone email mail myself machine computer me post car bike foot train ourselves then now end time hour day book";

#[cfg(test)]
#[path = "given_away_tests.rs"]
mod tests;
