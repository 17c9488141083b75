//! Tells what is said of a certificate from the certificate: "expired, will redo", "valid until May", "exam booked".

use super::clean::{bare, has_words, is_one_of, tidy};
use super::lists::split_outside_brackets;
use crate::english::dates;
use crate::english::gazetteer;
use crate::english::places;
use crate::english::tokens::key;

/// Words that begin how long, how well or how often something was done: "score 782", "48 logged dives".
const UNITS: &str = "hours hour hrs hr h days day weeks week months month years year yrs courses points miles dives pages out minutes";

/// Words behind which stands who gave the record before: "through Leeds College".
const GIVERS: &str = "by from through thru via";

/// One record as it was typed, and what was said of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    pub text: String,
    pub asides: Vec<String>,
}

/// Words that begin what is said of the record before.
const STATUS: &str = "exp active inactive runs ran score scored score: expired expires expiring lapsed renewed renews renewing renew updated valid still not no never only but will \
    would think thinking was is it its it's that thats that's which so because since need needs due booked exam exams attempted failed ran let \
    currently all i've they theyve although though until till pending waiting employer paid both when while if as where \
    without just good hopefully maybe probably will studying working re-sit resit out retaking retake resitting redoing pin";

/// Verbs that begin a record ("passed food hygiene") or what is said of one ("passed in May", "got that through work").
const DEEDS: &str =
    "done passed got taken took did completed obtained earned issued awarded finished";

/// Words in front of a name.
const LEADS: &str = "i have hold a an my the also got still";

/// Words behind a name that begin what is said of it: "CSCS ran out".
const INSIDE: &str = "ran out|has expired|expired|lapsed|in progress|not finished|not completed|not yet|studying|attempted|updated|renewed|active|out of \
    date|both current|done|valid|good till|good until|good to|booked|exam booked|pending|but|from when|from my|last year|last month|last week|last summer";

/// The records of a list, each with what was said of it.
pub fn told(text: &str) -> Vec<Told> {
    let dashed = [" - ", " – ", " — "]
        .iter()
        .fold(text.to_owned(), |text, dash| match text.split_once(dash) {
            Some((front, rest)) if is_status(rest, front) => format!("{front}, {rest}"),
            _ => text,
        });
    let mut records: Vec<Told> = Vec::new();
    for piece in split_outside_brackets(&dashed) {
        let got = ["got it ", "got that ", "done ", "obtained "]
            .iter()
            .find_map(|deed| piece.strip_prefix(deed))
            .filter(|rest| names_giver(rest));
        match records.last_mut() {
            Some(last) if got.is_some() => {
                last.text = format!("{} {}", last.text, got.unwrap_or_default());
            }
            Some(last) if is_status(&piece, &last.text) => last.say(&piece),
            Some(last)
                if is_code(&piece) && last.text.rsplit(' ').next().is_some_and(takes_code) =>
            {
                last.text = format!("{}, {piece}", last.text);
            }
            Some(last) if is_date(&piece) => last.text = format!("{}, {piece}", last.text),
            Some(last) if is_issuer(&piece) => {
                last.text = format!("{} from {piece}", last.text);
            }
            Some(last) if is_score(&piece) => last.asides.push(piece),
            Some(last) if names_giver(&piece) => last.text = format!("{} {piece}", last.text),
            _ if has_words(&piece) || !piece.is_ascii() => records.push(inner_status(&piece)),
            _ => {}
        }
    }
    records
}

/// `C1` of "driving licence B, C1".
fn is_code(word: &str) -> bool {
    let digits = word.bytes().any(|byte| byte.is_ascii_digit());
    let plain = word
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'+');
    let capital = !word.bytes().any(|byte| byte.is_ascii_lowercase());
    plain && word.len() <= 2 + usize::from(digits) && (capital || digits)
}

fn takes_code(word: &str) -> bool {
    is_code(word) || is_one_of(&bare(word), "licence license category categories cat class")
}

