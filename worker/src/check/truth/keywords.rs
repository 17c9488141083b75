//! Skills, subjects and headings: short fields that name something, with whatever is said of it.

mod of_kind;

use crate::english::gazetteer;
use crate::english::places;
use crate::english::products;
use crate::english::spelling;
use crate::english::tokens::{Token, key, tokenize};
use crate::english::words;

pub use of_kind::is_field_of_work;
use of_kind::{
    is_dealing, is_freed, is_lift_truck, is_of_rank, is_other_of_its_kind, is_remark_on_said,
    narrows, says_work,
};

use super::clauses::Passage;
use super::credentials;
use super::equipment;
use super::facts::{Facts, Said};
use super::glosses;
use super::names::{is_small, is_tool_at, neighbours};
use super::naming::{self, name};
use super::number_words::adverb_of_time;
use super::pastimes::is_over;
use super::product_names::{
    completes_product, has_product, is_anothers_product, is_of_code, is_script,
};
use super::qualifications;
use super::quantity::Agreement;
use super::shortened::{is_numbered, is_run_on, is_spelt_out};
use super::specifics;
use super::titles;
use super::violation::{Violation, ViolationKind};

/// A field that names a skill, a subject or a work, with whatever is said of it: each of its words in some form, and its numbers
/// and dates.
pub fn keyword(text: &str, kind: ViolationKind, facts: &Facts<'_>) -> Option<Violation> {
    if kind == ViolationKind::Credential && credentials::is_of_another(text, facts) {
        let reason = "the user's words give this to someone else";
        return Some(Violation::new(kind, text, reason));
    }
    if kind == ViolationKind::Credential && credentials::is_other_or_open(text, facts) {
        let reason = "the user's words give another degree, or do not say that it was awarded";
        return Some(Violation::new(kind, text, reason));
    }
    let passage = Passage::read(text);
    if kind == ViolationKind::Credential && qualifications::is_of_other_class(&passage, facts) {
        let reason = "the user's words give this another class";
        return Some(Violation::new(kind, text, reason));
    }
    let violation = name(text, kind, facts).or_else(|| anothers(&passage, kind, facts))?;
    let numbers = || has_numbers(&passage, kind, facts);
    let open = qualifications::leaves_open(&passage);
    if kind == ViolationKind::Credential
        && qualifications::is_class_of_degree(&passage, 0..passage.tokens.len(), facts)
    {
        return None;
    }
    // Each item of a list stands for itself: `Excel and Tableau` are two.
    let (mut said, mut unsaid, mut all) = (0, Vec::new(), true);
    let mut end_item = |said: &mut usize, unsaid: &mut Vec<usize>, label: bool, code: bool| {
        let label = label
            || unsaid
                .first()
                .is_some_and(|at| is_remark_on_said(&passage, *at, kind, facts));
        all &= unsaid.iter().all(|at| {
            let issued = kind == ViolationKind::Credential && is_paper(passage.key(*at));
            // `Exam planned for May` is of a paper that is not there yet.
            let issued = issued && (open || *said > 0 || label);
            // Beside the user's own words a skill may have plain ones: `sauce making`. A name, a tool, a level or a rank is not.
            let other = || equipment::is_of_another_kind(&passage, *at + 1, facts);
            code && may_explain(&passage, *at, facts)
                || issued
                || (*said > 0 || label)
                    && is_plain(&passage, *at, kind, facts)
                    && (*at + 1 == passage.tokens.len() || !other())
        });
        *said = 0;
        unsaid.clear();
    };
    let mut from = 0;
    for at in 0..passage.tokens.len() {
        let token = &passage.tokens[at];
        let joins = at > 0
            && (passage
                .gap_after(at - 1)
                .contains([',', '/', '&', ';', '(', ':'])
                || matches!(token.key.as_str(), "and" | "or" | "plus"));
        if joins && (said > 0 || !unsaid.is_empty()) {
            // `Methods: NMR`.
            let label = passage.gap_after(at - 1).contains(':');
            let code = kind == ViolationKind::Credential && glosses::explains_code(&passage, from);
            end_item(&mut said, &mut unsaid, label, code);
            from = at;
        }
        let inside =
            |span: &std::ops::Range<usize>| span.start <= token.start && token.start < span.end;
        let counted = passage.dates.iter().any(|mention| inside(&mention.span))
            || passage
                .quantities
                .iter()
                .any(|quantity| inside(&quantity.span));
        let denied = !passage.words[at].negated
            && !is_freed(&passage, at)
            && !is_among!("use used using", &token.key)
            && facts.word(&token.key) == Said::Denied;
        let mut dates = passage.dates.iter();
        let until = token.key == "till" && dates.any(|mention| mention.span.start > token.start);
        let says_nothing = says_nothing(&passage, at, kind, facts);
        if counted || until || is_small(&token.key) || (says_nothing && !denied) {
            said += usize::from(counted || says_work(&passage, at, (kind, &unsaid), facts));
            continue;
        }
        if kind == ViolationKind::Credential
            && !denied
            && !says(&passage, at, facts)
            && qualifications::claims_no_other(&passage, at, facts)
        {
            said += usize::from(facts.says_cognate(&token.key));
            continue;
        }
        // What is denied and was not said claims nothing.
        let harmless = passage.words[at].negated
            && facts.word(&token.key) == Said::No
            && !(kind == ViolationKind::Credential && claims(&token.key));
        if harmless
            || says(&passage, at, facts)
            || (kind == ViolationKind::Title && titles::is_told_by_verb(&token.key, facts))
            || (kind == ViolationKind::Credential
                && (credentials::is_of_degree(&token.key, facts)
                    || (open && facts.word(&token.key) == Said::Denied)))
        {
            said += 1;
        } else {
            unsaid.push(at);
        }
    }
    let explains = kind == ViolationKind::Credential && glosses::explains_code(&passage, from);
    end_item(&mut said, &mut unsaid, false, explains);
    all &= kind != ViolationKind::Credential || !is_other_of_its_kind(&passage, facts);
    let dates = || passage.dates.iter().all(|mention| facts.date(mention.date));
    (!all || !numbers() || !dates()).then_some(violation)
}

