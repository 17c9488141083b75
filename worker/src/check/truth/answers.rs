//! What an answer denies: `Delft? no, Eindhoven`, `Latin: none`.

use crate::english::tokens::Token;
use crate::english::verbs;

use super::clauses::{Passage, Word};

impl Passage<'_> {
    /// Whether a word is the answer that `A:` announces.
    pub fn is_labelled(&self, at: usize) -> bool {
        matches!(self.before(at), "a" | "answer") && self.gap_after(at - 1).contains(':')
    }

    /// What is denied by an answer: `Delft? no, Eindhoven`, `Latin: none`, `Tecsup, no wait it was Minero`.
    pub fn mark_answers(&self, at: usize, labelled: bool, words: &mut [Word]) {
        if let Some(taken_back) = self.corrects(at).or_else(|| self.takes_back(at)) {
            words[taken_back]
                .iter_mut()
                .for_each(|word| word.negated = true);
            return;
        }
        let refuses = is_among!("no not nope nah naw none never nil", self.key(at));
        let asked = at.checked_sub(1 + usize::from(labelled));
        if refuses
            && let Some(asked) = asked
            && self.gap_after(asked).contains('?')
        {
            // `Delft? no, Eindhoven`.
            let start = self.segment_start(asked);
            // `Geologist for Barrick? no, for Kalahari`: only the firm was another.
            // `Driver for Metroline? no it was Oakline`.
            let named = is_among!("it its", self.key(at + 1))
                && self.tokens[at + 1..self.tokens.len().min(at + 4)]
                    .iter()
                    .any(Token::is_capitalised);
            let same = |place: &usize| {
                is_among!("for at with in from to by", self.key(*place))
                    && (named || self.key(*place) == self.key(at + 1))
            };
            let start = (start..at).rev().find(same).unwrap_or(start);
            let corrected = matches!(self.key(at + 1), "just" | "only");
            let really = usize::from(self.key(at + 1) == "really");
            // `The budget? no that was my boss`.
            let role = at > 0
                && super::titles::names_a_role(self.key(at - 1))
                && !matches!(self.key(at + 1), "just" | "only");
            if role {
                words[at - 1].negated = true;
            }
            let others = is_among!(
                "that thats it my i the he she they never not",
                self.key(at + 1),
            ) || (self.key(start) == "did"
                && verbs::is_past(self.key(at + 1 + usize::from(corrected))))
                || self.key(start) == self.key(at + 1);
            let alone = others
                || self.tokens.get(at + 1 + really).is_none_or(|next| {
                    next.opens_sentence || (really == 1 && self.gap_after(at + 1).contains(','))
                });
            // `Did you manage others? - no, there was an editor above me`, `harvester? no only forwarder`.
            let of_you = is_among!("did do were are have had can could", self.key(start))
                && self.key(start + 1) == "you"
                && !(start..at).any(|place| is_among!(IN_PART, self.key(place)));
            let of_a_thing =
                corrected && start + 1 == at && verbs::lookup(self.key(start)).is_none();
            // `Did you do rescue work in the floods?`: there were floods.
            let deed = (start + 2..at)
                .find(|place| words[*place].is_content && !is_among!("do work", self.key(*place)));
            let circumstances = deed.and_then(|deed| {
                (deed + 1..at)
                    .find(|place| is_among!("in during at on while when", self.key(*place)))
            });
            let deed_end = circumstances.unwrap_or(at);
            let asked = words[start..at].iter_mut().zip(&self.tokens[start..at]);
            for (place, (word, token)) in (start..).zip(asked) {
                word.negated |= (of_you && place < deed_end)
                    || of_a_thing
                    || (!corrected || self.key(start) == "did")
                        && (alone || token.is_capitalised());
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
    }
}

/// Words of a question whose answer denies only how much or how it was.
const IN_PART: &str = "alone only just all every always everything yourself own ever still full whole entire any both";
