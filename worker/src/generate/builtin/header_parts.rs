//! Reads the sentence that opens a note part by part, where it follows no pattern as a whole: `care asistant Willow Court care
//! home, nights, 2017 - 2020`.

use super::clean::{bare, capitalise, has_words, is_one_of, tidy, title_case};
use super::delimited::is_statement;
use super::employer_names::{
    can_be_title, can_name, is_institutional, is_kind_of_place, is_no_organisation, is_place,
    points_at, split_region, title_and_employer,
};
use super::header::{Header, Role, has_title_noun};
use super::role_asides::is_initials;
use super::role_names::is_time_unit;
use crate::english::gazetteer;
use crate::english::periods::{self, Period};
use crate::english::spelling;
use crate::english::tokens::key;
use crate::english::verbs::{self, Form};
use crate::english::words;

/// Words of the longest title, and of the longest name.
const LONGEST: usize = 7;

/// The header in the sentence, with all that it says besides as its rest; nothing where too little of it is found.
pub fn parse(sentence: &str, role: Role) -> Option<Header> {
    let period = lasting_period(sentence);
    let (front, behind) = match &period {
        Some(period) => (&sentence[..period.span.start], &sentence[period.span.end..]),
        None => (sentence, ""),
    };
    let (is_current, front) = without_lead(front);
    let mut reader = Reader {
        header: Header {
            is_current,
            ..Header::default()
        },
        role,
        dated: period.is_some(),
    };
    let parts = cut(front);
    let taken = (0..parts.len()).take_while(|at| {
        reader.part(&parts[*at], *at == 0)
            || (*at > 0 && reader.aside(&parts[*at], period.is_some() || at + 1 < parts.len()))
    });
    let taken = taken.count();
    let told = parts.get(taken).map_or("", |part| &front[part.start..]);
    let behind = behind.trim_start_matches([',', '.', ';', ')', ' ', '-', '–', ':']);
    // `Oct 2016 - now, Leeds, night shifts`.
    let behind = reader.behind(told, behind);
    let mut header = reader.header;
    header.rest = match (tidy(told).is_empty(), has_words(behind)) {
        (false, true) => format!("{}, {behind}", told.trim().trim_end_matches(',')),
        (false, false) => told.to_owned(),
        (true, _) => behind.to_owned(),
    };
    header.period = period;
    let named = header.title.is_some() || header.organisation.is_some();
    let employer = header.organisation.is_some() || header.description.is_some();
    let told = [header.title.is_some(), employer, header.period.is_some()];
    (named && told.into_iter().filter(|told| *told).count() > 1).then_some(header)
}

/// The period of a sentence; one that lasted before a lone date: `qualified 2015, there from oct 2015 - feb 2020`.
fn lasting_period(sentence: &str) -> Option<Period> {
    let first = periods::find_period(sentence)?;
    if first.start != first.end || first.ongoing {
        return Some(first);
    }
    let from = first.span.end;
    let later = periods::find_period(&sentence[from..])
        .filter(|later| later.start.is_some() && (later.ongoing || later.start != later.end));
    Some(later.map_or(first, |later| Period {
        span: later.span.start + from..later.span.end + from,
        ..later
    }))
}

/// How much of a role a header tells: as what, for whom, where, when.
pub fn found(header: &Header) -> usize {
    let employer = match (&header.organisation, &header.description) {
        (Some(_), _) => 2,
        (None, Some(_)) => 1,
        (None, None) => 0,
    };
    employer
        + 2 * usize::from(header.title.is_some())
        + 2 * usize::from(header.period.is_some())
        + usize::from(header.place.is_some())
}

/// What a header tells that tells all.
pub const ALL: usize = 7;

/// A part of a sentence, and whether brackets enclose it.
struct Part<'a> {
    text: &'a str,
    /// Where it begins in what was cut (bytes).
    start: usize,
    in_brackets: bool,
}