/// Whether a word of a field that names something adds nothing to it.
fn says_nothing(passage: &Passage<'_>, at: usize, kind: ViolationKind, facts: &Facts<'_>) -> bool {
    let word = passage.key(at);
    // `Winner, best poster` of who won it.
    let won = kind == ViolationKind::Name
        && is_among!("winner winners", word)
        && ["won", "win"]
            .iter()
            .any(|deed| facts.word(deed) == Said::Yes);
    is_neutral(word)
        || won
        || at
            .checked_sub(1)
            .is_some_and(|before| is_freed(passage, before))
        || (kind == ViolationKind::Tool && is_over(passage, at, facts))
        || (facts.word(word) == Said::No && is_genre(passage, at, kind, facts))
}

/// A product of which the user has one of another maker: what is theirs of its name is in another.
fn anothers(passage: &Passage<'_>, kind: ViolationKind, facts: &Facts<'_>) -> Option<Violation> {
    let mut words = 1..passage.tokens.len();
    let reason = "the user's words mention no such tool or skill";
    words
        .any(|at| is_anothers_product(passage, at, facts))
        .then(|| Violation::new(kind, passage.text, reason))
}

/// Whether the numbers of a keyword are the user's.
fn has_numbers(passage: &Passage<'_>, kind: ViolationKind, facts: &Facts<'_>) -> bool {
    passage.quantities.iter().all(|quantity| {
        let grouped = quantity
            .before
            .iter()
            .any(|word| matches!(word.as_str(), "group" | "team" | "crew"));
        facts.quantity(quantity, Agreement::WithNoun) == Said::Yes
            || (quantity.counts_nothing()
                && facts.quantity(quantity, Agreement::ValueOnly) == Said::Yes)
            || (kind == ViolationKind::Tool && facts.quantity_of(quantity, passage) == Said::Yes)
            || qualifications::has_number_of_stage(passage, quantity.token, facts)
            || naming::is_code(passage, quantity, facts)
            || is_run_on(passage, quantity.token, facts)
            || (quantity.nouns.is_empty()
                && !grouped
                && facts.quantity(quantity, Agreement::ValueOnly) == Said::Yes)
    })
}

