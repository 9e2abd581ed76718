//! What the user's own programs do for the card being asked: speak the question, record and transcribe the answer, give an
//! opinion of it. None of them can grade.

mod asked;
mod came;
mod wanted;

use crate::{
    answer::Delivery,
    settings::Program,
    text::wrap,
    tui::{Desk, Effect, RunId, turn::Turn},
};

use asked::Asked;

use super::{Phase, Study, rows::Row};

pub(super) use asked::view;

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
    failure: Option<Report>,
    asked: Option<Asked>,
}

/// How far a spoken answer is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Take {
    /// None is being made.
    #[default]
    Off,
    /// It is recorded.
    Recording { run: RunId, warned: bool },
    /// The recording ends.
    Ending { run: RunId, warned: bool },
    /// It is written down, if the user agrees.
    Transcribing {
        run: RunId,
        recording: RunId,
        warned: bool,
    },
}

/// A program that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Report {
    /// What failed.
    title: String,
    /// What it said of it, and what became of the user's words.
    lines: Vec<String>,
}

impl Programs {
    /// Whether the user is recorded.
    pub(super) fn records(&self) -> bool {
        matches!(self.take, Take::Recording { .. })
    }

    /// What stands before the clock in the place of what the clock itself says.
    pub(super) fn clock_says(&self) -> Option<&'static str> {
        match self.take {
            Take::Off => None,
            Take::Recording { .. } => Some("recording "),
            Take::Ending { .. } | Take::Transcribing { .. } => Some("transcribing "),
        }
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
        let programs = std::mem::take(&mut self.programs);
        let mut stop = |run| turn.effects.push(Effect::Stop(run));
        programs.speaking.into_iter().for_each(&mut stop);
        programs.reviewing.into_iter().for_each(&mut stop);
        match programs.take {
            Take::Off => {}
            Take::Recording { run, .. } | Take::Ending { run, .. } => {
                stop(run);
                turn.effects.push(Effect::DropRecording(run));
            }
            Take::Transcribing { run, recording, .. } => {
                stop(run);
                turn.effects.push(Effect::DropRecording(recording));
            }
        }
    }

    /// Whether the card may be left: a spoken answer that is not written down yet would be lost, which is said once.
    pub(super) fn may_move_on(&mut self, desk: &mut Desk) -> bool {
        let (warned, said) = match &mut self.programs.take {
            Take::Off => return true,
            Take::Recording { warned, .. } => (warned, "still recording"),
            Take::Ending { warned, .. } | Take::Transcribing { warned, .. } => (warned, "still transcribing"),
        };
        let told = std::mem::replace(warned, true);
        if !told {
            desk.alarm(format!("{said}: the same key again throws it away"));
        }
        told
    }

    /// Whether what the user said is in the answer, and how.
    pub(super) fn is_spoken(&self, desk: &Desk) -> bool {
        matches!(self.own.delivery(desk), Delivery::Spoken { .. })
    }
}

/// What to set where a command is missing.
fn unset(program: Program, what: &str) -> String {
    format!(
        "set \"{}\" under \"commands\" in config.ron to {what}",
        program.name()
    )
}
