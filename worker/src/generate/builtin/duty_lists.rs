//! Splits lists of duties into their statements: "served customers, handled cash and trained staff".

use super::clean::{bare, is_one_of};
use super::opening::{ACTIVITIES, Opened, is_gerund};
use super::tense::is_surely_verb;
use crate::english::verbs::{self, Form};

/// Splits `served customers, handled cash and trained staff` into its three statements.
pub fn verb_list(opened: &Opened) -> Vec<Opened> {
    let words = &opened.words;
    let whole = || {
        vec![Opened {
            words: words.clone(),
            is_verb: opened.is_verb,
            tense: opened.tense,
        }]
    };
    if lists_names(words) {
        return whole();
    }
    if let Some(parts) = base_list(opened).or_else(|| mixed_list(opened)) {
        return parts;
    }
    let Some(form) = words
        .first()
        .and_then(|word| first_form(&bare(word), opened.is_verb || lists_deeds(words)))
    else {
        return whole();
    };
    let mut parts: Vec<Vec<String>> = vec![Vec::new()];
    for (at, word) in words.iter().enumerate() {
        let and = bare(word) == "and";
        let after_comma = at > 0 && words[at - 1].ends_with(',');
        let verb_at = if and { at + 1 } else { at };
        let verb = words
            .get(verb_at)
            .map(|word| bare(word))
            .unwrap_or_default();
        let previous_is_and = at > 0 && bare(&words[at - 1]) == "and";
        let part = parts.last().expect("there is always one");
        // "opened and closed the store" is one deed, whatever came before it.
        let verb_alone = and && is_verb_alone(part);
        let begins = (and || after_comma)
            && !previous_is_and
            && !verb_alone
            && (list_form(&verb, true) == Some(form)
                || (form == Form::Past && is_short_past(&verb, words.get(verb_at + 1))));
        if at > 0 && begins && !is_open_ended(part) && !is_bracket_open(part) {
            parts.push(Vec::new());
            if and {
                continue;
            }
        }
        parts
            .last_mut()
            .expect("there is always one")
            .push(word.clone());
    }
    let parts = with_company(parts);
    let complete = parts.iter().all(|part| part.len() >= 2);
    if parts.len() < 2 || !complete {
        return whole();
    }
    parts
        .into_iter()
        .map(|words| Opened {
            words,
            is_verb: true,
            tense: opened.tense,
        })
        .collect()
}

/// Parts "till work, stacking shelves, helping customers" into what names work and what tells of deeds: names in front, and
/// `hedge cutting` anywhere, stay as they are.
fn mixed_list(opened: &Opened) -> Option<Vec<Opened>> {
    const MOST_WORDS: usize = 4;
    let pieces: Vec<&[String]> = opened
        .words
        .split_inclusive(|word| word.ends_with([',', ';']))
        .collect();
    let bracketed = pieces.iter().any(|piece| is_bracket_open(piece));
    if opened.is_verb || !(2..=20).contains(&pieces.len()) || bracketed {
        return None;
    }
    let mut groups: Vec<(bool, Vec<String>)> = Vec::new();
    let (mut deeds, mut compounds, mut objects) = (0, 0, 0);
    // Whether what is done may also be an activity: "did IV lines, wound dressing".
    let mut takes_activity = false;
    for piece in &pieces {
        let told = &piece[usize::from(bare(&piece[0]) == "and" && piece.len() > 1)..];
        let first = bare(&told[0]);
        let next = told.get(1).map(|word| bare(word)).unwrap_or_default();
        let form = list_form(&first, true).filter(|_| told.len() > 1);
        let compound = (2..=3).contains(&told.len())
            && !takes_activity
            && verbs::lookup_duty(&first).is_none()
            && !is_one_of(
                &first,
                "no not never without new some any all own by for of",
            )
            && !told
                .iter()
                .any(|word| is_one_of(&bare(word), "and") || word == "&")
            && is_gerund(&bare(&told[told.len() - 1]));
        if form == Some(Form::Gerund) && is_gerund(&next) {
            return None;
        }
        let joined = told
            .windows(2)
            .filter(|pair| bare(&pair[0]) == "and" && list_form(&bare(&pair[1]), true).is_some());
        deeds += usize::from(form.is_some()) + joined.count();
        compounds += usize::from(compound);
        let acts = match groups.last() {
            _ if form.is_some() => true,
            _ if compound => false,
            Some((acts, _)) => *acts,
            None if is_gerund(&first) || told.len() > MOST_WORDS || tells(told) => return None,
            None => false,
        };
        objects += usize::from(acts && form.is_none() && !is_gerund(&first));
        if form.is_some() {
            takes_activity = form == Some(Form::Past)
                || is_one_of(&first, "doing handling providing managing learning");
        }
        let begins = groups.last().is_none_or(|(same, _)| *same != acts);
        if begins {
            let words = if groups.is_empty() { piece } else { told };
            groups.push((acts, words.to_vec()));
        } else if let Some((_, words)) = groups.last_mut() {
            words.extend_from_slice(piece);
        }
    }
    let mixed = groups.len() > 1 && deeds >= 1 && deeds + compounds > 1 && objects < deeds;
    mixed.then(|| {
        groups
            .into_iter()
            .flat_map(|(acts, words)| {
                let part = Opened {
                    words,
                    is_verb: acts,
                    tense: opened.tense,
                };
                if acts { verb_list(&part) } else { vec![part] }
            })
            .collect()
    })
}

