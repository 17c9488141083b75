//! What the clients have sent and what they were told: the other half of every check.

use crate::notes::Notes;

/// A text that was sent, and what the API said of it.
#[derive(Debug)]
pub struct Submission {
    pub notes: Notes,
    /// Exactly what was sent.
    pub raw_input: String,
    pub user_id: String,
    /// Nothing when no clear answer came and the request could not be repeated: it may be stored, once.
    pub accepted: Option<Accepted>,
    pub cancels: Requests,
    pub retries: Requests,
    /// What the last clear answer to a cancellation said, unless a retry was asked for after it.
    pub told: Option<Told>,
}

/// What an accepted submission is known by.
#[derive(Debug, Clone)]
pub struct Accepted {
    pub section_id: String,
    pub resume_id: String,
}

/// Requests of one kind for one section.
#[derive(Debug, Default)]
pub struct Requests {
    /// Every one that may have reached the API.
    pub sent: usize,
    /// Those answered with success.
    pub granted: usize,
}

/// An answer to a cancellation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    Cancelled,
    FinishedBefore,
}

/// What a client has done by the end.
#[derive(Debug, Default)]
pub struct Record {
    pub submissions: Vec<Submission>,
    /// Requests without a clear answer.
    pub unclear: usize,
    /// Answers that may not be.
    pub complaints: Vec<String>,
}
