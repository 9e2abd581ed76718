//! Reads the events that are wanted whole.

use crate::{
    deck::Problem,
    history::{Event, Past, Wanted},
};

use super::{
    DiskError, Paths,
    records::{for_each_record, history_files},
};

/// The wanted events of every history in `paths`, as [`Past::in_force`] gives them. `tell` hears of each file that cannot be read;
/// what is damaged in one is told when the progress is read.
pub fn past(paths: &Paths, wanted: Wanted, mut tell: impl FnMut(Problem)) -> Result<Vec<Event>, DiskError> {
    let mut past = Past::of(wanted);
    for path in history_files(paths)? {
        let read = for_each_record(&paths.disk, &path, |_, records| {
            records.events.into_iter().for_each(|event| past.add(event));
        });
        if let Err(error) = read {
            let what = format!("this history cannot be read: {error}");
            tell(Problem::error(path, 0, 0, what));
        }
    }
    Ok(past.in_force())
}
