//! What the commands say of stories.

#[path = "common/review.rs"]
mod review;
#[path = "common/shell.rs"]
mod shell;

use greenroom::{
    history::{EventId, EventKind, Ledger, Progress, Writer, write_header, write_record},
    time::Now,
};
use jiff::civil::date;
use serde_json::json;
use shell::{Home, RUST};

/// A home with one story, linked to a question of the user's deck and to one that is gone.
fn home() -> Home {
    let mut ledger = Ledger::new(Progress::default(), Writer::new("laptop", "run", 0));
    let now = Now::on(date(2026, 11, 24));
    let written = |id: &EventId| EventKind::StoryWritten {
        story: id.clone(),
        title: "The red build".to_owned(),
        text: "It was Friday.\n\nI asked why.".to_owned(),
    };
    let (event, _) = ledger.record_apart(written, now);
    let story = event.id.clone();
    let mut history = write_header("laptop") + &write_record(&event);
    for card in ["rust/send", "gone/away"] {
        let (story, card) = (story.clone(), card.into());
        let (event, _) = ledger.record_apart(|_| EventKind::StoryLinked { story, card }, now);
        history += &write_record(&event);
    }
    Home::new()
        .with("data/decks/rust.ron", RUST)
        .with("data/history/laptop.ronl", &history)
}

#[test]
fn stories_are_listed_with_the_questions_they_answer() {
    let said = home().run(&["stories"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    assert_eq!(
        said.out,
        "The red build\n  It was Friday.\n\n  I asked why.\n  It answers 2 questions:\n  \
         - a question that is in no deck any more [gone/away]\n  - What does Send promise? [rust/send]\n"
    );
}

#[test]
fn stories_as_json_have_the_fields_other_programs_rely_on() {
    assert_eq!(
        home().json(&["stories", "--json"]),
        json!([{
            "id": "laptop.run.1",
            "title": "The red build",
            "text": "It was Friday.\n\nI asked why.",
            "questions": [
                {"id": "gone/away", "question": null},
                {"id": "rust/send", "question": "What does Send promise?"},
            ],
        }])
    );
}

#[test]
fn who_has_no_story_hears_how_to_write_one() {
    let said = Home::studied().run(&["stories"]);
    assert_eq!(said.code, Some(0));
    assert!(said.out.contains("Press b on the role list"), "{}", said.out);
}
