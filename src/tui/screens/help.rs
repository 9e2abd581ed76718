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
        Action, Desk, HitMap, Message, Route, Scope, Theme,
        screens::Show,
        turn::Turn,
        widgets::{
            cut,
            header::{body, header},
            scrolled::Scrolled,
        },
    },
};

/// Columns left free at the left.
const MARGIN: u16 = 2;

/// The widest a line of the help is.
const WIDEST: u16 = 92;

const METHOD: &str = "Answer aloud, or in your head if you must, before you reveal: recalling is what makes it stay. \
Be strict with yourself; an answer you would not give in the interview is Again. A failed card comes back in the same \
session. Each card returns on the day you would have about a 90 % chance of still knowing it. A little every day beats \
one long evening.";

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
    text: Scrolled<Line<'static>>,
}

impl Help {
    pub(in crate::tui) fn new(of: Scope, desk: &Desk) -> Self {
        let mut help = Self {
            of,
            rows: rows(of, desk),
            text: Scrolled::default(),
        };
        help.lay_out(desk);
        help
    }

    fn lay_out(&mut self, desk: &Desk) {
        let body = body(desk.size);
        let place = cut::column(body, MARGIN, WIDEST);
        let lines = lines(&self.rows, usize::from(place.width), &desk.theme);
        self.text.lay_out(place, lines);
    }
}

fn rows(of: Scope, desk: &Desk) -> Vec<Row> {
    let mut rows = vec![Row::Heading(of.title())];
    let bound = desk.keymap.of(of);
    rows.extend(bound.map(|bound| Row::Key(bound.shown_keys(), bound.help)));
    rows.extend([Row::Gap, Row::Heading("The four grades")]);
    rows.extend(Rating::ALL.map(|rating| Row::Key(rating.name().to_owned(), rating.meaning())));
    rows.extend([Row::Gap, Row::Heading("How to rehearse"), Row::Text(METHOD)]);
    rows
}

fn lines(rows: &[Row], columns: usize, theme: &Theme) -> Vec<Line<'static>> {
    let widest = rows.iter().map(|row| match row {
        Row::Key(key, _) => width(key),
        Row::Heading(_) | Row::Text(_) | Row::Gap => 0,
    });
    // Half is left to the text, however many keys an action was given.
    let keys = (widest.max().unwrap_or(0) + 2).min(columns / 2);
    let mut lines = Vec::new();
    for row in rows {
        match row {
            Row::Heading(text) => lines.push(Line::styled(*text, theme.title)),
            Row::Gap => lines.push(Line::default()),
            Row::Text(text) => lines.extend(wrap(text, columns, 0).into_iter().map(Line::from)),
            Row::Key(key, help) => lines.extend(beside(key, help, keys, columns, theme)),
        }
    }
    lines
}

/// A key in the first `keys` columns, and beside it what it does.
fn beside(key: &str, help: &str, keys: usize, columns: usize, theme: &Theme) -> Vec<Line<'static>> {
    let shown = wrap(key, keys.saturating_sub(2), 0);
    let texts = wrap(help, columns.saturating_sub(keys), 0);
    let rows = shown.len().max(texts.len());
    let mut both = (shown.into_iter(), texts.into_iter());
    let mut line = |_| {
        let key = both.0.next().unwrap_or_default();
        let gap = " ".repeat(keys.saturating_sub(width(&key)));
        let text = both.1.next().unwrap_or_default();
        Line::from(vec![
            Span::styled(key, theme.key),
            Span::raw(gap),
            Span::raw(text),
        ])
    };
    (0..rows).map(&mut line).collect()
}

impl Show for Help {
    fn scope(&self) -> Scope {
        Scope::Help
    }

    fn update(&mut self, message: &Message, turn: &mut Turn) -> Option<Route> {
        match message {
            Message::Do(Action::Back | Action::Help) => return Some(Route::Back),
            Message::Do(action) => {
                self.text.follow(*action);
            }
            Message::Scrolled(lines) => self.text.scroll(*lines),
            Message::Resized { .. } => self.lay_out(turn.desk),
            _ => {}
        }
        None
    }

    fn settings_changed(&mut self, turn: &mut Turn) {
        self.rows = rows(self.of, turn.desk);
        self.lay_out(turn.desk);
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect, _hits: &mut HitMap) {
        let title = format!("Help: {}", self.of.title());
        let shown = format!("{} ", self.text.position());
        let right = vec![Span::styled(shown, desk.theme.quiet)];
        header(&desk.theme, &title, right, frame, area);
        for (line, row) in self.text.shown() {
            frame.render_widget(line, row);
        }
    }
}
