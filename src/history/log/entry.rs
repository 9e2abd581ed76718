//! An event as it is kept while all are added up: without what adds nothing, and with numbers for names.

use jiff::Timestamp;

use crate::{
    history::{Event, EventId, EventKind, Mode, reviewed::Reviewed},
    schedule::Rating,
    time::StudyDay,
};

use super::{AllNames, names::Renumbered};

/// Which event: the number of its run's name, and its own in that run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Place {
    pub(super) run: u32,
    pub(super) number: u32,
}

/// One event of a run.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// When, ms since 1970.
    pub(super) at: i64,
    pub(super) number: u32,
    pub(super) day: StudyDay,
    pub(super) what: What,
}

/// What happened. Nearly all is reviews; what is rare may take more room elsewhere.
#[derive(Clone, Debug)]
pub(super) enum What {
    Reviewed(Review),
    Undone {
        target: Place,
    },
    Redated(Box<Redate>),
    Changed {
        card: u32,
        what: Box<EventKind>,
    },
    Story(Box<EventKind>),
    MoreNew {
        cards: u32,
    },
    /// Of a mock interview, which adds nothing up; `text` tells it from others.
    Mock {
        text: u32,
    },
    TakenBack,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Review {
    pub(super) card: u32,
    pub(super) took_ms: u32,
    pub(super) due: StudyDay,
    pub(super) rating: Rating,
    pub(super) mode: Mode,
}

/// When an event is said to have happened.
#[derive(Clone, Copy, Debug)]
pub(super) struct Redate {
    pub(super) target: Place,
    /// Ms since 1970.
    at: i64,
    day: StudyDay,
}

/// Gives names their numbers.
pub(super) trait Number {
    /// The number of the run `device.run`.
    fn run(&mut self, name: &str) -> u32;
    /// The number of a card.
    fn card(&mut self, name: &str) -> u32;

    /// The place of the event called `id`.
    fn place(&mut self, id: &EventId) -> Place {
        Place {
            run: self.run(&format!("{}.{}", id.device, id.run)),
            number: id.number,
        }
    }
}

impl Entry {
    /// A review as it stands in its line, and its run.
    pub(super) fn of_review(review: &Reviewed, names: &mut impl Number) -> (u32, Self) {
        let entry = Self {
            at: review.at.as_millisecond(),
            number: review.number,
            day: review.day,
            what: What::Reviewed(Review {
                card: names.card(review.card),
                took_ms: review.took_ms,
                due: review.due,
                rating: review.rating,
                mode: review.mode,
            }),
        };
        (names.run(review.run), entry)
    }

    /// Any event, and its run.
    pub(super) fn of(event: &Event, names: &mut impl Number) -> (u32, Self) {
        let Place { run, number } = names.place(&event.id);
        let what = match &event.what {
            EventKind::Reviewed {
                card,
                rating,
                mode,
                took_ms,
                due,
                ..
            } => What::Reviewed(Review {
                card: names.card(card.as_str()),
                took_ms: *took_ms,
                due: *due,
                rating: *rating,
                mode: *mode,
            }),
            EventKind::Undone { target } => What::Undone {
                target: names.place(target),
            },
            EventKind::Redated { target, at, day } => What::Redated(Box::new(Redate {
                target: names.place(target),
                at: at.as_millisecond(),
                day: *day,
            })),
            EventKind::MoreNew { cards } => What::MoreNew { cards: *cards },
            what @ (EventKind::MockBegun { .. }
            | EventKind::MockAnswered { .. }
            | EventKind::MockLeft { .. }
            | EventKind::MockEnded { .. }) => What::Mock {
                text: crc32fast::hash(format!("{what:?}").as_bytes()),
            },
            what @ (EventKind::Suspended { card }
            | EventKind::Released { card }
            | EventKind::Buried { card, .. }
            | EventKind::Flagged { card }
            | EventKind::Unflagged { card }
            | EventKind::Noted { card, .. }
            | EventKind::Preferred { card, .. }) => What::Changed {
                card: names.card(card.as_str()),
                what: Box::new(what.clone()),
            },
            what @ (EventKind::StoryWritten { .. }
            | EventKind::StoryLinked { .. }
            | EventKind::StoryUnlinked { .. }
            | EventKind::StoryDropped { .. }) => What::Story(Box::new(what.clone())),
        };
        let entry = Self {
            at: event.at.as_millisecond(),
            number,
            day: event.day,
            what,
        };
        (run, entry)
    }

    /// Gives what it names the numbers that hold for all.
    pub(super) fn renumber(&mut self, cards: &Renumbered, runs: &Renumbered) {
        match &mut self.what {
            What::Reviewed(Review { card, .. }) | What::Changed { card, .. } => *card = cards.of(*card),
            What::Undone { target } => target.run = runs.of(target.run),
            What::Redated(redate) => redate.target.run = runs.of(redate.target.run),
            What::Story(_) | What::MoreNew { .. } | What::Mock { .. } | What::TakenBack => {}
        }
    }

    /// The event whose counting this one changes.
    pub(super) fn target(&self) -> Option<Place> {
        match &self.what {
            What::Undone { target } => Some(*target),
            What::Redated(redate) => Some(redate.target),
            What::Reviewed(_)
            | What::Changed { .. }
            | What::Story(_)
            | What::MoreNew { .. }
            | What::Mock { .. }
            | What::TakenBack => None,
        }
    }

    /// Counts it as `redate` says. The day a card comes back lies as far from its new day as from the one it had.
    pub(super) fn redate(&mut self, redate: Redate) {
        let days = redate.day.days_since(self.day);
        (self.at, self.day) = (redate.at, redate.day);
        match &mut self.what {
            What::Reviewed(review) => review.due = review.due.plus(days),
            What::Changed { what, .. } => {
                if let EventKind::Buried { until, .. } = &mut **what {
                    *until = until.plus(days);
                }
            }
            What::Undone { .. }
            | What::Redated(_)
            | What::Story(_)
            | What::MoreNew { .. }
            | What::Mock { .. }
            | What::TakenBack => {}
        }
    }

    /// When.
    pub(super) fn at(&self) -> Timestamp {
        Timestamp::from_millisecond(self.at).unwrap_or_default()
    }

    /// What tells it from another of the same name, whichever was read first.
    pub(super) fn content(&self, names: &AllNames) -> String {
        let AllNames { cards, runs } = names;
        let what = match &self.what {
            What::Reviewed(Review {
                card,
                took_ms,
                due,
                rating,
                mode,
            }) => format!("{rating:?} {mode:?} {took_ms} {due} {:?}", cards.name(*card)),
            What::Undone { target } => format!("undone {:?} {}", runs.name(target.run), target.number),
            What::Redated(redate) => {
                let Redate { target, at, day } = **redate;
                format!("redated {:?} {} {at} {day}", runs.name(target.run), target.number)
            }
            What::Changed { what, .. } | What::Story(what) => format!("{what:?}"),
            What::MoreNew { cards } => format!("{cards} more"),
            What::Mock { text } => format!("mock {text}"),
            What::TakenBack => String::new(),
        };
        format!("{} {} {what}", self.at, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_million_events_take_forty_megabytes_at_most() {
        assert!(size_of::<Entry>() <= 40, "{} bytes", size_of::<Entry>());
    }
}
