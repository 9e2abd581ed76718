//! Machines that have one name, as after a home folder was copied: one of them takes another.

use std::collections::BTreeSet;

use crate::{
    deck::Problem,
    history::{Progress, read_given_up, write_header_of_renamed},
    store::{DiskError, history::HistoryFile, records::history_files},
};

use super::{Pen, Store};

/// More than the first line of a history: the names of a hundred thousand runs.
const HEADER_LIMIT: usize = 1 << 20;

impl Store {
    /// Takes another name if somebody else writes under this one, unless they gave it up themselves. Says so in the first line
    /// of the file that begins then, so that the others may keep the name.
    pub(super) fn keep_name_apart(&mut self, progress: &Progress) -> Result<(), Problem> {
        let problem = |error: DiskError| {
            let hint = "another machine has this one's name; this one takes a new name at the next start";
            Problem::warning(&error.path, 0, 0, format!("{}: {}", error.action, error.why)).hint(hint)
        };
        let foreign = self.device.foreign(progress.runs(self.device.name()));
        if foreign.as_ref().is_some_and(BTreeSet::is_empty) {
            return Ok(());
        }
        if foreign.is_none_or(|it| it.is_subset(&self.given_up_by_others())) {
            let all: Vec<&str> = progress.runs(self.device.name()).collect();
            return self.device.adopt(all.into_iter()).map_err(problem);
        }
        self.take_another_name().map_err(problem)
    }

    /// The runs of machines that had this device's name and gave it up.
    fn given_up_by_others(&self) -> BTreeSet<String> {
        // A history that cannot be listed or read was reported by whoever read it for its events.
        let files = history_files(&self.paths);
        let given_up = files.unwrap_or_default().into_iter().filter_map(|path| {
            let text = self.paths.disk.read_span(&path, 0, HEADER_LIMIT).ok()?;
            read_given_up(&text).filter(|it| it.name == self.device.name())
        });
        given_up.flat_map(|it| it.runs).collect()
    }

    fn take_another_name(&mut self) -> Result<(), DiskError> {
        let Some(name) = self.device.spare().map(str::to_owned) else {
            return Ok(());
        };
        let header = write_header_of_renamed(&name, self.device.given_up());
        let path = self.paths.history().join(format!("{name}.ronl"));
        let history = HistoryFile::create(&self.paths.disk, path.clone(), header)
            .map_err(DiskError::new(&path, "cannot begin this machine's own history"))?;
        self.device.rename().inspect_err(|_| {
            // Or each start would leave one more behind.
            let _ = self.paths.disk.remove(&path);
        })?;
        self.history = Pen::Open(history);
        self.snapshot_lags = true;
        Ok(())
    }
}
