//! A question, its answer hidden.

use insta::assert_snapshot;
use jiff::SignedDuration;

use crate::{player::Stage, stages::show};

#[test]
fn it_shows_the_question_and_not_the_answer() {
    let mut player = Stage::new().open();
    player.press("down enter").see("What does Send promise?");
    player
        .see("Rust Developer")
        .see("1 of 5")
        .see("easy · technical · threads");
    player.does_not_see("another thread").does_not_see("Good");
    assert_snapshot!(player.screen());
}

#[test]
fn it_fits_a_small_screen() {
    let mut player = Stage::new().size(40, 12).open();
    assert_snapshot!(player.press("down enter").screen());
}

#[test]
fn the_clock_counts_against_the_target_without_a_key() {
    let mut player = Stage::new().open();
    player.press("down enter").see("0:00 of 1:00");
    player.waits(SignedDuration::from_secs(59)).see("0:59 of 1:00");
    player.waits(SignedDuration::from_secs(6)).see("1:05 over 1:00");
}

#[test]
fn the_clock_stops_at_the_reveal() {
    let mut player = Stage::new().open();
    player
        .press("down enter")
        .waits(SignedDuration::from_secs(20))
        .press("space")
        .see("0:21 of 1:00");
    player.waits(SignedDuration::from_secs(500)).see("0:21 of 1:00");
    assert_eq!(player.model().wakes_at(), None);
}

#[test]
fn a_clock_left_alone_stops_asking_to_be_drawn() {
    let mut player = Stage::new().open();
    player.press("down enter").waits(SignedDuration::from_hours(3));
    assert_eq!(player.model().wakes_at(), None);
}

#[test]
fn a_clock_set_back_shows_no_nonsense() {
    let mut player = Stage::new().open();
    player
        .press("down enter")
        .sleeps_until("2026-11-20T12:00:00Z")
        .comes_back()
        .see("0:00 of 1:00");
    player.press("space 3").see("And what does Sync promise?");
    assert_eq!(player.grades().len(), 1);
}

#[test]
fn the_question_can_be_copied() {
    let mut player = Stage::new().open();
    player
        .press("down enter y")
        .see("question copied")
        .press("space y")
        .see("answer copied");
    assert_eq!(player.copied[0], "What does Send promise?");
    assert!(player.copied[1].starts_with("A value of the type"));
}

#[test]
fn a_card_of_the_users_opens_in_the_editor_at_its_line() {
    let mut player = Stage::new().open();
    player.press("down enter e");
    assert_eq!(player.edited, [(crate::player::deck_path("rust"), 6)]);
    player.see("What does Send promise?");
}

#[test]
fn a_card_that_comes_with_the_program_becomes_the_users_own_in_the_editor() {
    let mut player = Stage::bare().built_in().open();
    player.press("/").types("backend").press("enter");
    let row = player.line("› Backend Developer");
    player.press("enter");
    let before = player.screen();
    player.press("e");
    let files: Vec<_> = player.edited.iter().map(|(file, _)| file.as_path()).collect();
    assert_eq!(files, [crate::player::deck_path("backend-developer")]);
    let clockless = |screen: &str| screen.lines().skip(1).collect::<Vec<_>>().join("\n");
    assert_eq!(
        clockless(&player.screen()),
        clockless(&before),
        "the question stays"
    );
    assert_eq!(
        player.press("esc").line("› Backend Developer"),
        row,
        "nothing was added"
    );
}

#[test]
fn a_question_longer_than_the_screen_scrolls_and_says_so() {
    let lines: Vec<String> = (1..=40).map(|number| format!("line{number:02}")).collect();
    let question = lines.join("\\n\\n");
    let deck =
        format!(r#"(version: 1, role: "R", cards: [(id: "long", question: "{question}", answer: "Yes.")])"#);
    let mut player = Stage::bare().deck("long", &deck).open();
    player
        .press("down enter")
        .see("line01")
        .does_not_see("line40")
        .see("lines 1-");
    player.press("end").see("line40").press("home").see("line01");
    player
        .press("pgdn")
        .does_not_see("line01")
        .scrolls(-50)
        .see("line01")
        .scrolls(50)
        .see("line40");
}

#[test]
fn nothing_in_a_deck_reaches_the_terminal_as_a_command() {
    let deck = r#"(version: 1, role: "R\u{1b}[2J", cards: [
        (id: "evil", topic: "\u{9b}31m", question: "a\u{1b}]0;title\u{7}b\u{202e}c", answer: "d\u{8}\u{7f}\te\rf"),
    ])"#;
    let mut player = Stage::bare().deck("evil", deck).open();
    for keys in ["down", "enter", "space", "n"] {
        player.press(keys);
        let control = player
            .cells()
            .iter()
            .find(|cell| cell.symbol().contains(char::is_control));
        assert_eq!(control, None, "{}", player.screen());
    }
}

#[test]
fn a_flag_and_a_note_are_seen_on_the_card() {
    let mut player = show("answer, explained", Stage::new());
    player
        .press("f")
        .see("flagged (u takes it back)")
        .see("* flagged");
    player
        .press("n")
        .types("Mention Rc.")
        .press("esc")
        .see("note saved")
        .see("+ note");
    player.press("end").see("Your note").see("Mention Rc.");
    player.press("f").see("flag taken off").does_not_see("* flagged");
}
