//! A card that may be asked, beside the others: is it due, is it new, how well is it known.

use std::cmp::Ordering;

use crate::{
    deck::CardId,
    history::{CardProgress, Seen},
    library::CardEntry,
    time::StudyDay,
};

/// Why it could be asked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It comes back today or should have before.
    Due,
    /// It was never graded.
    New,
    /// It comes back another day.
    Later,
}

/// A card, and what decides whether and when it is asked.
pub(super) struct Candidate<'a> {
    pub(super) id: &'a CardId,
    pub(super) standing: Standing,
    /// The smaller, the weaker; `None` if it was never answered.
    strength: Option<Strength>,
}

/// How well a card is known: the chance of recall first; where that is the same, as it is for all that were answered today,
/// whether the last answer was a pass, then how long it will last.
#[derive(Clone, Copy)]
struct Strength {
    recall: f32,
    passed: bool,
    stability: f32,
}

impl Strength {
    fn of(seen: &Seen, day: StudyDay) -> Self {
        Self {
            recall: seen.retrievability(day),
            passed: seen.passed,
            stability: seen.memory.stability(),
        }
    }

    fn total_cmp(&self, other: &Self) -> Ordering {
        self.recall
            .total_cmp(&other.recall)
            .then(self.passed.cmp(&other.passed))
            .then(self.stability.total_cmp(&other.stability))
    }
}

impl<'a> Candidate<'a> {
    /// `None` if it may not be asked on `day`.
    pub(super) fn new(entry: &'a CardEntry, progress: Option<&CardProgress>, day: StudyDay) -> Option<Self> {
        let seen = progress.and_then(CardProgress::seen);
        let standing = match progress {
            Some(card) if !card.may_be_asked(day) => return None,
            Some(card) if card.is_due(day) => Standing::Due,
            Some(card) if card.seen().is_some() => Standing::Later,
            _ => Standing::New,
        };
        Some(Self {
            id: &entry.id,
            standing,
            strength: seen.map(|seen| Strength::of(seen, day)),
        })
    }

    /// The weaker card first. What was never answered is not weak but unknown: such cards come last, and are equal.
    pub(super) fn weaker(&self, other: &Self) -> Ordering {
        match (&self.strength, &other.strength) {
            (Some(one), Some(other)) => one.total_cmp(other),
            (one, other) => other.is_some().cmp(&one.is_some()),
        }
    }

    /// Due cards first, weakest first among them; the others are equal.
    pub(super) fn due_before(&self, other: &Self) -> Ordering {
        match (self.standing, other.standing) {
            (Standing::Due, Standing::Due) => self.weaker(other),
            (Standing::Due, _) => Ordering::Less,
            (_, Standing::Due) => Ordering::Greater,
            _ => Ordering::Equal,
        }
    }
}
