//! Keys keep one meaning, and only keys that were meant do anything.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use greenroom::{schedule::Rating, tui::Message};
use jiff::SignedDuration;

use crate::{
    player::Stage,
    stages::{SCREENS, show},
};

#[test]
fn space_reveals_and_then_grades_good() {
    let mut player = Stage::new().open();
    player
        .press("down enter space")
        .see("another thread")
        .press("space");
    player.see("And what does Sync promise?");
    assert_eq!(player.grades(), [("send", Rating::Good)]);
}

#[test]
fn the_space_that_revealed_grades_only_after_800_ms_without_it() {
    let mut player = Stage::new().open();
    player
        .press("down enter space")
        .waits(SignedDuration::from_millis(700))
        .presses_at_once("space");
    assert_eq!(player.grades(), [], "too soon");
    player
        .waits(SignedDuration::from_millis(700))
        .presses_at_once("space");
    assert_eq!(player.grades(), [], "and each press counts anew");
    player
        .waits(SignedDuration::from_millis(800))
        .presses_at_once("space");
    assert_eq!(player.grades(), [("send", Rating::Good)]);
}

#[test]
fn a_held_space_reveals_one_card_and_grades_none() {
    let mut player = Stage::new().open();
    player
        .press("down enter")
        .holds("space", SignedDuration::from_millis(3_500))
        .see("another thread");
    assert_eq!(player.grades(), []);
}

#[test]
fn a_grade_key_needs_no_waiting() {
    let mut player = Stage::new().open();
    player.press("down enter space").presses_at_once("4");
    assert_eq!(player.grades(), [("send", Rating::Easy)]);
}

#[test]
fn a_quick_mind_need_not_wait_for_the_next_reveal() {
    let mut player = Stage::new().open();
    player.press("down enter space");
    for key in ["3", "space", "4", "space", "-", "space", "2", "space"] {
        player.waits(SignedDuration::from_millis(50)).presses_at_once(key);
    }
    player.see("One that asked why.");
    assert_eq!(player.grades().len(), 3);
}

#[test]
fn a_held_grade_key_grades_one_card() {
    let mut player = Stage::new().open();
    player
        .press("down enter space")
        .holds("3", SignedDuration::from_secs(3));
    assert_eq!(player.grades(), [("send", Rating::Good)]);
    player
        .see("And what does Sync promise?")
        .does_not_see("shared between threads");
}

#[test]
fn keys_that_were_queued_before_a_card_appeared_do_not_touch_it() {
    let mut player = Stage::new().open();
    player
        .press("down enter space 3")
        .types_ahead("space 3 space 4 - @ f 3 3");
    player
        .see("And what does Sync promise?")
        .does_not_see("shared between threads");
    assert_eq!(player.events.len(), 1);
    player.press("space 3");
    assert_eq!(player.grades().len(), 2, "what is pressed after a look counts");
}

#[test]
fn keys_queued_behind_the_one_that_opens_a_session_do_not_answer_it() {
    let mut player = Stage::new().open();
    player
        .press("down")
        .presses_at_once("enter")
        .types_ahead("space 3");
    player
        .see("What does Send promise?")
        .does_not_see("another thread");
    assert_eq!(player.events, []);
}

#[test]
fn an_undo_is_not_answered_by_what_was_queued_either() {
    let mut player = Stage::new().open();
    player
        .press("down enter space 3 u")
        .types_ahead("space 1")
        .see("What does Send promise?");
    assert_eq!(player.grades().len(), 1);
}

#[test]
fn a_paste_is_text_and_never_keys() {
    for screen in SCREENS {
        let mut player = show(screen, Stage::new());
        let before = player.events.len();
        player.pastes("q 3 3 space\n1 u @ - \u{3}");
        assert!(!player.has_quit, "{screen}");
        assert_eq!(player.events.len(), before, "{screen}");
    }
    show("question", Stage::new())
        .pastes(&" 3".repeat(10_000))
        .see("And what does Sync promise?");
}

