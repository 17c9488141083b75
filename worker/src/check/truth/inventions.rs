//! What models like to add: statements of which nothing is the user's, and effects that nobody spoke of.

use std::ops::Range;

use crate::english::dates::month_number;
use crate::english::verbs::{self, Form};

use super::attainment::sentences;
use super::claims::{contents, says_same};
use super::clauses::Passage;
use super::facts::{Facts, Said};
use super::is_among;
use super::shortened::is_spelt_out;
use super::stance::{clause_text, is_general};
use super::violation::{Violation, ViolationKind};

/// Verbs that claim an effect.
const EFFECTS: &str = "increased increasing increase improved improving improve boosted boosting enhanced enhancing reduced reducing \
    streamlined streamlining optimized optimised optimizing optimising accelerated accelerating maximized maximised maximizing \
    maximising minimized minimised minimizing minimising strengthened strengthening exceeded exceeding transformed transforming \
    elevated elevating fostered fostering cultivated cultivating revitalized revitalised";

/// Words by which people tell that something became more, less or better.
const CHANGES: &str = "increase increased increasing improve improved improving better best faster quicker less fewer higher lower grew grow \
    growing grown growth rose raise raised rising drop dropped cut cutting fell fall decreased decrease save saved saving doubled tripled \
    halved sped shorten shorter shortened reduce reduced reducing streamline streamlined optimise optimize optimised optimized boost \
    boosted enhance enhanced exceeded beat beaten easier tidied smoother cleaner stopped target quota goal transformed";

/// Words in which models praise: a statement of these alone tells nothing of the user's.
const PRAISE: &str = "excellence excellent satisfaction efficiency efficiencies productivity success successful successfully growth culture proven track \
    record dedication dedicated passion passionate commitment committed leadership leader strategic strategy strategies stakeholder stakeholders \
    innovative innovation innovations initiative initiatives impact impactful outcome outcomes results performance exceptional outstanding \
    collaboration collaborative cross functional synergy synergies best practice practices seamless robust optimization optimisation \
    profitability revenue savings brand visibility engagement loyalty retention quality recognised recognized spearheaded drove driving \
    demonstrated ensured ensuring fostered leveraged leveraging timely manner effectively efficiently expectations world class dynamic vision mission morale teamwork communication";

/// The statements of a text that have nothing of the user's, and the effects that they do not speak of.
pub fn invented(passage: &Passage<'_>, facts: &Facts<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    if !facts.in_english {
        return found;
    }
    // `…, driving a culture of excellence`.
    let is_added = |clause: &Range<usize>| {
        clause.start > 0
            && passage.gap_after(clause.start - 1).contains(',')
            && matches!(
                verbs::lookup(passage.key(clause.start)),
                Some((_, Form::Gerund))
            )
    };
    let additions = passage
        .clauses
        .iter()
        .filter(|clause| is_added(clause))
        .cloned();
    for statement in sentences(passage).into_iter().chain(additions) {
        let english = verbs::lookup(passage.key(statement.start)).is_some()
            || is_english(passage, statement.clone(), 1);
        if english && is_foreign(passage, statement.clone(), facts) {
            let reason = "the user's words say nothing of this; leave it out";
            found.push(Violation::new(
                ViolationKind::Statement,
                clause_text(passage, statement),
                reason,
            ));
        }
    }
    let effect = (0..passage.tokens.len()).find(|at| {
        is_among(EFFECTS, passage.key(*at))
            && !passage.words[*at].negated
            && facts.word(passage.key(*at)) == Said::No
            && (!passage.key(*at).starts_with("exceed") || exceeds_an_aim(passage, *at))
            && !tells_of_change(passage, *at, facts)
    });
    found.extend(effect.map(|at| {
        let reason = "the user's words tell of no such effect; leave it out";
        Violation::new(ViolationKind::Statement, passage.tokens[at].text, reason)
    }));
    found
}

/// Whether words have as many of those that stand in most English sentences, and in none of other languages: what is translated
/// shares no word with the user's.
pub fn is_english(passage: &Passage<'_>, words: Range<usize>, least: usize) -> bool {
    const WORDS: &str =
        "the and with of for my did from by were we our at to on while their they it there";
    let is_past =
        |at: usize| verbs::lookup(passage.key(at)).is_some_and(|(_, form)| form != Form::Base);
    words
        .filter(|at| is_among(WORDS, passage.key(*at)) || is_past(*at))
        .count()
        >= least
}

