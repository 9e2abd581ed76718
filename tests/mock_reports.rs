//! Reports of mock interviews on the command line.
#![expect(
    clippy::disallowed_methods,
    reason = "files are laid out for the program and read after it"
)]

#[path = "common/review.rs"]
mod review;
#[path = "common/shell.rs"]
mod shell;

use std::fs;

use greenroom::history::{
    Attempt, Event, EventId, EventKind, Ledger, MockAnswer, Progress, Writer, write_header, write_record,
};
use greenroom::time::Now;
use jiff::civil::date;
use serde_json::json;

use shell::{Home, RUST};

/// A mock interview of two questions, of which one was answered, and an older one without an answer.
fn held() -> Home {
    let mut ledger = Ledger::new(Progress::default(), Writer::new("laptop", "run", 0));
    let mut events = Vec::new();
    let mut happens = |what: EventKind| -> EventId {
        let event: Event = ledger.record(what, Now::on(date(2026, 11, 24)));
        events.push(event.clone());
        event.id
    };
    let begun = || EventKind::MockBegun {
        role: "Rust Developer".to_owned(),
        cards: vec!["rust/send".into(), "rust/sync".into()],
        minutes: Some(15),
    };
    happens(begun());
    let mock = happens(begun());
    let answer = MockAnswer {
        asked: "What does Send promise?".to_owned(),
        took_ms: 61_000,
        attempt: Attempt {
            text: "It may move\u{1b}[31m.".to_owned(),
            ..Attempt::default()
        },
        ..MockAnswer::default()
    };
    happens(EventKind::MockAnswered {
        mock,
        card: "rust/send".into(),
        answer: Box::new(answer),
    });
    let lines: String = events.iter().map(write_record).collect();
    Home::new()
        .with("data/decks/rust.ron", RUST)
        .with("data/history/laptop.ronl", &(write_header("laptop") + &lines))
}

#[test]
fn the_newest_with_an_answer_is_printed_as_markdown_that_moves_no_cursor() {
    let said = held().run(&["report"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    assert!(
        said.out.starts_with("# Mock interview: Rust Developer\n"),
        "{}",
        said.out
    );
    assert!(said.out.contains("\n> It may move␛\\[31m.\n"), "{}", said.out);
    assert!(said.out.contains("- [ ] moves between threads\n"), "{}", said.out);
    assert!(said.out.contains("1 question was not reached."), "{}", said.out);
}

#[test]
fn a_file_that_a_friend_may_have_marked_is_not_written_over() {
    let home = held();
    let path = home.at("report.md");
    let file = path.to_string_lossy().into_owned();
    let said = home.run(&["report", "-o", &file]);
    assert_eq!((said.code, said.out.as_str()), (Some(0), ""));
    assert!(said.err.starts_with("written to "), "{}", said.err);
    fs::write(&path, "marked").unwrap_or_default();
    let said = home.run(&["report", "-o", &file]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("exists already"), "{}", said.err);
    assert_eq!(fs::read_to_string(&path).unwrap_or_default(), "marked");
    let said = home.run(&["report", "-o", "/nowhere/at/all.md"]);
    assert_eq!(said.code, Some(1));
    assert!(
        said.err.contains("/nowhere/at/all.md cannot be written"),
        "{}",
        said.err
    );
}

#[test]
fn the_list_numbers_them_and_each_is_found_by_number_and_name() {
    let home = held();
    let listed = home.json(&["report", "--list", "--json"]);
    assert_eq!(
        listed[0],
        json!({
            "id": "laptop.run.2", "day": "2026-11-24", "role": "Rust Developer", "questions": 2, "answered": 1,
            "took_ms": 61_000, "minutes": 15, "stage": "left half-way",
        })
    );
    assert_eq!(listed[1]["answered"], 0);
    let said = home.run(&["report", "--list"]);
    assert!(
        said.out.lines().count() == 3 && said.out.contains("laptop.run.2"),
        "{}",
        said.out
    );
    assert_eq!(
        home.run(&["report", "1"]).out,
        home.run(&["report", "laptop.run.2"]).out
    );
    assert!(
        home.run(&["report", "2"])
            .out
            .contains("0 of 2 questions answered")
    );
    let said = home.run(&["report", "3"]);
    assert_eq!(said.code, Some(1));
    assert!(
        said.err.contains("greenroom report --list lists them"),
        "{}",
        said.err
    );
}

#[test]
fn without_any_it_says_how_one_is_begun() {
    let home = Home::studied();
    for arguments in [&["report"][..], &["report", "--list"]] {
        let said = home.run(arguments);
        let both = said.out + &said.err;
        assert!(both.contains("greenroom mock ROLE begins one"), "{both}");
    }
    assert_eq!(home.json(&["report", "--list", "--json"]), json!([]));
}

#[test]
fn a_role_that_does_not_exist_is_named_with_the_one_that_may_be_meant() {
    let said = Home::studied().run(&["mock", "Rust Developr"]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("did you mean"), "{}", said.err);
}
