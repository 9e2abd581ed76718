//! The mock interviews that were held.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

use crate::{
    history::Wanted,
    mock::{Mock, Stage},
    text::{count, truncate, width, wrap},
    tui::{
        Action, Desk, Effect, HitMap, Message, Route, Scope,
        screens::Show,
        turn::Turn,
        widgets::{
            days,
            header::{HEIGHT, body, header},
            list::{Cursor, span},
        },
    },
};

/// Below this width the day stands without its year, and without the time taken.
const NARROW: u16 = 60;

/// The state of the list.
#[derive(Clone, Debug)]
pub(in crate::tui) struct Mocks {
    /// The newest first; `None` until they were read.
    mocks: Option<Vec<Mock>>,
    cursor: Cursor,
}

impl Mocks {
    /// Asks the history for them.
    pub(in crate::tui) fn new(effects: &mut Vec<Effect>) -> Self {
        effects.push(Effect::ReadPast(Wanted::Mocks));
        Self {
            mocks: None,
            cursor: Cursor::default(),
        }
    }

    fn rows(&self) -> &[Mock] {
        self.mocks.as_deref().unwrap_or_default()
    }

    fn act(&mut self, action: Action, turn: &mut Turn) -> Option<Route> {
        let page = usize::from(body(turn.desk.size).height);
        let rows = self.rows().len();
        if self.cursor.follow(action, rows, page) {
            return None;
        }
        if action == Action::Back {
            return Some(Route::Back);
        }
        let mock = self.rows().get(self.cursor.row)?;
        match action {
            Action::Open => Some(Route::Report(Box::new(mock.clone()))),
            Action::Mock if mock.stage() == Stage::Done => {
                turn.desk
                    .tell("this one is done: nothing is left to ask or to judge");
                None
            }
            Action::Mock => Some(Route::GoOn(Box::new(mock.clone()))),
            _ => None,
        }
    }
}

impl Show for Mocks {
    fn scope(&self) -> Scope {
        Scope::Mocks
    }

    fn update(&mut self, message: &Message, turn: &mut Turn) -> Option<Route> {
        match message {
            Message::Do(action) => return self.act(*action, turn),
            Message::Chosen(row) if *row == self.cursor.row => return self.act(Action::Open, turn),
            Message::Chosen(row) => self.cursor.row = (*row).min(self.rows().len().saturating_sub(1)),
            Message::Scrolled(lines) => {
                let rows = self.rows().len();
                self.cursor.scroll(lines.signum(), rows);
            }
            Message::PastRead(Wanted::Mocks, events, problems) => {
                if let Some(problem) = problems.first() {
                    turn.desk.alarm(problem.to_string());
                }
                self.mocks = Some(Mock::all(events));
                self.cursor.row = self.cursor.row.min(self.rows().len().saturating_sub(1));
            }
            _ => {}
        }
        None
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect, hits: &mut HitMap) {
        let theme = &desk.theme;
        let rows = self.rows();
        let page = usize::from(area.height.saturating_sub(HEIGHT));
        let first = self.cursor.first_shown(rows.len(), page);
        let shown = match span(first, page, rows.len()) {
            all if all.is_empty() && self.mocks.is_some() => count(rows.len(), "interview"),
            some => some,
        };
        let right = vec![Span::styled(format!("{shown} "), theme.quiet)];
        let body = header(theme, "Mock interviews", right, frame, area);
        if rows.is_empty() {
            nothing(self.mocks.is_some(), desk, frame, body);
        }
        for (place, (number, mock)) in body.rows().zip(rows.iter().enumerate().skip(first)) {
            let chosen = number == self.cursor.row;
            frame.render_widget(line(mock, chosen, desk, place.width), place);
            hits.add(place, Message::Chosen(number));
        }
    }
}

/// How to fill the list, or that it is on its way.
fn nothing(is_read: bool, desk: &Desk, frame: &mut Frame, area: Rect) {
    let key = desk.keymap.key(Action::Mock);
    let text = if is_read {
        format!(
            "Nothing here yet. On a role, {key} begins a mock interview: questions against the clock, judged after the last."
        )
    } else {
        "Your history is being read.".to_owned()
    };
    let lines = wrap(&text, usize::from(area.width.saturating_sub(4)), 0);
    for (line, row) in lines.into_iter().zip(area.rows()) {
        frame.render_widget(Line::styled(format!("   {line}"), desk.theme.quiet), row);
    }
}

fn line(mock: &Mock, chosen: bool, desk: &Desk, columns: u16) -> Line<'static> {
    let theme = &desk.theme;
    let narrow = columns < NARROW;
    let day = if narrow {
        mock.day.date().strftime("%-d %b").to_string()
    } else {
        days::date(mock.day)
    };
    let day = format!("{day:>width$}  ", width = if narrow { 6 } else { 11 });
    let stands = stands(mock, narrow);
    let room = usize::from(columns).saturating_sub(width(&day) + width(&stands) + 6);
    let role = truncate(&mock.role, room);
    let pad = " ".repeat(room.saturating_sub(width(&role)) + 2);
    let (text, quiet) = if chosen {
        (theme.chosen, theme.chosen)
    } else {
        (theme.text, theme.quiet)
    };
    Line::from(vec![
        Span::styled(if chosen { " › " } else { "   " }, text),
        Span::styled(day, quiet),
        Span::styled(role, text),
        Span::styled(pad, text),
        Span::styled(format!("{stands} "), quiet),
    ])
}

/// How far it has come, how much was asked, and how long that took.
fn stands(mock: &Mock, narrow: bool) -> String {
    let (answers, of) = (mock.answers(), mock.questions.len());
    let stage = match mock.stage() {
        Stage::Asking(_) => "left half-way",
        Stage::Debrief => "to be judged",
        Stage::Done => "done",
    };
    if narrow {
        return match mock.stage() {
            Stage::Done => format!("{answers} of {of}"),
            Stage::Asking(_) | Stage::Debrief => format!("{answers} of {of}, open"),
        };
    }
    let took = days::clock(mock.took_ms() / 1_000);
    format!("{answers:>2} of {of:>2} questions  {took:>8}  {stage:<13}")
}
