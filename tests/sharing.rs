//! A data folder that others write to as well: devices that sync it, and programs beside this one.
#![expect(clippy::unwrap_used, reason = "examples run in a folder of their own")]
#![expect(
    clippy::disallowed_methods,
    reason = "these tests do to the files what sync programs do"
)]

#[path = "common/review.rs"]
mod review;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
};

use greenroom::{
    deck::Problem,
    history::{
        Event, HISTORY_VERSION, Ledger, Progress, Writer, fold, read_records, write_header, write_record,
    },
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

    /// Everything on it is copied to another computer.
    fn copied(&self) -> Self {
        let copy = Self::new();
        copy_folder(self.0.path(), copy.0.path());
        copy
    }

    /// What `other` has and this one lacks comes here; where both changed a file, theirs comes as a conflict copy.
    fn syncs_with(&self, other: &Self) {
        for entry in fs::read_dir(other.paths().history()).unwrap() {
            let entry = entry.unwrap();
            let (name, text) = (
                entry.file_name().into_string().unwrap(),
                fs::read(entry.path()).unwrap(),
            );
            let here = self.history(&name);
            let conflict = here.exists() && fs::read(&here).unwrap() != text;
            let to = if conflict {
                self.history(&format!("{}.conflict.ronl", name.trim_end_matches(".ronl")))
            } else {
                here
            };
            fs::write(to, text).unwrap();
        }
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
        assert_eq!(store.continue_from(&loaded), []);
        // Every run has a name of its own.
        let run = format!("run{}", RUNS.fetch_add(1, Ordering::Relaxed));
        let writer = Writer::new(store.device(), &run, 0);
        Program {
            ledger: Ledger::new(loaded.progress, writer),
            store,
        }
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, to) = (
            entry.as_ref().unwrap().path(),
            to.join(entry.unwrap().file_name()),
        );
        if path.is_dir() {
            copy_folder(&path, &to);
        } else {
            fs::copy(path, to).unwrap();
        }
    }
}

/// The program while it runs.
struct Program {
    store: Store,
    ledger: Ledger,
}

static RUNS: AtomicUsize = AtomicUsize::new(0);

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
        assert_eq!(self.store.continue_from(&loaded), []);
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
        assert_eq!((&two.id.run, two.id.number), (&one.id.run, 2));
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

mod one_name {
    use super::*;

    /// Two computers on which this device's name is `laptop`, after one grade: the second is a copy of the first.
    fn twins() -> [Machine; 2] {
        let machine = Machine::new();
        machine.starts("laptop").grades("baker/one");
        let copy = machine.copied();
        [machine, copy]
    }

    /// All that happened on both, whatever it was called.
    fn all(machines: &[Machine]) -> Vec<Event> {
        let mut events = Vec::new();
        for machine in machines {
            for entry in fs::read_dir(machine.paths().history()).unwrap() {
                let text = fs::read(entry.unwrap().path()).unwrap();
                events.extend(read_records("all", &text, 0).events);
            }
        }
        events
    }

    #[test]
    fn of_two_machines_with_one_name_the_one_that_notices_takes_another() {
        let [first, second] = twins();
        first.starts("unused").grades("baker/two");
        second.starts("unused").grades("baker/three");
        second.syncs_with(&first);

        let mut program = second.starts("fresh");
        assert_eq!(program.store.device(), "fresh");
        assert_eq!(*program.ledger.progress(), fold(all(&[first, second])));
        let event = program.grades("baker/four");
        assert_eq!((&*event.id.device, event.id.number), ("fresh", 1));
    }

    #[test]
    fn the_other_keeps_the_name_that_was_given_up() {
        let machines = twins();
        let [first, second] = &machines;
        first.starts("unused").grades("baker/two");
        second.starts("unused").grades("baker/three");
        second.syncs_with(first);
        second.starts("fresh");
        let header = fs::read_to_string(second.history("fresh.ronl")).unwrap();
        assert!(
            header.starts_with("(version:1,device:\"fresh\",was:\"laptop\",runs:[\"run"),
            "{header}"
        );

        first.syncs_with(second);
        for _ in 0..2 {
            let mut program = first.starts("other");
            assert_eq!(program.store.device(), "laptop");
            program.grades("baker/four");
        }
        second.syncs_with(first);
        assert_eq!(
            second.starts("another").store.device(),
            "fresh",
            "and it is no one else's"
        );
        let (progress, events) = (load(&second.paths()).progress, all(&machines));
        assert_eq!(progress, fold(events));
    }

