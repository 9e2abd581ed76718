//! A session: the question, then its sample answer and the four grades.

mod act;
mod debrief;
mod grades;
mod judge;
mod note;
mod outside;
mod own;
mod page;
mod programs;
mod rows;
mod stories;
mod view;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use jiff::{SignedDuration, Timestamp};
use ratatui::{Frame, layout::Rect};

use crate::{
    answer::Account,
    deck::{Card, CardId, Problem},
    mock::Mock,
    schedule::{Outcomes, Rating},
    session::{Answered, Session},
    store::DraftOf,
    tui::{
        Action, Desk, Effect, HitMap, Message, Route, Scope,
        answering::{Own, Shown, Timing},
        screens::Show,
        turn::Turn,
        widgets::{field::Field, list::Cursor},
    },
};

use judge::Judge;
use note::Beside;
use page::Page;
use programs::Programs;

/// A held key looks like many presses: after this long without one, the next is meant.
const HELD: SignedDuration = SignedDuration::from_millis(800);

/// The second click of a double click comes within this time; what desktops allow for one is 400 to 500 ms.
const DOUBLE_CLICK: SignedDuration = SignedDuration::from_millis(500);

/// A clock nobody looks at stops asking to be drawn.
const CLOCK_RUNS: SignedDuration = SignedDuration::from_mins(60);

/// What is shown of the card being asked. Only a revealed one can be graded.
#[derive(Clone, Debug)]
enum Phase {
    /// Its text is on the way.
    Waiting,
    /// Its text cannot be had.
    Unreadable(Problem),
    /// The question alone.
    Asking { card: Box<Card> },
    /// The answer too, and what each grade would do.
    Revealed {
        card: Box<Card>,
        outcomes: Outcomes,
        judge: Judge,
        /// From the question to the reveal.
        took: SignedDuration,
        /// From the question to the first word, and how long was spoken, if somebody spoke.
        speech: Option<(SignedDuration, SignedDuration)>,
        /// What was counted in the user's own answer.
        counted: Account,
    },
}

/// Which answer stands under the rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tab {
    #[default]
    Sample,
    /// The user's own.
    Own,
}

/// The state of a session's screen.
#[derive(Clone, Debug)]
pub(in crate::tui) struct Study {
    session: Session,
    /// The mock interview whose answers are judged, if this is its debrief: then all is revealed at once.
    mock: Option<Box<Mock>>,
    /// The role of the card being asked, and its deck's file: they stay when the deck cannot be read any more.
    role: Arc<str>,
    file: Option<PathBuf>,
    phase: Phase,
    page: Page,
    scroll: usize,
    /// What is being written beside the card.
    beside: Option<(Beside, Field)>,
    own: Own,
    programs: Programs,
    tab: Tab,
    timing: Timing,
    /// When the key that reveals and then grades was last pressed.
    advanced: Option<Timestamp>,
    /// When what a click lands on last became something else: the card was asked, or revealed.
    changed: Timestamp,
    /// Input that was waiting before this card was drawn has been passed over.
    input_is_fresh: bool,
    /// The four grades are explained to who has never used them.
    explain_grades: bool,
}

impl Study {
    pub(in crate::tui) fn new(session: Session, turn: &mut Turn) -> Self {
        Self::over(session, None, turn)
    }

    fn over(session: Session, mock: Option<Box<Mock>>, turn: &mut Turn) -> Self {
        let mut study = Self {
            session,
            mock,
            role: Arc::from("Session"),
            file: None,
            phase: Phase::Waiting,
            page: Page::default(),
            scroll: 0,
            beside: None,
            own: Own::default(),
            programs: Programs::default(),
            tab: Tab::default(),
            timing: Timing::new(turn.desk.now.at),
            advanced: None,
            changed: turn.desk.now.at,
            input_is_fresh: false,
            explain_grades: turn.desk.ledger.progress().is_unreviewed(),
        };
        study.ask(turn);
        study
    }

    fn card(&self) -> Option<&Card> {
        match &self.phase {
            Phase::Asking { card } | Phase::Revealed { card, .. } => Some(card),
            Phase::Waiting | Phase::Unreadable(_) => None,
        }
    }

