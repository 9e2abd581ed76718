//! Cards, decks and events made for measuring: as many as wanted, the same every time.

use greenroom::{
    deck::{Card, CardId, DeckId, Difficulty, KeyPoint, Kind, deck_to_ron},
    history::{Event, EventId, EventKind, Mode},
    schedule::{MAX_INTERVAL, Rating, Retention, SchedulerVersion},
    time::{Now, StudyDay},
};
use jiff::{SignedDuration, Timestamp, civil::date};

/// Words of the answers: about six letters each, as in prose.
const WORDS: [&str; 32] = [
    "a",
    "queue",
    "keeps",
    "work",
    "that",
    "cannot",
    "be",
    "done",
    "at",
    "once;",
    "workers",
    "take",
    "from",
    "it",
    "whenever",
    "they",
    "have",
    "capacity,",
    "so",
    "short",
    "peaks",
    "never",
    "overload",
    "the",
    "database",
    "behind",
    "them,",
    "and",
    "failures",
    "are",
    "retried",
    "later.",
];

/// `count` words, different for each `seed`.
pub(crate) fn prose(seed: usize, count: usize) -> String {
    let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(12_345);
    let mut words = Vec::with_capacity(count);
    for _ in 0..count {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        words.push(WORDS[(state >> 33) % WORDS.len()]);
    }
    words.join(" ")
}

/// The card of this number: a question, a sample answer of 150 words and three key points.
pub(crate) fn card(number: usize) -> Card {
    let point = |text: &str| KeyPoint {
        text: text.to_owned(),
        any: vec![text.to_owned()],
        required: true,
    };
    Card {
        id: card_name(number),
        kind: Some(Kind::ALL[number % 3]),
        difficulty: Some(Difficulty::ALL[number / 3 % 3]),
        topic: Some("queues".to_owned()),
        question: format!("Question {number}: why would {}?", prose(number, 12)),
        answer: prose(number + 1, 150),
        key_points: vec![
            point("peaks are kept from the database"),
            point("failures are retried"),
            point("order"),
        ],
        rubric: None,
        follow_ups: Vec::new(),
        target_seconds: Some(90),
    }
}

fn card_name(number: usize) -> String {
    format!("card-{number:06}")
}

/// The name of deck `deck`.
pub(crate) fn deck_name(deck: usize) -> String {
    format!("made-{deck:03}")
}

/// The name of the role of deck `deck`.
pub(crate) fn role_name(deck: usize) -> String {
    format!("Made Role {deck:03}")
}

/// Deck `deck` of `cards` cards as a file's text.
pub(crate) fn deck_text(deck: usize, cards: usize) -> String {
    let made: Vec<Card> = (0..cards).map(card).collect();
    deck_to_ron(&role_name(deck), Some("Made for measuring."), &made)
}

/// The name of card `number` of deck `deck` among all cards.
pub(crate) fn card_id(deck: usize, number: usize) -> CardId {
    DeckId::new(&deck_name(deck)).card(&card_name(number))
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
            },
        }
    })
}
