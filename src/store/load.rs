//! Reads the progress: the snapshot and what came after it, or everything afresh.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use crate::{
    deck::Problem,
    history::{Covered, Event, Progress, Snapshot, SnapshotError, continues, covered, fold, read_records},
};

use super::{Paths, disk};

/// Files up to this size are compared whole with what the snapshot covers; of larger ones the end decides.
const COMPARE_WHOLE: u64 = 4 << 20;

/// More than any snapshot: a hundred thousand cards take about 20 MB.
const SNAPSHOT_LIMIT: u64 = 1 << 30;

/// The progress as it was found.
#[derive(Debug, Default)]
pub struct Loaded {
    /// What all readable events add up to.
    pub progress: Progress,
    /// What was read of each history file, by file name.
    pub covers: BTreeMap<String, Covered>,
    /// What was wrong, and what became of it.
    pub problems: Vec<Problem>,
    /// A file was written by a newer Greenroom: nothing may be written here.
    pub newer: bool,
    /// The snapshot no longer says what the history adds up to.
    pub snapshot_is_stale: bool,
}

/// Reads the progress that lies in `paths`.
#[must_use]
pub fn load(paths: &Paths) -> Loaded {
    let mut loaded = Loaded::default();
    let snapshot = snapshot(paths, &mut loaded);
    let folder = paths.history();
    let files = disk::list(&folder, "ronl").unwrap_or_else(|error| {
        let what = format!("the history cannot be listed: {error}");
        loaded
            .problems
            .push(Problem::error(folder.display().to_string(), 0, 0, what));
        Vec::new()
    });
    if let Some(snapshot) = snapshot {
        let complete = snapshot
            .covers
            .keys()
            .all(|name| files.iter().any(|path| file_name(path) == *name));
        if complete && let Some(since) = read_since(&files, &snapshot) {
            let stale = since.covers != snapshot.covers;
            match continues(snapshot.progress, since.events) {
                Ok(progress) => {
                    loaded.progress = progress;
                    loaded.covers = since.covers;
                    loaded.problems.extend(since.problems);
                    loaded.newer |= since.newer;
                    loaded.snapshot_is_stale = stale;
                    return loaded;
                }
                Err(_) => loaded.snapshot_is_stale = true,
            }
        } else {
            let path = paths.progress().display().to_string();
            let problem = Problem::warning(path, 0, 0, "it disagrees with the history");
            loaded.problems.push(rebuilt(problem));
        }
    }
    rebuild(&files, &mut loaded);
    let path = paths.progress();
    let missing = disk::stamp(&path).is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound);
    if missing && loaded.snapshot_is_stale {
        let path = path.display().to_string();
        loaded
            .problems
            .push(rebuilt(Problem::advice(path, 0, 0, "it is missing")));
    }
    loaded
}

/// What became of a snapshot that cannot be used.
fn rebuilt(problem: Problem) -> Problem {
    problem.hint("it was rebuilt from the history, which is what counts")
}

fn snapshot(paths: &Paths, loaded: &mut Loaded) -> Option<Snapshot> {
    let path = paths.progress();
    let shown = path.display().to_string();
    let text = match disk::read_text(&path, SNAPSHOT_LIMIT) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
        Err(error) => {
            let problem = Problem::warning(shown, 0, 0, format!("it cannot be read: {error}"));
            loaded.problems.push(rebuilt(problem));
            return None;
        }
    };
    match Snapshot::from_ron(&text) {
        Ok(snapshot) => Some(snapshot),
        Err(SnapshotError::Damaged { line, column, what }) => {
            let problem = Problem::warning(shown, line, column, what);
            loaded.problems.push(rebuilt(problem));
            None
        }
        Err(error @ SnapshotError::Older(_)) => {
            let problem = Problem::advice(shown, 0, 0, error.to_string());
            loaded.problems.push(rebuilt(problem));
            None
        }
        Err(error @ SnapshotError::Newer(_)) => {
            let hint = "update Greenroom; until then nothing is written here";
            loaded
                .problems
                .push(Problem::error(shown, 0, 0, error.to_string()).hint(hint));
            loaded.newer = true;
            None
        }
    }
}

