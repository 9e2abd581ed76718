//! When the history is read, and what becomes of it.

use std::sync::mpsc::Sender;

use jiff::{SignedDuration, Timestamp};

use crate::{
    history::Wanted,
    store::{
        Access, HowFar, Loaded, Lock, Refusal, Store, is_little, left_by_editors, load_and_tell, lying_ahead,
        past, read_drafts, untranscribed,
    },
    time::Now,
    tui::Message,
};

use super::{Incoming, Runtime, clock::moment, spawn};

/// Nobody is told of what takes no longer.
const SOON: SignedDuration = SignedDuration::from_millis(200);

/// Between two reports.
const OFTEN: SignedDuration = SignedDuration::from_millis(100);

/// Tells main how far a history is read that takes long.
struct Report<'a> {
    to_main: &'a Sender<Incoming>,
    /// When that was told last, or reading began.
    last: Timestamp,
    /// How long after that it is told again.
    pause: SignedDuration,
}

impl<'a> Report<'a> {
    fn new(to_main: &'a Sender<Incoming>) -> Self {
        Self {
            to_main,
            last: moment(),
            pause: SOON,
        }
    }

    fn tell(&mut self, far: HowFar) {
        let now = moment();
        if now.duration_since(self.last) >= self.pause {
            (self.last, self.pause) = (now, OFTEN);
            // Main may be gone already.
            let _ = self.to_main.send(Incoming::Message(Message::HistoryIs(far)));
        }
    }
}

/// How far the program knows what lies in the history.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// Others may have changed it since it was read.
    touched: bool,
    /// It is being read; the store's revision when that began.
    begun: Option<usize>,
}

impl Reading {
    /// Begins to read the history, in a thread of its own unless that takes longer than reading it.
    pub(super) fn begin(store: &Store, sender: &Sender<Incoming>) -> Self {
        let (paths, to_main) = (store.paths().clone(), sender.clone());
        let read = move || {
            let mut report = Report::new(&to_main);
            let loaded = load_and_tell(&paths, |far| report.tell(far));
            // Main may be gone already.
            let _ = to_main.send(Incoming::Loaded(Box::new(loaded)));
        };
        if is_little(store.paths()) {
            read();
        } else {
            spawn(sender, read);
        }
        Self {
            touched: false,
            begun: Some(store.revision()),
        }
    }

    /// Something happened to the history, perhaps by this program itself.
    pub(super) fn touch(&mut self) {
        self.touched = true;
    }
}

impl Runtime {
    /// Something happened to the history, perhaps by this program itself.
    pub(super) fn history_touched(&mut self) {
        self.reading.touch();
        // Where nobody can wait for the lock, this may be the other program's end.
        if let Access::ReadOnly(Refusal::Locked) = self.store.access() {
            self.store.ask_again();
            self.wait_for_the_lock();
        }
    }

    /// Reads what others changed, once that disturbs nothing: no session is on, all that was done is on the disk.
    pub(super) fn catch_up(&mut self) {
        let may_read =
            self.reading.begun.is_none() && self.model.may_read_again() && self.store.unsaved() == 0;
        if self.reading.touched && may_read {
            self.reading.touched = false;
            if self.store.is_behind() || self.model.desk().ledger.progress().is_outdated() {
                self.reading = Reading::begin(&self.store, &self.sender);
            }
        }
    }

    /// The program that had the lock has ended.
    pub(super) fn unlocked(&mut self, lock: Box<dyn Lock>) {
        self.waits_for_lock = false;
        self.store.take_over(lock);
        self.reading.touch();
    }

    /// Goes on from what was read, unless something was done meanwhile: then it is read again, as soon as that may be.
    pub(super) fn history_read(&mut self, mut loaded: Loaded) {
        let begun = self.reading.begun.take();
        if begun != Some(self.store.revision()) || !self.model.may_read_again() {
            self.reading.touched = true;
            return;
        }
        let problems = self.store.continue_from(&loaded);
        loaded.problems.extend(problems);
        self.update(Message::HistoryRead {
            progress: Box::new(loaded.progress),
            problems: loaded.problems,
            access: self.store.access().clone(),
            device: self.store.device().to_owned(),
        });
        self.read_drafts();
    }

    /// Reads the answers that were begun, once this is the program that writes them.
    fn read_drafts(&mut self) {
        if self.drafts_are_read || *self.store.access() != Access::Writable {
            return;
        }
        self.drafts_are_read = true;
        let (texts, problem) = match read_drafts(self.store.paths()) {
            Ok((texts, problem)) => (Some(texts), problem),
            Err(problem) => (None, Some(problem)),
        };
        self.update(Message::DraftsRead(texts.map(Box::new), problem.map(Box::new)));
        let mut left = left_by_editors(self.store.paths());
        left.extend(untranscribed(self.store.paths()));
        if !left.is_empty() {
            self.update(Message::LeftBehind(left));
        }
    }

    /// Looks in a thread of its own for what lies in the future.
    pub(super) fn find_future(&self, now: Now) {
        let (paths, to_main) = (self.store.paths().clone(), self.sender.clone());
        spawn(&self.sender, move || {
            let found = Message::FutureFound(lying_ahead(&paths, now));
            let _ = to_main.send(Incoming::Message(found));
        });
    }

    /// Reads in a thread of its own the events that are wanted whole.
    pub(super) fn read_past(&self, wanted: Wanted) {
        let (paths, to_main) = (self.store.paths().clone(), self.sender.clone());
        spawn(&self.sender, move || {
            let mut problems = Vec::new();
            let events = past(&paths, wanted.clone(), |problem| problems.push(problem));
            let events = events.unwrap_or_else(|error| {
                problems.push(error.problem());
                Vec::new()
            });
            // Main may be gone already.
            let _ = to_main.send(Incoming::Message(Message::PastRead(wanted, events, problems)));
        });
    }

    /// If another program writes here, waits in a thread of its own for it to end.
    pub(super) fn wait_for_the_lock(&mut self) {
        if self.waits_for_lock || *self.store.access() != Access::ReadOnly(Refusal::Locked) {
            return;
        }
        self.waits_for_lock = true;
        let (paths, to_main) = (self.store.paths().clone(), self.sender.clone());
        spawn(&self.sender, move || {
            // Where nobody can wait, the next key that wants to write asks again.
            if let Ok(lock) = paths.disk.wait_for_lock(&paths.lock()) {
                let _ = to_main.send(Incoming::Unlocked(lock));
            }
        });
    }
}
