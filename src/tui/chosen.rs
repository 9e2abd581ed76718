//! The settings, with what follows from them.

use std::path::Path;

use crate::{deck::Problem, settings::Settings};

use super::{Keymap, Theme};

/// What the user chose, and what follows from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    /// The settings themselves.
    pub settings: Settings,
    /// Which key means what.
    pub keymap: Keymap,
    /// What text looks like.
    pub theme: Theme,
    /// What is wrong with them.
    pub problems: Vec<Problem>,
}

impl Chosen {
    /// What follows from `settings`, read from the file `path` with `problems`; `colours` says whether any are used.
    #[must_use]
    pub fn new(
        settings: Settings,
        mut problems: Vec<Problem>,
        path: impl AsRef<Path>,
        colours: bool,
    ) -> Self {
        let (keymap, more) = Keymap::with(&settings.keys, path);
        problems.extend(more);
        Self {
            theme: Theme::new(settings.theme, colours),
            settings,
            keymap,
            problems,
        }
    }
}
