//! A program on a pseudo-terminal: what it shows, when its bytes arrive, and what the system says of it.

use std::{
    fs,
    io::{Read, Write},
    num::NonZeroU16,
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    thread,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::{empty, home::Home, shipped};

/// A screen is settled once nothing arrived for so long.
const QUIET: Duration = Duration::from_millis(60);

/// Nothing measured here takes longer, and no answer to a key.
const PATIENCE: Duration = Duration::from_secs(60);
const PATIENCE_WITH_KEYS: Duration = Duration::from_secs(10);

/// A running program.
pub(crate) struct Program {
    started: Instant,
    child: Box<dyn Child + Send + Sync>,
    keyboard: Box<dyn Write + Send>,
    /// Kept open: the terminal is gone once it is dropped.
    _terminal: Box<dyn MasterPty + Send>,
    arriving: Receiver<(Instant, Vec<u8>)>,
    screen: vt100::Parser,
    bytes: usize,
}

/// What followed a key.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reply {
    /// From the key to the first bytes of the answer: a frame is written in one piece.
    pub(crate) shown: Duration,
    /// From the key to the last byte of the answer, and of what else the screen showed meanwhile, such as a clock.
    pub(crate) settled: Duration,
    /// Bytes of the answer.
    pub(crate) bytes: usize,
    /// Time the program spent computing, on all its threads.
    pub(crate) computing: Option<Duration>,
}

/// What the system has counted for a program so far.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    /// Time its threads ran.
    pub(crate) computing: Duration,
    /// How often a thread of it slept until something woke it.
    pub(crate) wakes: u64,
}

impl Program {
    /// Starts Greenroom on the data in `home`.
    pub(crate) fn greenroom(home: &Home, (columns, rows): (u16, u16)) -> Self {
        Self::start(home.command(shipped::PATH), columns, rows)
    }

    /// Starts the empty program.
    pub(crate) fn empty(home: &Home, (columns, rows): (u16, u16)) -> Self {
        let own = std::env::current_exe().unwrap();
        let mut command = home.command(own);
        command.arg(empty::ARGUMENT);
        Self::start(command, columns, rows)
    }

