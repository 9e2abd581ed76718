//! The shell around the model: the terminal, the clock, the threads, the disk. Everything impure is here.

mod backend;
mod backup;
mod clock;
mod decks;
mod drafts;
mod editor;
mod effects;
mod end;
mod history;
mod input;
mod programs;
mod signals;
mod terminal;
mod watch;

pub(crate) use end::End;
pub use terminal::Screen;

use std::{
    collections::VecDeque,
    io::Write,
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    thread,
    time::Duration,
};

use anyhow::{Context, Result};
use crossterm::event::Event;
use jiff::Timestamp;
use ratatui::layout::Size;

use crate::{
    deck::Problem,
    history::Writer,
    library::Library,
    session::Opening,
    settings::Settings,
    store::{DiskError, Loaded, Lock, Paths, SettingsFile, Store, zone},
    time::StudyDay,
};

use clock::Clock;
use drafts::Drafts;
use end::ending;
use history::Reading;
use input::Input;
use programs::{Ended, Programs};
use signals::Caught;

use super::{Action, Chosen, HitMap, Message, Model, Start, message_for, view};

/// How long the first frame waits for what is read at the start, so that it is complete in the ordinary case.
const FIRST_FRAME: Duration = Duration::from_millis(40);

/// The longest the model waits to be woken. What it waits for is a few seconds away at most, unless the clock was set back
/// since it said so.
const LONGEST_WAIT: Duration = Duration::from_secs(5);

/// What the program is started with.
#[derive(Debug)]
pub(crate) struct Launch {
    /// Where everything lies.
    pub(crate) paths: Paths,
    /// Where the settings lie.
    pub(crate) settings_file: SettingsFile,
    /// What the user chose.
    pub(crate) settings: Settings,
    /// What is wrong with that.
    pub(crate) problems: Vec<Problem>,
    /// Whether colours are used.
    pub(crate) colours: bool,
    /// What to open on.
    pub(crate) opening: Option<Opening>,
    /// A random word that names this run.
    pub(crate) run: String,
    /// A random word that names this device, if it has no name yet.
    pub(crate) device: String,
    /// Decides random orders.
    pub(crate) seed: u64,
}

/// What arrives at the main thread.
#[derive(Debug)]
enum Incoming {
    /// The terminal sent something; `queued` if it was already waiting when it was asked for.
    Input { event: Event, queued: bool },
    /// The terminal can no longer be read.
    InputEnded(std::io::Error),
    /// The progress was read.
    Loaded(Box<Loaded>),
    /// Someone did something to the history.
    HistoryTouched,
    /// The program that had the lock has ended, and this one has it.
    Unlocked(Box<dyn Lock>),
    /// The settings say something else now.
    SettingsRead(Box<(Settings, Vec<Problem>)>),
    /// A program of the user's has ended.
    ProgramEnded(Ended),
    /// Something for the model.
    Message(Message),
    /// A signal came.
    Signal(i32),
    /// A thread panicked; the hook has given the terminal back and said why.
    Died,
}

/// Runs the full-screen program until the user leaves it or a signal ends it.
pub(crate) fn run(launch: Launch) -> Result<End> {
    let (sender, incoming) = channel();
    let clock = Clock::new(launch.settings.day_start);
    let store = Store::open(launch.paths.clone(), &launch.device);
    let reading = Reading::begin(&store, &sender);
    let decks = decks::read_all(&launch.paths, &sender);
    let start = Start {
        library: Library::built_in(),
        chosen: Chosen::new(
            launch.settings.clone(),
            launch.problems.clone(),
            &launch.settings_file.path,
            launch.colours,
        ),
        writer: Writer::new(store.device(), &launch.run, 0),
        zone: zone(),
        seed: launch.seed,
        opening: launch.opening,
    };
    let model = Model::new(start, clock.now());
    let signals = signals::catch();
    let screen = Screen::open(model.desk().mouse).context("the terminal cannot be set up")?;
    let runtime = Runtime {
        model,
        colours: launch.colours,
        settings_file: launch.settings_file,
        screen,
        store,
        hits: HitMap::default(),
        sender,
        incoming,
        end: None,
        reading,
        copies_due: None,
        waits_for_lock: false,
        drafts_are_read: false,
        drafts: Drafts::default(),
        unsaved_progress: None,
        programs: Programs::default(),
    };
    runtime.run(Later {
        settings: (launch.settings, launch.problems),
        signals,
        decks,
    })
}

