//! Standard output that may be closed by whoever reads it, as `| head -1` does.

use std::{
    fmt::{Display, Write as _},
    io::{self, BufWriter, ErrorKind, Stdout, Write},
    process::ExitCode,
};

use anyhow::{Context, Result};

use crate::text::clean;

/// Buffered standard output. Once nobody reads it any more, what is printed is dropped without a word.
pub(super) struct Output {
    // Not locked: the full-screen program runs while this lives, and its threads must be able to give the terminal back.
    out: BufWriter<Stdout>,
    failed: Option<io::Error>,
}

impl Output {
    pub(super) fn new() -> Self {
        Self {
            out: BufWriter::new(io::stdout()),
            failed: None,
        }
    }

    /// A line for people: nothing in it moves the cursor, whatever names of files and decks hold.
    pub(super) fn line(&mut self, text: impl Display) {
        if self.failed.is_none() {
            let text = text.to_string();
            self.failed = writeln!(self.out, "{}", clean(&text)).err();
        }
    }

    /// Text for other programs, as it is.
    pub(super) fn text(&mut self, text: &str) {
        if self.failed.is_none() {
            self.failed = self.out.write_all(text.as_bytes()).err();
        }
    }

    pub(super) fn json(&mut self, value: &impl serde::Serialize) -> Result<()> {
        self.text(&json(value)?);
        Ok(())
    }

    /// What was printed so far is to be seen before a question is asked.
    pub(super) fn flush(&mut self) -> Result<()> {
        self.out.flush().context("standard output cannot be written")
    }

    pub(super) fn finish(mut self, code: ExitCode) -> Result<ExitCode> {
        let flushed = self.out.flush().err();
        // What is left in the buffer is dropped with it, without a second try.
        let (_, _) = self.out.into_parts();
        match self.failed.or(flushed) {
            None => Ok(code),
            Some(error) if error.kind() == ErrorKind::BrokenPipe => Ok(code),
            Some(error) => Err(error).context("standard output cannot be written"),
        }
    }
}

/// How a command ends that was carried through: as a failure if any part of it failed.
pub(super) fn exit_code(failed: bool) -> ExitCode {
    if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

/// `value` as JSON, with a line end. Its strings may hold anything; what a terminal would obey is escaped, since JSON is looked
/// at too.
pub(super) fn json(value: &impl serde::Serialize) -> Result<String> {
    let written = serde_json::to_string_pretty(value).context("this cannot be written as JSON")?;
    let mut text = String::with_capacity(written.len() + 1);
    for char in written.chars() {
        if char == '\n' || clean(char.encode_utf8(&mut [0; 4])).chars().eq([char]) {
            text.push(char);
        } else {
            // Outside strings there is no such character.
            for unit in char.encode_utf16(&mut [0; 2]) {
                // Writing to a string does not fail.
                let _ = write!(text, "\\u{unit:04x}");
            }
        }
    }
    text.push('\n');
    Ok(text)
}

/// Prints to standard error; if that is closed there is nobody left to tell.
pub(super) fn complain(text: &str) {
    let _ = writeln!(io::stderr(), "{}", clean(text));
}
