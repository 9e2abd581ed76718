//! The open data folder: its lock, this device's history file and the snapshot.

mod name;
mod others;

pub use name::renamed;

use std::{collections::BTreeMap, io, path::PathBuf};

use crate::{
    deck::Problem,
    history::{Covered, Event, EventKind, Progress, Snapshot, write_record},
};

use super::{
    Access, AppendError, DiskError, Paths, Refusal,
    device::Device,
    filesystem::{Lock, Stat},
    history::HistoryFile,
    load::{SNAPSHOT_LIMIT, file_name},
};

/// What events are appended with.
#[derive(Debug)]
enum Pen {
    /// This device's file, not opened yet.
    Closed,
    /// An open file.
    Open(HistoryFile),
    /// That file can no longer be relied on: what comes next goes to a new one beside it.
    Lost,
}

/// The open data folder.
#[derive(Debug)]
pub struct Store {
    paths: Paths,
    device: Device,
    /// What a new device is called, or one whose name another machine has.
    new_device: String,
    access: Access,
    lock: Option<Box<dyn Lock>>,
    history: Pen,
    /// Whether what lies here was read, so that a snapshot holds it too.
    continued: bool,
    covers: BTreeMap<String, Covered>,
    /// What lay in the history when it was read, by file name.
    seen: BTreeMap<String, Stat>,
    unsaved: Vec<Event>,
    /// How often something happened here that makes what was read before out of date.
    revision: usize,
    /// Whether the snapshot on the disk says less, or something else, than the history.
    snapshot_lags: bool,
    /// The snapshot on the disk counts history that is no longer there: it is all that is left of it.
    snapshot_is_precious: bool,
}

impl Store {
    /// Opens the data folder in `paths`. A new device is called `new_device`, a random word of letters and digits; so is one
    /// whose name another machine turns out to have.
    ///
    /// The lock and the name are written to the state folder at once, and the data folder is created; history and progress
    /// are, once there is something to write.
    #[must_use]
    pub fn open(paths: Paths, new_device: &str) -> Self {
        let mut store = Self {
            device: Device::unnamed(&paths, new_device),
            new_device: new_device.to_owned(),
            paths,
            access: Access::Writable,
            lock: None,
            history: Pen::Closed,
            covers: BTreeMap::new(),
            seen: BTreeMap::new(),
            continued: false,
            unsaved: Vec::new(),
            revision: 0,
            snapshot_lags: false,
            snapshot_is_precious: false,
        };
        store.acquire();
        store
    }

    /// Takes the lock if it is free, and this device's name.
    fn acquire(&mut self) {
        let path = self.paths.lock();
        let lock = self.paths.disk.lock(&path);
        let lock = lock.map_err(DiskError::new(path, "cannot create the lock"));
        self.open_with(lock);
    }

    /// Learns this device's name; names it if need be, and writes from now on, if this is the program that has the lock.
    fn open_with(&mut self, lock: Result<Option<Box<dyn Lock>>, DiskError>) {
        let named = lock.and_then(|lock| {
            let device = match lock {
                Some(_) => Device::read_or_name(&self.paths, &self.new_device),
                None => Device::read(&self.paths, &self.new_device),
            };
            Ok((lock, device?))
        });
        self.access = match named {
            Ok((lock, device)) => {
                self.device = device;
                let access = match lock {
                    Some(_) => self.tried(),
                    None => Access::ReadOnly(Refusal::Locked),
                };
                // Where nothing can be written, the lock is asked for again with the rest.
                self.lock = lock.filter(|_| access == Access::Writable);
                access
            }
            Err(error) => Access::ReadOnly(error.into()),
        };
    }

    /// Whether this user may write here. That the disk is full shows only once something is written.
    fn tried(&self) -> Access {
        let (disk, history) = (&self.paths.disk, self.paths.history());
        let folder = if disk.is_folder(&history) {
            &history
        } else {
            &self.paths.data
        };
        match disk.open_folder(folder) {
            Ok(()) => Access::Writable,
            Err(error) => {
                let error = DiskError::new(folder, "nothing can be saved in this folder")(error);
                Access::ReadOnly(error.into())
            }
        }
    }

    /// Where everything lies.
    #[must_use]
    pub fn paths(&self) -> &Paths {
        &self.paths
    }

    /// This device's name in history.
    #[must_use]
    pub fn device(&self) -> &str {
        self.device.name()
    }

    /// What is to be told of this device's name, once: for who does not [go on](Store::continue_from) from what was read.
    #[must_use = "a problem is to be told"]
    pub fn take_problem(&mut self) -> Option<Problem> {
        self.device.take_problem()
    }

    /// Whether events can be written.
    #[must_use]
    pub fn access(&self) -> &Access {
        &self.access
    }

    /// Writes `event` to this device's history, with whatever could not be written before, and syncs it.
    pub fn append(&mut self, event: &Event) -> Result<(), AppendError> {
        self.append_all(std::slice::from_ref(event))
    }

    /// Writes `events` as one, in their order.
    pub fn append_all(&mut self, events: &[Event]) -> Result<(), AppendError> {
        self.unsaved.extend_from_slice(events);
        self.revision += 1;
        self.flush()
    }

