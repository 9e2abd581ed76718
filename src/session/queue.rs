//! The cards still to ask, changed only in ways that can be taken back exactly.

use std::collections::VecDeque;

use crate::deck::CardId;

use super::AGAIN_AFTER;

/// The cards still to ask; the first is the one being asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Queue(VecDeque<CardId>);

/// What a change did, to take it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// The first card left, and was put back at a place if it comes again.
    Left {
        /// The card.
        card: CardId,
        /// Its place among those that remained.
        again_at: Option<usize>,
    },
    /// So many cards were added at the end.
    Added(Vec<CardId>),
    /// Nothing.
    Kept,
}

impl Queue {
    pub(super) fn new(cards: Vec<CardId>) -> Self {
        Self(cards.into())
    }

    pub(super) fn first(&self) -> Option<&CardId> {
        self.0.front()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &CardId> {
        self.0.iter()
    }

    /// The first card was answered; `again` if it is to return in this session.
    pub(super) fn leave(&mut self, again: bool) -> Option<Change> {
        let card = self.0.pop_front()?;
        let again_at = again.then(|| AGAIN_AFTER.min(self.0.len()));
        if let Some(at) = again_at {
            self.0.insert(at, card.clone());
        }
        Some(Change::Left { card, again_at })
    }

    pub(super) fn add(&mut self, cards: Vec<CardId>) -> Change {
        self.0.extend(cards.iter().cloned());
        Change::Added(cards)
    }

    /// Takes back the newest change.
    pub(super) fn undo(&mut self, change: &Change) {
        match change {
            Change::Left { card, again_at } => {
                if let Some(at) = again_at {
                    self.0.remove(*at);
                }
                self.0.push_front(card.clone());
            }
            Change::Added(cards) => self.0.truncate(self.0.len().saturating_sub(cards.len())),
            Change::Kept => {}
        }
    }

    /// Makes the change again that was just taken back.
    pub(super) fn redo(&mut self, change: &Change) {
        match change {
            Change::Left { again_at, .. } => {
                self.leave(again_at.is_some());
            }
            Change::Added(cards) => {
                self.add(cards.clone());
            }
            Change::Kept => {}
        }
    }
}
