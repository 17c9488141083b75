//! In which language a text is, as far as its small words tell: what is known of English words holds of English alone.

use super::clauses::Passage;
use super::is_among;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Or too short to tell.
    English,
    /// Which writes every noun with a capital.
    German,
    Other,
}

/// Words that stand in most sentences of German, and in none of English but as part of a name, with a capital.
const GERMAN: &str =
    "der das und ein eine einen einem einer von mit für den dem des zum zur bei als auf aus";

/// The same of French, Spanish, Portuguese, Italian, Dutch, Swedish and Polish.
const OTHERS: &str = "le les des du et une pour avec dans aux el los las y una para con por um uma ao il gli della di het een voor och att på oraz";

/// Words that stand in most sentences of English, and in none of these.
const ENGLISH: &str = "the and with of for from by at to on their an as";

/// The language of a text.
pub fn of(text: &Passage<'_>) -> Language {
    let says = |list: &str| text.tokens.iter().any(|token| is_among(list, token.text));
    if says(ENGLISH) {
        Language::English
    } else if says(GERMAN) {
        Language::German
    } else if says(OTHERS) {
        Language::Other
    } else {
        Language::English
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_by_their_small_words() {
        for (text, language) in [
            ("Leitete ein Team von 5 Mitarbeitern", Language::German),
            ("Formé les nouveaux employés du magasin", Language::Other),
            ("Atención a los clientes", Language::Other),
            ("Managed 5 projects", Language::English),
            ("Drove a van in El Paso", Language::English),
            ("Taught at the Lycée des Arts in Lyon", Language::English),
            ("", Language::English),
        ] {
            assert_eq!(of(&Passage::read(text)), language, "{text}");
        }
    }
}
