//! Reads the progress: the snapshot and what came after it, or everything afresh.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use jiff::SignedDuration;

use crate::{
    deck::Problem,
    history::{Covered, EventId, Log, Progress, Snapshot, SnapshotError},
    time::Now,
};

use super::{Disk, HowFar, Paths, Stat, how_far::Meter, records::history_files};

/// Files up to this size are compared whole with what the snapshot covers; of larger ones the end decides.
const COMPARE_WHOLE: u64 = 4 << 20;

/// More than any snapshot: a hundred thousand cards take about 20 MB.
pub(super) const SNAPSHOT_LIMIT: u64 = 256 << 20;

/// What lies further ahead of the clock than this was recorded by a clock that was wrong.
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// The progress as it was found.
#[derive(Debug, Default)]
pub struct Loaded {
    /// What all readable events add up to.
    pub progress: Progress,
    /// What was read of each history file, by file name.
    pub(super) covers: BTreeMap<String, Covered>,
    /// What lay there when it began to be read, by file name.
    pub(super) seen: BTreeMap<String, Stat>,
    /// What was wrong, and what became of it.
    pub problems: Vec<Problem>,
    /// A file was written by a newer Greenroom: nothing may be written here.
    pub newer: bool,
    /// Whether the progress holds everything that was ever counted here.
    pub(super) history: Reading,
    /// The snapshot no longer says what the history adds up to.
    pub(super) snapshot_is_stale: bool,
}

/// How much of the history was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reading {
    /// All there is and was.
    #[default]
    Whole,
    /// All there is, but the snapshot counts more than that, or what it counts cannot be told: it is kept.
    Missing,
    /// A history could not be listed or read: what is in it is not in the progress.
    Unread,
}

/// What is read as soon as a thread is started to read it, bytes.
#[cfg(feature = "tui")]
const LITTLE: u64 = 16 << 10;

/// Whether so little lies in `paths` that [`load`] takes no time worth a thread of its own.
#[cfg(feature = "tui")]
pub(crate) fn is_little(paths: &Paths) -> bool {
    let mut files = history_files(paths).unwrap_or_default();
    files.push(paths.progress());
    unread(&stats(&paths.disk, &files), &BTreeMap::new()) <= LITTLE
}

/// Reads the progress that lies in `paths`.
#[must_use]
pub fn load(paths: &Paths) -> Loaded {
    load_and_tell(paths, |_| ())
}

/// [`load`] for one who waits: `tell` hears now and then how far it is. It may begin again from nothing, if what came after
/// the snapshot turns out not to continue it.
#[must_use]
pub fn load_and_tell(paths: &Paths, mut tell: impl FnMut(HowFar)) -> Loaded {
    let mut loaded = Loaded::default();
    let snapshot = snapshot(paths, &mut loaded);
    let files = files(paths, &mut loaded);
    if let Some(snapshot) = snapshot {
        let mut meter = Meter::new(unread(&loaded.seen, &snapshot.covers), &mut tell);
        match read_since(&paths.disk, &files, &snapshot, &mut meter) {
            Ok(since) => {
                let stale = since.covers != snapshot.covers;
                match since
                    .log
                    .continues(snapshot.progress, |done, of| meter.added(done, of))
                {
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
            }
            Err(why) => {
                loaded.history = loaded.history.max(Reading::Missing);
                let path = paths.progress();
                let what = format!("it disagrees with the history: {why}");
                let hint = "what counts is rebuilt from the history that is there; the old one is copied to the backups before it is replaced";
                loaded
                    .problems
                    .push(Problem::warning(path, 0, 0, what).hint(hint));
            }
        }
    }
    read_all(&paths.disk, &files, &mut loaded, &mut tell);
    let path = paths.progress();
    let missing = paths
        .disk
        .stamp(&path)
        .is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound);
    if missing && loaded.snapshot_is_stale {
        loaded
            .problems
            .push(rebuilt(Problem::advice(path, 0, 0, "it is missing")));
    }
    loaded
}

