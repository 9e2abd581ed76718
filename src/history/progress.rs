//! What the events add up to: where each card stands, and what was done on each day.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    deck::CardId,
    schedule::{MAX_INTERVAL, MemoryState, Rating, Retention, Scheduler},
    time::{Now, StudyDay},
};

use super::{Event, EventId, EventKind, Mode, counted::Counted};

/// Where a card stands in the schedule.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) enum Schedule {
    /// Never graded in a session that counts.
    #[default]
    New,
    /// Graded at least once.
    Seen(Seen),
}

/// What the schedule knows of a card that was graded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// FSRS's memory of it.
    pub memory: MemoryState,
    /// The study day of the last review.
    pub last: StudyDay,
    /// The day it comes back.
    pub due: StudyDay,
    /// Whether the last answer was a pass (not `Again`).
    pub passed: bool,
    /// Reviews that counted.
    pub reviews: u32,
    /// Passed cards that were then failed.
    pub lapses: u32,
}

/// The four states a user is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CardState {
    /// Never graded.
    New,
    /// Failed, and not passed since.
    Learning,
    /// Passed; comes back on its due day.
    Review,
    /// Not asked until released.
    Suspended,
}

/// Everything the events say about one card.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CardProgress {
    /// Where it stands in the schedule.
    pub(super) schedule: Schedule,
    /// Grades of any mode.
    #[serde(skip_serializing_if = "is_zero")]
    pub grades: u32,
    /// Not asked until released.
    #[serde(skip_serializing_if = "is_false")]
    pub suspended: bool,
    /// Marked by the user.
    #[serde(skip_serializing_if = "is_false")]
    pub flagged: bool,
    /// Not asked before this day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub buried_until: Option<StudyDay>,
    /// The user's note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_false(flag: &bool) -> bool {
    !flag
}

impl CardProgress {
    /// What the schedule knows, if the card was graded.
    #[must_use]
    pub fn seen(&self) -> Option<&Seen> {
        match &self.schedule {
            Schedule::New => None,
            Schedule::Seen(seen) => Some(seen),
        }
    }

    /// As shown to the user.
    #[must_use]
    pub fn state(&self) -> CardState {
        match &self.schedule {
            _ if self.suspended => CardState::Suspended,
            Schedule::New => CardState::New,
            Schedule::Seen(seen) if seen.passed => CardState::Review,
            Schedule::Seen(_) => CardState::Learning,
        }
    }

    /// Whether a session may ask it on `day`.
    #[must_use]
    pub fn may_be_asked(&self, day: StudyDay) -> bool {
        !self.suspended && self.buried_until.is_none_or(|until| until <= day)
    }

    /// Whether it was graded before and comes back on `day` or earlier.
    #[must_use]
    pub fn is_due(&self, day: StudyDay) -> bool {
        self.may_be_asked(day) && self.seen().is_some_and(|seen| seen.due <= day)
    }
}

impl Seen {
    /// Whole days from the last review to `day`; 0 if the clock was set back.
    #[must_use]
    pub fn elapsed(&self, day: StudyDay) -> u32 {
        u32::try_from(day.days_since(self.last)).unwrap_or(0)
    }

    /// The chance of recall on `day`, 0..=1.
    #[must_use]
    pub fn retrievability(&self, day: StudyDay) -> f32 {
        self.memory.retrievability(self.elapsed(day))
    }

    /// Days the last review scheduled it ahead.
    #[must_use]
    pub fn scheduled(&self) -> u32 {
        u32::try_from(self.due.days_since(self.last)).unwrap_or(0)
    }
}

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

/// What all events add up to. Derived: it can be rebuilt from the history at any time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    cards: HashMap<CardId, CardProgress>,
    days: BTreeMap<StudyDay, DayTotals>,
    newest: Option<Timestamp>,
    /// Events that were taken back before they arrived here, by a device that knew them.
    waiting: BTreeSet<EventId>,
    counted: Counted,
}

