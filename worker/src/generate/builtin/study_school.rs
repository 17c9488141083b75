//! Finds the name of a school in a sentence about studies, and tells it from what else stands behind "at" and "from".

use super::clean::{bare, capitalise, has_words, is_one_of, tidy, title_case};
use super::header::DATE_MARK;
use super::place_names::town_and_area;
use super::role_asides::is_initials;
use super::study::Reader;
use super::study_subjects::is_subject;
use super::study_words::{
    is_glue, is_length, is_no_school, is_of_school, is_place, is_qualification, misspelt_noun,
};
use crate::english::dates;
use crate::english::gazetteer;
use crate::english::titles;
use crate::english::tokens::key;
use crate::english::verbs;
use crate::english::words;

/// Loose words behind which a sentence no longer names its school.
const FEW_WORDS: usize = 12;
/// Longest name of a school, in words.
const LONGEST: usize = 9;

impl Reader<'_> {
    /// The words of the school behind "at", "from" or "went to", when one is named there.
    pub(super) fn introduced_school(&self) -> Option<(usize, usize)> {
        let next = self.word(1);
        let out_of = self.word(0) == "of"
            && self.at > 0
            && is_one_of(&self.words[self.at - 1], "out graduate alumnus alumna")
            && self.study.degree.is_none();
        let went_to = self.word(0) == "to"
            && self.at > 0
            && (matches!(
                self.words[self.at - 1].as_str(),
                "went" | "go" | "going" | "transferred"
            ) || self.at > 1 && self.words[self.at - 2..self.at] == ["went", "on"])
            || out_of;
        let preposition = is_one_of(self.word(0), "at from attended attending left") || went_to;
        let generic = self
            .study
            .institution
            .as_deref()
            .is_none_or(is_kind_of_school);
        let worked = self.loose.iter().any(|word| is_work(&bare(word)));
        let can = (preposition || matches!(self.word(0), "by" | "through" | "with"))
            && !self.is_denied()
            && generic
            && !worked
            && !next.is_empty()
            && next != DATE_MARK
            && dates::month_number(next).is_none()
            && !next.starts_with(|c: char| c.is_ascii_digit());
        if !can {
            return None;
        }
        let (start, end) = self.school_span(1)?;
        let left = matches!(self.word(0), "left" | "by" | "through" | "with");
        // "a degree in law with sheffield hallam"
        let of_town = self.study.degree.is_some()
            && end - start > 1
            && is_place(&title_case(&self.words[start]));
        if left
            && !of_town
            && !self.words[start..end]
                .iter()
                .any(|word| is_school_noun(word))
        {
            return None;
        }
        self.can_be_school(start, end, went_to || left)
            .then_some((start, end))
    }

    /// The words up to the next comma, when they hold a word such as "college".
    pub(super) fn named_school(&self) -> Option<(usize, usize)> {
        let starts =
            self.loose.len() < FEW_WORDS && self.loose.iter().all(|word| is_glue(&bare(word)));
        let capital = |ahead: usize| {
            self.typed
                .get(self.at + ahead)
                .is_some_and(|word| word.starts_with(char::is_uppercase))
        };
        // "Open University" is no order to open.
        let acts = verbs::is_past(self.word(0))
            || (verbs::lookup(self.word(0)).is_some() && !(capital(0) && capital(1)));
        let no_name = acts
            || is_glue(self.word(0))
            || is_one_of(self.word(0), "never not no did the through only just");
        if !starts || no_name || self.study.institution.is_some() || self.is_denied() {
            return None;
        }
        let (start, end) = self.school_span(0)?;
        // "web development bootcamp at General Assembly" names its school behind it.
        let bootcamp = self.words[start..end]
            .iter()
            .position(|word| word == "bootcamp");
        if bootcamp.is_some_and(|at| self.leads_to_school(start + at - self.at)) {
            return None;
        }
        let names = self.words[start..end]
            .iter()
            .any(|word| is_school_noun(word));
        let label = self.typed[end - 1].ends_with(':');
        (names && !label && self.can_be_school(start, end, false)).then_some((start, end))
    }

    /// Whether who taught the bootcamp `ahead` is named behind it: "at General Assembly", `CodeRiver`.
    pub(super) fn leads_to_school(&self, ahead: usize) -> bool {
        let next = self.typed.get(self.at + ahead + 1);
        let named = next.is_some_and(|next| next.starts_with(char::is_uppercase));
        !self.typed[self.at + ahead].ends_with(',') && (named || is_lead(self.word(ahead + 1)))
    }

    pub(super) fn leads_to_school_by_word(&self) -> bool {
        is_lead(self.word(0))
    }

    /// Where the name that begins `ahead` of here ends: at a comma, a date, a verb, or where a name with capitals goes on
    /// in small letters.
    pub(super) fn school_span(&self, ahead: usize) -> Option<(usize, usize)> {
        let article =
            matches!(self.word(ahead), "the" | "a" | "my") && !self.word(ahead + 1).is_empty();
        let ahead = ahead + usize::from(article);
        let start = self.at + ahead;
        let capital = |at: usize| {
            let typed = self.typed.get(at);
            typed.is_some_and(|typed| typed.starts_with(char::is_uppercase))
        };
        let is_proper = capital(start);
        let mut end = start;
        while end < self.words.len() && end - start < LONGEST {
            let word = self.words[end].as_str();
            let next_is_name = capital(end + 1);
            let inside = end > start;
            let next = self.words.get(end + 1).map_or("", String::as_str);
            let leads_on = inside
                && (is_one_of(next, "of de du del") && capital(end + 2)
                    || is_school_noun(next) && !verbs::is_past(word));
            let joint = is_one_of(word, "of the for de da do du des di della la and &");
            // "École hôtelière de Lausanne", "Mzuzu nursing college"
            let named = self.typed[end]
                .starts_with(|c: char| c.is_uppercase() || c == '(' || c == '&')
                || is_school_noun(word)
                || word == "board";
            let goes_on_small =
                is_proper && !leads_on && !named && !(joint && (next_is_name || word != "and"));
            let degree = inside
                && ((word.len() == 1
                    && self.typed.get(end..end + 2).is_some_and(is_qualification))
                    || is_qualification(&self.typed[end..=end])
                        && !is_school_noun(word)
                        && !self
                            .words
                            .get(end + 1)
                            .is_some_and(|next| is_school_noun(next))
                    || self.words.get(end..end + 2).is_some_and(is_length));
            let for_degree = word == "for"
                && self.typed.get(end + 1).is_some_and(|next| {
                    is_qualification(&[*next]) || (inside && self.is_subject_at(end + 1))
                });
            let ends = word == DATE_MARK
                || (inside && is_one_of(word, "around during alongside beside besides"))
                || for_degree
                || degree
                || (word == "and" && !next_is_name)
                || (inside
                    && (matches!(word, "in" | "by")
                        || goes_on_small
                        || self.typed[end].starts_with('(')
                        || (word != "and" && word != "for" && self.stops_at(end - self.at)
                            // "Leeds Met"
                            && !(is_proper && capital(end) && verbs::is_past(word)))));
            let short = self.typed[end].trim_end_matches([',', ';']);
            let short = short
                .strip_prefix('(')
                .and_then(|short| short.strip_suffix(')'));
            // "University of Limerick (UL)"
            let is_short = inside
                && short.is_some_and(|short| is_initials(short) && !is_subject(short))
                && words_begin(&self.words[start..end], short.unwrap_or_default());
            if ends && !is_short {
                break;
            }
            end += 1;
            if self.typed[end - 1].ends_with([',', ';', ')', '|', ':']) {
                break;
            }
        }
        // "Carlisle College for a trade" does not end in "for".
        while end > start + 1 && is_one_of(&self.words[end - 1], "of for the and de") {
            end -= 1;
        }
        (end > start).then_some((start, end))
    }

    /// Whether what was studied stands there, up to the next comma.
    pub(super) fn is_subject_at(&self, start: usize) -> bool {
        is_subject(&tidy(&self.typed[start..self.part_end(start)].join(" ")))
    }

    /// Behind the last word before the next comma or date.
    pub(super) fn part_end(&self, start: usize) -> usize {
        let mut rest = start..self.words.len();
        let end = rest
            .find(|at| self.words[*at] == DATE_MARK || self.typed[*at].ends_with([',', ';', '|']));
        end.map_or(self.words.len(), |at| {
            at + usize::from(self.words[at] != DATE_MARK)
        })
    }

    /// Whether the words can name a school: no time of day, no "a clinic", no place of work.
    fn can_be_school(&self, start: usize, end: usize, went_to: bool) -> bool {
        let words = &self.words[start..end];
        // "2 yrs of uni philosophy"
        if words.len() > 1 && is_length(words) {
            return false;
        }
        let noun = words.iter().any(|word| is_school_noun(word));
        let first = words[0].as_str();
        let everyday = !self.typed[start].starts_with(char::is_uppercase)
            && (words::is_everyday(first) || is_workplace(first))
            && !is_place(&title_case(first));
        let workplace = words.iter().any(|word| is_workplace(word));
        // "at a vocational school in Kraków"
        let placed = self.words.get(end).is_some_and(|word| word == "in")
            && self
                .typed
                .get(end + 1)
                .is_some_and(|town| is_place(&title_case(&tidy(town))));
        let kind_of_school = !placed
            && words.len() > 1
            && !is_one_of(first, "high senior junior")
            && is_kind_of_school(&words.join(" "));
        let only_kind = kind_of_school || (went_to && is_kind_of_school(&words.join(" ")));
        let degree = is_qualification(&self.typed[start..end])
            || words
                .iter()
                .any(|word| matches!(word.as_str(), "my" | "thats" | "that's" | "so" | "i"));
        let leaver =
            words == ["sixth"] || words.iter().any(|word| is_one_of(word, "leaver leavers"));
        has_words(&words.concat())
            && !leaver
            && (noun || !(everyday || workplace))
            && !only_kind
            && !degree
    }

    /// Takes these words as the school.
    pub(super) fn take_school(&mut self, start: usize, end: usize) {
        let text = tidy(&self.typed[start..end].join(" "));
        // "graduated high school from Lincoln Park HS"
        if let Some(kind) = self.study.institution.take()
            && self.study.degree.is_none()
            && (kind.contains(' ') || !is_kind_of_school(&kind))
        {
            self.study.degree = Some(kind);
        }
        let whole = text.contains(" (") && text.ends_with(')');
        let name = if whole {
            &text
        } else {
            text.trim_matches(['(', ')'])
        };
        self.study.institution = Some(title_case(name));
        self.at = end;
    }

    /// "high school", "law school": of which kind the school was.
    pub(super) fn keep_kind(&mut self, text: &str) -> bool {
        let keeps = self.study.degree.is_none() && text.contains(' ') && is_kind_of_school(text);
        if keeps {
            self.study.degree = Some(title_case(text));
        }
        keeps
    }

    /// Whether the words from there up to the next comma are the name of a school.
    pub(super) fn names_school(&self, start: usize) -> bool {
        let words = self.words[start..self.part_end(start)].iter();
        let mut words = words.take_while(|word| !matches!(word.as_str(), "at" | "from"));
        words.any(|word| is_school_noun(word) || is_one_of(word, "high comprehensive grammar"))
    }

    /// `Birmingham` behind "King Edward VI School": JSON Resume has no other place for it than the name.
    pub(super) fn keep_place(&mut self, text: &str) -> bool {
        let (front, inside) = match text.split_once('(') {
            Some((front, inside)) if has_words(front) => (front, inside.trim_end_matches(')')),
            _ => (text, ""),
        };
        let bare_text = front.trim_matches(['(', ')', ' ', ',']);
        // "St Patrick's College Drumcondra (DCU)"
        if text.starts_with('(')
            && is_initials_of_school(bare_text)
            && !is_no_school(bare_text)
            && !is_subject(bare_text)
            && !is_one_of(bare_text, "ECE EEE CSE MPC PCM PCB BIPC")
            && let Some(school) = self
                .study
                .institution
                .as_mut()
                .filter(|school| school.contains(' '))
        {
            *school = format!("{school} ({bare_text})");
            return true;
        }
        let is_region = bare_text.len() == 2
            && bare_text.bytes().all(|byte| byte.is_ascii_uppercase())
            && !gazetteer::regions(&key(bare_text)).is_empty();
        let is_place = is_region
            || is_place(bare_text)
            || town_and_area(&title_case(bare_text)).is_some_and(|(town, _)| is_place(town))
            || self.names_town_of(bare_text)
            || self.names_whole_of(bare_text);
        let Some(school) = self.study.institution.as_mut().filter(|_| is_place) else {
            return false;
        };
        let said = |word: &str| key(word) == key(bare_text);
        let known = if is_region {
            school.split(' ').any(said)
        } else {
            key(school).contains(key(bare_text).as_str())
        };
        if !known {
            *school = format!("{school}, {}", title_case(bare_text));
        }
        if has_words(inside) {
            self.study.rest.push(capitalise(&tidy(inside)));
        }
        true
    }

    /// `University of London` behind "SOAS", `Faculty of Law` behind a university.
    fn names_whole_of(&self, text: &str) -> bool {
        let school = self.study.institution.as_deref().unwrap_or_default();
        let lower = text.to_lowercase();
        let part = ["faculty of ", "school of ", "department of "]
            .iter()
            .any(|of| lower.starts_with(of));
        let named = |name: &str| {
            let mut words = name.split(' ');
            words.any(|word| is_school_noun(&bare(word)))
        };
        let whole = lower.starts_with("university of ") && !named(school);
        !school.is_empty() && (part && named(school) || whole) && text.split(' ').count() <= 5
    }

    /// `Stanford` behind "Stanford University".
    fn names_town_of(&self, town: &str) -> bool {
        let school = self.study.institution.as_deref().unwrap_or_default();
        !town.is_empty()
            && school.split(' ').any(|word| word == town)
            && !is_school_noun(&bare(town))
    }

    /// `ETH Zurich` behind a degree and its subject, or behind an exam that is taken at school.
    pub(super) fn keep_school(&mut self, text: &str, verb: bool) -> bool {
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        let of_school = self.study.degree.as_deref().is_some_and(is_of_school);
        let bracketed = text.starts_with('(');
        let text = text.trim_matches(['(', ')']);
        // "Fort Larkin high", "Colegio San Mateo bogota"
        let can_stand = |word: &str| {
            capital(word)
                || titles::is_school_noun(word)
                || word == "high"
                || is_place(&title_case(word))
        };
        let proper = capital(text) && text.split(' ').filter(|word| word.len() > 3).all(can_stand);
        // "RWTH Aachen"
        let in_city = text
            .split_once(' ')
            .is_some_and(|(first, city)| is_initials(first) && is_place(city));
        let known = in_city
            || (self.study.degree.is_some() && self.study.area.is_some())
            || (of_school && text.contains(' '))
            || (!bracketed
                && is_initials(text)
                && self.study.area.is_none()
                && !is_no_school(text));
        let names = self.study.institution.is_none()
            && known
            && !verb
            && proper
            && !is_place(text)
            && !is_no_school(text)
            && !is_subject(text)
            && !is_qualification(&[text])
            && text.split(' ').count() <= 5
            && !text.contains(|c: char| c.is_ascii_digit() || c == ':');
        if names {
            self.study.institution = Some(title_case(text.trim_matches(['(', ')'])));
        }
        names
    }
}

