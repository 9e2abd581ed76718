//! A person before the screen: `player.press("enter space").see("Good").click("3 Good")`.
//!
//! The player does what the runtime does (clock, files, disk), in memory and in no time of its own.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of tests fails as a test does"
)]

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use crossterm::event::{
    Event as Input, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use greenroom::{
    deck::{CardId, Problem, deck_to_ron, parse, position},
    history::{Attempt, Event, EventKind, Log, Past, Progress, Writer, fold},
    library::Library,
    schedule::Rating,
    session::{MockPlan, Opening, Plan},
    settings::Settings,
    store::{Access, AppendError, DeckChange, Drafts, Refusal},
    time::Now,
    tui::{Chosen, Effect, Failure, HitMap, Job, Message, Model, Place, RunId, Start, message_for, view},
};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use ratatui::{
    Terminal,
    backend::TestBackend,
    buffer::{Buffer, Cell},
    layout::Position,
    style::Style,
};
use unicode_width::UnicodeWidthStr;

/// Five cards of a role of the user's own, in the order they are asked.
pub(crate) const RUST: &str = r#"(
    version: 1,
    role: "Rust Developer",
    summary: "Ownership, threads and errors.",
    cards: [
        (
            id: "send",
            kind: Technical,
            difficulty: Easy,
            topic: "threads",
            question: "What does Send promise?",
            answer: "A value of the type may move to another thread.\n\nReference counts without atomics are the usual thing that may not.",
            key_points: [(text: "moves between threads"), (text: "names a type that is not Send", required: false)],
            follow_ups: ["Why is a raw pointer not Send?"],
            target_seconds: 60,
        ),
        (id: "sync", kind: Technical, difficulty: Medium, question: "And what does Sync promise?", answer: "References may be shared between threads."),
        (id: "drop", kind: Technical, difficulty: Medium, question: "When is a value dropped?", answer: "When its owner goes out of scope."),
        (id: "outage", kind: Situational, difficulty: Hard, question: "The build is red before a release. What now?", answer: "Find out what changed, and say so to those who wait."),
        (id: "story", kind: Behavioral, difficulty: Hard, question: "Which review taught you most?", answer: "One that asked why.", rubric: Behavioral),
    ],
)"#;

/// What is on the desk before the player sits down.
pub(crate) struct Stage {
    size: (u16, u16),
    built_in: bool,
    colours: bool,
    settings: Settings,
    decks: BTreeMap<PathBuf, String>,
    events: Vec<Event>,
    access: Access,
    opening: Option<Opening>,
    problems: Vec<Problem>,
    starts_at: Timestamp,
}

impl Stage {
    /// 80x24 at noon, the user's deck [`RUST`] alone, nothing studied yet.
    pub(crate) fn new() -> Self {
        Self::bare().deck("rust", RUST)
    }

    /// No decks at all.
    pub(crate) fn bare() -> Self {
        Self {
            size: (80, 24),
            built_in: false,
            colours: true,
            settings: Settings::default(),
            decks: BTreeMap::new(),
            events: Vec::new(),
            access: Access::Writable,
            opening: None,
            problems: Vec::new(),
            starts_at: "2026-11-24T12:00:00Z".parse().unwrap(),
        }
    }

    pub(crate) fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    pub(crate) fn deck(mut self, id: &str, text: &str) -> Self {
        self.decks.insert(deck_path(id), text.to_owned());
        self
    }

    /// The decks that come with the program are there too.
    pub(crate) fn built_in(mut self) -> Self {
        self.built_in = true;
        self
    }

    pub(crate) fn settings(mut self, settings: Settings) -> Self {
        self.settings = settings;
        self
    }

    /// `NO_COLOR` is set.
    pub(crate) fn no_color(mut self) -> Self {
        self.colours = false;
        self
    }

    pub(crate) fn read_only(mut self, why: &str) -> Self {
        self.access = Access::ReadOnly(Refusal::Disk {
            path: "data".into(),
            why: why.to_owned(),
        });
        self
    }

    /// Another program has the data open.
    pub(crate) fn open_elsewhere(mut self) -> Self {
        self.access = Access::ReadOnly(Refusal::Locked);
        self
    }

    /// Opens on a session, as `greenroom study` does.
    pub(crate) fn plan(mut self, plan: Plan) -> Self {
        self.opening = Some(Opening::Study(plan));
        self
    }

