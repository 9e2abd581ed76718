//! A question with its sample answer, and the four grades.

use greenroom::schedule::Rating;
use insta::assert_snapshot;

use crate::{
    player::{Player, Stage},
    stages::show,
};

#[test]
fn the_question_stays_above_its_answer() {
    let mut player = show("answer", Stage::new());
    player
        .see("What does Send promise?")
        .see("another thread")
        .see("Did you say?")
        .see("They may ask next");
    for grade in ["1 Again", "2 Hard", "3 Good", "4 Easy"] {
        player.see(grade);
    }
    assert_snapshot!(player.screen());
}

#[test]
fn it_fits_a_small_screen() {
    assert_snapshot!(show("answer", Stage::new().size(40, 12)).screen());
}

#[test]
fn on_a_wide_screen_the_answer_stands_beside_the_question() {
    let player = show("answer", Stage::new().size(140, 40));
    let question = player.place_of("What does Send").expect("the question is shown");
    let answer = player.place_of("A value of").expect("the answer is shown");
    assert!(
        question.x < answer.x && answer.y.abs_diff(question.y) <= 2,
        "{}",
        player.screen()
    );
    assert_snapshot!(player.screen());
}

#[test]
fn the_grades_are_explained_to_who_never_gave_one() {
    let mut player = show("answer, explained", Stage::new());
    player.see("I could not answer, or said something wrong that matters");
    assert_snapshot!(player.screen());
    player.press("3 space").does_not_see("I could not answer");
    player
        .starts_again()
        .press("down enter space")
        .does_not_see("I could not answer");
}

#[test]
fn each_grade_says_when_the_card_returns_and_keeps_its_word() {
    for (key, rating) in ["1", "2", "3", "4"].into_iter().zip(Rating::ALL) {
        let mut player = show("answer, explained", Stage::new());
        let grade = player
            .place_of(&format!("{key} {}", rating.name()))
            .expect("the grade is shown");
        let below = player
            .screen()
            .lines()
            .nth(usize::from(grade.y) + 1)
            .unwrap_or_default()
            .to_owned();
        let when: String = below.chars().skip(grade.x.into()).take(15).collect();
        player.press(key);
        let seen = player
            .progress()
            .card("rust/send")
            .and_then(|card| card.seen().cloned());
        let days = seen.expect("it was graded").scheduled();
        let said = if days == 0 {
            "today".to_owned()
        } else {
            format!("{days} d")
        };
        assert_eq!(when.trim(), said, "{}", rating.name());
        assert_eq!(player.grades(), [("send", rating)]);
    }
}

#[test]
fn a_grade_needs_the_answer_on_the_screen() {
    let mut player = Stage::new().open();
    player
        .press("down enter 1 2 3 4")
        .see("What does Send promise?")
        .see("1 of 5");
    assert_eq!(player.events, []);
}

#[test]
fn a_failed_card_returns_after_three_others() {
    let mut player = Stage::new().open();
    player
        .press("down enter space 1")
        .see("And what does Sync promise?");
    player
        .press("space 3 space 3 space 3")
        .see("What does Send promise?");
    player
        .press("space 3")
        .see("Which review taught you most?")
        .press("space 3")
        .see("5 cards answered");
}

