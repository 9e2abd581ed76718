//! Takes in another machine's history by hand: the events that are missing here, in a file of their own.

use std::{
    collections::{BTreeSet, HashSet, hash_map::RandomState},
    hash::BuildHasher,
    io,
    path::{Path, PathBuf},
};

use crate::{
    deck::{Problem, Problems},
    history::{Records, write_header},
};

use super::{
    Disk, DiskError, Paths,
    load::file_name,
    records::{for_each_record, history_files},
};

/// What came of taking in histories.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merged {
    /// Events that were missing here.
    pub new: usize,
    /// Events that were here already.
    pub known: usize,
    /// Where the new ones were written.
    pub files: Vec<PathBuf>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// The events that are here, by a hash of their ids: of a million there is a chance of one in ten million that two look alike.
#[derive(Clone, Debug)]
pub struct Known {
    hasher: RandomState,
    seen: HashSet<u64>,
}

/// What was seen in a line.
enum Sight {
    /// No event.
    Nothing,
    /// An event for the first time.
    First,
    /// An event that was seen before.
    Again,
}

/// The lines of one history file that are missing here.
#[derive(Debug, Default)]
pub struct Missing {
    device: String,
    lines: String,
    /// How many.
    pub new: usize,
    /// How many of its events are here already.
    pub known: usize,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

impl Known {
    /// Reads which events are in the history of `paths`.
    pub fn read(paths: &Paths) -> Result<Self, DiskError> {
        let mut known = Self {
            hasher: RandomState::new(),
            seen: HashSet::new(),
        };
        for path in history_files(paths)? {
            for_each_record(&paths.disk, &path, |line, records| {
                known.see(line, &records);
            })
            .map_err(DiskError::new(path, "this history cannot be read"))?;
        }
        Ok(known)
    }

    /// What `path` holds that was not seen yet. It counts as seen from then on.
    pub fn missing(&mut self, disk: &Disk, path: &Path) -> io::Result<Missing> {
        let mut missing = Missing {
            device: file_name(path),
            ..Missing::default()
        };
        let mut problems = Problems::new(path);
        for_each_record(disk, path, |line, mut records| {
            for problem in std::mem::take(&mut records.problems) {
                problems.push(problem);
            }
            if let Some(event) = records.events.first() {
                missing.device = event.id.device.to_string();
            }
            match (self.see(line, &records), str::from_utf8(line)) {
                (Sight::First, Ok(text)) => {
                    missing.lines.push_str(text);
                    missing.new += 1;
                }
                (Sight::Again, _) => missing.known += 1,
                _ => {}
            }
        })?;
        missing.problems = problems.finish();
        Ok(missing)
    }

    /// Notes the event in `line`, if there is one.
    fn see(&mut self, line: &[u8], records: &Records) -> Sight {
        let id = match records.events.first() {
            Some(event) => self.hasher.hash_one(&event.id),
            // From a newer program: nobody here knows its id, so the same line counts as the same event.
            None if records.unknown > 0 => self.hasher.hash_one(line),
            None => return Sight::Nothing,
        };
        if self.seen.insert(id) {
            Sight::First
        } else {
            Sight::Again
        }
    }
}

impl Missing {
    /// Writes the lines into a file of their own; `None` if there are none. The same lines make the same file on every machine.
    pub fn write(&self, paths: &Paths) -> Result<Option<PathBuf>, DiskError> {
        if self.lines.is_empty() {
            return Ok(None);
        }
        let sum = crc32fast::hash(self.lines.as_bytes());
        let path = paths
            .history()
            .join(format!("{}-merged-{sum:08x}.ronl", file_safe(&self.device)));
        let text = write_header(&self.device) + &self.lines;
        let written = paths.disk.replace(&path, text.as_bytes());
        written.map_err(DiskError::new(&path, "these events cannot be written"))?;
        Ok(Some(path))
    }
}

/// What a device's name gives a file's name: a stranger's file may hold any name, such as `../../notes`.
fn file_safe(device: &str) -> String {
    let safe = |char: &char| char.is_ascii_alphanumeric() || *char == '-';
    match device.chars().filter(safe).take(40).collect::<String>() {
        nothing if nothing.is_empty() => "device".to_owned(),
        name => name,
    }
}

/// Takes in the histories `files`, or all in a folder that is named. Taking in the same again changes nothing.
pub fn merge(paths: &Paths, files: &[PathBuf]) -> Result<Merged, DiskError> {
    let mut known = Known::read(paths)?;
    let mut all = BTreeSet::new();
    for path in files {
        if paths.disk.is_folder(path) {
            let inside = paths.disk.list(path, "ronl");
            all.extend(inside.map_err(DiskError::new(path, "this folder cannot be listed"))?);
        } else {
            all.insert(path.clone());
        }
    }
    let mut merged = Merged::default();
    for path in all {
        let missing = known.missing(&paths.disk, &path);
        let missing = missing.map_err(DiskError::new(path, "this history cannot be taken in"))?;
        merged.files.extend(missing.write(paths)?);
        merged.new += missing.new;
        merged.known += missing.known;
        merged.problems.extend(missing.problems);
    }
    Ok(merged)
}
