//! A data folder that others write to as well: devices that sync it, and programs beside this one.
#![expect(clippy::unwrap_used, reason = "examples run in a folder of their own")]
#![expect(
    clippy::disallowed_methods,
    reason = "these tests do to the files what sync programs do"
)]

#[path = "common/review.rs"]
mod review;

use std::{fs, path::PathBuf};

use greenroom::{
    history::{Event, HISTORY_VERSION, Ledger, Progress, Writer, fold, write_header, write_record},
    schedule::Rating,
    store::{Access, Disk, Loaded, Paths, Refusal, Store, load},
    time::Now,
};
use jiff::{SignedDuration, civil::date};
use tempfile::TempDir;

use review::reviewed;

/// A computer with the program on it.
struct Machine(TempDir);

impl Machine {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn paths(&self) -> Paths {
        let at = |name: &str| self.0.path().join(name);
        Paths {
            disk: Disk::default(),
            data: at("data"),
            config: at("config.ron"),
            state: at("state"),
            cache: at("cache"),
        }
    }

    fn history(&self, name: &str) -> PathBuf {
        self.paths().history().join(name)
    }

    /// A sync program puts a history here.
    fn syncs(&self, name: &str, text: &str) {
        fs::create_dir_all(self.paths().history()).unwrap();
        fs::write(self.history(name), text).unwrap();
    }

    /// The program is started; if it is to be named, `name` is what it is called.
    fn starts(&self, name: &str) -> Program {
        let mut store = Store::open(self.paths(), name);
        let loaded = load(&self.paths());
        store.continue_from(&loaded);
        Program {
            ledger: ledger(&store, loaded.progress),
            store,
        }
    }
}

/// The program while it runs.
struct Program {
    store: Store,
    ledger: Ledger,
}

fn ledger(store: &Store, progress: Progress) -> Ledger {
    Ledger::new(progress, Writer::new(store.device(), "run", 0))
}

impl Program {
    fn grades(&mut self, card: &str) -> Event {
        let count = i64::try_from(self.store.revision()).unwrap();
        let now = now().later(SignedDuration::from_mins(count));
        let event = self.ledger.record(reviewed(card, Rating::Good, now.day), now);
        self.store.append(&event).unwrap();
        event
    }

    fn reads_again(&mut self) -> Loaded {
        let loaded = load(self.store.paths());
        self.store.continue_from(&loaded);
        self.ledger
            .go_on_from(loaded.progress.clone(), self.store.device());
        loaded
    }
}

fn now() -> Now {
    Now::on(date(2026, 11, 24))
}

/// A history of `device`, in which these cards were graded in `run`, the first `minutes` after noon.
fn history(device: &str, run: &str, minutes: i64, cards: &[&str]) -> (String, Vec<Event>) {
    let mut ledger = Ledger::new(Progress::default(), Writer::new(device, run, 0));
    let now = now().later(SignedDuration::from_mins(minutes));
    let grade = |card: &&str| ledger.record(reviewed(card, Rating::Good, now.day), now);
    let events: Vec<Event> = cards.iter().map(grade).collect();
    let lines: String = events.iter().map(write_record).collect();
    (write_header(device) + &lines, events)
}

mod reading_again {
    use super::*;

    #[test]
    fn what_the_program_writes_itself_is_no_reason() {
        let machine = Machine::new();
        let mut program = machine.starts("laptop");
        assert!(!program.store.is_behind());
        for card in ["baker/one", "baker/two"] {
            program.grades(card);
            assert!(!program.store.is_behind());
        }
        program.store.save_snapshot(program.ledger.progress()).unwrap();
        assert!(!program.store.is_behind());
        assert!(!machine.starts("laptop").store.is_behind(), "nor in the next run");
    }

    #[test]
    fn whatever_others_do_to_the_history_is_one() {
        let machine = Machine::new();
        let mut program = machine.starts("laptop");
        let own = program.grades("baker/one");
        let (text, theirs) = history("phone", "p", 5, &["baker/two", "baker/three"]);
        let (shorter, _) = history("phone", "p", 5, &["baker/two"]);
        let (file, copy) = ("phone.ronl", "phone.conflict.ronl");
        let mut happens = |step: &str, known: &[&Event]| {
            assert!(program.store.is_behind(), "{step}");
            let loaded = program.reads_again();
            assert_eq!(loaded.progress, fold(known.iter().copied().cloned()), "{step}");
            assert!(!program.store.is_behind(), "{step}");
        };
        machine.syncs(file, &shorter);
        happens("a file comes", &[&own, &theirs[0]]);
        machine.syncs(file, &text);
        happens("it grows", &[&own, &theirs[0], &theirs[1]]);
        machine.syncs(copy, &text);
        happens("a copy of it comes", &[&own, &theirs[0], &theirs[1]]);
        fs::remove_file(machine.history(file)).unwrap();
        happens("one goes", &[&own, &theirs[0], &theirs[1]]);
        fs::remove_file(machine.history(copy)).unwrap();
        happens("the other too", &[&own]);
    }

    #[test]
    fn a_reading_that_began_before_a_grade_is_out_of_date() {
        let machine = Machine::new();
        let mut program = machine.starts("laptop");
        let before = program.store.revision();
        program.grades("baker/one");
        assert_ne!(program.store.revision(), before);
    }

    #[test]
    fn grades_go_on_in_this_devices_file() {
        let machine = Machine::new();
        let mut program = machine.starts("laptop");
        let one = program.grades("baker/one");
        let (text, theirs) = history("phone", "p", 5, &["baker/two"]);
        machine.syncs("phone.ronl", &text);
        program.reads_again();
        let two = program.grades("baker/three");
        assert_eq!((&*two.id.run, two.id.number), ("run", 2));
        program.store.save_snapshot(program.ledger.progress()).unwrap();
        let loaded = load(&machine.paths());
        assert_eq!(loaded.problems, []);
        assert_eq!(loaded.progress, fold([&[one, two], &*theirs].concat()));
        assert_eq!(fs::read_dir(machine.paths().history()).unwrap().count(), 2);
    }

    #[test]
    fn after_others_wrote_into_this_devices_file_grades_go_beside_it() {
        let machine = Machine::new();
        let mut program = machine.starts("laptop");
        let one = program.grades("baker/one");
        let mut text = fs::read_to_string(machine.history("laptop.ronl")).unwrap();
        let (more, theirs) = history("phone", "p", 5, &["baker/two"]);
        text.push_str(&more);
        machine.syncs("laptop.ronl", &text);
        assert!(program.store.is_behind());
        program.reads_again();
        assert!(!program.store.is_behind());
        let two = program.grades("baker/three");
        assert_eq!(fs::read_to_string(machine.history("laptop.ronl")).unwrap(), text);
        program.store.save_snapshot(program.ledger.progress()).unwrap();
        let loaded = load(&machine.paths());
        assert_eq!(loaded.problems, []);
        assert_eq!(loaded.progress, fold([&[one, two], &*theirs].concat()));
    }

    #[test]
    fn a_history_of_a_newer_version_makes_it_read_only_for_as_long_as_it_is_there() {
        let machine = Machine::new();
        let mut program = machine.starts("laptop");
        let newer = format!("(version:{},device:\"phone\")\n", HISTORY_VERSION + 1);
        machine.syncs("phone.ronl", &newer);
        program.reads_again();
        assert_eq!(program.store.access(), &Access::ReadOnly(Refusal::Newer));
        fs::remove_file(machine.history("phone.ronl")).unwrap();
        program.reads_again();
        assert_eq!(program.store.access(), &Access::Writable);
        program.grades("baker/one");
    }
}
