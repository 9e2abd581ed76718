//! Reads the user's decks, and reads them again when they change.

use std::{
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, Sender, channel},
    time::Duration,
};

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use crate::{
    deck::Problem,
    store::{DeckChange, Decks, Paths},
    tui::Message,
};

use super::{Incoming, spawn};

/// A change is acted on after this long without another: editors save in several steps.
const QUIET: Duration = Duration::from_millis(80);

/// Decks sent to the screen together.
const BATCH: usize = 8;

/// The watch over the user's decks, where it has not begun yet.
#[derive(Debug)]
pub(super) struct Watch(Option<Decks>);

/// Reads all decks in a thread of its own, which then watches them. Where there are none, that is said at once, and nothing
/// begins before [`Watch::begin`]: the first frame waits for decks, but not for a thread that has none to read.
pub(super) fn read_all(paths: &Paths, to_main: &Sender<Incoming>) -> Watch {
    let mut decks = Decks::new(paths);
    if let Err(error) = decks.make_folder() {
        let what = format!("this folder cannot be made: {error}");
        let _ = to_main.send(listed(Err(folder_problem(&decks, what))));
    }
    let found = decks.changed();
    if found.as_ref().is_ok_and(Vec::is_empty) {
        let _ = send(&mut decks, found, to_main);
        return Watch(Some(decks));
    }
    let sender = to_main.clone();
    spawn(to_main, move || {
        let is_listed = found.is_ok();
        if send(&mut decks, found, &sender) {
            watch(decks, is_listed, &sender);
        }
    });
    Watch(None)
}

impl Watch {
    /// Watches from now on, in a thread of its own.
    pub(super) fn begin(self, to_main: &Sender<Incoming>) {
        if let Some(decks) = self.0 {
            let sender = to_main.clone();
            spawn(to_main, move || watch(decks, true, &sender));
        }
    }
}

/// Reads those decks that change, for as long as the program runs. Says so where the folder can be listed and could not before.
fn watch(mut decks: Decks, mut is_listed: bool, to_main: &Sender<Incoming>) {
    let (changed, changes) = channel();
    let _watcher = match watcher(decks.folder(), changed) {
        Ok(watcher) => watcher,
        Err(error) => {
            // Its own words name the folder once more, and in brackets.
            let why = match error.kind {
                notify::ErrorKind::Io(why) => why.to_string(),
                notify::ErrorKind::PathNotFound => "it is not there".to_owned(),
                _ => error.to_string(),
            };
            let what = format!("changes of your decks are not noticed until the next start: {why}");
            // Of a folder that cannot even be listed, more was said.
            if is_listed {
                let _ = to_main.send(listed(Err(folder_problem(&decks, what))));
            }
            return;
        }
    };
    loop {
        // At first, what changed before the watch began.
        let found = decks.changed();
        let was_listed = std::mem::replace(&mut is_listed, found.is_ok());
        if is_listed && !was_listed {
            let _ = to_main.send(listed(Ok(())));
        }
        match found {
            Ok(paths) if paths.is_empty() => {}
            found => {
                if !send(&mut decks, found, to_main) {
                    return;
                }
            }
        }
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

fn listed(result: Result<(), Problem>) -> Incoming {
    Incoming::Message(Message::DecksListed(result.map_err(Box::new)))
}

/// Something is wrong with the folder of the decks.
fn folder_problem(decks: &Decks, what: String) -> Problem {
    let hint = "give yourself the right to read and to change it, then start again";
    Problem::error(decks.folder(), 0, 0, what).hint(hint)
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

/// Reads the decks that were found to have changed and sends them on; `false` if nobody listens any more.
fn send(decks: &mut Decks, found: Result<Vec<PathBuf>, Problem>, to_main: &Sender<Incoming>) -> bool {
    let send = |message| to_main.send(Incoming::Message(message)).is_ok();
    let none = Message::DecksRead {
        changes: Vec::new(),
        read: 0,
        of: 0,
    };
    let paths = match found {
        Ok(paths) if paths.is_empty() => return send(none),
        Ok(paths) => paths,
        Err(problem) => return send(Message::DecksListed(Err(Box::new(problem)))) && send(none),
    };
    let of = paths.len();
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
