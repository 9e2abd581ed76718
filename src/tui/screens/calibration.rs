//! How sure the user was, held against how it went.

use std::path::PathBuf;

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

use crate::{
    deck::Problem,
    history::{Event, Sure, Wanted},
    stats::{Calibration, FEW, Since, Table, Went},
    text::wrap,
    tui::{
        Action, Desk, Effect, HitMap, Message, Route, Scope,
        screens::Show,
        turn::Turn,
        widgets::{
            bar::bar,
            cut,
            header::{body, header},
            scrolled::Scrolled,
        },
    },
};

/// Columns left free at each side.
const MARGIN: u16 = 3;

/// Below this many columns for text less is said in a row.
const NARROW: usize = 60;

/// What a line of the screen is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Text,
    Title,
    Quiet,
    Alarm,
}

/// The state of the screen.
#[derive(Clone, Debug)]
pub(in crate::tui) struct CalibrationScreen {
    /// None as long as the answers are being read.
    found: Option<Calibration>,
    problems: Vec<Problem>,
    text: Scrolled<(Style, String)>,
}

impl CalibrationScreen {
    /// Asks for the answers.
    pub(in crate::tui) fn new(turn: &mut Turn) -> Self {
        turn.effects.push(Effect::ReadPast(Wanted::Grades));
        let mut screen = Self {
            found: None,
            problems: Vec::new(),
            text: Scrolled::default(),
        };
        screen.lay_out(turn.desk);
        screen
    }

    fn read(&mut self, events: &[Event], problems: &[Problem], desk: &Desk) {
        let found = Calibration::of(events, |card| desk.library.role_and_kind(card));
        self.found = Some(found);
        self.problems = problems.to_vec();
        self.lay_out(desk);
    }

    fn lay_out(&mut self, desk: &Desk) {
        let place = cut::column(body(desk.size), MARGIN, desk.settings.text_width);
        let columns = usize::from(place.width);
        let mut lines = Lines {
            columns,
            lines: vec![(Style::Text, String::new())],
        };
        for problem in &self.problems {
            lines.say(Style::Alarm, &problem.to_string());
        }
        match &self.found {
            None => lines.say(Style::Quiet, "Your answers are being read."),
            Some(found) if found.all.is_empty() => lines.nothing(desk),
            Some(found) => lines.all(found),
        }
        self.text.lay_out(place, lines.lines);
    }
}

/// Lines of at most so many columns.
struct Lines {
    columns: usize,
    lines: Vec<(Style, String)>,
}

impl Lines {
    fn say(&mut self, style: Style, text: &str) {
        let lines = wrap(text, self.columns, 0).into_iter();
        self.lines.extend(lines.map(|line| (style, line)));
    }

    fn gap(&mut self) {
        self.lines.push((Style::Text, String::new()));
    }

    /// How figures come about.
    fn nothing(&mut self, desk: &Desk) {
        let key = desk.keymap.key_in(Scope::Question, Action::Sure);
        let said = format!(
            "Nothing yet. On a question, {key} says how sure you are of your answer, before you see the sample. Here that is \
             held against your grades."
        );
        self.say(Style::Quiet, &said);
    }

    fn all(&mut self, found: &Calibration) {
        self.in_words(&found.all);
        for (name, table) in found.tables() {
            self.gap();
            self.say(Style::Title, name);
            for since in Since::ALL {
                self.since(table, since);
            }
        }
        self.gap();
        self.say(
            Style::Quiet,
            "Passed is Hard, Good or Easy. On a later day tells most: what one knows minutes after reading it, one need not \
             know tomorrow. What was crammed or looked at before answering is not counted.",
        );
    }

    /// Of the answers on a later day, what can be told.
    fn in_words(&mut self, all: &Table) {
        let before = self.lines.len();
        for sure in Sure::ALL.into_iter().rev() {
            let went = all.went(Since::LaterDay, sure);
            if !went.is_too_few() {
                let (name, Went { answers, passed, .. }) = (sure.name(), went);
                let said = format!("When you said {name} on a later day, you passed {passed} of {answers}.");
                self.say(Style::Text, &said);
            }
        }
        if self.lines.len() == before {
            let said = format!(
                "Too few answers on a later day to tell: it takes {FEW} of which you were equally sure."
            );
            self.say(Style::Text, &said);
        }
    }

    fn since(&mut self, table: &Table, since: Since) {
        if table.answers(since) == 0 {
            return;
        }
        self.say(Style::Quiet, since.title());
        for sure in Sure::ALL.into_iter().rev() {
            let went = table.went(since, sure);
            if went.answers > 0 {
                let row = row(sure, went, self.columns < NARROW);
                self.lines.push((Style::Text, row));
            }
        }
    }
}

/// `sure         9 of 12 passed  ██████░░  7 Good or Easy`.
fn row(sure: Sure, went: Went, narrow: bool) -> String {
    let Went {
        answers,
        passed,
        good,
    } = went;
    let counts = format!("{passed} of {answers}");
    if went.is_too_few() {
        return if narrow {
            format!("  {:<11} {counts:>7} · too few", sure.name())
        } else {
            format!("  {:<11} {counts:>9} passed  too few to tell", sure.name())
        };
    }
    let (full, empty) = bar(passed, answers, if narrow { 10 } else { 20 });
    if narrow {
        format!("  {:<11} {counts:>7} {full}{empty}", sure.name())
    } else {
        let good = format!("{good} Good or Easy");
        format!("  {:<11} {counts:>9} passed  {full}{empty}  {good}", sure.name())
    }
}

impl Show for CalibrationScreen {
    fn scope(&self) -> Scope {
        Scope::Calibration
    }

    fn update(&mut self, message: &Message, turn: &mut Turn) -> Option<Route> {
        match message {
            Message::Do(Action::Back) => return Some(Route::Back),
            Message::Do(action) => {
                self.text.follow(*action);
            }
            Message::Scrolled(lines) => self.text.scroll(*lines),
            Message::PastRead(Wanted::Grades, events, problems) => self.read(events, problems, turn.desk),
            Message::Resized { .. } => self.lay_out(turn.desk),
            _ => {}
        }
        None
    }

    /// Another machine's answers may have come, or a deck.
    fn disk_read(&mut self, _paths: &[PathBuf], turn: &mut Turn) {
        turn.effects.push(Effect::ReadPast(Wanted::Grades));
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect, _hits: &mut HitMap) {
        let theme = &desk.theme;
        let right = vec![Span::styled(format!("{} ", self.text.position()), theme.quiet)];
        let wide = usize::from(area.width) >= NARROW;
        let title = if wide {
            "How sure you were, and how it went"
        } else {
            "How sure you were"
        };
        header(theme, title, right, frame, area);
        for ((style, text), place) in self.text.shown() {
            let style = match style {
                Style::Text => theme.text,
                Style::Title => theme.title,
                Style::Quiet => theme.quiet,
                Style::Alarm => theme.alarm,
            };
            frame.render_widget(Line::styled(text.as_str(), style), place);
        }
    }
}
