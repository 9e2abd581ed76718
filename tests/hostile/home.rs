//! A home for the program in which it gets little memory and little time.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::{Duration, Instant},
};

use tempfile::TempDir;

/// More than the program needs, in KiB: it maps itself and its threads' stacks, and reads decks of up to 64 MiB.
const MEMORY: u32 = 512 << 10;

/// The longest a command may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// A folder for the program to live in.
pub(crate) struct Home {
    path: PathBuf,
    /// Deleted with it, where it is its own.
    _folder: Option<TempDir>,
}

/// What a command said and how it ended.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Home {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self {
            path: folder.path().to_owned(),
            _folder: Some(folder),
        }
    }

    /// A folder that another test laid out.
    pub(crate) fn over(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            _folder: None,
        }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Where something lies; the folder it is in exists then.
    pub(crate) fn at(&self, path: &str) -> PathBuf {
        let path = self.path.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        path
    }

    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.at(path);
        fs::write(&path, bytes).unwrap();
        path
    }

    /// A file of this many bytes that takes up none of the disk; `None` where the file system cannot do that.
    pub(crate) fn hole(&self, path: &str, bytes: u64) -> Option<PathBuf> {
        let path = self.at(path);
        match File::create(&path).unwrap().set_len(bytes) {
            Ok(()) => Some(path),
            Err(error) => {
                eprintln!("skipped: this file system has no sparse files ({error})");
                None
            }
        }
    }

    /// Everything in a folder, by name.
    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        let Ok(found) = fs::read_dir(self.path.join(folder)) else {
            return Vec::new();
        };
        let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name();
        let mut names: Vec<_> = found.map(|it| name(it).to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// Runs the program. It fails the test by a panic, a signal, the end of its memory or time, and by any character that a
    /// terminal would obey.
    #[track_caller]
    pub(crate) fn run(&self, arguments: &[&str]) -> Said {
        let said = self.run_as_it_is(arguments);
        for text in [&said.out, &said.err] {
            let obeyed = |char: char| char.is_control() && char != '\n';
            assert!(!text.contains(obeyed), "{text:?}");
            assert!(!text.contains(['\u{202e}', '\u{2066}', '\u{200f}']), "{text:?}");
        }
        said
    }

    /// [`Home::run`] for output that is no text for people.
    #[track_caller]
    pub(crate) fn run_as_it_is(&self, arguments: &[&str]) -> Said {
        let (out, err) = (self.at("said/out"), self.at("said/err"));
        let mut command = self.command(arguments);
        command.stdout(File::create(&out).unwrap());
        command.stderr(File::create(&err).unwrap());
        let mut child = command.spawn().unwrap();
        let began = Instant::now();
        let status = loop {
            if let Some(status) = child.try_wait().unwrap() {
                break status;
            }
            if began.elapsed() > PATIENCE {
                child.kill().unwrap();
            }
            thread::sleep(Duration::from_millis(5));
        };
        let [out, err] = [out, err].map(|path| String::from_utf8(fs::read(path).unwrap()).unwrap());
        // A panic ends with 101, a signal without a code.
        let code = status.code().unwrap_or(-1);
        assert!(
            (0..=2).contains(&code),
            "{arguments:?} ended after {:?} with {status}: {err}",
            began.elapsed()
        );
        Said { code, out, err }
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let program = env!("CARGO_BIN_EXE_greenroom");
        let mut command = if cfg!(unix) {
            let mut shell = Command::new("sh");
            // Not every system knows this limit.
            let limited = format!("ulimit -v {MEMORY} 2>/dev/null; exec \"$0\" \"$@\"");
            shell.args(["-c", &limited, program]);
            shell
        } else {
            Command::new(program)
        };
        let at = |name: &str| self.path.join(name);
        command.args(arguments).current_dir(&self.path);
        command.env_clear().env("PATH", "/usr/local/bin:/usr/bin:/bin");
        command.env("HOME", &self.path).env("TZ", "UTC");
        command.env("GREENROOM_DATA_DIR", at("data"));
        command.env("XDG_CONFIG_HOME", at("config"));
        command.env("XDG_STATE_HOME", at("state"));
        command.env("XDG_CACHE_HOME", at("cache"));
        command.stdin(std::process::Stdio::null());
        command
    }
}
