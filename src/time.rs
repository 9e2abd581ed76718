//! The moment something happens and the study day it counts for, always passed in and never read from a clock.

use std::{fmt, str::FromStr};

use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};

/// A calendar day of study. It begins at the user's `day_start` (4:00 by default), not at midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StudyDay(Date);

impl StudyDay {
    /// The study day with the given calendar date.
    #[must_use]
    pub fn new(date: Date) -> Self {
        Self(date)
    }

    /// The calendar date.
    #[must_use]
    pub fn date(self) -> Date {
        self.0
    }

    /// The day `days` later (earlier when negative); stops at the last day the calendar has.
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        Self(
            self.0
                .saturating_add(SignedDuration::from_hours(24 * i64::from(days))),
        )
    }

    /// Whole days from `earlier` to this day; negative if it comes before.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i32 {
        // Much faster than a span, which would do months and years as well.
        let hours = self.0.duration_since(earlier.0).as_hours();
        i32::try_from(hours / 24).unwrap_or(0)
    }
}

impl fmt::Display for StudyDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for StudyDay {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

/// The moment of an operation and the study day it falls on.
///
/// They travel together because only the caller knows the user's time zone and when their day turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// The moment.
    pub at: Timestamp,
    /// The study day it counts for.
    pub day: StudyDay,
}

impl Now {
    /// The moment `at` as seen from `zone` by someone whose study day begins at `day_start` o'clock (0..=23).
    ///
    /// ```
    /// use greenroom::time::Now;
    /// use jiff::tz::TimeZone;
    ///
    /// let late = "2026-11-24T03:59:00Z".parse().unwrap();
    /// assert_eq!(Now::new(late, &TimeZone::UTC, 4).day.to_string(), "2026-11-23");
    /// let early = "2026-11-24T04:00:00Z".parse().unwrap();
    /// assert_eq!(Now::new(early, &TimeZone::UTC, 4).day.to_string(), "2026-11-24");
    /// ```
    #[must_use]
    pub fn new(at: Timestamp, zone: &TimeZone, day_start: u8) -> Self {
        let local = zone.to_datetime(at);
        let today = StudyDay(local.date());
        let before_the_day_turns = local.hour() < i8::try_from(day_start).unwrap_or(0);
        let day = if before_the_day_turns {
            today.plus(-1)
        } else {
            today
        };
        Self { at, day }
    }

    /// When this study day ends: the next day's `day_start` in `zone`.
    #[must_use]
    pub fn day_ends(self, zone: &TimeZone, day_start: u8) -> Timestamp {
        let hour = i8::try_from(day_start).unwrap_or(0);
        let turn = self.day.plus(1).date().at(hour, 0, 0, 0);
        zone.to_timestamp(turn).unwrap_or(Timestamp::MAX)
    }

    /// Noon UTC of `day`: a moment for examples and tests.
    #[must_use]
    pub fn on(day: Date) -> Self {
        let noon = TimeZone::UTC.to_timestamp(day.at(12, 0, 0, 0));
        Self {
            at: noon.unwrap_or(Timestamp::UNIX_EPOCH),
            day: StudyDay(day),
        }
    }

    /// The same study day, `duration` later.
    #[must_use]
    pub fn later(self, duration: SignedDuration) -> Self {
        Self {
            at: self.at.saturating_add(duration).unwrap_or(self.at),
            day: self.day,
        }
    }
}
