//! An answer in a mock interview that is recorded and written down by programs of the user's.

use crate::{
    settings::Program,
    tui::{
        Action, Context, Desk, Effect, Failure, Job, Route, RunId,
        answering::{Asked, Failed, Over, Said, Shown, Take, job, settle, to_record},
        turn::Turn,
    },
};

use super::{Interview, page::place};

/// What runs for the answer, and what came of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Spoken {
    /// The recorder that was asked for, until it has begun.
    wanted: Option<RunId>,
    pub(super) take: Take,
    pub(super) asked: Option<Asked>,
    pub(super) failed: Option<Failed>,
}

impl Interview {
    /// Records the answer, or ends that.
    pub(super) fn speak_into_recorder(&mut self, turn: &mut Turn) {
        if self.spoken.take != Take::Off {
            if self.spoken.take.give_up(turn) {
                self.goes_on(turn.desk);
            }
            return self.end_recording(turn);
        }
        let Some((record, then)) = to_record(turn.desk) else {
            return;
        };
        let job = Job {
            then,
            ..job(record, self.context(turn.desk), turn.desk)
        };
        self.spoken.wanted = Some(job.id);
        turn.effects.push(Effect::Run(Box::new(job)));
    }

    /// Ends the recording, if there is one. The clock stands still until what was said is written down.
    pub(super) fn end_recording(&mut self, turn: &mut Turn) {
        if self.spoken.take.end(turn) {
            self.pause(turn.desk);
        }
    }

    fn pause(&mut self, desk: &Desk) {
        if matches!(self.timing.shown(desk.now.at), Shown::Speaking(_)) {
            self.timing.speak(desk.now.at);
        }
        self.timing.leave(desk.now.at);
        self.lay_out(desk);
    }

    fn goes_on(&mut self, desk: &Desk) {
        self.timing.come_back(desk.now.at);
        self.lay_out(desk);
    }

    /// What a program is told of what is asked.
    fn context(&self, desk: &Desk) -> Context {
        let now = desk.now.at;
        let spoke = self.timing.speech(now).map(|(_, spoke)| spoke);
        let seconds = spoke.unwrap_or_else(|| self.timing.asked(now)).as_secs();
        Context {
            card: self.asking.card.clone(),
            role: self.mock.role.clone(),
            seconds: u64::try_from(seconds).unwrap_or(0),
            columns: place(desk).width,
        }
    }

    /// Shows what is to be run; a key that was pressed before that answers nothing.
    pub(super) fn ask_before(&mut self, job: &Job, desk: &Desk) {
        self.spoken.asked = Some(Asked::new(job, desk));
        self.input_is_fresh = false;
    }

    /// What the user says to it.
    pub(super) fn answer_question(&mut self, action: Action, turn: &mut Turn) -> Option<Route> {
        let said = self.spoken.asked.as_mut()?.said(action, self.input_is_fresh);
        if said == Said::Nothing {
            return None;
        }
        let job = self.spoken.asked.take()?.job();
        // The key that answered it may still be held.
        self.advanced = Some(turn.desk.now.at);
        if said == Said::Run {
            turn.effects.push(Effect::Agree(job));
            return None;
        }
        self.spoken.wanted = None;
        if job.recording.is_some() && self.spoken.take.give_up(turn) {
            self.goes_on(turn.desk);
        }
        turn.desk.tell("not run; nothing was changed");
        self.lay_out(turn.desk);
        None
    }

    pub(super) fn program_started(&mut self, run: RunId, program: Program, desk: &mut Desk) {
        if program != Program::Record || self.spoken.wanted.take_if(|it| *it == run).is_none() {
            return;
        }
        self.spoken.failed = None;
        self.spoken.take.begin(run, desk);
        if !matches!(self.timing.shown(desk.now.at), Shown::Speaking(_)) {
            self.timing.speak(desk.now.at);
        }
        self.lay_out(desk);
    }

    /// A program has ended. What is no longer waited for is passed over.
    pub(super) fn program_ended(&mut self, run: RunId, result: &Result<String, Failure>, turn: &mut Turn) {
        let could_not_start = self.spoken.wanted.take_if(|it| *it == run).is_some();
        let over = self.spoken.take.ended(run);
        let who = match over {
            Some(Over::Recording(_)) => "\"record\"",
            Some(Over::Transcribing(_)) => "\"transcribe\"",
            None if could_not_start => "Your program",
            None => return,
        };
        if over.is_some() {
            self.pause(turn.desk);
        }
        match (over, result) {
            (_, Err(failure)) => self.spoken.failed = Some(Failed::tell(who, failure, turn.desk)),
            (Some(Over::Recording(recording)), Ok(_)) => {
                let about = self.context(turn.desk);
                self.spoken.take.transcribe(recording, Some(about), turn);
            }
            (Some(Over::Transcribing(recording)), Ok(said)) => {
                let is_in_answer = self.own.heard(said, turn.desk);
                self.keep_draft(turn.desk);
                settle(recording, is_in_answer, turn);
            }
            (None, Ok(_)) => {}
        }
        if self.spoken.take == Take::Off {
            self.timing.come_back(turn.desk.now.at);
        }
        self.lay_out(turn.desk);
    }

    /// Whether one may go on to what is asked next, or leave. What is still spoken or written down is thrown away then.
    pub(super) fn may_move_on(&mut self, turn: &mut Turn) -> bool {
        if !self.spoken.take.may_move_on(turn.desk) {
            return false;
        }
        self.spoken.take.throw_away(turn);
        self.timing.come_back(turn.desk.now.at);
        true
    }
}