/// `opened` of "opened and closed the store", "put up" of "put up and take down scaffolding".
fn is_verb_alone(part: &[String]) -> bool {
    match part {
        [_] => true,
        [_, particle] => is_one_of(&bare(particle), "up down in out on off over away"),
        _ => false,
    }
}

/// Whether a bracket is opened in the words that is not closed in them.
fn is_bracket_open(words: &[String]) -> bool {
    const LONGEST: usize = 400;
    let count = |mark| words.iter().filter(|word| word.contains(mark)).count();
    words.len() <= LONGEST && count('(') > count(')')
}

/// Whether words are a clause, or name one thing of many: "it was a small shop", "a van".
fn tells(words: &[String]) -> bool {
    is_one_of(
        &bare(&words[0]),
        "a an the this that it he she they who which after before then also when while if",
    ) || words.iter().any(|word| {
        let word = bare(word);
        is_one_of(
            &word,
            "was were is are am had has have did i we who which that",
        ) || verbs::is_past(&word)
    })
}

/// A verb alone is no statement: it stays with the one before, or else with the one after.
fn with_company(parts: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let mut joined: Vec<Vec<String>> = Vec::with_capacity(parts.len());
    for part in parts {
        let alone = part.len() == 1;
        match joined.last_mut() {
            Some(last) if alone => {
                if let Some(word) = last.last_mut() {
                    *word = word.trim_end_matches(',').to_owned();
                }
                if bare(&last[last.len() - 1]) != "and" {
                    last.push("and".to_owned());
                }
                last.extend(part);
            }
            Some(last) if part_of_list(last, &part) => {
                if let Some(at) = last.iter().position(|word| bare(word) == "and") {
                    last.remove(at);
                    last[at - 1].push(',');
                }
                if let Some(word) = last.last_mut().filter(|word| !word.ends_with(',')) {
                    word.push(',');
                }
                last.extend(part);
            }
            _ => joined.push(part),
        }
    }
    joined
}

/// Whether verbs alone have what they are done to in the next part: `washing, dressing`, `feeding residents`.
fn part_of_list(verbs_alone: &[String], next: &[String]) -> bool {
    let form = |word: &String| verbs::lookup_duty(&bare(word)).map(|(_, form)| form);
    let expected = next
        .first()
        .and_then(form)
        .filter(|_| verbs_alone.len() < 20);
    let apart = verbs_alone
        .windows(2)
        .all(|pair| pair[0].ends_with(',') || pair.iter().any(|word| bare(word) == "and"));
    let mut words = verbs_alone.iter().filter(|word| bare(word) != "and");
    expected.is_some() && apart && words.all(|word| form(word) == expected)
}

