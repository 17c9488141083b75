//! Names that the user has in a shorter form: by their initials, glued to a number, within another word.

mod letters;

use crate::english::gazetteer;
use crate::english::places;
use crate::english::titles::is_school_noun;
use crate::english::tokens::{Token, key, tokenize};
use crate::english::words;

use super::clauses::Passage;
use super::facts::{Facts, Said};
use super::names::is_small;
use super::violation::ViolationKind;

use letters::{says_beginnings, says_letters, says_letters_of_two};

/// A name in which the user's words are shortened to their initials: `DRK Ortsverein Meppen`.
pub fn with_initials(text: &str, facts: &Facts<'_>) -> bool {
    let is_initials = |word: &&str| {
        word.len() > 1
            && word.chars().all(char::is_uppercase)
            && facts.word(&key(word)) == Said::No
            && facts.phrase(word) == Said::Yes
    };
    let rest: Vec<&str> = text
        .split_whitespace()
        .filter(|word| !is_initials(word))
        .collect();
    !rest.is_empty()
        && rest.len() < text.split_whitespace().count()
        && facts.phrase(&rest.join(" ")) == Said::Yes
}

/// `Parent-Teacher Association`, where the user has `PTA`.
pub fn spells_initials(part: &str, facts: &Facts<'_>) -> bool {
    let initials: String = tokenize(part)
        .iter()
        .filter(|token| !is_linking(&token.key))
        .filter_map(|token| token.key.chars().next())
        .collect();
    // `Dungeons & Dragons` of `d&d`, `Marks & Spencer` of `m&s`.
    let joined = || {
        part.contains('&')
            && initials.is_ascii()
            && facts.contains(&format!("{}&{}", &initials[..1], &initials[1..]))
    };
    // `Homeowners' association` of `HOA`.
    let with_parts = || {
        let parts = tokenize(part)
            .iter()
            .fold(String::new(), |mut parts, token| {
                let second = words::second_part(&token.key).unwrap_or_default();
                parts.extend(token.key.chars().next().filter(|_| !is_linking(&token.key)));
                parts.extend(second.chars().next());
                parts
            });
        parts.len() > initials.len() && parts.len() > 2 && says_initials(&parts, facts)
    };
    initials.len() == 2 && joined()
        || with_parts()
        || initials.len() > 2
            && (says_initials(&initials, facts)
                || (tokenize(part)
                    .iter()
                    .any(|token| is_school_noun(&token.key))
                    && says_initials_otherwise(&initials, facts)))
}

/// Whether a school is known by these initials in the order of another language: `UAM` of Adam Mickiewicz University.
fn says_initials_otherwise(initials: &str, facts: &Facts<'_>) -> bool {
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    let wanted = sorted(initials);
    initials.chars().any(|initial| {
        facts.beginning_with(initial).any(|(passage, at)| {
            let source = &facts.passages[passage];
            let short = &source.tokens[at].key;
            short.len() == initials.len()
                && sorted(short) == wanted
                && !words::is_common(short)
                && !source.words[at].negated
        })
    })
}

/// Whether these initials are a word of the user's; two letters are only where they are written as such, or are no word.
fn says_initials(initials: &str, facts: &Facts<'_>) -> bool {
    let Some(first) = initials.chars().next() else {
        return false;
    };
    facts.beginning_with(first).any(|(passage, at)| {
        let source = &facts.passages[passage];
        let token = &source.tokens[at];
        // `6 pm` is no project manager.
        let timed = matches!(initials, "am" | "pm")
            && at > 0
            && source.key(at - 1).ends_with(|c: char| c.is_ascii_digit());
        let numbered = || {
            token.key.strip_prefix(initials).is_some_and(|rest| {
                rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_digit())
            })
        };
        (token.key == initials || (initials.len() > 2 && numbered()))
            && !source.words[at].negated
            && ((is_acronym(token) && !timed) || is_short_for_a_role(source, at))
    })
}

/// A small word of English or of the languages next to it: `Brevet de technicien supérieur`.
pub fn is_linking(word: &str) -> bool {
    is_small(word)
        || is_among!(
            "de du des la le les el los del di da do dos der die das und et y e van",
            word,
        )
}

