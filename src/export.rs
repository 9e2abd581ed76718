//! Cards as other programs read them.

use jiff::civil::Date;
use serde::Serialize;

use crate::{
    deck::{Card, CardId, Difficulty, Group, KeyPoint, Kind, deck_to_ron},
    history::{CardProgress, CardState, Progress},
    library::Library,
    text::Names,
};

/// A card with its progress; the objects of `show --json` and `export --format json`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExportedCard {
    /// `deck/card`.
    pub id: String,
    /// The role, as shown.
    pub role: String,
    /// `easy`, `medium` or `hard`, if the deck says.
    pub difficulty: Option<&'static str>,
    /// `technical`, `situational` or `behavioral`, if the deck says.
    pub kind: Option<&'static str>,
    /// One to three words.
    pub topic: Option<String>,
    /// What the interviewer says.
    pub question: String,
    /// A sample answer.
    pub answer: String,
    /// What a good answer says.
    pub key_points: Vec<KeyPoint>,
    /// What an interviewer would ask next.
    pub follow_ups: Vec<String>,
    /// Seconds a spoken answer should take.
    pub target_seconds: Option<u16>,
    /// `new`, `learning`, `review` or `suspended`.
    pub state: CardState,
    /// The day it comes back; `null` for a card never graded.
    pub due: Option<Date>,
    /// Whether it was ever graded in a session that counts.
    pub reviewed: bool,
}

/// `cards` with their roles and progress, in the order given.
#[must_use]
pub fn cards(library: &Library, progress: &Progress, cards: Vec<(CardId, Card)>) -> Vec<ExportedCard> {
    cards
        .into_iter()
        .map(|(id, card)| {
            let role = library
                .deck(id.deck())
                .and_then(|deck| library.roles().iter().find(|role| role.slug == deck.role_slug));
            let standing = progress.card(id.as_str());
            let seen = standing.and_then(|standing| standing.seen());
            ExportedCard {
                role: role.map_or_else(String::new, |role| role.name.to_string()),
                difficulty: card.difficulty.map(Difficulty::name),
                kind: card.kind.map(Kind::name),
                state: standing.map_or(CardState::New, CardProgress::state),
                due: seen.map(|seen| seen.due.date()),
                reviewed: seen.is_some(),
                id: id.to_string(),
                topic: card.topic,
                question: card.question,
                answer: card.answer,
                key_points: card.key_points,
                follow_ups: card.follow_ups,
                target_seconds: card.target_seconds,
            }
        })
        .collect()
}

/// `cards` as one deck for `role`. Where two decks use the same card id, the later one gets its deck's name before it.
#[must_use]
pub fn deck(role: &str, group: Option<Group>, summary: Option<&str>, cards: Vec<(CardId, Card)>) -> String {
    let mut names = Names::default();
    let cards: Vec<Card> = cards
        .into_iter()
        .map(|(id, mut card)| {
            if !names.take(&card.id) {
                card.id = names.mint(&format!("{} {}", id.deck(), id.card()));
            }
            card
        })
        .collect();
    deck_to_ron(role, group, summary, &cards)
}
