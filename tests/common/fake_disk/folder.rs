//! The names in a folder: what programs see, and what a power cut leaves.

use std::{
    collections::BTreeMap,
    ffi::{OsStr, OsString},
};

use super::Chance;

#[derive(Clone, Debug, Default)]
pub(super) struct Folder {
    seen: BTreeMap<OsString, usize>,
    /// As of the last sync.
    kept: BTreeMap<OsString, usize>,
    /// What was done since, each of which the system may have written by itself.
    unsynced: Vec<Change>,
}

#[derive(Clone, Debug)]
enum Change {
    Put(OsString, usize),
    Take(OsString),
    Move(OsString, OsString, usize),
}

impl Change {
    fn is_about(&self, name: &OsStr) -> bool {
        match self {
            Self::Put(put, _) | Self::Take(put) => put == name,
            Self::Move(from, to, _) => from == name || to == name,
        }
    }

    fn apply(&self, to: &mut BTreeMap<OsString, usize>) {
        match self {
            Self::Put(name, node) => _ = to.insert(name.clone(), *node),
            Self::Take(name) => _ = to.remove(name),
            Self::Move(from, name, node) => {
                to.remove(from);
                to.insert(name.clone(), *node);
            }
        }
    }
}

impl Folder {
    pub(super) fn get(&self, name: &OsStr) -> Option<usize> {
        self.seen.get(name).copied()
    }

    pub(super) fn names(&self) -> impl Iterator<Item = (&OsStr, usize)> {
        self.seen.iter().map(|(name, node)| (name.as_os_str(), *node))
    }

    pub(super) fn put(&mut self, name: &OsStr, node: usize, synced: bool) {
        let change = Change::Put(name.to_owned(), node);
        if synced {
            self.unsynced.retain(|earlier| !earlier.is_about(name));
            change.apply(&mut self.kept);
            change.apply(&mut self.seen);
        } else {
            self.change(change);
        }
    }

    pub(super) fn take(&mut self, name: &OsStr) -> Option<usize> {
        let node = self.get(name)?;
        self.change(Change::Take(name.to_owned()));
        Some(node)
    }

    /// Gives what is called `from` the name `to`, in one step. `None` if there is no such name.
    pub(super) fn rename(&mut self, from: &OsStr, to: &OsStr) -> Option<()> {
        let node = self.get(from)?;
        self.change(Change::Move(from.to_owned(), to.to_owned(), node));
        Some(())
    }

    fn change(&mut self, change: Change) {
        change.apply(&mut self.seen);
        self.unsynced.push(change);
    }

    pub(super) fn sync(&mut self) {
        for change in self.unsynced.drain(..) {
            change.apply(&mut self.kept);
        }
    }

    /// Forgets what was to be synced: programs see it until the power is cut.
    pub(super) fn lose(&mut self) {
        self.unsynced.clear();
    }

    /// The power is cut: each change was kept or not.
    pub(super) fn cut(&mut self, chance: &mut Chance) {
        for change in self.unsynced.drain(..) {
            if chance.up_to(1) == 1 {
                change.apply(&mut self.kept);
            }
        }
        self.seen.clone_from(&self.kept);
    }
}