/// How to take one event back exactly.
#[derive(Clone, Debug, PartialEq)]
pub struct Reversal {
    card: Option<(CardId, Option<CardProgress>)>,
    day: Option<(StudyDay, Option<DayTotals>)>,
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
        newest: Option<Timestamp>,
        waiting: BTreeSet<EventId>,
        counted: Counted,
    ) -> Self {
        Self {
            cards,
            days,
            newest,
            waiting,
            counted,
        }
    }

    /// Whether no event was ever seen.
    pub(super) fn is_empty(&self) -> bool {
        self.newest.is_none() && self.counted.is_empty() && self.waiting.is_empty()
    }

    /// Whether `event` is newer than every event counted, belongs after them, and was not taken back before it arrived.
    pub(super) fn comes_after(&self, event: &Event) -> bool {
        self.newest.is_none_or(|newest| event.at > newest)
            && self.counted.comes_after(&event.id)
            && !self.waiting.contains(&event.id)
    }

    /// How far each device has counted.
    pub(super) fn counted(&self) -> &Counted {
        &self.counted
    }

    /// Events that were taken back before they arrived.
    pub(super) fn waiting(&self) -> &BTreeSet<EventId> {
        &self.waiting
    }

    /// Notes that `target` was taken back but has not arrived.
    pub(super) fn wait_for(&mut self, target: EventId) {
        self.waiting.insert(target);
    }

    /// Notes that `event` happened, whatever it was.
    pub(super) fn saw(&mut self, event: &Event) {
        self.newest = self.newest.max(Some(event.at));
        self.counted.note(&event.id);
    }

    /// Applies one event that is not an undo, and says how to take it back.
    pub(super) fn apply(&mut self, event: &Event) -> Reversal {
        self.saw(event);
        let card = event.what.card().cloned();
        let reversal = Reversal {
            card: card.clone().map(|card| {
                let before = self.cards.get(&card).cloned();
                (card, before)
            }),
            day: counts_on_a_day(&event.what).then(|| (event.day, self.days.get(&event.day).copied())),
        };
        match &event.what {
            EventKind::MoreNew { cards } => {
                let totals = self.days.entry(event.day).or_default();
                totals.more_new = totals.more_new.saturating_add(*cards);
            }
            EventKind::Undone { .. } => {}
            what => {
                if let Some(card) = card {
                    let progress = self.cards.entry(card).or_default();
                    let was_new = progress.schedule == Schedule::New;
                    progress.apply(what, event.day);
                    if let EventKind::Reviewed { took_ms, .. } = what {
                        let totals = self.days.entry(event.day).or_default();
                        totals.reviews = totals.reviews.saturating_add(1);
                        totals.took_ms = totals.took_ms.saturating_add(u64::from(*took_ms));
                        let introduced = u32::from(was_new && progress.schedule != Schedule::New);
                        totals.introduced = totals.introduced.saturating_add(introduced);
                    }
                }
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

impl CardProgress {
    fn apply(&mut self, what: &EventKind, day: StudyDay) {
        match what {
            EventKind::Reviewed {
                rating, mode, due, ..
            } => {
                self.grades = self.grades.saturating_add(1);
                if *mode != Mode::Cram {
                    self.review(*rating, day, *due);
                }
            }
            EventKind::Suspended { .. } => self.suspended = true,
            EventKind::Released { .. } => self.suspended = false,
            EventKind::Buried { until, .. } => self.buried_until = Some(*until),
            EventKind::Flagged { .. } => self.flagged = true,
            EventKind::Unflagged { .. } => self.flagged = false,
            EventKind::Noted { text, .. } => self.note = (!text.trim().is_empty()).then(|| text.clone()),
            EventKind::Undone { .. } | EventKind::MoreNew { .. } => {}
        }
    }

    fn review(&mut self, rating: Rating, day: StudyDay, due: StudyDay) {
        let before = self.seen();
        let elapsed = before.map_or(0, |seen| seen.elapsed(day));
        let failed_after_a_pass = rating == Rating::Again && before.is_some_and(|seen| seen.passed);
        let seen = Seen {
            memory: MEMORY
                .with(|scheduler| scheduler.memory_after(before.map(|seen| seen.memory), elapsed, rating)),
            last: before.map_or(day, |seen| seen.last.max(day)),
            due,
            passed: rating != Rating::Again,
            reviews: before.map_or(0, |seen| seen.reviews).saturating_add(1),
            lapses: before
                .map_or(0, |seen| seen.lapses)
                .saturating_add(u32::from(failed_after_a_pass)),
        };
        self.schedule = Schedule::Seen(seen);
    }
}

thread_local! {
    /// The memory state after a review depends on neither retention nor longest interval, so one scheduler serves all.
    static MEMORY: Scheduler = Scheduler::new(Retention::default(), MAX_INTERVAL);
}
