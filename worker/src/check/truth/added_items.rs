//! What a text adds to a list of the user's, of which it tells each item by its own word.

use smol_str::SmolStr;
use std::ops::Range;

use foldhash::HashSet;

use crate::english::kinds::Noun;
use crate::english::titles;
use crate::english::verbs::{self, Form};
use crate::english::words;

use super::clauses::Passage;
use super::facts::{Facts, Said};
use super::glosses::is_gloss;
use super::names::is_small;
use super::shortened::is_spelt_out;
use super::specifics::is_abstract;
use super::stance::is_general;
use super::violation::{Violation, ViolationKind};

/// The stems of all that is written.
pub fn told<'p>(written: impl Iterator<Item = &'p Passage<'p>>) -> HashSet<SmolStr> {
    written
        .flat_map(|passage| &passage.words)
        .map(|word| word.stem.clone())
        .collect()
}

/// An item of a list that stands beside one of the user's, and is in no word theirs, where the text tells of all that they say in
/// that sentence: it words none of theirs otherwise. `Tills and self-checkouts` of `tills, stacking`, told as `tills`, `shelves stacked`.
pub fn added(
    passage: &Passage<'_>,
    told: &HashSet<SmolStr>,
    facts: &Facts<'_>,
) -> Option<Violation> {
    for sentence in sentences(passage) {
        let mut before: Option<Range<usize>> = None;
        let items = segments(passage, sentence);
        for (number, item) in items.iter().enumerate() {
            let listed = number > 0 && is_listed_item(passage, &items, number);
            if listed
                && let Some(core) = core(passage, item.clone())
                && is_new(passage, core.clone(), facts)
                && let Some(beside) = &before
                && is_told_of(passage, beside, told, facts)
            {
                let text = &passage.text
                    [passage.tokens[core.start].start..passage.tokens[core.end - 1].end];
                let reason = "the user's words do not name this beside the others; leave it out";
                return Some(Violation::new(ViolationKind::Tool, text, reason));
            }
            before = Some(item.clone());
        }
    }
    None
}

/// Whether a word ends what is added to a list or said to be used, of which no word is the user's: `and kayaking`, `using an
/// autorefractor`.
pub fn ends_an_addition(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const BEFORE: &str = "and or plus using via with operating operated through drove driving used";
    const FEWEST: usize = 5;
    let content = |at: usize| passage.words.get(at).is_some_and(|word| word.is_content);
    let ends = passage.gap_after(at) != " " || !content(at + 1);
    if !ends {
        return false;
    }
    let sentence = passage.tokens[at].sentence;
    let mut first = at;
    while first > 0 && at - first < FEWEST {
        let before = first - 1;
        if passage.tokens[before].sentence != sentence {
            return false;
        }
        if passage.gap_after(before).contains(',') || is_among!(BEFORE, passage.key(before)) {
            return true;
        }
        let word = passage.key(before);
        if facts.word(word) == Said::Yes && !is_small(word)
            || is_small(word) && !matches!(word, "a" | "an" | "the")
        {
            return false;
        }
        first = before;
    }
    false
}

pub fn sentences<'p>(passage: &'p Passage<'_>) -> impl Iterator<Item = Range<usize>> + 'p {
    let mut start = 0;
    std::iter::from_fn(move || {
        (start < passage.tokens.len()).then(|| {
            let sentence = passage.sentence_of(start);
            let range = start..sentence.end.max(start + 1);
            start = range.end;
            range
        })
    })
}

/// What stands between commas, `and` and the like.
pub fn segments(passage: &Passage<'_>, sentence: Range<usize>) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut start = sentence.start;
    for at in sentence.clone() {
        if joins(passage.key(at)) {
            all.push(start..at);
            start = at + 1;
        } else if passage
            .gap_after(at)
            .contains([',', ';', '&', '+', '/', ':', '(', ')', '–', '—', '.', '\n'])
        {
            all.push(start..at + 1);
            start = at + 1;
        }
    }
    all.push(start..sentence.end);
    all.retain(|segment| !segment.is_empty());
    all
}

fn joins(word: &str) -> bool {
    is_among!("and plus or", word)
}

/// Whether an item is one of a list that an `and` ends.
fn is_listed_item(passage: &Passage<'_>, items: &[Range<usize>], number: usize) -> bool {
    let last = |number: usize| {
        let start = items[number].start;
        start > 0
            && (joins(passage.key(start - 1)) || passage.gap_after(start - 1).contains(['&', '+']))
    };
    let comma = |number: usize| {
        let start = items[number].start;
        start > 0 && passage.gap_after(start - 1).trim() == ","
    };
    last(number)
        || (comma(number)
            && (number + 1..items.len())
                .take_while(|next| comma(*next) || last(*next))
                .any(last))
}

