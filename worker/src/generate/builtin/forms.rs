//! Reads a text that was typed as a form: "company: Acme", "Start: 2016 | End: 2019", one label a line or several.
//!
//! Only what plainly is a form is read as one. What has no known label goes where the section's other reader puts it.

use serde_json::Value;

use penstock_shared::domain::SectionKind;

use super::clean::{self, Line, bare, has_words, is_one_of, tidy};
use super::delimited::is_statement;
use super::employer_names::is_place;
use super::form_entries;
use super::form_labels::{Field, key};
use super::form_lines::{Piece, pieces};
use super::form_values::{address, is_now};
use super::headings;
use super::references::is_person;
use crate::english::periods;

/// A value of an entry, with its label as typed.
#[derive(Debug, Clone)]
pub struct Answer {
    pub field: Field,
    pub label: String,
    pub lines: Vec<Line>,
}

/// One entry of a form.
#[derive(Debug, Clone, Default)]
pub struct Form {
    /// The line above the labels.
    pub lead: Option<String>,
    pub answers: Vec<Answer>,
    /// What has no label, or one that asks for nothing that the section has.
    pub rest: Vec<Line>,
}

/// The entries of a text, where it is a form.
pub fn entries(section: SectionKind, text: &str) -> Option<Vec<Value>> {
    let blocks: Vec<Vec<Piece>> = clean::blocks(text)
        .iter()
        .map(|block| {
            let lines = block.iter().filter(|line| !is_heading(&line.text));
            lines.flat_map(|line| pieces(section, line)).collect()
        })
        .collect();
    if !is_form(section, &blocks) {
        let plain = without_label(section, text, &blocks)?;
        return super::entries(section, &plain).ok();
    }
    let mut reader = Reader {
        section,
        open: Form::default(),
        written: Vec::new(),
    };
    for block in &blocks {
        reader.block(block);
    }
    reader.close();
    (!reader.written.is_empty()).then_some(reader.written)
}

struct Reader {
    section: SectionKind,
    open: Form,
    written: Vec<Value>,
}

impl Reader {
    fn block(&mut self, block: &[Piece]) {
        if is_labelled(block) {
            if self.open.is_answered() && (leads(block) > 0 || self.open.clashes(block)) {
                self.close();
            }
            for piece in block {
                self.piece(piece);
            }
            return;
        }
        let lines: Vec<String> = block.iter().map(Piece::typed).collect();
        match super::entries(self.section, &lines.join("\n")) {
            Ok(entries) if stands_alone(self.section, &entries) => {
                self.close();
                self.written.extend(entries);
            }
            _ => {
                for piece in block {
                    self.open.add_unlabelled(piece);
                }
            }
        }
    }

    fn piece(&mut self, piece: &Piece) {
        if piece.fields.is_empty() {
            self.open.add_unlabelled(piece);
            return;
        }
        if let Some(next) = self.open.before_repeated(self.section, piece) {
            self.close();
            self.open = next;
        }
        self.open.add(self.section, piece);
    }

    fn close(&mut self) {
        let form = std::mem::take(&mut self.open);
        if form.is_answered() || !form.rest.is_empty() || form.lead.is_some() {
            self.written
                .extend(form_entries::written(self.section, form.settled()));
        }
    }
}

impl Form {
    /// The value of a field that an entry has once.
    pub fn get(&self, field: Field) -> Option<String> {
        self.answer(field).map(Answer::joined)
    }