/// Who gives certificates, by their comparison keys; from the issuers' own names.
const ISSUERS: &str = "scrumorg scrumalliance axelos peoplecert highfield comptia microsoft google amazon amazonwebservices cisco oracle \
    coursera udemy edx linkedin linkedinlearning isc2 isaca pmi redcross britishredcross stjohn stjohnambulance cityandguilds cityguilds \
    trinitycollege britishcouncil goetheinstitut iosh rospa citb lantra bpec bureauveritas finra atlassian hubspot salesforce exin bcs \
    cieh aha apmg rtitb iaap americanheartassociation hashicorp redhat vmware udacity futurelearn openlearn alison skillshare datacamp codecademy freecodecamp pluralsight \
    nptel khanacademy ibm meta salesforcetrailhead openuniversity nmc dekra";

/// `Scrum.org`, `Red Cross, March 2023`: no more than who gave the record before.
pub fn is_issuer(piece: &str) -> bool {
    let name = dates::find(piece)
        .first()
        .map_or(piece, |mention| &piece[..mention.span.start]);
    is_one_of(&key(name), ISSUERS)
}

/// `92%`: what the record before was passed with.
fn is_score(piece: &str) -> bool {
    piece.strip_suffix('%').is_some_and(|number| {
        number
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
    })
}

impl Told {
    /// A record of which nothing was said.
    pub fn plain(text: String) -> Self {
        Self {
            text,
            asides: Vec::new(),
        }
    }

    /// Adds what was said: a date goes to the record, the rest stays an aside.
    pub fn say(&mut self, piece: &str) {
        let words: Vec<&str> = piece.split_whitespace().collect();
        let deed = words
            .first()
            .is_some_and(|word| is_one_of(&bare(word), DEEDS));
        let date = dates::find(piece)
            .first()
            .map(|mention| mention.span.clone())
            .filter(|_| deed && dates::find(&self.text).is_empty());
        let Some(span) = date else {
            self.asides.push(tidy(piece));
            return;
        };
        self.text = format!("{} {}", self.text, &piece[span.clone()]);
        let front = piece[..span.start].trim_end();
        let front = front
            .strip_suffix(" in")
            .or_else(|| front.strip_suffix(" on"))
            .unwrap_or(front);
        let back = piece[span.end..].trim();
        let only_got = matches!(front, "got it" | "passed it" | "got this" | "got that");
        let front = if front.contains(' ') && !only_got {
            front
        } else {
            ""
        };
        if front.is_empty() && names_giver(back) {
            self.text = format!("{} {back}", self.text);
        } else if has_words(front) || has_words(back) {
            self.asides.push(tidy(&format!("{front} {back}")));
        }
    }

    /// The asides in brackets, to stand behind the name.
    pub fn bracketed(&self) -> String {
        if self.asides.is_empty() {
            String::new()
        } else {
            format!(" ({})", self.asides.join(", "))
        }
    }
}

/// Whether the piece says something of the record `before` it.
pub fn is_status(piece: &str, before: &str) -> bool {
    let words: Vec<String> = piece.split_whitespace().map(bare).collect();
    let key_at = |at: usize| words.get(at).map_or("", String::as_str);
    let first = key_at(0);
    // "currently studying for the next one" is another record, "studying for it" is none.
    if matches!(first, "currently" | "now" | "studying" | "working") {
        return words
            .iter()
            .any(|word| matches!(word.as_str(), "it" | "that"));
    }
    if is_date(piece) {
        return false;
    }
    if (first == "did" && key_at(1) == "not") || is_measure(&words) || denies(piece) {
        return true;
    }
    if is_one_of(first, DEEDS) {
        let second = key_at(1);
        let of_it = matches!(
            second,
            "" | "in"
                | "on"
                | "that"
                | "it"
                | "this"
                | "but"
                | "through"
                | "at"
                | "last"
                | "by"
                | "again"
                | "me"
        ) || (second == "first" && key_at(2) == "time");
        let dated = dates::find(piece)
            .first()
            .is_some_and(|mention| piece[..mention.span.start].split_whitespace().count() <= 1);
        let named = before.split_whitespace().any(|word| bare(word) == second);
        // "passed 9 of 13 papers"
        let counted = second.starts_with(|c: char| c.is_ascii_digit())
            && words
                .iter()
                .any(|word| is_one_of(word, "papers exams modules units tests"));
        return of_it || dated || named || counted;
    }
    let counted = first.starts_with(|c: char| c.is_ascii_digit())
        && !piece.contains(char::is_uppercase)
        && words
            .iter()
            .any(|word| matches!(word.as_str(), "so" | "not" | "points" | "left"));
    let denied = words.len() <= 3
        && words
            .last()
            .is_some_and(|last| matches!(last.as_str(), "none" | "no"));
    let pronoun = matches!(first, "i" | "i'm" | "we")
        && !is_one_of(key_at(1), "have hold got also passed did completed earned");
    is_one_of(first, STATUS) || counted || denied || pronoun || is_place(piece)
}

