//! Cuts a line of a form at its labels: "university: Leeds, course: nursing, year: 2015".

use penstock_shared::domain::SectionKind;

use super::clean::{self, Line, has_words};
use super::form_labels::{self, Field};

/// A label with what stands behind it, or words without a label.
#[derive(Debug, Clone)]
pub struct Piece {
    /// What the label may ask for, likeliest first; none where it is unknown or missing.
    pub fields: &'static [Field],
    pub label: String,
    pub value: String,
    pub bulleted: bool,
}

impl Piece {
    /// The piece as it was typed.
    pub fn typed(&self) -> String {
        if self.label.is_empty() {
            self.value.clone()
        } else {
            format!("{}: {}", self.label, self.value)
        }
    }

    pub fn line(&self) -> Option<Line> {
        has_words(&self.value).then(|| Line {
            text: self.value.clone(),
            bulleted: false,
        })
    }
}

/// Marks behind a label. Only the colon may stand right behind it, and in the midst of a line.
const MARKS: [&str; 8] = [":", "：", " = ", "=", " - ", " – ", " — ", " | "];

/// Most words of a label.
const MOST_WORDS: usize = 6;

struct Found {
    fields: &'static [Field],
    /// Where the label, and where its value begins.
    start: usize,
    label_end: usize,
    value_start: usize,
}

/// The labels of a line with their values. What stands in front of the first has none.
pub fn pieces(section: SectionKind, line: &Line) -> Vec<Piece> {
    let text = line.text.as_str();
    let found = labels(section, text);
    let mut pieces = Vec::new();
    let piece = |fields, label: &str, value: &str| Piece {
        fields,
        label: label.trim().trim_matches(['*', '_', '#']).trim().to_owned(),
        value: value.to_owned(),
        bulleted: line.bulleted,
    };
    let Some(first) = found.first() else {
        return vec![piece(&[], "", text)];
    };
    // Where deeds are told, what stands behind a full stop is no more of a name.
    let told = |text: &str| match section {
        SectionKind::Work | SectionKind::Volunteer | SectionKind::Education => {
            clean::sentences(text)
        }
        _ => vec![text.to_owned()],
    };
    let front = told(without_joints(&text[..first.start]));
    let front = front.iter().filter(|front| has_words(front));
    pieces.extend(front.map(|front| piece(&[], "", front)));
    for (at, label) in found.iter().enumerate() {
        let end = found.get(at + 1).map_or(text.len(), |next| next.start);
        let value = without_joints(&text[label.value_start.min(end)..end]);
        let name = &text[label.start..label.label_end];
        let single = !label.fields.iter().any(|field| field.is_many());
        let mut values = if matches!(label.fields.first(), Some(Field::Tools | Field::Role)) {
            clean::sentences(value).into_iter()
        } else if single {
            told(value).into_iter()
        } else {
            vec![value.to_owned()].into_iter()
        };
        pieces.push(piece(
            label.fields,
            name,
            &values.next().unwrap_or_default(),
        ));
        pieces.extend(values.map(|rest| piece(&[], "", &rest)));
    }
    pieces
}

fn labels(section: SectionKind, text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut from = 0;
    let mut at = 0;
    while at < text.len() {
        let mark = MARKS
            .into_iter()
            .find(|mark| text.is_char_boundary(at) && text[at..].starts_with(mark));
        let Some(mark) = mark.filter(|_| at >= from) else {
            at += 1;
            continue;
        };
        let after = &text[at + mark.len()..];
        let before = &text[from..at];
        let known = if after.starts_with("//") {
            None
        } else {
            label_before(section, before, mark, found.last())
        };
        if let Some((start, fields)) = known {
            found.push(Found {
                fields,
                start: from + start,
                label_end: at,
                value_start: at + mark.len(),
            });
            from = at + mark.len();
        }
        at += mark.len();
    }
    found
}

/// The label with which the text ends, where one begins there: at the start, behind a comma or the like, or, with a capital,
/// behind the value of another.
fn label_before(
    section: SectionKind,
    text: &str,
    mark: &str,
    last: Option<&Found>,
) -> Option<(usize, &'static [Field])> {
    let colon = matches!(mark, ":" | "：");
    let trimmed = text.trim_end();
    let mut starts: Vec<usize> = trimmed
        .rmatch_indices(' ')
        .map(|(at, _)| at + 1)
        .take(MOST_WORDS)
        .collect();
    starts.extend((starts.len() < MOST_WORDS).then_some(0));
    for start in starts.into_iter().rev() {
        let label = &trimmed[start..];
        let before = trimmed[..start].trim_end();
        let separated = before.ends_with([',', ';', '|', '•', '·']);
        let whole = before.is_empty() || separated;
        let opens = if colon {
            let loose = before.ends_with(['.', '/', '-', '–', '—', ')']);
            let behind = last.is_some() && label.starts_with(char::is_uppercase);
            whole || loose || behind
        } else {
            whole && (mark != " | " || last.is_none())
        };
        if !opens {
            continue;
        }
        let known = form_labels::fields(section, label);
        if !known.is_empty() {
            return Some((start, known));
        }
        if before.is_empty() && colon {
            let near = form_labels::misspelt(section, label);
            if !near.is_empty() {
                return Some((start, near));
            }
        }
        // "Department: bakery" in "Company: Tesco, Department: bakery" is no part of the name.
        let single = last.is_some_and(|last| !last.fields.iter().all(|field| field.is_many()));
        let other = separated && colon && single && label.split_whitespace().count() <= 3;
        if other && label.starts_with(char::is_alphabetic) {
            return Some((start, &[]));
        }
    }
    None
}

/// The value without what separates it from the labels beside it.
fn without_joints(value: &str) -> &str {
    let joint = |c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | '|' | '•' | '·' | '–' | '—' | '-' | '*' | '_')
    };
    let value = value.trim_matches(joint);
    value.strip_suffix(" /").unwrap_or(value).trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_cut_at_their_labels() {
        let cut = |text: &str| {
            let line = Line {
                text: text.to_owned(),
                bulleted: false,
            };
            pieces(SectionKind::Work, &line)
                .iter()
                .map(|piece| (piece.fields.first().copied(), piece.value.clone()))
                .collect::<Vec<_>>()
        };
        let value = |field, value: &str| (Some(field), value.to_owned());
        assert_eq!(
            cut("company: Tesco, Department: bakery; role: baker | Start: 2016 End: 2019"),
            [
                value(Field::Giver, "Tesco"),
                (None, "bakery".to_owned()),
                value(Field::Title, "baker"),
                value(Field::Start, "2016"),
                value(Field::End, "2019"),
            ]
        );
        assert_eq!(
            cut("Duties: tills, stock: all of it"),
            [value(Field::List, "tills, stock: all of it")]
        );
        assert_eq!(cut("Employer - Aldi"), [value(Field::Giver, "Aldi")]);
        assert_eq!(
            cut("cook at KFC - Leeds"),
            [(None, "cook at KFC - Leeds".to_owned())]
        );
    }
}
