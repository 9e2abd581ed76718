//! Where everything lies on this machine.

use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use super::{Disk, FileKind};

/// What the user said about places, from flags and the environment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// `--data-dir`, else `GREENROOM_DATA_DIR`.
    pub data: Option<PathBuf>,
    /// `--config`.
    pub config: Option<PathBuf>,
}

/// Where everything lies.
#[derive(Clone, Debug)]
pub struct Paths {
    /// What they lead to.
    pub disk: Disk,
    /// Decks, history, progress, backups.
    pub data: PathBuf,
    /// `config.ron`.
    pub config: PathBuf,
    /// Device id and lock: for this machine and this data folder alone, never synced.
    pub state: PathBuf,
    /// Indexes of big decks; may be deleted at any time.
    pub cache: PathBuf,
}

impl Paths {
    /// The places of this system's conventions (XDG on Linux), where `places` does not say otherwise.
    /// `None` if there is no home folder and no data folder is given. What lies there is read and written through `disk`.
    #[must_use]
    #[expect(
        clippy::disallowed_methods,
        reason = "here the places of this system are found"
    )]
    pub fn find(places: &Places, disk: Disk) -> Option<Self> {
        let system = ProjectDirs::from("", "", "greenroom");
        let data = places
            .data
            .clone()
            .or_else(|| system.as_ref().map(|dirs| dirs.data_dir().to_owned()))?;
        let data = std::path::absolute(&data).unwrap_or(data);
        let own = folder_name(&disk.really(&data));
        let state = system.as_ref().map_or_else(
            || data.join("local"),
            |dirs| {
                dirs.state_dir()
                    .unwrap_or_else(|| dirs.data_local_dir())
                    .to_owned()
            },
        );
        let cache = system
            .as_ref()
            .map_or_else(|| data.join("local"), |dirs| dirs.cache_dir().to_owned());
        let config = places
            .config
            .clone()
            .or_else(|| system.as_ref().map(|dirs| dirs.config_dir().join("config.ron")));
        Some(Self {
            config: config.unwrap_or_else(|| data.join("config.ron")),
            state: state.join("devices").join(&own),
            cache: cache.join(&own),
            data,
            disk,
        })
    }

    /// Whether something else lies where the data folder is, or is to be.
    #[must_use]
    pub fn data_is_no_folder(&self) -> bool {
        let found = self.disk.stat(&self.data);
        found.is_ok_and(|found| found.kind != FileKind::Folder)
    }

    /// The user's decks.
    #[must_use]
    pub fn decks(&self) -> PathBuf {
        self.data.join("decks")
    }

    /// One file of events a device.
    #[must_use]
    pub fn history(&self) -> PathBuf {
        self.data.join("history")
    }

    /// The snapshot.
    #[must_use]
    pub fn progress(&self) -> PathBuf {
        self.data.join("progress.ron")
    }

    /// Answers that are being written.
    #[must_use]
    pub fn drafts(&self) -> PathBuf {
        self.data.join("drafts.ron")
    }

    /// Held by the one program that writes here.
    #[must_use]
    pub fn lock(&self) -> PathBuf {
        self.state.join("lock")
    }

    /// Held by the one command that changes decks, copies or others' histories: two at once would work with the same files.
    #[must_use]
    pub fn turn(&self) -> PathBuf {
        self.state.join("turn")
    }

    /// Recordings of answers that are kept.
    #[must_use]
    pub fn recordings(&self) -> PathBuf {
        self.state.join("recordings")
    }

    /// Recordings until they are transcribed.
    #[must_use]
    pub fn untranscribed(&self) -> PathBuf {
        self.recordings().join("untranscribed")
    }

    /// Which command lines the user agreed to.
    #[must_use]
    pub fn agreed(&self) -> PathBuf {
        self.state.join("commands-agreed")
    }

    /// Copies and what was set aside.
    #[must_use]
    pub fn backups(&self) -> PathBuf {
        self.data.join("backups")
    }
}

/// A name for what belongs to one data folder on this machine, so that two data folders never share a device or a lock.
///
/// It is FNV-1a: the first CRC asks the processor what it can do, which in a virtual machine takes a tenth of a start.
fn folder_name(data: &Path) -> String {
    let bytes = data.as_os_str().as_encoded_bytes();
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}
