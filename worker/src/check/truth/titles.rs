//! Job titles: every word said, and said of the user: not of their manager, of what they hope to become or deny being.

mod activities;
mod beside_roles;
mod by_field;
mod derived;
mod in_text;
mod initials;
mod lowered;
mod numbers;
mod owners;
mod phrases;
mod ranks;
mod reaches;
mod same_roles;
mod wishes;

pub use activities::is_told_by_verb;
use beside_roles::{describes, is_circumstance, is_step, names_no_role};
pub use derived::is_derived;
use derived::is_derived_beside;
pub use in_text::{
    introduces_another, is_claimed, is_excused, is_introduced, is_raised, is_stated,
};
use initials::{is_abbreviated, is_acronym, is_spelt_out_by, is_whom_for};
pub use lowered::is_lowered;
use lowered::{LOWERING, acts_as, lowering_behind};
use numbers::{is_label_of_number, is_number, says_grade};
pub use owners::is_owner;
use ranks::raised;
pub use reaches::reaches_further;
pub use same_roles::is_own_by_another_name;

use crate::english::titles;
use crate::english::tokens::stem;
use penstock_shared::domain::SectionKind;

use super::clauses::{Doer, Passage};
use super::facts::{Facts, Said, is_misspelt};
use super::names::is_small;
use super::number_words;
use super::violation::{Violation, ViolationKind};
use super::whose::{is_aided, is_anothers};

/// The field of a job title, or of several: `Hair Stylist (previously Assistant)`.
pub fn title(section: SectionKind, text: &str, facts: &Facts<'_>) -> Option<Violation> {
    let whole = single_title(section, text, facts)?;
    if let Some(now) = wishes::without_wish(text, facts) {
        return (!now.trim().is_empty())
            .then(|| title(section, now, facts))
            .flatten();
    }
    let parts: Vec<&str> = text
        .split(['(', ')', ';'])
        .filter(|part| !part.trim().is_empty())
        .collect();
    let all_said = parts.len() > 1
        && has_role(parts[0])
        && parts
            .iter()
            .all(|part| single_title(section, part, facts).is_none());
    (!all_said && !is_glossed(&parts, facts)).then_some(whole)
}

/// A title of another language with its translation, `State Engineer (Ingénieur d'État)`, where the user gives no role in English.
fn is_glossed(parts: &[&str], facts: &Facts<'_>) -> bool {
    let says = |part: &str, is: fn(&str) -> bool| {
        let tokens = crate::english::tokens::tokenize(part);
        tokens.iter().any(|token| is(&token.key))
    };
    let foreign = |part: &str| {
        own_phrase(&crate::english::tokens::key(part), facts) == Said::Yes
            && part.trim().contains(' ')
            && !says(part, names_a_role)
    };
    parts.len() == 2
        && names_no_role(facts)
        && parts.iter().any(|part| foreign(part))
        && !parts.iter().any(|part| says(part, is_rank_word))
}

fn single_title(section: SectionKind, text: &str, facts: &Facts<'_>) -> Option<Violation> {
    let violation = |reason: String| Some(Violation::new(ViolationKind::Title, text, reason));
    let passage = Passage::read(text);
    if passage
        .dates
        .iter()
        .any(|mention| !facts.date(mention.date))
    {
        return violation("the user's words give no such date".to_owned());
    }
    if (0..passage.tokens.len()).any(|at| says_grade(&passage, at, facts) == Some(false)) {
        return violation("the user's words give another grade".to_owned());
    }
    if let Some(lower) = lowered::lowered_work(&passage, facts) {
        return violation(format!(
            "the user's words say {lower:?} with this title; keep it"
        ));
    }
    let all = claiming_words(&passage, facts);
    let words = phrases::without_said_in_other_words(all.clone(), &passage, facts);
    if section == SectionKind::Volunteer && words == ["volunteer"] {
        return None;
    }
    let phrase: String = words.concat();
    let whole = [crate::english::tokens::key(text).to_string(), all.concat()];
    let mut rows = whole.iter();
    if rows.any(|row| own_phrase(row, facts) == Said::Yes) {
        return None;
    }
    match own_phrase(&phrase, facts) {
        Said::Yes => return None,
        // `Mechanic apprentice, then mechanic`.
        Said::Denied
            if words.iter().any(|word| names_a_role(word))
                && words.iter().all(|word| {
                    same_roles::is_own_by_another_name(word, facts)
                        || (!names_a_role(word) && has_own(word, facts))
                        || is_own_unlowered(word, facts)
                }) => {}
        Said::Denied => {
            return violation(
                "the user's words give this title to someone else, or deny it".to_owned(),
            );
        }
        Said::No => {}
    }
    for word in &words {
        let own_role = section == SectionKind::Volunteer && matches!(*word, "volunteer" | "helper");
        if own_role || is_supported(word, &words, &passage, facts) {
            continue;
        }
        let mentioned = facts.word(word) != Said::No;
        // `In-house`, where the user writes it as one word.
        let set_otherwise = || {
            (0..passage.tokens.len())
                .filter(|at| passage.key(*at) == *word)
                .any(|at| super::names::neighbours(&passage, at, facts) == Said::Yes)
        };
        if (!is_agent_noun(word, &passage) || (!names_a_role(word) && !mentioned))
            && (facts.phrase(text) == Said::Yes
                || is_told_by_verb(word, facts)
                || facts.says_alike(word)
                || facts.says_misspelt(word)
                || is_field_of_role(word, facts)
                || (word.len() > 4
                    && passage.tokens.iter().any(|token| token.text == *word)
                    && number_words::time_unit(word).is_none()
                    && facts.says_beginning_of(word))
                || set_otherwise())
        {
            continue;
        }
        let humblest = *word == "assistant" && section == SectionKind::Work && words.len() > 1;
        if (humblest && names_no_role(facts)) || describes(&passage, word, &all, section, facts) {
            continue;
        }
        return violation(if mentioned {
            format!("the user's words say {word:?} of someone else, or deny it")
        } else {
            format!("the user's words do not give {word:?} in a title")
        });
    }
    raised(&passage, &words, text, facts).and_then(violation)
}

