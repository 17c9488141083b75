//! How many seasons the user's years are, and whether something is said to come again each season that came once.

use foldhash::HashMap;

use super::super::clauses::Passage;
use super::super::number_words;
use super::super::quantity::Quantity;
use super::Facts;
use crate::english::dates::{Mention, month_number};

/// Parts of a year and of work that come again.
const SEASONS: &str = "season summer winter spring autumn fall term semester harvest";

impl Facts<'_> {
    /// As many years stand in a sentence of the user's as seasons are claimed.
    pub(super) fn lists_years(&self, claim: &Quantity) -> bool {
        const SEASONS: &str = "summer winter spring autumn fall season harvest campaign vintag";
        let season = |noun: &str| is_among!(SEASONS, noun);
        let Some(noun) = claim
            .nouns
            .iter()
            .rev()
            .find(|noun| season(noun) || *noun == "year")
        else {
            return false;
        };
        // Two summers are no two winters, and two of either no two years.
        let other = self
            .passages
            .iter()
            .flat_map(|passage| &passage.words)
            .any(|word| {
                word.is_content
                    && season(&word.stem)
                    && word.stem != "season"
                    && noun != "season"
                    && word.stem != *noun
            });
        // Nor are two terms.
        let otherwise = || {
            let mut facts = self.passages.iter().flat_map(|passage| &passage.quantities);
            facts.any(|fact| {
                fact.same_amount(claim)
                    && fact.nouns.first().is_some_and(|said| {
                        number_words::time_unit(said).is_some_and(|unit| unit != "year")
                            || said == "term"
                    })
            })
        };
        (!other || !self.occurrences(noun).is_empty())
            && claim.value > 1.0
            && !otherwise()
            && self.passages.iter().any(|passage| {
                let ends = passage.ranges();
                if noun != "year" && spans_as_many(passage, &ends, claim.value) {
                    return true;
                }
                let in_range = |mention: &Mention| {
                    let mut ends = ends.iter().flat_map(|(start, end)| [*start, *end]);
                    noun == "year" && ends.any(|end| end == mention)
                };
                // `15/16, 16/17 and 17/18` are three winters.
                let across = passage.dates.windows(2).filter(|pair| {
                    pair[1].date.year == pair[0].date.year + 1
                        && passage.text.get(pair[0].span.end..pair[1].span.start) == Some("/")
                });
                let across = across.count();
                if across > 0 {
                    #[expect(clippy::cast_precision_loss, reason = "a handful of years")]
                    return (across as f64 - claim.value).abs() < 0.1;
                }
                let mut years: HashMap<usize, Vec<u16>> = HashMap::default();
                for mention in passage.dates.iter().filter(|mention| !in_range(mention)) {
                    let at = passage
                        .tokens
                        .partition_point(|token| token.end <= mention.span.start);
                    let Some(token) = passage.tokens.get(at) else {
                        continue;
                    };
                    let years = years.entry(token.sentence).or_default();
                    if !years.contains(&mention.date.year) {
                        years.push(mention.date.year);
                    }
                }
                #[expect(clippy::cast_precision_loss, reason = "a handful of years")]
                years
                    .values()
                    .any(|years| (years.len() as f64 - claim.value).abs() < 0.1)
            })
    }

    /// `Each summer` of `in 2 summers`, `every winter` of `last winter`.
    pub fn recurs_each(&self, passage: &Passage<'_>, at: usize) -> bool {
        let season = passage.key(at);
        if at == 0
            || !is_among!(SEASONS, season)
            || !is_among!("each every per a", passage.key(at - 1))
            || passage.words[at].negated
        {
            return false;
        }
        // `For a season`, `in a summer` last as long.
        let counted = || {
            at > 2
                && passage
                    .quantities
                    .iter()
                    .any(|one| one.token < at && one.token + 4 > at - 1)
                && !is_among!("for in during over of as", passage.key(at - 2))
        };
        if passage.key(at - 1) == "a" && !counted() {
            return false;
        }
        let mut said = self
            .passages
            .iter()
            .flat_map(|source| (0..source.tokens.len()).map(move |place| (source, place)))
            .filter(|(source, place)| source.key(*place).trim_end_matches('s') == season)
            .peekable();
        said.peek().is_some()
            && said.all(|(source, place)| {
                let counted = source.quantities.iter().any(|one| {
                    one.token < place
                        && one.token + 2 >= place
                        && one
                            .nouns
                            .iter()
                            .any(|noun| season.starts_with(noun.as_str()))
                });
                place > 0
                    && (counted || is_among!("last this one first that", source.key(place - 1)))
            })
    }
}

