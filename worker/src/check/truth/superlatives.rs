//! Words that say more than the user: superlatives, and amounts without digits.

use crate::check::truth::word_lists::is_listed;
use crate::english::tokens::stem;

use super::clauses::Passage;
use super::doers::is_somebody;
use super::facts::{Facts, Said};
use super::titles::names_a_role;
use super::violation::{Violation, ViolationKind};

/// Ways to say that nobody else had a part in it.
const ALONE: &[&str] = &[
    "alone",
    "myself",
    "solo",
    "own",
    "sole",
    "independent",
    "self",
    "selfemployed",
    "freelance",
    "autonomous",
];

/// The same in several words: `only me`, `the only nurse`, `nobody else`, `joinery was all mine`.
const ROWS_OF_ALONE: &str = "justme onlyme theonly onlyone iwasonly imonly allmine allme nobodyelse noneelse nooneelse bymyself onmyown \
    oneman onewoman oneperson singlehanded singlehandedly iditall nomanager noboss nosupervisor didallofit didthelot didthewholething";

/// Words of superlative, with the stems that also say it.
const SUPERLATIVES: &[(&str, &[&str])] = &[
    ("best", &["best", "top", "number1"]),
    ("top", &["top", "best", "highest"]),
    ("first", &["first", "1st"]),
    ("expert", &["expert", "expertis"]),
    ("awardwinning", &["award", "winner", "won", "win"]),
    ("winning", &["win", "won", "winner", "award"]),
    ("worldclass", &["worldclass"]),
    ("outstanding", &["outstand"]),
    ("exceptional", &["exceptional"]),
    ("renowned", &["renown"]),
    ("foremost", &["foremost"]),
    ("unrivalled", &["unrivall"]),
    ("unparalleled", &["unparallel"]),
    ("greatest", &["greatest"]),
    ("largest", &["largest", "biggest"]),
    ("biggest", &["largest", "biggest"]),
    ("fastest", &["fastest", "quickest"]),
    ("highest", &["highest", "top", "best"]),
    ("youngest", &["youngest"]),
    ("prestigious", &["prestigiou"]),
    ("guru", &["guru"]),
    ("ninja", &["ninja"]),
    ("visionary", &["visionary"]),
    ("unmatched", &["unmatch"]),
    ("independently", ALONE),
    ("singlehandedly", ALONE),
    ("handedly", ALONE),
    ("solely", ALONE),
    ("sole", ALONE),
    ("unaided", ALONE),
    ("unassisted", ALONE),
    ("unsupervised", ALONE),
    ("alone", ALONE),
    ("solo", ALONE),
    ("autonomously", ALONE),
];

