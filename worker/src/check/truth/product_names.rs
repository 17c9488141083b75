//! Whether a product is the user's by its maker, its kind or its letters.

use crate::english::products;
use crate::english::tokens::key;
use crate::english::words;

use super::clauses::Passage;
use super::facts::{Facts, Said};

/// Whether a word completes the full name of a product that the user names: `Altium Designer`.
pub fn completes_product(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let model = passage.key(at + 1);
    // The `EOS` of `Canon EOS 80D`.
    let of_line = at > 0
        && passage.tokens[at].is_capitalised()
        && model.contains(|c: char| c.is_ascii_digit())
        && model.contains(|c: char| c.is_ascii_alphabetic())
        && facts.in_a_row(&format!("{}{model}", passage.key(at - 1))) == Said::Yes;
    if of_line {
        return true;
    }
    at > 0
        && products::completes_name(passage.key(at))
        && passage.tokens[at - 1].is_capitalised()
        && passage.gap_after(at - 1) == " "
        && facts.word(passage.key(at - 1)) == Said::Yes
}

/// Whether a name is the user's with the ending of what is written in JavaScript: `Next.js` of who lists `Next`. An everyday word is
/// a name by its capital.
pub fn is_script(text: &str, facts: &Facts<'_>) -> bool {
    let Some(name) = text.strip_suffix(".js").map(key) else {
        return false;
    };
    facts.rows(&name).any(|(source, at)| {
        let source = &facts.passages[source];
        let cased = source.tokens[at].is_capitalised() && !source.tokens[at].opens_sentence;
        !source.words[at].negated && source.key(at) == name && (cased || !words::is_common(&name))
    })
}

/// Whether a word behind the name of a maker is their product, and the user has one of another maker alone by this name: the `Ads`
/// of `Google Ads`, where they have `meta ads`.
pub fn is_anothers_product(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let maker = passage.key(before);
    if !products::is_maker(maker) || passage.gap_after(before) != " " {
        return false;
    }
    let product = format!("{maker}{}", passage.key(at));
    let forms = products::forms(&product);
    if forms.is_empty() || forms.iter().any(|form| is_said(form, facts)) {
        return false;
    }
    let mut places = facts.rows(passage.key(at)).peekable();
    places.peek().is_some()
        && places.all(|(source, place)| {
            let source = &facts.passages[source];
            place.checked_sub(1).is_some_and(|before| {
                let other = source.key(before);
                source.gap_after(before) == " " && other != maker && products::is_maker(other)
            })
        })
}

/// Whether the user calls only themselves by a word that is the name of a program: a `freelance illustrator` works in no Illustrator.
pub fn is_role_alone(word: &str, facts: &Facts<'_>) -> bool {
    word == "illustrator"
        && products::members("adobe")
            .iter()
            .all(|other| *other == word || other.len() < 3 || facts.in_a_row(other) != Said::Yes)
        && facts.rows(word).next().is_some()
        && facts.rows(word).all(|(source, at)| {
            let source = &facts.passages[source];
            let before = source.before(at);
            !is_among!(
                "in with using on adobe use used uses via know knows",
                before
            )
        })
}

/// The same of a word in a text: the `Cloud` of `Google Cloud` is no kind of thing.
pub fn has_product_at(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let token = &passage.tokens[at];
    let of_name = token.is_capitalised()
        && !token.text.chars().all(char::is_uppercase)
        && at > 0
        && !products::is_maker(&token.key)
        && products::is_maker(passage.key(at - 1));
    !of_name && has_product(&token.key, facts)
}

/// Whether the user names a product of this maker, or one of this kind.
pub fn has_product(group: &str, facts: &Facts<'_>) -> bool {
    if group.ends_with("illustrator") && is_role_alone("illustrator", facts) {
        return false;
    }
    products::members(group)
        .iter()
        .any(|product| facts.in_a_row(product) == Said::Yes)
        || is_lettered(group, facts)
}

fn is_said(product: &str, facts: &Facts<'_>) -> bool {
    facts.in_a_row(product) == Said::Yes
}

/// Whether the user names a product (comparison key of its name) by any of its names.
pub fn names_product(product: &str, facts: &Facts<'_>) -> bool {
    let mut forms = products::forms(product).iter();
    is_said(product, facts) || forms.any(|form| is_said(form, facts))
}

/// Whether the user has a paper by the code of which the word is the name: `Fundamentals` of `AZ-900`.
pub fn is_of_code(word: &str, facts: &Facts<'_>) -> bool {
    products::codes_of(word).any(|code| facts.in_a_row(code) == Said::Yes)
}

/// Whether the user has a program by its two letters, among others of its maker: `PS, AI, ID`.
fn is_lettered(program: &str, facts: &Facts<'_>) -> bool {
    const LETTERED: [(&str, &str); 7] = [
        ("photoshop", "ps"),
        ("illustrator", "ai"),
        ("indesign", "id"),
        ("premiere", "pr"),
        ("lightroom", "lr"),
        ("aftereffects", "ae"),
        ("adobe", "adobe"),
    ];
    let said = |name: &str| facts.in_a_row(name) == Said::Yes;
    LETTERED.iter().any(|(name, letters)| {
        *name == program
            && name != letters
            && said(letters)
            && LETTERED.iter().any(|(other, short)| {
                other != name
                    && !matches!(*short, "id" | "pr" | "ai")
                    && (said(short) || said(other))
            })
    })
}
