//! Reviews made for measuring: as many as wanted, the same every time.

use greenroom::{
    deck::{CardId, DeckId},
    history::{Event, EventId, EventKind, Mode},
    schedule::{MAX_INTERVAL, Rating, Retention, SchedulerVersion},
    time::{Now, StudyDay},
};
use jiff::{SignedDuration, Timestamp, civil::date};

/// The name of deck `deck`.
pub(crate) fn deck_name(deck: usize) -> String {
    format!("made-{deck:03}")
}

/// The name of card `number` of deck `deck` among all cards.
pub(crate) fn card_id(deck: usize, number: usize) -> CardId {
    DeckId::new(&deck_name(deck)).card(&format!("card-{number:06}"))
}

/// The day on which the made history ends.
pub(crate) fn today() -> Now {
    Now::on(date(2026, 11, 24))
}

/// `count` reviews over `cards` cards in decks of `deck_size`, a minute apart, the last of them on the day before [`today`].
pub(crate) fn reviews(count: usize, cards: usize, deck_size: usize) -> impl Iterator<Item = Event> {
    let device = "made".into();
    let run = "bench".into();
    let whole = i64::try_from(count).unwrap_or(i64::MAX);
    let end = today().later(SignedDuration::from_hours(-36)).at;
    (0..count).map(move |number| {
        let minutes = whole - i64::try_from(number).unwrap_or(0);
        let at = end
            .saturating_sub(SignedDuration::from_mins(minutes))
            .unwrap_or(Timestamp::UNIX_EPOCH);
        let day = StudyDay::new(jiff::tz::TimeZone::UTC.to_datetime(at).date());
        let card = number % cards;
        // One in eight is failed; what is passed comes back within weeks.
        let passes = number % 8 != 7;
        let due = day.plus(if passes {
            i32::try_from(number % 40).unwrap_or(0) + 1
        } else {
            0
        });
        Event {
            id: EventId {
                device: std::sync::Arc::clone(&device),
                run: std::sync::Arc::clone(&run),
                number: u32::try_from(number + 1).unwrap_or(u32::MAX),
            },
            at,
            day,
            what: EventKind::Reviewed {
                card: card_id(card / deck_size, card % deck_size),
                rating: if passes { Rating::Good } else { Rating::Again },
                mode: Mode::Study,
                took_ms: 42_000,
                scheduler: SchedulerVersion::Fsrs6,
                retention: Retention::default(),
                max_interval: MAX_INTERVAL,
                due,
                attempt: None,
            },
        }
    })
}
