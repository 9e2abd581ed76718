//! What the user marks in their own answer once the sample is shown: key points said, or rows of a rubric.

use crate::{
    answer::{Assessment, Effort, Given},
    deck::Card,
    tui::Desk,
};

use super::{Phase, Study, own};

/// The marks, and where the keys are.
#[derive(Clone, Debug)]
pub(super) struct Judge {
    pub(super) assessed: Assessment,
    /// Which row the keys are on.
    pub(super) cursor: Option<usize>,
}

impl Judge {
    /// Nothing marked but the points that are found in what was `written`.
    pub(super) fn new(card: &Card, written: &str, given: Given, effort: Effort) -> Self {
        Self {
            assessed: Assessment::new(card, written, given, effort),
            cursor: None,
        }
    }

    fn mark(&mut self, row: usize) {
        if self.assessed.mark(row) {
            self.cursor = Some(row);
        }
    }
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
        judge.assessed.look_again(card, &self.own.text, delivery.given());
    }

    /// Goes to the next or the previous row that can be marked.
    pub(super) fn go_to_row(&mut self, forward: bool, desk: &Desk) {
        let Phase::Revealed { judge, .. } = &mut self.phase else {
            return;
        };
        let rows = judge.assessed.rows();
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
        if judge.assessed.rows() > 0 {
            judge.mark(judge.cursor.unwrap_or(0));
            self.show_row(desk);
        }
    }

    /// Marks the row that was clicked.
    pub(super) fn mark_clicked(&mut self, row: usize, desk: &Desk) {
        if let Phase::Revealed { judge, .. } = &mut self.phase
            && row < judge.assessed.rows()
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
        // With what its points stand for, which follows it.
        let meaning = rows.iter().skip(last + 1);
        let last = last
            + meaning
                .take_while(|row| matches!(row, super::rows::Row::Quiet(_)))
                .count();
        let height = usize::from(self.page.parts.scrolled.height);
        let lowest = (last + 1).saturating_sub(height);
        self.scroll = self.first_line().clamp(lowest.min(first), first);
    }
}
