//! Dates that somebody takes back while they write: "2018, sorry 2019".

use std::ops::Range;

use super::dates::{self, Mention};

/// Whether what stands between two dates says that the second is meant and not the first.
fn takes_back(between: &str) -> bool {
    const CUES: &str = "sorry|oh sorry|no sorry|sorry no|no wait|wait no|wait|oops|i mean|sorry i mean|i meant|correction|no actually|actually no|or rather|rather";
    const LEADS: [&str; 8] = [
        " it was in",
        " it was",
        " it's",
        " its",
        " that's",
        " was",
        " in",
        " i mean",
    ];
    let plain: String = between
        .chars()
        .filter(|c| c.is_alphabetic() || matches!(c, ' ' | '\''))
        .collect();
    let told = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let told = told.to_lowercase();
    let is_cue = |told: &str| CUES.split('|').any(|cue| cue == told);
    let led = LEADS.iter().find_map(|lead| told.strip_suffix(lead));
    is_cue(&told) || led.is_some_and(is_cue)
}

/// The parts of `text` that are taken back, each with the words that do so, among its dates in their order.
pub fn among(text: &str, mentions: &[Mention]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for pair in mentions.windows(2) {
        let (first, second) = (&pair[0], &pair[1]);
        if first.span.end < second.span.start
            && takes_back(&text[first.span.end..second.span.start])
        {
            // "March 2018, sorry 2019" keeps its month.
            let year = first.span.end.saturating_sub(4).max(first.span.start);
            let only_year = first.date.month.is_some() && second.date.month.is_none();
            let start = if only_year { year } else { first.span.start };
            found.push(start..second.span.start);
        }
    }
    found
}

/// The text without the dates that its writer takes back.
pub fn without(text: &str) -> String {
    let mut kept = text.to_owned();
    for range in among(text, &dates::find(text)).into_iter().rev() {
        kept.replace_range(range, "");
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_that_is_meant_stays() {
        for (typed, expected) in [
            ("PRINCE2, 2015, sorry 2016", "PRINCE2, 2016"),
            ("from 2015 to 2018 no wait 2019", "from 2015 to 2019"),
            ("in march 2018 - sorry, 2019", "in march 2019"),
            ("june 2020... I mean july 2020", "july 2020"),
            ("in 2012, sorry it was 2013", "in 2013"),
            ("2012 and 2013", "2012 and 2013"),
            ("2012. Actually left in 2013", "2012. Actually left in 2013"),
        ] {
            assert_eq!(without(typed), expected);
        }
    }
}
