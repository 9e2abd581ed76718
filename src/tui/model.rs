//! The whole state of the interface, and the one function that changes it.

mod disk;
mod history;
mod mock;
mod routes;
mod settings;

use jiff::{Timestamp, tz::TimeZone};

use crate::{
    history::{Ledger, Progress, Writer},
    library::Library,
    session::Opening,
    store::Access,
    time::{Now, StudyDay},
};

use super::{
    Action, Chosen, Desk, Effect, Message, Origin, Route, Saving, Scope,
    screens::{Screen, Show, roles::Roles},
    turn::Turn,
    view::fits,
};

/// What the model starts with.
#[derive(Clone, Debug)]
pub struct Start {
    /// The built-in decks; the user's arrive as messages.
    pub library: Library,
    /// What the user chose.
    pub chosen: Chosen,
    /// Names the events of this run.
    pub writer: Writer,
    /// Where the user's clock stands.
    pub zone: TimeZone,
    /// Decides random orders.
    pub seed: u64,
    /// What to open on, once the progress is read.
    pub opening: Option<Opening>,
}

/// The state of the interface.
#[derive(Clone, Debug)]
pub struct Model {
    desk: Desk,
    roles: Roles,
    /// Screens above the role list, the topmost last.
    above: Vec<Screen>,
    waiting: Option<Waiting>,
    /// Settings that were read while text was being typed.
    unapplied: Option<Box<Chosen>>,
    /// The last study day whose copies were asked for.
    backed_up: Option<StudyDay>,
}

/// A session to be opened as soon as what it needs was read.
#[derive(Clone, Debug)]
struct Waiting {
    opening: Opening,
    /// All decks are needed, not those alone that were read when it was asked for.
    all_decks: bool,
}

impl Model {
    /// Opens on the role list.
    #[must_use]
    pub fn new(start: Start, now: Now) -> Self {
        let ledger = Ledger::new(Progress::default(), start.writer);
        let mut desk = Desk::new(start.library, ledger, start.chosen, now);
        desk.seed = start.seed;
        desk.zone = start.zone;
        Self {
            roles: Roles::new(&desk),
            desk,
            above: Vec::new(),
            unapplied: None,
            backed_up: None,
            waiting: start.opening.map(|opening| Waiting {
                opening,
                all_decks: true,
            }),
        }
    }

    /// What all screens share.
    #[must_use]
    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    /// The screen that has the keyboard.
    pub(super) fn screen(&self) -> &dyn Show {
        self.above.last().map_or(&self.roles, Screen::show)
    }

    /// The place whose keys hold now.
    #[must_use]
    pub fn scope(&self) -> Scope {
        self.screen().scope()
    }

    /// Whether the history may be read again: a session and its summary can be undone, and what was marked too.
    #[must_use]
    pub(super) fn may_read_again(&self) -> bool {
        let sits = |screen: &Screen| match screen {
            Screen::Study(_) | Screen::Summary(_) | Screen::Interview(_) => true,
            Screen::Report(screen) => screen.can_go_back(),
            Screen::Marked(_) => self.desk.ledger.can_undo(),
            Screen::Stories(stories) => stories.can_undo(),
            _ => false,
        };
        !self.desk.is_ready() || !self.above.iter().any(sits)
    }

    /// Whether something is still being read from the disk.
    #[must_use]
    pub(super) fn is_loading(&self) -> bool {
        self.desk.loading.is_some()
    }

    /// When the screen changes by itself, if it ever does.
    #[must_use]
    pub fn wakes_at(&self) -> Option<Timestamp> {
        let screen = self.screen().wakes_at(&self.desk);
        let again_at = self.desk.saving.again_at();
        let drafts = self.desk.drafts.due_at().filter(|_| again_at.is_none());
        let all = [screen, self.desk.notice_ends(), again_at, drafts];
        all.into_iter().flatten().min()
    }

