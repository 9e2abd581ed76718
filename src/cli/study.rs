//! The full-screen program, opened on the role list or on a session.

use std::{io::IsTerminal, process::ExitCode};

use anyhow::{Context, Result};

use crate::session::{Pick, Plan};

use super::{
    args::{Color, Study},
    listing::scope,
    output::complain,
    places::Found,
};

pub(super) fn study(found: Found, color: Color, study: &Study) -> Result<ExitCode> {
    let plan = Plan {
        scope: scope(&found.library(), &study.role, study.deck.as_deref())?,
        difficulties: study.difficulty.clone(),
        kinds: study.kind.clone(),
        pick: match (study.new_only, study.due_only, study.cram) {
            (true, _, _) => Pick::New,
            (_, true, _) => Pick::Due,
            (_, _, true) => Pick::Cram,
            _ => Pick::DueAndNew,
        },
        order: study.order,
        limit: study
            .limit
            .map(|limit| usize::try_from(limit).unwrap_or(usize::MAX)),
    };
    open(found, color, Some(plan))
}

/// Opens the full-screen program, if there is a screen.
pub(super) fn open(found: Found, color: Color, plan: Option<Plan>) -> Result<ExitCode> {
    if !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
        complain(
            "error: Greenroom's screen needs a terminal for both input and output.\n\
             These commands work without one: roles, show, stats, check, import, export, path (see greenroom --help).",
        );
        return Ok(ExitCode::from(2));
    }
    screen(found, color, plan)
}

#[cfg(feature = "tui")]
fn screen(found: Found, color: Color, plan: Option<Plan>) -> Result<ExitCode> {
    use crate::tui::{End, Launch, run};

    let launch = Launch {
        colours: wants_colours(color),
        plan,
        run: word(random()?, 6),
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

#[cfg(not(feature = "tui"))]
fn screen(_: Found, _: Color, _: Option<Plan>) -> Result<ExitCode> {
    anyhow::bail!("this Greenroom was built without its screen (the feature \"tui\")")
}

#[expect(
    clippy::disallowed_methods,
    reason = "the conventions for colours are in the environment"
)]
#[cfg(feature = "tui")]
fn wants_colours(color: Color) -> bool {
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => !no_color && !dumb,
    }
}

#[cfg(feature = "tui")]
fn random() -> Result<u64> {
    getrandom::u64().context("the system gives no random numbers")
}

/// `length` letters and digits made from a random number.
#[cfg(feature = "tui")]
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
