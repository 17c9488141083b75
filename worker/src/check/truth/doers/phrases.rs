//! Phrases of somebody besides the user, by how they are built: `the night staff`, `finance`, `an outside firm`, `tim`.

use std::ops::Range;

use crate::check::truth::clauses::{Doer, Passage};
use crate::check::truth::same_things::is_outsider;
use crate::english::dates::month_number;
use crate::english::kinds::Noun;
use crate::english::places;
use crate::english::tokens::stem;
use crate::english::verbs::{self, Form};
use crate::english::words::{is_common, is_compound};

use super::{OURSELVES, OWN, is_kin, is_somebody};

/// How many words may stand before the head of a phrase.
const LONGEST: usize = 4;

impl Passage<'_> {
    /// Where a phrase of somebody that begins here ends: that of `the night staff did the wiring` before `did`.
    pub fn somebody_from(&self, at: usize) -> Option<usize> {
        let pointed = is_among!(POINTING, self.key(at));
        let first = at + usize::from(pointed);
        let mut end = None;
        for head in first..self.tokens.len().min(first + LONGEST) {
            let goes_on = head == at
                || (matches!(self.gap_after(head - 1), " " | "-" | ". ")
                    && self.tokens[head].sentence == self.tokens[at].sentence);
            if !goes_on || !self.may_be_of_a_phrase(head) {
                break;
            }
            if self.is_head_of_somebody(head, pointed, pointed || head > first) {
                end = Some(head + 1);
            }
        }
        let end = end?;
        // `Someone else`, `my team` is that of the user.
        let ours = is_among!("my our", self.key(at)) && is_among!(OURSELVES, self.key(end - 1));
        let end = end + usize::from(self.key(end) == "else" && self.gap_after(end - 1) == " ");
        (!ours || end > at + 2).then_some(end)
    }

    /// Whether a word may stand in a phrase of somebody, before its head or as its head.
    fn may_be_of_a_phrase(&self, at: usize) -> bool {
        !is_among!(OWN, self.key(at))
            && !self.key(at).starts_with(|c: char| c.is_ascii_digit())
            // Words are read before what they say is known, too.
            && (self.words.get(at).is_none_or(|word| word.is_content && !word.negated)
                || is_among!("other he she they", self.key(at))
                || self.is_support_staff(at))
            && self.is_nominal(at)
            && !is_among!("from with not never than", self.key(at))
    }

    /// `IT`, which is no pronoun.
    fn is_support_staff(&self, at: usize) -> bool {
        self.tokens[at].text == "IT"
            || (self.key(at) == "it" && is_among!(SERVING, self.key(at + 1)))
    }

    /// Whether a word may be the head of a phrase of somebody, behind an article or another word, or by itself.
    fn is_head_of_somebody(&self, at: usize, pointed: bool, led: bool) -> bool {
        let key = self.key(at);
        let singular = key.strip_suffix('s').unwrap_or(key);
        let known = is_somebody(key) || is_somebody(singular);
        // A trade by itself is the user's own: `cashier handled money`.
        let several = key != singular || is_among!("staff people", key);
        let person = || {
            Noun::of(key).is_some_and(Noun::is_person)
                && !is_outsider(&stem(singular))
                && verbs::lookup(key).is_none()
        };
        (known && (led || several || super::is_kin(key)))
            || self.is_support_staff(at)
            || (!pointed && (!led || self.is_called(at - 1)) && self.is_unknown_name(at))
            || ((led && is_among!(GROUPS, key)
                || is_among!(PARTS, key)
                || pointed && (is_among!(MACHINES, key) || person()))
                && !self.is_own_group(at))
    }

    /// Whether a name goes on behind a word: `Mrs`, `Jonas`.
    fn is_called(&self, at: usize) -> bool {
        is_among!("mr mrs ms miss dr fr prof sir sister", self.key(at)) || self.is_unknown_name(at)
    }

    /// Whether the user works in what a word names, or made it, since they speak of it elsewhere.
    fn is_own_group(&self, at: usize) -> bool {
        self.tokens.iter().enumerate().any(|(place, token)| {
            place != at
                && token.key == self.tokens[at].key
                && is_among!("in at for from of the a an my our", self.before(place))
        })
    }

    /// A name, typed small or not: a word that is none of the language.
    fn is_unknown_name(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let name = token.text.strip_suffix("'s").unwrap_or(token.text);
        token.key.len() > 2
            && name.chars().skip(1).all(char::is_lowercase)
            && !is_among!(INTERJECTIONS, &token.key)
            && !places::is_known(&token.key)
            && token.key.chars().all(char::is_alphabetic)
            && !is_common(&token.key)
            && !is_compound(&token.key)
            && !token.key.ends_with("ed")
            && !token.key.ends_with("ing")
            && verbs::lookup(&token.key).is_none()
            && Noun::of(&token.key).is_none()
            && !is_somebody(&token.key)
            && !self.is_own_group(at)
    }

    /// The part of a clause in which somebody who is named as its subject does something: `finance did the payroll`.
    pub(super) fn told_of_somebody(&self, clause: &Range<usize>) -> Option<Range<usize>> {
        let start = clause
            .clone()
            .find(|at| !is_among!(BEFORE_SUBJECT, self.key(*at)))?;
        // `It was the owner who did it`.
        let cleft = self.key(start) == "it" && is_among!("was is", self.key(start + 1));
        let who = start + if cleft { 2 } else { 0 };
        let end = self.somebody_from(who).filter(|end| *end < clause.end)?;
        // `Cashier handled money`, `Bay Trading sold paint`: the text begins with the user's own role or place.
        if who == 0 && !is_among!(POINTING, self.key(0)) && !is_among!(PARTS, self.key(end - 1)) {
            return None;
        }
        let verb = if cleft {
            is_among!("who that", self.key(end)).then_some(end + 1)?
        } else {
            self.verb_from(end)
        };
        let of_me = (verb..clause.end)
            .any(|at| is_among!("i im ive we me us my mine myself ourselves", self.key(at)));
        (!of_me && self.does_something(verb, clause.end)).then_some(start..clause.end)
    }

    /// Whether somebody is named here who does something: `the night staff did the wiring`.
    pub fn is_somebody_acting(&self, who: usize) -> bool {
        self.somebody_from(who)
            .is_some_and(|end| self.does_something(self.verb_from(end), self.sentence_of(who).end))
    }

    /// The verb that stands right behind somebody, or behind `always` and the like.
    fn verb_from(&self, end: usize) -> usize {
        let often = (end..end + 2).take_while(|at| is_among!(OFTEN, self.key(*at)));
        end + often.count()
    }

    /// Whether a verb tells what the somebody before it did, and to what: `did the payroll`, not `moved to Leeds` nor `done by hand`.
    fn does_something(&self, verb: usize, end: usize) -> bool {
        let key = self.key(verb);
        let behind = verb
            + 1
            + usize::from(is_among!(
                "up out off with down over on after",
                self.key(verb + 1)
            ));
        if behind >= end || self.gap_after(verb - 1) != " " || self.gap_after(behind - 1) != " " {
            return false;
        }
        let next = self.key(behind);
        let plain = is_among!(POINTING, next)
            || is_among!("all it them this that these most everything", next);
        let counted =
            next.starts_with(|c: char| c.is_ascii_digit()) || month_number(next).is_some();
        let object = plain
            || (self.words.get(behind).is_none_or(|word| word.is_content)
                && !counted
                && !next.ends_with("ly"));
        if is_among!("was were", key) {
            return self.key(verb + 1) == "responsible";
        }
        // `The machines of one`, `nurses give the injections`.
        let several = self.key(verb - 1).ends_with('s')
            || is_among!("people staff team crew else", self.key(verb - 1));
        let does = match verbs::lookup(key) {
            _ if is_among!("did does set put cut", key) => {
                !matches!(verbs::lookup(next), Some((_, Form::Base))) || plain
            }
            Some((_, Form::Past)) => self.acts(verb),
            Some((base, Form::ThirdPerson)) => plain || !verbs::is_also_noun(base),
            Some((base, Form::Base)) => several && (plain || !verbs::is_also_noun(base)),
            // `Milked the cows`.
            None => verbs::is_past(key) && plain,
            _ => false,
        };
        object && does && !is_among!(NO_DEEDS, key) && next != "part"
    }

    /// Whether a phrase of somebody of whom it is told what they do ends here: `staff` of `the night staff did it`, of `by the staff`.
    pub fn ends_somebody(&self, at: usize) -> bool {
        self.is_of_somebody(at, |end| end == at + 1)
    }

    /// Whether a word is of such a phrase, as its head or before it.
    pub fn names_somebody(&self, at: usize) -> bool {
        self.is_of_somebody(at, |end| end > at)
    }

    fn is_of_somebody(&self, at: usize, reaches: impl Fn(usize) -> bool) -> bool {
        (at.saturating_sub(LONGEST)..=at).any(|first| {
            self.somebody_from(first).is_some_and(&reaches)
                && (self.is_somebody_acting(first)
                    || first > 0
                        && (is_among!("by to from was were is are", self.key(first - 1))
                            || self.gap_after(first - 1).contains(':')))
        })
    }

    /// Whether a phrase of somebody ends here with or for whom a thing is done: `for the head chef`.
    pub fn is_somebody_beside(&self, at: usize) -> bool {
        (at.saturating_sub(LONGEST).max(1)..=at).any(|first| {
            is_among!("alongside with beside together for", self.key(first - 1))
                && self.somebody_from(first) == Some(at + 1)
        })
    }

    /// Whether a phrase of somebody begins here that is all up to the end or a comma, or to when they do it: `ops only`, `contractors over winter`.
    pub(super) fn is_all_of_somebody(&self, at: usize, end: usize) -> bool {
        at < end
            && self.somebody_from(at).is_some_and(|who| {
                who >= end
                    || self
                        .gap_after(who - 1)
                        .contains([',', ';', '(', '-', '–', '—'])
                    || is_among!("only who over during every each", self.key(who))
                    || (self.key(who - 1).ends_with('s') && is_among!("in on at", self.key(who)))
            })
    }

    /// Whether `by` tells who did a work: `the wiring was done by tim`, not `used by students` nor `sent by DHL`.
    pub(super) fn is_done_by_somebody(&self, by: usize) -> bool {
        const NO_WORK: &str = "published funded sponsored owned paid bought used read attended visited loved commissioned ordered sent delivered followed \
            supported based caused inspired accompanied joined called booked needed required";
        let verb = by - 1 - usize::from(by > 1 && is_among!("with off up out", self.key(by - 1)));
        let passive = is_among!("was were is are", self.before(verb));
        let done = self.key(verb);
        verbs::is_past(done)
            && self.somebody_from(by + 1).is_some()
            && (passive || !is_among!(NO_WORK, done) && !self.is_unknown_name(by + 1))
    }

    /// `The front end` of `i did the database and my friend the front end`, where the verb is not said again.
    pub(super) fn mark_gap(&mut self, clause: Range<usize>) {
        const LONGEST: usize = 5;
        let told = (clause.start + 1..clause.end).find_map(|at| {
            let begins = self.key(at - 1) == "and" || self.gap_after(at - 1).contains([',', ';']);
            let who = at + usize::from(is_among!("my our a the one", self.key(at)));
            let thing = who + 1;
            let ends = (thing..clause.end)
                .find(|place| self.gap_after(*place).contains([',', ';', '(', ')']))
                .map_or(clause.end, |place| place + 1);
            let named = ends - thing.min(ends);
            let is_thing = is_among!("the a all", self.key(thing))
                && (2..=LONGEST).contains(&named)
                && (thing + 1..ends)
                    .all(|place| self.words[place].is_content && self.is_nominal(place));
            let mine = (clause.start..at).any(|place| is_among!("i me we", self.key(place)));
            (begins
                && who < clause.end
                && is_somebody(self.key(who))
                && (is_kin(self.key(who)) || who > at)
                && self.gap_after(who) == " "
                && is_thing
                && mine)
                .then_some(at..ends)
        });
        for at in told.into_iter().flatten() {
            self.words[at].doer = Doer::Another;
        }
    }

    /// The words of whoever stands right behind `by`, `was`, `went to` and the like.
    pub(super) fn somebody_behind(&self, cue: usize, end: usize) -> Range<usize> {
        (cue + 1..end.min(cue + 4))
            .find_map(|at| Some(at..self.somebody_from(at)?.min(end)))
            .unwrap_or(cue..cue)
    }

    /// What the user left to somebody, in a clause: `the payroll to finance` of `i left the payroll to finance`.
    pub(super) fn left_to_somebody(&self, clause: &Range<usize>) -> Option<Range<usize>> {
        const REACH: usize = 8;
        let left = clause.clone().find(|at| {
            is_among!("left leave leaving", self.key(*at)) && !self.words[*at].negated
        })?;
        let to = (left + 2..clause.end.min(left + REACH)).find(|at| self.key(*at) == "to")?;
        let what = left + 1..to;
        let is_thing = what.clone().any(|at| self.words[at].is_content)
            && !what
                .clone()
                .any(|at| is_among!("job role post company", self.key(at)));
        (is_thing && self.somebody_from(to + 1).is_some()).then_some(left + 1..clause.end)
    }

    /// Where what a clause names before a colon begins, if somebody alone stands behind it, who does it: `menus: head chef`.
    pub(super) fn is_labelled_with_somebody(&self, clause: &Range<usize>) -> Option<usize> {
        const LONGEST: usize = 3;
        let last = clause.end - 1;
        let who = clause.end;
        if who >= self.tokens.len() || self.gap_after(last).trim_end() != ":" {
            return None;
        }
        let start = (clause.start + 1..clause.end)
            .rev()
            .find(|at| self.gap_after(at - 1) != " ")
            .unwrap_or(clause.start);
        let thing = start..clause.end;
        let key = self.key(last);
        let is_thing = thing.len() <= LONGEST
            && !self.is_unknown_name(who)
            && !is_among!(LABELS, key)
            && !is_somebody(key.trim_end_matches('s'))
            && !places::is_known(key)
            && !Noun::of(key).is_some_and(Noun::is_time)
            && thing.into_iter().all(|at| {
                !verbs::is_past(self.key(at))
                    && !is_among!(OWN, self.key(at))
                    && self.key(at).chars().all(char::is_alphabetic)
            });
        (is_thing && self.is_all_of_somebody(who, self.sentence_of(who).end)).then_some(start)
    }
}

