//! Which folders cannot be written: a file is tried in each.

use std::{
    io::{self, ErrorKind},
    path::Path,
};

use crate::deck::Problem;

use super::Paths;

/// What keeps the program from writing where it would. No folder is created to find out.
pub(super) fn unwritable(paths: &Paths) -> Vec<Problem> {
    let is_there = |folder: &&Path| paths.disk.is_folder(folder);
    // Where there are no data yet, this is where they would be put.
    let data = paths.data.ancestors().find(is_there);
    let others = [
        paths.decks(),
        paths.history(),
        paths.backups(),
        paths.state.clone(),
    ];
    let others = others.iter().map(|folder| &**folder).filter(is_there);
    data.into_iter()
        .chain(others)
        .filter_map(|folder| Some(problem(folder, &paths.disk.try_to_write(folder).err()?)))
        .collect()
}

fn problem(folder: &Path, why: &io::Error) -> Problem {
    let remedy = match why.kind() {
        ErrorKind::PermissionDenied => "give yourself the right to write there",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "make room on this disk",
        ErrorKind::ReadOnlyFilesystem => "this disk can only be read at the moment: let it be written to",
        _ => "see to it that files can be made and deleted there",
    };
    let what = format!("nothing can be written in this folder: {why}");
    Problem::error(folder, 0, 0, what).hint(remedy)
}
