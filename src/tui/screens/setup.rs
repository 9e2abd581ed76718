//! The choices before a session.

mod form;

use std::path::PathBuf;

use ratatui::{Frame, layout::Rect};

use crate::{
    session::{Plan, Scope as Cards},
    text::count,
    tui::{Action, Desk, HitMap, Message, Route, Scope, screens::Show, turn::Turn, widgets::form::Form},
};

use form::What;

/// The state of the form.
#[derive(Clone, Debug)]
pub(in crate::tui) struct Setup {
    title: String,
    form: Form<What>,
    cards: usize,
}

impl Setup {
    pub(in crate::tui) fn new(plan: &Plan, desk: &Desk) -> Self {
        let role = match &plan.scope {
            Cards::Role(slug) => desk.library.role(slug).ok(),
            Cards::All | Cards::Deck(_) => None,
        };
        let mut setup = Self {
            title: role.map_or_else(|| "All roles".to_owned(), |role| role.name.to_string()),
            form: Form::new(form::fields(plan, desk)),
            cards: 0,
        };
        setup.recount(desk);
        setup
    }

    fn recount(&mut self, desk: &Desk) {
        let progress = desk.ledger.progress();
        self.cards = form::plan(&self.form)
            .cards(&desk.library, progress, desk.now, desk.new_left(), desk.seed)
            .len();
    }
}

impl Show for Setup {
    fn scope(&self) -> Scope {
        Scope::Setup
    }

    fn update(&mut self, message: &Message, turn: &mut Turn) -> Option<Route> {
        match message {
            Message::Do(Action::Open) => return Some(Route::Study(form::plan(&self.form))),
            Message::Do(Action::Back) => return Some(Route::Back),
            message if self.form.update(message, turn.desk) => self.recount(turn.desk),
            _ => {}
        }
        None
    }

    fn disk_read(&mut self, _paths: &[PathBuf], turn: &mut Turn) {
        self.recount(turn.desk);
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect, hits: &mut HitMap) {
        let title = format!("{}: options", self.title);
        self.form
            .view(&title, &count(self.cards, "card"), desk, frame, area, hits);
    }
}
