//! Which city lies in which region and country, by all the names that they have.

use foldhash::HashMap;
use std::sync::LazyLock;

/// A region of a country, or the country where no region is known.
#[derive(Debug)]
pub struct Area {
    /// ISO 3166-1 code.
    pub country: &'static str,
}

/// A city in one area, with all its names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct City {
    pub area: usize,
    /// Comparison keys, separated by `=`.
    pub names: &'static str,
    /// Whether people who give no more than its name mean another city: `Manchester` is not the one in New Hampshire.
    pub is_lesser: bool,
}

/// The cities with this name (comparison key, words joined).
pub fn cities(key: &str) -> impl Iterator<Item = City> {
    named(key)
        .map_or(&[][..], |named| &named.cities)
        .iter()
        .copied()
}

/// The regions with this name or postal abbreviation (comparison key).
pub fn regions(key: &str) -> &'static [usize] {
    named(key).map_or(&[], |named| &named.regions)
}

/// ISO 3166-1 codes of the countries with this name, people or language (comparison key).
pub fn countries(key: &str) -> &'static [&'static str] {
    named(key).map_or(&[], |named| &named.countries)
}

/// The ISO 3166-1 code that an abbreviation in capitals stands for: `CL`, `CHL`.
pub fn country_with_code(code: &str) -> Option<&'static str> {
    CODES.get(code).copied()
}

/// Whether `key` (comparison key, words joined) names a city, region or country.
pub fn is_place(key: &str) -> bool {
    named(key).is_some()
}

/// An area by its number.
pub fn area(number: usize) -> &'static Area {
    &AREAS[number]
}

static AREAS: LazyLock<Vec<Area>> = LazyLock::new(|| {
    lines(PLACES)
        .map(|(country, _, _)| Area { country })
        .collect()
});

/// What has a name.
#[derive(Debug, Default)]
struct Named {
    cities: Vec<City>,
    regions: Vec<usize>,
    countries: Vec<&'static str>,
}

fn named(key: &str) -> Option<&'static Named> {
    NAMES.get(key)
}

static NAMES: LazyLock<HashMap<&'static str, Named>> = LazyLock::new(|| {
    let mut all: HashMap<_, Named> = HashMap::default();
    for (area, (_, regions, cities)) in lines(PLACES).enumerate() {
        for name in regions.split_ascii_whitespace() {
            all.entry(name).or_default().regions.push(area);
        }
        for written in cities.split_ascii_whitespace() {
            let names = written.trim_start_matches('-');
            let city = City {
                area,
                names,
                is_lesser: names.len() < written.len(),
            };
            for name in names.split('=') {
                all.entry(name).or_default().cities.push(city);
            }
        }
    }
    for (code, _, names) in lines(NATIONS) {
        for name in names.split_ascii_whitespace() {
            all.entry(name).or_default().countries.push(code);
        }
    }
    all
});

static CODES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    lines(NATIONS)
        .flat_map(|(code, longer, _)| [(code, code), (longer, code)])
        .chain([("UK", "GB"), ("UAE", "AE"), ("KSA", "SA")])
        .collect()
});

/// The three fields of each line that is no comment.
fn lines(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let (first, rest) = line.split_once('|')?;
            let (second, third) = rest.split_once('|')?;
            Some((first, second, third))
        })
}

const PLACES: &str = include_str!("gazetteer.txt");
const NATIONS: &str = include_str!("countries.txt");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_city_has_its_country_and_region_by_each_of_its_names() {
        for (name, country, region) in [
            ("antofagasta", "CL", "antofagasta"),
            ("koforidua", "GH", "easternregion"),
            ("hyd", "IN", "telangana"),
            ("munchen", "DE", "bavaria"),
            ("brooklyn", "US", "ny"),
            ("tbilisi", "GE", ""),
        ] {
            assert!(
                cities(name).any(|city| {
                    area(city.area).country == country
                        && (region.is_empty() || regions(region).contains(&city.area))
                }),
                "{name}"
            );
        }
        assert!(cities("lidl").next().is_none());
    }

    #[test]
    fn a_country_has_its_names_people_and_codes() {
        assert_eq!(countries("dutch"), ["NL"]);
        assert_eq!(countries("turkiye"), ["TR"]);
        assert_eq!(countries("congo").len(), 2);
        assert_eq!(country_with_code("UK"), Some("GB"));
        assert_eq!(country_with_code("CHL"), Some("CL"));
        assert!(is_place("kwazulunatal"));
    }
}
