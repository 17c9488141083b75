//! Whose a title is: the user's own, or that of somebody they mention.

mod before;

use crate::english::verbs::{self, Form};

use self::before::{governors, introduces_another, is_governed, is_hoped_for, is_of_another};

use super::clauses::Passage;
use super::number_words::{small_number, time_unit};
use super::titles::{is_rank_word, names_a_role};

/// Whether a word for a role is said of someone else: `the manager`, `helped the chef`, `head coach was Denise`, `want to become
/// a senior carer`.
pub fn is_anothers(source: &Passage<'_>, at: usize) -> bool {
    // The trade of an `electrician's mate` belongs to the mate's title.
    if is_aided(source, at) {
        return is_anothers(source, at + 1);
    }
    // `Professor Okoye`.
    let honours = is_among!("professor prof doctor dr judge captain", source.key(at))
        && source.gap_after(at).trim_matches('.') == " "
        && source
            .tokens
            .get(at + 1)
            .is_some_and(|next| next.is_capitalised() && !names_a_role(&next.key));
    // `An 11-lawyer firm`.
    let counted = at > 0
        && source.gap_after(at - 1) == "-"
        && (source.key(at - 1).bytes().all(|byte| byte.is_ascii_digit())
            || small_number(source.key(at - 1)).is_some());
    if is_written(source, at) {
        return false;
    }
    honours
        || counted
        || is_told_of_another(source, at)
        || follows_another(source, at)
        || are_several(source, at)
        || does_for_another(source, at)
}

/// The `guide` of `i wrote the 14 page guide`, which is a text.
fn is_written(source: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 6;
    (at.saturating_sub(REACH)..at)
        .rev()
        .take_while(|place| {
            source.tokens[*place].sentence == source.tokens[at].sentence
                && !is_among!("for with by as to and", source.key(*place))
        })
        .any(|place| {
            source.words[place].is_own_deed()
                && verbs::lookup(source.key(place))
                    .is_some_and(|(base, _)| is_among!("write draft edit translate print", base))
        })
}

/// Whether the word behind a role makes that of an aide of it: `electrician's mate`, `physio assistant`.
pub fn is_aided(source: &Passage<'_>, at: usize) -> bool {
    is_among!(AIDES, source.key(at + 1))
        && source.gap_after(at).trim_matches(['\'', '’']) == " "
        && source.tokens[at].sentence == source.tokens[at + 1].sentence
}

/// Words behind a role or a trade that make another role of it: `teaching assistant`.
const AIDES: &str = "assistant asistant assistent asst aide helper mate student trainee apprentice intern internship volunteer labourer laborer junior";

/// Several of a role: `attorneys reviewed them`, `two dentists`; not `one of the run directors`.
fn are_several(source: &Passage<'_>, at: usize) -> bool {
    let plural = source.key(at).strip_suffix('s').is_some_and(names_a_role)
        && !(matches!(verbs::lookup(source.key(at)), Some((_, Form::ThirdPerson)))
            && (source.clause_of(at).start == at
                || is_among!(
                    "and who that which also i",
                    source.key(at.saturating_sub(1)),
                )));
    // `2 other accountants` are others of what one is.
    let fellows = is_among!("other fellow", source.before(at));
    let start = source.sentence_of(at).start.max(at.saturating_sub(5));
    let one_of = (start + 1..at)
        .any(|place| source.key(place) == "of" && is_among!("one 1", source.key(place - 1)));
    plural && !one_of && !fellows
}

/// `A nurse-led clinic`, `chef run kitchen`.
fn does_for_another(source: &Passage<'_>, at: usize) -> bool {
    is_among!("led run driven based managed owned", source.key(at + 1))
        && (source.gap_after(at) == "-"
            || (source.gap_after(at) == " "
                && source.words.get(at + 2).is_some_and(|word| word.is_content)))
}

/// Whether what comes after a title gives it to somebody else: `director Hema Lokhande`, `the sous did that`.
fn is_told_of_another(source: &Passage<'_>, at: usize) -> bool {
    const ACTING: &str = "was is did does had has made handled wrote approved signed signs decided presented asked said told wanted gave picked chose selected";
    const RANKED: &str = "staff colleague colleagues role roles position team level member members management office committee";
    const RANKS: &str = "senior junior lead head associate principal chief executive assistant";
    let sentence = source.tokens[at].sentence;
    let mut last = at;
    while source
        .tokens
        .get(last + 1)
        .is_some_and(|next| next.sentence == sentence && names_a_role(&next.key))
        && source.gap_after(last).trim().is_empty()
    {
        last += 1;
    }
    if is_named(source, at, last) {
        return true;
    }
    if is_among!(RANKS, source.key(at)) && is_among!(RANKED, source.key(at + 1)) {
        return true;
    }
    let by_name = is_among!(ACTING, source.key(last + 1))
        && !source.gap_after(last).contains(',')
        && source
            .tokens
            .get(last + 1)
            .is_some_and(|next| next.sentence == sentence)
        && !is_said_of_me(source, at);
    // `Manager didnt let volunteers`.
    let belongs = is_among!(
        "keys key office meeting meetings duties approval review reviews sign signoff check checks absence oversight supervision guidance \
        instructions direction",
        source.key(last + 1),
    ) && source.gap_after(last) == " ";
    let superior = belongs
        || is_among!(
            "manager mgr supervisor boss owner director head chef foreman forewoman leader lead editor matron captain principal",
            source.key(last),
        ) && (is_among!("didnt doesnt wouldnt wanted let lets", source.key(last + 1))
            || matches!(
                verbs::lookup(source.key(last + 1)),
                Some((_, Form::ThirdPerson))
            ))
            && source.gap_after(last) == " "
            && !is_said_of_me(source, at);
    // `Project manager above me`.
    let above = is_among!("above over", source.key(last + 1))
        && is_among!("me us", source.key(last + 2))
        && source.gap_after(last) == " ";
    by_name
        || above
        || superior
        || is_doer_of_another(source, at, last)
        || source.gap_after(last).starts_with(['\'', '’'])
        || source.tokens[last].text.ends_with("'s")
        || source.tokens[last].text.ends_with("’s")
}

