//! `config.ron`: every setting has a default, and a mistake in one costs that one alone.

mod commands;
mod reader;

use std::path::Path;

use serde::Deserialize;

use crate::{
    deck::{Problem, explain},
    schedule::{MAX_INTERVAL, Retention, Scheduler},
};

pub use commands::{AUDIO, Commands, Program};
use reader::Reader;

/// The defaults with a comment on each, as RON.
pub const DOCUMENTED_DEFAULTS: &str = include_str!("../assets/config.ron");

/// The version of `config.ron` this program reads.
pub const CONFIG_VERSION: u32 = 1;

/// Which colours are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Theme {
    /// The terminal's own palette.
    #[default]
    Terminal,
    /// No colours: bold, dim, reverse and underline.
    Mono,
    /// No colours and nothing dim: bold, reverse and underline alone.
    HighContrast,
}

/// Other keys for an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyPatch {
    /// The action's name, such as `reveal`.
    pub action: String,
    /// The keys that take the place of the default ones, such as `space` or `ctrl-r`.
    pub keys: Vec<String>,
    /// Line and column of the action in the file.
    pub place: (usize, usize),
}

/// What the user can choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The chance of recall at which a card comes back, 0.70..=0.97.
    pub retention: Retention,
    /// The longest interval, days.
    pub max_interval: u32,
    /// New cards a day over all roles.
    pub new_per_day: u32,
    /// The hour, 0..=23 local time, at which a study day begins.
    pub day_start: u8,
    /// Which colours are used.
    pub theme: Theme,
    /// Whether clicks and the wheel are used.
    pub mouse: bool,
    /// The widest a text is set, columns, 40..=200.
    pub text_width: u16,
    /// Other programs that may be started.
    pub commands: Commands,
    /// Whether recordings are kept once they are transcribed.
    pub keep_recordings: bool,
    /// Whether what `transcribe` prints keeps "um" and "uh".
    pub transcript_is_verbatim: bool,
    /// Keys that differ from the defaults.
    pub keys: Vec<KeyPatch>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            retention: Retention::default(),
            max_interval: MAX_INTERVAL,
            new_per_day: 10,
            day_start: 4,
            theme: Theme::default(),
            mouse: true,
            text_width: 80,
            commands: Commands::default(),
            keep_recordings: false,
            transcript_is_verbatim: false,
            keys: Vec::new(),
        }
    }
}

impl Settings {
    /// The scheduler these settings ask for.
    #[must_use]
    pub fn scheduler(&self) -> Scheduler {
        Scheduler::new(self.retention, self.max_interval)
    }

    /// Reads `text`, the content of `path`. Whatever is wrong is a problem, and its default is used.
    ///
    /// ```
    /// use greenroom::settings::Settings;
    /// let (settings, problems) = Settings::parse("config.ron", "(new_per_day: 4, retention: 1.5)");
    /// assert_eq!(settings.new_per_day, 4);
    /// assert_eq!(settings.retention.get(), 0.9);
    /// assert_eq!(problems[0].place(), "config.ron:1:29");
    /// ```
    #[must_use]
    pub fn parse(path: impl AsRef<Path>, text: &str) -> (Self, Vec<Problem>) {
        let path = path.as_ref();
        let mut reader = Reader::new(path, text);
        let error = match reader.settings() {
            Ok(settings) => return (settings, reader.problems()),
            Err(error) => error,
        };
        // A slip of the pen costs its line alone, if the others can be read without it.
        let place = (error.span.start.line, error.span.start.col);
        let others = without_line(text, place.0);
        let mut reader = Reader::new(path, &others);
        let settings = reader.settings();
        let hint = match settings {
            Ok(_) => "this line is left out, and the others are used",
            Err(_) => "the defaults are used",
        };
        reader.report(place, explain(&error.code), hint);
        (settings.unwrap_or_default(), reader.problems())
    }
}

/// `text` with spaces in the place of line `number`, counted from 1.
fn without_line(text: &str, number: usize) -> String {
    let blank = |line: &str| match line.strip_suffix('\n') {
        Some(line) => " ".repeat(line.len()) + "\n",
        None => " ".repeat(line.len()),
    };
    let lines = text.split_inclusive('\n').zip(1..);
    lines
        .map(|(line, at)| {
            if at == number {
                blank(line)
            } else {
                line.to_owned()
            }
        })
        .collect()
}
