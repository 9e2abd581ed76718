//! One thing that happened to the user's cards.

use std::{fmt, str::FromStr, sync::Arc};

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use crate::{
    deck::CardId,
    schedule::{Rating, Retention, SchedulerVersion},
    time::StudyDay,
};

use super::{Attempt, MockAnswer};

/// `device.run.number`: unique among all devices, so that the same event read twice counts once.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventId {
    /// Which machine.
    pub device: Arc<str>,
    /// Which run of the program there (random).
    pub run: Arc<str>,
    /// From 1 on; each run goes on from the highest number of its device.
    pub number: u32,
}

/// Further than this no program has ever counted.
pub(super) const LAST_NUMBER: u32 = u32::MAX / 2;

/// How a review came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mode {
    /// An ordinary review, which schedules the card.
    Study,
    /// Practice that leaves the schedule alone.
    Cram,
    /// A mock interview, which schedules the card.
    Mock,
}

/// Something that happened, and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Its name.
    pub id: EventId,
    /// When, to the millisecond.
    #[serde(with = "jiff::fmt::serde::timestamp::millisecond::required")]
    pub at: Timestamp,
    /// The study day it counts for.
    pub day: StudyDay,
    /// What.
    pub what: EventKind,
}

/// What happened. A reader that meets a kind it does not know keeps the line and says so.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum EventKind {
    /// An answer was graded.
    Reviewed {
        /// Which card.
        card: CardId,
        /// How it went.
        rating: Rating,
        /// How it came about.
        mode: Mode,
        /// From the question to the grade, ms.
        took_ms: u32,
        /// What computed the interval.
        scheduler: SchedulerVersion,
        /// The desired retention then.
        retention: Retention,
        /// The longest interval allowed then, days.
        max_interval: u32,
        /// The day the card was said to come back.
        due: StudyDay,
        /// How the answer was given and judged, if more is known of it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        attempt: Option<Box<Attempt>>,
    },
    /// An earlier event was taken back. Undoing an undo brings the first one back.
    Undone {
        /// Which event.
        target: EventId,
    },
    /// The clock had been wrong: an earlier event counts as having happened at another time, and the days it named lie as far
    /// from its new day as from the one it had. Of several in force for one event the last counts.
    Redated {
        /// Which event.
        target: EventId,
        /// When it happened, to the millisecond.
        #[serde(with = "jiff::fmt::serde::timestamp::millisecond::required")]
        at: Timestamp,
        /// The study day it counts for.
        day: StudyDay,
    },
    /// The card is not asked until it is released.
    Suspended {
        /// Which card.
        card: CardId,
    },
    /// The card is asked again.
    Released {
        /// Which card.
        card: CardId,
    },
    /// The card is not asked before a day.
    Buried {
        /// Which card.
        card: CardId,
        /// The first day it may be asked again.
        until: StudyDay,
    },
    /// The user marked the card, to mend it or to look at it later.
    Flagged {
        /// Which card.
        card: CardId,
    },
    /// The mark was taken off.
    Unflagged {
        /// Which card.
        card: CardId,
    },
    /// The user's note on a card was written; an empty text removes it.
    Noted {
        /// Which card.
        card: CardId,
        /// The whole note.
        text: String,
    },
    /// The user's own preferred answer to a card was kept; an empty text removes it.
    Preferred {
        /// Which card.
        card: CardId,
        /// The whole answer.
        text: String,
    },
    /// A story of the user's own was begun or written anew: the whole of it.
    StoryWritten {
        /// Which: the event that began it, so the first time this very one.
        story: EventId,
        /// What it is called in lists.
        title: String,
        /// The story, or notes for telling it.
        text: String,
    },
    /// A story answers a question.
    StoryLinked {
        /// Which story: the event that began it.
        story: EventId,
        /// The question.
        card: CardId,
    },
    /// It does not answer it any more.
    StoryUnlinked {
        /// Which story: the event that began it.
        story: EventId,
        /// The question.
        card: CardId,
    },
    /// A story was deleted, with its links.
    StoryDropped {
        /// Which: the event that began it.
        story: EventId,
    },
    /// More new cards than the daily limit were asked for, for this day.
    MoreNew {
        /// How many more.
        cards: u32,
    },
    /// A mock interview was begun. Its name is that of this event.
    MockBegun {
        /// The role, as it was shown.
        role: String,
        /// What is to be asked, first to last.
        cards: Vec<CardId>,
        /// How long it may take, minutes; as long as it takes if absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        minutes: Option<u32>,
    },
    /// An answer was given in a mock interview. How it is judged is another event, once all were given.
    MockAnswered {
        /// Which mock interview: the name of the event that began it.
        mock: EventId,
        /// Which card.
        card: CardId,
        /// What.
        answer: Box<MockAnswer>,
    },
    /// A mock interview was left while something was asked: the time that was spent on it is spent, though it was not answered.
    MockLeft {
        /// Which mock interview.
        mock: EventId,
        /// How long it had been asked, ms.
        took_ms: u32,
    },
    /// Nothing more is asked in a mock interview, although not all was: the time is up, or the user ended it.
    MockEnded {
        /// Which mock interview.
        mock: EventId,
    },
}

