//! The user's own answer as it is written, and how sure they are of it.

use crossterm::event::KeyEvent;

use crate::{
    answer::Delivery,
    deck::CardId,
    history::Sure,
    store::DraftOf,
    tui::{Desk, widgets::field::Field},
};

/// The longest answer, bytes.
pub(in crate::tui) const LONGEST: usize = 1 << 20;

pub(in crate::tui) const FULL: &str = "an answer holds 1 MiB";

/// The user's own answer to what is being asked.
#[derive(Clone, Debug, Default)]
pub(in crate::tui) struct Own {
    /// What was written, while it is not being written on.
    pub(in crate::tui) text: String,
    /// Some of it is what a program heard the user say.
    pub(in crate::tui) spoken: bool,
    /// Where it is being written.
    pub(in crate::tui) field: Option<Field>,
    /// How sure the user is of it.
    pub(in crate::tui) sure: Option<Sure>,
}

impl Own {
    /// What was written before.
    pub(in crate::tui) fn of(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            ..Self::default()
        }
    }

    /// What was begun before.
    pub(in crate::tui) fn begun(card: &CardId, desk: &Desk) -> Self {
        Self {
            spoken: desk.drafts.is_spoken(card),
            ..Self::of(desk.drafts.of(&DraftOf::Answer(card.clone())))
        }
    }

    /// Keeps it as the draft of the answer to `card`.
    pub(in crate::tui) fn keep(&self, card: &CardId, desk: &mut Desk) {
        desk.drafts
            .put_answer(card, self.written(), self.spoken, desk.now.at);
    }

    /// Begins to write, or goes on.
    pub(in crate::tui) fn open(&mut self, desk: &Desk) {
        self.field = Some(Field::new(&self.text, LONGEST, &desk.theme));
    }

    /// Ends writing; the text stays. Whether something was being written.
    pub(in crate::tui) fn close(&mut self) -> bool {
        let field = self.field.take();
        if let Some(field) = &field {
            self.text = field.text();
            // Who takes out all that was heard begins anew.
            self.spoken &= !self.text.is_empty();
        }
        field.is_some()
    }

    /// What is written by now.
    pub(in crate::tui) fn written(&self) -> String {
        self.field.as_ref().map_or_else(|| self.text.clone(), Field::text)
    }

    /// A key was pressed in the field. Whether there is one.
    pub(in crate::tui) fn typed(&mut self, key: KeyEvent, desk: &mut Desk) -> bool {
        let Some(field) = &mut self.field else {
            return false;
        };
        if field.typed(key).is_err() {
            desk.tell(FULL);
        }
        true
    }

    /// Text was pasted into the field. Whether there is one.
    pub(in crate::tui) fn pasted(&mut self, text: &str, desk: &mut Desk) -> bool {
        let Some(field) = &mut self.field else {
            return false;
        };
        if field.pasted(text).is_err() {
            desk.tell(format!("{FULL}; the rest of the paste is left out"));
        }
        true
    }

    /// How it came to be text.
    pub(in crate::tui) fn delivery(&self, desk: &Desk) -> Delivery {
        delivery(self.spoken, desk)
    }

    /// Adds what a program heard the user say, if it fits. Says whether it is in the answer now.
    pub(in crate::tui) fn heard(&mut self, said: &str, desk: &mut Desk) -> bool {
        let mut text = self.written();
        let gap = if text.is_empty() { "" } else { "\n\n" };
        if text.len() + gap.len() + said.len() > LONGEST {
            desk.alarm(format!("{FULL}: what you said is not added to it"));
            return false;
        }
        text.push_str(gap);
        text.push_str(said);
        self.spoken = true;
        if self.field.is_some() {
            self.field = Some(Field::new(&text, LONGEST, &desk.theme));
        }
        self.text = text;
        true
    }

    /// The editor ended. One that leaves nothing takes nothing away. Whether the text is another now.
    pub(in crate::tui) fn written_elsewhere(&mut self, text: &str, desk: &mut Desk) -> bool {
        let text = text.trim_end();
        if text.is_empty() && !self.text.is_empty() {
            desk.tell("the editor left nothing: your answer stays as it was");
        } else if text.len() > LONGEST {
            desk.alarm(format!("{FULL}: your answer stays as it was"));
        } else {
            self.text = crate::text::clean(text).into_owned();
            return true;
        }
        false
    }

    /// Says how sure the user is, one step further each time.
    pub(in crate::tui) fn say_how_sure(&mut self) {
        self.sure = Sure::after(self.sure);
    }
}

/// How an answer came to be text of which some was `spoken`, or none.
pub(in crate::tui) fn delivery(spoken: bool, desk: &Desk) -> Delivery {
    let transcript_is_verbatim = desk.settings.transcript_is_verbatim;
    if spoken {
        Delivery::Spoken {
            transcript_is_verbatim,
        }
    } else {
        Delivery::Typed
    }
}
