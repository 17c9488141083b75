//! Places that follow from the user's words: who names a city names its region and country.

use foldhash::HashSet;

use crate::english::gazetteer::{self, City};
use crate::english::places;
use crate::english::tokens::{joined, tokenize};
use crate::english::words;

use super::Facts;
use crate::check::truth::clauses::Passage;

/// The places that the user names, and those in which they lie.
#[derive(Debug, Default)]
pub struct Whereabouts {
    cities: Vec<City>,
    areas: HashSet<usize>,
    countries: HashSet<&'static str>,
    /// Named themselves, not only by what lies in them.
    named_areas: HashSet<usize>,
    named_countries: HashSet<&'static str>,
}

impl Whereabouts {
    pub(super) fn read(passages: &[Passage<'_>]) -> Self {
        let mut found = Self::default();
        let mut joined = String::new();
        let mut lesser = Vec::new();
        for passage in passages {
            for at in 0..passage.tokens.len() {
                joined.clear();
                found.read_at(passage, at, &mut joined, &mut lesser);
            }
        }
        // A city that is not the best known of its name is meant where something else lies in its country.
        lesser.retain(|city: &City| {
            let country = gazetteer::area(city.area).country;
            found.areas.contains(&city.area)
                || found.countries.contains(country)
                    && !gazetteer::cities(city.names.split('=').next().unwrap_or_default()).any(
                        |other| !other.is_lesser && gazetteer::area(other.area).country == country,
                    )
        });
        for city in lesser {
            found.add(city);
        }
        found
    }

    fn add(&mut self, city: City) {
        self.cities.push(city);
        self.areas.insert(city.area);
        self.countries.insert(gazetteer::area(city.area).country);
    }

    /// Reads the places whose names begin at a word, joining its words in `joined`.
    fn read_at(
        &mut self,
        passage: &Passage<'_>,
        at: usize,
        joined: &mut String,
        lesser: &mut Vec<City>,
    ) {
        const LONGEST: usize = 4;
        if passage.words[at].negated {
            return;
        }
        for (length, token) in passage.tokens[at..].iter().take(LONGEST).enumerate() {
            joined.push_str(&token.key);
            if length == 0 {
                if let Some(country) = gazetteer::country_with_code(token.text) {
                    self.countries.insert(country);
                    self.named_countries.insert(country);
                }
            } else if joined.len() < 4 {
                continue;
            }
            // Nearly all words name nothing.
            if !gazetteer::is_place(joined) || length == 0 && !is_meant_as_place(passage, at) {
                continue;
            }
            let has_greater = gazetteer::cities(joined).any(|city| !city.is_lesser);
            for city in gazetteer::cities(joined) {
                if city.is_lesser && has_greater {
                    lesser.push(city);
                } else {
                    self.add(city);
                }
            }
            for area in gazetteer::regions(joined) {
                self.areas.insert(*area);
                self.named_areas.insert(*area);
                self.countries.insert(gazetteer::area(*area).country);
            }
            self.countries.extend(gazetteer::countries(joined));
            self.named_countries.extend(gazetteer::countries(joined));
        }
    }

    fn names(&self, joined: &str) -> bool {
        gazetteer::countries(joined)
            .iter()
            .any(|country| self.named_countries.contains(country))
            || gazetteer::regions(joined)
                .iter()
                .any(|area| self.named_areas.contains(area))
            || gazetteer::cities(joined).any(|city| self.cities.contains(&city))
    }

    fn has(&self, joined: &str) -> bool {
        gazetteer::countries(joined)
            .iter()
            .any(|country| self.countries.contains(country))
            || gazetteer::regions(joined)
                .iter()
                .any(|area| self.areas.contains(area))
            || gazetteer::cities(joined).any(|city| self.cities.contains(&city))
    }
}

/// Whether a word that is also an everyday one, or very short, is a place here: by its capital or by what stands before it.
fn is_meant_as_place(passage: &Passage<'_>, at: usize) -> bool {
    let token = &passage.tokens[at];
    let before = passage.before(at);
    if token.key == "us" {
        return is_country_us(passage, at, before);
    }
    let everyday = words::is_common(&token.key);
    if !everyday && (token.key.len() > 3 || !gazetteer::countries(&token.key).is_empty()) {
        return true;
    }
    let gap = at
        .checked_sub(1)
        .map_or("", |before| passage.gap_after(before));
    let shouted = token.text.len() > 1 && token.text.chars().all(char::is_uppercase);
    let cased = token.is_capitalised() && !token.opens_sentence;
    let after = passage.gap_after(at);
    // `Mesa CC az 2016` and `wa state`: no other word is written like that.
    let postal = !everyday && !gazetteer::regions(&token.key).is_empty();
    let ends = at + 1 == passage.tokens.len()
        || after.contains([',', '.', ')', '(', ';', '\n', '–', '-'])
        || passage
            .key(at + 1)
            .starts_with(|c: char| c.is_ascii_digit());
    shouted
        || (ends && (token.key.len() > 3 || !everyday))
        || (postal && passage.key(at + 1) == "state")
        || (cased && token.key.len() > 3)
        || is_among!("in at from near nr to around of", before) && token.key.len() > 1
        || ((gap.contains([',', '(', '@', '/']) || gazetteer::is_place(before))
            && gazetteer::is_place(&token.key))
}

/// `us clients` and `in the us`; in `with us` and `gave us` it is the pronoun.
fn is_country_us(passage: &Passage<'_>, at: usize, before: &str) -> bool {
    let token = &passage.tokens[at];
    let next = passage.words.get(at + 1).filter(|_| {
        passage.gap_after(at) == " " && passage.tokens[at + 1].sentence == token.sentence
    });
    let listed = matches!(passage.key(at + 1), "and" | "or")
        && !gazetteer::countries(passage.key(at + 2)).is_empty();
    token.text == "US"
        || listed
        || is_among!("the in a uk and canada eu of", before) && !(before == "and" && next.is_none())
        || (matches!(before, "for" | "from" | "with" | "at" | "to" | "") || at == 0)
            && next.is_some_and(|word| word.is_content)
}

impl Facts<'_> {
    /// Whether this is a place that the user names, by any of its names, or one in which such a place lies.
    pub fn lies_in(&self, text: &str) -> bool {
        let shouted = text.len() > 1 && text.chars().all(|c| c.is_uppercase() || c == '.');
        let joined = joined(&tokenize(text));
        let short = shouted && joined.len() < 4;
        if !short && !gazetteer::is_place(&joined) {
            return false;
        }
        let whereabouts = self.whereabouts();
        if short {
            return gazetteer::country_with_code(&joined.to_uppercase())
                .is_some_and(|country| whereabouts.countries.contains(country))
                || whereabouts.has(&joined);
        }
        joined.len() > 3 && whereabouts.has(&joined)
    }