/// "36 out of 40", "8 courses", "counterbalance only": a count or a limit, no record.
fn is_measure(words: &[String]) -> bool {
    let number = words.first().is_some_and(|first| {
        first.starts_with(|c: char| c.is_ascii_digit())
            && first
                .chars()
                .all(|c| c.is_ascii_digit() || ".,%/".contains(c))
    });
    let units = words
        .iter()
        .take(5)
        .filter(|word| is_one_of(word, UNITS))
        .count();
    let logged = words.iter().any(|word| word == "logged");
    let only = words.len() <= 3 && words.last().is_some_and(|last| last == "only");
    let marked = words.len() == 1 && words[0].contains(['%', '/']);
    let counted = marked || logged || units > 1 || (units == 1 && words.len() <= 4);
    only || (number && counted)
}

/// "Level 3 I have not sat", "CCTV no": what somebody does not have. What has a date was done all the same, and what was
/// begun or has run out is told as a record.
pub fn denies(piece: &str) -> bool {
    const DENIALS: &str = "not never no without cannot failed tried";
    const HELD: &str = "started began begun expired lapsed ran only";
    let piece = piece.split(',').next().unwrap_or(piece);
    let mut depth = 0_usize;
    // "phlebotomy cert not finished yet" was begun.
    let begun = [
        " not finished",
        " not completed",
        " not yet finished",
        " not yet completed",
    ]
    .iter()
    .any(|cue| {
        piece
            .find(cue)
            .is_some_and(|at| !piece[..at].ends_with("have") && !piece[..at].ends_with("did"))
    });
    let told: Vec<String> = piece
        .split_whitespace()
        .filter(|word| {
            let outside = depth == 0 && !word.starts_with('(');
            depth = (depth + word.matches('(').count()).saturating_sub(word.matches(')').count());
            outside
        })
        .map(bare)
        .collect();
    !begun
        && dates::find(piece).is_empty()
        && told.iter().any(|word| is_one_of(word, DENIALS))
        && !told.iter().any(|word| is_one_of(word, HELD))
}

/// "by Prochem", "through Leeds College": who gave the record before, not "from when I was a nurse".
fn names_giver(piece: &str) -> bool {
    let mut words = piece.split_whitespace().map(bare);
    let cue = words.next().is_some_and(|word| is_one_of(&word, GIVERS));
    let next = words.next().unwrap_or_default();
    cue && has_words(&next)
        && !next.starts_with(|c: char| c.is_ascii_digit())
        && !matches!(next.as_str(), "when" | "my" | "work" | "scratch" | "home")
}

/// Whether what was said can be said of a record whose giver stands in front of it: "valid 3 years", not "ran out".
pub fn goes_with_giver(aside: &str) -> bool {
    let words: Vec<String> = aside.split_whitespace().map(bare).collect();
    let first = words.first().map_or("", String::as_str);
    is_measure(&words) || is_one_of(first, "valid expires expiry passed online took score")
}

