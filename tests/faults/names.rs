//! A machine is called what it was called, whatever fails while it looks who it is.

use greenroom::{
    history::Ledger,
    store::{Access, Refusal, Store, load},
};

use crate::{
    fake_disk::{FakeDisk, Fault},
    person::{HOME, good, minute, paths, writer},
};

/// Starts the program, which would be called `new` were it new here, grades a card, and leaves; says what it is called.
fn studies(disk: &FakeDisk, new: &str, run: &str) -> String {
    let mut store = Store::open(paths(disk), new);
    let loaded = load(store.paths());
    let _ = store.continue_from(&loaded);
    let mut ledger = Ledger::new(loaded.progress, writer(store.device(), run));
    let event = ledger.record(good("baker/card", minute(1)), minute(1));
    // Whether it is saved is told, and tested elsewhere.
    let _ = store.append(&event);
    store.device().to_owned()
}

#[test]
fn a_machine_that_never_noted_its_runs_is_not_renamed_by_a_fault() {
    let disk = FakeDisk::with(HOME);
    for run in ["run1", "run2"] {
        studies(&disk, "laptop", run);
    }
    disk.put(&paths(&disk).state.join("runs"), b"\xff", true);
    for number in 0..120 {
        let disk = disk.copy();
        disk.fail(Fault::nth(number));
        studies(&disk, "laptop", "run3");
        disk.heal();
        let names = ["run4", "run5"].map(|run| studies(&disk.copy(), "fresh", run));
        assert_eq!(names, ["laptop"; 2], "{number}");
    }
}

#[test]
fn a_program_that_may_not_write_names_nothing() {
    let disk = FakeDisk::with(HOME);
    let first = Store::open(paths(&disk), "laptop");
    let state = paths(&disk).state;
    // As if the state folder had been emptied while the first program runs.
    disk.remove(&state.join("device"));
    disk.remove(&state.join("runs"));
    let before = disk.files();
    let second = Store::open(paths(&disk), "fresh");
    assert_eq!(*second.access(), Access::ReadOnly(Refusal::Locked));
    assert_eq!(disk.files(), before);
    drop((first, second));
    drop(Store::open(paths(&disk), "later"));
    assert_ne!(disk.files(), before, "the next one is named");
}
