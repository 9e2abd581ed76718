//! The mouse: what is clicked is found by its text.

use greenroom::schedule::Rating;

use crate::{player::Stage, stages::show};

#[test]
fn a_click_chooses_a_role_and_a_second_one_opens_it() {
    let mut player = Stage::new().open();
    player
        .click("Rust Developer")
        .see("› Rust Developer")
        .click("Rust Developer");
    player.see("What does Send promise?");
}

#[test]
fn a_click_on_the_question_reveals_and_one_on_a_grade_grades() {
    let mut player = Stage::new().open();
    player
        .press("down enter")
        .click("What does Send")
        .see("another thread")
        .click("2 Hard");
    player.see("And what does Sync promise?");
    assert_eq!(player.grades(), [("send", Rating::Hard)]);
}

#[test]
fn a_click_on_the_answer_grades_nothing() {
    let mut player = show("answer, explained", Stage::new());
    player.click("A value of the type").click("What does Send");
    assert_eq!(player.grades(), []);
}

#[test]
fn a_double_click_on_a_grade_or_on_the_hint_that_reveals_goes_one_step_alone() {
    let mut player = show("answer, explained", Stage::new());
    let again = player.place_of("1 Again").unwrap_or_default();
    player
        .double_clicks_cell(again.x, again.y)
        .see("And what does Sync promise?")
        .does_not_see("shared between threads");
    let hint = player.place_of("space reveal").unwrap_or_default();
    player
        .double_clicks_cell(hint.x, hint.y)
        .see("shared between threads");
    assert_eq!(player.grades(), [("send", Rating::Again)]);
}

#[test]
fn a_double_click_that_opens_a_session_reveals_nothing() {
    let mut player = Stage::new().open();
    let role = player
        .press("down")
        .place_of("Rust Developer")
        .unwrap_or_default();
    player
        .double_clicks_cell(role.x, role.y)
        .see("What does Send promise?")
        .does_not_see("another thread");
}

#[test]
fn the_hints_at_the_bottom_can_be_clicked() {
    let mut player = show("role list", Stage::new());
    player
        .click("? help")
        .see("Help: Roles")
        .click("esc back")
        .see("Reviewed");
    player.click("enter study").see("And what does Sync promise?");
    player
        .click("space reveal")
        .see("shared between threads")
        .click("space good");
    assert_eq!(player.grades().last(), Some(&("sync", Rating::Good)));
}

#[test]
fn the_wheel_moves_through_lists_and_texts() {
    let mut player = Stage::new().open();
    player
        .scrolls(1)
        .see("› Rust Developer")
        .scrolls(-1)
        .see("› All roles");
    let mut help = show("help", Stage::new());
    let top = help.screen();
    help.scrolls(2);
    assert_ne!(help.screen(), top);
    help.scrolls(-9);
    assert_eq!(help.screen(), top);
}

#[test]
fn a_click_beside_everything_does_nothing() {
    let mut player = show("question", Stage::new());
    let before = player.events.len();
    player
        .clicks_cell(79, 0)
        .clicks_cell(500, 500)
        .see("And what does Sync promise?");
    assert_eq!(player.events.len(), before);
}

#[test]
fn the_mouse_can_be_given_back_to_the_terminal() {
    let mut player = Stage::new().open();
    player.press("M").see("mouse off");
    assert!(!player.model().desk().mouse);
    player.press("M").see("mouse on");
    assert!(player.model().desk().mouse);
}

#[test]
fn a_wide_name_is_clicked_where_it_stands() {
    let deck = r#"(version: 1, role: "看護師", cards: [
        (id: "a", question: "患者が 眠れない 時は？", answer: "話を聞く。"),
    ])"#;
    let mut player = Stage::bare().deck("nurse", deck).open();
    player
        .press("down enter")
        .click("眠れない")
        .see("話を聞く。")
        .click("4 Easy");
    assert_eq!(player.grades(), [("a", Rating::Easy)]);
}

#[test]
fn a_double_click_on_a_question_never_grades_it() {
    for size in [(80, 24), (40, 12), (140, 40)] {
        // The hints below are keys by another way: pressing them twice, slowly, is meant.
        for row in 0..size.1 - 2 {
            let mut player = Stage::new().size(size.0, size.1).open();
            player.press("down enter");
            player.clicks_cell(4, row).clicks_cell(4, row);
            let graded = player
                .progress()
                .card("rust/send")
                .is_some_and(|card| card.grades > 0);
            assert!(!graded, "two clicks on row {row} at {size:?}");
        }
    }
}
