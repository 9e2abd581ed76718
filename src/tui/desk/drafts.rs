//! What is being written: kept on the disk a moment after each pause in typing, until it is saved or graded.

use jiff::{SignedDuration, Timestamp};

use crate::{
    deck::CardId,
    store::{self, DraftOf},
};

use super::deadline::Deadline;

/// How long after the first key since they were saved they are saved again.
const SOON: SignedDuration = SignedDuration::from_secs(1);

/// How long after an attempt to save them that failed the next is made.
const AGAIN: SignedDuration = SignedDuration::from_secs(5);

/// What was begun to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::tui) struct Drafts {
    texts: store::Drafts,
    /// When they are to be saved, if what is on the disk is not the same.
    due: Option<Deadline>,
    /// What lies on the disk must not be written over.
    refused: bool,
}

impl Drafts {
    /// What was read, `None` if it must not be written over. What was written here meanwhile stays.
    pub(in crate::tui) fn read(&mut self, texts: Option<store::Drafts>) {
        self.refused = texts.is_none();
        self.texts.add(texts.unwrap_or_default());
    }

    /// What was written so far.
    pub(in crate::tui) fn of(&self, what: &DraftOf) -> &str {
        self.texts.of(what)
    }

    /// Keeps `text`; nothing if it is empty.
    pub(in crate::tui) fn put(&mut self, what: &DraftOf, text: String, now: Timestamp) {
        if self.of(what) == text {
            return;
        }
        self.texts.put(what, text);
        self.due.get_or_insert(Deadline::new(now, SOON));
    }

    /// Whether some of the answer to `card` is what a program heard the user say.
    pub(in crate::tui) fn is_spoken(&self, card: &CardId) -> bool {
        self.texts.spoken.contains(card)
    }

    /// Keeps the answer to `card`; nothing if it is empty.
    pub(in crate::tui) fn put_answer(&mut self, card: &CardId, text: String, spoken: bool, now: Timestamp) {
        let what = DraftOf::Answer(card.clone());
        self.put(&what, text, now);
        self.texts.mark_spoken(card, spoken);
    }

    /// When they are to be saved.
    pub(in crate::tui) fn due_at(&self) -> Option<Timestamp> {
        self.due.filter(|_| !self.refused).map(Deadline::at)
    }

    /// All of them, if they are to be saved by `now`, or at any time where that is `None`. They count as saved then.
    pub(in crate::tui) fn take_unsaved(&mut self, now: Option<Timestamp>) -> Option<store::Drafts> {
        let due = self.due.filter(|_| !self.refused)?;
        if now.is_some_and(|now| !due.is_over(now)) {
            return None;
        }
        self.due = None;
        Some(self.texts.clone())
    }

    /// They could not be saved.
    pub(in crate::tui) fn failed(&mut self, now: Timestamp) {
        self.due.get_or_insert(Deadline::new(now, AGAIN));
    }
}
