//! How sure someone was, held against how it went: what counts, and for what.

#[path = "common/review.rs"]
mod review;

use greenroom::{
    deck::{CardId, Kind},
    history::{Attempt, Event, EventKind, Ledger, Mode, Progress, Sure, Writer},
    schedule::Rating,
    stats::{Calibration, Since, Went},
    time::Now,
};
use jiff::{SignedDuration, civil::date};

use review::reviewed;

/// Someone who answers.
struct Person {
    ledger: Ledger,
    days: i32,
    minutes: i64,
    events: Vec<Event>,
}

impl Person {
    fn new() -> Self {
        Self {
            ledger: Ledger::new(Progress::default(), Writer::new("laptop", "r1", 0)),
            days: 0,
            minutes: 0,
            events: Vec::new(),
        }
    }

    fn sleeps(&mut self) -> &mut Self {
        self.days += 1;
        self
    }

    fn answers_in(&mut self, answer_mode: Mode, card: &str, attempt: Attempt, how: Rating) -> &mut Self {
        self.minutes += 1;
        let noon = Now::on(date(2026, 11, 24));
        let mut now = noon.later(SignedDuration::from_hours(24 * i64::from(self.days)));
        now.day = noon.day.plus(self.days);
        let now = now.later(SignedDuration::from_mins(self.minutes));
        let mut what = reviewed(card, how, now.day.plus(2));
        if let EventKind::Reviewed {
            mode, attempt: given, ..
        } = &mut what
        {
            *mode = answer_mode;
            *given = Some(Box::new(attempt));
        }
        self.events.push(self.ledger.record(what, now));
        self
    }

    fn answers(&mut self, card: &str, sure: Option<Sure>, how: Rating) -> &mut Self {
        let attempt = Attempt {
            sure,
            ..Attempt::default()
        };
        self.answers_in(Mode::Study, card, attempt, how)
    }

    fn calibration(&self) -> Calibration {
        Calibration::of(&self.events, |card: &CardId| match card.deck() {
            "baker" => Some(("Baker".to_owned(), Some(Kind::Technical))),
            "miller" => Some(("Miller".to_owned(), Some(Kind::Behavioral))),
            _ => None,
        })
    }
}

fn went(answers: usize, passed: usize, good: usize) -> Went {
    Went {
        answers,
        passed,
        good,
    }
}

#[test]
fn answers_are_counted_by_how_sure_one_was_and_hard_is_a_pass() {
    let mut person = Person::new();
    for how in Rating::ALL {
        person.answers(&format!("baker/{how:?}"), Some(Sure::Sure), how);
    }
    person.answers("baker/salt", Some(Sure::Unsure), Rating::Good);
    let all = person.calibration().all;
    assert_eq!(all.went(Since::FirstTime, Sure::Sure), went(4, 3, 2));
    assert_eq!(all.went(Since::FirstTime, Sure::Unsure), went(1, 1, 1));
    assert_eq!(all.went(Since::FirstTime, Sure::Fairly), went(0, 0, 0));
}

#[test]
fn the_first_time_the_same_day_and_a_later_day_are_told_apart() {
    let mut person = Person::new();
    person.answers("baker/dough", Some(Sure::Sure), Rating::Again);
    person.answers("baker/dough", Some(Sure::Sure), Rating::Good);
    person
        .sleeps()
        .answers("baker/dough", Some(Sure::Sure), Rating::Hard);
    person.answers("baker/dough", Some(Sure::Sure), Rating::Easy);
    let all = person.calibration().all;
    assert_eq!(all.went(Since::FirstTime, Sure::Sure), went(1, 0, 0));
    assert_eq!(all.went(Since::LaterDay, Sure::Sure), went(1, 1, 0));
    assert_eq!(all.went(Since::SameDay, Sure::Sure), went(2, 2, 2));
}

#[test]
fn a_peek_a_cram_and_an_answer_nothing_was_said_of_count_for_nothing_but_show_the_sample() {
    let sure = || Attempt {
        sure: Some(Sure::Sure),
        ..Attempt::default()
    };
    let peek = Attempt {
        peeked: true,
        ..sure()
    };
    let mut person = Person::new();
    person.answers_in(Mode::Study, "baker/dough", peek, Rating::Again);
    person.answers_in(Mode::Cram, "baker/oven", sure(), Rating::Good);
    person.answers("baker/salt", None, Rating::Good);
    assert!(person.calibration().all.is_empty());
    for card in ["baker/dough", "baker/oven", "baker/salt"] {
        person.answers(card, Some(Sure::Sure), Rating::Good);
    }
    assert_eq!(
        person.calibration().all.went(Since::SameDay, Sure::Sure).answers,
        3
    );
    person
        .sleeps()
        .answers_in(Mode::Mock, "baker/dough", sure(), Rating::Good);
    assert_eq!(
        person.calibration().all.went(Since::LaterDay, Sure::Sure).answers,
        1
    );
}

#[test]
fn each_role_and_kind_has_its_own_figures_and_what_is_in_no_deck_counts_among_all() {
    let mut person = Person::new();
    person.answers("baker/dough", Some(Sure::Fairly), Rating::Good);
    person.answers("miller/row", Some(Sure::Fairly), Rating::Again);
    person.answers("gone/away", Some(Sure::Fairly), Rating::Good);
    let calibration = person.calibration();
    let names: Vec<&str> = calibration.tables().map(|(name, _)| name).collect();
    assert_eq!(
        names,
        [
            "All answers",
            "Technical questions",
            "Behavioral questions",
            "Baker",
            "Miller"
        ]
    );
    let of = |wanted: &str| {
        let (_, table) = calibration.tables().find(|(name, _)| *name == wanted).unwrap();
        table.went(Since::FirstTime, Sure::Fairly)
    };
    assert_eq!(of("All answers"), went(3, 2, 2));
    assert_eq!(of("Baker"), went(1, 1, 1));
    assert_eq!(of("Behavioral questions"), went(1, 0, 0));
}

#[test]
fn fewer_than_five_answers_are_too_few_to_tell() {
    assert!(went(4, 4, 4).is_too_few());
    assert!(!went(5, 0, 0).is_too_few());
}
