//! The keys of a place, what the grades mean, and what the program does with them.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

use crate::{
    schedule::Rating,
    text::{width, wrap},
    tui::{
        Action, Desk, HitMap, Message, Route, Scope,
        screens::Show,
        turn::Turn,
        widgets::{
            footer,
            header::{HEIGHT, header},
            list::{Cursor, position},
        },
    },
};

#[derive(Clone, Debug)]
enum Row {
    Heading(&'static str),
    Key(String, &'static str),
    Text(&'static str),
    Gap,
}

/// The state of the help.
#[derive(Clone, Debug)]
pub(in crate::tui) struct Help {
    of: Scope,
    rows: Vec<Row>,
    cursor: Cursor,
}

const METHOD: &str = "Answer aloud, or in your head if you must, before you reveal: recalling is what makes it stay. \
Be strict with yourself; an answer you would not give in the interview is Again. A failed card comes back in the same \
session. Each card returns on the day you would have about a 90 % chance of still knowing it. A little every day beats \
one long evening.";

impl Help {
    pub(in crate::tui) fn new(of: Scope, desk: &Desk) -> Self {
        let mut rows = vec![Row::Heading(of.title())];
        let bound = desk.keymap.of(of);
        rows.extend(bound.map(|bound| Row::Key(bound.shown_keys(), bound.help)));
        rows.extend([Row::Gap, Row::Heading("The four grades")]);
        rows.extend(Rating::ALL.map(|rating| Row::Key(rating.name().to_owned(), rating.meaning())));
        rows.extend([Row::Gap, Row::Heading("How to rehearse"), Row::Text(METHOD)]);
        Self {
            of,
            rows,
            cursor: Cursor::default(),
        }
    }

    fn lines(&self, desk: &Desk, columns: usize) -> Vec<Line<'static>> {
        let theme = &desk.theme;
        let widest = self.rows.iter().map(|row| match row {
            Row::Key(key, _) => width(key),
            Row::Heading(_) | Row::Text(_) | Row::Gap => 0,
        });
        // Half is left to the text, however many keys an action was given.
        let keys = (widest.max().unwrap_or(0) + 2).min(columns / 2);
        let mut lines = Vec::new();
        for row in &self.rows {
            match row {
                Row::Heading(text) => lines.push(Line::styled(*text, theme.title)),
                Row::Gap => lines.push(Line::default()),
                Row::Text(text) => lines.extend(wrap(text, columns, 0).into_iter().map(Line::from)),
                Row::Key(key, help) => {
                    let mut shown = wrap(key, keys.saturating_sub(2), 0).into_iter();
                    let mut texts = wrap(help, columns.saturating_sub(keys), 0).into_iter();
                    loop {
                        let (key, text) = match (shown.next(), texts.next()) {
                            (None, None) => break,
                            (key, text) => (key.unwrap_or_default(), text.unwrap_or_default()),
                        };
                        let gap = " ".repeat(keys.saturating_sub(width(&key)));
                        lines.push(Line::from(vec![
                            Span::styled(key, theme.key),
                            Span::raw(gap),
                            Span::raw(text),
                        ]));
                    }
                }
            }
        }
        lines
    }

    fn columns(desk: &Desk) -> usize {
        usize::from(desk.size.0.saturating_sub(4).min(92))
    }
}

impl Show for Help {
    fn scope(&self) -> Scope {
        Scope::Help
    }

    fn update(&mut self, message: &Message, turn: &mut Turn) -> Option<Route> {
        let (body, _) = footer::split(Rect::new(0, 0, turn.desk.size.0, turn.desk.size.1));
        let page = usize::from(body.height.saturating_sub(HEIGHT));
        let lines = self.lines(turn.desk, Self::columns(turn.desk)).len();
        let last = lines.saturating_sub(page) + 1;
        match message {
            Message::Do(Action::Back | Action::Help) => return Some(Route::Back),
            Message::Do(action) => {
                self.cursor.follow(*action, last, page);
            }
            Message::Scrolled(by) => self.cursor.scroll(*by, last),
            _ => self.cursor.row = self.cursor.row.min(last.saturating_sub(1)),
        }
        None
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect, _hits: &mut HitMap) {
        let columns = Self::columns(desk);
        let lines = self.lines(desk, columns);
        let page = usize::from(area.height.saturating_sub(HEIGHT));
        let shown = position(self.cursor.row, page, lines.len());
        let right = vec![Span::styled(format!("{shown} "), desk.theme.quiet)];
        let body = header(
            &desk.theme,
            &format!("Help: {}", self.of.title()),
            right,
            frame,
            area,
        );
        let width = u16::try_from(columns).unwrap_or(u16::MAX);
        let place = Rect::new(
            body.x + 2,
            body.y,
            body.width.saturating_sub(2).min(width),
            body.height,
        );
        for (row, line) in place.rows().zip(lines.into_iter().skip(self.cursor.row)) {
            frame.render_widget(line, row);
        }
    }
}