    #[test]
    fn if_each_notices_the_other_first_both_are_renamed_and_nothing_is_lost() {
        let machines = twins();
        let [first, second] = &machines;
        first.starts("unused").grades("baker/two");
        second.starts("unused").grades("baker/three");
        let before = first.copied();
        first.syncs_with(second);
        second.syncs_with(&before);
        let mut one = first.starts("freshone");
        let mut two = second.starts("freshtwo");
        assert_eq!((one.store.device(), two.store.device()), ("freshone", "freshtwo"));
        one.grades("baker/four");
        two.grades("baker/five");
        drop((one, two));
        first.syncs_with(second);
        second.syncs_with(first);
        for machine in &machines {
            let program = machine.starts("no");
            assert!(program.store.device().starts_with("fresh"), "that was all");
            assert_eq!(*program.ledger.progress(), fold(all(&machines)));
        }
    }

    #[test]
    fn a_third_copy_that_still_has_the_name_is_noticed_too() {
        let [first, second] = twins();
        let third = first.copied();
        for (machine, card) in [
            (&first, "baker/two"),
            (&second, "baker/three"),
            (&third, "baker/four"),
        ] {
            machine.starts("unused").grades(card);
        }
        second.syncs_with(&first);
        second.starts("fresh");
        first.syncs_with(&second);
        assert_eq!(first.starts("no").store.device(), "laptop");
        first.syncs_with(&third);
        assert_eq!(first.starts("newest").store.device(), "newest");
    }

    #[test]
    fn a_copy_that_is_noticed_while_the_program_runs_changes_the_name_between_two_grades() {
        let machines = twins();
        let [first, second] = &machines;
        let mut program = first.starts("fresh");
        program.grades("baker/two");
        second.starts("unused").grades("baker/three");
        first.syncs_with(second);
        program.reads_again();
        assert_eq!(
            (program.store.device(), program.ledger.device()),
            ("fresh", "fresh")
        );
        program.grades("baker/four");
        program.store.save_snapshot(program.ledger.progress()).unwrap();
        drop(program);
        let again = first.starts("no");
        assert_eq!(again.store.device(), "fresh");
        assert_eq!(*again.ledger.progress(), fold(all(&machines)));
        assert!(!again.store.is_behind());
    }

    #[test]
    fn a_machine_that_never_noted_its_runs_takes_all_under_its_name_for_its_own() {
        let machine = Machine::new();
        for card in ["baker/one", "baker/two"] {
            machine.starts("laptop").grades(card);
        }
        fs::remove_file(machine.paths().state.join("runs")).unwrap();
        machine.starts("fresh").grades("baker/three");
        assert_eq!(machine.starts("fresh").store.device(), "laptop");
    }

    #[test]
    fn a_history_from_a_backup_of_its_own_is_no_second_machine() {
        let machine = Machine::new();
        machine.starts("laptop").grades("baker/one");
        let copy = machine.copied();
        machine.starts("fresh").grades("baker/two");
        fs::copy(copy.history("laptop.ronl"), machine.history("restored.ronl")).unwrap();
        fs::remove_file(machine.history("laptop.ronl")).unwrap();
        assert_eq!(machine.starts("fresh").store.device(), "laptop");
    }

    #[test]
    fn a_name_that_cannot_be_changed_now_is_a_problem_and_no_reason_not_to_save() {
        let [first, second] = twins();
        first.starts("unused").grades("baker/two");
        second.starts("unused").grades("baker/three");
        second.syncs_with(&first);
        // Something lies where the new name's history would be.
        fs::create_dir_all(second.history("fresh.ronl")).unwrap();
        let mut store = Store::open(second.paths(), "fresh");
        let loaded = load(&second.paths());
        let problems: Vec<String> = store
            .continue_from(&loaded)
            .iter()
            .map(Problem::to_string)
            .collect();
        let problem = problems.concat();
        assert!(
            problem.contains("fresh.ronl") && problem.contains("at the next start"),
            "{problem}"
        );
        assert_eq!(store.device(), "laptop");
        let ledger = Ledger::new(loaded.progress, Writer::new(store.device(), "last", 0));
        Program { store, ledger }.grades("baker/four");
        assert_eq!(second.starts("other").store.device(), "other");
    }
}
