//! What each device wrote: for `greenroom history`.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use jiff::Timestamp;

use crate::{
    deck::Problem,
    history::{Event, EventKind},
};

use super::{
    DiskError, Paths,
    load::file_name,
    records::{for_each_record, history_files},
};

/// One device's part of the history.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeviceHistory {
    /// Its events, each counted once.
    pub events: usize,
    /// How many of them are grades.
    pub grades: usize,
    /// Runs of the program in which it wrote something.
    pub runs: usize,
    /// The time of its first event and of its last.
    pub span: Option<(Timestamp, Timestamp)>,
    /// The files they are in.
    pub files: BTreeSet<String>,
}

/// The devices by name, and what could not be read.
pub fn overview(paths: &Paths) -> Result<(BTreeMap<String, DeviceHistory>, Vec<Problem>), DiskError> {
    let mut all = Overview::default();
    for path in history_files(paths)? {
        if let Err(error) = all.read(paths, &path) {
            let what = format!("this history cannot be read: {error}");
            all.problems.push(Problem::error(path, 0, 0, what));
        }
    }
    Ok((all.devices, all.problems))
}

#[derive(Default)]
struct Overview {
    devices: BTreeMap<String, DeviceHistory>,
    /// The numbers seen of each run of each device.
    seen: BTreeMap<(String, String), BTreeSet<u32>>,
    problems: Vec<Problem>,
}

impl Overview {
    fn read(&mut self, paths: &Paths, path: &Path) -> std::io::Result<()> {
        for_each_record(&paths.disk, path, |_, records| {
            self.problems.extend(records.problems);
            for event in &records.events {
                self.count(event, path);
            }
            Ok(())
        })
    }

    fn count(&mut self, event: &Event, path: &Path) {
        let run = (event.id.device.to_string(), event.id.run.to_string());
        let device = self.devices.entry(run.0.clone()).or_default();
        device.files.insert(file_name(path));
        let seen = self.seen.entry(run).or_default();
        device.runs += usize::from(seen.is_empty());
        if seen.insert(event.id.number) {
            device.events += 1;
            device.grades += usize::from(matches!(event.what, EventKind::Reviewed { .. }));
            let (first, last) = device.span.unwrap_or((event.at, event.at));
            device.span = Some((first.min(event.at), last.max(event.at)));
        }
    }
}
