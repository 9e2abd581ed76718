//! Calls that fail, one after the other, once or from then on.

use crate::{
    check::{PowerCuts, check},
    fake_disk::{Cut, EACCES, EIO, ENOSPC, EROFS, Fault, Kind, Lost},
    person::{Person, sitting},
};

/// A sitting with `fault`, after which the disk is mended: all that was done is saved in the end.
#[track_caller]
fn sitting_with(fault: Fault, cuts: &mut PowerCuts, when: &str) {
    let mut person = Person::new();
    person.disk.fail(fault);
    sitting(&mut person);
    assert_eq!(person.saved, person.done, "{when}: all is saved in the end");
    check(&person.disk, &person, when);
    cuts.check(Cut::Dropped, &person, when);
    cuts.check(Cut::Kept, &person, when);
}

/// Tries `fault` at every call of a sitting, with each of `errors` and all that a failed sync can lose.
fn at_every_call(fault: fn(usize) -> Fault, errors: &[i32]) {
    let mut cuts = PowerCuts::default();
    for (number, (kind, path)) in Person::after_a_sitting().disk.called().iter().enumerate() {
        for errno in errors {
            for lost in Lost::by(*kind) {
                let path = path.display();
                let when = format!("call {number}, {kind:?} {path}, fails with {errno}, {lost:?}");
                let fault = fault(number).with(*errno).losing(*lost);
                sitting_with(fault, &mut cuts, &when);
            }
        }
    }
}

#[test]
fn a_call_that_fails_once_costs_nothing() {
    at_every_call(Fault::nth, &[ENOSPC, EIO, EACCES, EROFS]);
}

#[test]
fn calls_that_fail_until_the_disk_is_mended_cost_nothing() {
    at_every_call(Fault::from, &[EIO, EACCES]);
}

#[test]
fn a_disk_that_is_read_only_or_full_until_it_is_mended_costs_nothing() {
    at_every_call(|number| Fault::from(number).of(Kind::changes), &[EROFS]);
    at_every_call(|number| Fault::from(number).of(Kind::grows), &[ENOSPC]);
}

#[test]
fn a_folder_whose_names_a_failed_sync_forgets_is_not_relied_on() {
    let calls = Person::after_a_sitting().disk.called();
    let syncs = calls
        .iter()
        .enumerate()
        .filter(|(_, (kind, _))| *kind == Kind::SyncFolder);
    for (number, (_, path)) in syncs {
        let when = format!("call {number}, sync of {}, fails", path.display());
        let fault = Fault::nth(number).losing_names();
        sitting_with(fault, &mut PowerCuts::default(), &when);
    }
}