/// Words before who is meant.
const POINTING: &str = "the my our his her their a an another other some";

/// Words that join a clause to what was told before.
const BEFORE_SUBJECT: &str = "and but so then while because where plus";

/// Words between somebody and what they do.
const OFTEN: &str = "always usually normally mostly often generally then also still all both just only mainly regularly actually";

/// What those do who keep the computers, whom one also calls `it`.
const SERVING: &str = "did does handled handles fixed fixes repaired repairs installed installs built ran runs managed manages ordered dealt wrote designed \
    planned answered cleaned trained";

/// Many who work together, or are led or taught together.
const GROUPS: &str = "staff shift people girls boys lads guys folks ladies men women crew gang side department section branch service services \
    students student pupils pupil apprentices trainees interns supplier suppliers business charity volunteer";

/// Parts of a firm, a hospital, a hotel or a school that do a work of their own.
const PARTS: &str = "finance hr marketing accounts accounting payroll purchasing procurement legal maintenance housekeeping production estates quality qa qc \
    reception warehouse kitchen logistics dispatch despatch facilities operations ops engineering admin administration sales security \
    compliance catering stores planning communications comms editorial circulation radiology pathology pharmacy physiotherapy theatre \
    outpatients level tier support devops workshop microbiology biochemistry haematology merchandising helpdesk laundry treasury audit recruitment management desk";

