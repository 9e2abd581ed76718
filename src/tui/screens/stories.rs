//! The story bank: the user's own stories, and the questions each of them answers.

mod list;
mod one;
mod questions;
mod writing;

use std::path::PathBuf;

use ratatui::{Frame, layout::Rect};

use crate::{
    deck::CardId,
    history::{Apart, EventId, EventKind, Story},
    tui::{
        About, Action, Desk, Effect, HitMap, Message, Route, Scope, screens::Show, turn::Turn,
        widgets::list::Cursor,
    },
};

use list::Row;
use one::One;
use questions::Questions;
use writing::Writing;

/// The state of the story bank.
#[derive(Clone, Debug)]
pub(in crate::tui) struct Stories {
    about: About,
    questions: Questions,
    rows: Vec<Row>,
    cursor: Cursor,
    /// The story that is read, in the place of the list.
    one: Option<One>,
    writing: Option<Writing>,
    /// The story that is deleted if the same key is pressed again.
    deleting: Option<EventId>,
    /// What can be taken back, oldest first.
    done: Vec<Apart>,
}

impl Stories {
    pub(in crate::tui) fn new(about: About, turn: &mut Turn) -> Self {
        let mut questions = Questions::of(&about, turn.desk);
        questions.read(turn.desk, turn.effects);
        let mut stories = Self {
            about,
            questions,
            rows: Vec::new(),
            cursor: Cursor::default(),
            one: None,
            writing: None,
            deleting: None,
            done: Vec::new(),
        };
        stories.refresh(turn.desk);
        stories
    }

    /// Whether something that was done here can be taken back.
    pub(in crate::tui) fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Lists afresh what there is now; the chosen row stays chosen.
    fn refresh(&mut self, desk: &Desk) {
        let chosen = self.rows.get(self.cursor.row).cloned();
        self.rows = list::rows(self, desk);
        let found = chosen.and_then(|chosen| self.rows.iter().position(|row| *row == chosen));
        let row = found.unwrap_or(self.cursor.row);
        self.cursor.row = row.min(self.rows.len().saturating_sub(1));
        if let Some(one) = &mut self.one {
            if desk.ledger.progress().stories().contains_key(&one.story) {
                one.lay_out(&self.questions, desk);
            } else {
                self.one = None;
            }
        }
    }

    /// Chooses the row of `story`.
    fn choose(&mut self, story: &EventId) {
        let is_its = |row: &Row| matches!(row, Row::Story(it) if it == story);
        if let Some(row) = self.rows.iter().position(is_its) {
            self.cursor.row = row;
        }
    }

    /// The story that is read or chosen.
    fn story(&self) -> Option<EventId> {
        match (&self.one, self.rows.get(self.cursor.row)) {
            (Some(one), _) => Some(one.story.clone()),
            (None, Some(Row::Story(story))) => Some(story.clone()),
            _ => None,
        }
    }

    fn act(&mut self, action: Action, turn: &mut Turn) -> Option<Route> {
        // Only the same key again means yes.
        let deleting = self.deleting.take();
        if self.moved(action, turn.desk) {
            return None;
        }
        match action {
            Action::Save => self.save(turn),
            Action::Back if self.one.is_some() => self.one = None,
            Action::Back => return Some(Route::Back),
            Action::Open => self.open(turn),
            Action::NextRow | Action::PreviousRow => {
                if let Some(one) = &mut self.one {
                    one.step(action == Action::NextRow, &self.questions, turn.desk);
                }
            }
            _ if !turn.may_write() => {}
            Action::Write => self.begin_to_write(turn.desk),
            Action::WriteElsewhere => self.write_elsewhere(turn),
            Action::MarkRow => self.mark(turn),
            Action::Delete => self.delete(deleting.as_ref(), turn),
            Action::Undo => self.undo(turn),
            _ => {}
        }
        None
    }

    /// Whether the key moved in what is shown.
    fn moved(&mut self, action: Action, desk: &Desk) -> bool {
        match &mut self.one {
            Some(one) => one.text.follow(action),
            None => self
                .cursor
                .follow(action, self.rows.len(), list::page(&self.about, desk)),
        }
    }

    fn open(&mut self, turn: &mut Turn) {
        match self.rows.get(self.cursor.row) {
            Some(Row::Story(story)) => {
                let mut one = One::new(story.clone(), &self.questions, turn.desk);
                self.questions.add(one.questions(), turn.desk, turn.effects);
                one.lay_out(&self.questions, turn.desk);
                self.one = Some(one);
            }
            Some(_) if turn.may_write() => self.begin_to_write(turn.desk),
            _ => {}
        }
    }

