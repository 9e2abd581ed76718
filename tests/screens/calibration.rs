//! How sure the user was, held against how it went.

use greenroom::{
    history::{Attempt, EventKind, Sure},
    schedule::Rating,
};
use insta::assert_snapshot;

use crate::{
    player::{Player, Stage},
    review::reviewed,
    stages::show,
};

/// Whoever said so often that they were sure, on a day after the first, passed but once.
fn sure_of_themselves(stage: Stage) -> Player {
    let mut player = stage.open();
    player.press("down enter");
    let event = |player: &Player, number: u32, days: i32, how: Rating| {
        let mut event = player.events[0].clone();
        event.id.number = 100 + number;
        event.day = event.day.plus(days);
        event.at += jiff::SignedDuration::from_hours(24 * i64::from(days));
        event.what = reviewed("rust/sync", how, event.day.plus(3));
        if let EventKind::Reviewed { attempt, .. } = &mut event.what {
            *attempt = Some(Box::new(Attempt {
                sure: Some(Sure::Sure),
                ..Attempt::default()
            }));
        }
        event
    };
    player.press("s s s space 3 esc esc");
    let days = 0..7;
    let events = days.map(|day| {
        let how = if day == 6 { Rating::Again } else { Rating::Good };
        event(&player, u32::try_from(day).unwrap_or(0), day, how)
    });
    let events: Vec<_> = events.collect();
    player.syncs(events);
    player
}

#[test]
fn who_never_said_how_sure_they_were_hears_how() {
    let mut player = show("calibration", Stage::new());
    player.see("Nothing yet.").see("s says how sure you are");
    player.press("esc").see("Reviewed");
}

#[test]
fn later_days_come_first_and_few_answers_are_too_few_to_tell() {
    let mut player = sure_of_themselves(Stage::new());
    player
        .press("C")
        .see("When you said sure on a later day, you passed 5 of 6.")
        .see("5 of 6 passed")
        .see("too few to tell")
        .see("Rust Developer");
    assert_snapshot!(player.screen());
}

#[test]
fn it_fits_a_small_screen_and_scrolls() {
    let mut player = sure_of_themselves(Stage::new().size(40, 12));
    player.press("C").see("lines 1-9 of");
    assert_snapshot!(player.screen());
    player.press("end").see("is not counted.");
}