    /// Opens on a mock interview, as `greenroom mock` does.
    pub(crate) fn mock(mut self, plan: MockPlan) -> Self {
        self.opening = Some(Opening::Mock(plan));
        self
    }

    pub(crate) fn problem(mut self, problem: Problem) -> Self {
        self.problems.push(problem);
        self
    }

    pub(crate) fn at(mut self, moment: &str) -> Self {
        self.starts_at = moment.parse().unwrap();
        self
    }

    /// Everything was read: progress and decks.
    pub(crate) fn open(self) -> Player {
        let mut player = self.start();
        player.reads_the_history();
        player.reads_the_decks();
        player
    }

    /// The first frame of a slow start: nothing was read yet.
    pub(crate) fn start(self) -> Player {
        let library = if self.built_in {
            Library::built_in()
        } else {
            Library::default()
        };
        let run = format!("run{}", self.events.len());
        let clock = self.starts_at;
        let start = Start {
            library,
            chosen: Chosen::new(self.settings, self.problems, "config.ron", self.colours),
            writer: Writer::new("laptop", &run, 0),
            zone: TimeZone::UTC,
            seed: 7,
            opening: self.opening,
        };
        let mut player = Player {
            model: Model::new(start, now(clock)),
            hits: HitMap::default(),
            terminal: Terminal::new(TestBackend::new(self.size.0, self.size.1)).unwrap(),
            frame: Buffer::default(),
            clock,
            built_in: self.built_in,
            files: self.decks,
            access: self.access,
            device: "laptop".to_owned(),
            broken_disk: None,
            unsaved: Vec::new(),
            amended: false,
            events: self.events,
            copied: Vec::new(),
            edited: Vec::new(),
            drafts: BTreeMap::new(),
            begun: Drafts::default(),
            editor: None,
            asks_first: false,
            ran: Vec::new(),
            finished: Vec::new(),
            stopped: Vec::new(),
            kept: Vec::new(),
            dropped: Vec::new(),
            snapshots: 0,
            backups: Vec::new(),
            redraws: 0,
            stops: 0,
            has_quit: false,
        };
        player.resizes(self.size.0, self.size.1);
        player
    }
}

/// Presses, types, clicks and looks. What the model asks of the world is done at once, in memory.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says what the world is like for a test"
)]
pub(crate) struct Player {
    model: Model,
    hits: HitMap,
    terminal: Terminal<TestBackend>,
    /// The last frame as it was drawn: where a wide character was, the backend keeps what it hid.
    frame: Buffer,
    clock: Timestamp,
    built_in: bool,
    files: BTreeMap<PathBuf, String>,
    access: Access,
    device: String,
    broken_disk: Option<String>,
    unsaved: Vec<Event>,
    /// The history is to be read again.
    amended: bool,
    /// The events on the disk, in the order they were written.
    pub(crate) events: Vec<Event>,
    /// What was put on the clipboard.
    pub(crate) copied: Vec<String>,
    /// Files opened in the editor, each at a line.
    pub(crate) edited: Vec<(PathBuf, usize)>,
    /// The answers that were begun, as they are on the disk.
    pub(crate) drafts: BTreeMap<CardId, String>,
    /// All that was begun to be written, as it is on the disk.
    pub(crate) begun: Drafts,
    /// What the editor makes of the next text it is given; it leaves it as it is otherwise.
    pub(crate) editor: Option<String>,
    /// No program was agreed to yet.
    pub(crate) asks_first: bool,
    /// The programs that were run; the test says what comes of them.
    pub(crate) ran: Vec<Job>,
    /// Recordings that were to be finished.
    pub(crate) finished: Vec<RunId>,
    /// Programs that were to end.
    pub(crate) stopped: Vec<RunId>,
    /// Recordings that were to be kept.
    pub(crate) kept: Vec<RunId>,
    /// Recordings that were to be deleted.
    pub(crate) dropped: Vec<RunId>,
    /// How often `progress.ron` was replaced.
    pub(crate) snapshots: usize,
    /// The study days whose copies were asked for.
    pub(crate) backups: Vec<String>,
    /// How often every cell was to be drawn afresh.
    pub(crate) redraws: usize,
    /// How often the program went into the background.
    pub(crate) stops: usize,
    /// Whether the program was left.
    pub(crate) has_quit: bool,
}

