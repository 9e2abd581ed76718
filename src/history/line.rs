//! Reads one line of a history file.

use std::io::BufRead;

use ron::{Error, error::SpannedError};
use serde::Deserialize;

use super::{
    Event, EventId, HISTORY_VERSION,
    record::{Checksum, Header, check},
    reviewed::Reviewed,
};

/// The longest line that can be a record, bytes with its line end: the longest note, of 64 KiB, takes far less even if all of it is escaped.
pub(crate) const LINE_LIMIT: usize = 16 << 20;

/// What a line says.
#[derive(Debug)]
pub(super) enum Line<'a> {
    /// Nothing.
    Blank,
    /// A review, in a line that stands as it was written.
    Reviewed(Reviewed<'a>),
    /// Something that happened.
    Event(Box<Event>),
    /// Whose file it is.
    Header,
    /// The file is for a program that reads this version, whatever else the line says.
    Newer(u32),
    /// Something that only a newer program understands; its name, if it stands where names do.
    Unknown(Option<EventId>),
    /// Nothing that can be trusted.
    Damaged(Damage),
}

/// What is wrong with a line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Damage {
    /// Where, in characters, counted from 1.
    pub(super) column: usize,
    /// In the user's words.
    pub(super) what: String,
    /// The line was changed by hand, or on the disk; only the user can tell.
    pub(super) checksum: bool,
}

#[derive(Deserialize)]
#[serde(rename = "History")]
struct VersionOnly {
    version: u32,
}

#[derive(Deserialize)]
#[serde(rename = "Event")]
struct NameOnly {
    id: EventId,
}

/// Takes the first line, with its line end, off `rest`.
pub(super) fn first_line<'a>(rest: &mut &'a [u8]) -> &'a [u8] {
    let text = *rest;
    // It looks for a byte as fast as the system can, and cannot fail on bytes in memory.
    let length = rest.skip_until(b'\n').unwrap_or(text.len());
    text.get(..length).unwrap_or(text)
}

/// Reads `line`, with its line end or without.
pub(super) fn read_line(line: &[u8]) -> Line<'_> {
    if line.len() > LINE_LIMIT {
        return Line::Damaged(too_long(line.len() - usize::from(line.ends_with(b"\n"))));
    }
    let (text, checksum) = check(line);
    if text.is_empty() {
        return Line::Blank;
    }
    let text = match str::from_utf8(text) {
        Ok(text) => text,
        Err(error) => {
            let before = text.get(..error.valid_up_to()).unwrap_or_default();
            let column = String::from_utf8_lossy(before).chars().count() + 1;
            return damaged(column, "this line is not UTF-8".to_owned());
        }
    };
    if checksum == Checksum::Wrong {
        return Line::Damaged(Damage {
            column: text.chars().count() + 1,
            what: "the checksum of this line is not that of its text".to_owned(),
            checksum: true,
        });
    }
    if let Some(review) = Reviewed::read(text) {
        return Line::Reviewed(review);
    }
    if text.starts_with("(version:") {
        return read_header(text);
    }
    match ron::from_str::<Event>(text) {
        Ok(event) => match event.impossible() {
            None => Line::Event(Box::new(event)),
            Some((field, what)) => damaged(column_of(field, text), format!("damaged record: {what}")),
        },
        Err(error) => unknown(text, &error, checksum).unwrap_or_else(|| {
            let what = format!("damaged record: {}", error.code);
            damaged(error.span.start.col, what)
        }),
    }
}

/// Of a line of `length` bytes without its line end, more than any record has.
pub(super) fn too_long(length: usize) -> Damage {
    Damage {
        column: 1,
        what: format!("this line of {length} bytes is too long to be a record"),
        checksum: false,
    }
}

fn damaged(column: usize, what: String) -> Line<'static> {
    let checksum = false;
    Line::Damaged(Damage {
        column,
        what,
        checksum,
    })
}

/// Where `field` stands; it is one of the last.
fn column_of(field: &str, text: &str) -> usize {
    let before = text.rsplit_once(field).map_or("", |(before, _)| before);
    before.chars().count() + 1
}

fn read_header(text: &str) -> Line<'static> {
    match ron::from_str(text) {
        Ok(VersionOnly { version }) if version > HISTORY_VERSION => Line::Newer(version),
        _ => match ron::from_str::<Header>(text) {
            Ok(_) => Line::Header,
            Err(error) => damaged(error.span.start.col, format!("damaged header: {}", error.code)),
        },
    }
}

/// A kind or a field that this program does not know, in a line that is whole otherwise.
fn unknown(text: &str, error: &SpannedError, checksum: Checksum) -> Option<Line<'static>> {
    let newer = matches!(
        error.code,
        Error::NoSuchEnumVariant { .. } | Error::NoSuchStructField { .. }
    );
    if !newer {
        return None;
    }
    let name = ron::from_str::<NameOnly>(text).ok().map(|event| event.id);
    (name.is_some() || checksum == Checksum::Right).then_some(Line::Unknown(name))
}
