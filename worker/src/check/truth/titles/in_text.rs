//! Roles that a free text gives.

use super::lowered::{acts_as, is_deputy_of, is_lowered, lowering, raises_past};
use super::ranks::is_of_another;
use super::same_roles::{self, is_implied, is_own_by_another_name};
use super::wishes::is_sought;
use super::{by_field, derived, has_own, is_rank_word, names_a_role, owners, phrases};
use crate::check::truth::claims::is_higher;
use crate::check::truth::clauses::Passage;
use crate::check::truth::doers::is_somebody;
use crate::check::truth::facts::{Facts, Said};
use crate::check::truth::finished::tells_as_over;
use crate::check::truth::shortened::is_spelt_out;
use crate::check::truth::unpaid::says_unpaid;
use crate::check::truth::whose::is_anothers;
use crate::english::kinds::Noun;
use crate::english::spelling::canonical_tool;
use crate::english::titles;
use crate::english::verbs;

/// Whether a word for a role is what somebody is said to have been: `as leader`, `became a manager`.
pub fn is_stated(passage: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 4;
    let states = |place: usize| {
        is_among!(
            "as became become was role position promoted post title",
            passage.key(place)
        )
    };
    // `Progressed from apprentice to foreman`.
    let reached = |place: usize| {
        is_among!("to from", passage.key(place))
            && (place.saturating_sub(6)..place).any(|before| {
                is_among!(
                    "progressed rose advanced promoted risen moved worked",
                    passage.key(before)
                ) && (passage.key(place) == "from" || passage.key(before) != "worked")
            })
    };
    // `Care worker, and head of the night team`.
    let of_it = is_among!(
        "head leader lead manager supervisor director captain chief boss organiser organizer coordinator president",
        passage.key(at)
    ) && passage.key(at + 1) == "of"
        && at > 0
        && (is_among!("and as", passage.key(at - 1))
            || passage.gap_after(at - 1).contains([',', ';', '(']));
    if of_it {
        return passage.words[at].is_content;
    }
    names_a_role(passage.key(at))
        && !is_plural(passage.key(at))
        && !is_among!("worker employee staff member keyholder", passage.key(at))
        && passage.words[at].is_content
        && (at.saturating_sub(REACH)..at).any(|place| {
            (states(place) || reached(place))
                && passage.tokens[place].sentence == passage.tokens[at].sentence
        })
}

/// Whether a text begins with the role of whom it is about: `Dentist with nine years of experience`.
pub fn is_introduced(passage: &Passage<'_>, at: usize) -> bool {
    const FOLLOWING: &str =
        "with based in at for of who since from experienced specialising specializing working";
    const FIRST_WORDS: usize = 4;
    const PRAISED: &str = "experienced skilled dedicated reliable seasoned versatile";
    at < FIRST_WORDS
        && passage.tokens[at].sentence == passage.tokens[0].sentence
        && titles::is_title_noun(passage.key(at))
        && !is_among!(
            "worker controller operator owner keyholder keyworker",
            passage.key(at),
        )
        && (verbs::lookup(passage.key(at)).is_none() || (passage.key(at) == "lead" && at > 0))
        && (0..at).all(|place| {
            let key = passage.key(place);
            let describes = is_among!("retired registered qualified trained licensed", key)
                || titles::is_title_noun(key);
            passage.words[place].is_content && (describes || verbs::lookup(key).is_none())
        })
        && (is_among!(FOLLOWING, passage.key(at + 1))
            || passage.gap_after(at).contains([',', '('])
            || is_among!(PRAISED, passage.key(0)) && passage.sentence_of(at).end == at + 1)
}

/// Whether a text begins with a role and a rank of which the user says nothing, or with the role of another field: `Deputy cook at ..` of a
/// cook, `Business analyst with ..` of a data analyst.
pub fn introduces_another(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const RANKS: &str = "junior deputy assistant trainee apprentice associate intern acting";
    let unsaid = |place: usize| {
        let key = passage.key(place);
        facts.word(key) == Said::No && !facts.says_alike(key) && !facts.says_beginning_of(key)
    };
    let ranked = (0..at).any(|place| {
        is_among!(RANKS, passage.key(place))
            && unsaid(place)
            && same_roles::places(passage.key(place), facts).is_empty()
    });
    let word = passage.key(at);
    let of_field = |(source, place): (usize, usize)| {
        let source = &facts.passages[source];
        place.checked_sub(1).is_some_and(|field| {
            source.gap_after(field) == " "
                && Noun::of(source.key(field)).is_some_and(Noun::may_be_definite)
                && !names_a_role(source.key(field))
                && !(0..passage.tokens.len()).any(|at| passage.key(at) == source.key(field))
        })
    };
    let field = at.checked_sub(1).filter(|field| {
        passage.gap_after(*field) == " "
            && Noun::of(passage.key(*field)).is_some_and(Noun::may_be_definite)
            && unsaid(*field)
            && !is_spelt_out(passage, *field, facts)
    });
    let mut own = facts.everywhere(word).into_iter().peekable();
    ranked || field.is_some() && own.peek().is_some() && own.all(of_field)
}

