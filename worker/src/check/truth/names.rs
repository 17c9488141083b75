//! Proper names, tools, titles and skills of the output, looked up in the user's words.

use super::is_among;
use crate::english::abbreviations;
use crate::english::dates::month_number;
use crate::english::places;
use crate::english::spelling;
use crate::english::titles;
use crate::english::tokens::{key, tokenize};
use crate::english::verbs;

use super::clauses::Passage;
use super::credentials;
use super::currencies;
use super::doers;
use super::equipment;
use super::facts::{Facts, Said};
use super::quantity::Agreement;
use super::shortened::{
    is_numbered, is_spelt_out, is_within_a_word, spells_initials, spells_out, with_initials,
};
use super::specifics;
use super::titles as titles_of_jobs;
use super::violation::{Violation, ViolationKind};

/// A field whose whole value is a name: an employer, a school, an issuer.
pub fn name(text: &str, kind: ViolationKind, facts: &Facts<'_>) -> Option<Violation> {
    if kind == ViolationKind::Name
        && (is_nobody(text)
            || with_initials(text, facts)
            || without_kind(text, facts)
            || without_remark(text, facts))
    {
        return None;
    }
    if !has_its_numbers(text, facts) {
        return Some(Violation::new(
            kind,
            text,
            "the user's words do not have this with that number",
        ));
    }
    let said = match facts.phrase(text) {
        // A denial that is kept as one: "no Java".
        Said::Denied if denies(text) => Said::Yes,
        said => said,
    };
    if said == Said::Yes
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
        (Said::Denied, _) => "the user's words mention it only to deny it".to_owned(),
        (_, ViolationKind::Tool) => "the user's words mention no such tool or skill".to_owned(),
        (_, ViolationKind::Place) => "the user's words mention no such place".to_owned(),
        (_, ViolationKind::Credential) => {
            "the user's words mention no such qualification".to_owned()
        }
        _ => "the user's words do not contain this name".to_owned(),
    };
    Some(Violation::new(kind, text, reason))
}

/// What a name is made of: the school and its place, the firm and the one it was done with.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let words = [" with ", " in ", " at ", " and ", " – ", " — ", " - "];
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
fn has_its_numbers(text: &str, facts: &Facts<'_>) -> bool {
    let passage = Passage::read(text);
    passage.quantities.iter().all(|quantity| {
        facts.quantity(quantity, Agreement::WithNoun) != Said::No
            || (quantity.nouns.is_empty()
                && facts.quantity(quantity, Agreement::ValueOnly) != Said::No)
            || facts.in_a_row(&key(text)) == Said::Yes
    })
}

/// An employer without a name: a family, oneself.
fn is_nobody(text: &str) -> bool {
    const WORDS: &str = "private family household self employed freelance independent confidential personal own various clients client a an \
        the for and employer company undisclosed non governmental organisation organization project";
    tokenize(text)
        .iter()
        .all(|token| is_among(WORDS, &token.key))
}

/// A name with the word for what it is, which the user left out: `Hill Primary School` for `hill primary`. Not if they said
/// another: a hospital is no school.
fn without_kind(text: &str, facts: &Facts<'_>) -> bool {
    const KINDS: &str = "school college university hospital clinic restaurant cafe café hotel shop store bank agency church centre center club \
        library charity foundation league association company group ltd limited inc llc gmbh bv salon bar pub warehouse farm farms market \
        supermarket studio studios services solutions team";
    let is_kind = |word: &str| is_among(KINDS, word);
    let Some((core, last)) = text.trim().rsplit_once(' ') else {
        return false;
    };
    let joined = key(core);
    is_kind(&key(last))
        && facts.rows(&joined).any(|(passage, at)| {
            let source = &facts.passages[passage];
            let mut rest = joined.len();
            let mut next = at;
            while rest > 0 && next < source.tokens.len() {
                rest = rest.saturating_sub(source.key(next).len());
                next += 1;
            }
            !source.words[at].negated && !is_kind(source.key(next))
        })
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
        && super::keywords::keyword(remark, ViolationKind::Credential, facts).is_none()
}

fn denies(text: &str) -> bool {
    Passage::read(text).words.iter().any(|word| word.negated)
}