/// Whether initials are those of the words, but for the small ones.
fn words_begin(words: &[String], initials: &str) -> bool {
    let of_words = words
        .iter()
        .filter(|word| !is_one_of(word, "of the and for in"));
    let letters: String = of_words.filter_map(|word| word.chars().next()).collect();
    letters == initials.to_lowercase()
}

/// `University of Bristol: MSc Computing` without its colon, which separates as a comma does.
pub fn without_label_mark(text: &str) -> String {
    match text.split_once(": ") {
        Some((name, told))
            if (2..=6).contains(&name.split(' ').count())
                && !is_kind_of_school(name)
                && name.split(' ').any(|word| is_school_noun(&bare(word))) =>
        {
            format!("{name}, {told}")
        }
        _ => text.to_owned(),
    }
}

/// "Secondary school at Queens School" of "Secondary school: Queens School", where the label says of which kind the school was.
pub fn without_label(sentence: &str) -> String {
    let labelled = sentence.split_once(": ").filter(|(kind, rest)| {
        let first: Vec<&str> = rest.split(',').next().unwrap_or("").split(' ').collect();
        let degree = (0..first.len()).any(|at| is_qualification(&first[at..=at]));
        is_kind_of_school(kind) && !degree && rest.starts_with(char::is_uppercase)
    });
    match labelled {
        Some((kind, rest)) if kind.contains(' ') => format!("{kind} at {rest}"),
        Some((_, rest)) => format!("at {rest}"),
        None => sentence.to_owned(),
    }
}

