//! A home of its own for the programs measured: nothing of the user's is read or written.

use std::{
    ffi::OsStr,
    fs::{self, File},
    io::{BufWriter, Write},
    path::{Path, PathBuf},
};

use greenroom::history::{write_header, write_record};
use portable_pty::CommandBuilder;
use tempfile::TempDir;

use crate::{decks, reviews};

/// A temporary home folder.
pub(crate) struct Home {
    folder: TempDir,
}

impl Home {
    /// An empty one.
    pub(crate) fn new() -> Self {
        Self {
            folder: TempDir::with_prefix("greenroom-bench-").unwrap(),
        }
    }

    /// Greenroom's data folder there.
    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data/greenroom")
    }

    /// The same folder of history that the program appends to.
    pub(crate) fn history(&self) -> PathBuf {
        self.data().join("history")
    }

    /// A command that knows this home alone.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> CommandBuilder {
        let mut command = CommandBuilder::new(program);
        command.env_clear();
        command.cwd(self.folder.path());
        command.env("HOME", self.folder.path());
        command.env("TERM", "xterm-256color");
        for (name, folder) in [
            ("XDG_DATA_HOME", "data"),
            ("XDG_STATE_HOME", "state"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_CONFIG_HOME", "config"),
        ] {
            command.env(name, self.folder.path().join(folder));
        }
        command
    }

    /// Writes `decks` decks of `cards` cards each.
    pub(crate) fn add_decks(&self, decks: usize, cards: usize) {
        for deck in 0..decks {
            let name = format!("decks/{}.ron", reviews::deck_name(deck));
            write(&self.data().join(name), &decks::deck_text(deck, cards));
        }
    }

    /// Lets every card be introduced on one day.
    pub(crate) fn lift_the_daily_limit(&self) {
        let settings = self.folder.path().join("config/greenroom/config.ron");
        write(&settings, "(new_per_day: 1000000)");
    }

    /// Writes a history of `events` reviews over `cards` cards in decks of `deck_size`, as another device of the user's.
    pub(crate) fn add_history(&self, events: usize, cards: usize, deck_size: usize) {
        let path = self.history().join("made.ronl");
        fs::create_dir_all(self.history()).unwrap();
        let mut file = BufWriter::new(File::create(path).unwrap());
        file.write_all(write_header("made").as_bytes()).unwrap();
        for event in reviews::reviews(events, cards, deck_size) {
            file.write_all(write_record(&event).as_bytes()).unwrap();
        }
        file.flush().unwrap();
    }
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}