/// A title that the writer gave to the user's work: everyday words for it, beside the user's own.
pub fn work(text: &str, facts: &Facts<'_>) -> Option<Violation> {
    let violation = keyword(text, ViolationKind::Name, facts)?;
    let passage = Passage::read(text);
    let (mut own, mut added, mut deeds) = (0, 0, 0);
    let told = (0..passage.tokens.len()).all(|at| {
        let token = &passage.tokens[at];
        let said = says(&passage, at, facts);
        let plain = is_small(&token.key) || is_neutral(&token.key);
        own += usize::from(said && !is_small(&token.key));
        added += usize::from(!said && !plain);
        deeds += usize::from(!said && is_deed(&token.key));
        said || plain || (words::is_wordlike(&token.key) && is_plain_in_title(&passage, at, facts))
    });
    // What was done to the user's thing is another word for their verb: `Narrowboat Restoration`.
    (!told || own + deeds <= added).then_some(violation)
}

/// Whether a word names what is done and no thing.
fn is_deed(word: &str) -> bool {
    ["tion", "sion", "ment"]
        .iter()
        .any(|ending| word.ends_with(ending))
        || is_among!(
            "build rebuild makeover refit overhaul repair upgrade revamp design setup",
            word
        )
}

/// Whether a word is part of the name of a product of several words that is not the user's: the `BI` of `Power BI`.
fn is_of_other_product(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const LONGEST: usize = 3;
    (2..=LONGEST).any(|length| {
        ((at + 1).saturating_sub(length)..=at).any(|first| {
            let Some(last) = passage.tokens.get(first + length - 1) else {
                return false;
            };
            let span = &passage.text[passage.tokens[first].start..last.end];
            let of_maker =
                || spelling::canonical_tool(last.text).is_some() && has_product(&last.key, facts);
            (spelling::canonical_tool(span).is_some() || products::is_product(&key(span)))
                && !of_maker()
                && !(first..first + length).all(|at| has_product(passage.key(at), facts))
                && !is_spelt_out(passage, at, facts)
                && (first..first + length).any(|at| facts.word(passage.key(at)) == Said::No)
                && facts.phrase(span) == Said::No
                && !products::forms(&key(span))
                    .iter()
                    .any(|form| facts.in_a_row(form) == Said::Yes)
        })
    })
}

pub fn says(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let word = &passage.tokens[at].key;
    if is_of_other_product(passage, at, facts) || is_anothers_product(passage, at, facts) {
        return false;
    }
    if is_lift_truck(passage, at, facts) {
        return true;
    }
    let said = facts.word(word).max(neighbours(passage, at, facts));
    said == Said::Yes
        || (said == Said::Denied && (passage.words[at].negated || is_freed(passage, at)))
        || (said == Said::No
            && (facts.says_alike(word)
                || facts.says_misspelt(word)
                || facts.says_clipped(word)
                || facts.says_kind(word)
                || (passage.tokens[at].is_capitalised() && facts.says_demonym(word))
                || has_product(word, facts)
                || is_of_code(word, facts)
                || completes_product(passage, at, facts)
                || facts.says_month(word)
                || is_script(passage.tokens[at].text, facts)
                || (glosses::is_gloss(passage, at, facts) && !claims(word))
                || facts.says_both_parts(word)
                || qualifications::is_of_stage(passage, at, facts)
                || (titles::names_a_role(word) && titles::is_own_by_another_name(word, facts))
                || is_of_rank(passage, at, facts)
                || is_numbered(passage, at, facts)
                || is_run_on(passage, at, facts)
                || adverb_of_time(word).is_some_and(|rate| facts.rates().contains(rate))
                || is_spelt_out(passage, at, facts)))
}

