//! Tells what somebody is from what else may be told in a few words.

use super::clean::{bare, is_one_of};
use super::header::has_title_noun;
use crate::english::verbs;

/// Whether there is a word for a job, or its initials.
pub fn is_job_title(part: &str) -> bool {
    has_title_noun(part) || is_one_of(&bare(part), "gp physio")
}

/// "student", "recent graduate": what somebody is who has no job.
pub fn is_studying(part: &str) -> bool {
    let last = bare(part.rsplit(' ').next().unwrap_or(""));
    is_one_of(
        &last,
        "student undergraduate graduate postgraduate homemaker",
    )
}

/// Whether a word of another language ends as words for jobs do: `Softwareentwickler`, `professora`.
pub fn ends_as_job(word: &str) -> bool {
    const ENDINGS: &str = "er erin or ora eur euse ier ière iere ista ero era nte ente iker ktor log loge arz arka ör are";
    word.len() > 5
        && ENDINGS
            .split_ascii_whitespace()
            .any(|ending| word.ends_with(ending))
}

/// "plumber" of "a plumber".
pub fn without_article(part: &str) -> &str {
    let (first, rest) = part.split_once(' ').unwrap_or((part, ""));
    if matches!(bare(first).as_str(), "a" | "an" | "the") && !rest.is_empty() {
        rest
    } else {
        part
    }
}

/// The title and the place of "phlebotomist in Charlotte NC", the title and the rest of "healthcare assistant 9 years".
pub fn title_and_rest(part: &str) -> Option<(&str, &str)> {
    const NO_TITLE: &str = "not never want no looking now last assistant was been done did finished then before previously ex former formerly \
        recently used i";
    let first = part.split(' ').next().map(bare).unwrap_or_default();
    let number = part
        .find(|c: char| c.is_ascii_digit())
        .filter(|at| part[..*at].ends_with(' '));
    let place = [
        " in ",
        " from ",
        " based ",
        " looking ",
        " with ",
        " who ",
        " at ",
        " for ",
    ]
    .iter()
    .filter_map(|joint| part.find(joint))
    .min();
    let mut cut = number.into_iter().chain(place).min()?;
    while let Some((front, last)) = part[..cut].trim_end().rsplit_once(' ')
        && is_one_of(
            &bare(last),
            "since for about over with of approx almost nearly",
        )
    {
        cut = front.len();
    }
    let (title, rest) = (part[..cut].trim(), part[cut..].trim());
    let second = title.split(' ').nth(1).map(bare).unwrap_or_default();
    let deed =
        verbs::lookup(&first).is_some() && is_one_of(&second, "as the a an my for with at in to");
    (has_title_noun(title)
        && title.split(' ').count() <= 4
        && !deed
        && !is_one_of(&first, NO_TITLE))
    .then_some((title, rest))
}
