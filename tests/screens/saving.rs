//! What is graded is on the disk, or the screen says that it is not.

use crate::player::Stage;

const FULL: &str = "No space left on device";

#[test]
fn a_grade_is_written_before_the_next_question_shows() {
    let mut player = Stage::new().open();
    player
        .press("down enter space 3")
        .see("And what does Sync promise?");
    assert_eq!(player.events.len(), 1);
}

#[test]
fn a_full_disk_is_said_until_what_was_graded_is_saved() {
    for (columns, rows) in [(80, 24), (40, 12)] {
        let mut player = Stage::new().size(columns, rows).open();
        player
            .press("down enter")
            .breaks_the_disk(FULL)
            .press("space 3")
            .see("NOT SAVED")
            .see("1 not saved");
        player
            .waits(jiff::SignedDuration::from_secs(60))
            .press("? esc space 2")
            .see("2 not saved");
        assert_eq!(player.events, []);
        player
            .press("esc")
            .see("NOT SAVED")
            .press("enter")
            .see("NOT SAVED")
            .press("enter");
        player.mends_the_disk().press("space 1").does_not_see("NOT SAVED");
        let graded: Vec<_> = player.grades().into_iter().map(|(card, _)| card).collect();
        assert_eq!(graded, ["send", "sync", "drop"], "in the order they were graded");
    }
}

#[test]
fn the_grade_kept_in_memory_counts_on_the_screen() {
    let mut player = Stage::new().open();
    player
        .press("down enter")
        .breaks_the_disk(FULL)
        .press("space 3 esc enter")
        .see("1/5");
    assert!(player.progress().card("rust/send").is_some());
}

#[test]
fn a_session_that_ends_saves_the_progress() {
    let mut player = Stage::new().open();
    player.press("down enter space 3 esc").see("1 card answered");
    assert_eq!(player.snapshots, 1);
}

#[test]
fn progress_is_there_after_a_new_start() {
    let mut player = Stage::new().open();
    player.press("down enter space 3 space 3 q");
    assert!(player.has_quit);
    player
        .starts_again()
        .press("down")
        .see("2/5")
        .press("enter")
        .see("When is a value dropped?");
}
