//! Composes basics (name, addresses, place, label) and the summary.

use serde_json::{Map, Value};

use super::ComposeError;
use super::clean::{self, bare, capitalise, is_one_of};
use super::contacts::network_named;
use super::entry::{append, put};
use super::header::has_title_noun;
use super::lists::split_outside_brackets;
use super::person_jobs::{ends_as_job, is_job_title, is_studying, title_and_rest, without_article};
use super::person_labels::{self, Told};
use super::person_names::{is_given_name, is_name, is_plain_name, person_case};
use super::phrase;
use super::place_names::{begins_address, is_area, is_city, is_place, is_town};
use crate::english::places;
use crate::english::tokens::key;
use crate::english::words;

/// The `basics` object of a person.
pub fn basics(text: &str) -> Result<Value, ComposeError> {
    let mut person = Person::default();
    let mut lines = clean::lines(&toned_down(text).replace("P.O.", "PO"));
    lines.retain(|line| !is_title_of_page(&line.text));
    let told = person_labels::told(&lines);
    for (at, (announced, statement)) in told.iter().enumerate() {
        person.next = told.get(at + 1).cloned();
        match announced {
            Some(announced) => person.take_announced(*announced, statement),
            None => person.sentence(statement),
        }
    }
    let fields = person.written();
    if fields.is_empty() {
        return Err(ComposeError::missing(
            "name",
            "What is your name, and how can you be reached?",
        ));
    }
    Ok(Value::Object(fields))
}

#[derive(Default)]
pub struct Person {
    pub fields: Map<String, Value>,
    pub location: Map<String, Value>,
    pub profiles: Vec<Value>,
    pub has_rest: bool,
    /// What was read last was part of a place, so that `TX` goes on about it.
    pub in_place: bool,
    /// What follows: nothing behind the last sentence, where a name may stand as a signature.
    next: Option<Told>,
    /// The label as it was typed, while the sentence that it stood in is read.
    pub labelled: Option<String>,
}

impl Person {
    fn written(mut self) -> Map<String, Value> {
        if !self.location.is_empty() {
            self.fields
                .insert("location".to_owned(), Value::Object(self.location));
        }
        if !self.profiles.is_empty() {
            self.fields
                .insert("profiles".to_owned(), Value::Array(self.profiles));
        }
        self.fields
    }

    pub fn has(&self, field: &str) -> bool {
        self.fields.contains_key(field)
    }

    /// Forgets what stood before: another line or sentence begins.
    pub fn begin(&mut self) {
        self.labelled = None;
    }

    pub fn sentence(&mut self, sentence: &str) {
        self.begin();
        let rest = self.take_addresses(&without_smileys(sentence));
        let rest = self.take_phone(&rest);
        if let Some(rest) = self.take_stated(&rest) {
            self.take_parts(&rest);
        }
    }

