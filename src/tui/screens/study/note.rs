//! The user's note on the card being asked.

use crossterm::event::KeyEvent;

use crate::{
    store::DraftOf,
    tui::{Desk, Route, turn::Turn, widgets::field::Field},
};

use super::Study;

/// The longest note, bytes.
const LONGEST: usize = 64 * 1024;

const FULL: &str = "a note holds 64 KiB";

impl Study {
    /// Opens the note; where writing on it was cut short, as it was then.
    pub(super) fn open_note(&mut self, desk: &Desk) {
        let Some(card) = self.session.card() else { return };
        let progress = desk.ledger.progress().card(card.as_str());
        let known = progress.and_then(|card| card.note.as_deref()).unwrap_or_default();
        let draft = desk.drafts.of(&DraftOf::Note(card.clone()));
        let text = if draft.is_empty() { known } else { draft };
        self.note = Some(Field::new(text, LONGEST, &desk.theme));
    }

    pub(super) fn save_note(&mut self, turn: &mut Turn) -> Option<Route> {
        let text = self.note.take()?.text();
        let card = self.session.card()?;
        let desk = &mut *turn.desk;
        desk.drafts
            .put(&DraftOf::Note(card.clone()), String::new(), desk.now.at);
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

    pub(super) fn type_into_note(&mut self, key: KeyEvent, desk: &mut Desk) {
        if self.note.as_mut().is_some_and(|note| note.typed(key).is_err()) {
            desk.tell(FULL);
        }
        self.keep_note_draft(desk);
    }

    pub(super) fn paste_into_note(&mut self, text: &str, desk: &mut Desk) {
        if self.note.as_mut().is_some_and(|note| note.pasted(text).is_err()) {
            desk.tell(format!("{FULL}; the rest of the paste is left out"));
        }
        self.keep_note_draft(desk);
    }

    fn keep_note_draft(&self, desk: &mut Desk) {
        if let (Some(note), Some(card)) = (&self.note, self.session.card()) {
            let what = DraftOf::Note(card.clone());
            desk.drafts.put(&what, note.text(), desk.now.at);
        }
    }
}
