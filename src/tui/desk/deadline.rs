//! A moment a little ahead, by a clock that may be set.

use jiff::{SignedDuration, Timestamp};

/// A moment at which something is to happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui) struct Deadline {
    at: Timestamp,
    after: SignedDuration,
}

impl Deadline {
    /// So long `after` this moment.
    pub(super) fn new(now: Timestamp, after: SignedDuration) -> Self {
        let at = now.saturating_add(after).unwrap_or(now);
        Self { at, after }
    }

    /// When it is.
    pub(super) fn at(self) -> Timestamp {
        self.at
    }

    /// Whether it is over; also by a clock that was set back since, which must not put it off.
    pub(super) fn is_over(self, now: Timestamp) -> bool {
        self.at <= now || self.at > Self::new(now, self.after).at
    }
}
