//! Which events some undo in force takes back.

use std::collections::HashMap;

use super::{
    Log,
    entry::{Place, What},
};

/// Marks the events that do not count, because an undo that does count names them. An undo may itself be undone, to any depth.
pub(super) fn take_back(log: &mut Log) {
    let undos: HashMap<Place, Place> = log
        .entries()
        .filter_map(|(place, entry)| match entry.what {
            What::Undone { target } => Some((place, target)),
            _ => None,
        })
        .collect();
    for place in undone(&undos) {
        if let Some(entry) = log.entry_mut(place)
            && !matches!(entry.what, What::Undone { .. })
        {
            entry.what = What::TakenBack;
        }
    }
}

/// What is known of an event that is named by undos.
#[derive(Default)]
struct Named {
    /// Undos of it of which it is not known yet whether they count.
    open: usize,
    counts: Option<bool>,
}

/// The events that an undo in force names; `undos` holds the event each undo names.
///
/// An event counts if no undo of it does. Events that undo one another in a circle, which only a made-up file can hold, are
/// never decided: they and what hangs on them alone count.
fn undone(undos: &HashMap<Place, Place>) -> Vec<Place> {
    let mut named: HashMap<Place, Named> = HashMap::new();
    for target in undos.values() {
        named.entry(*target).or_default().open += 1;
    }
    let mut undone = Vec::new();
    let unnamed = undos.keys().filter(|undo| !named.contains_key(undo));
    let mut decided: Vec<(Place, bool)> = unnamed.map(|undo| (*undo, true)).collect();
    while let Some((undo, counts)) = decided.pop() {
        let Some(&target) = undos.get(&undo) else {
            continue;
        };
        let state = named.entry(target).or_default();
        if !counts {
            state.open -= 1;
        }
        if state.counts.is_none() && (counts || state.open == 0) {
            state.counts = Some(!counts);
            decided.push((target, !counts));
            if counts {
                undone.push(target);
            }
        }
    }
    undone
}