    /// Tries again to write what could not be written.
    pub fn flush(&mut self) -> Result<(), AppendError> {
        if self.unsaved.is_empty() {
            if self.access == Access::Writable {
                self.note_runs();
            }
            return Ok(());
        }
        let written = match &self.access {
            Access::Writable => self.write_unsaved(),
            Access::ReadOnly(why) => Err(io::Error::other(why.to_string())),
        };
        let is_grade = |event: &&Event| matches!(event.what, EventKind::Reviewed { .. });
        written.map_err(|error| AppendError {
            unsaved: self.unsaved.len(),
            grades: self.unsaved.iter().filter(is_grade).count(),
            path: self.history_path(),
            why: error.to_string(),
        })?;
        self.unsaved.clear();
        self.snapshot_lags = true;
        self.note_runs();
        Ok(())
    }

    /// Notes this run, if that failed before. Without the note a later start takes a new name, which loses nothing.
    fn note_runs(&mut self) {
        let _ = self.device.note();
    }

    fn write_unsaved(&mut self) -> io::Result<()> {
        for event in &self.unsaved {
            // No reason not to save a grade now: it is tried again once that is done.
            let _ = self.device.begin(&event.id.run);
        }
        let lines: String = self.unsaved.iter().map(write_record).collect();
        if let Pen::Lost = self.history {
            return self.write_beside(&lines);
        }
        let Err(error) = self.write_on(&lines) else {
            return Ok(());
        };
        if let Pen::Open(_) = self.history {
            return Err(error);
        }
        // If that does not work either, the first error is the one to hear of.
        self.write_beside(&lines).map_err(|_| error)
    }

    /// Appends to the file that is open, or this device's.
    fn write_on(&mut self, lines: &str) -> io::Result<()> {
        if let Pen::Closed = self.history {
            self.history = Pen::Open(self.open_history()?);
        }
        let Pen::Open(history) = &mut self.history else {
            return Ok(());
        };
        let written = history.append(lines);
        if !history.is_usable() {
            // What was saved in it before still counts; if it cannot be compared, the next start reads it afresh.
            let name = file_name(history.path());
            match history.covered() {
                Ok(covered) => self.covers.insert(name, covered),
                Err(_) => self.covers.remove(&name),
            };
            self.history = Pen::Lost;
        }
        written
    }

    /// Appends to a new file.
    fn write_beside(&mut self, lines: &str) -> io::Result<()> {
        let (disk, folder) = (&self.paths.disk, self.paths.history());
        let mut history = HistoryFile::beside(disk, &folder, self.device.name())?;
        if let Err(error) = history.append(lines) {
            // Nothing in it was ever called saved.
            let _ = disk.remove(history.path());
            return Err(error);
        }
        self.history = Pen::Open(history);
        Ok(())
    }

    fn open_history(&self) -> io::Result<HistoryFile> {
        let path = self.history_path();
        let known = self.covers.get(&file_name(&path)).copied();
        let name = self.device.name();
        let aside = self.paths.backups().join(format!("{name}.torn"));
        HistoryFile::open(&self.paths.disk, path, name, known, &aside)
    }

    /// How many events are not on the disk.
    #[must_use]
    pub fn unsaved(&self) -> usize {
        self.unsaved.len()
    }

    /// Replaces `progress.ron` if the history says more. Skipped where nothing may be written, before
    /// [`Store::continue_from`] or after a history could not be read (it would say less than the one that is there), while
    /// events are still unsaved (a snapshot never says more than the history), or where the history alone says where
    /// everything stands.
    pub fn save_snapshot(&mut self, progress: &Progress) -> Result<(), DiskError> {
        let may_be_written = self.access == Access::Writable && self.continued && self.unsaved.is_empty();
        if !may_be_written || !self.snapshot_lags || progress.is_outdated() {
            return Ok(());
        }
        let path = self.paths.progress();
        let failed = |action| DiskError::new(path.clone(), action);
        if let Pen::Open(history) = &self.history {
            let covered = history.covered();
            let covered = covered.map_err(failed("cannot compare with the history"))?;
            self.covers.insert(file_name(history.path()), covered);
        }
        if self.snapshot_is_precious {
            keep_copy(&self.paths).map_err(failed("cannot be copied to the backups"))?;
            self.snapshot_is_precious = false;
        }
        let snapshot = Snapshot {
            progress: progress.clone(),
            covers: self.covers.clone(),
        };
        self.paths
            .disk
            .replace(&path, snapshot.to_ron().as_bytes())
            .map_err(failed("cannot save"))?;
        self.snapshot_lags = false;
        Ok(())
    }

    fn history_path(&self) -> PathBuf {
        self.paths.history().join(format!("{}.ronl", self.device.name()))
    }
}

/// Keeps a snapshot that counts more than the history still holds.
fn keep_copy(paths: &Paths) -> io::Result<()> {
    let text = paths.disk.read_limited(&paths.progress(), SNAPSHOT_LIMIT)?;
    let name = format!("progress-{:08x}.ron", crc32fast::hash(&text));
    paths.disk.replace(&paths.backups().join(name), &text)
}
