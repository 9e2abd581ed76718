//! What is wrong in the user's files, each with its place and its remedy.

use std::path::PathBuf;

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

use crate::{
    deck::Problem,
    text::{count, wrap},
    tui::{
        Action, Desk, Effect, HitMap, Message, Place, Route, Scope,
        screens::Show,
        turn::Turn,
        widgets::{header::header, list::Cursor},
    },
};

/// The state of the list.
#[derive(Clone, Debug)]
pub(in crate::tui) struct Problems {
    problems: Vec<Problem>,
    cursor: Cursor,
}

impl Problems {
    pub(in crate::tui) fn new(desk: &Desk) -> Self {
        Self {
            problems: desk.problems().cloned().collect(),
            cursor: Cursor::default(),
        }
    }
}

impl Show for Problems {
    fn scope(&self) -> Scope {
        Scope::Problems
    }

    fn update(&mut self, message: &Message, turn: &mut Turn) -> Option<Route> {
        match message {
            Message::Do(Action::Back) => return Some(Route::Back),
            Message::Do(Action::Edit) => {
                let problem = self.problems.get(self.cursor.row)?;
                turn.effects.push(Effect::Edit {
                    path: problem.path.clone(),
                    at: Place::Line(problem.line.max(1)),
                });
            }
            Message::Do(action) => {
                let page = usize::from(turn.desk.size.1).saturating_sub(5) / 3;
                self.cursor.follow(*action, self.problems.len(), page);
            }
            Message::Scrolled(lines) => self.cursor.scroll(lines.signum(), self.problems.len()),
            Message::Chosen(row) => self.cursor.row = (*row).min(self.problems.len().saturating_sub(1)),
            _ => {}
        }
        None
    }

    fn disk_read(&mut self, _paths: &[PathBuf], turn: &mut Turn) {
        self.problems = turn.desk.problems().cloned().collect();
        self.cursor.row = self.cursor.row.min(self.problems.len().saturating_sub(1));
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect, hits: &mut HitMap) {
        let theme = &desk.theme;
        let right = vec![Span::styled(
            match self.problems.len() {
                0 | 1 => format!("{} ", count(self.problems.len(), "problem")),
                number => format!("{} of {number} problems ", self.cursor.row + 1),
            },
            theme.quiet,
        )];
        let body = header(theme, "Problems in your files", right, frame, area);
        if self.problems.is_empty() {
            frame.render_widget(Line::styled("  Everything could be read.", theme.quiet), body);
            return;
        }
        let columns = usize::from(body.width).saturating_sub(4);
        let mut y = body.y;
        for (number, problem) in self
            .problems
            .iter()
            .enumerate()
            .skip(self.cursor.row.saturating_sub(1))
        {
            let chosen = number == self.cursor.row;
            let mut rows: Vec<Line> = wrap(&problem.place(), columns, 0)
                .into_iter()
                .map(|text| Line::styled(text, if chosen { theme.chosen } else { theme.title }))
                .collect();
            rows.extend(
                wrap(&problem.what, columns, 0)
                    .into_iter()
                    .map(|text| Line::styled(text, theme.text)),
            );
            if let Some(hint) = &problem.hint {
                rows.extend(
                    wrap(hint, columns, 0)
                        .into_iter()
                        .map(|text| Line::styled(text, theme.quiet)),
                );
            }
            rows.push(Line::default());
            for row in rows {
                if y >= body.bottom() {
                    return;
                }
                let place = Rect::new(body.x + 2, y, body.width.saturating_sub(4), 1);
                frame.render_widget(row, place);
                hits.add(place, Message::Chosen(number));
                y += 1;
            }
        }
    }
}
