//! Tells what a part of the sentence that opens a role names: a title, an employer, a place, or where and how one worked.

use super::clean::{bare, capitalise, is_one_of, tidy, title_case};
use super::delimited::{is_department_of, is_own_work, is_statement};
use super::employer_names::{
    can_be_title, can_name, is_institutional, is_kind_of_place, is_no_organisation, is_place,
    points_at, split_region, title_and_employer,
};
use super::header::{Header, Role, has_title_noun};
use super::header_parts::{Part, is_aside};
use super::known_employers;
use super::role_asides::{is_called_after, is_initials};
use super::role_bodies::is_mere_kind;
use super::role_names::is_time_unit;
use crate::english::gazetteer;
use crate::english::spelling;
use crate::english::titles;
use crate::english::tokens::key;
use crate::english::verbs::{self, Form};
use crate::english::words;

/// Words of the longest title, and of the longest name.
const LONGEST: usize = 7;

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

/// A piece of a part, and the word that joins it to what stands before it.
struct Piece<'a> {
    joint: Joint,
    word: &'a str,
    text: &'a str,
}

/// What was read of a role so far.
pub struct Reader {
    pub header: Header,
    pub role: Role,
    /// Whether the sentence says when, or names a firm.
    pub dated: bool,
}

impl Reader {
    /// Takes what a part says into the header; false where it says something else.
    pub fn part(&mut self, part: &Part<'_>, first: bool) -> bool {
        // `Cook Medical Limerick` is a name, though one can cook.
        let capitals = part.text.contains(' ') && part.text.split(' ').all(is_proper);
        if is_statement(part.text) && !capitals && !(first && opens_with_name(part.text)) {
            return false;
        }
        if part.in_brackets {
            return self.bracketed(part.text);
        }
        if is_own_work(part.text) && self.header.description.is_none() {
            self.header.description = Some(capitalise(part.text));
            return true;
        }
        let pieces = pieces(part.text);
        // `Crisis at Christmas` is one name.
        let joined =
            !first && pieces.len() == 2 && pieces.iter().all(|piece| is_proper(piece.text));
        if joined && self.name(part.text, false) {
            return true;
        }
        let before = self.header.clone();
        let employed = pieces
            .iter()
            .any(|piece| piece.joint == Joint::For && can_name(strip_article(piece.text)));
        for piece in pieces {
            let text = piece.text;
            let taken = match piece.joint {
                Joint::None if first => self.head(text, employed),
                Joint::None => self.name(text, false) || self.title(text),
                Joint::For => self.name(text, true) || self.setting(&piece),
                Joint::In => {
                    self.place(text)
                        || ((is_proper(text) || described(text).is_some()) && self.name(text, true))
                        || self.setting(&piece)
                }
                Joint::Other => self.setting(&piece),
            };
            if !taken {
                self.header = before;
                return false;
            }
        }
        true
    }

    /// `Nights` of `care assistant at Willow Court, nights, 2017 - 2020`, where more of the role follows.
    pub fn aside(&mut self, part: &Part<'_>, goes_on: bool) -> bool {
        let fits = goes_on && is_aside(part.text);
        if fits {
            self.header.notes.push(capitalise(&tidy(part.text)));
        }
        fits
    }

