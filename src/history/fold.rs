//! Adds events up, from however many devices they came, always to the same result.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{
    Event, EventId, EventKind, Progress,
    order::{in_order, once_each},
};

/// What `events` add up to. Each is counted once however often it appears, and nothing depends on the order they are given
/// in: within a run of a device they count by their numbers, the runs of a device by their first numbers, and between
/// devices time decides.
#[must_use]
pub fn fold(events: impl IntoIterator<Item = Event>) -> Progress {
    let mut progress = Progress::default();
    add(&mut progress, once_each(events));
    progress
}

/// Adds `more` to `progress`, if adding at the end gives what folding everything would.
///
/// It does not when one of them takes back an event that is already counted, was itself taken back before it arrived, is
/// not newer than what is counted, or has a number or a run that its device used before; then `Err` gives `progress` back,
/// and everything must be folded afresh.
pub fn continues(mut progress: Progress, more: Vec<Event>) -> Result<Progress, Box<Progress>> {
    let more = once_each(more);
    let late = more.values().any(|event| {
        !progress.comes_after(event)
            || matches!(&event.what, EventKind::Undone { target } if !more.contains_key(target))
    });
    if late && !progress.is_empty() {
        return Err(Box::new(progress));
    }
    add(&mut progress, more);
    Ok(progress)
}

fn add(progress: &mut Progress, events: BTreeMap<EventId, Event>) {
    let undone = undone(&events);
    for event in events.values() {
        if let EventKind::Undone { target } = &event.what
            && !events.contains_key(target)
        {
            progress.wait_for(target.clone());
        }
    }
    for event in in_order(events) {
        if undone.contains(&event.id) || matches!(event.what, EventKind::Undone { .. }) {
            progress.saw(&event);
        } else {
            progress.apply(&event);
        }
    }
}

/// The events that some undo still in force takes back.
///
/// An undo may itself be undone, to any depth; one that names an event nobody has seen yet waits for it.
fn undone(events: &BTreeMap<EventId, Event>) -> HashSet<EventId> {
    let mut takes_back: HashMap<&EventId, Vec<&EventId>> = HashMap::new();
    for event in events.values() {
        if let EventKind::Undone { target } = &event.what {
            takes_back.entry(target).or_default().push(&event.id);
        }
    }
    let mut in_force: HashMap<&EventId, bool> = HashMap::new();
    let mut undone = HashSet::new();
    for event in events.values() {
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
