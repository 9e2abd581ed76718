//! What a user marks in an answer of their own: points ticked, rows of a rubric scored, and whether there was an answer at all.

use crate::deck::{Card, Judging};

/// A reveal this soon, with nothing written, is a peek: ms.
const PEEK_MS: u32 = 3_000;

/// Whether an answer was given before the sample was revealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// There was the time to say one, or one was written.
    Given,
    /// The sample was revealed within 3 seconds, with nothing written.
    Peeked,
}

impl Effort {
    /// What it was, by the ms from the question to the reveal and by what had been written until then.
    #[must_use]
    pub fn of(ms: u32, written: &str) -> Self {
        if ms <= PEEK_MS && written.trim().is_empty() {
            Self::Peeked
        } else {
            Self::Given
        }
    }
}

/// What a row of a rubric was judged to be worth: 0 to 3 and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it all")]
pub enum Level {
    Zero,
    One,
    Two,
    Three,
}

impl Level {
    /// All four, lowest first: `ALL[2]` is 2.
    pub const ALL: [Self; 4] = [Self::Zero, Self::One, Self::Two, Self::Three];

    /// The level worth `points`, if there is one.
    #[must_use]
    pub fn new(points: usize) -> Option<Self> {
        Self::ALL.get(points).copied()
    }

    /// 0 to 3.
    #[must_use]
    pub fn points(self) -> usize {
        match self {
            Self::Zero => 0,
            Self::One => 1,
            Self::Two => 2,
            Self::Three => 3,
        }
    }
}

/// Which key points of a card the user says they made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ticks {
    points: Vec<bool>,
    /// "I said something wrong that matters."
    pub said_something_wrong: bool,
}

impl Ticks {
    /// None of so many points.
    #[must_use]
    pub fn none(points: usize) -> Self {
        Self {
            points: vec![false; points],
            said_something_wrong: false,
        }
    }

    /// Ticks the point of this number, from 0, or takes its tick away. A number that no point has changes nothing.
    pub fn toggle(&mut self, number: usize) {
        if let Some(point) = self.points.get_mut(number) {
            *point = !*point;
        }
    }

    /// Whether the point of this number, from 0, is ticked.
    #[must_use]
    pub fn is_ticked(&self, number: usize) -> bool {
        self.points.get(number).is_some_and(|point| *point)
    }

    /// Each point, in the card's order: whether it is ticked.
    #[must_use]
    pub fn points(&self) -> &[bool] {
        &self.points
    }

    /// Whether nothing has been marked.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        !self.said_something_wrong && self.points.iter().all(|point| !*point)
    }
}

/// What the rows of a rubric were judged to be worth, so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scores {
    rows: Vec<Option<Level>>,
}

impl Scores {
    /// So many rows without a score.
    #[must_use]
    pub fn none(rows: usize) -> Self {
        Self {
            rows: vec![None; rows],
        }
    }

    /// Gives the row of this number, from 0, a score. A number that no row has changes nothing.
    pub fn set(&mut self, row: usize, level: Level) {
        if let Some(row) = self.rows.get_mut(row) {
            *row = Some(level);
        }
    }

    /// Each row in the rubric's order, with its score.
    #[must_use]
    pub fn rows(&self) -> &[Option<Level>] {
        &self.rows
    }

    /// What the rows add up to, once each has a score; nothing for a rubric without rows.
    #[must_use]
    pub fn sum(&self) -> Option<usize> {
        let points = self.rows.iter().map(|row| row.map(Level::points));
        points.sum::<Option<usize>>().filter(|_| !self.rows.is_empty())
    }

    /// What they could add up to.
    #[must_use]
    pub fn most(&self) -> usize {
        Level::Three.points() * self.rows.len()
    }
}

/// A user's judgement of an answer, in the way its card is judged by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Marks {
    /// Points that were made.
    KeyPoints(Ticks),
    /// Rows of 0 to 3.
    Rubric(Scores),
    /// The card brings nothing to mark.
    ByHand,
}

impl Marks {
    /// Nothing marked yet in an answer to `card`.
    #[must_use]
    pub fn none(card: &Card) -> Self {
        match card.judging() {
            Judging::KeyPoints(points) => Self::KeyPoints(Ticks::none(points.len())),
            Judging::Rubric(rubric) => Self::Rubric(Scores::none(rubric.rows().len())),
            Judging::ByHand => Self::ByHand,
        }
    }
}
