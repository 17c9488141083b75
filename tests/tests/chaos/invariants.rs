//! What must hold after the run, whatever happened in it.

use std::collections::HashMap;

use penstock_shared::domain::{
    Completeness,
    SectionStatus::{Completed, Failed},
};
use serde_json::Value;

use crate::{
    history::{self, Tally},
    notes::MARK,
    record::{Submission, Told},
    snapshot::{Resume, Section, Snapshot},
};

/// Something that must not be, and the section that shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    pub what: String,
    pub section_id: Option<String>,
}

impl Violation {
    /// One that is not about a single section.
    pub const fn general(what: String) -> Self {
        Self {
            what,
            section_id: None,
        }
    }
}

/// Compares what is stored with what was sent and answered.
pub fn violations(snapshot: &Snapshot, submissions: &[Submission]) -> Vec<Violation> {
    let mut found = Vec::new();
    let mut by_text: HashMap<&str, Vec<&Section>> = HashMap::new();
    for section in &snapshot.sections {
        by_text
            .entry(&section.original_input)
            .or_default()
            .push(section);
    }
    for submission in submissions {
        let stored = by_text
            .remove(submission.raw_input.as_str())
            .unwrap_or_default();
        match (&submission.accepted, stored.as_slice()) {
            (Some(accepted), [section]) => {
                let expected = (
                    &accepted.section_id,
                    &accepted.resume_id,
                    &submission.user_id,
                );
                if (&section.id, &section.resume_id, &section.user_id) != expected {
                    let what = format!(
                        "the text of {accepted:?} is stored as another section, or in another résumé"
                    );
                    found.push(about(section, what));
                }
            }
            // It got no clear answer, and was not repeated.
            (None, [] | [_]) => {}
            (Some(accepted), []) => found.push(Violation {
                what: "an accepted text is missing, or is not as it was sent".to_owned(),
                section_id: Some(accepted.section_id.clone()),
            }),
            (_, [section, ..]) => {
                let what = format!("one text is stored {} times", stored.len());
                found.push(about(section, what));
            }
        }
        for section in stored {
            let faults = section_faults(section, submission);
            found.extend(faults.into_iter().map(|what| about(section, what)));
        }
    }
    for section in by_text.into_values().flatten() {
        found.push(about(section, "nobody sent this text".to_owned()));
    }
    let mut sections: HashMap<&str, Vec<&Section>> = HashMap::new();
    for section in &snapshot.sections {
        sections
            .entry(&section.resume_id)
            .or_default()
            .push(section);
    }
    for resume in &snapshot.resumes {
        let sections = sections.remove(resume.id.as_str()).unwrap_or_default();
        found.extend(resume_fault(resume, &sections).map(Violation::general));
    }
    found
}

fn section_faults(section: &Section, submission: &Submission) -> Vec<String> {
    let mut faults = Vec::new();
    let mut check = |holds: bool, fault: &str| {
        if !holds {
            faults.push(fault.to_owned());
        }
    };
    check(section.status.is_finished(), "not in a final state");
    check(
        section.attempt <= section.max_attempts,
        "more attempts than allowed",
    );
    let last = section.events.last();
    check(
        last.is_some_and(|event| event.to == section.status),
        "the last event is not the section's state",
    );
    if section.status == Failed {
        check(
            last.is_some_and(|event| event.error_code == section.error_code),
            "the last event has another error code",
        );
    }
    // Settled with the section: one, however often it was written.
    let completed = section.status == Completed;
    check(
        section.accepted_answers == i64::from(completed),
        "answers were accepted otherwise than once for a completed section",
    );
    if let Some(content) = &section.content {
        let notes = &submission.notes;
        let work = &content["work"][0];
        check(
            work["name"] == notes.employer && content.to_string().matches(MARK).count() == 1,
            "the content is of another text",
        );
        check(
            work["highlights"][0] == notes.highlight(),
            "the content is not what the text says",
        );
    }
    let cancelled = section.error_code.as_deref() == Some("cancelled");
    match submission.told {
        Some(Told::Cancelled) => check(cancelled, "cancelled by its user, and not cancelled"),
        Some(Told::FinishedBefore) => check(
            !cancelled,
            "cancelled, though its user was told that it could not be",
        ),
        None => {}
    }
    match history::read(&section.events, section.max_attempts) {
        Ok(Tally {
            retries, cancels, ..
        }) => {
            let asked = &submission.retries;
            check(
                (asked.granted..=asked.sent).contains(&retries),
                "put back into the queue otherwise than asked for",
            );
            check(
                cancels <= submission.cancels.sent,
                "cancelled more often than asked for",
            );
            check(
                cancels > 0 || submission.cancels.granted == 0,
                "a cancellation that was granted left no event",
            );
        }
        Err(fault) => faults.push(fault),
    }
    faults
}

fn resume_fault(resume: &Resume, sections: &[&Section]) -> Option<String> {
    let names = |work: &Value| -> Vec<String> {
        let entries = work.as_array().into_iter().flatten();
        entries
            .filter_map(|entry| entry["name"].as_str().map(str::to_owned))
            .collect()
    };
    let mut shown = names(&resume.document["work"]);
    let mut completed: Vec<String> = sections
        .iter()
        .filter_map(|section| section.content.as_ref())
        .flat_map(|content| names(&content["work"]))
        .collect();
    shown.sort();
    completed.sort();
    let states = sections
        .iter()
        .map(|section| (section.kind, section.status));
    if shown != completed {
        Some(format!(
            "{} shows {shown:?}, and {completed:?} are completed",
            resume.id
        ))
    } else if resume.completeness != Completeness::of(states) {
        Some(format!(
            "{} has the completeness of another state: {:?}",
            resume.id, resume.completeness
        ))
    } else {
        None
    }
}

fn about(section: &Section, what: String) -> Violation {
    Violation {
        what,
        section_id: Some(section.id.clone()),
    }
}
