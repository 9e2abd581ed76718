//! The cards of a role, and how each stands.

use insta::assert_snapshot;

use crate::{
    player::{RUST, Stage},
    stages::show,
};

#[test]
fn each_card_is_listed_with_how_it_stands_and_without_its_answer() {
    let mut player = Stage::new().open();
    player
        .press("down enter f space 1 n")
        .types("Mine.")
        .press("esc @");
    player.press("space p").types("Kept.").press("esc 3 esc enter c");
    player.see("Rust Developer: cards").see("5 cards");
    player
        .see("What does Send promise?")
        .see("learning · due today · flagged · 1 answer");
    player
        .see("suspended · note")
        .see("review")
        .see("preferred answer");
    player.does_not_see("another thread").does_not_see("out of scope");
    assert_snapshot!(player.screen());
}

#[test]
fn enter_lists_the_answers_to_a_card_and_leads_back_to_the_cards() {
    let mut player = show("cards", Stage::new());
    player.press("enter").see("Your earlier answers").see("1 answer");
    player.press("enter").see("Nothing was written.");
    player
        .press("esc esc")
        .see("5 cards")
        .press("down a")
        .see("0 answers");
    player.press("esc esc").see("Greenroom");
}

#[test]
fn it_fits_a_small_screen() {
    let mut player = show("cards", Stage::new().size(40, 12));
    assert_snapshot!(player.screen());
    player
        .press("end")
        .see("Which review taught you most?")
        .see("2-5 of 5");
    player.resizes(40, 8).see("Greenroom needs 40x12");
}

#[test]
fn a_click_chooses_a_card_and_a_second_one_opens_it() {
    let mut player = show("cards", Stage::new());
    player
        .click("When is a value")
        .see("5 cards")
        .click("When is a value");
    player.see("When is a value dropped?").see("0 answers");
}

#[test]
fn all_roles_together_are_listed_too() {
    let mut player = Stage::new().built_in().open();
    player.press("home c").see("All roles: cards").see("of 255");
    player
        .press("end pgup pgup end home")
        .see("What does Send promise?");
}

#[test]
fn a_deck_that_changes_meanwhile_has_its_questions_read_again() {
    let mut player = show("cards", Stage::new());
    player.press("down down").see("When is a value dropped?");
    player.saves_deck(
        "rust",
        &RUST.replace("When is a value dropped?", "When does a value end?"),
    );
    player.see("› When does a value end?").does_not_see("dropped");
    player
        .deletes_deck("rust")
        .see("There are no cards here.")
        .press("enter x end");
}
