//! Recordings of spoken answers: where they lie until they are transcribed, and those that are kept.

use std::path::{Path, PathBuf};

use crate::{deck::Problem, text::count};

use super::{DiskError, Paths, disk::folder_of};

/// A name for more than any recordings of one name in one second.
const MOST: u32 = 1000;

/// Where a new recording goes, called after `name`: nothing lies there yet, and its folder exists.
pub fn new_recording(paths: &Paths, name: &str) -> Result<PathBuf, DiskError> {
    let folder = paths.untranscribed();
    paths
        .disk
        .create_folder(&folder)
        .map_err(DiskError::new(&folder, "recordings cannot be put here"))?;
    Ok(free(paths, &folder, name))
}

/// A path in `folder` where nothing lies, and nothing in the folder of kept recordings either.
fn free(paths: &Paths, folder: &Path, name: &str) -> PathBuf {
    let is_free = |file: &String| {
        let is_there = |folder: &Path| paths.disk.stat(&folder.join(file)).is_ok();
        !is_there(folder) && !is_there(&paths.recordings())
    };
    let numbered = (2..MOST).map(|number| format!("{name}-{number}.wav"));
    let mut files = std::iter::once(format!("{name}.wav")).chain(numbered);
    folder.join(files.find(is_free).unwrap_or_else(|| format!("{name}.wav")))
}

/// Whether a program wrote something there.
#[must_use]
pub fn is_recorded(paths: &Paths, path: &Path) -> bool {
    paths.disk.stat(path).is_ok_and(|found| found.len > 0)
}

/// Lets nobody but the user read a recording.
pub fn make_recording_private(paths: &Paths, path: &Path) -> Result<(), DiskError> {
    paths
        .disk
        .make_private(path)
        .map_err(DiskError::new(path, "others may read this recording"))
}

/// Puts a recording where those are that are kept; gives its new place.
pub fn keep_recording(paths: &Paths, path: &Path) -> Result<PathBuf, DiskError> {
    let kept = paths.recordings().join(path.file_name().unwrap_or_default());
    paths
        .disk
        .rename(path, &kept)
        .map_err(DiskError::new(path, "this recording stays here"))?;
    Ok(kept)
}

/// Deletes a recording, if there is one.
pub fn drop_recording(paths: &Paths, path: &Path) -> Result<(), DiskError> {
    match paths.disk.remove(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(DiskError::new(path, "this recording cannot be deleted")(error))
        }
        _ => Ok(()),
    }
}

/// What is to be said of recordings that nobody transcribed or deleted: of a run that was cut off, or whose transcriber failed.
#[must_use]
pub fn untranscribed(paths: &Paths) -> Option<Problem> {
    let found = left(paths);
    let first = found.first()?;
    let what = format!(
        "nothing transcribed what was recorded: {} left here",
        count(found.len(), "file")
    );
    Some(Problem::advice(folder_of(first), 0, 0, what).hint("listen, then delete what you do not need"))
}

/// The same of each of them. While an answer is recorded or transcribed its recording is among them.
#[must_use]
pub fn left_recordings(paths: &Paths) -> Vec<Problem> {
    let say = |path: PathBuf| {
        let what = "a recording of an answer that nothing transcribed";
        Problem::advice(path, 0, 0, what).hint("listen to it, then delete it")
    };
    left(paths).into_iter().map(say).collect()
}

fn left(paths: &Paths) -> Vec<PathBuf> {
    paths.disk.list_all(&paths.untranscribed()).unwrap_or_default()
}
