//! The file of this device's events, to which only this program appends.

use std::{
    fs::File,
    io::{self, Seek, SeekFrom, Write},
    path::PathBuf,
};

use crate::history::{Covered, TAIL, write_header};

use super::disk;

/// An open history file. What it holds is always whole lines, all of them synced.
#[derive(Debug)]
pub(super) struct HistoryFile {
    path: PathBuf,
    file: File,
    bytes: u64,
    lines: usize,
    crc: crc32fast::Hasher,
}

impl HistoryFile {
    /// Opens `device`'s file in `folder`, of which `known` was read before; a cut-off last line goes to `aside`.
    pub(super) fn open(
        path: PathBuf,
        device: &str,
        known: Option<Covered>,
        aside: &std::path::Path,
    ) -> io::Result<Self> {
        let (file, is_new) = disk::open_append(&path)?;
        let known = known.unwrap_or(Covered {
            bytes: 0,
            lines: 0,
            crc: 0,
            tail: 0,
        });
        let mut history = Self {
            path,
            file,
            bytes: known.bytes,
            lines: known.lines,
            crc: crc32fast::Hasher::new_with_initial(known.crc),
        };
        let length = history.file.metadata()?.len();
        if length > history.bytes {
            let torn = disk::read_from(&history.path, history.bytes)?;
            if torn.contains(&b'\n') {
                return Err(io::Error::other(
                    "another program changed this history; start Greenroom again",
                ));
            }
            disk::append_synced(aside, &torn)?;
            history.file.set_len(history.bytes)?;
            history.file.sync_all()?;
        }
        if is_new || history.bytes == 0 {
            history.append(&write_header(device))?;
        }
        Ok(history)
    }

    /// Adds whole lines and syncs them. If that fails the file is as it was before.
    pub(super) fn append(&mut self, lines: &str) -> io::Result<()> {
        let written = self
            .file
            .write_all(lines.as_bytes())
            .and_then(|()| self.file.sync_data());
        if let Err(error) = written {
            self.file.set_len(self.bytes)?;
            self.file.seek(SeekFrom::End(0))?;
            return Err(error);
        }
        self.bytes += lines.len() as u64;
        self.lines += lines.matches('\n').count();
        self.crc.update(lines.as_bytes());
        Ok(())
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
        })
    }
}
