//! Every step can be taken back, and made again.

use greenroom::history::fold;

use crate::{player::Stage, stages::show};

#[test]
fn a_grade_is_taken_back_from_the_next_question() {
    let mut player = Stage::new().open();
    player.press("down enter");
    let before = player.progress().clone();
    player
        .press("space 1")
        .see("And what does Sync promise?")
        .press("u");
    player
        .see("Again: taken back")
        .see("What does Send promise?")
        .see("1 of 5");
    assert_eq!(player.progress().card("rust/send"), before.card("rust/send"));
    player
        .press("U")
        .see("Again: done again")
        .see("And what does Sync promise?");
    assert_eq!(fold(player.events.clone()), *player.progress());
}

#[test]
fn a_grade_is_taken_back_from_the_next_answer() {
    let mut player = Stage::new().open();
    player
        .press("down enter space 3 space")
        .see("shared between threads")
        .press("u");
    player
        .see("What does Send promise?")
        .does_not_see("another thread");
}

#[test]
fn the_last_grade_is_taken_back_from_the_summary() {
    let mut player = Stage::new().open();
    player
        .press("down enter space 3 space 3 space 3 space 3 space 3")
        .see("5 cards answered");
    player
        .press("u")
        .see("Good: taken back")
        .see("Which review taught you most?")
        .see("5 of 5");
    player
        .press("space 1 space 4")
        .see("5 cards answered")
        .see("1 repeat");
}

#[test]
fn a_step_is_made_again_from_the_summary_in_the_right_words() {
    let mut player = Stage::new().open();
    player
        .press("down enter space 3 space 3 u esc")
        .see("1 card answered");
    player
        .press("ctrl-r")
        .see("Good: done again")
        .see("When is a value dropped?");
    player.press("esc U").see("there is nothing to do again");
}

#[test]
fn there_is_an_end_to_what_can_be_taken_back() {
    let mut player = Stage::new().open();
    player
        .press("down enter space 3 u u")
        .see("there is nothing to take back");
    player
        .press("U U")
        .see("there is nothing to do again")
        .see("And what does Sync promise?");
    let mut later = player.starts_again();
    later.press("down enter u").see("there is nothing to take back");
    assert_eq!(
        later.progress().card("rust/send"),
        player.progress().card("rust/send")
    );
}

#[test]
fn a_buried_card_is_away_until_tomorrow() {
    let mut player = Stage::new().open();
    player
        .press("down enter -")
        .see("back tomorrow (u takes it back)")
        .see("And what does Sync");
    player
        .press("u")
        .see("Bury: taken back")
        .see("What does Send promise?")
        .press("-");
    for _ in 0..4 {
        player.press("space 4");
    }
    player
        .see("4 cards answered")
        .press("enter enter")
        .see("nothing to ask here today");
    player
        .sleeps_until("2026-11-25T09:00:00Z")
        .press("esc enter")
        .see("What does Send promise?");
}

#[test]
fn a_suspended_card_stays_away_and_the_notice_says_how_to_undo_that() {
    let mut player = Stage::new().open();
    player
        .press("down enter space @")
        .see("suspended (u takes it back)");
    player
        .press("u")
        .see("Suspend: taken back")
        .see("What does Send promise?");
    player
        .press("@ esc esc")
        .sleeps_until("2027-11-25T09:00:00Z")
        .press("enter");
    player.see("And what does Sync promise?").see("1 of 4");
}

#[test]
fn flags_and_notes_are_taken_back_where_they_were_made() {
    let mut player = show("answer, explained", Stage::new());
    player
        .press("f n")
        .types("hm")
        .press("esc u")
        .see("Note: taken back")
        .does_not_see("+ note");
    player
        .see("another thread")
        .press("u")
        .see("Flag: taken back")
        .does_not_see("* flagged");
    player
        .press("U U")
        .see("* flagged")
        .see("+ note")
        .see("another thread");
}

#[test]
fn more_new_cards_are_taken_back_with_the_limit() {
    let settings = greenroom::settings::Settings {
        new_per_day: 1,
        ..Default::default()
    };
    let mut player = Stage::new().settings(settings).open();
    player
        .press("down enter")
        .see("1 of 1")
        .press("+")
        .see("4 more new cards")
        .see("1 of 5");
    player.press("u").see("More new cards: taken back").see("1 of 1");
    assert_eq!(player.model().desk().new_left(), 1);
    player
        .press("space 3")
        .see("1 card answered")
        .press("+")
        .see("And what does Sync promise?");
}

#[test]
fn whatever_was_taken_back_and_done_again_is_the_same_after_a_new_start() {
    let mut player = Stage::new().open();
    player
        .press("down enter space 1 f space 2 u n")
        .types("x")
        .press("esc u U - u U @ u space 4 u U esc u");
    let again = player.starts_again();
    assert_eq!(again.progress(), player.progress());
}

#[test]
fn one_more_new_card_is_called_one() {
    let settings = greenroom::settings::Settings {
        new_per_day: 4,
        ..Default::default()
    };
    let mut player = Stage::new().settings(settings).open();
    player
        .press("down enter +")
        .see("1 more new card at the end of this session")
        .see("1 of 5");
}