/// What the player does.
impl Player {
    /// Presses keys by name, separated by spaces, a second apart: `space`, `3`, `G`, `ctrl-r`, `pgdn`.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            self.waits(SignedDuration::from_secs(1));
            self.presses_at_once(key);
        }
        self
    }

    /// Presses a key without a moment's thought before it.
    pub(crate) fn presses_at_once(&mut self, key: &str) -> &mut Self {
        self.happens(Message::InputPaused);
        self.input(&Input::Key(key_event(key)))
    }

    /// Keys that were already waiting when the program came to read them.
    pub(crate) fn types_ahead(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            self.input(&Input::Key(key_event(key)));
        }
        self
    }

    /// Presses a key and keeps it down: the terminal repeats it every 30 ms after 500 ms.
    pub(crate) fn holds(&mut self, key: &str, how_long: SignedDuration) -> &mut Self {
        self.presses_at_once(key);
        let (first, next) = (SignedDuration::from_millis(500), SignedDuration::from_millis(30));
        let mut held = first;
        self.waits(first);
        while held < how_long {
            self.presses_at_once(key).waits(next);
            held += next;
        }
        self
    }

    /// Types text, a character at a time.
    pub(crate) fn types(&mut self, text: &str) -> &mut Self {
        for char in text.chars() {
            self.waits(SignedDuration::from_millis(100));
            self.happens(Message::InputPaused);
            let event = KeyEvent::new(KeyCode::Char(char), KeyModifiers::NONE);
            self.input(&Input::Key(event));
        }
        self
    }

    pub(crate) fn pastes(&mut self, text: &str) -> &mut Self {
        self.happens(Message::InputPaused);
        self.input(&Input::Paste(text.to_owned()))
    }

    /// Clicks the first cell of the first place on the screen where `text` stands.
    #[track_caller]
    pub(crate) fn click(&mut self, text: &str) -> &mut Self {
        let Some(place) = self.place_of(text) else {
            panic!("there is no {text:?} to click on:\n{}", self.screen())
        };
        self.clicks_cell(place.x, place.y)
    }

    #[track_caller]
    pub(crate) fn clicks_cell(&mut self, column: u16, row: u16) -> &mut Self {
        assert!(self.model.desk().mouse, "the mouse is off");
        self.waits(SignedDuration::from_secs(1));
        self.happens(Message::InputPaused);
        self.mouse(MouseEventKind::Down(MouseButton::Left), column, row);
        self.mouse(MouseEventKind::Up(MouseButton::Left), column, row)
    }

    /// Clicks a cell twice, as fast as a double-click is.
    #[track_caller]
    pub(crate) fn double_clicks_cell(&mut self, column: u16, row: u16) -> &mut Self {
        self.clicks_cell(column, row)
            .waits(SignedDuration::from_millis(200));
        self.happens(Message::InputPaused);
        self.mouse(MouseEventKind::Down(MouseButton::Left), column, row);
        self.mouse(MouseEventKind::Up(MouseButton::Left), column, row)
    }

    /// Turns the wheel, notches down (up if negative).
    pub(crate) fn scrolls(&mut self, notches: i32) -> &mut Self {
        self.happens(Message::InputPaused);
        let kind = if notches < 0 {
            MouseEventKind::ScrollUp
        } else {
            MouseEventKind::ScrollDown
        };
        for _ in 0..notches.unsigned_abs() {
            self.mouse(kind, 1, 1);
        }
        self
    }

    /// Looks elsewhere for a while.
    pub(crate) fn looks_away(&mut self, how_long: SignedDuration) -> &mut Self {
        self.input(&Input::FocusLost);
        self.waits(how_long);
        self.input(&Input::FocusGained)
    }

    /// The program is started again: what was begun to be written is read.
    pub(crate) fn reads_the_drafts(&mut self, answers: BTreeMap<CardId, String>) -> &mut Self {
        self.reads_what_was_begun(Drafts {
            answers,
            ..Drafts::default()
        })
    }

    /// The same, of whatever was begun.
    pub(crate) fn reads_what_was_begun(&mut self, drafts: Drafts) -> &mut Self {
        self.happens(Message::DraftsRead(Some(Box::new(drafts)), None));
        self
    }

    /// The pieces of text that are underlined, in the order they stand on the screen.
    pub(crate) fn underlined(&self) -> Vec<String> {
        let mut pieces = vec![String::new()];
        for cell in self.frame.content() {
            let is_underlined = cell.modifier.contains(ratatui::style::Modifier::UNDERLINED);
            match pieces.last_mut() {
                Some(piece) if is_underlined => piece.push_str(cell.symbol()),
                Some(piece) if piece.is_empty() => {}
                _ => pieces.push(String::new()),
            }
        }
        pieces.retain(|piece| !piece.is_empty());
        pieces
    }

    /// What is known of the answers besides their grades, in the order they were given.
    pub(crate) fn attempts(&self) -> Vec<Option<Attempt>> {
        let attempts = self.events.iter().filter_map(|event| match &event.what {
            EventKind::Reviewed { attempt, .. } => Some(attempt.as_deref().cloned()),
            _ => None,
        });
        attempts.collect()
    }

    /// The program that was run last ends, with what it printed.
    #[track_caller]
    pub(crate) fn ends(&mut self, printed: &str) -> &mut Self {
        let run = self.ran.last().unwrap().id;
        self.happens(Message::ProgramEnded(run, Ok(printed.to_owned())))
    }

    /// The program that was run last fails.
    #[track_caller]
    pub(crate) fn fails(&mut self, what: &str, said: &str) -> &mut Self {
        let failure = Failure {
            what: what.to_owned(),
            said: said.to_owned(),
            kept: None,
        };
        let run = self.ran.last().unwrap().id;
        self.happens(Message::ProgramEnded(run, Err(failure)))
    }

    /// Looks away from the terminal and comes back to it.
    pub(crate) fn comes_back(&mut self) -> &mut Self {
        self.input(&Input::FocusLost).input(&Input::FocusGained)
    }

    fn mouse(&mut self, kind: MouseEventKind, column: u16, row: u16) -> &mut Self {
        self.input(&Input::Mouse(MouseEvent {
            kind,
            column,
            row,
            modifiers: KeyModifiers::NONE,
        }))
    }

    pub(crate) fn resizes(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.terminal.backend_mut().resize(columns, rows);
        self.input(&Input::Resize(columns, rows))
    }

    /// Lets time pass. The program is woken whenever it asked to be, as the runtime does.
    #[track_caller]
    pub(crate) fn waits(&mut self, how_long: SignedDuration) -> &mut Self {
        let until = self.clock.checked_add(how_long).unwrap();
        while let Some(wakes_at) = self.model.wakes_at().filter(|at| *at <= until && !self.has_quit) {
            self.clock = wakes_at.max(self.clock);
            self.happens(Message::Tick);
            let next = self.model.wakes_at();
            assert!(
                next.is_none_or(|next| next > self.clock),
                "it wants to be woken over and over again at {next:?}"
            );
        }
        self.clock = until;
        self
    }

    /// Sleeps until a moment, without a look at the screen.
    pub(crate) fn sleeps_until(&mut self, moment: &str) -> &mut Self {
        self.clock = moment.parse().unwrap();
        self
    }
}

