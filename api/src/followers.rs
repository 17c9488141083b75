//! Who follows which section: a channel for each section that anybody follows, and none for the others.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use penstock_shared::domain::SectionId;
use tokio::sync::broadcast::{Receiver, Sender, error::RecvError};

/// What is kept for a slow follower of a section, at most: 64 pieces of text of less than 8,000 bytes. All followers of a
/// section share it.
const BACKLOG: usize = 64;

/// What is heard of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Heard {
    /// Its status may have changed: the log of its events says how.
    Change,
    /// Text that a model is writing, as it was published.
    Partial(Arc<str>),
}

/// The followers of all sections; cloning it is cheap.
#[derive(Debug, Clone, Default)]
pub(crate) struct Followers(Arc<Mutex<HashMap<SectionId, Sender<Heard>>>>);

impl Followers {
    /// Follows a section from now on.
    pub(crate) fn follow(&self, section: SectionId) -> Followed {
        let heard = self
            .sections()
            .entry(section)
            .or_insert_with(|| Sender::new(BACKLOG))
            .subscribe();
        Followed {
            section,
            heard,
            followers: self.clone(),
        }
    }

    /// Tells those who follow a section.
    pub(crate) fn tell(&self, section: SectionId, heard: impl FnOnce() -> Heard) {
        if let Some(sender) = self.sections().get(&section) {
            // The last of them may have left just now.
            sender.send(heard()).map(drop).unwrap_or_default();
        }
    }

    /// Tells everybody that anything may have changed.
    pub(crate) fn tell_all(&self) {
        for sender in self.sections().values() {
            sender.send(Heard::Change).map(drop).unwrap_or_default();
        }
    }

    fn sections(&self) -> MutexGuard<'_, HashMap<SectionId, Sender<Heard>>> {
        // A map is whole after any panic: each operation is one call.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What is heard of one section.
#[derive(Debug)]
pub(crate) struct Followed {
    section: SectionId,
    heard: Receiver<Heard>,
    followers: Followers,
}

impl Followed {
    /// Waits for the next of it. A follower who fell behind has lost text, and perhaps a change.
    pub(crate) async fn next(&mut self) -> Heard {
        match self.heard.recv().await {
            Ok(heard) => heard,
            Err(RecvError::Lagged(_)) => Heard::Change,
            // The sender stays while anybody follows.
            Err(RecvError::Closed) => std::future::pending().await,
        }
    }
}

impl Drop for Followed {
    fn drop(&mut self) {
        let mut sections = self.followers.sections();
        // This one still counts.
        if sections
            .get(&self.section)
            .is_some_and(|sender| sender.receiver_count() <= 1)
        {
            sections.remove(&self.section);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn partial(number: usize) -> Heard {
        Heard::Partial(number.to_string().into())
    }

    #[tokio::test]
    async fn a_section_is_heard_by_its_own_followers() {
        let followers = Followers::default();
        let (section, other) = (SectionId::new(), SectionId::new());
        let (mut first, mut second) = (followers.follow(section), followers.follow(section));
        let mut elsewhere = followers.follow(other);
        followers.tell(section, || partial(1));
        followers.tell(other, || partial(2));
        followers.tell_all();
        for one in [&mut first, &mut second] {
            assert_eq!(one.next().await, partial(1));
            assert_eq!(one.next().await, Heard::Change);
        }
        assert_eq!(elsewhere.next().await, partial(2));
    }

    #[tokio::test]
    async fn who_falls_behind_loses_text_and_looks_for_changes() {
        let followers = Followers::default();
        let section = SectionId::new();
        let mut slow = followers.follow(section);
        followers.tell(section, || Heard::Change);
        for number in 0..BACKLOG {
            followers.tell(section, || partial(number));
        }
        assert_eq!(slow.next().await, Heard::Change);
        assert_eq!(slow.next().await, partial(0), "the oldest that is kept");
    }

    #[test]
    fn nothing_is_kept_of_a_section_that_nobody_follows() {
        let followers = Followers::default();
        let section = SectionId::new();
        let (one, two) = (followers.follow(section), followers.follow(section));
        drop(one);
        assert_eq!(followers.sections().len(), 1);
        drop(two);
        assert!(followers.sections().is_empty());
        followers.tell(section, || panic!("nobody is told"));
    }
}
