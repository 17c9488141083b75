//! Takes title or organisation of a role from what was told of it, where no sentence was its header.

use super::clean::{bare, capitalise, has_words, is_one_of, tidy, title_case};
use super::delimited::is_own_work;
use super::employer_names::{is_kind_of_place, points_at};
use super::header::{self, Header, Role, has_title_noun};
use super::header_reader::{is_people, town};
use super::known_employers;
use super::role_asides::is_initials;
use super::role_ending;
use super::role_entry::Entry;
use crate::english::verbs;

/// Takes a title from the user's words where no header gave one. Returns the number of the statement that it stands in.
pub fn derive_role(entry: &mut Entry, role: Role) -> Option<usize> {
    take_called(entry);
    // "i help in food bank Banco de Alimentos"
    let header = &mut entry.header;
    if role == Role::Volunteer && header.organisation.is_none() {
        let place = header.sector.take_if(|sector| {
            sector.contains(char::is_uppercase)
                || sector.split(' ').any(|word| is_kind_of_place(&bare(word)))
        });
        header.organisation = place.map(|place| title_case(&place));
    }
    let mut words = entry
        .statements
        .iter()
        .chain(&entry.notes)
        .flat_map(|statement| statement.split_whitespace());
    let named = entry.is_named();
    let volunteered = words.any(|word| {
        let word = bare(word);
        is_one_of(&word, "volunteer volunteered volunteering")
            || (!named && word.starts_with("volunteer"))
    });
    let volunteered = (role == Role::Volunteer && volunteered).then(|| "Volunteer".to_owned());
    if named {
        let own = || {
            let statements = entry.statements.iter().filter(|told| is_own(told));
            let stated = statements.take(2).find_map(|told| stated_title(told));
            stated.filter(|title| has_title_noun(title) || title.ends_with("olunteer"))
        };
        let title = entry.header.title.clone();
        entry.header.title = title.or_else(|| if role == Role::Volunteer { own() } else { None });
        entry.header.title = entry.header.title.take().or(volunteered);
        return None;
    }
    let stated = entry
        .statements
        .iter()
        .chain(&entry.notes)
        .enumerate()
        .take(if entry.has_header() { 2 } else { usize::MAX })
        .find_map(|(at, statement)| Some((at, stated_title(statement)?)));
    let (told_in, title) = stated.unzip();
    let sector = entry.header.sector.as_deref();
    let from_sector = sector.map(|sector| format!("{} work", capitalise(sector)));
    let used_sector = title.is_none() && entry.header.sector.is_some();
    let used_description = title.is_none() && !used_sector;
    entry.header.title = title.or(from_sector).or(volunteered);
    if entry.header.title.is_some() {
        if used_sector {
            entry.header.sector = None;
        } else if used_description {
            entry.header.description = None;
        }
    }
    told_in
}

/// Whether who tells this speaks of himself: not "my colleague was the trainer".
fn is_own(statement: &str) -> bool {
    let lower = format!(" {}", statement.to_lowercase());
    [" i am ", " i'm ", " im ", " i was ", " as "]
        .iter()
        .any(|told| lower.contains(told))
        && !lower.contains(" not ")
}

/// `key holder` in "i was the key holder", `Warehouse work` in "did warehouse work".
fn stated_title(statement: &str) -> Option<String> {
    let typed: Vec<&str> = statement.split_whitespace().collect();
    let words: Vec<String> = typed.iter().map(|word| bare(word)).collect();
    for at in 1..words.len() {
        let stated = is_one_of(&words[at - 1], "was am as i'm became being");
        if !stated {
            continue;
        }
        let adverb = usize::from(matches!(
            words[at].as_str(),
            "also" | "now" | "still" | "then"
        ));
        let article = words
            .get(at + adverb)
            .is_some_and(|word| matches!(word.as_str(), "a" | "an" | "the"));
        let from = at + adverb + usize::from(article);
        if words.get(from).is_none_or(|word| points_at(word)) {
            continue;
        }
        let length = words[from..]
            .iter()
            .take(4)
            .enumerate()
            .take_while(|(at_word, word)| {
                if word.as_str() == "of" {
                    let before = at_word
                        .checked_sub(1)
                        .map_or("", |before| words[from + before].as_str());
                    return is_one_of(before, "head director vp chief president teacher");
                }
                !is_one_of(
                    word,
                    "and at in for with on who but because i from since then when where as until",
                )
            })
            .count();
        let title = typed[from..from + length].join(" ");
        let title = through_title_noun(&tidy(
            title.split([',', '(', '.', ';']).next().unwrap_or(""),
        ));
        let listed = has_title_noun(&title);
        if listed
            && !words[from..from + length]
                .iter()
                .any(|word| verbs::is_past(word))
        {
            return Some(title_case(&title));
        }
    }
    let job = words
        .iter()
        .position(|word| matches!(word.as_str(), "work" | "job" | "jobs"))?;
    let kind = words.get(job.checked_sub(1)?)?;
    let says_nothing = "my the a an this that of hard team good to at did do i of for from your his first last \
        own same new great real odd any some no not would could had have was and in it on more most all day time";
    let listed = says_nothing
        .split_ascii_whitespace()
        .any(|word| word == kind);
    let verb = verbs::is_past(kind) || kind.ends_with("ly");
    let listed =
        listed || kind.ends_with("'s") || is_one_of(kind, "current previous main next side extra");
    (!listed && !verb && !points_at(kind) && has_words(kind) && !typed[job - 1].ends_with(','))
        .then(|| capitalise(&format!("{} {}", tidy(typed[job - 1]), words[job])))
}

