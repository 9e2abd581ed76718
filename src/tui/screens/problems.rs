//! What is wrong in the user's files, each with its place and its remedy.

use std::{ops::Range, path::PathBuf};

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
        widgets::{
            cut,
            header::{body, header},
            scrolled::Scrolled,
        },
    },
};

/// Columns left free at each side.
const MARGIN: u16 = 3;

/// What a line says of its problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Nothing: it is the gap above.
    Gap,
    Place,
    What,
    Hint,
}

/// A line of the list.
#[derive(Clone, Debug)]
struct Row {
    /// Which problem it belongs to.
    problem: usize,
    part: Part,
    text: String,
}

/// The state of the list.
#[derive(Clone, Debug)]
pub(in crate::tui) struct Problems {
    found: Vec<Problem>,
    chosen: usize,
    text: Scrolled<Row>,
}

impl Problems {
    pub(in crate::tui) fn new(desk: &Desk) -> Self {
        let mut screen = Self {
            found: desk.problems().cloned().collect(),
            chosen: 0,
            text: Scrolled::default(),
        };
        screen.lay_out(desk);
        screen
    }

    fn lay_out(&mut self, desk: &Desk) {
        let body = body(desk.size);
        let place = cut::column(body, MARGIN, u16::MAX);
        let numbered = self.found.iter().enumerate();
        let rows = numbered.flat_map(|(number, problem)| rows(number, problem, usize::from(place.width)));
        self.text.lay_out(place, rows.collect());
        self.choose(self.chosen);
    }

    /// Chooses a problem and shows all of it, or as much as the screen holds.
    fn choose(&mut self, problem: usize) {
        self.chosen = problem.min(self.found.len().saturating_sub(1));
        let lines = self.lines_of_chosen();
        let from_end = lines.end.saturating_sub(self.text.page());
        let (least, most) = (lines.start.min(from_end), lines.start.max(from_end));
        self.text.scroll_to(self.text.first().clamp(least, most));
    }

    /// The lines of the chosen problem, without the gap above.
    fn lines_of_chosen(&self) -> Range<usize> {
        let is_its = |row: &Row| row.problem == self.chosen && row.part != Part::Gap;
        let rows = self.text.lines();
        let start = rows.iter().position(is_its).unwrap_or(0);
        start..rows.iter().rposition(is_its).map_or(start, |last| last + 1)
    }

    fn act(&mut self, action: Action, turn: &mut Turn) -> Option<Route> {
        match action {
            Action::Back => return Some(Route::Back),
            Action::Edit => {
                let problem = self.found.get(self.chosen)?;
                turn.effects.push(Effect::Edit {
                    path: problem.path.clone(),
                    at: Place::Line(problem.line.max(1)),
                });
            }
            Action::Up => self.step(-1),
            Action::Down => self.step(1),
            action => {
                if self.text.follow(action) {
                    self.choose_what_is_shown(action);
                }
            }
        }
        None
    }

    /// A line further where the chosen problem goes on beyond the screen, else to the next problem.
    fn step(&mut self, by: i32) {
        let lines = self.lines_of_chosen();
        let first = self.text.first();
        let (goes_on, next) = if by < 0 {
            (lines.start < first, self.chosen.saturating_sub(1))
        } else {
            (lines.end > first + self.text.page(), self.chosen + 1)
        };
        if goes_on {
            self.text.scroll(by);
        } else {
            self.choose(next);
        }
    }

    /// After a jump: the problem that the screen begins with is the chosen one, or at the end the last.
    fn choose_what_is_shown(&mut self, action: Action) {
        let first = self.text.first();
        let at_end = first == self.text.last() && matches!(action, Action::PageDown | Action::Last);
        self.chosen = if at_end {
            self.found.len().saturating_sub(1)
        } else {
            self.text.lines().get(first).map_or(0, |row| row.problem)
        };
    }

    /// Scrolls as the wheel does, at most to the next problem.
    fn scroll(&mut self, lines: i32) {
        let before = self.chosen;
        for _ in 0..lines.unsigned_abs() {
            self.step(lines.signum());
            if self.chosen != before {
                return;
            }
        }
    }

    /// Which problem is chosen, and which lines are shown.
    fn position(&self) -> String {
        let lines = self.text.position();
        match self.found.len() {
            0 | 1 if lines.is_empty() => count(self.found.len(), "problem"),
            0 | 1 => lines,
            all if lines.is_empty() => format!("{} of {all}", self.chosen + 1),
            all => format!("{} of {all}   {lines}", self.chosen + 1),
        }
    }
}

/// A problem's lines of at most `columns` columns: its place, what is wrong, what to do about it.
fn rows(problem: usize, says: &Problem, columns: usize) -> Vec<Row> {
    let row = |part, text| Row { problem, part, text };
    let mut rows = Vec::new();
    if problem > 0 {
        rows.push(row(Part::Gap, String::new()));
    }
    let place = says.place();
    let parts = [
        (Part::Place, Some(place.as_str())),
        (Part::What, Some(says.what.as_str())),
        (Part::Hint, says.hint.as_deref()),
    ];
    for (part, text) in parts {
        let lines = text.into_iter().flat_map(str::lines);
        let lines = lines.flat_map(|line| wrap(line, columns, 0));
        rows.extend(lines.map(|line| row(part, line)));
    }
    rows
}

impl Show for Problems {
    fn scope(&self) -> Scope {
        Scope::Problems
    }

    fn update(&mut self, message: &Message, turn: &mut Turn) -> Option<Route> {
        match message {
            Message::Do(action) => return self.act(*action, turn),
            Message::Scrolled(lines) => self.scroll(*lines),
            Message::Chosen(problem) => self.choose(*problem),
            Message::Resized { .. } => self.lay_out(turn.desk),
            _ => {}
        }
        None
    }

    fn disk_read(&mut self, _paths: &[PathBuf], turn: &mut Turn) {
        self.found = turn.desk.problems().cloned().collect();
        self.lay_out(turn.desk);
    }

    fn settings_changed(&mut self, turn: &mut Turn) {
        self.disk_read(&[], turn);
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect, hits: &mut HitMap) {
        let theme = &desk.theme;
        let right = vec![Span::styled(format!("{} ", self.position()), theme.quiet)];
        let body = header(theme, "Problems", right, frame, area);
        if self.found.is_empty() {
            frame.render_widget(Line::styled(" Everything could be read.", theme.quiet), body);
        }
        let start = self.lines_of_chosen().start;
        for (number, (row, place)) in (self.text.first()..).zip(self.text.shown()) {
            let style = match row.part {
                Part::Place if row.problem == self.chosen => theme.chosen,
                Part::Place => theme.title,
                Part::What | Part::Gap => theme.text,
                Part::Hint => theme.quiet,
            };
            frame.render_widget(Line::styled(row.text.as_str(), style), place);
            hits.add(place, Message::Chosen(row.problem));
            if number == start {
                let place = Rect::new(body.x, place.y, MARGIN, 1);
                frame.render_widget(Line::styled(" › ", theme.key), place);
            }
        }
    }
}
