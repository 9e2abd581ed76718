//! The user's own answer: spoken against the clock or written here, and how sure they are of it.

use crossterm::event::KeyEvent;
use jiff::SignedDuration;

use crate::{
    answer::{Account, Delivery, Effort, Speech},
    deck::Kind,
    history::Attempt,
    session::answer_ms,
    tui::{
        Desk, Effect,
        answering::{Own, Shown},
        turn::Turn,
    },
};

use super::{Phase, Study};

/// What can be counted in what was written, and in the time that was spoken.
pub(super) fn counted(
    written: &str,
    delivery: Delivery,
    speech: Option<(SignedDuration, SignedDuration)>,
    kind: Option<Kind>,
) -> Account {
    let speech = speech.map(|(thought, spoke)| Speech {
        thought: answer_ms(thought),
        spoke: answer_ms(spoke),
    });
    Account::of(written, delivery, speech, kind)
}

impl Study {
    /// Whether there is something of the user's own to be shown in the place of the sample.
    pub(super) fn has_own_answer(&self) -> bool {
        let counted = match &self.phase {
            Phase::Revealed { counted, .. } => !counted.is_empty(),
            _ => false,
        };
        counted || !self.own.text.is_empty()
    }

    /// Takes up what was written for the card before, or was answered in the mock interview.
    pub(super) fn take_up_draft(&mut self, desk: &Desk) {
        self.own = match (self.given(), self.session.card()) {
            (Some(given), _) => Own {
                sure: given.attempt.sure,
                spoken: given.attempt.spoken,
                ..Own::of(&given.attempt.text)
            },
            (None, Some(card)) => Own::begun(card, desk),
            (None, None) => Own::default(),
        };
    }

    /// Begins to write, or goes on. Who writes does not speak, unless a program listens.
    pub(super) fn open_answer(&mut self, desk: &Desk) {
        if matches!(self.phase, Phase::Asking { .. }) {
            if !self.programs.records() {
                self.pause_speaking(desk);
            }
            self.own.open(desk);
        }
    }

    /// Ends writing; the text stays.
    pub(super) fn close_answer(&mut self, desk: &mut Desk) {
        if self.own.close() {
            self.keep_draft(desk);
            self.lay_out(desk);
        }
    }

    pub(super) fn type_into_answer(&mut self, key: KeyEvent, desk: &mut Desk) {
        if self.own.typed(key, desk) {
            self.keep_draft(desk);
        }
    }

    pub(super) fn paste_into_answer(&mut self, text: &str, desk: &mut Desk) {
        if self.own.pasted(text, desk) {
            self.keep_draft(desk);
        }
    }

    fn keep_draft(&mut self, desk: &mut Desk) {
        if let Some(card) = self.session.card() {
            self.own.keep(card, desk);
        }
    }

    /// Opens what was written in the user's editor.
    pub(super) fn write_elsewhere(&mut self, turn: &mut Turn) {
        self.close_answer(turn.desk);
        if let (Phase::Asking { .. }, Some(card)) = (&self.phase, self.session.card()) {
            turn.save_drafts();
            turn.effects.push(Effect::WriteAnswer {
                card: card.clone(),
                text: self.own.text.clone(),
            });
        }
    }

    /// Adds what a program heard the user say, if it fits. Says whether it is in the answer now.
    pub(super) fn heard(&mut self, said: &str, desk: &mut Desk) -> bool {
        if !self.own.heard(said, desk) {
            return false;
        }
        self.keep_draft(desk);
        self.judge_anew(desk);
        self.lay_out(desk);
        true
    }

    /// The editor ended. One that leaves nothing takes nothing away.
    pub(super) fn written_elsewhere(&mut self, text: &str, desk: &mut Desk) {
        if self.own.written_elsewhere(text, desk) {
            self.keep_draft(desk);
        }
        self.lay_out(desk);
    }

    /// Says how sure the user is, one step further with each press.
    pub(super) fn say_how_sure(&mut self, desk: &Desk) {
        if matches!(self.phase, Phase::Asking { .. }) {
            self.own.say_how_sure();
            self.lay_out(desk);
        }
    }

    /// Begins to speak, pauses, or goes on.
    pub(super) fn speak(&mut self, desk: &Desk) {
        if matches!(self.phase, Phase::Asking { .. }) {
            self.timing.speak(desk.now.at);
            self.lay_out(desk);
        }
    }

    /// Begins to speak, or goes on; who speaks already goes on too.
    pub(super) fn begin_speaking(&mut self, desk: &Desk) {
        if !matches!(self.timing.shown(desk.now.at), Shown::Speaking(_)) {
            self.speak(desk);
        }
    }

    /// Pauses, if the user speaks.
    pub(super) fn pause_speaking(&mut self, desk: &Desk) {
        if matches!(self.timing.shown(desk.now.at), Shown::Speaking(_)) {
            self.speak(desk);
        }
    }

    /// Whether there can have been an answer by now; who began to speak gave one.
    pub(super) fn effort(&self, desk: &Desk) -> Effort {
        let now = desk.now.at;
        match self.timing.speech(now) {
            _ if self.mock.is_some() => Effort::Given,
            Some(_) => Effort::Given,
            None => Effort::of(answer_ms(self.timing.asked(now)), &self.own.text),
        }
    }

    /// What is known of the answer besides its grade; `None` if nothing is.
    pub(super) fn attempt(&self) -> Option<Attempt> {
        let Phase::Revealed {
            card, judge, speech, ..
        } = &self.phase
        else {
            return None;
        };
        let attempt = Attempt {
            thought_ms: speech.map(|(thought, _)| answer_ms(thought)),
            spoke_ms: speech.map(|(_, spoke)| answer_ms(spoke)),
            text: self.own.text.clone(),
            spoken: self.own.spoken && !self.own.text.is_empty(),
            sure: self.own.sure,
            judged: judge.assessed.judgement(card),
            suggested: judge
                .assessed
                .suggestion(card)
                .map(|suggestion| suggestion.rating),
            peeked: judge.assessed.is_peek(),
            mock: self.session.mock().cloned(),
        };
        (attempt != Attempt::default()).then_some(attempt)
    }
}
