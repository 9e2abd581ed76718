//! What a session is to ask, chosen before it starts.

use std::{collections::HashSet, sync::Arc};

use crate::{
    deck::{CardId, DeckId, Difficulty, Kind},
    history::{Mode, Progress},
    library::{CardEntry, Library},
    time::{Now, StudyDay},
};

use super::candidate::{Candidate, Standing};

/// Which cards there are to choose from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Every card.
    #[default]
    All,
    /// The cards of all decks of a role, by its slug.
    Role(Arc<str>),
    /// The cards of one deck.
    Deck(DeckId),
}

/// Which of them are asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pick {
    /// Due cards and, up to the daily limit, new ones.
    #[default]
    DueAndNew,
    /// Due cards.
    Due,
    /// New cards up to the daily limit.
    New,
    /// All cards, due or not, leaving the schedule alone.
    Cram,
}

/// In which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Due cards, weakest first, then the others as they stand in their decks.
    #[default]
    Due,
    /// By chance of recall, lowest first; cards never answered come last.
    Weakest,
    /// Shuffled.
    Random,
    /// As they stand in their decks.
    Deck,
}

impl Pick {
    /// All choices, in the order shown.
    pub const ALL: [Self; 4] = [Self::DueAndNew, Self::Due, Self::New, Self::Cram];

    /// As shown.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::DueAndNew => "due and new",
            Self::Due => "due only",
            Self::New => "new only",
            Self::Cram => "cram",
        }
    }
}

impl Order {
    /// All choices, in the order shown.
    pub const ALL: [Self; 4] = [Self::Due, Self::Weakest, Self::Random, Self::Deck];

    /// As shown and as typed on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Weakest => "weakest",
            Self::Random => "random",
            Self::Deck => "deck",
        }
    }
}

/// What a session is to ask.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Which cards there are to choose from.
    pub scope: Scope,
    /// Only these difficulties, `None` for cards that name none; all if empty.
    pub difficulties: Vec<Option<Difficulty>>,
    /// Only these kinds; likewise.
    pub kinds: Vec<Option<Kind>>,
    /// Which of them.
    pub pick: Pick,
    /// In which order.
    pub order: Order,
    /// At most so many cards.
    pub limit: Option<usize>,
}

impl Plan {
    /// An ordinary session over `scope`.
    #[must_use]
    pub fn over(scope: Scope) -> Self {
        Self {
            scope,
            ..Self::default()
        }
    }

    /// How its reviews are logged.
    #[must_use]
    pub fn mode(&self) -> Mode {
        match self.pick {
            Pick::Cram => Mode::Cram,
            Pick::DueAndNew | Pick::Due | Pick::New => Mode::Study,
        }
    }

    /// The cards to ask, first to last. `new_left` new ones at most; `seed` decides a random order.
    #[must_use]
    pub fn cards(
        &self,
        library: &Library,
        progress: &Progress,
        now: Now,
        new_left: u32,
        seed: u64,
    ) -> Vec<CardId> {
        let new_left = usize::try_from(new_left).unwrap_or(usize::MAX);
        let mut new = 0;
        let mut chosen: Vec<Candidate> = self
            .candidates(library)
            .filter_map(|entry| Candidate::new(entry, progress.card(entry.id.as_str()), now.day))
            .filter(|candidate| match (self.pick, candidate.standing) {
                (Pick::Cram, _) | (Pick::DueAndNew | Pick::Due, Standing::Due) => true,
                (Pick::DueAndNew | Pick::New, Standing::New) => {
                    new += 1;
                    new <= new_left
                }
                _ => false,
            })
            .collect();
        match self.order {
            Order::Due => chosen.sort_by(Candidate::due_before),
            Order::Weakest => chosen.sort_by(Candidate::weaker),
            Order::Random => chosen.sort_by_key(|candidate| shuffle_key(seed, candidate.id)),
            Order::Deck => {}
        }
        let limit = self.limit.unwrap_or(usize::MAX);
        chosen
            .into_iter()
            .take(limit)
            .map(|candidate| candidate.id.clone())
            .collect()
    }

    /// New cards beyond those in `queued`, up to `count`: what `+` adds.
    #[must_use]
    pub fn more_new(
        &self,
        library: &Library,
        progress: &Progress,
        day: StudyDay,
        count: u32,
        queued: &HashSet<&CardId>,
    ) -> Vec<CardId> {
        if self.pick == Pick::Cram {
            // It asks every card anyway.
            return Vec::new();
        }
        self.candidates(library)
            .filter_map(|entry| Candidate::new(entry, progress.card(entry.id.as_str()), day))
            .filter(|candidate| candidate.standing == Standing::New && !queued.contains(candidate.id))
            .take(usize::try_from(count).unwrap_or(usize::MAX))
            .map(|candidate| candidate.id.clone())
            .collect()
    }

    /// The cards of the scope that pass the filters, in deck order.
    pub(crate) fn candidates<'a>(&'a self, library: &'a Library) -> impl Iterator<Item = &'a CardEntry> {
        library
            .decks()
            .iter()
            .filter(|deck| match &self.scope {
                Scope::All => true,
                Scope::Role(slug) => deck.role_slug == *slug,
                Scope::Deck(id) => deck.id == *id,
            })
            .flat_map(|deck| &deck.cards)
            .filter(|card| self.difficulties.is_empty() || self.difficulties.contains(&card.difficulty))
            .filter(|card| self.kinds.is_empty() || self.kinds.contains(&card.kind))
    }
}

/// Sorting by this shuffles: the same for the same seed, without a generator to carry about.
pub(super) fn shuffle_key(seed: u64, card: &CardId) -> u32 {
    let mut hash = crc32fast::Hasher::new();
    hash.update(card.as_str().as_bytes());
    hash.update(&seed.to_le_bytes());
    hash.finalize()
}