/// Whether something came as often between two years as is claimed: five seasons of `every summer 2015 to 2019`, of `june–oct 2012-2016` and
/// of `campaigns 2016/17 to 2020/21`.
fn spans_as_many(passage: &Passage<'_>, ranges: &[(&Mention, &Mention)], claimed: f64) -> bool {
    const EACH: &str = "each every season seasons seasonal summers winters springs autumns campaign campaigns harvests vintages";
    const NEAR: usize = 8;
    ranges.iter().any(|(start, end)| {
        let pairs = passage.text.get(start.span.end..end.span.start) == Some("/");
        let at = passage
            .tokens
            .partition_point(|token| token.end <= start.span.start);
        let sentence = passage.tokens.get(at).map(|_| passage.sentence_of(at));
        let comes_again = || {
            let near = at.saturating_sub(NEAR)..at + NEAR;
            sentence.is_some_and(|sentence| {
                near.filter(|place| sentence.contains(place)).any(|place| {
                    is_among!(EACH, passage.key(place))
                        || month_number(passage.key(place)).is_some()
                            && place + 1 < passage.tokens.len()
                            && month_number(passage.key(place + 1)).is_some()
                })
            })
        };
        // `2016/17 to 2020/21` begins a year earlier.
        let paired = passage.text[..start.span.start].ends_with('/');
        let many = f64::from(end.date.year) - f64::from(start.date.year)
            + 1.0
            + f64::from(u8::from(paired));
        // Those that begin in the one year and end in the next are one less.
        let over_new_year = || {
            (at.saturating_sub(NEAR)..at + NEAR).any(|place| {
                let first = month_number(passage.key(place));
                first
                    .zip(month_number(passage.key(place + 1)))
                    .is_some_and(|(first, last)| last < first)
            })
        };
        let as_many = (many - claimed).abs() < 0.1
            || !paired && (many - 1.0 - claimed).abs() < 0.1 && over_new_year();
        !pairs && many > 1.0 && as_many && comes_again()
    })
}

#[cfg(test)]
mod tests {
    use super::super::Said;
    use super::*;

    fn is_said(said: &str, text: &str) -> bool {
        let facts = Facts::read(&[said]);
        let passage = Passage::read(text);
        let each = (0..passage.tokens.len()).any(|at| facts.recurs_each(&passage, at));
        let claim = passage.quantities.first();
        !each && claim.is_none_or(|claim| facts.quantity_of(claim, &passage) == Said::Yes)
    }

    #[test]
    fn a_morning_is_no_hour() {
        assert!(!is_said(
            "80 bloods in a morning",
            "Took 80 bloods in an hour"
        ));
    }

    #[test]
    fn what_came_once_does_not_come_each_time() {
        assert!(!is_said(
            "3 rescues in 2 summers",
            "Made 3 rescues each summer"
        ));
        assert!(!is_said(
            "15 boilers last winter",
            "Fitted 15 boilers every winter"
        ));
        assert!(is_said(
            "15 boilers each winter",
            "Fitted 15 boilers every winter"
        ));
    }

    #[test]
    fn as_many_seasons_come_as_there_are_years() {
        for source in [
            "lookout, seasons june-sept 2010-2014",
            "waiter in Menorca, may–oct each year 2010 to 2014",
            "sugar campaigns 2015/16 to 2019/20",
        ] {
            let kind = if source.starts_with("sugar") {
                "campaigns"
            } else {
                "seasons"
            };
            assert!(is_said(source, &format!("Worked five {kind}")), "{source}");
            assert!(
                !is_said(source, &format!("Worked seven {kind}")),
                "{source}"
            );
        }
        assert!(!is_said("teller 2010-2014", "Worked five seasons"));
        assert!(is_said(
            "two seasons on the boats",
            "First of two seasons on the boats"
        ));
    }

    #[test]
    fn a_team_at_a_store_is_no_number_of_stores() {
        assert!(!is_said("store manager, team of 7", "Managed 7 stores"));
        assert!(is_said("store manager, team of 7", "Managed 7 employees"));
    }
}
