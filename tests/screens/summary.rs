//! The end of a session.

use insta::assert_snapshot;
use jiff::SignedDuration;

use crate::{player::Stage, stages::show};

#[test]
fn it_counts_the_grades_and_says_what_comes_next() {
    let mut player = show("summary", Stage::new());
    player
        .see("4 cards answered")
        .see("2 cards of this session left")
        .see("Next:");
    assert_snapshot!(player.screen());
    player.press("enter").see("Reviewed").see("4/5");
}

#[test]
fn it_fits_a_small_screen() {
    assert_snapshot!(show("summary", Stage::new().size(40, 12)).screen());
}

#[test]
fn a_role_with_nothing_due_says_when_it_will_have_something() {
    let mut player = show("nothing due", Stage::new());
    player
        .see("nothing to ask here today")
        .see("Next: ")
        .see("choose cram with o");
    assert_snapshot!(player.screen());
}

#[test]
fn more_new_cards_go_on_from_here() {
    let settings = greenroom::settings::Settings {
        new_per_day: 1,
        ..Default::default()
    };
    let mut player = Stage::new().settings(settings).open();
    player
        .press("down enter space 4")
        .see("4 more new cards for other days; + asks 4 of them");
    player
        .press("+")
        .see("And what does Sync promise?")
        .see("4 more new cards at the end of this session")
        .press("esc + +")
        .see("there are no more new cards");
}

#[test]
fn a_session_left_before_anything_was_done_has_no_summary() {
    Stage::new().open().press("down enter esc").see("Reviewed");
}

#[test]
fn a_session_in_which_nothing_was_graded_says_so() {
    Stage::new()
        .open()
        .press("down enter f esc")
        .see("Nothing was graded.");
}

#[test]
fn what_it_says_of_the_days_to_come_changes_with_the_day() {
    let mut player = Stage::new().at("2026-11-24T22:00:00Z").open();
    player
        .press("down enter space 2 esc")
        .see("Next: 1 card due tomorrow");
    player.sleeps_until("2026-11-25T04:00:00Z").comes_back();
    player.see("Due now: 1 card.").does_not_see("tomorrow");
}

#[test]
fn its_heading_is_wrapped_on_a_narrow_screen() {
    let mut player = Stage::new().size(40, 12).open();
    player.press("down enter");
    player.press("space 1 space 1 space 1 space 1 space 1 space 1");
    player
        .waits(SignedDuration::from_hours(100))
        .press("space 3 esc")
        .see("4 cards answered in 1:00:12, 3 repeats.");
}
