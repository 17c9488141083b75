//! "i managed a team of 5 people at Lidl in Manchester from june 2019 to march 2021": a deed that ends in where and when.

use super::header::{self, Header, Role};

/// Splits such a sentence into the deed, with what else is told behind a comma, and the role's header. Only where an
/// employer with a capital and a period both stand there: "at night" is no employer.
pub fn split(sentence: &str, role: Role) -> Option<(String, Header)> {
    const MOST_PLACES: usize = 4;
    let found = sentence.match_indices(" at ").take(MOST_PLACES);
    found.into_iter().find_map(|(at, joint)| {
        let (deed, ending) = (&sentence[..at], &sentence[at + joint.len()..]);
        if deed.split_whitespace().count() < 3 || !ending.starts_with(char::is_uppercase) {
            return None;
        }
        let mut header = header::parse(&format!("worked at {ending}"), role)?;
        let rest = std::mem::take(&mut header.rest);
        let apart = rest.is_empty()
            || sentence
                .strip_suffix(rest.as_str())
                .is_some_and(|front| front.trim_end().ends_with([',', ')', ';']));
        let period = header.period.as_ref()?;
        let lasting = period.ongoing || period.start != period.end;
        let complete =
            header.organisation.is_some() && header.title.is_none() && (rest.is_empty() || lasting);
        let joint = if rest.is_empty() { "" } else { ", " };
        (complete && apart).then(|| (format!("{deed}{joint}{rest}"), header))
    })
}
