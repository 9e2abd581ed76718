//! Who this machine is in the history: its name, and the runs of the program in which it wrote something.

use std::{
    collections::BTreeSet,
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

use crate::{deck::Problem, history::GivenUp};

use super::{DiskError, Paths};

const NAME_LIMIT: u64 = 1024;
const RUNS_LIMIT: u64 = 16 << 20;

/// This device, as its state folder knows it.
#[derive(Debug)]
pub(super) struct Device {
    paths: Paths,
    name: String,
    /// The runs that wrote events under this name here, and those of machines that gave it up; `None` if that was never noted.
    runs: Option<BTreeSet<String>>,
    noted: Noted,
    /// Another name, should a second machine have this one.
    spare: Option<String>,
    /// What the user is to be told of it.
    problem: Option<Problem>,
}

/// What the state folder knows of this device.
enum Kept {
    Nothing,
    /// Its name, and what is known of its runs.
    Named(Box<Device>),
    /// Something that is no name.
    Damaged,
}

/// What the disk says of the runs.
#[derive(Debug)]
enum Noted {
    /// Nothing that is of use.
    Nothing,
    /// All of them but these.
    AllBut(BTreeSet<String>),
}

impl Noted {
    fn all() -> Self {
        Self::AllBut(BTreeSet::new())
    }
}

impl Device {
    /// A device of which nothing is known but what it would be called.
    pub(super) fn unnamed(paths: &Paths, name: &str) -> Self {
        Self {
            paths: paths.clone(),
            name: name.to_owned(),
            runs: None,
            noted: Noted::Nothing,
            spare: None,
            problem: None,
        }
    }

    /// The device as it was named at the first start here, with `new` in reserve; else one that will be called `new`.
    pub(super) fn read(paths: &Paths, new: &str) -> Result<Self, DiskError> {
        Ok(match Self::find(paths, new)? {
            Kept::Named(device) => *device,
            Kept::Nothing | Kept::Damaged => Self::unnamed(paths, new),
        })
    }

    /// The same; from now on it has its name. One that is damaged is kept beside it, and told of.
    pub(super) fn read_or_name(paths: &Paths, new: &str) -> Result<Self, DiskError> {
        let kept = Self::find(paths, new)?;
        let mut device = Self::unnamed(paths, new);
        match kept {
            Kept::Named(device) => return Ok(*device),
            Kept::Damaged => device.problem = Some(device.keep_aside()?),
            Kept::Nothing => {}
        }
        device.write()?;
        Ok(device)
    }

    fn find(paths: &Paths, new: &str) -> Result<Kept, DiskError> {
        let mut device = Self::unnamed(paths, new);
        let path = device.name_path();
        let name = match paths.disk.read_text(&path, NAME_LIMIT) {
            Ok(text) => match valid(text.trim()) {
                Some(name) => name.to_owned(),
                None => return Ok(Kept::Damaged),
            },
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Kept::Nothing),
            Err(error) if is_useless(&error) => return Ok(Kept::Damaged),
            Err(error) => return Err(DiskError::new(path, "cannot read this device's name")(error)),
        };
        device.spare = (name != new).then(|| new.to_owned());
        device.name = name;
        device.runs = device.read_runs()?;
        if device.runs.is_some() {
            device.noted = Noted::all();
        }
        Ok(Kept::Named(Box::new(device)))
    }

    /// Moves a name that is damaged out of the way, and says so.
    fn keep_aside(&self) -> Result<Problem, DiskError> {
        let path = self.name_path();
        let aside = path.with_extension("damaged");
        let moved = self.paths.disk.rename(&path, &aside);
        moved.map_err(DiskError::new(
            &path,
            "cannot set this device's damaged name aside",
        ))?;
        let what = "this machine's name is damaged: it has a new one, and nothing is lost";
        let hint = format!("what stood there is kept as {}", aside.display());
        Ok(Problem::warning(path, 0, 0, what).hint(hint))
    }

    /// What the user is to be told of it, once.
    pub(super) fn take_problem(&mut self) -> Option<Problem> {
        self.problem.take()
    }

    fn read_runs(&self) -> Result<Option<BTreeSet<String>>, DiskError> {
        let path = self.runs_path();
        match self.paths.disk.read_text(&path, RUNS_LIMIT) {
            Ok(text) => {
                let runs = text.lines().filter(|run| !run.is_empty());
                Ok(Some(runs.map(str::to_owned).collect()))
            }
            Err(error) if is_useless(&error) => Ok(None),
            Err(error) => Err(DiskError::new(path, "cannot read which runs were this device's")(
                error,
            )),
        }
    }

    /// Writes the name of a device that is new here.
    fn write(&mut self) -> Result<(), DiskError> {
        let (name, runs) = (self.name_path(), self.runs_path());
        let disk = &self.paths.disk;
        disk.replace(&runs, b"")
            .and_then(|()| disk.replace(&name, format!("{}\n", self.name).as_bytes()))
            .map_err(DiskError::new(name, "cannot name this device"))?;
        self.runs = Some(BTreeSet::new());
        self.noted = Noted::all();
        Ok(())
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Notes that `run` is about to write under this name; not where it is unknown what was before, since a note of this run
    /// alone would call the others another machine's.
    pub(super) fn begin(&mut self, run: &str) -> Result<(), DiskError> {
        match self.runs {
            Some(_) => self.adopt([run].into_iter()),
            None => Ok(()),
        }
    }

    /// Of `runs`, all that appear under this name in the history, those of another machine with the same name, as after a home
    /// folder was copied; `None` where it was never noted which are this one's.
    pub(super) fn foreign<'a>(&self, runs: impl Iterator<Item = &'a str>) -> Option<BTreeSet<String>> {
        let own = self.runs.as_ref()?;
        Some(
            runs.filter(|run| !own.contains(*run))
                .map(str::to_owned)
                .collect(),
        )
    }

    /// Notes that nobody else writes under this name in these runs any more.
    pub(super) fn adopt<'a>(&mut self, more: impl Iterator<Item = &'a str>) -> Result<(), DiskError> {
        let runs = self.runs.get_or_insert_default();
        for run in more {
            let is_new = runs.insert(run.to_owned());
            if let Noted::AllBut(missing) = &mut self.noted
                && is_new
            {
                missing.insert(run.to_owned());
            }
        }
        self.note()
    }

    /// Writes down the runs that are known, unless that was done.
    pub(super) fn note(&mut self) -> Result<(), DiskError> {
        let Some(runs) = &self.runs else {
            return Ok(());
        };
        let path = self.runs_path();
        let missing = match &self.noted {
            Noted::AllBut(missing) if missing.is_empty() => return Ok(()),
            Noted::AllBut(missing) => Some(missing),
            Noted::Nothing => None,
        };
        let written = self.paths.disk.replace(&path, lines(runs).as_bytes());
        let written = written.or_else(|error| match missing {
            // A disk without room for one more file can have some at the end of this one, as it has for the grades.
            Some(missing) => self.note_behind(&path, missing).map_err(|_| error),
            None => Err(error),
        });
        written.map_err(DiskError::new(path, "cannot note which runs were this device's"))?;
        self.noted = Noted::all();
        Ok(())
    }

    /// Adds `missing` to the file that names the others. What an earlier attempt left there is no run's name.
    fn note_behind(&self, path: &Path, missing: &BTreeSet<String>) -> io::Result<()> {
        if !self.paths.disk.is_file(path) {
            return Err(ErrorKind::NotFound.into());
        }
        let text = format!("\n{}", lines(missing));
        self.paths.disk.append_synced(path, text.as_bytes())
    }

    /// What it can be called instead; `None` if that is its name by now.
    pub(super) fn spare(&self) -> Option<&str> {
        self.spare.as_deref()
    }

    /// The name with the runs under it, as others are told of it who have the same name.
    pub(super) fn given_up(&self) -> GivenUp {
        GivenUp {
            name: self.name.clone(),
            runs: self.runs.clone().unwrap_or_default(),
        }
    }

    /// Takes the other name, because a second machine has this one.
    pub(super) fn rename(&mut self) -> Result<(), DiskError> {
        let Some(name) = self.spare.clone() else {
            return Ok(());
        };
        let mut renamed = Self::unnamed(&self.paths, &name);
        renamed.write()?;
        *self = renamed;
        Ok(())
    }

    fn name_path(&self) -> PathBuf {
        self.paths.state.join("device")
    }

    fn runs_path(&self) -> PathBuf {
        self.paths.state.join("runs")
    }
}

fn lines(runs: &BTreeSet<String>) -> String {
    runs.iter().flat_map(|run| [run, "\n"]).collect()
}

/// Whether a file is missing or damaged. Any other error may pass, and then the file still says what it said.
fn is_useless(error: &io::Error) -> bool {
    use ErrorKind::{FileTooLarge, InvalidData, NotFound};
    matches!(error.kind(), NotFound | InvalidData | FileTooLarge)
}

fn valid(name: &str) -> Option<&str> {
    let fits = !name.is_empty() && name.len() <= 40;
    (fits && name.bytes().all(|byte| byte.is_ascii_alphanumeric())).then_some(name)
}