    /// What no cue announced: a name, a place or a title between commas, or else text.
    fn take_parts(&mut self, rest: &str) {
        // "supervisor / forklift driver"
        let jobs = rest.split_once(" / ").is_some_and(|(before, after)| {
            let one = before.rsplit([',', '-', '–', '—']).next().unwrap_or(before);
            let other = after.split([',', '-', '–', '—']).next().unwrap_or(after);
            has_title_noun(one) && has_title_noun(other)
        });
        let dashes: &[&str] = &[" - ", " – ", " — ", " / "];
        let rest = dashes[..dashes.len() - usize::from(jobs)]
            .iter()
            .fold(rest.to_owned(), |rest, dash| rest.replace(dash, ","));
        let mut parts = split_outside_brackets(&rest);
        // "Ana Ruiz (she/her)"
        let aside = parts.first().and_then(|first| {
            let (name, aside) = first.strip_suffix(')')?.split_once(" (")?;
            is_name(name).then(|| [name.to_owned(), aside.to_owned()])
        });
        if let Some(both) = aside.filter(|_| !self.has("name")) {
            parts.splice(..1, both);
        }
        let coded = parts.last().is_some_and(|last| {
            let code = last.rsplit(' ').next().unwrap_or("");
            code.len() > 4 && code.bytes().all(|b| b.is_ascii_digit())
        });
        // "Flat 302, Sai Residency, Madhapur, Hyderabad - 500081"
        if parts.len() > 2
            && coded
            && parts[0].contains(' ')
            && begins_address(&bare(parts[0].split(' ').next().unwrap_or("")))
        {
            if let [.., town, code] = parts.as_mut_slice()
                && code.bytes().all(|b| b.is_ascii_digit())
            {
                *town = format!("{town} {code}");
                parts.pop();
            }
            self.take_labelled_place(&parts.join(", "));
            return;
        }
        for part in &mut parts {
            // "jessica hall really", "Sam Lowe here"
            let name = [" really", " here", " actually", " is me", " by the way"]
                .iter()
                .find_map(|end| part.strip_suffix(end))
                .filter(|name| is_name(name));
            *part = name.map_or(part.clone(), str::to_owned);
        }
        parts.retain(|part| {
            !part.is_empty()
                && !denies_address(part)
                && !is_one_of(&bare(part), "and i a an also now currently")
        });
        let mut at = 0;
        while at < parts.len() {
            let taken = self.take_place_at(&parts, at);
            if taken > 0 {
                at += taken;
                continue;
            }
            self.in_place = false;
            let part = without_article(&parts[at]);
            let suffix =
                part.len() <= 4 && part.len() > 1 && part.chars().all(|c| c.is_ascii_uppercase());
            if suffix && at <= 1 && self.names_doctor() && !is_job_title(part) {
                self.add_to_name(part);
            } else if self.names_more(part) {
                put(&mut self.fields, "name", Some(person_case(part)));
            } else if let Some((name, place)) = self.name_at(&parts, at) {
                put(&mut self.fields, "name", Some(person_case(name)));
                if !place.is_empty() {
                    self.set_place(place);
                }
            } else if at > 0 && part.parse::<u8>().is_ok_and(|age| (14..90).contains(&age)) {
                self.tell(&format!("Aged {part}"));
            } else if let Some((title, rest)) = title_and_rest(part)
                .or_else(|| self.job_in_town(part, at))
                .filter(|_| !self.has("label"))
            {
                self.set_label(title);
                let place = rest
                    .strip_prefix("in ")
                    .or_else(|| rest.strip_prefix("from "))
                    .or_else(|| rest.strip_prefix("based in "));
                let named = |place: &str| place.starts_with(char::is_uppercase) || is_town(place);
                if !place.is_some_and(|place| named(place) && self.set_place(place)) {
                    self.tell(rest);
                }
            } else if self.is_label_at(&parts, at) {
                self.set_label(part);
            } else {
                // "instructor, since 2013" tells two things.
                let first = bare(part.split(' ').next().unwrap_or(""));
                if at > 0 && !is_one_of(&first, "with who whose") {
                    self.labelled = None;
                }
                self.tell(&parts[at]);
            }
            at += 1;
        }
    }

