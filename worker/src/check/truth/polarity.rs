//! What a text says of its words besides their meaning: denied, only helped with, done by somebody else.

use super::is_among;
use crate::english::verbs::{self, Form};

use super::clauses::{Passage, Word, is_subject};

/// Words after a denial that are not what it denies: then that stands before it.
const NO_OBJECT: &str = "use used using do did done touch touched try tried have had been was were read about watched experience yet ever \
    before really much me mine own it taken passed completed finished sat obtained awarded earned happened go near those them down haha lol part job role duties allowed permitted involved responsible realised realized implemented pursued";

impl Passage<'_> {
    pub fn mark_negation(&self, words: &mut [Word]) {
        let mut at = 0;
        while at < self.tokens.len() {
            let refuses = matches!(self.key(at), "no" | "not" | "nope");
            // `A: no` answers the question before it.
            let labelled = at > 0
                && matches!(self.key(at - 1), "a" | "answer")
                && self.gap_after(at - 1).contains(':');
            let asked = at.checked_sub(1 + usize::from(labelled));
            if refuses
                && let Some(asked) = asked
                && self.gap_after(asked).contains('?')
            {
                // `Delft? no, Eindhoven`.
                let start = self.segment_start(asked);
                let corrected = matches!(self.key(at + 1), "just" | "only");
                let really = usize::from(self.key(at + 1) == "really");
                let alone = self.tokens.get(at + 1 + really).is_none_or(|next| {
                    next.opens_sentence || (really == 1 && self.gap_after(at + 1).contains(','))
                });
                for (word, token) in words[start..at].iter_mut().zip(&self.tokens[start..at]) {
                    word.negated |= !corrected && (alone || token.is_capitalised());
                }
            }
            // `Latin: none`.
            let alone = self
                .tokens
                .get(at + 1)
                .is_none_or(|next| next.opens_sentence);
            if alone
                && matches!(self.key(at), "none" | "nil" | "no")
                && at > 0
                && self.gap_after(at - 1).contains(':')
            {
                let start = self.sentence_of(at - 1).start;
                words[start..at]
                    .iter_mut()
                    .for_each(|word| word.negated = true);
            }
            if self.key(at) == "no" && matches!(self.key(at + 1), "wait" | "sorry" | "actually") {
                // `At Tecsup, no wait it was Minero`, but not `Epic Care, no sorry EpicCare`.
                let names = (0..at)
                    .rev()
                    .take_while(|place| self.tokens[*place].is_capitalised());
                let first = names.last().unwrap_or(at);
                let name: String = (first..at).map(|place| self.key(place)).collect();
                let same = (at + 1..at + 5).any(|place| self.key(place) == name);
                words[first..at]
                    .iter_mut()
                    .for_each(|word| word.negated |= !same);
            }
            if self.is_wish(at) {
                let end = self.negation_end(at);
                words[at..end]
                    .iter_mut()
                    .for_each(|word| word.negated = true);
                words[at].is_content = false;
                at = end.max(at + 1);
                continue;
            }
            if !self.is_negation(at) {
                at += 1;
                continue;
            }
            // `A: no, taken down` answers a question, `Madrid? no, Paris` corrects one; what was only read about stands before it.
            let answer = self.key(at) == "no"
                && (labelled || (at > 0 && self.gap_after(at - 1).contains('?')));
            let end = if answer || matches!(self.key(at), "only" | "just") {
                at + 1
            } else {
                self.negation_end(at)
            };
            let failing = (at + 1..end).find(|place| is_failing(self.key(*place)));
            // `Never missed a shift` denies the missing, not the shifts; `no lost time accident` all three.
            let failing = failing.map(|first| {
                let last = (first..end.min(first + 4)).rev();
                last.clone()
                    .find(|place| is_failing(self.key(*place)))
                    .unwrap_or(first)
            });
            let end_of_denied = failing.map_or(end, |place| place + 1);
            words[at..end_of_denied]
                .iter_mut()
                .for_each(|word| word.negated = true);
            words[at].is_content = false;
            let objects = (at + 1..end)
                .filter(|place| words[*place].is_content)
                .filter(|place| {
                    !is_among(NO_OBJECT, self.key(*place)) && !self.is_use_of_one(*place)
                })
                .count();
            let by_myself = self.key(end - 1) == "myself" && objects == 1;
            let forbidden = by_myself || matches!(self.key(at + 1), "allowed" | "permitted");
            if (objects == 0 || forbidden) && failing.is_none() {
                // `Kubernetes never used`, `export i have no experience`, `the rota, not me`: what is denied stands before.
                let start = self.segment_start(at);
                let last = self.doer_start(at).max(start);
                // `Design from Thingiverse, not mine`: where it is from is not denied.
                let mine = matches!(self.key(at + 1), "mine" | "my");
                let source = (start..last).find(|place| mine && self.key(*place) == "from");
                words[start..source.unwrap_or(last)]
                    .iter_mut()
                    .for_each(|word| word.negated = true);
            }
            at = end.max(at + 1);
        }
    }

    /// `Run` of `never run one`.
    fn is_use_of_one(&self, at: usize) -> bool {
        is_among("run ran operated driven drove", self.key(at)) && self.key(at + 1) == "one"
    }

    /// Where somebody is named who did what the user did not: `the photographer did` of `won a prize, the photographer did, not me`.
    fn doer_start(&self, cue: usize) -> usize {
        // `Done by Ferri, not me`.
        let sentence = self.tokens[cue].sentence;
        let near = cue.saturating_sub(4)..cue;
        let by = near
            .rev()
            .find(|at| self.key(*at) == "by" && self.tokens[*at].sentence == sentence);
        if let Some(by) = by {
            return by;
        }
        if cue == 0 || !matches!(self.key(cue - 1), "did" | "does" | "was") {
            return cue;
        }
        let pause = |at: &usize| self.gap_after(at - 1).contains([',', '-', '–', '—', '(']);
        (1..cue).rev().find(pause).unwrap_or(cue)
    }

    /// Where the part of the sentence begins that ends in a denial without an object.
    fn segment_start(&self, cue: usize) -> usize {
        let sentence = self.tokens[cue].sentence;
        let failed = matches!(self.key(cue), "failed" | "flunked");
        let me = failed || matches!(self.key(cue + 1), "me" | "mine" | "my" | "myself");
        // `Servers = second line, i dont go near those`.
        let turned = self.key(cue) == "turned";
        let pronoun = (cue + 1..(cue + 4).min(self.tokens.len())).any(|at| {
            (matches!(self.key(at), "those" | "them")
                || self.is_use_of_one(at)
                || (turned && self.key(at) == "down"))
                && self.tokens[at].sentence == sentence
        });
        let mut start = cue;
        while start > 0 && self.tokens[start - 1].sentence == sentence {
            let gap = self.gap_after(start - 1);
            let turn = matches!(self.key(start - 1), "but" | "and" | "so" | "because");
            let pause = gap.contains([',', ';', '(']);
            if !pronoun && (turn || (pause && !(me && start == cue))) {
                break;
            }
            start -= 1;
        }
        start
    }

    /// `Planned to go to Kafka`, `wants to shift to SAP`: what is only wished for or planned was not done.
    fn is_wish(&self, at: usize) -> bool {
        let to = |place: usize| {
            self.key(place) == "to" && self.tokens[place].sentence == self.tokens[at].sentence
        };
        let wishes = is_among(
            "planned planning plan plans wanting want wants wanted hope hopes hoping hoped supposed meant going like",
            self.key(at),
        );
        let going =
            self.key(at) != "going" || (at > 0 && matches!(self.key(at - 1), "was" | "were"));
        let like = self.key(at) != "like" || (at > 0 && self.key(at - 1) == "would");
        wishes && going && like && at + 1 < self.tokens.len() && to(at + 1)
    }

    fn is_negation(&self, at: usize) -> bool {
        let word = &self.tokens[at];
        if word.key == "non" && self.gap_after(at) == "-" {
            return true;
        }
        if matches!(
            word.key.as_str(),
            "failed" | "flunked" | "skipped" | "refused"
        ) {
            // `The firm failed`, `a failed part`.
            const OF_THINGS: &str =
                "a an the any it company firm business startup shop which that has had";
            return at > 0 && !is_among(OF_THINGS, self.key(at - 1));
        }
        // `Kubernetes only read about it` is no use of it.
        if matches!(word.key.as_str(), "only" | "just")
            && matches!(
                self.key(at + 1),
                "read" | "watched" | "heard" | "saw" | "seen" | "viewing"
            )
        {
            return true;
        }
        let turned_down = word.key == "turned"
            && (self.key(at + 1) == "down"
                || (matches!(self.key(at + 1), "it" | "that" | "them")
                    && self.key(at + 2) == "down"));
        if turned_down || word.key == "declined" {
            return true;
        }
        let without = word.key == "w" && self.key(at + 1) == "o" && self.gap_after(at) == "/";
        if without || matches!(word.key.as_str(), "except" | "excluding") {
            return true;
        }
        // What is no longer done was done; what is never more than five is five at most.
        let limited = matches!(
            self.key(at + 1),
            "only"
                | "just"
                | "all"
                | "every"
                | "always"
                | "least"
                | "doubt"
                | "later"
                | "more"
                | "fewer"
                | "less"
                | "over"
                | "longer"
                | "anymore"
        ) && !self.gap_after(at).contains(',')
            || (self.key(at + 1) == "any" && self.key(at + 2) == "more");
        let contraction = word.text.ends_with("n't") || word.text.ends_with("n’t");
        !limited
            && (contraction
                || matches!(
                    word.key.as_str(),
                    "not"
                        | "never"
                        | "no"
                        | "without"
                        | "neither"
                        | "nor"
                        | "none"
                        | "cannot"
                        | "didnt"
                        | "dont"
                        | "doesnt"
                        | "cant"
                        | "wasnt"
                        | "isnt"
                        | "havent"
                        | "hasnt"
                        | "couldnt"
                        | "wouldnt"
                        | "nobody"
                        | "nothing"
                        | "wont"
                )
                || (word.key == "zero" && !self.names_zero(at))
                || self.is_nil(at))
            && !(word.key == "nobody" && at > 0 && matches!(self.key(at - 1), "if" | "when"))
            && !(word.key == "no"
                && matches!(
                    self.key(at + 1),
                    "it" | "i"
                        | "we"
                        | "sorry"
                        | "wait"
                        | "actually"
                        | "longer"
                        | "1"
                        | "2"
                        | "problem"
                ))
    }

    /// The 0 of `after effects 0`.
    fn is_nil(&self, at: usize) -> bool {
        self.tokens[at].text == "0"
            && at > 0
            && self.gap_after(at - 1) == " "
            && (at + 1 == self.tokens.len() || self.gap_after(at).contains([',', ';', '.', '\n']))
    }

    /// `Raspberry Pi Zero`.
    fn names_zero(&self, at: usize) -> bool {
        at > 0
            && (self.gap_after(at).trim() != ""
                || self.tokens[at].is_capitalised()
                || self.key(at - 1) == "pi")
    }

    fn negation_end(&self, cue: usize) -> usize {
        let sentence = self.tokens[cue].sentence;
        let rest = self.tokens[cue..]
            .iter()
            .take_while(|token| token.sentence == sentence);
        let last = cue + rest.count();
        let lists = (cue..last).any(|at| matches!(self.key(at), "or" | "nor"));
        for at in cue + 1..last {
            let gap = self.gap_after(at - 1);
            let comma = gap.contains(',') && !(lists && self.continues_list(at, last));
            let new_subject = matches!(self.key(at), "i" | "we" | "then")
                || (self.key(at) == "and"
                    && (is_subject(self.key(at + 1)) || verbs::is_past(self.key(at + 1))));
            let turn = matches!(
                self.key(at),
                "but" | "because" | "so" | "although" | "though" | "while" | "instead" | "until"
            ) || (matches!(self.key(at), "just" | "only") && at > cue + 1);
            let stop = gap.contains(['(', ')', '–', '—']) || gap.contains(" - ");
            if comma || new_subject || turn || stop {
                return at;
            }
        }
        last
    }

    fn continues_list(&self, at: usize, last: usize) -> bool {
        !is_subject(self.key(at)) && (at..last).any(|next| matches!(self.key(next), "or" | "nor"))
    }

    pub fn mark_help(&self, words: &mut [Word]) {
        for at in 0..self.tokens.len() {
            let Some(start) = self.help_scope(at) else {
                continue;
            };
            let sentence = self.tokens[at].sentence;
            for (next, word) in words.iter_mut().enumerate().skip(start) {
                let key = self.key(next);
                let by_preposition = matches!(
                    self.key(start.saturating_sub(1)),
                    "with" | "w" | "on" | "in" | "at" | "of"
                );
                let another_verb = by_preposition
                    && self.begins_statement(next)
                    && verbs::lookup(key).is_some_and(|(base, form)| {
                        let object = matches!(
                            self.key(next + 1),
                            "the" | "a" | "an" | "my" | "our" | "all"
                        );
                        form == Form::Base && (object || !verbs::is_also_noun(base))
                    });
                // `I help at the kitchen, cooking for sixty.`
                let at_a_place = self.key(start.saturating_sub(1)) == "at"
                    && self.begins_statement(next)
                    && matches!(verbs::lookup(key), Some((_, Form::Gerund)));
                let new_statement = next > start
                    && (another_verb
                        || at_a_place
                        || is_subject(key)
                        || key == "but"
                        || (verbs::is_past(key) && self.begins_statement(next)));
                if self.tokens[next].sentence != sentence || new_statement {
                    break;
                }
                word.helped = true;
            }
        }
    }

    fn begins_statement(&self, at: usize) -> bool {
        matches!(self.key(at - 1), "and" | "then" | "also" | "just" | "only")
            || self.gap_after(at - 1).contains(',')
    }

    /// Where the thing helped with begins, when the token is a verb of helping.
    fn help_scope(&self, at: usize) -> Option<usize> {
        let key = self.key(at);
        if key == "part" && matches!(self.key(at + 1), "of" | "in") {
            return Some(at + 2);
        }
        if key == "involved" && matches!(self.key(at + 1), "in" | "with") {
            return Some(at + 2);
        }
        if matches!(key, "sat" | "sit" | "sitting") && self.key(at + 1) == "in" {
            return Some(at + 2 + usize::from(self.key(at + 2) == "on"));
        }
        // `On the team that built the billing service`.
        if is_among("team group crew", key)
            && is_among("that which who", self.key(at + 1))
            && verbs::is_past(self.key(at + 2))
            && at > 0
            && is_among("the a in on of same", self.key(at - 1))
        {
            return Some(at + 2);
        }
        let (base, _) = verbs::lookup(key)?;
        if base == "look"
            && self.key(at + 1) == "at"
            && at > 0
            && matches!(self.key(at - 1), "only" | "just")
        {
            return Some(at + 2);
        }
        if !matches!(
            base,
            "help"
                | "assist"
                | "support"
                | "contribute"
                | "participate"
                | "observe"
                | "shadow"
                | "watch"
        ) {
            return None;
        }
        // `Customer support chat` is no help with a chat.
        let noun = base == key
            && at > 0
            && is_among(
                "customer technical it tech client user desktop remote application product line sales phone",
                self.key(at - 1),
            );
        let living =
            key == "supported" && is_among("living housing accommodation", self.key(at + 1));
        // Nor is a support worker, or supported living.
        if noun
            || living
            || (base == key
                && is_among(
                    "worker desk team staff group role officer engineer analyst assistant",
                    self.key(at + 1),
                ))
        {
            return None;
        }
        let sentence = self.tokens[at].sentence;
        for next in at + 1..(at + 6).min(self.tokens.len()) {
            if self.tokens[next].sentence != sentence || self.gap_after(next - 1).contains(',') {
                return None;
            }
            let key = self.key(next);
            if next == at + 1
                && matches!(
                    key,
                    "to" | "with" | "in" | "on" | "out" | "at" | "w" | "from"
                )
            {
                return Some(next + 1);
            }
            // `Helped the chef with the menu`.
            if matches!(key, "with" | "w" | "on" | "in" | "during") {
                return Some(next + 1);
            }
            // Some verbs have one form for all: `helped set up`.
            let verb =
                verbs::lookup(key).is_some_and(|(base, form)| form != Form::Past || base == key);
            let of_another = matches!(self.key(next - 1), "for" | "of" | "by" | "from");
            if verb && !of_another && (next == at + 1 || !verbs::is_also_noun(key)) {
                return Some(next);
            }
        }
        // `Help the evening class`: what is done by several is only helped with, unlike people.
        let sentence = self.sentence_of(at);
        let object = (at + 1..sentence.end.min(at + 5))
            .take_while(|next| self.gap_after(next - 1) == " ")
            .find(|next| is_among(DONE_BY_SEVERAL, self.key(*next)));
        let watched = is_among("observe shadow watch", base);
        (watched || object.is_some()).then_some(at + 1)
    }
}

/// What it takes several to do.
const DONE_BY_SEVERAL: &str = "class course event fair day days audit audits show project campaign rollout launch migration festival appeal drive move trip production \
    exhibition conference opening party fundraiser";

/// Verbs and nouns that deny by themselves.
fn is_failing(key: &str) -> bool {
    const FAILING: &str = "miss missed missing late fail failed lose lost drop dropped break broke forget forgot skip skipped refuse \
        refused off sick absent accident accidents injury injuries incident incidents complaint complaints shortage \
        shortages";
    is_among(FAILING, key)
}
