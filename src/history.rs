//! What happened, event by event, and what it adds up to.

mod event;
mod fold;
mod graded;
mod ledger;
mod progress;
mod record;
mod snapshot;

pub use event::{Event, EventId, EventKind, Mode};
pub use fold::{continues, fold};
pub use ledger::{Ledger, Writer};
pub use progress::{CardProgress, CardState, DayTotals, Progress, Reversal, Seen};
pub use record::{HISTORY_VERSION, Records, read_records, write_header, write_record};
pub(crate) use snapshot::TAIL;
pub use snapshot::{Covered, SNAPSHOT_VERSION, Snapshot, SnapshotError, covered};

use progress::Schedule;
