//! What is being written, kept by a thread of their own: no key waits for the disk.

use std::sync::mpsc::{Receiver, Sender, channel};

use crate::{
    store::{self, DiskError, Paths, write_drafts},
    tui::Message,
};

use super::{Incoming, spawn};

/// The last attempt to write them, of which it may not be known yet how it ended.
#[derive(Debug, Default)]
pub(super) struct Drafts(Option<Receiver<Result<(), DiskError>>>);

impl Drafts {
    /// Writes `drafts`, after those that are being written.
    pub(super) fn write(&mut self, drafts: store::Drafts, paths: &Paths, to_main: &Sender<Incoming>) {
        // Its failure was told, and these take the place of those.
        let _ = self.finish();
        let (ended, end) = channel();
        self.0 = Some(end);
        let (paths, sender) = (paths.clone(), to_main.clone());
        spawn(to_main, move || {
            let written = write_drafts(&paths, &drafts);
            if let Err(error) = &written {
                // Main may be gone already; then it waits for the end.
                let _ = sender.send(Incoming::Message(Message::DraftsNotSaved(error.to_string())));
            }
            let _ = ended.send(written);
        });
    }

    /// Waits until what is being written is on the disk, or is known not to be.
    pub(super) fn finish(&mut self) -> Result<(), DiskError> {
        let end = self.0.take().and_then(|end| end.recv().ok());
        end.unwrap_or(Ok(()))
    }
}
