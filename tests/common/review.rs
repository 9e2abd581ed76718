//! A grade, as a test that is about something else writes it down.

use greenroom::{
    history::{EventKind, Mode},
    schedule::{MAX_INTERVAL, Rating, Retention, SchedulerVersion},
    time::StudyDay,
};

/// `card`, studied for a minute under the default settings, comes back on `due`.
pub(crate) fn reviewed(card: &str, rating: Rating, due: StudyDay) -> EventKind {
    EventKind::Reviewed {
        card: card.into(),
        rating,
        mode: Mode::Study,
        took_ms: 60_000,
        scheduler: SchedulerVersion::Fsrs6,
        retention: Retention::default(),
        max_interval: MAX_INTERVAL,
        due,
        attempt: None,
    }
}
