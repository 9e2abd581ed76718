//! Events read whole: how each answer was given, without what was taken back.
#![expect(clippy::unwrap_used, reason = "examples run on a disk of their own")]
#![expect(clippy::disallowed_methods, reason = "these tests lay out the files")]

#[path = "common/places.rs"]
mod places;
#[path = "common/review.rs"]
mod review;

use std::fs;

use greenroom::{
    history::{Attempt, Event, EventKind, Ledger, Progress, Wanted, Writer, write_header, write_record},
    schedule::Rating,
    store::{Paths, past},
    time::Now,
};
use jiff::{SignedDuration, civil::date};
use tempfile::TempDir;

use places::places;
use review::reviewed;

fn now() -> Now {
    Now::on(date(2026, 11, 24))
}

fn ledger(device: &str) -> Ledger {
    Ledger::new(Progress::default(), Writer::new(device, "r1", 0))
}

/// `ledger` records an answer to `card` in writing, so many minutes after noon.
fn answer(ledger: &mut Ledger, card: &str, text: &str, minutes: i64) -> Event {
    let EventKind::Reviewed {
        card,
        rating,
        mode,
        took_ms,
        scheduler,
        retention,
        max_interval,
        due,
        ..
    } = reviewed(card, Rating::Good, now().day.plus(2))
    else {
        unreachable!("it is a grade");
    };
    let attempt = Attempt {
        text: text.to_owned(),
        ..Attempt::default()
    };
    let what = EventKind::Reviewed {
        card,
        rating,
        mode,
        took_ms,
        scheduler,
        retention,
        max_interval,
        due,
        attempt: Some(Box::new(attempt)),
    };
    ledger.record(what, now().later(SignedDuration::from_mins(minutes)))
}

/// A computer with some machines' histories on it.
struct Home(TempDir);

impl Home {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn paths(&self) -> Paths {
        places(self.0.path())
    }

    fn holds(&self, device: &str, events: &[Event]) {
        let lines: String = events.iter().map(write_record).collect();
        let folder = self.paths().history();
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join(format!("{device}.ronl"));
        fs::write(path, write_header(device) + &lines).unwrap();
    }

    /// What was written in the answers that are wanted.
    fn written(&self, wanted: Wanted) -> Vec<String> {
        let events = past(&self.paths(), wanted, |problem| unreachable!("{problem}")).unwrap();
        let written = events.into_iter().map(|event| match event.what {
            EventKind::Reviewed { attempt, .. } => attempt.map_or_else(String::new, |it| it.text),
            other => unreachable!("{other:?} was not wanted"),
        });
        written.collect()
    }
}

#[test]
fn the_answers_to_a_card_are_read_from_all_machines_oldest_first() {
    let home = Home::new();
    let (mut laptop, mut phone) = (ledger("laptop"), ledger("phone"));
    let late = answer(&mut laptop, "baker/dough", "late", 20);
    let other = answer(&mut laptop, "baker/oven", "another card", 21);
    let early = answer(&mut phone, "baker/dough", "early", 10);
    home.holds("laptop", &[late.clone(), other]);
    home.holds("phone", std::slice::from_ref(&early));
    // A copy that a sync program left.
    home.holds("phone (conflict)", &[early]);
    assert_eq!(
        home.written(Wanted::GradesOf("baker/dough".into())),
        ["early", "late"]
    );
    assert_eq!(home.written(Wanted::Grades), ["early", "late", "another card"]);
}

#[test]
fn an_answer_that_was_taken_back_is_not_read_and_one_that_was_made_again_is() {
    let home = Home::new();
    let mut ledger = ledger("laptop");
    let mut events = vec![answer(&mut ledger, "baker/dough", "first", 1)];
    events.push(answer(&mut ledger, "baker/dough", "second", 2));
    events.push(ledger.undo(now().later(SignedDuration::from_mins(3))).unwrap());
    home.holds("laptop", &events);
    assert_eq!(home.written(Wanted::Grades), ["first"]);
    events.push(ledger.redo(now().later(SignedDuration::from_mins(4))).unwrap());
    home.holds("laptop", &events);
    assert_eq!(home.written(Wanted::Grades), ["first", "second"]);
}

#[test]
fn an_answer_that_was_redated_counts_for_its_new_day() {
    let home = Home::new();
    let mut ledger = ledger("laptop");
    let first = answer(&mut ledger, "baker/dough", "first", 1);
    let wrong = answer(&mut ledger, "baker/dough", "by a clock a day ahead", 24 * 60);
    let (at, day) = (now().at, now().day);
    let redate = EventKind::Redated {
        target: wrong.id.clone(),
        at,
        day,
    };
    let redate = ledger.record(redate, now().later(SignedDuration::from_mins(2)));
    home.holds("laptop", &[first, wrong, redate]);
    assert_eq!(home.written(Wanted::Grades), ["by a clock a day ahead", "first"]);
}
