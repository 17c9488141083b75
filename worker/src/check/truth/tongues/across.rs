//! Compares a section with what the user said in another language, or in one whose words change with their case: by what does not
//! depend on the language.

use super::{Evidence, Tongue, differ};
use crate::check::truth::clauses::Passage;
use crate::check::truth::facts::{Facts, Said};
use crate::check::truth::fields::NO_DATE;
use crate::check::truth::quantity::{Agreement, Quantity, Unit};
use crate::check::truth::violation::{Violation, ViolationKind};
use crate::english::dates::month_number;
use crate::english::places;
use crate::english::spelling;
use crate::english::words;

/// The languages of what was said and of what is written.
#[derive(Debug, Clone, Copy)]
pub struct Across {
    from: Tongue,
    to: Tongue,
}

impl Across {
    /// Where the words of the two cannot be compared one by one.
    pub fn of(
        (source, said): (&Evidence, &Passage<'_>),
        (evidence, written): (&Evidence, &[Passage<'_>]),
    ) -> Option<Self> {
        let from = language(source, std::slice::from_ref(said))?;
        // A section of few words is in the language of the user.
        let in_latin = || !from.is_latin() && evidence.is_in_latin_letters();
        let to = language(evidence, written)
            .or_else(|| in_latin().then_some(Tongue::English))
            .unwrap_or(from);
        if differ((from, source), (to, evidence)) {
            return Some(Self { from, to });
        }
        from.inflects_names().then_some(Self { from, to: from })
    }

    pub fn is_translated(self) -> bool {
        self.from != self.to
    }

    fn shares_letters(self) -> bool {
        self.from == self.to || (self.from.is_latin() && self.to.is_latin())
    }

    /// A name, or a title, which only within one language has the user's words.
    pub fn name(
        self,
        passage: &Passage<'_>,
        kind: ViolationKind,
        is_title: bool,
        facts: &Facts<'_>,
    ) -> Option<Violation> {
        let mut found = Vec::new();
        amounts(passage, facts, &mut found);
        if let Some(number) = found.pop() {
            return Some(number);
        }
        if (is_title && self.is_translated()) || !self.shares_letters() {
            return None;
        }
        let named = |at: &usize| {
            let token = &passage.tokens[*at];
            token.text.chars().count() > 1 && !token.key.bytes().all(|byte| byte.is_ascii_digit())
        };
        let tokens: Vec<usize> = (0..passage.tokens.len()).filter(named).collect();
        // Of `Royal Marsden Hospital` the name is in the middle.
        let distinct: Vec<usize> = tokens
            .iter()
            .copied()
            .filter(|at| !words::is_common(passage.key(*at)))
            .collect();
        let telling = if distinct.is_empty() {
            &tokens
        } else {
            &distinct
        };
        let known = telling.is_empty()
            || facts.phrase(passage.text) != Said::No
            || telling.iter().any(|at| self.says(passage, *at, facts));
        (!known).then(|| Violation::new(kind, passage.text, kind.unsaid()))
    }

    /// The amounts, dates, names and tools of a text.
    pub fn text(self, passage: &Passage<'_>, facts: &Facts<'_>, found: &mut Vec<Violation>) {
        amounts(passage, facts, found);
        let mut dates = passage.dates.iter().peekable();
        while let Some(mention) = dates.next() {
            let second = dates.next_if(|next| next.span == mention.span);
            if !facts.date(mention.date) && !second.is_some_and(|next| facts.date(next.date)) {
                let quoted = &passage.text[mention.span.clone()];
                found.push(Violation::new(ViolationKind::Date, quoted, NO_DATE));
            }
        }
        for at in 0..passage.tokens.len() {
            let token = &passage.tokens[at];
            let counted = passage.is_in_amount_or_date(at);
            let latin = token.text.starts_with(|c: char| c.is_ascii_alphabetic());
            // Latin letters in a text of others are names that stand so in every language.
            let foreign = latin && !self.to.is_latin() && token.is_capitalised();
            let tool = latin
                && (spelling::is_unmistakable_tool(&token.key)
                    || (spelling::canonical_tool(token.text).is_some()
                        && token.is_capitalised()
                        && !token.opens_sentence));
            let shouted = token.looks_like_name() && token.text.is_ascii();
            let inside = latin
                && self.shares_letters()
                && self.to != Tongue::German
                && token.is_capitalised()
                && !token.opens_sentence
                && !(self.to == Tongue::English && is_of_a_people(&token.key));
            if counted
                || !(foreign || tool || shouted || inside)
                || month_number(&token.key).is_some()
            {
                continue;
            }
            // A name in the letters of English whose own are others.
            let transliterated = !(self.from.is_latin() || tool || shouted) && self.is_translated();
            if transliterated || self.says(passage, at, facts) || facts.contains(token.text) {
                continue;
            }
            let kind = if tool {
                ViolationKind::Tool
            } else {
                ViolationKind::Name
            };
            found.push(Violation::new(kind, token.text, kind.unsaid()));
        }
    }

    /// Whether the user says a word, in any case: of names the beginnings are the same.
    fn says(self, passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
        const ROOT: usize = 3;
        let word = passage.key(at);
        if facts.word(word) != Said::No || facts.phrase(passage.tokens[at].text) != Said::No {
            return true;
        }
        let letters = word.chars().count();
        let initial = word.chars().next().unwrap_or_default();
        // `كمحاسب` is `محاسب` with a preposition.
        let within = |said: &str| {
            matches!(
                self.from,
                Tongue::Arabic | Tongue::Hebrew | Tongue::Thai | Tongue::Chinese | Tongue::Japanese
            ) && letters >= ROOT
                && said.contains(word)
        };
        let alike = |said: &str| {
            let common = said
                .chars()
                .zip(word.chars())
                .take_while(|(one, other)| one == other)
                .count();
            let length = said.chars().count();
            let (shorter, longer) = (letters.min(length), letters.max(length));
            // `Praha` and `Praze`, `Londres` and `London`, but not `Marsden` and `march`.
            match common {
                0..ROOT => false,
                ROOT => common + 3 >= longer,
                _ => common + 1 >= shorter || (common + 4 >= letters && common * 3 >= shorter * 2),
            }
        };
        facts
            .beginning_with(initial)
            .any(|(place, token)| alike(facts.passages[place].key(token)))
            || facts
                .passages
                .iter()
                .any(|said| said.tokens.iter().any(|token| within(&token.key)))
    }
}

/// The language of texts, where it is plain: by their small words, and by whether the others are English.
fn language(evidence: &Evidence, passages: &[Passage<'_>]) -> Option<Tongue> {
    const PLAIN: u32 = 4;
    const FEWEST: usize = 3;
    let told = evidence.told();
    match told {
        Some((Tongue::English, PLAIN..)) => return Some(Tongue::English),
        Some((tongue, _)) if !tongue.is_latin() => return Some(tongue),
        _ => {}
    }
    let (mut all, mut english) = (0, 0);
    for token in passages.iter().flat_map(|passage| &passage.tokens) {
        let named = token.is_capitalised() && !token.opens_sentence;
        if token.text.len() < 3 || named || !token.text.starts_with(char::is_alphabetic) {
            continue;
        }
        all += 1;
        english += usize::from(
            token.text.is_ascii() && (words::is_common(&token.key) || is_of_a_people(&token.key)),
        );
    }
    if all >= FEWEST && english * 5 < all * 2 {
        return told
            .map(|(tongue, _)| tongue)
            .filter(|tongue| *tongue != Tongue::English)
            .or_else(|| evidence.told_but_english());
    }
    if all >= FEWEST && english * 4 > all * 3 {
        return Some(Tongue::English);
    }
    told.filter(|(_, certain)| *certain >= PLAIN && !evidence.may_be_english(*certain))
        .map(|(tongue, _)| tongue)
}

/// The amounts that the user does not give.
fn amounts(passage: &Passage<'_>, facts: &Facts<'_>, found: &mut Vec<Violation>) {
    for quantity in &passage.quantities {
        // `One`, and the first of anything, stand for articles elsewhere.
        let is_article = (quantity.value - 1.0).abs() < 0.01 && quantity.unit != Unit::Percent;
        if is_article
            || facts.quantity(quantity, Agreement::ValueOnly) == Said::Yes
            || gives(quantity, facts)
        {
            continue;
        }
        let text = &passage.text[quantity.span.clone()];
        let reason = format!("the user's words do not contain the number {text}");
        found.push(Violation::new(ViolationKind::Number, text, reason));
    }
}

/// Whether the user gives the amount, of whatever.
fn gives(claim: &Quantity, facts: &Facts<'_>) -> bool {
    let money = |unit: Unit| match unit {
        Unit::Money(code) if !code.is_empty() => Some(code),
        _ => None,
    };
    facts.passages.iter().any(|passage| {
        passage.quantities.iter().any(|said| {
            let other_money = money(claim.unit)
                .zip(money(said.unit))
                .is_some_and(|(one, other)| one != other);
            (said.value - claim.value).abs() < 1e-6 && !other_money
        })
    })
}

/// `Spanish`, which only English writes with a capital.
fn is_of_a_people(key: &str) -> bool {
    places::is_language(key)
}

#[cfg(test)]
#[path = "across_tests.rs"]
mod tests;
