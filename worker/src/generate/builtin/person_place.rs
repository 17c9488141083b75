//! Reads where a person lives: streets, postcodes, towns, regions and countries.

use super::clean::{bare, has_words, is_one_of, title_case};
use super::entry::put;
use super::place_names::{
    country_of, is_area, is_capitals, is_county, is_region_code, is_town, is_year, lies_in,
    region_case, town_and_area,
};
use super::profile::Person;
use crate::english::gazetteer;
use crate::english::places;
use crate::english::tokens::key;

impl Person {
    /// A part of an address, or what goes on about a place: `12 High Street`, `10115 Berlin`, `Tulsa OK 74103`, `TX`.
    pub fn take_address_part(&mut self, part: &str) -> bool {
        let taken = self.take_street(part)
            || self.take_postcode(part)
            || self.take_numbered_town(part)
            || self.take_town_and_area(part)
            || (self.in_place && self.take_area(part));
        self.in_place |= taken;
        taken
    }

    /// `12 High Street`, `Flat 2`, `Via Roma 12`, `Hauptstraße 5`.
    fn take_street(&mut self, part: &str) -> bool {
        const KINDS: &str = "street st road rd avenue ave lane ln drive dr close court ct way crescent place square terrace gardens \
            boulevard blvd highway hwy";
        const SIDES: &str = "n s e w ne nw se sw north south east west";
        const LEADS: &str = "rue via viale corso piazza calle c carrer carrera avenida av avda plaza paseo rua praça travessa largo \
            ul ulica aleja plac boulevard bd chemin quai impasse allée jalan jl strada str";
        const ENDINGS: [&str; 21] = [
            "strasse", "straße", "str", "weg", "gasse", "platz", "allee", "damm", "ufer", "straat",
            "laan", "gracht", "kade", "plein", "gatan", "vägen", "gade", "vej", "veien", "katu",
            "utca",
        ];
        let words: Vec<String> = part.split(' ').map(bare).collect();
        let number = |word: Option<&String>| {
            word.is_some_and(|word| {
                word.starts_with(|c: char| c.is_ascii_digit()) && word.len() < 7 && !is_year(word)
            })
        };
        // `PO Box 1234-00100 Nairobi`
        if let [po, boxed, ..] = words.as_slice()
            && po == "po"
            && boxed == "box"
        {
            let cuts = part.match_indices(' ').nth(2);
            let (address, town) = cuts.map_or((part, ""), |(at, _)| part.split_at(at));
            self.add_to_address(address);
            if is_town(town.trim()) {
                self.put_town(town.trim());
            }
            return true;
        }
        // `1820 Maple St Apt 4`
        if let [street @ .., unit, _] = part.split(' ').collect::<Vec<_>>().as_slice()
            && street.len() > 2
            && is_one_of(&bare(unit), "flat apt apartment unit suite ste")
            && self.take_street(&street.join(" "))
        {
            self.add_to_address(&title_case(&part[street.join(" ").len() + 1..]));
            return true;
        }
        if !(2..=7).contains(&words.len()) {
            return false;
        }
        let unit = words.len() <= 3
            && number(words.last())
            && is_one_of(&words[0], "flat apt apartment unit suite po");
        let sides = usize::from(is_one_of(&words[words.len() - 1], SIDES));
        let plot = usize::from(is_one_of(&words[0], "plot no block house"));
        let english = number(words.get(plot))
            && words.len() > 2
            && is_one_of(&words[words.len() - 1 - sides], KINDS);
        let second = 1 + usize::from(is_one_of(&words[1], "bis ter"));
        let led = number(words.last()) && is_one_of(&words[0], LEADS)
            || number(words.first())
                && words.get(second).is_some_and(|word| is_one_of(word, LEADS));
        let ended = number(words.last())
            && words.iter().any(|word| {
                let root = |ending: &str| word.len() > ending.len() + 2 && word.ends_with(ending);
                ENDINGS.iter().any(|ending| root(ending))
            });
        if !(unit || english || led || ended) {
            return false;
        }
        self.add_to_address(&title_case(part));
        true
    }

