//! The thread that reads the user's decks, and reads them again when they change.

use std::{
    path::Path,
    sync::mpsc::{Receiver, Sender, channel},
    time::Duration,
};

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use crate::{
    store::{DeckChange, Decks, Paths},
    tui::Message,
};

use super::Incoming;

/// A change is acted on after this long without another: editors save in several steps.
const QUIET: Duration = Duration::from_millis(80);

/// Decks sent to the screen together.
const BATCH: usize = 8;

/// Reads all decks, then those that change, for as long as the program runs.
pub(super) fn watch(paths: &Paths, to_main: &Sender<Incoming>) {
    let mut decks = Decks::new(paths);
    if let Err(error) = decks.make_folder() {
        let folder = decks.folder().display();
        let text = format!("{folder}: this folder cannot be made: {error}");
        let _ = to_main.send(Incoming::Message(Message::Failed(text)));
    }
    // The first frame waits for the decks, but not for the watch over them.
    if !read(&mut decks, to_main, true) {
        return;
    }
    let (changed, changes) = channel();
    let _watcher = match watcher(decks.folder(), changed) {
        Ok(watcher) => watcher,
        Err(error) => {
            let text = format!("changes of your decks are not noticed until the next start: {error}");
            let _ = to_main.send(Incoming::Message(Message::Failed(text)));
            return;
        }
    };
    // What changed before the watch began.
    while read(&mut decks, to_main, false) {
        if quiet(&changes).is_none() {
            return;
        }
    }
}

/// Waits for changes, and then until they pause: all of them. `None` if there will be no more.
pub(super) fn quiet<T>(changes: &Receiver<T>) -> Option<Vec<T>> {
    let mut all = vec![changes.recv().ok()?];
    // A program that never stops writing cannot put this off for ever.
    for _ in 0..6 {
        match changes.recv_timeout(QUIET) {
            Ok(change) => all.push(change),
            Err(_) => break,
        }
    }
    Some(all)
}

/// Says whenever something in the folder may have changed, for as long as it is kept.
fn watcher(folder: &Path, changed: Sender<()>) -> notify::Result<RecommendedWatcher> {
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        if !event.is_ok_and(|event| event.kind.is_access()) {
            let _ = changed.send(());
        }
    })?;
    watcher.watch(folder, RecursiveMode::NonRecursive)?;
    Ok(watcher)
}

/// Reads what changed and sends it on; `false` if nobody listens any more.
fn read(decks: &mut Decks, to_main: &Sender<Incoming>, first: bool) -> bool {
    let send = |message| to_main.send(Incoming::Message(message)).is_ok();
    let paths = match decks.changed() {
        Ok(paths) => paths,
        Err(problem) => {
            return send(Message::Failed(problem.to_string()))
                && send(Message::DecksRead {
                    changes: Vec::new(),
                    read: 0,
                    of: 0,
                });
        }
    };
    let of = paths.len();
    if of == 0 {
        return !first
            || send(Message::DecksRead {
                changes: Vec::new(),
                read: 0,
                of,
            });
    }
    let mut changes: Vec<DeckChange> = Vec::new();
    for (number, path) in paths.iter().enumerate() {
        changes.push(decks.read(path));
        let read = number + 1;
        if changes.len() == BATCH || read == of {
            let changes = std::mem::take(&mut changes);
            if !send(Message::DecksRead { changes, read, of }) {
                return false;
            }
        }
    }
    true
}
