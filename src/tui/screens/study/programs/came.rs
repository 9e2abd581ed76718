//! What came of the programs: the answer grows by what was said, an opinion stands beneath it, a failure is shown.

use crate::{
    settings::Program,
    tui::{Action, Desk, Effect, Failure, RunId, turn::Turn},
};

use super::{OPINION, Report, Row, Study, Take, wanted::command};

impl Study {
    pub(in super::super) fn program_started(&mut self, run: RunId, program: Program, desk: &mut Desk) {
        self.programs.failure = None;
        self.programs.wanted = None;
        match program {
            Program::Speak => self.programs.speaking = Some(run),
            Program::Review => self.programs.reviewing = Some(run),
            Program::Record => {
                self.programs.take = Take::Recording { run, warned: false };
                self.begin_speaking(desk);
                let key = desk.keymap.key(Action::Record);
                desk.tell(format!("recording: {key} ends it"));
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
            match programs.take {
                Take::Recording { run: it, .. } | Take::Ending { run: it, .. } if it == run => {
                    self.recorded_answer(run, result, turn);
                }
                Take::Transcribing {
                    run: it, recording, ..
                } if it == run => {
                    self.transcribed(recording, result, turn);
                }
                // One that could not even be started.
                _ if programs.wanted.take_if(|it| *it == run).is_some() => {
                    self.unless_failed("Your program", result, turn.desk);
                }
                _ => {}
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
        self.programs.take = Take::Off;
        // How a recording is ended is said no longer.
        turn.desk.dismiss_notice();
        self.pause_speaking(turn.desk);
        if self.unless_failed("\"record\"", result, turn.desk).is_none() {
            return;
        }
        let job = command(Program::Transcribe, turn.desk)
            .and_then(|command| self.job(command, None, String::new(), turn.desk));
        let Some(mut job) = job else {
            turn.effects.push(Effect::KeepRecording(recording));
            return;
        };
        job.recording = Some(recording);
        self.programs.take = Take::Transcribing {
            run: job.id,
            recording,
            warned: false,
        };
        turn.effects.push(Effect::Run(Box::new(job)));
    }

    fn transcribed(&mut self, recording: RunId, result: &Result<String, Failure>, turn: &mut Turn) {
        self.programs.take = Take::Off;
        // Where it failed the recording stays, and the failure says where.
        let Some(said) = self.unless_failed("\"transcribe\"", result, turn.desk) else {
            return;
        };
        if !self.heard(&said, turn.desk) {
            turn.effects.push(Effect::KeepRecording(recording));
            return;
        }
        // What was heard is on the disk before the recording is gone.
        turn.save_drafts();
        turn.effects.push(if turn.desk.settings.keep_recordings {
            Effect::KeepRecording(recording)
        } else {
            Effect::DropRecording(recording)
        });
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
        let title = format!("{who} failed: {}", failure.what);
        desk.alarm(&title);
        let mut lines: Vec<String> = failure.said.lines().map(str::to_owned).collect();
        let kept = failure.kept.as_ref();
        lines.extend(kept.map(|path| format!("Your words are kept in {}", path.display())));
        self.programs.failure = Some(Report { title, lines });
        self.lay_out(desk);
    }
}