/// What does by itself what people did.
const MACHINES: &str = "system machine software robot computer app application program programme tool scanner printer script bot spreadsheet algorithm \
    database website conveyor sensor plc";

/// Verbs of what befalls somebody, or of what they are like, and no work.
const NO_DEEDS: &str = "involved included needed required covered helped let won passed got received went grew came rose fell dropped stayed wanted asked     told said gave took had liked became started left lasted sold opened closed";

/// Words that are no names though no list has them.
const INTERJECTIONS: &str =
    "nah yeah yep nope okay tbh lol haha hmm btw fyi imo pls thx etc eur usd gbp approx";

/// Labels behind which stands who or what the user was, worked for or worked with.
pub(super) const LABELS: &str = "online fields areas specialties tools topics modules subjects sponsor partner owner author role title position job name supervisor manager department dept team unit employer company firm client clients customer customers workplace     contact contacts reference references referee skills languages language experience education course school college university placement     work now current currently previous previously last first before later shift boss colleagues reports qualification qualifications     present today date employment history job jobs career profession trade occupation sector industry field area line branch section status office shop restaurant hotel hospital site     summary profile about goal objective interests hobbies duties tasks responsibilities volunteering";

#[cfg(test)]
#[path = "phrases_tests.rs"]
mod tests;
