//! The cards still to ask, changed only in ways that can be taken back exactly.

use std::collections::VecDeque;

use crate::deck::CardId;

use super::AGAIN_AFTER;

/// The cards still to ask, and the one being asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Queue {
    /// The one being asked; `None` once none is left.
    current: Option<Asked>,
    /// Not asked yet.
    fresh: VecDeque<CardId>,
    /// Failed, and to be asked again: the one that failed first is the first.
    failed: VecDeque<Failed>,
    /// How many answers were given. Cards that were put aside are not among them.
    answered: usize,
}

/// A card, and where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Asked {
    Fresh(CardId),
    Again(Failed),
}

/// A card that failed, and after how many answers it is asked again. It comes sooner only if no other is left.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Failed {
    card: CardId,
    after: usize,
}

/// How the card being asked leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leaving {
    /// It was passed.
    Passed,
    /// It failed, and returns after [`AGAIN_AFTER`] other answers.
    Failed,
    /// It was not answered: it is buried or suspended.
    Aside,
}

/// What a change did, to take it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change(Kind);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    /// A card left.
    Left { was: Asked, how: Leaving },
    /// Cards were added at the end; `began` if there was none before.
    Added { cards: Vec<CardId>, began: bool },
    /// Nothing.
    Kept,
}

impl Change {
    /// The queue stays as it is.
    pub(super) const KEPT: Self = Self(Kind::Kept);

    /// Whether a card left that was asked for the first time.
    pub(super) fn is_first_leave(&self) -> bool {
        matches!(
            self.0,
            Kind::Left {
                was: Asked::Fresh(_),
                ..
            }
        )
    }
}

impl Leaving {
    fn is_answer(self) -> bool {
        match self {
            Self::Passed | Self::Failed => true,
            Self::Aside => false,
        }
    }
}

impl Asked {
    fn card(&self) -> &CardId {
        match self {
            Self::Fresh(card) | Self::Again(Failed { card, .. }) => card,
        }
    }
}

impl Queue {
    pub(super) fn new(cards: Vec<CardId>) -> Self {
        let mut queue = Self::default();
        queue.add(cards);
        queue
    }

    pub(super) fn first(&self) -> Option<&CardId> {
        self.current.as_ref().map(Asked::card)
    }

    /// Whether the card being asked failed before.
    pub(super) fn is_again(&self) -> bool {
        matches!(self.current, Some(Asked::Again(_)))
    }

    /// How many cards did not fail yet, the one being asked among them.
    pub(super) fn fresh(&self) -> usize {
        let current = matches!(self.current, Some(Asked::Fresh(_)));
        usize::from(current) + self.fresh.len()
    }

    pub(super) fn len(&self) -> usize {
        usize::from(self.current.is_some()) + self.fresh.len() + self.failed.len()
    }

    /// The cards still to ask, the one being asked first.
    pub(super) fn iter(&self) -> impl Iterator<Item = &CardId> {
        let failed = self.failed.iter().map(|failed| &failed.card);
        self.first().into_iter().chain(&self.fresh).chain(failed)
    }

    /// The card being asked leaves, and the next takes its place.
    pub(super) fn leave(&mut self, how: Leaving) -> Option<Change> {
        let was = self.current.take()?;
        self.answered += usize::from(how.is_answer());
        if how == Leaving::Failed {
            self.failed.push_back(Failed {
                card: was.card().clone(),
                after: self.answered + AGAIN_AFTER,
            });
        }
        self.current = self.next();
        Some(Change(Kind::Left { was, how }))
    }

    pub(super) fn add(&mut self, cards: Vec<CardId>) -> Change {
        let began = self.current.is_none();
        self.fresh.extend(cards.iter().cloned());
        if began {
            self.current = self.next();
        }
        Change(Kind::Added { cards, began })
    }

    /// Takes back the newest change.
    pub(super) fn undo(&mut self, change: &Change) {
        match &change.0 {
            Kind::Left { was, how } => {
                self.put_back();
                if *how == Leaving::Failed {
                    self.failed.pop_back();
                }
                self.answered -= usize::from(how.is_answer());
                self.current = Some(was.clone());
            }
            Kind::Added { cards, began } => {
                if *began {
                    self.put_back();
                }
                self.fresh.truncate(self.fresh.len().saturating_sub(cards.len()));
            }
            Kind::Kept => {}
        }
    }

    /// Makes the change again that was just taken back.
    pub(super) fn redo(&mut self, change: &Change) {
        match &change.0 {
            Kind::Left { how, .. } => {
                self.leave(*how);
            }
            Kind::Added { cards, .. } => {
                self.add(cards.clone());
            }
            Kind::Kept => {}
        }
    }

    /// Takes out the card to be asked next.
    fn next(&mut self) -> Option<Asked> {
        let is_time = |failed: &Failed| failed.after <= self.answered;
        if self.fresh.is_empty() || self.failed.front().is_some_and(is_time) {
            self.failed.pop_front().map(Asked::Again)
        } else {
            self.fresh.pop_front().map(Asked::Fresh)
        }
    }

    /// Puts the card being asked back to where it came from.
    fn put_back(&mut self) {
        match self.current.take() {
            Some(Asked::Fresh(card)) => self.fresh.push_front(card),
            Some(Asked::Again(failed)) => self.failed.push_front(failed),
            None => {}
        }
    }
}
