//! The fake disk as the store sees it.

use std::{
    io::{Error, ErrorKind, Result},
    path::{Path, PathBuf},
};

use greenroom::store::{FileKind, Filesystem, Lock, Open, OpenFile, Stat};

use super::{
    FakeDisk, Fault, Folder, Kind, Node, State,
    file::File,
    handle::{Handle, Held},
    name_of,
};

fn missing() -> Error {
    ErrorKind::NotFound.into()
}

impl FakeDisk {
    /// Does what was called for, unless it fails.
    pub(super) fn call<T>(
        &self,
        kind: Kind,
        path: &Path,
        work: impl FnOnce(&mut State) -> Result<T>,
    ) -> Result<T> {
        let mut state = self.state();
        state.call(kind, path).map_err(Fault::error)?;
        work(&mut state)
    }
}

impl Filesystem for FakeDisk {
    fn open(&self, path: &Path, how: Open) -> Result<Box<dyn OpenFile>> {
        let kind = match how {
            Open::Read => Kind::OpenToRead,
            Open::Write => Kind::OpenToWrite,
            Open::New => Kind::Create,
        };
        let node = self.call(kind, path, |state| {
            if how != Open::New {
                let node = state.find(path)?;
                return state.file(node).map(|_| node);
            }
            if state.find(path).is_ok() {
                return Err(ErrorKind::AlreadyExists.into());
            }
            state.folder_of(path)?;
            let node = state.add(Node::File(File::default()));
            state.folder_of(path)?.put(name_of(path), node, false);
            Ok(node)
        })?;
        Ok(Box::new(Handle::new(self, path, node)))
    }

    fn stat(&self, path: &Path) -> Result<Stat> {
        self.call(Kind::Stat, path, |state| {
            let node = state.find(path)?;
            Ok(stat(state, node))
        })
    }

    fn list(&self, folder: &Path) -> Result<Vec<PathBuf>> {
        self.call(Kind::List, folder, |state| {
            let names = state.folder(state.find(folder)?)?.names();
            Ok(names.map(|(name, _)| folder.join(name)).collect())
        })
    }

    fn create_folder(&self, path: &Path) -> Result<()> {
        self.call(Kind::CreateFolder, path, |state| {
            if state.find(path).is_ok() {
                return Err(ErrorKind::AlreadyExists.into());
            }
            state.folder_of(path)?;
            let node = state.add(Node::Folder(Folder::default()));
            state.folder_of(path)?.put(name_of(path), node, false);
            Ok(())
        })
    }

    fn rename(&self, from: &Path, to: &Path) -> Result<()> {
        self.call(Kind::Rename, to, |state| {
            if from.parent() != to.parent() {
                return Err(ErrorKind::CrossesDevices.into());
            }
            let renamed = state.folder_of(from)?.rename(name_of(from), name_of(to));
            renamed.ok_or_else(missing)
        })
    }

    fn link(&self, from: &Path, to: &Path) -> Result<()> {
        self.call(Kind::Link, to, |state| {
            let node = state.find(from)?;
            if state.find(to).is_ok() {
                return Err(ErrorKind::AlreadyExists.into());
            }
            state.folder_of(to)?.put(name_of(to), node, false);
            Ok(())
        })
    }

    fn remove(&self, path: &Path) -> Result<()> {
        self.call(Kind::Remove, path, |state| {
            let node = state.find(path)?;
            state.file(node)?;
            let taken = state.folder_of(path)?.take(name_of(path));
            taken.map(|_| ()).ok_or_else(missing)
        })
    }

    fn remove_folder(&self, path: &Path) -> Result<()> {
        self.call(Kind::RemoveFolder, path, |state| {
            if state.folder(state.find(path)?)?.names().next().is_some() {
                return Err(ErrorKind::DirectoryNotEmpty.into());
            }
            let taken = state.folder_of(path)?.take(name_of(path));
            taken.map(|_| ()).ok_or_else(missing)
        })
    }

    fn sync_folder(&self, folder: &Path) -> Result<()> {
        let mut state = self.state();
        let outcome = state.call(Kind::SyncFolder, folder);
        let node = state.find(folder)?;
        let found = state.folder_mut(node)?;
        match outcome {
            Ok(()) => found.sync(),
            Err(fault) if fault.names_lost => found.lose(),
            Err(_) => {}
        }
        outcome.map_err(Fault::error)
    }

    fn resolve(&self, path: &Path) -> Result<PathBuf> {
        self.call(Kind::Resolve, path, |state| {
            state.find(path)?;
            Ok(path.to_owned())
        })
    }

    /// There are no links here.
    fn read_link(&self, path: &Path) -> Result<PathBuf> {
        self.call(Kind::ReadLink, path, |state| {
            state.find(path)?;
            Err(ErrorKind::InvalidInput.into())
        })
    }

    fn lock(&self, path: &Path) -> Result<Option<Box<dyn Lock>>> {
        let taken = self.call(Kind::Lock, path, |state| {
            if state.find(path).is_err() {
                state.folder_of(path)?;
                let node = state.add(Node::File(File::default()));
                state.folder_of(path)?.put(name_of(path), node, false);
            }
            Ok(state.locks.insert(path.to_owned()))
        })?;
        Ok(taken.then(|| Box::new(Held::new(self, path)) as Box<dyn Lock>))
    }
}

pub(super) fn stat(state: &State, node: usize) -> Stat {
    let (kind, len, changed, mode) = match &state.nodes[node] {
        Node::File(file) => (FileKind::File, file.seen().len(), file.changed, file.mode),
        Node::Folder(_) => (FileKind::Folder, 0, 0, 0o700),
    };
    Stat {
        kind,
        len: len as u64,
        changed,
        identity: (1, node as u64),
        mode: Some(mode),
    }
}
