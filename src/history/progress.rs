//! What the events add up to: where each card stands, and what was done on each day.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    deck::CardId,
    time::{Now, StudyDay},
};

use super::{
    CardProgress, Event, EventId, EventKind, Story,
    counted::Counted,
    story::{self, Stories},
};

/// What was done on one study day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DayTotals {
    /// Grades of any mode.
    pub reviews: u32,
    /// Cards graded for the first time.
    pub introduced: u32,
    /// New cards asked for beyond the daily limit.
    pub more_new: u32,
    /// Time from question to grade, summed, ms.
    pub took_ms: u64,
}

impl DayTotals {
    /// A grade that took so long; of a card that was `introduced` by it, or not.
    pub(super) fn grade(&mut self, took_ms: u32, introduced: bool) {
        self.add(Self {
            reviews: 1,
            introduced: introduced.into(),
            took_ms: took_ms.into(),
            ..Self::default()
        });
    }

    /// So many cards more than the daily limit were asked for.
    pub(super) fn ask_for_more(&mut self, cards: u32) {
        self.more_new = self.more_new.saturating_add(cards);
    }

    /// What else was done on the day.
    pub(super) fn add(&mut self, more: Self) {
        self.reviews = self.reviews.saturating_add(more.reviews);
        self.introduced = self.introduced.saturating_add(more.introduced);
        self.more_new = self.more_new.saturating_add(more.more_new);
        self.took_ms = self.took_ms.saturating_add(more.took_ms);
    }
}

/// What all events add up to. Derived: it can be rebuilt from the history at any time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    cards: HashMap<CardId, CardProgress>,
    days: BTreeMap<StudyDay, DayTotals>,
    stories: Stories,
    newest: Option<Timestamp>,
    /// Events that were taken back or redated before they arrived here, by a device that knew them.
    waiting: BTreeSet<EventId>,
    counted: Counted,
    /// What was recorded since changes what was counted before.
    outdated: bool,
}

/// How to take one event back exactly.
#[derive(Clone, Debug, PartialEq)]
pub struct Reversal {
    card: Option<(CardId, Option<CardProgress>)>,
    story: Option<(EventId, Option<Story>)>,
    day: Option<(StudyDay, Option<DayTotals>)>,
    outdated: bool,
}

impl Progress {
    /// Where `card` stands, if anything ever happened to it.
    #[must_use]
    pub fn card(&self, card: &str) -> Option<&CardProgress> {
        self.cards.get(card)
    }

    /// Every card anything happened to, in no order.
    pub fn cards(&self) -> impl Iterator<Item = (&CardId, &CardProgress)> {
        self.cards.iter()
    }

    /// What was done on `day`.
    #[must_use]
    pub fn day(&self, day: StudyDay) -> DayTotals {
        self.days.get(&day).copied().unwrap_or_default()
    }

    /// The days anything was done on, in order.
    #[must_use]
    pub fn days(&self) -> &BTreeMap<StudyDay, DayTotals> {
        &self.days
    }

    /// The user's own stories, each by the event that began it.
    #[must_use]
    pub fn stories(&self) -> &BTreeMap<EventId, Story> {
        &self.stories
    }

    /// The stories that are linked to `card`, by their titles.
    #[must_use]
    pub fn stories_of(&self, card: &str) -> Vec<&Story> {
        let linked = self.stories.values().filter(|story| story.cards.contains(card));
        let mut linked: Vec<&Story> = linked.collect();
        linked.sort_by_key(|story| story.title.to_lowercase());
        linked
    }

    /// Whether nothing was ever graded.
    #[must_use]
    pub fn is_unreviewed(&self) -> bool {
        self.days.values().all(|day| day.reviews == 0)
    }

    /// The time of the newest event.
    #[must_use]
    pub(super) fn newest(&self) -> Option<Timestamp> {
        self.newest
    }

    /// The highest number `device` has given an event, from which its next run counts on; 0 for a device that gave none, and
    /// for one that is said to have counted further than any program does.
    #[must_use]
    pub fn last_number(&self, device: &str) -> u32 {
        self.counted.last(device)
    }

    /// The runs of the program in which `device` recorded something.
    pub fn runs(&self, device: &str) -> impl Iterator<Item = &str> {
        self.counted.runs(device)
    }

    /// Whether an event was recorded that changes what was counted before, so that only the history says where everything
    /// stands; until it is read again, this is how it was.
    #[must_use]
    pub fn is_outdated(&self) -> bool {
        self.outdated
    }

    /// How many new cards may still be introduced on `day` with a limit of `per_day`.
    #[must_use]
    pub fn new_left(&self, day: StudyDay, per_day: u32) -> u32 {
        let totals = self.day(day);
        per_day
            .saturating_add(totals.more_new)
            .saturating_sub(totals.introduced)
    }

