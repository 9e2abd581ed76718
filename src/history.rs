//! What happened, event by event, and what it adds up to.

mod answered;
mod attempt;
mod card;
mod counted;
mod covered;
mod event;
mod fold;
mod graded;
mod ledger;
mod line;
mod log;
mod mock_answer;
mod past;
mod progress;
mod record;
mod records;
mod reviewed;
mod snapshot;
mod story;
mod undone;
mod unreadable;

pub use answered::Answer;
pub use attempt::{Attempt, Judgement, Sure};
pub use card::{CardProgress, CardState, Seen};
pub(crate) use covered::TAIL;
pub use covered::{Covered, covered};
pub use event::{Event, EventId, EventKind, Mode};
pub use fold::{continues, fold};
pub use ledger::{Apart, Ledger, Writer};
pub(crate) use line::LINE_LIMIT;
pub use log::{FileRead, Log, Reader};
pub use mock_answer::MockAnswer;
pub use past::{Past, Wanted};
pub use progress::{DayTotals, Progress, Reversal};
pub use record::{
    GivenUp, HISTORY_VERSION, read_given_up, write_header, write_header_of_renamed, write_record,
};
pub use records::{Records, read_records};
pub use snapshot::{SNAPSHOT_VERSION, Snapshot, SnapshotError};
pub use story::Story;
pub(crate) use unreadable::from_newer;

use card::Schedule;
