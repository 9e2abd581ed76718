//! Locks, which end with the program that holds them.

use std::{io, path::Path};

use super::{
    super::filesystem::{FileKind, Lock},
    Disk, folder_of, no_file,
};

impl Disk {
    /// The lock at `path`; `None` if another program has it.
    pub(in crate::store) fn lock(&self, path: &Path) -> io::Result<Option<Box<dyn Lock>>> {
        self.create_folder(folder_of(path))?;
        if self.0.stat(path).is_ok_and(|it| it.kind == FileKind::Other) {
            return Err(no_file());
        }
        self.0.lock(path)
    }

    /// The lock at `path` as soon as nobody else has it.
    pub fn take_turn(&self, path: &Path) -> io::Result<Box<dyn Lock>> {
        match self.lock(path)? {
            Some(lock) => Ok(lock),
            None => self.wait_for_lock(path),
        }
    }

    /// The lock at `path` once the program that has it ends; waits as long as that takes.
    pub fn wait_for_lock(&self, path: &Path) -> io::Result<Box<dyn Lock>> {
        self.0.wait_for_lock(path)
    }
}
