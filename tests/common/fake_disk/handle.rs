//! What is open on the fake disk.

use std::{
    io::{Error, ErrorKind, Read, Result, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

use greenroom::store::{Lock, OpenFile, Stat};

use super::{FakeDisk, Fault, Kind, calls::stat};

/// A lock, which goes with the program that holds it.
#[derive(Debug)]
pub(super) struct Held {
    disk: FakeDisk,
    path: PathBuf,
}

impl Held {
    pub(super) fn new(disk: &FakeDisk, path: &Path) -> Self {
        Self {
            disk: disk.clone(),
            path: path.to_owned(),
        }
    }
}

impl Lock for Held {}

impl Drop for Held {
    fn drop(&mut self) {
        self.disk.state().locks.remove(&self.path);
    }
}

/// An open file.
#[derive(Debug)]
pub(super) struct Handle {
    disk: FakeDisk,
    path: PathBuf,
    node: usize,
    at: usize,
}

impl Handle {
    pub(super) fn new(disk: &FakeDisk, path: &Path, node: usize) -> Self {
        Self {
            disk: disk.clone(),
            path: path.to_owned(),
            node,
            at: 0,
        }
    }
}

impl Read for Handle {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        let (node, at) = (self.node, self.at);
        let count = self.disk.call(Kind::Read, &self.path, |state| {
            let rest = state.file(node)?.seen().get(at..).unwrap_or_default();
            let count = rest.len().min(into.len());
            into[..count].copy_from_slice(&rest[..count]);
            Ok(count)
        })?;
        self.at += count;
        Ok(count)
    }
}

impl Write for Handle {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        let mut state = self.disk.state();
        let outcome = state.call(Kind::Write, &self.path);
        let (count, error) = match outcome {
            Ok(()) => (bytes.len(), None),
            Err(fault) => (fault.torn_after.min(bytes.len()), Some(fault.error())),
        };
        if error.is_some() {
            state.tore = count < bytes.len();
        }
        if count > 0 {
            state.file_mut(self.node)?.write(self.at, &bytes[..count]);
        }
        self.at += count;
        error.map_or(Ok(count), Err)
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

impl Seek for Handle {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        let length = self.disk.state().file(self.node)?.seen().len();
        let from = |place: usize, by: i64| i64::try_from(place).ok().and_then(|it| it.checked_add(by));
        let at = match to {
            SeekFrom::Start(at) => i64::try_from(at).ok(),
            SeekFrom::End(by) => from(length, by),
            SeekFrom::Current(by) => from(self.at, by),
        };
        let at = at.and_then(|at| usize::try_from(at).ok());
        self.at = at.ok_or_else(|| Error::from(ErrorKind::InvalidInput))?;
        Ok(self.at as u64)
    }
}

impl OpenFile for Handle {
    fn stat(&self) -> Result<Stat> {
        self.disk
            .call(Kind::Stat, &self.path, |state| Ok(stat(state, self.node)))
    }

    fn set_len(&self, length: u64) -> Result<()> {
        self.disk.call(Kind::SetLen, &self.path, |state| {
            let length = usize::try_from(length).map_err(Error::other)?;
            state.file_mut(self.node)?.set_len(length);
            Ok(())
        })
    }

    fn set_mode(&self, mode: u32) -> Result<()> {
        self.disk.call(Kind::SetMode, &self.path, |state| {
            state.file_mut(self.node)?.mode = mode;
            Ok(())
        })
    }

    fn sync(&self) -> Result<()> {
        let mut state = self.disk.state();
        let outcome = state.call(Kind::Sync, &self.path);
        let file = state.file_mut(self.node)?;
        match outcome {
            Ok(()) => file.sync(),
            Err(fault) => file.lose(fault.lost),
        }
        outcome.map_err(Fault::error)
    }
}
