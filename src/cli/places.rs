//! Where everything lies, what is there, and what the settings say.

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Context, Result};
use jiff::Timestamp;

use crate::{
    deck::{Problem, Severity},
    history::Progress,
    library::Library,
    settings::Settings,
    store::{Decks, Disk, Loaded, Lock, Paths, Places, SettingsFile, load, zone},
    time::Now,
};

use super::{
    args::Args,
    output::{Output, complain},
};

/// Paths and settings.
pub(super) struct Found {
    pub(super) paths: Paths,
    #[cfg(feature = "tui")]
    pub(super) settings_file: SettingsFile,
    pub(super) settings: Settings,
    pub(super) problems: Vec<Problem>,
}

pub(super) fn find(args: &Args, disk: Disk) -> Result<Found> {
    let data = args.data_dir.clone().or_else(data_dir);
    let places = Places {
        data: data.filter(|path| !path.as_os_str().is_empty()),
        config: args.config.clone(),
    };
    let paths = Paths::find(&places, disk)
        .context("there is no home folder; say where to keep your data with --data-dir")?;
    if paths.data_is_no_folder() {
        anyhow::bail!("{} is no folder; your data needs one", paths.data.display());
    }
    let file = SettingsFile {
        disk: paths.disk.clone(),
        path: paths.config.clone(),
        named: args.config.is_some(),
    };
    let (settings, problems) = file.read();
    Ok(Found {
        paths,
        #[cfg(feature = "tui")]
        settings_file: file,
        settings,
        problems,
    })
}

#[expect(clippy::disallowed_methods, reason = "the environment may name the folder")]
fn data_dir() -> Option<PathBuf> {
    std::env::var_os("GREENROOM_DATA_DIR").map(PathBuf::from)
}

impl Found {
    /// Waits until no other command changes what lies here, and keeps others from it for as long as the value lives. `None`
    /// where that cannot be had: no reason not to bring a deck back.
    pub(super) fn take_turn(&self) -> Option<Box<dyn Lock>> {
        self.paths.disk.take_turn(&self.paths.turn()).ok()
    }

    #[expect(clippy::disallowed_methods, reason = "here the time enters a command")]
    pub(super) fn now(&self) -> Now {
        Now::new(Timestamp::now(), &zone(), self.settings.day_start)
    }

    /// All decks. What is wrong with any is printed, and the others are used.
    pub(super) fn library(&self) -> Library {
        let mut library = Library::built_in();
        let mut decks = Decks::new(&self.paths);
        let mut files = Vec::new();
        match decks.changed() {
            Ok(paths) => {
                for path in paths {
                    let change = decks.read(&path);
                    change.problems.iter().for_each(print_problem);
                    files.extend(change.deck.map(|deck| (change.path, deck)));
                }
            }
            Err(problem) => print_problem(&problem),
        }
        library.put_all(files).iter().for_each(print_problem);
        library
    }

    /// The progress. What is wrong with it is printed.
    pub(super) fn progress(&self) -> Progress {
        self.loaded().progress
    }

    /// The progress with what was read of each file. What is wrong with any is printed.
    pub(super) fn loaded(&self) -> Loaded {
        let loaded = load(&self.paths);
        // A snapshot that is not there yet is news to the full-screen program, which writes it; here it is none.
        let worth_saying = |problem: &&Problem| problem.severity > Severity::Advice;
        loaded
            .problems
            .iter()
            .filter(worth_saying)
            .for_each(print_problem);
        loaded
    }

    /// Prints what is wrong with the settings.
    pub(super) fn print_problems(&self) {
        self.problems.iter().for_each(print_problem);
    }
}

pub(super) fn print_problem(problem: &Problem) {
    complain(&format!("warning: {problem}"));
}

pub(super) fn print(found: &Found, out: &mut Output) -> ExitCode {
    let paths = &found.paths;
    for (name, path) in [
        ("config", &paths.config),
        ("data", &paths.data),
        ("decks", &paths.decks()),
        ("history", &paths.history()),
        ("progress", &paths.progress()),
        ("backups", &paths.backups()),
        ("state", &paths.state),
        ("recordings", &paths.recordings()),
        ("cache", &paths.cache),
    ] {
        out.line(format!("{name:<10} {}", path.display()));
    }
    ExitCode::SUCCESS
}
