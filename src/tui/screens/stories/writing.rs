//! A story that is being written: here, or in the user's editor.

use crossterm::event::KeyEvent;
use ratatui::{Frame, layout::Rect};

use crate::{
    deck::CardId,
    history::{EventId, EventKind},
    store::DraftOf,
    tui::{
        About, Action, Desk, Effect,
        turn::Turn,
        widgets::{cut, field::Field, paragraph::beginning},
    },
};

use super::{Row, Stories, as_text, questions::Questions, tell_of_undo};

/// The longest story, bytes.
const LONGEST: usize = 64 * 1024;

const FULL: &str = "a story holds 64 KiB";

/// A story being typed.
#[derive(Clone, Debug)]
pub(super) struct Writing {
    /// Which; none if it is a new one.
    story: Option<EventId>,
    field: Field,
    /// The question a new one is for.
    card: Option<CardId>,
}

impl Writing {
    pub(super) fn view(&self, questions: &Questions, desk: &Desk, frame: &mut Frame, area: Rect) {
        let title = match self.story {
            None => "New story: a title, then situation, task, action, result",
            Some(_) => "Your story: its first line is its title",
        };
        let question = self.card.as_ref().and_then(|card| questions.find(card));
        let columns = usize::from(area.width.min(desk.settings.text_width)).saturating_sub(4);
        let lines = question.map_or_else(Vec::new, |it| beginning(it.text(), columns, 2));
        let (top, place) = cut::top(area, u16::try_from(lines.len()).unwrap_or(0));
        for (line, row) in lines.into_iter().zip(cut::column(top, 2, area.width).rows()) {
            frame.render_widget(ratatui::text::Line::styled(line, desk.theme.title), row);
        }
        self.field.view(title, &desk.theme, frame, place);
    }
}

/// The title, which is the first line that is not blank, and the rest; none if nothing is written.
fn parted(text: &str) -> Option<(String, String)> {
    let text = text.trim();
    let (title, rest) = text.split_once('\n').unwrap_or((text, ""));
    (!text.is_empty()).then(|| {
        (
            title.trim().to_owned(),
            rest.trim_matches('\n').trim_end().to_owned(),
        )
    })
}

/// What the draft of a story is called, or of a new one.
fn draft_of(story: Option<&EventId>) -> DraftOf {
    story.map_or(DraftOf::NewStory, |story| DraftOf::Story(story.clone()))
}

/// A story as it is written on; empty for a new one.
fn text_of(story: Option<&EventId>, desk: &Desk) -> String {
    let known = story.and_then(|story| desk.ledger.progress().stories().get(story));
    known.map(as_text).unwrap_or_default()
}

impl Stories {
    /// Opens the chosen story to be written on, or a new one; where writing on it was cut short, as it was then.
    pub(super) fn begin_to_write(&mut self, desk: &Desk) {
        let story = self.story();
        let draft = desk.drafts.of(&draft_of(story.as_ref())).to_owned();
        let text = if draft.is_empty() {
            text_of(story.as_ref(), desk)
        } else {
            draft
        };
        self.writing = Some(Writing {
            field: Field::new(&text, LONGEST, &desk.theme),
            card: self.question_of_new().filter(|_| story.is_none()),
            story,
        });
    }

    /// The question a story that is begun now is for.
    fn question_of_new(&self) -> Option<CardId> {
        match (&self.about, self.rows.get(self.cursor.row)) {
            (About::Card(card), _) | (_, Some(Row::Question(card))) => Some(card.clone()),
            _ => None,
        }
    }

    pub(super) fn typed(&mut self, key: KeyEvent, desk: &mut Desk) {
        let Some(writing) = &mut self.writing else { return };
        if writing.field.typed(key).is_err() {
            desk.tell(FULL);
        }
        self.keep_draft(desk);
    }

    pub(super) fn pasted(&mut self, text: &str, desk: &mut Desk) {
        let Some(writing) = &mut self.writing else { return };
        if writing.field.pasted(text).is_err() {
            desk.tell(format!("{FULL}; the rest of the paste is left out"));
        }
        self.keep_draft(desk);
    }

    fn keep_draft(&self, desk: &mut Desk) {
        if let Some(writing) = &self.writing {
            let what = draft_of(writing.story.as_ref());
            desk.drafts.put(&what, writing.field.text(), desk.now.at);
        }
    }

    /// Ends writing, and saves what was written.
    pub(super) fn save(&mut self, turn: &mut Turn) {
        let Some(writing) = self.writing.take() else {
            return;
        };
        let text = writing.field.text();
        if text.len() > LONGEST {
            turn.desk.alarm(format!("{FULL}: shorten it, then it is saved"));
            self.writing = Some(writing);
            self.keep_draft(turn.desk);
        } else {
            let what = draft_of(writing.story.as_ref());
            turn.desk.drafts.put(&what, String::new(), turn.desk.now.at);
            self.keep(writing.story, writing.card, &text, turn);
        }
    }

    /// Saves `text` as the story; a new one is linked to `card`.
    fn keep(&mut self, story: Option<EventId>, card: Option<CardId>, text: &str, turn: &mut Turn) {
        let Some((title, text)) = parted(text) else {
            let delete = turn.desk.keymap.key(Action::Delete);
            turn.desk.tell(if story.is_some() {
                format!("the story stays as it was: {delete} deletes one")
            } else {
                "nothing was written, so there is no new story".to_owned()
            });
            return;
        };
        let known = story
            .as_ref()
            .and_then(|it| turn.desk.ledger.progress().stories().get(it));
        if known.is_some_and(|known| known.title == title && known.text == text) {
            return;
        }
        let is_new = story.is_none();
        let written = |id: &EventId| EventKind::StoryWritten {
            story: story.unwrap_or_else(|| id.clone()),
            title,
            text,
        };
        let id = self.record(written, turn);
        if is_new {
            if let Some(card) = card {
                let story = id.clone();
                self.record(|_| EventKind::StoryLinked { story, card }, turn);
            }
            self.choose(&id);
        }
        tell_of_undo("story saved", turn.desk);
    }

    /// Opens the chosen story, or a new one, in the user's editor.
    pub(super) fn write_elsewhere(&mut self, turn: &mut Turn) {
        let story = self.story();
        let text = text_of(story.as_ref(), turn.desk);
        turn.effects.push(Effect::WriteStory { story, text });
    }

    /// The editor ended. One that leaves nothing takes nothing away.
    pub(super) fn written_elsewhere(&mut self, story: Option<&EventId>, text: &str, turn: &mut Turn) {
        let text = crate::text::clean(text);
        self.writing = Some(Writing {
            field: Field::new(&text, LONGEST, &turn.desk.theme),
            card: self.question_of_new().filter(|_| story.is_none()),
            story: story.cloned(),
        });
        self.save(turn);
    }
}