impl EventKind {
    /// The card whose progress it changes, if it changes one's.
    #[must_use]
    pub(super) fn card(&self) -> Option<&CardId> {
        match self {
            Self::Reviewed { card, .. }
            | Self::Suspended { card }
            | Self::Released { card }
            | Self::Buried { card, .. }
            | Self::Flagged { card }
            | Self::Unflagged { card }
            | Self::Noted { card, .. }
            | Self::Preferred { card, .. } => Some(card),
            // What is said in a mock interview changes nothing about a card before it is judged.
            Self::Undone { .. }
            | Self::Redated { .. }
            | Self::StoryWritten { .. }
            | Self::StoryLinked { .. }
            | Self::StoryUnlinked { .. }
            | Self::StoryDropped { .. }
            | Self::MoreNew { .. }
            | Self::MockBegun { .. }
            | Self::MockAnswered { .. }
            | Self::MockLeft { .. }
            | Self::MockEnded { .. } => None,
        }
    }

    /// The story it is about, if it is about one.
    #[must_use]
    pub(super) fn story(&self) -> Option<&EventId> {
        match self {
            Self::StoryWritten { story, .. }
            | Self::StoryLinked { story, .. }
            | Self::StoryUnlinked { story, .. }
            | Self::StoryDropped { story } => Some(story),
            _ => None,
        }
    }
}

impl EventKind {
    /// Whether it is something that happens in a mock interview alone.
    pub(super) fn is_of_mock(&self) -> bool {
        matches!(
            self,
            Self::MockBegun { .. }
                | Self::MockAnswered { .. }
                | Self::MockLeft { .. }
                | Self::MockEnded { .. }
        )
    }
}

impl Event {
    /// What in it cannot be, with the name of the field; no program writes such events.
    pub(super) fn impossible(&self) -> Option<(&'static str, &'static str)> {
        match &self.what {
            EventKind::Reviewed { max_interval: 0, .. } => {
                Some(("max_interval", "the longest interval is at least one day"))
            }
            // A card that is overdue stays so in a cram.
            EventKind::Reviewed { mode, due, .. } if *mode != Mode::Cram && *due < self.day => {
                Some(("due", "a card does not come back before the day of its review"))
            }
            _ => None,
        }
    }
}

impl fmt::Display for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.device, self.run, self.number)
    }
}

impl FromStr for EventId {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parts = text.rsplitn(3, '.');
        let number = parts.next().and_then(|number| number.parse().ok());
        let number = number.filter(|number| (1..=LAST_NUMBER).contains(number));
        match (number, parts.next(), parts.next()) {
            (Some(number), Some(run), Some(device)) if !run.is_empty() && !device.is_empty() => Ok(Self {
                device: device.into(),
                run: run.into(),
                number,
            }),
            _ => Err("an event id is device.run.number, counted from 1"),
        }
    }
}

impl Serialize for EventId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for EventId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}
