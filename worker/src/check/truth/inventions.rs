//! What models like to add: statements of which nothing is the user's, and effects that nobody spoke of.

use std::ops::Range;

use crate::english::dates::month_number;
use crate::english::tokens::key;
use crate::english::verbs::{self, Form};
use crate::english::words::{is_common, is_everyday};

use super::attainment::sentences;
use super::claims::{contents, says_same};
use super::clauses::Passage;
use super::facts::{Facts, Said};
use super::language::{self, Language};
use super::praise;
use super::quantity::{Quantity, Unit};
use super::shortened::is_spelt_out;
use super::stance::{clause_text, is_general};
use super::violation::{Violation, ViolationKind};
use super::word_lists::is_listed;

/// Verbs that claim an effect.
const EFFECTS: &str = "increased increasing increase improved improving improve boosted boosting enhanced enhancing reduced reducing \
    streamlined streamlining optimized optimised optimizing optimising accelerated accelerating maximized maximised maximizing \
    maximising minimized minimised minimizing minimising strengthened strengthening exceeded exceeding transformed transforming \
    elevated elevating fostered fostering cultivated cultivating revitalized revitalised reduce boost enhance strengthen";

/// Words by which people tell that something became more, less or better.
const CHANGES: &str = "increase increased increasing improve improved improving better best faster quicker less fewer higher lower grew grow \
    growing grown growth rose raise raised rising drop dropped cut cutting fell fall decreased decrease save saved saving doubled tripled \
    halved sped shorten shorter shortened reduce reduced reducing streamline streamlined optimise optimize optimised optimized boost \
    boosted enhance enhanced exceeded beat beaten easier tidied smoother cleaner stopped target quota goal transformed tune tuned tuning";

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
    let sentences = sentences(passage)
        .into_iter()
        .map(|sentence| (sentence, true));
    let told = told_by_verbs(passage).into_iter().map(|told| (told, false));
    for (statement, whole) in sentences.chain(told) {
        let english =
            verb_of(passage, &statement).is_some() || is_english(passage, statement.clone(), 1);
        if english && is_foreign(passage, statement.clone(), whole, facts) {
            let reason = "the user's words say nothing of this; leave it out";
            found.push(Violation::new(
                ViolationKind::Statement,
                clause_text(passage, statement),
                reason,
            ));
        }
    }
    found.extend(praise::unspoken(passage, facts).map(|praise| {
        let reason = "the user's words tell of no such praise; leave it out";
        Violation::new(
            ViolationKind::Statement,
            clause_text(passage, praise),
            reason,
        )
    }));
    let effect = (0..passage.tokens.len()).find(|at| {
        is_among!(EFFECTS, passage.key(*at))
            && !passage.words[*at].negated
            && facts.word(passage.key(*at)) == Said::No
            && (!passage.key(*at).starts_with("exceed") || exceeds_an_aim(passage, *at))
            // The `elevating` of a mobile elevating work platform.
            && !is_spelt_out(passage, *at, facts)
            && (passage.key(*at).starts_with("exceed") || !is_measured(passage, *at, facts))
            && !tells_of_change(passage, *at, facts)
    });
    found.extend(effect.map(|at| {
        let reason = "the user's words tell of no such effect; leave it out";
        Violation::new(ViolationKind::Statement, passage.tokens[at].text, reason)
    }));
    found
}

/// Whether a text is in English, be it in sentences or in notes: `bakery assistant, dough, trays, counter on saturdays`.
pub fn is_written_in_english(passage: &Passage<'_>) -> bool {
    const FEWEST: usize = 4;
    const FEW: usize = 2;
    let words = || {
        let keys = passage.tokens.iter().map(|token| token.key.as_str());
        keys.filter(|key| key.bytes().all(|byte| byte.is_ascii_alphabetic()))
    };
    let common = || words().filter(|key| is_everyday(key)).count();
    // `i do wallpaper`.
    let tells_of_oneself = || {
        (1..passage.tokens.len()).any(|at| {
            is_among!("i im ive", passage.key(at - 1)) && verbs::lookup(passage.key(at)).is_some()
        })
    };
    // `Taxi driver, nights, Dublin`: beside the names all words are of English.
    let beside_names = || {
        let mut others = passage
            .tokens
            .iter()
            .filter(|token| !token.is_capitalised() && token.text.chars().any(char::is_alphabetic));
        others.clone().count() >= FEW && others.all(|token| is_common(&token.key))
    };
    is_english(passage, 0..passage.tokens.len(), 2)
        || (language::of(passage) == Language::English
            && (tells_of_oneself()
                || words().count() >= FEWEST && common() * 3 > words().count() * 2
                || beside_names()))
}

