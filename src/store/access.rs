//! Whether events can be written, and if not, why.

use std::path::PathBuf;

use thiserror::Error;

use super::DiskError;

/// Whether events can be written here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    /// They can.
    Writable,
    /// They cannot.
    ReadOnly(Refusal),
}

/// Why events cannot be written, in the user's words.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// Another program has the data open, and writes there until it ends.
    #[error("another Greenroom is open on this data")]
    Locked,
    /// Some file can only be read by a newer program.
    #[error("this data was written by a newer Greenroom; update this one to study here")]
    Newer,
    /// The disk does not let this program write: no lock, no name for this device, or no file in the data folder.
    #[error("{}: {why}", path.display())]
    Disk {
        /// Which file or folder.
        path: PathBuf,
        /// What was tried, and what the system said.
        why: String,
    },
}

impl From<DiskError> for Refusal {
    fn from(error: DiskError) -> Self {
        Self::Disk {
            why: format!("{}: {}", error.action, error.why),
            path: error.path,
        }
    }
}

/// Events that are not on the disk yet. They are kept, and tried again.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{} not saved: {why} ({})", self.what(), path.display())]
pub struct AppendError {
    /// How many.
    pub unsaved: usize,
    /// How many of them are grades.
    pub grades: usize,
    /// Where they belong.
    pub path: PathBuf,
    /// What the system said.
    pub why: String,
}

impl AppendError {
    /// What is not saved, such as `2 grades`.
    #[must_use]
    pub fn what(&self) -> String {
        let name = if self.grades == self.unsaved {
            "grade"
        } else {
            "change"
        };
        crate::text::count(self.unsaved, name)
    }
}
