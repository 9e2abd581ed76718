//! Decks that change while they are studied.

use greenroom::{library::Library, schedule::Rating};

use crate::player::{RUST, Stage};

#[test]
fn the_question_being_asked_shows_its_new_text() {
    let mut player = Stage::new().open();
    player
        .press("down enter")
        .saves_deck("rust", &RUST.replace("does Send promise", "does Send allow"));
    player
        .see("What does Send allow?")
        .see("1 of 5")
        .press("space")
        .see("another thread");
    player
        .saves_deck("rust", &RUST.replace("another thread", "any thread"))
        .see("any thread");
    player.press("3").see("And what does Sync promise?");
    assert_eq!(player.grades(), [("send", Rating::Good)]);
}

#[test]
fn a_card_that_was_taken_out_stays_until_it_is_answered() {
    let without_send = RUST.replace(r#"id: "send""#, r#"id: "send-2""#);
    let mut player = Stage::new().open();
    player
        .press("down enter")
        .saves_deck("rust", &without_send)
        .see("What does Send promise?");
    player
        .press("space")
        .see("another thread")
        .press("3")
        .see("And what does Sync promise?");
    assert_eq!(player.grades(), [("send", Rating::Good)]);
}

#[test]
fn a_deck_that_breaks_or_vanishes_keeps_the_card_that_is_asked() {
    let mut player = Stage::new().open();
    player
        .press("down enter space")
        .saves_deck("rust", "(version: 1, role:")
        .see("another thread")
        .press("3")
        .see("This card cannot be shown.")
        .see("rust.ron:1:18: a text in double quotes is expected here")
        .does_not_see("space reveal");
    player
        .deletes_deck("rust")
        .press("-")
        .see("This card cannot be shown.")
        .see("is in no deck any more")
        .saves_deck("rust", RUST)
        .see("When is a value dropped?");
}

#[test]
fn what_was_undone_is_not_counted_though_a_deck_was_saved_meanwhile() {
    let mut player = Stage::new().open();
    player.press("down enter space 3 space 3");
    player
        .saves_deck("rust", &RUST.replace("does Send promise", "does Send allow"))
        .press("u u esc")
        .see("0/5")
        .does_not_see("2/5");
}

#[test]
fn tabs_in_an_answer_leave_its_lines_alone() {
    let code = "First.\\n\\n```\\nall:\\n\\tgo build\\n```";
    let deck = RUST.replace("A value of the type may move to another thread.", code);
    let mut player = Stage::bare().deck("rust", &deck).open();
    player.press("down enter space").see("go build").does_not_see("␊");
    assert!(player.line("go build").starts_with("      go build"));
}

#[test]
fn a_new_deck_appears_in_the_list_without_a_key() {
    let mut player = Stage::new().open();
    player.does_not_see("Baker");
    let baker = r#"(version: 1, role: "Baker", cards: [(id: "dough", question: "Why does dough rise?", answer: "Gas.")])"#;
    player
        .saves_deck("baker", baker)
        .see("Baker")
        .deletes_deck("baker")
        .does_not_see("Baker");
}

#[test]
fn a_card_of_the_users_takes_the_place_of_a_built_in_one() {
    let library = Library::built_in();
    let first = library.deck("backend-developer").unwrap().cards[0].id.card();
    let overlay = format!(
        r#"(version: 1, role: "Backend Developer", cards: [
            (id: "{first}", question: "My own way to ask?", answer: "Mine."),
        ])"#
    );
    let mut player = Stage::bare().built_in().open();
    player.press("/").types("backend").press("enter");
    let row = player.line("› Backend Developer");
    player.saves_deck("backend-developer", &overlay);
    assert_eq!(player.line("› Backend Developer"), row, "it has no card more");
    player.press("enter").see("My own way to ask?");
}

#[test]
fn a_note_being_written_survives_a_save_of_the_deck() {
    let mut player = Stage::new().open();
    player
        .press("down enter n")
        .types("almost")
        .saves_deck("rust", RUST)
        .see("almost")
        .types(" done");
    player.press("esc").see("note saved");
}
