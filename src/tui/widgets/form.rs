//! A form: lines of choices, of which one holds or several do.

mod layout;

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

use crate::tui::{
    Action, Desk, HitMap, Message,
    widgets::{
        header::{HEIGHT, header},
        list::{Cursor, span},
    },
};

/// A line of the form. Choosing means `W`.
#[derive(Clone, Debug)]
pub(in crate::tui) struct Field<W> {
    name: &'static str,
    pub(in crate::tui) choices: Vec<Choice<W>>,
    /// Several can be chosen; else exactly one.
    several: bool,
}

#[derive(Clone, Debug)]
pub(in crate::tui) struct Choice<W> {
    name: String,
    pub(in crate::tui) chosen: bool,
    pub(in crate::tui) what: W,
}

impl<W> Field<W> {
    /// Exactly one of `choices` holds.
    pub(in crate::tui) fn one(name: &'static str, choices: Vec<Choice<W>>) -> Self {
        Self {
            name,
            choices,
            several: false,
        }
    }

    /// Any of `choices` hold, but at least one.
    pub(in crate::tui) fn several(name: &'static str, choices: Vec<Choice<W>>) -> Self {
        Self {
            name,
            choices,
            several: true,
        }
    }
}

impl<W> Choice<W> {
    pub(in crate::tui) fn new(name: impl Into<String>, chosen: bool, what: W) -> Self {
        Self {
            name: name.into(),
            chosen,
            what,
        }
    }
}

/// The state of a form.
#[derive(Clone, Debug)]
pub(in crate::tui) struct Form<W> {
    pub(in crate::tui) fields: Vec<Field<W>>,
    cursor: Cursor,
    column: usize,
}

impl<W> Form<W> {
    pub(in crate::tui) fn new(fields: Vec<Field<W>>) -> Self {
        let mut form = Self {
            fields,
            cursor: Cursor::default(),
            column: 0,
        };
        form.column = form.chosen_column();
        form
    }

    /// Puts a field above the others, and the cursor on it.
    pub(in crate::tui) fn put_first(&mut self, field: Field<W>) {
        self.fields.insert(0, field);
        self.cursor.row = 0;
        self.column = self.chosen_column();
    }

    /// What is chosen, with whether that is all there is to choose in its field.
    pub(in crate::tui) fn chosen(&self) -> impl Iterator<Item = (&W, bool)> {
        self.fields.iter().flat_map(|field| {
            let all = field.choices.iter().all(|choice| choice.chosen);
            let chosen = field.choices.iter().filter(|choice| choice.chosen);
            chosen.map(move |choice| (&choice.what, all))
        })
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

    /// Moves and chooses as a key or click asks for. Whether something else may be chosen now.
    pub(in crate::tui) fn update(&mut self, message: &Message, desk: &mut Desk) -> bool {
        match message {
            Message::Do(Action::Choose) => self.choose(self.cursor.row, self.column, desk),
            Message::Do(Action::Left) => self.go_to(self.column.saturating_sub(1), desk),
            Message::Do(Action::Right) => self.go_to(self.column + 1, desk),
            Message::Do(action) if self.cursor.follow(*action, self.fields.len(), 1) => {
                self.column = self.chosen_column();
                return false;
            }
            Message::ChosenAt(row, column) => {
                (self.cursor.row, self.column) = (*row, *column);
                self.choose(*row, *column, desk);
            }
            _ => return false,
        }
        true
    }

    /// Draws it under its title, with what it comes to at the right.
    pub(in crate::tui) fn view(
        &self,
        title: &str,
        comes_to: &str,
        desk: &Desk,
        frame: &mut Frame,
        area: Rect,
        hits: &mut HitMap,
    ) {
        let theme = &desk.theme;
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
            Span::styled(format!("{comes_to} "), theme.title),
        ];
        let body = header(theme, title, right, frame, area);
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
