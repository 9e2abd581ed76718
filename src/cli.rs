//! The command line: the full-screen program and the commands that need no screen.

mod answers;
mod args;
mod ask;
mod calibration;
mod cards;
mod check;
mod doctor;
mod export;
mod history;
mod import;
mod listing;
mod mock;
mod output;
mod places;
mod plain;
mod random;
mod report;
mod restore;
#[cfg(feature = "tui")]
mod screen;
#[cfg(not(feature = "tui"))]
mod screen {
    //! In place of the full-screen program, where it was left out.

    use std::process::ExitCode;

    use super::{args::Color, places::Found};
    use crate::session::Opening;

    pub(super) fn open(_: Found, _: Color, _: Option<Opening>) -> anyhow::Result<ExitCode> {
        anyhow::bail!(
            "this Greenroom was built without its screen (the feature \"tui\"); greenroom study ROLE --plain asks without one"
        )
    }
}
mod stories;
mod study;
mod table;

use std::{ffi::OsString, process::ExitCode};

use anyhow::Result;
use clap::Parser;

use crate::{settings::DOCUMENTED_DEFAULTS, store::Disk};

use args::{Args, Command};
use output::Output;

/// Does what the program's arguments ask for. Errors are printed, with their place and remedy.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "here the arguments enter")]
pub fn run() -> ExitCode {
    run_on(Disk::default(), std::env::args_os())
}

/// [`run`] with the user's files on `disk`, and other `arguments`, of which the first is the program.
#[must_use]
pub fn run_on(disk: Disk, arguments: impl ExactSizeIterator<Item = OsString>) -> ExitCode {
    match parsed(arguments) {
        Ok(args) => match dispatch(args, disk) {
            Ok(code) => code,
            Err(error) => {
                output::complain(&format!("error: {error:#}"));
                ExitCode::FAILURE
            }
        },
        Err(error) => {
            let code = u8::try_from(error.exit_code()).unwrap_or(2);
            // Help and version go to a pipe that may be closed.
            let _ = error.print();
            ExitCode::from(code)
        }
    }
}

/// Most starts are without any, and only reading them takes clap a tenth of the time until the screen stands.
fn parsed(arguments: impl ExactSizeIterator<Item = OsString>) -> Result<Args, clap::Error> {
    if arguments.len() > 1 {
        Args::try_parse_from(arguments)
    } else {
        Ok(Args::default())
    }
}

fn dispatch(args: Args, disk: Disk) -> Result<ExitCode> {
    let places = places::find(&args, disk)?;
    let changes = args.command.as_ref().is_some_and(Command::changes_files);
    let _turn = changes.then(|| places.take_turn());
    let mut out = Output::new();
    let code = match args.command {
        None => study::open(places, args.color, None)?,
        Some(Command::Study(study)) => study::study(places, args.color, &study)?,
        Some(Command::Mock(mock)) => mock::mock(places, args.color, &mock)?,
        Some(Command::Report { list: true, json, .. }) => report::list(&places, json, &mut out)?,
        Some(Command::Report { id, output, .. }) => {
            report::report(&places, id.as_deref(), output.as_deref(), &mut out)?
        }
        Some(Command::Roles { json }) => listing::roles(&places, json, &mut out)?,
        Some(Command::Show { role, deck, json }) => {
            listing::show(&places, &role, deck.as_deref(), json, &mut out)?
        }
        Some(Command::Answers { of, json }) => answers::answers(&places, &of, json, &mut out)?,
        Some(Command::Stats { json }) => listing::stats(&places, json, &mut out)?,
        Some(Command::Calibration { json }) => calibration::calibration(&places, json, &mut out)?,
        Some(Command::Stories { json }) => stories::stories(&places, json, &mut out)?,
        Some(Command::Import(import)) => import::import(&places, &import, &mut out)?,
        Some(Command::Export { role, format, output }) => {
            export::export(&places, &role, format, output.as_deref(), &mut out)?
        }
        Some(Command::Check { files, strict, json }) => {
            check::check(&places, &files, strict, json, &mut out)?
        }
        Some(Command::History { json }) => history::history(&places, json, &mut out)?,
        Some(Command::Merge { files }) => history::take_in(&places, &files, &mut out)?,
        Some(Command::Restore { name: None, json, .. }) => restore::list(&places, json, &mut out)?,
        Some(Command::Restore {
            name: Some(name),
            only,
            yes,
            ..
        }) => restore::bring_back(&places, &name, only.as_deref(), yes, &mut out)?,
        Some(Command::Doctor { repair, yes, json }) => doctor::doctor(&places, repair, yes, json, &mut out)?,
        Some(Command::Settings) => {
            out.line(DOCUMENTED_DEFAULTS.trim_end());
            ExitCode::SUCCESS
        }
        Some(Command::Path) => places::print(&places, &mut out),
    };
    out.finish(code)
}
