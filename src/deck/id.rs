//! Names that never change: of a deck, and of a card within all decks.

use std::{borrow::Borrow, fmt, sync::Arc};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, Visitor},
};

use crate::text::{clean, clean_line};

/// The name of a deck: its file's name without `.ron`, as it can be shown and typed.
///
/// Several file names may come to one id; then it belongs to one of the files.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeckId(Arc<str>);

/// `deck/card`: the name of a card among all cards. Its text may change; this does not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CardId(Arc<str>);

/// Whether `id` can name a card within its deck: not empty, not too long, without spaces, slashes and hidden characters.
#[must_use]
pub(crate) fn is_card_id(id: &str) -> bool {
    let cannot_be_in_it = |char: char| char == '/' || char.is_whitespace() || char.is_control();
    !id.is_empty() && id.len() <= 200 && clean(id) == id && !id.contains(cannot_be_in_it)
}

impl DeckId {
    /// The deck called `name`, on one line and without hidden characters; a `/` in it becomes a hyphen, since it parts decks
    /// from cards.
    ///
    /// ```
    /// use greenroom::deck::DeckId;
    /// assert_eq!(DeckId::new("bread").as_str(), "bread");
    /// assert_eq!(DeckId::new("a\u{1b}[31mb\n").as_str(), "a␛[31mb␊");
    /// ```
    #[must_use]
    pub fn new(name: &str) -> Self {
        match clean_line(name).replace('/', "-") {
            nothing if nothing.is_empty() => Self("\u{fffd}".into()),
            name => Self(name.into()),
        }
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The card called `card` in this deck.
    #[must_use]
    pub fn card(&self, card: &str) -> CardId {
        CardId([&*self.0, "/", card].concat().into())
    }
}

impl CardId {
    /// The deck's name.
    #[must_use]
    pub fn deck(&self) -> &str {
        self.0.split_once('/').map_or("", |(deck, _)| deck)
    }

    /// The card's name within its deck.
    #[must_use]
    pub fn card(&self) -> &str {
        self.0.split_once('/').map_or(&*self.0, |(_, card)| card)
    }

    /// Both, as `deck/card`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for CardId {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl Borrow<str> for CardId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DeckId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for CardId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for CardId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for CardId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;

        impl Visitor<'_> for Text {
            type Value = CardId;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a card")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<CardId, E> {
                Ok(text.into())
            }
        }

        // A visitor rather than a string on the way: there may be a hundred thousand names to read.
        deserializer.deserialize_str(Text)
    }
}
