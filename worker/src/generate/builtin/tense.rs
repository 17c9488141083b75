//! Puts verbs in their tense.

use super::clean::{bare, is_one_of};
use super::duty_lists::lists_names;
use super::opening::{Opened, is_gerund};
use super::phrase::Tense;
use crate::english::titles;
use crate::english::verbs::{self, Form};

/// The statement with its verbs in the tense of its role.
pub fn conjugate(part: &Opened, tense: Tense) -> Vec<String> {
    let mut words = part.words.clone();
    let tense = match tense {
        Tense::AsTyped => part.tense.unwrap_or(tense),
        known => known,
    };
    if tense == Tense::AsTyped
        && !part.is_verb
        && !words
            .first()
            .is_some_and(|word| verbs::is_mistaken_past(&bare(word)))
    {
        return words;
    }
    let adverbs = [
        "always",
        "often",
        "usually",
        "sometimes",
        "regularly",
        "mainly",
        "mostly",
        "also",
    ];
    let at = usize::from(
        words
            .first()
            .is_some_and(|word| adverbs.contains(&bare(word).as_str())),
    );
    let Some(first) = words.get(at).map(|word| bare(word)) else {
        return words;
    };
    let next = words.get(at + 1).map(|word| bare(word)).unwrap_or_default();
    let Some((base, form)) = verbs::lookup_duty(&first) else {
        return words;
    };
    // "coaching, rosters and orders", "washing, dressing, meals", "closing of the month" name things.
    let end = at + usize::from(form == Form::Gerund && is_one_of(&next, "up out down off"));
    let listed = words[end].ends_with(',');
    let behind = words
        .get(end + 1)
        .map(|word| bare(word))
        .unwrap_or_default();
    let names_things = (listed
        && (end == at || !behind.is_empty())
        && (verbs::lookup_duty(&behind).is_none_or(|(_, other)| other != form)
            || lists_names(&words[at..])))
        || (form == Form::Gerund && next == "of")
        || is_name_of_thing(base, form, &next);
    let rest = &words[at + 1..];
    let acts = (listed && form == Form::Gerund) || is_surely_verb(base, form, rest, part.is_verb);
    if names_things || !acts {
        return words;
    }
    let misformed = verbs::is_mistaken_past(&first)
        || (part.is_verb && part.tense.is_none() && verbs::is_participle_only(&first));
    // "put" of "put up and take down" has one form for both.
    let short = form == Form::Past && first == base;
    let conjugated_verb = if misformed || (short && tense == Tense::Past) {
        Some(verbs::past(base))
    } else {
        conjugated(base, form, tense)
    };
    let Some(verb) = conjugated_verb else {
        return words;
    };
    words[at] = replaced(&words[at], &verb);
    for index in at + 1..words.len() {
        let before = bare(&words[index - 1]);
        let joined = words[index - 1].ends_with(',')
            || matches!(before.as_str(), "and" | "" | "but")
            || (before == "also" && index > 1 && is_one_of(&bare(&words[index - 2]), "and but"));
        let Some((other, same)) = verbs::lookup_duty(&bare(&words[index])) else {
            continue;
        };
        let next = words
            .get(index + 1)
            .map(|word| bare(word))
            .unwrap_or_default();
        let alike = same == form || (short && same == Form::Base && words[index - 1] != "-");
        if joined
            && alike
            && !is_governed(base, same, &words[at + 1..index], words.get(index + 1))
            && !is_name_of_thing(other, same, &next)
            && (same != Form::Base
                || other == base
                || (part.is_verb && index == at + 2 && index + 1 == words.len())
                || is_surely_verb(other, same, &words[index + 1..], false)
                || acts_on_things(other, words.get(index + 1)))
            && let Some(verb) = conjugated(other, same, tense)
        {
            words[index] = replaced(&words[index], &verb);
        }
    }
    words
}

/// Whether a later verb belongs to what stands between the first one and it: "helping people wash and dress", "to sort and
/// pack", "doing cleaning and ironing".
fn is_governed(base: &str, form: Form, between: &[String], next: Option<&String>) -> bool {
    const NEAR: usize = 30;
    const GOVERNS: &str = "help learn try want start have like love go get do make enjoy";
    let between = &between[between.len().saturating_sub(NEAR)..];
    let forms = || {
        between
            .iter()
            .map(|word| verbs::lookup_duty(&bare(word)).map(|(_, form)| form))
    };
    if form == Form::Gerund {
        let gerunds = forms().any(|form| form == Some(Form::Gerund));
        return (is_one_of(base, GOVERNS) && base != "make" && (gerunds || next.is_none()))
            || between
                .windows(2)
                .any(|pair| bare(&pair[0]) == "to" && is_gerund(&bare(&pair[1])));
    }
    is_one_of(base, GOVERNS) || between.iter().any(|word| bare(word) == "to")
}

