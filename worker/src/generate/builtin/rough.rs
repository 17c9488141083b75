//! Puts right what haste does to a text, before anything is read in it: missing spaces, contractions, columns of a pasted
//! table, filler, remarks to the reader. No fact changes.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use super::clean::{bare, has_words, is_one_of};
use super::filler::without_filler;
use super::place_names::is_year;
use super::remarks::without_remarks;

/// The text in the form in which the composer reads it. Line breaks stay.
pub fn straightened(text: &str) -> String {
    let shouted = text.split_whitespace().count() > 4
        && !text.chars().any(char::is_lowercase)
        && text.chars().filter(|c| c.is_uppercase()).count() > 20;
    let lower;
    let text = if shouted {
        lower = text.to_lowercase();
        &lower
    } else {
        text
    };
    let lines: Vec<String> = text.lines().map(line).collect();
    let told: Vec<String> = lines.iter().map(|line| without_remarks(line)).collect();
    let said_nothing = |(line, told): &(&String, &String)| !line.is_empty() && told.is_empty();
    let kept: Vec<&str> = lines
        .iter()
        .zip(&told)
        .filter(|pair| !said_nothing(pair))
        .map(|(_, told)| told.as_str())
        .collect();
    if kept.iter().any(|line| has_words(line)) {
        kept.join("\n")
    } else {
        lines.join("\n")
    }
}

fn line(raw: &str) -> String {
    let columns = columns(&slashed(raw.trim())).replace(['’', '‘'], "'");
    let mut words: Vec<String> = Vec::new();
    for word in columns.split_whitespace() {
        for part in run_on(word) {
            match written_out(part) {
                Some(whole) => words.push(whole),
                None => words.push(part.to_owned()),
            }
        }
    }
    let mut words = without_filler(&words.join(" "));
    for word in &mut words {
        if word.ends_with("!!") {
            *word = format!("{}.", word.trim_end_matches('!'));
        }
    }
    with_articles(&mut words);
    words.join(" ")
}

/// `an app` for "a app". `a university` and `a one-man job` sound otherwise, and "vitamin a and c" has no article.
fn with_articles(words: &mut [String]) {
    const CONSONANTS: [&str; 8] = ["uni", "use", "usu", "eu", "one", "once", "uk", "uti"];
    for at in 1..words.len() {
        let next = bare(&words[at]);
        let vowel = next.starts_with(['a', 'e', 'i', 'o', 'u'])
            && (!CONSONANTS.iter().any(|sound| next.starts_with(sound))
                || next.starts_with("unin")
                || next.starts_with("unim"));
        let noun = vowel
            && next.len() > 2
            && next.chars().all(char::is_alphabetic)
            && !is_one_of(&next, "and also are all any off out");
        if noun
            && words[at].starts_with(char::is_lowercase)
            && matches!(words[at - 1].as_str(), "a" | "A")
        {
            words[at - 1].push('n');
        }
    }
}

/// "Librarian / Austin Public Library / 2013-2021": slashes separate the columns of a line that has a year among them.
fn slashed(line: &str) -> Cow<'_, str> {
    let mut parts = line.split(" / ").skip(1);
    let year = |part: &str| part.get(..4).is_some_and(is_year);
    let separated = line.matches(" / ").count() > 1 && parts.any(year);
    if separated {
        Cow::Owned(line.replace(" / ", " | "))
    } else {
        Cow::Borrowed(line)
    }
}

/// A tab, or many spaces, between two texts separates columns.
fn columns(line: &str) -> String {
    let mut joined = String::with_capacity(line.len());
    for piece in line.split(['\t']).flat_map(|piece| piece.split("   ")) {
        let piece = piece.trim();
        let split = joined.chars().any(char::is_alphabetic) && has_words(piece);
        if split {
            joined.push_str(" | ");
        } else if !joined.is_empty() && !piece.is_empty() {
            joined.push(' ');
        }
        joined.push_str(piece);
    }
    joined
}

/// `Electrician.Install`: the space after the full stop is missing. `Node.js`, `St.James` and addresses are whole.
fn run_on(word: &str) -> Vec<&str> {
    const ENDINGS: [&str; 10] = [
        "js", "net", "com", "org", "io", "ai", "dev", "co", "uk", "me",
    ];
    if word.contains(['@', '/', '\\']) || word.starts_with("www.") {
        return vec![word];
    }
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, _) in word.match_indices('.') {
        let before = &word[start..at];
        let after = &word[at + 1..];
        let run: String = after
            .chars()
            .take_while(|c| c.is_alphabetic())
            .take(30)
            .collect();
        let before_ends = before
            .chars()
            .rev()
            .take(3)
            .filter(|c| c.is_lowercase())
            .count()
            == 3
            || before
                .chars()
                .next_back()
                .is_some_and(|c| c.is_ascii_digit());
        let sentence = run.starts_with(char::is_uppercase)
            && run.chars().skip(1).all(char::is_lowercase)
            && (run.len() > 1 || run == "I" || run == "A")
            && !ENDINGS.contains(&run.to_lowercase().as_str());
        if before_ends && sentence {
            parts.push(&word[start..=at]);
            start = at + 1;
        }
    }
    parts.push(&word[start..]);
    parts
}

