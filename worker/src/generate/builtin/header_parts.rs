//! Reads the sentence that opens a note part by part, where it follows no pattern as a whole: `care asistant Willow Court care
//! home, nights, 2017 - 2020`.

use super::clean::{bare, capitalise, has_words, is_one_of, tidy, title_case};
use super::delimited::is_statement;
use super::employer_names::{
    can_be_title, can_name, is_institutional, is_kind_of_place, is_no_organisation, is_place,
    points_at, split_region, title_and_employer,
};
use super::header::{Header, Role, has_title_noun};
use super::role_asides::{is_department, split_city};
use super::role_names::is_time_unit;
use crate::english::periods::{self, Period};
use crate::english::spelling;
use crate::english::verbs::{self, Form};

/// Words of the longest title, and of the longest name.
const LONGEST: usize = 7;

/// The header in the sentence, with all that it says besides as its rest; nothing where too little of it is found.
pub fn parse(sentence: &str, role: Role) -> Option<Header> {
    let period = periods::find_period(sentence);
    let (front, behind) = match &period {
        Some(period) => (&sentence[..period.span.start], &sentence[period.span.end..]),
        None => (sentence, ""),
    };
    let mut reader = Reader {
        header: Header::default(),
        role,
        dated: period.is_some(),
    };
    let (lead, front) = without_lead(front);
    reader.header.is_current = lead;
    let parts = cut(front);
    let mut rest = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let opened = at == 0 || rest.is_empty();
        if !opened || !reader.part(part, at == 0) {
            rest.push(part.text.trim());
        }
    }
    let told_before_date = rest.join(", ");
    // `Nights` of `care assistant at Willow Court, nights, 2017 - 2020` belongs to the role.
    let mut header = reader.header;
    let aside = rest.iter().all(|part| is_aside(part));
    let mut told = String::new();
    if aside && period.is_some() {
        header
            .notes
            .extend(rest.iter().map(|part| capitalise(&tidy(part))));
    } else {
        told = told_before_date;
    }
    let behind = behind.trim_start_matches([',', '.', ';', ')', ' ', '-', '–', ':']);
    header.rest = match (told.is_empty(), has_words(behind)) {
        (_, false) => told,
        (true, true) => behind.to_owned(),
        (false, true) => format!("{told}, {behind}"),
    };
    header.period = period;
    let named = header.title.is_some() || header.organisation.is_some();
    (named && found(&header) > 1).then_some(header)
}

/// How much of a role a header tells: as what, for whom, when.
pub fn found(header: &Header) -> usize {
    let employer = header.organisation.is_some() || header.description.is_some();
    usize::from(header.title.is_some())
        + usize::from(employer)
        + usize::from(header.period.is_some())
}

/// A part of a sentence, and whether brackets enclose it.
struct Part<'a> {
    text: &'a str,
    in_brackets: bool,
}

/// The parts between commas, dashes and brackets.
fn cut(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut in_brackets = false;
    let mut push = |range: std::ops::Range<usize>, in_brackets| {
        let text = text[range].trim();
        if has_words(text) {
            parts.push(Part { text, in_brackets });
        }
    };
    for (at, letter) in text.char_indices() {
        let spaced =
            || text[..at].ends_with(' ') && text[at + letter.len_utf8()..].starts_with(' ');
        let ends = match letter {
            ',' | ';' | '|' | '(' | ')' | '—' => true,
            '-' | '–' => spaced(),
            _ => false,
        };
        if ends {
            push(start..at, in_brackets);
            start = at + letter.len_utf8();
            in_brackets = match letter {
                '(' => true,
                ')' => false,
                _ => in_brackets,
            };
        }
    }
    push(start..text.len(), in_brackets);
    parts
}

