//! Roles that were told together: what one of them says for the others, and words that belong to none.

use super::clean::{bare, has_words, is_one_of, tidy};
use super::delimited;
use super::employer_names::{is_same_employer, without_transition};
use super::header::Header;
use super::phrase::{Tense, told_tense};
use super::role_entry::{Entry, absorb};
use crate::english::periods::{self, Period};

/// "assistant in the same company": the employer of the role before.
pub fn with_same_employer(mut header: Header, previous: &Header, sentence: &str) -> Header {
    if header.organisation.is_none()
        && (is_same_employer(sentence)
            || goes_on(&header, previous, sentence)
            || rises(&header, previous)
            || is_promotion(&header, sentence))
    {
        header.organisation.clone_from(&previous.organisation);
        header.place = header.place.take().or_else(|| previous.place.clone());
        let described = header
            .description
            .take()
            .filter(|text| !text.to_lowercase().contains("same"));
        header.description = described.or_else(|| previous.description.clone());
        header.is_next |= previous.title.is_some() || header.period.is_some();
        // What was before something else is over, whatever it was since.
        let before = sentence
            .get(..6)
            .is_some_and(|word| word.eq_ignore_ascii_case("before"));
        if let Some(period) = header.period.as_mut().filter(|_| before) {
            period.ongoing = false;
        }
    }
    header
}

/// "then became a manager in 2019": nobody says where, since it is where they were.
pub fn is_promotion(header: &Header, sentence: &str) -> bool {
    let mut words = sentence.split_whitespace().take(6).map(bare);
    header.organisation.is_none()
        && header.title.is_some()
        && !says_where(header)
        && words.any(|word| is_one_of(&word, "became promoted"))
}

/// The first job of "team leader at Vodafone. i started as an adviser in 2014 and was promoted in 2017": the open one begins with the
/// promotion.
pub fn first_of_two(open: &mut Header, header: &Header, sentence: &str) -> Option<Header> {
    let began = sentence
        .split_whitespace()
        .take(3)
        .any(|word| is_one_of(&bare(word), "started began joined"));
    let (_, promotion) = header.rest.split_once("promoted ")?;
    let period = periods::find_period(promotion).filter(|period| !period.lasts())?;
    let told = tidy(&promotion[..period.span.start]);
    let rank = told.strip_prefix("to ").unwrap_or(&told).to_lowercase();
    let title = open.title.as_deref()?.to_lowercase();
    let start = header.period.as_ref()?.start;
    let fits = began && title.ends_with(&rank) && tidy(&promotion[period.span.end..]).is_empty();
    if !fits || open.period.is_some() || header.title.is_none() || says_where(header) {
        return None;
    }
    let at = |start, end| {
        Some(Period {
            start,
            end,
            ongoing: false,
            span: 0..0,
        })
    };
    open.period = at(period.start, None);
    Some(Header {
        title: header.title.clone(),
        organisation: open.organisation.clone(),
        place: open.place.clone(),
        period: at(start, period.start),
        ..Header::default()
    })
}

/// Ends a job with the promotion out of it. False where the promotion is a statement of that job: nobody says when it was, or the
/// job went on beyond it.
pub fn end_with_promotion(job: &mut Header, promotion: &Header) -> bool {
    let Some(period) = &promotion.period else {
        return promotion.is_next;
    };
    let (Some(since), Some(before)) = (period.start, &mut job.period) else {
        return true;
    };
    if before.end.is_none() && !before.ongoing {
        before.end = Some(since);
    }
    before.end.is_none_or(|end| end <= since)
}

/// Whether anything but a name tells where a job was.
fn says_where(header: &Header) -> bool {
    header.place.is_some() || header.description.is_some() || header.sector.is_some()
}

/// "… 2017 to 2019, then team lead 2019-2021": another title from the day on which the one before ended.
fn goes_on(header: &Header, previous: &Header, sentence: &str) -> bool {
    let end = previous.period.as_ref().and_then(|period| period.end);
    let start = header.period.as_ref().and_then(|period| period.start);
    let named = header.title.is_some() && previous.title.is_some() && !says_where(header);
    let then = sentence
        .get(..5)
        .is_some_and(|word| word.eq_ignore_ascii_case("then "));
    let own = sentence.to_lowercase().contains("self");
    named
        && then
        && !own
        && end
            .zip(start)
            .is_some_and(|(end, start)| end.year == start.year)
}

