//! A session, on the full screen or line by line; and the full-screen program opened on its role list.

use std::{io::IsTerminal, process::ExitCode};

use anyhow::Result;

use crate::{
    library::Library,
    session::{Opening, Pick, Plan},
};

use super::{
    args::{Color, Study},
    cards::scope,
    output::complain,
    places::Found,
    plain, screen,
};

/// How the user is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Screen,
    Plain,
    /// Nobody is there, as far as can be told.
    Nowhere,
}

impl Way {
    fn of(plain: bool) -> Self {
        match (std::io::stdin().is_terminal(), std::io::stdout().is_terminal()) {
            _ if plain => Self::Plain,
            (true, true) if !is_dumb() && cfg!(feature = "tui") => Self::Screen,
            (true, _) => Self::Plain,
            (false, _) => Self::Nowhere,
        }
    }
}

/// Whether the terminal can only print line after line.
#[expect(clippy::disallowed_methods, reason = "the environment says so")]
fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|value| value == "dumb")
}

pub(super) fn study(found: Found, color: Color, study: &Study) -> Result<ExitCode> {
    let way = Way::of(study.plain);
    // The screen reads the user's decks itself, and shows how far it is; they are read here only to find a name in.
    let built_in = Library::built_in();
    let known = study.deck.is_none() && built_in.role(&study.role).is_ok();
    let library = if known && way != Way::Plain {
        built_in
    } else {
        found.library()
    };
    let plan = plan(&library, study)?;
    match way {
        Way::Plain => plain::study(&found, library, plan),
        Way::Screen => screen::open(found, color, Some(Opening::Study(plan))),
        Way::Nowhere => Ok(no_terminal()),
    }
}

fn plan(library: &Library, study: &Study) -> Result<Plan> {
    Ok(Plan {
        scope: scope(library, &study.role, study.deck.as_deref())?,
        difficulties: study.difficulty.iter().copied().map(Some).collect(),
        kinds: study.kind.iter().copied().map(Some).collect(),
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
    })
}

/// Opens the full-screen program, on its role list unless on something else, if there is a screen.
pub(super) fn open(found: Found, color: Color, opening: Option<Opening>) -> Result<ExitCode> {
    if std::io::stdin().is_terminal() && std::io::stdout().is_terminal() {
        screen::open(found, color, opening)
    } else {
        Ok(no_terminal())
    }
}

fn no_terminal() -> ExitCode {
    complain(
        "error: Greenroom's screen needs a terminal for both input and output.\n\
         greenroom study ROLE --plain asks line by line without one.\n\
         These commands work without one too: roles, show, answers, stories, calibration, stats, check, import,\n\
         export, report, history, merge, restore, doctor, settings, path (see greenroom --help).",
    );
    ExitCode::from(2)
}