/// What happens around the player.
impl Player {
    /// The progress arrives from the disk.
    pub(crate) fn reads_the_history(&mut self) -> &mut Self {
        let progress = Box::new(fold(self.events.clone()));
        self.finds_history(progress, Vec::new())
    }

    /// The other program that had the data open ends.
    pub(crate) fn has_the_data_alone(&mut self) -> &mut Self {
        self.access = Access::Writable;
        self.reads_the_history()
    }

    /// Another machine has this one's name, which takes another.
    pub(crate) fn is_renamed(&mut self, name: &str) -> &mut Self {
        name.clone_into(&mut self.device);
        self.reads_the_history()
    }

    /// A history was put beside this device's, with these events.
    pub(crate) fn syncs(&mut self, events: Vec<Event>) -> &mut Self {
        self.events.extend(events);
        self.reads_the_history()
    }

    /// The settings are saved, in an editor beside the program.
    pub(crate) fn saves_settings(&mut self, text: &str) -> &mut Self {
        let (settings, problems) = Settings::parse("config.ron", text);
        let chosen = Chosen::new(settings, problems, "config.ron", true);
        self.happens(Message::SettingsRead(Box::new(chosen)))
    }

    pub(crate) fn finds_history(&mut self, progress: Box<Progress>, problems: Vec<Problem>) -> &mut Self {
        let access = self.access.clone();
        self.happens(Message::HistoryRead {
            progress,
            problems,
            access,
            device: self.device.clone(),
        })
    }

