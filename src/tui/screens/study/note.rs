//! What the user writes beside the card being asked: a note, or the answer of their own that they prefer.

use crossterm::event::KeyEvent;

use crate::{
    deck::CardId,
    history::CardProgress,
    store::DraftOf,
    tui::{Desk, Route, answering, turn::Turn, widgets::field::Field},
};

use super::{Phase, Study};

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    Note,
    /// The user's own answer, as they would like to give it.
    Preferred,
}

impl Beside {
    /// As it stands above the field.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Note => "Your note on this card",
            Self::Preferred => "Your preferred answer",
        }
    }

    /// The longest text, bytes.
    fn longest(self) -> usize {
        match self {
            Self::Note => 64 * 1024,
            Self::Preferred => answering::LONGEST,
        }
    }

    fn full(self) -> &'static str {
        match self {
            Self::Note => "a note holds 64 KiB",
            Self::Preferred => answering::FULL,
        }
    }

    /// The draft of it, while it is being written.
    fn draft(self, card: &CardId) -> DraftOf {
        match self {
            Self::Note => DraftOf::Note(card.clone()),
            Self::Preferred => DraftOf::Preferred(card.clone()),
        }
    }

    /// The text there is.
    fn of(self, card: Option<&CardProgress>) -> &str {
        let text = card.and_then(|card| match self {
            Self::Note => card.note.as_deref(),
            Self::Preferred => card.preferred.as_deref(),
        });
        text.unwrap_or_default()
    }
}

impl Study {
    /// Where the card being asked stands.
    pub(super) fn progress<'a>(&self, desk: &'a Desk) -> Option<&'a CardProgress> {
        let card = self.session.card()?;
        desk.ledger.progress().card(card.as_str())
    }

    /// Opens what there is to be changed; where writing on it was cut short, as it was then.
    pub(super) fn open_beside(&mut self, what: Beside, desk: &Desk) {
        let Some(card) = self.session.card() else { return };
        let draft = desk.drafts.of(&what.draft(card));
        let text = if draft.is_empty() {
            what.of(self.progress(desk))
        } else {
            draft
        };
        self.beside = Some((what, Field::new(text, what.longest(), &desk.theme)));
    }

    /// Keeps what was written as the answer the user prefers. Where that is kept already, or nothing was written, opens the
    /// one there is to be changed.
    pub(super) fn prefer(&mut self, turn: &mut Turn) -> Option<Route> {
        if !matches!(self.phase, Phase::Revealed { .. }) {
            return None;
        }
        let written = self.own.text.trim_end();
        if written.is_empty() || written == Beside::Preferred.of(self.progress(turn.desk)) {
            self.open_beside(Beside::Preferred, turn.desk);
            return None;
        }
        self.keep_beside(Beside::Preferred, written.to_owned(), turn)
    }

    pub(super) fn save_beside(&mut self, turn: &mut Turn) -> Option<Route> {
        let (what, field) = self.beside.take()?;
        let (card, desk) = (self.session.card()?, &mut *turn.desk);
        desk.drafts.put(&what.draft(card), String::new(), desk.now.at);
        self.keep_beside(what, field.text(), turn)
    }

    fn keep_beside(&mut self, what: Beside, text: String, turn: &mut Turn) -> Option<Route> {
        let desk = &mut *turn.desk;
        if what.of(self.progress(desk)) == text {
            return None;
        }
        let card = self.session.card()?.clone();
        let is_blank = text.trim().is_empty();
        let (event, said) = match what {
            Beside::Note => (self.session.note(text, &mut desk.ledger, desk.now), "note saved"),
            Beside::Preferred => {
                let said = if is_blank {
                    "preferred answer taken off"
                } else {
                    "kept as your preferred answer"
                };
                (self.session.prefer(text, &mut desk.ledger, desk.now), said)
            }
        };
        self.recorded(event, said, Some(&card), turn)
    }

    pub(super) fn type_beside(&mut self, key: KeyEvent, desk: &mut Desk) {
        if let Some((what, field)) = &mut self.beside
            && field.typed(key).is_err()
        {
            desk.tell(what.full());
        }
        self.keep_draft_beside(desk);
    }

    pub(super) fn paste_beside(&mut self, text: &str, desk: &mut Desk) {
        if let Some((what, field)) = &mut self.beside
            && field.pasted(text).is_err()
        {
            desk.tell(format!("{}; the rest of the paste is left out", what.full()));
        }
        self.keep_draft_beside(desk);
    }

    fn keep_draft_beside(&self, desk: &mut Desk) {
        if let (Some((what, field)), Some(card)) = (&self.beside, self.session.card()) {
            desk.drafts.put(&what.draft(card), field.text(), desk.now.at);
        }
    }
}