    pub fn answer(&self, field: Field) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.field == field)
    }

    pub fn has(&self, field: Field) -> bool {
        self.answer(field).is_some()
    }

    pub fn is_dated(&self) -> bool {
        self.answers.iter().any(|answer| answer.field.is_date())
    }

    /// All values of a field that an entry may have several of.
    pub fn lines(&self, field: Field) -> impl Iterator<Item = &Line> {
        let answers = self
            .answers
            .iter()
            .filter(move |answer| answer.field == field);
        answers.flat_map(|answer| &answer.lines)
    }

    fn is_answered(&self) -> bool {
        !self.answers.is_empty()
    }

    fn add(&mut self, section: SectionKind, piece: &Piece) {
        let fits = |field: &&Field| {
            let free = field.is_many() || **field == Field::Place || !self.has(**field);
            free && fits(section, **field, &piece.value)
        };
        match piece.fields.iter().find(fits) {
            Some(field) => {
                let lines = piece
                    .line()
                    .into_iter()
                    .filter(|line| has_words(&line.text));
                self.answers.push(Answer {
                    field: *field,
                    label: piece.label.clone(),
                    lines: lines.collect(),
                });
            }
            None => self.add_unlabelled(piece),
        }
    }

    fn add_unlabelled(&mut self, piece: &Piece) {
        let line = Line {
            text: piece.typed(),
            bulleted: piece.bulleted,
        };
        let Some(last) = self.answers.last_mut() else {
            match self.lead {
                None if self.rest.is_empty() && is_short(&line) => self.lead = Some(line.text),
                _ => self.rest.push(line),
            }
            return;
        };
        let open = last.lines.iter().all(|line| line.bulleted) && piece.label.is_empty();
        let goes_on = match last.field {
            Field::List | Field::Tools => line.bulleted || open,
            Field::Text => true,
            _ => last.lines.is_empty(),
        };
        if goes_on {
            last.lines.push(line);
        } else {
            self.rest.push(line);
        }
    }

    /// Whether a block tells again what only one entry can have.
    fn clashes(&self, block: &[Piece]) -> bool {
        let named = |piece: &Piece| piece.fields.first().is_some_and(|field| names(*field));
        if self.lead.is_some() && block.iter().any(named) {
            return true;
        }
        block.iter().any(|piece| {
            let known = |field: &Field| !field.is_many() && self.has(*field);
            !piece.fields.is_empty()
                && piece
                    .fields
                    .iter()
                    .all(|field| known(field) || field.is_many())
                && piece.fields.iter().any(known)
        })
    }

    /// The next entry, where a label begins one: it is the first again, or asks again who or what. What the labels before it
    /// told holds for both, as an employer does for two positions.
    fn before_repeated(&self, section: SectionKind, piece: &Piece) -> Option<Self> {
        let label = key(&piece.label);
        let known = self
            .answers
            .iter()
            .position(|answer| key(&answer.label) == label);
        let Some(at) = known else {
            // "University: …" behind the dates of a school.
            let told = |field: &Field| !field.is_many() && self.has(*field);
            let again = self.is_dated()
                && piece.fields.iter().all(told)
                && piece.fields.iter().any(|field| names(*field));
            return again.then(Self::default);
        };
        let first = at == 0 && !self.answers[at].field.is_many();
        let many = matches!(
            section,
            SectionKind::Work | SectionKind::Volunteer | SectionKind::Education
        );
        let shared = if many { at } else { 0 };
        (names(self.answers[at].field) || first).then(|| Self {
            answers: self.answers[..shared].to_vec(),
            ..Self::default()
        })
    }

    /// The form without labels that nothing stands behind; "where" names the employer if nothing else does.
    fn settled(mut self) -> Self {
        self.answers.retain(|answer| !answer.lines.is_empty());
        if !self.has(Field::Giver)
            && let Some(answer) = self
                .answers
                .iter_mut()
                .find(|answer| key(&answer.label) == "where")
            && !is_place(&answer.joined())
        {
            answer.field = Field::Giver;
        }
        self
    }
}

impl Answer {
    /// The line above the labels, as if it had one.
    pub fn of_lead(field: Field, text: String) -> Self {
        Self {
            field,
            label: String::new(),
            lines: vec![Line {
                text,
                bulleted: false,
            }],
        }
    }

    /// The value in one line.
    pub fn joined(&self) -> String {
        tidy(&self.typed())
    }

    /// The value in one line, with its full stop.
    pub fn typed(&self) -> String {
        let lines = self.lines.iter().map(|line| line.text.as_str());
        lines.collect::<Vec<_>>().join(" ")
    }
}

/// Whether it says what the entry is or who it was with.
fn names(field: Field) -> bool {
    matches!(field, Field::Title | Field::Giver)
}

/// Whether the labels make a form: they ask for two things at least, one of them what the entry is or who it was with, unless one
/// line above them says that.
fn is_form(section: SectionKind, blocks: &[Vec<Piece>]) -> bool {
    let labelled: Vec<&Vec<Piece>> = blocks.iter().filter(|block| is_labelled(block)).collect();
    let pieces = || labelled.iter().flat_map(|block| block.iter());
    let mut asked: Vec<Field> = Vec::new();
    let mut labels: Vec<String> = Vec::new();
    for piece in pieces() {
        if labels.contains(&key(&piece.label)) {
            continue;
        }
        let new = |field: &&Field| !asked.contains(field) && fits(section, **field, &piece.value);
        if let Some(field) = piece.fields.iter().find(new) {
            asked.push(*field);
        }
        labels.push(key(&piece.label));
    }
    let named = asked.iter().any(|field| names(*field));
    let titled = asked.contains(&Field::Title);
    let told = pieces().any(|piece| piece.fields.is_empty());
    let headed = || labelled.iter().any(|block| leads(block) == 1);
    match section {
        SectionKind::Skills => titled && asked.len() > 1,
        SectionKind::References => {
            let of_person = |block: &&Vec<Piece>| leads(block) == 1 && is_person(&block[0].value);
            (titled && (asked.len() > 1 || told)) || labelled.iter().any(of_person)
        }
        SectionKind::Projects => asked.len() > 1 && (named || told || asked.contains(&Field::Text)),
        SectionKind::Awards | SectionKind::Certificates | SectionKind::Publications => {
            let more = asked.iter().any(|field| *field != Field::Title);
            (headed() && more) || (asked.len() > 1 && named)
        }
        _ => asked.len() > 1 && (named || headed()),
    }
}

