//! Lines laid out once for a size of the screen, often more of them than it shows.

use ratatui::layout::Rect;

use crate::tui::Action;

use super::list::{Cursor, position};

/// The lines, and which of them are shown.
#[derive(Clone, Debug)]
pub(in crate::tui) struct Scrolled<L> {
    lines: Vec<L>,
    place: Rect,
    /// The first line that was asked for: it stays while the screen is too large, or too small, to begin with it.
    wanted: usize,
}

// Derived, it would ask the same of the lines.
impl<L> Default for Scrolled<L> {
    fn default() -> Self {
        Self {
            lines: Vec::new(),
            place: Rect::default(),
            wanted: 0,
        }
    }
}

impl<L> Scrolled<L> {
    /// Lays `lines` out at `place`, one a row; scrolled as far as before, if they reach that far.
    pub(in crate::tui) fn lay_out(&mut self, place: Rect, lines: Vec<L>) {
        self.place = place;
        self.lines = lines;
    }

    /// All lines, shown or not.
    pub(in crate::tui) fn lines(&self) -> &[L] {
        &self.lines
    }

    /// Lines shown at once.
    pub(in crate::tui) fn page(&self) -> usize {
        usize::from(self.place.height)
    }

    /// The furthest it can be scrolled: the line shown first when the last line is shown.
    pub(in crate::tui) fn last(&self) -> usize {
        self.lines.len().saturating_sub(self.page())
    }

    /// The line shown first.
    pub(in crate::tui) fn first(&self) -> usize {
        self.wanted.min(self.last())
    }

    /// Shows `line` first, if enough lines follow it.
    pub(in crate::tui) fn scroll_to(&mut self, line: usize) {
        self.wanted = line.min(self.last());
    }

    /// Scrolls by `lines`, down or, if negative, up.
    pub(in crate::tui) fn scroll(&mut self, lines: i32) {
        let mut cursor = Cursor { row: self.first() };
        cursor.scroll(lines, self.last() + 1);
        self.wanted = cursor.row;
    }

    /// Scrolls as a key asks for. Says whether it was such a key.
    pub(in crate::tui) fn follow(&mut self, action: Action) -> bool {
        let mut cursor = Cursor { row: self.first() };
        let follows = cursor.follow(action, self.last() + 1, self.page());
        if follows {
            self.wanted = cursor.row;
        }
        follows
    }

    /// `lines 3-20 of 41`, where not all fit.
    pub(in crate::tui) fn position(&self) -> String {
        position(self.first(), self.page(), self.lines.len())
    }

    /// The lines that are shown, each with the row it is shown in.
    pub(in crate::tui) fn shown(&self) -> impl Iterator<Item = (&L, Rect)> {
        self.lines.iter().skip(self.first()).zip(self.place.rows())
    }
}
