//! Ways in which a text leaves a thing to others, or undone, without a "not" before it.

use crate::english::dates::month_number;
use crate::english::tokens::Token;
use crate::english::verbs::{self, Form};

use super::clauses::Passage;
use super::doers::is_somebody;
use super::wishes::is_wishing;

/// How far around a word it may say so.
const REACH: usize = 7;

/// Ways to say that something was not done without a "not".
pub fn leaves_to_others(passage: &Passage<'_>, word: usize) -> bool {
    let sentence = passage.tokens[word].sentence;
    // `NMR measurement by staff`, `completed 96 of the 120 hours`.
    let by_others = (word + 1..word + 3).find(|at| passage.key(*at) == "by");
    let sentence_goes_on = |at: usize| {
        passage
            .tokens
            .get(at)
            .is_some_and(|token| token.sentence == sentence)
    };
    if by_others.is_some_and(|by| {
        sentence_goes_on(by)
            && (is_among!("a an another", passage.key(by + 1))
                || (by + 1..by + 4)
                    .any(|at| is_somebody(passage.key(at)) || passage.key(at) == "staff"))
    }) {
        return true;
    }
    let counted = passage.key(word + 1);
    if is_among!("completed finished passed", passage.key(word))
        && passage.key(word + 2) == "of"
        && counted.starts_with(|digit: char| digit.is_ascii_digit())
    {
        return true;
    }
    if is_denied_subject(passage, word)
        || is_unreached_label(passage, word)
        || is_owned_by_another(passage, word)
        || is_sought(passage, word)
    {
        return true;
    }
    // What stands beyond a semicolon is told of something else.
    let parted = |at: &usize| passage.gap_after(*at).contains(';');
    let start = word.saturating_sub(REACH);
    let start = (start..word).rev().find(parted).map_or(start, |at| at + 1);
    let end = (word + REACH).min(passage.tokens.len());
    let end = (word..end).find(parted).map_or(end, |at| at + 1);
    (start..end)
        .filter(|at| passage.tokens[*at].sentence == sentence)
        .any(|at| leaves_by_a_word(passage, at, word) || leaves_by_a_phrase(passage, at, word))
}

/// Whether a word near another says that it is left, whatever stands around it.
fn leaves_by_a_word(passage: &Passage<'_>, at: usize, word: usize) -> bool {
    let (key, next) = (passage.key(at), passage.key(at + 1));
    (is_among!(LEAVING, key)
        && !is_from_outside(passage, at, word)
        && !is_told_besides(passage, at, word))
                || (is_among!("covered covering filled filling stood standing", key)
                && is_among!("for in", next))
                || (is_among!("left leaving", key)
                    && next != "alone"
                    && (at + 1..at + if key == "left" { 8 } else { 5 }).any(|ahead| {
                        is_among!("to with before without unfinished incomplete", passage.key(ahead))
                            || (passage.key(ahead) == "for" && is_somebody(passage.key(ahead + 2)))
                    }))
                || (key == "responsibility" && next == "of")
                || (key == "outside" && is_among!("my the own his her remit scope role", next))
                || (at < word && is_in_charge_themselves(passage, at))
                || (is_among!("left withdrew quit", key) && at > word && is_a_course(passage, word))
                || (is_among!("still yet", key) && (next == "to" || passage.key(at + 2) == "to"))
                || is_still_to_come(passage, at)
                || is_of_anothers(passage, at, word)
                || (at > word && is_under_another(passage, at))
                || is_free_of(passage, at, word)
                || (at == word && is_called_so(passage, word))
                // `Electrical work contracted out`, `Swift (reading only)`, `96 of the 120 hours`.
                || (key == "contracted" && next == "out")
                || (is_among!("read reading", key) && next == "only")
                || (key == "only" && is_among!("read reads reading", next))
                || (key == "planning" && is_among!("a to the on", next) && at < word)
}