/// The text without its label, where one label alone only says what the whole section is about: "Certificate: first aid, 2019".
fn without_label(section: SectionKind, text: &str, blocks: &[Vec<Piece>]) -> Option<String> {
    let listed = matches!(
        section,
        SectionKind::Education
            | SectionKind::Awards
            | SectionKind::Certificates
            | SectionKind::Publications
            | SectionKind::Projects
    );
    let names = |piece: &Piece| {
        let first = piece.fields.first();
        let what = matches!(first, Some(Field::Title))
            || (section == SectionKind::Education
                && matches!(first, Some(Field::Giver | Field::Subject)));
        piece.fields.is_empty()
            || (what && has_words(&piece.value) && text.contains(&format!("{}:", piece.label)))
    };
    let first = blocks.first()?.first()?;
    if !listed || first.fields.is_empty() || !blocks.iter().flatten().all(names) {
        return None;
    }
    let lines = blocks.iter().map(|block| {
        let told = block.iter().map(|piece| {
            if piece.fields.is_empty() {
                piece.typed()
            } else {
                format!("\n{}", piece.value)
            }
        });
        told.collect::<Vec<_>>().join("\n")
    });
    Some(lines.collect::<Vec<_>>().join("\n\n"))
}

fn is_labelled(block: &[Piece]) -> bool {
    leads(block) <= 1 && block.iter().any(|piece| !piece.fields.is_empty())
}

/// Number of lines above the first label.
fn leads(block: &[Piece]) -> usize {
    block
        .iter()
        .take_while(|piece| piece.fields.is_empty())
        .filter(|piece| !piece.typed().contains(": "))
        .count()
}

/// Whether entries that were read without labels are whole, and no more of the entry before.
fn stands_alone(section: SectionKind, entries: &[Value]) -> bool {
    const FIELDS: &str = "name position organization institution studyType area title awarder issuer publisher date \
        startDate endDate releaseDate";
    let first = entries.first().and_then(Value::as_object);
    let known = first.map_or(0, |entry| {
        entry.keys().filter(|key| is_one_of(key, FIELDS)).count()
    });
    known
        > usize::from(!matches!(
            section,
            SectionKind::References | SectionKind::Skills
        ))
}

/// Whether the value can be what the label may ask for.
fn fits(section: SectionKind, field: Field, value: &str) -> bool {
    if !has_words(value) {
        return true;
    }
    match field {
        Field::Date | Field::Start | Field::End => {
            is_now(value) || periods::find_period(value).is_some()
        }
        Field::Link => address(value).is_some(),
        Field::Title if section == SectionKind::References => {
            let name = value.split(',').next().unwrap_or(value);
            name.split(' ').count() <= 5
                && !is_statement(name)
                && !value.ends_with(['.', '"', '”', '!'])
        }
        Field::Text if section == SectionKind::References => !is_person(value),
        Field::Score => !is_year_of_school(value),
        Field::Title | Field::Role => !is_statement(value) || is_name_of_many_words(section),
        _ => true,
    }
}

/// Whether what an entry of this section is called may read as a statement: "Made in Leeds".
fn is_name_of_many_words(section: SectionKind) -> bool {
    !matches!(section, SectionKind::Work | SectionKind::Volunteer)
}

/// `12th` of "Class: 12th" is no grade that somebody got.
fn is_year_of_school(value: &str) -> bool {
    let word = bare(value);
    let digits = word.trim_start_matches(|c: char| c.is_ascii_digit());
    (digits.len() < word.len() && is_one_of(digits, "st nd rd th"))
        || is_one_of(&word, "ix x xi xii")
}

/// `Job 2`, `Education:`, `Reference #1`: says only what follows.
fn is_heading(line: &str) -> bool {
    const NUMBERED: &str = "job role position employer entry education school degree certificate certification award project \
        publication reference referee skill experience company volunteering";
    let mut words = line.split_whitespace().map(bare);
    let noun = words.next().is_some_and(|word| is_one_of(&word, NUMBERED));
    let number = words.next().is_some_and(|word| {
        is_one_of(&word, "one two three four five i ii iii")
            || (word.len() < 3 && word.bytes().all(|b| b.is_ascii_digit()) && !word.is_empty())
    });
    let own = line
        .strip_prefix("My ")
        .or_else(|| line.strip_prefix("my "));
    (noun && number && words.next().is_none()) || headings::heading(own.unwrap_or(line)).is_some()
}

fn is_short(line: &Line) -> bool {
    const MOST_WORDS: usize = 8;
    !line.bulleted && line.text.split(' ').count() <= MOST_WORDS
}
