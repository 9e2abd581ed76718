//! The one order of events, which follows from the events alone: not from their files, nor from when they arrived.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BinaryHeap},
    sync::Arc,
    vec::IntoIter,
};

use jiff::Timestamp;

use super::{Event, EventId, write_record};

/// Each event once, by its name. Of two that have one name, which only a changed file can hold, the one counts whose line
/// comes first by its letters, whichever was read first.
pub(super) fn once_each(events: impl IntoIterator<Item = Event>) -> BTreeMap<EventId, Event> {
    let mut once: BTreeMap<EventId, Event> = BTreeMap::new();
    for event in events {
        match once.get_mut(&event.id) {
            None => {
                once.insert(event.id.clone(), event);
            }
            Some(kept) if *kept != event && write_record(&event) < write_record(kept) => *kept = event,
            Some(_) => {}
        }
    }
    once
}

/// Each device's events in its own order; between devices, the one whose next event is earlier goes first.
pub(super) fn in_order(events: BTreeMap<EventId, Event>) -> Vec<Event> {
    let mut devices: BTreeMap<Arc<str>, IntoIter<Event>> = by_device(events);
    let mut ordered = Vec::new();
    let next = |device: &Arc<str>, events: &IntoIter<Event>| {
        let at = events.as_slice().first()?.at;
        Some(Reverse((at, Arc::clone(device))))
    };
    let mut heads: BinaryHeap<Reverse<(Timestamp, Arc<str>)>> = devices
        .iter()
        .filter_map(|(device, events)| next(device, events))
        .collect();
    while let Some(Reverse((_, device))) = heads.pop() {
        if let Some(events) = devices.get_mut(&device) {
            ordered.extend(events.next());
            heads.extend(next(&device, events));
        }
    }
    ordered
}

/// A device's runs follow one another by their first numbers, since each run counts on from the one before. In the first
/// version each began at 1: then the times of those events decide. Within a run the numbers do.
fn by_device(events: BTreeMap<EventId, Event>) -> BTreeMap<Arc<str>, IntoIter<Event>> {
    let mut devices: BTreeMap<Arc<str>, Vec<Vec<Event>>> = BTreeMap::new();
    // Ordered by their names they stand run by run, and by number within each.
    for event in events.into_values() {
        let runs = devices.entry(Arc::clone(&event.id.device)).or_default();
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|last| last.id.run == event.id.run) => run.push(event),
            _ => runs.push(vec![event]),
        }
    }
    let ordered = devices.into_iter().map(|(device, mut runs)| {
        runs.sort_by_cached_key(|run| {
            run.first()
                .map(|first| (first.id.number, first.at, Arc::clone(&first.id.run)))
        });
        (device, runs.concat().into_iter())
    });
    ordered.collect()
}
