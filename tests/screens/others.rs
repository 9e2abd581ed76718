//! What others do while the program is open: other devices, other programs, an editor.

use greenroom::{
    history::{Event, Ledger, Progress, Writer},
    schedule::Rating,
    time::Now,
};
use insta::assert_snapshot;
use jiff::{SignedDuration, civil::date};
use ratatui::style::Color;

use crate::{
    player::{Player, RUST, Stage},
    review::reviewed,
    stages::show,
};

/// The first cards of the deck, graded on a phone an hour before.
fn on_the_phone(cards: &[&str]) -> Vec<Event> {
    on_a_phone_at(
        Now::on(date(2026, 11, 24)).later(SignedDuration::from_hours(-1)),
        cards,
    )
}

/// Graded on a phone whose clock said it was `now`.
fn on_a_phone_at(now: Now, cards: &[&str]) -> Vec<Event> {
    let mut ledger = Ledger::new(Progress::default(), Writer::new("phone", "r1", 0));
    let grade = |card: &&str| {
        ledger.record(
            reviewed(&format!("rust/{card}"), Rating::Good, now.day.plus(2)),
            now,
        )
    };
    cards.iter().map(grade).collect()
}

#[test]
fn grades_of_another_device_are_taken_in() {
    let mut player = Stage::new().open();
    player
        .press("down")
        .syncs(on_the_phone(&["send", "sync"]))
        .see("2 grades of other devices were taken in")
        .see("2/5")
        .see("2 done");
    player
        .press("enter")
        .see("When is a value dropped?")
        .see("1 of 3");
}

#[test]
fn a_history_that_says_the_same_as_before_is_no_news() {
    let mut player = Stage::new().open();
    player
        .press("down enter space 3 esc enter")
        .waits(SignedDuration::from_secs(10))
        .reads_the_history()
        .does_not_see("taken in");
}

#[test]
fn what_was_graded_here_is_numbered_on_after_others_were_taken_in() {
    let mut player = Stage::new().open();
    player
        .press("down enter space 3 esc enter")
        .syncs(on_the_phone(&["drop"]))
        .press("enter space 3");
    let numbers: Vec<_> = player.events.iter().map(|event| event.id.to_string()).collect();
    assert_eq!(numbers, ["laptop.run0.1", "phone.r1.1", "laptop.run0.2"]);
}

#[test]
fn what_is_wrong_in_a_history_is_told_once() {
    let damaged = || {
        vec![greenroom::deck::Problem::warning(
            "history/phone.ronl",
            7,
            1,
            "damaged record",
        )]
    };
    let mut player = Stage::new().open();
    player
        .finds_history(Box::default(), damaged())
        .see("1 problem in your history: ! says where")
        .press("!")
        .see("damaged record")
        .press("esc");
    player
        .waits(SignedDuration::from_secs(10))
        .finds_history(Box::default(), damaged())
        .does_not_see("says where")
        .see("1 problem");
    player.reads_the_history().does_not_see("1 problem");
}

#[test]
fn while_another_greenroom_is_open_the_list_says_so_and_how_it_ends() {
    for (columns, rows) in [(80, 24), (40, 12), (140, 40)] {
        let mut player = Stage::new().size(columns, rows).open_elsewhere().open();
        player
            .waits(SignedDuration::from_secs(60))
            .see("read-only: another Greenroom is open")
            .see("Leave that one");
        assert_eq!(player.model().wakes_at(), None, "nobody asks again and again");
        player
            .has_the_data_alone()
            .does_not_see("read-only")
            .see("grades are saved from now on");
        player.press("down enter space 3");
        assert_eq!(player.grades(), [("send", Rating::Good)]);
    }
}

#[test]
fn that_it_only_reads_stands_above_the_list() {
    assert_snapshot!(Stage::new().open_elsewhere().open().screen());
}

#[test]
fn who_only_looks_on_sees_the_figures_of_the_one_that_writes() {
    let mut player = Stage::new().open_elsewhere().open();
    player
        .syncs(on_the_phone(&["send"]))
        .see("1 done")
        .does_not_see("taken in");
}

#[test]
fn a_key_that_wants_to_write_asks_whether_it_may_by_now() {
    let mut player = Stage::new().open_elsewhere().open();
    player.press("+").see("grades cannot be saved yet");
    assert_eq!(player.events, []);
}

#[test]
fn under_a_new_name_grades_are_numbered_anew() {
    let mut player = Stage::new().open();
    player.press("down enter space 3 esc enter");
    player
        .is_renamed("fresh")
        .see("now called fresh: the history has runs this machine did not note");
    player.press("enter space 3");
    let names: Vec<_> = player.events.iter().map(|event| event.id.to_string()).collect();
    assert_eq!(names, ["laptop.run0.1", "fresh.run0.1"]);
}

