//! `greenroom answers`: what was answered to a card or to a role's cards, as a shell or another program reads it.
#![expect(clippy::unwrap_used, reason = "examples run in a home of their own")]

#[path = "common/review.rs"]
mod review;
#[path = "common/shell.rs"]
mod shell;

use greenroom::{
    history::{Attempt, Event, EventKind, Judgement, Sure, write_header, write_record},
    schedule::Rating,
};
use serde_json::json;

use shell::{Home, RUST};

/// An answer in writing to each of the two cards, an hour apart.
fn answered() -> Home {
    let graded = |number: u32, card: &str, text: &str| {
        let mut what = review::reviewed(card, Rating::Hard, "2026-11-26".parse().unwrap());
        if let EventKind::Reviewed { attempt, .. } = &mut what {
            *attempt = Some(Box::new(Attempt {
                mock: None,
                spoken: false,
                thought_ms: Some(12_900),
                spoke_ms: Some(41_000),
                text: text.to_owned(),
                sure: Some(Sure::Fairly),
                judged: Some(Judgement::Points {
                    said: vec!["moves between threads".to_owned()],
                    of: 2,
                    wrong: false,
                }),
                suggested: Some(Rating::Good),
                peeked: false,
            }));
        }
        write_record(&Event {
            id: format!("laptop.run.{number}").parse().unwrap(),
            at: format!("2026-11-24T1{number}:30:00Z").parse().unwrap(),
            day: "2026-11-24".parse().unwrap(),
            what,
        })
    };
    let history = [
        write_header("laptop"),
        graded(1, "rust/send", "It moves.\u{1b}[2J"),
        graded(2, "rust/sync", "It is shared."),
    ];
    Home::new()
        .with("data/decks/rust.ron", RUST)
        .with("data/history/laptop.ronl", &history.concat())
}

#[test]
fn the_answers_to_a_role_are_printed_oldest_first_and_move_no_cursor() {
    let said = answered().run(&["answers", "rust developer"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    let about = "Hard · thought 12 s, spoke 41 s";
    let start = format!("2026-11-24 11:30  rust/send\n  {about} · ");
    assert!(said.out.starts_with(&start), "{}", said.out);
    assert!(
        said.out
            .contains("1 of 2 points · fairly sure · suggested Good\n  It moves."),
        "{}",
        said.out
    );
    assert!(
        said.out.contains("\n\n2026-11-24 12:30  rust/sync\n"),
        "{}",
        said.out
    );
    assert!(!said.out.contains('\u{1b}'));
}

#[test]
fn those_to_one_card_are_printed_for_other_programs_with_all_that_is_known() {
    let answers = answered().json(&["answers", "rust/sync", "--json"]);
    let expected = json!([{
        "id": "laptop.run.2",
        "card": "rust/sync",
        "at": "2026-11-24T12:30:00Z",
        "mode": "study",
        "took_seconds": 60,
        "thought_seconds": 12,
        "spoke_seconds": 41,
        "words": 3,
        "judged": "1 of 2 points",
        "sure": "fairly sure",
        "suggested": "Good",
        "grade": "Hard",
        "peeked": false,
        "text": "It is shared.",
    }]);
    assert_eq!(answers, expected);
}

#[test]
fn where_nothing_was_answered_or_there_is_no_such_role_that_is_said() {
    let home = Home::new().with("data/decks/rust.ron", RUST);
    let said = home.run(&["answers", "rust/send"]);
    assert_eq!(
        (said.code, said.out.as_str()),
        (Some(0), "Nothing was answered here yet.\n")
    );
    assert_eq!(home.json(&["answers", "all", "--json"]), json!([]));
    let said = home.run(&["answers", "rust develper"]);
    assert_eq!(said.code, Some(1));
    assert!(
        said.err.contains("did you mean \"rust-developer\"?"),
        "{}",
        said.err
    );
}

#[test]
fn of_a_plain_grade_there_is_the_time_it_took_and_no_more() {
    let said = Home::studied().run(&["answers", "rust/send"]);
    assert_eq!(said.out, "2020-01-05 12:00  rust/send\n  Good · took 60 s\n\n");
}