/// The parts between commas, dashes and brackets.
fn cut(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut in_brackets = false;
    let mut push = |range: std::ops::Range<usize>, in_brackets| {
        let start = range.start;
        let text = text[range].trim();
        if has_words(text) {
            parts.push(Part {
                text,
                start,
                in_brackets,
            });
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
        let employed = pieces
            .iter()
            .any(|(joint, piece)| *joint == Joint::For && is_proper(piece));
        for (joint, piece) in pieces {
            let taken = match joint {
                Joint::None if first => self.head(piece, employed),
                Joint::None => self.name(piece, false) || self.title(piece),
                Joint::For => self.name(piece, true) || self.setting(piece, "For"),
                Joint::In => {
                    self.place(piece)
                        || ((is_proper(piece) || described(piece).is_some())
                            && self.name(piece, true))
                        || self.setting(piece, "In")
                }
                Joint::Other => self.setting(piece, "On"),
            };
            if !taken {
                self.header = before;
                return false;
            }
        }
        true
    }

    /// `Nights` of `care assistant at Willow Court, nights, 2017 - 2020`, where more of the role follows.
    fn aside(&mut self, part: &Part<'_>, goes_on: bool) -> bool {
        let fits = goes_on && is_aside(part.text);
        if fits {
            self.header.notes.push(capitalise(&tidy(part.text)));
        }
        fits
    }

    /// Takes the name and the place that stand behind the date; what else stands there.
    fn behind<'t>(&mut self, told: &str, behind: &'t str) -> &'t str {
        let mut rest = behind;
        while tidy(told).is_empty()
            && let Some((part, more)) = rest.split_once([',', '.'])
        {
            let bare = part.trim();
            let bare = bare.strip_prefix("in ").unwrap_or(bare);
            let named =
                self.header.organisation.is_none() && is_proper(bare) && self.name(bare, false);
            if !(named || self.header.place.is_none() && self.place(bare)) {
                break;
            }
            rest = more.trim_start();
        }
        rest
    }

    /// `(Bari)`, `(fintech, NYC)`: a place, or what kind of employer it is.
    fn bracketed(&mut self, text: &str) -> bool {
        if !(self.header.place.is_none() && self.place(text)) {
            self.header.notes.push(capitalise(&tidy(text)));
        }
        true
    }

    /// What stands first: a title, a title with an employer behind it, or the employer.
    fn head(&mut self, piece: &str, employed: bool) -> bool {
        if let Some(title) = OWN_WORK.iter().find_map(|own| piece.strip_suffix(own)) {
            self.header.description = Some(capitalise(piece[title.len()..].trim()));
            return self.title(title) || self.unlisted_title(title);
        }
        if let Some((title, employer)) = title_and_employer(piece)
            && can_be_title(title)
        {
            self.header.title = Some(title_case(title));
            return self.name(employer, true);
        }
        self.title(piece)
            || ((self.dated || employed) && self.unlisted_title(piece))
            || self.name(piece, false)
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
        let last = words.last().map_or("", String::as_str);
        let acts = words.iter().any(|word| {
            verbs::is_past(word)
                || verbs::lookup(word).is_some_and(|(base, form)| {
                    matches!(form, Form::Past | Form::ThirdPerson) || !verbs::is_also_noun(base)
                })
        });
        let fits = self.role == Role::Employee
            && self.header.title.is_none()
            && words.len() <= 4
            && !acts
            && !(is_kind_of_place(last) && last != "office")
            && !is_institutional(piece)
            && (words[0] == "it" || !points_at(&words[0]))
            && !piece.starts_with(|c: char| c.is_ascii_digit())
            && !(words.len() > 1 && piece.split(' ').all(is_proper))
            && !is_place(piece);
        if fits {
            self.header.title = Some(title_case(piece));
        }
        fits
    }

    /// An employer, with the town that stands behind its name; behind `at` also one that is only described.
    fn name(&mut self, piece: &str, introduced: bool) -> bool {
        let piece = strip_article(piece);
        if town(piece).is_some() {
            return self.place(piece);
        }
        if self.header.organisation.is_some() {
            return false;
        }
        let (kind, name) =
            described(piece).map_or((None, piece), |(kind, name)| (Some(kind), name));
        let name = name.trim_matches(['"', '“', '”', '\'']);
        let last = name.rsplit(' ').next().map(bare).unwrap_or_default();
        let place_kind = is_kind_of_place(&last) || is_institutional(name);
        let fits = name.split(' ').count() <= LONGEST
            && !is_no_organisation(&name.to_lowercase())
            && !name.starts_with(|c: char| c.is_ascii_digit())
            && (can_name(name) || (introduced && is_of_institution(name)))
            && (introduced
                || kind.is_some()
                || (!has_title_noun(name)
                    && (is_proper(name) || place_kind)
                    && spelling::canonical_tool(name).is_none()));
        if fits {
            let (name, place) = without_town(name);
            self.header.organisation = Some(title_case(name));
            self.header.place = self.header.place.take().or(place);
            let kind = kind
                .map(strip_article)
                .filter(|kind| !is_one_of(&bare(kind), WHAT));
            match (self.role, kind) {
                (Role::Employee, Some(kind)) => self.header.description = Some(capitalise(kind)),
                (Role::Volunteer, Some(kind)) => self.header.notes.push(capitalise(kind)),
                (_, None) => {}
            }
            return true;
        }
        let describes = introduced
            && self.header.description.is_none()
            && place_kind
            && self.role == Role::Employee;
        if describes {
            self.header.description = Some(capitalise(name));
        }
        describes
    }

    /// A place that is known, or a name behind the employer's.
    fn place(&mut self, piece: &str) -> bool {
        let piece = strip_article(piece);
        let last = piece.rsplit(' ').next().map(bare).unwrap_or_default();
        let named = || {
            piece.split(' ').all(is_proper)
                && piece.split(' ').count() <= 3
                && !is_kind_of_place(&last)
                && !has_title_noun(piece)
                && spelling::canonical_tool(piece).is_none()
                && piece
                    .chars()
                    .all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '.'))
                && self.header.organisation.is_some()
                && !is_initials(piece)
        };
        let Some(place) = town(piece).or_else(|| named().then(|| title_case(piece))) else {
            return false;
        };
        self.header.place = Some(match self.header.place.take() {
            Some(known) if known != place => format!("{known}, {place}"),
            _ => place,
        });
        true
    }

    /// `On the cardiac ward`, `in ladies wear`, `for under 10s football`.
    fn setting(&mut self, piece: &str, joint: &str) -> bool {
        const LONGEST: usize = 4;
        let first = piece.split(' ').next().map(bare).unwrap_or_default();
        let last = piece.rsplit(' ').next().map(bare).unwrap_or_default();
        let fits = piece.split(' ').count() <= LONGEST
            && !is_statement(piece)
            && !is_time_unit(&last)
            && (joint == "On" || !points_at(&first));
        if fits {
            self.header.notes.push(format!("{joint} {}", tidy(piece)));
        }
        fits
    }
}

