//! What it costs to keep a grade, beside the least that keeping a line can cost.

use std::{
    fs::OpenOptions,
    io::Write,
    time::{Duration, Instant},
};

use greenroom::{
    history::{Ledger, Progress, Writer, write_record},
    schedule::Rating,
    session::{Plan, Session},
    settings::Settings,
    store::{Disk, Paths, Places, Store},
};

use crate::{
    figures::{Table, side_by_side},
    home::Home,
    reviews,
};

const GRADES: usize = 200;

pub(crate) fn measure(table: &mut Table) {
    let home = Home::new();
    let places = Places {
        data: Some(home.data()),
        config: None,
    };
    let mut paths = Paths::find(&places, Disk::default()).unwrap();
    paths.state = home.data().with_file_name("state");
    paths.cache = home.data().with_file_name("cache");
    let mut store = Store::open(paths, "bench");
    let scheduler = Settings::default().scheduler();
    let mut ledger = Ledger::new(Progress::default(), Writer::new("bench", "grade", 0));
    let cards = (0..=GRADES).map(|card| reviews::card_id(0, card)).collect();
    let mut session = Session::new(Plan::default(), cards, &mut ledger);
    let mut grade = || {
        let now = reviews::today();
        let shown = session.outcomes(ledger.progress(), &scheduler, now).unwrap();
        let event = session
            .grade(Rating::Good, &shown, 42_000, &scheduler, &mut ledger, now)
            .unwrap();
        store.append(&event).unwrap();
        event
    };
    // The first makes the folder and the file.
    let line = write_record(&grade());
    let bare = home.history().join("bare");
    let mut bare = OpenOptions::new().append(true).create(true).open(bare).unwrap();
    let pairs: Vec<_> = (0..GRADES)
        .map(|_| {
            let ours = timed(|| drop(grade()));
            let theirs = timed(|| {
                bare.write_all(line.as_bytes()).unwrap();
                bare.sync_data().unwrap();
            });
            (ours, theirs)
        })
        .collect();
    table.row(
        "a grade, until it is kept, to one append and one fsync",
        side_by_side(&pairs),
        "at most 1.2x",
    );
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}
