//! Fields whose value is a name or place: whether it is put together from the user's words, in full, shortened, by its place or by
//! what kind of thing it names.

use super::clauses::Passage;
use super::credentials::{is_issuer, is_state};
use super::descriptions::is_description;
use super::facts::{Facts, Said};
use super::glosses::is_gloss;
use super::institutions::{is_generic, is_kind, is_left_out, nicknames_of};
use super::keywords::keyword;
use super::names::{is_small, neighbours};
use super::number_words::time_unit;
use super::other_institutions::{
    is_compared, is_cut, is_cut_within, is_named_otherwise, is_of_another_kind, is_of_town,
};
use super::qualifications::has_number_of_stage;
use super::quantity::{Agreement, Quantity, Unit};
use super::shortened::{
    begins_beside, is_linking, is_run_on, is_spelt_out, spells_initials, with_initials,
};
use super::violation::{Violation, ViolationKind};
use crate::english::gazetteer;
use crate::english::titles;
use crate::english::tokens::{Token, key, tokenize};
use crate::english::words;

/// A field whose whole value is a name: an employer, a school, an issuer.
pub fn name(text: &str, kind: ViolationKind, facts: &Facts<'_>) -> Option<Violation> {
    let is_name = kind == ViolationKind::Name;
    if is_name
        && (is_issuer(text, facts)
            || is_state(text, facts)
            || spells_initials(text, facts)
            || is_university_by_initial(text, facts)
            || is_nicknamed(text, facts)
            || with_initials(text, facts))
    {
        return None;
    }
    if is_name && (is_placeholder(text) || is_made_up(text, facts)) {
        let reason = "the user's words give no such name; leave it out";
        return Some(Violation::new(kind, text, reason));
    }
    if is_name && (is_description(text, facts) || without_remark(text, facts)) {
        return None;
    }
    if !has_its_numbers(text, kind, facts) {
        return Some(Violation::new(
            kind,
            text,
            "the user's words do not have this with that number",
        ));
    }
    if kind == ViolationKind::Name
        && (is_named_otherwise(text, facts) || is_compared(text, facts) || is_cut(text, facts))
    {
        return Some(Violation::new(kind, text, kind.unsaid()));
    }
    let said = match facts.phrase(text) {
        // A denial that is kept as one: "no Java".
        Said::Denied if Passage::read(text).words.iter().any(|word| word.negated) => Said::Yes,
        Said::No if denied(text).is_some_and(|rest| facts.phrase(rest) == Said::Denied) => {
            Said::Yes
        }
        said => said,
    };
    if said == Said::Yes
        || (kind == ViolationKind::Name && is_told(text, facts))
        || parts(text).all(|part| {
            facts.phrase(part) == Said::Yes
                || spells_initials(part, facts)
                || part.split_once(" of ").is_some_and(|(name, place)| {
                    spells_initials(name, facts) && facts.phrase(place) == Said::Yes
                })
        })
    {
        return None;
    }
    let reason = match (said, kind) {
        (Said::Denied, _) => DENIED,
        (_, ViolationKind::Tool) => "the user's words mention no such tool or skill",
        (_, ViolationKind::Place | ViolationKind::Credential) => kind.unsaid(),
        _ => ViolationKind::Name.unsaid(),
    };
    Some(Violation::new(kind, text, reason))
}

/// `Company Name`: what stands in a form where the name belongs.
fn is_placeholder(text: &str) -> bool {
    const WORDS: &str = "name title of the a your my company employer organization organisation business firm institution school university here";
    let tokens = tokenize(text);
    tokens.iter().any(|token| token.key == "name")
        && tokens.iter().all(|token| is_among!(WORDS, &token.key))
}

/// Whether a text makes a firm's name of what the user tells without one: `Freelance Web Solutions`, `Hull Taxi Company` of a taxi driver in
/// Hull. Who describes it writes small: `Taxi company in Hull`.
fn is_made_up(text: &str, facts: &Facts<'_>) -> bool {
    const FIRMS: &str = "solutions services company agency enterprises group";
    let tokens = tokenize(text);
    let Some((firm, core)) = tokens.split_last().filter(|(_, core)| !core.is_empty()) else {
        return false;
    };
    let is_name = |token: &Token<'_>| {
        let typed = |(source, at): &(usize, usize)| {
            let said = &facts.passages[*source].tokens[*at];
            said.is_capitalised() && !said.opens_sentence
        };
        !gazetteer::is_place(&token.key)
            && (!words::is_common(&token.key) || facts.everywhere(&token.key).iter().any(typed))
    };
    // `Amazon Web Services` of `AWS`.
    let initials: String = tokens
        .iter()
        .filter_map(|token| token.key.chars().next())
        .collect();
    is_among!(FIRMS, &firm.key)
        && tokens.iter().all(Token::is_capitalised)
        && facts.in_a_row(&initials) == Said::No
        && facts.word(&firm.key) == Said::No
        && core.iter().any(|token| facts.word(&token.key) == Said::Yes)
        && !core.iter().any(is_name)
}