/// Words of level, rank and qualification.
const CLAIMS: &str = "advanced expert expertise fluent native certified licensed accredited senior lead leader leadership leading led master mastery \
        proficient proficiency specialist extensive strong excellent management manager managing managed supervision supervising director strategy strategic \
        architecture degree diploma bachelor bachelors master masters doctoral doctorate phd award winning professional head chief director supervisor \
        permanent chartered charterholder national international global european world regional gold silver bronze first best top grand";

pub fn claims(word: &str) -> bool {
    is_among!(CLAIMS, word)
}

/// Whether a word claims a level, or names something.
pub fn claims_at(passage: &Passage<'_>, at: usize, kind: ViolationKind, facts: &Facts<'_>) -> bool {
    let supervises = passage.key(at).starts_with("supervis") && facts.has_reports();
    (claims(passage.key(at)) && !supervises) || !claims_nothing(passage, at, kind, facts)
}

/// A word that claims nothing by itself.
fn is_plain(passage: &Passage<'_>, at: usize, kind: ViolationKind, facts: &Facts<'_>) -> bool {
    let key = passage.key(at);
    facts.word(key) == Said::No
        && claims_nothing(passage, at, kind, facts)
        && (!claims(key) || is_dealing(passage, at, facts))
        && !is_unsaid_role(key, facts)
        && !(kind == ViolationKind::Credential && narrows(passage, at))
}

/// Whether a word may say in brackets what a paper is for.
fn may_explain(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let word = passage.key(at);
    glosses::may_explain(passage, at)
        && facts.word(word) == Said::No
        && !is_unsaid_role(word, facts)
}

/// Whether a word is a role that the user does not give themselves: a `forklift instructor` is more than a licence.
pub fn is_unsaid_role(key: &str, facts: &Facts<'_>) -> bool {
    const RAISED: &str = "instructor examiner nurse conductor teacher lecturer doctor paramedic inspector foreman architect editor setter translator interpreter \
         judge referee umpire consultant surgeon designer composer trainer tutor coach therapist captain tailor champion dentist pharmacist electrician plumber";
    // `Owner of a 1978 Honda`.
    let has_one = || {
        ["ihave", "igot", "iown", "own", "mine"]
            .iter()
            .any(|row| facts.in_a_row(row) == Said::Yes)
    };
    (titles::is_rank_word(key) || is_among!(RAISED, key))
        && !(key == "owner" && has_one())
        && facts.word(key) == Said::No
        && !titles::is_derived(key, facts)
        && !titles::is_own_by_another_name(key, facts)
}

/// The same of a word in a title, where every word has its capital.
fn is_plain_in_title(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let token = &passage.tokens[at];
    facts.word(&token.key) == Said::No
        && !claims(&token.key)
        && !token.looks_like_name()
        && !products::is_maker(&token.key)
        && !is_tool_at(passage, at)
        && (!equipment::is_equipment(&token.key) || equipment::is_end_of_word(passage, at, facts))
        && !specifics::is_specific(&token.key)
}

