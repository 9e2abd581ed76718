//! What the model asks of the world.

use std::path::PathBuf;

use crate::{
    deck::{Card, CardId, DeckId, Span},
    history::{Event, EventId, Wanted},
    store::Drafts,
    time::{Now, StudyDay},
};

use super::{Job, RunId};

/// A request to the runtime, the only place with a terminal, a clock and files.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Write an event to the history and sync it; answered by `Saved` or `NotSaved`.
    Append(Event),
    /// Write events that change what others did, as one, and read the history again; answered as `Append` is, and by
    /// `HistoryRead`.
    Amend(Vec<Event>),
    /// Find what lies in the future; answered by `FutureFound`.
    FindFuture(Now),
    /// Read the events that are wanted whole; answered by `PastRead`.
    ReadPast(Wanted),
    /// Try again to write what could not be written; answered by `Saved` or `NotSaved`.
    SaveAgain,
    /// Replace `progress.ron`.
    SaveProgress,
    /// Make the copies of this study day, if there are none yet; answered by `BackedUp` when that is done.
    BackUp(StudyDay),
    /// Read a card's text; answered by `CardRead`.
    ReadCard {
        /// Which card.
        card: CardId,
        /// The deck file it is in.
        file: PathBuf,
        /// Where it lies there.
        span: Span,
    },
    /// Put text on the clipboard.
    Copy(String),
    /// Report clicks and the wheel, or leave them to the terminal.
    Mouse(bool),
    /// Open a file in the user's editor.
    Edit {
        /// The file.
        path: PathBuf,
        /// The byte at which the card begins, or the line.
        at: Place,
    },
    /// Copy a card that comes with the program into the user's decks, where it takes the built-in one's place, and open it.
    EditBuiltIn {
        /// Its deck.
        deck: DeckId,
        /// That deck's role.
        role: String,
        /// The card.
        card: Box<Card>,
    },
    /// Keep what was begun to be written; answered by `DraftsNotSaved` if that fails.
    SaveDrafts(Drafts),
    /// Open what the user wrote as an answer in their editor; answered by `AnswerWritten`.
    WriteAnswer {
        /// To which card.
        card: CardId,
        /// What was written so far.
        text: String,
    },
    /// Open one of the user's stories, or a new one, in their editor; answered by `StoryWritten`.
    WriteStory {
        /// Which; none if it is a new one.
        story: Option<EventId>,
        /// What was written so far; its first line is its title.
        text: String,
    },
    /// Run a program of the user's; answered by `MayRun` if they were never asked about it, by `ProgramStarted`, and by
    /// `ProgramEnded` when it has ended.
    Run(Box<Job>),
    /// Run it: the user agrees to its command line, and will not be asked again.
    Agree(Box<Job>),
    /// Have a recording finished; answered by `ProgramEnded`.
    Finish(RunId),
    /// End a program of which nothing is wanted any more.
    Stop(RunId),
    /// Keep the recording that was made by this run; answered by `RecordingKept`.
    KeepRecording(RunId),
    /// Delete the recording that was made by this run.
    DropRecording(RunId),
    /// See whether grades can be saved by now: another program may have ended. Answered by `HistoryRead` or `Refused`.
    AskToWrite,
    /// Draw every cell afresh.
    Redraw,
    /// Stop, as the shell's ctrl-z does, until brought back.
    Background,
    /// Leave the program.
    Quit,
}

/// A place in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Counted from 0.
    Byte(u32),
    /// Counted from 1.
    Line(usize),
}
