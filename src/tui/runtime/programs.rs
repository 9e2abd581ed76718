//! The user's own programs: started from the settings alone, watched, and ended with this one.

mod agreed;
mod ending;
mod group;
mod shell;
mod watch;

use std::{
    collections::HashMap,
    path::PathBuf,
    process::ChildStdin,
    sync::mpsc::{Receiver, Sender, channel},
    time::Duration,
};

use crate::{
    settings::Program,
    store::{Paths, drop_recording, is_recorded, keep_recording, new_recording},
    tui::{
        Message,
        program::{Failure, Job, RunId},
    },
};

use agreed::Agreed;
pub(super) use ending::Ended;
use group::{Group, Tell};
use watch::{Heard, Limits, Order, follow, listen};

use super::{Incoming, Runtime, spawn};

/// How long all programs together may take to end when this one does.
const FAREWELL: Duration = Duration::from_secs(4);

/// What a program may take.
fn limits(program: Program) -> Limits {
    let minutes = |minutes: u64| Duration::from_secs(60 * minutes);
    Limits {
        time: match program {
            Program::Speak | Program::Review => minutes(3),
            // On a slow machine the longest recording takes as long to transcribe.
            Program::Record | Program::Transcribe => minutes(60),
        },
        grace: Duration::from_secs(if program == Program::Record { 3 } else { 1 }),
        printed: match program {
            Program::Transcribe => 1 << 20,
            _ => 256 << 10,
        },
    }
}

/// One that runs.
#[derive(Debug)]
struct Running {
    id: RunId,
    program: Program,
    /// The run whose recording it makes or reads.
    recording: Option<RunId>,
    group: Group,
    orders: Sender<Heard>,
    /// A recorder and a transcriber end when this is closed, be it because nothing is left of this program.
    _leash: Option<ChildStdin>,
    /// Closed once it has ended.
    done: Receiver<()>,
}

/// A recording whose fate is not decided, or that is still being made.
#[derive(Debug)]
struct Recording {
    path: PathBuf,
    /// It is deleted as soon as nothing writes to it.
    unwanted: bool,
}

/// All of them, and the recordings whose fate is not decided.
#[derive(Debug, Default)]
pub(super) struct Programs {
    running: Vec<Running>,
    recordings: HashMap<RunId, Recording>,
    agreed: Option<Agreed>,
}

impl Programs {
    fn agreed(&mut self, paths: &Paths) -> &mut Agreed {
        self.agreed.get_or_insert_with(|| Agreed::read(paths))
    }

    fn recording(&self, id: RunId) -> Option<PathBuf> {
        self.recordings.get(&id).map(|it| it.path.clone())
    }

    /// Tells all of them, as this program stops or goes on.
    pub(super) fn stand_still(&self, still: bool) {
        for it in &self.running {
            it.group.tell(if still { Tell::Stop } else { Tell::Continue });
        }
    }

    fn order(&self, id: RunId, order: Order) {
        let running = self.running.iter().find(|it| it.id == id);
        // It may be about to tell that it has ended.
        let _ = running.map(|it| it.orders.send(Heard::Order(order)));
    }

    /// Ends all of them. Gives the recordings that nothing transcribed, which stay where they are.
    pub(super) fn end(&mut self, paths: &Paths) -> Vec<PathBuf> {
        for it in &self.running {
            let records = it.program == Program::Record;
            self.order(it.id, if records { Order::Finish } else { Order::Stop });
        }
        for it in &self.running {
            // Closed or not in time: what is left is killed.
            let _ = it.done.recv_timeout(FAREWELL);
        }
        self.kill();
        let recordings = std::mem::take(&mut self.recordings).into_values();
        let (unwanted, rest): (Vec<_>, Vec<_>) = recordings.partition(|it| it.unwanted);
        for it in unwanted {
            // One that stays is found at the next start.
            let _ = drop_recording(paths, &it.path);
        }
        let rest = rest.into_iter().map(|it| it.path);
        rest.filter(|path| is_recorded(paths, path)).collect()
    }

    fn kill(&mut self) {
        for it in self.running.drain(..) {
            it.group.tell(Tell::Kill);
        }
    }
}

/// However this program ends, they end with it.
impl Drop for Programs {
    fn drop(&mut self) {
        self.kill();
    }
}

impl Runtime {
    /// Runs `job`, or asks first whether it may.
    pub(super) fn run_program(&mut self, job: Box<Job>) -> Message {
        let paths = self.store.paths().clone();
        let agreed = self.programs.agreed(&paths);
        if !job.lines().all(|line| agreed.to(line)) {
            return Message::MayRun(job);
        }
        let (id, program) = (job.id, job.command.program);
        match self.start_program(*job, &paths) {
            Ok(()) => Message::ProgramStarted(id, program),
            Err(what) => Message::ProgramEnded(
                id,
                Err(Failure {
                    what,
                    said: String::new(),
                    kept: None,
                }),
            ),
        }
    }

