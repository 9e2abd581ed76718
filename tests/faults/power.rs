//! The power is cut after every call, and whatever was not synced is lost, kept, or half kept.

use crate::{
    check::{PowerCuts, check},
    fake_disk::{Cut, Fault},
    person::{Person, paths, sitting},
};

/// What a power cut may do.
fn cuts() -> impl Iterator<Item = Cut> {
    let mixed = (0..6).map(Cut::Mixed);
    [Cut::Dropped, Cut::Kept].into_iter().chain(mixed)
}

/// A sitting on `person`'s disk in which the program dies at a call.
fn dies_at(number: usize, person: &mut Person) {
    person.disk.fail(Fault::death_at(number));
    sitting(person);
}

#[test]
fn the_power_may_be_cut_after_any_call() {
    let mut power_cuts = PowerCuts::default();
    for number in 0..=Person::after_a_sitting().disk.called().len() {
        let mut person = Person::new();
        dies_at(number, &mut person);
        for cut in cuts() {
            power_cuts.check(cut, &person, &format!("call {number}"));
        }
    }
}

#[test]
fn the_power_may_be_cut_twice() {
    let mut power_cuts = PowerCuts::default();
    let calls = Person::after_a_sitting().disk.called().len();
    for number in 0..=calls {
        let mut person = Person::new();
        dies_at(number, &mut person);
        person.disk = person.disk.after_power_cut(Cut::Mixed(7));
        dies_at((number * 7) % calls, &mut person);
        for cut in cuts() {
            power_cuts.check(cut, &person, &format!("power cut at call {number} and again"));
        }
    }
}

#[test]
fn kill_9_at_any_call_and_a_power_cut_in_the_next_run_cost_nothing() {
    for number in 0..=Person::after_a_sitting().disk.called().len() {
        let mut person = Person::new();
        dies_at(number, &mut person);
        check(&person.disk, &person, &format!("killed at call {number}"));
        person.disk = person.disk.copy();
        person.open().grade(1);
        let when = format!("killed at call {number}, one grade in the next run");
        PowerCuts::default().check(Cut::Dropped, &person, &when);
    }
}

#[test]
fn the_first_grade_in_a_fresh_home_keeps_its_folders() {
    let mut person = Person::new();
    person.open().grade(1);
    assert_eq!(person.saved.len(), 1);
    let left = person.disk.after_power_cut(Cut::Dropped);
    let history = paths(&left).history().join("laptop.ronl");
    let text = String::from_utf8(left.bytes(&history).unwrap()).unwrap();
    assert_eq!(text.lines().count(), 2, "a header and the grade: {text}");
    check(&left, &person, "after the first grade");
}

#[test]
fn a_grade_added_to_a_history_that_was_just_copied_there_keeps_the_history() {
    let mut person = Person::after_a_sitting().moves();
    person.open().grade(1);
    assert_eq!(person.saved.len(), 1);
    let left = person.disk.after_power_cut(Cut::Dropped);
    check(&left, &person, "after a grade");
}
