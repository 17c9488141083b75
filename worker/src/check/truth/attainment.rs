//! Claims that something was reached or goes on of which the user says that it was tried, lost or is over.

use crate::check::truth::word_lists::is_listed;
use std::ops::Range;
use std::sync::LazyLock;

use foldhash::HashMap;

use super::anothers::names_the_doer;
use super::claims::says_same;
use super::clauses::{Doer, Passage};
use super::denials::is_within_a_name;
use super::facts::{Facts, Said};
use super::quantity::Quantity;
use super::wishes::is_to_come;

/// Words for what was reached.
const REACHED: &str = "won winner winning awarded obtained completed finished passed graduated certified qualified built delivered launched \
    published released cleared achieved granted selected accepted shipped secured promoted appointed landed submitted renewed mastered";

/// Words for what was not, or not yet.
const NOT_REACHED: &str = "shortlisted shortlist nominated nomination nominee runner finalist cancelled \
    canceled lapsed rejected unfinished incomplete pending applied waiting ongoing progress studying stopped \
    abandoned scrapped pulled dropped awaiting failed intended supposed yet paused begun began halfway enrolled towards revising possiblesavings potentialsavings possiblesaving potentialsaving";

/// Words of which one is false where the user says the other.
const OPPOSITES: &[(&str, &str)] = &[
    (
        "approved accepted granted",
        "refused rejected declined saidno turneddown saidnothanks",
    ),
    (
        "funded awarded won",
        "rejected refused turneddown notfunded unsuccessful",
    ),
    (
        "intoproduction inproduction wentlive golive",
        "killed canned shelved scrapped binned axed abandoned",
    ),
    ("failed", "passed"),
    ("open", "closed"),
    ("met meeting hit exceeded", "missed"),
    (
        "valid current renewed uptodate",
        "expired lapsed lapse ranout runout outofdate longdead notrenewed",
    ),
    (
        "paid pay payment salaried salary wage",
        "free unpaid volunteer volunteered nopay",
    ),
    (
        "permanent permanently",
        "temporary temp seasonal sometimes occasionally",
    ),
    (
        "fulltime",
        "parttime halftime weekendsonly eveningsonly saturdaysonly sundaysonly onlyweekends",
    ),
    ("early", "late"),
    ("livein", "liveout"),
    ("online", "inperson onsite"),
    (
        "armed weapon weapons firearm firearms gun",
        "unarmed nofirearm noweapon nogun nofirearms noweapons",
    ),
    (
        "reports subordinates directreports",
        "noteam nostaff noreports nodirect nosubordinates",
    ),
    (
        "team colleague colleagues",
        "alone solo onmyown myownthing myownbusiness bymyself justme",
    ),
    (
        "inperson",
        "phoneonly onlyphone onlineonly onlyonline emailonly onlyemail remoteonly",
    ),
    ("write writing", "readonly readaccess onlyread"),
    (
        "unaffected uninterrupted",
        "killed halved hit cancelled closed",
    ),
    (
        "weekday weekdays",
        "weekend weekends sat sun saturday saturdays sunday sundays",
    ),
    ("weekend weekends", "weekday weekdays"),
    (
        "yearround allyear",
        "termtime termonly seasonal summeronly summersonly winteronly",
    ),
    ("allweek weeklong", "weekendsonly weekendonly onlyweekends"),
    (
        "always regularly frequently consistently constantly often routinely daily",
        "sometimes occasionally rarely seldom hardly barely notalways",
    ),
    ("sometimes occasionally rarely seldom", "always never"),
    (
        "exterior outdoor outdoors outside",
        "insideonly indooronly indoorsonly interioronly interiorsonly onlyinside onlyindoor onlyindoors onlyinterior onlyinteriors",
    ),
    (
        "interior indoor indoors inside",
        "outsideonly outdooronly outdoorsonly exterioronly exteriorsonly onlyoutside onlyoutdoor onlyoutdoors onlyexterior onlyexteriors",
    ),
    (
        "extensive extensively fluent expert",
        "little basic limited",
    ),
    ("onsite", "remote remotely home"),
    ("independently", "under supervised supervision"),
    ("acceptance accepted", "rejection rejected"),
    (
        "produce produces producing produced create creates creating created draft drafts drafting drafted",
        "readonly readingonly onlyread onlyreading",
    ),
    (
        "successful successfully",
        "unsuccessful unsuccessfully nosuccess noluck rejected didntget",
    ),
    ("inhouse internally", "external externally outsourced"),
    ("allday fullday", "halfday halftheday morningsonly"),
];

