//! Institutions that share a place, a kind or a word with the user's, and are others.

use crate::english::gazetteer;
use crate::english::titles;
use crate::english::tokens::{Token, key, tokenize};
use crate::english::words;

use super::clauses::Passage;
use super::facts::Facts;
use super::institutions::{is_kind, is_legal_form, is_same_kind};
use super::names::is_small;

/// The university of the town that stands beside a degree: `University of Leeds` of `BA sociology leeds`.
pub fn is_of_town(text: &str, facts: &Facts<'_>) -> bool {
    const REACH: usize = 4;
    let tokens = tokenize(text);
    let names: Vec<&str> = tokens
        .iter()
        .map(|token| token.key.as_str())
        .filter(|word| !matches!(*word, "university" | "of" | "the"))
        .collect();
    let [town] = names.as_slice() else {
        return false;
    };
    tokens.iter().any(|token| token.key == "university")
        && !is_of_other_name(&tokens, facts)
        && facts.everywhere(town).into_iter().any(|(source, place)| {
            let source = &facts.passages[source];
            let sentence = source.tokens[place].sentence;
            let before = place.saturating_sub(REACH)..place;
            let after = place + 1..(place + 2).min(source.tokens.len());
            let mut degrees = before.clone().filter(|at| {
                source.tokens[*at].sentence == sentence
                    && titles::degree_forms(source.key(*at)).is_some()
            });
            let school =
                |at: usize| is_kind(source.key(at)) || titles::is_school_noun(source.key(at));
            // `MBA at Strathmore Nairobi`.
            let is_its_own = place > 0
                && source.gap_after(place - 1) == " "
                && !words::is_wordlike(source.key(place - 1))
                && titles::degree_forms(source.key(place - 1)).is_none();
            !is_its_own
                && degrees.next().is_some()
                && !before.chain(after).any(school)
                && !matches!(source.key(place.saturating_sub(1)), "in" | "near" | "from")
        })
}

/// Whether the user only compares theirs with what has this name: `an amazon style warehouse`.
pub fn is_compared(text: &str, facts: &Facts<'_>) -> bool {
    let joined = key(text);
    let mut places = facts.rows(&joined).peekable();
    places.peek().is_some()
        && places.all(|(source, at)| {
            let source = &facts.passages[source];
            let last = at + tokenize(text).len().saturating_sub(1);
            let next = source.key(last + 1);
            match source.gap_after(last) {
                " " => is_among!("style styled esque", next),
                "-" => is_among!("style styled like type esque", next),
                _ => false,
            }
        })
}

/// Whether a university is another by the word that the user has in front of it: `Open University of Hong Kong`.
pub fn is_cut(text: &str, facts: &Facts<'_>) -> bool {
    const OTHERS: &str = "open technical national catholic american federal state medical islamic christian polytechnic agricultural british german international private metropolitan";
    let tokens = tokenize(text);
    let [first, second, ..] = tokens.as_slice() else {
        return false;
    };
    if is_of_other_name(&tokens, facts) {
        return true;
    }
    if first.key != "university" || second.key != "of" {
        return false;
    }
    let name = tokens.last().map_or("", |token| token.key.as_str());
    let mut places = facts
        .everywhere("university")
        .into_iter()
        .filter(|(source, at)| {
            facts.passages[*source].key(at + 1) == "of"
                && (at + 2..at + 5).any(|place| facts.is_at(*source, place, name))
        });
    let other = |(source, at): (usize, usize)| {
        at > 0 && is_among!(OTHERS, facts.passages[source].key(at - 1))
    };
    places.next().is_some_and(other) && places.all(other)
}

