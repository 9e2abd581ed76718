//! The clock is wrong, or right elsewhere: nothing is lost, the order stays, and what is read is what was on the screen.

use greenroom::{
    history::{Event, Ledger, Progress},
    schedule::{MAX_INTERVAL, Rating, Retention, Scheduler},
    session::{Plan, Scope, Session},
    store::{load, rebuild},
    time::{Now, StudyDay},
};
use jiff::{
    SignedDuration, Timestamp,
    civil::date,
    tz::{TimeZone, offset},
};

use crate::{
    fake_disk::{Cut, FakeDisk},
    person::{HOME, paths, start, writer},
};

/// Grades `card` as the program does.
fn graded(ledger: &mut Ledger, card: &str, rating: Rating, now: Now) -> Event {
    let scheduler = Scheduler::new(Retention::default(), MAX_INTERVAL);
    let mut session = Session::new(Plan::over(Scope::All), vec![card.into()], ledger);
    let shown = session.outcomes(ledger.progress(), &scheduler, now).unwrap();
    let event = session.grade(rating, &shown, 1_000, &scheduler, ledger, now);
    event.unwrap()
}

/// Three cards are graded in turn at these moments; after every `run` of them the program is started again.
#[track_caller]
fn study(moments: &[Now], run: usize, when: &str) {
    let disk = FakeDisk::with(HOME);
    let mut done: Vec<Event> = Vec::new();
    let mut before = Progress::default();
    for (number, moments) in moments.chunks(run).enumerate() {
        let (mut store, loaded) = start(&disk);
        assert_eq!(
            loaded.progress, before,
            "{when}: run {number} finds what the last one showed"
        );
        // Names of runs are random: they say nothing of their order.
        let name = format!("run{}", 99 - number);
        let mut ledger = Ledger::new(loaded.progress, writer("laptop", &name));
        for now in moments {
            let card = format!("baker/card{}", done.len() % 3);
            let rating = Rating::ALL[done.len() % 4];
            let event = graded(&mut ledger, &card, rating, *now);
            store.append(&event).unwrap();
            done.push(event);
        }
        // Every other run is killed before it can save the progress.
        if number % 2 == 0 {
            store.save_snapshot(ledger.progress()).unwrap();
        }
        before = ledger.progress().clone();
    }
    let disk = disk.after_power_cut(Cut::Dropped);
    assert_eq!(written(&disk), done, "{when}: all of them, in order");
    for loaded in [load(&paths(&disk)), rebuild(&paths(&disk))] {
        assert_eq!(loaded.progress, before, "{when}");
        let damaged = loaded
            .problems
            .iter()
            .filter(|it| it.path != paths(&disk).progress());
        assert_eq!(damaged.count(), 0, "{when}: {:?}", loaded.problems);
    }
    assert_numbers(&before, moments, when);
}

/// What the history of this device says, from its first line to its last.
fn written(disk: &FakeDisk) -> Vec<Event> {
    let bytes = disk.bytes(&paths(disk).history().join("laptop.ronl")).unwrap();
    greenroom::history::read_records("", &bytes, 0).events
}

/// Nothing is infinite, or no number at all.
#[track_caller]
fn assert_numbers(progress: &Progress, moments: &[Now], when: &str) {
    let ends = ["-009999-01-01", "9999-12-31"].map(|day| day.parse::<StudyDay>().unwrap());
    let days: Vec<StudyDay> = moments.iter().map(|now| now.day).chain(ends).collect();
    for (id, card) in progress.cards() {
        let seen = card.seen().unwrap();
        let (stability, difficulty) = (seen.memory.stability(), seen.memory.difficulty());
        assert!(
            (0.001..=36_500.0).contains(&stability),
            "{when}: {id:?} {stability}"
        );
        assert!((1.0..=10.0).contains(&difficulty), "{when}: {id:?} {difficulty}");
        for day in &days {
            let chance = seen.retrievability(*day);
            assert!((0.0..=1.0).contains(&chance), "{when}: {id:?} on {day} {chance}");
        }
    }
}

/// So many minutes after noon in UTC.
fn minute(number: usize) -> Timestamp {
    let minutes = SignedDuration::from_mins(i64::try_from(number).unwrap());
    Now::on(date(2026, 11, 24)).later(minutes).at
}

fn here(at: Timestamp) -> Now {
    Now::new(at, &TimeZone::UTC, 4)
}

#[test]
fn a_clock_that_is_set_between_any_two_grades_loses_nothing() {
    let day = SignedDuration::from_hours(24);
    for by in [SignedDuration::from_secs(1), day, day * 3_653] {
        for by in [by, -by] {
            for first in 0..8 {
                // For good, and until the next grade.
                for last in [8, first + 1] {
                    let at = |number| {
                        let wrong = (first..last).contains(&number);
                        here(if wrong {
                            minute(number) + by
                        } else {
                            minute(number)
                        })
                    };
                    let moments: Vec<Now> = (0..8).map(at).collect();
                    for run in [1, 3, 8] {
                        study(
                            &moments,
                            run,
                            &format!("grades {first}..{last} at {by:?}, {run} a run"),
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn a_clock_that_goes_back_with_every_grade_loses_nothing() {
    let moments: Vec<Now> = (0..12).map(|number| here(minute(1_000 - number))).collect();
    for run in [1, 5, 12] {
        study(&moments, run, "backwards");
    }
}

#[test]
fn every_time_zone_keeps_what_was_done_there() {
    for hours in -12..=14 {
        let zone = TimeZone::fixed(offset(hours));
        let moments: Vec<Now> = (0..8).map(|it| Now::new(minute(it * 240), &zone, 4)).collect();
        study(&moments, 3, &format!("UTC{hours:+}"));
    }
    let around_the_world: Vec<Now> = (-12..=14)
        .zip(0..)
        .map(|(hours, number)| Now::new(minute(number), &TimeZone::fixed(offset(hours)), 4))
        .collect();
    study(&around_the_world, 5, "eastwards");
    let westwards: Vec<Now> = around_the_world.into_iter().rev().collect();
    study(&westwards, 5, "westwards, with a clock that goes back");
}

#[test]
fn the_days_on_which_clocks_change_keep_what_was_done_on_them() {
    for (zone, day) in [
        ("America/New_York", date(2026, 3, 8)),
        ("America/New_York", date(2026, 11, 1)),
        ("Europe/Berlin", date(2026, 3, 29)),
        ("Europe/Berlin", date(2026, 10, 25)),
        ("Australia/Lord_Howe", date(2026, 4, 5)),
        ("Australia/Lord_Howe", date(2026, 10, 4)),
        ("Pacific/Apia", date(2011, 12, 29)),
    ] {
        let zone_here = TimeZone::get(zone).unwrap();
        let midnight = zone_here.to_timestamp(day.at(0, 0, 0, 0)).unwrap();
        let half_hours = (0..60).map(|number| midnight + SignedDuration::from_mins(30 * number));
        for day_start in [0, 2, 4] {
            let moments: Vec<Now> = half_hours
                .clone()
                .map(|at| Now::new(at, &zone_here, day_start))
                .collect();
            assert!(moments.is_sorted_by_key(|now| now.day), "no day comes twice");
            study(
                &moments,
                7,
                &format!("{zone} on {day}, days begin at {day_start}"),
            );
        }
    }
}
