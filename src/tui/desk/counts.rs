//! How the cards stand: counted deck by deck, so that a grade counts one of them afresh.

use crate::{
    library::{Deck, Role},
    stats::Tally,
};

use super::Desk;

impl Desk {
    /// How `role` stands: all its decks together.
    #[must_use]
    pub fn tally(&self, role: &Role) -> Tally {
        self.sum(|deck| deck.role_slug == role.slug)
    }

    /// How all cards stand.
    #[must_use]
    pub fn total(&self) -> Tally {
        self.sum(|_| true)
    }

    fn sum(&self, wanted: impl Fn(&Deck) -> bool) -> Tally {
        let mut sum = Tally::default();
        for deck in self.library.decks().iter().filter(|deck| wanted(deck)) {
            sum += self.tallies.get(&deck.id).copied().unwrap_or_default();
        }
        sum
    }

    /// New cards that may still be introduced today.
    #[must_use]
    pub fn new_left(&self) -> u32 {
        self.ledger
            .progress()
            .new_left(self.now.day, self.settings.new_per_day)
    }

    /// Counts all decks afresh.
    pub(in crate::tui) fn recount(&mut self) {
        let progress = self.ledger.progress();
        let tally = |deck: &Deck| (deck.id.clone(), Tally::of(&deck.cards, progress, self.now.day));
        self.tallies = self.library.decks().iter().map(tally).collect();
    }

    /// Counts the deck of `card` afresh.
    pub(in crate::tui) fn recount_deck(&mut self, deck: &str) {
        if let Some(deck) = self.library.deck(deck) {
            let tally = Tally::of(&deck.cards, self.ledger.progress(), self.now.day);
            self.tallies.insert(deck.id.clone(), tally);
        }
    }
}