    /// `12 Rosefield` in front of "Leeds LS6 2AB": a number and a name, where the town follows.
    pub fn take_named_house(&mut self, part: &str, next: &str) -> bool {
        const COUNTED: &str = "years year yrs yr months kids children dogs cats languages of and times hours hrs staff people + plus nd rd st th";
        let mut words = part.split(' ');
        let numbered = words.next().is_some_and(|word| {
            let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
            digits.len() + 1 >= word.len()
                && (1..=4).contains(&digits.len())
                && digits.bytes().all(|b| b.is_ascii_digit())
                && !is_year(word)
        });
        let mut count = 0;
        let named = words.all(|word| {
            count += 1;
            word.chars()
                .all(|c| c.is_alphabetic() || matches!(c, '\'' | '-'))
                && !is_one_of(&bare(word), COUNTED)
        });
        let town = next.trim_end_matches(|c: char| !c.is_alphabetic());
        let coded = town.len() < next.len() || next.contains(|c: char| c.is_ascii_digit());
        let first = next.split(' ').next().unwrap_or("");
        let in_town = is_town(next) || (coded && is_town(first));
        if !numbered || !named || !(1..=4).contains(&count) || !in_town {
            return false;
        }
        self.add_to_address(&title_case(part));
        self.in_place = true;
        true
    }

    /// `Leeds LS1 4AB`, `ON M5V 2T6`: a British or Canadian postcode, with what stands before it.
    fn take_postcode(&mut self, part: &str) -> bool {
        let words: Vec<&str> = part.split(' ').collect();
        let [town @ .., outward, inward] = words.as_slice() else {
            return false;
        };
        let mixed = |word: &str| {
            word.bytes().any(|b| b.is_ascii_digit())
                && word.bytes().any(|b| b.is_ascii_alphabetic())
        };
        let shape = mixed(outward)
            && (2..=4).contains(&outward.len())
            && inward.len() == 3
            && inward.starts_with(|c: char| c.is_ascii_digit())
            && mixed(inward);
        // `W91 X2Y3` in Ireland
        let irish = mixed(outward)
            && outward.len() == 3
            && inward.len() == 4
            && mixed(inward)
            && inward.starts_with(char::is_uppercase);
        if !(shape || irish) || self.location.contains_key("postalCode") {
            return false;
        }
        let code = format!("{outward} {inward}").to_uppercase();
        put(&mut self.location, "postalCode", Some(code));
        if !town.is_empty() {
            self.put_town(&town.join(" "));
        }
        true
    }

    /// `IL 60601`, `Sydney NSW 2000`, `10115 Berlin`, `00-238 Warszawa`, `1017 GA Amsterdam`, `Mumbai 400001`.
    fn take_numbered_town(&mut self, part: &str) -> bool {
        if self.location.contains_key("postalCode") {
            return false;
        }
        let words: Vec<&str> = part.split(' ').collect();
        let code = |word: &str, least: usize| {
            let word = word
                .strip_prefix(|c: char| c.is_ascii_uppercase())
                .map_or(word, |rest| rest.strip_prefix('-').unwrap_or(word));
            let digits = word.bytes().filter(u8::is_ascii_digit).count();
            let only = word.bytes().all(|b| b.is_ascii_digit() || b == b'-');
            only && (least..=9).contains(&digits) && word.starts_with(|c: char| c.is_ascii_digit())
        };
        let addressed = self.location.contains_key("address");
        let outward = |word: &str| {
            let word = word
                .strip_suffix(|c: char| c.is_ascii_uppercase())
                .unwrap_or(word);
            let letters = word.trim_start_matches(|c: char| c.is_ascii_uppercase());
            (1..3).contains(&(word.len() - letters.len()))
                && (1..3).contains(&letters.len())
                && letters.bytes().all(|b| b.is_ascii_digit())
        };
        let (postcode, town) = match words.as_slice() {
            // `Dublin 8`
            [town @ .., last] if last.len() < 3 && code(last, 1) && is_town(&town.join(" ")) => {
                put(&mut self.location, "city", Some(title_case(part)));
                return true;
            }
            // `Rotherham S65`
            [town @ .., last] if outward(last) && is_town(&town.join(" ")) => {
                ((*last).to_owned(), town.join(" "))
            }
            [town @ .., last] if code(last, 4) => {
                let region = town.last().is_some_and(|area| is_region_code(area));
                let whole = town.join(" ");
                // "Gurgaon, Haryana 122001"
                let of_region = code(last, 5)
                    && !is_town(&whole)
                    && (places::is_region(&key(&whole))
                        || !gazetteer::regions(&key(&whole)).is_empty());
                if of_region && !self.location.contains_key("region") {
                    put(&mut self.location, "postalCode", Some((*last).to_owned()));
                    put(&mut self.location, "region", Some(region_case(&whole)));
                    return true;
                }
                let stands = (town.is_empty() && (addressed || self.in_place) && code(last, 5))
                    || region
                    || (code(last, 5) && is_town(&whole));
                if !stands {
                    return false;
                }
                ((*last).to_owned(), whole)
            }
            [first, letters, town @ ..]
                if code(first, 3)
                    && !town.is_empty()
                    && (is_capitals(letters, 2) || code(letters, 2)) =>
            {
                (format!("{first} {letters}"), town.join(" "))
            }
            [first, town @ ..] if code(first, 4) && !town.is_empty() => {
                ((*first).to_owned(), town.join(" "))
            }
            _ => return false,
        };
        let front = words.last().is_none_or(|last| postcode != *last);
        let sure = addressed || (is_town(&town) && !is_year(&postcode));
        if front && !(sure && town.chars().all(|c| !c.is_ascii_digit())) {
            return false;
        }
        put(&mut self.location, "postalCode", Some(postcode));
        if has_words(&town) {
            self.put_town(&town);
        }
        true
    }

