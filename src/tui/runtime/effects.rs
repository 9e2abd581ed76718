//! Does what the model asks of the world.

use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine;

use crate::{
    deck::{Card, DeckId},
    store::{Access, AppendError, Handed, hand_over, is_recorded, overlay, read_card},
    tui::{Effect, Failure, Message, Place},
};

use super::{End, Incoming, Runtime, editor, signals};

/// More than an answer may hold, bytes.
const ANSWER_LIMIT: u64 = 4 << 20;

fn saved(result: Result<(), AppendError>) -> Message {
    result.map_or_else(Message::NotSaved, |()| Message::Saved)
}

impl Runtime {
    pub(super) fn perform(&mut self, effect: Effect) -> Vec<Message> {
        match effect {
            Effect::Agree(job) => self.agree(job),
            effect => self.perform_one(effect).into_iter().collect(),
        }
    }

    fn perform_one(&mut self, effect: Effect) -> Option<Message> {
        let failed = |error: anyhow::Error| Some(Message::Failed(format!("{error:#}")));
        match effect {
            Effect::Append(event) => Some(saved(self.store.append(&event))),
            Effect::Amend(events) => {
                self.reading.touch();
                Some(saved(self.store.append_all(&events)))
            }
            Effect::FindFuture(now) => {
                self.find_future(now);
                None
            }
            Effect::ReadPast(wanted) => {
                self.read_past(wanted);
                None
            }
            Effect::SaveAgain => Some(saved(self.store.flush())),
            Effect::SaveProgress => self.save_progress(),
            Effect::BackUp(day) => {
                self.copies_due = Some(day);
                None
            }
            Effect::ReadCard { card, file, span } => {
                let result = read_card(&self.store.paths().disk, &file, &card, &span).map(Box::new);
                Some(Message::CardRead(card, result))
            }
            Effect::Copy(text) => self.copy(&text).err().and_then(failed),
            Effect::Mouse(on) => self.screen.mouse(on).err().and_then(failed),
            Effect::Edit { path, at } => self.edit(&path, at).err().and_then(failed),
            Effect::EditBuiltIn { deck, role, card } => {
                self.edit_built_in(&deck, &role, &card).err().and_then(failed)
            }
            Effect::WriteAnswer { card, text } => Some(match self.write_elsewhere(Handed::Answer, &text) {
                Ok(text) => Message::AnswerWritten(card, text),
                Err(failure) => Message::AnswerNotWritten(card, failure),
            }),
            Effect::WriteStory { story, text } => Some(match self.write_elsewhere(Handed::Story, &text) {
                Ok(text) => Message::StoryWritten(story, text),
                Err(failure) => Message::Failed(failure.to_string()),
            }),
            Effect::SaveDrafts(drafts) => {
                self.drafts.write(drafts, self.store.paths(), &self.sender);
                None
            }
            Effect::Run(job) | Effect::Agree(job) => Some(self.run_program(job)),
            Effect::Finish(run) => {
                self.finish_program(run);
                None
            }
            Effect::Stop(run) => {
                self.stop_program(run);
                None
            }
            Effect::KeepRecording(run) => self.keep_recording(run),
            // What was heard in it is among the drafts: they are on the disk before it is gone.
            Effect::DropRecording(run) => match self.drafts.finish() {
                Ok(()) => self.drop_recording(run),
                Err(_) => self.keep_recording(run),
            },
            Effect::AskToWrite => self.ask_to_write(),
            Effect::Redraw => self.screen.clear().err().and_then(failed),
            Effect::Background => self.background().err().and_then(failed),
            Effect::Quit => {
                self.end = Some(End::Quit);
                None
            }
        }
    }

    fn save_progress(&mut self) -> Option<Message> {
        let saved = self.store.save_snapshot(self.model.desk().ledger.progress());
        let failed = saved
            .as_ref()
            .err()
            .map(|error| Message::Failed(error.to_string()));
        self.unsaved_progress = saved.err();
        failed
    }

    /// By OSC 52, which reaches the user's clipboard over a connection too.
    fn copy(&mut self, text: &str) -> Result<()> {
        let encoded = base64::engine::general_purpose::STANDARD.encode(text);
        self.screen.write(&format!("\x1b]52;c;{encoded}\x07"))
    }

    /// Whoever held the data may have let go of it, and has then written there.
    fn ask_to_write(&mut self) -> Option<Message> {
        if let Access::ReadOnly(why) = self.store.ask_again() {
            let refused = Message::Refused(why.clone());
            self.wait_for_the_lock();
            return Some(refused);
        }
        self.reading.touch();
        None
    }

    fn edit(&mut self, path: &Path, at: Place) -> Result<()> {
        self.screen.close();
        let own = self.model.desk().settings.commands.editor.clone();
        let edited = signals::lend(|| editor::edit(own.as_deref(), path, at));
        self.screen.reopen(self.model.desk().mouse)?;
        // A ctrl-c meant for the editor reached this program too.
        let kept: Vec<Incoming> = self
            .incoming
            .try_iter()
            .filter(|it| !signals::is_interrupt(it))
            .collect();
        for incoming in kept {
            self.take(incoming)?;
        }
        edited
    }

    /// Has the user's editor change `text`. Where the editor fails, what it changed stays where it was written.
    fn write_elsewhere(&mut self, what: Handed, text: &str) -> Result<String, Failure> {
        let failure = |error: anyhow::Error, kept| Failure {
            what: format!("{error:#}"),
            said: format!("{} is as it was.", what.says()),
            kept,
        };
        let disk = self.store.paths().disk.clone();
        // The draft is on the disk before the editor has the terminal; that it is not was told.
        let _ = self.drafts.finish();
        let path = hand_over(self.store.paths(), what, text).map_err(|error| failure(error.into(), None))?;
        let edited = self.edit(&path, Place::Line(1));
        let written = disk
            .read_text(&path, ANSWER_LIMIT)
            .context("what it left cannot be read");
        let is_changed = !matches!(&written, Ok(written) if written == text);
        match edited.and(written) {
            Ok(written) => {
                // It is among the drafts or in the history from now on.
                let _ = disk.remove(&path);
                Ok(written)
            }
            Err(error) if is_changed && is_recorded(self.store.paths(), &path) => {
                Err(failure(error, Some(path)))
            }
            Err(error) => {
                let _ = disk.remove(&path);
                Err(failure(error, None))
            }
        }
    }

    /// The copy stays only if the user changed it.
    fn edit_built_in(&mut self, deck: &DeckId, role: &str, card: &Card) -> Result<()> {
        let copy =
            overlay(self.store.paths(), deck, role, card).map_err(|problem| anyhow::anyhow!("{problem}"))?;
        let edited = self.edit(&copy.path, Place::Byte(copy.start));
        copy.undo_if_unchanged()
            .context("the copy of the card cannot be taken back")?;
        edited
    }

    pub(super) fn background(&mut self) -> Result<()> {
        self.screen.close();
        self.programs.stand_still(true);
        let stopped = signals::stop();
        self.programs.stand_still(false);
        self.screen.reopen(self.model.desk().mouse)?;
        stopped
    }
}
