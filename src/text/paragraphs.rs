//! The shape of a text: what may be re-flowed to the width of the screen and what must stay as written.

/// A piece of text with one way of being laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Prose: its lines were joined with spaces and may be broken anywhere between words.
    Prose(String),
    /// An item of a list: prose whose second and later lines hang `indent` columns in.
    Item {
        /// The marker and the text, such as `- check the logs`.
        text: String,
        /// Columns of the marker and the space after it.
        indent: usize,
    },
    /// A line of code or of indented text: every space of it is kept.
    Code(String),
    /// An empty line between two others.
    Gap,
}

/// Splits `text` at blank lines, list items and code fences, as Markdown would.
///
/// ```
/// use greenroom::text::{Block, blocks};
/// assert_eq!(
///     blocks("one\ntwo\n\n```\n  x\n```"),
///     [Block::Prose("one two".into()), Block::Gap, Block::Code("  x".into())],
/// );
/// ```
#[must_use]
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut fenced = false;
    let mut open = false;
    for line in text.trim_end().lines() {
        let trimmed = line.trim();
        if trimmed.starts_with("```") {
            fenced = !fenced;
            open = false;
        } else if fenced || (line.starts_with("    ") && !open && !trimmed.is_empty()) {
            blocks.push(Block::Code(line.trim_end().to_owned()));
            open = false;
        } else if trimmed.is_empty() {
            if !matches!(blocks.last(), None | Some(Block::Gap)) {
                blocks.push(Block::Gap);
            }
            open = false;
        } else if let Some(indent) = marker(trimmed) {
            let text = trimmed.to_owned();
            blocks.push(Block::Item { text, indent });
            open = true;
        } else if open && let Some(Block::Prose(text) | Block::Item { text, .. }) = blocks.last_mut() {
            text.push(' ');
            text.push_str(trimmed);
        } else {
            blocks.push(Block::Prose(trimmed.to_owned()));
            open = true;
        }
    }
    blocks
}

/// The columns a list marker at the start of `line` takes, with the space after it.
fn marker(line: &str) -> Option<usize> {
    let (first, rest) = line.split_once(' ')?;
    if rest.trim().is_empty() {
        return None;
    }
    let bullet = matches!(first, "-" | "*" | "+" | "•");
    let numbered = first
        .strip_suffix(['.', ')'])
        .is_some_and(|digits| (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()));
    (bullet || numbered).then(|| first.chars().count() + 1)
}
