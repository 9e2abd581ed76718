//! What the user marks in their own answer once the sample is shown: key points said, or rows of a rubric.

use std::ops::Range;

use crate::{
    answer::{Effort, Given, Level, Marks, Points, Said, Suggestion, suggest},
    deck::{Card, Judging},
    history::Judgement,
    tui::Desk,
};

use super::{Phase, Study, own};

/// The marks, and how they came about.
#[derive(Clone, Debug)]
pub(super) struct Judge {
    pub(super) marks: Marks,
    /// Which row the keys are on.
    pub(super) cursor: Option<usize>,
    /// By key point, the bytes of the words in what the user wrote that show it.
    pub(super) found: Vec<Vec<Range<usize>>>,
    effort: Effort,
    /// The user marked something, or something was found in what they wrote.
    counts: bool,
    /// The user marked something.
    by_hand: bool,
}

impl Judge {
    /// Nothing marked but the points that are found in what was `written`.
    pub(super) fn new(card: &Card, written: &str, given: Given, effort: Effort) -> Self {
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
            cursor: None,
            counts: effort == Effort::Peeked || !found.is_empty(),
            found,
            effort,
            by_hand: false,
        }
    }

    /// Whether the sample answer was shown before an answer can have been given.
    pub(super) fn is_peek(&self) -> bool {
        self.effort == Effort::Peeked
    }

    /// How many rows can be marked: with the points, the one for what was wrong.
    fn rows(&self) -> usize {
        match &self.marks {
            Marks::KeyPoints(ticks) => ticks.points().len() + 1,
            Marks::Rubric(scores) => scores.rows().len(),
            Marks::ByHand => 0,
        }
    }

    /// Ticks a row or takes its tick away; a row of a rubric gets the next score.
    fn mark(&mut self, row: usize) {
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
            Marks::ByHand => return,
        }
        self.cursor = Some(row);
        self.counts = true;
        self.by_hand = true;
    }

    /// The grade the marks come to; none as long as nothing was marked.
    pub(super) fn suggestion(&self, card: &Card) -> Option<Suggestion> {
        suggest(card, &self.marks, self.effort).filter(|_| self.counts)
    }

    /// The marks as they are written down; none as long as nothing was marked.
    pub(super) fn judgement(&self, card: &Card) -> Option<Judgement> {
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

impl Study {
    /// Looks for the key points in an answer that is longer now, unless the user has marked them meanwhile.
    pub(super) fn judge_anew(&mut self, desk: &Desk) {
        let delivery = self.own.delivery(desk);
        let speech = self.speech(desk);
        let Phase::Revealed {
            judge, card, counted, ..
        } = &mut self.phase
        else {
            return;
        };
        *counted = own::counted(&self.own.text, delivery, speech, card.kind);
        if !judge.by_hand {
            let given = delivery.given();
            let cursor = judge.cursor;
            *judge = Judge {
                cursor,
                ..Judge::new(card, &self.own.text, given, judge.effort)
            };
        }
    }

    /// Goes to the next or the previous row that can be marked.
    pub(super) fn go_to_row(&mut self, forward: bool, desk: &Desk) {
        let Phase::Revealed { judge, .. } = &mut self.phase else {
            return;
        };
        let rows = judge.rows();
        if rows == 0 {
            return;
        }
        judge.cursor = Some(match judge.cursor {
            None if forward => 0,
            None => rows - 1,
            Some(row) if forward => (row + 1) % rows,
            Some(row) => (row + rows - 1) % rows,
        });
        self.show_row(desk);
    }

    /// Marks the row the keys are on.
    pub(super) fn mark_row(&mut self, desk: &Desk) {
        let Phase::Revealed { judge, .. } = &mut self.phase else {
            return;
        };
        if judge.rows() > 0 {
            judge.mark(judge.cursor.unwrap_or(0));
            self.show_row(desk);
        }
    }

    /// Marks the row that was clicked.
    pub(super) fn mark_clicked(&mut self, row: usize, desk: &Desk) {
        if let Phase::Revealed { judge, .. } = &mut self.phase
            && row < judge.rows()
        {
            judge.mark(row);
            self.lay_out(desk);
        }
    }

    /// Scrolls as little as is needed to show the row the keys are on.
    fn show_row(&mut self, desk: &Desk) {
        self.tab = super::Tab::Sample;
        self.lay_out(desk);
        let Phase::Revealed { judge, .. } = &self.phase else {
            return;
        };
        let is_chosen = |row: &super::rows::Row| row.mark().is_some_and(|mark| Some(mark) == judge.cursor);
        let rows = &self.page.scrolled;
        let (Some(first), Some(last)) = (rows.iter().position(is_chosen), rows.iter().rposition(is_chosen))
        else {
            return;
        };
        let height = usize::from(self.page.parts.scrolled.height);
        let lowest = (last + 1).saturating_sub(height);
        self.scroll = self.first_line().clamp(lowest.min(first), first);
    }
}
