//! The files of the history, record by record, in bounded memory.

use std::{
    io::{self, BufRead, BufReader, Read},
    path::{Path, PathBuf},
};

use crate::history::{LINE_LIMIT, Records, read_records};

use super::{Disk, DiskError, Paths};

/// How much is read at once, bytes.
const PIECE: u64 = 1 << 20;

/// The files of the history, sorted.
pub(super) fn history_files(paths: &Paths) -> Result<Vec<PathBuf>, DiskError> {
    let folder = paths.history();
    let files = paths.disk.list(&folder, "ronl");
    files.map_err(DiskError::new(folder, "the history cannot be listed"))
}

/// Every line with its line end, and what it holds; an error where only a newer program reads on.
pub(super) fn for_each_record(
    disk: &Disk,
    path: &Path,
    mut each: impl FnMut(&[u8], Records),
) -> io::Result<()> {
    let mut number = 0;
    for_each_line(disk, path, |line| {
        let records = read_records(path, line, number);
        number += 1;
        if let Some(version) = records.newer {
            let what = format!("it has format version {version}, which only a newer Greenroom reads");
            return Err(io::Error::new(io::ErrorKind::InvalidData, what));
        }
        each(line, records);
        Ok(())
    })
}

/// Every line with its line end; the last may lack it. What is too long to be a record comes as its beginning.
fn for_each_line(disk: &Disk, path: &Path, mut each: impl FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
    let mut file = BufReader::new(disk.read_after(path, 0)?);
    let mut line = Vec::new();
    loop {
        line.clear();
        if (&mut file)
            .take(LINE_LIMIT as u64 + 1)
            .read_until(b'\n', &mut line)?
            == 0
        {
            return Ok(());
        }
        let mut ended = line.ends_with(b"\n");
        each(&line)?;
        while !ended {
            let mut rest = Vec::new();
            if (&mut file).take(PIECE).read_until(b'\n', &mut rest)? == 0 {
                break;
            }
            ended = rest.ends_with(b"\n");
        }
    }
}