/// Names, tools, titles and credentials inside a free text.
pub fn in_text(passage: &Passage<'_>, facts: &Facts<'_>) -> Vec<Violation> {
    let mut found: Vec<Violation> = Vec::new();
    let mut open: Option<(usize, usize, ViolationKind)> = None;
    for at in 0..passage.tokens.len() {
        found.extend(credentials::credential(passage, at, facts));
        let Some(kind) = unsupported_at(passage, at, facts) else {
            continue;
        };
        match &mut open {
            Some((_, last, first_kind)) if *last + 1 == at && *first_kind == kind => *last = at,
            _ => {
                found.extend(
                    open.take()
                        .filter(|run| !spells_out(passage, run, facts))
                        .map(|run| quote(passage, run)),
                );
                open = Some((at, at, kind));
            }
        }
    }
    found.extend(
        open.filter(|run| !spells_out(passage, run, facts))
            .map(|run| quote(passage, run)),
    );
    found
}

fn quote(passage: &Passage<'_>, (first, last, kind): (usize, usize, ViolationKind)) -> Violation {
    let text = &passage.text[passage.tokens[first].start..passage.tokens[last].end];
    let reason = match kind {
        ViolationKind::Tool => "the user's words do not say that they used it",
        ViolationKind::Title => "the user's words give no such title",
        ViolationKind::Place => "the user's words mention no such place",
        _ => "the user's words do not contain this name",
    };
    Violation::new(kind, text, reason)
}

