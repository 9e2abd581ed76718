//! Whether what was recorded is on the disk.

use jiff::{SignedDuration, Timestamp};

use crate::{deck::Problem, store::AppendError};

use super::deadline::Deadline;

/// How long after a write that failed it is tried again, if nothing else is written before.
const AGAIN: SignedDuration = SignedDuration::from_secs(5);

/// Whether what was recorded is on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::tui) enum Saving {
    /// It is.
    Saved,
    /// Some is not.
    Failing {
        /// What, and why.
        error: AppendError,
        /// When it is tried again.
        again_at: Deadline,
        /// The user asked to leave, and was told.
        leaving: bool,
    },
}

impl Saving {
    /// Saving failed at `now`.
    pub(in crate::tui) fn failed(&self, error: AppendError, now: Timestamp) -> Self {
        Self::Failing {
            error,
            again_at: Deadline::new(now, AGAIN),
            leaving: self.is_leaving(),
        }
    }

    /// When it is tried again, if that is needed.
    pub(in crate::tui) fn again_at(&self) -> Option<Timestamp> {
        match self {
            Self::Saved => None,
            Self::Failing { again_at, .. } => Some(again_at.at()),
        }
    }

    /// Whether it is to be tried again at `now`; then not before a while has passed.
    pub(in crate::tui) fn is_due(&mut self, now: Timestamp) -> bool {
        match self {
            Self::Failing { again_at, .. } if again_at.is_over(now) => {
                *again_at = Deadline::new(now, AGAIN);
                true
            }
            _ => false,
        }
    }

    /// Whether the user waits to leave.
    pub(in crate::tui) fn is_leaving(&self) -> bool {
        matches!(self, Self::Failing { leaving: true, .. })
    }

    /// Whether the user may leave without losing something unheard; if not, is told.
    pub(in crate::tui) fn may_leave(&mut self) -> bool {
        match self {
            Self::Failing { leaving, .. } => std::mem::replace(leaving, true),
            Self::Saved => true,
        }
    }

    /// The same as a problem with its place; none if all is saved.
    pub(in crate::tui) fn problems(&self) -> Vec<Problem> {
        let Self::Failing { error, .. } = self else {
            return Vec::new();
        };
        let what = format!("{} could not be saved: {}", error.what(), error.why);
        let hint = "nothing is lost while Greenroom is open: it is tried again every few seconds";
        vec![Problem::error(&error.path, 0, 0, what).hint(hint)]
    }

    /// The user goes on.
    pub(in crate::tui) fn stay(&mut self) {
        if let Self::Failing { leaving, .. } = self {
            *leaving = false;
        }
    }

    /// What is said for as long as something is not saved; `quit` is the key that leaves.
    pub(in crate::tui) fn says(&self, quit: &str) -> Option<String> {
        let Self::Failing { error, leaving, .. } = self else {
            return None;
        };
        // The system's number for it takes room here, and is said with the place among the problems.
        let why = error.why.split(" (os error").next().unwrap_or(&error.why);
        let what = error.what();
        Some(if *leaving {
            format!("NOT SAVED: {what}. {quit} leaves anyway: {why}")
        } else {
            format!(
                "NOT SAVED: {what}: {why}; tried again every {} s",
                AGAIN.as_secs()
            )
        })
    }
}
