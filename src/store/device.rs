//! Who this machine is in the history: its name, and the runs of the program in which it wrote something.

use std::{
    collections::BTreeSet,
    io::{self, ErrorKind},
    path::PathBuf,
};

use super::{DiskError, Paths};

const NAME_LIMIT: u64 = 1024;
const RUNS_LIMIT: u64 = 16 << 20;

/// This device, as its state folder knows it.
#[derive(Debug)]
pub(super) struct Device {
    paths: Paths,
    name: String,
    /// The runs that wrote events under this name here; `None` if that was never noted.
    runs: Option<BTreeSet<String>>,
}

impl Device {
    /// A device of which nothing is known but what it would be called.
    pub(super) fn unnamed(paths: &Paths, name: &str) -> Self {
        Self {
            paths: paths.clone(),
            name: name.to_owned(),
            runs: None,
        }
    }

    /// The device as it was named at the first start here, else `new`.
    pub(super) fn read(paths: &Paths, new: &str) -> Result<Self, DiskError> {
        let mut device = Self::unnamed(paths, new);
        if let Ok(text) = paths.disk.read_text(&device.name_path(), NAME_LIMIT)
            && let Some(name) = valid(text.trim())
        {
            name.clone_into(&mut device.name);
            device.runs = device.read_runs()?;
        } else {
            device.write()?;
        }
        Ok(device)
    }

    fn read_runs(&self) -> Result<Option<BTreeSet<String>>, DiskError> {
        let path = self.runs_path();
        match self.paths.disk.read_text(&path, RUNS_LIMIT) {
            Ok(text) => Ok(Some(text.lines().map(str::to_owned).collect())),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
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
        Ok(())
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Notes that `run` is about to write under this name.
    pub(super) fn begin(&mut self, run: &str) -> io::Result<()> {
        let runs = self.runs.get_or_insert_default();
        if !runs.contains(run) {
            let line = format!("{run}\n");
            let path = self.paths.state.join("runs");
            self.paths.disk.append_synced(&path, line.as_bytes())?;
            runs.insert(run.to_owned());
        }
        Ok(())
    }

    fn name_path(&self) -> PathBuf {
        self.paths.state.join("device")
    }

    fn runs_path(&self) -> PathBuf {
        self.paths.state.join("runs")
    }
}

fn valid(name: &str) -> Option<&str> {
    let fits = !name.is_empty() && name.len() <= 40;
    (fits && name.bytes().all(|byte| byte.is_ascii_alphanumeric())).then_some(name)
}
