//! Whether a product is the user's by its maker, its kind or its letters.

use crate::english::products;

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
    products::members(group)
        .iter()
        .any(|product| facts.in_a_row(product) == Said::Yes)
        || is_lettered(group, facts)
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