    /// Shows the question that is next in the session.
    fn ask(&mut self, turn: &mut Turn) {
        self.stop_programs(turn);
        self.phase = Phase::Waiting;
        self.scroll = 0;
        self.tab = Tab::Sample;
        self.beside = None;
        self.timing = Timing::new(turn.desk.now.at);
        self.changed = turn.desk.now.at;
        self.take_up_draft(turn.desk);
        self.input_is_fresh = false;
        if let Some(card) = self.session.card().cloned() {
            if let Some(deck) = turn.desk.library.deck(card.deck()) {
                self.role = Arc::clone(&deck.role);
                self.file = deck.path().map(Path::to_owned);
            }
            if let Some(result) = turn.desk.read_card(&card, turn.effects) {
                self.card_read(&card, result, turn.desk);
            }
        }
        self.lay_out(turn.desk);
    }

    /// The text of a card arrived: the first time, or because its deck changed while it is being asked.
    fn card_read(&mut self, id: &CardId, result: Result<Card, Problem>, desk: &Desk) {
        if self.session.card() != Some(id) {
            return;
        }
        match (result, &mut self.phase) {
            (Ok(card), Phase::Asking { card: shown } | Phase::Revealed { card: shown, .. }) => **shown = card,
            (Ok(card), phase) => *phase = Phase::Asking { card: Box::new(card) },
            // What is being asked stays on the screen although it was taken out of its deck.
            (Err(_), Phase::Asking { .. } | Phase::Revealed { .. }) => {}
            (Err(problem), phase) => *phase = Phase::Unreadable(problem),
        }
        if self.mock.is_some() {
            self.show_answer(desk);
        }
        self.lay_out(desk);
    }

    fn reveal(&mut self, turn: &mut Turn) {
        if !self.input_is_fresh {
            return;
        }
        self.end_recording(turn);
        let desk = &mut *turn.desk;
        self.show_answer(desk);
        if self.explain_grades && self.page.parts.grades.height < grades::EXPLAINED {
            let help = desk.keymap.key(Action::Help);
            desk.tell(format!("{help} explains the four grades"));
        }
    }

    fn show_answer(&mut self, desk: &Desk) {
        let delivery = self.own.delivery(desk);
        let effort = self.effort(desk);
        if let Phase::Asking { card } = &self.phase
            && let Some(outcomes) = self
                .session
                .outcomes(desk.ledger.progress(), &desk.scheduler, desk.now)
        {
            let speech = self.speech(desk);
            self.phase = Phase::Revealed {
                judge: Judge::new(card, &self.own.text, delivery.given(), effort),
                counted: own::counted(&self.own.text, delivery, speech, card.kind),
                card: card.clone(),
                outcomes,
                took: self.took(desk),
                speech,
            };
            self.changed = desk.now.at;
            self.lay_out(desk);
            self.scroll = self.page.answer_at;
        }
    }

    fn grade(&mut self, rating: Rating, turn: &mut Turn) -> Option<Route> {
        if !self.may_move_on(turn.desk) {
            return None;
        }
        let Phase::Revealed { outcomes, .. } = &self.phase else {
            return None;
        };
        let desk = &mut *turn.desk;
        let answered = Answered {
            took_ms: self.took_until_graded(desk),
            attempt: self.attempt(),
        };
        let card = self.session.card()?.clone();
        let event = self.session.grade(
            rating,
            outcomes,
            answered,
            &desk.scheduler,
            &mut desk.ledger,
            desk.now,
        )?;
        // What was answered in a mock interview is no draft; one that was begun before it stays.
        if self.mock.is_none() {
            desk.drafts
                .put(&DraftOf::Answer(card), String::new(), desk.now.at);
        }
        turn.effects.push(Effect::Append(event));
        self.explain_grades = false;
        self.go_on(turn)
    }

    /// After a step that may have changed which card is asked.
    fn go_on(&mut self, turn: &mut Turn) -> Option<Route> {
        if self.session.card().is_none() {
            self.stop_programs(turn);
            return Some(self.left());
        }
        self.ask(turn);
        None
    }

    fn lay_out(&mut self, desk: &Desk) {
        self.page = Page::lay_out(self, desk);
        self.programs.lay_out(desk);
    }

    /// Whether who clicked saw what stands there now: the second click of a double-click was meant for what stood
    /// there before.
    fn click_was_aimed(&self, desk: &Desk) -> bool {
        self.input_is_fresh && desk.now.at.duration_since(self.changed).abs() >= DOUBLE_CLICK
    }

    /// The first line shown: where it was scrolled to, as far as the page reaches at this size.
    fn first_line(&self) -> usize {
        self.scroll.min(self.page.last_scroll())
    }

    fn scroll_by_key(&mut self, action: Action) -> bool {
        let mut cursor = Cursor {
            row: self.first_line(),
        };
        let page = usize::from(self.page.parts.scrolled.height.saturating_sub(1).max(1));
        let moved = cursor.follow(action, self.page.last_scroll() + 1, page);
        if moved {
            self.scroll = cursor.row;
        }
        moved
    }
}

