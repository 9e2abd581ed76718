//! How far a long history is read, for those who wait.

use std::fmt;

/// How far a history is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HowFar {
    /// So many bytes of its files are read, of so many.
    Reading(u64, u64),
    /// All is read; so many of its events are added up, of so many.
    Adding(u64, u64),
}

impl fmt::Display for HowFar {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let (what, done, of) = match *self {
            Self::Reading(done, of) => ("reading your history", done, of),
            Self::Adding(done, of) => ("adding up your history", done, of),
        };
        // A file may have grown since it was measured.
        let percent = done.min(of).saturating_mul(100) / of.max(1);
        write!(f, "{what}: {percent} %")
    }
}

/// Tells how far a history is read.
pub(super) struct Meter<'a> {
    bytes: u64,
    of: u64,
    tell: &'a mut dyn FnMut(HowFar),
}

impl<'a> Meter<'a> {
    /// Nothing is read of `of` bytes.
    pub(super) fn new(of: u64, tell: &'a mut dyn FnMut(HowFar)) -> Self {
        Self { bytes: 0, of, tell }
    }

    /// Tells that more was read.
    pub(super) fn read(&mut self, bytes: usize) {
        self.bytes += bytes as u64;
        (self.tell)(HowFar::Reading(self.bytes, self.of));
    }

    /// Tells that so many of the events are added up.
    pub(super) fn added(&mut self, events: usize, of: usize) {
        (self.tell)(HowFar::Adding(events as u64, of as u64));
    }
}
