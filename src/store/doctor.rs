//! Looks at everything that lies on the disk, says what is wrong, and mends what can be mended.

use std::path::{Path, PathBuf};

use crate::{
    deck::{Problem, Severity},
    history::{EventId, Snapshot},
    text::count,
    time::Now,
};

use super::{
    Backup, Decks, DiskError, Loaded, Missing, Paths, backups,
    disk::is_temporary,
    filesystem::Stat,
    handed::left_by_editors,
    load::{Reading, load, lying_ahead, rebuild},
    merge::Known,
    recordings::left_recordings,
    writable::unwritable,
};

/// Something that is wrong, and what `doctor --repair` would do about it.
#[derive(Debug)]
pub struct Finding {
    /// What is wrong.
    pub problem: Problem,
    /// How it is mended, where that can be done without asking what is meant.
    pub repair: Option<Repair>,
}

/// A way to mend something.
#[derive(Debug)]
pub enum Repair {
    /// Write `progress.ron` anew from the history.
    RebuildProgress,
    /// Add events that only a copy in the backups still holds.
    Recover(Missing),
    /// Let nobody but its owner read the file.
    MakePrivate(PathBuf),
    /// Delete what a write that was cut off left behind.
    Delete(PathBuf),
    /// Record that events which lie in the future happened now.
    Redate(Vec<EventId>),
}

impl Repair {
    /// What would be done, in the user's words.
    #[must_use]
    pub fn says(&self) -> &'static str {
        match self {
            Self::RebuildProgress => "write it anew from the history",
            Self::Recover(_) => "add them to the history again",
            Self::MakePrivate(_) => "let nobody but you read it",
            Self::Delete(_) => "delete it, which cannot be undone",
            Self::Redate(_) => "record that they happened now",
        }
    }
}

/// Everything that is wrong. `running` says whether another program has the data open, whose unfinished files are no leftovers:
/// what is half written, recorded or in an editor.
#[must_use]
pub fn examine(paths: &Paths, now: Now, running: bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    let truth = rebuild(paths);
    history(paths, &truth, now, &mut findings);
    progress(paths, &truth, &mut findings);
    let copies = backups(paths).unwrap_or_else(|error| {
        findings.push(without_repair(error.problem()));
        Vec::new()
    });
    recoverable(paths, &copies, &mut findings);
    decks(paths, &copies, &mut findings);
    files(paths, running, &mut findings);
    if !running {
        let left = left_recordings(paths).into_iter().chain(left_by_editors(paths));
        findings.extend(left.map(without_repair));
    }
    findings.extend(unwritable(paths).into_iter().map(without_repair));
    findings
}

fn history(paths: &Paths, truth: &Loaded, now: Now, findings: &mut Vec<Finding>) {
    findings.extend(truth.problems.iter().cloned().map(without_repair));
    if truth.progress.is_ahead_of(now) {
        let what =
            "the newest events lie over a day in the future: the clock was wrong when they were recorded";
        findings.push(Finding {
            problem: Problem::warning(paths.history(), 0, 0, what)
                .hint("cards reviewed then come back too late"),
            repair: Some(Repair::Redate(lying_ahead(paths, now))),
        });
    }
}

fn progress(paths: &Paths, truth: &Loaded, findings: &mut Vec<Finding>) {
    let found = load(paths);
    let about_progress = |problem: &&Problem| problem.path == paths.progress();
    let told: Vec<_> = found.problems.iter().filter(about_progress).cloned().collect();
    let text = |loaded: &Loaded| {
        Snapshot {
            progress: loaded.progress.clone(),
            covers: loaded.covers.clone(),
        }
        .to_ron()
    };
    if truth.history == Reading::Unread && told.is_empty() {
        // That a history cannot be read is among the findings: what the rest adds up to says nothing of this file.
        return;
    }
    if told.is_empty() && text(&found) != text(truth) {
        let what = "it does not say what the history adds up to";
        findings.push(Finding {
            problem: Problem::warning(paths.progress(), 0, 0, what),
            repair: Some(Repair::RebuildProgress),
        });
    }
    let may_be_rebuilt = !found.newer && truth.history != Reading::Unread;
    findings.extend(told.into_iter().map(|problem| Finding {
        repair: may_be_rebuilt.then_some(Repair::RebuildProgress),
        problem,
    }));
}

/// Events that are in a copy and no longer in the history.
fn recoverable(paths: &Paths, backups: &[Backup], findings: &mut Vec<Finding>) {
    let Ok(mut known) = Known::read(paths) else {
        // What of it cannot be read is among the findings by now.
        let what = "the copies are not compared with the history, which cannot be read as a whole";
        if !backups.is_empty() {
            findings.push(without_repair(Problem::advice(paths.backups(), 0, 0, what)));
        }
        return;
    };
    for backup in backups.iter().rev() {
        let folder = backup.path.join("history");
        let copies = paths.disk.list(&folder, "ronl");
        let copies = copies.map_err(DiskError::new(folder, "this copy cannot be listed"));
        for copy in or_finding(copies, findings).unwrap_or_default() {
            let missing = known.missing(&paths.disk, &copy);
            let missing = missing.map_err(DiskError::new(&copy, "this copy cannot be read"));
            let Some(missing) = or_finding(missing, findings).filter(|missing| missing.new > 0) else {
                continue;
            };
            let what = format!("the history lacks {} of this copy", count(missing.new, "event"));
            findings.push(Finding {
                problem: Problem::error(&copy, 0, 0, what),
                repair: Some(Repair::Recover(missing)),
            });
        }
    }
}