/// Whether the sentence speaks of now or then, and what follows `i am a` or `worked as`.
fn without_lead(text: &str) -> (Option<bool>, &str) {
    const LEADS: &str = "i i'm im am was a an the as currently now been employed";
    let mut current = None;
    let mut rest = text.trim_start();
    while let Some((first, after)) = rest.split_once(' ') {
        let word = bare(first);
        let works = is_one_of(&word, "work worked working") && after.starts_with("as ");
        match word.as_str() {
            "was" | "worked" => current = Some(false),
            "am" | "i'm" | "im" | "currently" | "now" => current = Some(true),
            _ => {}
        }
        if !works && !is_one_of(&word, LEADS) {
            break;
        }
        rest = after.trim_start();
    }
    (current, rest)
}

/// What does not tell of a deed: `nights`, `part time 20 hours a week`, `fully remote`.
fn is_aside(part: &str) -> bool {
    const SHORTEST: usize = 5;
    !is_statement(part)
        && part.split(' ').count() <= SHORTEST
        && !part.split(' ').any(|word| {
            let word = bare(word);
            verbs::lookup(&word)
                .is_some_and(|(base, form)| form != Form::Base || !verbs::is_also_noun(base))
        })
}

/// How a piece of a part is joined to what stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    None,
    /// `at`, `for`, `with`.
    For,
    /// `in`, `near`.
    In,
    /// `on`, `during`: what follows is neither.
    Other,
}

struct Reader {
    header: Header,
    role: Role,
    dated: bool,
}

impl Reader {
    /// Takes what a part says into the header; false where it says something else.
    fn part(&mut self, part: &Part<'_>, first: bool) -> bool {
        if is_statement(part.text) {
            return false;
        }
        if part.in_brackets {
            return self.bracketed(part.text);
        }
        let pieces = pieces(part.text);
        let before = self.header.clone();
        for (joint, piece) in pieces {
            let taken = match joint {
                Joint::None if first => self.head(piece),
                Joint::None => self.name(piece, false) || self.title(piece),
                Joint::For => self.name(piece, true),
                Joint::In => self.place(piece) || self.department(piece, "In"),
                Joint::Other => self.department(piece, "On"),
            };
            if !taken {
                self.header = before;
                return false;
            }
        }
        true
    }

    /// `(Bari)`, `(fintech, NYC)`: a place, or what kind of employer it is.
    fn bracketed(&mut self, text: &str) -> bool {
        if !(self.header.place.is_none() && self.place(text)) {
            self.header.notes.push(capitalise(&tidy(text)));
        }
        true
    }

    /// What stands first: a title, a title with an employer behind it, or the employer.
    fn head(&mut self, piece: &str) -> bool {
        if let Some((title, employer)) = title_and_employer(piece)
            && can_be_title(title)
        {
            self.header.title = Some(title_case(title));
            return self.name(employer, true);
        }
        self.title(piece) || self.name(piece, false) || self.unlisted_title(piece)
    }

    fn title(&mut self, piece: &str) -> bool {
        let fits = self.header.title.is_none()
            && can_be_title(piece)
            && piece.split(' ').count() <= LONGEST
            && !is_place(piece);
        if fits {
            self.header.title = Some(title_case(piece));
        }
        fits
    }

    /// `IT support` of `IT support at Oakridge School since 2018`: what somebody was, though it ends in no word for a role.
    fn unlisted_title(&mut self, piece: &str) -> bool {
        let words: Vec<String> = piece.split(' ').map(bare).collect();
        let acts = words.iter().any(|word| {
            verbs::is_past(word)
                || verbs::lookup(word).is_some_and(|(base, form)| {
                    matches!(form, Form::Past | Form::ThirdPerson) || !verbs::is_also_noun(base)
                })
        });
        let fits = self.role == Role::Employee
            && self.dated
            && words.len() <= 4
            && !acts
            && !points_at(&words[0])
            && !piece.starts_with(|c: char| c.is_ascii_digit())
            && !is_place(piece);
        if fits {
            self.header.title = Some(title_case(piece));
        }
        fits
    }

