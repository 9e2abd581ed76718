//! Rules of style for decks.
