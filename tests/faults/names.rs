//! A machine is called what it was called, whatever fails while it looks who it is.

use greenroom::{
    history::Ledger,
    store::{Access, Refusal, Store, load},
};

use crate::{
    check::on_disk,
    fake_disk::{EACCES, ENOSPC, EROFS, FakeDisk, Fault, Kind},
    person::{HOME, good, minute, paths, writer},
};

/// A machine called `laptop`, on which a card was graded.
fn laptop() -> FakeDisk {
    let disk = FakeDisk::with(HOME);
    assert_eq!(studies(&disk, "laptop", "run1"), "laptop");
    disk
}

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

#[test]
fn a_disk_with_room_in_its_files_and_for_no_other_renames_no_machine() {
    let needs_a_file = |kind| matches!(kind, Kind::Create | Kind::CreateFolder | Kind::Link);
    let disk = laptop();
    disk.fail(Fault::from(0).of(needs_a_file).with(ENOSPC));
    studies(&disk, "fresh", "run2");
    assert_eq!(on_disk(&disk).len(), 2, "the grade is saved");
    disk.heal();
    for run in ["run3", "run4"] {
        assert_eq!(studies(&disk, "fresh", run), "laptop");
    }
}

#[test]
fn a_state_folder_that_cannot_be_written_renames_no_machine_while_the_file_of_its_runs_can() {
    let disk = laptop();
    let needs_the_folder = |kind| matches!(kind, Kind::Create | Kind::Rename | Kind::Remove);
    disk.fail(Fault::from(0).of(needs_the_folder).with(EACCES));
    studies(&disk, "fresh", "run2");
    disk.heal();
    assert_eq!(studies(&disk, "fresh", "run3"), "laptop");
}

#[test]
fn a_disk_that_fills_up_at_any_call_and_stays_full_renames_no_machine() {
    let calls = {
        let disk = laptop().copy();
        studies(&disk, "fresh", "run2");
        disk.called().len()
    };
    for number in 0..=calls {
        // As many bytes as the rest of the last block of a file has, and none.
        for torn_after in [0, 3, 40] {
            for (of, errno) in [(Kind::grows as fn(Kind) -> bool, ENOSPC), (Kind::changes, EROFS)] {
                let disk = laptop().copy();
                disk.fail(Fault::from(number).of(of).with(errno).torn_after(torn_after));
                studies(&disk, "fresh", "run2");
                disk.heal();
                let when = format!("call {number}, {errno}, {torn_after} bytes");
                assert_eq!(studies(&disk.copy(), "fresh", "run3"), "laptop", "{when}");
            }
        }
    }
}

#[test]
fn a_note_that_never_reached_the_disk_costs_a_name_and_no_grade() {
    let disk = laptop();
    let runs = paths(&disk).state.join("runs");
    let before = disk.bytes(&runs).unwrap();
    studies(&disk, "fresh", "run2");
    // As on a state folder of its own that was full meanwhile.
    disk.put(&runs, &before, true);
    let names = ["run3", "run4"].map(|run| studies(&disk, "fresh", run));
    assert_eq!(
        names, ["fresh"; 2],
        "from a second machine's run it cannot be told"
    );
    assert_eq!(on_disk(&disk).len(), 4, "every grade is there");
    assert_eq!(
        load(&paths(&disk))
            .progress
            .days()
            .values()
            .map(|day| day.reviews)
            .sum::<u32>(),
        4
    );
}