/// Reads the history alone, for one who writes the snapshot anew: it says whether that may be, and whether the old one is to be
/// kept.
#[must_use]
pub fn load_afresh(paths: &Paths) -> Loaded {
    let found = load(paths);
    let afresh = rebuild(paths);
    Loaded {
        newer: afresh.newer || found.newer,
        history: afresh.history.max(found.history),
        snapshot_is_stale: true,
        ..afresh
    }
}

/// Reads the history alone, as if there were no snapshot.
#[must_use]
pub fn rebuild(paths: &Paths) -> Loaded {
    let mut loaded = Loaded::default();
    let files = files(paths, &mut loaded);
    read_all(&paths.disk, &files, &mut loaded, &mut |_| ());
    loaded
}

fn files(paths: &Paths, loaded: &mut Loaded) -> Vec<PathBuf> {
    let files = history_files(paths).unwrap_or_else(|error| {
        loaded.problems.push(error.problem());
        loaded.history = Reading::Unread;
        Vec::new()
    });
    loaded.seen = stats(&paths.disk, &files);
    files
}

/// What is known of `files` without opening them, by their names.
pub(super) fn stats(disk: &Disk, files: &[PathBuf]) -> BTreeMap<String, Stat> {
    let known = files
        .iter()
        .filter_map(|path| Some((file_name(path), disk.stat(path).ok()?)));
    known.collect()
}

/// Bytes of the files that come after what is known of them.
fn unread(seen: &BTreeMap<String, Stat>, known: &BTreeMap<String, Covered>) -> u64 {
    let known = |name: &String| known.get(name).map_or(0, |known| known.bytes);
    let unread = seen
        .iter()
        .map(|(name, stat)| stat.len.saturating_sub(known(name)));
    unread.sum()
}

/// What became of a snapshot that cannot be used.
fn rebuilt(problem: Problem) -> Problem {
    problem.hint("it was rebuilt from the history, which is what counts")
}

fn snapshot(paths: &Paths, loaded: &mut Loaded) -> Option<Snapshot> {
    let path = paths.progress();
    let text = match paths.disk.read_text(&path, SNAPSHOT_LIMIT) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
        Err(error) => {
            let problem = Problem::warning(path, 0, 0, format!("it cannot be read: {error}"));
            loaded.problems.push(rebuilt(problem));
            if error.kind() == std::io::ErrorKind::InvalidData {
                loaded.history = Reading::Missing;
            }
            return None;
        }
    };
    match Snapshot::from_ron(&text) {
        Ok(snapshot) => Some(snapshot),
        Err(SnapshotError::Damaged { line, column, what }) => {
            let problem = Problem::warning(path, line, column, what);
            loaded.problems.push(rebuilt(problem));
            loaded.history = Reading::Missing;
            None
        }
        Err(error @ SnapshotError::Older(_)) => {
            let problem = Problem::advice(path, 0, 0, error.to_string());
            loaded.problems.push(rebuilt(problem));
            loaded.history = Reading::Missing;
            None
        }
        Err(error @ SnapshotError::Newer(_)) => {
            let hint = "update Greenroom; until then nothing is written here";
            loaded
                .problems
                .push(Problem::error(path, 0, 0, error.to_string()).hint(hint));
            loaded.newer = true;
            None
        }
    }
}

#[derive(Default)]
struct Since {
    log: Log,
    covers: BTreeMap<String, Covered>,
    problems: Vec<Problem>,
    newer: bool,
}