/// Whether a word may be made of initials.
fn is_acronym(token: &Token<'_>) -> bool {
    const WORDS: &str = "km kg mg cm mm ft lb lbs hr hrs yr yrs nr no ok id st rd nd th ca cv eg ie vs im ive id ill wk mo re un el la le de du da do \
        en et un us uk eu";
    // `Use` is none of `Use SOE Exact`.
    !token.text.contains(char::is_lowercase)
        || token.key.len() > 3
        || (token.key.len() == 3 && !words::is_everyday(&token.key))
        || !(words::is_common(&token.key) || is_small(&token.key) || is_among!(WORDS, &token.key))
}

/// What a word gives to an abbreviation: its first letter, or all of what is one already.
fn initial_part<'t>(token: &'t Token<'_>) -> &'t str {
    let acronym = token.key.len() > 1 && !token.text.contains(char::is_lowercase);
    if acronym {
        return &token.key;
    }
    let first = token.key.chars().next().map_or(0, char::len_utf8);
    &token.key[..first]
}

/// Whether two letters are those of a school's name in the order of another language: `TU Graz`, Graz University of Technology.
fn says_reversed(words: &[&str], facts: &Facts<'_>) -> bool {
    let [first, last] = words else {
        return false;
    };
    let letters: Option<String> = [last, first]
        .iter()
        .map(|word| word.chars().next())
        .collect();
    is_school_noun(first) && letters.is_some_and(|letters| says_initials(&letters, facts))
}

/// Two letters that are short for a role in any case: `associate pm`, not `at 5 pm`.
pub fn is_short_for_a_role(source: &Passage<'_>, at: usize) -> bool {
    is_among!("pm tl ta ra pa ea gm vp", source.key(at))
        && !(at > 0 && source.key(at - 1).ends_with(|c: char| c.is_ascii_digit()))
}

/// Whether the word is part of what the user abbreviated by initials: `expert` in `subject matter expert` for `SME`, with or without
/// its small words.
pub fn is_spelt_out(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const LONGEST: usize = 6;
    let near = at.saturating_sub(LONGEST)..(at + LONGEST).min(passage.tokens.len());
    let all: Vec<usize> = near.collect();
    let significant: Vec<usize> = all
        .iter()
        .copied()
        .filter(|place| *place == at || !is_linking(passage.key(*place)))
        .collect();
    let linked = significant.len() < all.len();
    let ways = [Some(all), linked.then_some(significant)];
    ways.iter().flatten().any(|places| {
        let here = places.partition_point(|place| *place < at);
        (2..LONGEST).any(|length| {
            ((here + 1).saturating_sub(length)..=here).any(|first| {
                let window = places.get(first..first + length).unwrap_or_default();
                if !may_be_one_name(passage, window) {
                    return false;
                }
                let words: Vec<&str> = window.iter().map(|place| passage.key(*place)).collect();
                let initials: String = words
                    .iter()
                    .filter_map(|word| word.chars().next())
                    .collect();
                // `Formula SAE` of `FSAE`.
                let parts = || {
                    window
                        .iter()
                        .map(|place| initial_part(&passage.tokens[*place]))
                };
                let acronyms = parts().any(|part| part.len() > 1);
                let with_acronyms = || parts().collect::<String>();
                if acronyms
                    && with_acronyms().len() > initials.len() + 1
                    && says_initials(&with_acronyms(), facts)
                {
                    return true;
                }
                initials.len() >= length
                    && !words.contains(&initials.as_str())
                    && (says_initials(&initials, facts)
                        || says_letters(&words, facts)
                        || (length == 2
                            && window[0] + 2 == window[1]
                            && passage.key(window[0] + 1) == "of"
                            && says_letters_of_two(&words, facts))
                        || says_beginnings(&words, facts)
                        || says_reversed(&words, facts))
            })
        })
    })
}

/// Whether the user writes a number in one word with what it is of, and the text in two or otherwise: `under-9s` and `U9` of `u9s`,
/// `ITIL 4` of `itil v4`, `Level 2` of `lvl2`.
pub fn is_run_on(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let word = passage.key(at);
    let bare = word.strip_suffix('s').unwrap_or(word);
    let aged = bare.strip_prefix('u');
    let number = aged.unwrap_or(bare);
    if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let before = passage.before(at);
    let says = |front: &str| {
        ["", "s"]
            .iter()
            .any(|end| facts.word(&format!("{front}{number}{end}")) == Said::Yes)
    };
    match before {
        _ if aged.is_some() => says("u"),
        "under" => says("u"),
        "level" => says("lvl"),
        // The version of what stands before it there, too.
        _ => facts
            .everywhere(before)
            .iter()
            .any(|(source, place)| facts.passages[*source].key(place + 1) == format!("v{number}")),
    }
}

