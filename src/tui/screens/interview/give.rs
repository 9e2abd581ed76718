//! Giving an answer in a mock interview: speaking, writing, and going on to what is asked next.

use crate::{
    history::{Attempt, EventKind},
    mock::{Answer, Stage},
    session::answer_ms,
    tui::{Desk, Effect, Route, turn::Turn},
};

use super::{HELD, Interview, Text};

impl Interview {
    /// `enter`: begins to speak, then ends the answer; never twice from one press that is held.
    pub(super) fn go_on(&mut self, turn: &mut Turn) -> Option<Route> {
        let now = turn.desk.now.at;
        let meant = self
            .advanced
            .is_none_or(|last| now.duration_since(last).abs() >= HELD);
        self.advanced = Some(now);
        let can_be_answered = self.is_shown() || matches!(self.text, Text::Unreadable(_));
        if !meant || !can_be_answered {
            return None;
        }
        if self.spoken.take.records() {
            self.end_recording(turn);
            return None;
        }
        if !self.may_move_on(turn) {
            return None;
        }
        if self.is_shown() && !self.has_begun() {
            self.timing.speak(now);
            self.lay_out(turn.desk);
            return None;
        }
        self.answered(turn)
    }

    /// Writes the answer down, and asks what is next.
    fn answered(&mut self, turn: &mut Turn) -> Option<Route> {
        let given = self.given(turn.desk);
        let card = match &self.text {
            Text::Read(card) => Some(&**card),
            Text::Waiting | Text::Unreadable(_) => None,
        };
        let what = self.mock.answered(&self.asking, card, given);
        self.record(what, turn);
        let draft = self.draft();
        turn.desk.drafts.put(&draft, String::new(), turn.desk.now.at);
        if self.mock.is_over(0) && matches!(self.mock.stage(), Stage::Asking(_)) {
            self.record(self.mock.ended(), turn);
            turn.desk.tell("the time is up: nothing more is asked");
        }
        let Stage::Asking(next) = self.mock.stage() else {
            return Some(Route::GoOn(Box::new(self.mock.clone())));
        };
        self.asking = next;
        self.ask(turn);
        None
    }

    /// The clock of an interview does not stop for who leaves it in the middle of a question.
    pub(super) fn leave(&mut self, turn: &mut Turn) {
        let took_ms = answer_ms(self.timing.asked(turn.desk.now.at));
        self.record(self.mock.left(took_ms), turn);
    }

    fn record(&mut self, what: EventKind, turn: &mut Turn) {
        let event = turn.desk.ledger.record(what, turn.desk.now);
        // What was said in an interview is said.
        turn.desk.ledger.forget_steps();
        self.mock.take_in(&event);
        turn.effects.push(Effect::Append(event));
    }

    /// How the answer was given.
    fn given(&self, desk: &Desk) -> Answer {
        let now = desk.now.at;
        let speech = self.timing.speech(now);
        Answer {
            took_ms: answer_ms(self.timing.asked(now)),
            attempt: Attempt {
                thought_ms: speech.map(|(thought, _)| answer_ms(thought)),
                spoke_ms: speech.map(|(_, spoke)| answer_ms(spoke)),
                text: self.own.text.clone(),
                spoken: self.own.spoken && !self.own.text.is_empty(),
                sure: self.own.sure,
                ..Attempt::default()
            },
            ..Answer::default()
        }
    }

    /// Ends writing; the text stays.
    pub(super) fn close_answer(&mut self, desk: &mut Desk) {
        if self.own.close() {
            self.keep_draft(desk);
            self.lay_out(desk);
        }
    }

    pub(super) fn keep_draft(&self, desk: &mut Desk) {
        self.own.keep(&self.name(), desk);
    }

    /// Opens what was written in the user's editor.
    pub(super) fn write_elsewhere(&mut self, turn: &mut Turn) {
        self.close_answer(turn.desk);
        turn.save_drafts();
        turn.effects.push(Effect::WriteAnswer {
            card: self.name(),
            text: self.own.text.clone(),
        });
    }
}
