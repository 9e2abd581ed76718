//! The user's own preferred answer to a card: kept from an attempt or written, and shown with the sample from then on.

use insta::assert_snapshot;
use jiff::SignedDuration;

use crate::player::{Player, Stage};

fn preferred(player: &Player) -> Option<&str> {
    player.progress().card("rust/send")?.preferred.as_deref()
}

/// An answer was written, and the sample is shown.
fn answered(text: &str) -> Player {
    let mut player = Stage::new().open();
    player.press("down enter w").types(text).press("esc space");
    player
}

#[test]
fn what_was_written_is_kept_and_stands_with_the_sample_at_the_next_meeting() {
    let mut player = answered("Another thread may own it.");
    player.does_not_see("Your preferred answer").press("p");
    player.see("kept as your preferred answer (u takes it back)");
    player.see("Your preferred answer").press("1");
    let mut next_day = player.starts_again();
    next_day.press("down enter").see("What does Send promise?");
    next_day.does_not_see("Another thread may own it.");
    next_day
        .waits(SignedDuration::from_secs(9))
        .press("space 1 u space");
    next_day
        .see("Your preferred answer")
        .see("Another thread may own it.");
    assert_snapshot!(next_day.screen());
}

#[test]
fn it_is_taken_back_and_kept_again_as_any_step_is() {
    let mut player = answered("Mine.");
    player.press("p");
    assert_eq!(preferred(&player), Some("Mine."));
    player
        .press("u")
        .see("Preferred answer: taken back")
        .does_not_see("\n  Mine.");
    assert_eq!(preferred(&player), None);
    player.press("U");
    assert_eq!(preferred(&player), Some("Mine."));
}

#[test]
fn where_nothing_was_written_it_is_written_or_changed_in_a_field() {
    let mut player = Stage::new().open();
    player.press("down enter space p").see("Your preferred answer");
    player.types("p 1 q").press("ctrl-s");
    assert_eq!(preferred(&player), Some("p 1 q"));
    player.press("p").types("!").press("esc").see("p 1 q!");
    assert_eq!(preferred(&player), Some("p 1 q!"));
    player.press("p backspace backspace backspace backspace backspace backspace esc");
    player.see("preferred answer taken off");
    assert_eq!(preferred(&player), None);
    assert!(player.grades().is_empty(), "letters and digits were text");
}

#[test]
fn once_it_is_kept_the_key_opens_it_to_be_changed() {
    let mut player = answered("Mine.");
    player.press("p p").types(" Better.").press("esc");
    assert_eq!(preferred(&player), Some("Mine. Better."));
    player.press("p");
    assert_eq!(
        preferred(&player),
        Some("Mine."),
        "what was written is another again"
    );
}

#[test]
fn before_the_reveal_nothing_is_kept() {
    let mut player = Stage::new().open();
    player.press("down enter w").types("Mine.").press("esc p");
    assert_eq!(preferred(&player), None);
}

#[test]
fn leaving_in_the_middle_of_a_word_keeps_it() {
    let mut player = Stage::new().open();
    player
        .press("down enter space p")
        .types("half a sen")
        .press("ctrl-c");
    assert!(player.has_quit);
    assert_eq!(preferred(&player), Some("half a sen"));
}
