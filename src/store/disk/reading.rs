//! How a file is read: bounded, in part, in pieces, or beside another.

use std::{
    io::{self, Read, Seek, SeekFrom},
    path::Path,
};

use super::{
    super::filesystem::{FileKind, Open, OpenFile},
    Disk, PIECE, is_device, no_file,
};

impl Disk {
    /// The bytes of a file of at most `limit` bytes.
    pub fn read_limited(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let file = self.open_to_read(path)?;
        let size = file.stat()?.len;
        if size > limit {
            return Err(too_big(limit));
        }
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
        file.take(limit + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > limit {
            return Err(too_big(limit));
        }
        Ok(bytes)
    }

    /// [`Disk::read_limited`] for UTF-8 text.
    pub fn read_text(&self, path: &Path, limit: u64) -> io::Result<String> {
        String::from_utf8(self.read_limited(path, limit)?).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            let before = error.as_bytes().iter().take(at);
            let line = before.filter(|byte| **byte == b'\n').count() + 1;
            io::Error::new(io::ErrorKind::InvalidData, format!("line {line} is not UTF-8"))
        })
    }

    /// `length` bytes from `start`, or what there is of them.
    pub(in crate::store) fn read_span(&self, path: &Path, start: u64, length: usize) -> io::Result<Vec<u8>> {
        let file = self.read_after(path, start)?;
        // Who asks may have been told wrongly how much there is.
        let there = usize::try_from(file.stat()?.len.saturating_sub(start)).unwrap_or(length);
        let mut bytes = Vec::with_capacity(length.min(there));
        file.take(length as u64).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// The file from byte `start` on.
    pub(in crate::store) fn read_after(&self, path: &Path, start: u64) -> io::Result<Box<dyn OpenFile>> {
        let mut file = self.open_to_read(path)?;
        file.seek(SeekFrom::Start(start))?;
        Ok(file)
    }

    /// Everything from `start` on, a few MiB at a time.
    pub(in crate::store) fn read_pieces(
        &self,
        path: &Path,
        start: u64,
        mut each: impl FnMut(&[u8]),
    ) -> io::Result<()> {
        let mut file = self.read_after(path, start)?;
        let mut piece = Vec::new();
        loop {
            piece.clear();
            (&mut file).take(4 * PIECE).read_to_end(&mut piece)?;
            if piece.is_empty() {
                return Ok(());
            }
            each(&piece);
        }
    }

    /// Opens a file. A named pipe would have to wait for somebody to write to it, so only what lies among the devices, such as
    /// `/dev/stdin`, may be something else.
    fn open_to_read(&self, path: &Path) -> io::Result<Box<dyn OpenFile>> {
        match self.0.stat(path)?.kind {
            FileKind::File => {}
            FileKind::Folder => return Err(io::Error::new(io::ErrorKind::IsADirectory, "it is a folder")),
            FileKind::Other if is_device(path) => {}
            FileKind::Other => return Err(no_file()),
        }
        self.0.open(path, Open::Read)
    }

    /// Everything from `start` on.
    pub(in crate::store) fn read_from(&self, path: &Path, start: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.read_after(path, start)?.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Whether two files hold the same bytes.
    pub(in crate::store) fn is_same(&self, one: &Path, other: &Path) -> io::Result<bool> {
        if self.0.stat(one)?.len != self.0.stat(other)?.len {
            return Ok(false);
        }
        let mut files = [one, other].map(|path| self.0.open(path, Open::Read));
        let [Ok(one), Ok(other)] = &mut files else {
            return files.into_iter().collect::<io::Result<Vec<_>>>().map(|_| false);
        };
        loop {
            let (mut left, mut right) = (Vec::new(), Vec::new());
            one.take(PIECE).read_to_end(&mut left)?;
            other.take(PIECE).read_to_end(&mut right)?;
            if left != right || left.is_empty() {
                return Ok(left == right);
            }
        }
    }
}

fn too_big(limit: u64) -> io::Error {
    let text = match limit >> 20 {
        0 => format!("it is larger than {} KiB", limit >> 10),
        size => format!("it is larger than {size} MiB"),
    };
    io::Error::new(io::ErrorKind::FileTooLarge, text)
}
