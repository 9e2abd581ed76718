//! A session line by line, without a screen: for screen readers, dumb terminals and pipes.

mod asking;
mod card;
mod command;
mod input;
mod judging;
mod marks;
mod say;
mod sitting;
mod steps;
mod summary;

use std::{
    io::{self, ErrorKind},
    process::ExitCode,
};

use anyhow::{Context, Result, bail};

use crate::{
    history::{Ledger, Writer},
    library::Library,
    session::Plan,
    store::{Access, AppendError, Refusal, Store, back_up_daily, renamed},
};

use super::{
    output::complain,
    places::{Found, print_problem},
    random,
};

use sitting::{Broken, Desk, Sitting};

/// Asks what `plan` says of `library`, over standard input and output.
pub(super) fn study(found: &Found, library: Library, plan: Plan) -> Result<ExitCode> {
    found.print_problems();
    let desk = open(found, library)?;
    let now = found.now();
    let progress = desk.ledger.progress();
    if progress.is_ahead_of(now) {
        complain(&format!(
            "warning: your history reaches into the future. Is today {}? If it is, T on the full-screen role list dates that part to now; else set the clock.",
            now.day
        ));
    }
    if let Err(error) = back_up_daily(&found.paths, now.day) {
        complain(&format!("warning: the copies of this day were not made: {error}"));
    }
    let new_left = progress.new_left(now.day, found.settings.new_per_day);
    let streams = (io::stdin().lock(), io::stdout().lock());
    let mut sitting = Sitting::new(desk, plan, (new_left, random::number()?), streams, || found.now());
    let ended = sitting.run();
    let desk = &mut sitting.desk;
    // Whatever happened, what was graded is kept.
    let saved = desk.store.flush();
    if let Err(error) = desk.store.save_snapshot(desk.ledger.progress()) {
        // The history holds everything: the next start takes longer, that is all.
        complain(&format!("warning: {error}"));
    }
    ending(ended, saved)
}

/// Reads what was done so far, and makes sure that more can be saved.
fn open(found: &Found, library: Library) -> Result<Desk> {
    let mut store = Store::open(found.paths.clone(), &random::device()?);
    let named = store.device().to_owned();
    may_write(&store)?;
    let loaded = found.loaded();
    store.continue_from(&loaded).iter().for_each(print_problem);
    may_write(&store)?;
    if store.device() != named {
        complain(&format!("warning: {}", renamed(store.device())));
    }
    let writer = Writer::new(store.device(), &random::run()?, 0);
    Ok(Desk {
        store,
        library,
        ledger: Ledger::new(loaded.progress, writer),
        scheduler: found.settings.scheduler(),
        columns: usize::from(found.settings.text_width),
    })
}

/// An error if nothing could be saved: then nothing is asked.
fn may_write(store: &Store) -> Result<()> {
    let Access::ReadOnly(why) = store.access() else {
        return Ok(());
    };
    let remedy = match why {
        Refusal::Locked => ": end it, then start again",
        Refusal::Newer | Refusal::Disk { .. } => "",
    };
    bail!("nothing is asked, since no grade could be saved: {why}{remedy}")
}

/// How the session ended: what is lost is said first, whatever else went wrong.
fn ending(ended: Result<(), Broken>, saved: Result<(), AppendError>) -> Result<ExitCode> {
    saved.context("some of what you did could not be saved")?;
    match ended {
        // Nobody reads on: that is no failure, as in any other command.
        Err(Broken::Output(error)) if error.kind() == ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        Err(error) => Err(error).context("Greenroom had to stop; everything you did is saved"),
        Ok(()) => Ok(ExitCode::SUCCESS),
    }
}
