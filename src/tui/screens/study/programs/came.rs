//! What came of the programs: the answer grows by what was said, an opinion stands beneath it, a failure is shown.

use crate::{
    settings::Program,
    tui::{
        Desk, Failure, RunId,
        answering::{Failed, Over, settle},
        turn::Turn,
    },
};

use super::{OPINION, Row, Study};

impl Study {
    pub(in super::super) fn program_started(&mut self, run: RunId, program: Program, desk: &mut Desk) {
        let is_wanted = self.programs.wanted.take_if(|it| *it == run).is_some();
        if !is_wanted && program != Program::Transcribe {
            return;
        }
        self.programs.failure = None;
        match program {
            Program::Speak => self.programs.speaking = Some(run),
            Program::Review => self.programs.reviewing = Some(run),
            Program::Record => {
                self.programs.take.begin(run, desk);
                self.begin_speaking(desk);
            }
            Program::Transcribe => {}
        }
        self.lay_out(desk);
    }

    /// A program has ended. What is no longer waited for is passed over.
    pub(in super::super) fn program_ended(
        &mut self,
        run: RunId,
        result: &Result<String, Failure>,
        turn: &mut Turn,
    ) {
        let programs = &mut self.programs;
        if programs.speaking.take_if(|it| *it == run).is_some() {
            self.unless_failed("\"speak\"", result, turn.desk);
        } else if programs.reviewing.take_if(|it| *it == run).is_some() {
            self.reviewed(result, turn.desk);
        } else {
            match programs.take.ended(run) {
                Some(Over::Recording(run)) => self.recorded_answer(run, result, turn),
                Some(Over::Transcribing(recording)) => self.transcribed(recording, result, turn),
                // One that could not even be started.
                None if programs.wanted.take_if(|it| *it == run).is_some() => {
                    self.unless_failed("Your program", result, turn.desk);
                }
                None => {}
            }
        }
        self.lay_out(turn.desk);
    }

    fn reviewed(&mut self, result: &Result<String, Failure>, desk: &mut Desk) {
        let Some(opinion) = self.unless_failed("\"review\"", result, desk) else {
            return;
        };
        if opinion.is_empty() {
            desk.tell("\"review\" printed nothing");
            return;
        }
        self.programs.opinion = Some(opinion);
        self.lay_out(desk);
        let heading = |row: &Row| matches!(row, Row::Heading(text) if text == OPINION);
        if let Some(line) = self.page.scrolled.iter().rposition(heading) {
            self.scroll = line;
        }
    }

    /// The recording is made: what was said in it is written down.
    fn recorded_answer(&mut self, recording: RunId, result: &Result<String, Failure>, turn: &mut Turn) {
        // How a recording is ended is said no longer.
        turn.desk.dismiss_notice();
        self.pause_speaking(turn.desk);
        if self.unless_failed("\"record\"", result, turn.desk).is_some() {
            let about = self.about(turn.desk);
            self.programs.take.transcribe(recording, about, turn);
        }
    }

    fn transcribed(&mut self, recording: RunId, result: &Result<String, Failure>, turn: &mut Turn) {
        // Where it failed the recording stays, and the failure says where.
        if let Some(said) = self.unless_failed("\"transcribe\"", result, turn.desk) {
            let is_in_answer = self.heard(&said, turn.desk);
            settle(recording, is_in_answer, turn);
        }
    }

    /// What it printed; a failure is shown.
    fn unless_failed(
        &mut self,
        who: &str,
        result: &Result<String, Failure>,
        desk: &mut Desk,
    ) -> Option<String> {
        match result {
            Ok(printed) => Some(printed.clone()),
            Err(failure) => {
                self.failed(who, failure, desk);
                None
            }
        }
    }

    /// Shows until the next program starts, or the next card, what failed.
    pub(in super::super) fn failed(&mut self, who: &str, failure: &Failure, desk: &mut Desk) {
        self.programs.failure = Some(Failed::tell(who, failure, desk));
        self.lay_out(desk);
    }
}
