//! A file line by line, in bounded memory.

use std::{
    io::{self, BufRead, BufReader, Read},
    path::Path,
};

use super::Disk;

/// Longer lines are no records, and are not held in memory.
const LINE_LIMIT: u64 = 16 << 20;

/// How much is read at once, bytes.
const PIECE: u64 = 1 << 20;

/// Every line with its line end; the last may lack it. What is too long comes as its beginning.
pub(super) fn for_each_line(
    disk: &Disk,
    path: &Path,
    mut each: impl FnMut(&[u8]) -> io::Result<()>,
) -> io::Result<()> {
    let mut file = BufReader::new(disk.read_after(path, 0)?);
    let mut line = Vec::new();
    loop {
        line.clear();
        if (&mut file).take(LINE_LIMIT + 1).read_until(b'\n', &mut line)? == 0 {
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