/// Whether a free text gives a role without the word that lowers it wherever the user has it: `course rep` for `assistant course
/// rep`.
pub fn is_raised(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let word = passage.key(at);
    // `Head of school` of a head of year.
    if word == "head" && is_of_another(passage, at, facts) {
        return true;
    }
    if !titles::is_title_noun(word)
        || is_among!(
            "internship apprenticeship traineeship intern trainee apprentice",
            word
        )
        || is_of_who_is_named(passage, at)
        || passage.words[at].negated
        || is_among!("training course exam test badge", passage.key(at + 1))
        || is_anothers(passage, at)
        || is_lowered(passage, at)
        // A nurse by `rn` who was charge nurse sometimes.
        || phrases::is_abbreviated(word, facts)
    {
        return false;
    }
    // `Executive chef` of an executive sous chef.
    if is_higher(passage, at, facts) {
        return true;
    }
    let past = at
        .checked_sub(1)
        .filter(|before| is_rank_word(passage.key(*before)));
    if past.is_some_and(|before| raises_past(&[passage.key(before), word], facts).is_some()) {
        return true;
    }
    let mut places = facts.everywhere(word);
    if places.is_empty() {
        places = same_roles::places(word, facts);
    }
    let mut own = places.into_iter().filter(|(source, place)| {
        let source = &facts.passages[*source];
        !source.words[*place].negated && !is_anothers(source, *place)
    });
    let first = own.next();
    first.is_some_and(|first| {
        std::iter::once(first).chain(own).all(|(source, place)| {
            let source = &facts.passages[source];
            matches!(
                lowering(source, place),
                Some(
                    "assistant"
                        | "sub"
                        | "asst"
                        | "deputy"
                        | "vice"
                        | "acting"
                        | "helper"
                        | "aide"
                        | "mate"
                        | "apprentice"
                        | "trainee"
                        | "associate"
                )
            )
        })
    })
}

/// A title in a free text that the user has not given themselves.
pub fn is_claimed(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let word = passage.key(at);
    // The `Singer` that one sews on.
    let is_name = |text: &str| {
        passage.tokens[at].is_capitalised()
            && passage.tokens[at].text.contains(char::is_lowercase)
            && facts.passages.iter().any(|source| {
                let mut tokens = source.tokens.iter();
                tokens.any(|token| token.text == text && !token.opens_sentence)
            })
    };
    names_a_role(word)
        && !is_plural(word)
        && !is_name(passage.tokens[at].text)
        && !is_anothers(passage, at)
        && !is_of_who_is_named(passage, at)
        && !passage.words[at].negated
        && !has_own(word, facts)
        && !is_own_by_another_name(word, facts)
        && !is_sought(passage, at)
        && !tells_as_over(passage, at, facts)
        && !describes_next(passage, at, facts)
        && !ranks_others(passage, at, facts)
        && !is_plain(passage, at, facts)
        && !acts_alike(passage, at, facts)
        && !owns_a_product(passage, at, facts)
        && !is_among!(
            "course training exam licence license certificate card",
            passage.key(at + 1),
        )
        && !(word == "assistant" && facts.word("assisted") == Said::Yes)
}

/// Whether a role only describes what stands behind it, in the user's words as well: the apprentices of an `apprentice hair competition`.
fn describes_next(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    passage.gap_after(at) == " "
        && passage
            .words
            .get(at + 1)
            .is_some_and(|next| next.is_content)
        && !is_rank_word(passage.key(at))
        && !names_a_role(passage.key(at + 1))
        && facts.in_a_row(&format!("{}{}", passage.key(at), passage.key(at + 1))) == Said::Yes
}

/// `Senior sales staff`, of whom the user tells as well: others, by their number.
fn ranks_others(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const LONGEST: usize = 3;
    let mut behind = (at + 1..passage.clause_of(at).end.min(at + 1 + LONGEST))
        .take_while(|place| passage.gap_after(place - 1) == " ");
    is_rank_word(passage.key(at))
        && facts.word(passage.key(at)) == Said::Yes
        && behind.any(|place| {
            let key = passage.key(place);
            is_among!("staff people", key) || (is_plural(key) && is_somebody(key))
        })
}

/// The `product owner` who says that they own a part of one.
fn owns_a_product(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let owns = |&(source, place): &(usize, usize)| {
        let source = &facts.passages[source];
        let word = &source.words[place];
        let possessive = is_among!("my our their his her your its", source.before(place));
        is_among!("own owned owning owns", source.key(place)) && !possessive && word.is_own_deed()
    };
    passage.key(at) == "owner"
        && is_among!("product process", passage.before(at))
        && facts.occurrences("own").iter().any(owns)
}