    /// An employer, with the town that stands behind its name; behind `at` also one that is only described.
    fn name(&mut self, piece: &str, introduced: bool) -> bool {
        let piece = strip_article(piece);
        let words = piece.split(' ').count();
        let last = piece.rsplit(' ').next().map(bare).unwrap_or_default();
        if is_place(piece)
            || (words <= 3 && split_region(piece).is_some_and(|(front, _)| front.is_empty()))
        {
            return self.place(piece);
        }
        let proper = piece.starts_with(char::is_uppercase);
        let known = spelling::canonical_tool(piece).is_some();
        let kind = is_kind_of_place(&last) || is_institutional(piece);
        let fits = self.header.organisation.is_none()
            && words <= LONGEST
            && !is_no_organisation(&piece.to_lowercase())
            && !piece.starts_with(|c: char| c.is_ascii_digit())
            && can_name(piece)
            && (introduced || !has_title_noun(piece))
            && (introduced || ((proper || kind) && !known));
        if fits {
            let (name, place) = split_region(piece)
                .filter(|(front, _)| !front.is_empty())
                .map_or_else(
                    || {
                        let (name, place) = split_city(piece);
                        (name, place.map(str::to_owned))
                    },
                    |(name, place)| (name, Some(place)),
                );
            self.header.organisation = Some(title_case(name));
            self.header.place = self
                .header
                .place
                .take()
                .or(place.map(|place| title_case(&place)));
            return true;
        }
        let described = introduced
            && self.header.organisation.is_none()
            && self.header.description.is_none()
            && kind
            && self.role == Role::Employee;
        if described {
            self.header.description = Some(capitalise(piece));
        }
        described
    }

    /// A place that is known, or a name behind the employer's.
    fn place(&mut self, piece: &str) -> bool {
        let piece = strip_article(piece);
        let words = piece.split(' ').count();
        let region = split_region(piece).filter(|(front, _)| front.is_empty());
        let last = piece.rsplit(' ').next().map(bare).unwrap_or_default();
        let named = piece.starts_with(char::is_uppercase)
            && words <= 3
            && !is_kind_of_place(&last)
            && !has_title_noun(piece)
            && spelling::canonical_tool(piece).is_none()
            && piece
                .chars()
                .all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '.'))
            && self.header.organisation.is_some();
        if !(is_place(piece) || region.is_some() || named) {
            return false;
        }
        let place = region.map_or_else(|| title_case(piece), |(_, place)| place);
        self.header.place = Some(match self.header.place.take() {
            Some(known) if known != place => format!("{known}, {place}"),
            _ => place,
        });
        true
    }

    /// `On the cardiac ward`, `in ladies wear`.
    fn department(&mut self, piece: &str, joint: &str) -> bool {
        let last = piece.rsplit(' ').next().map(bare).unwrap_or_default();
        let first = piece.split(' ').next().map(bare).unwrap_or_default();
        let lasts = is_time_unit(&last);
        let fits = piece.split(' ').count() <= 4
            && !is_statement(piece)
            && (is_department(&last) || !lasts)
            && !points_at(&first);
        if fits {
            self.header.notes.push(format!("{joint} {}", tidy(piece)));
        }
        fits
    }
}

fn strip_article(piece: &str) -> &str {
    ["the ", "a ", "an ", "my "]
        .iter()
        .find_map(|article| {
            let front = piece.get(..article.len())?;
            front
                .eq_ignore_ascii_case(article)
                .then(|| &piece[article.len()..])
        })
        .unwrap_or(piece)
}

/// The pieces of a part, each with what joins it to the one before.
fn pieces(part: &str) -> Vec<(Joint, &str)> {
    let joint = |word: &str| match word {
        "at" | "@" | "for" | "with" | "w/" | "w" => Some(Joint::For),
        "in" | "near" | "around" => Some(Joint::In),
        "on" | "during" => Some(Joint::Other),
        _ => None,
    };
    let mut pieces = Vec::new();
    let (mut start, mut open, mut at) = (0, Joint::None, 0);
    for word in part.split(' ') {
        let key = word.to_lowercase();
        if let Some(next) = joint(&key) {
            if at > start {
                pieces.push((open, part[start..at].trim()));
            }
            open = next;
            start = at + word.len();
        }
        at += word.len() + 1;
    }
    if start < part.len() {
        pieces.push((open, part[start..].trim()));
    }
    pieces.retain(|(_, piece)| !piece.is_empty());
    pieces
}