/// Whether words have as many of those that stand in most English sentences, and in none of other languages: what is translated
/// shares no word with the user's.
pub fn is_english(passage: &Passage<'_>, words: Range<usize>, least: usize) -> bool {
    const WORDS: &str =
        "the and with of for my did from by were we our at to on while their they it there";
    let is_past =
        |at: usize| verbs::lookup(passage.key(at)).is_some_and(|(_, form)| form != Form::Base);
    words
        .filter(|at| is_among!(WORDS, passage.key(*at)) || is_past(*at))
        .count()
        >= least
}

/// What each verb of a text tells: all three of `Took orders and trained staff, driving sales`.
fn told_by_verbs(passage: &Passage<'_>) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    for clause in &passage.clauses {
        let mut start = clause.start;
        for at in clause.start + 1..clause.end {
            if passage.gap_after(at - 1).contains(',') && is_participle(passage.key(at)) {
                all.push(start..at);
                start = at;
            }
        }
        all.push(start..clause.end);
    }
    all.retain(|statement| verb_of(passage, statement).is_some());
    all
}

fn is_participle(key: &str) -> bool {
    const SHORTEST: usize = 5;
    key.len() >= SHORTEST
        && (key.ends_with("ing") || key.ends_with("ed"))
        && !is_among!(
            "during including ongoing outgoing incoming following regarding according",
            key,
        )
}

/// The verb that a statement begins with.
fn verb_of(passage: &Passage<'_>, statement: &Range<usize>) -> Option<usize> {
    let first =
        statement.start + usize::from(is_among!("and but also or", passage.key(statement.start)));
    let is_verb = verbs::lookup(passage.key(first)).is_some() || is_participle(passage.key(first));
    (first < statement.end && is_verb).then_some(first)
}

/// Whether nothing in a statement is the user's: it praises, has several nouns and not even a general word of theirs, or tells by a
/// verb of something else.
fn is_foreign(
    passage: &Passage<'_>,
    statement: Range<usize>,
    whole: bool,
    facts: &Facts<'_>,
) -> bool {
    const FEWEST: usize = 2;
    const MANY: usize = 3;
    let verb = verb_of(passage, &statement);
    let added = verb.is_some_and(|at| {
        at > 0 && passage.gap_after(at - 1).contains(',') && passage.key(at).ends_with("ing")
    });
    if seeks_work(passage, &statement, facts) || is_told_as_only(passage, &statement, facts) {
        return false;
    }
    let (mut nouns, mut others) = (0, 0);
    let mut general = false;
    let mut related = false;
    let mut general_said = false;
    let mut praises = false;
    for at in statement {
        let word = &passage.words[at];
        let key = passage.key(at);
        // Amounts, dates and denials are compared by themselves.
        let compared = word.negated
            || key.contains(|letter: char| letter.is_ascii_digit())
            || month_number(key).is_some()
            || passage.is_in_amount_or_date(at);
        if compared {
            return false;
        }
        praises |= is_among!(PRAISE, key) || is_among!(EFFECTS, key);
        let said = || {
            facts.word(key) != Said::No
                || facts.says_alike(key)
                || facts.says_compound(key)
                // `Hand stripping` of `handstripping`.
                || facts.in_a_row(&format!("{key}{}", passage.key(at + 1))) != Said::No
                || facts.says_demonym(key)
                || is_of_work_told(key, facts)
                || is_spelt_out(passage, at, facts)
        };
        // `The till` is no `until`.
        let is_till = key == "till" && at > 0 && is_among!("the a", passage.key(at - 1));
        if !is_till && (!word.is_content || is_general(key, &word.stem)) {
            // `At the till`, `a base of clients`: a word of theirs relates it to what they did.
            general |= word.is_content;
            related |= facts.word(key) == Said::Yes && is_noun_at(passage, at);
            general_said |= word.is_content && said();
            continue;
        }
        if said() {
            return false;
        }
        let noun = verbs::lookup(key).is_none_or(|(base, _)| verbs::is_also_noun(base));
        nouns += usize::from(noun);
        others += usize::from(verb != Some(at));
    }
    let few = praises || !general;
    let counts = whole || added || praises;
    let told_by_verb = verb.is_some() && !general_said && others >= if added { 1 } else { FEWEST };
    told_by_verb || (counts && nouns >= if few { FEWEST } else { MANY } && (praises || !related))
}