    /// "dog groomer in Exeter" behind the name: what ends as words for people do is what somebody is.
    fn job_in_town<'a>(&self, part: &'a str, at: usize) -> Option<(&'a str, &'a str)> {
        let (title, town) = part.split_once(" in ")?;
        let last = title.rsplit(' ').next().map(bare).unwrap_or_default();
        let person = ["er", "or", "ist", "ian", "man", "woman"]
            .iter()
            .any(|ending| last.len() > 4 && last.ends_with(ending));
        let behind_name = at <= 1 && self.has("name") && !self.has_rest;
        (behind_name && person && title.split(' ').count() <= 3 && is_town(town))
            .then(|| (title, &part[title.len() + 1..]))
    }

    /// How many parts from here on are a place: "10115 Berlin", "Austin, TX".
    fn take_place_at(&mut self, parts: &[String], at: usize) -> usize {
        let part = &parts[at];
        if self.name_at(parts, at).is_some() && !is_place(part) {
            return 0;
        }
        let followed = parts
            .get(at + 1)
            .is_some_and(|next| self.take_named_house(part, next));
        if followed || self.take_address_part(part) {
            return 1;
        }
        let known = places::is_known(&key(part));
        let named = part
            .split(' ')
            .all(|word| word.starts_with(char::is_uppercase))
            || !part.contains(' ');
        let plain = !named || part.split(' ').all(|word| words::is_common(&key(word)));
        if let Some(next) = parts.get(at + 1)
            && (is_place(next) || is_area(next, part))
            && part.split(' ').count() <= 3
            && !has_title_noun(part)
            && (known || is_city(part) || !(plain || self.is_label_at(parts, at)))
            && (is_area(next, part)
                || !is_town(next)
                || known
                || is_city(part)
                || self.has("label"))
            && self.set_place(&format!("{part}, {next}"))
        {
            return 2;
        }
        let early = at <= 1 && self.has("name")
            || at <= 2 && !self.has_rest
            || self.labelled.is_some() && is_city(part) && !words::is_common(&key(part));
        usize::from(
            (known || (early && is_town(part) && !has_title_noun(part))) && self.set_place(part),
        )
    }

    /// "joe pritchard" behind "joe".
    fn names_more(&self, part: &str) -> bool {
        let known = self.fields.get("name").and_then(Value::as_str);
        known.is_some_and(|known| {
            let front = part.get(..known.len()).unwrap_or("");
            !known.contains(' ') && front.eq_ignore_ascii_case(known) && is_name(part)
        })
    }

    /// The name in a part, and the place behind it in "ana lopez rome".
    fn name_at<'a>(&self, parts: &'a [String], at: usize) -> Option<(&'a str, &'a str)> {
        let part = parts[at].as_str();
        let ends = at + 1 == parts.len();
        if self.has("name") {
            return None;
        }
        let opens = at == 0 && !self.has_rest && !self.has("label");
        // "John Doe, I am a welder"
        let introduced = at == 0 && self.labelled.is_some() && is_plain_name(part);
        let next_is_job = match parts.get(1) {
            Some(next) => {
                let age = next.parse::<u8>().is_ok_and(|age| (14..90).contains(&age));
                has_title_noun(next) || is_place(next) || age
            }
            None => self.next.as_ref().is_some_and(is_job),
        };
        if opens && next_is_job && !part.contains(' ') && is_given_name(part) && !is_place(part) {
            return Some((part, ""));
        }
        if (introduced || self.can_be_name(part, ends)) && !is_place(part) {
            let behind = part
                .rsplit_once(' ')
                .filter(|(name, place)| name.contains(' ') && places::is_known(&key(place)));
            return behind.or(Some((part, "")));
        }
        // "… first job. Emily Watson, Manchester"
        let age = |part: &String| part.parse::<u8>().is_ok();
        let only_places = parts[at + 1..]
            .iter()
            .all(|part| is_place(part) || age(part));
        let signs = at == 0 && only_places && is_plain_name(part) && !is_place(part);
        signs.then_some((part, ""))
    }

    /// Whether a part is what somebody is: it has a word for it, or stands between name and town.
    fn is_label_at(&self, parts: &[String], at: usize) -> bool {
        let part = without_article(&parts[at]);
        let words = part.split(' ').count();
        let first = bare(part.split(' ').next().unwrap_or(""));
        let plain = !part.contains(" with ")
            && !part.contains(" who ")
            && !part.contains(|c: char| c.is_ascii_digit() || c == ':');
        if self.has("label") || !plain {
            return false;
        }
        let job = words <= 5
            && (is_job_title(part) || is_studying(part))
            && !is_one_of(&first, "i not never no want looking");
        let before_town = at == 1
            && self.has("name")
            && words <= 3
            && !is_one_of(
                &first,
                "looking seeking available open now currently want need",
            )
            && !is_place(part)
            && parts.get(2).is_some_and(|next| is_town(next))
            && !parts.get(3).is_some_and(|next| is_town(next))
            && (part.split(' ').any(|word| words::is_common(&key(word)))
                || part.starts_with(char::is_lowercase)
                || part.chars().all(|c| c.is_ascii_uppercase())
                || ends_as_job(&first));
        job || before_town
    }

    /// Whether a part is the name: what opens the text, or a name with its capitals at the very end.
    fn can_be_name(&self, part: &str, ends: bool) -> bool {
        let signed = ends
            && part
                .split(' ')
                .all(|word| word.starts_with(char::is_uppercase));
        let opens = !self.has_rest && (!self.has("label") || signed);
        !self.has("name") && is_name(part) && (opens || (signed && self.next.is_none()))
    }

    /// Adds to the summary. What goes on about the label has it in front: "plumber with 20 years of experience".
    pub fn tell(&mut self, text: &str) {
        const GOING_ON: &str =
            "with who whose that for at in from of since specialising specializing";
        self.has_rest = true;
        let first = bare(text.split(' ').next().unwrap_or(""));
        let whole = self
            .labelled
            .take()
            .filter(|_| is_one_of(&first, GOING_ON))
            .map(|label| format!("{label} {text}"));
        let text = whole.as_deref().unwrap_or(text);
        // What one used to do one does not do now.
        let text = text
            .split_once(' ')
            .filter(|(first, rest)| bare(first) == "i" && rest.starts_with("used to "))
            .map_or(text, |(_, rest)| rest);
        let prose = capitalise(&phrase::prose(text));
        append(
            &mut self.fields,
            "summary",
            if prose.is_empty() { text } else { &prose },
        );
    }
}