#[derive(Default)]
struct Since {
    events: Vec<Event>,
    covers: BTreeMap<String, Covered>,
    problems: Vec<Problem>,
    newer: bool,
}

/// What came after the snapshot; `None` if some file is not a continuation of what it covers.
fn read_since(files: &[PathBuf], snapshot: &Snapshot) -> Option<Since> {
    let mut since = Since::default();
    for path in files {
        let name = file_name(path);
        let Some(known) = snapshot.covers.get(&name).filter(|known| known.bytes > 0) else {
            let bytes = disk::read_from(path, 0).ok()?;
            since.read(path, &bytes, None);
            continue;
        };
        let length = disk::stamp(path).ok()?.0;
        if length < known.bytes {
            return None;
        }
        let whole = known.bytes <= COMPARE_WHOLE;
        let from = if whole {
            0
        } else {
            known.bytes.saturating_sub(crate::history::TAIL as u64)
        };
        let bytes = disk::read_from(path, from).ok()?;
        let at = usize::try_from(known.bytes - from).ok()?;
        let (old, new) = bytes.split_at_checked(at)?;
        let expected = if whole { known.crc } else { known.tail };
        if crc32fast::hash(old) != expected {
            return None;
        }
        since.read(path, new, Some(*known));
    }
    Some(since)
}

impl Since {
    fn read(&mut self, path: &Path, new: &[u8], known: Option<Covered>) {
        let lines_before = known.map_or(0, |known| known.lines);
        let shown = path.display().to_string();
        let records = read_records(&shown, new, lines_before);
        if let Some(version) = records.newer {
            self.newer = true;
            self.problems.push(newer_history(path, version));
            return;
        }
        let whole = new.get(..new.len() - records.torn).unwrap_or_default();
        let mut cover = match known {
            Some(known) if whole.is_empty() => known,
            Some(known) => {
                let mut crc = crc32fast::Hasher::new_with_initial(known.crc);
                crc.update(whole);
                Covered {
                    bytes: known.bytes.saturating_add(whole.len() as u64),
                    lines: lines_before.saturating_add(records.lines),
                    crc: crc.finalize(),
                    tail: 0,
                    ..known
                }
            }
            None => covered(whole),
        };
        self.problems.extend(cover.problems(&shown));
        cover.damaged = cover.damaged.saturating_add(records.damaged);
        cover.unknown = cover.unknown.saturating_add(records.unknown);
        self.covers.insert(file_name(path), cover);
        self.events.extend(records.events);
        self.problems.extend(records.problems);
    }
}

fn rebuild(files: &[PathBuf], loaded: &mut Loaded) {
    let mut all = Since::default();
    for path in files {
        match disk::read_from(path, 0) {
            Ok(bytes) => all.read(path, &bytes, None),
            Err(error) => {
                let what = format!("this history cannot be read: {error}");
                all.problems
                    .push(Problem::error(path.display().to_string(), 0, 0, what));
            }
        }
    }
    // What is wrong with the snapshot was said by now.
    loaded.snapshot_is_stale = !all.events.is_empty() || !loaded.problems.is_empty();
    loaded.progress = fold(all.events);
    loaded.covers = all.covers;
    loaded.problems.extend(all.problems);
    loaded.newer |= all.newer;
}

fn newer_history(path: &Path, version: u32) -> Problem {
    let what = format!(
        "this history has format version {version}, newer than this Greenroom reads ({})",
        crate::history::HISTORY_VERSION
    );
    Problem::error(path.display().to_string(), 1, 1, what)
        .hint("update Greenroom; until then nothing is written here")
}

pub(super) fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
