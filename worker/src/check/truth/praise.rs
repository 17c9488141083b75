//! Praise that nobody spoke: what others are said to think of the user, and the qualities that models give everybody.

use std::ops::Range;
use std::sync::LazyLock;

use foldhash::HashMap;

use super::clauses::Passage;
use super::facts::{Facts, Said};
use super::word_lists::is_listed;

/// The words of a text that praise the user for what they say nothing of.
pub fn unspoken(passage: &Passage<'_>, facts: &Facts<'_>) -> Option<Range<usize>> {
    (0..passage.tokens.len()).find_map(|at| {
        if passage.words[at].negated {
            return None;
        }
        if is_praised(passage, at, facts) {
            return Some(at..at + 1);
        }
        quality(passage, at, facts)
    })
}

/// Whether a word says that others think well of the user, of which they say nothing: `recognized for`, `a reputation for`.
fn is_praised(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const PRAISED: &str = "recognized recognised commended praised lauded acclaimed renowned reputation regarded valued trusted respected admired appreciated";
    let key = passage.key(at);
    is_among!(PRAISED, key)
        && (!is_among!("trusted valued regarded respected appreciated", key)
            || passage.key(at + 1) == "by"
            || is_among!("highly well widely", passage.before(at)))
        && !tells(TOLD, facts)
}

/// The words in which people tell of praise.
const TOLD: &str = "recognized recognised recognition recognise recognize praise praised praising commend commended commendation award awarded awards prize won win winner \
    reputation regarded known famous renowned compliment compliments complimented thank thanks thanked feedback review reviews rated rating \
    rate best favourite favorite popular respected trusted trust loved love loves liked like likes happy regulars told said says asked ask \
    asking requested nominated nomination medal honour honor honoured honored appreciated valued value chosen top stars star outstanding \
    excellent distinction certificate employee";

/// Qualities by kind: the word, or the first of two of which the second stands close behind; and the plain words by which people tell
/// that they have them.
const QUALITIES: &[(&str, &str, &str)] = &[
    (
        "reliable reliably dependable dependability punctual punctually punctuality trustworthy trustworthiness",
        "",
        "time late sick missed miss rely depend trust trusted keys early never always every",
    ),
    (
        "dedicated dedication committed commitment hardworking motivated ambitious energetic proactive proactively diligent diligently",
        "",
        "hard harder want wants wanted willing love learn overtime extra sick always never only",
    ),
    (
        "passionate passionately passion enthusiastic enthusiasm",
        "",
        "love loves loved like likes liked enjoy enjoys enjoyed fun hobby favourite favorite interest interested keen heart mad",
    ),
    (
        "compassionate compassionately compassion empathetic empathy nurturing",
        "",
        "kind kindness care caring patient patience love comfort listen listened listening hold calm",
    ),
    (
        "friendly courteous courteously welcoming personable",
        "",
        "polite kind nice smile smiling greet greeted warm calm patient",
    ),
    (
        "meticulous meticulously thoroughly accurately precisely",
        "",
        "check checks checked checking error errors mistake mistakes exact exactly careful carefully correct right accurate accuracy precise \
            precision count counted",
    ),
    (
        "efficiently promptly timely",
        "",
        "time times fast quick quickly speed deadline deadlines early late same target targets efficient prompt hours minutes",
    ),
    (
        "effectively successfully successful smoothly seamlessly seamless smooth",
        "",
        "success well good passed pass won win worked works without no problem problems effective finished result results got",
    ),
    (
        "safely",
        "",
        "safe safety accident accidents secure careful carefully",
    ),
    (
        "excellent excellence exceptional exceptionally superb",
        "",
        "best good well great top outstanding praised thanked star stars award distinction rated perfect",
    ),
    (
        "proven extensive adaptable adaptability innovative visionary talented",
        "",
        "record proof prove proved ideas new change changed different many",
    ),
    (
        "ensure ensures ensured ensuring",
        "",
        "sure check checks checked checking safe safety right correct responsible guarantee inspect inspected inspection control quality see \
            watch keep kept test tests tested testing audit audits",
    ),
    ("track", "record", "record"),
    (
        "attention",
        "detail details",
        "detail details careful carefully check checked exact exactly error errors mistake mistakes",
    ),
    (
        "detail details results result goal customer deadline performance self",
        "oriented driven motivated",
        "detail details careful results target targets goal deadline deadlines",
    ),
    ("data", "driven", "driven decide decided decision decisions"),
    ("team", "player", "team together colleagues we us"),
    (
        "fast quick",
        "learner learners paced",
        "learn learned learnt fast quick quickly busy rush",
    ),
    ("work", "ethic", "hard"),
    (
        "strong solid comprehensive great deep keen",
        "skills skill ability abilities understanding knowledge background foundation focus communicator attention eye",
        "strong good well best great know knows knowledge",
    ),
    (
        "interpersonal communication leadership organizational organisational analytical",
        "skills skill abilities ability",
        "talk talking speak speaking people communicate explain listen lead led leader organise organised organize organized plan planned analyse \
            analysed analysis numbers skills",
    ),
    (
        "dynamic fast",
        "environment environments team setting professional individual",
        "busy fast rush dynamic",
    ),
    (
        "high highest top",
        "standard standards",
        "standard standards quality best clean",
    ),
];

/// The quality that begins with a word of a text, of which the user says nothing.
fn quality(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> Option<Range<usize>> {
    const REACH: usize = 3;
    type Kinds = Vec<(&'static str, &'static str)>;
    static KINDS: LazyLock<HashMap<&str, Kinds>> = LazyLock::new(|| {
        let mut kinds: HashMap<&str, Kinds> = HashMap::default();
        for (first, second, told) in QUALITIES {
            for word in first.split_ascii_whitespace() {
                kinds.entry(word).or_default().push((second, told));
            }
        }
        kinds
    });
    let key = passage.key(at);
    // The `Excellent` of a name.
    let named = passage.tokens[at].is_capitalised() && !passage.tokens[at].opens_sentence;
    let last = passage.clause_of(at).end.min(at + 1 + REACH);
    KINDS.get(key)?.iter().find_map(|(second, told)| {
        let end = if second.is_empty() {
            // `Dedicated two hours`, `eco-friendly`.
            let joined = at > 0 && passage.gap_after(at - 1) == "-";
            let gives = at + 1 < passage.tokens.len() && passage.is_in_amount_or_date(at + 1);
            let said = facts.word(key) != Said::No || facts.says_alike(key);
            (!gives && !named && !joined && !said).then_some(at)
        } else {
            (at + 1..last).find(|place| is_listed(second, passage.key(*place)))
        }?;
        (!tells(told, facts)).then_some(at..end + 1)
    })
}

/// Whether the user says one of these words.
fn tells(words: &str, facts: &Facts<'_>) -> bool {
    facts.any_word(|source, at| is_listed(words, source.key(at)))
}

#[cfg(test)]
#[path = "praise_tests.rs"]
mod tests;
