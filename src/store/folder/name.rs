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
    /// Takes another name if somebody else seems to write under this one, unless they gave it up themselves. Says so in the first
    /// line of the file that begins then, so that the others may keep the name.
    ///
    /// A run that was not noted here is all there is to see of them. One of this machine's own looks the same if its note never
    /// reached the disk: then the new name was not needed, and costs nothing. Two machines that append to one file could.
    pub(super) fn keep_name_apart(&mut self, progress: &Progress) -> Result<(), Problem> {
        let foreign = self.device.foreign(progress.runs(self.device.name()));
        if foreign.as_ref().is_some_and(BTreeSet::is_empty) {
            return Ok(());
        }
        if foreign.is_none_or(|it| it.is_subset(&self.given_up_by_others())) {
            let all: Vec<&str> = progress.runs(self.device.name()).collect();
            return self.device.adopt(all.into_iter()).map_err(|error| {
                let hint = "let it be written to; until then a later start may give this machine a new name, which loses nothing";
                warning(error, hint)
            });
        }
        self.take_another_name().map_err(|error| {
            let hint = "the history has runs that this machine did not note: another may have its name, or a note could not be written; \
                        once this can be written, it takes a new name at the next start";
            warning(error, hint)
        })
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

fn warning(error: DiskError, hint: &str) -> Problem {
    let what = format!("{}: {}", error.action, error.why);
    Problem::warning(error.path, 0, 0, what).hint(hint)
}

/// What is said where this device got another name, `device`, when the history was read.
#[must_use]
pub fn renamed(device: &str) -> String {
    format!(
        "now called {device}: the history has runs this machine did not note (a copied home, or a full disk); nothing is lost"
    )
}
