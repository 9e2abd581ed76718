//! Reads one line of a history file.

use ron::{Error, error::SpannedError};
use serde::Deserialize;

use super::{
    Event, EventId, HISTORY_VERSION,
    record::{Checksum, Header, check},
};

/// The longest line that can be a record, bytes: the longest note, of 64 KiB, takes far less even if all of it is escaped.
pub(super) const LINE_LIMIT: usize = 16 << 20;

/// What a line says.
#[derive(Debug)]
pub(super) enum Line {
    /// Nothing.
    Blank,
    /// Something that happened.
    Event(Box<Event>),
    /// Whose file it is.
    Header,
    /// The file is for a program that reads this version, whatever else the line says.
    Newer(u32),
    /// Something that only a newer program understands.
    Unknown,
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
    #[expect(dead_code, reason = "it is there or the line is no event")]
    id: EventId,
}

/// Reads `line`, which has no line end.
pub(super) fn read_line(line: &[u8]) -> Line {
    if line.len() > LINE_LIMIT {
        return too_long(line.len());
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

/// A line of `length` bytes, more than any record has.
pub(super) fn too_long(length: usize) -> Line {
    damaged(
        1,
        format!("this line of {length} bytes is too long to be a record"),
    )
}

fn damaged(column: usize, what: String) -> Line {
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

fn read_header(text: &str) -> Line {
    match ron::from_str(text) {
        Ok(VersionOnly { version }) if version > HISTORY_VERSION => Line::Newer(version),
        _ => match ron::from_str::<Header>(text) {
            Ok(_) => Line::Header,
            Err(error) => damaged(error.span.start.col, format!("damaged header: {}", error.code)),
        },
    }
}

/// A kind or a field that this program does not know, in a line that is whole otherwise.
fn unknown(text: &str, error: &SpannedError, checksum: Checksum) -> Option<Line> {
    let newer = matches!(
        error.code,
        Error::NoSuchEnumVariant { .. } | Error::NoSuchStructField { .. }
    );
    let whole = || checksum == Checksum::Right || ron::from_str::<NameOnly>(text).is_ok();
    (newer && whole()).then_some(Line::Unknown)
}