/// Words for what goes on, and words of the user's for what is over.
const GOES_ON: &str = "still today currently ongoing nowadays";
const CLOSED: &str =
    "shut closed stopped ended discontinued cancelled canceled scrapped offline abandoned";
const IS_OVER: &str =
    "until till til stopped ended anymore former formerly shut closed quit left used";

/// The word of a clause by which it claims as reached what the user only speaks of as tried, planned or lost.
pub fn reaches_too_far(
    passage: &Passage<'_>,
    clause: Range<usize>,
    facts: &Facts<'_>,
) -> Option<usize> {
    let first_of = |list: &str| {
        clause.clone().find(|at| {
            is_listed(list, passage.key(*at))
                && !passage.words[*at].negated
                && !is_within_a_name(passage, *at, facts)
        })
    };
    let reached = first_of(REACHED).or_else(|| first_of("successful successfully"))?;
    // `Higher Diploma (completed)`: what is completed stands before.
    let bare = !clause.clone().any(|at| {
        at != reached
            && passage.words[at].is_content
            && !is_among!("successfully fully full", passage.key(at))
    });
    let clause = if bare {
        passage.sentence_of(reached)
    } else {
        clause
    };
    let told = clause.clone().any(|at| {
        is_among!(NOT_REACHED, passage.key(at))
            || passage.words[at].negated
            || is_partly(passage, at)
            || (passage.key(at) == "before" && at < reached)
    });
    let counted = |quantity: &Quantity| {
        clause.contains(&quantity.token)
            && (passage.key(quantity.token + 1) == "of"
                || passage.key(quantity.token + 2) == "of"
                || (quantity.token < reached && reached - quantity.token <= 2))
    };
    let told = told
        || (is_among!("passed completed", passage.key(reached))
            && passage.quantities.iter().any(counted));
    let said = || {
        facts
            .places_alike(passage.key(reached))
            .into_iter()
            .any(|(source, at)| {
                let source = &facts.passages[source];
                source.key(at) == passage.key(reached)
                    && !source.words[at].negated
                    && !is_partly(source, at)
            })
    };
    // `A story that won its photographer a prize`.
    if told || said() || names_the_doer(passage, reached, facts) {
        return None;
    }
    if got(passage, reached, &clause, facts) {
        return None;
    }
    let best = tells_best(passage, clause, reached, facts, true, |sentence| {
        sentence.falls_short(passage.key(reached))
    });
    (best || is_short_of(passage, reached, facts)).then_some(reached)
}

/// `Obtained three offers` of one who applied for a grant `and got 3 offers`, and `submitted the application`.
fn got(passage: &Passage<'_>, reached: usize, clause: &Range<usize>, facts: &Facts<'_>) -> bool {
    const REACH: usize = 5;
    let key = passage.key(reached);
    let told = |at: usize| {
        passage.words[at].is_content
            && facts.any_word(|source, place| {
                is_among!("got get received", source.key(place))
                    && source.words[place].is_own_deed()
                    && (place + 1..source.clause_of(place).end.min(place + REACH))
                        .any(|thing| says_same(&source.words[thing].stem, &passage.words[at].stem))
            })
    };
    let applies = |at: usize| is_among!("application applications", passage.key(at));
    (is_among!("obtained secured awarded granted", key)
        && clause.clone().filter(|at| *at > reached).any(told))
        || (key == "submitted" && clause.clone().any(applies))
}

/// Whether the user speaks of what a word of the output calls reached only where it was not: `the published book`, which was planned.
fn is_short_of(passage: &Passage<'_>, reached: usize, facts: &Facts<'_>) -> bool {
    let noun = reached + 1;
    if passage.gap_after(reached).trim() != ""
        || !passage.words.get(noun).is_some_and(|word| word.is_content)
    {
        return false;
    }
    let places = facts.places_alike(passage.key(noun));
    !places.is_empty()
        && places.into_iter().all(|(source, at)| {
            let source = &facts.passages[source];
            let range = source.sentence_of(at);
            Sentence { source, range }.falls_short(passage.key(reached))
        })
}

/// `Part qualified`, `nearly finished`.
pub fn is_partly(passage: &Passage<'_>, at: usize) -> bool {
    at > 0
        && (is_among!(REACHED, passage.key(at)) || is_among!("written done built", passage.key(at)))
        && is_among!(
            "part partly partially half almost nearly",
            passage.key(at - 1),
        )
}

