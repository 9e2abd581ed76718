//! Flagged, suspended and buried cards.

use insta::assert_snapshot;

use crate::{player::Stage, stages::show};

#[test]
fn what_was_flagged_and_set_aside_is_listed_by_its_question() {
    let mut player = show("marked", Stage::new());
    player
        .see("2 cards")
        .see("What does Send promise?")
        .see("flagged, back tomorrow");
    player.see("And what does Sync promise?").see("suspended");
    assert_snapshot!(player.screen());
}

#[test]
fn each_can_be_released_and_a_slip_mended_at_once() {
    let mut player = show("marked", Stage::new());
    player
        .press("f - down @")
        .see("released")
        .does_not_see("suspended")
        .press("@")
        .see("suspended");
    player
        .press("@ esc down enter")
        .see("What does Send promise?")
        .see("1 of 5");
}

#[test]
fn an_empty_list_says_how_to_fill_it() {
    Stage::new()
        .open()
        .press("F")
        .see("Nothing here.")
        .press("f - @ esc")
        .see("Reviewed");
    Stage::new()
        .size(40, 12)
        .open()
        .press("F")
        .see("On a card, f flags, - buries, @ suspends.");
}

#[test]
fn a_card_whose_deck_is_gone_can_still_be_released() {
    let mut player = show("marked", Stage::new());
    player
        .press("esc")
        .deletes_deck("rust")
        .press("F")
        .see("is in no deck any more");
    player.press("f -").see("released");
}

#[test]
fn a_question_follows_its_deck_while_the_list_is_open() {
    let mut player = show("marked", Stage::new());
    player.see("And what does Sync promise?");
    let changed = crate::player::RUST.replace("And what does Sync promise?", "Sync, in one sentence?");
    player.saves_deck("rust", &changed).see("Sync, in one sentence?");
    player.does_not_see("And what does Sync promise?");
}
