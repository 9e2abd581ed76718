//! A mock interview: one question at a time against the clock, and nothing revealed.

mod give;
mod page;
mod spoken;

use std::path::PathBuf;

use jiff::{SignedDuration, Timestamp};
use ratatui::{Frame, layout::Rect, text::Line};

use crate::{
    deck::{Card, CardId, Problem},
    mock::{Asking, Mock},
    store::DraftOf,
    tui::{
        Action, Desk, HitMap, Message, Route, Scope,
        answering::{Own, Shown, Timing},
        screens::Show,
        turn::Turn,
        widgets::scrolled::Scrolled,
    },
};

use spoken::Spoken;

/// A held key looks like many presses: after this long without one, the next is meant.
const HELD: SignedDuration = SignedDuration::from_millis(800);

/// A clock nobody looks at stops asking to be drawn.
const CLOCK_RUNS: SignedDuration = SignedDuration::from_mins(60);

/// The card being asked.
#[derive(Clone, Debug)]
enum Text {
    /// It is on the way.
    Waiting,
    /// It cannot be had.
    Unreadable(Problem),
    /// It is there.
    Read(Box<Card>),
}

/// The state of a mock interview's screen.
#[derive(Clone, Debug)]
pub(in crate::tui) struct Interview {
    mock: Mock,
    asking: Asking,
    text: Text,
    own: Own,
    spoken: Spoken,
    timing: Timing,
    /// When the key that begins and ends an answer was last pressed.
    advanced: Option<Timestamp>,
    /// Input that was waiting before this question was drawn has been passed over.
    input_is_fresh: bool,
    page: Scrolled<Line<'static>>,
    /// How many of the first lines are the question.
    question: usize,
}

impl Interview {
    /// Asks what is next in `mock`, which is `asking`.
    pub(in crate::tui) fn new(mock: Mock, asking: Asking, turn: &mut Turn) -> Self {
        let mut interview = Self {
            timing: Timing::new(turn.desk.now.at),
            mock,
            asking,
            text: Text::Waiting,
            own: Own::default(),
            spoken: Spoken::default(),
            // The key that began the interview may still be held.
            advanced: Some(turn.desk.now.at),
            input_is_fresh: false,
            page: Scrolled::default(),
            question: 0,
        };
        interview.ask(turn);
        interview
    }

    /// Shows what is asked now.
    fn ask(&mut self, turn: &mut Turn) {
        self.timing = Timing::new(turn.desk.now.at);
        self.own = Own::begun(&self.name(), turn.desk);
        self.spoken = Spoken::default();
        self.input_is_fresh = false;
        self.page.scroll_to(0);
        let is_read = matches!(&self.text, Text::Read(card) if card.id == self.asking.card.card());
        // A card's follow-up questions come with its text.
        if self.asking.follow_up.is_none() || !is_read {
            self.text = Text::Waiting;
            self.read(turn);
        }
        self.lay_out(turn.desk);
    }

    fn read(&mut self, turn: &mut Turn) {
        if let Some(result) = turn.desk.read_card(&self.asking.card, turn.effects) {
            self.card_read(result, turn.desk);
        }
    }

    /// The card's text arrived. What is being asked stays as it was asked.
    fn card_read(&mut self, result: Result<Card, Problem>, desk: &Desk) {
        if !matches!(self.text, Text::Read(_)) {
            self.text = match result {
                Ok(card) => Text::Read(Box::new(card)),
                Err(problem) => Text::Unreadable(problem),
            };
            self.lay_out(desk);
        }
    }

    /// The name under which what is being written is kept: no card has it.
    fn name(&self) -> CardId {
        let follow_up = self.asking.follow_up.as_ref().map_or(0, |next| next.number);
        CardId::from(&*format!("{}/{}/{follow_up}", self.mock.id, self.asking.card))
    }

    /// The draft of it.
    fn draft(&self) -> DraftOf {
        DraftOf::Answer(self.name())
    }

    /// Whether the user has begun to answer.
    fn has_begun(&self) -> bool {
        !self.timing.is_silent() || !self.own.text.trim().is_empty()
    }

