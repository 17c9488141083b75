//! What a text tells as only helped with, watched or taken part in.

use crate::english::verbs::{self, Form};

use super::clauses::{Passage, Word, is_subject};
use super::doers::is_kin;
use super::number_words::is_plural;
use super::titles::is_rank_word;

impl Passage<'_> {
    pub fn mark_help(&self, words: &mut [Word]) {
        for at in 0..self.tokens.len() {
            if self.is_helped_before(at) {
                words[at - 1].helped = true;
            }
            let Some(start) = self.help_scope(at) else {
                continue;
            };
            let sentence = self.tokens[at].sentence;
            for (next, word) in words.iter_mut().enumerate().skip(start) {
                let key = self.key(next);
                let by_preposition =
                    is_among!("with w on in at of", self.key(start.saturating_sub(1)));
                let another_verb = by_preposition
                    && self.begins_statement(next)
                    && verbs::lookup(key).is_some_and(|(base, form)| {
                        let object = is_among!("the a an my our all", self.key(next + 1));
                        form == Form::Base
                            && (object
                                || !verbs::is_also_noun(base)
                                || self.begins_row_of_deeds(next))
                    });
                // `I help at the kitchen, cooking for sixty.`
                let at_a_place = self.key(start.saturating_sub(1)) == "at"
                    && self.begins_statement(next)
                    && matches!(verbs::lookup(key), Some((_, Form::Gerund)));
                // `Helped the nurse by passing kit`.
                let by_doing = self.key(next - 1) == "by"
                    && matches!(verbs::lookup(key), Some((_, Form::Gerund)));
                let new_statement = next > start
                    && (another_verb
                        || self.is_next_note(start, next)
                        || by_doing
                        || at_a_place
                        || is_subject(key)
                        || self.turns_to_another(next)
                        || key == "but"
                        || ((verbs::is_past(key) || is_among!("had have has", key))
                            && self.begins_statement(next)));
                if self.tokens[next].sentence != sentence || new_statement {
                    break;
                }
                word.helped = true;
            }
        }
    }

    /// Whether what stands behind a comma is the next of the user's notes, and not of a list of what they helped with: `helped plan an
    /// event for 200, weekly report` does not help with the report; `helped with stock, tills` and `helped plan menus, rotas and events`
    /// go on.
    fn is_next_note(&self, start: usize, at: usize) -> bool {
        // `Part of the report, chapter 3 and 4`, which says what part.
        let names_the_part = start > 1
            && self.key(start - 2) == "part"
            && is_among!(
                "chapter chapters section sections page pages part parts appendix module modules unit units",
                self.key(at)
            );
        if names_the_part && self.gap_after(at - 1).contains([',', '(']) {
            return true;
        }
        let of_list = is_among!("with w on in of out", self.key(start - 1));
        !of_list
            && self.gap_after(at - 1).contains(',')
            && !self.begins_verb_of_row(at)
            && !(at..self.sentence_of(at).end).any(|place| {
                is_among!("and etc or", self.key(place)) || self.gap_after(place).contains('&')
            })
    }

    /// `Help with hiring, schedule interviews and keep the files`: what follows the `and` is a deed, and so is what stands before it.
    fn begins_row_of_deeds(&self, at: usize) -> bool {
        self.gap_after(at) == " "
            && !is_among!("and or for with in on at of to", self.key(at + 1))
            && (at + 2..self.sentence_of(at).end)
                .find(|place| self.key(*place) == "and")
                .and_then(|and| verbs::lookup(self.key(and + 1)))
                .is_some_and(|(base, form)| form == Form::Base && !verbs::is_also_noun(base))
    }

    /// `Helped wash, dry and fold`, whose verbs are all helped with.
    fn begins_verb_of_row(&self, at: usize) -> bool {
        verbs::lookup(self.key(at)).is_some_and(|(base, form)| {
            form == Form::Gerund || (form == Form::Base && !verbs::is_also_noun(base))
        })
    }

    fn begins_statement(&self, at: usize) -> bool {
        matches!(self.key(at - 1), "and" | "then" | "also" | "just" | "only")
            || self.gap_after(at - 1).contains([',', '.', ';'])
    }

    /// `My cousin did the wiring`: somebody else, and what they did.
    fn turns_to_another(&self, at: usize) -> bool {
        self.begins_statement(at)
            && is_among!("my our the", self.key(at))
            && is_kin(self.key(at + 1))
            && verbs::is_past(self.key(at + 2))
    }

    /// Whether a word that is also a verb of helping stands as a noun.
    fn is_noun_of_help(&self, at: usize) -> bool {
        let key = self.key(at);
        // `Customer support chat` is no help with a chat.
        let by_kind = is_among!(
            "customer technical it tech client user desktop remote application product line sales phone",
            self.before(at),
        );
        // `The help pages`, `without any help`.
        let named = key == "help"
            && at > 0
            && self.gap_after(at - 1) == " "
            && is_among!("the a an any some of with without", self.key(at - 1));
        // `Support lead at the same firm`.
        let of_role = key == "support"
            && self.gap_after(at) == " "
            && is_rank_word(self.key(at + 1))
            && !is_plural(self.key(at + 1))
            && !is_among!("i we to also and then just they can will", self.before(at));
        // `A bridge watch`, `50k support tickets`.
        by_kind
            || named
            || of_role
            || (is_among!("watch support", key)
                && at > 0
                && self.gap_after(at - 1) == " "
                && !is_among!(
                    "i we to also and then just only they can could will would did did do does",
                    self.key(at - 1),
                ))
    }

    /// Whether a part is named by what it is of.
    fn words_are_of_part(&self, at: usize) -> bool {
        const SIZES: &str = "small big large major minor key active important great main little integral vital a no any some be being was as took take";
        let before = self.key(at - 1);
        self.gap_after(at - 1) == " "
            && at > 1
            && is_among!("the my", self.key(at - 2))
            && !is_among!(SIZES, before)
    }

    /// `Surgery assist, x-ray`: the thing stands before, in the notes of a list.
    fn is_helped_before(&self, at: usize) -> bool {
        at > 0
            && is_among!("assist assisting", self.key(at))
            && self.gap_after(at - 1) == " "
            && (at < 2 || self.gap_after(at - 2).contains([',', '.', ';', ':']))
            && self.gap_after(at).contains([',', ';', '.'])
            && verbs::lookup(self.key(at - 1)).is_none()
    }

    /// Where the thing helped with begins, when the token is a verb of helping.
    fn help_scope(&self, at: usize) -> Option<usize> {
        let key = self.key(at);
        // `Did the procurement part of the analysis`.
        let named = at > 0 && self.words_are_of_part(at) && self.key(at + 1) == "of";
        if key == "part" && !named && matches!(self.key(at + 1), "of" | "in") {
            return Some(at + 2);
        }
        if key == "involved" && matches!(self.key(at + 1), "in" | "with") {
            return Some(at + 2);
        }
        if matches!(key, "sat" | "sit" | "sitting")
            && self.key(at + 1) == "in"
            && self.key(at + 2) != "for"
        {
            return Some(at + 2 + usize::from(self.key(at + 2) == "on"));
        }
        // `Gave a hand with the move`, `my input on the checklist`, `pitched in with the harvest`.
        let lent = (key == "hand" && is_among!("with in", self.key(at + 1)))
            || (key == "input" && is_among!("on into to in", self.key(at + 1)))
            || (key == "feedback" && self.key(at + 1) == "on");
        if lent {
            return Some(at + 2);
        }
        if is_among!(
            "pitch pitched pitching chip chipped chipping muck mucked mucking",
            key,
        ) && self.key(at + 1) == "in"
        {
            return Some(at + 2 + usize::from(is_among!("with on at", self.key(at + 2))));
        }
        // `Present at the handover`, `tagged along on the rounds`.
        if (key == "present" && is_among!("at for during", self.key(at + 1)))
            || (is_among!("tag tagged tagging", key) && self.key(at + 1) == "along")
        {
            return Some(at + 2 + usize::from(is_among!("on for to with at", self.key(at + 2))));
        }
        // `On the team that built the billing service`.
        if is_among!("team group crew", key)
            && is_among!("that which who", self.key(at + 1))
            && verbs::is_past(self.key(at + 2))
            && is_among!("the a in on of same", self.before(at))
        {
            return Some(at + 2);
        }
        let (base, _) = verbs::lookup(key)?;
        if base == "look" && self.key(at + 1) == "at" && matches!(self.before(at), "only" | "just")
        {
            return Some(at + 2);
        }
        // `Joined six others in organising it`.
        if base == "join" {
            return (at + 1..self.sentence_of(at).end.min(at + 7)).find(|next| {
                self.key(next - 1) == "in"
                    && matches!(verbs::lookup(self.key(*next)), Some((_, Form::Gerund)))
            });
        }
        if !is_among!(
            "help assist support contribute participate observe shadow watch",
            base
        ) {
            return None;
        }
        let noun = base == key && self.is_noun_of_help(at);
        // To watch children is to mind them, and to watch cameras is a job.
        let minds =
            base == "watch" && (at + 1..at + 4).any(|next| is_among!(MINDED, self.key(next)));
        // Who contributed patches made them.
        let gave =
            base == "contribute" && !is_among!("to towards toward in on with", self.key(at + 1));
        let living =
            key == "supported" && is_among!("living housing accommodation", self.key(at + 1));
        // Nor is a support worker, or supported living.
        if noun
            || minds
            || gave
            || living
            || (base == key
                && is_among!(
                    "worker desk team staff group role officer engineer analyst assistant",
                    self.key(at + 1),
                ))
        {
            return None;
        }
        self.object_of_help(at, base)
    }

    /// Where the thing begins that is the object of a verb of helping.
    fn object_of_help(&self, at: usize, base: &str) -> Option<usize> {
        let sentence = self.tokens[at].sentence;
        let mut place = None;
        for next in at + 1..(at + 6).min(self.tokens.len()) {
            if self.tokens[next].sentence != sentence || self.gap_after(next - 1).contains(',') {
                break;
            }
            let key = self.key(next);
            if next == at + 1 && is_among!("to with in on out at w from when while as", key) {
                return Some(next + 1);
            }
            // `Helped the chef with the menu`.
            if matches!(key, "with" | "w" | "on" | "in" | "during") {
                return Some(next + 1);
            }
            // `Helped the attorney at four mediations`.
            place = place.or((key == "at").then_some(next + 1));
            // Some verbs have one form for all: `helped set up`.
            let verb =
                verbs::lookup(key).is_some_and(|(base, form)| form != Form::Past || base == key);
            let of_another = matches!(self.key(next - 1), "for" | "of" | "by" | "from");
            // `Helped the chef plan the menu`, not `helped with`, and `watched the wedding orders`, which are no deed.
            let named = matches!(verbs::lookup(key), Some((base, form)) if verbs::is_also_noun(base)
                && (form == Form::ThirdPerson
                    || form == Form::Base
                        && !is_among!("the a an all our their his her my", self.key(next + 1))));
            if verb && !of_another && (next == at + 1 || !named) {
                return Some(next);
            }
        }
        if place.is_some() {
            return place;
        }
        // `Help the evening class`: what is done by several is only helped with, unlike people.
        let sentence = self.sentence_of(at);
        let object = (at + 1..sentence.end.min(at + 5))
            .take_while(|next| self.gap_after(next - 1) == " ")
            .find(|next| is_among!(DONE_BY_SEVERAL, self.key(*next)));
        let watched = is_among!("observe shadow watch", base);
        (watched || object.is_some()).then_some(at + 1)
    }
}

/// Whom and what one watches who is there to watch.
const MINDED: &str = "kid kids child children baby babies toddler toddlers pupils dog dogs cctv camera cameras monitor monitors screen screens \
    gauge gauges dial dials alarms door doors gate gates entrance pool pools beach water swimmers bathers till perimeter premises \
    building site stock shop oven ovens grill kiln fire herd flock sheep cattle animals patient patients residents";

/// What it takes several to do.
const DONE_BY_SEVERAL: &str = "class course event fair day days audit audits show project campaign rollout launch migration festival appeal drive move trip production \
    exhibition conference opening party fundraiser";
