//! A "no" behind a thing, and one by which the user puts right what they have just said.

use std::ops::Range;

use crate::check::truth::clauses::Passage;
use crate::check::truth::polarity::is_contraction;
use crate::english::verbs;

impl Passage<'_> {
    /// The `no` of `laundry no it goes outside`, `app store no, we send a link`: what stands before is denied.
    pub fn is_trailing_no(&self, at: usize) -> bool {
        const FILLERS: &str = "oh ah hmm hm um er eh ok okay yes yeah yep well so but and or actually sorry said say says saying answered \
            a the my our their with of to for in on at by from as is was are were";
        const SAYING: &str =
            "mean meant think thought tell lied lie said was were forgot misremember guess";
        const LONGEST: usize = 4;
        if !is_among!("no nah nope naw", self.key(at))
            || at == 0
            || self.gap_after(at - 1) != " "
            || self.tokens[at].opens_sentence
            || is_among!(FILLERS, self.key(at - 1))
        {
            return false;
        }
        let sentence = self.sentence_of(at);
        let start = (sentence.start..at)
            .rev()
            .find(|place| {
                *place == sentence.start
                    || self
                        .gap_after(place - 1)
                        .contains([',', ';', '(', ')', ':'])
                    || is_among!("yes yep yeah ok okay but", self.key(place - 1))
            })
            .unwrap_or(at);
        // `We have no`, `I sell no`.
        let told = (start..at).any(|place| {
            is_among!(
                "i we they he she it you is was are were have has had do did",
                self.key(place)
            ) || verbs::is_past(self.key(place))
        });
        let next = self.key(at + 1);
        let ends = at + 1 >= sentence.end || self.gap_after(at).contains([',', ';', ')']);
        let subject = is_among!("i we they he she it im its thats ive", next)
            && !is_among!(SAYING, self.key(at + 2))
            // `Worked in Lyon no it was Lille`.
            && !(is_among!("its it", next)
                && self
                    .tokens
                    .get(at + 2 + usize::from(is_among!("is was", self.key(at + 2))))
                    .is_some_and(crate::english::tokens::Token::is_capitalised));
        // `Night audit no that was Sam`, `driving no my back`.
        let reason = is_among!("my because cos coz too", next)
            || (next == "that" && is_among!("was is", self.key(at + 2)));
        let denied_again = is_among!("not never cannot", next)
            || self.tokens.get(at + 1).is_some_and(is_contraction);
        !told && at - start <= LONGEST && (ends || subject || reason || denied_again)
    }

    /// What a "no" behind a pause takes back: `in Spain` of `in Spain.. no in Portugal`, `Anki` of `with Anki, hmm no its Quizlet`.
    pub fn corrects(&self, at: usize) -> Option<Range<usize>> {
        const REACH: usize = 6;
        if self.key(at) != "no" || at == 0 || self.gap_after(at) != " " {
            return None;
        }
        let filler = usize::from(is_among!("hmm hm oh ah er um wait eh", self.key(at - 1)));
        let before = at.checked_sub(1 + filler)?;
        let gap = self.gap_after(before);
        let pause = filler == 1 || gap.contains("..") || gap.contains(['-', '–', '—', '…']);
        let next = self.key(at + 1);
        let first = at.saturating_sub(REACH);
        // `In Spain.. no in Portugal`.
        if pause && is_among!("in at for with from on to by", next) {
            let same = (first..=before)
                .rev()
                .find(|place| self.key(*place) == next)?;
            return (before - same < REACH).then_some(same + 1..before + 1);
        }
        // `With Anki, hmm no its Quizlet`.
        let is = match next {
            "its" => at + 2,
            "it" if is_among!("is was", self.key(at + 2)) => at + 3,
            _ => return None,
        };
        let named = self
            .tokens
            .get(is)
            .is_some_and(crate::english::tokens::Token::is_capitalised);
        let pause = pause || gap.contains([',', '.']);
        (pause && named).then_some(before..before + 1)
    }

    /// What `no forget that`, `scratch that` takes back: all of its part of the sentence before.
    pub fn takes_back(&self, at: usize) -> Option<Range<usize>> {
        let filler = |place: usize| is_among!("no hmm oh wait actually ah", self.key(place));
        let verb = at + (at..at + 3).take_while(|place| filler(*place)).count();
        if !is_among!("forget scratch strike ignore", self.key(verb))
            || !is_among!("that it this", self.key(verb + 1))
        {
            return None;
        }
        let before = at.checked_sub(1)?;
        let gap = self.gap_after(before);
        let pause = gap.contains("..") || gap.contains(['-', '–', '—', '…', ',', '.']);
        let alone =
            verb > at || verb + 2 >= self.tokens.len() || self.gap_after(verb + 1).trim() != "";
        if !pause || !alone {
            return None;
        }
        let sentence = self.sentence_of(before);
        let start = (sentence.start + 1..=before)
            .rev()
            .find(|place| {
                self.gap_after(place - 1).contains([',', ';', '('])
                    || is_among!("and but", self.key(place - 1))
            })
            .unwrap_or(sentence.start);
        Some(start..before + 1)
    }
}

#[cfg(test)]
#[path = "corrections_tests.rs"]
mod tests;
