//! In which language a text is, as far as its small words tell: what is known of English words holds of English alone.

use super::clauses::Passage;
use super::facts::Facts;
use crate::check::truth::word_lists::is_listed;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
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

/// Words of these that stand in names too, and tell of a whole text alone.
const PERHAPS: &str = "de en à chez di presso";

/// Words that stand in most sentences of English, and in none of these.
const ENGLISH: &str = "the and with of for from by to their";

/// The language of a text; that of what the user wrote, where the text is too short to tell.
pub fn of_written(text: &Passage<'_>, facts: &Facts<'_>) -> Language {
    let of_user = || {
        let source = facts.passages.first()?;
        let mut tokens = source.tokens.iter();
        let mut perhaps = || tokens.any(|token| is_among!(PERHAPS, token.text));
        told(source).or_else(|| perhaps().then_some(Language::Other))
    };
    told(text).or_else(of_user).unwrap_or(Language::English)
}

/// The language of a text, which is English where its words do not tell.
pub fn of(text: &Passage<'_>) -> Language {
    told(text).unwrap_or(Language::English)
}

/// The language of a text, where its words tell.
fn told(text: &Passage<'_>) -> Option<Language> {
    *text.language.get_or_init(|| {
        let says = |list: &str| text.tokens.iter().any(|token| is_listed(list, token.text));
        if says(ENGLISH) {
            Some(Language::English)
        } else if says(GERMAN) {
            Some(Language::German)
        } else {
            says(OTHERS).then_some(Language::Other)
        }
    })
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
            let facts = Facts::read(&[]);
            assert_eq!(of_written(&Passage::read(text), &facts), language, "{text}");
        }
    }

    #[test]
    fn a_short_text_is_in_the_language_of_the_user() {
        for (source, language) in [
            ("mechaniker bei auto schmidt, bremsen", Language::German),
            ("operador de caja en mercadona", Language::Other),
            ("cashier at tesco", Language::English),
        ] {
            let facts = Facts::read(&[source]);
            assert_eq!(
                of_written(&Passage::read("Arbeiten an Bremsen"), &facts),
                language
            );
        }
    }
}
