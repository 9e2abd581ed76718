//! Decks made for measuring: as many cards as wanted, the same every time.

use greenroom::deck::{Card, Difficulty, KeyPoint, Kind, deck_to_ron};

use crate::reviews;

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
        id: reviews::card_id(0, number).card().to_owned(),
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

/// The name of the role of deck `deck`.
pub(crate) fn role_name(deck: usize) -> String {
    format!("Made Role {deck:03}")
}

/// Deck `deck` of `cards` cards as a file's text.
pub(crate) fn deck_text(deck: usize, cards: usize) -> String {
    let made: Vec<Card> = (0..cards).map(card).collect();
    deck_to_ron(&role_name(deck), None, Some("Made for measuring."), &made)
}
