//! What models are writing, shown to whoever watches: gathered from all sections and published a few times a second, as far as
//! that goes. Nothing waits for it, and nothing fails with it.

use std::{
    collections::BTreeMap,
    mem,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use penstock_shared::{
    db::events::{self, PARTIAL_BYTES, Partial},
    domain::SectionId,
};
use sqlx::PgPool;
use tokio::sync::Notify;
use tokio_util::task::AbortOnDropHandle;

use crate::generate::language_model::PartialText;

/// Time between two publications: text that moves four times a second seems to flow.
const INTERVAL: Duration = Duration::from_millis(250);

/// Text that may wait to be published, of all sections together. More is dropped: whoever watches finds a gap.
const MAX_WAITING_BYTES: usize = 1024 * 1024;

/// Where the partial text of a worker's sections comes together. Clones are the same place.
#[derive(Clone, Default)]
pub(crate) struct Partials(Arc<Shared>);

#[derive(Default)]
struct Shared {
    waiting: Mutex<Waiting>,
    written: Notify,
}

/// A section's attempt and its call to the model, in the order in which they are published.
type Call = (SectionId, i32, i32);

#[derive(Default)]
struct Waiting {
    pieces: BTreeMap<Call, Piece>,
    bytes: usize,
}

/// Text of one call without a gap, and where it begins.
struct Piece {
    offset: usize,
    characters: usize,
    text: String,
}

impl Partials {
    /// Publishes what comes until the handle is dropped.
    pub(crate) fn publisher(&self, pool: PgPool) -> AbortOnDropHandle<()> {
        let partials = self.clone();
        AbortOnDropHandle::new(tokio::spawn(async move {
            loop {
                partials.0.written.notified().await;
                let taken = mem::take(&mut *partials.waiting()).into_partials();
                if !taken.is_empty()
                    && let Err(error) = events::publish(&pool, &taken).await
                {
                    tracing::debug!(%error, "partial text was not published");
                }
                tokio::time::sleep(INTERVAL).await;
            }
        }))
    }

    /// The place for an attempt's text. What waits there when it is dropped is forgotten: the attempt has come to its end.
    pub(crate) fn of(&self, section: SectionId, attempt: i32) -> AttemptPartials<'_> {
        AttemptPartials {
            partials: self,
            section,
            attempt,
        }
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        // What a panic left half-done is a text with a gap.
        self.0
            .waiting
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// The text of a section's attempt.
pub(crate) struct AttemptPartials<'a> {
    partials: &'a Partials,
    section: SectionId,
    attempt: i32,
}

impl AttemptPartials<'_> {
    /// The place for the text of its `call`th call, counted from 1.
    pub(crate) fn call(&self, call: i32) -> CallPartials<'_> {
        CallPartials {
            partials: self.partials,
            call: (self.section, self.attempt, call),
            characters: AtomicUsize::new(0),
        }
    }
}

impl Drop for AttemptPartials<'_> {
    fn drop(&mut self) {
        self.partials.waiting().forget(self.section, self.attempt);
    }
}

/// The text of one call.
pub(crate) struct CallPartials<'a> {
    partials: &'a Partials,
    call: Call,
    characters: AtomicUsize,
}

impl PartialText for CallPartials<'_> {
    fn push(&self, text: &str) {
        let characters = text.chars().count();
        let offset = self.characters.fetch_add(characters, Ordering::Relaxed);
        self.partials
            .waiting()
            .add(self.call, offset, characters, text);
        self.partials.0.written.notify_one();
    }
}

impl Waiting {
    fn add(&mut self, call: Call, offset: usize, characters: usize, text: &str) {
        if self.bytes + text.len() > MAX_WAITING_BYTES {
            return;
        }
        let piece = self.pieces.entry(call).or_insert_with(|| Piece {
            offset,
            characters: 0,
            text: String::new(),
        });
        // Behind a gap: what comes after the next publication begins a piece of its own.
        if piece.offset + piece.characters != offset {
            return;
        }
        piece.characters += characters;
        piece.text.push_str(text);
        self.bytes += text.len();
    }