fn unsupported_at(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> Option<ViolationKind> {
    let token = &passage.tokens[at];
    let word = token.key.as_str();
    if names_nothing(passage, at, facts) {
        return None;
    }
    if is_numbered(passage, at, facts) {
        return None;
    }
    let tool =
        is_tool_at(passage, at) || (equipment::is_equipment(word) && !facts.says_alike(word));
    // In front, "Engineer" and "Nurse" may be verbs; words of rank are not.
    let raised = titles_of_jobs::is_raised(passage, at, facts);
    let introduced =
        titles_of_jobs::is_introduced(passage, at) && !titles_of_jobs::is_derived(word, facts);
    let title = raised
        || introduced
        || ((is_title_in_text(passage, at) || titles_of_jobs::is_stated(passage, at))
            && (!token.opens_sentence || titles_of_jobs::is_rank_word(word) || is_rank_noun(word)));
    let specific = specifics::is_specific(word)
        && !facts.says_alike(word)
        && !facts.says_compound(word)
        && !facts.says_beginning_of(word)
        && facts.word(word) == Said::No;
    let named = (token.is_capitalised() && !token.opens_sentence) || token.looks_like_name();
    if !(tool || title || specific || named) || is_spelt_out(passage, at, facts) {
        return None;
    }
    let claimed = titles_of_jobs::is_claimed(passage, at, facts)
        && !token.opens_sentence
        && facts.word(word) != Said::No;
    if claimed || raised {
        return Some(ViolationKind::Title);
    }
    let said = facts
        .word(word)
        .max(facts.phrase(token.text))
        .max(neighbours(passage, at, facts));
    if title && titles_of_jobs::is_excused(passage, at, said, facts) {
        return None;
    }
    let mut words = passage.words.iter();
    let stem = &passage.words[at].stem;
    let denied_alike =
        said == Said::Denied && words.any(|other| other.negated && other.stem == *stem);
    let left = || said == Said::Denied && doers::leaves_to_others(passage, at);
    if said == Said::Yes || denied_alike || left() {
        return None;
    }
    if tool {
        return Some(ViolationKind::Tool);
    }
    if title {
        return Some(ViolationKind::Title);
    }
    let ordinary = facts.says_demonym(word)
        || facts.says_misspelt(word)
        || verbs::lookup(word).is_some() && !token.looks_like_name()
        || abbreviations::same_word(word)
            .iter()
            .any(|other| facts.word(other) == Said::Yes)
        || month_number(word).is_some_and(|month| {
            let mut tokens = facts.passages.iter().flat_map(|source| &source.tokens);
            tokens.any(|token| month_number(&token.key) == Some(month))
        })
        || is_small(word);
    if ordinary && !specific {
        return None;
    }
    let is_place = places::is_known(word) || places::is_known(&pair(passage, at));
    Some(if is_place && !specific {
        ViolationKind::Place
    } else {
        ViolationKind::Name
    })
}

/// Dates, numbers, currencies, and the second part of `post-operative`.
fn names_nothing(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let token = &passage.tokens[at];
    let in_date = passage
        .dates
        .iter()
        .any(|mention| mention.span.contains(&token.start));
    let prefixed = at > 0
        && passage.gap_after(at - 1) == "-"
        && matches!(passage.key(at - 1), "post" | "pre" | "peri" | "intra");
    in_date
        || prefixed
        || token.key == "i"
        || token.key.bytes().all(|byte| byte.is_ascii_digit())
        || is_currency(token.text)
        || currencies::after_currency(token.text).is_some()
        || is_within_a_word(token.text, facts)
}

/// The code of a currency that is only another way to write it.
fn is_currency(text: &str) -> bool {
    const CODES: &str = "USD GBP EUR HRK INR JPY AUD CAD NZD CHF SEK NOK DKK PLN CZK RON HUF TRY RUB UAH CNY HKD SGD MYR PHP THB VND IDR PKR BDT LKR \
        AED SAR QAR EGP KES NGN GHS ZAR TZS UGX BRL MXN COP ARS CLP PEN ILS KRW TWD Rs";
    is_among(CODES, text)
}

/// A word is supported when it and a neighbour are another spelling of what was said.
pub fn neighbours(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> Said {
    let mut best = Said::No;
    for length in 2..=4 {
        for first in (at + 1).saturating_sub(length)..=at {
            let last = first + length - 1;
            let Some(end) = passage.tokens.get(last) else {
                continue;
            };
            let span = &passage.text[passage.tokens[first].start..end.end];
            let known = spelling::canonical_tool(span).is_some()
                || titles::degree_forms(&key(span)).is_some()
                || places::is_known(&key(span));
            if known {
                best = best.max(facts.phrase(span));
            } else {
                // The same letters, set otherwise: `Wi-Fi` and `wifi`.
                best = best.max(facts.in_a_row(&key(span)));
            }
        }
    }
    best
}

fn pair(passage: &Passage<'_>, at: usize) -> String {
    let next = passage.key(at + 1);
    format!("{}{next}", passage.key(at))
}

pub fn is_tool_at(passage: &Passage<'_>, at: usize) -> bool {
    let token = &passage.tokens[at];
    let capitalised = token.is_capitalised() && !token.opens_sentence;
    spelling::is_unmistakable_tool(&token.key)
        || (capitalised && spelling::canonical_tool(token.text).is_some())
}

/// Words of rank that are titles wherever they stand.
fn is_title_in_text(passage: &Passage<'_>, at: usize) -> bool {
    let word = passage.key(at);
    let always = matches!(
        word,
        "manager"
            | "supervisor"
            | "director"
            | "ceo"
            | "cto"
            | "cfo"
            | "vp"
            | "president"
            | "founder"
            | "principal"
            | "senior"
            | "chief"
            | "executive"
            | "engineer"
            | "developer"
            | "architect"
            | "consultant"
            | "nurse"
            | "doctor"
            | "lawyer"
            | "professor"
            | "accountant"
            | "bandleader"
            | "maintainer"
            | "owner"
            | "chairman"
            | "chairwoman"
            | "headteacher"
            | "surgeon"
            | "scientist"
            | "leader"
            | "foreman"
            | "forewoman"
            | "captain"
            | "solicitor"
            | "headmaster"
            | "matron"
            | "sergeant"
            | "corporal"
            | "lieutenant"
    );
    let lead = matches!(word, "lead" | "head" | "sous" | "deputy")
        && titles::is_title_noun(passage.key(at + 1));
    always || lead
}

fn is_rank_noun(word: &str) -> bool {
    matches!(
        word,
        "president" | "founder" | "ceo" | "cto" | "cfo" | "sergeant" | "lieutenant"
    )
}

pub fn is_small(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "the"
            | "and"
            | "or"
            | "of"
            | "in"
            | "at"
            | "to"
            | "for"
            | "with"
            | "on"
            | "by"
            | "from"
            | "as"
            | "i"
            | "my"
    )
}
