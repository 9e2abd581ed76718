//! The real program on a pseudo-terminal: `home.open().press("enter").see("Good")`.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a helper of tests fails as a test does, and looks at real files and processes"
)]

use std::{
    fs,
    io::{Read, Write},
    num::NonZero,
    path::{Path, PathBuf},
    process::Command,
    sync::{Arc, Condvar, Mutex},
    thread,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;

/// The longest anything may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// A home folder of its own for the program: decks, history, everything.
pub(crate) struct Home {
    folder: TempDir,
    variables: Vec<(String, String)>,
}

impl Home {
    pub(crate) fn new() -> Self {
        let home = Self {
            folder: tempfile::tempdir().unwrap(),
            variables: Vec::new(),
        };
        fs::create_dir_all(home.data().join("decks")).unwrap();
        home
    }

    /// Sets a variable of the environment.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub(crate) fn deck(&self, id: &str) -> PathBuf {
        self.data().join("decks").join(id).with_extension("ron")
    }

    pub(crate) fn save_deck(&self, id: &str, text: &str) {
        fs::write(self.deck(id), text).unwrap();
    }

    pub(crate) fn save_settings(&self, text: &str) {
        let folder = self.path().join("config/greenroom");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("config.ron"), text).unwrap();
    }

    /// The lines of all history files that record a grade.
    pub(crate) fn grades(&self) -> Vec<String> {
        let Ok(files) = fs::read_dir(self.data().join("history")) else {
            return Vec::new();
        };
        let texts = files.map(|file| fs::read_to_string(file.unwrap().path()).unwrap());
        let lines = texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>());
        lines.filter(|line| line.contains("Reviewed(")).collect()
    }

    /// The program on an 80x24 terminal.
    pub(crate) fn open(&self) -> Pty {
        self.run(&[])
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Pty {
        let mut command = self.command(env!("CARGO_BIN_EXE_greenroom"));
        command.args(arguments);
        Pty::start(&command)
    }

    /// Another program with the same surroundings.
    pub(crate) fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> CommandBuilder {
        let mut command = CommandBuilder::new(program);
        command.env_clear();
        command.cwd(self.path());
        let at = |name: &str| self.path().join(name);
        command.env("PATH", "/usr/local/bin:/usr/bin:/bin");
        command.env("HOME", self.path());
        command.env("GREENROOM_DATA_DIR", self.data());
        command.env("XDG_CONFIG_HOME", at("config"));
        command.env("XDG_STATE_HOME", at("state"));
        command.env("XDG_CACHE_HOME", at("cache"));
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.env("TZ", "UTC");
        for (name, value) in &self.variables {
            command.env(name, value);
        }
        command
    }
}

/// What came from the program so far.
struct Seen {
    screen: vt100::Parser,
    bytes: Vec<u8>,
    /// The window is to be closed: what comes next is not looked at.
    closing: bool,
    /// Nobody has the terminal open any more.
    ended: bool,
}

/// A program on a terminal, and a person before it.
pub(crate) struct Pty {
    child: Box<dyn Child + Send + Sync>,
    /// `None` once the terminal's window was closed.
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
    /// The terminal's settings before the program started.
    settings: String,
}

impl Pty {
    /// Starts a program on an 80x24 terminal.
    pub(crate) fn start(command: &CommandBuilder) -> Self {
        let pair = native_pty_system().openpty(size(80, 24)).unwrap();
        let settings = settings_of(&*pair.master);
        let child = pair.slave.spawn_command(command.clone()).unwrap();
        drop(pair.slave);
        let parser = vt100::Parser::new(NonZero::new(24).unwrap(), NonZero::new(80).unwrap(), 0);
        let seen = Arc::new((
            Mutex::new(Seen {
                screen: parser,
                bytes: Vec::new(),
                closing: false,
                ended: false,
            }),
            Condvar::new(),
        ));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let shared = Arc::clone(&seen);
        thread::spawn(move || {
            let mut bytes = [0; 8192];
            loop {
                let count = reader.read(&mut bytes).unwrap_or(0);
                let mut seen = shared.0.lock().unwrap();
                seen.screen.process(&bytes[..count]);
                seen.bytes.extend_from_slice(&bytes[..count]);
                seen.ended = count == 0 || seen.closing;
                shared.1.notify_all();
                if seen.ended {
                    return;
                }
            }
        });
        Self {
            child,
            writer: Some(pair.master.take_writer().unwrap()),
            master: Some(pair.master),
            seen,
            settings,
        }
    }

