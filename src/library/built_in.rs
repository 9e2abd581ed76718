//! The decks that come with the program, as `build.rs` indexed them.

use crate::deck::{Difficulty, Group, Kind};

include!(concat!(env!("OUT_DIR"), "/built_in.rs"));

/// A deck embedded in the program.
#[derive(Debug, PartialEq, Eq)]
pub struct BuiltInDeck {
    /// Its role's slug.
    pub id: &'static str,
    /// Its role, as shown.
    pub role: &'static str,
    /// One line on what is rehearsed.
    pub summary: Option<&'static str>,
    /// The roles it is shown among.
    pub group: Option<Group>,
    /// The whole RON file.
    pub text: &'static str,
    /// Its cards.
    pub(super) cards: &'static [BuiltInCard],
}

/// `deck/card`, kind, difficulty, first and last byte of a card's text.
pub(super) type BuiltInCard = (&'static str, Option<Kind>, Option<Difficulty>, u32, u32);

/// The decks that come with the program.
#[must_use]
pub fn built_in() -> &'static [BuiltInDeck] {
    BUILT_IN
}
