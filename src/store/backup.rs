//! Copies of everything that cannot be made again: history, decks and settings, one folder a day.

use std::{
    collections::HashSet,
    io,
    path::{Path, PathBuf},
};

use jiff::civil::Date;

use crate::time::StudyDay;

use super::{
    DiskError, Paths,
    disk::{is_temporary, temporary},
};

/// Days of which the last copy is kept.
const DAILY: usize = 7;

/// Weeks before those days of which the last copy is kept.
const WEEKLY: usize = 4;

/// Copies made before something was changed that are kept.
const BEFORE: usize = 5;

/// Files of the data folder that are copied, by the folder they are in.
const FOLDERS: [&str; 2] = ["history", "decks"];

/// The settings, which may lie elsewhere, under this name in a copy.
pub(super) const CONFIG: &str = "config.ron";

/// One copy.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Backup {
    /// The study day it was made on.
    pub day: Date,
    /// What was about to be done, such as `restore`, and which copy before that on this day it is; `None` for the one each day.
    pub before: Option<(u32, String)>,
    /// Its folder.
    pub path: PathBuf,
}

impl Backup {
    /// Its name, such as `2026-11-24` or `2026-11-24-2-before-restore`.
    #[must_use]
    pub fn name(&self) -> String {
        match &self.before {
            None => self.day.to_string(),
            Some((number, what)) => format!("{}-{number}-before-{what}", self.day),
        }
    }

    fn parse(path: PathBuf) -> Option<Self> {
        let name = path.file_name()?.to_str()?.to_owned();
        let (day, rest) = name.split_at_checked(10)?;
        let before = match rest {
            "" => None,
            rest => {
                let (number, what) = rest.strip_prefix('-')?.split_once("-before-")?;
                Some((number.parse().ok()?, what.to_owned()))
            }
        };
        Some(Self {
            day: day.parse().ok()?,
            before,
            path,
        })
    }
}

/// All copies, oldest first.
pub fn backups(paths: &Paths) -> Result<Vec<Backup>, DiskError> {
    let folder = paths.backups();
    let found = paths.disk.list_all(&folder);
    let found = found.map_err(DiskError::new(folder, "the backups cannot be listed"))?;
    let folders = found.into_iter().filter(|path| paths.disk.is_folder(path));
    let mut backups: Vec<_> = folders.filter_map(Backup::parse).collect();
    backups.sort();
    Ok(backups)
}

/// Makes the copy of `day` unless there is one, and deletes old ones: of the last seven days the last is kept, then one a week
/// for four weeks. `None` if nothing was copied, as there is nothing or nothing new.
pub fn back_up_daily(paths: &Paths, day: StudyDay) -> Result<Option<Backup>, DiskError> {
    let daily = |backup: &Backup| backup.before.is_none();
    let earlier = backups(paths)?;
    if earlier.iter().any(|it| daily(it) && it.day == day.date()) {
        return Ok(None);
    }
    let backup = Backup {
        day: day.date(),
        before: None,
        path: paths.backups().join(day.date().to_string()),
    };
    let made = copy(paths, backup, earlier.last(), Always::No, |_, _| true)?;
    prune(paths, day, made.as_slice())?;
    Ok(made)
}

/// Makes a copy before `what`, such as `repair`, is done. `None` if there is nothing to copy.
pub fn back_up_before(paths: &Paths, day: StudyDay, what: &str) -> Result<Option<Backup>, DiskError> {
    let (last, backup) = next_before(paths, day, what)?;
    let made = copy(paths, backup, last.as_ref(), Always::Yes, |_, _| true)?;
    prune(paths, day, made.as_slice())?;
    Ok(made)
}

/// Makes a copy before files are brought back from `from`, which take the place of `replaced`. What stays as it is and cannot be
/// read is left out, and named; `from` is kept however old it is.
pub fn back_up_before_restoring(
    paths: &Paths,
    day: StudyDay,
    from: &Backup,
    replaced: &[&Path],
) -> Result<(Option<Backup>, Vec<PathBuf>), DiskError> {
    let (last, backup) = next_before(paths, day, "restore")?;
    let mut left_out = Vec::new();
    let made = copy(paths, backup, last.as_ref(), Always::Yes, |path, within| {
        let is_copied = replaced.contains(&within) || paths.disk.read_after(path, 0).is_ok();
        if !is_copied {
            left_out.push(path.to_owned());
        }
        is_copied
    })?;
    let kept: Vec<Backup> = made.iter().chain([from]).cloned().collect();
    prune(paths, day, &kept)?;
    Ok((made, left_out))
}

