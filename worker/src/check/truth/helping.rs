//! What a text tells as only helped with, watched or taken part in.

use crate::english::verbs::{self, Form};

use super::clauses::{Passage, Word, is_subject};

impl Passage<'_> {
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
        if matches!(key, "sat" | "sit" | "sitting") && self.key(at + 1) == "in" {
            return Some(at + 2 + usize::from(self.key(at + 2) == "on"));
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
}
