//! The progress and the pen: every change goes through here as an event, and can be taken back.

use std::sync::Arc;

use jiff::Timestamp;

use crate::time::Now;

use super::{Event, EventId, EventKind, Progress, Reversal, counted::sensible};

/// Names the events of one run of the program on one device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writer {
    device: Arc<str>,
    run: Arc<str>,
    /// The number given last.
    written: u32,
}

impl Writer {
    /// `device` and `run` are words of letters and digits; `run` is drawn at random by the caller. The first number is the one
    /// after `after`, the highest that `device` is known to have used: so what a later run did counts later. A [`Ledger`]
    /// raises it to what its progress knows.
    #[must_use]
    pub fn new(device: &str, run: &str, after: u32) -> Self {
        Self {
            device: device.into(),
            run: run.into(),
            written: sensible(after),
        }
    }

    fn next(&mut self) -> EventId {
        self.written += 1;
        EventId {
            device: Arc::clone(&self.device),
            run: Arc::clone(&self.run),
            number: self.written,
        }
    }
}

/// Something that was recorded apart from the steps of a sitting, and what is needed to take it back.
#[derive(Clone, Debug, PartialEq)]
pub struct Apart {
    id: EventId,
    reversal: Reversal,
}

/// The progress so far, and what is needed to go on and to go back.
#[derive(Clone, Debug)]
pub struct Ledger {
    progress: Progress,
    writer: Writer,
    /// What can be undone, oldest first.
    done: Vec<(Event, Reversal)>,
    /// What can be redone: the undo's own id and the event it took back, oldest undo first.
    taken_back: Vec<(EventId, Event)>,
}

impl Ledger {
    /// Goes on from `progress`, and with the numbers of the writer's device.
    #[must_use]
    pub fn new(progress: Progress, mut writer: Writer) -> Self {
        writer.written = writer.written.max(progress.last_number(&writer.device));
        Self {
            progress,
            writer,
            done: Vec::new(),
            taken_back: Vec::new(),
        }
    }

    /// Goes on from `progress`, which was read again: nothing done before can be undone. The device may be called otherwise
    /// since.
    pub fn go_on_from(&mut self, progress: Progress, device: &str) {
        let mut writer = self.writer.clone();
        if *writer.device != *device {
            writer = Writer::new(device, &writer.run, 0);
        }
        *self = Self::new(progress, writer);
    }

    /// The device that events are recorded under.
    #[must_use]
    pub fn device(&self) -> &str {
        &self.writer.device
    }

    /// Where everything stands.
    #[must_use]
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// Ends what can be undone: a new sitting begins.
    pub fn forget_steps(&mut self) {
        self.done.clear();
        self.taken_back.clear();
    }

    /// Records that `what` happened. The event returned is to be written down.
    pub fn record(&mut self, what: EventKind, now: Now) -> Event {
        let event = self.event(what, now);
        let reversal = self.progress.apply(&event);
        self.done.push((event.clone(), reversal));
        self.taken_back.clear();
        event
    }

    /// Records something that no step of a sitting is about, such as a story that was written in the middle of one: undoing a
    /// step leaves it alone, and only [`take_back`](Self::take_back) undoes it. `what` is told the name of its event. The event
    /// returned is to be written down.
    pub fn record_apart(&mut self, what: impl FnOnce(&EventId) -> EventKind, now: Now) -> (Event, Apart) {
        let id = self.writer.next();
        let what = what(&id);
        let event = Event {
            id: id.clone(),
            at: to_the_millisecond(now.at),
            day: now.day,
            what,
        };
        let reversal = self.progress.apply(&event);
        (event, Apart { id, reversal })
    }

    /// Takes back what was recorded apart, and says so in an event to be written down; what was recorded apart since, about the
    /// same story, must have been taken back first.
    pub fn take_back(&mut self, apart: Apart, now: Now) -> Event {
        self.progress.revert(apart.reversal);
        let event = self.event(EventKind::Undone { target: apart.id }, now);
        self.progress.saw(&event);
        event
    }

    /// Whether there is something to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Takes the last event back, and says so in an event to be written down; `None` if there is nothing to undo.
    pub fn undo(&mut self, now: Now) -> Option<Event> {
        let (undone, reversal) = self.done.pop()?;
        self.progress.revert(reversal);
        let target = undone.id.clone();
        let event = self.event(EventKind::Undone { target }, now);
        self.progress.saw(&event);
        self.taken_back.push((event.id.clone(), undone));
        Some(event)
    }

    /// Brings the last undone event back by undoing the undo; `None` if there is nothing to redo.
    pub fn redo(&mut self, now: Now) -> Option<Event> {
        let (target, redone) = self.taken_back.pop()?;
        let reversal = self.progress.apply(&redone);
        self.done.push((redone, reversal));
        let event = self.event(EventKind::Undone { target }, now);
        self.progress.saw(&event);
        Some(event)
    }

    /// Records that the event called `target`, which the clock of its device had put elsewhere, happened now. The event
    /// returned is to be written down; the progress is [outdated](Progress::is_outdated) until the history is read again.
    pub fn redate(&mut self, target: EventId, now: Now) -> Event {
        let what = EventKind::Redated {
            target,
            at: to_the_millisecond(now.at),
            day: now.day,
        };
        self.record(what, now)
    }

    fn event(&mut self, what: EventKind, now: Now) -> Event {
        Event {
            id: self.writer.next(),
            at: to_the_millisecond(now.at),
            day: now.day,
            what,
        }
    }
}

/// As precise as it is written down, so that what is read back is what stands here.
fn to_the_millisecond(at: Timestamp) -> Timestamp {
    Timestamp::from_millisecond(at.as_millisecond()).unwrap_or(at)
}
