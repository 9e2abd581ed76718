//! What comes next in a mock interview.

use crate::{
    deck::{Card, CardId},
    history::EventKind,
};

use super::{Answer, Mock, Question};

/// How many of a card's follow-up questions are asked at most: what an interviewer has the time for.
pub const FOLLOW_UPS: usize = 2;

/// How far a mock interview has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Something is asked.
    Asking(Asking),
    /// All was answered that is asked, and is to be judged.
    Debrief,
    /// All is judged.
    Done,
}

/// What is asked now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking {
    /// Which of the cards, from 0.
    pub number: usize,
    /// That card.
    pub card: CardId,
    /// What follows its own question, if that was answered.
    pub follow_up: Option<FollowUp>,
}

/// A question that follows the card's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// 1 for the first, and so on.
    pub number: u32,
    /// What is asked.
    pub text: String,
    /// What is asked after it.
    then: Vec<String>,
}

impl Mock {
    /// How far it has come.
    #[must_use]
    pub fn stage(&self) -> Stage {
        let asking = self.questions.iter().enumerate().find_map(asking);
        match asking.filter(|_| !self.ended) {
            Some(asking) => Stage::Asking(asking),
            None if self.questions.iter().any(Question::is_to_be_judged) => Stage::Debrief,
            None => Stage::Done,
        }
    }

    /// The event that what is `asking` was answered; `card` is its card, `None` if that cannot be shown. Only how the answer was
    /// given is taken from `given`.
    #[must_use]
    pub fn answered(&self, asking: &Asking, card: Option<&Card>, given: Answer) -> EventKind {
        let (asked, follow_up, then) = match (&asking.follow_up, card) {
            (Some(next), _) => (next.text.clone(), next.number, next.then.clone()),
            (None, Some(card)) => {
                let then = card.follow_ups.iter().take(FOLLOW_UPS).cloned();
                (card.question.clone(), 0, then.collect())
            }
            (None, None) => (String::new(), 0, Vec::new()),
        };
        EventKind::MockAnswered {
            mock: self.id.clone(),
            card: asking.card.clone(),
            answer: Box::new(Answer {
                asked,
                follow_up,
                then,
                ..given
            }),
        }
    }

    /// The event that nothing more is asked.
    #[must_use]
    pub fn ended(&self) -> EventKind {
        EventKind::MockEnded {
            mock: self.id.clone(),
        }
    }

    /// How long all answers took together, ms.
    #[must_use]
    pub fn took_ms(&self) -> u64 {
        let all = self.questions.iter().map(Question::took_ms);
        all.map(u64::from).sum()
    }

    /// How much of its time is spent, ms: with all answers, and with what was asked when it was left.
    #[must_use]
    pub fn spent_ms(&self) -> u64 {
        self.took_ms().saturating_add(self.left_ms)
    }

    /// The event that it was left after something had been asked for `took_ms`.
    #[must_use]
    pub fn left(&self, took_ms: u32) -> EventKind {
        EventKind::MockLeft {
            mock: self.id.clone(),
            took_ms,
        }
    }

    /// Whether the time is up, once what is being answered has taken `more_ms`.
    #[must_use]
    pub fn is_over(&self, more_ms: u32) -> bool {
        let most = self.minutes.map(|minutes| u64::from(minutes) * 60_000);
        most.is_some_and(|most| self.spent_ms().saturating_add(more_ms.into()) >= most)
    }

    /// The cards whose answers are still to be judged, in the order they were asked.
    #[must_use]
    pub fn to_be_judged(&self) -> Vec<CardId> {
        let left = self
            .questions
            .iter()
            .filter(|question| question.is_to_be_judged());
        left.map(|question| question.card.clone()).collect()
    }

    /// How many of its questions were asked and answered.
    #[must_use]
    pub fn answers(&self) -> usize {
        self.questions
            .iter()
            .filter(|question| question.own().is_some())
            .count()
    }
}

/// What is still asked of a question, if anything is.
fn asking((number, question): (usize, &Question)) -> Option<Asking> {
    let follow_up = match question.answers.last() {
        None => None,
        Some(last) => {
            let (text, then) = last.then.split_first()?;
            Some(FollowUp {
                number: last.follow_up.saturating_add(1),
                text: text.clone(),
                then: then.to_vec(),
            })
        }
    };
    Some(Asking {
        number,
        card: question.card.clone(),
        follow_up,
    })
}
