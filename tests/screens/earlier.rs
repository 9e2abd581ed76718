//! The earlier answers to a card: listed, read and compared.

use greenroom::settings::{Commands, Settings};
use insta::assert_snapshot;
use jiff::SignedDuration;

use crate::player::{Player, Stage};

/// Three answers to the first question, a second one in writing, and its sample shown again.
fn answered(stage: Stage) -> Player {
    let mut player = stage.open();
    player
        .press("down enter enter")
        .waits(SignedDuration::from_secs(40));
    player.press("space tab x 1").see("And what does Sync promise?");
    for text in [
        "A value may move to a thread.",
        "A value of the type may move to another thread, and that is checked.",
    ] {
        player = player.starts_again();
        player.press("down enter").see("What does Send promise?");
        player
            .waits(SignedDuration::from_secs(30))
            .press("s s w")
            .pastes(text);
        player.press("esc space tab x 1");
    }
    player = player.starts_again();
    player.press("down enter").waits(SignedDuration::from_secs(9));
    player.press("space").see("another thread");
    player
}

#[test]
fn every_answer_is_listed_newest_first_with_how_it_was_given_and_graded() {
    let mut player = answered(Stage::new());
    player.press("a").see("Your earlier answers").see("3 answers");
    player
        .see("What does Send promise?")
        .see("14 words · 1 of 2 points · fairly sure");
    player
        .see("12:02 · Again")
        .see("fairly sure · suggested Good")
        .see("thought 1 s, spoke 41 s");
    assert_snapshot!(player.screen());
    player.press("esc").see("another thread").press("3");
    assert_eq!(player.grades().len(), 4, "the answer being given goes on");
}

#[test]
fn one_is_read_with_its_points_and_what_is_counted_in_it() {
    let mut player = answered(Stage::new());
    player.press("a enter").see("and that is checked.");
    player
        .see("Judged: 1 of 2 points")
        .see("[x] moves between threads");
    player
        .see("[ ] names a type that is not Send")
        .see("14 words; about 5 s if spoken");
    assert_snapshot!(player.screen());
    player.press("esc").see("3 answers").press("end enter");
    player
        .see("Nothing was written.")
        .see("Thought for 1 s, spoke for 41 s");
}

#[test]
fn of_what_was_spoken_sounds_are_counted_only_where_the_transcriber_writes_them_down() {
    for (transcript_is_verbatim, seen) in [(false, false), (true, true)] {
        let command = |line: &str| Some(line.to_owned());
        let settings = Settings {
            commands: Commands {
                record: command("rec {audio}"),
                transcribe: command("whisper {audio}"),
                ..Commands::default()
            },
            ..Settings::default()
        };
        let mut player = Stage::new().settings(settings).open();
        player.press("down enter r").waits(SignedDuration::from_secs(20));
        player
            .press("r")
            .ends("")
            .ends("Um, so the value may move to another thread, um, and the compiler checks that it is so when I build it.");
        player.press("space tab x 1");
        let mut player = player.starts_again();
        player.saves_settings(&format!("(transcript_is_verbatim: {transcript_is_verbatim})"));
        player.press("down enter").waits(SignedDuration::from_secs(9));
        player.press("space a enter").see("and the compiler checks");
        assert_eq!(player.screen().contains("2 \"um\""), seen, "{}", player.screen());
    }
}

#[test]
fn two_are_compared_the_older_one_first_whichever_was_marked_first() {
    for keys in ["x down x", "down x up x"] {
        let mut player = answered(Stage::new());
        player.press("a").press(keys);
        player.see("A value {+of the type+} may move to");
        player.press("esc").see("3 answers").does_not_see("[x]");
    }
}

#[test]
fn what_went_and_what_came_stands_between_signs() {
    let mut player = answered(Stage::new());
    player
        .press("a x")
        .see("x on another answer shows what changed")
        .see("[x] 24 Nov 2026");
    player.press("down x").see("[-went-] {+came+}");
    assert_snapshot!(player.screen());
}

#[test]
fn an_answer_that_was_only_spoken_is_compared_with_none() {
    let mut player = answered(Stage::new());
    player
        .press("a end x")
        .see("there is nothing to compare")
        .does_not_see("[ ]");
    player.press("home x x").does_not_see("[x]").see("3 answers");
}

#[test]
fn they_fit_a_small_screen_and_the_chosen_one_is_always_on_it() {
    let mut player = answered(Stage::new().size(40, 12));
    player.press("a");
    assert_snapshot!(player.screen());
    player.press("end").see("thought 1 s").see("lines");
    player.press("home x down x").see("{+of the");
}

#[test]
fn a_click_chooses_one_and_a_second_opens_it() {
    let mut player = answered(Stage::new());
    player
        .press("a")
        .click("7 words")
        .does_not_see("Judged")
        .click("7 words");
    player.see("A value may move to a thread.").see("Judged");
}

#[test]
fn a_card_that_was_never_graded_says_how_it_gets_there() {
    let mut player = Stage::new().open();
    player
        .press("down enter space a")
        .see("There is no earlier answer to this question");
    player.press("enter x down").see("0 answers");
}

#[test]
fn an_answer_that_was_taken_back_is_not_listed() {
    let mut player = Stage::new().open();
    player.press("down enter space 1 u space a").see("0 answers");
}