/// What came after the snapshot, or why some file is not a continuation of what it covers.
fn read_since(
    disk: &Disk,
    files: &[PathBuf],
    snapshot: &Snapshot,
    meter: &mut Meter,
) -> Result<Since, String> {
    for (name, cover) in &snapshot.covers {
        if !files.iter().any(|path| file_name(path) == *name) {
            return Err(format!(
                "{name}, of which it counts {} lines, is gone",
                cover.lines
            ));
        }
    }
    let mut since = Since::default();
    for path in files {
        let name = file_name(path);
        let failed = |error: std::io::Error| format!("{name} cannot be read: {error}");
        let known = snapshot.covers.get(&name).copied().unwrap_or_default();
        let whole = known.bytes <= COMPARE_WHOLE;
        let from = if whole {
            0
        } else {
            known.bytes.saturating_sub(crate::history::TAIL as u64)
        };
        // A length that only a made-up snapshot gives is not asked for.
        let is_long_enough = disk.stat(path).map_err(failed)?.len >= known.bytes;
        let length = usize::try_from(known.bytes - from).unwrap_or(usize::MAX);
        let old = if is_long_enough {
            disk.read_span(path, from, length).map_err(failed)?
        } else {
            Vec::new()
        };
        if old.len() < length {
            return Err(format!(
                "{name} is shorter than the {} lines it counts",
                known.lines
            ));
        }
        let expected = if whole { known.crc } else { known.tail };
        if crc32fast::hash(&old) != expected {
            return Err(format!(
                "{name} was changed within the {} lines it counts",
                known.lines
            ));
        }
        since.read(disk, path, known, &old, meter).map_err(failed)?;
    }
    Ok(since)
}

impl Since {
    /// Reads what comes after `known`, whose end is `old`.
    fn read(
        &mut self,
        disk: &Disk,
        path: &Path,
        known: Covered,
        old: &[u8],
        meter: &mut Meter,
    ) -> std::io::Result<()> {
        let mut reader = self.log.rest_of_file(path, known, old);
        disk.read_pieces(path, known.bytes, |piece| {
            reader.read(piece);
            meter.read(piece.len());
        })?;
        let read = reader.end();
        if let Some(version) = read.newer {
            self.newer = true;
            self.problems.push(newer_history(path, version));
        } else {
            self.covers.insert(file_name(path), read.covered);
            self.problems.extend(read.problems);
        }
        Ok(())
    }
}

fn read_all(disk: &Disk, files: &[PathBuf], loaded: &mut Loaded, tell: &mut dyn FnMut(HowFar)) {
    let mut meter = Meter::new(unread(&loaded.seen, &BTreeMap::new()), tell);
    let mut all = Since::default();
    for path in files {
        if let Err(error) = all.read(disk, path, Covered::default(), &[], &mut meter) {
            if error.kind() != std::io::ErrorKind::NotFound {
                loaded.history = Reading::Unread;
            }
            let what = format!("this history cannot be read: {error}");
            all.problems.push(Problem::error(path, 0, 0, what));
        }
    }
    // What is wrong with the snapshot was said by now.
    loaded.snapshot_is_stale = !all.log.is_empty() || !loaded.problems.is_empty();
    loaded.progress = all.log.fold(|done, of| meter.added(done, of));
    loaded.covers = all.covers;
    loaded.problems.extend(all.problems);
    loaded.newer |= all.newer;
}

/// The events that count as having happened over a day after `now`: what is to be redated where a clock was wrong.
#[must_use]
pub fn lying_ahead(paths: &Paths, now: Now) -> Vec<EventId> {
    let mut all = Since::default();
    let mut ignore = |_| ();
    let mut meter = Meter::new(0, &mut ignore);
    for path in files(paths, &mut Loaded::default()) {
        // Whoever read it for its own sake says what cannot be read.
        let _ = all.read(&paths.disk, &path, Covered::default(), &[], &mut meter);
    }
    all.log.later_than(now.later(DAY).at)
}

fn newer_history(path: &Path, version: u32) -> Problem {
    let what = format!(
        "this history has format version {version}, newer than this Greenroom reads ({})",
        crate::history::HISTORY_VERSION
    );
    Problem::error(path, 1, 1, what).hint("update Greenroom; until then nothing is written here")
}

pub(super) fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