    pub(crate) fn pid(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Presses keys by name, separated by spaces, each when the program waits for one: `space`, `3`, `ctrl-c`, `down`.
    #[track_caller]
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            self.rest();
            let bytes = match key {
                "space" => " ",
                "enter" => "\r",
                "esc" => "\x1b",
                "up" => "\x1b[A",
                "down" => "\x1b[B",
                "end" => "\x1b[F",
                "ctrl-c" => "\x03",
                "ctrl-z" => "\x1a",
                key => key,
            };
            let before = self.wakes();
            self.send(bytes);
            // What was sent takes its time through the system: until then the program seems to rest.
            let started = Instant::now();
            while self.wakes() == before && started.elapsed() < Duration::from_secs(1) {
                thread::sleep(Duration::from_millis(1));
            }
        }
        self
    }

    /// Sends bytes at once, whatever the program is doing.
    pub(crate) fn send(&mut self, bytes: &str) -> &mut Self {
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(bytes.as_bytes()).unwrap();
        writer.flush().unwrap();
        self
    }

    /// Clicks the first cell of `text`.
    #[track_caller]
    pub(crate) fn click(&mut self, text: &str) -> &mut Self {
        self.see(text).rest();
        let place = {
            let seen = self.seen.0.lock().unwrap();
            let mut rows = seen.screen.screen().rows(0, u16::MAX).enumerate();
            rows.find_map(|(row, line)| {
                let before = line.split_once(text)?.0.to_owned();
                Some((unicode_width::UnicodeWidthStr::width(&*before) + 1, row + 1))
            })
        };
        let (column, row) = place.unwrap();
        self.send(&format!("\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m"))
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        let (columns_of, rows_of) = (NonZero::new(columns).unwrap(), NonZero::new(rows).unwrap());
        let mut seen = self.seen.0.lock().unwrap();
        seen.screen.screen_mut().set_size(rows_of, columns_of);
        drop(seen);
        let master = self.master.as_ref().unwrap();
        master.resize(size(columns, rows)).unwrap();
        self
    }

    /// Closes the terminal's window while the program runs, and waits for its end.
    #[track_caller]
    pub(crate) fn close_the_window(&mut self) {
        self.rest();
        self.seen.0.lock().unwrap().closing = true;
        // Something to read, so that the reader lets go of the terminal too.
        self.master.as_ref().unwrap().resize(size(81, 24)).unwrap();
        self.wait_until("the reader let go", |seen| seen.ended);
        self.writer = None;
        self.master = None;
        let started = Instant::now();
        while self.child.try_wait().unwrap().is_none() {
            assert!(started.elapsed() < PATIENCE, "it goes on without a terminal");
            thread::sleep(Duration::from_millis(2));
        }
    }

    /// Sends a signal, such as `TERM`.
    pub(crate) fn signal(&mut self, name: &str) -> &mut Self {
        let pid = self.pid().to_string();
        let status = Command::new("kill")
            .arg(format!("-{name}"))
            .arg(pid)
            .status()
            .unwrap();
        assert!(status.success());
        self
    }

    /// Waits until `text` is on the screen, in one line or wrapped over several.
    #[track_caller]
    pub(crate) fn see(&mut self, text: &str) -> &mut Self {
        let wanted = squeezed(text);
        self.wait_until(&format!("{text:?} is on the screen"), |seen| {
            squeezed(&seen.screen.screen().contents()).contains(&wanted)
        });
        self
    }

    /// Waits until `text` is no longer on the screen.
    #[track_caller]
    pub(crate) fn see_no_more(&mut self, text: &str) -> &mut Self {
        let unwanted = squeezed(text);
        self.wait_until(&format!("{text:?} is gone"), |seen| {
            !squeezed(&seen.screen.screen().contents()).contains(&unwanted)
        });
        self
    }

    #[track_caller]
    pub(crate) fn does_not_see(&mut self, text: &str) -> &mut Self {
        self.rest();
        let screen = self.screen();
        assert!(
            !squeezed(&screen).contains(&squeezed(text)),
            "there is {text:?}:\n{screen}"
        );
        self
    }

    #[track_caller]
    fn wait_until(&self, what: &str, holds: impl Fn(&Seen) -> bool) {
        let seen = self.seen.0.lock().unwrap();
        let waiting = |seen: &mut Seen| !holds(seen) && !seen.ended;
        let (seen, waited) = self.seen.1.wait_timeout_while(seen, PATIENCE, waiting).unwrap();
        let (held, screen) = (holds(&seen), seen.screen.screen().contents());
        drop(seen);
        let when = if waited.timed_out() {
            "in time"
        } else {
            "before it ended"
        };
        assert!(held, "not {when}: {what}; the screen is:\n{screen}");
    }

    pub(crate) fn screen(&self) -> String {
        self.seen.0.lock().unwrap().screen.screen().contents()
    }

    /// Something about the parsed screen: colours, modes.
    pub(crate) fn inspect<T>(&self, look: impl Fn(&vt100::Screen) -> T) -> T {
        look(self.seen.0.lock().unwrap().screen.screen())
    }

    /// All bytes the program sent so far, as text.
    pub(crate) fn output(&self) -> String {
        String::from_utf8_lossy(&self.seen.0.lock().unwrap().bytes).into_owned()
    }

    /// Waits until the program has nothing to do and its reader has waited long enough to take the next key for one
    /// that was pressed after a look at the screen.
    #[track_caller]
    pub(crate) fn rest(&mut self) -> &mut Self {
        let started = Instant::now();
        while !self.is_at_rest() {
            assert!(started.elapsed() < PATIENCE, "it never rests:\n{}", self.screen());
            thread::sleep(Duration::from_millis(1));
        }
        thread::sleep(Duration::from_millis(4));
        self
    }

    /// Whether all threads of the program and of those it started sleep, or are stopped.
    fn is_at_rest(&self) -> bool {
        let states = self.threads().into_iter().map(|thread| stat(thread.join("stat")));
        let mut states = states.flatten();
        states.all(|(state, _)| matches!(state, 'S' | 'T'))
    }

    /// How often its threads, and those of the programs it started, went to sleep so far.
    fn wakes(&self) -> u64 {
        let switches = |thread: PathBuf| {
            let status = fs::read_to_string(thread.join("status")).ok()?;
            let count = status
                .lines()
                .find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
            count?.trim().parse::<u64>().ok()
        };
        self.threads().into_iter().filter_map(switches).sum()
    }

    /// The folders in `/proc` of all its threads, and of those of the programs it started.
    fn threads(&self) -> Vec<PathBuf> {
        let mut family = vec![self.pid()];
        let mut others: Vec<u32> = fs::read_dir("/proc")
            .unwrap()
            .filter_map(|entry| entry.unwrap().file_name().to_str()?.parse().ok())
            .collect();
        // Processes are listed by number, and children mostly come after their parents.
        others.sort_unstable();
        for pid in others {
            let parent = stat(format!("/proc/{pid}/stat")).map(|(_, parent)| parent);
            if parent.is_some_and(|parent| family.contains(&parent)) {
                family.push(pid);
            }
        }
        let threads = family.into_iter().flat_map(|pid| {
            let threads = fs::read_dir(format!("/proc/{pid}/task"));
            threads.into_iter().flatten().flatten()
        });
        threads.map(|thread| thread.path()).collect()
    }

    /// Waits until the process is in a state of `/proc`, such as `T` (stopped).
    #[track_caller]
    pub(crate) fn wait_for_state(&mut self, wanted: char) -> &mut Self {
        let path = PathBuf::from(format!("/proc/{}/stat", self.pid()));
        let started = Instant::now();
        let state = || stat(&path).map(|(state, _)| state);
        while state() != Some(wanted) {
            assert!(started.elapsed() < PATIENCE, "it is {:?}, not {wanted}", state());
            thread::sleep(Duration::from_millis(2));
        }
        self
    }

    /// How often its threads have gone to sleep so far.
    pub(crate) fn sleeps(&self) -> u64 {
        loop {
            let counts = self.threads().into_iter().map(|thread| {
                let status = fs::read_to_string(thread.join("status")).ok()?;
                let line = status
                    .lines()
                    .find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
                line.unwrap().trim().parse::<u64>().ok()
            });
            // A thread may end between being listed and being read.
            if let Some(sum) = counts.sum() {
                return sum;
            }
        }
    }

    /// Waits for the end: the exit code, or the name of the signal that ended it.
    #[track_caller]
    pub(crate) fn ends(&mut self) -> Result<u32, String> {
        self.wait_until("it ended", |seen| seen.ended);
        let status = self.child.wait().unwrap();
        status
            .signal()
            .map_or(Ok(status.exit_code()), |signal| Err(signal.to_owned()))
    }

    /// Fails unless every mode that was set is off again and the terminal's settings are as they were.
    #[track_caller]
    pub(crate) fn assert_given_back(&self) {
        // What was sent last may be on its way.
        let shown_again = |seen: &Seen| !seen.screen.screen().hide_cursor();
        self.wait_until("the terminal is given back", shown_again);
        let output = self.output();
        let last = |mode: &str, letter: char| output.rfind(&format!("\x1b[?{mode}{letter}"));
        for (mode, what) in [
            ("1049", "the alternate screen"),
            ("1000", "reports of clicks"),
            ("1006", "the coordinates of clicks"),
            ("2004", "bracketed paste"),
            ("1004", "reports of focus"),
            ("2026", "a synchronized update"),
        ] {
            let (on, off) = (last(mode, 'h'), last(mode, 'l'));
            assert!(off.is_some() && on < off, "{what} is still on: {output:?}");
        }
        assert!(last("25", 'l') < last("25", 'h'), "the cursor is still hidden");
        self.inspect(|screen| {
            assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste());
            assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        });
        let now = settings_of(&**self.master.as_ref().unwrap());
        assert_eq!(now, self.settings, "the terminal's settings are not as they were");
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        // It has usually ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn settings_of(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

/// The state of a process or thread, and its parent: what follows the name in brackets.
fn stat(path: impl AsRef<Path>) -> Option<(char, u32)> {
    let text = fs::read_to_string(path).ok()?;
    let mut fields = text.rsplit_once(") ")?.1.split(' ');
    Some((fields.next()?.chars().next()?, fields.next()?.parse().ok()?))
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