/// `Tennessee`: where a licence is valid.
pub fn is_place(piece: &str) -> bool {
    let key = key(piece);
    piece.starts_with(char::is_uppercase)
        && (places::is_known(&key) || !gazetteer::regions(&key).is_empty())
}

/// `CSCS` and "ran out" of "CSCS ran out", `Rigging` and "started, but …" of "started rigging but …".
fn inner_status(piece: &str) -> Told {
    let typed: Vec<&str> = piece.split_whitespace().collect();
    let words: Vec<String> = typed.iter().map(|word| bare(word)).collect();
    let now = usize::from(words.len() > 2 && matches!(words[0].as_str(), "currently" | "now"));
    let told = &typed;
    let (typed, words) = (&typed[now..], &words[now..]);
    let towards =
        words.len() > 2 && words[0] == "working" && is_one_of(&words[1], "towards toward");
    let begun = towards
        || words.len() > 1 && is_one_of(&words[0], "started attempted failed had studying doing");
    let start = usize::from(begun)
        + usize::from(towards)
        + usize::from(
            begun
                && matches!(
                    words[1 + usize::from(towards)].as_str(),
                    "for" | "a" | "an" | "my" | "the"
                )
                && words.len() > 2 + usize::from(towards),
        );
    let mut open = 0_usize;
    let cut = (start + 1..words.len()).find(|at| {
        open = (open + typed[at - 1].matches('(').count())
            .saturating_sub(typed[at - 1].matches(')').count());
        let fits = |phrase: &str| {
            let mut typed = words[*at..].iter();
            phrase
                .split(' ')
                .all(|word| typed.next().is_some_and(|typed| typed == word))
        };
        let when = begun && words[*at] == "when";
        let inside = typed[*at].starts_with('(');
        let named = words[start..*at].iter().any(|word| !is_one_of(word, LEADS));
        open == 0
            && named
            && !inside
            && (when || INSIDE.split('|').any(fits))
            && !expiry_follows(&typed[*at..])
    });
    let name = typed[start..cut.unwrap_or(typed.len())].join(" ");
    let name = name.trim_end_matches([' ', '-', '–']).to_owned();
    let mut asides = Vec::new();
    if begun {
        asides.push(
            told[..now + 1 + usize::from(towards)]
                .join(" ")
                .to_lowercase(),
        );
    }
    if let Some(cut) = cut {
        let said = tidy(&typed[cut..].join(" "));
        match asides.last_mut().filter(|_| words[cut] == "when") {
            Some(last) => *last = format!("{last} {said}"),
            None => asides.push(said),
        }
    }
    Told { text: name, asides }
}

/// "valid until Jun 2024" is a date that is read as one.
fn expiry_follows(words: &[&str]) -> bool {
    matches!(bare(words[0]).as_str(), "valid" | "good") && !dates::find(&words.join(" ")).is_empty()
}

/// `2019`, `05/2020`: no more than when.
pub fn is_date(piece: &str) -> bool {
    dates::find(piece)
        .first()
        .is_some_and(|mention| mention.span == (0..piece.trim_end_matches('.').len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_a_certificate_is_no_certificate() {
        let shown = |text: &str| {
            told(text)
                .iter()
                .map(|told| format!("{}{}", told.text, told.bracketed()))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            shown("IPAF ran out, PASMA, done May 2022, will renew"),
            ["IPAF (ran out)", "PASMA May 2022 (will renew)"]
        );
        assert_eq!(
            shown("started crane basic but failed the test, Ohio"),
            ["crane basic (started, but failed the test, Ohio)"]
        );
        assert_eq!(
            shown("first aid, 48 logged dives, score 782, through Leeds College, level 3 not sat"),
            ["first aid through Leeds College (48 logged dives, score 782, level 3 not sat)"]
        );
        assert_eq!(
            shown("working towards ACCA, passed 9 of 13 papers, driving licence B, C1"),
            [
                "ACCA (working towards, passed 9 of 13 papers)",
                "driving licence B, C1"
            ]
        );
        assert_eq!(
            shown("first aid, manual handling"),
            ["first aid", "manual handling"]
        );
    }
}
