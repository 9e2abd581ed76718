//! The full-screen program, opened on the role list or on a session.

use std::{io::IsTerminal, process::ExitCode};

use anyhow::Result;

use crate::{
    library::Library,
    session::{Pick, Plan},
};

use super::{
    args::{Color, Study},
    cards::scope,
    output::complain,
    places::Found,
    screen,
};

pub(super) fn study(found: Found, color: Color, study: &Study) -> Result<ExitCode> {
    // The screen reads the user's decks itself, and shows how far it is; they are read here only to find a name in.
    let built_in = Library::built_in();
    let known = study.deck.is_none() && built_in.role(&study.role).is_ok();
    let library = if known { built_in } else { found.library() };
    let plan = Plan {
        scope: scope(&library, &study.role, study.deck.as_deref())?,
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
    };
    open(found, color, Some(plan))
}

/// Opens the full-screen program, if there is a screen.
pub(super) fn open(found: Found, color: Color, plan: Option<Plan>) -> Result<ExitCode> {
    if !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
        complain(
            "error: Greenroom's screen needs a terminal for both input and output.\n\
             These commands work without one: roles, show, stats, check, import, export, history, merge, restore, doctor, settings, path\n\
             (see greenroom --help).",
        );
        return Ok(ExitCode::from(2));
    }
    screen::open(found, color, plan)
}