/// A thread whose panic ends the program instead of leaving it half alive.
fn spawn(sender: &Sender<Incoming>, work: impl FnOnce() + Send + 'static) {
    let sender = sender.clone();
    thread::spawn(move || {
        if std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).is_err() {
            let _ = sender.send(Incoming::Died);
        }
    });
}

struct Runtime {
    model: Model,
    colours: bool,
    settings_file: SettingsFile,
    screen: Screen,
    store: Store,
    hits: HitMap,
    /// For threads started later.
    sender: Sender<Incoming>,
    incoming: Receiver<Incoming>,
    end: Option<End>,
    reading: Reading,
    /// The study day whose copies are still to be begun.
    copies_due: Option<StudyDay>,
    /// A thread waits for the program that writes here to end.
    waits_for_lock: bool,
    /// The answers that were begun in earlier runs are in the model.
    drafts_are_read: bool,
    drafts: Drafts,
    /// Why `progress.ron` could not be written the last time.
    unsaved_progress: Option<DiskError>,
    /// Other programs that run.
    programs: Programs,
}

/// What the first frame does not wait for.
struct Later {
    settings: (Settings, Vec<Problem>),
    signals: Caught,
    decks: decks::Watch,
}

impl Runtime {
    fn run(mut self, later: Later) -> Result<End> {
        let size = self.screen.size()?;
        self.update(Message::Resized {
            columns: size.width,
            rows: size.height,
        });
        self.wait_for_the_first_frame()?;
        let outcome = self.turn(later, size);
        if outcome.is_err() {
            // A note that is being typed is kept.
            self.update(Message::Do(Action::Leave));
        }
        // Whatever happened, what was graded is kept.
        let saved = self.store.flush();
        let drafts = self.drafts.finish();
        let recordings = self.programs.end(self.store.paths());
        drop(self.screen);
        for path in recordings {
            let what = "your answer was not transcribed; its recording is";
            let _ = writeln!(std::io::stderr(), "{what} {}", path.display());
        }
        ending(outcome, saved)?;
        // Without the progress the next start takes longer, that is all: the history holds everything.
        for error in self.unsaved_progress.into_iter().chain(drafts.err()) {
            let _ = writeln!(std::io::stderr(), "warning: {error}");
        }
        Ok(self.end.unwrap_or(End::Quit))
    }

    fn turn(&mut self, later: Later, drawn: Size) -> Result<()> {
        self.draw()?;
        let input = Input::start(&self.sender, drawn);
        later.signals.deliver(&self.sender);
        later.decks.begin(&self.sender);
        self.watch_others(later.settings);
        self.wait_for_the_lock();
        while self.end.is_none() {
            if let Some(day) = self.copies_due.take() {
                backup::start(self.store.paths(), day, &self.sender);
            }
            let incoming = self.next()?;
            let mut is_input = matches!(incoming, Incoming::Input { .. });
            let mut changed = self.take(incoming)?;
            // At most one input a frame, and the thread that sent it waits to hear that it was handled.
            while !is_input && let Ok(more) = self.incoming.try_recv() {
                is_input = matches!(more, Incoming::Input { .. });
                changed |= self.take(more)?;
            }
            if changed && self.end.is_none() {
                self.draw()?;
            }
            if is_input {
                input.handled();
            }
        }
        Ok(())
    }

    fn watch_others(&self, settings: (Settings, Vec<Problem>)) {
        let (paths, file) = (self.store.paths().clone(), self.settings_file.clone());
        let to_main = self.sender.clone();
        spawn(&self.sender, move || {
            watch::watch(&paths, &file, settings, &to_main);
        });
    }

    fn wait_for_the_first_frame(&mut self) -> Result<()> {
        let mut left = FIRST_FRAME;
        while self.model.is_loading() && !left.is_zero() {
            let asked = self.clock().now();
            match self.incoming.recv_timeout(left) {
                Ok(incoming) => _ = self.take(incoming)?,
                Err(_) => break,
            }
            let waited = self.clock().now().at.duration_since(asked.at);
            left = left.saturating_sub(Duration::try_from(waited).unwrap_or_default());
        }
        Ok(())
    }

