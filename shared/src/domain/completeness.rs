//! How far a résumé has come: which sections are done, under way, failed or not begun.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::section_kind::SectionKind;
use super::status::SectionStatus;

/// The sections that every résumé should have. [`Completeness::percent`] counts these alone, so
/// that someone without awards or publications can reach 100. The choice is Penstock's own.
pub const RECOMMENDED_SECTIONS: [SectionKind; 5] = [
    SectionKind::Basics,
    SectionKind::Summary,
    SectionKind::Work,
    SectionKind::Education,
    SectionKind::Skills,
];

/// A résumé's progress, as stored with it and shown to clients.
///
/// A kind is listed once per list, in résumé order. It can be in several lists when the résumé
/// has several sections of that kind: one `work` completed and another failed, for instance.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completeness {
    /// Kinds with at least one completed section.
    pub completed: Vec<SectionKind>,
    /// Kinds with at least one section that is pending or processing.
    pub in_progress: Vec<SectionKind>,
    /// Kinds with at least one failed section.
    pub failed: Vec<SectionKind>,
    /// Kinds of [`RECOMMENDED_SECTIONS`] without any section, in whatever state.
    pub missing: Vec<SectionKind>,
    /// Completed share of [`RECOMMENDED_SECTIONS`], 0 to 100.
    pub percent: u8,
}

impl Completeness {
    /// Summarises the sections of one résumé, given in any order.
    pub fn of(sections: impl IntoIterator<Item = (SectionKind, SectionStatus)>) -> Self {
        let mut completed = BTreeSet::new();
        let mut in_progress = BTreeSet::new();
        let mut failed = BTreeSet::new();
        for (kind, status) in sections {
            let kinds = match status {
                SectionStatus::Completed => &mut completed,
                SectionStatus::Pending | SectionStatus::Processing => &mut in_progress,
                SectionStatus::Failed => &mut failed,
            };
            kinds.insert(kind);
        }

        let (mut missing, mut done) = (Vec::new(), 0);
        for kind in RECOMMENDED_SECTIONS {
            if completed.contains(&kind) {
                done += 1;
            } else if !in_progress.contains(&kind) && !failed.contains(&kind) {
                missing.push(kind);
            }
        }
        Self {
            completed: completed.into_iter().collect(),
            in_progress: in_progress.into_iter().collect(),
            failed: failed.into_iter().collect(),
            missing,
            percent: done * PERCENT_PER_SECTION,
        }
    }
}

const PERCENT_PER_SECTION: u8 = 20;
const _: () = assert!(
    RECOMMENDED_SECTIONS.len() * PERCENT_PER_SECTION as usize == 100,
    "all recommended sections together make 100 percent"
);

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_empty_resume_misses_the_whole_core() {
        let completeness = Completeness::of([]);
        assert_eq!(completeness.missing, RECOMMENDED_SECTIONS);
        assert_eq!(completeness.percent, 0);
    }

    #[test]
    fn sections_are_listed_by_state_and_in_resume_order() {
        let completeness = Completeness::of([
            (SectionKind::Awards, SectionStatus::Completed),
            (SectionKind::Skills, SectionStatus::Failed),
            (SectionKind::Summary, SectionStatus::Processing),
            (SectionKind::Work, SectionStatus::Completed),
            (SectionKind::Work, SectionStatus::Completed),
            (SectionKind::Projects, SectionStatus::Pending),
        ]);
        let json = json!({
            "completed": ["work", "awards"],
            "in_progress": ["basics.summary", "projects"],
            "failed": ["skills"],
            "missing": ["basics", "education"],
            "percent": 20
        });
        assert_eq!(serde_json::to_value(&completeness).unwrap(), json);
        assert_eq!(
            serde_json::from_value::<Completeness>(json).unwrap(),
            completeness
        );
    }

    #[test]
    fn a_kind_with_two_sections_can_be_in_two_lists_and_counts_when_one_is_done() {
        let completeness = Completeness::of([
            (SectionKind::Work, SectionStatus::Failed),
            (SectionKind::Work, SectionStatus::Completed),
            (SectionKind::Work, SectionStatus::Pending),
        ]);
        assert_eq!(completeness.completed, [SectionKind::Work]);
        assert_eq!(completeness.in_progress, [SectionKind::Work]);
        assert_eq!(completeness.failed, [SectionKind::Work]);
        assert_eq!(completeness.percent, 20);
    }

    #[test]
    fn the_core_alone_makes_a_hundred_percent() {
        let all = RECOMMENDED_SECTIONS.map(|kind| (kind, SectionStatus::Completed));
        let completeness = Completeness::of(all);
        assert_eq!(completeness.percent, 100);
        assert!(completeness.missing.is_empty());
        let extras = [(SectionKind::Awards, SectionStatus::Completed)];
        assert_eq!(Completeness::of(extras).percent, 0);
    }
}
