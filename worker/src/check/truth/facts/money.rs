//! Sums whose currency stands elsewhere, or follows from where the user is.

use crate::english::gazetteer;

use super::super::clauses::Passage;
use super::super::currencies::{currency_word, members, same_currency};
use super::super::quantity::{Quantity, Unit};
use super::Facts;
use super::derived::close;

/// Stems of what is counted in money.
const MONEY: &str = "second next total sale sales revenu turnover budget salary cost spend price profit grant fund fee incom takings loan deal \
    contract invoic payroll opex capex portfolio saving worth quota debt credit donation prize wag rent valu bonu bid capital book";

/// Postal abbreviations of states that are words in small letters.
const SMALL: &str = "in me or hi ok oh la ma pa ca co de id md mo ne al ar";

/// The countries of the euro.
const OF_EURO: &str = "AT BE CY EE FI FR DE GR IE IT LV LT LU MT NL PT SK SI ES HR";

impl Facts<'_> {
    /// An amount of money whose currency stands by another, `£186k the first year, 140k the second`, or is that of the user's country;
    /// or one that is told without it.
    pub(super) fn is_money(&self, claim: &Quantity) -> bool {
        const LEAST: f64 = 100.0;
        let about_money = |one: &Quantity| one.nouns.iter().all(|noun| is_among!(MONEY, noun));
        let currencies = || {
            let amounts = self.passages.iter().flat_map(|passage| &passage.quantities);
            amounts.filter_map(|fact| match fact.unit {
                Unit::Money(code) if !code.is_empty() => Some(code),
                _ => None,
            })
        };
        let words = || {
            let tokens = self.passages.iter().flat_map(|passage| &passage.tokens);
            tokens.filter_map(|token| currency_word(token.text))
        };
        let fits = |claimed: &str| match currencies().chain(words()).next() {
            Some(_) => currencies()
                .chain(words())
                .any(|said| same_currency(said, claimed)),
            None => self.pays_in(claimed) || !self.names_a_place(),
        };
        // `Budget 45k eur, spent 43`.
        let in_thousands = self.passages.iter().any(|passage| {
            passage.quantities.windows(2).any(|pair| {
                let thousands = passage.text[..pair[0].span.end].trim_end_matches(|c: char| !c.is_ascii_digit());
                let in_k = passage.text[thousands.len()..].starts_with(['k', 'K']);
                let money = matches!((pair[0].unit, claim.unit), (Unit::Money(said), Unit::Money(claimed)) if same_currency(said, claimed))
                    || (matches!(pair[0].unit, Unit::Money(_)) && claim.unit == Unit::Plain && claim.nouns.is_empty());
                in_k && money && pair[1].unit == Unit::Plain && pair[1].nouns.is_empty() && close(pair[1].value * 1e3, claim.value)
            })
        });
        if in_thousands {
            return true;
        }
        // `It was 4.10 euro and I got it to 3.35`: what counts nothing beside a sum is one.
        let beside_sum = |passage: &Passage<'_>, fact: &Quantity| {
            let sentence = passage.sentence_of(fact.token);
            let mut others = passage.quantities.iter();
            fact.nouns.is_empty()
                && fact.label.is_none()
                && others.any(|other| {
                    matches!(other.unit, Unit::Money(_)) && sentence.contains(&other.token)
                })
        };
        self.passages.iter().any(|passage| {
            let mut facts = passage.quantities.iter().filter(|fact| {
                close(fact.value, claim.value) && (fact.value >= LEAST || beside_sum(passage, fact))
            });
            facts.any(|fact| match (fact.unit, claim.unit) {
                (Unit::Money(_), Unit::Plain) => claim.label.is_none() && about_money(claim),
                (Unit::Plain, Unit::Money(claimed)) => about_money(fact) && fits(claimed),
                _ => false,
            })
        })
    }

    /// Whether the user names a place where one pays in this currency.
    fn pays_in(&self, currency: &str) -> bool {
        let codes = members(currency).unwrap_or(currency);
        codes.split_ascii_whitespace().any(|code| match code {
            "eur" => OF_EURO
                .split_ascii_whitespace()
                .any(|country| self.is_of(country)),
            code => code
                .get(..2)
                .is_some_and(|country| self.is_of(&country.to_ascii_uppercase())),
        })
    }

    fn names_a_place(&self) -> bool {
        self.place_names().any(|name| gazetteer::is_place(&name))
    }

    /// Whether the user names the country, a city of it or a state.
    fn is_of(&self, country: &str) -> bool {
        let lies_there = |number: usize| gazetteer::area(number).country == country;
        self.place_names().any(|name| {
            gazetteer::countries(&name).contains(&country)
                || gazetteer::cities(&name).any(|city| lies_there(city.area))
                || (!is_among!(SMALL, &name)
                    && gazetteer::regions(&name)
                        .iter()
                        .any(|number| lies_there(*number)))
        })
    }

    /// Words of the user's, and two and two of them joined, that may name a place.
    fn place_names(&self) -> impl Iterator<Item = String> {
        self.passages.iter().flat_map(|passage| {
            (0..passage.tokens.len()).flat_map(|at| {
                let one = passage.key(at);
                [one.to_owned(), format!("{one}{}", passage.key(at + 1))]
            })
        })
    }
}
