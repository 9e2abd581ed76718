//! The debrief of a mock interview: the answers that were given in it, judged as those of any session are.

use jiff::SignedDuration;

use crate::{
    mock::{Answer, Mock, Question},
    session::{Session, answer_ms},
    tui::{Desk, turn::Turn, widgets::days::clock},
};

use super::Study;

/// What was asked next in a mock interview, and what was answered.
pub(super) struct Next {
    pub(super) asked: String,
    pub(super) said: String,
}

impl Study {
    /// The debrief of `mock`, whose answers `session` grades.
    pub(in crate::tui) fn debrief(mock: Box<Mock>, session: Session, turn: &mut Turn) -> Self {
        Self::over(session, Some(mock), turn)
    }

    /// The answer that was given to the card in the mock interview.
    pub(super) fn given(&self) -> Option<&Answer> {
        self.mock.as_ref()?.question(self.session.card()?)?.own()
    }

    /// From the question to its answer.
    pub(super) fn took(&self, desk: &Desk) -> SignedDuration {
        match self.given() {
            Some(given) => SignedDuration::from_millis(given.took_ms.into()),
            None => self.timing.asked(desk.now.at),
        }
    }

    /// From the question to the first word, and how long was spoken, if somebody spoke.
    pub(super) fn speech(&self, desk: &Desk) -> Option<(SignedDuration, SignedDuration)> {
        let Some(given) = self.given() else {
            return self.timing.speech(desk.now.at);
        };
        let span = |ms: Option<u32>| ms.map(|ms| SignedDuration::from_millis(ms.into()));
        span(given.attempt.thought_ms).zip(span(given.attempt.spoke_ms))
    }

    /// From the question to its grade, ms: in a debrief what all its answers took, and judging them.
    pub(super) fn took_until_graded(&self, desk: &Desk) -> u32 {
        let here = answer_ms(self.timing.asked(desk.now.at));
        let mock = self.mock.as_ref().zip(self.session.card());
        let answers = mock.and_then(|(mock, card)| mock.question(card));
        answers.map_or(here, |question| question.took_ms().saturating_add(here))
    }

    /// What was asked next in the mock interview.
    pub(super) fn asked_next(&self) -> Vec<Next> {
        let mock = self.mock.as_ref().zip(self.session.card());
        let question = mock.and_then(|(mock, card)| mock.question(card));
        let answers = question.into_iter().flat_map(Question::follow_ups);
        let next = |answer: &Answer| Next {
            asked: answer.asked.clone(),
            said: said(answer),
        };
        answers.map(next).collect()
    }
}

/// What was written, or how long was spoken.
fn said(answer: &Answer) -> String {
    match answer.attempt.spoke_ms {
        _ if !answer.attempt.text.is_empty() => answer.attempt.text.clone(),
        Some(ms) => format!("spoken, {}", clock(u64::from(ms) / 1_000)),
        None => "no answer".to_owned(),
    }
}
