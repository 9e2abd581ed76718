//! Files in which the user's editor is handed a text: a fresh one each time, so that no text takes the place of another that an
//! editor left when it failed.

use std::{
    io,
    path::{Path, PathBuf},
};

use crate::deck::Problem;

use super::{DiskError, Paths};

/// More than any files left of one kind of text.
const MOST: u32 = 1000;

/// A text an editor can be handed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handed {
    /// An answer.
    Answer,
    /// A story.
    Story,
}

impl Handed {
    /// As the user's own, at the beginning of a sentence.
    #[must_use]
    pub fn says(self) -> &'static str {
        match self {
            Self::Answer => "Your answer",
            Self::Story => "Your story",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Story => "story",
        }
    }

    /// Whether a file is called as those are in which this is handed over.
    fn names(self, path: &Path) -> bool {
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        let between = name
            .strip_prefix(self.name())
            .and_then(|rest| rest.strip_suffix(".md"));
        between.is_some_and(|number| number.is_empty() || number.starts_with('-'))
    }
}

/// Writes `text` into a file in which nothing lies yet, and gives its path.
pub fn hand_over(paths: &Paths, what: Handed, text: &str) -> Result<PathBuf, DiskError> {
    let name = what.name();
    let numbered = (2..MOST).map(|number| format!("{name}-{number}.md"));
    let mut files = std::iter::once(format!("{name}.md")).chain(numbered);
    let is_free = |file: &String| paths.disk.stat(&paths.state.join(file)).is_err();
    let refused = |path: &Path, why| DiskError::new(path, "your text cannot be handed to the editor")(why);
    let file = files.find(is_free).ok_or_else(|| {
        let why = io::Error::other("too many texts lie here that an editor left");
        refused(&paths.state, why)
    })?;
    let path = paths.state.join(file);
    let written = paths.disk.replace(&path, text.as_bytes());
    written.map_err(|why| refused(&path, why))?;
    Ok(path)
}

/// What is to be said of texts that an editor left when it failed or was cut off. While an editor runs its text is among them.
#[must_use]
pub fn left_by_editors(paths: &Paths) -> Vec<Problem> {
    let found = paths.disk.list_all(&paths.state).unwrap_or_default();
    let is_handed = |path: &PathBuf| Handed::Answer.names(path) || Handed::Story.names(path);
    let left = found.into_iter().filter(is_handed).map(|path| {
        let what = "words of yours, left by an editor that failed or was cut off";
        Problem::advice(path, 0, 0, what).hint("take over what you need, then delete this file")
    });
    left.collect()
}