pub fn superlative(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> Option<Violation> {
    let key = passage.key(at);
    let (_, supporters) = SUPERLATIVES.iter().find(|(word, _)| *word == key)?;
    let next = passage.key(at + 1);
    if is_after_the_first(passage, at) {
        return None;
    }
    let harmless = match key {
        "best" => matches!(next, "practice" | "practices"),
        "first" => {
            !is_among!("to ever place prize in rank runner author", next)
                || (next == "in"
                    && (at + 2..passage.sentence_of(at).end)
                        .any(|ahead| matches!(passage.key(ahead), "later" | "then")))
        }
        "expert" => super::shortened::is_spelt_out(passage, at, facts),
        "top" => matches!(next, "up" | "of"),
        // `Released independently of any label`.
        "independently" => next == "of",
        // `Solely in Kotlin` of `kotlin only`.
        "solely" => {
            is_among!("in on with from at by", next) && !facts.occurrences("only").is_empty()
        }
        // Documents are outstanding too, until they come.
        "outstanding" => {
            const PRAISED: &str = "service performance result results achievement achievements contribution contributions quality \
                work record student employee communication leadership skills customer care support dedication commitment success";
            !is_among!(PRAISED, next)
        }
        // `Never on my own until the last month` tells of a last month.
        "alone" | "solo" if ALONE.iter().any(|stem| !facts.occurrences(stem).is_empty()) => true,
        "alone" => is_among!("let stand year month week", passage.before(at)),
        "winning" => at == 0 || passage.key(at - 1) != "award",
        _ => false,
    };
    let alone = || {
        supporters == &ALONE
            && ROWS_OF_ALONE.split_ascii_whitespace().any(|row| {
                facts
                    .rows(row)
                    .any(|(source, at)| !facts.passages[source].words[at].negated)
            })
    };
    // `Ranked first` of the top seller.
    let ranked = || {
        key == "first"
            && is_among!("ranked placed came finished rated", passage.before(at))
            && (["top", "best", "winner", "won", "highest"]
                .iter()
                .any(|stem| said_stem(facts, stem))
                || ["number1", "no1", "numberone"]
                    .iter()
                    .any(|row| facts.in_a_row(row) == Said::Yes))
    };
    if harmless
        || ranked()
        || (supporters == &ALONE && has_nobody_beside(facts))
        || (supporters == &ALONE && (is_only_one(facts) || tells_of_nobody_else(facts)))
        || alone()
        || supporters
            .iter()
            .chain([&key])
            .any(|stem| said_stem(facts, stem))
    {
        return None;
    }
    let text = passage.tokens[at].text;
    let reason = format!("the user's words do not say {text:?}; leave the superlative out");
    Some(Violation::new(ViolationKind::Superlative, text, reason))
}

/// Whether nobody but the user is spoken of who could have had a part in what they did.
fn tells_of_nobody_else(facts: &Facts<'_>) -> bool {
    const OTHERS: &str = "we us our ours together jointly joint both team crew group under helped help assisted supported supervised \
        supervision checked with w by partner everyone others other they them he she his her staff";
    !facts.any_word(|source, at| {
        let key = source.key(at);
        // `An app for my dad's club`: whose it is need not have had a part.
        let owner = source.tokens[at].text.contains(['\'', '’'])
            || source.gap_after(at).starts_with(['\'', '’']);
        is_among!(OTHERS, key) || (is_somebody(key) && !owner) || source.words[at].negated
    })
}

/// `No manager with me`, `no one else on the desk`.
fn has_nobody_beside(facts: &Facts<'_>) -> bool {
    const REACH: usize = 4;
    facts.any_word(|source, at| {
        is_among!("no without nobody", source.key(at))
            && (at + 1..source.sentence_of(at).end.min(at + REACH)).any(|place| {
                is_among!("with beside above over", source.key(place))
                    && is_among!("me us", source.key(place + 1))
            })
    })
}

/// Whether the user is the only one of a role: `only QA in the company`, `the only IT guy`.
fn is_only_one(facts: &Facts<'_>) -> bool {
    const REACH: usize = 4;
    facts.any_word(|source, at| {
        let held = is_among!("am im was is a an as still", source.before(at));
        let role = (at + 1..source.tokens.len().min(at + REACH))
            .take_while(|place| source.gap_after(place - 1) == " ")
            .find(|place| {
                let (key, text) = (source.key(*place), source.tokens[*place].text);
                names_a_role(key) || (text.len() > 1 && text.chars().all(char::is_uppercase))
            });
        source.key(at) == "only"
            && !held
            && !source.words[at].helped
            && role.is_some_and(|role| {
                !source.key(role).ends_with('s')
                    && !is_among!(
                        "volunteer assistant trainee intern helper",
                        source.key(role)
                    )
            })
    })
}

/// Amounts without digits: `doubled`, `hundreds of`.
const MULTIPLES: &[(&str, &[&str])] = &[
    ("doubled doubling", &["doubl", "2x", "twic", "100"]),
    ("tripled tripling trebled", &["tripl", "trebl", "3x"]),
    ("quadrupled quadrupling", &["quadrupl", "4x"]),
    ("halved halving", &["halv", "half", "50"]),
    ("hundreds", &["hundred"]),
    ("thousands", &["thousand"]),
    ("millions", &["million"]),
    ("billions", &["billion"]),
    ("dozens", &["dozen"]),
    (
        "decade",
        &["decad", "10", "11", "12", "13", "14", "15", "16"],
    ),
    (
        "decades",
        &["decad", "20", "21", "22", "23", "24", "25", "26", "30"],
    ),
];

pub fn multiple(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> Option<Violation> {
    let key = passage.key(at);
    let (_, supporters) = MULTIPLES.iter().find(|(words, _)| is_listed(words, key))?;
    // How many decades is compared as an amount.
    let counted = passage
        .quantities
        .iter()
        .any(|quantity| quantity.token < at && quantity.nouns.iter().any(|noun| noun == "decad"));
    if counted && key == "decades" {
        return None;
    }
    let worked_out = match key.get(..4) {
        Some("doub") => facts.became(2.0),
        Some("trip" | "treb") => facts.became(3.0),
        Some("quad") => facts.became(4.0),
        Some("halv") => facts.became(0.5),
        Some("deca") => facts.spans(120.0, true),
        _ => false,
    };
    if worked_out || supporters.iter().any(|stem| said_stem(facts, stem)) {
        return None;
    }
    let text = passage.tokens[at].text;
    let reason = format!("the user's words give no such amount as {text:?}");
    Some(Violation::new(ViolationKind::Number, text, reason))
}

/// Whether a place is only one of those after the first: `2nd best`.
fn is_after_the_first(source: &Passage<'_>, at: usize) -> bool {
    is_among!(
        "2nd second 3rd third 4th fourth 5th fifth next",
        source.before(at),
    )
}

fn said_stem(facts: &Facts<'_>, wanted: &str) -> bool {
    let places = facts
        .occurrences(wanted)
        .iter()
        .chain(facts.occurrences(&stem(wanted)));
    places.into_iter().any(|(source, at)| {
        let source = &facts.passages[*source];
        !source.words[*at].negated && !is_after_the_first(source, *at)
    })
}