/// `stock shelves` and `answer the phone` after "and": what one does more often than one has it.
fn acts_on_things(base: &str, next: Option<&String>) -> bool {
    const DONE: &[&str] = &[
        "answer", "stock", "order", "cook", "check", "repair", "book", "drive", "load", "pick",
        "update", "clean",
    ];
    let next = next.map(|next| bare(next)).unwrap_or_default();
    DONE.contains(&base) && (is_one_of(&next, "the a an all my new") || next.ends_with('s'))
        || is_one_of(&next, PEOPLE)
}

/// The verb in another tense, where that one has another form.
fn conjugated(base: &str, form: Form, tense: Tense) -> Option<String> {
    match (tense, form) {
        (Tense::Past, Form::Base | Form::ThirdPerson | Form::Gerund) => Some(verbs::past(base)),
        (Tense::Present, Form::ThirdPerson | Form::Gerund) => Some(base.to_owned()),
        // What was finished in a current role stays finished.
        _ => None,
    }
}

/// `stock control` is a noun, `stock the shelves` is not. `rest` is what follows the word.
pub fn is_surely_verb(base: &str, form: Form, rest: &[String], after_subject: bool) -> bool {
    if after_subject || form == Form::Past {
        return true;
    }
    let key = |at: usize| rest.get(at).map(|word| bare(word)).unwrap_or_default();
    let next = key(0);
    // "harvest 2014"
    let year = next.len() == 4 && (next.starts_with("19") || next.starts_with("20"));
    let adjective = base == "perfect" && form == Form::Base;
    if adjective || is_told_of(base, form, rest) || rest.is_empty() || (year && form == Form::Base)
    {
        return false;
    }
    // "opening and closing the store": the store tells of both.
    if matches!(key(0).as_str(), "and" | "") {
        let same = verbs::lookup_duty(&key(1)).is_some_and(|(_, other)| other == form);
        let alone = rest.len() < 3 || rest[1].ends_with(',') || key(2) == "and";
        return same && (alone || is_surely_verb(base, form, &rest[2..], false));
    }
    let counted =
        next.starts_with(|c: char| c.is_ascii_digit()) && !year && !is_one_of(base, "go react");
    let determined = is_one_of(&next, "the a an all new my our out with on to for")
        || (next == "up" && key(1) != "to");
    let governed = is_one_of(&next, "for with on to");
    let many = next.len() > 3 && next.ends_with('s') && !next.ends_with("ss");
    match form {
        Form::Gerund if is_one_of(base, NAMES_OF_WORK) => {
            (determined && (base == "work" || next != "for"))
                || counted
                || (base == "work" && is_one_of(&next, "in at as under from"))
                || is_usual_deed(base, &next)
        }
        Form::Gerund if verbs::lookup(base).is_none() => {
            !is_one_of(base, "bank fish light park pipe roof")
                && !is_one_of(
                    &next,
                    "machine machines room rooms company area areas duties work shop firm business",
                )
                || determined
                || counted
        }
        Form::Gerund if is_one_of(base, NAMES_OF_TASKS) => determined || counted || many,
        Form::Base if verbs::is_also_noun(base) || titles::is_title_noun(base) => {
            determined && !governed
        }
        Form::Base if is_one_of(base, ALSO_NAMES) => {
            counted || (determined && !governed) || (base == "clean" && many)
        }
        Form::Gerund | Form::Base => true,
        _ => {
            !verbs::is_also_noun(base)
                && !titles::is_title_noun(base)
                && (!governed || next == "to")
        }
    }
}

/// What people do for work, in compounds more often than not: `nursing home`, `reading corner`, `training course`.
pub const NAMES_OF_WORK: &str = "market engineer train package program code teach farm build network nurse shop work read act learn \
    live leave onboard open shoot lend pass hire bill";

/// `nursing patients`, `building walls`: what is nobody's name of work.
fn is_usual_deed(base: &str, next: &str) -> bool {
    match base {
        "build" => is_one_of(
            next,
            "apps bridges decks fences furniture houses roads sets sheds walls websites",
        ),
        "open" => is_one_of(next, "accounts doors gates letters mail parcels"),
        "read" => is_one_of(next, "books drawings maps meters plans stories"),
        "shoot" => is_one_of(next, "events photos portraits videos weddings"),
        "bill" | "hire" | "nurse" | "teach" | "train" | "support" => is_one_of(next, PEOPLE),
        _ => false,
    }
}