/// Whether words near another tell where it went, or what is still to come of it.
fn leaves_by_a_phrase(passage: &Passage<'_>, at: usize, word: usize) -> bool {
    let (key, next) = (passage.key(at), passage.key(at + 1));
    is_place_of_duty(key)
                    && matches!(next, "with" | "to")
                    && !(at + 2..at + 5)
                        .any(|mine| is_among!("me role post position", passage.key(mine)))
                || goes_to_somebody(passage, at)
                // `Accident-free`.
                || (key == "free" && at == word + 1 && passage.gap_after(word) == "-")
                || (is_among!("was were is are", key)
                    && next == "with"
                    && (at + 2..at + 5).any(|ahead| is_somebody(passage.key(ahead))))
                || (at < word && is_hope(key, next))
                || (key == "looking" && matches!(next, "to" | "for"))
                // `Demos for account executives to close`.
                || (key == "for"
                    && is_somebody(passage.key(word.saturating_sub(2)))
                    && at + 1 < word
                    && passage.key(word - 1) == "to")
                || (key == "planned"
                    && is_among!("a the was were been is", passage.before(at)))
                || (key == "third" && next == "party")
                || (key == "in" && next == "progress")
                || (key == "absence" && next == "of")
                || (key == "booked" && at > word && (next == "for" || at + 1 == passage.tokens.len() || !passage.gap_after(at).trim().is_empty()))
                // `Applied for shift manager`.
                || (at < word
                    && is_among!("applied applying apply application applications", key)
                    && (at + 1..at + 4).any(|ahead| passage.key(ahead) == "for"))
                // `Weaker in writing`, `less fluent than before`.
                || (is_among!("less weak weaker poor poorer", key) && at < word && word - at <= 2)
                // `Exam for the certificate in June`.
                || (is_among!("exam exams test studying training preparing enrolled", key)
                    && at < word
                    && word - at <= 4
                    && (at + 1..word).any(|place| is_among!("for towards toward", passage.key(place))))
                || (key == "too" && matches!(next, "little" | "few"))
                // `The site was down too often for scraping`.
                || (key == "too"
                    && at < word
                    && (at + 1..word).any(|place| is_among!("for to", passage.key(place))))
                || (key == "planned" && next == "for")
                || (key == "who" && at > 0 && at < word && is_somebody(passage.key(at - 1)) && (verbs::lookup(next).is_some() || is_among!(DOING, next)))
                || (key == "instead" && next != "of")
                || (key == "no" && next == "longer" && at < word)
                || (key == "without" && at < word && word - at <= 2)
                || is_done_by(passage, at, word)
                || (is_among!(HANDED_ON, key)
                    && (at + 1..passage.sentence_of(at).end.min(at + REACH)).any(|ahead| passage.key(ahead) == "to"))
                || (at.abs_diff(word) <= 2
                    && is_among!("unarmed unpublished unlicensed unqualified uninvolved", key))
                || (key == "than" && at < word && word - at <= 2)
}

/// Verbs of with whom a thing lies: `hiring rests with the foremen`.
fn is_place_of_duty(key: &str) -> bool {
    is_among!(
        "stay stays stayed remain remains remained rest rests rested belong belongs belonged fall falls fell lie lies lay sit sits sat",
        key,
    )
}

/// `The prize went to another team`, but `the model went to production`.
fn goes_to_somebody(passage: &Passage<'_>, at: usize) -> bool {
    is_among!("went goes passed", passage.key(at))
        && is_among!("with to", passage.key(at + 1))
        && (at + 2..at + 6).any(|who| {
            is_somebody(passage.key(who))
                || is_among!("another other others someone", passage.key(who))
                || passage.tokens.get(who).is_some_and(Token::is_capitalised)
        })
}

/// Whether a conjunction with a deed of its own parts two words: `observed surgeries while assisting`, `expired in 2022 and renewed`.
fn is_told_besides(passage: &Passage<'_>, at: usize, word: usize) -> bool {
    let deed = matches!(
        verbs::lookup(passage.key(word)),
        Some((_, Form::Past | Form::Gerund))
    ) || verbs::is_past(passage.key(word));
    deed && at < word && is_among!("while and but then", passage.before(word))
}

/// `Due to qualify next summer`, `qualification due in June`, not `late due to rain`.
fn is_still_to_come(passage: &Passage<'_>, at: usize) -> bool {
    let next = passage.key(at + 1);
    let to_do = || {
        next == "to"
            && (matches!(verbs::lookup(passage.key(at + 2)), Some((_, Form::Base)))
                || is_among!("qualify certify renew", passage.key(at + 2)))
    };
    match passage.key(at) {
        "due" => {
            to_do() || is_among!("in by next this for on", next) || month_number(next).is_some()
        }
        "expected" | "scheduled" | "expecting" | "anticipated" => {
            to_do() || is_among!("in by next", next) || month_number(next).is_some()
        }
        "forthcoming" | "upcoming" => true,
        _ => false,
    }
}

