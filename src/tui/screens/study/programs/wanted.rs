//! The keys that start the user's programs, and stop them.

use serde::Serialize;

use crate::{
    deck::{Card, Kind},
    history::Sure,
    settings::Program,
    tui::{
        CommandLine, Context, Desk, Effect, Job,
        answering::{Take, command, job, to_record, unset},
        turn::Turn,
    },
};

use super::{Phase, Study};

/// What `review` reads, as JSON.
#[derive(Debug, Serialize)]
struct Answered<'a> {
    card: &'a str,
    role: &'a str,
    kind: Option<&'static str>,
    question: &'a str,
    sample_answer: &'a str,
    key_points: Vec<&'a str>,
    answer: &'a str,
    /// The answer is a transcript, at least in part.
    spoken: bool,
    spoke_seconds: Option<i64>,
    how_sure: Option<&'static str>,
}

impl Study {
    /// Has the question spoken, or no longer.
    pub(in super::super) fn read_aloud(&mut self, turn: &mut Turn) {
        if let Some(run) = self.programs.speaking.take() {
            turn.effects.push(Effect::Stop(run));
            return;
        }
        let Some(command) = command(Program::Speak, turn.desk) else {
            turn.desk.tell(unset(Program::Speak, "have questions spoken"));
            return;
        };
        if self.programs.records() {
            turn.desk
                .tell("you are being recorded: the question is not spoken into that");
            return;
        }
        let Some(question) = self.card().map(|card| card.question.clone()) else {
            return;
        };
        self.run(command, None, question, turn);
    }

    /// Records the answer, or ends that.
    pub(in super::super) fn record(&mut self, turn: &mut Turn) {
        if self.programs.take != Take::Off {
            self.programs.take.give_up(turn);
            return self.end_recording(turn);
        }
        let Phase::Asking { .. } = self.phase else { return };
        let Some((record, transcribe)) = to_record(turn.desk) else {
            return;
        };
        if let Some(run) = self.programs.speaking.take() {
            turn.effects.push(Effect::Stop(run));
        }
        self.run(record, transcribe, String::new(), turn);
    }

    /// Ends the recording, if there is one: what was said is transcribed, or kept.
    pub(in super::super) fn end_recording(&mut self, turn: &mut Turn) {
        if self.programs.take.end(turn) {
            self.pause_speaking(turn.desk);
        }
    }

    /// Asks for an opinion of the answer, or no longer.
    pub(in super::super) fn review(&mut self, turn: &mut Turn) {
        if let Some(run) = self.programs.reviewing.take() {
            turn.effects.push(Effect::Stop(run));
            return;
        }
        let Some(command) = command(Program::Review, turn.desk) else {
            turn.desk
                .tell(unset(Program::Review, "hear an opinion of your answer"));
            return;
        };
        let Phase::Revealed { card, speech, .. } = &self.phase else {
            return;
        };
        if self.own.text.is_empty() {
            turn.desk
                .tell("there is nothing to have an opinion of: you wrote no answer");
            return;
        }
        let spoke = speech.map(|(_, spoke)| spoke.as_secs());
        match self.answered(card, spoke, turn.desk) {
            Ok(input) => self.run(command, None, input, turn),
            Err(error) => turn
                .desk
                .alarm(format!("your answer cannot be handed over: {error}")),
        }
    }

    fn answered(&self, card: &Card, spoke_seconds: Option<i64>, desk: &Desk) -> serde_json::Result<String> {
        let id = self.session.card();
        serde_json::to_string(&Answered {
            card: id.map_or("", |id| id.as_str()),
            role: &self.role,
            kind: card.kind.map(Kind::name),
            question: &card.question,
            sample_answer: &card.answer,
            key_points: card.key_points.iter().map(|point| &*point.text).collect(),
            answer: &self.own.text,
            spoken: self.is_spoken(desk),
            spoke_seconds,
            how_sure: self.own.sure.map(Sure::name),
        })
    }

    fn run(&mut self, command: CommandLine, then: Option<CommandLine>, input: String, turn: &mut Turn) {
        let Some(about) = self.about(turn.desk) else {
            return;
        };
        let job = Job {
            then,
            input,
            ..job(command, about, turn.desk)
        };
        self.programs.wanted = Some(job.id);
        turn.effects.push(Effect::Run(Box::new(job)));
    }

    /// What a program is told of the card being asked.
    pub(super) fn about(&self, desk: &Desk) -> Option<Context> {
        let now = desk.now.at;
        let spoke = self.timing.speech(now).map(|(_, spoke)| spoke);
        let seconds = spoke.unwrap_or_else(|| self.timing.asked(now)).as_secs();
        Some(Context {
            card: self.session.card()?.clone(),
            role: self.role.to_string(),
            seconds: u64::try_from(seconds).unwrap_or(0),
            columns: self.page.parts.scrolled.width,
        })
    }
}