/// Whether the user has the place of a university only before what makes it the name of another: `University of Leeds` of `leeds
/// beckett`.
fn is_of_other_name(tokens: &[Token<'_>], facts: &Facts<'_>) -> bool {
    // What universities and colleges have behind a town or county, to tell them from the older one of it.
    const BEHIND: &str = "beckett trent brookes hallam metropolitan met mmu caledonian spa napier trinity hope city state tech technical \
        polytechnic poly moores john solent carnegie conservatoire business school arts college institute catholic christian \
        international open medical agricultural";
    let keys: Vec<&str> = tokens.iter().map(|token| token.key.as_str()).collect();
    let (["university", "of", place] | [place, "university"]) = keys[..] else {
        return false;
    };
    let mut places = facts.everywhere(place).into_iter().peekable();
    places.peek().is_some()
        && places.all(|(source, at)| {
            let source = &facts.passages[source];
            source.gap_after(at) == " "
                && is_among!(BEHIND, source.key(at + 1))
                && source.key(at + 2) != "of"
        })
}

/// Whether a name is made of a place and a kind of school alone, and every such school that the user names near the place has
/// another name: `University of Ghana`, where they have a `University of Cape Coast, Ghana`.
pub fn is_named_otherwise(text: &str, facts: &Facts<'_>) -> bool {
    const REACH: usize = 10;
    let tokens = tokenize(text);
    let Some((kind, place)) = kind_and_place(&tokens) else {
        return false;
    };
    if is_cut_within(text, facts) {
        return true;
    }
    if !gazetteer::is_place(place) {
        return false;
    }
    let places = facts.everywhere(place);
    let mut near = facts
        .everywhere(kind)
        .into_iter()
        .filter(|(source, at)| {
            let mut places = places.iter();
            places.any(|(other, place)| source == other && place.abs_diff(*at) <= REACH)
        })
        .peekable();
    near.peek().is_some()
        && near.all(|(source, at)| {
            let source = &facts.passages[source];
            // In other languages, and of hotels, the name stands behind: `Universität Freiburg`.
            let behind = source.key(at + 1) == place
                && !is_among!("university college school", source.key(at));
            if behind || (at > 0 && source.key(at - 1) == place) {
                return false;
            }
            if source.key(at + 1) == "of" || is_among!("de di do da", source.key(at + 1)) {
                let of = source.key(at + 2);
                return !of.is_empty() && of != place && !is_small(of);
            }
            // `Hotel Bellevue Geneva`.
            let followed = source.gap_after(at) == " "
                && source.tokens.get(at + 1).is_some_and(Token::is_capitalised)
                && source.words.get(at + 1).is_some_and(|next| next.is_content)
                && !words::is_common(source.key(at + 1))
                && source.tokens[at + 1].sentence == source.tokens[at].sentence;
            followed
                || at > 0 && source.gap_after(at - 1) == " " && {
                    let name = &source.tokens[at - 1];
                    name.key != place
                        && source.words[at - 1].is_content
                        && (name.is_capitalised()
                            || (titles::is_school_noun(kind) && !words::is_everyday(&name.key)))
                }
        })
}

/// The kind of school and the name, of one that is called by these alone.
fn kind_and_place<'t>(tokens: &'t [Token<'_>]) -> Option<(&'t str, &'t str)> {
    let (kinds, names): (Vec<_>, Vec<_>) = tokens
        .iter()
        .map(|token| token.key.as_str())
        .filter(|word| !is_small(word))
        .partition(|word| titles::is_school_noun(word) || is_kind(word));
    match (kinds.as_slice(), names.as_slice()) {
        ([kind], [place]) => Some((*kind, *place)),
        _ => None,
    }
}

/// Whether all that the user calls by a name and this kind of school has another word between them: `University of Ohio` of who was at
/// Ohio State University.
pub fn is_cut_within(text: &str, facts: &Facts<'_>) -> bool {
    const LONGEST: usize = 3;
    // `Leeds law school`, `Hull, a small college`: words for what is learnt there and how it is are no names.
    const NO_NAMES: &str = "grammar high law medical business art music nursing primary secondary evening night online";
    let tokens = tokenize(text);
    let Some((kind, place)) = kind_and_place(&tokens) else {
        return false;
    };
    let places = facts.everywhere(place);
    let is_name = |source: &Passage<'_>, at: usize| {
        source.words[at].is_content
            && source.gap_after(at) == " "
            && !is_among!(NO_NAMES, source.key(at))
            && titles::degree_forms(source.key(at)).is_none()
    };
    !places.is_empty()
        && titles::is_school_noun(kind)
        && places.iter().all(|(number, place)| {
            let source = &facts.passages[*number];
            let end = (place + 1..place + 1 + LONGEST)
                .find(|at| *at >= source.tokens.len() || source.key(*at) == kind);
            end.is_some_and(|end| {
                end < source.tokens.len()
                    && end > place + 1
                    && source.gap_after(*place) == " "
                    && (place + 1..end).all(|at| is_name(source, at))
            })
        })
}

