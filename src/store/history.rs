//! The file of this device's events, to which only this program appends.

use std::{
    io::{self, ErrorKind, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

use crate::history::{Covered, TAIL, write_header};

use super::{
    Disk,
    disk::folder_of,
    filesystem::{OpenFile, Stat},
};

/// An open history file. What it holds is always whole lines, all of them synced, but after a write that failed.
#[derive(Debug)]
pub(super) struct HistoryFile {
    disk: Disk,
    path: PathBuf,
    /// Written before the first event of this run.
    opening: String,
    file: Box<dyn OpenFile>,
    /// Which file was opened, whatever lies at its path by now.
    identity: (u64, u64),
    bytes: u64,
    lines: usize,
    crc: crc32fast::Hasher,
    /// What was read of it before, with the lines of it that do not count.
    known: Covered,
    end: End,
}

/// What stands behind the last line that is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Nothing.
    Clean,
    /// Something a failed write left, still to be cut off.
    Torn,
    /// Nobody knows. A sync failed, after which the system may have dropped what was written and still call the next sync a
    /// success; or another program changed the file. Nothing more is written here.
    Unknown,
}

impl HistoryFile {
    /// Opens `device`'s file at `path`, of which `known` was read before; a cut-off last line goes to `aside`.
    pub(super) fn open(
        disk: &Disk,
        path: PathBuf,
        device: &str,
        known: Option<Covered>,
        aside: &Path,
    ) -> io::Result<Self> {
        let file = disk.open_or_create(&path)?;
        let mut history = Self::new(disk, path, write_header(device), file)?;
        if let Some(known) = known {
            history.known = known;
            history.bytes = known.bytes;
            history.lines = known.lines;
            history.crc = crc32fast::Hasher::new_with_initial(known.crc);
        }
        if history.bytes > 0 {
            // A sync that failed in an earlier run may have left a line there that a power cut turns into zeros, without a line
            // end: what comes next must not be joined to it.
            "\n".clone_into(&mut history.opening);
        }
        let length = history.file.stat()?.len;
        if length < history.bytes {
            return Err(changed());
        }
        if length > history.bytes {
            let torn = disk.read_from(&history.path, history.bytes)?;
            if torn.contains(&b'\n') {
                return Err(changed());
            }
            disk.append_synced(aside, &torn)?;
            history.cut()?;
            history.file.sync()?;
        }
        history.file.seek(SeekFrom::Start(history.bytes))?;
        history.findable()
    }

    /// Creates the file of a device at `path`, with `header` alone, saved.
    pub(super) fn create(disk: &Disk, path: PathBuf, header: String) -> io::Result<Self> {
        disk.create_folder(folder_of(&path))?;
        let file = disk.create_new(&path)?;
        let mut history = Self::new(disk, path, header, file)?.findable()?;
        let saved = history.append("");
        if saved.is_err() {
            // The name is still free to be taken.
            let _ = disk.remove(&history.path);
        }
        saved.map(|()| history)
    }

    /// Creates another file of `device` in `folder`, beside those that can no longer be written to.
    pub(super) fn beside(disk: &Disk, folder: &Path, device: &str) -> io::Result<Self> {
        disk.create_folder(folder)?;
        for number in 2..1000 {
            let path = folder.join(format!("{device}-{number}.ronl"));
            match disk.create_new(&path) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                created => return Self::new(disk, path, write_header(device), created?)?.findable(),
            }
        }
        Err(io::Error::other("there are too many files of this device"))
    }

    fn new(disk: &Disk, path: PathBuf, header: String, file: Box<dyn OpenFile>) -> io::Result<Self> {
        Ok(Self {
            disk: disk.clone(),
            path,
            opening: header,
            identity: file.stat()?.identity,
            file,
            bytes: 0,
            lines: 0,
            known: Covered::default(),
            crc: crc32fast::Hasher::new(),
            end: End::Clean,
        })
    }

    /// Itself, once its name and those of its folders survive a power cut: it may be new, and so may they, even if another
    /// program made them. If they cannot, an empty file goes, or the next run would rely on it.
    fn findable(self) -> io::Result<Self> {
        let named = self.disk.sync_names(&self.path);
        if named.is_err() && self.bytes == 0 {
            let _ = self.disk.remove(&self.path);
        }
        named.map(|()| self)
    }

    /// Where it lies.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// What was written to it, or read of it before.
    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Whether `found` is this file, and holds what was written to it and no more.
    pub(super) fn is(&self, found: Stat) -> bool {
        found.identity == self.identity && found.len == self.bytes
    }

    /// Whether more can be written to it, now or later.
    pub(super) fn is_usable(&self) -> bool {
        self.end != End::Unknown
    }

    /// Adds whole lines and syncs them. If writing fails, what was written of them is cut off again, at the latest before the
    /// next ones. If syncing fails, or the file is no longer the one that was opened, it is not usable any more.
    pub(super) fn append(&mut self, lines: &str) -> io::Result<()> {
        if self.end == End::Torn
            && let Err(error) = self.cut()
        {
            self.end = End::Unknown;
            return Err(error);
        }
        self.compare()?;
        let text = self.opening.clone() + lines;
        if let Err(error) = self.file.write_all(text.as_bytes()) {
            self.end = End::Torn;
            // If this fails as well, the next append tries it once more.
            let _ = self.cut();
            return Err(error);
        }
        self.end = End::Unknown;
        self.file.sync()?;
        self.end = End::Clean;
        self.opening.clear();
        self.bytes += text.len() as u64;
        self.lines = self.lines.saturating_add(text.matches('\n').count());
        self.crc.update(text.as_bytes());
        Ok(())
    }

    /// Cuts off what stands behind the last whole line.
    fn cut(&mut self) -> io::Result<()> {
        if self.file.stat()?.len < self.bytes {
            self.end = End::Unknown;
            return Err(changed());
        }
        self.file.set_len(self.bytes)?;
        self.file.seek(SeekFrom::Start(self.bytes))?;
        self.end = End::Clean;
        Ok(())
    }

    /// Whether what lies at the path is still this file, as it was left: else the lines would be lost with it.
    fn compare(&mut self) -> io::Result<()> {
        match self.disk.stat(&self.path) {
            Ok(found) if self.is(found) => Ok(()),
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            _ => {
                self.end = End::Unknown;
                Err(changed())
            }
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
            tail: crc32fast::hash(&self.disk.read_span(&self.path, tail, length)?),
            ..self.known
        })
    }
}

fn changed() -> io::Error {
    io::Error::other("another program changed or replaced this history")
}