/// "vet nurse at Cedar Vets since 2015. Head nurse since 2019": a higher rank in the same trade, while the job goes on.
fn rises(header: &Header, previous: &Header) -> bool {
    let ongoing = |header: &Header| {
        header
            .period
            .as_ref()
            .filter(|period| period.ongoing)?
            .start
    };
    let trade = |header: &Header| {
        let last = header.title.as_deref()?.rsplit(' ').next()?;
        Some(last.to_lowercase())
    };
    !says_where(header)
        && trade(header).is_some_and(|own| Some(own) == trade(previous))
        && ongoing(previous)
            .zip(ongoing(header))
            .is_some_and(|(before, since)| before < since)
}

/// "nurse since 2012. first at St James, then at Bradford": a title that was told for all of what follows.
pub fn share_title(mut entries: Vec<Entry>) -> Vec<Entry> {
    let career = entries.first().is_some_and(|first| {
        first.header.title.is_some()
            && first.header.organisation.is_none()
            && first.header.description.is_none()
            && first.statements.is_empty()
    });
    let untitled = entries.len() > 1
        && entries[1..]
            .iter()
            .all(|entry| entry.header.title.is_none() && entry.header.organisation.is_some());
    if untitled && entries[0].is_trade {
        let title = entries[0].header.title.clone();
        for entry in &mut entries[1..] {
            entry.header.title.clone_from(&title);
        }
    }
    if !career || !untitled {
        return entries;
    }
    let first = entries.remove(0);
    for entry in &mut entries {
        entry.header.title.clone_from(&first.header.title);
    }
    if let (Some(title), Some(start)) = (
        first.header.title,
        first.header.period.and_then(|period| period.start),
    ) {
        entries[0]
            .notes
            .insert(0, format!("{title} since {}", start.iso()));
    }
    entries[0].notes.extend(first.notes);
    entries
}

/// "barista then shift lead at Costa. barista 2017, shift lead 2019 to 2021": an employer that was told for all of them.
pub fn share_employer(mut entries: Vec<Entry>) -> Vec<Entry> {
    let open = |entry: &Entry| entry.header.organisation.is_none() && entry.header.period.is_some();
    let known =
        |first: &Entry| first.header.organisation.is_some() && first.header.period.is_none();
    let count = entries
        .iter()
        .skip(1)
        .take_while(|entry| open(entry))
        .count();
    if !entries.first().is_some_and(known) || count == 0 {
        return entries;
    }
    let title = entries[0].header.title.clone().unwrap_or_default();
    let titles: Vec<&str> = title
        .split([',', '>', '/'])
        .flat_map(|part| part.split(" Then "))
        .map(|part| part.trim_matches([' ', '-']).trim_start_matches("Later "))
        .filter(|title| !title.is_empty())
        .collect();
    // `Tester` is `QA Tester` of "QA tester -> QA lead".
    let whole = |entry: &Entry| {
        let own = entry.header.title.as_deref().unwrap_or("-").to_lowercase();
        let of = |fits: &dyn Fn(String) -> bool| {
            titles
                .iter()
                .position(|title| fits(format!(" {} ", title.to_lowercase())))
        };
        of(&|title| title.trim() == own)
            .or_else(|| of(&|title| title.ends_with(&format!(" {own} "))))
            .or_else(|| of(&|title| title.starts_with(&format!(" {own} "))))
    };
    let matches: Vec<Option<usize>> = entries[1..=count].iter().map(whole).collect();
    let told_all = (0..titles.len()).all(|at| matches.contains(&Some(at)));
    let lone = matches.len() == 1 && titles.len() == 1;
    if lone || matches.iter().all(Option::is_none) {
        return entries;
    }
    let (front, rest) = entries.split_at_mut(1);
    let first = &front[0].header;
    for (entry, title) in rest.iter_mut().zip(&matches) {
        let header = &mut entry.header;
        header.title = title
            .map(|at| titles[at].to_owned())
            .or(header.title.take());
        header.organisation.clone_from(&first.organisation);
        header.place.clone_from(&first.place);
        header.description.clone_from(&first.description);
        // `2017` of "barista 2017, shift lead 2019": when that began.
        if let Some(period) = &mut header.period
            && period.start == period.end
        {
            period.end = None;
        }
    }
    if told_all {
        let first = entries.remove(0);
        entries[0].statements.splice(0..0, first.statements);
        entries[0]
            .notes
            .splice(0..0, first.header.notes.into_iter().chain(first.notes));
    }
    entries
}

