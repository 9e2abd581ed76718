//! One step of a session, kept so that it can be counted and taken back.

use crate::{deck::CardId, schedule::Rating};

use super::queue::Change;

/// One step, as it is kept to be taken back.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Step {
    /// What became of the queue.
    pub(super) change: Change,
    /// What it was.
    pub(super) what: Done,
}

/// What a step was, for counting and for saying what `u` took back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Done {
    Graded {
        card: CardId,
        rating: Rating,
        took_ms: u32,
        /// What was written as the answer, to be there again once the grade is taken back.
        written: String,
    },
    Buried,
    Suspended,
    Flagged,
    Unflagged,
    Noted,
    Preferred,
    MoreNew,
}

impl Done {
    /// The card and what was written to it, if it was a grade.
    pub(super) fn written(&self) -> Option<(&CardId, &str)> {
        match self {
            Self::Graded { card, written, .. } => Some((card, written)),
            _ => None,
        }
    }

    /// As the notice calls it that says what was undone.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Graded { rating, .. } => rating.name(),
            Self::Buried => "Bury",
            Self::Suspended => "Suspend",
            Self::Flagged => "Flag",
            Self::Unflagged => "Unflag",
            Self::Noted => "Note",
            Self::Preferred => "Preferred answer",
            Self::MoreNew => "More new cards",
        }
    }
}
