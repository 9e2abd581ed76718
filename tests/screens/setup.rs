//! The choices before a session.

use insta::assert_snapshot;

use crate::{player::Stage, stages::show};

#[test]
fn everything_that_can_be_chosen_is_shown() {
    assert_snapshot!(show("setup", Stage::new()).screen());
}

#[test]
fn it_fits_a_small_screen() {
    assert_snapshot!(show("setup", Stage::new().size(40, 12)).screen());
}

#[test]
fn difficulties_and_kinds_narrow_the_session_and_the_count_says_how_far() {
    let mut player = show("setup", Stage::new());
    player
        .see("5 cards")
        .click("[x] easy")
        .see("[ ] easy")
        .see("4 cards");
    player
        .click("[x] behavioral")
        .see("3 cards")
        .press("enter")
        .see("1 of 3");
    player.see("And what does Sync promise?");
}

#[test]
fn the_last_choice_of_a_line_stays() {
    let mut player = show("setup", Stage::new());
    player.click("[x] easy").click("[x] medium").click("[x] hard");
    player
        .see("[x] hard")
        .see("2 cards")
        .see("at least one must stay chosen");
}

#[test]
fn it_can_be_filled_in_with_the_keyboard_alone() {
    let mut player = show("setup", Stage::new());
    player.press("down right space").see("[ ] medium").see("3 cards");
    player.press("down down right right right").see("(•) cram");
    player.press("enter").see("(cram)").see("1 of 3");
}

#[test]
fn due_only_asks_nothing_that_is_new() {
    let mut player = show("setup", Stage::new());
    player
        .click("( ) due only")
        .see("0 cards")
        .press("enter")
        .see("nothing to ask here");
}

#[test]
fn cram_asks_everything_and_leaves_the_schedule_alone() {
    let mut player = Stage::new().open();
    player
        .press("down enter space 3 esc enter o")
        .click("( ) cram")
        .click("( ) deck")
        .see("5 cards")
        .press("enter");
    player.see("(cram)").press("space").see("stays");
    let before = player
        .progress()
        .card("rust/send")
        .and_then(|card| card.seen().cloned());
    player.press("1").see("And what does Sync promise?");
    let after = player
        .progress()
        .card("rust/send")
        .and_then(|card| card.seen().cloned());
    assert_eq!(before, after);
    assert_eq!(player.grades().len(), 2, "it is in the history all the same");
}

#[test]
fn one_deck_of_a_role_can_be_studied_alone() {
    let own = r#"(version: 1, role: "rust developer", cards: [
        (id: "macro", question: "When is a macro worth it?", answer: "Seldom."),
    ])"#;
    let mut player = Stage::new().deck("mine", own).open();
    player
        .press("down")
        .see("0/6")
        .press("o")
        .see("6 cards")
        .click("( ) mine")
        .see("1 card");
    player
        .press("enter")
        .see("When is a macro worth it?")
        .see("1 of 1");
}

#[test]
fn esc_goes_back_to_the_list() {
    show("setup", Stage::new()).press("esc").see("Reviewed");
}
