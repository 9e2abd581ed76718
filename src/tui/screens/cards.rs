//! The cards of a role: each question and how it stands. The answers are left out, so that none is given away.

use std::path::PathBuf;

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

use crate::{
    deck::{Card, CardId, Problem},
    history::{CardProgress, CardState},
    session::{Plan, Scope as Cards},
    text::{count, truncate, wrap},
    time::StudyDay,
    tui::{
        Action, Desk, Effect, HitMap, Message, Route, Scope,
        screens::Show,
        turn::Turn,
        widgets::{
            cut, days,
            header::{body, header},
            list::{Cursor, span},
        },
    },
};

/// Lines of a card: its question, and how it stands.
const LINES: u16 = 2;

#[derive(Clone, Debug)]
struct Row {
    card: CardId,
    question: Question,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Question {
    /// It was on no screen yet.
    Unread,
    /// It is on the way.
    Asked,
    /// As shown: the question, or why it cannot be read.
    Read(String),
}

impl Question {
    fn of(result: Result<&Card, &Problem>) -> Self {
        Self::Read(match result {
            Ok(card) => card.question.replace('\n', " "),
            Err(problem) => problem.what.clone(),
        })
    }
}

/// The state of the list.
#[derive(Clone, Debug)]
pub(in crate::tui) struct CardList {
    of: Cards,
    rows: Vec<Row>,
    cursor: Cursor,
}

impl CardList {
    pub(in crate::tui) fn new(of: Cards, desk: &Desk) -> Self {
        Self {
            rows: rows(&of, desk),
            of,
            cursor: Cursor::default(),
        }
    }

    /// Cards shown at once.
    fn page(desk: &Desk) -> usize {
        usize::from(body(desk.size).height / LINES)
    }

    /// Asks for the questions that are on the screen and were not read yet.
    pub(in crate::tui) fn read(&mut self, desk: &Desk, effects: &mut Vec<Effect>) {
        let page = Self::page(desk);
        let first = self.cursor.first_shown(self.rows.len(), page);
        let shown = self.rows.iter_mut().skip(first).take(page);
        for row in shown.filter(|row| row.question == Question::Unread) {
            row.question = match desk.read_card(&row.card, effects) {
                Some(result) => Question::of(result.as_ref()),
                None => Question::Asked,
            };
        }
    }

    fn act(&mut self, action: Action, turn: &mut Turn) -> Option<Route> {
        match action {
            Action::Back => return Some(Route::Back),
            Action::Open | Action::Earlier => {
                let row = self.rows.get(self.cursor.row)?;
                return Some(Route::Earlier(row.card.clone()));
            }
            action => {
                self.cursor.follow(action, self.rows.len(), Self::page(turn.desk));
                self.read(turn.desk, turn.effects);
            }
        }
        None
    }

    fn title(&self, desk: &Desk) -> String {
        let role = match &self.of {
            Cards::All => None,
            Cards::Role(slug) => desk.library.role(slug).ok().map(|role| role.name.to_string()),
            Cards::Deck(id) => desk.library.deck(id.as_str()).map(|deck| deck.role.to_string()),
        };
        format!("{}: cards", role.as_deref().unwrap_or("All roles"))
    }
}

/// The cards there are, their questions not read yet.
fn rows(of: &Cards, desk: &Desk) -> Vec<Row> {
    let plan = Plan::over(of.clone());
    let row = |card: CardId| Row {
        card,
        question: Question::Unread,
    };
    plan.candidates(&desk.library)
        .map(|entry| row(entry.id.clone()))
        .collect()
}

impl Show for CardList {
    fn scope(&self) -> Scope {
        Scope::Cards
    }

    fn update(&mut self, message: &Message, turn: &mut Turn) -> Option<Route> {
        match message {
            Message::Do(action) => return self.act(*action, turn),
            Message::Chosen(row) if *row == self.cursor.row => return self.act(Action::Open, turn),
            Message::Chosen(row) => {
                self.cursor.row = (*row).min(self.rows.len().saturating_sub(1));
                self.read(turn.desk, turn.effects);
            }
            Message::Scrolled(lines) => {
                self.cursor.scroll(lines.signum(), self.rows.len());
                self.read(turn.desk, turn.effects);
            }
            Message::Resized { .. } => self.read(turn.desk, turn.effects),
            Message::CardRead(id, result) => {
                if let Some(row) = self.rows.iter_mut().find(|row| row.card == *id) {
                    row.question = Question::of(result.as_deref());
                }
            }
            _ => {}
        }
        None
    }