    fn forget(&mut self, section: SectionId, attempt: i32) {
        let calls = (section, attempt, i32::MIN)..=(section, attempt, i32::MAX);
        for (_, piece) in self.pieces.extract_if(calls, |_, _| true) {
            self.bytes -= piece.text.len();
        }
    }

    /// Everything, cut into what one notification can carry.
    fn into_partials(self) -> Vec<Partial> {
        let mut partials = Vec::new();
        for ((section_id, attempt, call), piece) in self.pieces {
            let (mut offset, mut rest) = (piece.offset, piece.text.as_str());
            while !rest.is_empty() {
                let (text, later) = rest.split_at(rest.floor_char_boundary(PARTIAL_BYTES));
                partials.push(Partial {
                    section_id,
                    attempt,
                    call,
                    offset,
                    text: text.to_owned(),
                });
                offset += text.chars().count();
                rest = later;
            }
        }
        partials
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(partials: &Partials) -> Vec<Partial> {
        mem::take(&mut *partials.waiting()).into_partials()
    }

    fn shown(taken: &[Partial]) -> Vec<(i32, i32, usize, &str)> {
        let all = taken.iter();
        all.map(|p| (p.attempt, p.call, p.offset, p.text.as_str()))
            .collect()
    }

    #[test]
    fn what_is_written_between_two_publications_is_one_piece_of_its_call() {
        let partials = Partials::default();
        let attempt = partials.of(SectionId::new(), 2);
        let (first, second) = (attempt.call(1), attempt.call(2));
        first.push("naïve ");
        first.push("📞");
        second.push("so");
        assert_eq!(
            shown(&taken(&partials)),
            [(2, 1, 0, "naïve 📞"), (2, 2, 0, "so")]
        );
        second.push(" it is");
        assert_eq!(shown(&taken(&partials)), [(2, 2, 2, " it is")]);
        assert!(taken(&partials).is_empty());
    }

    #[test]
    fn a_long_piece_is_cut_between_characters() {
        let partials = Partials::default();
        let attempt = partials.of(SectionId::new(), 1);
        let text = "a".to_owned() + &"ï".repeat(PARTIAL_BYTES);
        attempt.call(1).push(&text);
        let pieces = taken(&partials);
        assert_eq!(pieces.len(), 3);
        let mut together = String::new();
        for piece in &pieces {
            assert!(piece.text.len() <= PARTIAL_BYTES);
            assert_eq!(piece.offset, together.chars().count());
            together.push_str(&piece.text);
        }
        assert!(together == text);
    }

    #[test]
    fn what_cannot_wait_is_dropped_and_leaves_a_gap() {
        let partials = Partials::default();
        let attempt = partials.of(SectionId::new(), 1);
        let call = attempt.call(1);
        let most = "x".repeat(MAX_WAITING_BYTES - 1);
        call.push(&most);
        call.push("too much");
        call.push("y");
        let length: usize = taken(&partials).iter().map(|piece| piece.text.len()).sum();
        assert_eq!(length, most.len(), "nothing follows a gap");
        call.push("and on");
        assert_eq!(
            shown(&taken(&partials)),
            [(1, 1, MAX_WAITING_BYTES + 8, "and on")]
        );
    }

    #[test]
    fn an_attempt_that_is_over_leaves_nothing() {
        let partials = Partials::default();
        let (section, other) = (SectionId::new(), partials.of(SectionId::new(), 1));
        other.call(1).push("stays");
        let attempt = partials.of(section, 1);
        attempt.call(1).push("goes");
        attempt.call(2).push("goes too");
        drop(attempt);
        assert_eq!(partials.waiting().bytes, "stays".len());
        assert_eq!(shown(&taken(&partials)), [(1, 1, 0, "stays")]);
    }
}
