//! What is counted in the user's own answer, shown beneath it.

use insta::assert_snapshot;
use jiff::SignedDuration;

use crate::player::{Player, RUST, Stage};

const STORY: &str = "When I was at the bakery, the oven broke. First I called the owner. Then, you know, I built a fire. \
    It was not pretty, but we probably saved 40 loaves.";

/// A question that is to be answered with a story.
fn story(stage: Stage) -> Player {
    let deck = RUST.replace(
        "(id: \"sync\", kind: Technical",
        "(id: \"sync\", rubric: Behavioral, kind: Behavioral",
    );
    let mut player = stage.deck("rust", &deck).open();
    player.press("down enter -").see("And what does Sync promise?");
    player
}

#[test]
fn counts_stand_beneath_ones_own_answer_and_not_beneath_the_sample() {
    let mut player = story(Stage::bare());
    player.press("w").pastes(STORY).press("esc space");
    player.does_not_see("Counted in your answer").press("right");
    player.see("Counted in your answer");
    player.see("31 words; about 10 s if spoken at 150 words a minute");
    assert_snapshot!(player.screen());
    player.press("end").see("may be there in other words.");
}

#[test]
fn on_a_wide_screen_they_are_seen_at_once() {
    let mut player = story(Stage::bare().size(140, 40));
    player.press("w").pastes(STORY).press("esc space");
    player.see("Sample answer").see("A number in the last third: yes");
    assert_snapshot!(player.screen());
}

#[test]
fn they_fit_a_small_screen() {
    let mut player = story(Stage::bare().size(40, 12));
    player.press("w").pastes(STORY).press("esc space right end");
    assert_snapshot!(player.screen());
}

#[test]
fn who_only_spoke_sees_the_seconds_and_no_words() {
    let mut player = Stage::new().open();
    player.press("down enter").waits(SignedDuration::from_secs(20));
    player
        .press("enter")
        .waits(SignedDuration::from_secs(30))
        .press("space");
    player.see("→ yours").press("right");
    player
        .see("Thought for 21 s, spoke for 31 s")
        .does_not_see("words");
    player.press("left").see("another thread");
}

#[test]
fn who_neither_wrote_nor_said_when_they_spoke_has_nothing_counted() {
    let mut player = Stage::new().open();
    player.press("down enter").waits(SignedDuration::from_secs(20));
    player.press("space").does_not_see("→ yours").press("right");
    player.see("another thread").does_not_see("Counted");
}

#[test]
fn another_language_has_its_words_counted_and_is_told_that_no_more_is() {
    let mut player = Stage::new().open();
    player.press("down enter w");
    player.pastes("Also ich war in der letzten Firma für die Datenbank da, und das war basically alles.");
    player
        .press("esc space right")
        .see("16 words; about 5 s if spoken");
    player
        .see("are known in English only")
        .does_not_see("1 \"basically\"");
}
