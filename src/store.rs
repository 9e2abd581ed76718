//! The disk: the one module of the core that reads and writes files.
//!
#![doc = include_str!("store/promises.md")]

mod access;
mod agreed;
mod backup;
mod decks;
mod device;
mod disk;
mod doctor;
mod drafts;
mod filesystem;
mod folder;
mod handed;
mod history;
mod how_far;
mod imported;
mod index;
mod load;
mod merge;
mod overlay;
mod overview;
mod past;
mod paths;
mod recordings;
mod records;
mod restore;
mod settings;
mod system;
mod writable;
#[cfg(feature = "cli")]
mod zone;

pub use access::{Access, AppendError, Refusal};
pub use agreed::{read_agreed, write_agreed};
pub use backup::{Backup, back_up_before, back_up_before_restoring, back_up_daily, backups};
#[cfg(feature = "tui")]
pub(crate) use decks::deck_id;
pub use decks::{DECK_LIMIT, DeckChange, Decks, read_card};
pub use disk::Disk;
pub use doctor::{Finding, Repair, examine, repair};
pub use drafts::{DraftOf, Drafts, read_drafts, write_drafts};
pub use filesystem::{FileKind, Filesystem, Lock, Open, OpenFile, Stat};
pub use folder::{Store, renamed};
pub use handed::{Handed, hand_over, left_by_editors};
pub use how_far::HowFar;
pub use imported::{ImportedDeck, Written, deck_path, read_imported, write_imported};
#[cfg(feature = "tui")]
pub(crate) use load::is_little;
pub use load::{Loaded, load, load_afresh, load_and_tell, lying_ahead, rebuild};
pub use merge::{Known, Merged, Missing, merge};
pub use overlay::{Overlay, overlay};
pub use overview::{DeviceHistory, overview};
pub use past::past;
pub use paths::{Paths, Places};
pub use recordings::{
    drop_recording, is_recorded, keep_recording, left_recordings, make_recording_private, new_recording,
    untranscribed,
};
pub use restore::{Change, Compared, Restorable, held, known_events, restorable, restore, restored_to};
pub use settings::SettingsFile;
pub use system::System;
#[cfg(feature = "cli")]
pub use zone::zone;

use std::{io, path::PathBuf};

use thiserror::Error;

use crate::deck::Problem;

/// Something the disk refused.
#[derive(Debug, Error)]
#[error("{}: {action}: {why}", path.display())]
pub struct DiskError {
    /// Which file or folder.
    pub path: PathBuf,
    /// What was tried, such as `cannot write`.
    pub action: &'static str,
    /// What the system said.
    pub why: io::Error,
}

impl DiskError {
    fn new(path: impl Into<PathBuf>, action: &'static str) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |why| Self { path, action, why }
    }

    /// The same as a problem with its place.
    pub(crate) fn problem(self) -> Problem {
        Problem::error(self.path, 0, 0, format!("{}: {}", self.action, self.why))
    }
}
