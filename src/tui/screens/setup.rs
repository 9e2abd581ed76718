//! The choices before a session.

mod form;
mod layout;

use std::path::PathBuf;

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

use crate::{
    session::{Plan, Scope as Cards},
    text::count,
    tui::{
        Action, Desk, HitMap, Message, Route, Scope,
        screens::Show,
        turn::Turn,
        widgets::{
            header::{HEIGHT, header},
            list::{Cursor, span},
        },
    },
};

use form::Field;

/// The state of the form.
#[derive(Clone, Debug)]
pub(in crate::tui) struct Setup {
    title: String,
    fields: Vec<Field>,
    cursor: Cursor,
    column: usize,
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
            fields: form::fields(plan, desk),
            cursor: Cursor::default(),
            column: 0,
            cards: 0,
        };
        setup.recount(desk);
        setup
    }

    fn recount(&mut self, desk: &Desk) {
        let progress = desk.ledger.progress();
        self.cards = form::plan(&self.fields)
            .cards(&desk.library, progress, desk.now, desk.new_left(), desk.seed)
            .len();
    }

    fn choose(&mut self, row: usize, column: usize, desk: &mut Desk) {
        let Some(field) = self.fields.get_mut(row) else {
            return;
        };
        if field.several {
            let chosen = field.choices.iter().filter(|choice| choice.chosen).count();
            if let Some(choice) = field.choices.get_mut(column) {
                if choice.chosen && chosen == 1 {
                    desk.tell("at least one must stay chosen");
                    return;
                }
                choice.chosen = !choice.chosen;
            }
        } else if column < field.choices.len() {
            for (number, choice) in field.choices.iter_mut().enumerate() {
                choice.chosen = number == column;
            }
        }
        self.recount(desk);
    }

    /// Moves within a field. Where one choice holds, moving to another makes it hold.
    fn go_to(&mut self, column: usize, desk: &mut Desk) {
        let Some(field) = self.fields.get(self.cursor.row) else {
            return;
        };
        self.column = column.min(field.choices.len().saturating_sub(1));
        if !field.several {
            self.choose(self.cursor.row, self.column, desk);
        }
    }

    /// Where the cursor stands when it comes to a field: on what is chosen, if that is one.
    fn chosen_column(&self) -> usize {
        let field = self.fields.get(self.cursor.row).filter(|field| !field.several);
        field
            .and_then(|field| field.choices.iter().position(|choice| choice.chosen))
            .unwrap_or(0)
    }
}

impl Show for Setup {
    fn scope(&self) -> Scope {
        Scope::Setup
    }

    fn update(&mut self, message: &Message, turn: &mut Turn) -> Option<Route> {
        match message {
            Message::Do(Action::Open) => return Some(Route::Study(form::plan(&self.fields))),
            Message::Do(Action::Back) => return Some(Route::Back),
            Message::Do(Action::Choose) => self.choose(self.cursor.row, self.column, turn.desk),
            Message::Do(Action::Left) => self.go_to(self.column.saturating_sub(1), turn.desk),
            Message::Do(Action::Right) => self.go_to(self.column + 1, turn.desk),
            Message::Do(action) if self.cursor.follow(*action, self.fields.len(), 1) => {
                self.column = self.chosen_column();
            }
            Message::ChosenAt(row, column) => {
                (self.cursor.row, self.column) = (*row, *column);
                self.choose(*row, *column, turn.desk);
            }
            _ => {}
        }
        None
    }

    fn disk_read(&mut self, _paths: &[PathBuf], turn: &mut Turn) {
        self.recount(turn.desk);
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect, hits: &mut HitMap) {
        let theme = &desk.theme;
        let title = format!("{}: options", self.title);
        let height = area.height.saturating_sub(HEIGHT);
        let pieces = layout::pieces(&self.fields, self.cursor.row, area.width, height);
        let hidden = layout::hidden(&pieces, self.cursor.row, height);
        let lines = pieces
            .iter()
            .map(|piece| usize::from(piece.y) + 1)
            .max()
            .unwrap_or(0);
        let mut shown = span(usize::from(hidden), usize::from(height), lines);
        if !shown.is_empty() {
            shown.push_str("   ");
        }
        let right = vec![
            Span::styled(shown, theme.quiet),
            Span::styled(format!("{} ", count(self.cards, "card")), theme.title),
        ];
        let body = header(theme, &title, right, frame, area);
        for piece in pieces.iter().filter(|piece| piece.y >= hidden) {
            let place = Rect::new(body.x + piece.x, body.y + piece.y - hidden, piece.width(), 1);
            let place = place.intersection(body);
            let here = piece.row == self.cursor.row;
            let style = match piece.column {
                None if here => theme.title,
                Some(column) if here && column == self.column => theme.chosen,
                Some(_) if piece.chosen => theme.text,
                None | Some(_) => theme.quiet,
            };
            frame.render_widget(Line::styled(piece.text.as_str(), style), place);
            if let Some(column) = piece.column {
                hits.add(place, Message::ChosenAt(piece.row, column));
            }
        }
    }
}