/// A statement without `:)` and the like, which end what stands before them.
fn without_smileys(sentence: &str) -> String {
    const SMILEYS: &str = ":) :-) ;) ;-) :( :-( :D :-D ;D :P =) :)) ^^ <3 xD XD";
    let words = sentence.split(' ');
    let kept = words.map(|word| if is_one_of(word, SMILEYS) { "," } else { word });
    kept.collect::<Vec<_>>().join(" ").replace(" ,", ",")
}

/// The text with small letters where all of it is in capitals.
fn toned_down(text: &str) -> String {
    let shouted = !text.contains(char::is_lowercase) && text.contains(char::is_whitespace);
    if !shouted {
        return text.to_owned();
    }
    let tone = |word: &str| {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        if letters > 3 && !word.contains(['@', '/']) {
            capitalise(&word.to_lowercase())
        } else {
            word.to_owned()
        }
    };
    let lines = text
        .lines()
        .map(|line| line.split(' ').map(tone).collect::<Vec<_>>().join(" "));
    lines.collect::<Vec<_>>().join("\n")
}

/// `no LinkedIn`, `github none`: nowhere to be reached there.
fn denies_address(part: &str) -> bool {
    const WHERE: &str = "website site email mail phone landline mobile portfolio page account profile fax homepage blog socials";
    let words: Vec<String> = part.split(' ').map(bare).collect();
    let denied = |word: &String| is_one_of(word, "no none n/a na not");
    (2..=6).contains(&words.len())
        && words.iter().any(denied)
        && words
            .iter()
            .any(|word| network_named(word).is_some() || is_one_of(word, WHERE))
        && words.iter().all(|word| {
            denied(word)
                || network_named(word).is_some()
                || is_one_of(word, WHERE)
                || is_one_of(word, "i or and a any my do have yet")
        })
}

/// "CURRICULUM VITAE", "Personal details:": what a page of a résumé is called.
fn is_title_of_page(line: &str) -> bool {
    const TITLES: &str = "curriculum vitae|cv|resume|résumé|personal details|personal information|personal info|personal data|\
        contact details|contact information|contact info|contacts|my details|basics";
    let line = line.trim_end_matches(':').to_lowercase();
    TITLES.split('|').any(|title| title == line)
}

/// Whether a statement begins with what somebody is.
fn is_job((announced, statement): &Told) -> bool {
    let first = statement.split(',').next().unwrap_or("");
    announced.is_none() && first.split(' ').count() <= 6 && has_title_noun(first)
}