#[test]
fn a_long_answer_scrolls_to_its_end_and_says_where_one_is() {
    let steps: Vec<String> = (1..=60).map(|number| format!("step{number}.")).collect();
    let answer = steps.join("\\n\\n");
    let deck =
        format!(r#"(version: 1, role: "R", cards: [(id: "long", question: "How?", answer: "{answer}")])"#);
    for (columns, rows) in [(80, 24), (40, 12), (140, 40)] {
        let mut player = Stage::bare().deck("long", &deck).size(columns, rows).open();
        player
            .press("down enter space")
            .see("step1.")
            .does_not_see("step60.")
            .see("of 119");
        player
            .press("end")
            .see("step60.")
            .see("How?")
            .press("home")
            .see("step1.");
        for _ in 0..119 {
            player.press("j");
        }
        player.see("step60.");
    }
}

#[test]
fn the_text_is_never_wider_than_is_good_to_read() {
    let answer = "word ".repeat(200);
    let deck =
        format!(r#"(version: 1, role: "R", cards: [(id: "wide", question: "How?", answer: "{answer}")])"#);
    for columns in [80, 100, 140, 250] {
        let mut player = Stage::bare().deck("wide", &deck).size(columns, 40).open();
        player.press("down enter space");
        let screen = player.screen();
        let texts = screen
            .lines()
            .filter_map(|line| Some(line.trim_end().split_once("word")?.1));
        let widest = texts.map(str::len).max();
        assert!(
            widest.is_some_and(|widest| widest <= 76),
            "{widest:?} columns:\n{screen}"
        );
    }
}

#[test]
fn a_story_is_judged_by_its_rubric() {
    let mut player = Stage::new().open();
    player.press("down enter");
    for _ in 0..4 {
        player.press("space 3");
    }
    player
        .see("Which review taught you most?")
        .press("space")
        .see("Judge your story");
}

#[test]
fn a_note_is_written_over_the_card_and_letters_in_it_are_no_keys() {
    let mut player = show("answer, explained", Stage::new());
    player
        .press("n")
        .types("3 reasons: q, u, @")
        .press("enter")
        .types("and 1 more?");
    assert_snapshot!(player.screen());
    assert_eq!(player.events, []);
    player.press("ctrl-s").see("note saved");
    let note = player
        .progress()
        .card("rust/send")
        .and_then(|card| card.note.clone());
    assert_eq!(note.as_deref(), Some("3 reasons: q, u, @\nand 1 more?"));
}

#[test]
fn a_paste_into_a_note_is_its_text() {
    let mut player = show("answer, explained", Stage::new());
    player.press("n").pastes("two\r\nlines\u{1b}[31m").press("esc");
    let note = player
        .progress()
        .card("rust/send")
        .and_then(|card| card.note.clone());
    assert_eq!(note.as_deref(), Some("two\nlines␛[31m"));
}

#[test]
fn a_click_where_the_grades_were_does_not_grade_under_an_open_note() {
    let mut player = show("answer, explained", Stage::new());
    let grade = player.place_of("3 Good").expect("the grades are shown");
    player
        .press("n")
        .types("half a thought")
        .clicks_cell(grade.x, grade.y);
    player.see("half a thought");
    assert_eq!(player.grades(), []);
}

#[test]
fn a_note_left_as_it_was_is_no_change() {
    let mut player = show("answer, explained", Stage::new());
    player.press("n esc");
    assert_eq!(player.events, []);
}

fn at_size(columns: u16, rows: u16) -> Player {
    let mut player = Stage::new().size(columns, rows).open();
    player.press("down enter");
    player
}

#[test]
fn what_is_too_small_to_read_can_be_neither_revealed_nor_graded() {
    let mut player = at_size(80, 24);
    player
        .resizes(30, 8)
        .see("Greenroom needs 40x12")
        .press("space 3 space 4 - @ f u");
    player
        .resizes(80, 24)
        .see("What does Send promise?")
        .does_not_see("another thread");
    player
        .press("space")
        .resizes(39, 11)
        .press("3 4")
        .types("3")
        .resizes(80, 24)
        .see("another thread");
    assert_eq!(player.events, []);
    player.resizes(10, 3).press("q");
    assert!(player.has_quit, "one can always leave");
}

#[test]
fn a_pasted_megabyte_leaves_a_note_of_64_kib() {
    let mut player = show("note", Stage::new());
    player.pastes(&"é".repeat(500_000)).see("a note holds 64 KiB");
    player.types("x").press("enter x ctrl-s").see("note saved");
    let noted = player.events.iter().rev().find_map(|event| match &event.what {
        greenroom::history::EventKind::Noted { text, .. } => Some(text.len()),
        _ => None,
    });
    // Half an é does not fit into what is left beside the words that were there.
    assert_eq!(noted, Some(64 * 1024));
    player.press("n backspace").types("yz").see("a note holds 64 KiB");
}

#[test]
fn a_screen_wider_than_any_is_drawn() {
    show("answer", Stage::new().size(30_000, 12)).see("A value of the type");
}

#[test]
fn no_answer_is_said_to_take_no_time() {
    let deck = r#"(version: 1, role: "R", cards: [(id: "a", question: "How?", answer: "So.")])"#;
    let mut player = Stage::bare().deck("a", deck).open();
    player.press("down enter space").see("about 5 s spoken");
}

#[test]
fn the_marks_of_a_card_that_says_nothing_else_stand_where_texts_begin() {
    let deck = r#"(version: 1, role: "R", cards: [(id: "a", question: "How?", answer: "So.")])"#;
    let mut player = Stage::bare().deck("a", deck).open();
    player.press("down enter f n").types("x").press("esc");
    assert_eq!(player.line("* flagged"), "  * flagged  + note");
}
