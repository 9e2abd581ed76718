//! Reads the settings from their file.

use std::path::PathBuf;

use crate::{deck::Problem, settings::Settings};

use super::Disk;

/// A settings file is small, bytes.
const LIMIT: u64 = 64 << 10;

/// The file of the settings.
#[derive(Clone, Debug)]
pub struct SettingsFile {
    /// What it lies on.
    pub disk: Disk,
    /// Where.
    pub path: PathBuf,
    /// The user named it, so that it is a mistake if it is missing.
    pub named: bool,
}

impl SettingsFile {
    /// What it says, and what is wrong with it; the defaults if it is missing or cannot be read.
    #[must_use]
    pub fn read(&self) -> (Settings, Vec<Problem>) {
        match self.disk.read_text(&self.path, LIMIT) {
            Ok(text) => Settings::parse(&self.path, &text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && !self.named => Default::default(),
            Err(error) => {
                let what = format!("the settings cannot be read: {error}");
                let problem = Problem::error(&self.path, 0, 0, what);
                (Settings::default(), vec![problem.hint("the defaults are used")])
            }
        }
    }
}
