//! The one place where the time is read.
#![expect(clippy::disallowed_methods, reason = "here the time enters the program")]

use jiff::Timestamp;

use crate::{store::zone, time::Now};

/// The moment, for who does not ask which day it is.
pub(super) fn moment() -> Timestamp {
    Timestamp::now()
}

/// The system's clock, as someone sees it whose study day begins at a given hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    day_start: u8,
}

impl Clock {
    /// `day_start` is an hour, 0..=23.
    pub(super) fn new(day_start: u8) -> Self {
        Self { day_start }
    }

    /// The zone is asked for each time: it changes when the user travels.
    pub(super) fn now(self) -> Now {
        Now::new(Timestamp::now(), &zone(), self.day_start)
    }

    /// When the study day of `now` ends.
    pub(super) fn day_ends(self, now: Now) -> Timestamp {
        now.day_ends(&zone(), self.day_start)
    }
}
