//! Starts the full-screen program with what it needs from outside: random words, and whether colours are wanted.

use std::process::ExitCode;

use anyhow::Result;

use crate::{
    session::Opening,
    tui::{End, Launch, run},
};

use super::{args::Color, places::Found, random};

pub(super) fn open(found: Found, color: Color, opening: Option<Opening>) -> Result<ExitCode> {
    let launch = Launch {
        colours: wants_colours(color),
        opening,
        run: random::run()?,
        device: random::device()?,
        seed: random::number()?,
        paths: found.paths,
        settings_file: found.settings_file,
        settings: found.settings,
        problems: found.problems,
    };
    Ok(match run(launch)? {
        End::Quit => ExitCode::SUCCESS,
        End::Signal(signal) => ExitCode::from(128 + u8::try_from(signal).unwrap_or(0)),
    })
}

#[expect(
    clippy::disallowed_methods,
    reason = "the conventions for colours are in the environment"
)]
fn wants_colours(color: Color) -> bool {
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => !no_color && !dumb,
    }
}