/// How somebody says that they work for themselves, behind their title.
const OWN_WORK: [&str; 5] = [
    " self employed",
    " self-employed",
    " freelance",
    " freelancing",
    " own business",
];

/// What an employer is, without saying more.
const WHAT: &str = "company firm agency organisation organization employer startup consultancy ngo charity cooperative coop co bank business \
    chain brand supplier manufacturer boulangerie cafe biotech telecom vineyard orchard contractor retailer supermarket hypermarket";

/// What an employer is and how it is called: `a consultancy called Quillstone`, `restaurant La Palapa`, `company Dentivo`.
fn described(piece: &str) -> Option<(&str, &str)> {
    let piece = strip_article(piece);
    let called = [" called ", " named "];
    if let Some(pair) = called.iter().find_map(|joint| piece.split_once(joint)) {
        return Some(pair);
    }
    let (kind, name) = piece.split_once(' ')?;
    let kinds = is_kind_of_place(&bare(kind)) || is_one_of(&bare(kind), WHAT);
    (kind.starts_with(char::is_lowercase) && kinds && name.starts_with(char::is_uppercase))
        .then_some((kind, name))
}

/// `Department of transport`, `city of Malmö`, `university of Debrecen`.
fn is_of_institution(name: &str) -> bool {
    const INSTITUTIONS: &str = "department dept ministry university univ institute city municipality faculty school college bank council office \
        church parish diocese embassy court academy museum";
    name.split_once(" of ")
        .is_some_and(|(first, _)| is_one_of(&bare(first), INSTITUTIONS))
}

fn is_proper(piece: &str) -> bool {
    strip_article(piece).starts_with(char::is_uppercase)
}

/// The written name of a town, region or country: `Scranton, PA` of `scranton pa`.
fn town(piece: &str) -> Option<String> {
    let piece = piece.trim_end_matches('.');
    let lone = |piece: &str| {
        let key = key(piece);
        let rare = piece.starts_with(char::is_uppercase) || !words::is_everyday(&key);
        is_place(piece) || (rare && gazetteer::cities(&key).next().is_some())
    };
    if lone(piece) {
        return Some(title_case(piece));
    }
    if let Some((_, place)) = split_region(piece).filter(|(front, _)| front.is_empty()) {
        return Some(place);
    }
    let (front, region) = piece.rsplit_once(' ')?;
    let region_key = key(region);
    let code = region.len() == 2;
    let known = !gazetteer::regions(&region_key).is_empty()
        || !gazetteer::countries(&region_key).is_empty()
        || is_one_of(&region_key, "uk usa uae");
    (known && gazetteer::cities(&key(front)).next().is_some()).then(|| {
        let region = if code || is_one_of(&region_key, "uk usa uae") {
            region.to_uppercase()
        } else {
            title_case(region)
        };
        format!("{}, {region}", title_case(front))
    })
}

/// A name, and the town that is typed behind it: `Cook Medical` and `Limerick`.
fn without_town(name: &str) -> (&str, Option<String>) {
    const JOINS: &str = "of in and the royal air university uni college & at de for";
    let starts: Vec<usize> = name.match_indices(' ').map(|(at, _)| at).collect();
    // The longest town that leaves a name.
    starts
        .iter()
        .filter(|at| name[**at..].split(' ').count() <= 4)
        .find_map(|at| {
            let (front, behind) = (name[..*at].trim_end_matches(','), name[*at..].trim());
            let before = front.rsplit(' ').next().map(bare).unwrap_or_default();
            let place = town(behind).filter(|_| !is_one_of(&before, JOINS))?;
            Some((front, Some(place)))
        })
        .unwrap_or((name, None))
}

fn strip_article(piece: &str) -> &str {
    ["the ", "a ", "an ", "my ", "small ", "local "]
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
        "at" | "@" | "for" | "with" | "w/" | "w" | "by" => Some(Joint::For),
        "in" | "near" | "around" => Some(Joint::In),
        "on" | "during" | "since" | "from" | "covering" | "under" => Some(Joint::Other),
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
