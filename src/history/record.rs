//! The lines of a history file as they are written: a header, then one RON record an event, each with its checksum.

use std::{collections::BTreeSet, fmt::Write};

use serde::{Deserialize, Serialize};

use super::{Event, line::first_line};

/// The version of history files this program reads and writes.
pub const HISTORY_VERSION: u32 = 1;

/// What stands between a record and its checksum: for RON a comment begins here.
const COMMENT: &[u8] = b"//";

/// Hexadecimal digits of a checksum.
const DIGITS: usize = 8;

/// The first line of a history file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "History")]
pub(super) struct Header {
    /// [`HISTORY_VERSION`] of the program that made the file.
    pub(super) version: u32,
    /// The device that appends to it.
    pub(super) device: String,
    /// What it was called before, if another machine had the same name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    was: String,
    /// Its runs under that name.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    runs: BTreeSet<String>,
}

/// A name that a machine gave up because another had it too, as after a home folder was copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenUp {
    /// The name.
    pub name: String,
    /// The runs in which that machine had written under it.
    pub runs: BTreeSet<String>,
}

/// The first line of `device`'s history file, with its line end.
#[must_use]
pub fn write_header(device: &str) -> String {
    header(device, String::new(), BTreeSet::new())
}

/// The same, for a device that was called otherwise before.
#[must_use]
pub fn write_header_of_renamed(device: &str, given_up: GivenUp) -> String {
    header(device, given_up.name, given_up.runs)
}

fn header(device: &str, was: String, runs: BTreeSet<String>) -> String {
    let header = Header {
        version: HISTORY_VERSION,
        device: device.to_owned(),
        was,
        runs,
    };
    record(&header) + "\n"
}

/// The name that the device whose file begins with `text` gave up, if it ever gave one up.
#[must_use]
pub fn read_given_up(text: &[u8]) -> Option<GivenUp> {
    let mut rest = text;
    let line = str::from_utf8(first_line(&mut rest)).ok()?;
    let header: Header = ron::from_str(line.trim_end()).ok()?;
    (!header.was.is_empty()).then_some(GivenUp {
        name: header.was,
        runs: header.runs,
    })
}

/// One event as a line, with its line end. Behind the record stands the CRC-32 of its text, as a RON comment.
#[must_use]
pub fn write_record(event: &Event) -> String {
    let mut line = record(event);
    let checksum = crc32fast::hash(line.as_bytes());
    // Writing to a string does not fail.
    let _ = writeln!(line, "//{checksum:08x}");
    line
}

fn record(value: &impl Serialize) -> String {
    #[expect(
        clippy::expect_used,
        reason = "plain structs of numbers and strings always serialise"
    )]
    ron::to_string(value).expect("a record is plain data")
}

/// What the checksum says of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Checksum {
    /// There is none: a header, or a line written by hand or by the first version.
    Missing,
    /// The line is as it was written.
    Right,
    /// It is not.
    Wrong,
}

/// Parts a line without its line end into its text and what its checksum says of it.
pub(super) fn check(line: &[u8]) -> (&[u8], Checksum) {
    let line = line.trim_ascii_end();
    let parted = line.split_last_chunk::<DIGITS>().and_then(|(rest, digits)| {
        let digits = str::from_utf8(digits).ok()?;
        let text = rest.strip_suffix(COMMENT)?;
        // `from_str_radix` would take a sign too.
        let hexadecimal = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let checksum = u32::from_str_radix(digits, 16).ok().filter(|_| hexadecimal)?;
        Some((text, checksum))
    });
    match parted {
        None => (line, Checksum::Missing),
        Some((text, checksum)) if crc32fast::hash(text) == checksum => (text, Checksum::Right),
        Some((text, _)) => (text, Checksum::Wrong),
    }
}