    fn start(command: CommandBuilder, cols: u16, rows: u16) -> Self {
        let size = PtySize {
            rows,
            cols,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut output = pair.master.try_clone_reader().unwrap();
        let keyboard = pair.master.take_writer().unwrap();
        let (sender, arriving) = channel();
        thread::spawn(move || {
            let mut buffer = vec![0; 1 << 16];
            while let Ok(length @ 1..) = output.read(&mut buffer) {
                let now = Instant::now();
                if sender.send((now, buffer[..length].to_vec())).is_err() {
                    return;
                }
            }
        });
        let started = Instant::now();
        let child = pair.slave.spawn_command(command).unwrap();
        Self {
            started,
            child,
            keyboard,
            _terminal: pair.master,
            arriving,
            screen: vt100::Parser::new(NonZeroU16::new(rows).unwrap(), NonZeroU16::new(cols).unwrap(), 0),
            bytes: 0,
        }
    }

    /// When it was started.
    pub(crate) fn started(&self) -> Instant {
        self.started
    }

    /// The text on its screen.
    pub(crate) fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// Waits until the screen is as `wanted`; says when the bytes that made it so arrived.
    pub(crate) fn until(&mut self, what: &str, wanted: impl Fn(&str) -> bool) -> Instant {
        let mut at = Instant::now();
        while !wanted(&self.text()) {
            match self.arriving.recv_timeout(PATIENCE) {
                Ok((arrived, bytes)) => {
                    at = arrived;
                    self.take(&bytes);
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    panic!("{what} never came; the screen is\n{}", self.text())
                }
            }
        }
        at
    }

    /// Waits until the screen is as `wanted` and nothing arrives any more; says when the last bytes did.
    ///
    /// What arrives is put on the screen only then: doing so takes time that the program needs, where cores are few.
    pub(crate) fn first_screen(&mut self, what: &str, wanted: impl Fn(&str) -> bool) -> Instant {
        let (mut last, mut unread) = (self.started, Vec::new());
        loop {
            if let Ok((arrived, bytes)) = self.arriving.recv_timeout(QUIET) {
                last = arrived;
                unread.extend(bytes);
                continue;
            }
            self.take(&std::mem::take(&mut unread));
            if wanted(&self.text()) {
                return last;
            }
            let waited = self.started.elapsed();
            assert!(
                waited < PATIENCE,
                "{what} never came; the screen is\n{}",
                self.text()
            );
        }
    }

    /// Waits until nothing arrives any more; says when the last bytes did.
    pub(crate) fn settle(&mut self) -> Option<Instant> {
        let mut last = None;
        loop {
            match self.arriving.recv_timeout(QUIET) {
                Ok((arrived, bytes)) => {
                    last = Some(arrived);
                    self.take(&bytes);
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return last,
            }
        }
    }

    fn take(&mut self, bytes: &[u8]) {
        self.bytes += bytes.len();
        self.screen.process(bytes);
    }

    /// Sends a key and does not wait.
    pub(crate) fn send(&mut self, key: &str) -> Instant {
        let at = Instant::now();
        self.keyboard.write_all(key.as_bytes()).unwrap();
        at
    }

    /// Sends a key and waits for the screen to settle.
    pub(crate) fn press(&mut self, key: &str) -> Reply {
        let (bytes, counts) = (self.bytes, self.counts());
        let at = self.send(key);
        let answer = self.arriving.recv_timeout(PATIENCE_WITH_KEYS);
        let Ok((arrived, answer)) = answer else {
            panic!("the key {key:?} changes nothing on\n{}", self.text());
        };
        self.take(&answer);
        let settled = self.settle().unwrap_or(arrived);
        let computing = self
            .counts()
            .zip(counts)
            .map(|(after, before)| after.computing.saturating_sub(before.computing));
        Reply {
            shown: arrived - at,
            settled: settled - at,
            bytes: self.bytes - bytes,
            computing,
        }
    }

    /// Bytes that arrived and pieces they came in during `time`.
    pub(crate) fn watch(&mut self, time: Duration) -> (usize, usize) {
        let (end, before) = (Instant::now() + time, self.bytes);
        let mut pieces = 0;
        while let Ok((_, bytes)) = self
            .arriving
            .recv_timeout(end.saturating_duration_since(Instant::now()))
        {
            pieces += 1;
            self.take(&bytes);
        }
        (self.bytes - before, pieces)
    }

    /// What the system has counted, where it tells (Linux).
    pub(crate) fn counts(&self) -> Option<Counts> {
        let mut counts = Counts::default();
        for task in fs::read_dir(self.proc("task")?).ok()?.flatten() {
            let read = |file| fs::read_to_string(task.path().join(file)).ok();
            // A thread may end between the listing and the look.
            let Some((schedule, status)) = read("schedstat").zip(read("status")) else {
                continue;
            };
            let ran = schedule.split_whitespace().next()?.parse().ok()?;
            counts.computing += Duration::from_nanos(ran);
            counts.wakes += field(&status, "voluntary_ctxt_switches:")?;
        }
        Some(counts)
    }

    /// The most memory it ever held, MiB, where the system tells (Linux).
    pub(crate) fn peak_memory(&self) -> Option<f64> {
        let status = fs::read_to_string(self.proc("status")?).ok()?;
        let kibibytes = u32::try_from(field(&status, "VmHWM:")?).ok()?;
        Some(f64::from(kibibytes) / 1024.0)
    }

    fn proc(&self, file: &str) -> Option<String> {
        Some(format!("/proc/{}/{file}", self.child.process_id()?))
    }

    /// Leaves it, and waits until it has ended.
    pub(crate) fn quit(mut self) {
        self.send("\x03");
        self.send("q");
        self.child.wait().unwrap();
    }
}

fn field(status: &str, name: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}