    /// Links the story to the question that is chosen, or to the one the list is about; or takes the link away.
    fn mark(&mut self, turn: &mut Turn) {
        let desk = &mut *turn.desk;
        if let Some(one) = self.one.as_mut().filter(|one| one.chosen().is_none()) {
            one.choose(0, &self.questions, desk);
        }
        let card = match (&self.one, &self.about) {
            (Some(one), _) => one.chosen().cloned(),
            (None, About::Card(card)) => Some(card.clone()),
            (None, _) => None,
        };
        match (self.story(), card) {
            (Some(story), Some(card)) => self.link(story, card, turn),
            (Some(_), None) if self.one.is_none() => {
                let open = desk.keymap.key_in(Scope::Stories, Action::Open);
                desk.tell(format!("{open} opens the story; its questions are linked there"));
            }
            _ => {}
        }
    }

    fn link(&mut self, story: EventId, card: CardId, turn: &mut Turn) {
        let known = turn.desk.ledger.progress().stories().get(&story);
        let linked = known.is_some_and(|story| story.cards.contains(&card));
        let what = if linked {
            EventKind::StoryUnlinked { story, card }
        } else {
            EventKind::StoryLinked { story, card }
        };
        self.record(|_| what, turn);
        let said = if linked { "link taken away" } else { "linked" };
        tell_of_undo(said, turn.desk);
    }

    fn record(&mut self, what: impl FnOnce(&EventId) -> EventKind, turn: &mut Turn) -> EventId {
        let (event, apart) = turn.desk.ledger.record_apart(what, turn.desk.now);
        let id = event.id.clone();
        turn.effects.push(Effect::Append(event));
        self.done.push(apart);
        self.refresh(turn.desk);
        id
    }

    fn delete(&mut self, asked: Option<&EventId>, turn: &mut Turn) {
        let Some(story) = self.story() else { return };
        if asked == Some(&story) {
            self.record(|_| EventKind::StoryDropped { story }, turn);
            tell_of_undo("deleted", turn.desk);
            return;
        }
        let known = turn.desk.ledger.progress().stories().get(&story);
        let title = known.map_or("", |story| &story.title);
        let key = turn.desk.keymap.key_in(self.scope(), Action::Delete);
        let text = format!("{key} again deletes \"{title}\"; any other key keeps it");
        turn.desk.tell(text);
        self.deleting = Some(story);
    }

    fn undo(&mut self, turn: &mut Turn) {
        let desk = &mut *turn.desk;
        match self.done.pop() {
            Some(apart) => {
                let event = desk.ledger.take_back(apart, desk.now);
                turn.effects.push(Effect::Append(event));
                desk.tell("taken back");
                self.refresh(desk);
            }
            None => desk.tell("there is nothing to take back"),
        }
    }

    fn clicked(&mut self, row: usize, turn: &mut Turn) {
        if let Some(one) = &mut self.one {
            one.choose(row, &self.questions, turn.desk);
            if turn.may_write() {
                self.mark(turn);
            }
        } else if row == self.cursor.row {
            self.open(turn);
        } else {
            self.cursor.row = row.min(self.rows.len().saturating_sub(1));
        }
    }
}

/// Says what was done, and which key takes it back.
fn tell_of_undo(said: &str, desk: &mut Desk) {
    let undo = desk.keymap.key_in(Scope::Stories, Action::Undo);
    desk.tell(format!("{said} ({undo} takes it back)"));
}

/// A story as one text, whose first line is its title.
fn as_text(story: &Story) -> String {
    if story.text.is_empty() {
        story.title.clone()
    } else {
        format!("{}\n\n{}", story.title, story.text)
    }
}

impl Show for Stories {
    fn scope(&self) -> Scope {
        if self.writing.is_some() {
            Scope::StoryWriting
        } else if self.one.is_some() {
            Scope::Story
        } else {
            Scope::Stories
        }
    }

    fn update(&mut self, message: &Message, turn: &mut Turn) -> Option<Route> {
        match message {
            Message::Do(action) => return self.act(*action, turn),
            Message::Typed(key) => self.typed(*key, turn.desk),
            Message::Pasted(text) => self.pasted(text, turn.desk),
            Message::StoryWritten(story, text) => self.written_elsewhere(story.as_ref(), text, turn),
            Message::Chosen(row) => self.clicked(*row, turn),
            Message::Scrolled(lines) => match &mut self.one {
                Some(one) => one.text.scroll(*lines),
                None => self.cursor.scroll(lines.signum(), self.rows.len()),
            },
            Message::CardRead(card, result) => {
                self.questions.card_read(card, result);
                self.refresh(turn.desk);
            }
            Message::Resized { .. } => self.refresh(turn.desk),
            _ => {}
        }
        None
    }

    /// Questions follow their decks, and stories what other machines made of them.
    fn disk_read(&mut self, _paths: &[PathBuf], turn: &mut Turn) {
        self.questions = Questions::of(&self.about, turn.desk);
        self.questions.read(turn.desk, turn.effects);
        if let Some(one) = &self.one {
            self.questions.add(one.questions(), turn.desk, turn.effects);
        }
        self.refresh(turn.desk);
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect, hits: &mut HitMap) {
        if let Some(writing) = &self.writing {
            writing.view(&self.questions, desk, frame, area);
        } else if let Some(one) = &self.one {
            one.view(desk, frame, area, hits);
        } else {
            list::view(self, desk, frame, area, hits);
        }
    }
}