/// The newest copy there is, and the one to be made before `what`.
fn next_before(paths: &Paths, day: StudyDay, what: &str) -> Result<(Option<Backup>, Backup), DiskError> {
    let mut earlier = backups(paths)?;
    let same_day = earlier.iter().filter(|it| it.day == day.date());
    let last = same_day.filter_map(|it| it.before.as_ref()).map(|it| it.0).max();
    let mut backup = Backup {
        day: day.date(),
        before: Some((last.unwrap_or(0).saturating_add(1), what.to_owned())),
        path: PathBuf::new(),
    };
    backup.path = paths.backups().join(backup.name());
    Ok((earlier.pop(), backup))
}

/// Whether a copy is made though it would hold what the last one holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Always {
    Yes,
    No,
}

/// What a copy holds: where each file lies now, and its path within the copy.
pub(super) fn sources(paths: &Paths) -> io::Result<Vec<(PathBuf, PathBuf)>> {
    let mut found = Vec::new();
    for folder in FOLDERS {
        for path in paths.disk.list_all(&paths.data.join(folder))? {
            let name = path.file_name().unwrap_or_default();
            if paths.disk.is_file(&path) && !is_temporary(&path) {
                let within = Path::new(folder).join(name);
                found.push((path, within));
            }
        }
    }
    if paths.disk.is_file(&paths.config) {
        found.push((paths.config.clone(), CONFIG.into()));
    }
    Ok(found)
}

/// Copies what `is_copied`, given its path and the one within the copy, into a folder that gets its name once it is whole. What
/// did not change since `last` is the same file there.
fn copy(
    paths: &Paths,
    backup: Backup,
    last: Option<&Backup>,
    always: Always,
    mut is_copied: impl FnMut(&Path, &Path) -> bool,
) -> Result<Option<Backup>, DiskError> {
    let disk = &paths.disk;
    let failed = |action| DiskError::new(backup.path.clone(), action);
    let mut sources = sources(paths).map_err(failed("what is to be copied cannot be listed"))?;
    sources.retain(|(path, within)| is_copied(path, within));
    let same = |(from, within): &(PathBuf, PathBuf)| {
        let copied = last.map(|last| last.path.join(within));
        copied.filter(|copied| disk.is_same(from, copied).unwrap_or(false))
    };
    let unchanged: Vec<Option<PathBuf>> = sources.iter().map(same).collect();
    let nothing_new = last.is_some() && unchanged.iter().all(Option::is_some);
    if sources.is_empty() || (always == Always::No && nothing_new) {
        return Ok(None);
    }
    let unfinished = temporary(&backup.path);
    let fill = || -> io::Result<()> {
        if disk.is_folder(&unfinished) {
            disk.remove_tree(&unfinished)?;
        }
        for folder in FOLDERS {
            disk.create_folder(&unfinished.join(folder))?;
        }
        for ((from, within), unchanged) in sources.iter().zip(&unchanged) {
            let to = unfinished.join(within);
            let copied = match unchanged {
                Some(copied) => disk.link_or_copy(copied, &to),
                None => disk.copy(from, &to),
            };
            copied.map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", from.display())))?;
        }
        for folder in FOLDERS {
            disk.sync_folder_and_its_name(&unfinished.join(folder))?;
        }
        disk.rename(&unfinished, &backup.path)
    };
    fill().map_err(failed("this copy cannot be made"))?;
    Ok(Some(backup))
}

/// Deletes old copies, but none of `kept`.
fn prune(paths: &Paths, day: StudyDay, kept: &[Backup]) -> Result<(), DiskError> {
    // A clock that was ahead once must not make the copies of the days since look old: those it dated are counted for themselves.
    let (ahead, past): (Vec<_>, Vec<_>) = backups(paths)?.into_iter().partition(|it| it.day > day.date());
    let old = superfluous(past).into_iter().chain(superfluous(ahead));
    for backup in old.filter(|backup| !kept.contains(backup)) {
        let removed = paths.disk.remove_tree(&backup.path);
        removed.map_err(DiskError::new(backup.path, "this old copy cannot be deleted"))?;
    }
    Ok(())
}

/// Those that are not kept. A week's last copy is kept, so that the same one stays as the days go by.
fn superfluous(backups: Vec<Backup>) -> Vec<Backup> {
    let (daily, before): (Vec<_>, Vec<_>) = backups.into_iter().partition(|it| it.before.is_none());
    let mut weeks = HashSet::new();
    let mut is_old = |backup: &Backup| {
        let week = backup.day.iso_week_date();
        let first_of_its_week = weeks.insert((week.year(), week.week()));
        !first_of_its_week || weeks.len() > WEEKLY
    };
    let mut old: Vec<_> = daily.into_iter().rev().skip(DAILY).collect();
    old.retain(&mut is_old);
    old.extend(before.into_iter().rev().skip(BEFORE));
    old
}
