//! A deck as the library keeps it: an index of its cards, whose texts stay where they are until asked for.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{
    deck::{CardId, DeckFile, DeckId, Difficulty, Group, Kind, Span},
    text::slug,
};

use super::{BuiltInDeck, built_in::BuiltInCard};

/// Where a card's text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// In the program.
    BuiltIn,
    /// In the deck's file.
    File,
}

/// A card without its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardEntry {
    /// `deck/card`.
    pub id: CardId,
    /// What sort of question it is.
    pub kind: Option<Kind>,
    /// How hard it is.
    pub difficulty: Option<Difficulty>,
    /// Where its text is.
    pub source: Source,
    /// Which bytes of that.
    pub span: Span,
}

/// A deck without its texts.
#[derive(Clone, Debug)]
pub struct Deck {
    /// The file's name without `.ron`.
    pub id: DeckId,
    /// The role, as shown.
    pub role: Arc<str>,
    /// The role's slug.
    pub role_slug: Arc<str>,
    /// One line on what is rehearsed.
    pub summary: Option<Arc<str>>,
    /// The roles it is shown among.
    pub group: Option<Group>,
    /// In the order they are introduced.
    pub cards: Vec<CardEntry>,
    pub(super) built_in: Option<&'static BuiltInDeck>,
    file: Option<PathBuf>,
}

impl Deck {
    pub(super) fn built_in(deck: &'static BuiltInDeck) -> Self {
        let id = DeckId::new(deck.id);
        let card = |&(card, kind, difficulty, start, end): &BuiltInCard| CardEntry {
            id: card.into(),
            kind,
            difficulty,
            source: Source::BuiltIn,
            span: start..end,
        };
        Self {
            cards: deck.cards.iter().map(card).collect(),
            role: deck.role.into(),
            // A built-in deck is named so; a test holds it to that.
            role_slug: deck.id.into(),
            summary: deck.summary.map(Into::into),
            group: deck.group,
            built_in: Some(deck),
            file: None,
            id,
        }
    }

    pub(super) fn user(path: &Path, file: DeckFile) -> Self {
        let cards = entries(&file);
        Self {
            role_slug: slug(&file.role).into(),
            role: file.role.into(),
            summary: file.summary.map(Into::into),
            group: file.group,
            cards,
            built_in: None,
            file: Some(path.to_owned()),
            id: file.id,
        }
    }

    pub(super) fn overlay(&mut self, path: &Path, file: &DeckFile) {
        // Looked up rather than searched for: the user's deck may be of any size.
        let ids = self.cards.iter().map(|card| card.id.clone());
        let shipped: HashMap<CardId, usize> = ids.zip(0..).collect();
        for entry in entries(file) {
            let place = shipped.get(&entry.id).and_then(|at| self.cards.get_mut(*at));
            match place {
                Some(card) => *card = entry,
                None => self.cards.push(entry),
            }
        }
        self.file = Some(path.to_owned());
    }

    /// The user's file that holds the deck or overlays it.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// Whether it came with the program, overlaid or not.
    #[must_use]
    pub fn is_built_in(&self) -> bool {
        self.built_in.is_some()
    }

    /// The RON of `card`, if it is in the program.
    #[must_use]
    pub fn embedded(&self, card: &CardEntry) -> Option<&'static str> {
        let text = self.built_in?.text;
        match card.source {
            Source::BuiltIn => text.get(card.span.start as usize..card.span.end as usize),
            Source::File => None,
        }
    }
}

fn entries(file: &DeckFile) -> Vec<CardEntry> {
    let entry = |head: &crate::deck::CardHead| CardEntry {
        id: file.id.card(&head.id),
        kind: head.kind,
        difficulty: head.difficulty,
        source: Source::File,
        span: head.span.clone(),
    };
    file.heads.iter().map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Its text would be refused by whoever read it.
    static UNREADABLE: BuiltInDeck = BuiltInDeck {
        id: "baker",
        role: "Baker",
        summary: Some("Bread and rolls."),
        group: Some(Group::Everyone),
        text: "(((",
        cards: &[("dough", Some(Kind::Technical), Some(Difficulty::Easy), 0, 3)],
    };

    #[test]
    fn a_built_in_deck_is_listed_without_a_look_at_its_text() {
        let deck = Deck::built_in(&UNREADABLE);
        assert_eq!((&*deck.role, deck.group), ("Baker", Some(Group::Everyone)));
        let [card] = deck.cards.as_slice() else {
            unreachable!("it has one card");
        };
        assert_eq!(card.difficulty, Some(Difficulty::Easy));
        assert_eq!(
            deck.embedded(card),
            Some("((("),
            "its text is there, and was not read"
        );
    }
}
