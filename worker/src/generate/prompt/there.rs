//! What a person's notes say where an answer says something else.

/// The longest a quotation can usefully be: of more sentences than this, which one is meant cannot be told.
const MOST_FOR_ONE: usize = 3;

/// The sentences of the notes that have most words of one of the texts, in their order, a line each. Empty when none has any.
pub fn there<'t>(notes: &str, texts: impl Iterator<Item = &'t str>) -> String {
    let sentences: Vec<(&str, Vec<String>)> = sentences(notes)
        .map(|sentence| (sentence, words(sentence)))
        .collect();
    let mut meant = vec![false; sentences.len()];
    for text in texts {
        let text = words(text);
        let shared: Vec<usize> = sentences
            .iter()
            .map(|(_, words)| text.iter().filter(|word| words.contains(word)).count())
            .collect();
        let most = shared.iter().copied().max().unwrap_or_default();
        let nearest: Vec<usize> = (0..shared.len()).filter(|at| shared[*at] == most).collect();
        if most > 0 && nearest.len() <= MOST_FOR_ONE {
            for at in nearest {
                meant[at] = true;
            }
        }
    }
    let meant = sentences.iter().zip(&meant).filter(|(_, meant)| **meant);
    let lines: Vec<&str> = meant.map(|((sentence, _), _)| *sentence).collect();
    lines.join("\n")
}

/// The sentences of a text, or its lines where it has no marks.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| {
        let mut start = 0;
        let ends = line.match_indices(['.', '!', '?', ';']);
        let ends = ends.map(|(at, mark)| at + mark.len());
        // A mark within a number or a name ends nothing.
        let ends = ends.filter(|end| line[*end..].starts_with(' '));
        let ends: Vec<usize> = ends.chain([line.len()]).collect();
        ends.into_iter().map(move |end| {
            let sentence = line[start..end].trim();
            start = end;
            sentence
        })
    })
}

/// The words that tell one sentence from another: short ones stand in all of them, unless they are numbers.
fn words(text: &str) -> Vec<String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| word.chars().count() > 3 || word.chars().any(char::is_numeric))
        .map(str::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTES: &str = "Ran the bakery, 64.5 loaves a day. We are at 118 now.\nMy sister did the books, not me. Sold 700 cakes.";

    #[test]
    fn the_sentences_that_a_text_is_from() {
        let found = there(NOTES, ["kept the books", "118 loaves"].into_iter());
        let expected = "Ran the bakery, 64.5 loaves a day.\nWe are at 118 now.\nMy sister did the books, not me.";
        assert_eq!(found, expected);
    }

    #[test]
    fn a_text_of_other_words_has_none() {
        assert_eq!(there(NOTES, ["Led a team of 9", "–"].into_iter()), "");
        assert_eq!(there("", ["700 cakes"].into_iter()), "");
    }
}