/// Whether a word tells of a work of which the user tells by another: `meals` of who cooked, `grass` of lawns, `stock` on shelves.
fn is_of_work_told(key: &str, facts: &Facts<'_>) -> bool {
    const WORKS: &[&str] = &[
        "cook cooked cooking meal meals",
        "mow mowed mowing lawn lawns grass",
        "shelf shelves stock stocked restock restocked restocking replenish replenished replenishing replenishment",
        "till tills checkout register cash",
        "phone phones call calls telephone",
        "bin bins waste rubbish refuse trash",
        "bed beds sheets linen bedding",
        "dish dishes dishwashing potwash",
        "findings finding results result",
        "hair haircut haircuts",
        "tyre tyres tire tires wheel wheels",
    ];
    WORKS.iter().any(|words| {
        is_listed(words, key)
            && words
                .split_ascii_whitespace()
                .any(|word| facts.word(word) == Said::Yes)
    })
}

/// `Focused exclusively on new builds` of who did `only housing`.
fn is_told_as_only(passage: &Passage<'_>, statement: &Range<usize>, facts: &Facts<'_>) -> bool {
    statement
        .clone()
        .any(|at| is_among!("exclusively solely only purely entirely", passage.key(at)))
        && facts.passages.iter().any(|source| {
            let mut tokens = source.tokens.iter().zip(&source.words);
            tokens.any(|(token, word)| {
                is_among!("only just all purely exclusively", &token.key) && !word.negated
            })
        })
}

/// `Seeking a new position` of one who is `looking for work`.
fn seeks_work(passage: &Passage<'_>, statement: &Range<usize>, facts: &Facts<'_>) -> bool {
    const SEEKING: &str = "seeking seeks seek looking look looks searching want wants available open hoping applying interested";
    const WORK: &str =
        "work job jobs role roles position positions post opportunity opportunities employment";
    let in_words = |text: &Passage<'_>, range: Range<usize>| {
        range
            .clone()
            .any(|at| is_among!(SEEKING, text.key(at)) && !text.words[at].negated)
            && range.clone().any(|at| is_among!(WORK, text.key(at)))
    };
    // Of what sort it is said elsewhere.
    let plain = statement.clone().all(|at| {
        let key = passage.key(at);
        !passage.words[at].is_content
            || is_among!(SEEKING, key)
            || is_among!(WORK, key)
            || is_among!("new next current currently now", key)
            || facts.word(key) == Said::Yes
    });
    plain
        && in_words(passage, statement.clone())
        && facts.passages.iter().any(|text| {
            sentences(text)
                .into_iter()
                .any(|sentence| in_words(text, sentence))
        })
}