/// What a text denies: "do a placement year" of "Did not do a placement year", which the user wrote as "didnt".
fn denied(text: &str) -> Option<&str> {
    const DENIALS: [&str; 6] = ["Did not ", "Have not ", "Was not ", "Never ", "Not ", "No "];
    DENIALS.iter().find_map(|denial| text.strip_prefix(denial))
}

/// Whether the user calls a school by its short name: `Wits`.
fn is_nicknamed(text: &str, facts: &Facts<'_>) -> bool {
    let tokens = tokenize(text);
    let school: String = tokens
        .iter()
        .map(|token| token.key.as_str())
        .filter(|word| !is_small(word))
        .collect();
    nicknames_of(&school).any(|short| facts.in_a_row(short) == Said::Yes)
}

/// Whether the user has a university by the initial of its place: `U of T`.
fn is_university_by_initial(text: &str, facts: &Facts<'_>) -> bool {
    let tokens = tokenize(text);
    let [university, of, place] = tokens.as_slice() else {
        return false;
    };
    let initial = place.key.chars().next().unwrap_or_default();
    let short = format!("uof{initial}");
    university.key == "university"
        && of.key == "of"
        && facts.rows(&short).any(|(source, at)| {
            let source = &facts.passages[source];
            !source.words[at].negated && (source.key(at) == short || source.key(at + 1) == "of")
        })
}

pub const DENIED: &str = "the user's words mention it only to deny it";

/// A school, whose town may stand for it beside a degree.
pub fn school(text: &str, facts: &Facts<'_>) -> Option<Violation> {
    let told = is_of_town(text, facts) && !is_cut_within(text, facts);
    name(text, ViolationKind::Name, facts).filter(|_| !told)
}

/// What a name is made of: the school and its place, the firm and the one it was done with.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let words = [
        "assigned to ",
        "placed with ",
        "placed at ",
        "seconded to ",
        " with ",
        " in ",
        " at ",
        " and ",
        " – ",
        " — ",
        " - ",
    ];
    let mut parts: Vec<&str> = text.split([',', '(', ')', '/', '|']).collect();
    for word in words {
        parts = parts
            .into_iter()
            .flat_map(|part| part.split(word))
            .collect();
    }
    parts.into_iter().map(str::trim)
}

/// Whether the numbers of a name are the user's: words near each other do not make `level 3` of a level and a three.
fn has_its_numbers(text: &str, kind: ViolationKind, facts: &Facts<'_>) -> bool {
    let passage = Passage::read(text);
    passage.quantities.iter().all(|quantity| {
        facts.quantity(quantity, Agreement::WithNoun) != Said::No
            || (quantity.counts_nothing()
                && facts.quantity(quantity, Agreement::ValueOnly) == Said::Yes)
            || (kind == ViolationKind::Tool && facts.quantity_of(quantity, &passage) != Said::No)
            || (quantity.nouns.is_empty()
                && facts.quantity(quantity, Agreement::ValueOnly) != Said::No)
            || facts.in_a_row(&key(text)) == Said::Yes
            || is_code(&passage, quantity, facts)
            || is_run_on(&passage, quantity.token, facts)
            || has_number_of_stage(&passage, quantity.token, facts)
    })
}

/// Whether a number belongs to the word before it, and stands by it in the user's words: `AZ-900 Fundamentals`, `Juno 106 owner`.
pub fn is_code(passage: &Passage<'_>, quantity: &Quantity, facts: &Facts<'_>) -> bool {
    let Some(before) = quantity.token.checked_sub(1) else {
        return false;
    };
    let timed = quantity
        .nouns
        .first()
        .is_some_and(|noun| time_unit(noun).is_some());
    let named = passage.tokens[before].is_capitalised() && !words::is_common(passage.key(before));
    let row = || format!("{}{}", passage.key(before), passage.key(quantity.token));
    quantity.unit == Unit::Plain
        && named
        && !timed
        && matches!(passage.gap_after(before), " " | "-")
        && facts.in_a_row(&row()) == Said::Yes
}

/// A name with a remark in brackets: both are the user's.
fn without_remark(text: &str, facts: &Facts<'_>) -> bool {
    let Some((core, remark)) = text
        .trim_end()
        .strip_suffix(')')
        .and_then(|text| text.split_once('('))
    else {
        return false;
    };
    !core.trim().is_empty()
        && name(core.trim(), ViolationKind::Name, facts).is_none()
        && !names_another(remark, facts)
        && keyword(remark, ViolationKind::Credential, facts).is_none()
}