    /// Applies one message and returns what the world must do about it.
    pub fn update(&mut self, message: Message, now: Now) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.set_now(now);
        match message {
            Message::Tick => {}
            Message::DraftsRead(texts, problem) => {
                self.desk.drafts.read(texts.map(|texts| *texts));
                self.desk
                    .replace_problems(Origin::Drafts, problem.into_iter().map(|it| *it).collect());
            }
            Message::DraftsNotSaved(why) => {
                self.desk.drafts.failed(now.at);
                self.desk.alarm(why);
            }
            Message::Resized { columns, rows } => {
                self.desk.size = (columns, rows);
                self.each_screen(&message, &mut effects);
            }
            Message::HistoryRead {
                progress,
                problems,
                access,
                device,
            } => {
                let before = self.go_on_from(*progress, access, &device);
                self.say_what_was_read(problems, &before);
                self.show_history(&mut effects);
            }
            Message::HistoryIs(far) => self.history_is(far),
            Message::SettingsRead(chosen) => self.unapplied = Some(chosen),
            Message::DecksListed(listed) => self.decks_listed(listed.err(), &mut effects),
            Message::DecksRead { changes, read, of } => self.decks_read(changes, (read, of), &mut effects),
            Message::FocusLost
            | Message::FocusGained
            | Message::CardRead(..)
            | Message::FutureFound(_)
            | Message::PastRead(..)
            | Message::ProgramStarted(..)
            | Message::ProgramEnded(..)
            | Message::AnswerNotWritten(..) => {
                self.each_screen(&message, &mut effects);
            }
            Message::Saved => self.saved(&mut effects),
            Message::NotSaved(error) => {
                self.desk.replace_saving(self.desk.saving.failed(error, now.at));
                self.show_what_changed(&[], &mut effects);
            }
            Message::Failed(text) => self.desk.alarm(text),
            Message::RecordingKept(path) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                self.desk.tell(format!("the recording is kept: {name}"));
            }
            Message::LeftBehind(left) => {
                self.desk.replace_problems(Origin::LeftBehind, left);
            }
            Message::BackedUp(made) => self.backed_up(made.err(), &mut effects),
            Message::Refused(why) => {
                self.waiting = None;
                let text = if self.above.is_empty() {
                    "grades cannot be saved yet, as is said above".to_owned()
                } else {
                    format!("grades cannot be saved: {why}")
                };
                self.desk.access = Access::ReadOnly(why);
                self.desk.alarm(text);
            }
            message => self.asked(&message, &mut effects),
        }
        self.do_what_is_due(&mut effects);
        effects
    }

    /// What waited for the right moment.
    fn do_what_is_due(&mut self, effects: &mut Vec<Effect>) {
        self.apply_settings(effects);
        self.back_up(effects);
        if self.desk.saving.is_due(self.desk.now.at) {
            effects.push(Effect::SaveAgain);
        }
        // What was graded is on the disk by then: a draft is let go of only after that.
        if self.desk.saving == Saving::Saved {
            let drafts = self.desk.drafts.take_unsaved(Some(self.desk.now.at));
            effects.extend(drafts.map(Effect::SaveDrafts));
        }
    }

    fn set_now(&mut self, now: Now) {
        if self.desk.set_now(now) {
            self.roles.refresh(&self.desk);
            for screen in &mut self.above {
                screen.show_mut().day_turned(&self.desk);
            }
        }
    }

    /// All that was recorded is on the disk.
    fn saved(&mut self, effects: &mut Vec<Effect>) {
        match self.desk.replace_saving(Saving::Saved) {
            Saving::Saved => {}
            Saving::Failing { leaving: true, .. } => self.quit(effects),
            Saving::Failing { error, .. } => {
                let text = format!("saved after all: {}", error.what());
                self.desk.tell(text);
                self.show_what_changed(&[], effects);
            }
        }
    }

    /// What the user did.
    fn asked(&mut self, message: &Message, effects: &mut Vec<Effect>) {
        if *message != Message::InputPaused && *message != Message::Do(Action::Quit) {
            self.desk.saving.stay();
        }
        match message {
            Message::Do(Action::Quit) if !self.desk.saving.may_leave() => effects.push(Effect::SaveAgain),
            Message::Do(Action::Leave | Action::Quit) => self.quit(effects),
            Message::Do(Action::Redraw) => effects.push(Effect::Redraw),
            Message::Do(Action::Background) => effects.push(Effect::Background),
            // Nobody answers, or changes, what the screen is too small to show.
            message if *message != Message::InputPaused && !fits(self.desk.size) => {}
            Message::Do(Action::Mouse) => self.toggle_mouse(effects),
            Message::Do(Action::Help) if self.scope() != Scope::Help => {
                self.go(Route::Help(self.scope()), effects);
            }
            message => self.top_screen(message, effects),
        }
    }

    fn top_screen(&mut self, message: &Message, effects: &mut Vec<Effect>) {
        if matches!(message, Message::Do(_) | Message::Clicked(_)) {
            self.desk.dismiss_notice();
        }
        let mut turn = Turn {
            desk: &mut self.desk,
            effects,
        };
        let screen = self
            .above
            .last_mut()
            .map_or(&mut self.roles as &mut dyn Show, Screen::show_mut);
        let route = screen.update(message, &mut turn);
        if let Some(route) = route {
            self.go(route, effects);
        }
    }

    /// Gives every screen a message about the world, the covered ones too.
    fn each_screen(&mut self, message: &Message, effects: &mut Vec<Effect>) {
        let mut turn = Turn {
            desk: &mut self.desk,
            effects,
        };
        for screen in &mut self.above {
            screen.show_mut().update(message, &mut turn);
        }
        self.roles.update(message, &mut turn);
    }

    fn toggle_mouse(&mut self, effects: &mut Vec<Effect>) {
        self.desk.mouse = !self.desk.mouse;
        self.desk.tell(if self.desk.mouse {
            "mouse on: click and scroll"
        } else {
            "mouse off: your terminal selects text again"
        });
        effects.push(Effect::Mouse(self.desk.mouse));
    }

    fn quit(&mut self, effects: &mut Vec<Effect>) {
        if matches!(self.scope(), Scope::Note | Scope::Writing | Scope::StoryWriting) {
            self.top_screen(&Message::Do(Action::Save), effects);
        }
        if matches!(self.scope(), Scope::Interview | Scope::Answering) {
            self.top_screen(&Message::Do(Action::Back), effects);
        }
        effects.extend(self.desk.drafts.take_unsaved(None).map(Effect::SaveDrafts));
        effects.push(Effect::SaveProgress);
        effects.push(Effect::Quit);
    }
}
