//! What somebody would like to become, as a title of theirs may say behind what they are.

use super::by_field::is_by_school;
use crate::check::truth::clauses::Passage;
use crate::check::truth::facts::{Facts, Said};
use crate::check::truth::names::is_small;
use crate::check::truth::shortened::is_spelt_out;

/// Words of a title behind which a wish stands.
const WISHING: &str = "seeking aspiring moving transitioning pursuing targeting aiming hoping looking wanting prospective interested changing switching";

/// Words by which the user tells of a wish.
const WISHED: &str = "want wants wanted wanting wanna hope hopes hoping look looking seek seeking aim aiming aspire aspiring like love move moving \
    change changing switch switching transition goal target interested dream plan planning retrain retraining ready apply applying next become";

/// What a wish is for, whatever it is.
const POSTS: &str = "role roles position positions job jobs post posts work opportunity opportunities career field employment professional become in into towards \
    toward next new first";

/// A title without the wish behind it, where the user wishes for that: `Welder seeking to become a Welding Inspector`.
pub fn without_wish<'t>(text: &'t str, facts: &Facts<'_>) -> Option<&'t str> {
    let passage = Passage::read(text);
    let at = (0..passage.tokens.len()).find(|at| is_among!(WISHING, passage.key(*at)))?;
    let wishes = facts.passages.iter().any(|source| {
        let mut tokens = source.tokens.iter();
        tokens.any(|token| is_among!(WISHED, &token.key))
    });
    let said = |place: usize| {
        let word = passage.key(place);
        is_small(word)
            || is_among!(POSTS, word)
            || is_among!(WISHING, word)
            || facts.word(word) != Said::No
            || facts.phrase(passage.tokens[place].text) != Said::No
            || facts.says_alike(word)
            || facts.says_cognate(word)
            || is_spelt_out(&passage, place, facts)
            || is_by_school(word, facts)
    };
    (wishes && (at..passage.tokens.len()).all(said)).then(|| {
        text[..passage.tokens[at].start].trim_end_matches([' ', '|', ',', '-', '–', '—', '/', '('])
    })
}

/// Whether a role in a text is one that somebody looks for: `Seeks work in estimating or as a project coordinator`.
pub fn is_sought(passage: &Passage<'_>, at: usize) -> bool {
    const SEEKING: &str = "seek seeks seeking look looks looking want wants wanting hope hopes hoping aim aims aiming aspire aspires aspiring \
        wish wishes wishing pursue pursues pursuing apply applies applying interested open";
    const ENDING: &str = "with after having who where while currently now is was has";
    let sentence = passage.sentence_of(at);
    // Who looks after a team seeks nothing.
    let seeks = |place: usize| {
        is_among!(SEEKING, passage.key(place))
            && (!is_among!("look looks looking open", passage.key(place))
                || is_among!("for at to into towards", passage.key(place + 1)))
    };
    let verb = (sentence.start..at).rev().find(|place| seeks(*place));
    verb.is_some_and(|verb| {
        !passage.words[verb].negated
            && (verb..at).all(|place| {
                !passage.gap_after(place).contains(';') && !is_among!(ENDING, passage.key(place))
            })
    })
}
