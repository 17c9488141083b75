//! People and firms that are counted by where they are from: `two Spanish buyers` of `2 from Spain`, `four Polish workers` of `4 Poles`.

use super::super::clauses::Passage;
use super::super::quantity::{Quantity, Unit};
use super::super::same_things::is_person;
use super::Facts;
use super::bare::counted;
use super::same_rate::same_rate;
use crate::english::gazetteer;

/// Words for people of a country that are none for the country or its language.
const PEOPLE: &str = "pole polish|swede swedish|dane danish|finn finnish|turk turkish|spaniard spanish|brit british|briton british|scot scottish|\
    frenchman french|dutchman dutch|irishman irish|englishman english|welshman welsh|croat croatian|serb serbian|slovene slovenian|\
    filipino philippines|filipina philippines|kiwi newzealand|aussie australian|romanian romania|icelander iceland";

/// How many words may stand between a number and the word for the country.
const REACH: usize = 5;

impl Facts<'_> {
    /// Whether the user gives as many of the same country.
    pub(super) fn is_of_nation(&self, claim: &Quantity, passage: &Passage<'_>) -> bool {
        let Some(noun) = claim.plain_noun() else {
            return false;
        };
        let named = nations_behind(passage, claim);
        let told = is_person(noun)
            || counts_people_of(passage, claim)
            || !self.occurrences(noun).is_empty();
        told && !named.is_empty()
            && self.of_same_amount(claim).any(|(source, fact)| {
                // `2 from Spain`, `4 new Poles`: nothing else is counted.
                let bare = fact.nouns.is_empty() && source.key(fact.token + 1) == "from"
                    || counts_people_of(source, fact);
                bare && fact.unit == Unit::Plain
                    && same_rate(source, fact, claim)
                    && nations_behind(source, fact)
                        .iter()
                        .any(|nation| named.contains(nation))
            })
    }
}

/// Whether the word that a number counts names people by their country.
fn counts_people_of(passage: &Passage<'_>, quantity: &Quantity) -> bool {
    counted(passage, quantity).is_some_and(|at| !nations(passage.key(at)).is_empty())
}

/// The countries that the few words behind a number name, by their codes.
fn nations_behind(passage: &Passage<'_>, quantity: &Quantity) -> &'static [&'static str] {
    let sentence = passage.sentence_of(quantity.token);
    let end = sentence.end.min(quantity.token + 1 + REACH);
    (quantity.token + 1..end)
        .take_while(|at| !passage.quantities.iter().any(|other| other.token == *at))
        .map(|at| nations(passage.key(at)))
        .find(|nations| !nations.is_empty())
        .unwrap_or(&[])
}

/// The countries that a word names, or whose people it does.
fn nations(word: &str) -> &'static [&'static str] {
    let one = word.strip_suffix('s').unwrap_or(word);
    let people = PEOPLE
        .split('|')
        .filter_map(|pair| pair.split_once(' '))
        .find(|(people, _)| *people == one);
    match people {
        Some((_, country)) => gazetteer::countries(country),
        None => [word, one]
            .into_iter()
            .map(gazetteer::countries)
            .find(|countries| !countries.is_empty())
            .unwrap_or(&[]),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::truth::testing::text_passes;

    #[test]
    fn people_are_counted_by_where_they_are_from() {
        let source = "gang leader wanted me to show 3 new poles the ropes. pickers 2 from nepal 6 from ukraine";
        for (text, passes) in [
            ("Showed three new Polish workers the ropes", true),
            ("Showed three new Danish workers the ropes", false),
            ("Picked with two Nepali and six Ukrainian pickers", true),
            ("Picked with six Nepali and two Ukrainian pickers", false),
            ("Picked with eight pickers", true),
            ("Picked with nine pickers", false),
        ] {
            assert_eq!(text_passes(source, text), passes, "{text}");
        }
    }
}
