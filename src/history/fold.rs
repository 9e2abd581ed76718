//! Adds events up, from however many devices they came, always to the same result.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
};

use super::{Event, EventId, EventKind, Progress};

/// What `events` add up to. Each is counted once however often it appears, and the order of the devices does not matter:
/// a device's events keep the order they were written in, and between devices time decides.
#[must_use]
pub fn fold(events: impl IntoIterator<Item = Event>) -> Progress {
    let mut progress = Progress::default();
    add(&mut progress, once_each(events));
    progress
}

/// Adds `more` to `progress`, if adding at the end gives what folding everything would.
///
/// It does not when one of them takes back an event that is already counted, was itself taken back before it arrived, or
/// is not newer than what is counted; then `Err` gives `progress` back, and everything must be folded afresh.
pub fn continues(mut progress: Progress, more: Vec<Event>) -> Result<Progress, Progress> {
    let more = once_each(more);
    if let Some(newest) = progress.newest() {
        let known: HashSet<&EventId> = more.iter().map(|event| &event.id).collect();
        let late = more.iter().any(|event| {
            event.at <= newest
                || progress.waiting().contains(&event.id)
                || matches!(&event.what, EventKind::Undone { target } if !known.contains(target))
        });
        if late {
            return Err(progress);
        }
    }
    add(&mut progress, more);
    Ok(progress)
}

fn add(progress: &mut Progress, events: Vec<Event>) {
    let undone = undone(&events);
    let known: HashSet<&EventId> = events.iter().map(|event| &event.id).collect();
    for event in &events {
        if let EventKind::Undone { target } = &event.what
            && !known.contains(target)
        {
            progress.wait_for(target.clone());
        }
    }
    for event in in_order(events) {
        if undone.contains(&event.id) || matches!(event.what, EventKind::Undone { .. }) {
            progress.saw(event.at);
        } else {
            progress.apply(&event);
        }
    }
}

fn once_each(events: impl IntoIterator<Item = Event>) -> Vec<Event> {
    let mut seen = HashSet::new();
    events
        .into_iter()
        .filter(|event| seen.insert(event.id.clone()))
        .collect()
}

/// The events that some undo still in force takes back.
///
/// An undo may itself be undone, to any depth; one that names an event nobody has seen yet waits for it.
fn undone(events: &[Event]) -> HashSet<EventId> {
    let mut takes_back: HashMap<&EventId, Vec<&EventId>> = HashMap::new();
    for event in events {
        if let EventKind::Undone { target } = &event.what {
            takes_back.entry(target).or_default().push(&event.id);
        }
    }
    let mut in_force: HashMap<&EventId, bool> = HashMap::new();
    let mut undone = HashSet::new();
    for event in events {
        if takes_back.contains_key(&event.id) && !stands(&event.id, &takes_back, &mut in_force) {
            undone.insert(event.id.clone());
        }
    }
    undone
}

/// Whether no undo in force names `id`. Walks the chain of undos without recursion; a circle, which only a
/// made-up file can hold, counts as standing.
fn stands<'a>(
    id: &'a EventId,
    takes_back: &HashMap<&'a EventId, Vec<&'a EventId>>,
    known: &mut HashMap<&'a EventId, bool>,
) -> bool {
    let mut path = vec![id];
    let mut open: HashSet<&EventId> = HashSet::from([id]);
    while let Some(&top) = path.last() {
        let undos = takes_back.get(top).map(Vec::as_slice).unwrap_or_default();
        let next = undos
            .iter()
            .find(|undo| !known.contains_key(**undo) && !open.contains(**undo));
        if let Some(&next) = next {
            open.insert(next);
            path.push(next);
            continue;
        }
        let stands = !undos
            .iter()
            .any(|undo| known.get(*undo).copied().unwrap_or(false));
        known.insert(top, stands);
        path.pop();
    }
    known.get(id).copied().unwrap_or(true)
}

/// Each device's events in the order written; between devices, the one whose next event is earlier goes first.
fn in_order(events: Vec<Event>) -> Vec<Event> {
    let mut by_device: BTreeMap<Arc<str>, std::collections::VecDeque<Event>> = BTreeMap::new();
    for event in events {
        by_device
            .entry(Arc::clone(&event.id.device))
            .or_default()
            .push_back(event);
    }
    if by_device.len() == 1 {
        return by_device.into_values().flatten().collect();
    }
    let mut ordered = Vec::new();
    let mut heads: std::collections::BinaryHeap<std::cmp::Reverse<(jiff::Timestamp, Arc<str>)>> = by_device
        .iter()
        .filter_map(|(device, queue)| Some(std::cmp::Reverse((queue.front()?.at, Arc::clone(device)))))
        .collect();
    while let Some(std::cmp::Reverse((_, device))) = heads.pop() {
        if let Some(queue) = by_device.get_mut(&device) {
            ordered.extend(queue.pop_front());
            if let Some(next) = queue.front() {
                heads.push(std::cmp::Reverse((next.at, device)));
            }
        }
    }
    ordered
}