/// Whether a remark has a name that is not the user's: `subcontractor to Impala`.
fn names_another(remark: &str, facts: &Facts<'_>) -> bool {
    let passage = Passage::read(remark);
    (1..passage.tokens.len()).any(|at| {
        let token = &passage.tokens[at];
        let behind = is_among!("to for at with by of via from", passage.key(at - 1));
        behind
            && token.is_capitalised()
            && !is_generic(&token.key)
            && !is_kind(&token.key)
            && !is_said(&passage, at, facts)
            && neighbours(&passage, at, facts) != Said::Yes
            && !facts.lies_in(token.text)
    })
}

/// Whether each word of a name is the user's in some form, or says only what kind of employer it is.
fn is_told(text: &str, facts: &Facts<'_>) -> bool {
    let passage = Passage::read(text);
    let (mut own, mut unnamed, mut kinds, mut named) = (false, true, true, false);
    let all = (0..passage.tokens.len()).all(|at| {
        let token = &passage.tokens[at];
        let word = token.key.as_str();
        let counts = passage
            .quantities
            .iter()
            .any(|quantity| quantity.token == at && quantity.unit == Unit::Plain);
        if is_linking(word) || is_among!("no nr number", word) || counts {
            return true;
        }
        named = true;
        // A constable's is the police, a firefighter's the fire brigade.
        let fights_fire = || says_any("firefighter firefighters fireman firefighting", facts);
        let service = match word {
            "police" if at > 0 => {
                says_any("constable constables pcso policeman policewoman", facts)
            }
            "fire" => fights_fire(),
            "brigade" | "rescue" => passage.before(at) == "fire" && fights_fire(),
            "ambulance" => says_any("paramedic paramedics emt", facts),
            _ => false,
        };
        // Who served in its corps served in the British Army.
        let army = word == "british"
            && passage.key(at + 1) == "army"
            && says_any(
                "reme rlc ramc ra re ta paras sandhurst catterick aldershot",
                facts,
            );
        if service || army {
            return true;
        }
        let (generic, kind) = (is_generic(word), is_kind(word));
        let place = gazetteer::is_place(word) && !is_institution(word, facts);
        let school = titles::is_school_noun(word);
        // `Lakehead University` of `Lakehead Valley College`, whatever other university is named.
        let said = is_said(&passage, at, facts)
            && !((kind || school) && is_of_another_kind(&passage, at, facts));
        own |= said && !generic && !kind && !place && !school;
        unnamed &= generic || (said && (kind || words::is_common(word)));
        let kind = kind && !is_of_another_kind(&passage, at, facts);
        kinds &= said || generic || place;
        let abroad = own
            && at + 1 == passage.tokens.len()
            && facts.lies_in(token.text)
            && !is_of_place(passage.key(at.saturating_sub(1)), facts);
        // `Norwegian Red Cross` of the Red Cross in Bergen, `U.S. Army` of `Army, Fort Bliss`.
        let national = at == 0 && is_of_a_state(passage.key(1)) && facts.lies_in(token.text);
        if national || is_american(&passage, at, facts) {
            return true;
        }
        // The `Transport` of a ministry is what it is called by.
        let left_out = own
            && is_left_out(word)
            && at > 0
            && !is_small(passage.key(at - 1))
            && !is_of_another_kind(&passage, at, facts);
        said || generic || kind || left_out || abroad || is_where(&passage, at, facts)
    });
    // `Cork University Hospital` is another than St Brendan's in Cork.
    let reach = if own { 30 } else { 2 };
    all && named && (unnamed || ((own || kinds) && stand_together(&passage, reach, facts)))
}

/// Whether a word is that of a service which each state has one of: its army, its railways.
fn is_of_a_state(word: &str) -> bool {
    is_among!(
        "army navy marine marines air coast police postal post railway railways red",
        word
    )
}

/// Whether a word belongs to the `U.S.` or `United States` before a service in which the user served there, as their place, their
/// ship or their rating tells.
fn is_american(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let behind = match (passage.key(0), passage.key(1)) {
        ("us", _) => 1,
        ("united", "states") => 2,
        _ => return false,
    };
    at < behind
        && is_of_a_state(passage.key(behind))
        && (facts.lies_in("United States") || serves_america(facts))
}

/// Whether the user has a ship or a rating as only the United States have them: `USS`, `BM3`.
fn serves_america(facts: &Facts<'_>) -> bool {
    const RATINGS: &str = "ab abe abf abh ac ad ae ag am ame ao as at aw az bm bu ca ce cm cs cti ctm ctn ctr ctt dc ea em en eo et fc         ft gm gse gsm hm ht ic is it lm ln ma mc me mk mm mn mr mst mt mu nc nd os pr ps qm rp sb sh sk so sts stg sw ut yn";
    let mut tokens = facts.passages.iter().flat_map(|source| &source.tokens);
    tokens.any(|token| {
        let rating = token.key.strip_suffix(['1', '2', '3', 'c']);
        is_among!("uss usns uscgc", &token.key)
            || token.text.starts_with(char::is_uppercase)
                && token.text.contains(|c: char| c.is_ascii_digit())
                && rating.is_some_and(|rating| is_among!(RATINGS, rating))
    })
}

