//! This device's place on the disk: its lock, its history file and the snapshot.

use std::{
    collections::BTreeMap,
    fs::File,
    io,
    path::{Path, PathBuf},
};

use thiserror::Error;

use crate::history::{Covered, Event, Progress, Snapshot, write_record};

use super::{DiskError, Loaded, Paths, disk, history::HistoryFile, load::file_name, lock};

const LOCKED: &str = "another Greenroom is open on this data";

/// Whether events can be written here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    /// They can.
    Writable,
    /// They cannot, for the reason given in the user's words.
    ReadOnly(String),
}

/// Events that are not on the disk yet. They are kept, and tried again with the next one.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{unsaved} not saved: {why}")]
pub struct AppendError {
    /// How many.
    pub unsaved: usize,
    /// What the system said, with the path.
    pub why: String,
}

/// The open data folder.
#[derive(Debug)]
pub struct Store {
    paths: Paths,
    device: String,
    access: Access,
    lock: Option<File>,
    history: Option<HistoryFile>,
    /// Whether what lies here was read, so that a snapshot holds it too.
    continued: bool,
    covers: BTreeMap<String, Covered>,
    unsaved: Vec<String>,
    /// Whether the snapshot on the disk says less, or something else, than the history.
    snapshot_lags: bool,
}

impl Store {
    /// Opens the data folder in `paths`. A new device is called `new_device`, a random word of letters and digits.
    ///
    /// The lock and the name are written to the state folder at once; history and progress are created once there is
    /// something to write.
    #[must_use]
    pub fn open(paths: Paths, new_device: &str) -> Self {
        let mut store = Self {
            paths,
            device: new_device.to_owned(),
            access: Access::Writable,
            lock: None,
            history: None,
            covers: BTreeMap::new(),
            continued: false,
            unsaved: Vec::new(),
            snapshot_lags: false,
        };
        store.acquire();
        store
    }

    /// Takes the lock if it is free, and this device's name.
    fn acquire(&mut self) {
        let acquired = lock::acquire(&self.paths.state)
            .and_then(|lock| Ok((lock, device(&self.paths.state, &self.device)?)));
        self.access = match acquired {
            Ok((lock, device)) => {
                self.device = device;
                self.lock = lock;
                match self.lock {
                    Some(_) => Access::Writable,
                    None => Access::ReadOnly(LOCKED.to_owned()),
                }
            }
            Err(error) => Access::ReadOnly(error.to_string()),
        };
    }

    /// Whether events can be written by now, if they could not before. If so, what lies here is to be read again.
    pub fn ask_again(&mut self) -> &Access {
        if self.access == Access::ReadOnly(LOCKED.to_owned()) {
            self.acquire();
            self.continued = false;
        }
        &self.access
    }

    /// Where everything lies.
    #[must_use]
    pub fn paths(&self) -> &Paths {
        &self.paths
    }

    /// This device's name in history.
    #[must_use]
    pub fn device(&self) -> &str {
        &self.device
    }

    /// Whether events can be written.
    #[must_use]
    pub fn access(&self) -> &Access {
        &self.access
    }

    /// Goes on from what was read.
    pub fn continue_from(&mut self, loaded: &Loaded) {
        self.covers.clone_from(&loaded.covers);
        self.snapshot_lags |= loaded.snapshot_is_stale;
        self.continued = true;
        if loaded.newer && self.access == Access::Writable {
            let why = "this data was written by a newer Greenroom; update this one to study here";
            self.access = Access::ReadOnly(why.to_owned());
        }
    }

    /// Writes `event` to this device's history, with whatever could not be written before, and syncs it.
    pub fn append(&mut self, event: &Event) -> Result<(), AppendError> {
        self.unsaved.push(write_record(event));
        self.flush()
    }

    /// Tries again to write what could not be written.
    pub fn flush(&mut self) -> Result<(), AppendError> {
        if self.unsaved.is_empty() {
            return Ok(());
        }
        let path = self.history_path();
        let written = match &self.access {
            Access::Writable => self.write_unsaved(&path),
            Access::ReadOnly(why) => Err(io::Error::other(why.clone())),
        };
        written.map_err(|error| AppendError {
            unsaved: self.unsaved.len(),
            why: format!("{error} ({})", path.display()),
        })?;
        self.unsaved.clear();
        self.snapshot_lags = true;
        Ok(())
    }

    fn write_unsaved(&mut self, path: &Path) -> io::Result<()> {
        let lines = self.unsaved.concat();
        if let Some(history) = &mut self.history {
            return history.append(&lines);
        }
        let known = self.covers.get(&file_name(path)).copied();
        let aside = self.paths.backups().join(format!("{}.torn", self.device));
        let history = HistoryFile::open(path.to_owned(), &self.device, known, &aside)?;
        // Kept even if it cannot be appended to now: it holds its header, which nobody has read.
        self.history.insert(history).append(&lines)
    }

    /// How many events are not on the disk.
    #[must_use]
    pub fn unsaved(&self) -> usize {
        self.unsaved.len()
    }

    /// Replaces `progress.ron` if the history says more. Skipped where nothing may be written, before
    /// [`Store::continue_from`] (it would say less than the one that is there), or while events are still unsaved: a snapshot
    /// never says more than the history.
    pub fn save_snapshot(&mut self, progress: &Progress) -> Result<(), DiskError> {
        let may_be_written = self.access == Access::Writable && self.continued && self.unsaved.is_empty();
        if !may_be_written || !self.snapshot_lags {
            return Ok(());
        }
        let path = self.paths.progress();
        let failed = |action| DiskError::new(path.clone(), action);
        if let Some(history) = &self.history {
            let covered = history
                .covered()
                .map_err(failed("cannot compare with the history"))?;
            self.covers.insert(file_name(&self.history_path()), covered);
        }
        for (name, cover) in &mut self.covers {
            if cover.tail == 0 && cover.bytes > 0 {
                let tail = cover.bytes.saturating_sub(crate::history::TAIL as u64);
                let length = usize::try_from(cover.bytes - tail).unwrap_or(0);
                let bytes = disk::read_span(&self.paths.history().join(name), tail, length);
                cover.tail = crc32fast::hash(&bytes.map_err(failed("cannot compare with the history"))?);
            }
        }
        let snapshot = Snapshot {
            progress: progress.clone(),
            covers: self.covers.clone(),
        };
        disk::replace(&path, snapshot.to_ron().as_bytes()).map_err(failed("cannot save"))?;
        self.snapshot_lags = false;
        Ok(())
    }

    fn history_path(&self) -> PathBuf {
        self.paths.history().join(format!("{}.ronl", self.device))
    }
}

/// This device's name: as it was written at the first start, else `new`.
fn device(state: &Path, new: &str) -> Result<String, DiskError> {
    let path = state.join("device");
    if let Ok(text) = disk::read_text(&path, 1024) {
        let name = text.trim();
        if !name.is_empty() && name.len() <= 40 && name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Ok(name.to_owned());
        }
    }
    disk::replace(&path, format!("{new}\n").as_bytes())
        .map_err(DiskError::new(&path, "cannot name this device"))?;
    Ok(new.to_owned())
}
