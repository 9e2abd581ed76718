//! What a sitting came to, and what comes next.

use crate::{history::Progress, library::Library, schedule::Rating, time::StudyDay};

use super::{Plan, Session};

/// The figures of a sitting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Grades given: Again, Hard, Good, Easy.
    pub ratings: [usize; 4],
    /// Different cards graded.
    pub cards: usize,
    /// From question to grade, summed, ms.
    pub took_ms: u64,
    /// Cards that were not reached or not passed.
    pub left: usize,
}

/// When cards come back next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextDue {
    /// The first day.
    pub day: StudyDay,
    /// How many cards are due by then.
    pub cards: usize,
}

impl Summary {
    /// The figures of `session` so far.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        let mut summary = Self {
            left: session.remaining(),
            ..Self::default()
        };
        let mut cards = std::collections::HashSet::new();
        for (card, rating, took_ms) in session.grades() {
            cards.insert(card);
            summary.took_ms += u64::from(took_ms);
            let [again, hard, good, easy] = &mut summary.ratings;
            *match rating {
                Rating::Again => again,
                Rating::Hard => hard,
                Rating::Good => good,
                Rating::Easy => easy,
            } += 1;
        }
        summary.cards = cards.len();
        summary
    }

    /// Grades given.
    #[must_use]
    pub fn grades(&self) -> usize {
        self.ratings.iter().sum()
    }
}

/// When cards of `plan`'s scope come back after `today`, if any were graded.
#[must_use]
pub fn next_due(plan: &Plan, library: &Library, progress: &Progress, today: StudyDay) -> Option<NextDue> {
    let mut next: Option<NextDue> = None;
    for entry in plan.candidates(library) {
        let Some(card) = progress.card(entry.id.as_str()).filter(|card| !card.suspended) else {
            continue;
        };
        let Some(seen) = card.seen().filter(|_| !card.is_due(today)) else {
            continue;
        };
        let mut day = seen.due.max(today.plus(1));
        if let Some(until) = card.buried_until {
            day = day.max(until);
        }
        next = match next {
            Some(known) if known.day < day => Some(known),
            Some(known) if known.day == day => Some(NextDue {
                cards: known.cards + 1,
                ..known
            }),
            _ => Some(NextDue { day, cards: 1 }),
        };
    }
    next
}