/// Whether the user gives the name another kind: a hospital is no school.
pub fn is_of_another_kind(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const REACH: usize = 4;
    let wanted = passage.key(at);
    let mut others = (0..passage.tokens.len()).filter(|other| {
        *other != at && !is_small(passage.key(*other)) && !is_kind(passage.key(*other))
    });
    others.any(|other| {
        let mut places = facts.everywhere(passage.key(other)).into_iter();
        places.any(|(source_number, place)| {
            let source = &facts.passages[source_number];
            let near = place.saturating_sub(REACH)..(place + REACH).min(source.tokens.len());
            let kept = near.clone().any(|beside| {
                facts.is_at(source_number, beside, wanted)
                    || is_same_kind(source.key(beside), wanted)
            });
            !kept
                && near.into_iter().any(|beside| {
                    let word = source.key(beside);
                    let (first, last) = (place.min(beside), place.max(beside));
                    let one_name = (first..last).all(|at| {
                        source.gap_after(at).trim_matches('.').trim().is_empty()
                            && (source.tokens[at].is_capitalised()
                                || last - first < 3
                                || is_small(source.key(at)))
                    });
                    let home = word == "home"
                        && is_among!("nursing care retirement funeral", source.before(beside));
                    (home || is_kind(word) || titles::is_school_noun(word))
                        && is_legal_form(word) == is_legal_form(wanted)
                        && one_name
                        && !passage.tokens.iter().any(|token| token.key == word)
                })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::truth::naming::name;
    use crate::check::truth::violation::ViolationKind;

    fn is_refused(text: &str, source: &str) -> bool {
        name(text, ViolationKind::Name, &Facts::read(&[source])).is_some()
    }

    #[test]
    fn an_institution_is_another_by_its_place_its_kind_or_what_is_cut() {
        for (source, text) in [
            ("skills ontario run it, in ontario", "Skills Canada"),
            (
                "part time mba open univ of hong kong",
                "University of Hong Kong",
            ),
            ("a amazon style warehouse, QuikFill", "Amazon"),
            ("ba history leeds beckett university", "University of Leeds"),
            (
                "nursing, manchester metropolitan",
                "University of Manchester",
            ),
            ("economics at Ohio State University", "Ohio University"),
            (
                "care assistant Willowbank nursing home",
                "Willowbank Hospital",
            ),
        ] {
            assert!(is_refused(text, source), "{source}: {text}");
        }
        for (source, text) in [
            ("deloitte in munich", "Deloitte Germany"),
            ("mba univ of hong kong", "University of Hong Kong"),
            ("picker at amazon. style of work was fast", "Amazon"),
            (
                "philosophy at wits, left",
                "University of the Witwatersrand",
            ),
            ("ucla econ 2022", "University of California, Los Angeles"),
            ("football at Ashby Ivanhoe", "Ashby Ivanhoe FC"),
            ("first aid through st johns", "St John Ambulance"),
            ("bricklayer with barratt", "Barratt Homes"),
        ] {
            assert!(!is_refused(text, source), "{source}: {text}");
        }
    }
}
