//! The report of a mock interview.

use std::collections::HashMap;

use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};

use crate::{
    deck::{Card, CardId},
    history::Wanted,
    mock::{Block, Mock, Stage, markdown, report},
    session::Session,
    text::{lines, wrap},
    tui::{
        Action, Desk, Effect, HitMap, Message, Route, Scope,
        screens::{Show, steps},
        turn::Turn,
        widgets::{
            cut,
            header::{body, header},
            scrolled::Scrolled,
        },
    },
};

/// Columns left free at each side.
const MARGIN: u16 = 2;

/// Below this width the header says less.
const NARROW: u16 = 60;

/// The state of the report.
#[derive(Clone, Debug)]
pub(in crate::tui) struct ReportScreen {
    mock: Box<Mock>,
    /// The debrief that led here, whose steps can be taken back.
    session: Option<Box<Session>>,
    /// The texts of its cards, as far as they were read.
    cards: HashMap<CardId, Card>,
    text: Scrolled<Line<'static>>,
}

impl ReportScreen {
    /// The report of `mock`, as far as its debrief has come; how its answers were judged is asked of the history.
    pub(in crate::tui) fn new(mock: Box<Mock>, session: Option<Box<Session>>, turn: &mut Turn) -> Self {
        let mut screen = Self {
            mock,
            session,
            cards: HashMap::new(),
            text: Scrolled::default(),
        };
        turn.effects.push(Effect::ReadPast(Wanted::Mocks));
        for question in &screen.mock.questions {
            if let Some(Ok(card)) = turn.desk.read_card(&question.card, turn.effects) {
                screen.cards.insert(question.card.clone(), card);
            }
        }
        screen.lay_out(turn.desk);
        screen
    }

    /// Whether the debrief that led here has steps that can be taken back.
    pub(in crate::tui) fn can_go_back(&self) -> bool {
        self.session.is_some()
    }

    fn blocks(&self) -> Vec<Block> {
        report(&self.mock, |card| self.cards.get(card).cloned())
    }

    fn lay_out(&mut self, desk: &Desk) {
        let place = cut::column(body(desk.size), MARGIN, desk.settings.text_width);
        let columns = usize::from(place.width);
        let mut rows = Vec::new();
        for block in self.blocks() {
            rows.extend(shown(block, columns, desk));
        }
        rows.push(Line::default());
        let copy = desk.keymap.key(Action::Copy);
        let give = format!(
            "For a friend to read and mark: {copy} copies this as Markdown, and greenroom report {} -o FILE writes it.",
            self.mock.id
        );
        rows.extend(styled(wrap(&give, columns, 0), desk.theme.quiet));
        self.text.lay_out(place, rows);
    }

    fn act(&mut self, action: Action, turn: &mut Turn) -> Option<Route> {
        if self.text.follow(action) {
            return None;
        }
        match action {
            Action::Back => return Some(Route::Back),
            Action::Copy => {
                turn.effects.push(Effect::Copy(markdown(&self.blocks())));
                turn.desk.tell("the report is copied as Markdown");
            }
            Action::Undo => return self.step(steps::undo, turn),
            Action::Redo => return self.step(steps::redo, turn),
            _ => {}
        }
        None
    }

    /// Takes a grade back, or gives it again, and leads back to where it was given.
    fn step(&mut self, step: fn(&mut Session, &mut Turn) -> bool, turn: &mut Turn) -> Option<Route> {
        let session = self.session.as_mut()?;
        if !step(session, turn) {
            return None;
        }
        if session.card().is_some() {
            return Some(Route::Judge(self.mock.clone(), session.clone()));
        }
        turn.effects.push(Effect::ReadPast(Wanted::Mocks));
        None
    }
}

/// A piece of the report in lines; none for what is of use on paper alone.
fn shown(block: Block, columns: usize, desk: &Desk) -> Vec<Line<'static>> {
    let theme = &desk.theme;
    let with_air = |lines: Vec<String>, style: Style| {
        let lines = styled(lines, style);
        [Line::default()].into_iter().chain(lines).collect()
    };
    match block {
        Block::Paper(_) => Vec::new(),
        Block::Title(text) => styled(wrap(&text, columns, 0), theme.title).collect(),
        Block::Heading(text) => {
            let rule = "── ".to_owned() + &text;
            with_air(vec![rule], theme.title)
        }
        Block::Label(text) => with_air(vec![text], theme.title),
        Block::Asked(text) => styled(lines(&text, columns), theme.text).collect(),
        Block::Text(text) => styled(wrap(&text, columns, 0), theme.quiet).collect(),
        Block::Own(text) => {
            let said = lines(&text, columns.saturating_sub(2)).into_iter();
            let said = said.map(|line| format!("│ {line}")).collect();
            styled(said, theme.text).collect()
        }
        Block::Item(text) => styled(wrap(&format!("- {text}"), columns, 2), theme.text).collect(),
        Block::Tick(ticked, text) => {
            let tick = if ticked { "[x]" } else { "[ ]" };
            styled(wrap(&format!("{tick} {text}"), columns, 4), theme.text).collect()
        }
    }
}

fn styled(lines: Vec<String>, style: Style) -> impl Iterator<Item = Line<'static>> {
    lines.into_iter().map(move |line| Line::styled(line, style))
}

impl Show for ReportScreen {
    fn scope(&self) -> Scope {
        Scope::Report
    }

    fn update(&mut self, message: &Message, turn: &mut Turn) -> Option<Route> {
        match message {
            Message::Do(action) => return self.act(*action, turn),
            Message::Scrolled(lines) => self.text.scroll(*lines),
            Message::Resized { .. } => self.lay_out(turn.desk),
            Message::PastRead(Wanted::Mocks, events, problems) => {
                if let Some(problem) = problems.first() {
                    turn.desk.alarm(problem.to_string());
                }
                // What could not be saved is not among them: then what was known stays.
                let found = Mock::all(events).into_iter().find(|mock| mock.id == self.mock.id);
                self.mock = found.map_or_else(|| self.mock.clone(), Box::new);
                self.lay_out(turn.desk);
            }
            Message::CardRead(id, Ok(card)) if self.mock.question(id).is_some() => {
                self.cards.insert(id.clone(), (**card).clone());
                self.lay_out(turn.desk);
            }
            _ => {}
        }
        None
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect, _hits: &mut HitMap) {
        let stands = match self.mock.stage() {
            // There is no room for it beside the lines that are shown.
            _ if area.width < NARROW => "",
            Stage::Done => "",
            Stage::Asking(_) => "left half-way   ",
            Stage::Debrief => "to be judged   ",
        };
        let right = vec![
            Span::styled(stands, desk.theme.due),
            Span::styled(format!("{} ", self.text.position()), desk.theme.quiet),
        ];
        header(&desk.theme, "Report", right, frame, area);
        for (line, row) in self.text.shown() {
            frame.render_widget(line, row);
        }
    }
}
