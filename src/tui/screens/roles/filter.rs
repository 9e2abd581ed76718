//! The filter of the role list.

use crossterm::event::KeyEvent;
use ratatui_textarea::TextArea;

/// Words, all of which must be in a role's name.
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

    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    pub(super) fn type_key(&mut self, key: KeyEvent) {
        self.field.input(key);
    }

    pub(super) fn paste(&mut self, text: &str) {
        self.field
            .insert_str(text.split_whitespace().collect::<Vec<_>>().join(" "));
    }

    pub(super) fn matches(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        self.text()
            .to_lowercase()
            .split_whitespace()
            .all(|word| name.contains(word))
    }
}