/// The noun of an item with what stands before it, if it is one.
fn core(passage: &Passage<'_>, item: Range<usize>) -> Option<Range<usize>> {
    const LONGEST: usize = 4;
    // Words for how many, when or how, and a verb that is in no list.
    const OTHERS: &str = "later along still half majority most both all part rest others several many various share portion range variety mix number couple unpaid \
        paid sat";
    const ENDS: &str = "in at for with to from on by using of via during across per as while that which who when where including within under over after before";
    let start = item
        .clone()
        .find(|at| !is_among!("a an the their own some other new more", passage.key(*at)))?;
    let end = (start..item.end)
        .find(|at| is_among!(ENDS, passage.key(*at)))
        .unwrap_or(item.end);
    let core = start..end;
    let counts = |at: usize| {
        let start = passage.tokens[at].start;
        let mut quantities = passage.quantities.iter();
        quantities.any(|quantity| quantity.token == at || quantity.span.start == start)
    };
    // `Edit in Lightroom`, `focusing on knees`.
    let acts = |at: usize| {
        at + 1 == end
            && end < item.end
            && at == item.start
            && (passage.key(at).ends_with("ing") || verbs::lookup(passage.key(at)).is_some())
    };
    // `Ceilings and fences`: words for things that are verbs too.
    let is_thing = |at: usize| {
        at + 1 == end
            && end == item.end
            && Noun::of(passage.key(at))
                .is_some_and(|noun| noun.is_definite() || noun.is_substantive())
    };
    let is_verb = |at: usize| {
        acts(at)
            || verbs::lookup(passage.key(at))
                .filter(|_| !is_thing(at))
                .is_some_and(|(base, form)| {
                    !verbs::is_also_noun(base) || !matches!(form, Form::Base | Form::ThirdPerson)
                })
    };
    let verbal = core.clone().any(|at| {
        is_verb(at)
            || counts(at)
            || !passage.words[at].is_content
            || is_among!(OTHERS, passage.key(at))
    }) || passage.key(end) == "to";
    // `Mainly in shops and earlier in a bar`, `the largest of all`: a word for when or which is no thing.
    let last = core.end.checked_sub(1).map_or("", |last| passage.key(last));
    let names = Noun::of(last).is_some() || !words::is_common(last) || last.ends_with("ing");
    let fits = !core.is_empty() && core.len() <= LONGEST && !verbal && names;
    fits.then_some(core)
}

/// Whether no word of an item is the user's in any form.
fn is_new(passage: &Passage<'_>, item: Range<usize>, facts: &Facts<'_>) -> bool {
    let mut named = false;
    let last = passage.key(item.end - 1);
    // A mural and vegetables are things, whatever their endings.
    let is_thing = Noun::of(last).is_some_and(|noun| noun.is_definite() && noun.is_thing())
        && !["tion", "ment", "ness", "ity", "ance", "ence"]
            .iter()
            .any(|ending| last.trim_end_matches('s').ends_with(ending));
    (is_thing || !is_abstract(last.strip_suffix('s').unwrap_or(last)))
        && !titles::looks_like_title_noun(last)
        // `And now aiming for a post in management`.
        && !is_among!("aiming hoping seeking looking wishing planning", last)
        && item.clone().all(|at| {
            let key = passage.key(at);
            let word = &passage.words[at];
            if !word.is_content {
                return true;
            }
            named |= !is_general(key, &word.stem);
            !word.negated
                && key.bytes().all(|byte| byte.is_ascii_alphabetic())
                && facts.word(key) == Said::No
                && !facts.says_alike(key)
                && !facts.says_compound(key)
                && !facts.says_both_parts(key)
                && !facts.says_last_part(key)
                && !facts.says_beginning_of(key)
                && !facts.says_misspelt(key)
                && !facts.says_kind(key)
                && !facts.says_demonym(key)
                && !facts.lies_in(passage.tokens[at].text)
                && !facts.says_clipped(key)
                && !is_spelt_out(passage, at, facts)
                && !is_gloss(passage, at, facts)
        })
        && named
}

/// Whether the item before is the user's, and the text tells of all that stands in the same sentence of theirs.
fn is_told_of(
    passage: &Passage<'_>,
    item: &Range<usize>,
    told: &HashSet<SmolStr>,
    facts: &Facts<'_>,
) -> bool {
    let Some(last) = item.clone().rev().find(|at| passage.words[*at].is_content) else {
        return false;
    };
    let places = facts.everywhere(passage.key(last));
    !places.is_empty()
        && places.iter().all(|(number, at)| {
            let source = &facts.passages[*number];
            segments(source, source.sentence_of(*at))
                .into_iter()
                .all(|segment| {
                    let mut contents = segment
                        .filter(|at| {
                            let key = source.key(*at);
                            source.words[*at].is_content
                                && !source.words[*at].negated
                                && !is_general(key, &source.words[*at].stem)
                                && key.bytes().all(|byte| byte.is_ascii_alphabetic())
                        })
                        .peekable();
                    contents.peek().is_none()
                        || contents.any(|at| {
                            told.contains(&source.words[at].stem)
                                || source.key(at).get(..4).is_some_and(|beginning| {
                                    told.iter().any(|stem| stem.starts_with(beginning))
                                })
                        })
                })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn adds(source: &str, written: &[&str]) -> Option<String> {
        let facts = Facts::read(&[source]);
        let written: Vec<Passage<'_>> = written.iter().map(|text| Passage::read(text)).collect();
        let told = told(written.iter());
        let mut found = written.iter().filter_map(|text| added(text, &told, &facts));
        found.next().map(|violation| violation.text)
    }

    #[test]
    fn one_item_more_than_all_that_are_told_is_added() {
        let source = "cashier. till, stacking, deli counter on sundays";
        let others = "Stacked shelves and served at the deli counter";
        let found = adds(
            source,
            &["Operated the till and self-checkout machines", others],
        );
        assert_eq!(found.as_deref(), Some("self-checkout machines"));
        let found = adds("pex and copper", &["Work with PEX, copper and cast iron"]);
        assert_eq!(found.as_deref(), Some("cast iron"));
    }

    #[test]
    fn another_word_for_what_is_not_told_otherwise_is_not_added() {
        let source = "cashier. till, stacking, deli counter on sundays";
        for written in [
            // The stacking may be it.
            "Operated the till and replenishment trolleys, deli counter",
            "Operated the till and is seeking a new role",
            "Worked at the till, typically three, stacked and served at the deli counter",
            "Worked at the till and earlier at the deli counter, stacking",
            "Worked at the till, the busiest of them, stacked and served at the deli counter",
            "",
        ] {
            assert_eq!(adds(source, &[written]), None, "{written}");
        }
    }
}