/// Words that say of what goes on only that it runs.
const RUNNING: &str = "run running live active use used operating operate available online going";

/// The word of a clause by which it claims to go on what the user tells as over.
pub fn goes_on_too_long(
    passage: &Passage<'_>,
    clause: Range<usize>,
    facts: &Facts<'_>,
) -> Option<usize> {
    // `Still in progress` of what the user says was not finished.
    let unfinished =
        |at: usize| is_among!("progress pending incomplete unfinished", passage.key(at));
    if clause.clone().any(unfinished)
        && ["finish", "complete"]
            .iter()
            .any(|word| facts.word(word) == Said::Denied)
    {
        return None;
    }
    let goes_on = clause.clone().find(|at| {
        is_among!(GOES_ON, passage.key(*at))
            || (passage.key(*at) == "day" && passage.before(*at) == "this")
    })?;
    let bare = clause.clone().all(|at| {
        !passage.words[at].is_content
            || is_among!(GOES_ON, passage.key(at))
            || is_among!(RUNNING, passage.key(at))
    });
    if bare {
        let tells = |list: &str| {
            facts.passages.iter().any(|source| {
                let range = 0..source.tokens.len();
                Sentence { source, range }.affirms(list)
            })
        };
        return (tells(CLOSED) && !tells(GOES_ON)).then_some(goes_on);
    }
    tells_best(passage, clause, goes_on, facts, true, |sentence| {
        sentence.says(IS_OVER)
            && !sentence.says(GOES_ON)
            && !sentence.says("now since present current")
    })
    .then_some(goes_on)
}

/// The first of the groups of [`OPPOSITES`] in which a word, or two in one, stands on the left.
static HAS_OPPOSITE: LazyLock<HashMap<&'static str, usize>> = LazyLock::new(|| {
    let mut groups = HashMap::default();
    for (group, (words, _)) in OPPOSITES.iter().enumerate() {
        for word in words.split_ascii_whitespace() {
            groups.entry(word).or_insert(group);
        }
    }
    groups
});

/// The word of a clause whose opposite the user says there, and not it.
pub fn says_the_opposite(
    passage: &Passage<'_>,
    clause: Range<usize>,
    facts: &Facts<'_>,
) -> Option<usize> {
    clause.clone().find(|at| {
        let key = passage.key(*at);
        let pair = format!("{key}{}", passage.key(at + 1));
        let group = [key, &pair]
            .into_iter()
            .filter_map(|word| HAS_OPPOSITE.get(word));
        let opposite = group.min().map(|group| OPPOSITES[*group]);
        opposite.is_some_and(|(words, others)| {
            // `Temporary at first, permanent since` tells of a change.
            let both = Sentence {
                source: passage,
                range: 0..passage.tokens.len(),
            };
            if both.affirms(others) {
                return false;
            }
            let unsaid = if is_listed(words, key) {
                facts.word(key) != Said::Yes
            } else {
                facts.in_a_row(&pair) != Said::Yes
            };
            let unsaid_anywhere = |pair: &str| {
                if is_listed(words, pair) {
                    facts.in_a_row(pair) != Said::Yes
                } else {
                    facts.word(key) != Said::Yes
                }
            };
            // What is so of the whole may be told in any sentence.
            let whole = [
                "team",
                "fulltime",
                "armed",
                "reports",
                "yearround",
                "allweek",
                "exterior",
                "inperson",
                "interior",
                "allday",
            ]
            .iter()
            .any(|word| is_listed(words, word));
            if whole {
                return !passage.words[*at].negated
                    && unsaid_anywhere(&pair)
                    && facts.passages.iter().any(|source| {
                        let range = 0..source.tokens.len();
                        Sentence { source, range }.affirms(others)
                    });
            }
            !passage.words[*at].negated
                && unsaid
                && tells_best(passage, clause.clone(), *at, facts, false, |sentence| {
                    // To refuse denies by itself, and so stands among what is denied.
                    let refuses = is_listed(others, "refused")
                        && sentence.says("refused saidno turneddown declined");
                    let both = sentence.affirms(words) || (key == "failed" && sentence.says(words));
                    (sentence.affirms(others) || refuses) && !both
                })
        })
    })
}

/// A sentence of the user's.
struct Sentence<'p, 'a> {
    source: &'p Passage<'a>,
    range: Range<usize>,
}