    /// Whether this is a place that the user names, by any of its names (comparison key).
    pub(super) fn names_place(&self, joined: &str) -> bool {
        joined.len() > 3 && gazetteer::is_place(joined) && self.whereabouts().names(joined)
    }

    /// Whether `us` stands before a word for people or trade at the beginning of a phrase: `night shift, us customers`.
    pub(super) fn says_of_us(&self) -> bool {
        const OF: &str = "customers clients customer client market markets accounts account office team callers caller citizens tourists guests \
            students patients companies company firms buyers suppliers partners based";
        self.any_word(|passage, at| {
            passage.key(at) == "us"
                && is_among!(OF, passage.key(at + 1))
                && (at == 0
                    || !passage.gap_after(at - 1).trim().is_empty()
                    || is_country_us(passage, at, passage.key(at - 1)))
        })
    }

    /// Whether a place in the country with this ISO 3166-1 code is named.
    pub fn lies_in_country(&self, code: &str) -> bool {
        self.whereabouts()
            .countries
            .iter()
            .any(|country| country.eq_ignore_ascii_case(code))
    }

    /// Whether one of these codes stands at an arrow, or beside another: `fr>en`, `FR-NL`, `de/it`, `EN + HI`.
    pub(super) fn says_pair(&self, codes: &[&str]) -> bool {
        self.passages.iter().any(|passage| {
            let tokens = &passage.tokens;
            let joins = |first: usize, other: usize| {
                let gap = passage.gap_after(first);
                gap.contains(['>', '→', '↔'])
                    || matches!(gap.trim(), "-" | "–" | "/" | "+" | "&")
                        && places::is_language_code(passage.key(other))
            };
            (0..tokens.len()).any(|at| {
                codes.contains(&passage.key(at))
                    && (joins(at, at + 1) || at > 0 && joins(at - 1, at - 1))
            })
        })
    }

    fn whereabouts(&self) -> &Whereabouts {
        self.whereabouts
            .get_or_init(|| Whereabouts::read(&self.passages))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::truth::facts::Said;

    #[test]
    fn a_city_names_its_region_and_country_and_no_other() {
        let facts = Facts::read(&["nurse in plovdiv, then hyd, for us clients. we had to"]);
        for place in [
            "Bulgaria",
            "BG",
            "Hyderabad",
            "Telangana",
            "India",
            "United States",
        ] {
            assert!(facts.lies_in(place), "{place}");
        }
        for place in ["Romania", "Varna", "Chennai", "Turkey", "TX", "Canada"] {
            assert!(!facts.lies_in(place), "{place}");
        }
    }

    #[test]
    fn us_is_no_country_where_it_is_us() {
        for said in [
            "my boss trained us",
            "they gave us two cars",
            "worked with us.",
        ] {
            assert!(!Facts::read(&[said]).lies_in("United States"), "{said}");
        }
        for said in [
            "us clients",
            "moved to the us",
            "sold to US firms",
            "for us telco",
        ] {
            assert!(Facts::read(&[said]).lies_in("United States"), "{said}");
        }
    }

    #[test]
    fn a_code_beside_another_is_a_language() {
        let facts = Facts::read(&["tours de/it, tickets ro/hu, court work PT-FR, desk EN + HI"]);
        for language in [
            "german",
            "italian",
            "hungarian",
            "french",
            "english",
            "hindi",
        ] {
            assert_eq!(facts.word(language), Said::Yes, "{language}");
        }
        for language in ["spanish", "urdu", "dutch"] {
            assert_eq!(facts.word(language), Said::No, "{language}");
        }
        let facts = Facts::read(&["no tours, it was a desk job. TA for two terms"]);
        for language in ["norwegian", "italian", "tamil"] {
            assert_eq!(facts.word(language), Said::No, "{language}");
        }
    }

    #[test]
    fn a_place_is_the_best_known_of_its_name() {
        let lies = |said: &str, place: &str| Facts::read(&[said]).lies_in(place);
        for (said, place) in [
            ("joiner in manchester", "England"),
            ("nurse, birmingham", "UK"),
            ("cook, portland", "Oregon"),
            ("cook in nashua, then manchester", "New Hampshire"),
            ("waiter, toronto, then london", "Ontario"),
        ] {
            assert!(lies(said, place), "{place}");
        }
        for (said, place) in [
            ("joiner in manchester", "New Hampshire"),
            ("waiter, london", "Ontario"),
            ("tutor in cambridge", "Massachusetts"),
            ("cook in portland oregon", "Maine"),
        ] {
            assert!(!lies(said, place), "{place}");
        }
    }
}
