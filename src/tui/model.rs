//! The whole state of the interface, and the one function that changes it.

mod disk;
mod routes;

use jiff::Timestamp;

use crate::{
    deck::Problem,
    history::{Ledger, Progress, Writer},
    library::Library,
    session::Plan,
    settings::Settings,
    time::Now,
};

use super::{
    Action, Desk, Effect, Keymap, Message, Route, Saving, Scope, Theme,
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
    pub settings: Settings,
    /// Which key means what.
    pub keymap: Keymap,
    /// What text looks like.
    pub theme: Theme,
    /// Names the events of this run.
    pub writer: Writer,
    /// What was already found to be wrong.
    pub problems: Vec<Problem>,
    /// Decides random orders.
    pub seed: u64,
    /// A session to start with, once the progress is read.
    pub plan: Option<Plan>,
}

/// The state of the interface.
#[derive(Clone, Debug)]
pub struct Model {
    desk: Desk,
    roles: Roles,
    /// Screens above the role list, the topmost last.
    above: Vec<Screen>,
    writer: Writer,
    waiting: Option<Waiting>,
}

/// A session to be opened as soon as what it needs was read.
#[derive(Clone, Debug)]
struct Waiting {
    plan: Plan,
    /// All decks are needed, not those alone that were read when it was asked for.
    all_decks: bool,
}

impl Model {
    /// Opens on the role list.
    #[must_use]
    pub fn new(start: Start, now: Now) -> Self {
        let ledger = Ledger::new(Progress::default(), start.writer.clone());
        let mut desk = Desk::new(
            start.library,
            ledger,
            start.settings,
            start.keymap,
            start.theme,
            now,
        );
        desk.seed = start.seed;
        desk.add_problems(start.problems);
        Self {
            roles: Roles::new(&desk),
            desk,
            above: Vec::new(),
            writer: start.writer,
            waiting: start.plan.map(|plan| Waiting {
                plan,
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

    /// Whether something is still being read from the disk.
    #[must_use]
    pub(super) fn is_loading(&self) -> bool {
        self.desk.loading.is_some()
    }

    /// When the screen changes by itself, if it ever does.
    #[must_use]
    pub fn wakes_at(&self) -> Option<Timestamp> {
        let screen = self.screen().wakes_at(&self.desk);
        [screen, self.desk.notice_ends()].into_iter().flatten().min()
    }

    /// Applies one message and returns what the world must do about it.
    pub fn update(&mut self, message: Message, now: Now) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.set_now(now);
        match message {
            Message::Tick => {}
            Message::Resized { columns, rows } => {
                self.desk.size = (columns, rows);
                self.each_screen(&message, &mut effects);
            }
            Message::HistoryRead {
                progress,
                problems,
                access,
            } => self.history_read(*progress, problems, access, &mut effects),
            Message::DecksRead { changes, read, of } => self.decks_read(changes, (read, of), &mut effects),
            Message::CardRead(..) => self.each_screen(&message, &mut effects),
            Message::Saved => self.desk.saving = Saving::Saved,
            Message::NotSaved(error) => self.desk.saving = Saving::Failing(error),
            Message::Failed(text) => self.desk.alarm(text),
            Message::Refused(why) => {
                self.waiting = None;
                self.desk.alarm(format!("grades cannot be saved: {why}"));
            }
            message => self.asked(&message, &mut effects),
        }
        effects
    }

    fn set_now(&mut self, now: Now) {
        if self.desk.set_now(now) {
            self.roles.refresh(&self.desk);
            for screen in &mut self.above {
                screen.show_mut().day_turned(&self.desk);
            }
        }
    }

    /// What the user did.
    fn asked(&mut self, message: &Message, effects: &mut Vec<Effect>) {
        match message {
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
        if self.scope() == Scope::Note {
            self.top_screen(&Message::Do(Action::Save), effects);
        }
        effects.push(Effect::SaveProgress);
        effects.push(Effect::Quit);
    }
}
