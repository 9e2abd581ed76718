//! Which of the events that undos name are taken back.

use std::{collections::HashMap, hash::Hash};

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
pub(super) fn undone<Id: Clone + Eq + Hash>(undos: &HashMap<Id, Id>) -> Vec<Id> {
    let mut named: HashMap<Id, Named> = HashMap::new();
    for target in undos.values() {
        named.entry(target.clone()).or_default().open += 1;
    }
    let mut undone = Vec::new();
    let unnamed = undos.keys().filter(|undo| !named.contains_key(undo));
    let mut decided: Vec<(Id, bool)> = unnamed.map(|undo| (undo.clone(), true)).collect();
    while let Some((undo, counts)) = decided.pop() {
        let Some(target) = undos.get(&undo) else {
            continue;
        };
        let state = named.entry(target.clone()).or_default();
        if !counts {
            state.open -= 1;
        }
        if state.counts.is_none() && (counts || state.open == 0) {
            state.counts = Some(!counts);
            decided.push((target.clone(), !counts));
            if counts {
                undone.push(target.clone());
            }
        }
    }
    undone
}
