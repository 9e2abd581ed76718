//! The file of this device's events, to which only this program appends.

use std::{
    fs::{File, Metadata},
    io::{self, Seek, SeekFrom, Write},
    path::PathBuf,
};

use crate::history::{Covered, TAIL, write_header};

use super::disk;

/// An open history file. What it holds is always whole lines, all of them synced, but after a write that failed.
#[derive(Debug)]
pub(super) struct HistoryFile {
    path: PathBuf,
    file: File,
    /// Which file was opened, whatever lies at its path by now.
    identity: disk::Identity,
    bytes: u64,
    lines: usize,
    crc: crc32fast::Hasher,
    /// What was read of it before, with the lines of it that do not count.
    known: Covered,
    /// A write failed, and what it left behind the last line is still to be cut off.
    torn: bool,
}

impl HistoryFile {
    /// Opens `device`'s file at `path`, of which `known` was read before; a cut-off last line goes to `aside`.
    pub(super) fn open(
        path: PathBuf,
        device: &str,
        known: Option<Covered>,
        aside: &std::path::Path,
    ) -> io::Result<Self> {
        let (file, is_new) = disk::open_history(&path)?;
        let known = known.unwrap_or(Covered {
            bytes: 0,
            lines: 0,
            crc: 0,
            tail: 0,
            damaged: 0,
            unknown: 0,
        });
        let metadata = file.metadata()?;
        let mut history = Self {
            path,
            file,
            identity: disk::identity(&metadata),
            bytes: known.bytes,
            lines: known.lines,
            crc: crc32fast::Hasher::new_with_initial(known.crc),
            known,
            torn: false,
        };
        if metadata.len() < history.bytes {
            return Err(changed());
        }
        if metadata.len() > history.bytes {
            let torn = disk::read_from(&history.path, history.bytes)?;
            if torn.contains(&b'\n') {
                return Err(changed());
            }
            disk::append_synced(aside, &torn)?;
            history.cut()?;
            history.file.sync_all()?;
        }
        history.file.seek(SeekFrom::Start(history.bytes))?;
        if is_new || history.bytes == 0 {
            history.append(&write_header(device))?;
        }
        Ok(history)
    }

    /// Adds whole lines and syncs them. If that fails, what was written of them is cut off again, at the latest before the
    /// next ones. Refused if the file is no longer the one that was opened: the lines would be lost with it.
    pub(super) fn append(&mut self, lines: &str) -> io::Result<()> {
        if self.torn {
            self.cut()?;
        }
        self.compare()?;
        self.torn = true;
        let written = self
            .file
            .write_all(lines.as_bytes())
            .and_then(|()| self.file.sync_data());
        if let Err(error) = written {
            // If this fails as well, the next append begins with it.
            let _ = self.cut();
            return Err(error);
        }
        self.torn = false;
        self.bytes += lines.len() as u64;
        self.lines = self.lines.saturating_add(lines.matches('\n').count());
        self.crc.update(lines.as_bytes());
        Ok(())
    }

    /// Cuts off what stands behind the last whole line.
    fn cut(&mut self) -> io::Result<()> {
        if self.file.metadata()?.len() < self.bytes {
            return Err(changed());
        }
        self.file.set_len(self.bytes)?;
        self.file.seek(SeekFrom::Start(self.bytes))?;
        self.torn = false;
        Ok(())
    }

    /// Whether what lies at the path is still this file, as it was left.
    fn compare(&self) -> io::Result<()> {
        let same = |found: &Metadata| disk::identity(found) == self.identity && found.len() == self.bytes;
        match disk::metadata(&self.path) {
            Ok(found) if same(&found) => Ok(()),
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Err(changed()),
        }
    }

    /// What a snapshot taken now covers of it.
    pub(super) fn covered(&self) -> io::Result<Covered> {
        let tail = self.bytes.saturating_sub(TAIL as u64);
        let length = usize::try_from(self.bytes - tail).unwrap_or(TAIL);
        Ok(Covered {
            bytes: self.bytes,
            lines: self.lines,
            crc: self.crc.clone().finalize(),
            tail: crc32fast::hash(&disk::read_span(&self.path, tail, length)?),
            ..self.known
        })
    }
}

fn changed() -> io::Error {
    io::Error::other("another program changed or replaced this history; start Greenroom again")
}
