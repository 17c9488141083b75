//! People that a number counts without a word for them: `8 of us`, `two of our team`, `20 strong`.

use smol_str::SmolStr;

use super::Reader;
use super::counted::goes_on_in;
use crate::check::truth::number_words::{ends_noun_phrase, is_function_word};
use crate::english::tokens::stem;

impl Reader<'_> {
    /// The people of `8 of us` and `3 of us paras`.
    pub(super) fn of_us(&self, from: usize, at: usize) -> Option<(Vec<SmolStr>, usize)> {
        let behind = self.behind_us(from, at)?;
        let in_short = || self.tokens[behind].text.ends_with('s');
        let who = Some(self.key(behind)).filter(|who| {
            self.joined(behind) && (goes_on_in(who) || !is_function_word(who) && in_short())
        });
        let nouns = [Some(stem("person")), who.map(stem)];
        Some((
            nouns.into_iter().flatten().collect(),
            behind + usize::from(who.is_some()),
        ))
    }

    /// The place behind `of us`, `of about us`, in `8 of us`: people are counted.
    fn behind_us(&self, from: usize, at: usize) -> Option<usize> {
        if self.key(from) == "of" && matches!(self.key(from + 1), "us" | "we") {
            return Some(from + 2);
        }
        (self.key(at) == "us" && self.key(at - 1) == "of").then_some(at + 1)
    }

    /// The people of `7 of the first group` and `two of our team`: several of one group are its members.
    pub(super) fn members_of_group(&self, from: usize, at: usize) -> Option<(Vec<SmolStr>, usize)> {
        const GROUPS: &str = "team crew group squad class cohort batch intake gang staff committee board panel band choir";
        const LONGEST: usize = 3;
        let of_one = self.key(from) == "of"
            && is_among!("the our my", self.key(from + 1))
            && !is_among!("one 1", self.key(from.checked_sub(1)?));
        let group = (at..at + LONGEST)
            .take_while(|place| self.joined(*place) && !is_function_word(self.key(*place)))
            .find(|place| is_among!(GROUPS, self.key(*place)))?;
        let ends = !self.joined(group + 1) || ends_noun_phrase(self.key(group + 1), false);
        (of_one && ends).then(|| (vec![stem("person")], group + 1))
    }

    /// Who is counted by a word that names nobody: the members of a `4-piece band`, the people of `20 strong`, the children of `3 year olds`.
    pub(super) fn counts_people(&self, at: usize) -> Option<SmolStr> {
        const BANDS: &str = "band group act ensemble orchestra outfit";
        match self.key(at) {
            "strong" => Some(stem("person")),
            "olds" => Some(stem("child")),
            "piece" if self.gap_after(at - 1) == "-" => (at + 1..at + 4)
                .any(|place| is_among!(BANDS, self.key(place)))
                .then(|| stem("person")),
            _ => None,
        }
    }
}
