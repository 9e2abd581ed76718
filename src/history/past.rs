//! Events kept whole, for what the progress does not hold: how each answer was given, what was said in a mock interview.

use std::collections::{BTreeMap, HashMap};

use jiff::Timestamp;

use crate::{deck::CardId, time::StudyDay};

use super::{Event, EventId, EventKind, undone::undone};

/// Which events are wanted whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The grades of one card.
    GradesOf(CardId),
    /// All grades.
    Grades,
    /// All that happened in mock interviews, with the grades given after them.
    Mocks,
}

impl Wanted {
    fn includes(&self, what: &EventKind) -> bool {
        match (self, what) {
            (Self::GradesOf(wanted), EventKind::Reviewed { card, .. }) => card == wanted,
            (Self::Grades, EventKind::Reviewed { .. }) => true,
            (Self::Mocks, EventKind::Reviewed { attempt, .. }) => {
                attempt.as_ref().is_some_and(|attempt| attempt.mock.is_some())
            }
            (Self::Mocks, what) => what.is_of_mock(),
            _ => false,
        }
    }
}

/// The wanted events of a history, and what takes any of them back or gives them another time.
///
/// Takes room for what is wanted and for the undos and redates, not for all events.
#[derive(Debug)]
pub struct Past {
    wanted: Wanted,
    kept: BTreeMap<EventId, Event>,
    undos: HashMap<EventId, EventId>,
    redates: BTreeMap<EventId, Redate>,
}

#[derive(Debug)]
struct Redate {
    target: EventId,
    /// When the user redated it.
    asked: Timestamp,
    at: Timestamp,
    day: StudyDay,
}

impl Past {
    /// Of a history of which nothing was read yet.
    #[must_use]
    pub fn of(wanted: Wanted) -> Self {
        Self {
            wanted,
            kept: BTreeMap::new(),
            undos: HashMap::new(),
            redates: BTreeMap::new(),
        }
    }

    /// Takes in one event; the same event again changes nothing.
    pub fn add(&mut self, event: Event) {
        match event.what {
            EventKind::Undone { target } => {
                self.undos.insert(event.id, target);
            }
            EventKind::Redated { target, at, day } => {
                let asked = event.at;
                let redate = Redate {
                    target,
                    asked,
                    at,
                    day,
                };
                self.redates.insert(event.id, redate);
            }
            ref what if self.wanted.includes(what) => {
                self.kept.entry(event.id.clone()).or_insert(event);
            }
            _ => {}
        }
    }

    /// The wanted events that were not taken back, oldest first, at the times they count for.
    #[must_use]
    pub fn in_force(mut self) -> Vec<Event> {
        for id in undone(&self.undos) {
            self.kept.remove(&id);
            self.redates.remove(&id);
        }
        let mut redates: Vec<(EventId, Redate)> = self.redates.into_iter().collect();
        redates.sort_by(|(one, a), (two, b)| (a.asked, one).cmp(&(b.asked, two)));
        for (_, redate) in redates {
            if let Some(event) = self.kept.get_mut(&redate.target) {
                (event.at, event.day) = (redate.at, redate.day);
            }
        }
        let mut events: Vec<Event> = self.kept.into_values().collect();
        events.sort_by_key(|event| event.at);
        events
    }
}
