//! The copies of each day, made in a thread of their own.

use std::{
    sync::mpsc::{Sender, channel},
    time::Duration,
};

use crate::{
    deck::Problem,
    store::{DiskError, Paths, back_up_daily},
    time::StudyDay,
    tui::Message,
};

use super::{Incoming, spawn};

/// The user is served first: what they ask for at the start needs the disk too.
const DELAY: Duration = Duration::from_secs(2);

/// Makes the copies of `day` unless there are some. Nobody waits for them: what is cut off at the end of the program has a name
/// that says so, and is made again at the next start.
pub(super) fn start(paths: &Paths, day: StudyDay, to_main: &Sender<Incoming>) {
    let (paths, sender) = (paths.clone(), to_main.clone());
    spawn(to_main, move || {
        let (_nobody, silence) = channel::<()>();
        let _ = silence.recv_timeout(DELAY);
        let made = back_up_daily(&paths, day).map(|_| ()).map_err(problem);
        // Main may be gone already.
        let _ = sender.send(Incoming::Message(Message::BackedUp(made)));
    });
}

fn problem(error: DiskError) -> Problem {
    let what = format!("{}: {}", error.action, error.why);
    let hint = "the copies of this day were not made; that is tried again at the next start";
    Problem::warning(error.path, 0, 0, what).hint(hint)
}