    /// All decks arrive from the disk at once.
    pub(crate) fn reads_the_decks(&mut self) -> &mut Self {
        let changes: Vec<_> = self.files.iter().map(|(path, text)| change(path, text)).collect();
        let of = changes.len();
        self.happens(Message::DecksRead {
            changes,
            read: of,
            of,
        })
    }

    /// One deck of `of` arrives, the `read`-th.
    pub(crate) fn reads_deck(&mut self, id: &str, read: usize, of: usize) -> &mut Self {
        let path = deck_path(id);
        let changes = vec![change(&path, &self.files[&path])];
        self.happens(Message::DecksRead { changes, read, of })
    }

    /// A deck is saved, in an editor beside the program.
    pub(crate) fn saves_deck(&mut self, id: &str, text: &str) -> &mut Self {
        self.files.insert(deck_path(id), text.to_owned());
        self.reads_deck(id, 1, 1)
    }

    /// A deck's file is deleted.
    pub(crate) fn deletes_deck(&mut self, id: &str) -> &mut Self {
        let path = deck_path(id);
        self.files.remove(&path);
        let changes = vec![DeckChange {
            path,
            deck: None,
            problems: Vec::new(),
        }];
        self.happens(Message::DecksRead {
            changes,
            read: 1,
            of: 1,
        })
    }

    /// Nothing can be written any more.
    pub(crate) fn breaks_the_disk(&mut self, why: &str) -> &mut Self {
        self.broken_disk = Some(why.to_owned());
        self
    }

    /// What is written arrives again, with what was held back.
    pub(crate) fn mends_the_disk(&mut self) -> &mut Self {
        self.broken_disk = None;
        self
    }

    /// The program is started again on what is on the disk.
    pub(crate) fn starts_again(&self) -> Self {
        Stage {
            size: (self.frame.area.width, self.frame.area.height),
            built_in: self.built_in,
            decks: self.files.clone(),
            events: self.events.clone(),
            starts_at: self.clock,
            ..Stage::bare()
        }
        .open()
    }

    /// What an event of the terminal means, as the runtime asks for it.
    pub(crate) fn input(&mut self, event: &Input) -> &mut Self {
        match message_for(event, &self.model, &self.hits) {
            Some(message) => self.happens(message),
            None => self,
        }
    }

    /// Gives the model a message and does what it asks for, until it asks for nothing more; then draws.
    pub(crate) fn happens(&mut self, message: Message) -> &mut Self {
        let mut messages = std::collections::VecDeque::from([message]);
        while let Some(message) = messages.pop_front() {
            if self.has_quit {
                return self;
            }
            for effect in self.model.update(message, now(self.clock)) {
                messages.extend(self.perform(effect));
            }
        }
        if self.unsaved.is_empty() && std::mem::take(&mut self.amended) {
            self.reads_the_history();
        }
        let (model, hits) = (&self.model, &mut self.hits);
        let frame = self.terminal.draw(|frame| *hits = view(model, frame)).unwrap();
        self.frame = frame.buffer.clone();
        self
    }