/// "clerk at Acme since 2015, before that at Aldi. I keep the books": what one does now was told behind an earlier job.
pub fn tell_of_now(entries: &mut [Entry]) {
    for at in 1..entries.len() {
        let (front, behind) = entries.split_at_mut(at);
        let (now, earlier) = (&mut front[at - 1], &mut behind[0]);
        let goes_on = |entry: &Entry| {
            let period = entry.header.period.as_ref();
            entry.header.is_current == Some(true) || period.is_some_and(|period| period.ongoing)
        };
        let told = earlier.statements.iter().map(|told| told_tense(told));
        let of_now = !earlier.statements.is_empty()
            && told.eq(earlier.statements.iter().map(|_| Some(Tense::Present)));
        if earlier.header.is_next && goes_on(now) && !goes_on(earlier) && of_now {
            now.statements.append(&mut earlier.statements);
        }
    }
}

/// "since then self employed", "after that i joined Aldi and have been there since": from the day on which the job before ended.
pub fn since_then(entries: &[Entry], header: &mut Header, sentence: &str) {
    let lower = sentence.to_lowercase();
    let own = header
        .description
        .as_deref()
        .is_some_and(delimited::is_own_work);
    let since = lower.contains("since then") || lower.trim_end_matches('.').ends_with(" since");
    let previous = entries.last().map(|entry| &entry.header);
    // "from 2012 to 2016 i ran my own cafe" is still a statement.
    let told = || {
        entries
            .last()?
            .statements
            .iter()
            .find_map(|told| periods::find_period(told))
    };
    let period = previous
        .and_then(|previous| previous.period.clone())
        .or_else(told);
    let end = period.filter(Period::lasts).and_then(|period| period.end);
    let employed = own || header.organisation.is_some();
    if let Some(end) = end
        && since
        && employed
        && header.period.is_none()
    {
        header.period = Some(Period {
            start: Some(end),
            end: None,
            ongoing: true,
            span: 0..0,
        });
        header.is_next = true;
        if bare(&header.rest) == "since" {
            header.rest.clear();
        }
    }
    share_trade(entries, header, sentence, own);
}

/// The title of "delivery driver at Yodel 2019-2021, then DPD 2021 to now" and of "then went self employed": the one before, where
/// nothing but another employer is told.
fn share_trade(entries: &[Entry], header: &mut Header, sentence: &str, own: bool) {
    const LEARNING: &str = "apprentice trainee intern junior assistant student";
    let name = header.organisation.as_deref().unwrap_or("-").to_lowercase();
    let told = without_transition(sentence).to_lowercase();
    let another = header.period.is_some() && !has_words(&header.rest) && told.starts_with(&name);
    let previous = entries.last().map(|entry| &entry.header);
    let date = |header: &Header| header.period.clone();
    let end = previous.and_then(|header| date(header)?.end);
    let another =
        another && end.is_some_and(|end| date(header).and_then(|period| period.start) >= Some(end));
    let title = previous.and_then(|header| header.title.clone());
    let learns = |title: &String| {
        title
            .split(' ')
            .any(|word| is_one_of(&bare(word), LEARNING))
    };
    let lower = sentence.to_lowercase();
    let then = header.is_next
        || ["then ", "and ", "now "]
            .iter()
            .any(|cue| lower.starts_with(cue));
    if header.title.is_none() && then && (own || another) {
        header.title = title.filter(|title| !learns(title));
    }
}

/// Words without employer and title belong to the role before them, or else to the next one.
pub fn join_nameless(entries: Vec<Entry>) -> Vec<Entry> {
    let mut joined: Vec<Entry> = Vec::new();
    let mut early: Option<Entry> = None;
    for mut entry in entries {
        let described = entry.header.description.is_some() && entry.header.period.is_some();
        if !entry.is_named() && !described {
            match joined.last_mut() {
                Some(previous) => absorb(previous, entry),
                None => early = Some(entry),
            }
            continue;
        }
        // What was before the first role is told of it; what is now is another one.
        let apart = |early: &mut Entry| {
            let past = |told: &String| told_tense(told) == Some(Tense::Past);
            early.header.period.is_some()
                || says_where(&early.header)
                || !early.statements.iter().all(past)
        };
        if entry.header.is_next {
            joined.extend(early.take_if(apart));
        }
        if let Some(mut first) = early.take() {
            first.statements.append(&mut entry.statements);
            entry.statements = first.statements;
            entry.notes.splice(0..0, first.notes);
            entry.notes.extend(first.header.sector);
            entry.notes.extend(first.header.description);
            entry.notes.extend(first.header.place);
        }
        joined.push(entry);
    }
    joined.extend(early);
    joined
}
