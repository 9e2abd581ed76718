//! Adds up events that are at hand.

use super::{Event, Log, Progress};

/// What `events` add up to, as [`Log::fold`] says it.
#[must_use]
pub fn fold(events: impl IntoIterator<Item = Event>) -> Progress {
    log_of(events).fold(|_, _| ())
}

/// Adds `more` to `progress`, if adding at the end gives what folding everything would, as [`Log::continues`] says it.
pub fn continues(progress: Progress, more: Vec<Event>) -> Result<Progress, Box<Progress>> {
    log_of(more).continues(progress, |_, _| ())
}

fn log_of(events: impl IntoIterator<Item = Event>) -> Log {
    let mut log = Log::default();
    events.into_iter().for_each(|event| log.add(&event));
    log
}