/// The words up to the last one that can end a job title.
fn through_title_noun(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let last = words
        .iter()
        .rposition(|word| has_title_noun(word))
        .map_or(words.len(), |at| at + 1);
    words[..last].join(" ")
}

/// `Happy Tails` of "groomer with my own business, Happy Tails, …", and its words.
fn own_business(words: &[&str]) -> Option<(String, std::ops::Range<usize>)> {
    const KINDS: &str = "business company shop salon firm restaurant practice studio agency cafe";
    let own = words.iter().position(|word| bare(word) == "own")?;
    let end = (own + 1..words.len().min(own + 5)).find(|at| is_one_of(&bare(words[*at]), KINDS))?;
    let length = words[end + 1..]
        .iter()
        .take(4)
        .take_while(|word| word.starts_with(char::is_uppercase))
        .count();
    if length == 0 {
        return None;
    }
    let comma = words[end + 1..end + 1 + length]
        .iter()
        .position(|word| word.ends_with([',', '.', ';']));
    let length = comma.map_or(length, |at| at + 1);
    let span = end + 1..end + 1 + length;
    Some((title_case(&tidy(&words[span.clone()].join(" "))), span))
}

/// `ISS` of "for a company called ISS".
fn take_called(entry: &mut Entry) {
    if entry.header.organisation.is_some() {
        return;
    }
    for statement in &mut entry.statements {
        let words: Vec<&str> = statement.split_whitespace().take(60).collect();
        if words.len() < 60
            && let Some((name, span)) = own_business(&words)
        {
            let header = &mut entry.header;
            let behind = &words[span.end..];
            // `own business Happy Tails, Hobart`
            let place = behind.first().and_then(|word| town(word));
            let placed = header.place.is_none() && place.is_some();
            header.place = header.place.take().or(place);
            let told = [&words[..span.start], &behind[usize::from(placed)..]].concat();
            *statement = told.join(" ");
            if is_own_work(statement) {
                header.description = Some(capitalise(&tidy(&std::mem::take(statement))));
            }
            header.organisation = Some(name);
            return;
        }
        let called = words
            .iter()
            .position(|word| matches!(bare(word).as_str(), "called" | "named"));
        let Some(at) = called.filter(|at| *at > 2 && *at + 1 < words.len()) else {
            continue;
        };
        let front = (at.saturating_sub(5)..at)
            .rev()
            .find(|back| matches!(bare(words[*back]).as_str(), "for" | "at" | "in" | "with"));
        let employer = words[..at].iter().rev().take(4).any(|word| {
            is_one_of(&bare(word), "company firm shop restaurant agency charity school business hotel cafe pub place organisation \
                startup nursery")
        });
        let Some(front) =
            front.filter(|_| employer && words[at + 1].starts_with(char::is_uppercase))
        else {
            continue;
        };
        let tail = words[at + 1..].join(" ");
        let Some(header) = header::parse(&format!("worked at {tail}"), Role::Employee) else {
            continue;
        };
        if header.organisation.is_some() && header.title.is_none() {
            let rest = if header.rest.is_empty() {
                String::new()
            } else {
                format!(", {}", header.rest)
            };
            let kind = tidy(&words[front + 1..at].join(" "));
            let kind = kind.strip_prefix("a ").unwrap_or(&kind);
            if kind.contains(' ') {
                entry.notes.push(capitalise(kind));
            }
            if words.len() == 60 {
                continue;
            }
            *statement = format!("{}{rest}", words[..front].join(" "));
            entry.header.organisation = header.organisation;
            entry.header.place = entry.header.place.take().or(header.place);
            if entry.header.period.is_none() {
                entry.header.period = header.period;
            }
            return;
        }
    }
}

/// The organisation of "walk dogs for the RSPCA": voluntary work is told by its deed.
pub fn beneficiary(sentence: &str) -> Option<Header> {
    // "first aid course done at the Red Cross"
    if role_ending::learns(sentence) {
        return None;
    }
    let words: Vec<&str> = sentence.split_whitespace().take(40).collect();
    (1..words.len().saturating_sub(1)).find_map(|at| {
        // `For` of "Teach For India" is no preposition.
        let preposition = matches!(words[at], "for" | "at")
            || words[at] == "with"
                && (2..=5).any(|length| {
                    let name = words
                        .get(at + 1..at + 1 + length)
                        .map(|name| name.join(" "));
                    name.is_some_and(|name| {
                        known_employers::written(name.trim_end_matches([',', '.'])).is_some()
                    })
                });
        let next = if bare(words[at + 1]) == "the" {
            at + 2
        } else {
            at + 1
        };
        let name = words
            .get(next)
            .filter(|word| word.starts_with(char::is_uppercase));
        // "got the tents for UNHCR": initials alone may be anything.
        let initials = next == at + 1
            && bare(words[at]) == "for"
            && name.is_some_and(|name| is_initials(name.trim_end_matches([',', '.'])));
        if !preposition || name.is_none() || initials {
            return None;
        }
        let header = header::parse(
            &format!("volunteered {}", words[at..].join(" ")),
            Role::Volunteer,
        )?;
        // "a clothing drive for Syrian refugees"
        let people = is_people(header.rest.split(' ').next().unwrap_or(""));
        (header.organisation.is_some() && !people).then_some(Header {
            rest: String::new(),
            is_current: None,
            ..header
        })
    })
}
