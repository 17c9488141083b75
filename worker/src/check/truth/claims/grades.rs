//! What makes a prize or a paper a higher one: for whom it is and for how long, how far it reaches, which level it is of.

use smol_str::SmolStr;

use super::says_same;
use crate::check::truth::clauses::Passage;
use crate::check::truth::facts::{Facts, Said};
use crate::check::truth::violation::{Violation, ViolationKind};
use crate::check::truth::word_lists::is_listed;
use crate::english::titles::is_title_noun;

/// A prize, level or honour that is higher than the user's.
pub fn raised(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> Option<Violation> {
    let (end, reason) = other_of_the_year(passage, at, facts)
        .map(|end| (end, "the user's words give this prize another name"))
        .or_else(|| {
            reaches_further(passage, at, facts)
                .then_some((at, "the user's words do not say that it reaches so far"))
        })
        .or_else(|| {
            // `Supreme champion` of a reserve one.
            let higher = is_among!("supreme overall grand", passage.key(at))
                && is_among!("champion champions winner", passage.key(at + 1))
                && !passage.words[at].negated
                && facts.word(passage.key(at)) == Said::No;
            higher.then_some((at + 1, "the user's words give this prize another name"))
        })
        .or_else(|| {
            other_level(passage, at, facts).map(|end| (end, "the user's words give another level"))
        })
        .or_else(|| {
            unsaid_honours(passage, at, facts)
                .then_some((at, "the user's words tell of no such honours"))
        })?;
    let text = &passage.text[passage.tokens[at].start..passage.tokens[end].end];
    Some(Violation::new(ViolationKind::Title, text, reason))
}

const PERIODS: &str = "week month quarter season year decade day match";

/// The end of `of the month` behind a word.
fn of_the_period(text: &Passage<'_>, at: usize) -> Option<usize> {
    (at + 1..text.tokens.len().min(at + 4))
        .find(|place| is_among!(PERIODS, text.key(*place)))
        .filter(|end| (at + 1..*end).all(|place| is_among!("of the", text.key(place))))
        .filter(|end| text.gap_after(end - 1) == " " && *end > at + 1)
}

/// `Employee of the year`, where the user was that of the month.
fn other_of_the_year(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> Option<usize> {
    let end = of_the_period(passage, at)?;
    if passage.words[at].negated || !is_winner(passage, at) {
        return None;
    }
    let mut others = false;
    for source in &facts.passages {
        for place in 0..source.tokens.len() {
            let Some(last) = of_the_period(source, place) else {
                continue;
            };
            if !is_winner(source, place) {
                continue;
            }
            let (one, other) = (&passage.words[at].stem, &source.words[place].stem);
            let anybody = |stem: &str| is_among!("employe staff worker colleagu associat", stem);
            if source.key(last) == passage.key(end)
                && (says_same(one, other) || (anybody(one) && anybody(other)))
            {
                return None;
            }
            others = true;
        }
    }
    others.then_some(end)
}

/// Whether a word names who wins a prize: the `mid` of `mid of the season` does not.
fn is_winner(text: &Passage<'_>, at: usize) -> bool {
    text.words[at].is_content
        && (is_title_noun(text.key(at))
            || crate::check::truth::same_things::is_person(&text.words[at].stem)
            || is_among!(
                "team player student staff rookie newcomer branch store shop",
                text.key(at),
            ))
}

/// `National`, before what the user calls regional.
fn reaches_further(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    /// The nearest first.
    const SCOPES: [&str; 4] = [
        "local district county",
        "regional state provincial",
        "national",
        "european international global worldwide world",
    ];
    const REACH: usize = 4;
    let key = passage.key(at);
    let reach = |word: &str| SCOPES.iter().position(|scope| is_listed(scope, word));
    let Some(far) = reach(key) else {
        return false;
    };
    if passage.words[at].negated || facts.word(key) != Said::No || facts.says_alike(key) {
        return false;
    }
    let behind = |text: &Passage<'_>, at: usize| -> Vec<SmolStr> {
        (at + 1..text.tokens.len().min(at + REACH))
            .filter(|place| text.words[*place].is_content)
            .map(|place| text.words[place].stem.clone())
            .collect()
    };
    let named = behind(passage, at);
    facts.any_word(|source, place| {
        reach(source.key(place)).is_some_and(|near| near < far)
            && behind(source, place)
                .iter()
                .any(|other| named.iter().any(|one| says_same(one, other)))
    })
}

/// `Level 3`, where the user has one of another number only.
fn other_level(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> Option<usize> {
    let number = |text: &Passage<'_>, at: usize| -> Option<SmolStr> {
        let next = text.tokens.get(at + 1)?;
        let short = next.key.len() < 3 && next.key.bytes().all(|byte| byte.is_ascii_digit());
        (is_among!("level lvl", text.key(at))
            && short
            && matches!(text.gap_after(at), " " | "-" | ""))
        .then(|| next.key.clone())
    };
    let own = number(passage, at)?;
    let mut given = facts
        .passages
        .iter()
        .flat_map(|source| (0..source.tokens.len()).filter_map(move |place| number(source, place)))
        .peekable();
    let other = given.peek().is_some() && given.all(|number| number != own);
    // `Levels 2 and 3`.
    let says = |text: &str| {
        let mut tokens = facts.passages.iter().flat_map(|source| &source.tokens);
        tokens.any(|token| token.key == text)
    };
    let listed = says("levels") || says(&format!("l{own}"));
    (other && !listed && !passage.words[at].negated).then_some(at + 1)
}

/// Honours of which the user says nothing: `with distinction`, `magna cum laude`.
fn unsaid_honours(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let key = passage.key(at);
    let with = is_among!("with cum summa magna", passage.before(at));
    let honours = is_among!("laude", key) || (with && is_among!("distinction merit", key));
    honours
        && !passage.words[at].negated
        && facts.word(key) == Said::No
        && !facts.says_alike(key)
        && !facts.says_misspelt(key)
}
