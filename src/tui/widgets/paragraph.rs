//! Texts laid out once for a width.

use crate::text::{Block, blocks, truncate, wrap};

/// `text` as lines of at most `columns` columns. Prose is re-flowed; code keeps its spaces and is broken only where it must be.
pub(in crate::tui) fn lines(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for block in blocks(text) {
        match block {
            Block::Prose(text) => lines.extend(wrap(&text, columns, 0)),
            Block::Item { text, indent } => lines.extend(wrap(&text, columns, indent)),
            Block::Code(text) => {
                let spaces = text.len() - text.trim_start_matches(' ').len();
                let indent = spaces.min(columns / 2);
                let body = wrap(text.trim_start_matches(' '), columns - indent, 0);
                lines.extend(body.into_iter().map(|line| format!("{:indent$}{line}", "")));
            }
            Block::Gap => lines.push(String::new()),
        }
    }
    lines
}

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
