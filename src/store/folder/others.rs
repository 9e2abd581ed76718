//! What other programs and devices do to the open data folder, and how to go on from there.

use crate::{
    deck::Problem,
    store::{
        Access, Loaded, Refusal,
        filesystem::Lock,
        load::{Reading, file_name, stats},
        records::history_files,
    },
};

use super::{Pen, Store};

impl Store {
    /// Goes on from what was read: at the start, or again if [`Store::revision`] is what it was when that began. This device may
    /// be called otherwise from then on; if it should be and cannot, or was called something that cannot be read, that is a problem.
    #[must_use = "problems are to be told"]
    pub fn continue_from(&mut self, loaded: &Loaded) -> Vec<Problem> {
        self.covers.clone_from(&loaded.covers);
        self.seen.clone_from(&loaded.seen);
        if let Pen::Open(history) = &self.history
            && self.covers.get(&file_name(history.path())).map(|it| it.bytes) != Some(history.bytes())
        {
            self.history = Pen::Lost;
        }
        self.snapshot_lags |= loaded.snapshot_is_stale;
        self.snapshot_is_precious |= loaded.history == Reading::Missing;
        self.continued = loaded.history != Reading::Unread;
        self.access = match std::mem::replace(&mut self.access, Access::Writable) {
            Access::Writable if loaded.newer => Access::ReadOnly(Refusal::Newer),
            Access::ReadOnly(Refusal::Newer) if !loaded.newer => Access::Writable,
            access => access,
        };
        let mut problems: Vec<Problem> = self.device.take_problem().into_iter().collect();
        // Of a history that was not read, nobody knows who wrote it.
        if self.access == Access::Writable && self.continued {
            problems.extend(self.keep_name_apart(&loaded.progress).err());
        }
        problems
    }

    /// How often something happened here that makes what was read before out of date.
    #[must_use]
    pub fn revision(&self) -> usize {
        self.revision
    }

    /// Whether the history holds something that was neither read nor written here. Looks at its files without opening them.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        let Ok(files) = history_files(&self.paths) else {
            // Reading it says why.
            return true;
        };
        if !self.continued {
            return true;
        }
        let (mut found, mut seen) = (stats(&self.paths.disk, &files), self.seen.clone());
        if let Pen::Open(history) = &self.history {
            let name = file_name(history.path());
            seen.remove(&name);
            if !found.remove(&name).is_some_and(|it| history.is(it)) {
                return true;
            }
        }
        found != seen
    }

    /// Whether events can be written by now, if they could not before. If so, what lies here is to be read again.
    pub fn ask_again(&mut self) -> &Access {
        if let Access::ReadOnly(Refusal::Locked | Refusal::Disk { .. }) = self.access {
            self.acquire();
            if self.access == Access::Writable {
                self.start_again();
            }
        }
        &self.access
    }

    /// Writes from now on, with the lock that another program had. What lies here is to be read again.
    pub fn take_over(&mut self, lock: Box<dyn Lock>) {
        if self.lock.is_none() {
            self.open_with(Ok(Some(lock)));
            self.start_again();
        }
    }

    fn start_again(&mut self) {
        self.continued = false;
        self.revision += 1;
    }
}
