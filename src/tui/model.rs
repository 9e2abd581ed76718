//! The whole state of the interface, and the one function that changes it.

use std::path::PathBuf;

use jiff::Timestamp;

use crate::{
    deck::{Problem, Severity},
    history::{Ledger, Progress, Writer},
    library::Library,
    session::{Plan, Session},
    settings::Settings,
    store::{Access, DeckChange},
    time::Now,
};

use super::{
    Action, Desk, Effect, Keymap, Message, Route, Saving, Scope, Theme,
    screens::{
        Screen, Show, help::Help, marked::Marked, problems::Problems, roles::Roles, setup::Setup,
        study::Study, summary::SummaryScreen,
    },
    turn::Turn,
    view::fits,
};

/// What the model is made from.
#[derive(Clone, Debug)]
pub struct Setting {
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
    pub fn new(setting: Setting, now: Now) -> Self {
        let ledger = Ledger::new(Progress::default(), setting.writer.clone());
        let mut desk = Desk::new(
            setting.library,
            ledger,
            setting.settings,
            setting.keymap,
            setting.theme,
            now,
        );
        desk.seed = setting.seed;
        desk.add_problems(setting.problems);
        Self {
            roles: Roles::new(&desk),
            desk,
            above: Vec::new(),
            writer: setting.writer,
            waiting: setting.plan.map(|plan| Waiting {
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
    pub fn is_loading(&self) -> bool {
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
        if self.desk.set_now(now) {
            self.roles.refresh(&self.desk);
            for screen in &mut self.above {
                screen.show_mut().day_turned(&self.desk);
            }
        }
        match message {
            Message::Tick => {}
            Message::Resized { columns, rows } => {
                self.desk.size = (columns, rows);
                self.each_screen(&Message::Resized { columns, rows }, &mut effects);
            }
            Message::HistoryRead {
                progress,
                problems,
                access,
            } => self.history_read(*progress, problems, access, &mut effects),
            Message::DecksRead { changes, read, of } => self.decks_read(changes, (read, of), &mut effects),
            Message::Saved => self.desk.saving = Saving::Saved,
            Message::NotSaved(error) => self.desk.saving = Saving::Failing(error),
            Message::Failed(text) => self.desk.alarm(text),
            Message::Refused(why) => {
                self.waiting = None;
                self.desk.alarm(format!("grades cannot be saved: {why}"));
            }
            Message::Do(Action::Leave | Action::Quit) => self.quit(&mut effects),
            Message::Do(Action::Redraw) => effects.push(Effect::Redraw),
            Message::Do(Action::Background) => effects.push(Effect::Background),
            // Nobody answers, or changes, what the screen is too small to show.
            Message::Do(_)
            | Message::Clicked(_)
            | Message::Typed(_)
            | Message::Pasted(_)
            | Message::Scrolled(_)
            | Message::Reveal
            | Message::Chosen(_)
            | Message::ChosenAt(..)
                if !fits(self.desk.size) => {}
            Message::Do(Action::Mouse) => self.toggle_mouse(&mut effects),
            Message::Do(Action::Help) if self.scope() != Scope::Help => {
                let scope = self.scope();
                self.go(Route::Help(scope), &mut effects);
            }
            message @ Message::CardRead(..) => self.each_screen(&message, &mut effects),
            message => self.top_screen(&message, &mut effects),
        }
        effects
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

    fn go(&mut self, route: Route, effects: &mut Vec<Effect>) {
        match route {
            Route::Back => {
                self.above.pop();
                if self.above.is_empty() {
                    self.roles.refresh(&self.desk);
                }
            }
            Route::Quit => self.quit(effects),
            Route::Help(scope) => self.above.push(Screen::Help(Help::new(scope, &self.desk))),
            Route::Problems => self.above.push(Screen::Problems(Problems::new(&self.desk))),
            Route::Setup(plan) => self.above.push(Screen::Setup(Setup::new(&plan, &self.desk))),
            Route::Marked => {
                // What is undone there is what was done there.
                self.desk.ledger.forget_steps();
                let mut marked = Marked::new(&self.desk);
                marked.read(&self.desk, effects);
                self.above.push(Screen::Marked(marked));
            }
            Route::Study(plan) => self.start(plan, effects),
            Route::Resume(session) => self.study(*session, effects),
            Route::Summary(session) => {
                self.leave_session();
                effects.push(Effect::SaveProgress);
                self.above.push(Screen::Summary(Box::new(SummaryScreen::new(
                    *session, &self.desk,
                ))));
            }
        }
    }

    fn start(&mut self, plan: Plan, effects: &mut Vec<Effect>) {
        if !self.desk.is_ready() {
            self.desk
                .tell("your progress is still being read; the session opens as soon as it is there");
            self.waiting = Some(Waiting {
                plan,
                all_decks: false,
            });
            return;
        }
        if self.desk.access != Access::Writable {
            self.waiting = Some(Waiting {
                plan,
                all_decks: false,
            });
            effects.push(Effect::AskToWrite);
            return;
        }
        self.desk.seed = self.desk.seed.wrapping_add(1);
        let progress = self.desk.ledger.progress();
        let cards = plan.cards(
            &self.desk.library,
            progress,
            self.desk.now,
            self.desk.new_left(),
            self.desk.seed,
        );
        let session = Session::new(plan, cards, &mut self.desk.ledger);
        if session.card().is_none() {
            self.leave_session();
            self.above
                .push(Screen::Summary(Box::new(SummaryScreen::new(session, &self.desk))));
        } else {
            self.study(session, effects);
        }
    }

    fn study(&mut self, session: Session, effects: &mut Vec<Effect>) {
        self.leave_session();
        let mut turn = Turn {
            desk: &mut self.desk,
            effects,
        };
        let study = Study::new(session, &mut turn);
        self.above.push(Screen::Study(Box::new(study)));
    }

    /// A session and what leads into and out of it are one place: going back from it leads to the role list.
    fn leave_session(&mut self) {
        self.above
            .retain(|screen| !matches!(screen, Screen::Study(_) | Screen::Summary(_) | Screen::Setup(_)));
        self.desk.recount();
        self.roles.refresh(&self.desk);
    }

    fn history_read(
        &mut self,
        progress: Progress,
        problems: Vec<Problem>,
        access: Access,
        effects: &mut Vec<Effect>,
    ) {
        if progress.is_ahead_of(self.desk.now) {
            self.desk
                .alarm("the newest entry of your history lies in the future; is the clock right?");
        }
        self.desk.ledger = Ledger::new(progress, self.writer.clone());
        let (news, problems): (Vec<_>, Vec<_>) = problems
            .into_iter()
            .partition(|problem| problem.severity == Severity::Advice);
        if let Some(first) = problems.first() {
            self.desk.alarm(first.to_string());
        } else if let Some(first) = news.first() {
            self.desk.tell(first.to_string());
        }
        self.desk.add_problems(problems);
        if let Access::ReadOnly(why) = &access {
            self.desk.alarm(format!("read-only: {why}"));
        }
        self.desk.access = access;
        if let Some(loading) = &mut self.desk.loading {
            loading.history = false;
        }
        self.desk.recount();
        self.roles.refresh(&self.desk);
        self.show_what_changed(&[], effects);
        self.go_on_loading(effects);
    }

    fn decks_read(&mut self, changes: Vec<DeckChange>, progress: (usize, usize), effects: &mut Vec<Effect>) {
        let paths: Vec<PathBuf> = changes.iter().map(|change| change.path.clone()).collect();
        let broken = changes.iter().find_map(|change| change.problems.first());
        if let Some(problem) = broken.filter(|_| !self.is_loading()) {
            let text = problem.to_string();
            self.desk.alarm(text);
        }
        self.desk.decks_read(changes);
        if let Some(loading) = &mut self.desk.loading {
            loading.decks = Some(progress);
        }
        self.roles.refresh(&self.desk);
        self.show_what_changed(&paths, effects);
        self.go_on_loading(effects);
    }

    fn show_what_changed(&mut self, paths: &[PathBuf], effects: &mut Vec<Effect>) {
        let mut turn = Turn {
            desk: &mut self.desk,
            effects,
        };
        for screen in &mut self.above {
            screen.show_mut().disk_read(paths, &mut turn);
        }
    }

    fn go_on_loading(&mut self, effects: &mut Vec<Effect>) {
        self.desk.loading.take_if(|loading| loading.is_done());
        let all_read = self.desk.loading.is_none();
        let history_read = self.desk.is_ready();
        let opens = |waiting: &mut Waiting| all_read || (history_read && !waiting.all_decks);
        if let Some(waiting) = self.waiting.take_if(opens) {
            self.start(waiting.plan, effects);
        }
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
