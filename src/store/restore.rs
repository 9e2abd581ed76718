//! Brings files back from a copy. History is only ever added to, so nothing that happened since is lost.

use std::path::PathBuf;

use super::{
    Backup, DiskError, Known, Missing, Paths,
    backup::{CONFIG, sources},
};

/// Something a copy could bring back.
#[derive(Debug)]
pub struct Restorable {
    /// Its path within the copy, such as `decks/rust.ron`.
    pub within: PathBuf,
    /// What would happen.
    pub change: Change,
}

/// What bringing something back would do.
#[derive(Debug)]
pub enum Change {
    /// The file is not there any more and would come back.
    ComesBack,
    /// The file was changed since and would be as it was.
    AsItWas,
    /// Events that are missing would be added.
    Events(Missing),
}

/// What `backup` could bring back, where the events `known` are here: nothing for what is as it was.
pub fn restorable(paths: &Paths, known: &Known, backup: &Backup) -> Result<Vec<Restorable>, DiskError> {
    let copy = Paths {
        data: backup.path.clone(),
        config: backup.path.join(CONFIG),
        ..paths.clone()
    };
    let failed = |action| DiskError::new(backup.path.clone(), action);
    let mut known = known.clone();
    let mut found = Vec::new();
    for (copied, within) in sources(&copy).map_err(failed("this copy cannot be listed"))? {
        if within.starts_with("history") {
            let missing = known.missing(&paths.disk, &copied);
            let missing = missing.map_err(DiskError::new(copied, "this copy cannot be read"))?;
            if missing.new > 0 {
                let change = Change::Events(missing);
                found.push(Restorable { within, change });
            }
            continue;
        }
        let here = place(paths, &within);
        let change = match paths.disk.is_same(&here, &copied) {
            Ok(true) => continue,
            Ok(false) => Change::AsItWas,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Change::ComesBack,
            Err(error) => return Err(DiskError::new(here, "this file cannot be compared")(error)),
        };
        found.push(Restorable { within, change });
    }
    Ok(found)
}

/// Brings one thing back.
pub fn restore(paths: &Paths, backup: &Backup, what: &Restorable) -> Result<(), DiskError> {
    if let Change::Events(missing) = &what.change {
        return missing.write(paths).map(|_| ());
    }
    let (from, to) = (backup.path.join(&what.within), place(paths, &what.within));
    let bytes = paths.disk.read_limited(&from, u64::MAX - 1);
    let bytes = bytes.map_err(DiskError::new(from, "this copy cannot be read"))?;
    let written = paths.disk.replace(&to, &bytes);
    written.map_err(DiskError::new(to, "this file cannot be written"))
}

/// Where a file of a copy lies now.
fn place(paths: &Paths, within: &std::path::Path) -> PathBuf {
    if within == std::path::Path::new(CONFIG) {
        paths.config.clone()
    } else {
        paths.data.join(within)
    }
}