/// The words of a title that claim something: not when or as what number it was held, nor what the user writes in initials.
fn claiming_words<'p>(passage: &'p Passage<'_>, facts: &Facts<'_>) -> Vec<&'p str> {
    (0..passage.tokens.len())
        .filter(|at| {
            !passage
                .dates
                .iter()
                .any(|mention| mention.span.contains(&passage.tokens[*at].start))
        })
        .filter(|at| {
            let left_out = passage.words[*at].negated && facts.word(passage.key(*at)) != Said::Yes;
            !left_out
                && !is_step(passage, *at)
                && !is_small(passage.key(*at))
                && !is_number(passage, *at, facts)
                && !is_label_of_number(passage, *at, facts)
                && !is_abbreviated(passage, *at, facts)
                && !is_spelt_out_by(passage, *at, facts)
                && !is_whom_for(passage, *at, facts)
        })
        .map(|at| passage.key(at))
        .filter(|word| !is_circumstance(word) && !is_acronym(word, passage, facts))
        .filter(|word| *word != "co" || !same_roles::is_shared(facts))
        .collect()
}

/// Whether the user has a role by itself somewhere, and not only as the assistant or apprentice of one.
fn is_own_unlowered(word: &str, facts: &Facts<'_>) -> bool {
    names_a_role(word)
        && !is_rank_word(word)
        && facts.everywhere(word).into_iter().any(|(source, at)| {
            let source = &facts.passages[source];
            !source.words[at].negated
                && source.words[at].doer == Doer::User
                && !is_anothers(source, at)
                && !is_lowered(source, at)
                && !names_a_role(source.key(at + 1))
        })
}

/// Whether a word of a title is the field of a role of the user's: `law` of a lawyer, `first aid` of a first aider.
fn is_field_of_role(word: &str, facts: &Facts<'_>) -> bool {
    const ENDINGS: &[&str] = &["er", "yer", "ist", "ian", "ant", "or", "eer"];
    // `Milling` of a miller.
    let field = word.strip_suffix("ing").filter(|root| root.len() > 3);
    let word = field.unwrap_or(word);
    word.len() > 2
        && !names_a_role(word)
        && ENDINGS.iter().any(|ending| {
            facts
                .everywhere(&format!("{word}{ending}"))
                .iter()
                .any(|(source, at)| {
                    let source = &facts.passages[*source];
                    source.key(*at).len() == word.len() + ending.len()
                        && !source.words[*at].negated
                        && !is_anothers(source, *at)
                })
        })
}

