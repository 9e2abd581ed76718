//! Brings files back from a copy. History is only ever added to, so nothing that happened since is lost.

use std::{
    io::ErrorKind,
    path::{Path, PathBuf},
};

use crate::deck::Problem;

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

/// What a copy holds, compared with what is here: nothing of what is the same.
#[derive(Debug, Default)]
pub struct Compared {
    /// What can be brought back.
    pub things: Vec<Restorable>,
    /// What cannot be compared, by its path within the copy, and why.
    pub refused: Vec<(PathBuf, Problem)>,
}

/// What `backup` holds, by the paths within it.
pub fn held(paths: &Paths, backup: &Backup) -> Result<Vec<PathBuf>, DiskError> {
    Ok(files(paths, backup)?
        .into_iter()
        .map(|(_, within)| within)
        .collect())
}

/// Compares `backup` with what is here, where the events are `known`. Without them the decks and the settings are compared.
pub fn restorable(
    paths: &Paths,
    known: &Result<Known, Problem>,
    backup: &Backup,
) -> Result<Compared, DiskError> {
    let mut known = known.clone();
    let mut compared = Compared::default();
    for (copied, within) in files(paths, backup)? {
        let change = match &mut known {
            _ if !within.starts_with("history") => file(paths, &copied, &within),
            Ok(known) => events(paths, known, &copied),
            Err(problem) => Err(problem.clone()),
        };
        match change {
            Ok(Some(change)) => compared.things.push(Restorable { within, change }),
            Ok(None) => {}
            Err(problem) => compared.refused.push((within, problem)),
        }
    }
    Ok(compared)
}

/// The events here, for [`restorable`]; or why they are not known, and what to do about it.
pub fn known_events(paths: &Paths) -> Result<Known, Problem> {
    Known::read(paths).map_err(|error| {
        let remedy = match error.why.kind() {
            ErrorKind::InvalidData => "update Greenroom",
            _ => "see to it that this can be read",
        };
        let hint =
            format!("{remedy}, then bring back the history; decks and settings can be brought back now");
        error.problem().hint(hint)
    })
}

/// The files of `backup`, with their paths within it.
fn files(paths: &Paths, backup: &Backup) -> Result<Vec<(PathBuf, PathBuf)>, DiskError> {
    let copy = Paths {
        data: backup.path.clone(),
        config: backup.path.join(CONFIG),
        ..paths.clone()
    };
    let failed = DiskError::new(backup.path.clone(), "this copy cannot be listed");
    sources(&copy).map_err(failed)
}

fn events(paths: &Paths, known: &mut Known, copied: &Path) -> Result<Option<Change>, Problem> {
    let missing = known.missing(&paths.disk, copied);
    let missing =
        missing.map_err(|error| DiskError::new(copied, "this copy cannot be read")(error).problem())?;
    Ok((missing.new > 0).then_some(Change::Events(missing)))
}

fn file(paths: &Paths, copied: &Path, within: &Path) -> Result<Option<Change>, Problem> {
    let here = restored_to(paths, within);
    match paths.disk.is_same(&here, copied) {
        Ok(true) => Ok(None),
        Ok(false) => Ok(Some(Change::AsItWas)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Some(Change::ComesBack)),
        Err(error) => Err(DiskError::new(here, "this file cannot be compared")(error).problem()),
    }
}

/// Brings one thing back.
pub fn restore(paths: &Paths, backup: &Backup, what: &Restorable) -> Result<(), DiskError> {
    if let Change::Events(missing) = &what.change {
        return missing.write(paths).map(|_| ());
    }
    let (from, to) = (backup.path.join(&what.within), restored_to(paths, &what.within));
    let bytes = paths.disk.read_limited(&from, u64::MAX - 1);
    let bytes = bytes.map_err(DiskError::new(from, "this copy cannot be read"))?;
    let written = paths.disk.replace(&to, &bytes);
    written.map_err(DiskError::new(to, "this file cannot be written"))
}

/// Where a file of a copy is brought back to.
#[must_use]
pub fn restored_to(paths: &Paths, within: &Path) -> PathBuf {
    if within == Path::new(CONFIG) {
        paths.config.clone()
    } else {
        paths.data.join(within)
    }
}