/// Whether the user writes the first letter of a direction before the place: `West African` of `w africa`.
pub fn is_direction(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const SHARED: usize = 4;
    let word = passage.key(at);
    let ways = ["north", "south", "east", "west"];
    let next = passage.key(at + 1);
    ways.iter().any(|way| {
        word.strip_prefix(way)
            .is_some_and(|rest| matches!(rest, "" | "ern"))
    }) && next.get(..SHARED).is_some_and(|start| {
        facts.passages.iter().any(|source| {
            source
                .tokens
                .windows(2)
                .any(|pair| pair[0].key == word[..1] && pair[1].key.starts_with(start))
        })
    })
}

/// Whether words may be one name: `Cerner charting` spells no `CC`, for the words of a name have their capital alike, but for what
/// opens a sentence; nor does `PowerPoint and` spell a `PA`, and what is listed is several names.
fn may_be_one_name(passage: &Passage<'_>, window: &[usize]) -> bool {
    const LISTED: usize = 4;
    let (Some(first), Some(last)) = (window.first(), window.last()) else {
        return false;
    };
    let small = |at: usize| is_small(passage.key(at));
    // `English language learners`: a people's name has its capital in any case.
    let peoples =
        |at: usize| places::is_language(passage.key(at)) || gazetteer::is_place(passage.key(at));
    let mut cased = window
        .iter()
        .filter(|at| !small(**at) && !passage.tokens[**at].opens_sentence && !peoples(**at))
        .map(|at| passage.tokens[*at].is_capitalised());
    let named = cased.next();
    let alike = cased.all(|cased| Some(cased) == named);
    // `Heating, Ventilation and Air Conditioning` has the letters of no other name.
    let long = window.len() >= LISTED;
    alike
        && !small(*first)
        && !small(*last)
        && (*first..*last).all(|at| {
            let gap = passage.gap_after(at);
            !gap.contains([';', ':']) && (long || !gap.contains(','))
        })
}

/// Whether a run of words, with the capitalised ones around it, spells out what the user abbreviated: `Individualized Education
/// Plan` for `IEP`.
pub fn spells_out(
    passage: &Passage<'_>,
    (first, last, _): &(usize, usize, ViolationKind),
    facts: &Facts<'_>,
) -> bool {
    /// Letters of the longest abbreviation.
    const LONGEST: usize = 8;
    let part = |at: usize| passage.tokens[at].is_capitalised() || is_small(passage.key(at));
    let (mut start, mut end) = (*first, *last);
    while start > first.saturating_sub(2 * LONGEST)
        && part(start - 1)
        && passage.tokens[start].sentence == passage.tokens[start - 1].sentence
    {
        start -= 1;
    }
    while end + 1 < passage.tokens.len().min(last + 2 * LONGEST)
        && part(end + 1)
        && passage.tokens[end].sentence == passage.tokens[end + 1].sentence
    {
        end += 1;
    }
    let places: Vec<usize> = (start..=end)
        .filter(|at| !is_small(passage.key(*at)))
        .collect();
    // The whole run has to be in it: `Active Directory and Zendesk` spells more than `AD`.
    let within = |window: &[usize]| {
        places
            .iter()
            .filter(|at| (first..=last).contains(at))
            .all(|at| window.contains(at))
    };
    (2..=places.len().min(LONGEST)).any(|length| {
        places.windows(length).any(|window| {
            let initials: String = window
                .iter()
                .filter_map(|at| passage.key(*at).chars().next())
                .collect();
            within(window)
                && (says_initials(&initials, facts)
                    || says_initials(&with_digits(passage, window), facts))
        })
    })
}

/// The initials of words, with a digit for the `to` or `for` between two: `c2w` of `Cycle to Work`.
fn with_digits(passage: &Passage<'_>, window: &[usize]) -> String {
    let mut initials = String::new();
    for (number, at) in window.iter().enumerate() {
        let between = number > 0 && window[number - 1] + 2 == *at;
        match between.then(|| passage.key(at - 1)) {
            Some("to") => initials.push('2'),
            Some("for") => initials.push('4'),
            _ => {}
        }
        initials.extend(passage.key(*at).chars().next());
    }
    initials
}

