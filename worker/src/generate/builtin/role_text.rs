//! Cuts a text into the sentences from which roles are read: jobs on one line, jobs in one sentence, numbered jobs.

use super::clean::{self, Line, bare, has_words, is_one_of};
use super::delimited::is_own_work;
use super::header::{Role, has_title_noun};
use super::lists::split_outside_brackets;
use super::remarks::without_aim;
use super::role_office;
use super::role_wording;
use crate::english::dates;
use crate::english::periods;

/// Longest sentence that is looked through for a second job.
const MAX_SENTENCE: usize = 2_000;

/// Sentences in blocks; a block begins where another role may begin.
pub fn blocks(text: &str, role: Role) -> Vec<Vec<Line>> {
    let mut blocks: Vec<Vec<Line>> = Vec::new();
    for block in clean::blocks(text) {
        let mut open: Vec<Line> = Vec::new();
        let mut after_bullet = false;
        for line in block {
            let (text, numbered) = without_number(&line.text);
            let heads = after_bullet
                && !line.bulleted
                && text.split(' ').count() <= 7
                && !text.ends_with('.');
            if (numbered || heads) && !open.is_empty() {
                blocks.push(std::mem::take(&mut open));
            }
            after_bullet = line.bulleted;
            for sentence in clean::sentences(text) {
                let sentence = without_aim(&sentence);
                let told = role_wording::reworded(without_introduction(&sentence));
                for text in jobs(&told, role) {
                    open.push(Line { text, ..line });
                }
            }
        }
        blocks.push(open);
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}

/// Whether the words say no more than what somebody is called: "i'm Ann Lee".
pub fn is_introduction(sentence: &str) -> bool {
    let introduced = ["i am ", "i'm ", "my name is "].iter().find_map(|cue| {
        let front = sentence.get(..cue.len())?;
        front
            .eq_ignore_ascii_case(cue)
            .then(|| &sentence[cue.len()..])
    });
    let named = |name: &str| {
        let name = name.trim_end_matches(['.', '!', ',']);
        let mut words = name.split(' ');
        words.clone().count() <= 3
            && words.all(|word| word.starts_with(char::is_uppercase))
            && !has_title_noun(name)
    };
    introduced.is_some_and(named)
}

/// What follows "my name is Ann Lee," in a sentence: the name stands at the head of a résumé.
pub fn without_introduction(sentence: &str) -> &str {
    let rest = [", ", " and "].iter().find_map(|joint| {
        let (front, rest) = sentence.split_once(joint)?;
        let goes_on = ["i ", "i'm ", "a ", "an "].iter().any(|subject| {
            rest.get(..subject.len())
                .is_some_and(|front| front.eq_ignore_ascii_case(subject))
        });
        (is_introduction(front) && goes_on).then_some(rest)
    });
    rest.unwrap_or(sentence)
}

/// The line without "JOB 1:", and whether it had one.
fn without_number(line: &str) -> (&str, bool) {
    const NUMBERS: &str = "1 2 3 4 5 6 7 8 9 one two three four five first second third";
    let mut words = line.splitn(3, ' ');
    let (first, second) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let rest = words
        .next()
        .unwrap_or("")
        .trim_start_matches(['-', '–', ':', ' ']);
    let job = matches!(
        bare(first).as_str(),
        "job" | "role" | "position" | "employer"
    );
    let number = NUMBERS.split(' ').any(|number| number == bare(second));
    if job && number && has_words(rest) {
        (rest, true)
    } else {
        (line, false)
    }
}

/// A sentence cut where another job begins in it.
fn jobs(sentence: &str, role: Role) -> Vec<String> {
    if sentence.len() > MAX_SENTENCE {
        return vec![sentence.to_owned()];
    }
    let listed = listed_jobs(sentence);
    let cut = listed.into_iter().flat_map(|part| next_jobs(&part, role));
    cut.collect()
}

/// `cashier at Aldi 2015-2018, manager at Lidl 2018-2020`.
fn listed_jobs(sentence: &str) -> Vec<String> {
    let apart = sentence.split("; ").map(str::to_owned).collect();
    let apart = between_jobs(apart, "; ").unwrap_or_else(|| vec![sentence.to_owned()]);
    let cut = apart.into_iter().map(|part| {
        between_jobs(split_outside_brackets(&part), ", ").unwrap_or_else(|| vec![part])
    });
    cut.flatten().collect()
}

/// The parts of a list of jobs, with what is told of each; none where fewer than two are jobs.
fn between_jobs(parts: Vec<String>, joint: &str) -> Option<Vec<String>> {
    // `2015 - present Spirit Yachts`
    let dated = |part: &str| {
        let period =
            periods::find_period(part).filter(|period| period.span.start == 0 && period.lasts());
        period.is_some_and(|period| {
            part[period.span.end..]
                .trim_start()
                .starts_with(char::is_uppercase)
        })
    };
    let is_job = |part: &str| has_title_noun(part) && !dates::find(part).is_empty() || dated(part);
    let jobs = parts.iter().filter(|part| is_job(part)).count();
    if jobs < 2 || !is_job(&parts[0]) {
        return None;
    }
    let mut cut: Vec<String> = Vec::new();
    for part in parts {
        match cut.last_mut() {
            Some(last) if !is_job(&part) => {
                last.push_str(joint);
                last.push_str(&part);
            }
            _ => cut.push(part),
        }
    }
    Some(cut)
}

/// "… till 2016, then i moved to Bradford": cut where the next job's header begins.
fn next_jobs(sentence: &str, role: Role) -> Vec<String> {
    const WORK: &str =
        "and work in, and worked in, and work at, and worked at, and work for, and worked for";
    const CUES: &str = "then promoted to, and then, and afterwards, and before that, and after that, before this, after this, \
        prior to that, prior to this, following that, next was, since then, now at, now in, now with, now since, currently, presently, earlier at, earlier with, \
        earlier in, and since then, then, then in, \
        then at, then as, after that, before that, and now i, but now i, now i, previously";
    let lower = sentence.to_ascii_lowercase();
    let mut cut = Vec::new();
    let mut start = 0;
    for (at, _) in lower.match_indices(' ') {
        let tail = &lower[at + 1..];
        let begins = |cues: &str| {
            cues.split(", ").any(|cue| {
                let rest = tail.strip_prefix(cue);
                rest.is_some_and(|rest| rest.starts_with(' '))
            })
        };
        let works = begins(WORK);
        // "Barista then shift lead, Blue Fern": one job that was done as both.
        let head = &sentence[start.min(at)..at];
        let mere_title =
            head.split_whitespace().count() <= 3 && has_title_noun(head) && !head.contains(',');
        // "PE teacher at Escuela 214 since 2008 and rowing coach at Club Paraná 2012-2018"
        // "I'm currently working as a cashier".
        let mere_subject = head.split_whitespace().all(|word| {
            is_one_of(
                &bare(word),
                "i i'm i’m im i've i’ve ive am have been and also was",
            )
        });
        let other =
            tail.starts_with("and ") && has_title_noun(head) && !dates::find(head).is_empty();
        // "registrar at Kings (2018 - 2020) and Guys (2020 - 2021)"
        let again = other && sentence[at + 1 + "and ".len()..].starts_with(char::is_uppercase);
        // "a cashier at Asda, a cook at KFC and a driver at DPD"
        let listed = (head.ends_with(',') || tail.starts_with("and "))
            && has_title_noun(head)
            && ["a ", "an ", "and a ", "and an "].iter().any(|article| {
                let title = tail
                    .strip_prefix(article)
                    .and_then(|role| role.split_once(" at "))
                    .map_or("", |(title, _)| title);
                title.split(' ').count() <= 4 && has_title_noun(title)
            });
        let cue = works || other || listed || begins(CUES);
        // "since then" is one cue.
        let within = tail.starts_with("then ") && lower[..at].ends_with("since");
        if at < start || mere_title || mere_subject || within || !cue {
            continue;
        }
        let header = role_office::with_there(&sentence[at + 1..], role);
        if header.is_some_and(|header| {
            let dated = header.organisation.is_some() && header.period.is_some();
            if listed {
                header.title.is_some() && header.organisation.is_some()
            } else if works {
                dated
            } else if other && !begins(CUES) {
                let there = tail.contains(" there ") && header.period.is_some();
                (dated || there) && header.title.is_some() || (dated && again)
            } else {
                let own = header.description.as_deref().is_some_and(is_own_work);
                header.title.is_some()
                    || header.organisation.is_some()
                    || (own && header.period.is_some())
            }
        }) {
            cut.push(sentence[start..at].to_owned());
            start = at + 1;
        }
    }
    cut.push(sentence[start..].to_owned());
    cut.retain(|part| !part.trim().is_empty());
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jobs_in_one_line_are_cut_apart() {
        let cut = |text: &str| {
            let blocks = blocks(text, Role::Employee);
            blocks
                .into_iter()
                .flatten()
                .map(|line| line.text)
                .collect::<Vec<_>>()
        };
        assert_eq!(
            cut("cashier at Aldi 2015-2018, cleaned too, manager at Lidl 2018-2020"),
            [
                "cashier at Aldi 2015-2018, cleaned too",
                "manager at Lidl 2018-2020"
            ]
        );
        assert_eq!(
            cut("i worked at Lidl till 2016 then i moved to Aldi"),
            ["i worked at Lidl till 2016", "then i moved to Aldi"]
        );
        assert_eq!(cut("i cooked then i cleaned"), ["i cooked then i cleaned"]);
        assert_eq!(cut("JOB 1: Aldi. JOB 2: Lidl"), ["Aldi.", "JOB 2: Lidl"]);
    }
}
