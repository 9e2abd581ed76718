//! Reads a history file in pieces of any length, as they come from the disk.

use std::path::{Path, PathBuf};

use crate::{
    deck::Problem,
    history::{
        Covered,
        covered::Covering,
        line::{LINE_LIMIT, first_line, too_long},
        unreadable::{Unreadable, torn},
    },
};

use super::Log;

/// Takes the bytes of one file, in sequence, and adds what they say to a [`Log`].
///
/// It holds no more than a line of them: a line that is too long to be a record is let go.
#[derive(Debug)]
pub struct Reader<'a> {
    log: &'a mut Log,
    path: PathBuf,
    /// What was read, up to the end of a line.
    covering: Covering,
    lines: usize,
    unreadable: Unreadable,
    newer: Option<u32>,
    /// The beginning of a line.
    begun: Vec<u8>,
    /// Of a line that is too long: so many bytes, and what is covered with them.
    long: Option<(usize, Covering)>,
}

/// What a file held, besides events.
#[derive(Clone, Debug, PartialEq)]
pub struct FileRead {
    /// What was read, with what was known before: up to the end of its last whole line.
    pub covered: Covered,
    /// Bytes of a last line without its line end: a write that was cut off.
    pub torn: usize,
    /// What the user is to be told of the lines that do not count.
    pub problems: Vec<Problem>,
    /// Set if a header asks for a newer program; then nothing was read from there on.
    pub newer: Option<u32>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(log: &'a mut Log, path: &Path, known: Covered, end: &[u8]) -> Self {
        Self {
            log,
            path: path.to_owned(),
            covering: Covering::after(known, end),
            lines: known.lines,
            unreadable: Unreadable::after(known),
            newer: None,
            begun: Vec::new(),
            long: None,
        }
    }

    /// Reads what comes next. A few MiB at a time are best: each time the cores share the work.
    pub fn read(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        if self.long.is_some() || !self.begun.is_empty() {
            let line = first_line(&mut rest);
            self.go_on(line);
        }
        let whole = rest
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |at| at + 1);
        let (lines, begun) = rest.split_at(whole);
        self.add_lines(lines);
        self.go_on(begun);
    }

    /// More of a line that was begun, perhaps its end.
    fn go_on(&mut self, bytes: &[u8]) {
        let ends = bytes.ends_with(b"\n");
        if self.long.is_none() && self.begun.len() + bytes.len() <= LINE_LIMIT {
            self.begun.extend_from_slice(bytes);
            if ends {
                let line = std::mem::take(&mut self.begun);
                self.add_lines(&line);
            }
            return;
        }
        let (length, covering) = self.long.get_or_insert_with(|| (0, self.covering.clone()));
        for bytes in [&std::mem::take(&mut self.begun), bytes] {
            *length += bytes.len();
            covering.add(bytes);
        }
        if ends && let Some((length, covering)) = self.long.take() {
            self.covering = covering;
            self.lines = self.lines.saturating_add(1);
            self.unreadable.damaged(self.lines, too_long(length - 1));
        }
    }

    /// Whole lines.
    fn add_lines(&mut self, lines: &[u8]) {
        if lines.is_empty() || self.newer.is_some() {
            return;
        }
        let mut crc = crc32fast::Hasher::new();
        for piece in self.log.read(lines) {
            crc.combine(&piece.crc);
            self.unreadable.extend(piece.unreadable, self.lines);
            self.lines = self.lines.saturating_add(piece.lines);
            self.newer = piece.newer;
            if self.newer.is_some() {
                break;
            }
        }
        self.covering.add_hashed(lines, &crc);
    }

    /// The file ends here.
    #[must_use]
    pub fn end(self) -> FileRead {
        let torn_bytes = self.begun.len() + self.long.map_or(0, |(length, _)| length);
        let (damaged, unknown) = self.unreadable.counts();
        let mut problems = self.unreadable.problems(&self.path);
        if torn_bytes > 0 {
            problems.push(torn(&self.path, self.lines.saturating_add(1)));
        }
        FileRead {
            covered: Covered {
                lines: self.lines,
                damaged,
                unknown,
                ..self.covering.covered()
            },
            torn: torn_bytes,
            problems,
            newer: self.newer,
        }
    }
}