impl Sentence<'_, '_> {
    /// Whether it has one of the words of a list.
    fn says(&self, list: &str) -> bool {
        let mut range = self.range.clone();
        range.any(|at| self.has(list, at))
    }

    /// Whether a word, or it with the next one or two, is one of a list.
    fn has(&self, list: &str, at: usize) -> bool {
        let word = |at: usize| self.source.key(at);
        let pair = || format!("{}{}", word(at), word(at + 1));
        is_listed(list, word(at))
            || is_listed(list, &pair())
            || is_listed(list, &format!("{}{}", pair(), word(at + 2)))
    }

    /// Whether it tells of something that was not reached, and of nothing that was.
    fn falls_short(&self, reached: &str) -> bool {
        const HONOURS: &str = "won winner winning awarded granted selected accepted secured promoted appointed landed successful \
            successfully";
        const RELEASES: &str = "built delivered launched published released shipped cleared";
        let honour = is_among!(HONOURS, reached);
        let reach = if honour {
            "win won get got granted selected accepted approved awarded promoted finished completed"
        } else if is_among!(RELEASES, reached) {
            "finish finished complete completed shipped released published launched production live built"
        } else {
            "finish finished finishing complete completed pass passed graduate graduated degree papers submit submitted defend defended"
        };
        let word = |at: usize| self.source.key(at);
        let mut range = self.range.clone();
        let short = |at: usize| {
            is_partly(self.source, at)
                || (self.source.words[at].negated && is_listed(reach, word(at)))
        };
        // `Left before the defence`; `we lost it`.
        let to_come = |at: usize| is_to_come(self.source, at);
        let left =
            |at: usize| word(at) == "left" && is_among!("before without early", word(at + 1));
        let explicit = (honour && self.says("lost"))
            || range.clone().any(|at| left(at) || short(at) || to_come(at));
        let did = |at: usize| {
            !explicit
                && is_among!("done did made built wrote", word(at))
                && !self.source.words[at].negated
                && self.source.words[at].doer == Doer::User
        };
        let got_there = |at: usize| (is_among!(REACHED, word(at)) || did(at)) && !short(at);
        // `She planned the lessons` is a deed.
        let planned = |at: usize| {
            word(at) == "planned"
                && at > 0
                && (is_among!("was were is are been a the", word(at - 1))
                    || is_among!("to for but", word(at + 1)))
        };
        (self.says(NOT_REACHED) || explicit || range.clone().any(planned)) && !range.any(got_there)
    }

    /// Whether it has one that is not denied.
    fn affirms(&self, list: &str) -> bool {
        let mut range = self.range.clone();
        range.any(|at| {
            // What is hardly done is not wholly denied.
            let denies = is_among!("no hardly rarely barely seldom", self.source.key(at));
            (denies || !self.source.words[at].negated) && self.has(list, at)
        })
    }
}

/// Whether the sentence of the user's that shares most with a clause is told so, and no other shares as much;
/// with `half`, only where it shares half of the clause.
fn tells_best(
    passage: &Passage<'_>,
    clause: Range<usize>,
    except: usize,
    facts: &Facts<'_>,
    half: bool,
    is_told: impl Fn(Sentence<'_, '_>) -> bool,
) -> bool {
    let claimed: Vec<&str> = clause
        .filter(|at| *at != except && passage.words[*at].is_content)
        .map(|at| passage.words[at].stem.as_str())
        .collect();
    let mut best = (0, false);
    for source in &facts.passages {
        for sentence in sentences(source) {
            let says = |stem: &&&str| {
                sentence.clone().any(|at| {
                    source.words[at].is_content && says_same(&source.words[at].stem, stem)
                })
            };
            let shared = claimed.iter().filter(says).count();
            let told = is_told(Sentence {
                source,
                range: sentence,
            });
            if shared > best.0 || (shared == best.0 && !told) {
                best = (shared, told);
            }
        }
    }
    let (shared, told) = best;
    told && shared > 0 && (!half || shared * 2 >= claimed.len())
}

/// The tokens of each sentence.
pub fn sentences(passage: &Passage<'_>) -> Vec<Range<usize>> {
    let mut sentences: Vec<Range<usize>> = Vec::new();
    for (at, token) in passage.tokens.iter().enumerate() {
        match sentences.last_mut() {
            Some(last) if passage.tokens[last.start].sentence == token.sentence => {
                last.end = at + 1;
            }
            _ => sentences.push(at..at + 1),
        }
    }
    sentences
}