/// Neither a name nor a tool.
fn claims_nothing(
    passage: &Passage<'_>,
    at: usize,
    kind: ViolationKind,
    facts: &Facts<'_>,
) -> bool {
    const PERIODS: [&str; 6] = ["year", "month", "week", "semester", "term", "quarter"];
    let token = &passage.tokens[at];
    let cased = token.is_capitalised() && at > 0 && !token.opens_sentence;
    let listed =
        at > 0 && (passage.tokens[at - 1].is_capitalised() || is_small(passage.key(at - 1)));
    // What follows the name of a maker is the name of a product.
    let product = at > 0 && token.is_capitalised() && products::is_maker(passage.key(at - 1));
    let unknown = token.is_capitalised() && !words::is_wordlike(&token.key);
    let name = token.looks_like_name()
        || token.key.bytes().all(|byte| byte.is_ascii_digit())
        || product
        || is_foreign(token)
        || unknown
        || (cased && (kind != ViolationKind::Tool || !listed));
    let period =
        super::number_words::time_unit(&token.key).is_some_and(|unit| PERIODS.contains(&unit));
    let pair = || {
        (at > 0 && equipment::is_pair(passage.key(at - 1), &token.key))
            || equipment::is_pair(&token.key, passage.key(at + 1))
            || (token.key == "reach" && is_among!("truck trucks", passage.key(at + 1)))
    };
    !name
        && !period
        && !pair()
        && !is_tool_at(passage, at)
        && (!equipment::is_equipment(&token.key) || equipment::is_kind_of_named(passage, at, facts))
        && (!specifics::is_specific(&token.key) || facts.says_compound(&token.key))
        && spelling::canonical_tool(token.text).is_none()
}

/// Whether a word names a language, or a place and its people.
fn is_foreign(token: &Token<'_>) -> bool {
    token.is_capitalised()
        && (places::is_language(&token.key)
            || (gazetteer::is_place(&token.key) && !words::is_common(&token.key)))
}

/// What a certificate is, besides what it is of.
fn is_paper(word: &str) -> bool {
    word.starts_with("certif")
        || is_among!(
            "endorsement endorsements licence license card ticket permit badge award course programme program training exam examination class category",
            word,
        )
}

/// Whether a word is a name of its own, and no word for a kind of skill.
pub fn names_another(passage: &Passage<'_>, at: usize) -> bool {
    let token = &passage.tokens[at];
    token.looks_like_name()
        || is_tool_at(passage, at)
        || products::is_maker(&token.key)
        || equipment::is_equipment(&token.key)
        || spelling::canonical_tool(token.text).is_some()
        || is_foreign(token)
        || (token.is_capitalised() && !words::is_wordlike(&token.key))
}

/// Words that say only of what genre is what they stand beside, or how old or large it is.
fn is_genre(passage: &Passage<'_>, at: usize, kind: ViolationKind, facts: &Facts<'_>) -> bool {
    const HONOURS: &str =
        "award awards prize rating grading recognition honour honor accolade nomination nominee";
    const AGES: &str = "vintage classic antique retro old older large big small compact mini";
    let word = passage.key(at);
    match kind {
        // Who was only nominated has no prize.
        ViolationKind::Name => {
            is_among!(HONOURS, word)
                && (!is_among!("nomination nominee", word) || facts.says_beginning_of("nominate"))
        }
        ViolationKind::Tool => is_among!(AGES, word),
        _ => false,
    }
}

/// Words that say how something is known, or that it is: they claim nothing by themselves. Words for a high level are not among
/// them.
pub fn is_neutral(word: &str) -> bool {
    const WORDS: &str = "experience experienced knowledge skill skills ability able good use used using user holder hold holds valid until \
        through currently current learning progress started start begun ongoing completed complete yet taken taking not no basic basics \
        beginner elementary some little bit fair adequate working familiar familiarity understanding including include mainly mostly primarily \
        various related general hands practical support supporting assist assisted help helped colleague member team new learn part \
        studies study course courses online evening programme program qualification certificate training expected incomplete unfinished \
        per with between own personal followed additional equipment software in-house internal external work works working vocational type speed serving served as \
        previously previous past earlier former formerly longer lapsed expired stronger strongest weaker developing improving still main primary awarded before occasional occasionally \
        vpn api crm erp cms cli gui \
        project website web app application system tool development via plus etc other also among level";
    is_among!(WORDS, word)
}

/// A role in a project that says no more than that one was in it.
pub fn is_member(text: &str) -> bool {
    const WORDS: &str =
        "group team project member participant contributor creator maker author artist student";
    tokenize(text)
        .iter()
        .all(|token| is_among!(WORDS, &token.key))
}

#[cfg(test)]
#[path = "keywords_tests.rs"]
mod tests;
