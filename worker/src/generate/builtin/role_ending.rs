//! "i managed a team of 5 people at Lidl in Manchester from june 2019 to march 2021": a deed that ends in where and when.

use super::header::{self, Header, Role};

/// Splits such a sentence into the deed and the role's header. Only where an employer with a capital and a period both
/// stand there, and nothing else does: "at night" is no employer, and what is not understood stays in the sentence.
pub fn split(sentence: &str, role: Role) -> Option<(String, Header)> {
    let (deed, ending) = sentence.rsplit_once(" at ")?;
    if deed.split_whitespace().count() < 3 || !ending.starts_with(char::is_uppercase) {
        return None;
    }
    let header = header::parse(&format!("worked at {ending}"), role)?;
    let complete = header.organisation.is_some()
        && header.period.is_some()
        && header.title.is_none()
        && header.rest.is_empty();
    complete.then(|| (deed.to_owned(), header))
}