/// Whether a role is the plain one of the field, the school or the work of who names none.
fn is_plain(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let word = passage.key(at);
    owners::is_of_own_business(word, facts)
        || phrases::is_abbreviated(word, facts)
        || (!is_rank_word(word)
            && (by_field::is_of_field(passage, at, facts)
                || by_field::is_by_school(word, facts)
                || derived::is_compound(word, facts)
                || same_roles::is_by_work(word, facts)))
}

fn before<'p>(passage: &'p Passage<'_>, at: usize) -> [&'p str; 2] {
    let key = |back: usize| at.checked_sub(back).map_or("", |place| passage.key(place));
    [key(1), key(2)]
}

/// Whether a role is that of somebody whose name stands before it: `with Kerr & Lang as architect`.
fn is_of_who_is_named(passage: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 6;
    let Some(before) = (at.saturating_sub(2)..at).find(|place| passage.key(*place) == "as") else {
        return false;
    };
    // `With a fellow parent serving as head coach`.
    let who = before.checked_sub(2).filter(|who| {
        is_among!("serving acting working", passage.key(who + 1))
            && (is_somebody(passage.key(*who)) || is_among!("parent member", passage.key(*who)))
    });
    let beside = who.is_some_and(|who| {
        (who.saturating_sub(4)..who).any(|place| {
            is_among!(
                "with under alongside assisting supporting",
                passage.key(place)
            )
        })
    });
    if beside {
        return true;
    }
    // `Built with React as a developer`.
    let is_of_tools = |with: usize| {
        (with + 1..before).any(|at| canonical_tool(passage.tokens[at].text).is_some())
    };
    before > 0
        && passage.tokens[before - 1].is_capitalised()
        && (before.saturating_sub(REACH)..before - 1)
            .rev()
            .take_while(|place| {
                passage.tokens[*place].is_capitalised()
                    || passage.key(*place) == "and"
                    || is_among!("with under", passage.key(*place))
            })
            .any(|place| is_among!("with under", passage.key(place)) && !is_of_tools(place))
}

/// `One of seven volunteers`.
fn is_plural(word: &str) -> bool {
    word.strip_suffix('s')
        .is_some_and(|one| names_a_role(one) && !one.ends_with('s'))
}

/// Whether a text says that somebody stood in as somebody, as whom the user did or for whom they cover.
fn acts_alike(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const REACH: usize = 4;
    let covers = |source: &Passage<'_>, place: usize| {
        (place.saturating_sub(REACH)..place).any(|verb| {
            is_among!(
                "cover covers covered covering stand stood fill filled step stepped",
                source.key(verb)
            ) && (verb + 1..place).any(|word| source.key(word) == "for")
        })
    };
    acts_as(passage, at)
        && facts
            .everywhere(passage.key(at))
            .into_iter()
            .any(|(source, place)| {
                let source = &facts.passages[source];
                acts_as(source, place) || covers(source, place)
            })
}

/// Whether a role in a free text needs no support: that of somebody whom the user has over them, or one that they tell by what they
/// do.
pub fn is_excused(passage: &Passage<'_>, at: usize, said: Said, facts: &Facts<'_>) -> bool {
    const SUPERIORS: &str = "boss chief manager supervisor owner chef foreman director head lead gaffer guvnor principal partner";
    const LEARNT: &str = "course training exam test badge licence license certificate card";
    let word = passage.key(at);
    // `Not a principal investigator`, and the architect of `with Kerr & Lang as architect`.
    let denied = passage.words[at].negated
        && said == Said::No
        && (at.saturating_sub(5)..at).any(|place| is_among!("not never", passage.key(place)));
    if denied || is_of_who_is_named(passage, at) {
        return true;
    }
    // `Platoon leader training`, and the assistant that one is who assisted.
    if (said != Said::No && is_among!(LEARNT, passage.key(at + 1)))
        || owns_a_product(passage, at, facts)
        || is_deputy_of(passage, at, facts)
        || is_implied(word, &before(passage, at), facts)
        || has_own(word, facts)
        || is_own_by_another_name(word, facts)
        || is_plain(passage, at, facts)
        || acts_alike(passage, at, facts)
        || ((said != Said::No || facts.says_alike(word)) && is_sought(passage, at))
        || (word == "assistant" && facts.says_beginning_of("assist"))
        // Who is unpaid works as a volunteer.
        || (is_among!("volunteer helper", word) && says_unpaid(facts))
    {
        return true;
    }
    // Whoever is senior to the user is something.
    let senior = || facts.word("senior") != Said::No && is_among!("senior", before(passage, at)[0]);
    let superior = || {
        SUPERIORS
            .split_ascii_whitespace()
            .any(|superior| facts.word(superior) != Said::No)
    };
    let derived = || {
        let lowered: &[&str] = if is_lowered(passage, at) {
            &["intern"]
        } else {
            &[]
        };
        derived::is_derived_beside(word, lowered, facts)
    };
    if is_anothers(passage, at)
        && (said != Said::No || superior() || senior() || derived() || is_among!(SUPERIORS, word))
    {
        return true;
    }
    !is_rank_word(word) && said == Said::No && derived()
}
