//! Cards that were flagged, suspended or buried, to be looked at and released.

use std::path::PathBuf;

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

use crate::{
    deck::{CardId, Problem},
    history::{CardProgress, EventKind},
    text::{count, truncate, width, wrap},
    time::StudyDay,
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

/// Questions read for the list: more than anyone marks.
const QUESTIONS: usize = 500;

/// Below this width the marks are said in short words.
const NARROW: u16 = 60;

#[derive(Clone, Debug)]
struct Row {
    card: CardId,
    /// The question, once it was read.
    question: Option<String>,
}

/// The state of the list. Rows stay until it is closed, so that a slip can be mended at once.
#[derive(Clone, Debug)]
pub(in crate::tui) struct Marked {
    rows: Vec<Row>,
    cursor: Cursor,
}

impl Marked {
    pub(in crate::tui) fn new(desk: &Desk) -> Self {
        let today = desk.now.day;
        let mut rows: Vec<Row> = desk
            .ledger
            .progress()
            .cards()
            .filter(|(_, card)| card.flagged || !card.may_be_asked(today))
            .map(|(id, _)| Row {
                card: id.clone(),
                question: None,
            })
            .collect();
        rows.sort_by(|a, b| a.card.cmp(&b.card));
        Self {
            rows,
            cursor: Cursor::default(),
        }
    }

    /// Asks for the questions.
    pub(in crate::tui) fn read(&mut self, desk: &Desk, effects: &mut Vec<Effect>) {
        for row in self
            .rows
            .iter_mut()
            .take(QUESTIONS)
            .filter(|row| row.question.is_none())
        {
            if let Some(result) = desk.read_card(&row.card, effects) {
                row.question =
                    Some(result.map_or_else(|problem: Problem| problem.what, |card| card.question));
            }
        }
    }

    fn act(&mut self, action: Action, turn: &mut Turn) -> Option<Route> {
        let page = usize::from(body(turn.desk.size).height);
        match action {
            Action::Back => return Some(Route::Back),
            action if self.cursor.follow(action, self.rows.len(), page) => {}
            _ if !turn.may_write() => {}
            Action::Undo => undo(turn),
            action => {
                if let Some(row) = self.rows.get(self.cursor.row) {
                    mark(&row.card, action, turn);
                }
            }
        }
        None
    }
}

fn undo(turn: &mut Turn) {
    let desk = &mut *turn.desk;
    match desk.ledger.undo(desk.now) {
        Some(event) => {
            turn.effects.push(Effect::Append(event));
            desk.tell("taken back");
            desk.recount();
        }
        None => desk.tell("there is nothing to take back"),
    }
}

/// Puts a mark on a card, or takes it off.
fn mark(card: &CardId, action: Action, turn: &mut Turn) {
    let desk = &mut *turn.desk;
    let state = desk.ledger.progress().card(card.as_str());
    let state = state.cloned().unwrap_or_default();
    let Some((what, said)) = change(card.clone(), &state, action, desk.now.day) else {
        return;
    };
    let event = desk.ledger.record(what, desk.now);
    desk.recount_deck(card.deck());
    desk.tell(said);
    turn.effects.push(Effect::Append(event));
}

/// What becomes of a card, and how that is said. Each key takes off the mark it puts on; `enter` takes off the strongest.
fn change(
    card: CardId,
    state: &CardProgress,
    action: Action,
    today: StudyDay,
) -> Option<(EventKind, &'static str)> {
    let buried = state.buried_until.is_some_and(|until| until > today);
    let action = match action {
        Action::Open if state.suspended => Action::Suspend,
        Action::Open if buried => Action::Bury,
        Action::Open if state.flagged => Action::Flag,
        action => action,
    };
    let until = if buried { today } else { today.plus(1) };
    Some(match action {
        Action::Flag if state.flagged => (EventKind::Unflagged { card }, "flag taken off"),
        Action::Flag => (EventKind::Flagged { card }, "flagged"),
        Action::Suspend if state.suspended => (EventKind::Released { card }, "released"),
        Action::Suspend => (EventKind::Suspended { card }, "suspended"),
        Action::Bury if buried => (EventKind::Buried { card, until }, "asked again today"),
        Action::Bury => (EventKind::Buried { card, until }, "back tomorrow"),
        _ => return None,
    })
}

impl Show for Marked {
    fn scope(&self) -> Scope {
        Scope::Marked
    }

    fn update(&mut self, message: &Message, turn: &mut Turn) -> Option<Route> {
        match message {
            Message::Do(action) => return self.act(*action, turn),
            Message::Chosen(row) => self.cursor.row = (*row).min(self.rows.len().saturating_sub(1)),
            Message::Scrolled(lines) => self.cursor.scroll(lines.signum(), self.rows.len()),
            Message::CardRead(id, result) => {
                if let Some(row) = self.rows.iter_mut().find(|row| row.card == *id) {
                    row.question = Some(match result {
                        Ok(card) => card.question.clone(),
                        Err(problem) => problem.what.clone(),
                    });
                }
            }
            _ => {}
        }
        None
    }

    /// Cards whose decks have only now been read get their questions, and what was marked meanwhile gets its row.
    fn disk_read(&mut self, paths: &[PathBuf], turn: &mut Turn) {
        let mut known = std::mem::take(&mut self.rows);
        let chosen = known.get(self.cursor.row).map(|row| row.card.clone());
        self.rows = Self::new(turn.desk).rows;
        // A question that was read is asked for again only where its deck has just changed.
        for row in &mut known {
            let deck = turn.desk.library.deck(row.card.deck());
            if deck.is_none_or(|deck| deck.path().is_some_and(|path| paths.iter().any(|it| it == path))) {
                row.question = None;
            }
        }
        for row in &mut self.rows {
            let before = known.iter_mut().find(|it| it.card == row.card);
            row.question = before.and_then(|it| it.question.take());
        }
        // Rows released here stay until the list is closed.
        let gone = known
            .into_iter()
            .filter(|row| !self.rows.iter().any(|it| it.card == row.card));
        let gone: Vec<Row> = gone.collect();
        self.rows.extend(gone);
        self.rows.sort_by(|a, b| a.card.cmp(&b.card));
        self.read(turn.desk, turn.effects);
        let found = chosen.and_then(|card| self.rows.iter().position(|row| row.card == card));
        self.cursor.row = found.unwrap_or(0);
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect, hits: &mut HitMap) {
        let theme = &desk.theme;
        let page = usize::from(area.height.saturating_sub(HEIGHT));
        let first = self.cursor.first_shown(self.rows.len(), page);
        let shown = match span(first, page, self.rows.len()) {
            all if all.is_empty() => count(self.rows.len(), "card"),
            some => some,
        };
        let right = vec![Span::styled(format!("{shown} "), theme.quiet)];
        let body = header(theme, "Flagged and set aside", right, frame, area);
        if self.rows.is_empty() {
            nothing(desk, frame, body);
            return;
        }
        for (place, (number, row)) in body.rows().zip(self.rows.iter().enumerate().skip(first)) {
            frame.render_widget(line(row, number == self.cursor.row, desk, place.width), place);
            hits.add(place, Message::Chosen(number));
        }
    }
}

/// How to fill the list.
fn nothing(desk: &Desk, frame: &mut Frame, area: Rect) {
    let key = |action| desk.keymap.key(action);
    let (flag, bury, suspend) = (key(Action::Flag), key(Action::Bury), key(Action::Suspend));
    let text = format!("Nothing here. On a card, {flag} flags, {bury} buries, {suspend} suspends.");
    let lines = wrap(&text, usize::from(area.width.saturating_sub(4)), 0);
    for (line, row) in lines.into_iter().zip(area.rows()) {
        frame.render_widget(Line::styled(format!("   {line}"), desk.theme.quiet), row);
    }
}

fn line(row: &Row, chosen: bool, desk: &Desk, columns: u16) -> Line<'static> {
    let theme = &desk.theme;
    let state = desk.ledger.progress().card(row.card.as_str());
    let marks = marks(state, columns < NARROW, desk.now.day);
    let room = usize::from(columns).saturating_sub(width(&marks) + 6);
    let question = row.question.as_deref().unwrap_or(row.card.as_str());
    let question = truncate(&question.replace('\n', " "), room);
    let pad = " ".repeat(room.saturating_sub(width(&question)) + 2);
    let (text, quiet) = if chosen {
        (theme.chosen, theme.chosen)
    } else {
        (theme.text, theme.quiet)
    };
    Line::from(vec![
        Span::styled(if chosen { " › " } else { "   " }, text),
        Span::styled(question, text),
        Span::styled(pad, text),
        Span::styled(format!("{marks} "), quiet),
    ])
}

/// The marks of a card in words, in shorter ones where there is little room.
fn marks(state: Option<&CardProgress>, narrow: bool, today: StudyDay) -> String {
    let mut marks = Vec::new();
    if let Some(card) = state {
        if card.flagged {
            marks.push(if narrow { "flag" } else { "flagged" }.to_owned());
        }
        if card.suspended {
            marks.push(if narrow { "susp." } else { "suspended" }.to_owned());
        }
        match card.buried_until.filter(|until| *until > today) {
            Some(_) if narrow => marks.push("buried".to_owned()),
            Some(until) => marks.push(format!("back {}", days::relative(until, today))),
            None => {}
        }
    }
    if marks.is_empty() {
        marks.push("released".to_owned());
    }
    marks.join(", ")
}
