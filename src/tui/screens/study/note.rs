//! The user's note on the card being asked.

use crossterm::event::KeyEvent;
use ratatui_textarea::{CursorMove, TextArea, WrapMode};

use crate::{
    text::clean,
    tui::{Desk, Route, turn::Turn},
};

use super::Study;

/// The longest note, bytes.
const LONGEST: usize = 64 * 1024;

const FULL: &str = "a note holds 64 KiB";

impl Study {
    pub(super) fn open_note(&mut self, desk: &Desk) {
        let Some(card) = self.session.card() else { return };
        let progress = desk.ledger.progress().card(card.as_str());
        let text = progress.and_then(|card| card.note.as_deref()).unwrap_or_default();
        let mut note = TextArea::new(text.lines().map(str::to_owned).collect());
        note.set_cursor_line_style(desk.theme.text);
        note.set_selection_style(desk.theme.chosen);
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

    /// A key that would make the note too long does nothing.
    pub(super) fn type_into_note(&mut self, key: KeyEvent, desk: &mut Desk) {
        let Some(note) = &mut self.note else { return };
        let before = length(note);
        note.input(key);
        if length(note) > LONGEST.max(before) {
            note.undo();
            desk.tell(FULL);
        }
    }

    /// What does not fit into the note is left out.
    pub(super) fn paste_into_note(&mut self, text: &str, desk: &mut Desk) {
        let Some(note) = &mut self.note else { return };
        let text = clean(text);
        let kept = cut(&text, LONGEST.saturating_sub(length(note)));
        note.insert_str(kept);
        if kept.len() < text.len() {
            desk.tell(format!("{FULL}; the rest of the paste is left out"));
        }
    }
}

/// Bytes of the note as it is saved.
fn length(note: &TextArea) -> usize {
    note.lines().iter().map(|line| line.len() + 1).sum::<usize>() - 1
}

/// As much of the beginning of `text` as fits into `room` bytes.
fn cut(text: &str, room: usize) -> &str {
    let ends = (0..=room.min(text.len())).rev();
    ends.into_iter()
        .find_map(|end| text.get(..end))
        .unwrap_or_default()
}
