//! What a session asks of the world around it: the clipboard and the editor.

use crate::{
    library::Source,
    tui::{Effect, Place, turn::Turn},
};

use super::{Phase, Study};

impl Study {
    pub(super) fn copy(&self, turn: &mut Turn) {
        let (what, text) = match &self.phase {
            Phase::Asking { card } => ("question", &card.question),
            Phase::Revealed { card, .. } => ("answer", &card.answer),
            Phase::Waiting | Phase::Unreadable(_) => return,
        };
        turn.effects.push(Effect::Copy(text.clone()));
        turn.desk.tell(format!("{what} copied"));
    }

    pub(super) fn edit(&self, turn: &mut Turn) {
        let Some(card) = self.session.card() else { return };
        let library = &turn.desk.library;
        let place = library.deck(card.deck()).zip(library.card(card));
        let own = place.filter(|(_, entry)| entry.source == Source::File);
        if let Some((path, start)) = own.and_then(|(deck, entry)| Some((deck.path()?, entry.span.start))) {
            turn.effects.push(Effect::Edit {
                path: path.to_owned(),
                at: Place::Byte(start),
            });
        } else if let (Some((deck, _)), Some(text)) = (place, self.card()) {
            turn.effects.push(Effect::EditBuiltIn {
                deck: deck.id.clone(),
                role: deck.role.to_string(),
                card: Box::new(text.clone()),
            });
        } else if let Some(path) = &self.file {
            turn.effects.push(Effect::Edit {
                path: path.clone(),
                at: Place::Line(1),
            });
        }
    }
}
