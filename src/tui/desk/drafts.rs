//! Answers that are being written: kept on the disk a moment after each pause in typing, until they are graded.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use crate::deck::CardId;

use super::deadline::Deadline;

/// How long after the first key since they were saved they are saved again.
const SOON: SignedDuration = SignedDuration::from_secs(2);

/// How long after an attempt to save them that failed the next is made.
const AGAIN: SignedDuration = SignedDuration::from_secs(5);

/// The answers that were begun, by card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::tui) struct Drafts {
    texts: BTreeMap<CardId, String>,
    /// When they are to be saved, if what is on the disk is not the same.
    due: Option<Deadline>,
    /// What lies on the disk must not be written over.
    refused: bool,
}

impl Drafts {
    /// What was read, `None` if it must not be written over. What was written here meanwhile stays.
    pub(in crate::tui) fn read(&mut self, texts: Option<BTreeMap<CardId, String>>) {
        self.refused = texts.is_none();
        for (card, text) in texts.unwrap_or_default() {
            self.texts.entry(card).or_insert(text);
        }
    }

    /// What was written for `card` so far.
    pub(in crate::tui) fn of(&self, card: &CardId) -> &str {
        self.texts.get(card).map_or("", String::as_str)
    }

    /// Keeps `text` for `card`; nothing if it is empty.
    pub(in crate::tui) fn put(&mut self, card: &CardId, text: String, now: Timestamp) {
        if self.of(card) == text {
            return;
        }
        if text.is_empty() {
            self.texts.remove(card);
        } else {
            self.texts.insert(card.clone(), text);
        }
        self.due.get_or_insert(Deadline::new(now, SOON));
    }

    /// When they are to be saved.
    pub(in crate::tui) fn due_at(&self) -> Option<Timestamp> {
        self.due.filter(|_| !self.refused).map(Deadline::at)
    }

    /// All of them, if they are to be saved by `now`, or at any time where that is `None`. They count as saved then.
    pub(in crate::tui) fn take_unsaved(
        &mut self,
        now: Option<Timestamp>,
    ) -> Option<BTreeMap<CardId, String>> {
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
