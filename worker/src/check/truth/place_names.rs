//! Fields that say where something is.

use crate::english::tokens::{key, tokenize};

use super::facts::{Facts, Said};
use super::names::is_small;
use super::naming::name;
use super::violation::{Violation, ViolationKind};

/// A place with its region and country, and with what is said of it: `Near Leipzig, Germany (remote)`.
pub fn place(text: &str, facts: &Facts<'_>) -> Vec<Violation> {
    const WHEN: &str =
        "until till since then previously now later initially currently formerly relocated moved";
    // `Swansea and surrounding area` of who works around Swansea.
    const AROUND: &str = "surrounding surroundings surrounds nearby area areas around environs";
    let said_around = |word: &str| facts.word(word) == Said::Yes;
    let around = ["around", "round", "area", "near", "nearby", "surrounding"]
        .into_iter()
        .any(said_around);
    let unsupported = |part: &&str| {
        let core = without_words_of_place(part);
        let first = key(part).is_empty() || key(core).is_empty();
        !first
            && !facts.lies_in(part)
            && !facts.lies_in(core)
            && facts.phrase(core) != Said::Yes
            && !is_by_direction(core, facts)
            && !tokenize(core).iter().all(|token| {
                is_small(&token.key)
                    || is_among!(WHEN, &token.key)
                    || (around && is_among!(AROUND, &token.key))
                    || facts.lies_in(token.text)
                    || facts.word(&token.key) == Said::Yes
            })
            && name(core, ViolationKind::Place, facts).is_some()
    };
    text.split([',', '–', '/', '(', ')', ';', '|', '→'])
        .filter(|part| !facts.lies_in(part))
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" & "))
        .flat_map(|part| part.split(" - "))
        .map(str::trim)
        .filter(unsupported)
        .map(|part| {
            let reason = "the user's words mention no such place";
            Violation::new(ViolationKind::Place, part, reason)
        })
        .collect()
}

/// Whether the user has the letter of a direction before the place: `n wales`, `NE Scotland`.
fn is_by_direction(core: &str, facts: &Facts<'_>) -> bool {
    let mut short = String::new();
    let mut letters = 0;
    for token in tokenize(core) {
        let way = token.key.strip_suffix("ern").unwrap_or(&token.key);
        if is_among!("north south east west", way) {
            short.push_str(&way[..1]);
            letters += 1;
        } else {
            short.push_str(&token.key);
        }
    }
    letters > 0 && short.len() > letters && facts.in_a_row(&short) == Said::Yes
}

/// The name without what says only how near or how large it is.
fn without_words_of_place(part: &str) -> &str {
    const BEFORE: &str = "near around round earlier first later then formerly previously greater outside central city state province region district county metro metropolitan downtown the based in of";
    const AFTER: &str = "area region province county district city state metro metropolitan prefecture based suburbs";
    let mut core = part;
    while let Some((first, rest)) = core.split_once(' ')
        && is_among!(BEFORE, &key(first))
    {
        core = rest;
    }
    while let Some((rest, last)) = core.rsplit_once([' ', '-'])
        && is_among!(AFTER, &key(last))
    {
        core = rest;
    }
    core
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_district_lies_in_its_city() {
        let refused = |text: &str, source: &str| !place(text, &Facts::read(&[source])).is_empty();
        assert!(!refused("Wembley, London", "shop floor at ikea wembley"));
        assert!(!refused("England", "carer in hackney"));
        assert!(!refused("Around Wembley", "roofer round wembley way"));
        assert!(!refused("Leeds (earlier Hull)", "cook in hull, then leeds"));
        assert!(!refused("North Wales", "sales rep, n wales"));
        assert!(!refused("Port Harcourt", "lab tech, Trinity Lab, PH"));
        assert!(refused("South Wales", "sales rep, n wales"));
        assert!(refused("Leeds (earlier York)", "cook in hull, then leeds"));
        assert!(refused("Wembley", "shop floor in london"));
        assert!(refused("London", "joiner in leeds"));
    }
}
