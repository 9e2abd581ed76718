//! The one order of events, which follows from the events alone: not from their files, nor from when they arrived.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BinaryHeap, binary_heap::PeekMut},
    vec::IntoIter,
};

use super::{Log, entry::Entry};

/// All events, each device's in its own order; between devices, the one whose next event is earlier goes first.
pub(super) struct InOrder<'a> {
    /// Sorted by their names.
    devices: Vec<Device<'a>>,
    /// When the next event of each device happened, and which device that is.
    next: BinaryHeap<Reverse<(i64, usize)>>,
}

/// A device's events that are still to come.
struct Device<'a> {
    run: &'a [Entry],
    runs: IntoIter<&'a [Entry]>,
}

impl<'a> Device<'a> {
    /// A device's runs follow one another by their first numbers, since each run counts on from the one before. In the
    /// first version each began at 1: then the times of those events decide. Within a run the numbers do.
    fn of(mut runs: Vec<(&str, &'a [Entry])>) -> Self {
        runs.sort_by_key(|(name, run)| (run.first().map(|first| (first.number, first.at)), *name));
        let runs: Vec<_> = runs.into_iter().map(|(_, run)| run).collect();
        let mut runs = runs.into_iter();
        Self {
            run: runs.next().unwrap_or_default(),
            runs,
        }
    }

    /// Takes the next event, and says when the one after it happened.
    fn step(&mut self) -> Option<(&'a Entry, Option<i64>)> {
        let (first, rest) = self.run.split_first()?;
        self.run = if rest.is_empty() {
            self.runs.next().unwrap_or_default()
        } else {
            rest
        };
        Some((first, self.run.first().map(|next| next.at)))
    }
}

impl<'a> InOrder<'a> {
    /// The events of `log`, whose runs are settled.
    pub(super) fn of(log: &'a Log) -> Self {
        let mut devices: BTreeMap<&str, Vec<(&str, &[Entry])>> = BTreeMap::new();
        for (number, run) in log.runs() {
            let (device, name) = log.names.device_and_run(number);
            devices.entry(device).or_default().push((name, &run.entries));
        }
        let devices: Vec<Device> = devices.into_values().map(Device::of).collect();
        let first = |(number, device): (usize, &Device)| Some(Reverse((device.run.first()?.at, number)));
        let next = devices.iter().enumerate().filter_map(first).collect();
        Self { devices, next }
    }
}

impl<'a> Iterator for InOrder<'a> {
    type Item = &'a Entry;

    fn next(&mut self) -> Option<&'a Entry> {
        let mut next = self.next.peek_mut()?;
        let Reverse((at, device)) = &mut *next;
        let (entry, after) = self.devices.get_mut(*device)?.step()?;
        match after {
            Some(after) => *at = after,
            None => {
                PeekMut::pop(next);
            }
        }
        Some(entry)
    }
}