#[test]
fn new_keys_and_colours_count_as_soon_as_they_are_saved() {
    let mut player = Stage::new().open();
    player
        .saves_settings(r#"(keys: {"reveal": ["z"], "help": ["H"]}, theme: Mono)"#)
        .see("settings read again");
    assert_eq!(
        player.style_of("enter study").fg,
        Some(Color::Reset),
        "no colours any more"
    );
    player
        .press("down enter")
        .see("z reveal")
        .press("space")
        .does_not_see("another thread")
        .press("z")
        .see("another thread")
        .press("H")
        .see("H  ");
}

#[test]
fn help_that_is_open_names_the_new_keys() {
    let mut player = show("help", Stage::new());
    player
        .saves_settings(r#"(keys: {"flag": ["ctrl-t"]})"#)
        .see("ctrl-t");
}

#[test]
fn settings_wait_until_a_note_is_written() {
    let mut player = Stage::new().open();
    player
        .press("down enter n")
        .types("no")
        .saves_settings(r#"(keys: {"save-note": ["ctrl-g"]})"#)
        .does_not_see("settings read again")
        .types("te")
        .press("esc")
        .see("settings read again");
    player
        .press("n")
        .see("note")
        .press("esc")
        .press("ctrl-g")
        .does_not_see("Your note");
}

#[test]
fn what_is_wrong_in_the_settings_now_takes_the_place_of_what_was() {
    let mut player = Stage::new().open();
    player
        .saves_settings("(retention: 3)")
        .see("settings: config.ron:1:13")
        .press("!")
        .see("› config.ron:1:13")
        .saves_settings("(new_per_day: -1)")
        .see("› config.ron:1:16")
        .does_not_see("config.ron:1:13");
    player.saves_settings("()").see("Everything could be read");
}

#[test]
fn with_another_retention_an_answer_shows_the_intervals_it_will_have() {
    let mut player = Stage::new().open();
    player.press("down enter space");
    let (before, places) = (intervals(&player), "2 Hard");
    player.saves_settings("(retention: 0.75)").see(places);
    assert_ne!(before, intervals(&player));
    player.press("4");
    let event = format!("{:?}", player.events[0].what);
    assert!(event.contains("0.75"), "{event}");
}

/// The line below the grades.
fn intervals(player: &Player) -> String {
    let screen = player.screen();
    let mut lines = screen.lines().skip_while(|line| !line.contains("1 Again"));
    lines.nth(1).unwrap_or_default().to_owned()
}

#[test]
fn the_mouse_is_as_the_settings_say_until_a_key_says_otherwise() {
    let mut player = Stage::new().deck("rust", RUST).open();
    player.saves_settings("(mouse: false)");
    assert!(!player.model().desk().mouse);
    player.press("M").saves_settings("(mouse: false, new_per_day: 3)");
    assert!(player.model().desk().mouse, "only another setting changes it");
}

/// Two grades of a phone whose clock is four years ahead, on the list.
fn four_years_ahead(stage: Stage) -> Player {
    let mut player = stage.open();
    player.syncs(on_a_phone_at(Now::on(date(2030, 11, 24)), &["send", "sync"]));
    player.waits(SignedDuration::from_secs(10));
    player
}

#[test]
fn what_a_wrong_clock_put_into_the_future_is_dated_to_now_after_a_question() {
    for (columns, rows) in [(80, 24), (40, 12), (140, 40)] {
        let mut player = four_years_ahead(Stage::new().size(columns, rows));
        player
            .see("Your history reaches into the future. Is today 24 Nov 2026?")
            .see("else set the clock")
            .press("T")
            .see("2 entries are later than 24 Nov 2026. T again dates them to now");
        assert_eq!(player.events.len(), 2, "nothing is done yet");
        player
            .press("T")
            .see("2 entries dated to now")
            .does_not_see("reaches into the future")
            .see("2 done");
        let send = player
            .progress()
            .card("rust/send")
            .and_then(|card| card.seen())
            .cloned();
        assert_eq!(send.map(|seen| seen.last), Some(Now::on(date(2026, 11, 24)).day));
        player.press("down enter").see("When is a value dropped?");
    }
}

#[test]
fn that_entries_were_dated_to_now_can_be_taken_back() {
    let mut player = four_years_ahead(Stage::new());
    let before = player.progress().card("rust/send").cloned();
    player
        .press("T T")
        .see("u undo")
        .press("u")
        .see("taken back: 2 entries as before")
        .see("reaches into the future")
        .does_not_see("u undo");
    assert_eq!(player.progress().card("rust/send").cloned(), before);
    player.press("T T").see("2 entries dated to now");
}

#[test]
fn a_session_that_is_opened_at_once_says_that_the_history_reaches_into_the_future() {
    let mut player = four_years_ahead(Stage::new());
    player.press("enter").see("your history reaches into the future");
}

#[test]
fn any_other_key_leaves_the_future_as_it_is() {
    let mut player = four_years_ahead(Stage::new());
    player
        .press("T down")
        .see("Is today 24 Nov 2026?")
        .press("T")
        .see("T again");
    assert_eq!(player.events.len(), 2);
}

#[test]
fn nobody_is_asked_about_a_history_without_a_future() {
    let mut player = Stage::new().open();
    player
        .press("T u")
        .does_not_see("date to now")
        .does_not_see("u undo");
    assert_eq!(player.events, []);
}

#[test]
fn no_session_opens_between_a_new_date_and_what_follows_from_it() {
    let mut player = four_years_ahead(Stage::new());
    player.breaks_the_disk("No space left on device");
    player
        .press("T T")
        .see("NOT SAVED: 2 changes")
        .press("down enter")
        .does_not_see("What does");
    player
        .mends_the_disk()
        .waits(SignedDuration::from_secs(6))
        .see("When is a value dropped?");
}

#[test]
fn the_question_about_the_future_stands_above_the_list() {
    assert_snapshot!(four_years_ahead(Stage::new()).press("T").screen());
}