/// `check in guests, answer the phone and take bookings`: three or more statements in the base form, each of which has
/// something to do it to.
fn base_list(opened: &Opened) -> Option<Vec<Opened>> {
    const FEWEST: usize = 3;
    let first = opened.words.first().map(|word| bare(word))?;
    let (base, _) = verbs::lookup_duty(&first).filter(|(base, _)| *base == first)?;
    let sure = is_surely_verb(base, Form::Base, &opened.words[1..], opened.is_verb);
    // "price jobs, take bookings": done where the rest of the list is.
    if !sure && !has_object(base, &opened.words[1..]) {
        return None;
    }
    let mut parts: Vec<Vec<String>> = vec![Vec::new()];
    for (at, word) in opened.words.iter().enumerate() {
        let after_comma = at > 0 && opened.words[at - 1].ends_with(',');
        let and = bare(word) == "and";
        let verb_at = (at..opened.words.len().min(at + 3))
            .find(|at| !matches!(bare(&opened.words[*at]).as_str(), "and" | "to"));
        let verb = verb_at
            .map(|at| bare(&opened.words[at]))
            .unwrap_or_default();
        let acts = verbs::lookup_duty(&verb).is_some_and(|(base, _)| {
            let rest = &opened.words[opened.words.len().min(verb_at.unwrap_or(at) + 1)..];
            base == verb
                && (!verbs::is_also_noun(base)
                    || (after_comma
                        && !is_name_of_activity(rest)
                        && (verbs::lookup(base).is_some() || has_object(base, rest))))
        });
        // "make reports, keep the books, and automated one of them"
        let did = after_comma && and && list_form(&verb, true) == Some(Form::Past);
        let alone = verb_at
            .is_none_or(|at| at + 1 >= opened.words.len() || opened.words[at].ends_with(','));
        let open_ended = parts.last().is_none_or(|part| {
            // "help patients wash and feed, and support the nurses"
            part.is_empty()
                || if and && after_comma {
                    has_clause(part)
                } else {
                    is_open_ended(part)
                }
        });
        let open_ended = open_ended || parts.last().is_some_and(|part| and && is_verb_alone(part));
        if (after_comma || and)
            && (acts || did)
            && !alone
            && !open_ended
            && !parts.last().is_some_and(|part| is_bracket_open(part))
        {
            parts.push(Vec::new());
        }
        let starts = parts.last().is_some_and(Vec::is_empty);
        if !(starts && parts.len() > 1 && matches!(bare(word).as_str(), "and" | "to")) {
            parts.last_mut()?.push(word.clone());
        }
    }
    let ordered = |part: &Vec<String>| {
        verbs::lookup_duty(&bare(&part[0])).is_some_and(|(base, _)| {
            is_surely_verb(base, Form::Base, &part[1..], false) && !verbs::is_also_noun(base)
        })
    };
    let complete = parts.len() >= FEWEST && parts.iter().all(|part| part.len() >= 2);
    (complete && (sure || parts[1..].iter().any(ordered))).then(|| {
        let part = |words| Opened {
            words,
            is_verb: true,
            tense: opened.tense,
        };
        parts.into_iter().map(part).collect()
    })
}

/// `stock control`, `cash handling`.
fn is_name_of_activity(rest: &[String]) -> bool {
    let next = rest.first().map(|word| bare(word)).unwrap_or_default();
    is_one_of(&next, ACTIVITIES) || is_gerund(&next)
}

/// "price jobs", "hand out flyers", "style hair" in a list of orders; "hand hygiene" and "stock control" are names.
fn has_object(base: &str, rest: &[String]) -> bool {
    const MASS: &str = "cash data equipment fish food furniture hair laundry luggage mail meat metal milk money stock timber waste wood";
    let next = rest.first().map(|word| bare(word)).unwrap_or_default();
    let many = next.len() > 3 && next.ends_with('s') && !next.ends_with("ss");
    let shared = next == "and" && rest.len() == 2;
    many || shared
        || is_one_of(&next, MASS)
        || is_one_of(&next, "up out in off down over")
        || is_surely_verb(base, Form::Base, rest, false)
}

