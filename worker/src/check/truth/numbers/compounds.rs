//! Words behind a number that are one together: `face-to-face interviews`, `University of Oulu co-authors`, and shifts in short, `4x10`.

use smol_str::SmolStr;

use super::Reader;
use crate::check::truth::number_words::{
    digits, ends_noun_phrase, is_function_word, is_plural, is_time, stem_plain,
};
use crate::check::truth::quantity::{Quantity, Unit, is_measure};
use crate::english::dates::month_number;
use crate::english::tokens::stem;
use crate::english::verbs;

/// Words that tell two kinds of one thing apart.
const SIZES: &str = "small medium large big old new local national regional";

impl Reader<'_> {
    /// The nouns among the words from `at` on that are one together before what is counted, and where it goes on.
    pub(super) fn behind_modifiers(&self, at: usize, first: bool) -> Option<(Vec<SmolStr>, usize)> {
        // `25 A/B tests`.
        let in_letters =
            self.gap_after(at) == "/" && self.key(at) == "a" && self.key(at + 1) == "b";
        if in_letters {
            return Some((vec!["ab".into()], at + 2));
        }
        // `Small and medium dogs` are dogs.
        let sized = |place: usize| is_among!(SIZES, self.key(place));
        if first && sized(at) && matches!(self.key(at + 1), "and" | "or" | "to") && sized(at + 2) {
            return Some((Vec::new(), at + 3));
        }
        self.behind_compound(at)
            .or_else(|| self.behind_name(at).map(|behind| (Vec::new(), behind)))
            .or_else(|| {
                let behind = self.behind_singular(at).filter(|_| first)?;
                Some((Vec::new(), behind))
            })
    }

    /// Where the plural stands that several are of, behind words with `of` in them that only tell of which kind it is: one counts no several
    /// `end`, so `4 end of life clients` are clients.
    fn behind_singular(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1).map_or("", |place| self.key(place));
        let noun = |place: usize| {
            let key = self.key(place);
            !key.is_empty()
                && key.chars().all(char::is_alphabetic)
                && !is_plural(key)
                && !ends_noun_phrase(key, true)
        };
        let behind = at + 3;
        let measures = is_time(&stem_plain(self.key(at))) || is_measure(&stem(self.key(at)));
        (!is_among!("one 1 a an", before)
            && self.key(at + 1) == "of"
            && noun(at)
            && !measures
            && noun(at + 2)
            && is_plural(self.key(behind))
            && (at + 1..=behind).all(|place| self.joined(place)))
        .then_some(behind)
    }

    /// The nouns among words joined by hyphens that only tell of which kind the next one is, and where that stands: `at-fault accidents`,
    /// `Arabic-speaking volunteers`.
    fn behind_compound(&self, at: usize) -> Option<(Vec<SmolStr>, usize)> {
        const LONGEST: usize = 4;
        let hyphened = |place: usize| self.gap_after(place) == "-";
        if !hyphened(at) || is_time(&stem_plain(self.key(at))) || hyphened(at.checked_sub(1)?) {
            return None;
        }
        let last = (at + 1..at + LONGEST).find(|place| !hyphened(*place))?;
        // `110 picks-per-hour` are picks.
        if (at..last).any(|place| self.key(place) == "per") {
            return None;
        }
        let joins = (at..last).any(|place| is_function_word(self.key(place)));
        let describes = verbs::lookup(self.key(last))
            .is_some_and(|(_, form)| form != verbs::Form::Base || joins);
        let goes_on = self.joined(last + 1) && !ends_noun_phrase(self.key(last + 1), true);
        // A visit on site is no site, what speaks Arabic has to do with Arabic.
        let nouns = (at..=last)
            .filter(|_| !joins)
            .map(|place| stem(self.key(place)));
        (goes_on && (joins || describes)).then(|| (nouns.collect(), last + 1))
    }

    /// Where the noun goes on behind a name with `of` in it, or words that are one without hyphens: `end of year`, `face to face`.
    fn behind_name(&self, at: usize) -> Option<usize> {
        let capital = |place: usize| {
            self.tokens
                .get(place)
                .is_some_and(|token| token.text.starts_with(char::is_uppercase))
        };
        let ends = is_among!("end start", self.key(at))
            && self.key(at + 1) == "of"
            && is_time(&stem_plain(self.key(at + 2)));
        let doubled = self.key(at + 1) == "to" && self.key(at) == self.key(at + 2);
        let named = ends || doubled || self.key(at + 1) == "of" && capital(at) && capital(at + 2);
        let behind = at + 3;
        (named
            && (at + 1..=behind).all(|place| self.joined(place))
            && !ends_noun_phrase(self.key(behind), true))
        .then_some(behind)
    }

    /// Where the noun stands behind months that tell of which kind it is, `two May–October seasons`; where there are none, the same place.
    pub(super) fn behind_months(&self, at: usize) -> usize {
        let month = |place: usize| month_number(self.key(place)).is_some();
        if !month(at) {
            return at;
        }
        let joint = |place: usize| matches!(self.gap_after(place).trim(), "-" | "–" | "—" | "/");
        let worded = usize::from(is_among!("to through till", self.key(at + 1)));
        let last = at + 1 + worded;
        let behind = last + 1;
        let ranged = month(last) && (worded > 0 || joint(at));
        if ranged && self.joined(behind) && !ends_noun_phrase(self.key(behind), true) {
            behind
        } else {
            at
        }
    }

    /// The `one` of `12 complaints one day`, as those say whose language has no articles.
    pub(super) fn is_one_for_each(&self, at: usize) -> bool {
        let lasts = |place: usize| is_time(&stem_plain(self.key(place)));
        self.key(at) == "one"
            && is_among!("day shift hour week month", self.key(at + 1))
            && !is_among!("a per each every", self.key(at + 2))
            && !(self.key(at + 2) == "in" && is_time(&stem_plain(self.key(at + 4))))
            && at
                .checked_sub(1)
                .is_some_and(|before| !lasts(before) && digits(self.tokens[before].text).is_none())
    }

    /// Whether the word only tells of what is counted elsewhere, `files, 55 open at once`, and names nothing.
    pub(super) fn only_describes(&self, at: usize) -> bool {
        const SAID: &str = "open live active running pending concurrent simultaneous max maximum minimum avg average ongoing published full \
            complete";
        is_among!(SAID, self.key(at))
            && (!self.joined(at + 1) || is_function_word(self.key(at + 1)))
    }

    /// The shifts and their hours of `night shift 4x10`.
    pub(super) fn shifts(&self, at: usize) -> Vec<Quantity> {
        const WORK: &str =
            "shift shifts night nights day days hour hours hrs rota roster schedule week wk";
        const REACH: usize = 4;
        let token = &self.tokens[at];
        let read = |text: &str| text.parse::<u8>().ok();
        let Some((many, long)) = token
            .text
            .split_once(['x', 'X', '×'])
            .and_then(|(many, long)| Some((read(many)?, read(long)?)))
            .filter(|(many, long)| {
                (2..=7).contains(many) && (4..=24).contains(long) && many != long
            })
        else {
            return Vec::new();
        };
        let near = at.saturating_sub(REACH)..(at + REACH).min(self.tokens.len());
        if !near
            .into_iter()
            .any(|place| is_among!(WORK, self.key(place)))
        {
            return Vec::new();
        }
        let cross = token.start + token.text.find(['x', 'X', '×']).unwrap_or_default();
        let of = |value: u8, nouns: &[&str], before: &[&str], per, span| Quantity {
            value: f64::from(value),
            unit: Unit::Plain,
            nouns: nouns.iter().map(|noun| stem(noun)).collect(),
            before: before.iter().map(|noun| stem(noun)).collect(),
            label: None,
            after: None,
            per,
            span,
            token: at,
        };
        let counted = &["shift", "day", "night"];
        vec![
            of(many, &[], counted, Some("week"), token.start..cross),
            of(long, &["hour"], &[], None, cross..token.end),
        ]
    }
}
