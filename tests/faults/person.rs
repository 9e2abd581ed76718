//! Someone who studies, and remembers what the screen called saved.

use std::{path::PathBuf, sync::Arc};

use greenroom::{
    history::{Event, EventKind, Ledger, Progress, Writer, write_header, write_record},
    schedule::Rating,
    store::{Access, AppendError, Disk, Loaded, Paths, Store, load},
    time::Now,
};
use jiff::{SignedDuration, civil::date};

use crate::{
    check::check,
    fake_disk::{FakeDisk, Fault},
    review::reviewed,
};

/// The home folder, which was there before.
pub(crate) const HOME: &str = "/home/ada";

pub(crate) fn paths(disk: &FakeDisk) -> Paths {
    let at = |path: &str| PathBuf::from(HOME).join(path);
    Paths {
        disk: Disk::new(Arc::new(disk.clone())),
        data: at(".local/share/greenroom"),
        config: at(".config/greenroom/config.ron"),
        state: at(".local/state/greenroom/devices/1"),
        cache: at(".cache/greenroom"),
    }
}

pub(crate) fn writer(device: &str, run: &str) -> Writer {
    Writer::new(device, run, 0)
}

/// So many minutes after the first noon.
pub(crate) fn minute(minutes: usize) -> Now {
    let minutes = i64::try_from(minutes).unwrap();
    Now::on(date(2026, 11, 24)).later(SignedDuration::from_mins(minutes))
}

pub(crate) fn good(card: &str, now: Now) -> EventKind {
    reviewed(card, Rating::Good, now.day.plus(2))
}

/// Someone who studies on one machine.
#[derive(Debug)]
pub(crate) struct Person {
    pub(crate) disk: FakeDisk,
    /// What the program took, in this order.
    pub(crate) done: Vec<Event>,
    /// How much of that it called saved.
    pub(crate) saved: Vec<Event>,
    runs: usize,
}

impl Person {
    /// At a machine on which Greenroom never ran.
    pub(crate) fn new() -> Self {
        Self {
            disk: FakeDisk::with(HOME),
            done: Vec::new(),
            saved: Vec::new(),
            runs: 0,
        }
    }

    /// After a sitting in which nothing failed.
    pub(crate) fn after_a_sitting() -> Self {
        let mut person = Self::new();
        sitting(&mut person);
        assert_eq!(person.done.len(), 16);
        assert_eq!(person.saved, person.done);
        check(&person.disk, &person, "nothing failed");
        person
    }

    /// Starts the program.
    pub(crate) fn open(&mut self) -> Open<'_> {
        let (store, loaded) = start(&self.disk);
        self.runs += 1;
        let writer = writer(store.device(), &format!("run{}", self.runs));
        Open {
            store,
            ledger: Ledger::new(loaded.progress, writer),
            unsaved: Vec::new(),
            person: self,
        }
    }

    /// At another machine, to which all files of this one were copied, but not synced.
    pub(crate) fn moves(mut self) -> Self {
        let files = self.disk.files();
        self.disk = FakeDisk::with(HOME);
        for (path, bytes) in files {
            self.disk.put(&path, &bytes, false);
        }
        self.saved.clear();
        self
    }

    /// A sync program puts there what was done on the phone.
    fn phone_arrives(&self) {
        let lines: String = phone().iter().map(write_record).collect();
        let text = write_header("phone") + &lines;
        let path = paths(&self.disk).history().join("phone.ronl");
        self.disk.put(&path, text.as_bytes(), true);
    }
}

/// Three grades given on the phone, between the first ones here.
pub(crate) fn phone() -> Vec<Event> {
    let mut ledger = Ledger::new(Progress::default(), writer("phone", "far"));
    let grade = |number| {
        let now = minute(number).later(SignedDuration::from_secs(30));
        ledger.record(good(&format!("smith/card{number}"), now), now)
    };
    (0..3).map(grade).collect()
}

/// Two runs of the program, and what came from the phone between them. Before the last grade of each the disk is mended,
/// unless the program has died.
pub(crate) fn sitting(person: &mut Person) {
    for run in 0..2 {
        let mut open = person.open();
        open.grade(3);
        open.note(600);
        open.undo();
        open.snapshot();
        open.grade(2);
        open.person.disk.heal();
        open.grade(1);
        open.leave();
        if run == 0 {
            person.phone_arrives();
        }
    }
}

/// The program, running.
#[derive(Debug)]
pub(crate) struct Open<'a> {
    person: &'a mut Person,
    store: Store,
    ledger: Ledger,
    unsaved: Vec<Event>,
}

impl Open<'_> {
    /// Grades so many cards; each a card of its own.
    pub(crate) fn grade(&mut self, count: usize) {
        for _ in 0..count {
            let card = format!("baker/card{}", self.person.done.len());
            self.record(|ledger, now| ledger.record(good(&card, now), now));
        }
    }

    /// Writes a note of so many letters.
    pub(crate) fn note(&mut self, letters: usize) {
        let what = EventKind::Noted {
            card: "baker/card0".into(),
            text: "n".repeat(letters),
        };
        self.record(|ledger, now| ledger.record(what, now));
    }

    /// Takes back what was done last.
    pub(crate) fn undo(&mut self) {
        if self.ledger.can_undo() {
            self.record(|ledger, now| ledger.undo(now).unwrap());
        }
    }

    fn record(&mut self, what: impl FnOnce(&mut Ledger, Now) -> Event) {
        if *self.store.access() != Access::Writable {
            // The screen opens no session then.
            return;
        }
        let event = what(&mut self.ledger, minute(self.person.done.len()));
        self.person.done.push(event.clone());
        self.unsaved.push(event.clone());
        let said = self.store.append(&event);
        self.heard(said);
    }

    fn heard(&mut self, said: Result<(), AppendError>) {
        match said {
            Ok(()) => self.person.saved.append(&mut self.unsaved),
            Err(error) => {
                assert_eq!(error.unsaved, self.unsaved.len(), "{error}");
                assert!(!self.unsaved.is_empty(), "{error}");
            }
        }
        assert_eq!(self.store.unsaved(), self.unsaved.len());
    }

    /// From now on the disk has a fault.
    pub(crate) fn fails(&self, fault: Fault) {
        self.person.disk.fail(fault);
    }

    /// Ends a session, which saves the snapshot. If it cannot be saved, the history holds everything.
    pub(crate) fn snapshot(&mut self) {
        let _ = self.store.save_snapshot(self.ledger.progress());
    }

    /// Leaves the program. What is still unsaved then is said, and gone.
    pub(crate) fn leave(mut self) {
        self.snapshot();
        let said = self.store.flush();
        self.heard(said);
    }
}

/// The program as it starts.
pub(crate) fn start(disk: &FakeDisk) -> (Store, Loaded) {
    let mut store = Store::open(paths(disk), "laptop");
    let loaded = load(store.paths());
    let _ = store.continue_from(&loaded);
    (store, loaded)
}
