//! What must be so, whatever happened: all that was called saved is there, once.

use std::{
    cell::RefCell,
    collections::{BTreeMap, HashMap, HashSet},
    hash::{BuildHasher, RandomState},
};

use greenroom::{
    history::{Event, EventId, Ledger, Progress, fold, read_records},
    store::{Access, load},
};
use jiff::SignedDuration;

use crate::{
    fake_disk::{Cut, FakeDisk},
    person::{Person, good, minute, paths, phone, start, writer},
};

/// What power cuts left so far: of many that leave the same, one is looked at.
#[derive(Default)]
pub(crate) struct PowerCuts {
    hasher: RandomState,
    seen: HashSet<u64>,
}

impl PowerCuts {
    /// [`check`]s what a power cut leaves now.
    #[track_caller]
    pub(crate) fn check(&mut self, cut: Cut, person: &Person, when: &str) {
        let left = person.disk.after_power_cut(cut);
        let ids = |events: &[Event]| -> Vec<String> { events.iter().map(|it| it.id.to_string()).collect() };
        let state = (left.files(), ids(&person.saved), ids(&person.done));
        if self.seen.insert(self.hasher.hash_one(state)) {
            check(&left, person, &format!("{when}, then a power cut ({cut:?})"));
        }
    }
}

thread_local! {
    /// The events in a file: the same files come again and again.
    static READ: RefCell<HashMap<Vec<u8>, Vec<Event>>> = RefCell::default();
}

fn read(bytes: Vec<u8>) -> Vec<Event> {
    READ.with_borrow_mut(|read| {
        let events = read.entry(bytes);
        events
            .or_insert_with_key(|bytes| read_records("", bytes, 0).events)
            .clone()
    })
}

/// Every event in the files, once.
pub(crate) fn on_disk(disk: &FakeDisk) -> BTreeMap<EventId, Event> {
    let history = paths(disk).history();
    let files = disk.files().into_iter();
    let files = files.filter(|(path, _)| path.starts_with(&history));
    let events = files.flat_map(|(_, bytes)| read(bytes));
    events.map(|event| (event.id.clone(), event)).collect()
}

/// Fails unless all that was saved is on `disk`, once, and nothing else but what was done; and unless one more grade can be
/// saved there, for good.
#[track_caller]
pub(crate) fn check(disk: &FakeDisk, person: &Person, when: &str) {
    let disk = disk.copy();
    let (mut store, loaded) = start(&disk);
    assert_eq!(store.access(), &Access::Writable, "{when}");
    assert_saved(&disk, &loaded.progress, person, &person.saved, when);
    store.save_snapshot(&loaded.progress).unwrap();

    let mut ledger = Ledger::new(loaded.progress, writer(store.device(), "after"));
    let now = minute(person.done.len()).later(SignedDuration::from_hours(100));
    let more = ledger.record(good("baker/after", now), now);
    store.append(&more).unwrap();
    drop(store);
    let disk = disk.after_power_cut(Cut::Dropped);
    let saved = [&*person.saved, &[more]].concat();
    let when = format!("{when}, then one more grade and a power cut");
    assert_saved(&disk, &load(&paths(&disk)).progress, person, &saved, &when);
}

/// Fails unless `saved` is there and counts, once, and nothing but that and what else was done.
#[track_caller]
fn assert_saved(disk: &FakeDisk, progress: &Progress, person: &Person, saved: &[Event], when: &str) {
    let found = on_disk(disk);
    for event in saved {
        assert_eq!(found.get(&event.id), Some(event), "{when}: {} is lost", event.id);
    }
    let known: Vec<Event> = [&*person.done, saved, &phone()].concat();
    for event in found.values() {
        assert!(known.contains(event), "{when}: {} was never done", event.id);
    }
    assert_eq!(*progress, fold(found.into_values()), "{when}");
}
