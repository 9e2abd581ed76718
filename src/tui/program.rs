//! Running a program of the user's: what is run, for what, and what came of it, as plain data.

use std::{fmt, path::PathBuf};

use crate::{deck::CardId, settings::Program};

/// Names one run of a program; no two runs have the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct RunId(u32);

impl RunId {
    /// The name of the run after this one.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.wrapping_add(1))
    }
}

/// A command line of the user's settings.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CommandLine {
    /// What it is for.
    pub program: Program,
    /// As the settings have it, for `sh -c`.
    pub line: String,
}

/// A program to be run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// The name of this run.
    pub id: RunId,
    /// What is run.
    pub command: CommandLine,
    /// What will be run on its recording: the user is asked about both at once.
    pub then: Option<CommandLine>,
    /// What it reads from its standard input.
    pub input: String,
    /// The run whose recording it works on, if that is another.
    pub recording: Option<RunId>,
    /// What it is told of the card.
    pub about: Context,
}

impl Job {
    /// The command lines the user must have agreed to.
    pub(in crate::tui) fn lines(&self) -> impl Iterator<Item = &CommandLine> {
        std::iter::once(&self.command).chain(&self.then)
    }
}

/// What a program is told in its environment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context {
    /// `GREENROOM_CARD`.
    pub card: CardId,
    /// `GREENROOM_ROLE`.
    pub role: String,
    /// `GREENROOM_SECONDS`: spoken so far, or else since the question was asked.
    pub seconds: u64,
    /// `GREENROOM_COLUMNS`: how wide what it prints is set.
    pub columns: u16,
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.what)?;
        match &self.kept {
            Some(path) => write!(out, " (your words are kept in {})", path.display()),
            None => Ok(()),
        }
    }
}

/// Why a program did not do what it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What happened, and what to do.
    pub what: String,
    /// The last it wrote to its standard error.
    pub said: String,
    /// The recording that is kept because of it.
    pub kept: Option<PathBuf>,
}
