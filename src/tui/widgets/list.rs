//! Which rows of a long list are on the screen.

/// A position in a list of rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::tui) struct Cursor {
    /// The chosen row.
    pub(in crate::tui) row: usize,
}

use crate::tui::Action;

impl Cursor {
    /// Moves as a key asks for, within `rows` rows, `page` of which are on the screen. Says whether it was such a key.
    pub(in crate::tui) fn follow(&mut self, action: Action, rows: usize, page: usize) -> bool {
        let last = rows.saturating_sub(1);
        let page = page.max(1);
        self.row = match action {
            Action::Up => self.row.saturating_sub(1),
            Action::Down => self.row + 1,
            Action::PageUp => self.row.saturating_sub(page),
            Action::PageDown => self.row + page,
            Action::First => 0,
            Action::Last => last,
            _ => return false,
        }
        .min(last);
        true
    }

    /// Moves by `lines`, within `rows` rows.
    pub(in crate::tui) fn scroll(&mut self, lines: i32, rows: usize) {
        let moved = if lines < 0 {
            self.row.saturating_sub(lines.unsigned_abs() as usize)
        } else {
            self.row.saturating_add(lines.unsigned_abs() as usize)
        };
        self.row = moved.min(rows.saturating_sub(1));
    }

    /// The first row to draw so that the chosen one is among `page`, about in the middle of a long list.
    pub(in crate::tui) fn first_shown(self, rows: usize, page: usize) -> usize {
        self.row.saturating_sub(page / 2).min(rows.saturating_sub(page))
    }
}

/// `lines 3-20 of 41`, where not all `total` lines fit.
pub(in crate::tui) fn position(first: usize, page: usize, total: usize) -> String {
    let span = span(first, page, total);
    if span.is_empty() {
        span
    } else {
        format!("lines {span}")
    }
}

/// `3-20 of 41`, where not all `total` rows fit.
pub(in crate::tui) fn span(first: usize, page: usize, total: usize) -> String {
    if total <= page {
        return String::new();
    }
    format!("{}-{} of {total}", first + 1, (first + page).min(total))
}
