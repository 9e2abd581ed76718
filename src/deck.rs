//! Decks of interview questions and the RON they are written in.

mod card;
mod check;
mod explain;
mod group;
mod id;
mod parse;
mod places;
mod problem;
mod problems;
mod source;
mod write;

pub use card::{Card, Difficulty, Judging, KeyPoint, Kind, Rubric, RubricRow, STORY_RUBRIC};
pub use check::check;
pub(crate) use explain::explain;
pub use group::Group;
pub(crate) use id::is_card_id;
pub use id::{CardId, DeckId};
pub use parse::{CardHead, DeckFile, ParsedDeck, ROLE_LIMIT, Span, parse, parse_card, position};
pub(crate) use places::item_places;
pub use problem::{Problem, Severity};
pub(crate) use problems::Problems;
pub(crate) use source::Walk;
pub use write::{deck_to_ron, ron_string, with_card};
