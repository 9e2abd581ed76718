//! The earlier answers to a card: how each was given and graded, its text, and what changed from one to another.

mod compared;
mod listing;
mod reading;

use std::path::PathBuf;

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

use crate::{
    deck::{Card, CardId, Kind, Problem},
    history::{Answer, EventId, Wanted},
    text::count,
    tui::{
        Action, Desk, Effect, HitMap, Message, Route, Scope, Theme,
        screens::Show,
        turn::Turn,
        widgets::{
            cut, days,
            header::{body, header},
            list::Cursor,
            scrolled::Scrolled,
        },
    },
};

/// Columns left free at each side.
const MARGIN: u16 = 2;

/// What was found in the history.
#[derive(Clone, Debug)]
enum Found {
    /// It is being read.
    Nothing,
    /// The answers, newest first, and what could not be read.
    Answers(Vec<Answer>, Vec<Problem>),
}

/// What is open above the list.
#[derive(Clone, Debug)]
enum Opened {
    One(Box<Answer>),
    /// The older one and the newer.
    Two(Box<(Answer, Answer)>),
}

/// The state of the screen.
#[derive(Clone, Debug)]
pub(in crate::tui) struct Earlier {
    card: CardId,
    kind: Option<Kind>,
    /// The card's text, once it was read, or why it cannot be.
    text: Option<Result<Box<Card>, Problem>>,
    found: Found,
    cursor: Cursor,
    /// What the next one is compared with.
    marked: Option<EventId>,
    list: listing::List,
    opened: Option<(Opened, Scrolled<Line<'static>>)>,
}

impl Earlier {
    pub(in crate::tui) fn new(card: CardId, desk: &Desk) -> Self {
        Self {
            kind: desk.library.card(&card).and_then(|entry| entry.kind),
            card,
            text: None,
            found: Found::Nothing,
            cursor: Cursor::default(),
            marked: None,
            list: listing::List::default(),
            opened: None,
        }
    }

    /// Asks for the question and the answers.
    pub(in crate::tui) fn read(&mut self, desk: &Desk, effects: &mut Vec<Effect>) {
        self.read_text(desk, effects);
        effects.push(Effect::ReadPast(self.wanted()));
        self.lay_out(desk);
    }

    fn read_text(&mut self, desk: &Desk, effects: &mut Vec<Effect>) {
        if let Some(text) = desk.read_card(&self.card, effects) {
            self.text = Some(text.map(Box::new));
        }
    }

    fn wanted(&self) -> Wanted {
        Wanted::GradesOf(self.card.clone())
    }

    fn answers(&self) -> &[Answer] {
        match &self.found {
            Found::Nothing => &[],
            Found::Answers(answers, _) => answers,
        }
    }

    fn card(&self) -> Option<&Card> {
        self.text.as_ref()?.as_deref().ok()
    }

    fn lay_out(&mut self, desk: &Desk) {
        let body = body(desk.size);
        self.list = listing::lay_out(self, desk, body);
        let card = self.text.as_ref().and_then(|text| text.as_deref().ok());
        if let Some((opened, text)) = &mut self.opened {
            let place = cut::column(body, MARGIN, desk.settings.text_width);
            let lines = match opened {
                Opened::One(answer) => reading::lines(answer, card, self.kind, desk, place.width),
                Opened::Two(both) => compared::lines(&both.0, &both.1, &desk.theme, place.width),
            };
            text.lay_out(place, lines);
        }
    }

    fn act(&mut self, action: Action, turn: &mut Turn) -> Option<Route> {
        if let Some((_, text)) = &mut self.opened {
            if action == Action::Back {
                self.opened = None;
            } else {
                text.follow(action);
            }
            return None;
        }
        let page = self.list.answers_on_a_page();
        let rows = self.answers().len();
        match action {
            Action::Back => return Some(Route::Back),
            action if self.cursor.follow(action, rows, page) => self.lay_out(turn.desk),
            Action::Open => {
                let chosen = self.answers().get(self.cursor.row).cloned();
                self.open(chosen.map(|answer| Opened::One(Box::new(answer))), turn.desk);
            }
            Action::MarkRow => self.compare(turn.desk),
            _ => {}
        }
        None
    }

    fn open(&mut self, what: Option<Opened>, desk: &Desk) {
        self.opened = what.map(|opened| (opened, Scrolled::default()));
        self.lay_out(desk);
    }