    /// Decks that have only now been read bring their cards; of those that changed the questions are read again.
    fn disk_read(&mut self, paths: &[PathBuf], turn: &mut Turn) {
        let known = std::mem::replace(&mut self.rows, rows(&self.of, turn.desk));
        let chosen = known.get(self.cursor.row).map(|row| row.card.clone());
        let known: std::collections::HashMap<CardId, Question> =
            known.into_iter().map(|row| (row.card, row.question)).collect();
        for row in &mut self.rows {
            let deck = turn.desk.library.deck(row.card.deck());
            let file = deck.and_then(|deck| deck.path());
            let changed = file.is_some_and(|file| paths.iter().any(|it| it == file));
            if let Some(question) = known.get(&row.card).filter(|_| !changed) {
                row.question = question.clone();
            }
        }
        let at = chosen.and_then(|card| self.rows.iter().position(|row| row.card == card));
        self.cursor.row = at.unwrap_or(0);
        self.read(turn.desk, turn.effects);
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect, hits: &mut HitMap) {
        let theme = &desk.theme;
        let page = Self::page(desk);
        let first = self.cursor.first_shown(self.rows.len(), page);
        let shown = match span(first, page, self.rows.len()) {
            all if all.is_empty() => count(self.rows.len(), "card"),
            some => some,
        };
        let right = vec![Span::styled(format!("{shown} "), theme.quiet)];
        let mut below = header(theme, &self.title(desk), right, frame, area);
        if self.rows.is_empty() {
            let columns = usize::from(below.width.saturating_sub(4));
            let said = wrap("There are no cards here.", columns, 0);
            for (line, row) in said.into_iter().zip(below.rows()) {
                frame.render_widget(Line::styled(format!("   {line}"), theme.quiet), row);
            }
            return;
        }
        for (number, row) in self.rows.iter().enumerate().skip(first).take(page) {
            let (place, rest) = cut::top(below, LINES);
            below = rest;
            let (question, beneath) = cut::top(place, 1);
            frame.render_widget(line(row, number == self.cursor.row, desk, place.width), question);
            let state = standing(desk.ledger.progress().card(row.card.as_str()), desk.now.day);
            let state = truncate(&state, usize::from(place.width).saturating_sub(6));
            frame.render_widget(Line::styled(format!("     {state}"), theme.quiet), beneath);
            hits.add(place, Message::Chosen(number));
        }
    }
}

fn line(row: &Row, chosen: bool, desk: &Desk, columns: u16) -> Line<'static> {
    let question = match &row.question {
        Question::Read(question) => question.as_str(),
        Question::Unread | Question::Asked => row.card.as_str(),
    };
    let question = truncate(question, usize::from(columns).saturating_sub(4));
    if chosen {
        Line::styled(format!(" › {question} "), desk.theme.chosen)
    } else {
        Line::styled(format!("   {question}"), desk.theme.text)
    }
}

/// How a card stands, and what the user did with it.
fn standing(card: Option<&CardProgress>, today: StudyDay) -> String {
    let Some(card) = card else {
        return "new".to_owned();
    };
    let due = card
        .seen()
        .map(|seen| format!("due {}", days::relative(seen.due, today)));
    let mut said = match card.state() {
        CardState::Suspended => vec!["suspended".to_owned()],
        CardState::New => vec!["new".to_owned()],
        CardState::Learning => vec!["learning".to_owned()],
        CardState::Review => vec!["review".to_owned()],
    };
    if !card.suspended {
        said.extend(due);
        let until = card.buried_until.filter(|until| *until > today);
        said.extend(until.map(|until| format!("buried, back {}", days::relative(until, today))));
    }
    let marks = [
        (card.flagged, "flagged"),
        (card.note.is_some(), "note"),
        (card.preferred.is_some(), "preferred answer"),
    ];
    said.extend(
        marks
            .into_iter()
            .filter(|(is, _)| *is)
            .map(|(_, mark)| mark.to_owned()),
    );
    if card.grades > 0 {
        said.push(count(card.grades.try_into().unwrap_or(usize::MAX), "answer"));
    }
    said.join(" · ")
}