/// Whether a place follows a name directly wherever the user says it, and belongs to it: `Skills Ontario` is not `Skills Canada`.
fn is_of_place(name: &str, facts: &Facts<'_>) -> bool {
    let mut places = facts.everywhere(name).into_iter().peekable();
    places.peek().is_some()
        && places.all(|(source, at)| {
            let source = &facts.passages[source];
            let next = source.key(at + 1);
            source.gap_after(at) == " " && !is_small(next) && gazetteer::is_place(next)
        })
}

fn says_any(words: &str, facts: &Facts<'_>) -> bool {
    words.split(' ').any(|word| facts.word(word) == Said::Yes)
}

/// Whether a place is spoken of as an institution: `at Strathmore`.
fn is_institution(word: &str, facts: &Facts<'_>) -> bool {
    facts.everywhere(word).into_iter().any(|(source, place)| {
        place > 0
            && matches!(
                facts.passages[source].key(place - 1),
                "at" | "for" | "with" | "from"
            )
    })
}

/// Whether the words of a name of a place and a kind stand as near each other in the user's words.
fn stand_together(passage: &Passage<'_>, reach: usize, facts: &Facts<'_>) -> bool {
    let said: Vec<Vec<(usize, usize)>> = (0..passage.tokens.len())
        .filter(|at| {
            let word = passage.key(*at);
            // What kind of thing has the name may stand elsewhere.
            let kind = reach > 2 && is_kind(word);
            let named = !is_small(word) && !is_generic(word) && word != "police";
            named && !kind && !is_where(passage, *at, facts)
        })
        .map(|at| facts.everywhere(passage.key(at)))
        .filter(|places| !places.is_empty())
        .collect();
    said.windows(2).all(|pair| {
        let unnamed = |places: &[(usize, usize)]| {
            places.iter().any(|(source, place)| {
                let source = &facts.passages[*source];
                is_kind(source.key(*place))
                    && is_among!("same the a an my our local", source.before(*place))
            })
        };
        pair.iter().any(|places| unnamed(places))
            || pair[0].iter().any(|(source, place)| {
                pair[1].iter().any(|(second, near)| {
                    source == second
                        && place.abs_diff(*near) <= reach
                        && (reach > 2 || {
                            let (first, last) = (*place.min(near), *place.max(near));
                            (first..last).all(|at| {
                                matches!(
                                    facts.passages[*source].gap_after(at).trim(),
                                    "" | "&" | "+"
                                )
                            })
                        })
                })
            })
    })
}

fn is_said(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let token = &passage.tokens[at];
    let said = facts.word(&token.key);
    said == Said::Yes
        || (said == Said::No
            && (facts.says_misspelt(&token.key)
                || is_gloss(passage, at, facts)
                || (!token.is_capitalised() && facts.says_alike(&token.key))))
        || is_spelt_out(passage, at, facts)
        || begins_beside(passage, at, facts)
        || is_run_together(passage, at, facts)
}

/// Whether a word says where the named is, behind the name: `Mesa Community College, Arizona`.
pub fn is_where(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const LONGEST: usize = 3;
    (at.saturating_sub(LONGEST - 1)..=at).any(|first| {
        let opens = first > 0
            && (passage.gap_after(first - 1).contains([',', '(', '–', '/'])
                || matches!(passage.key(first - 1), "in" | "near"));
        opens
            && (at..(first + LONGEST).min(passage.tokens.len())).any(|last| {
                let span = passage.tokens[first].start..passage.tokens[last].end;
                let ends = last + 1 == passage.tokens.len()
                    || passage.gap_after(last).contains([',', ')', '/']);
                ends && facts.lies_in(&passage.text[span])
            })
    })
}

/// Whether the user runs this word and the beginning of another together: `YabaTech` for Yaba College of Technology.
fn is_run_together(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const SHORTEST: usize = 3;
    let word = passage.key(at);
    let others = || passage.tokens.iter().map(|token| token.key.as_str());
    let joins = |first: &str, second: &str| {
        (SHORTEST..=second.len()).any(|cut| {
            second.is_char_boundary(cut)
                && facts
                    .rows(&format!("{first}{}", &second[..cut]))
                    .next()
                    .is_some()
        })
    };
    word.len() >= SHORTEST
        && others().any(|other| other != word && (joins(word, other) || joins(other, word)))
}

#[cfg(test)]
#[path = "naming_tests.rs"]
mod tests;