    /// The user agreed: keeps that, and runs it.
    pub(super) fn agree(&mut self, job: Box<Job>) -> Vec<Message> {
        let paths = self.store.paths().clone();
        let kept = self.programs.agreed(&paths).add(job.lines(), &paths);
        let failed = kept.err().map(|error| Message::Failed(error.to_string()));
        std::iter::once(self.run_program(job)).chain(failed).collect()
    }

    fn start_program(&mut self, job: Job, paths: &Paths) -> Result<(), String> {
        let program = job.command.program;
        let audio = match program {
            Program::Record => {
                let name = format!(
                    "{}-{}",
                    self.clock().now().at.strftime("%Y-%m-%d-%H%M%S"),
                    file_name(&job)
                );
                Some(new_recording(paths, &name).map_err(|error| error.to_string())?)
            }
            _ => job.recording.and_then(|run| self.programs.recording(run)),
        };
        if program.needs_audio() && audio.is_none() {
            return Err("the recording is gone".to_owned());
        }
        let mut command = shell::command(&job, audio.as_deref());
        let mut child = command
            .spawn()
            .map_err(|error| format!("the shell cannot be started: {error}"))?;
        if program == Program::Record
            && let Some(audio) = audio
        {
            let unwanted = false;
            let recording = Recording {
                path: audio,
                unwanted,
            };
            self.programs.recordings.insert(job.id, recording);
        }
        let recording = if program == Program::Record {
            Some(job.id)
        } else {
            job.recording
        };
        let (limits, group) = (limits(program), Group::of(&child));
        let (prints, id, input) = (child.stdout.is_some(), job.id, job.input);
        let leash = child.stdin.take_if(|_| program.needs_audio());
        let (orders, heard) = channel();
        let (is_done, done) = channel();
        listen(child, input, limits, &orders);
        let to_main = self.sender.clone();
        spawn(&self.sender, move || {
            let ending = follow(group, prints, limits, &heard);
            // Main may be gone already.
            let _ = to_main.send(Incoming::ProgramEnded(Ended { id, program, ending }));
            drop::<Sender<()>>(is_done);
        });
        self.programs.running.push(Running {
            id,
            program,
            recording,
            group,
            orders,
            _leash: leash,
            done,
        });
        Ok(())
    }

    /// Has a recording finished: it is used.
    pub(super) fn finish_program(&self, id: RunId) {
        self.programs.order(id, Order::Finish);
    }

    /// Ends a program of which nothing is wanted any more.
    pub(super) fn stop_program(&self, id: RunId) {
        self.programs.order(id, Order::Stop);
    }

    pub(super) fn program_ended(&mut self, ended: Ended) {
        let id = ended.id;
        let running = self.programs.running.iter().find(|it| it.id == id);
        let recording = running.and_then(|it| it.recording);
        let audio = recording.and_then(|run| self.programs.recording(run));
        let result = ended.result(audio.as_deref(), self.store.paths());
        self.programs.running.retain(|it| it.id != id);
        self.update(Message::ProgramEnded(id, result));
        let unwanted = self.programs.recordings.get(&id).is_some_and(|it| it.unwanted);
        if let Some(message) = unwanted.then(|| self.drop_recording(id)).flatten() {
            self.update(message);
        }
    }

    /// A recording is kept for good.
    pub(super) fn keep_recording(&mut self, id: RunId) -> Option<Message> {
        let Recording { path, .. } = self.programs.recordings.remove(&id)?;
        Some(match keep_recording(self.store.paths(), &path) {
            Ok(kept) => Message::RecordingKept(kept),
            Err(error) => Message::Failed(error.to_string()),
        })
    }

    /// A recording is no longer needed, once what was heard in it is on the disk.
    pub(super) fn drop_recording(&mut self, id: RunId) -> Option<Message> {
        if self.programs.running.iter().any(|it| it.id == id) {
            self.programs.recordings.get_mut(&id)?.unwanted = true;
            return None;
        }
        let Recording { path, .. } = self.programs.recordings.remove(&id)?;
        if let Err(error) = self.drafts.finish() {
            let kept = format!("{error}; the recording of it stays: {}", path.display());
            return Some(Message::Failed(kept));
        }
        let dropped = drop_recording(self.store.paths(), &path);
        dropped.err().map(|error| Message::Failed(error.to_string()))
    }
}

/// A name for what belongs to the card of `job`.
fn file_name(job: &Job) -> String {
    let plain = |char: char| if char.is_ascii_alphanumeric() { char } else { '-' };
    job.about.card.as_str().chars().take(60).map(plain).collect()
}
