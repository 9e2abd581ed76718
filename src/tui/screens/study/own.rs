//! The user's own answer: spoken against the clock or written here, and how sure they are of it.

use crossterm::event::KeyEvent;

use crate::{
    answer::{Delivery, Effort},
    history::{Attempt, Sure},
    session::answer_ms,
    tui::{Desk, Effect, turn::Turn, widgets::field::Field},
};

use super::{Phase, Study, timing::Shown};

/// The longest answer, bytes.
const LONGEST: usize = 1 << 20;

const FULL: &str = "an answer holds 1 MiB";

/// The user's own answer to the card being asked.
#[derive(Clone, Debug, Default)]
pub(super) struct Own {
    /// What was written, while it is not being written on.
    pub(super) text: String,
    /// Some of it is what a program heard the user say.
    pub(super) spoken: bool,
    /// Where it is being written.
    pub(super) field: Option<Field>,
    /// How sure the user is of it.
    pub(super) sure: Option<Sure>,
}

impl Own {
    /// How it came to be text.
    pub(super) fn delivery(&self, desk: &Desk) -> Delivery {
        let transcript_is_verbatim = desk.settings.transcript_is_verbatim;
        if self.spoken {
            Delivery::Spoken {
                transcript_is_verbatim,
            }
        } else {
            Delivery::Typed
        }
    }
}

impl Study {
    /// Takes up what was written for the card before.
    pub(super) fn take_up_draft(&mut self, desk: &Desk) {
        let card = self.session.card();
        self.own = Own {
            text: card
                .map(|card| desk.drafts.of(card).to_owned())
                .unwrap_or_default(),
            ..Own::default()
        };
    }

    pub(super) fn open_answer(&mut self, desk: &Desk) {
        if matches!(self.phase, Phase::Asking { .. }) {
            self.own.field = Some(Field::new(&self.own.text, LONGEST, &desk.theme));
        }
    }

    /// Ends writing; the text stays.
    pub(super) fn close_answer(&mut self, desk: &mut Desk) {
        if let Some(field) = self.own.field.take() {
            self.own.text = field.text();
            self.keep_draft(desk);
            self.lay_out(desk);
        }
    }

    pub(super) fn type_into_answer(&mut self, key: KeyEvent, desk: &mut Desk) {
        let Some(field) = &mut self.own.field else { return };
        if field.typed(key).is_err() {
            desk.tell(FULL);
        }
        self.keep_draft(desk);
    }

    pub(super) fn paste_into_answer(&mut self, text: &str, desk: &mut Desk) {
        let Some(field) = &mut self.own.field else { return };
        if field.pasted(text).is_err() {
            desk.tell(format!("{FULL}; the rest of the paste is left out"));
        }
        self.keep_draft(desk);
    }

    fn keep_draft(&mut self, desk: &mut Desk) {
        let Some(card) = self.session.card() else { return };
        let text = self
            .own
            .field
            .as_ref()
            .map_or_else(|| self.own.text.clone(), Field::text);
        desk.drafts.put(card, text, desk.now.at);
    }

    /// Opens what was written in the user's editor.
    pub(super) fn write_elsewhere(&mut self, turn: &mut Turn) {
        self.close_answer(turn.desk);
        if let (Phase::Asking { .. }, Some(card)) = (&self.phase, self.session.card()) {
            turn.effects.push(Effect::WriteAnswer {
                card: card.clone(),
                text: self.own.text.clone(),
            });
        }
    }

    /// Adds what a program heard the user say, if it fits.
    /// Says whether it is in the answer now.
    pub(super) fn heard(&mut self, said: &str, desk: &mut Desk) -> bool {
        let field = self.own.field.as_ref().map(Field::text);
        let mut text = field.unwrap_or_else(|| self.own.text.clone());
        let gap = if text.is_empty() { "" } else { "\n\n" };
        if text.len() + gap.len() + said.len() > LONGEST {
            desk.alarm(format!("{FULL}: what you said is not added to it"));
            return false;
        }
        text.push_str(gap);
        text.push_str(said);
        self.own.spoken = true;
        if self.own.field.is_some() {
            self.own.field = Some(Field::new(&text, LONGEST, &desk.theme));
        }
        self.own.text = text;
        self.keep_draft(desk);
        self.judge_anew(desk);
        self.lay_out(desk);
        true
    }

    /// The editor ended. One that leaves nothing takes nothing away.
    pub(super) fn written_elsewhere(&mut self, text: &str, desk: &mut Desk) {
        let text = text.trim_end();
        if text.is_empty() && !self.own.text.is_empty() {
            desk.tell("the editor left nothing: your answer stays as it was");
        } else if text.len() > LONGEST {
            desk.alarm(format!("{FULL}: your answer stays as it was"));
        } else {
            self.own.text = crate::text::clean(text).into_owned();
            self.keep_draft(desk);
        }
        self.lay_out(desk);
    }

    /// Says how sure the user is, one step further with each press.
    pub(super) fn say_how_sure(&mut self, desk: &Desk) {
        if matches!(self.phase, Phase::Asking { .. }) {
            self.own.sure = match self.own.sure {
                None => Some(Sure::Unsure),
                Some(Sure::Unsure) => Some(Sure::Fairly),
                Some(Sure::Fairly) => Some(Sure::Sure),
                Some(Sure::Sure) => None,
            };
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
            judged: judge.judgement(card),
            suggested: judge.suggestion(card).map(|suggestion| suggestion.rating),
            peeked: judge.is_peek(),
        };
        (attempt != Attempt::default()).then_some(attempt)
    }
}