/// `washing, dressing, meals`: gerunds that have nothing to do it to, beside names of things.
pub fn lists_names(words: &[String]) -> bool {
    let form = |word: &String| verbs::lookup_duty(&bare(word)).map(|(_, form)| form);
    let run = words
        .iter()
        .take_while(|word| form(word) == Some(Form::Gerund) && word.ends_with(','))
        .count();
    run > 0
        && words.get(run).is_some_and(|word| {
            verbs::lookup(&bare(word)).is_none() && bare(word) != "and" && !is_gerund(&bare(word))
        })
}

/// `making sandwiches, serving customers`: a gerund in front, and another behind a comma.
fn lists_deeds(words: &[String]) -> bool {
    let gerund = |word: &String| matches!(verbs::lookup_duty(&bare(word)), Some((_, Form::Gerund)));
    words.first().is_some_and(gerund)
        && words.len() > 2
        && words
            .windows(2)
            .any(|pair| pair[0].ends_with(',') && gerund(&pair[1]))
}

/// The form of the verb that begins a statement; here even "cut" can only be a verb.
fn first_form(word: &str, is_verb: bool) -> Option<Form> {
    match verbs::lookup_duty(word) {
        Some((_, Form::Past)) => Some(Form::Past),
        _ => list_form(word, is_verb),
    }
}

/// The form in which a verb can begin a further statement of a list.
fn list_form(word: &str, is_verb: bool) -> Option<Form> {
    let adjectives = [
        "used", "based", "related", "needed", "required", "left", "found", "set", "cut", "read",
    ];
    match verbs::lookup_duty(word) {
        None if word == "responsible" => Some(Form::Past),
        Some((_, Form::Past)) if !adjectives.contains(&word) => Some(Form::Past),
        Some((_, Form::Gerund)) if is_verb => Some(Form::Gerund),
        _ => None,
    }
}

/// "set tables", "cut the grass" and "sat on the board" in a list of what was done; "cut flowers", "set menus" and "sat nights"
/// are none.
fn is_short_past(verb: &str, next: Option<&String>) -> bool {
    const THINGS: &str =
        "flower flowers glass meal meals menu menus piece pieces price prices text texts";
    let next = next.map(|next| bare(next)).unwrap_or_default();
    (is_one_of(verb, "set cut read") && !next.is_empty() && !is_one_of(&next, THINGS))
        || (verb == "sat" && is_one_of(&next, "beside down for in on with"))
}

/// Whether what follows may still belong to this part: a denial, help, or a relative clause.
fn is_open_ended(part: &[String]) -> bool {
    let first = part.first().map(|word| bare(word)).unwrap_or_default();
    let takes_verb = [
        "help", "assist", "support", "start", "stop", "learn", "try", "involve", "include", "keep",
    ];
    let next = part.get(1).map(|word| bare(word)).unwrap_or_default();
    let does_work = is_one_of(&first, "doing do going")
        && matches!(verbs::lookup_duty(&next), Some((_, Form::Gerund)));
    let helper = does_work
        || verbs::lookup_duty(&first).is_some_and(|(base, form)| {
            let has_object =
                form == Form::Gerund && part.len() > 1 && !is_one_of(&next, "with in to out at by");
            form != Form::Past && takes_verb.contains(&base) && !has_object
        });
    let assists_in = verbs::lookup_duty(&first).is_some_and(|(base, _)| takes_verb.contains(&base))
        && part
            .iter()
            .skip(1)
            .any(|word| matches!(verbs::lookup_duty(&bare(word)), Some((_, Form::Gerund))));
    helper || assists_in || has_clause(part)
}

/// Whether a part denies something, or has a clause of its own.
fn has_clause(part: &[String]) -> bool {
    part.iter().any(|word| {
        let word = bare(word);
        is_one_of(
            &word,
            "not never no without who which that where when how were was",
        ) || word.ends_with("n't")
            || word.ends_with("n’t")
    })
}