    /// `Tulsa OK`, `Tucson Arizona`, `Gdynia PL`: a town and where it lies.
    fn take_town_and_area(&mut self, part: &str) -> bool {
        let free = !self.location.contains_key("city") && !self.location.contains_key("region");
        // `Castlebar Co Mayo`
        let county = [" Co ", " Co. ", " County "].iter().find_map(|of| {
            let at = part.find(of)?;
            Some((&part[..at], &part[at + 1..]))
        });
        let Some((town, area)) = county
            .or_else(|| town_and_area(part))
            .filter(|(town, area)| free && (is_town(town) || area.starts_with("Co")))
        else {
            return false;
        };
        put(&mut self.location, "city", Some(title_case(town)));
        self.take_area(area)
    }

    /// `TX`, `Texas` or `USA` behind a place.
    fn take_area(&mut self, part: &str) -> bool {
        let city = self.location.get("city").and_then(|city| city.as_str());
        let city = city.map(key).unwrap_or_default();
        if let Some(code) = country_of(part, &city)
            && !self.location.contains_key("countryCode")
        {
            self.put_country(part, code);
            return true;
        }
        let county = is_county(part);
        let region =
            lies_in(&city, part) || is_region_code(part) || places::is_region(&key(part)) || county;
        if !region || self.location.contains_key("region") {
            return false;
        }
        put(&mut self.location, "region", Some(region_case(part)));
        true
    }

    fn put_country(&mut self, country: &str, code: &str) {
        put(&mut self.location, "countryCode", Some(code.to_owned()));
        // The code cannot say which nation of the country it was.
        if is_one_of(&key(country), "england scotland wales northernireland") {
            put(&mut self.location, "region", Some(title_case(country)));
        }
    }

    /// The town, the region behind it, or the region alone.
    fn put_town(&mut self, town: &str) {
        // `8 Harbour View Whitby`
        if let Some(number) = town.find(|c: char| c.is_ascii_digit())
            && let Some((street, town)) = town[number..].rsplit_once(' ')
        {
            self.add_to_address(&title_case(street));
            put(&mut self.location, "city", Some(title_case(town)));
            return;
        }
        if self.in_place && is_region_code(town) {
            put(&mut self.location, "region", Some(region_case(town)));
            return;
        }
        match town.rsplit_once(' ') {
            Some((town, area)) if is_region_code(area) => {
                put(&mut self.location, "city", Some(title_case(town)));
                put(&mut self.location, "region", Some(region_case(area)));
            }
            _ if is_region_code(town) || is_county(town) => {
                put(&mut self.location, "region", Some(region_case(town)));
            }
            _ => put(&mut self.location, "city", Some(title_case(town))),
        }
    }

