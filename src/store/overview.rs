//! What each device wrote: for `greenroom history`.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use jiff::Timestamp;

use crate::{
    deck::Problem,
    history::{Event, EventKind, from_newer},
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

/// The devices by name. `tell` hears of everything that could not be read, each damaged line by itself.
pub fn overview(
    paths: &Paths,
    mut tell: impl FnMut(Problem),
) -> Result<BTreeMap<String, DeviceHistory>, DiskError> {
    let mut all = Overview::default();
    for path in history_files(paths)? {
        if let Err(error) = all.read(paths, &path, &mut tell) {
            let what = format!("this history cannot be read: {error}");
            tell(Problem::error(path, 0, 0, what));
        }
    }
    Ok(all.devices)
}

#[derive(Default)]
struct Overview {
    devices: BTreeMap<String, DeviceHistory>,
    /// The numbers seen of each run of each device.
    seen: BTreeMap<(String, String), BTreeSet<u32>>,
}

impl Overview {
    fn read(&mut self, paths: &Paths, path: &Path, tell: &mut impl FnMut(Problem)) -> std::io::Result<()> {
        let mut unknown = 0;
        let read = for_each_record(&paths.disk, path, |_, records| {
            for event in &records.events {
                self.count(event, path);
            }
            // Those for a newer program need no names.
            unknown += records.unknown;
            if records.unknown == 0 {
                records.problems.into_iter().for_each(&mut *tell);
            }
        });
        from_newer(path, unknown).into_iter().for_each(tell);
        read
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
