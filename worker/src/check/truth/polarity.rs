//! What a text says of its words besides their meaning: denied, only helped with, done by somebody else.

use std::ops::Range;

use crate::english::verbs::{self, Form};

use super::clauses::{Doer, Passage, Word, is_subject};

/// Words after a denial that are not what it denies: then that stands before it.
const NO_OBJECT: &str = "use used using do did done touch touched try tried have had been was were read about watched experience yet ever \
    before really much me mine own it";

impl Passage<'_> {
    pub fn mark_negation(&self, words: &mut [Word]) {
        let mut at = 0;
        while at < self.tokens.len() {
            if !self.is_negation(at) {
                at += 1;
                continue;
            }
            // What was read about stands before it.
            let end = if matches!(self.key(at), "only" | "just") {
                at + 1
            } else {
                self.negation_end(at)
            };
            let failing = (at + 1..end).find(|place| is_failing(self.key(*place)));
            // `Never missed a shift` denies the missing, not the shifts.
            let end_of_denied = failing.map_or(end, |place| place + 1);
            words[at..end_of_denied]
                .iter_mut()
                .for_each(|word| word.negated = true);
            words[at].is_content = false;
            let objects = (at + 1..end)
                .filter(|place| words[*place].is_content)
                .filter(|place| {
                    !NO_OBJECT
                        .split_ascii_whitespace()
                        .any(|word| word == self.key(*place))
                })
                .count();
            if objects == 0 && failing.is_none() {
                // `Kubernetes never used`, `export i have no experience`, `the rota, not me`: what is denied stands before.
                let start = self.segment_start(at);
                words[start..at]
                    .iter_mut()
                    .for_each(|word| word.negated = true);
            }
            at = end.max(at + 1);
        }
    }

    /// Where the part of the sentence begins that ends in a denial without an object.
    fn segment_start(&self, cue: usize) -> usize {
        let sentence = self.tokens[cue].sentence;
        let me = matches!(self.key(cue + 1), "me" | "mine" | "my" | "myself");
        let mut start = cue;
        while start > 0 && self.tokens[start - 1].sentence == sentence {
            let gap = self.gap_after(start - 1);
            let turn = matches!(self.key(start - 1), "but" | "and" | "so" | "because");
            if turn || (gap.contains([',', ';', '(']) && !(me && start == cue)) {
                break;
            }
            start -= 1;
        }
        start
    }

    fn is_negation(&self, at: usize) -> bool {
        let word = &self.tokens[at];
        if word.key == "non" && self.gap_after(at) == "-" {
            return true;
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
        let limited = matches!(
            self.key(at + 1),
            "only" | "just" | "least" | "doubt" | "later"
        );
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
                || (word.key == "zero" && !self.names_zero(at)))
            && !(word.key == "no"
                && matches!(
                    self.key(at + 1),
                    "it" | "i" | "we" | "sorry" | "longer" | "1" | "2" | "problem"
                ))
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
            );
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
                let new_statement = next > start
                    && (another_verb
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
        matches!(self.key(at - 1), "and" | "then" | "also") || self.gap_after(at - 1).contains(',')
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
        let (base, _) = verbs::lookup(key)?;
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
        None
    }

    /// What others did: `the owner did the accounts`, `soldering was done by a friend`, `backend was another team`.
    pub fn mark_others(&mut self) {
        for clause in self.clauses.clone() {
            let mine = clause.clone().any(|at| {
                OWN.split_ascii_whitespace()
                    .any(|word| word == self.key(at))
            });
            if mine {
                continue;
            }
            let marked = if self.has_another_subject(clause.clone()) {
                clause
            } else if let Some(by) = self.agent(clause.clone()) {
                clause.start..by
            } else {
                continue;
            };
            for word in &mut self.words[marked] {
                word.doer = Doer::Another;
            }
        }
    }

    /// Whether somebody else is named before the verb of a clause.
    fn has_another_subject(&self, clause: Range<usize>) -> bool {
        const REACH: usize = 4;
        let end = clause.end.min(clause.start + REACH);
        let Some(person) = (clause.start..end).find(|at| is_somebody(self.key(*at))) else {
            return false;
        };
        let key = self.key(person);
        let pointed = (clause.start..person).any(|at| {
            matches!(
                self.key(at),
                "the" | "my" | "our" | "their" | "his" | "her" | "another" | "other" | "a" | "an"
            )
        }) || matches!(
            key,
            "others" | "someone" | "somebody" | "he" | "she" | "boss" | "agency"
        );
        let led_to = (clause.start..person).all(|at| {
            let word = self.key(at);
            !matches!(
                word,
                "with"
                    | "for"
                    | "to"
                    | "by"
                    | "as"
                    | "under"
                    | "of"
                    | "from"
                    | "at"
                    | "helped"
                    | "was"
                    | "became"
            ) && !matches!(verbs::lookup(word), Some((_, Form::Past | Form::Gerund)))
        });
        let followed = self
            .words
            .get(person + 1)
            .is_some_and(|next| next.is_content)
            && verbs::lookup(self.key(person + 1)).is_none();
        let acts = !followed
            && (person + 1..clause.end.min(person + 4)).any(|at| {
                matches!(
                    self.key(at),
                    "did"
                        | "does"
                        | "do"
                        | "was"
                        | "were"
                        | "is"
                        | "had"
                        | "has"
                        | "made"
                        | "decided"
                ) || matches!(
                    verbs::lookup(self.key(at)),
                    Some((_, Form::Past | Form::ThirdPerson))
                )
            });
        pointed && led_to && acts
    }

    /// The `by` of `was done by a friend`, and where the complement begins in `the backend was another team`.
    fn agent(&self, clause: Range<usize>) -> Option<usize> {
        const OF_ME: &str = "promoted hired chosen praised awarded given asked trained nominated selected recognised recognized thanked taught \
            employed mentored supervised supported managed led guided checked";
        clause.clone().find(|at| {
            let named = (at + 1..clause.end.min(at + 4)).any(|next| is_somebody(self.key(next)));
            let of_me = || {
                (clause.start..*at).any(|before| {
                    OF_ME
                        .split_ascii_whitespace()
                        .any(|verb| verb == self.key(before))
                })
            };
            let done = || (clause.start..*at).any(|before| verbs::is_past(self.key(before)));
            let was = || {
                matches!(self.key(*at), "was" | "is" | "were")
                    && matches!(
                        self.key(at + 1),
                        "another" | "other" | "someone" | "somebody"
                    )
                    && *at > clause.start
            };
            (self.key(*at) == "by" && named && done() && !of_me()) || was()
        })
    }
}

/// Words of one who speaks of themselves.
const OWN: &str = "i im ive id we me us myself mine our ourselves";

/// Whether a word names somebody besides the user.
pub fn is_somebody(key: &str) -> bool {
    const PEOPLE: &str = "boss owner friend colleague colleagues coworker coworkers others someone somebody agency contractor contractors vet \
        brother sister wife husband father mother dad mum mom uncle aunt cousin partner he she company team teams department seniors nurses doctors \
        engineers specialist specialists firm office";
    PEOPLE.split_ascii_whitespace().any(|word| word == key) || super::titles::names_a_role(key)
}

/// Verbs and nouns that deny by themselves.
fn is_failing(key: &str) -> bool {
    matches!(
        key,
        "miss"
            | "missed"
            | "missing"
            | "late"
            | "fail"
            | "failed"
            | "lose"
            | "lost"
            | "drop"
            | "dropped"
            | "break"
            | "broke"
            | "forget"
            | "forgot"
            | "skip"
            | "skipped"
            | "refuse"
            | "refused"
            | "off"
            | "sick"
            | "absent"
    )
}
