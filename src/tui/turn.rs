//! What a screen can use and change while it answers a message.

use crate::store::Access;

use super::{Desk, Effect};

/// One message's turn at a screen.
pub(super) struct Turn<'a> {
    /// What all screens share.
    pub(super) desk: &'a mut Desk,
    /// What the world is asked to do.
    pub(super) effects: &'a mut Vec<Effect>,
}

impl Turn<'_> {
    /// Has what is being written kept at once: something is about to happen that it must outlive.
    pub(super) fn save_drafts(&mut self) {
        let drafts = self.desk.drafts.take_unsaved(None);
        self.effects.extend(drafts.map(Effect::SaveDrafts));
    }

    /// Whether anything may be recorded now; if not, says why, or asks whether that still holds.
    pub(super) fn may_write(&mut self) -> bool {
        if !self.desk.is_ready() {
            self.desk.tell("your progress is still being read");
        } else if self.desk.access == Access::Writable {
            return true;
        } else {
            self.effects.push(Effect::AskToWrite);
        }
        false
    }
}
