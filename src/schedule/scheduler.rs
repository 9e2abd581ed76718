//! FSRS-6 behind one door: what each rating would do to a card.

use std::ops::RangeInclusive;

use serde::{Deserialize, Deserializer, Serialize, de::Error};

use crate::deck::CardId;

use super::{
    MemoryState, Rating,
    fuzz::{fraction, fuzz, whole},
};

/// The longest interval, days, unless the settings say otherwise (Anki's default: a hundred years).
pub const MAX_INTERVAL: u32 = 36_500;

/// Desired retentions that make sense: outside, intervals become absurd.
pub const RETENTION_RANGE: RangeInclusive<f32> = 0.70..=0.97;

/// Which algorithm made a memory state; stored with each review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SchedulerVersion {
    /// FSRS-6 with its parameters before any fitting, from the `fsrs` crate.
    Fsrs6,
}

/// The chance of recall at which a card comes back, within [`RETENTION_RANGE`].
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Retention(f32);

impl Retention {
    /// `None` outside [`RETENTION_RANGE`].
    #[must_use]
    pub fn new(retention: f32) -> Option<Self> {
        RETENTION_RANGE.contains(&retention).then_some(Self(retention))
    }

    /// 0.70..=0.97.
    #[must_use]
    pub fn get(self) -> f32 {
        self.0
    }
}

impl Default for Retention {
    fn default() -> Self {
        Self(0.9)
    }
}

impl<'de> Deserialize<'de> for Retention {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (low, high) = (RETENTION_RANGE.start(), RETENTION_RANGE.end());
        Self::new(f32::deserialize(deserializer)?)
            .ok_or_else(|| D::Error::custom(format!("the retention must lie between {low:.2} and {high:.2}")))
    }
}

/// What one rating would do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// The memory state afterwards.
    pub memory: MemoryState,
    /// FSRS's interval for that state, whole days, without fuzz and without regard to the rating.
    pub interval: u32,
    /// Days until the card is due: 0 after `Again` (it stays for today), else the fuzzed interval.
    pub days: u32,
}

/// What each rating would do to a card.
#[derive(Clone, Copy, Debug, PartialEq)]
#[expect(missing_docs, reason = "one field a rating")]
pub struct Outcomes {
    pub again: Outcome,
    pub hard: Outcome,
    pub good: Outcome,
    pub easy: Outcome,
}

impl Outcomes {
    /// What `rating` would do.
    #[must_use]
    pub fn of(&self, rating: Rating) -> Outcome {
        match rating {
            Rating::Again => self.again,
            Rating::Hard => self.hard,
            Rating::Good => self.good,
            Rating::Easy => self.easy,
        }
    }
}

/// FSRS-6 with the user's retention and longest interval.
#[derive(Clone, Debug)]
pub struct Scheduler {
    model: fsrs::FSRS,
    retention: Retention,
    max_interval: u32,
}

impl Scheduler {
    /// FSRS-6 with its default parameters; `max_interval` in days, at least 1.
    #[must_use]
    #[expect(
        clippy::expect_used,
        clippy::missing_panics_doc,
        reason = "the crate's own defaults are valid; a test builds them"
    )]
    pub fn new(retention: Retention, max_interval: u32) -> Self {
        let model = fsrs::FSRS::new(&fsrs::DEFAULT_PARAMETERS).expect("the default parameters are valid");
        Self {
            model,
            retention,
            max_interval: max_interval.max(1),
        }
    }

    /// FSRS-6 with fitted `parameters` (21 numbers); `None` if they are no parameters.
    #[must_use]
    pub fn with_parameters(parameters: &[f32], retention: Retention, max_interval: u32) -> Option<Self> {
        Some(Self {
            model: fsrs::FSRS::new(parameters).ok()?,
            ..Self::new(retention, max_interval)
        })
    }

    /// The chance of recall it schedules for.
    #[must_use]
    pub fn retention(&self) -> Retention {
        self.retention
    }

    /// The longest interval, days.
    #[must_use]
    pub fn max_interval(&self) -> u32 {
        self.max_interval
    }

    /// The memory state after an answer `elapsed` days after the last one (0: the same day, which FSRS treats apart): the
    /// one of [`outcomes`](Self::outcomes), without the other three.
    #[must_use]
    #[expect(
        clippy::expect_used,
        clippy::missing_panics_doc,
        reason = "it fails on a NaN state alone, which `MemoryState` cannot hold"
    )]
    pub fn memory_after(&self, memory: Option<MemoryState>, elapsed: u32, rating: Rating) -> MemoryState {
        let review = fsrs::FSRSReview {
            // FSRS counts them from 1.
            rating: rating as u32 + 1,
            delta_t: elapsed,
        };
        let item = fsrs::FSRSItem {
            reviews: vec![review],
        };
        // A stability of 0 is FSRS's mark of a card that was never answered.
        let new = fsrs::MemoryState {
            stability: 0.0,
            difficulty: 0.0,
        };
        let before = memory.map_or(new, Into::into);
        let after = self
            .model
            .memory_state(item, Some(before))
            .expect("a sound memory state");
        MemoryState::clamped(after)
    }

    /// What each rating would do to `card`, answered `elapsed` days after its last review, which had scheduled it
    /// `scheduled` days ahead, and which was its `reviews`-th.
    #[must_use]
    pub fn outcomes(
        &self,
        card: &CardId,
        memory: Option<MemoryState>,
        elapsed: u32,
        scheduled: u32,
        reviews: u32,
    ) -> Outcomes {
        let fraction = fraction(card.as_str(), reviews);
        let (memories, intervals) = self.states(memory, elapsed);
        let outcome = |rating: Rating| {
            let raw = intervals.of(rating);
            let interval = whole(f64::from(raw).round().clamp(1.0, f64::from(self.max_interval)));
            let days = if rating == Rating::Again {
                0
            } else {
                // A card answered in time never comes back sooner than last time by fuzz alone: what fuzz may add now,
                // it may have added then.
                let floor = if elapsed >= scheduled {
                    scheduled.min(fuzz(raw, 1.0, self.max_interval))
                } else {
                    1
                };
                fuzz(raw, fraction, self.max_interval).max(floor)
            };
            Outcome {
                memory: memories.of(rating),
                interval,
                days,
            }
        };
        Outcomes {
            again: outcome(Rating::Again),
            hard: outcome(Rating::Hard),
            good: outcome(Rating::Good),
            easy: outcome(Rating::Easy),
        }
    }

    fn states(&self, memory: Option<MemoryState>, elapsed: u32) -> (ByRating<MemoryState>, ByRating<f32>) {
        let next =
            |memory: Option<fsrs::MemoryState>| self.model.next_states(memory, self.retention.get(), elapsed);
        #[expect(
            clippy::expect_used,
            reason = "it fails on a NaN state alone, which `MemoryState` cannot hold"
        )]
        let states = next(memory.map(Into::into)).expect("a sound memory state");
        let each = [states.again, states.hard, states.good, states.easy];
        let memories = each.each_ref().map(|state| MemoryState::clamped(state.memory));
        (ByRating(memories), ByRating(each.map(|state| state.interval)))
    }
}

#[derive(Clone, Copy)]
struct ByRating<T>([T; 4]);

impl<T: Copy> ByRating<T> {
    fn of(&self, rating: Rating) -> T {
        let [again, hard, good, easy] = self.0;
        match rating {
            Rating::Again => again,
            Rating::Hard => hard,
            Rating::Good => good,
            Rating::Easy => easy,
        }
    }
}