    /// Whether what is asked can be read. The words of a follow-up question are known without its card.
    fn is_shown(&self) -> bool {
        self.asking.follow_up.is_some() || matches!(self.text, Text::Read(_))
    }

    fn act(&mut self, action: Action, turn: &mut Turn) -> Option<Route> {
        if self.spoken.asked.is_some() {
            return self.answer_question(action, turn);
        }
        if self.page.follow(action) {
            return None;
        }
        if action != Action::Open {
            // Another key was pressed: whatever held the one that goes on has let go of it.
            self.advanced = None;
        }
        match action {
            Action::Open => return self.go_on(turn),
            Action::Record if self.is_shown() => self.speak_into_recorder(turn),
            Action::Write if self.is_shown() => self.own.open(turn.desk),
            Action::Save => {
                self.close_answer(turn.desk);
                turn.save_drafts();
            }
            Action::WriteElsewhere if self.is_shown() => self.write_elsewhere(turn),
            Action::Sure => {
                self.own.say_how_sure();
                self.lay_out(turn.desk);
            }
            Action::Back if self.may_move_on(turn) => {
                self.leave(turn);
                let key = turn.desk.keymap.key(Action::Mock);
                let text = format!("what you answered is kept: {key} on the role goes on from here");
                turn.desk.tell(text);
                return Some(Route::Back);
            }
            _ => {}
        }
        None
    }
}

impl Show for Interview {
    fn scope(&self) -> Scope {
        if self.spoken.asked.is_some() {
            Scope::Program
        } else if self.own.field.is_some() {
            Scope::Writing
        } else if self.has_begun() {
            Scope::Answering
        } else {
            Scope::Interview
        }
    }

    fn update(&mut self, message: &Message, turn: &mut Turn) -> Option<Route> {
        match message {
            Message::InputPaused => self.input_is_fresh = true,
            // What was typed before the question was seen does not answer it.
            Message::Do(Action::Open) if !self.input_is_fresh => {}
            Message::Do(action) => return self.act(*action, turn),
            Message::Typed(key) if self.own.typed(*key, turn.desk) => self.keep_draft(turn.desk),
            Message::Pasted(text) if self.own.pasted(text, turn.desk) => self.keep_draft(turn.desk),
            Message::AnswerWritten(draft, text) if *draft == self.name() => {
                if self.own.written_elsewhere(text, turn.desk) {
                    self.keep_draft(turn.desk);
                }
                self.lay_out(turn.desk);
            }
            Message::AnswerNotWritten(draft, failure) if *draft == self.name() => {
                turn.desk.alarm(format!("the editor failed: {failure}"));
            }
            Message::MayRun(job) => self.ask_before(job, turn.desk),
            Message::ProgramStarted(run, program) => self.program_started(*run, *program, turn.desk),
            Message::ProgramEnded(run, result) => self.program_ended(*run, result, turn),
            Message::Scrolled(lines) => match &mut self.spoken.asked {
                Some(asked) => asked.scroll(*lines),
                None => self.page.scroll(*lines),
            },
            Message::Resized { .. } => self.lay_out(turn.desk),
            Message::CardRead(id, result) if *id == self.asking.card => {
                self.card_read(result.clone().map(|card| *card), turn.desk);
            }
            _ => {}
        }
        None
    }

    fn disk_read(&mut self, _paths: &[PathBuf], turn: &mut Turn) {
        if !matches!(self.text, Text::Read(_)) {
            self.read(turn);
        }
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect, hits: &mut HitMap) {
        self.draw(desk, frame, area, hits);
    }

    /// The clock shows once a second; it does not stop while the user looks elsewhere.
    fn wakes_at(&self, desk: &Desk) -> Option<Timestamp> {
        let now = desk.now.at;
        let (Shown::Thinking(shown) | Shown::Speaking(shown)) = self.timing.shown(now) else {
            return None;
        };
        if !self.timing.runs() || self.timing.asked(now) >= CLOCK_RUNS || shown.is_negative() {
            return None;
        }
        let to_next = SignedDuration::from_secs(shown.as_secs() + 1) - shown;
        now.saturating_add(to_next).ok()
    }
}