    /// Whether the clock stands over a day before the newest event, so that something was recorded in the future.
    #[must_use]
    pub fn is_ahead_of(&self, now: Now) -> bool {
        self.newest
            .is_some_and(|newest| newest.duration_since(now.at).as_hours() > 24)
    }

    pub(super) fn from_parts(
        cards: HashMap<CardId, CardProgress>,
        days: BTreeMap<StudyDay, DayTotals>,
        stories: Stories,
        newest: Option<Timestamp>,
        waiting: BTreeSet<EventId>,
        counted: Counted,
    ) -> Self {
        Self {
            cards,
            days,
            stories,
            newest,
            waiting,
            counted,
            outdated: false,
        }
    }

    /// Whether no event was ever seen.
    pub(super) fn is_empty(&self) -> bool {
        self.newest.is_none() && self.counted.is_empty() && self.waiting.is_empty()
    }

    /// How far each device has counted.
    pub(super) fn counted(&self) -> &Counted {
        &self.counted
    }

    /// Events that were taken back or redated before they arrived.
    pub(super) fn waiting(&self) -> &BTreeSet<EventId> {
        &self.waiting
    }

    /// Notes that `target` was taken back or redated but has not arrived.
    pub(super) fn wait_for(&mut self, target: EventId) {
        self.waiting.insert(target);
    }

    /// Notes that something happened at `at`.
    pub(super) fn happened_at(&mut self, at: Timestamp) {
        self.newest = self.newest.max(Some(at));
    }

    /// Notes that `run` of `device` counted its events up to `number`.
    pub(super) fn counted_to(&mut self, device: &str, run: &str, number: u32) {
        self.counted.note(device, run, number);
    }

    /// Notes that `event` happened, whatever it was.
    pub(super) fn saw(&mut self, event: &Event) {
        self.happened_at(event.at);
        self.counted_to(&event.id.device, &event.id.run, event.id.number);
    }

    /// Takes out where `card` stands, to be put back.
    pub(super) fn take_card(&mut self, card: &CardId) -> Option<CardProgress> {
        self.cards.remove(card)
    }

    /// Where `card` stands now.
    pub(super) fn put_card(&mut self, card: CardId, stands: CardProgress) {
        self.cards.insert(card, stands);
    }

    /// Takes out all stories, to be put back.
    pub(super) fn take_stories(&mut self) -> Stories {
        std::mem::take(&mut self.stories)
    }

    /// The stories as they are now.
    pub(super) fn put_stories(&mut self, stories: Stories) {
        self.stories = stories;
    }

    /// What else was done on `day`.
    pub(super) fn add_to_day(&mut self, day: StudyDay, more: DayTotals) {
        self.days.entry(day).or_default().add(more);
    }

    /// Applies one event, and says how to take it back. One that changes what another did leaves everything as it was, and
    /// [outdated](Self::is_outdated).
    pub(super) fn apply(&mut self, event: &Event) -> Reversal {
        self.saw(event);
        let reversal = Reversal {
            card: event
                .what
                .card()
                .map(|card| (card.clone(), self.cards.get(card).cloned())),
            story: event
                .what
                .story()
                .map(|story| (story.clone(), self.stories.get(story).cloned())),
            day: counts_on_a_day(&event.what).then(|| (event.day, self.days.get(&event.day).copied())),
            outdated: self.outdated,
        };
        match &event.what {
            EventKind::MoreNew { cards } => self.days.entry(event.day).or_default().ask_for_more(*cards),
            EventKind::Undone { .. } | EventKind::Redated { .. } => self.outdated = true,
            EventKind::Reviewed {
                card,
                rating,
                mode,
                took_ms,
                due,
                ..
            } => {
                let stands = self.cards.entry(card.clone()).or_default();
                let introduced = stands.grade(*rating, *mode, event.day, *due);
                self.days
                    .entry(event.day)
                    .or_default()
                    .grade(*took_ms, introduced);
            }
            what => {
                if let Some(card) = what.card() {
                    self.cards.entry(card.clone()).or_default().change(what);
                }
                story::change(&mut self.stories, what);
            }
        }
        reversal
    }

    /// Takes back the event that gave `reversal`; events applied since must have been taken back first.
    pub(super) fn revert(&mut self, reversal: Reversal) {
        if let Some((card, before)) = reversal.card {
            match before {
                Some(before) => self.cards.insert(card, before),
                None => self.cards.remove(&card),
            };
        }
        if let Some((story, before)) = reversal.story {
            match before {
                Some(before) => self.stories.insert(story, before),
                None => self.stories.remove(&story),
            };
        }
        self.outdated = reversal.outdated;
        if let Some((day, before)) = reversal.day {
            match before {
                Some(before) => self.days.insert(day, before),
                None => self.days.remove(&day),
            };
        }
    }
}

fn counts_on_a_day(what: &EventKind) -> bool {
    matches!(what, EventKind::Reviewed { .. } | EventKind::MoreNew { .. })
}
