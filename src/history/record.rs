//! The lines of a history file: a header, then one RON record an event.

use ron::Options;
use serde::{Deserialize, Serialize};

use crate::deck::Problem;

use super::Event;

/// The version of history files this program reads and writes.
pub const HISTORY_VERSION: u32 = 1;

/// The longest line that can be a record: a note may be long, but not this long.
const LINE_LIMIT: usize = 1 << 20;

/// The first line of a history file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "History")]
struct Header {
    /// [`HISTORY_VERSION`] of the program that made the file.
    version: u32,
    /// The device that appends to it.
    device: String,
}

/// What a piece of a history file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Records {
    /// The events, in the order written.
    pub events: Vec<Event>,
    /// Bytes of a last line without its line end: a write that was cut off.
    pub torn: usize,
    /// Whole lines.
    pub lines: usize,
    /// Lines that could not be read, each with its place; they stay in the file.
    pub problems: Vec<Problem>,
    /// Set if the header asks for a newer program; then nothing was read.
    pub newer: Option<u32>,
}

/// The first line of `device`'s history file, with its line end.
#[must_use]
pub fn write_header(device: &str) -> String {
    let header = Header {
        version: HISTORY_VERSION,
        device: device.to_owned(),
    };
    line(&header)
}

/// One event as a line, with its line end.
#[must_use]
pub fn write_record(event: &Event) -> String {
    line(event)
}

fn line(value: &impl Serialize) -> String {
    #[expect(
        clippy::expect_used,
        reason = "plain structs of numbers and strings always serialise"
    )]
    let mut line = ron::to_string(value).expect("a record is plain data");
    line.push('\n');
    line
}

/// Reads a piece of the history file `path` that begins after `lines_before` whole lines.
#[must_use]
pub fn read_records(path: &str, bytes: &[u8], lines_before: usize) -> Records {
    let mut records = Records::default();
    let options = Options::default();
    let mut rest = bytes;
    while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
        let (line, after) = rest.split_at(end);
        rest = after.get(1..).unwrap_or_default();
        records.lines += 1;
        let number = lines_before.saturating_add(records.lines);
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        match read_line(&options, line) {
            Ok(Line::Event(event)) => records.events.push(*event),
            Ok(Line::Newer(version)) => {
                return Records {
                    newer: Some(version),
                    ..Records::default()
                };
            }
            Ok(Line::Header) => {}
            Err((column, what)) => records.problems.push(
                Problem::warning(path, number, column, what)
                    .hint("this line is skipped and stays in the file; everything else was read"),
            ),
        }
    }
    records.torn = rest.len();
    if records.torn > 0 {
        let number = lines_before.saturating_add(records.lines).saturating_add(1);
        records.problems.push(
            Problem::warning(
                path,
                number,
                1,
                "the last line is cut off: it was being written when the program or machine stopped",
            )
            .hint("it is set aside; it was never shown as saved"),
        );
    }
    records
}

enum Line {
    Event(Box<Event>),
    Header,
    /// A header that asks for a newer program, whatever else it says.
    Newer(u32),
}

#[derive(Deserialize)]
#[serde(rename = "History")]
struct VersionOnly {
    version: u32,
}

fn read_line(options: &Options, line: &[u8]) -> Result<Line, (usize, String)> {
    if line.len() > LINE_LIMIT {
        return Err((
            1,
            format!("this line of {} bytes is too long to be a record", line.len()),
        ));
    }
    let line = str::from_utf8(line)
        .map_err(|error| (error.valid_up_to() + 1, "this line is not UTF-8".to_owned()))?;
    if line.starts_with("(version:") {
        return match options.from_str::<VersionOnly>(line) {
            Ok(VersionOnly { version }) if version > HISTORY_VERSION => Ok(Line::Newer(version)),
            _ => options
                .from_str::<Header>(line)
                .map(|_| Line::Header)
                .map_err(|error| (error.span.start.col, format!("damaged header: {}", error.code))),
        };
    }
    options
        .from_str(line)
        .map(|event| Line::Event(Box::new(event)))
        .map_err(|error| {
            (
                error.span.start.col,
                format!("damaged or unknown record: {}", error.code),
            )
        })
}