/// The `Office` of `Office 365`, where the user has `O365`, the `Division` of `Division II` for `d2`, and `U12` for `under 12`.
pub fn is_numbered(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let key = passage.key(at);
    let (initial, rest) = key.split_at(key.chars().next().map_or(0, char::len_utf8));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let says_short = |initial: &str, number: &str| {
        let short = format!("{initial}{number}");
        facts
            .rows(&short)
            .any(|(source, place)| facts.passages[source].key(place) == short)
    };
    let next = passage.key(at + 1);
    let number = roman(next).unwrap_or(next);
    let before = at
        .checked_sub(1)
        .and_then(|before| passage.key(before).get(..1));
    let shortened = is_number(number) && says_short(initial, number)
        || roman(key)
            .zip(before)
            .is_some_and(|(number, initial)| says_short(initial, number));
    let spelt_out = is_number(rest)
        && facts.rows(rest).any(|(source, place)| {
            let source = &facts.passages[source];
            place > 0
                && source.key(place) == rest
                && source.key(place - 1).starts_with(initial)
                && source.key(place - 1).len() > 1
        });
    shortened || spelt_out
}

/// The number that a Roman one in the name of a level is.
fn roman(word: &str) -> Option<&'static str> {
    Some(match word {
        "i" => "1",
        "ii" => "2",
        "iii" => "3",
        "iv" => "4",
        _ => return None,
    })
}

/// Whether a code has another number than the user's: `ISO-9002`, where they have `iso 9001`.
pub fn has_another_number(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let number = passage.key(at);
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let Some(before) = at.checked_sub(1).filter(|_| is_number(number)) else {
        return false;
    };
    let letters = &passage.tokens[before];
    let start = passage.tokens[at].start;
    let read = passage.dates.iter().map(|mention| &mention.span);
    let mut read = read.chain(passage.quantities.iter().map(|quantity| &quantity.span));
    let code = format!("{}{number}", letters.key);
    passage.gap_after(before) == "-"
        && letters.text.starts_with(char::is_uppercase)
        && !letters.text.contains(char::is_lowercase)
        && !read.any(|span| span.contains(&start))
        && facts.in_a_row(&code) == Said::No
        && letters.key.chars().next().is_some_and(|initial| {
            facts.beginning_with(initial).any(|(source, place)| {
                let source = &facts.passages[source];
                let rest = source.key(place).strip_prefix(letters.key.as_str());
                rest.is_some_and(|rest| {
                    is_number(rest) || rest.is_empty() && is_number(source.key(place + 1))
                })
            })
        })
}

/// Whether the user's word beside the one that stands beside this begins it: `J.` of `J. of Hydrology`, `soft` of `Kilim soft`.
pub fn begins_beside(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let word = passage.key(at);
    let significant = |other: &usize| !is_small(passage.key(*other));
    let before = (0..at).rev().find(significant);
    let after = (at + 1..passage.tokens.len()).find(significant);
    let begins = |source: usize, place: Option<usize>| {
        let source = &facts.passages[source];
        place.is_some_and(|place| {
            let short = source.key(place);
            !short.is_empty()
                && !is_small(short)
                && !source.words[place].negated
                && word.len() > short.len()
                && (word.starts_with(short) || is_cut_short(short, word))
        })
    };
    let beside = |other: Option<usize>, forwards: bool| {
        other.is_some_and(|other| {
            facts
                .everywhere(passage.key(other))
                .into_iter()
                .any(|(source, place)| {
                    let own = &facts.passages[source];
                    let mut near: Box<dyn Iterator<Item = usize>> = if forwards {
                        Box::new(place + 1..(place + 4).min(own.tokens.len()))
                    } else {
                        Box::new((place.saturating_sub(3)..place).rev())
                    };
                    let next = near.find(|near| !is_small(own.key(*near)));
                    begins(source, next)
                })
        })
    };
    beside(before, true) || beside(after, false)
}

/// Whether a word is cut short and keeps the `s` of its end: `mids` of `Midlands`.
fn is_cut_short(short: &str, word: &str) -> bool {
    const SHORTEST: usize = 3;
    short.strip_suffix('s').is_some_and(|beginning| {
        beginning.len() >= SHORTEST && word.ends_with('s') && word.starts_with(beginning)
    })
}

#[cfg(test)]
#[path = "shortened_tests.rs"]
mod tests;