/// Whether a word of a title is the user's: theirs, another word for the same, or what follows from what they say they do.
fn is_supported(word: &str, words: &[&str], passage: &Passage<'_>, facts: &Facts<'_>) -> bool {
    let unpaid = || facts.word("unpaid") == Said::Yes;
    if (is_among!("volunteer helper", word) && unpaid())
        || by_field::is_by_field_or_school(word, passage, facts)
        || (is_among!("rider sales", word) && same_roles::is_by_work(word, facts))
        || has_own_as(word, is_agent_noun(word, passage), facts)
        // `Zookeeper` of a zoo keeper.
        || (facts.everywhere(word).iter().all(|(source, at)| facts.passages[*source].key(*at) != word)
            && own_phrase(word, facts) == Said::Yes)
        || lowered::is_below(word, words, facts)
        || facts.any_word(|source, at| {
            names_a_role(source.key(at)) && lowering_behind(source, at) == Some(word)
        })
        || same_roles::is_implied(word, words, facts)
    {
        return true;
    }
    let does =
        || is_agent_noun(word, passage) && !is_grade(word) && !is_among!("partner chair", word);
    if !(names_a_role(word) || does() || is_among!("staff support hand farmhand", word))
        || is_denied(word, facts)
        || owners::owns_another(word, passage, facts)
    {
        return false;
    }
    // `Roofer's labourer` of a roofing labourer.
    let trade = (0..passage.tokens.len()).any(|at| {
        passage.key(at) == word && at + 1 < passage.tokens.len() && is_aided(passage, at)
    });
    (trade && (facts.says_alike(word) || facts.says_beginning_of(word)))
        || same_roles::is_own_by_another_name(word, facts)
        || same_roles::is_in_charge(word, facts)
        || (!is_rank_word(word)
            && (is_derived_beside(word, words, facts)
                || is_compound(word, facts)
                || same_roles::is_derived_by_another_name(word, facts)))
        || phrases::is_abbreviated(word, facts)
        || same_roles::is_plain_worker(word, passage, facts)
        || same_roles::is_by_work(word, facts)
}

/// Words that end like who does something, and name a thing.
const NO_AGENTS: &str = "soccer beer water paper computer summer winter number order career customer power flower river theater letter layer filter \
    counter poster dinner floor motor tractor error color matter weather leather paper silver copper timber lumber rubber fiber outdoor indoor labor \
    harbor horror mirror senior junior minor major exterior interior master cover partner transfer volunteer member under over after other";

/// Whether a word of a title is a role, by itself or as its last word: `tool setter`.
fn is_agent_noun(word: &str, passage: &Passage<'_>) -> bool {
    let ends =
        |at: usize| at + 1 == passage.tokens.len() || !matches!(passage.gap_after(at), " " | "-");
    let last = || (0..passage.tokens.len()).any(|at| passage.key(at) == word && ends(at));
    names_a_role(word)
        || is_grade(word)
        || is_among!("partner chair", word)
        || (!is_among!(NO_AGENTS, word)
            && ["er", "or", "ist", "ian", "man", "lord", "lady"]
                .iter()
                .any(|ending| word.ends_with(ending))
            && last())
}

/// Whether the user denies being this, and not only something more of the kind: `not a sworn interpreter` denies the oath.
fn is_denied(word: &str, facts: &Facts<'_>) -> bool {
    facts.everywhere(word).iter().any(|(source, at)| {
        let source = &facts.passages[*source];
        source.words[*at].negated && !denies_more(source, *at) && !is_anothers(source, *at)
    })
}

/// Whether a denial is of what stands before a role: the oath of `not a sworn interpreter`.
fn denies_more(source: &Passage<'_>, at: usize) -> bool {
    at > 0
        && source.words[at].negated
        && source.words[at - 1].negated
        && source.words[at - 1].is_content
        && source.gap_after(at - 1) == " "
}

/// Whether a text is a role made of two words of the user's.
pub fn is_compound(text: &str, facts: &Facts<'_>) -> bool {
    derived::is_compound(&crate::english::tokens::key(text), facts)
}

/// Whether a text names a role at all.
pub fn has_role(text: &str) -> bool {
    crate::english::tokens::tokenize(text)
        .iter()
        .any(|token| names_a_role(&token.key))
}

pub fn names_a_role(word: &str) -> bool {
    is_rank_word(word) || titles::looks_like_title_noun(word)
}

