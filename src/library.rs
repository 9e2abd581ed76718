//! All decks by role: the built-in ones and the user's.

mod built_in;
mod claim;
mod deck;
mod role;

pub use built_in::{BuiltInDeck, built_in};
pub use claim::id_taken;
pub use deck::{CardEntry, Deck, Source};
pub use role::{Role, Unknown};

use std::path::{Path, PathBuf};

use crate::deck::{CardId, DeckFile, Kind, Problem};

/// Every deck, and the roles they belong to.
#[derive(Clone, Debug, Default)]
pub struct Library {
    decks: Vec<Deck>,
    roles: Vec<Role>,
}

impl Library {
    /// The built-in decks alone.
    #[must_use]
    pub fn built_in() -> Self {
        let mut library = Self {
            decks: built_in().iter().map(Deck::built_in).collect(),
            roles: Vec::new(),
        };
        library.group();
        library
    }

    /// Adds the user's deck in `path`, or replaces what it held before.
    ///
    /// A deck with a built-in deck's id overlays it: its cards take the place of those with the same id and come after
    /// the others otherwise. A deck with the id of another file's deck is left out, and that is the problem returned.
    pub fn put(&mut self, path: &Path, file: DeckFile) -> Result<(), Problem> {
        let problem = self.put_all([(path.to_owned(), file)]).pop();
        problem.map_or(Ok(()), Err)
    }

    /// [`Library::put`] for many decks, grouping the roles once.
    #[must_use = "a deck may have been left out"]
    pub fn put_all(&mut self, files: impl IntoIterator<Item = (PathBuf, DeckFile)>) -> Vec<Problem> {
        let mut left_out = Vec::new();
        for (path, file) in files {
            self.take_out(&path);
            match self.decks.iter_mut().find(|deck| deck.id == file.id) {
                None => self.decks.push(Deck::user(&path, file)),
                Some(deck) => match deck.path() {
                    None => deck.overlay(&path, &file),
                    Some(holder) => left_out.push(id_taken(&path, &file.id, holder)),
                },
            }
        }
        self.group();
        left_out
    }

    /// Takes out what the user's deck in `path` held: it was deleted, or cannot be read.
    pub fn remove(&mut self, path: &Path) {
        self.take_out(path);
        self.group();
    }

    fn take_out(&mut self, path: &Path) {
        let Some(at) = self.decks.iter().position(|deck| deck.path() == Some(path)) else {
            return;
        };
        let removed = self.decks.remove(at);
        if let Some(built_in) = removed.built_in {
            self.decks.insert(at, Deck::built_in(built_in));
        }
    }

    /// All decks: the user's before the built-in ones.
    #[must_use]
    pub fn decks(&self) -> &[Deck] {
        &self.decks
    }

    /// All roles, by name.
    #[must_use]
    pub fn roles(&self) -> &[Role] {
        &self.roles
    }

    /// The deck called `id`.
    #[must_use]
    pub fn deck(&self, id: &str) -> Option<&Deck> {
        self.decks.iter().find(|deck| deck.id.as_str() == id)
    }

    /// The decks of the role with this slug.
    pub fn decks_of<'a>(&'a self, role: &'a str) -> impl Iterator<Item = &'a Deck> {
        self.decks.iter().filter(move |deck| *deck.role_slug == *role)
    }

    /// The card called `id`.
    #[must_use]
    pub fn card(&self, id: &CardId) -> Option<&CardEntry> {
        self.deck(id.deck())?.cards.iter().find(|card| card.id == *id)
    }

    /// The role, as shown, and the kind of the card called `id`; none if it is in no deck.
    #[must_use]
    pub fn role_and_kind(&self, id: &CardId) -> Option<(String, Option<Kind>)> {
        let deck = self.deck(id.deck())?;
        let card = deck.cards.iter().find(|card| card.id == *id)?;
        let role = self.roles.iter().find(|role| role.slug == deck.role_slug);
        let name = role.map_or(&deck.role, |role| &role.name);
        Some((name.to_string(), card.kind))
    }

    /// The role called `name`, in any capitals or as its slug.
    pub fn role(&self, name: &str) -> Result<&Role, Unknown> {
        role::find(&self.roles, name)
    }

    fn group(&mut self) {
        // Stable: built-in decks last, else by id, so that a session meets the user's own cards first.
        self.decks
            .sort_by(|a, b| (a.is_built_in(), &a.id).cmp(&(b.is_built_in(), &b.id)));
        self.roles = role::group(&self.decks);
    }
}
