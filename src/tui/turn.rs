//! What a screen can use and change while it answers a message.

use crate::store::Access;

use super::{Desk, Effect, desk::Saving};

/// One message's turn at a screen.
pub(super) struct Turn<'a> {
    /// What all screens share.
    pub(super) desk: &'a mut Desk,
    /// What the world is asked to do.
    pub(super) effects: &'a mut Vec<Effect>,
}

impl Turn<'_> {
    /// Has what is being written kept at once: something is about to happen that it must outlive. Whether it is on its way to
    /// the disk: a draft that was graded is let go of only after the grade is there.
    pub(super) fn save_drafts(&mut self) -> bool {
        if self.desk.saving != Saving::Saved {
            return false;
        }
        let drafts = self.desk.drafts.take_unsaved(None);
        let any = drafts.is_some();
        self.effects.extend(drafts.map(Effect::SaveDrafts));
        any
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