    /// What was told to be an address or a place: whatever is none of its known parts is the town, or stays in the address.
    pub fn take_labelled_place(&mut self, text: &str) {
        if !text.contains(|c: char| c.is_ascii_digit()) && self.set_place(text) {
            return;
        }
        // `Jaipur - 302001`
        let text = text.replace(" - ", " ");
        // `15, Awolowo Road`
        let text = match text.split_once(", ") {
            Some((number, rest))
                if number.len() < 5 && number.starts_with(|c: char| c.is_ascii_digit()) =>
            {
                format!("{number} {rest}")
            }
            _ => text,
        };
        let mut parts: Vec<&str> = text
            .split([',', ';', '|'])
            .map(str::trim)
            .filter(|part| has_words(part))
            .collect();
        // Where the town has its postcode, it is none of the parts before.
        if let [.., _, last] = parts.as_slice()
            && last.contains(' ')
            && (self.take_postcode(last) || self.take_numbered_town(last))
        {
            parts.pop();
            self.in_place = true;
        }
        for (at, part) in parts.iter().enumerate() {
            let with_area = parts
                .get(at + 1)
                .filter(|next| is_area(next, part) && !next.contains(|c: char| c.is_ascii_digit()))
                .map(|next| format!("{part}, {next}"));
            let taken = self.take_address_part(part)
                || with_area.is_some_and(|both| self.set_place(&both))
                || self.set_place(part);
            let city = self.location.get("city").and_then(|city| city.as_str());
            let said = city.is_some_and(|city| city.eq_ignore_ascii_case(part));
            let told = said
                || at > 0
                    && parts
                        .get(at - 1)
                        .is_some_and(|before| is_area(part, before));
            if !taken && !told {
                self.add_to_address(part);
            }
        }
    }

    fn add_to_address(&mut self, part: &str) {
        let part = if part.contains(char::is_uppercase) {
            part.to_owned()
        } else {
            title_case(part)
        };
        let known = self.location.get("address").and_then(|old| old.as_str());
        let whole = known.map_or(part.clone(), |known| format!("{known}, {part}"));
        put(&mut self.location, "address", Some(whole));
    }

    /// City and country; false when a place is known already or this is none.
    pub fn set_place(&mut self, text: &str) -> bool {
        if self.location.contains_key("city")
            || self.location.contains_key("countryCode")
            || text.contains(|c: char| c.is_ascii_digit())
        {
            return false;
        }
        // "hamilton nz"
        let country = text
            .rsplit_once(' ')
            .filter(|(_, last)| is_one_of(last, "nz uk usa uae"));
        let named = country.map(|(town, last)| format!("{town} {}", last.to_uppercase()));
        let mut parts: Vec<&str> = named
            .as_deref()
            .unwrap_or(text)
            .split(',')
            .map(str::trim)
            .filter(|part| has_words(part))
            .collect();
        if let [only] = parts.as_slice()
            && let Some((city, area)) = town_and_area(only)
        {
            parts = vec![city, area];
        }
        let city = parts.first().map(|city| key(city)).unwrap_or_default();
        // "Aba, Abia State Nigeria"
        if parts.len() > 1
            && let Some((area, country)) = parts.last().and_then(|last| last.rsplit_once(' '))
            && country_of(parts.last().unwrap_or(&""), &city).is_none()
            && country.len() > 3
            && places::country_code(&key(country)).is_some()
        {
            parts.pop();
            parts.extend([area, country]);
        }
        let code = parts.last().and_then(|part| country_of(part, &city));
        if code.is_some() {
            let country = parts.pop().unwrap_or("");
            self.put_country(country, code.unwrap_or_default());
        }
        let region = parts.last().filter(|part| {
            parts.len() > 1 && code.is_none()
                || lies_in(&city, part) && parts.len() > 1
                || places::is_region(&key(part))
        });
        if let Some(region) = region.copied() {
            parts.pop();
            put(&mut self.location, "region", Some(region_case(region)));
        }
        put(
            &mut self.location,
            "city",
            (!parts.is_empty()).then(|| title_case(&parts.join(", "))),
        );
        self.in_place = true;
        true
    }
}
