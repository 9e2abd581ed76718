//! A text laid out for a width.

use super::{Block, blocks, wrap};

/// `text` as lines of at most `columns` columns. Prose is re-flowed; code keeps its spaces and is broken only where it must be.
///
/// ```
/// assert_eq!(greenroom::text::lines("one\ntwo\n\nthree", 9), ["one two", "", "three"]);
/// ```
#[must_use]
pub fn lines(text: &str, columns: usize) -> Vec<String> {
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