    fn perform(&mut self, effect: Effect) -> Option<Message> {
        match effect {
            Effect::Append(event) => {
                self.unsaved.push(event);
                return Some(self.saves());
            }
            Effect::SaveAgain => return Some(self.saves()),
            Effect::Amend(events) => {
                self.unsaved.extend(events);
                let saved = self.saves();
                // Read again once it is written.
                self.amended = true;
                return Some(saved);
            }
            Effect::FindFuture(now) => {
                let mut log = Log::default();
                self.events.iter().for_each(|event| log.add(event));
                let limit = now.later(SignedDuration::from_hours(24)).at;
                return Some(Message::FutureFound(log.later_than(limit)));
            }
            Effect::ReadPast(wanted) => {
                let mut past = Past::of(wanted.clone());
                self.events.iter().cloned().for_each(|event| past.add(event));
                return Some(Message::PastRead(wanted, past.in_force(), Vec::new()));
            }
            Effect::ReadCard { card, file, .. } => {
                let result = self.card(&card, &file);
                return Some(Message::CardRead(card, result.map(Box::new)));
            }
            Effect::Copy(text) => self.copied.push(text),
            Effect::Edit { path, at } => {
                let line = match at {
                    Place::Line(line) => line,
                    Place::Byte(byte) => position(&self.files[&path], byte as usize).0,
                };
                self.edited.push((path, line));
            }
            Effect::EditBuiltIn { deck, role, card } => {
                let path = deck_path(deck.as_str());
                let text = deck_to_ron(&role, None, None, [&*card]);
                let line = text.lines().position(|line| line.contains("id:")).unwrap();
                self.files.insert(path.clone(), text);
                self.edited.push((path.clone(), line));
                let changes = vec![change(&path, &self.files[&path])];
                return Some(Message::DecksRead {
                    changes,
                    read: 1,
                    of: 1,
                });
            }
            Effect::AskToWrite => {
                if let Access::ReadOnly(why) = &self.access {
                    return Some(Message::Refused(why.clone()));
                }
                return Some(Message::HistoryRead {
                    progress: Box::new(self.model.desk().ledger.progress().clone()),
                    problems: Vec::new(),
                    access: Access::Writable,
                    device: self.device.clone(),
                });
            }
            Effect::SaveDrafts(drafts) => {
                self.drafts.clone_from(&drafts.answers);
                self.begun = drafts;
            }
            Effect::WriteAnswer { card, text } => {
                let written = self.editor.take().unwrap_or(text);
                return Some(Message::AnswerWritten(card, written));
            }
            Effect::WriteStory { story, text } => {
                let written = self.editor.take().unwrap_or(text);
                return Some(Message::StoryWritten(story, written));
            }
            Effect::Run(job) if self.asks_first => return Some(Message::MayRun(job)),
            Effect::Run(job) | Effect::Agree(job) => {
                let started = Message::ProgramStarted(job.id, job.command.program);
                self.ran.push(*job);
                return Some(started);
            }
            Effect::Finish(run) => self.finished.push(run),
            Effect::Stop(run) => self.stopped.push(run),
            Effect::KeepRecording(run) => self.kept.push(run),
            Effect::DropRecording(run) => self.dropped.push(run),
            Effect::SaveProgress => self.snapshots += 1,
            Effect::BackUp(day) => self.backups.push(day.to_string()),
            Effect::Redraw => self.redraws += 1,
            Effect::Background => self.stops += 1,
            Effect::Quit => self.has_quit = true,
            // Whether clicks arrive is asked of the desk.
            Effect::Mouse(_) => {}
        }
        None
    }

    fn saves(&mut self) -> Message {
        let why = match (&self.broken_disk, &self.access) {
            (Some(why), _) => why.clone(),
            (None, Access::ReadOnly(why)) => why.to_string(),
            (None, Access::Writable) => {
                self.events.append(&mut self.unsaved);
                return Message::Saved;
            }
        };
        let is_grade = |event: &&Event| matches!(event.what, EventKind::Reviewed { .. });
        Message::NotSaved(AppendError {
            unsaved: self.unsaved.len(),
            grades: self.unsaved.iter().filter(is_grade).count(),
            path: "history/laptop.ronl".into(),
            why,
        })
    }

    fn card(&self, id: &CardId, path: &Path) -> Result<greenroom::deck::Card, Problem> {
        let text = self.files.get(path).map_or("", String::as_str);
        let cards = parse(id.deck(), path, text).cards;
        let found = cards.into_iter().find(|card| card.id == id.card());
        found.ok_or_else(|| Problem::error(path, 0, 0, "the card is no longer in this deck"))
    }
}

/// What the player sees and knows.
impl Player {
    /// Fails unless `text` is on the screen, in one line or wrapped over several.
    #[track_caller]
    pub(crate) fn see(&mut self, text: &str) -> &mut Self {
        assert!(
            self.shows(text),
            "there is no {text:?} on the screen:\n{}",
            self.screen()
        );
        self
    }

    /// Fails if `text` is on the screen.
    #[track_caller]
    pub(crate) fn does_not_see(&mut self, text: &str) -> &mut Self {
        assert!(
            !self.shows(text),
            "there is {text:?} on the screen:\n{}",
            self.screen()
        );
        self
    }

    fn shows(&self, text: &str) -> bool {
        let screen = self.screen();
        screen.contains(text) || squeezed(&screen).contains(&squeezed(text))
    }