    /// Takes the name and the place that stand behind the date; what else stands there.
    pub fn behind<'t>(&mut self, behind: &'t str) -> &'t str {
        let mut rest = behind;
        while let Some((part, more)) = rest.split_once([',', '.']) {
            let part = part.trim();
            let placed = part.strip_prefix("in ");
            let unknown = self.header.organisation.is_none() && self.header.description.is_none();
            let fits = placed.is_none() && unknown && is_proper(part) && !is_statement(part);
            let named = fits && self.name(part, false);
            if !(named || self.header.place.is_none() && self.place(placed.unwrap_or(part))) {
                break;
            }
            rest = more.trim_start();
        }
        rest
    }

    /// `(Bari)`, `(fintech, NYC)`: a place, or what kind of employer it is.
    fn bracketed(&mut self, text: &str) -> bool {
        let town = town(text).filter(|_| self.header.place.is_none());
        let described = self.header.description.as_deref();
        let named =
            self.header.organisation.is_none() && described.is_some_and(|kind| !is_own_work(kind));
        let kind = self
            .header
            .organisation
            .take_if(|kind| is_proper(text) && town.is_none() && is_mere_kind(kind));
        // `Charity shop (Oxfam)`
        if let Some(kind) = kind {
            self.header.notes.push(capitalise(&kind.to_lowercase()));
            self.header.organisation = Some(title_case(&tidy(text)));
            return true;
        }
        match town {
            Some(town) => self.header.place = Some(town),
            // `For a family bakery (Backhaus Lenz)`.
            None if named && is_proper(text) && self.name(text, false) => {}
            None => self.header.notes.push(capitalise(&tidy(text))),
        }
        true
    }

    /// What stands first: a title, a title with an employer behind it, or the employer.
    fn head(&mut self, piece: &str, employed: bool) -> bool {
        // `Freelance translator`, `plumber self employed`.
        if let Some((own, title)) = own_work(piece) {
            self.header.description = Some(capitalise(own));
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
        // `School of Physics - University of Melbourne`
        let school = |word: &str| titles::is_school_noun(&bare(word));
        if piece.split(' ').any(school)
            && let Some(part) = self
                .header
                .organisation
                .take_if(|name| is_department_of(name))
        {
            self.header.notes.push(part);
        }
        if self.header.organisation.is_some() || is_people(piece) {
            return false;
        }
        let (kind, name) =
            described(piece).map_or((None, piece), |(kind, name)| (Some(kind), name));
        let name = name.trim_matches(['"', '“', '”', '\'']);
        let last = name.rsplit(' ').next().map(bare).unwrap_or_default();
        let place_kind = is_kind_of_place(&last) || is_institutional(name);
        // `Chemical plant` is what it is, and not how it is called.
        let plain = kind.is_none()
            && self.role == Role::Employee
            && name
                .split(' ')
                .all(|word| word.starts_with(char::is_lowercase) && words::is_common(&key(word)))
            && !is_of_institution(name);
        let fits = name.split(' ').count() <= LONGEST
            && !is_no_organisation(&name.to_lowercase())
            && !name.starts_with(|c: char| c.is_ascii_digit())
            && !plain
            && (can_name(name) || (introduced && is_of_institution(name)))
            && (introduced
                || kind.is_some()
                || (!has_title_noun(name)
                    && (is_proper(name)
                        || place_kind
                        || known_employers::written(name).is_some())
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
        let describes = self.header.description.is_none()
            && self.header.title.is_some()
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

    /// `On the cardiac ward`, `In ladies wear`, `For under 10s football`.
    fn setting(&mut self, piece: &Piece<'_>) -> bool {
        const LONGEST: usize = 4;
        let text = piece.text;
        let first = text.split(' ').next().map(bare).unwrap_or_default();
        let last = text.rsplit(' ').next().map(bare).unwrap_or_default();
        let fits = text.split(' ').count() <= LONGEST
            && !is_statement(text)
            && !is_time_unit(&last)
            && (piece.joint == Joint::Other || !points_at(&first));
        if fits {
            let joint = match piece.word {
                "w" | "w/" => "with",
                "@" => "at",
                word => word,
            };
            self.header
                .notes
                .push(capitalise(&format!("{joint} {}", tidy(text))));
        }
        fits
    }
}

/// `Mentor on the robotics team`, `hospice shop in Ludlow`: a title or an employer, though a word of it is a verb too.
fn opens_with_name(part: &str) -> bool {
    const LONGEST: usize = 3;
    let name = pieces(part).first().map_or("", |piece| piece.text);
    let words: Vec<String> = name.split(' ').map(bare).collect();
    words.len() <= LONGEST
        && (has_title_noun(name) || (words.len() > 1 && is_mere_kind(name)))
        && !words
            .iter()
            .any(|word| verbs::is_past(word) || points_at(word))
}

/// `Under 11 girls`, `U10 boys`: for whom, and not for which organisation.
pub fn is_people(piece: &str) -> bool {
    const PEOPLE: &str = "boys girls kids children juniors teens teenagers adults families patients students pupils residents refugees \
        newcomers migrants seniors elderly homeless people";
    let last = piece.rsplit(' ').next().map(bare).unwrap_or_default();
    // `Save the Children` is a name.
    is_one_of(&last, PEOPLE) && !piece.contains(" the ")
}

/// How somebody says that they work for themselves, before or behind their title, and the title.
fn own_work(piece: &str) -> Option<(&str, &str)> {
    const MOST_WORDS: usize = 2;
    let cuts = || {
        piece.match_indices(' ').map(|(at, _)| {
            let (front, back) = piece.split_at(at);
            (front, back.trim_start())
        })
    };
    let before = cuts().take(MOST_WORDS).find(|(own, _)| is_own_work(own));
    before.or_else(|| {
        let mut ends = cuts().rev().take(MOST_WORDS);
        let (title, own) = ends.find(|(_, own)| is_own_work(own))?;
        Some((own, title))
    })
}

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
pub fn town(piece: &str) -> Option<String> {
    let piece = piece.trim_matches(|c: char| !c.is_alphanumeric());
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
    let country = is_one_of(&region_key, "uk usa uae nz");
    let known = country
        || !gazetteer::regions(&region_key).is_empty()
        || !gazetteer::countries(&region_key).is_empty();
    (known && gazetteer::cities(&key(front)).next().is_some()).then(|| {
        let region = if country || region.len() == 2 {
            region.to_uppercase()
        } else {
            title_case(region)
        };
        format!("{}, {region}", title_case(front.trim_end_matches(',')))
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
            let begins = behind.starts_with(char::is_alphanumeric);
            let apart = !is_called_after(front, behind) && !is_one_of(&before, JOINS);
            let place = town(behind).filter(|_| begins && apart)?;
            Some((front, Some(place)))
        })
        .unwrap_or((name, None))
}

fn strip_article(piece: &str) -> &str {
    ["the ", "a ", "an ", "my ", "small ", "local "]
        .iter()
        .find_map(|article| {
            let front = piece.get(..article.len())?;
            let rest = &piece[article.len()..];
            // `An Post`
            let named = front == "An " && rest.starts_with(char::is_uppercase);
            (front.eq_ignore_ascii_case(article) && !named).then_some(rest)
        })
        .unwrap_or(piece)
}

/// The pieces of a part, each with what joins it to the one before: `for under 10s football` is one.
fn pieces(part: &str) -> Vec<Piece<'_>> {
    let joint_of = |word: &str| match word.to_lowercase().as_str() {
        "at" | "@" | "for" | "with" | "w/" | "w" | "by" => Joint::For,
        "in" | "near" | "around" => Joint::In,
        "on" | "during" | "since" | "from" | "covering" | "under" => Joint::Other,
        _ => Joint::None,
    };
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let (mut joint, mut word) = (Joint::None, "");
    let (mut start, mut at) = (0, 0);
    for next in part.split(' ') {
        let next_joint = joint_of(next);
        if next_joint != Joint::None && (at == 0 || at > start) {
            pieces.push(Piece {
                joint,
                word,
                text: part[start..at].trim(),
            });
            (joint, word) = (next_joint, next);
            start = at + next.len() + 1;
        }
        at += next.len() + 1;
    }
    pieces.push(Piece {
        joint,
        word,
        text: part.get(start..).unwrap_or("").trim(),
    });
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}
