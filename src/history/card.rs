//! Where one card stands.

use serde::{Deserialize, Serialize};

use crate::{
    schedule::{MAX_INTERVAL, MemoryState, Rating, Retention, Scheduler},
    time::StudyDay,
};

use super::{EventKind, Mode};

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
    /// The user's own preferred answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred: Option<String>,
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

impl CardProgress {
    /// A grade of any mode on `day`, after which the card was said to come back on `due`. Whether it was new till then.
    pub(super) fn grade(&mut self, rating: Rating, mode: Mode, day: StudyDay, due: StudyDay) -> bool {
        self.grades = self.grades.saturating_add(1);
        if mode == Mode::Cram {
            return false;
        }
        let was_new = self.schedule == Schedule::New;
        self.review(rating, day, due);
        was_new
    }

    /// Whatever is no grade.
    pub(super) fn change(&mut self, what: &EventKind) {
        match what {
            EventKind::Suspended { .. } => self.suspended = true,
            EventKind::Released { .. } => self.suspended = false,
            EventKind::Buried { until, .. } => self.buried_until = Some(*until),
            EventKind::Flagged { .. } => self.flagged = true,
            EventKind::Unflagged { .. } => self.flagged = false,
            EventKind::Noted { text, .. } => self.note = unless_blank(text),
            EventKind::Preferred { text, .. } => self.preferred = unless_blank(text),
            EventKind::Reviewed { .. }
            | EventKind::Undone { .. }
            | EventKind::Redated { .. }
            | EventKind::MoreNew { .. }
            | EventKind::MockBegun { .. }
            | EventKind::MockAnswered { .. }
            | EventKind::MockLeft { .. }
            | EventKind::MockEnded { .. }
            | EventKind::StoryWritten { .. }
            | EventKind::StoryLinked { .. }
            | EventKind::StoryUnlinked { .. }
            | EventKind::StoryDropped { .. } => {}
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

fn unless_blank(text: &str) -> Option<String> {
    (!text.trim().is_empty()).then(|| text.to_owned())
}

thread_local! {
    /// The memory state after a review depends on neither retention nor longest interval, so one scheduler serves all.
    static MEMORY: Scheduler = Scheduler::new(Retention::default(), MAX_INTERVAL);
}