#[test]
fn digits_grade_and_do_nothing_else() {
    for screen in SCREENS.iter().filter(|screen| !screen.starts_with("answer")) {
        if matches!(*screen, "note" | "filter" | "story, written") {
            continue;
        }
        let mut player = show(screen, Stage::new());
        let before = (player.screen(), player.events.len());
        for key in ["1", "2", "3", "4"] {
            player.presses_at_once(key);
        }
        assert_eq!((player.screen(), player.events.len()), before, "{screen}");
    }
}

#[test]
fn ctrl_c_always_leaves() {
    for screen in SCREENS {
        let mut player = show(screen, Stage::new());
        player.presses_at_once("ctrl-c");
        assert!(player.has_quit, "{screen}");
        assert!(
            player.snapshots > 0,
            "{screen}: the progress is saved on the way out"
        );
    }
}

#[test]
fn q_leaves_wherever_no_text_is_typed() {
    for screen in SCREENS {
        let typing = matches!(screen, "filter" | "note" | "story, written");
        let mut player = show(screen, Stage::new());
        player.presses_at_once("q");
        assert_eq!(player.has_quit, !typing, "{screen}");
    }
}

#[test]
fn question_mark_helps_and_esc_leads_back_to_the_list_from_everywhere() {
    for screen in SCREENS {
        let mut player = show(screen, Stage::new());
        if !matches!(screen, "filter" | "note" | "story, written" | "help") {
            // What is said goes with the next key.
            player.waits(SignedDuration::from_secs(30));
            let before = player.screen();
            player.presses_at_once("?").see("Help:").presses_at_once("esc");
            assert_eq!(player.screen(), before, "{screen}");
        }
        player.press("esc esc esc esc").see("Greenroom").see("Reviewed");
        assert!(!player.has_quit, "{screen}");
    }
}

#[test]
fn redraw_and_background_work_while_text_is_typed() {
    let mut player = show("note", Stage::new());
    player.press("ctrl-l ctrl-z");
    assert_eq!((player.redraws, player.stops), (1, 1));
    player.see("Say it in my own words.");
}

#[test]
fn keys_can_be_chosen_in_the_settings() {
    let (settings, problems) = greenroom::settings::Settings::parse(
        "config.ron",
        r#"(keys: {"reveal": ["z"], "good": ["g", "3"], "easy": ["3"]})"#,
    );
    assert_eq!(problems, []);
    let mut player = Stage::new().settings(settings).open();
    player
        .press("down enter")
        .see("z reveal")
        .press("space")
        .does_not_see("another thread");
    player.press("z").see("another thread");
    // `g` is the key that goes to the first line, and `3` is taken twice: the defaults hold and both are reported.
    player
        .press("3")
        .see("And what does Sync promise?")
        .press("esc enter !");
    player
        .see("\"g\" is already the key of \"first\"")
        .see("\"3\" is already the key of \"good\"");
}

#[test]
fn alt_gr_types_its_character_though_windows_calls_it_ctrl_and_alt() {
    let alt_gr = |char| {
        let modifiers = KeyModifiers::CONTROL | KeyModifiers::ALT;
        Event::Key(KeyEvent::new(KeyCode::Char(char), modifiers))
    };
    show("note", Stage::new())
        .types(" me")
        .input(&alt_gr('@'))
        .types("home")
        .see("words. me@home");
    show("filter", Stage::new()).input(&alt_gr('€')).see("/ rust€");
    show("question", Stage::new())
        .happens(Message::InputPaused)
        .input(&alt_gr('@'))
        .see("suspended (u takes it back)");
    show("question", Stage::new())
        .happens(Message::InputPaused)
        .input(&alt_gr('f'))
        .does_not_see("flagged");
}

#[test]
fn undo_is_offered_once_there_is_something_to_take_back() {
    let mut player = Stage::new().open();
    player
        .press("down enter")
        .does_not_see("u undo")
        .press("f")
        .see("u undo")
        .press("u")
        .does_not_see("u undo");
}