/// Whether a statement has no word of the user's and praises, or has several nouns and not even a general word of theirs.
fn is_foreign(passage: &Passage<'_>, statement: Range<usize>, facts: &Facts<'_>) -> bool {
    const FEWEST: usize = 2;
    const MANY: usize = 3;
    let mut foreign = 0;
    let mut general = false;
    let mut related = false;
    let mut praises = false;
    for at in statement {
        let word = &passage.words[at];
        let (key, start) = (passage.key(at), passage.tokens[at].start);
        // Amounts, dates and denials are compared by themselves.
        let compared = word.negated
            || key.contains(|letter: char| letter.is_ascii_digit())
            || month_number(key).is_some()
            || passage
                .quantities
                .iter()
                .any(|quantity| quantity.span.contains(&start))
            || passage
                .dates
                .iter()
                .any(|mention| mention.span.contains(&start));
        if compared {
            return false;
        }
        praises |= is_among(PRAISE, key) || is_among(EFFECTS, key);
        if !word.is_content || is_general(key, &word.stem) {
            // `At the till`, `a base of clients`: a word of theirs relates it to what they did.
            general |= word.is_content;
            related |= facts.word(key) == Said::Yes && is_noun_at(passage, at);
            continue;
        }
        let said = facts.word(key) != Said::No
            || facts.says_alike(key)
            || facts.says_compound(key)
            || facts.says_demonym(key)
            || is_spelt_out(passage, at, facts);
        if said {
            return false;
        }
        let noun = verbs::lookup(key).is_none_or(|(base, _)| verbs::is_also_noun(base));
        foreign += usize::from(noun);
    }
    let few = praises || !general;
    foreign >= if few { FEWEST } else { MANY } && (praises || !related)
}

/// Whether a word stands where a noun does: after an article, a preposition or another noun.
fn is_noun_at(passage: &Passage<'_>, at: usize) -> bool {
    passage.words[at].is_content
        || (at > 0
            && is_among("the a an my our", passage.key(at - 1))
            && passage
                .words
                .get(at + 1)
                .is_none_or(|next| !next.is_content))
}

/// `Exceeded targets`, not `files exceeding 2 GB`.
fn exceeds_an_aim(passage: &Passage<'_>, at: usize) -> bool {
    const AIMS: &str = "target targets goal goals quota quotas expectation expectations standard standards objective objectives budget kpi kpis";
    passage
        .clause_of(at)
        .any(|place| is_among(AIMS, passage.key(place)))
}

/// Whether the user tells that something became more, less or better: in a word, or as `from 40 to 12`, `went up`.
fn tells_of_change(passage: &Passage<'_>, effect: usize, facts: &Facts<'_>) -> bool {
    // Words that mean other things too: `cut hair`, `the best club`.
    const OTHERWISE: &str = "cut cutting drop dropped saved save saving best better target quota goal stopped grow growing raise raised rising \
        cleaner lower less fewer fell fall rose higher faster quicker easier beat short shorten";
    let claimed = contents(passage, passage.clause_of(effect), Some(effect));
    facts.passages.iter().any(|source| {
        let amounts = source.quantities.windows(2).any(|pair| {
            let between = source.text.get(pair[0].span.end..pair[1].span.start);
            between.is_some_and(|between| {
                between
                    .split_whitespace()
                    .any(|word| matches!(word, "to" | "->" | "→"))
                    && between.split_whitespace().count() < 4
            })
        });
        let tells = |at: usize| {
            let sentence = source.sentence_of(at);
            source
                .quantities
                .iter()
                .any(|quantity| sentence.contains(&quantity.token))
                || sentence.clone().any(|place| {
                    source.words[place].is_content
                        && !is_general(source.key(place), &source.words[place].stem)
                        && claimed
                            .iter()
                            .any(|stem| says_same(stem, &source.words[place].stem))
                })
        };
        amounts
            || (0..source.tokens.len()).any(|at| {
                let key = source.key(at);
                (is_among(CHANGES, key) && (!is_among(OTHERWISE, key) || tells(at)))
                    || (matches!(key, "up" | "down")
                        && source.quantities.iter().any(|quantity| {
                            quantity.token.abs_diff(at) < 3 && tells(quantity.token)
                        }))
                    || (matches!(key, "up" | "down")
                        && (1..4).any(|back| {
                            at.checked_sub(back).is_some_and(|place| {
                                is_among(
                                    "go goes went gone going brought came come got was is are",
                                    source.key(place),
                                )
                            })
                        }))
            })
    })
}
