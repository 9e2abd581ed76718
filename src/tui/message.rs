//! Everything that can happen to the model, as plain data.

use std::path::PathBuf;

use crossterm::event::KeyEvent;

use crate::{
    deck::{Card, CardId, Problem},
    history::{Event, EventId, Progress, Wanted},
    settings::Program,
    store::{Access, AppendError, DeckChange, Drafts, HowFar, Refusal},
};

use super::{Action, Chosen, Failure, Job, RunId};

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// A key, or a click that needs no second thought, asked for something.
    Do(Action),
    /// A click asked for something that is done to the card being asked.
    Clicked(Action),
    /// A key was pressed where text is typed.
    Typed(KeyEvent),
    /// The terminal's window is no longer looked at.
    FocusLost,
    /// It is looked at again, and may have to be drawn anew.
    FocusGained,
    /// Text was pasted, in one piece.
    Pasted(String),
    /// A row was clicked.
    Chosen(usize),
    /// A choice of a form was clicked: row, column.
    ChosenAt(usize, usize),
    /// The question was clicked.
    Reveal,
    /// The wheel turned, lines down.
    Scrolled(i32),
    /// No input was waiting: what comes next was typed by someone who saw the last frame.
    InputPaused,
    /// The terminal has this size now.
    Resized {
        /// Columns.
        columns: u16,
        /// Rows.
        rows: u16,
    },
    /// The time the model asked to be woken at has come, or the screen must be drawn again.
    Tick,
    /// The progress takes long to read, and this is how far it is.
    HistoryIs(HowFar),
    /// The progress was read: at the start, or because others changed it.
    HistoryRead {
        /// What was read.
        progress: Box<Progress>,
        /// What was wrong.
        problems: Vec<Problem>,
        /// Whether grades can be saved.
        access: Access,
        /// The name under which they are.
        device: String,
    },
    /// The events that lie over a day in the future.
    FutureFound(Vec<EventId>),
    /// The wanted events, oldest first, and what of the history could not be read.
    PastRead(Wanted, Vec<Event>, Vec<Problem>),
    /// The settings were read, because they changed.
    SettingsRead(Box<Chosen>),
    /// Decks were read: at the start, or because their files changed.
    DecksRead {
        /// What became of each file.
        changes: Vec<DeckChange>,
        /// Files read so far.
        read: usize,
        /// Files to read.
        of: usize,
    },
    /// The folder of the user's decks could be listed again, or cannot be.
    DecksListed(Result<(), Box<Problem>>),
    /// The text of a card arrived.
    CardRead(CardId, Result<Box<Card>, Problem>),
    /// What was begun to be written in earlier runs, `None` if they must not be written over; and what was wrong.
    DraftsRead(Option<Box<Drafts>>, Option<Box<Problem>>),
    /// They could not be saved.
    DraftsNotSaved(String),
    /// The editor left this as the user's answer to a card.
    AnswerWritten(CardId, String),
    /// The editor left this as one of the user's stories, or as a new one.
    StoryWritten(Option<EventId>, String),
    /// The editor could not do it: the answer to the card stays as it was.
    AnswerNotWritten(CardId, Failure),
    /// Before this program is run the user is to be asked.
    MayRun(Box<Job>),
    /// It runs.
    ProgramStarted(RunId, Program),
    /// It has ended: what it printed, or why that is of no use.
    ProgramEnded(RunId, Result<String, Failure>),
    /// A recording is kept here.
    RecordingKept(PathBuf),
    /// What is to be said of recordings and texts that were left behind.
    LeftBehind(Vec<Problem>),
    /// Everything recorded so far is on the disk.
    Saved,
    /// Something recorded is not on the disk.
    NotSaved(AppendError),
    /// The copies of the day were made, or could not be.
    BackedUp(Result<(), Problem>),
    /// Grades can still not be saved, for the reason given.
    Refused(Refusal),
    /// Something else the model asked for failed.
    Failed(String),
}
