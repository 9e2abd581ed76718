//! A spoken answer: recorded, then written down, by programs of the user's.

use crate::{
    settings::Program,
    tui::{Action, CommandLine, Context, Desk, Effect, Job, RunId, turn::Turn},
};

/// How far a spoken answer is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::tui) enum Take {
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

/// What is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui) enum Over {
    /// The recording.
    Recording(RunId),
    /// Writing down what was said in this recording.
    Transcribing(RunId),
}

impl Take {
    /// Whether the user is recorded.
    pub(in crate::tui) fn records(&self) -> bool {
        matches!(self, Self::Recording { .. })
    }

    /// What stands before the clock in the place of what the clock itself says.
    pub(in crate::tui) fn clock_says(&self) -> Option<&'static str> {
        match self {
            Self::Off => None,
            Self::Recording { .. } => Some("recording "),
            Self::Ending { .. } | Self::Transcribing { .. } => Some("transcribing "),
        }
    }

    /// The recorder runs.
    pub(in crate::tui) fn begin(&mut self, run: RunId, desk: &mut Desk) {
        *self = Self::Recording { run, warned: false };
        let key = desk.keymap.key(Action::Record);
        desk.tell(format!("recording: {key} ends it"));
    }

    /// Ends the recording, if there is one: what was said is transcribed, or kept. Whether there was one.
    pub(in crate::tui) fn end(&mut self, turn: &mut Turn) -> bool {
        let Self::Recording { run, .. } = *self else {
            return false;
        };
        *self = Self::Ending { run, warned: false };
        turn.effects.push(Effect::Finish(run));
        true
    }

    /// A program has ended. What is over by that, if it was one of these.
    pub(in crate::tui) fn ended(&mut self, run: RunId) -> Option<Over> {
        let over = match *self {
            Self::Recording { run: it, .. } | Self::Ending { run: it, .. } if it == run => {
                Over::Recording(run)
            }
            Self::Transcribing {
                run: it, recording, ..
            } if it == run => Over::Transcribing(recording),
            _ => return None,
        };
        *self = Self::Off;
        Some(over)
    }

    /// Has a recording written down; where nothing does that, it is kept.
    pub(in crate::tui) fn transcribe(&mut self, recording: RunId, about: Option<Context>, turn: &mut Turn) {
        let command = command(Program::Transcribe, turn.desk);
        let Some((command, about)) = command.zip(about) else {
            turn.effects.push(Effect::KeepRecording(recording));
            return;
        };
        let mut job = job(command, about, turn.desk);
        job.recording = Some(recording);
        *self = Self::Transcribing {
            run: job.id,
            recording,
            warned: false,
        };
        turn.effects.push(Effect::Run(Box::new(job)));
    }

    /// Ends what transcribes; the recording is kept. Whether something did.
    pub(in crate::tui) fn give_up(&mut self, turn: &mut Turn) -> bool {
        let Self::Transcribing { run, recording, .. } = *self else {
            return false;
        };
        *self = Self::Off;
        turn.effects.push(Effect::Stop(run));
        turn.effects.push(Effect::KeepRecording(recording));
        true
    }

    /// Whether one may go on: a spoken answer that is not written down yet would be lost, which is said once.
    pub(in crate::tui) fn may_move_on(&mut self, desk: &mut Desk) -> bool {
        let (warned, said) = match self {
            Self::Off => return true,
            Self::Recording { warned, .. } => (warned, "still recording"),
            Self::Ending { warned, .. } | Self::Transcribing { warned, .. } => (warned, "still transcribing"),
        };
        let told = std::mem::replace(warned, true);
        if !told {
            desk.alarm(format!("{said}: the same key again throws it away"));
        }
        told
    }

    /// Ends it all: nothing of it is wanted any more.
    pub(in crate::tui) fn throw_away(&mut self, turn: &mut Turn) {
        let (run, recording) = match std::mem::take(self) {
            Self::Off => return,
            Self::Recording { run, .. } | Self::Ending { run, .. } => (run, run),
            Self::Transcribing { run, recording, .. } => (run, recording),
        };
        turn.effects.push(Effect::Stop(run));
        turn.effects.push(Effect::DropRecording(recording));
    }
}

/// What was said in a recording was written down, and is in the answer if it fits: only then may the recording go.
pub(in crate::tui) fn settle(recording: RunId, is_in_answer: bool, turn: &mut Turn) {
    let is_saved = is_in_answer && turn.save_drafts();
    turn.effects
        .push(if is_saved && !turn.desk.settings.keep_recordings {
            Effect::DropRecording(recording)
        } else {
            Effect::KeepRecording(recording)
        });
}

/// The command lines that record and transcribe; where one is missing, what to set is said.
pub(in crate::tui) fn to_record(desk: &mut Desk) -> Option<(CommandLine, Option<CommandLine>)> {
    let Some(record) = command(Program::Record, desk) else {
        desk.tell(unset(Program::Record, "record your answer"));
        return None;
    };
    let transcribe = command(Program::Transcribe, desk);
    if transcribe.is_none() && !desk.settings.keep_recordings {
        desk.tell("set \"transcribe\" or \"keep_recordings: true\" in config.ron first");
        return None;
    }
    Some((record, transcribe))
}

/// The command line of `program`, if it is set.
pub(in crate::tui) fn command(program: Program, desk: &Desk) -> Option<CommandLine> {
    let line = desk.settings.commands.of(program)?.to_owned();
    Some(CommandLine { program, line })
}

/// What to set where a command is missing.
pub(in crate::tui) fn unset(program: Program, what: &str) -> String {
    format!(
        "set \"{}\" under \"commands\" in config.ron to {what}",
        program.name()
    )
}

/// A run of `command`, which reads nothing.
pub(in crate::tui) fn job(command: CommandLine, about: Context, desk: &mut Desk) -> Job {
    Job {
        id: desk.next_run(),
        command,
        then: None,
        input: String::new(),
        recording: None,
        about,
    }
}