    /// Waits for the next thing to happen, or until the model wants to be woken.
    fn next(&self) -> Result<Incoming> {
        let now = self.clock().now();
        // A new study day changes what is due, though nobody may touch the keyboard for it.
        let day_ends = self.clock().day_ends(now);
        let until = |at: Timestamp| Duration::try_from(at.duration_since(now.at)).unwrap_or(Duration::ZERO);
        let wakes_in = self.model.wakes_at().map(|at| until(at).min(LONGEST_WAIT));
        let wait = wakes_in.map_or(until(day_ends), |wait| wait.min(until(day_ends)));
        match self.incoming.recv_timeout(wait) {
            Ok(incoming) => Ok(incoming),
            Err(RecvTimeoutError::Timeout) => Ok(Incoming::Message(Message::Tick)),
            Err(RecvTimeoutError::Disconnected) => anyhow::bail!("the input thread is gone"),
        }
    }

    /// Applies what arrived; says whether the screen may look different now.
    fn take(&mut self, incoming: Incoming) -> Result<bool> {
        let changed = self.apply(incoming)?;
        self.catch_up();
        Ok(changed)
    }

    fn apply(&mut self, incoming: Incoming) -> Result<bool> {
        match incoming {
            Incoming::Input { event, queued } => {
                if !queued {
                    self.update(Message::InputPaused);
                }
                let Some(message) = message_for(&event, &self.model, &self.hits) else {
                    return Ok(false);
                };
                self.update(message);
            }
            Incoming::Loaded(loaded) => self.history_read(*loaded),
            Incoming::HistoryTouched => {
                self.history_touched();
                return Ok(false);
            }
            Incoming::Unlocked(lock) => {
                self.unlocked(lock);
                return Ok(false);
            }
            Incoming::SettingsRead(settings) => self.settings_read(*settings),
            Incoming::ProgramEnded(ended) => self.program_ended(ended),
            // That all went well is no news, unless it did not before.
            Incoming::Message(Message::BackedUp(Ok(()))) if self.model.is_backed_up() => return Ok(false),
            Incoming::Message(message) => self.update(message),
            Incoming::Signal(signal) => return self.signal(signal),
            Incoming::InputEnded(error) => return Err(error).context("the terminal can no longer be read"),
            Incoming::Died => anyhow::bail!("a part of Greenroom failed"),
        }
        Ok(true)
    }

    fn settings_read(&mut self, (settings, problems): (Settings, Vec<Problem>)) {
        let chosen = Chosen::new(settings, problems, &self.settings_file.path, self.colours);
        self.update(Message::SettingsRead(Box::new(chosen)));
    }

    fn signal(&mut self, signal: i32) -> Result<bool> {
        match signals::meaning(signal) {
            signals::Meaning::End => {
                self.update(Message::Do(Action::Leave));
                self.end = Some(End::Signal(signal));
            }
            signals::Meaning::Stop => self.background()?,
            signals::Meaning::Continue => self.screen.reopen(self.model.desk().mouse)?,
        }
        Ok(true)
    }

    /// The clock as the settings that hold now want it.
    fn clock(&self) -> Clock {
        Clock::new(self.model.desk().settings.day_start)
    }

    /// Applies a message, does what the model asks for, and applies what comes of that.
    fn update(&mut self, message: Message) {
        let clock = self.clock();
        let mut messages = VecDeque::from([message]);
        while let Some(message) = messages.pop_front() {
            if let Message::Resized { columns, rows } = message {
                self.screen.resized(Size::new(columns, rows));
            }
            for effect in self.model.update(message, self.clock().now()) {
                messages.extend(self.perform(effect));
            }
        }
        if self.clock() != clock {
            // By the settings that were just taken over it may be another study day.
            self.update(Message::Tick);
        }
    }

    fn draw(&mut self) -> Result<()> {
        let (model, hits) = (&self.model, &mut self.hits);
        self.screen.draw(|frame| *hits = view(model, frame))
    }
}