/// `External funding` is had from outside, and `an external consultant` has what follows.
fn is_from_outside(passage: &Passage<'_>, at: usize, word: usize) -> bool {
    passage.key(at) == "external"
        && (at + 1 == word && !is_somebody(passage.key(word))
            // `Did it together with an external company`.
            || (at.saturating_sub(2)..at).any(|with| is_among!("with for alongside", passage.key(with))))
}

/// `The professor's paper` says whose it is.
fn is_owned_by_another(passage: &Passage<'_>, word: usize) -> bool {
    word.checked_sub(1).is_some_and(|owner| {
        let text = passage.tokens[owner].text;
        let joined = passage.gap_after(owner) == " ";
        let name = text.strip_suffix("'s").or_else(|| text.strip_suffix("’s"));
        joined && name.is_some_and(|name| is_somebody(&name.to_lowercase()))
    })
}

/// Whether a short text says of what it names only that it was not reached: `CKAD: attempted, not passed`.
fn is_unreached_label(passage: &Passage<'_>, word: usize) -> bool {
    const LONGEST: usize = 12;
    passage.tokens.len() <= LONGEST
        && (word + 1..passage.tokens.len()).any(|at| {
            let verb = at + 1 + usize::from(passage.key(at + 1) == "yet");
            is_among!("not never", passage.key(at))
                && is_among!(
                    "passed obtained completed finished awarded granted taken held achieved certified published",
                    passage.key(verb),
                )
        })
}

/// Whether a word stands where the other doer follows: `site safety was under the officer`, `pricing sits with sales`.
fn is_under_another(passage: &Passage<'_>, at: usize) -> bool {
    is_among!(
        "was were is are sits sat lay fell came rested",
        passage.key(at),
    ) && is_among!("under with from", passage.key(at + 1))
        && (at + 2..at + 6).any(|ahead| is_somebody(passage.key(ahead)))
}

/// Whether a word is what somebody else is called beside whom the user worked: `with the SENCO`.
fn is_called_so(passage: &Passage<'_>, word: usize) -> bool {
    word > 1
        && is_among!("the our", passage.key(word - 1))
        && is_among!("with by under alongside", passage.key(word - 2))
        && passage.tokens[word].text.len() > 1
        && passage.tokens[word].text.chars().all(char::is_uppercase)
}

/// Whether a word before another frees it of what it names: `clean disciplinary record`, `independent of any label`.
fn is_free_of(passage: &Passage<'_>, at: usize, word: usize) -> bool {
    let near = word > at
        && word - at <= 3
        && !(at + 1..word).any(|place| is_among!("and with including", passage.key(place)));
    near && (is_among!("clean spotless unblemished", passage.key(at))
        || (is_among!("independent independently regardless", passage.key(at))
            && passage.key(at + 1) == "of"))
}

/// Whether a word tells, as far as its sentence goes, of what is sought or intended: `seeks materials writing or training in an NGO`.
fn is_sought(passage: &Passage<'_>, word: usize) -> bool {
    const SEEKING: &str = "seeking seeks aiming hoping hopes wants intended intends intending";
    (passage.sentence_of(word).start..word).any(|at| is_among!(SEEKING, passage.key(at)))
}

/// Words that leave a thing to others, or undone.
const LEAVING: &str = "outsource outsourced outsourcing excluded excepted omitted besides limited uncertified lacks lack refer referred referring refers \
    expired acting replaced substituted shadowing shadowed shadow observed watched \
    awaiting outstanding toward towards pursuing pending reserved insufficient unfinished incomplete unsuccessful unsuccessfully \
    rejected declined failed external externally elsewhere";

/// Whether a word is the subject of what a clause denies: `Bowling green not maintained`, `cats are not groomed`.
fn is_denied_subject(passage: &Passage<'_>, word: usize) -> bool {
    let clause = passage.clause_of(word);
    // `FreeCodeCamp (not finished)`.
    let behind = clause.end < passage.tokens.len()
        && clause.len() <= 3
        && !passage.tokens[clause.end].opens_sentence
        && is_among!("not never", passage.key(clause.end))
        && verbs::is_past(passage.key(clause.end + 1));
    if behind {
        return true;
    }
    let finite = |at: usize| {
        let verb = verbs::lookup(passage.key(at));
        verb.is_some_and(|(base, form)| form == Form::Past && !verbs::is_also_noun(base))
    };
    (word + 1..clause.end)
        .take_while(|at| {
            !finite(*at)
                && !is_among!("and but", passage.key(*at))
                && (!passage.gap_after(at - 1).contains([',', '('])
                    || is_among!("which that", passage.key(*at)))
        })
        .any(|at| is_among!("not never", passage.key(at)) && verbs::is_past(passage.key(at + 1)))
}