    /// Marks the chosen answer; if another was marked, compares the two.
    fn compare(&mut self, desk: &mut Desk) {
        let Some(chosen) = self.answers().get(self.cursor.row).cloned() else {
            return;
        };
        if chosen.attempt.text.trim().is_empty() {
            desk.tell("nothing was written then: there is nothing to compare");
            return;
        }
        let marked = self.marked.take();
        let is_marked = |answer: &Answer| Some(&answer.id) == marked.as_ref();
        match self.answers().iter().position(is_marked) {
            Some(other) if other == self.cursor.row => {}
            Some(other) => {
                // The newest stands first.
                let rows = (other.max(self.cursor.row), other.min(self.cursor.row));
                let both = self.answers().get(rows.0).zip(self.answers().get(rows.1));
                let both = both.map(|(old, new)| Opened::Two(Box::new((old.clone(), new.clone()))));
                self.open(both, desk);
                return;
            }
            None => {
                self.marked = Some(chosen.id);
                let key = desk.keymap.key_in(Scope::Earlier, Action::MarkRow);
                desk.tell(format!(
                    "{key} on another answer shows what changed between the two"
                ));
            }
        }
        self.lay_out(desk);
    }

    /// The answers arrived, oldest first.
    fn found(&mut self, mut answers: Vec<Answer>, problems: Vec<Problem>, desk: &Desk) {
        answers.reverse();
        let chosen = self
            .answers()
            .get(self.cursor.row)
            .map(|answer| answer.id.clone());
        let at = chosen.and_then(|id| answers.iter().position(|answer| answer.id == id));
        self.cursor.row = at.unwrap_or(0);
        self.found = Found::Answers(answers, problems);
        self.lay_out(desk);
    }
}

impl Show for Earlier {
    fn scope(&self) -> Scope {
        if self.opened.is_some() {
            Scope::EarlierText
        } else {
            Scope::Earlier
        }
    }

    fn update(&mut self, message: &Message, turn: &mut Turn) -> Option<Route> {
        match message {
            Message::Do(action) => return self.act(*action, turn),
            Message::Chosen(row) if *row == self.cursor.row => return self.act(Action::Open, turn),
            Message::Chosen(row) => {
                self.cursor.row = (*row).min(self.answers().len().saturating_sub(1));
                self.lay_out(turn.desk);
            }
            Message::Scrolled(lines) => {
                if let Some((_, text)) = &mut self.opened {
                    text.scroll(*lines);
                } else {
                    self.cursor.scroll(lines.signum(), self.answers().len());
                    self.lay_out(turn.desk);
                }
            }
            Message::Resized { .. } => self.lay_out(turn.desk),
            Message::CardRead(id, result) if *id == self.card => {
                self.text = Some(result.clone());
                self.lay_out(turn.desk);
            }
            Message::PastRead(wanted, events, problems) if *wanted == self.wanted() => {
                let answers = events.iter().cloned().filter_map(Answer::of).collect();
                self.found(answers, problems.clone(), turn.desk);
            }
            _ => {}
        }
        None
    }

    /// What others changed in the history or in the deck is read again.
    fn disk_read(&mut self, paths: &[PathBuf], turn: &mut Turn) {
        let deck = turn.desk.library.deck(self.card.deck());
        let file = deck.and_then(|deck| deck.path());
        if self.card().is_none() || file.is_some_and(|file| paths.iter().any(|it| it == file)) {
            self.read_text(turn.desk, turn.effects);
        }
        if paths.is_empty() {
            turn.effects.push(Effect::ReadPast(self.wanted()));
        }
        self.lay_out(turn.desk);
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect, hits: &mut HitMap) {
        let theme = &desk.theme;
        let right = |text: String| vec![Span::styled(format!("{text} "), theme.quiet)];
        let Some((opened, text)) = &self.opened else {
            let shown = match self.list.position() {
                all if all.is_empty() => count(self.answers().len(), "answer"),
                some => some,
            };
            let body = header(theme, "Your earlier answers", right(shown), frame, area);
            self.list.view(theme, self.cursor.row, frame, body, hits);
            return;
        };
        header(theme, &title(opened, desk), right(text.position()), frame, area);
        for (line, row) in text.shown() {
            frame.render_widget(line, row);
        }
    }
}

fn title(opened: &Opened, desk: &Desk) -> String {
    let moment = |answer: &Answer| days::moment(answer.at, &desk.zone);
    match opened {
        Opened::One(answer) => moment(answer),
        Opened::Two(both) => format!("{} to {}", moment(&both.0), moment(&both.1)),
    }
}

fn heading(lines: &mut Vec<Line<'static>>, text: String, theme: &Theme) {
    lines.push(Line::default());
    lines.push(Line::styled(text, theme.title));
}
