//! What happened, event by event, and what it adds up to.

mod counted;
mod event;
mod fold;
mod graded;
mod ledger;
mod line;
mod order;
mod progress;
mod record;
mod records;
mod snapshot;
mod unreadable;

pub use event::{Event, EventId, EventKind, Mode};
pub use fold::{continues, fold};
pub use ledger::{Ledger, Writer};
pub use progress::{CardProgress, CardState, DayTotals, Progress, Reversal, Seen};
pub use record::{HISTORY_VERSION, write_header, write_record};
pub use records::{Records, read_records};
pub(crate) use snapshot::TAIL;
pub use snapshot::{Covered, SNAPSHOT_VERSION, Snapshot, SnapshotError, covered};

use progress::Schedule;