impl Show for Study {
    fn scope(&self) -> Scope {
        match self.phase {
            _ if self.programs.asks() => Scope::Program,
            _ if self.beside.is_some() => Scope::Note,
            _ if self.own.field.is_some() => Scope::Writing,
            Phase::Revealed { .. } => Scope::Answer,
            Phase::Unreadable(_) => Scope::Unreadable,
            Phase::Waiting | Phase::Asking { .. } => Scope::Question,
        }
    }

    fn update(&mut self, message: &Message, turn: &mut Turn) -> Option<Route> {
        match message {
            Message::InputPaused => self.input_is_fresh = true,
            Message::Do(action) if self.input_is_fresh || !action.judges() => {
                return self.act(*action, turn);
            }
            Message::Clicked(_) | Message::Reveal if !self.click_was_aimed(turn.desk) => {}
            Message::Clicked(action) => return self.act(*action, turn),
            Message::Reveal => self.reveal(turn),
            Message::Chosen(row) => self.mark_clicked(*row, turn.desk),
            Message::Typed(key) if self.beside.is_some() => self.type_beside(*key, turn.desk),
            Message::Typed(key) => self.type_into_answer(*key, turn.desk),
            Message::Pasted(text) if self.beside.is_some() => self.paste_beside(text, turn.desk),
            Message::Pasted(text) => self.paste_into_answer(text, turn.desk),
            Message::AnswerWritten(card, text) if self.session.card() == Some(card) => {
                self.written_elsewhere(text, turn.desk);
            }
            Message::AnswerNotWritten(card, failure) if self.session.card() == Some(card) => {
                self.failed("The editor", failure, turn.desk);
            }
            Message::MayRun(job) => self.ask_before(job, turn.desk),
            Message::ProgramStarted(run, program) => self.program_started(*run, *program, turn.desk),
            Message::ProgramEnded(run, result) => self.program_ended(*run, result, turn),
            // Who is recorded goes on speaking.
            Message::FocusLost if self.programs.records() => {}
            Message::FocusLost => self.timing.leave(turn.desk.now.at),
            Message::FocusGained => self.timing.come_back(turn.desk.now.at),
            Message::Scrolled(lines) if self.programs.asks() => self.scroll_question(*lines),
            Message::Scrolled(lines) => {
                let mut cursor = Cursor {
                    row: self.first_line(),
                };
                cursor.scroll(*lines, self.page.last_scroll() + 1);
                self.scroll = cursor.row;
            }
            Message::Resized { .. } => self.lay_out(turn.desk),
            Message::CardRead(id, result) => {
                let result = result.clone().map(|card| *card);
                self.card_read(id, result, turn.desk);
            }
            _ => {}
        }
        None
    }

    /// The card being asked stays; if its text changed, the new text is shown.
    fn disk_read(&mut self, paths: &[PathBuf], turn: &mut Turn) {
        let Some(card) = self.session.card().cloned() else {
            return;
        };
        let deck = turn.desk.library.deck(card.deck());
        let touched =
            deck.is_none_or(|deck| deck.path().is_some_and(|path| paths.iter().any(|it| it == path)));
        if touched && let Some(result) = turn.desk.read_card(&card, turn.effects) {
            self.card_read(&card, result, turn.desk);
        }
    }

    /// Another retention means other intervals: what is shown is what a grade will do.
    fn settings_changed(&mut self, turn: &mut Turn) {
        let desk = &*turn.desk;
        let anew = self
            .session
            .outcomes(desk.ledger.progress(), &desk.scheduler, desk.now);
        if let (Phase::Revealed { outcomes, .. }, Some(anew)) = (&mut self.phase, anew) {
            *outcomes = anew;
        }
        self.lay_out(desk);
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect, hits: &mut HitMap) {
        view::view(self, desk, frame, area, hits);
    }

    /// While a question is asked its clock shows, once a second.
    fn wakes_at(&self, desk: &Desk) -> Option<Timestamp> {
        let now = desk.now.at;
        let (Shown::Thinking(shown) | Shown::Speaking(shown)) = self.timing.shown(now) else {
            return None;
        };
        let asking = matches!(self.phase, Phase::Asking { .. }) && self.timing.runs();
        if !asking || self.timing.asked(now) >= CLOCK_RUNS || shown.is_negative() {
            return None;
        }
        let to_next = SignedDuration::from_secs(shown.as_secs() + 1) - shown;
        now.saturating_add(to_next).ok()
    }
}
