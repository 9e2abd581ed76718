//! What the history says of mock interviews.

use jiff::Timestamp;

use crate::{
    deck::CardId,
    history::{Attempt, Event, EventId, EventKind, Judgement, MockAnswer},
    schedule::Rating,
    text::clean,
    time::StudyDay,
};

/// A mock interview, as far as it has come.
#[derive(Clone, Debug, PartialEq)]
pub struct Mock {
    /// The name of the event that began it.
    pub id: EventId,
    /// When it was begun.
    pub at: Timestamp,
    /// The study day on which it was.
    pub day: StudyDay,
    /// The role, as it was shown.
    pub role: String,
    /// How long it may take, minutes.
    pub minutes: Option<u32>,
    /// What is to be asked, first to last.
    pub questions: Vec<Question>,
    /// How long what was asked took that was left unanswered each time, ms.
    pub(super) left_ms: u64,
    /// Nothing more is asked.
    pub(super) ended: bool,
}

/// A card that is asked in a mock interview, and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Which.
    pub card: CardId,
    /// The answer to its own question, then those to what followed it.
    pub answers: Vec<Answer>,
    /// How the user judged it.
    pub grade: Option<Grade>,
}

/// What was asked and answered.
pub type Answer = MockAnswer;

/// How an answer was judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Grade {
    /// The grade.
    pub rating: Rating,
    /// What was ticked or scored, and suggested.
    pub attempt: Attempt,
}

impl Mock {
    /// All mock interviews of `events`, the last that was begun first; `events` are oldest first, as
    /// [`Past::in_force`](crate::history::Past::in_force) gives them.
    #[must_use]
    pub fn all(events: &[Event]) -> Vec<Self> {
        let mut mocks: Vec<Self> = events.iter().filter_map(Self::begun).collect();
        for event in events {
            for mock in &mut mocks {
                mock.take_in(event);
            }
        }
        mocks.reverse();
        mocks
    }

    /// The mock interview that `event` began, if it began one.
    #[must_use]
    pub fn begun(event: &Event) -> Option<Self> {
        let EventKind::MockBegun { role, cards, minutes } = &event.what else {
            return None;
        };
        let question = |card: &CardId| Question {
            card: card.clone(),
            answers: Vec::new(),
            grade: None,
        };
        Some(Self {
            id: event.id.clone(),
            at: event.at,
            day: event.day,
            role: clean(role).into_owned(),
            minutes: *minutes,
            questions: cards.iter().map(question).collect(),
            left_ms: 0,
            ended: false,
        })
    }

    /// Takes in what happened in it. What happened in another, or was answered already, changes nothing.
    pub fn take_in(&mut self, event: &Event) {
        match &event.what {
            EventKind::MockAnswered { mock, card, answer } if *mock == self.id => {
                if let Some(question) = self.question_mut(card) {
                    question.take_in(answer);
                }
            }
            EventKind::MockLeft { mock, took_ms } if *mock == self.id => {
                self.left_ms = self.left_ms.saturating_add(u64::from(*took_ms));
            }
            EventKind::MockEnded { mock } if *mock == self.id => self.ended = true,
            EventKind::Reviewed {
                card,
                rating,
                attempt: Some(attempt),
                ..
            } if attempt.mock.as_ref() == Some(&self.id) => {
                if let Some(question) = self.question_mut(card) {
                    question.grade = Some(Grade {
                        rating: *rating,
                        attempt: cleaned(attempt),
                    });
                }
            }
            _ => {}
        }
    }

    fn question_mut(&mut self, card: &CardId) -> Option<&mut Question> {
        self.questions.iter_mut().find(|question| question.card == *card)
    }

    /// What is asked on `card`, if it is one of its cards.
    #[must_use]
    pub fn question(&self, card: &CardId) -> Option<&Question> {
        self.questions.iter().find(|question| question.card == *card)
    }
}

impl Question {
    /// Answers come in the order they were asked in, whatever a clock said of them.
    fn take_in(&mut self, answer: &Answer) {
        match self
            .answers
            .binary_search_by_key(&answer.follow_up, |known| known.follow_up)
        {
            Ok(_) => {}
            Err(at) => self.answers.insert(at, shown(answer)),
        }
    }

    /// The answer to the card's own question, if it was asked.
    #[must_use]
    pub fn own(&self) -> Option<&Answer> {
        self.answers
            .first()
            .filter(|answer| answer.follow_up == 0 && !answer.asked.is_empty())
    }

    /// The answers to what followed the card's own question.
    pub fn follow_ups(&self) -> impl Iterator<Item = &Answer> {
        self.answers.iter().filter(|answer| answer.follow_up > 0)
    }

    /// Whether it was answered, and is still to be judged.
    #[must_use]
    pub fn is_to_be_judged(&self) -> bool {
        self.own().is_some() && self.grade.is_none()
    }

    /// How long all its answers took, ms.
    #[must_use]
    pub fn took_ms(&self) -> u32 {
        let all = self.answers.iter().map(|answer| answer.took_ms);
        all.fold(0, u32::saturating_add)
    }
}

/// `answer`, fit to be shown: a history may come from anywhere.
fn shown(answer: &Answer) -> Answer {
    Answer {
        asked: clean(&answer.asked).into_owned(),
        then: answer.then.iter().map(|text| clean(text).into_owned()).collect(),
        attempt: cleaned(&answer.attempt),
        ..*answer
    }
}

fn cleaned(attempt: &Attempt) -> Attempt {
    let judged = match &attempt.judged {
        Some(Judgement::Points { said, of, wrong }) => Some(Judgement::Points {
            said: said.iter().map(|text| clean(text).into_owned()).collect(),
            of: *of,
            wrong: *wrong,
        }),
        other => other.clone(),
    };
    Attempt {
        text: clean(&attempt.text).into_owned(),
        judged,
        ..attempt.clone()
    }
}
