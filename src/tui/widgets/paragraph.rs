//! Texts laid out once for a width.

use crate::text::{truncate, wrap};

/// The beginning of `text` in at most `most` lines of at most `columns` columns; an ellipsis ends what is cut.
pub(in crate::tui) fn beginning(text: &str, columns: usize, most: usize) -> Vec<String> {
    let mut lines = wrap(text, columns, 0);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push('…');
            // Longer than a line, it loses another character to the ellipsis.
            *last = truncate(last, columns.max(1));
        }
    }
    lines
}