/// What was read; or that it could not be is one more thing that is wrong.
fn or_finding<T>(read: Result<T, DiskError>, findings: &mut Vec<Finding>) -> Option<T> {
    read.map_err(|error| findings.push(without_repair(error.problem())))
        .ok()
}

fn decks(paths: &Paths, copies: &[Backup], findings: &mut Vec<Finding>) {
    let mut decks = Decks::new(paths);
    let files = match decks.changed() {
        Ok(files) => files,
        Err(problem) => {
            findings.push(without_repair(problem));
            return;
        }
    };
    for path in files {
        let change = decks.read(&path);
        let is_error = |problem: &Problem| problem.severity == Severity::Error;
        let broken = change.problems.iter().any(is_error);
        let hint = broken.then(|| whole_copy(paths, copies, &path)).flatten();
        for problem in change.problems {
            findings.push(without_repair(match &hint {
                Some(hint) if is_error(&problem) => problem.hint(hint),
                _ => problem,
            }));
        }
    }
}

/// How to get back the newest copy of a deck in which nothing is wrong.
fn whole_copy(paths: &Paths, copies: &[Backup], path: &Path) -> Option<String> {
    let name = path.file_name()?;
    let is_whole = |backup: &&Backup| {
        let mut decks = Decks::new(&Paths {
            data: backup.path.clone(),
            ..paths.clone()
        });
        let copy = decks.folder().join(name);
        let change = decks.read(&copy);
        change.deck.is_some() && change.problems.is_empty()
    };
    let backup = copies.iter().rev().find(is_whole)?;
    Some(format!(
        "mend it, or bring back the copy of {} with: greenroom restore {} --only {}",
        backup.day,
        backup.name(),
        Path::new("decks").join(name).display()
    ))
}

/// What a write that was cut off left, and what others may read.
fn files(paths: &Paths, running: bool, findings: &mut Vec<Finding>) {
    let folders = [
        paths.data.clone(),
        paths.decks(),
        paths.history(),
        paths.backups(),
        paths.state.clone(),
        paths.recordings(),
        paths.untranscribed(),
    ];
    for folder in folders {
        let found = paths.disk.list_all(&folder);
        let found = found.map_err(DiskError::new(&folder, "this folder cannot be listed"));
        for path in or_finding(found, findings).unwrap_or_default() {
            if is_temporary(&path) && !running {
                let what = "left behind by a write that was cut off and replaced nothing";
                findings.push(Finding {
                    problem: Problem::advice(&path, 0, 0, what),
                    repair: Some(Repair::Delete(path)),
                });
            } else if is_private(paths, &path) && paths.disk.stat(&path).is_ok_and(|it| others_may_read(&it))
            {
                let what = "others on this machine may read it";
                findings.push(Finding {
                    problem: Problem::advice(&path, 0, 0, what),
                    repair: Some(Repair::MakePrivate(path)),
                });
            }
        }
    }
}

/// Whether a file holds what only the user should read or hear: grades and notes, and recordings of answers.
fn is_private(paths: &Paths, path: &Path) -> bool {
    path == paths.progress()
        || (path.starts_with(paths.recordings()) && paths.disk.is_file(path))
        || (path.starts_with(paths.history()) && path.extension().is_some_and(|it| it == "ronl"))
}

fn others_may_read(stat: &Stat) -> bool {
    stat.mode.is_some_and(|mode| mode & 0o077 != 0)
}

/// Mends one thing on the disk. [`Repair::Redate`] and [`Repair::RebuildProgress`] are for who holds the lock and the pen: they
/// do nothing here.
pub fn repair(paths: &Paths, repair: &Repair) -> Result<(), DiskError> {
    match repair {
        Repair::Recover(missing) => missing.write(paths).map(|_| ()),
        Repair::MakePrivate(path) => paths
            .disk
            .make_private(path)
            .map_err(DiskError::new(path, "its mode cannot be changed")),
        Repair::Delete(path) => {
            let removed = if paths.disk.is_folder(path) {
                paths.disk.remove_tree(path)
            } else {
                paths.disk.remove(path)
            };
            removed.map_err(DiskError::new(path, "it cannot be deleted"))
        }
        Repair::Redate(_) | Repair::RebuildProgress => Ok(()),
    }
}

fn without_repair(problem: Problem) -> Finding {
    Finding {
        problem,
        repair: None,
    }
}