/// `Under the coordination of Dr Mrema`, `assistant to a licensed electrician`.
fn is_of_anothers(passage: &Passage<'_>, at: usize, word: usize) -> bool {
    const REACH: usize = 4;
    let under = passage.key(at) == "under" && (at + 1..at + REACH).contains(&word);
    let before = word > at
        && word - at < REACH
        && (is_among!("to under alongside with", passage.key(at))
            || (passage.key(at) == "for" && !is_in_charge(passage, at)))
        && (word..at + REACH).any(|place| is_somebody(passage.key(place)))
        && (at + 1..word).any(|place| is_among!("a an the", passage.key(place)))
        && !(word..word + REACH)
            .any(|place| is_among!("role post position duties", passage.key(place)));
    if super::denials::is_under_anothers(passage, word) {
        return true;
    }
    let by_somebody = passage.key(word + 1) == "of"
        && (word + 2..word + 5).any(|place| {
            is_somebody(passage.key(place))
                || passage.tokens.get(place).is_some_and(Token::is_capitalised)
        });
    (under && by_somebody) || before
}

/// `A cousin responsible for the chemicals`, `a colleague in charge of it`.
fn is_in_charge_themselves(passage: &Passage<'_>, at: usize) -> bool {
    at > 0
        && is_somebody(passage.key(at - 1))
        && passage.gap_after(at - 1) == " "
        && ((passage.key(at) == "responsible" && passage.key(at + 1) == "for")
            || (passage.key(at) == "in" && passage.key(at + 1) == "charge"))
        && (at.saturating_sub(4)..at - 1)
            .any(|place| is_among!("with alongside by to beside", passage.key(place)))
}

/// `Degree studies`, which somebody left.
fn is_a_course(passage: &Passage<'_>, word: usize) -> bool {
    is_among!(
        "studies study course courses programme program coursework training modules",
        passage.key(word + 1),
    )
}

/// `Responsible for the trainees`, which is no work for somebody else.
fn is_in_charge(passage: &Passage<'_>, at: usize) -> bool {
    is_among!(
        "responsible responsibility accountable care cared caring",
        passage.before(at),
    )
}

/// Whether two words tell of what somebody hopes for: `wishes to`, `interested in`, `the aim of`.
fn is_hope(key: &str, next: &str) -> bool {
    (is_wishing(key)
        || is_among!(
            "keen transitioning moving pivoting switching relocating retraining transition move pivot switch",
            key
        ))
        && matches!(next, "to" | "on" | "into")
        || (key == "interested" && next == "in")
        || (key == "aim" && next == "of")
}

/// Whether a participle has an agent: `was written by`, `led by the owner`.
fn is_done_by(passage: &Passage<'_>, at: usize, word: usize) -> bool {
    const DONE: &str = "handled done made carried performed managed written provided taken created run led undertaken completed set directed \
        administered built filed prepared";
    let Some(by) = (at + 1..at + 4).find(|ahead| passage.key(*ahead) == "by") else {
        return false;
    };
    // `Supervised by Dr Havelka and published`.
    if (by + 1..word).any(|next| is_among!("and or but", passage.key(next))) {
        return false;
    }
    let passive = is_among!("was were is are been being", passage.before(at));
    let by_me = (by + 1..by + 4).any(|next| {
        is_among!(
            "me myself role self author candidate applicant",
            passage.key(next)
        ) || (passage.key(next) == "hand" && next == by + 1)
    });
    if by_me {
        return false;
    }
    let by_somebody = (by + 1..by + 4).any(|next| is_somebody(passage.key(next)));
    is_among!(DONE, passage.key(at))
        || (verbs::is_past(passage.key(at)) && (passive || by_somebody))
}

/// Verbs of who does a thing.
const DOING: &str = "carries carried handles handled did does do performs performed took takes runs ran led leads made makes gives gave";

/// Verbs by which something comes to somebody else.
const HANDED_ON: &str = "sent sending passed passing escalated escalating transferred transferring directed directing forwarded forwarding handed handing subcontracted contracted delegated routed \
    routing pointed pointing signposted signposting";