fn is_lead(word: &str) -> bool {
    is_one_of(word, "at with by from for in on")
}

/// "trade school", "night school": the words of a kind, not of a name.
fn is_one_of_kinds(word: &str) -> bool {
    const KINDS: &str = "trade night grad graduate law medical med vet veterinary nursing business drama art secondary primary elementary middle \
        high grammar vocational technical beauty culinary drivers driving flight local";
    is_one_of(word, KINDS)
}

/// "uni" alone says which kind of school, not which school; so do "high school" and "secondary education".
pub fn is_kind_of_school(name: &str) -> bool {
    let name = name.to_lowercase();
    let name = ["senior ", "junior ", "lower ", "upper "]
        .iter()
        .find_map(|level| name.strip_prefix(level))
        .unwrap_or(&name);
    match name.split_once(' ') {
        Some(("sixth", "form")) => true,
        Some((kind, noun)) => is_one_of_kinds(kind) && is_one_of(noun, "school college education"),
        None => is_one_of(
            name,
            "college uni university school hauptschule realschule berufsschule",
        ),
    }
}

pub fn is_school_noun(word: &str) -> bool {
    const NOUNS: &str = "hs poly tafe tvet univ iit gymnasium kolleg academia akademie academie colegio colégio liceo liceu istituto politecnico \
        politécnico politécnica inns üniversitesi universiteit universitet universitetet uniwersytet univerzita egyetem yliopisto университет \
        институт conservatoire conservatorio conservatório kolej vidyalaya ecole";
    const ENDINGS: [&str; 4] = ["schule", "gymnasium", "hogeschool", "大学"];
    titles::is_school_noun(word)
        || misspelt_noun(word).is_some()
        || is_one_of(word, NOUNS)
        || ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// `NUI`, `KMTC`: initials in a row of words that have none are the name of a school.
pub fn is_initials_of_school(typed: &str) -> bool {
    let letters = tidy(typed);
    (3..=6).contains(&letters.len())
        && letters.chars().all(|c| c.is_ascii_uppercase())
        && crate::english::spelling::canonical_tool(&key(&letters)).is_none()
}

/// Words behind which "at" tells where somebody worked.
fn is_work(word: &str) -> bool {
    is_one_of(
        word,
        "internship externship placement placements practicum job work worked working intern one in-service residency \
            poster presented volunteered thesis dissertation",
    )
}

fn is_workplace(word: &str) -> bool {
    is_one_of(
        word,
        "hospital hosp clinic company firm bank office shop factory warehouse restaurant municipality ministry ltd inc \
            gmbh llc",
    )
}
