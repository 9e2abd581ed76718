//! What a user marks in an answer of their own once the sample is shown, and what it comes to.

use std::ops::Range;

use crate::{
    deck::{Card, Judging},
    history::Judgement,
};

use super::{
    judgement::{Effort, Level, Marks},
    points::Points,
    suggest::{Suggestion, suggest},
    words::{Given, Said},
};

/// The marks in one answer, and how they came about.
#[derive(Clone, Debug)]
pub struct Assessment {
    marks: Marks,
    found: Vec<Vec<Range<usize>>>,
    effort: Effort,
    /// The user marked something, or something was looked for in what they wrote.
    counts: bool,
    /// The user marked something.
    by_hand: bool,
}

impl Assessment {
    /// Nothing marked but the points that are found in what was `written` as an answer to `card`.
    #[must_use]
    pub fn new(card: &Card, written: &str, given: Given, effort: Effort) -> Self {
        let mut marks = Marks::none(card);
        let mut found = Vec::new();
        if let (Marks::KeyPoints(ticks), Judging::KeyPoints(points), false) =
            (&mut marks, card.judging(), written.is_empty())
        {
            let mentions = Points::new(points).find(&Said::new(written, given));
            for (number, mention) in mentions.iter().enumerate() {
                if mention.is_found() {
                    ticks.toggle(number);
                }
                found.push(mention.words().collect());
            }
        }
        Self {
            marks,
            counts: effort == Effort::Peeked || !found.is_empty(),
            found,
            effort,
            by_hand: false,
        }
    }

    /// Looks for the points in an answer that is longer now, unless the user has marked them meanwhile.
    pub fn look_again(&mut self, card: &Card, written: &str, given: Given) {
        if !self.by_hand {
            *self = Self::new(card, written, given, self.effort);
        }
    }

    /// What is marked.
    #[must_use]
    pub fn marks(&self) -> &Marks {
        &self.marks
    }

    /// By key point, the bytes of the words in what was written that show it; empty where nothing was written.
    #[must_use]
    pub fn found(&self) -> &[Vec<Range<usize>>] {
        &self.found
    }

    /// Whether the sample answer was shown before an answer can have been given.
    #[must_use]
    pub fn is_peek(&self) -> bool {
        self.effort == Effort::Peeked
    }

    /// How many rows can be marked: with the points, the one for what was wrong.
    #[must_use]
    pub fn rows(&self) -> usize {
        match &self.marks {
            Marks::KeyPoints(ticks) => ticks.points().len() + 1,
            Marks::Rubric(scores) => scores.rows().len(),
            Marks::ByHand => 0,
        }
    }

    /// Ticks a row, from 0, or takes its tick away; a row of a rubric gets the next score. Whether there is such a row.
    pub fn mark(&mut self, row: usize) -> bool {
        if row >= self.rows() {
            return false;
        }
        match &mut self.marks {
            Marks::KeyPoints(ticks) if row == ticks.points().len() => {
                ticks.said_something_wrong = !ticks.said_something_wrong;
            }
            Marks::KeyPoints(ticks) => ticks.toggle(row),
            Marks::Rubric(scores) => {
                let next = match scores.rows().get(row).copied().flatten() {
                    None => Level::Zero,
                    Some(level) => Level::new(level.points() + 1).unwrap_or(Level::Zero),
                };
                scores.set(row, next);
            }
            Marks::ByHand => {}
        }
        self.counts = true;
        self.by_hand = true;
        true
    }

    /// Gives a row of a rubric, from 0, a score. Whether there is such a row.
    pub fn score(&mut self, row: usize, level: Level) -> bool {
        match &mut self.marks {
            Marks::Rubric(scores) if row < scores.rows().len() => scores.set(row, level),
            _ => return false,
        }
        self.counts = true;
        self.by_hand = true;
        true
    }

    /// The grade the marks come to; none as long as nothing was marked.
    #[must_use]
    pub fn suggestion(&self, card: &Card) -> Option<Suggestion> {
        suggest(card, &self.marks, self.effort).filter(|_| self.counts)
    }

    /// The marks as they are written down; none as long as nothing was marked.
    #[must_use]
    pub fn judgement(&self, card: &Card) -> Option<Judgement> {
        match &self.marks {
            _ if !self.counts => None,
            Marks::KeyPoints(ticks) => {
                let said = card.key_points.iter().zip(ticks.points());
                let said = said.filter(|(_, ticked)| **ticked);
                Some(Judgement::Points {
                    said: said.map(|(point, _)| point.text.clone()).collect(),
                    of: ticks.points().len(),
                    wrong: ticks.said_something_wrong,
                })
            }
            Marks::Rubric(scores) => {
                let rows = scores.rows().iter().map(|row| row.map(points));
                Some(Judgement::Rubric(rows.collect()))
            }
            Marks::ByHand => None,
        }
    }
}

fn points(level: Level) -> u8 {
    u8::try_from(level.points()).unwrap_or(0)
}