/// Whether the words in a row are the user's own title; `Denied` when they only are another's.
fn own_phrase(joined: &str, facts: &Facts<'_>) -> Said {
    let mut best = Said::No;
    for (passage, at) in facts.rows(joined) {
        let source = &facts.passages[passage];
        if denies_more(source, at) {
            continue;
        }
        // `Designer` is less than the `junior designer` that somebody was, and says more.
        let lowers = |place: usize| {
            is_among!(LOWERING, source.key(place)) && source.gap_after(place).trim().is_empty()
        };
        // `Deputy team leader`.
        let before_last = || {
            at > 1
                && source.words[at - 1].is_content
                && !names_a_role(source.key(at - 1))
                && source.gap_after(at - 1) == " "
                && lowers(at - 2)
        };
        let lowered = at > 0 && (lowers(at - 1) || before_last());
        let mut rest = joined.len();
        let row: Vec<usize> = (at..source.tokens.len())
            .take_while(|place| {
                let open = rest > 0;
                rest = rest.saturating_sub(source.key(*place).len());
                open
            })
            .collect();
        let last = row.last().copied().unwrap_or(at);
        let of_role = row.into_iter().rfind(|place| {
            names_a_role(source.key(*place))
                || is_among!("partner chair", source.key(*place))
                || is_initials(source.tokens[*place].text)
        });
        // Nor is who is an `electrician's mate` an electrician, or who stood in as manager one.
        let lowered = lowered
            || of_role.is_some_and(|role| {
                (role == last
                    && (is_aided(source, role) || lowering_behind(source, role).is_some()))
                    || (acts_as(source, role) && source.key(at) != "acting")
            });
        let of_role = of_role.is_some();
        let anothers =
            of_role && (is_anothers(source, at) || source.words[at].doer == Doer::Another);
        let mine = !source.words[at].negated && !anothers && !lowered;
        best = best.max(if mine { Said::Yes } else { Said::Denied });
    }
    best
}

/// The `L3` of those to whom somebody escalates.
fn is_grade(word: &str) -> bool {
    word.len() == 2
        && word.starts_with(|c: char| c.is_ascii_alphabetic())
        && word.ends_with(|c: char| c.is_ascii_digit())
}

fn is_initials(text: &str) -> bool {
    text.len() > 1 && text.chars().all(char::is_uppercase)
}

/// Whether the user says the word of themselves, or of anything but a role.
fn has_own(word: &str, facts: &Facts<'_>) -> bool {
    has_own_as(word, names_a_role(word) || is_grade(word), facts)
}

fn has_own_as(word: &str, role: bool, facts: &Facts<'_>) -> bool {
    let places = if role {
        role_places(word, facts)
    } else {
        facts.everywhere(word)
    };
    places.iter().any(|&(passage, at)| {
        let source = &facts.passages[passage];
        // `PhD` of `the PhD student did that`.
        let anothers = if role {
            is_anothers(source, at)
        } else {
            names_a_role(source.key(at + 1)) && is_anothers(source, at + 1)
        };
        // `Commander course`, and what `she hosts`.
        let no_role = role
            && (is_among!(
                "course training exam test badge certificate licence license",
                source.key(at + 1)
            ) || source.words[at].doer == Doer::Another
                || (!is_rank_word(word) && is_half_of_another(source, at))
                || is_whose_nurse(source, at));
        !(source.words[at].negated || anothers || no_role)
    }) || (!role && places.is_empty() && facts.word(word) == Said::Yes)
}

/// Where the user has a role, in full or shortened; `Dunmore Electrical` is no electrician.
fn role_places(word: &str, facts: &Facts<'_>) -> Vec<(usize, usize)> {
    const LONGEST_SHORT: usize = 8;
    let root = stem(word);
    let mut places = facts.everywhere(word);
    if places.is_empty() {
        places = facts.misspelt(word);
    }
    places.retain(|(passage, at)| {
        let source = &facts.passages[*passage];
        let key = source.key(*at);
        let said = source.words[*at].stem == root
            || key.len() <= LONGEST_SHORT
            || key.starts_with(word)
            || names_a_role(key)
            || is_misspelt(key, word);
        // `Studying electrical eng`, and the field of an intern.
        said && (key == word
            || names_a_role(key)
            || !(derived::is_of_paper(source, *at)
                || (key.ends_with("ing") && derived::only_learns(facts))))
    });
    places
}

/// The `pharm` of a `pharm tech`, which is short for a pharmacist as well.
fn is_half_of_another(source: &Passage<'_>, at: usize) -> bool {
    let next = source.key(at + 1);
    !names_a_role(source.key(at))
        && !is_among!(LOWERING, source.key(at))
        && !is_aided(source, at)
        && source.gap_after(at) == " "
        && (next == "tech" || titles::is_title_noun(next))
}

/// The `vet` of a `vet nurse`, and the `doctor` of a doctor's receptionist.
fn is_whose_nurse(source: &Passage<'_>, at: usize) -> bool {
    names_a_role(source.key(at))
        && !is_rank_word(source.key(at))
        && is_among!(
            "nurse receptionist secretary tech technician hygienist",
            source.key(at + 1),
        )
        && matches!(source.gap_after(at), " " | "'s " | "’s " | "-")
}

/// Words that say how high somebody stands.
pub fn is_rank_word(word: &str) -> bool {
    is_among!(
        "senior sr snr lead head chief principal junior jr assistant deputy director manager vp executive supervisor \
        trainee sous associate president owner founder",
        word
    )
}

#[cfg(test)]
#[path = "titles_tests.rs"]
mod tests;
