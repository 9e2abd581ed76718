//! The program as a shell runs it: `home.run(&["roles"])`, in a home folder of its own.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "files are laid out for the program; a helper of tests fails as a test does"
)]

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output, Stdio},
};

use greenroom::{
    history::{Event, Snapshot, covered, fold, write_header, write_record},
    schedule::Rating,
};
use serde_json::Value;
use tempfile::TempDir;

use crate::review::reviewed;

/// Two cards of the user's own.
pub(crate) const RUST: &str = r#"(
    version: 1,
    role: "Rust Developer",
    cards: [
        (
            id: "send",
            kind: Technical,
            difficulty: Easy,
            topic: "threads",
            question: "What does Send promise?",
            answer: "The value may move to another thread.",
            key_points: [(text: "moves between threads", any: ["another thread"]), (text: "Rc is not Send", required: false)],
            follow_ups: ["And Sync?"],
            target_seconds: 60,
        ),
        (id: "sync", question: "And what does Sync promise?", answer: "References may be shared."),
    ],
)"#;

/// A folder for the program to live in.
pub(crate) struct Home(pub(crate) TempDir);

/// What a command said and how it ended.
pub(crate) struct Said {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Home {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("there is room for temporary files"))
    }

    pub(crate) fn at(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    /// Writes a file, and the folders it lies in.
    pub(crate) fn with(self, path: &str, text: &str) -> Self {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap_or(self.0.path())).expect("folders can be made");
        fs::write(path, text).expect("files can be written");
        self
    }

    /// The user's deck, one of its two cards graded in 2020: due long since.
    pub(crate) fn studied() -> Self {
        let event = Event {
            id: "laptop.run.1".parse().expect("an id"),
            at: "2020-01-05T12:00:00Z".parse().expect("a time"),
            day: "2020-01-05".parse().expect("a day"),
            what: reviewed("rust/send", Rating::Good, "2020-01-08".parse().expect("a day")),
        };
        let history = write_header("laptop") + &write_record(&event);
        let snapshot = Snapshot {
            covers: [("laptop.ronl".to_owned(), covered(history.as_bytes()))].into(),
            progress: fold([event]),
        };
        Self::new()
            .with("data/decks/rust.ron", RUST)
            .with("data/history/laptop.ronl", &history)
            .with("data/progress.ron", &snapshot.to_ron())
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_greenroom"));
        command
            .args(arguments)
            .env_clear()
            .env("HOME", self.0.path())
            .env("GREENROOM_DATA_DIR", self.at("data"))
            .env("XDG_CONFIG_HOME", self.at("config"))
            .env("XDG_STATE_HOME", self.at("state"))
            .env("XDG_CACHE_HOME", self.at("cache"))
            .env("TZ", "UTC")
            .stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Said {
        let Output {
            status,
            stdout,
            stderr,
        } = self.command(arguments).output().expect("the program starts");
        Said {
            code: status.code(),
            out: String::from_utf8(stdout).expect("text"),
            err: String::from_utf8(stderr).expect("text"),
        }
    }

    /// The JSON a command prints when all goes well.
    #[track_caller]
    pub(crate) fn json(&self, arguments: &[&str]) -> Value {
        let said = self.run(arguments);
        assert_eq!((said.code, said.err.as_str()), (Some(0), ""), "{arguments:?}");
        serde_json::from_str(&said.out).expect("JSON")
    }
}
