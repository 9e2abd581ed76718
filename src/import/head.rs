//! Where a question of a page begins.

use super::labels::QuestionLabel;

/// A question's label and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head<'a> {
    /// The index of its line.
    pub(super) at: usize,
    /// How many lines before it are its difficulty.
    pub(super) above: usize,
    /// What it says.
    pub(super) label: QuestionLabel<'a>,
}

impl Head<'_> {
    /// The index of the question's first line.
    pub(super) fn from(&self) -> usize {
        self.at.saturating_sub(self.above)
    }
}