/// `Teaching assistant, teacher plans the lessons`: who does that is not the one whose role the user has given before.
fn is_doer_of_another(source: &Passage<'_>, at: usize, last: usize) -> bool {
    // `Chief of the office signs`.
    let last = match (source.key(last + 1), source.key(last + 2)) {
        ("of", "the" | "our") => last + 3,
        ("of", _) => last + 2,
        _ => last,
    };
    let licensed = is_among!(
        "licensed qualified certified registered chartered experienced",
        source.before(at)
    );
    let first = at - usize::from(licensed);
    // `Licensed electrician always checked my work`.
    let last = last
        + usize::from(is_among!(
            "always usually often sometimes mostly then also",
            source.key(last + 1)
        ));
    // `Partner signed off everything`.
    let particle = is_among!("off up out on over", source.key(last + 2));
    last + 1 < source.tokens.len()
        && source.gap_after(last) == " "
        && (matches!(
            verbs::lookup(source.key(last + 1)),
            Some((_, Form::ThirdPerson))
        ) || (verbs::is_past(source.key(last + 1))
            && is_among!(
                "the a an all every each it them my our everything",
                source.key(last + 2 + usize::from(particle))
            ))
            || (last > at && is_among!("signs decides", source.key(last + 1))))
        && (last > at && source.gap_after(last + 1) != " "
            || particle
            || source.words.get(last + 2).is_some_and(|word| {
                word.is_content
                    || is_among!(
                        "the a an all every each it them my our",
                        source.key(last + 2)
                    )
            }))
        && first > 0
        && (source.clause_of(at).start == first || source.gap_after(first - 1).contains(','))
        && (0..first).any(|place| names_a_role(source.key(place)))
        && !(0..at).any(|place| {
            source.words[place].stem == source.words[last].stem && !is_aided(source, place)
        })
}

/// Whether a name follows the words of a role: `director Hema Lokhande`.
fn is_named(source: &Passage<'_>, at: usize, last: usize) -> bool {
    // `Lifeguard Piscina Comunale` begins a text: that is the employer.
    let begins = source.tokens[at].sentence == 0
        && !(0..at).any(|place| {
            verbs::lookup(source.key(place)).is_some_and(|(_, form)| form == Form::Past)
        });
    // `Supervisor prof Lawal`.
    let honoured = is_among!("prof professor dr mr mrs ms miss sir", source.key(last + 1))
        && matches!(source.gap_after(last), " " | ": ")
        && source
            .tokens
            .get(last + 2)
            .is_some_and(crate::english::tokens::Token::is_capitalised);
    if honoured {
        return true;
    }
    let is_name = |text: &str| text.len() > 1 && text.chars().skip(1).all(char::is_lowercase);
    source.tokens.get(last + 1).is_some_and(|next| {
        next.is_capitalised()
            && is_name(next.text)
            && !crate::english::places::is_language(&next.key)
            && !next.opens_sentence
            && !names_a_role(&next.key)
    }) && !begins
        && !source.tokens[at].is_capitalised()
        && source.gap_after(last) == " "
}

