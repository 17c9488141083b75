//! Roles told by whom they are for: "treasurer of the bowls club", "coach for under 10s football at Brayfield FC"; and
//! those at the employer that was named before: "before that barista there".

use super::clean::{bare, capitalise, is_one_of, tidy, title_case};
use super::employer_names::is_kind_of_place;
use super::header::{self, Header, Role, has_title_noun, is_title_word};
use super::role_names::is_duration;
use crate::english::periods::Period;
use crate::english::tokens::key;
use crate::english::verbs;
use crate::english::words;

/// Words before the noun that ends a title, and between it and the organisation.
const MOST_WORDS: usize = 7;

/// The header of a sentence, also where it says `there` for the employer: "before that barista there for a year".
pub fn with_there(sentence: &str, role: Role) -> Option<Header> {
    let promoted = || {
        let (front, rank) = sentence.split_once("promoted to ")?;
        let leads = front
            .split_whitespace()
            .all(|word| is_one_of(&bare(word), "then i was got and later after that and"));
        let header = leads.then(|| header::parse(&format!("then {rank}"), role))??;
        let lasts = header.period.as_ref().is_some_and(Period::lasts);
        (lasts && header.title.is_some() && header.organisation.is_none()).then_some(header)
    };
    header::parse(sentence, role).or_else(promoted).or_else(|| {
        let (front, after) = sentence.split_once(" there")?;
        let counted = after
            .strip_prefix(" for ")
            .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let after = counted.map_or(after, |_| &after[" for".len()..]);
        let ends = after.is_empty() || after.starts_with([' ', ',', '.']);
        let last = front.rsplit(' ').next().map(bare)?;
        let short = front.split(' ').count() <= MOST_WORDS;
        let header = (ends && short && is_title_word(&last))
            .then(|| header::parse(&format!("{front} same company{after}"), role))??;
        header.title.is_some().then_some(header)
    })
}

/// The header of a role that is told by whom it is for; only where the organisation is found.
pub fn parse(sentence: &str, role: Role) -> Option<Header> {
    let words: Vec<&str> = sentence.split(' ').collect();
    let key = |at: usize| words.get(at).map(|word| bare(word)).unwrap_or_default();
    let noun = (0..words.len().min(MOST_WORDS)).find(|at| {
        let member = is_one_of(&key(*at), "member chair");
        (is_title_word(&key(*at)) || member)
            && !words[*at].ends_with([',', ';', '.', ')'])
            && (is_one_of(&key(at + 1), "of for to")
                || member && is_one_of(&key(at + 1), "at with"))
    })?;
    let aside = words[..=noun].iter().any(|word| word.contains('('));
    if aside || (0..noun).any(|at| is_one_of(&key(at), "at in for with to from")) {
        return None;
    }
    let behind = &words[noun + 2..];
    if behind.is_empty() || is_duration(&key(noun + 2), &key(noun + 3)) {
        return None;
    }
    let ends = |word: &&str| word.ends_with([',', ';', '.', ')']) || word.starts_with('(');
    let at = behind
        .iter()
        .take(MOST_WORDS)
        .position(|word| is_one_of(&bare(word), "at @"));
    let whom = at.map_or(&[][..], |at| &behind[..at]);
    let plain = whom
        .iter()
        .all(|word| !ends(word) && !verbs::is_past(&bare(word)));
    let title = words[..=noun].join(" ");
    let title = without_lead(&title);
    let with = |title: &str, organisation: &[&str]| {
        let organisation = organisation.join(" ");
        let named = header::parse(&format!("worked at {organisation}"), role)?;
        let name = named.organisation.as_deref()?;
        // `secretary of the company`, `mentor for 2 new recruits`.
        let numbered = |word: &str| word.contains(|c: char| c.is_ascii_digit());
        let counted = name.split(' ').next().is_some_and(numbered)
            || name.split(' ').any(|word| word.parse::<u32>().is_ok());
        let known = name.contains(' ') || organisation.contains(name);
        (!counted && known && named.title.is_none()).then(|| Header {
            title: Some(title_case(title)),
            is_current: None,
            ..named
        })
    };
    let own = |word: &&&str| is_one_of(&bare(word), "my our");
    match at {
        Some(at) if !whom.is_empty() && plain => {
            let whom: Vec<&str> = whom.iter().filter(|word| !own(word)).copied().collect();
            let title = format!("{title} {} {}", key(noun + 1), whom.join(" "));
            with(&title, &behind[at + 1..])
        }
        _ if role == Role::Volunteer && key(noun + 1) != "to" => {
            // `for under 11 girls soccer` tells whom, not for which organisation.
            let until = behind.iter().position(ends).unwrap_or(behind.len() - 1);
            let kind = |word: &&str| is_kind_of_place(&bare(word));
            let proper = behind[0].starts_with(char::is_uppercase);
            if key(noun + 1) == "for" && !proper && !behind[..=until].iter().any(kind) {
                return None;
            }
            let mine = own(&&behind[0]);
            let rest = if mine { &behind[1..] } else { behind };
            with(title, &[&["the"][..usize::from(mine)], rest].concat())
        }
        _ => None,
    }
}

