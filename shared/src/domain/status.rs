//! The states of a résumé section and the changes between them that are allowed.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Where a section is on its way from the user's text to JSON Resume.
///
/// ```text
///              claimed                 committed
///   pending ────────────▶ processing ────────────▶ completed
///    ▲  ▲ │                  │   │
///    │  │ │   retry, rescue, │   │ last attempt failed,
///    │  └─┼───── drain ──────┘   │ cancelled while running
///    │    └──────────────────┐   │
///    │  cancelled while      ▼   ▼
///    └──────────────────── failed
///      asked for by a person
/// ```
///
/// Each change is one guarded `UPDATE`; [`SectionStatus::may_become`] is the rule it guards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SectionStatus {
    /// Waiting for a worker. Becomes `processing` when claimed, or `failed` (code `cancelled`).
    Pending,
    /// A worker holds it. Becomes `completed`, `failed`, or `pending` again when it is retried,
    /// rescued from a dead worker or handed back by one that drains.
    Processing,
    /// Its content is stored. Final.
    Completed,
    /// It ended with an error code. Becomes `pending` only when a person asks for another try.
    Failed,
}

impl SectionStatus {
    /// Every status, in the order of a section's life.
    pub const ALL: [Self; 4] = [
        Self::Pending,
        Self::Processing,
        Self::Completed,
        Self::Failed,
    ];

    /// The name in JSON and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Processing => "processing",
            Self::Completed => "completed",
            Self::Failed => "failed",
        }
    }

    /// Reads exactly the names that [`SectionStatus::as_str`] writes.
    ///
    /// Fails with [`UnknownStatus`] for anything else.
    pub fn parse(name: &str) -> Result<Self, UnknownStatus> {
        Self::ALL
            .into_iter()
            .find(|status| status.as_str() == name)
            .ok_or(UnknownStatus)
    }

    /// Whether a section in this state may be moved to `next`. Staying put is not a change.
    pub const fn may_become(self, next: Self) -> bool {
        match self {
            Self::Pending => matches!(next, Self::Processing | Self::Failed),
            Self::Processing => matches!(next, Self::Completed | Self::Failed | Self::Pending),
            Self::Failed => matches!(next, Self::Pending),
            Self::Completed => false,
        }
    }

    /// Whether nothing more happens unless a person asks: `completed` or `failed`.
    pub const fn is_finished(self) -> bool {
        matches!(self, Self::Completed | Self::Failed)
    }
}

/// A status name that is none of the four.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown section status; use one of: pending, processing, completed, failed")]
pub struct UnknownStatus;

impl fmt::Display for SectionStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for SectionStatus {
    type Err = UnknownStatus;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::parse(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_same_in_json_and_in_rust() {
        for status in SectionStatus::ALL {
            assert_eq!(serde_json::to_value(status).unwrap(), status.as_str());
            assert_eq!(SectionStatus::parse(status.as_str()), Ok(status));
            assert_eq!(status.to_string().parse(), Ok(status));
        }
        for name in ["", "Pending", "done", " failed"] {
            assert_eq!(SectionStatus::parse(name), Err(UnknownStatus));
        }
        for status in SectionStatus::ALL {
            assert!(UnknownStatus.to_string().contains(status.as_str()));
        }
    }

    #[test]
    fn exactly_the_documented_changes_are_allowed() {
        use SectionStatus::{Completed, Failed, Pending, Processing};
        let allowed = [
            (Pending, Processing),
            (Pending, Failed),
            (Processing, Completed),
            (Processing, Failed),
            (Processing, Pending),
            (Failed, Pending),
        ];
        for from in SectionStatus::ALL {
            for to in SectionStatus::ALL {
                assert_eq!(
                    from.may_become(to),
                    allowed.contains(&(from, to)),
                    "{from} → {to}"
                );
            }
        }
    }

    #[test]
    fn finished_means_completed_or_failed() {
        let finished: Vec<_> = SectionStatus::ALL
            .into_iter()
            .filter(|status| status.is_finished())
            .collect();
        assert_eq!(finished, [SectionStatus::Completed, SectionStatus::Failed]);
    }
}
