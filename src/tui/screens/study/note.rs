//! The user's note on the card being asked.

use crossterm::event::KeyEvent;
use ratatui_textarea::{CursorMove, TextArea, WrapMode};

use crate::{
    text::clean,
    tui::{Desk, Route, turn::Turn},
};

use super::Study;

impl Study {
    pub(super) fn open_note(&mut self, desk: &Desk) {
        let Some(card) = self.session.card() else { return };
        let progress = desk.ledger.progress().card(card.as_str());
        let text = progress.and_then(|card| card.note.as_deref()).unwrap_or_default();
        let mut note = TextArea::new(text.lines().map(str::to_owned).collect());
        note.set_cursor_line_style(desk.theme.text);
        note.set_wrap_mode(WrapMode::WordOrGlyph);
        note.move_cursor(CursorMove::Bottom);
        note.move_cursor(CursorMove::End);
        self.note = Some(note);
    }

    pub(super) fn save_note(&mut self, turn: &mut Turn) -> Option<Route> {
        let text = clean(self.note.take()?.lines().join("\n").trim_end()).into_owned();
        let card = self.session.card()?;
        let desk = &mut *turn.desk;
        let before = desk
            .ledger
            .progress()
            .card(card.as_str())
            .and_then(|card| card.note.clone());
        if before.unwrap_or_default() == text {
            return None;
        }
        let card = card.clone();
        let event = self.session.note(text, &mut desk.ledger, desk.now);
        self.recorded(event, "note saved", Some(&card), turn)
    }

    pub(super) fn type_into_note(&mut self, key: KeyEvent) {
        if let Some(note) = &mut self.note {
            note.input(key);
        }
    }
}
