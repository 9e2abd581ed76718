//! A program that failed, as it is told of until the next one starts.

use crate::tui::{Desk, Failure};

/// What is shown of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::tui) struct Failed {
    /// What failed.
    pub(in crate::tui) title: String,
    /// What it said of it, and what became of the user's words.
    pub(in crate::tui) lines: Vec<String>,
}

impl Failed {
    /// Tells at once that `who` failed, and keeps the rest to be read.
    pub(in crate::tui) fn tell(who: &str, failure: &Failure, desk: &mut Desk) -> Self {
        let title = format!("{who} failed: {}", failure.what);
        desk.alarm(&title);
        let mut lines: Vec<String> = failure.said.lines().map(str::to_owned).collect();
        let kept = failure.kept.as_ref();
        lines.extend(kept.map(|path| format!("Your words are kept in {}", path.display())));
        Self { title, lines }
    }
}
