//! Which command lines the user agreed to, on this machine.

use super::{DiskError, Paths};

/// A line each: more than anyone agrees to, bytes.
const LIMIT: u64 = 1 << 20;

/// What was written there last; nothing if it cannot be read: then the user is asked again.
#[must_use]
pub fn read_agreed(paths: &Paths) -> String {
    paths.disk.read_text(&paths.agreed(), LIMIT).unwrap_or_default()
}

/// Replaces it.
pub fn write_agreed(paths: &Paths, text: &str) -> Result<(), DiskError> {
    let path = paths.agreed();
    let written = paths.disk.replace(&path, text.as_bytes());
    written.map_err(DiskError::new(
        path,
        "what you agreed to cannot be kept, and is asked again",
    ))
}
