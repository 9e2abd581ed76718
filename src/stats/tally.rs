//! How many cards there are, and how they stand.

use std::{collections::HashSet, ops::AddAssign};

use serde::Serialize;

use crate::{
    deck::{Difficulty, Kind},
    history::{CardState, Progress},
    library::{CardEntry, Library},
    time::StudyDay,
};

/// How a set of cards stands on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// All of them.
    pub cards: usize,
    /// Graded at least once in a session that counts.
    pub reviewed: usize,
    /// Graded before and back today or earlier.
    pub due: usize,
    /// Never graded, and neither suspended nor buried.
    pub new: usize,
    /// Not asked until released.
    pub suspended: usize,
    /// Marked by the user.
    pub flagged: usize,
    /// Grades of any mode.
    pub reviews: u64,
    /// The last day any of them was graded.
    pub last: Option<StudyDay>,
    /// The first day after today on which any of them comes back.
    pub next: Option<StudyDay>,
    /// Of which difficulties and kinds they are.
    pub mix: Mix,
}

impl Tally {
    /// How `cards` stand on `day`.
    #[must_use]
    pub fn of<'a>(
        cards: impl IntoIterator<Item = &'a CardEntry>,
        progress: &Progress,
        day: StudyDay,
    ) -> Self {
        let mut tally = Self::default();
        for entry in cards {
            tally.cards += 1;
            tally.mix.add(entry);
            let Some(card) = progress.card(entry.id.as_str()) else {
                tally.new += 1;
                continue;
            };
            tally.reviews += u64::from(card.grades);
            tally.flagged += usize::from(card.flagged);
            tally.suspended += usize::from(card.suspended);
            tally.due += usize::from(card.is_due(day));
            tally.new += usize::from(card.state() == CardState::New && card.may_be_asked(day));
            if let Some(seen) = card.seen() {
                tally.reviewed += 1;
                tally.last = tally.last.max(Some(seen.last));
                if !card.suspended && !card.is_due(day) {
                    let back = card.buried_until.map_or(seen.due, |until| until.max(seen.due));
                    tally.next = earlier(tally.next, Some(back));
                }
            }
        }
        tally
    }

    /// What `progress` knows of cards that are in no deck of `library`: their reviews happened, and none of them is asked.
    #[must_use]
    pub fn gone(library: &Library, progress: &Progress) -> Self {
        let entries = library.decks().iter().flat_map(|deck| &deck.cards);
        let there: HashSet<_> = entries.map(|entry| &entry.id).collect();
        let mut tally = Self::default();
        for (_, card) in progress.cards().filter(|(id, _)| !there.contains(id)) {
            tally.reviews += u64::from(card.grades);
            tally.reviewed += usize::from(card.seen().is_some());
            tally.last = tally.last.max(card.seen().map(|seen| seen.last));
        }
        tally
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.cards += other.cards;
        self.reviewed += other.reviewed;
        self.due += other.due;
        self.new += other.new;
        self.suspended += other.suspended;
        self.flagged += other.flagged;
        self.reviews += other.reviews;
        self.last = self.last.max(other.last);
        self.next = earlier(self.next, other.next);
        for (count, more) in self.mix.difficulties.iter_mut().zip(other.mix.difficulties) {
            *count += more;
        }
        for (count, more) in self.mix.kinds.iter_mut().zip(other.mix.kinds) {
            *count += more;
        }
    }
}

fn earlier(a: Option<StudyDay>, b: Option<StudyDay>) -> Option<StudyDay> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (known, None) | (None, known) => known,
    }
}

/// How many cards there are of each difficulty and kind; those that name none are in none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Mix {
    /// Easy, medium, hard.
    pub difficulties: [usize; 3],
    /// Technical, situational, behavioral.
    pub kinds: [usize; 3],
}

impl Mix {
    fn add(&mut self, card: &CardEntry) {
        for (count, difficulty) in self.difficulties.iter_mut().zip(Difficulty::ALL) {
            *count += usize::from(card.difficulty == Some(difficulty));
        }
        for (count, kind) in self.kinds.iter_mut().zip(Kind::ALL) {
            *count += usize::from(card.kind == Some(kind));
        }
    }
}
