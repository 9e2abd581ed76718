//! Reads a piece of a history file, whatever it holds.

use std::path::Path;

use crate::deck::Problem;

use super::{
    Event,
    line::{Line, first_line, read_line},
    unreadable::{Unreadable, torn},
};

/// What a piece of a history file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Records {
    /// The events, in the order written.
    pub events: Vec<Event>,
    /// Bytes of a last line without its line end: a write that was cut off.
    pub torn: usize,
    /// Whole lines.
    pub lines: usize,
    /// Lines that could not be read; they stay in the file.
    pub damaged: usize,
    /// Lines of a kind that only a newer Greenroom reads; they stay in the file and will count after an update.
    pub unknown: usize,
    /// What the user is to be told of the lines that do not count, each with its place.
    pub problems: Vec<Problem>,
    /// Set if the header asks for a newer program; then nothing was read.
    pub newer: Option<u32>,
}

/// Reads a piece of the history file `path` that begins after `lines_before` whole lines.
#[must_use]
pub fn read_records(path: impl AsRef<Path>, bytes: &[u8], lines_before: usize) -> Records {
    let path = path.as_ref();
    let mut records = Records::default();
    let mut unreadable = Unreadable::default();
    let mut rest = bytes;
    while !rest.is_empty() {
        let line = first_line(&mut rest);
        if !line.ends_with(b"\n") {
            records.torn = line.len();
            break;
        }
        records.lines += 1;
        match read_line(line) {
            Line::Reviewed(review) => records.events.push(review.event()),
            Line::Event(event) => records.events.push(*event),
            Line::Newer(version) => {
                return Records {
                    newer: Some(version),
                    ..Records::default()
                };
            }
            Line::Header | Line::Blank => {}
            Line::Unknown(_) => unreadable.unknown(),
            Line::Damaged(damage) => unreadable.damaged(lines_before.saturating_add(records.lines), damage),
        }
    }
    (records.damaged, records.unknown) = unreadable.counts();
    records.problems = unreadable.problems(path);
    if records.torn > 0 {
        let number = lines_before.saturating_add(records.lines).saturating_add(1);
        records.problems.push(torn(path, number));
    }
    records
}
