//! What keys and clicks do to the card being asked.

use crate::{
    deck::CardId,
    history::Event,
    schedule::Rating,
    session::Session,
    tui::{Action, Desk, Effect, Route, screens::steps, turn::Turn},
};

use super::{HELD, Phase, Study, Tab, note::Beside};

impl Study {
    pub(super) fn act(&mut self, action: Action, turn: &mut Turn) -> Option<Route> {
        if self.programs.asks() {
            return self.answer_question(action, turn);
        }
        if self.scroll_by_key(action) {
            return None;
        }
        match action {
            Action::Advance => return self.advance(turn),
            Action::Grade(rating) => {
                // In a debrief the next answer stands there at once, for a key that is held to judge it too.
                if self.mock.is_some() {
                    return self.is_meant(turn).then(|| self.grade(rating, turn)).flatten();
                }
                // Another key was pressed: whatever held the one that reveals has let go of it.
                self.advanced = None;
                return self.grade(rating, turn);
            }
            Action::Bury | Action::Suspend | Action::Flag => return self.mark(action, turn),
            Action::Undo => return self.step(steps::undo, turn),
            Action::Redo => return self.step(steps::redo, turn),
            Action::MoreNew => return self.step(steps::more_new, turn),
            Action::Save if self.beside.is_some() => return self.save_beside(turn),
            Action::Save => {
                self.close_answer(turn.desk);
                turn.save_drafts();
            }
            Action::Open if self.programs.records() => self.end_recording(turn),
            Action::Open => self.speak(turn.desk),
            Action::ReadAloud => self.read_aloud(turn),
            Action::Record => self.record(turn),
            Action::Review => self.review(turn),
            Action::Left | Action::Right => self.switch_tab(turn.desk),
            Action::NextRow => self.go_to_row(true, turn.desk),
            Action::PreviousRow => self.go_to_row(false, turn.desk),
            Action::MarkRow => self.mark_row(turn.desk),
            Action::Write => self.open_answer(turn.desk),
            Action::WriteElsewhere => self.write_elsewhere(turn),
            Action::Sure => self.say_how_sure(turn.desk),
            Action::Problems => return Some(Route::Problems),
            Action::Back => return self.leave(turn),
            Action::Earlier if matches!(self.phase, Phase::Revealed { .. }) => {
                return self.session.card().cloned().map(Route::Earlier);
            }
            Action::Note => self.open_beside(Beside::Note, turn.desk),
            Action::Prefer => return self.prefer(turn),
            Action::Stories => return self.open_stories(turn.desk),
            Action::Copy => self.copy(turn),
            Action::Edit => self.edit(turn),
            _ => {}
        }
        None
    }

    /// `space`: reveals, then grades Good, but never twice from one press that is held.
    fn advance(&mut self, turn: &mut Turn) -> Option<Route> {
        let meant = self.is_meant(turn);
        match &self.phase {
            _ if !meant => None,
            Phase::Revealed { .. } => self.grade(Rating::Good, turn),
            _ => {
                self.reveal(turn);
                None
            }
        }
    }

    /// Whether a key that goes on was pressed, and not only held.
    fn is_meant(&mut self, turn: &Turn) -> bool {
        let now = turn.desk.now.at;
        let meant = self
            .advanced
            .is_none_or(|last| now.duration_since(last).abs() >= HELD);
        self.advanced = Some(now);
        meant
    }

    /// Shows the user's own answer in the place of the sample, or the sample again.
    fn switch_tab(&mut self, desk: &Desk) {
        if matches!(self.phase, Phase::Revealed { .. }) && self.has_own_answer() && !self.page.own_is_beside {
            self.tab = match self.tab {
                Tab::Sample => Tab::Own,
                Tab::Own => Tab::Sample,
            };
            self.scroll = 0;
            self.lay_out(desk);
            self.scroll = self.page.answer_at;
        }
    }

    /// Buries, suspends or flags the card, or takes the flag off.
    fn mark(&mut self, action: Action, turn: &mut Turn) -> Option<Route> {
        if action != Action::Flag && !self.may_move_on(turn.desk) {
            return None;
        }
        let desk = &mut *turn.desk;
        let before = self.session.card().cloned();
        let (event, said) = match action {
            Action::Bury => (self.session.bury(&mut desk.ledger, desk.now), "back tomorrow"),
            Action::Suspend => (self.session.suspend(&mut desk.ledger, desk.now), "suspended"),
            _ => {
                let flagged = before.as_ref().is_some_and(|card| is_flagged(desk, card));
                let said = if flagged { "flag taken off" } else { "flagged" };
                (self.session.flag(&mut desk.ledger, desk.now), said)
            }
        };
        self.recorded(event, said, before.as_ref(), turn)
    }

    /// Takes a step back, makes one again or adds cards.
    fn step(&mut self, step: fn(&mut Session, &mut Turn) -> bool, turn: &mut Turn) -> Option<Route> {
        if !self.may_move_on(turn.desk) {
            return None;
        }
        let before = self.session.card().cloned();
        if !step(&mut self.session, turn) {
            return None;
        }
        self.moved_from(before.as_ref(), turn)
    }

    pub(super) fn recorded(
        &mut self,
        event: Option<Event>,
        said: &str,
        before: Option<&CardId>,
        turn: &mut Turn,
    ) -> Option<Route> {
        let event = event?;
        turn.effects.push(Effect::Append(event));
        let undo = turn.desk.keymap.key(Action::Undo);
        turn.desk.tell(format!("{said} ({undo} takes it back)"));
        self.moved_from(before, turn)
    }

    fn moved_from(&mut self, before: Option<&CardId>, turn: &mut Turn) -> Option<Route> {
        if self.session.card() == before {
            self.lay_out(turn.desk);
            return None;
        }
        self.advanced = None;
        self.go_on(turn)
    }

    /// Back to the list, by way of the summary if there is something to sum up.
    fn leave(&mut self, turn: &mut Turn) -> Option<Route> {
        if !self.may_move_on(turn.desk) {
            return None;
        }
        self.stop_programs(turn);
        Some(self.left())
    }

    /// What comes after it.
    pub(super) fn left(&self) -> Route {
        if let Some(mock) = self.mock.clone().filter(|_| self.session.can_undo()) {
            Route::Judged(mock, Box::new(self.session.clone()))
        } else if self.session.can_undo() {
            Route::Summary(Box::new(self.session.clone()))
        } else {
            Route::Back
        }
    }
}

fn is_flagged(desk: &Desk, card: &CardId) -> bool {
    desk.ledger
        .progress()
        .card(card.as_str())
        .is_some_and(|card| card.flagged)
}
