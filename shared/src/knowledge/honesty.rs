//! Finds what an "after" claims beyond its "before": numbers, capitalised names and tools.

use std::collections::HashSet;

use super::tokenize::terms;

/// Words for numbers, with their value. "One" is left out: it is a pronoun more often than a count.
const NUMBER_WORDS: [(&str, &str); 33] = [
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("thirteen", "13"),
    ("fourteen", "14"),
    ("fifteen", "15"),
    ("sixteen", "16"),
    ("seventeen", "17"),
    ("eighteen", "18"),
    ("nineteen", "19"),
    ("twenty", "20"),
    ("thirty", "30"),
    ("forty", "40"),
    ("fifty", "50"),
    ("sixty", "60"),
    ("seventy", "70"),
    ("eighty", "80"),
    ("ninety", "90"),
    ("dozen", "12"),
    ("dozens", "dozens"),
    ("half", "half"),
    ("halved", "half"),
    ("twice", "double"),
    ("doubled", "double"),
    ("tripled", "triple"),
];

/// Words that multiply the number before them, and the zeros they add.
const MULTIPLIERS: [(&str, usize); 9] = [
    ("hundred", 2),
    ("hundreds", 2),
    ("k", 3),
    ("thousand", 3),
    ("thousands", 3),
    ("m", 6),
    ("million", 6),
    ("bn", 9),
    ("billion", 9),
];

/// What is known of words beyond a pair.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// Tools and credentials, in lower case, each with the form in which it is looked for.
    tools: Vec<(String, String)>,
    /// Stems of the words that occur in lower case somewhere: no names.
    words: HashSet<String>,
}

impl Lexicon {
    /// Learns from texts which words are written in lower case, and the names of tools and credentials.
    pub fn new<'a>(
        texts: impl Iterator<Item = &'a str>,
        tools: impl Iterator<Item = &'a str>,
    ) -> Self {
        let words: HashSet<&str> = texts
            .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()))
            .filter(|word| word.starts_with(char::is_lowercase))
            .collect();
        let mut tools: Vec<_> = tools
            .map(|tool| (tool.to_lowercase(), singular(tool)))
            .collect();
        tools.sort();
        tools.dedup();
        Self {
            tools,
            words: words.into_iter().flat_map(terms).collect(),
        }
    }

    /// Whether a capitalised word may be a plain word at the head of a sentence; most there are verbs in the past tense.
    fn knows(&self, word: &str) -> bool {
        word.ends_with("ed") || terms(word).iter().all(|term| self.words.contains(term))
    }
}

/// What `after` says that `before` does not: numbers, names written with a capital, acronyms, and those of the known
/// tools that occur. Each as it stands in `after`.
pub(super) fn unsupported(before: &str, after: &str, lexicon: &Lexicon) -> Vec<String> {
    let known_numbers: HashSet<String> = numbers(before)
        .into_iter()
        .map(|(value, _)| value)
        .collect();
    let known_words: HashSet<String> = words(before).map(|word| comparable(word.text)).collect();
    let mut claims: Vec<String> = numbers(after)
        .into_iter()
        .filter(|(value, _)| !known_numbers.contains(value))
        .map(|(_, shown)| shown)
        .collect();
    let names = words(after)
        .filter(|word| word.is_name() || (word.heads_sentence() && !lexicon.knows(word.text)))
        .map(|word| word.text);
    claims.extend(
        names
            .filter(|name| !known_words.contains(&comparable(name)))
            .map(ToOwned::to_owned),
    );
    let (before, after) = (singular(before), singular(after));
    let tools_named = lexicon
        .tools
        .iter()
        .filter(|(_, phrase)| after.contains(phrase) && !before.contains(phrase));
    claims.extend(tools_named.map(|(tool, _)| tool.clone()));
    let mut seen = HashSet::new();
    claims.retain(|claim| seen.insert(claim.to_lowercase()));
    claims
}

struct Word<'a> {
    text: &'a str,
    starts_sentence: bool,
}

impl Word<'_> {
    /// A word with a capital that its place in the sentence does not explain; `20M` is a number.
    fn is_name(&self) -> bool {
        if self.text.starts_with(|c: char| c.is_ascii_digit()) {
            return false;
        }
        let mut letters = self.text.chars();
        let first = letters.next().is_some_and(char::is_uppercase);
        let later = letters.any(char::is_uppercase);
        later
            || (first && !self.starts_sentence && self.text != "I" && !self.text.starts_with("I'"))
    }
}

impl Word<'_> {
    /// A word that may have its capital from its place alone.
    fn heads_sentence(&self) -> bool {
        self.starts_sentence && self.text.starts_with(char::is_uppercase)
    }
}

fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut starts_sentence = true;
    text.split(|c: char| c.is_whitespace() || "/–—-()\"“”".contains(c))
        .filter_map(move |piece| {
            let word = piece.trim_matches(|c: char| !c.is_alphanumeric());
            let ends = piece.ends_with(['.', '!', '?', ':', ';', '•']);
            if word.is_empty() {
                starts_sentence |= ends;
                return None;
            }
            let found = Word {
                text: word,
                starts_sentence,
            };
            starts_sentence = ends;
            Some(found)
        })
}

