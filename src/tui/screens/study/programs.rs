//! What the user's own programs do for the card being asked: speak the question, record and transcribe the answer, give an
//! opinion of it. None of them can grade.

mod came;
mod wanted;

use ratatui::{Frame, layout::Rect};

use crate::{
    answer::Delivery,
    text::wrap,
    tui::{
        Action, Desk, Effect, HitMap, Job, Route, RunId,
        answering::{Asked, Failed, Said, Take},
        turn::Turn,
    },
};

use super::{Phase, Study, rows::Row};

/// What runs, and what came of what ran.
#[derive(Clone, Debug, Default)]
pub(super) struct Programs {
    /// The run that was asked for last, until it has begun.
    wanted: Option<RunId>,
    /// The question is spoken.
    speaking: Option<RunId>,
    take: Take,
    reviewing: Option<RunId>,
    opinion: Option<String>,
    failure: Option<Failed>,
    asked: Option<Asked>,
}

impl Programs {
    /// Whether the user is recorded.
    pub(super) fn records(&self) -> bool {
        self.take.records()
    }

    /// What stands before the clock in the place of what the clock itself says.
    pub(super) fn clock_says(&self) -> Option<&'static str> {
        self.take.clock_says()
    }

    /// What else runs, in words.
    pub(super) fn says(&self) -> &'static str {
        match (self.speaking, self.reviewing) {
            (_, Some(_)) => "waiting for an opinion",
            (Some(_), None) => "speaking the question",
            (None, None) => "",
        }
    }

    /// Whether the user is asked whether a program may run.
    pub(super) fn asks(&self) -> bool {
        self.asked.is_some()
    }

    /// What is asked is laid out for the size of the screen.
    pub(super) fn lay_out(&mut self, desk: &Desk) {
        if let Some(asked) = &mut self.asked {
            asked.lay_out(desk);
        }
    }

    /// Draws the question whether a program may run, if it is asked.
    pub(super) fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect, hits: &mut HitMap) {
        if let Some(asked) = &self.asked {
            asked.view(desk, frame, area, hits);
        }
    }

    /// What failed, in lines of at most so many columns.
    pub(super) fn failure(&self, columns: u16) -> Vec<Row> {
        let Some(report) = &self.failure else {
            return Vec::new();
        };
        let columns = usize::from(columns);
        let title = wrap(&report.title, columns, 0).into_iter().map(Row::Heading);
        let lines = report.lines.iter().flat_map(|line| wrap(line, columns, 0));
        let gap = std::iter::once(Row::Text(String::new()));
        gap.chain(title).chain(lines.map(Row::Quiet)).collect()
    }

    /// What a program thinks of the answer, in lines of at most so many columns.
    pub(super) fn opinion(&self, columns: u16) -> Vec<Row> {
        let Some(opinion) = &self.opinion else {
            return Vec::new();
        };
        let said = "By your own command; it grades nothing.";
        let said = wrap(said, usize::from(columns), 0);
        let mut rows = vec![Row::Text(String::new()), Row::Heading(OPINION.to_owned())];
        rows.extend(said.into_iter().map(Row::Quiet));
        let lines = opinion
            .lines()
            .flat_map(|line| wrap(line, usize::from(columns), 0));
        rows.extend(lines.map(Row::Text));
        rows
    }
}

/// The heading of an opinion.
const OPINION: &str = "An opinion of your answer";

impl Study {
    /// Ends all that runs for this card: nothing of it is wanted any more.
    pub(super) fn stop_programs(&mut self, turn: &mut Turn) {
        let mut programs = std::mem::take(&mut self.programs);
        let mut stop = |run| turn.effects.push(Effect::Stop(run));
        programs.speaking.into_iter().for_each(&mut stop);
        programs.reviewing.into_iter().for_each(&mut stop);
        programs.take.throw_away(turn);
    }

    /// Whether the card may be left.
    pub(super) fn may_move_on(&mut self, desk: &mut Desk) -> bool {
        self.programs.take.may_move_on(desk)
    }

    /// Shows what is to be run; a key that was pressed before that answers nothing.
    pub(super) fn ask_before(&mut self, job: &Job, desk: &Desk) {
        self.programs.asked = Some(Asked::new(job, desk));
        self.input_is_fresh = false;
    }

    /// What the user says to it.
    pub(super) fn answer_question(&mut self, action: Action, turn: &mut Turn) -> Option<Route> {
        let said = self.programs.asked.as_mut()?.said(action, self.input_is_fresh);
        if said == Said::Nothing {
            return None;
        }
        let job = self.programs.asked.take()?.job();
        if said == Said::Run {
            turn.effects.push(Effect::Agree(job));
            return None;
        }
        self.programs.wanted = None;
        if job.recording.is_some() {
            self.programs.take.give_up(turn);
        }
        turn.desk.tell("not run; nothing was changed");
        None
    }

    /// The wheel turned while it is asked.
    pub(super) fn scroll_question(&mut self, lines: i32) {
        if let Some(asked) = &mut self.programs.asked {
            asked.scroll(lines);
        }
    }

    /// Whether what the user said is in the answer, and how.
    pub(super) fn is_spoken(&self, desk: &Desk) -> bool {
        matches!(self.own.delivery(desk), Delivery::Spoken { .. })
    }
}
