//! When each event counts as having happened.

use std::collections::HashMap;

use super::{
    Log,
    entry::{Place, Redate, What},
    order::InOrder,
};

/// Gives each event that was redated its new time. Where several that count name one event, the last of them in the order of
/// the times as they were written decides.
pub(super) fn redate(log: &mut Log) {
    if !log
        .entries()
        .any(|(_, entry)| matches!(entry.what, What::Redated(_)))
    {
        return;
    }
    let mut last: HashMap<Place, Redate> = HashMap::new();
    for entry in InOrder::of(log) {
        if let What::Redated(redate) = &entry.what {
            last.insert(redate.target, **redate);
        }
    }
    for (place, redate) in last {
        if let Some(entry) = log.entry_mut(place) {
            entry.redate(redate);
        }
    }
}