/// Whether what comes before a title gives it to somebody else: `the manager`, `helped the chef`, `want to become a carer`.
fn follows_another(source: &Passage<'_>, at: usize) -> bool {
    let sentence = source.tokens[at].sentence;
    let first = first_of_title(source, at);
    let before = |back: usize| {
        first
            .checked_sub(back)
            .filter(|place| source.tokens[*place].sentence == sentence)
            .map_or("", |place| source.key(place))
    };
    // `Wants: commis chef role`.
    let wished = first > 0
        && source.gap_after(first - 1).contains(':')
        && is_among!(WISHED, source.key(first - 1));
    if source.tokens[first].opens_sentence || first == 0 {
        return wished;
    }
    // After a comma or the like a title stands for itself; `w/ pharmacist check`.
    let short = source.key(first - 1) == "w" && source.gap_after(first - 1).trim() == "/";
    if (!short && !source.gap_after(first - 1).trim().is_empty()) || is_dated(source, first - 1) {
        return false;
    }
    if let Some(hoped) = is_hoped_for(&before) {
        return hoped;
    }
    // `I do the treasurer bit too`.
    if is_among!("bit part side stuff", source.key(at + 1)) && is_among!("do did", before(2)) {
        return false;
    }
    // `Brenda was leader`.
    let (one, two) = (before(1), before(2));
    // `Mrs Lund was the class teacher`.
    let article = usize::from(is_among!("the a an our my", one));
    let subject = first.checked_sub(2 + article);
    let named = subject.is_some_and(|subject| {
        matches!(before(1 + article), "was" | "is")
            && source.tokens[subject].sentence == sentence
            && source.tokens[subject].is_capitalised()
            && source.words[subject].is_content
            && (article == 0 || is_among!("mr mrs ms miss dr prof", source.before(subject)))
            && !is_among!("i role title position job rank", before(2 + article))
    });
    if named || is_of_kin(source, first) || is_governed(&before) {
        return true;
    }
    match one {
        // `2 other accountants` are others of what one is.
        "other" | "fellow" if source.key(at).ends_with('s') && governors(&before).1 != "the" => {
            false
        }
        // `IT support technician` helps no technician.
        "support" => {
            introduces_another(one)
                && !(first == at && is_rank_word(source.key(at)))
                && !opens_with_post(source, first - 1, at)
                && (first < 2
                    || source.gap_after(first - 2) != " "
                    || is_among!("i to we also and then just", two))
        }
        _ => is_of_another(&before),
    }
}

/// `Support engineer at Zendesk`, which names a post and where it was.
fn opens_with_post(source: &Passage<'_>, first: usize, at: usize) -> bool {
    (source.tokens[first].opens_sentence || !source.gap_after(first - 1).trim().is_empty())
        && is_among!("at for with since from", source.key(at + 1))
        && source.gap_after(at) == " "
}

/// `My brother was a surgeon`, `dad is a plumber`, `she worked as a nurse`.
fn is_of_kin(source: &Passage<'_>, first: usize) -> bool {
    const KIN: &str = "brother sister wife husband father mother dad mum mom uncle aunt auntie cousin son daughter grandfather grandmother grandad grandpa \
        grandma nan parents partner boyfriend girlfriend fiance fiancee nephew niece he she friend mate flatmate neighbour neighbor boss colleague";
    const BEING: &str = "was is were are worked works being became";
    let start = source.clause_of(first).start;
    let Some(verb) = (start..first)
        .rev()
        .take(3)
        .take_while(|place| {
            is_among!("a an the also still as", source.key(*place))
                || is_among!(BEING, source.key(*place))
        })
        .find(|place| is_among!(BEING, source.key(*place)))
    else {
        return false;
    };
    (verb.saturating_sub(2)..verb).any(|place| {
        is_among!(KIN, source.key(place))
            && !source.gap_after(place).contains([',', ';', '.'])
            && !(place..verb).any(|me| is_among!("i we", source.key(me)))
    })
}

/// The first of the words that belong to a title.
fn first_of_title(source: &Passage<'_>, at: usize) -> usize {
    const LONGEST: usize = 3;
    let mut first = at;
    while first > 0
        && source.tokens[first - 1].sentence == source.tokens[at].sentence
        && !is_dated(source, first - 1)
        && source
            .gap_after(first - 1)
            .trim_matches(['-', '/', '.'])
            .trim()
            .is_empty()
        && (source.words[first - 1].is_content
            || is_hyphenated(source, first - 1)
            // The `it manager`.
            || (source.key(first - 1) == "it" && names_a_role(source.key(first))))
        && !introduces_another(source.key(first - 1))
        && !is_among!(WISHED, source.key(first - 1))
        && !matches!(
            verbs::lookup(source.key(first - 1)),
            Some((_, Form::Past | Form::ThirdPerson))
        )
        && at - first < LONGEST
        // `From May 2021 chef de partie`.
        && !source.stands_in_date(first - 1)
    {
        first -= 1;
    }
    first
}

/// Whether a word is part of a date: `from August 2021 shift manager` tells since when, and of nobody from whom something came.
fn is_dated(source: &Passage<'_>, at: usize) -> bool {
    let start = source.tokens[at].start;
    let mut dates = source.dates.iter();
    // `From the second season crew leader`.
    let period = at > 1
        && time_unit(source.key(at)).is_some()
        && is_among!("second third 2nd 3rd last next", source.key(at - 1))
        && (at.saturating_sub(3)..at - 1)
            .any(|place| is_among!("from since after", source.key(place)));
    period || dates.any(|mention| mention.span.contains(&start))
}

/// The `on` of `an on-call nurse`.
fn is_hyphenated(source: &Passage<'_>, at: usize) -> bool {
    source.gap_after(at) == "-"
}

/// Words of what one would like to be.
const WISHED: &str = "want wants wanted wanting seek seeks seeking hoping hope hopes wish wishes like goal aim aims objective looking";

fn is_said_of_me(source: &Passage<'_>, at: usize) -> bool {
    (1..4).any(|back| {
        at.checked_sub(back)
            .is_some_and(|place| is_among!("i im was am as became", source.key(place)))
    })
}
