//! `config.ron`: every setting has a default, and a mistake in one costs that one alone.

use std::{collections::BTreeMap, path::Path};

use ron::{Options, error::SpannedError, extensions::Extensions, value::RawValue};
use serde::{Deserialize, de::DeserializeOwned};

use crate::{
    deck::{Problem, explain, position},
    schedule::{MAX_INTERVAL, Retention, Scheduler},
};

/// The defaults with a comment on each, as RON.
pub const DOCUMENTED_DEFAULTS: &str = include_str!("../assets/config.ron");

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
            keys: Vec::new(),
        }
    }
}

/// The fields of `config.ron`, each left as written so that a mistake in one costs that one alone.
macro_rules! fields {
    ($(#[$meta:meta])* $name:ident: $($field:ident),*) => {
        $(#[$meta])*
        #[serde(rename = "Config", default, bound(deserialize = "'de: 'a"))]
        struct $name<'a> {
            $(#[serde(borrow)] $field: Option<&'a RawValue>,)*
        }
    };
}

fields!(#[derive(Default, Deserialize)] Fields:
    retention, max_interval, new_per_day, day_start, theme, mouse, text_width, keys);

// Only to find fields that do not exist, with their place.
fields!(#[derive(Default, Deserialize)] #[serde(deny_unknown_fields)] KnownFields:
    retention, max_interval, new_per_day, day_start, theme, mouse, text_width, keys);

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
            Ok(settings) => return (settings, reader.problems),
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
        reader.problems.rotate_right(1);
        (settings.unwrap_or_default(), reader.problems)
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

struct Reader<'a> {
    path: &'a Path,
    text: &'a str,
    options: Options,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    fn new(path: &'a Path, text: &'a str) -> Self {
        Self {
            path,
            text,
            options: Options::default().with_default_extension(Extensions::IMPLICIT_SOME),
            problems: Vec::new(),
        }
    }

    /// Fails if the text as a whole cannot be read; a wrong value is a problem and leaves its default.
    fn settings(&mut self) -> Result<Settings, SpannedError> {
        let body = self.text.strip_prefix('\u{feff}').unwrap_or(self.text);
        let mut settings = Settings::default();
        if body.trim().is_empty() {
            return Ok(settings);
        }
        let fields = self.options.from_str::<Fields<'a>>(body)?;
        if let Err(error) = self.options.from_str::<KnownFields>(body) {
            let place = (error.span.start.line, error.span.start.col);
            self.report(place, explain(&error.code), "what could be read is used");
        }
        self.set(&mut settings.retention, fields.retention, |_| None);
        self.set(&mut settings.max_interval, fields.max_interval, |days: &u32| {
            (*days == 0).then_some("the longest interval is at least 1 day")
        });
        self.set(&mut settings.new_per_day, fields.new_per_day, |_| None);
        self.set(&mut settings.day_start, fields.day_start, |hour| {
            (*hour > 23).then_some("an hour lies between 0 and 23")
        });
        self.set(&mut settings.theme, fields.theme, |_| None);
        self.set(&mut settings.mouse, fields.mouse, |_| None);
        self.set(&mut settings.text_width, fields.text_width, |width| {
            (!(40..=200).contains(width)).then_some("the text width lies between 40 and 200 columns")
        });
        if let Some(raw) = fields.keys {
            settings.keys = self.keys(raw);
        }
        Ok(settings)
    }

    fn set<T: DeserializeOwned>(
        &mut self,
        setting: &mut T,
        raw: Option<&'a RawValue>,
        wrong: impl Fn(&T) -> Option<&'static str>,
    ) {
        let Some(raw) = raw else { return };
        match self.options.from_str::<T>(raw.get_ron()) {
            Ok(value) => match wrong(&value) {
                None => *setting = value,
                Some(what) => {
                    let place = self.place(raw, None);
                    self.report(place, what.to_owned(), "the default is used");
                }
            },
            Err(error) => {
                let place = self.place(raw, Some(&error));
                self.report(place, explain(&error.code), "the default is used");
            }
        }
    }

    fn keys(&mut self, raw: &'a RawValue) -> Vec<KeyPatch> {
        let actions: BTreeMap<String, &RawValue> = match self.options.from_str(raw.get_ron()) {
            Ok(actions) => actions,
            Err(error) => {
                let place = self.place(raw, Some(&error));
                self.report(place, explain(&error.code), "the default keys are used");
                return Vec::new();
            }
        };
        let mut patches = Vec::new();
        for (action, raw) in actions {
            match self.options.from_str(raw.get_ron()) {
                Ok(keys) => patches.push(KeyPatch {
                    action,
                    keys,
                    place: self.place(raw, None),
                }),
                Err(error) => {
                    let place = self.place(raw, Some(&error));
                    self.report(
                        place,
                        explain(&error.code),
                        "write a list such as [\"x\", \"ctrl-x\"]",
                    );
                }
            }
        }
        patches
    }

    /// Where a value begins, or where in it an error lies.
    fn place(&self, raw: &RawValue, error: Option<&SpannedError>) -> (usize, usize) {
        let piece = raw.get_ron();
        let lead = piece.len() - piece.trim_start().len();
        // The slice lies within the text it was borrowed from.
        let start = (piece.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        let (line, column) = position(self.text, start);
        match error.map(|error| error.span.start) {
            Some(at) if at.line > 1 => (line + at.line - 1, at.col),
            Some(at) if at.col > lead => (line, column + at.col - 1),
            _ => position(self.text, start + lead),
        }
    }

    fn report(&mut self, (line, column): (usize, usize), what: String, hint: &str) {
        self.problems
            .push(Problem::error(self.path, line, column, what).hint(hint));
    }
}
