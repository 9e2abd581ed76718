//! Which events some undo in force takes back.

use std::collections::HashMap;

use crate::history::undone::undone;

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
