//! The filter of the role list.

use crossterm::event::KeyEvent;
use ratatui_textarea::TextArea;
use unicode_segmentation::UnicodeSegmentation;

use crate::text::{truncate, width};

/// Where the next character goes.
const CARET: &str = "▏";

/// Words, all of which must be in the name of a role or of its group.
#[derive(Clone, Debug, Default)]
pub(super) struct Filter {
    field: TextArea<'static>,
    typing: bool,
}

impl Filter {
    pub(super) fn text(&self) -> &str {
        self.field.lines().first().map_or("", String::as_str)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text().trim().is_empty()
    }

    pub(super) fn is_typing(&self) -> bool {
        self.typing
    }

    pub(super) fn start(&mut self) {
        self.typing = true;
    }

    pub(super) fn stop(&mut self) {
        self.typing = false;
    }

    pub(super) fn type_key(&mut self, key: KeyEvent) {
        self.field.input(key);
    }

    pub(super) fn paste(&mut self, text: &str) {
        self.field
            .insert_str(text.split_whitespace().collect::<Vec<_>>().join(" "));
    }

    /// Whether `name` has it as it is typed, rather than its words one by one.
    pub(super) fn is_in(&self, name: &str) -> bool {
        name.to_lowercase().contains(&self.text().trim().to_lowercase())
    }

    pub(super) fn matches(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        self.text()
            .to_lowercase()
            .split_whitespace()
            .all(|word| name.contains(word))
    }

    /// As much of it as fits into `columns` columns; while it is typed, what is around the caret, and the caret.
    pub(super) fn shown(&self, columns: usize) -> String {
        if !self.typing {
            return truncate(self.text(), columns);
        }
        let typed = self.field.cursor().1;
        let before: String = self.text().chars().take(typed).collect();
        let after: String = self.text().chars().skip(typed).collect();
        let room = columns.saturating_sub(width(CARET));
        // What was typed last is looked at most.
        let after = truncate(&after, room.saturating_sub(width(&before)).max(room / 3));
        let before = ending(&before, room.saturating_sub(width(&after)));
        format!("{before}{CARET}{after}")
    }
}

/// The end of `text` in `columns` columns, with an ellipsis for what is left out.
fn ending(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut kept = text;
    while width(kept) + 1 > columns {
        let Some(first) = kept.graphemes(true).next() else {
            break;
        };
        kept = kept.strip_prefix(first).unwrap_or_default();
    }
    format!("…{kept}")
}