    /// The screen as text, without the spaces at the ends of its lines.
    pub(crate) fn screen(&self) -> String {
        let rows: Vec<String> = (0..self.frame.area.height)
            .map(|row| self.row(row).into_iter().map(|(_, symbol)| symbol).collect())
            .map(|row: String| row.trim_end().to_owned())
            .collect();
        rows.join("\n")
    }

    /// The symbols of a row, each with its column; a wide one is followed by the column after next.
    fn row(&self, row: u16) -> Vec<(u16, &str)> {
        let buffer = &self.frame;
        let mut symbols = Vec::new();
        let mut column = 0;
        while column < buffer.area.width {
            let symbol = buffer[(column, row)].symbol();
            symbols.push((column, symbol));
            column += u16::try_from(symbol.width().max(1)).unwrap();
        }
        symbols
    }

    /// The cell in which `text` begins.
    pub(crate) fn place_of(&self, text: &str) -> Option<Position> {
        let rows = 0..self.frame.area.height;
        rows.into_iter().find_map(|row| {
            let symbols = self.row(row);
            let line: String = symbols.iter().map(|(_, symbol)| *symbol).collect();
            let start = line.find(text)?;
            let mut end = 0;
            let (column, _) = symbols.iter().find(|(_, symbol)| {
                end += symbol.len();
                end > start
            })?;
            Some(Position::new(*column, row))
        })
    }

    /// The whole line in which `text` stands.
    #[track_caller]
    pub(crate) fn line(&self, text: &str) -> String {
        let screen = self.screen();
        let line = screen.lines().find(|line| line.contains(text));
        line.unwrap_or_else(|| panic!("there is no {text:?} on the screen:\n{screen}"))
            .to_owned()
    }

    /// The style of the first cell of `text`.
    #[track_caller]
    pub(crate) fn style_of(&self, text: &str) -> Style {
        let Some(place) = self.place_of(text) else {
            panic!("there is no {text:?} on the screen:\n{}", self.screen())
        };
        self.frame[place].style()
    }

    pub(crate) fn cells(&self) -> &[Cell] {
        &self.frame.content
    }

    /// The grades on the disk: the card's own id, and how it went. Those taken back are still events of their own.
    pub(crate) fn grades(&self) -> Vec<(&str, Rating)> {
        let grades = self.events.iter().filter_map(|event| match &event.what {
            EventKind::Reviewed { card, rating, .. } => Some((card.card(), *rating)),
            _ => None,
        });
        grades.collect()
    }

    pub(crate) fn progress(&self) -> &Progress {
        self.model.desk().ledger.progress()
    }

    pub(crate) fn model(&self) -> &Model {
        &self.model
    }
}

/// The file of the user's deck `id`.
pub(crate) fn deck_path(id: &str) -> PathBuf {
    Path::new("decks").join(id).with_extension("ron")
}

fn change(path: &Path, text: &str) -> DeckChange {
    let id = path.file_stem().unwrap().to_string_lossy();
    let parsed = parse(&id, path, text);
    DeckChange {
        path: path.to_owned(),
        deck: parsed.deck,
        problems: parsed.problems,
    }
}

/// The player's days turn at 4:00 UTC.
fn now(at: Timestamp) -> Now {
    Now::new(at, &TimeZone::UTC, 4)
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The event a terminal sends for a key of this name.
#[track_caller]
pub(crate) fn key_event(name: &str) -> KeyEvent {
    if let Some(name) = name.strip_prefix("ctrl-") {
        let event = key_event(name);
        return KeyEvent::new(event.code, event.modifiers | KeyModifiers::CONTROL);
    }
    let code = match name {
        "space" => KeyCode::Char(' '),
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "shift-tab" => KeyCode::BackTab,
        "backspace" => KeyCode::Backspace,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "pgup" => KeyCode::PageUp,
        "pgdn" => KeyCode::PageDown,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        name => match name.chars().collect::<Vec<_>>()[..] {
            [char] => KeyCode::Char(char),
            _ => panic!("there is no key called {name:?}"),
        },
    };
    let shifted = matches!(code, KeyCode::Char(char) if char.is_uppercase());
    let modifiers = if shifted {
        KeyModifiers::SHIFT
    } else {
        KeyModifiers::NONE
    };
    KeyEvent::new(code, modifiers)
}
