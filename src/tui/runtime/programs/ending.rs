//! What the end of a program means to the user.

use std::{path::Path, process::ExitStatus};

use crate::{
    settings::Program,
    store::{Paths, drop_recording, is_recorded, make_recording_private},
    text::clean,
    tui::program::{Failure, RunId},
};

use super::watch::{Cause, Ending, Order};

/// The most of a program's last words that is shown, lines.
const LINES: usize = 8;

/// A program that ended.
#[derive(Debug)]
pub(in crate::tui::runtime) struct Ended {
    pub(super) id: RunId,
    pub(super) program: Program,
    pub(super) ending: Ending,
}

impl Ended {
    /// What it printed; or why that is of no use. `audio` is the recording it made or read.
    pub(super) fn result(self, audio: Option<&Path>, paths: &Paths) -> Result<String, Failure> {
        let Ending {
            cause,
            child,
            printed,
            said,
        } = self.ending;
        let status = child.and_then(|mut child| child.wait().ok());
        let recorded = audio.filter(|path| is_recorded(paths, path));
        let failure = |what: String| Failure {
            what,
            // The last of a flood tells nothing.
            said: match cause {
                Some(Cause::TooMuch) => String::new(),
                _ => last_lines(&String::from_utf8_lossy(&said)),
            },
            kept: recorded.map(Path::to_owned),
        };
        if let Some(audio) = audio.filter(|_| self.program == Program::Record) {
            let private = make_recording_private(paths, audio);
            match recorded {
                None => _ = drop_recording(paths, audio),
                Some(_) => private.map_err(|error| failure(error.to_string()))?,
            }
        }
        match (cause, self.program) {
            // However a recorder takes it that it was interrupted: what counts is what it wrote.
            (Some(Cause::Ordered(Order::Finish)), _) if recorded.is_some() => Ok(String::new()),
            (Some(Cause::Ordered(Order::Finish)), _) => Err(failure("nothing was recorded".to_owned())),
            (Some(Cause::Ordered(Order::Stop)), _) => Err(failure("it was stopped".to_owned())),
            (Some(Cause::TooLong), _) => Err(failure("it took too long and was stopped".to_owned())),
            (Some(Cause::TooMuch), _) => Err(failure("it wrote too much and was stopped".to_owned())),
            (None, _) if !status.is_some_and(|status| status.success()) => Err(failure(badly(status))),
            (None, Program::Record) if recorded.is_none() => Err(failure("nothing was recorded".to_owned())),
            (None, Program::Transcribe) if printed.trim_ascii().is_empty() => {
                Err(failure("it printed nothing".to_owned()))
            }
            (None, Program::Transcribe) if str::from_utf8(&printed).is_err() => {
                Err(failure("what it printed is no text".to_owned()))
            }
            (None, _) => Ok(clean(String::from_utf8_lossy(&printed).trim()).into_owned()),
        }
    }
}

/// How a program ended that did not end well.
fn badly(status: Option<ExitStatus>) -> String {
    match status.map(|status| (status, status.code())) {
        Some((_, Some(127))) => "it is not installed, or its name is wrong (127)".to_owned(),
        Some((_, Some(126))) => "it cannot be run (126)".to_owned(),
        Some((_, Some(code))) => format!("it ended with {code}"),
        Some((status, None)) => format!("it was ended: {status}"),
        None => "it cannot be ended".to_owned(),
    }
}

fn last_lines(said: &str) -> String {
    let lines: Vec<&str> = said.lines().filter(|line| !line.trim().is_empty()).collect();
    let last = lines.get(lines.len().saturating_sub(LINES)..).unwrap_or_default();
    clean(&last.join("\n")).into_owned()
}
