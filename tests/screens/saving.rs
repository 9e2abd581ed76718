//! What is graded is on the disk, or the screen says that it is not.

use greenroom::{deck::Problem, tui::Message};
use jiff::SignedDuration;

use crate::player::{Player, Stage};

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
            .see("1 grade: No space left");
        player
            .waits(SignedDuration::from_secs(60))
            .press("? esc space 2")
            .see("2 grades: No space left");
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

/// A session in which so many cards were graded that could not be saved.
fn unsaved(grades: usize, columns: u16, rows: u16) -> Player {
    let mut player = Stage::new().size(columns, rows).open();
    player.press("down enter").breaks_the_disk(FULL);
    for _ in 0..grades {
        player.press("space 3");
    }
    player
}

#[test]
fn what_could_not_be_saved_is_tried_again_by_itself_and_only_then() {
    let mut player = unsaved(2, 80, 24);
    player.press("space").see("NOT SAVED: 2 grades");
    assert!(player.model().wakes_at().is_some());
    player
        .mends_the_disk()
        .waits(SignedDuration::from_secs(5))
        .see("saved after all: 2 grades")
        .does_not_see("NOT SAVED");
    assert_eq!(player.grades().len(), 2);
    player.waits(SignedDuration::from_secs(10));
    assert_eq!(
        player.model().wakes_at(),
        None,
        "an answer on the screen, and nothing to wake for"
    );
}

#[test]
fn a_clock_that_is_set_back_puts_off_neither_the_next_attempt_nor_the_end_of_a_notice() {
    for back in [SignedDuration::from_secs(1), SignedDuration::from_hours(24)] {
        let mut player = unsaved(2, 80, 24);
        player.waits(-back).mends_the_disk();
        player
            .waits(SignedDuration::from_secs(6))
            .happens(Message::Tick)
            .see("saved after all: 2 grades");
        assert_eq!(player.grades().len(), 2, "{back:#}");
        player
            .waits(-back)
            .waits(SignedDuration::from_secs(6))
            .happens(Message::Tick)
            .does_not_see("saved after all");
    }
}

#[test]
fn leaving_with_something_unsaved_asks_once() {
    for (columns, rows) in [(80, 24), (40, 12)] {
        let mut player = unsaved(2, columns, rows);
        player.press("q").see("NOT SAVED: 2 grades. q leaves anyway");
        assert!(!player.has_quit, "{columns}x{rows}");
        player.press("q");
        assert!(player.has_quit, "{columns}x{rows}");
    }
}

#[test]
fn whoever_goes_on_instead_of_leaving_is_asked_again() {
    let mut player = unsaved(1, 80, 24);
    player.press("q space").see("tried again every 5 s").press("q");
    assert!(!player.has_quit);
    player.press("ctrl-c");
    assert!(player.has_quit, "from anywhere, at once");
}

#[test]
fn leaving_saves_what_can_be_saved_by_then() {
    let mut player = unsaved(2, 80, 24);
    player.mends_the_disk().presses_at_once("q");
    assert!(player.has_quit, "nothing is left to ask about");
    assert_eq!(player.grades().len(), 2);
}

#[test]
fn a_note_that_is_not_saved_is_no_grade() {
    let mut player = Stage::new().open();
    player
        .press("down enter")
        .breaks_the_disk(FULL)
        .press("space 3 n")
        .types("my story")
        .press("esc")
        .see("NOT SAVED: 2 changes");
}

#[test]
fn what_is_not_saved_is_listed_with_its_file_and_its_reason_until_it_is() {
    let mut player = unsaved(2, 40, 12);
    player
        .press("!")
        .see("history/laptop.ronl")
        .see("2 grades could not be saved: No space left on device")
        .mends_the_disk()
        .waits(SignedDuration::from_secs(6))
        .see("Everything could be read");
}

#[test]
fn copies_are_made_once_a_study_day_also_while_it_stays_open() {
    let mut player = Stage::new().start();
    assert_eq!(player.backups, [] as [&str; 0], "the history is still to come");
    player.reads_the_history().reads_the_decks();
    player.press("down enter space 3 esc enter").reads_the_history();
    assert_eq!(player.backups, ["2026-11-24"]);
    player.sleeps_until("2026-11-25T03:59:00Z").happens(Message::Tick);
    assert_eq!(player.backups.len(), 1, "days turn at four");
    player.sleeps_until("2026-11-25T04:00:00Z").happens(Message::Tick);
    assert_eq!(player.backups, ["2026-11-24", "2026-11-25"]);
}

#[test]
fn only_the_program_that_writes_makes_copies() {
    let mut player = Stage::new().open_elsewhere().open();
    assert_eq!(player.backups, [] as [&str; 0]);
    player.has_the_data_alone();
    assert_eq!(player.backups.len(), 1);
}

#[test]
fn copies_that_cannot_be_made_are_told_and_listed_until_they_can() {
    let problem = Problem::warning("backups", 0, 0, "no room");
    let mut player = Stage::new().open();
    player
        .happens(Message::BackedUp(Err(problem)))
        .see("backups: no room")
        .waits(SignedDuration::from_secs(10))
        .see("1 problem in your files")
        .press("!")
        .see("no room");
    player
        .happens(Message::BackedUp(Ok(())))
        .see("Everything could be read");
}