/// Whether a word stands where a noun does: after an article, a preposition or another noun.
fn is_noun_at(passage: &Passage<'_>, at: usize) -> bool {
    passage.words[at].is_content
        || (at > 0
            && is_among!("the a an my our", passage.key(at - 1))
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
        .any(|place| is_among!(AIMS, passage.key(place)))
}

/// Whether a text says how far an effect went, in an amount that the user gives: `reduced from a day to an hour` of `took them from a day
/// to an hour`. What the amount is of is compared by itself.
fn is_measured(passage: &Passage<'_>, effect: usize, facts: &Facts<'_>) -> bool {
    let clause = passage.clause_of(effect);
    let behind = |token: usize| clause.contains(&token) && token > effect;
    let given = |text: &str| facts.in_a_row(&key(text)) != Said::No;
    let amounts = passage
        .quantities
        .iter()
        .filter(|quantity| behind(quantity.token));
    // `4.10` may be a date as well.
    let dates = passage.dates.iter().filter(|mention| {
        (clause.clone()).any(|at| at > effect && passage.tokens[at].start == mention.span.start)
    });
    let mut all = amounts
        .map(|quantity| {
            // `Reduced by 9%` says how much it became less, which 9% of something does not.
            let is_change = quantity.token > 0 && passage.key(quantity.token - 1) == "by";
            !is_change && facts.gives_amount(quantity.value)
        })
        .chain(dates.map(|mention| given(&passage.text[mention.span.clone()])))
        .peekable();
    all.peek().is_some() && all.all(|given| given)
}

/// Whether the user tells that something became more, less or better: in a word, or as `from 40 to 12`, `went up`.
fn tells_of_change(passage: &Passage<'_>, effect: usize, facts: &Facts<'_>) -> bool {
    // Words that mean other things too: `cut hair`, `the best club`.
    const OTHERWISE: &str = "cut cutting drop dropped saved save saving best better target quota goal stopped grow growing raise raised rising \
        cleaner lower less fewer fell fall rose higher faster quicker easier beat short shorten tune tuned tuning";
    const AIMS: &str = "target quota goal";
    // Who names a target alone may not have exceeded it: `quota 820k, closed 910k`, `104% of quota`.
    let exceeds = passage.key(effect).starts_with("exceed");
    let claimed = contents(passage, passage.clause_of(effect), Some(effect));
    facts.passages.iter().any(|source| {
        let is_from =
            |quantity: &Quantity| quantity.token > 0 && source.key(quantity.token - 1) == "from";
        let amounts = source.quantities.windows(2).any(|pair| {
            let between = source.text.get(pair[0].span.end..pair[1].span.start);
            // `Classes 8 to 10` are no change.
            let named = pair[0].token > 0
                && is_among!(
                    "class classes grade grades year years age ages aged level levels",
                    source.key(pair[0].token - 1),
                );
            !named
                && between.is_some_and(|between| {
                    between
                        .split_whitespace()
                        .any(|word| matches!(word, "to" | "->" | "→" | "now"))
                        // `From 1 release a month to 4`.
                        && between.split_whitespace().count()
                            < if is_from(&pair[0]) { 6 } else { 4 }
                })
        });
        let is_alone = |at: usize| {
            let sentence = source.sentence_of(at);
            let mut amounts =
                (source.quantities.iter()).filter(|quantity| sentence.contains(&quantity.token));
            !amounts
                .next()
                .is_some_and(|first| first.unit == Unit::Percent || amounts.next().is_some())
        };
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
                // `German B2 when I started, now C1`.
                let since = key == "now"
                    && tells(at)
                    && source.sentence_of(at).any(|place| {
                        is_among!(
                            "start started began joined before initially when was were first",
                            source.key(place)
                        )
                    });
                // `Took them from a day of prep to an hour`.
                let taken = key == "from"
                    && (at.saturating_sub(4)..at).any(|place| {
                        is_among!(
                            "took take takes taking got brought bring went gone moved cut",
                            source.key(place)
                        )
                    })
                    && (at + 2..source.sentence_of(at).end.min(at + 9))
                        .any(|place| source.key(place) == "to" && tells(place));
                since
                    || taken
                    || (is_among!(CHANGES, key)
                        && !(exceeds && is_among!(AIMS, key) && is_alone(at))
                        && (!is_among!(OTHERWISE, key) || tells(at)))
                    // `Weight minus 18%`.
                    || (matches!(key, "minus" | "plus")
                        && source
                            .quantities
                            .iter()
                            .any(|quantity| quantity.token == at + 1))
                    || (matches!(key, "up" | "down")
                        && source.quantities.iter().any(|quantity| {
                            quantity.token.abs_diff(at) < 3 && tells(quantity.token)
                        }))
                    || (matches!(key, "up" | "down")
                        && (1..4).any(|back| {
                            at.checked_sub(back).is_some_and(|place| {
                                is_among!(
                                    "go goes went gone going brought came come got was is are",
                                    source.key(place),
                                )
                            })
                        }))
            })
    })
}

#[cfg(test)]
#[path = "inventions_tests.rs"]
mod tests;
