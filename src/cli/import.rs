//! `import`: saved role pages as decks.
