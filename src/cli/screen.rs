//! Starts the full-screen program with what it needs from outside: random words, and whether colours are wanted.

use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::{
    session::Plan,
    tui::{End, Launch, run},
};

use super::{args::Color, places::Found};

pub(super) fn open(found: Found, color: Color, plan: Option<Plan>) -> Result<ExitCode> {
    let launch = Launch {
        colours: wants_colours(color),
        plan,
        run: word(random()?, 8),
        device: word(random()?, 8),
        seed: random()?,
        paths: found.paths,
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

fn random() -> Result<u64> {
    getrandom::u64().context("the system gives no random numbers")
}

/// `length` letters and digits made from a random number.
fn word(mut random: u64, length: usize) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let mut word = String::with_capacity(length);
    for _ in 0..length {
        let at = usize::try_from(random % 32).unwrap_or(0);
        word.extend(LETTERS.get(at).map(|letter| char::from(*letter)));
        random /= 32;
    }
    word
}