const SHORT_FORMS: &[(&str, &str)] = &[
    ("didn't", "did not"),
    ("didnt", "did not"),
    ("don't", "do not"),
    ("dont", "do not"),
    ("doesn't", "does not"),
    ("doesnt", "does not"),
    ("wasn't", "was not"),
    ("wasnt", "was not"),
    ("weren't", "were not"),
    ("werent", "were not"),
    ("isn't", "is not"),
    ("isnt", "is not"),
    ("aren't", "are not"),
    ("arent", "are not"),
    ("can't", "cannot"),
    ("cant", "cannot"),
    ("couldn't", "could not"),
    ("couldnt", "could not"),
    ("wouldn't", "would not"),
    ("wouldnt", "would not"),
    ("haven't", "have not"),
    ("havent", "have not"),
    ("hasn't", "has not"),
    ("hasnt", "has not"),
    ("hadn't", "had not"),
    ("hadnt", "had not"),
    ("won't", "will not"),
    ("name's", "name is"),
    ("thats", "that's"),
    ("theres", "there's"),
    ("shes", "she's"),
    ("hes", "he's"),
    ("theyre", "they're"),
    ("upto", "up to"),
    ("alot", "a lot"),
    ("ive", "I've"),
    ("im", "I'm"),
    ("iam", "I am"),
    ("w/", "with"),
    ("w", "with"),
    ("w/o", "without"),
    ("b/c", "because"),
    ("cos", "because"),
    ("coz", "because"),
    ("cuz", "because"),
    ("bcos", "because"),
    ("bcoz", "because"),
    ("becos", "because"),
    ("becuz", "because"),
    ("bcuz", "because"),
    ("thru", "through"),
    ("recieved", "received"),
    ("acheived", "achieved"),
    ("responsable", "responsible"),
    ("responsibile", "responsible"),
    ("responsability", "responsibility"),
    ("collegue", "colleague"),
    ("collegues", "colleagues"),
    ("avarage", "average"),
    ("occured", "occurred"),
    ("accomodation", "accommodation"),
    ("managment", "management"),
    ("experiance", "experience"),
    ("maintanance", "maintenance"),
    ("maintainance", "maintenance"),
    ("proffesional", "professional"),
    ("enviroment", "environment"),
    ("sucessfully", "successfully"),
    ("succesfully", "successfully"),
    ("developped", "developed"),
    ("trainned", "trained"),
    ("organisated", "organised"),
];

static LONG_FORMS: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| SHORT_FORMS.iter().copied().collect());

/// `did not` for `didn't`, `years` for `yrs`, with the punctuation of the short form.
fn written_out(word: &str) -> Option<String> {
    const LONGEST: usize = 24;
    if word.len() > LONGEST {
        return None;
    }
    let loose = |c: char| !c.is_alphanumeric() && c != '/';
    let inner = word.trim_matches(loose);
    let lower = inner.to_lowercase();
    let whole = LONG_FORMS.get(lower.as_str())?;
    // `IM`, `COS` and `W` in capitals are names.
    if (inner.len() > 1 || inner == "W") && inner.chars().all(char::is_uppercase) {
        return None;
    }
    let start = word.find(inner)?;
    let capital = inner.starts_with(char::is_uppercase);
    let mut letters = whole.chars();
    let whole: String = match letters.next() {
        Some(first) if capital => first.to_uppercase().chain(letters).collect(),
        _ => (*whole).to_owned(),
    };
    Some(format!(
        "{}{whole}{}",
        &word[..start],
        &word[start + inner.len()..]
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn haste_is_put_right() {
        for (typed, expected) in [
            (
                "Worked as Electrician.Install lights.I left",
                "Worked as Electrician. Install lights. I left",
            ),
            (
                "used Node.js and Next.Js at St.James",
                "used Node.js and Next.Js at St.James",
            ),
            ("i didnt, we don’t", "i did not, we do not"),
            ("Tesco\tManager\t2019", "Tesco | Manager | 2019"),
            ("•\tBuilt it", "• Built it"),
            ("w/ 5 yrs, basically", "with 5 yrs,"),
            (
                "a app, a university, A office, vitamin a and c",
                "an app, a university, An office, vitamin a and c",
            ),
            (
                "hairdresser!! left bcos of uni",
                "hairdresser. left because of uni",
            ),
        ] {
            assert_eq!(straightened(typed), expected);
        }
    }
}