/// Whom one works for or with.
const PEOPLE: &str = "adults apprentices beginners children clients colleagues customers employees graduates guests kids learners \
    members passengers patients people players pupils residents staff starters students trainees visitors volunteers workers";

/// The same, but for what is done to many things: `picking line`, `picking orders`.
const NAMES_OF_TASKS: &str = "pick pack price report edit spray operate";

/// Base forms that also say how something is, or are names or nouns: `clean licence`, `Go and Kafka`, `open source`.
const ALSO_NAMES: &str = "clean open live go react double present direct own complete correct secure clear close tidy warm \
    rescue water hire spend rebrand redesign relaunch launch prototype knit mentor combine leave seed inventory";

/// Whether something is told of what the word names: `hiring was done by HR`, `picking errors went down`, `prototype worked
/// in the lab`, `play leader`, `water testing`.
fn is_told_of(base: &str, form: Form, rest: &[String]) -> bool {
    const CLAUSE: usize = 5;
    let next = rest.first().map(|word| bare(word)).unwrap_or_default();
    let other = verbs::lookup_duty(&next).map(|(_, form)| form);
    let denied = base != "do"
        && (is_one_of(&next, "of not no now done i we") || (next == "by" && form != Form::Gerund));
    let acts = form != Form::Gerund && other == Some(Form::Past);
    let compound = form == Form::Base
        && !is_one_of(base, TAKES_VERB)
        && (other == Some(Form::Gerund) || (titles::is_title_noun(&next) && !next.ends_with('s')));
    let end = rest
        .iter()
        .take(CLAUSE)
        .position(|word| word.ends_with([',', ';', '.', ':']))
        .map_or(rest.len().min(CLAUSE), |at| at + 1);
    let clause: Vec<String> = rest[..end].iter().map(|word| bare(word)).collect();
    let finite = clause.iter().position(|word| {
        is_one_of(
            word,
            "was were is are wasnt has had went did does took came rose fell grew",
        )
    });
    let apart = |word: &String| {
        is_one_of(
            word,
            "that which who where when while what how so as until before after because since and but if i we they he she",
        )
    };
    let gerund = |word: &String| matches!(verbs::lookup_duty(word), Some((_, Form::Gerund)));
    let named = form == Form::Gerund && clause.len() > 1 && clause[..2].iter().all(gerund);
    let told = finite.is_some_and(|at| !clause[..at].iter().any(apart)) || next == "have";
    denied || is_name_of_thing(base, form, &next) || acts || compound || named || told
}

/// `fitting room`, `waiting staff`: the two words are one name, and no deed; "following that" tells when.
fn is_name_of_thing(base: &str, form: Form, next: &str) -> bool {
    const NAMES: &[(&str, &str)] = &[
        (
            "board change consult dine draw dress fit live mail meet operate sit sleep steam stock train treat wait",
            "room rooms",
        ),
        ("cater clean nurse serve teach wait", "staff"),
        ("cut fill knit print sew slot vend wash", "machine machines"),
        ("land", "page pages gear"),
        ("mail wait", "list lists"),
        ("meet sell turn", "point points"),
        (
            "park",
            "lot lots permit permits space spaces ticket tickets",
        ),
        ("roll", "stock"),
        ("operate", "theatre theatres system systems"),
        (
            "dance drive ride sing swim",
            "class classes lesson lessons licence license pool pools test tests",
        ),
        ("clean", "company job jobs lady products service services"),
        ("follow", "that this which"),
    ];
    form == Form::Gerund
        && NAMES
            .iter()
            .any(|(bases, heads)| is_one_of(base, bases) && is_one_of(next, heads))
}

/// Verbs behind which another one stands: `help serving`, `start cooking`; helpers have people behind them: `assist chef`.
const TAKES_VERB: &str =
    "help assist support start stop do go keep try like love enjoy learn finish begin";

/// The new word with the punctuation of the old one.
pub fn replaced(old: &str, new: &str) -> String {
    let is_word = |c: char| c.is_alphanumeric();
    let start = old.find(is_word).unwrap_or(0);
    let end = old.rfind(is_word).map_or(old.len(), |at| {
        at + old[at..].chars().next().map_or(1, char::len_utf8)
    });
    format!("{}{new}{}", &old[..start], &old[end..])
}
