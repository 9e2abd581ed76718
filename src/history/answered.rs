//! An answer that was given and graded, as it is looked up again later.

use jiff::Timestamp;

use crate::{schedule::Rating, time::StudyDay};

use super::{Attempt, Event, EventId, EventKind, Mode};

/// An answer to a card: when it was given, how, and how it was graded.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The event that graded it.
    pub id: EventId,
    /// When it was graded.
    pub at: Timestamp,
    /// The study day it counts for.
    pub day: StudyDay,
    /// How it came about.
    pub mode: Mode,
    /// From the question to the grade, ms.
    pub took_ms: u32,
    /// The grade.
    pub rating: Rating,
    /// What else is known of it.
    pub attempt: Attempt,
}

impl Answer {
    /// The answer that `event` graded, if it is a grade.
    #[must_use]
    pub fn of(event: Event) -> Option<Self> {
        let EventKind::Reviewed {
            rating,
            mode,
            took_ms,
            attempt,
            ..
        } = event.what
        else {
            return None;
        };
        Some(Self {
            id: event.id,
            at: event.at,
            day: event.day,
            mode,
            took_ms,
            rating,
            attempt: attempt.map(|attempt| *attempt).unwrap_or_default(),
        })
    }
}