/// `Trustee` of `i was a trustee`.
fn without_lead(title: &str) -> &str {
    let mut rest = title;
    while let Some((first, after)) = rest.split_once(' ')
        && is_one_of(
            &bare(first),
            "i i'm im am was been have worked work as a an the also currently now",
        )
    {
        rest = after;
    }
    rest
}

/// Whether somebody tells in these words what he does: `I drive a reach truck` names no title.
pub fn is_deed(sentence: &str, title: &str) -> bool {
    let told: Vec<String> = sentence.split(' ').take(3).map(bare).collect();
    let first = title.split(' ').next().map(bare).unwrap_or_default();
    let subject = told.iter().position(|word| is_one_of(word, "i we"));
    subject.is_some_and(|at| told.get(at + 1) == Some(&first))
        && matches!(verbs::lookup(&first), Some((_, verbs::Form::Base)))
}

/// Whether a title of one word may be a verb in front of what is done: "cook for 80 people".
pub fn is_order(sentence: &str, title: &str) -> bool {
    let mut words = sentence.split(' ').map(bare);
    let base = matches!(
        verbs::lookup(&title.to_lowercase()),
        Some((_, verbs::Form::Base))
    );
    base && words.next() == Some(title.to_lowercase())
        && words.next().is_some_and(|next| next == "for")
}

/// Whether a sentence within a note only tells of help with something, which is a deed: "helped at two tournaments".
pub fn is_mere_help(sentence: &str, header: &Header, role: Role) -> bool {
    let told: Vec<String> = sentence.split(' ').take(3).map(bare).collect();
    let helps = told
        .iter()
        .find(|word| !is_one_of(word, "i we also and"))
        .is_some_and(|word| is_one_of(word, "help helped helping"));
    let name = header.organisation.as_deref().unwrap_or("");
    let help = role == Role::Volunteer && helps && !has_title_noun(name);
    // "also served at counter"
    let plain = header.period.is_none()
        && !name.is_empty()
        && sentence.contains(&name.to_lowercase())
        && name
            .split(' ')
            .all(|word| words::is_common(&key(word)) && !is_kind_of_place(&bare(word)));
    header.title.is_none() && (help || plain)
}

/// Whether the sentence begins with volunteering: "i volunteer at the food bank".
pub fn says_volunteer(sentence: &str) -> bool {
    let mut told = sentence.split(' ').take(4).map(bare);
    told.any(|word| is_one_of(&word, "volunteer volunteered volunteering"))
}

/// Takes when in a week something is done out of names and places: `every saturday` of `Eastgate Shop every saturday`.
pub fn without_weekly(header: &mut Header) {
    const DAYS: &str = "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays \
        fridays saturdays sundays sat weekends weekend week evenings mornings afternoons evening morning afternoon";
    for field in [
        &mut header.organisation,
        &mut header.place,
        &mut header.title,
    ] {
        let Some(name) = field else { continue };
        let words: Vec<&str> = name.split(' ').collect();
        let days = words
            .iter()
            .rev()
            .take_while(|word| {
                is_one_of(&bare(word), DAYS) || is_one_of(&bare(word), "every on each other")
            })
            .count();
        // `Tuesday + game on Sunday` is nothing but a time.
        let time = days > 0 && is_one_of(&bare(words[0]), DAYS);
        let days = if time { words.len() } else { days };
        if days == 0 || !words.iter().any(|word| is_one_of(&bare(word), DAYS)) {
            continue;
        }
        let (rest, when) = words.split_at(words.len() - days);
        let when = capitalise(&tidy(&when.join(" ").to_lowercase()));
        let rest = tidy(&rest.join(" "));
        header.notes.push(when);
        *field = (!rest.is_empty()).then_some(rest);
    }
}
