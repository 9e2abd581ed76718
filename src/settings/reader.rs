//! The fields of `config.ron`, read one by one.

use std::{collections::BTreeMap, path::Path};

use ron::{Options, error::SpannedError, extensions::Extensions, value::RawValue};
use serde::{Deserialize, de::DeserializeOwned};

use crate::deck::{Problem, Problems, Walk, explain};

use super::{CONFIG_VERSION, Commands, KeyPatch, Program, Settings, without_line};

/// The most unknown fields that are told.
const UNKNOWN_FIELDS: usize = 16;

/// The fields of `config.ron`, each left as written so that a mistake in one costs that one alone.
macro_rules! fields {
    ($(#[$meta:meta])* $name:ident ($called:literal): $($field:ident),*) => {
        $(#[$meta])*
        #[serde(rename = $called, default, bound(deserialize = "'de: 'a"))]
        struct $name<'a> {
            $(#[serde(borrow)] $field: Option<&'a RawValue>,)*
        }
    };
}

fields!(#[derive(Default, Deserialize)] Fields ("Config"):
    version, retention, max_interval, new_per_day, day_start, theme, mouse, text_width,
    commands, keep_recordings, transcript_is_verbatim, keys);

// Only to find fields that do not exist, with their place.
fields!(#[derive(Default, Deserialize)] #[serde(deny_unknown_fields)] KnownFields ("Config"):
    version, retention, max_interval, new_per_day, day_start, theme, mouse, text_width,
    commands, keep_recordings, transcript_is_verbatim, keys);

fields!(#[derive(Default, Deserialize)] #[serde(deny_unknown_fields)] CommandFields ("Commands"):
    editor, speak, record, transcribe, review);

/// One reading of a text.
pub(super) struct Reader<'a> {
    text: &'a str,
    walk: Walk<'a>,
    options: Options,
    problems: Problems<'a>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(path: &'a Path, text: &'a str) -> Self {
        Self {
            text,
            walk: Walk::new(text),
            options: Options::default().with_default_extension(Extensions::IMPLICIT_SOME),
            problems: Problems::new(path),
        }
    }

    /// Fails if the text as a whole cannot be read; a wrong value is a problem and leaves its default.
    pub(super) fn settings(&mut self) -> Result<Settings, SpannedError> {
        let body = self.text.strip_prefix('\u{feff}').unwrap_or(self.text);
        let mut settings = Settings::default();
        if body.trim().is_empty() {
            return Ok(settings);
        }
        let fields = self.options.from_str::<Fields<'a>>(body)?;
        self.unknown_fields(body);
        self.version(fields.version);
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
        if let Some(raw) = fields.commands {
            settings.commands = self.commands(raw);
        }
        self.set(&mut settings.keep_recordings, fields.keep_recordings, |_| None);
        let verbatim = fields.transcript_is_verbatim;
        self.set(&mut settings.transcript_is_verbatim, verbatim, |_| None);
        if let Some(raw) = fields.keys {
            settings.keys = self.keys(raw);
        }
        Ok(settings)
    }

    /// Reports each field that does not exist; of several in one line the first.
    fn unknown_fields(&mut self, body: &str) {
        let mut rest = body.to_owned();
        for nth in 0..UNKNOWN_FIELDS {
            let Err(error) = self.options.from_str::<KnownFields>(&rest) else {
                return;
            };
            let is_unknown = matches!(error.code, ron::Error::NoSuchStructField { .. });
            if nth > 0 && !is_unknown {
                // A value over several lines was torn apart here, not by the user.
                return;
            }
            let place = (error.span.start.line, error.span.start.col);
            self.report(place, explain(&error.code), "what could be read is used");
            rest = without_line(&rest, place.0);
        }
    }

    /// A file for a newer program is used as far as this one understands it: it is never written to.
    fn version(&mut self, raw: Option<&'a RawValue>) {
        let mut version = CONFIG_VERSION;
        self.set(&mut version, raw, |_| None);
        if let Some(raw) = raw
            && version > CONFIG_VERSION
        {
            let what = format!(
                "these settings have format version {version}, newer than this Greenroom reads ({CONFIG_VERSION})"
            );
            let place = self.place(raw, None);
            self.report(place, what, "what it understands is used");
        }
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

    /// Nothing is run that is not written as it must be.
    fn commands(&mut self, raw: &'a RawValue) -> Commands {
        let mut commands = Commands::default();
        let fields: CommandFields<'a> = match self.options.from_str(raw.get_ron()) {
            Ok(fields) => fields,
            Err(error) => {
                let place = self.place(raw, Some(&error));
                self.report(place, explain(&error.code), "no other program is started");
                return commands;
            }
        };
        let empty = |line: &str| line.trim().is_empty().then_some("a command line is empty");
        self.command(&mut commands.editor, fields.editor, empty);
        for (program, command, raw) in [
            (Program::Speak, &mut commands.speak, fields.speak),
            (Program::Record, &mut commands.record, fields.record),
            (Program::Transcribe, &mut commands.transcribe, fields.transcribe),
            (Program::Review, &mut commands.review, fields.review),
        ] {
            self.command(command, raw, |line| program.refuses(line));
        }
        commands
    }

    fn command(
        &mut self,
        command: &mut Option<String>,
        raw: Option<&'a RawValue>,
        wrong: impl Fn(&str) -> Option<&'static str>,
    ) {
        self.set(command, raw, |line: &Option<String>| {
            line.as_deref().and_then(&wrong)
        });
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
        let mut actions: Vec<_> = actions.into_iter().collect();
        // In the order of the text, all places together cost one walk.
        actions.sort_by_key(|(_, raw)| raw.get_ron().as_ptr());
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
    fn place(&mut self, raw: &RawValue, error: Option<&SpannedError>) -> (usize, usize) {
        let piece = raw.get_ron();
        let lead = piece.len() - piece.trim_start().len();
        // The slice lies within the text it was borrowed from.
        let start = (piece.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        let (line, column) = self.walk.to(start);
        match error.map(|error| error.span.start) {
            Some(at) if at.line > 1 => (line + at.line - 1, at.col),
            Some(at) if at.col > lead => (line, column + at.col - 1),
            _ => self.walk.to(start + lead),
        }
    }

    pub(super) fn report(&mut self, (line, column): (usize, usize), what: String, hint: &str) {
        let problem = Problem::error(self.problems.path(), line, column, what);
        self.problems.push(problem.hint(hint));
    }

    /// What was reported, in the order of the text.
    pub(super) fn problems(self) -> Vec<Problem> {
        self.problems.finish()
    }
}