/// Numbers in one spelling each, with the spelling found: `50k`, `50,000` and `fifty thousand` are
/// all `50000`.
fn numbers(text: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut follows_number = false;
    for Word { text: word, .. } in words(text) {
        let lower = word.to_lowercase();
        if let Some((_, zeros)) = MULTIPLIERS.iter().find(|(name, _)| *name == lower) {
            match found.last_mut() {
                Some((value, shown)) if follows_number => {
                    *value = shifted(value, *zeros);
                    shown.push(' ');
                    shown.push_str(word);
                }
                _ if lower.len() > 2 => found.push((lower, word.to_owned())),
                _ => {}
            }
            follows_number = false;
        } else if let Some((_, value)) = NUMBER_WORDS.iter().find(|(name, _)| *name == lower) {
            found.push(((*value).to_owned(), word.to_owned()));
            follows_number = true;
        } else if word.contains(|c: char| c.is_ascii_digit()) {
            found.push((digits(&lower), word.to_owned()));
            follows_number = true;
        } else {
            follows_number = false;
        }
    }
    found
}

fn digits(word: &str) -> String {
    let plain: String = word.chars().filter(|c| *c != ',').collect();
    let end = plain
        .rfind(|c: char| c.is_ascii_digit())
        .map_or(0, |at| at + 1);
    let (number, suffix) = plain.split_at(end);
    match MULTIPLIERS.iter().find(|(name, _)| *name == suffix) {
        Some((_, zeros)) => shifted(number, *zeros),
        None => plain,
    }
}

/// A decimal number times a power of ten, in digits: `1.2` by 3 zeros is `1200`.
fn shifted(number: &str, zeros: usize) -> String {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let moved = &fraction[..fraction.len().min(zeros)];
    format!("{whole}{moved}{}", "0".repeat(zeros - moved.len()))
}

/// A word as it is compared: lower case, without a possessive or a plural ending.
fn comparable(word: &str) -> String {
    let lower = word.to_lowercase();
    let stem = lower
        .strip_suffix("'s")
        .or_else(|| lower.strip_suffix("’s"))
        .unwrap_or(&lower);
    stem.strip_suffix('s').unwrap_or(stem).to_owned()
}

/// As [`padded`], each word as it is compared.
fn singular(text: &str) -> String {
    let words: Vec<String> = padded(text).split_whitespace().map(comparable).collect();
    format!(" {} ", words.join(" "))
}

/// Lower-case words between single spaces, with a space at each end, so that phrases can be looked
/// up whole.
pub(super) fn padded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push(' ');
    for word in text
        .split(|c: char| !(c.is_alphanumeric() || "+#'’".contains(c)))
        .filter(|w| !w.is_empty())
    {
        out.push_str(&word.to_lowercase());
        out.push(' ');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claims(before: &str, after: &str) -> Vec<String> {
        let words = "cut train save run help move ship draw sell wrote grew double";
        let lexicon = Lexicon::new([words].into_iter(), ["Figma", "point of sale"].into_iter());
        unsupported(before, after, &lexicon)
    }

    #[test]
    fn numbers_must_have_been_given() {
        assert_eq!(claims("cut costs", "Cut costs by 30%."), ["30"]);
        assert_eq!(claims("trained staff", "Trained twelve staff."), ["twelve"]);
        assert_eq!(claims("sold more", "Doubled sales."), ["Doubled"]);
        assert_eq!(claims("grew it to 2 million", "Grew it to $20M."), ["20M"]);
    }

    #[test]
    fn spellings_of_a_number_are_one_number() {
        for (before, after) in [
            ("saved about fifty thousand", "Saved 50k."),
            ("saved 50,000", "Saved $50k."),
            ("revenue was 1.2 million", "Grew revenue to $1.2M."),
            (
                "open 24/7, 40 hour weeks",
                "Ran a 24/7 desk in 40-hour weeks.",
            ),
            ("helped twenty people", "Helped 20 people."),
        ] {
            assert_eq!(claims(before, after), [""; 0], "{before} / {after}");
        }
    }

    #[test]
    fn names_and_acronyms_must_have_been_given() {
        assert_eq!(
            claims("worked at a bank", "Worked at Barclays."),
            ["Barclays"]
        );
        assert_eq!(
            claims("put it on the cloud", "AWS hosts it. Moved it there."),
            ["AWS"]
        );
        assert_eq!(
            claims(
                "used python at acme",
                "Wrote Python. Shipped it for Acme's sites."
            ),
            [""; 0]
        );
    }

    #[test]
    fn a_name_at_the_head_of_a_sentence_is_one_unless_the_word_is_plain_elsewhere() {
        assert_eq!(
            claims("did ads", "Ran ads. Google was the client."),
            ["Google"]
        );
        assert_eq!(claims("did ads", "Drawing and shipping ads."), [""; 0]);
        assert_eq!(claims("ads for google", "Google ads."), [""; 0]);
    }

    #[test]
    fn tools_must_have_been_given_even_in_lower_case() {
        assert_eq!(claims("drew screens", "Drew screens in figma."), ["figma"]);
        assert_eq!(
            claims("worked the till", "Ran the point-of-sale desk."),
            ["point of sale"]
        );
        assert_eq!(
            claims(
                "drew in figma, two points of sale",
                "Drew in figma for the point of sale."
            ),
            [""; 0]
        );
    }
}
