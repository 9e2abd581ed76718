//! The help.

use insta::assert_snapshot;

use crate::{player::Stage, stages::show};

#[test]
fn it_lists_the_keys_of_the_place_one_is_in() {
    let mut player = show("help", Stage::new());
    player
        .see("Help: Answer")
        .see("grade Good")
        .see("write a note")
        .does_not_see("sort by");
    assert_snapshot!(player.screen());
    player
        .press("esc esc ?")
        .see("Help: Roles")
        .see("sort by")
        .does_not_see("grade Good");
}

#[test]
fn it_scrolls_to_the_grades_and_the_method_on_the_smallest_screen() {
    let mut player = show("help", Stage::new().size(40, 12));
    player.press("end").see("beats one long evening");
    let mut seen = String::new();
    player.press("home");
    for _ in 0..120 {
        seen.push_str(&player.screen());
        player.press("down");
    }
    for words in ["The four grades", "How to rehearse", "ctrl-c", "ctrl-l"] {
        assert!(seen.contains(words), "{words}");
    }
}

#[test]
fn below_40x12_it_says_what_is_needed() {
    let mut player = Stage::new().size(30, 5).open();
    assert_snapshot!(player.screen());
    player.resizes(40, 12).see("Greenroom").see("Reviewed");
}

#[test]
fn no_key_runs_into_its_text_on_a_narrow_screen() {
    let mut player = show("help", Stage::new().size(40, 12));
    for _ in 0..120 {
        if player.screen().contains("ctrl-b") {
            break;
        }
        player.press("down");
    }
    player.see("pgup ctrl-b  one page up");
}

#[test]
fn its_last_page_ends_with_its_last_line_on_a_low_screen() {
    let mut player = show("help", Stage::new().size(40, 12));
    player.press("end");
    let screen = player.screen();
    let last = screen.lines().rev().nth(1).unwrap_or_default();
    assert!(last.contains("evening."), "{screen}");
}

#[test]
fn it_is_laid_out_afresh_for_every_size_and_stays_as_far_scrolled() {
    let mut player = show("help", Stage::new().size(40, 12));
    let before = player.press("pgdn").see("lines 10-18 of 114").screen();
    player.resizes(80, 24).see("lines 10-29 of 56");
    player.resizes(140, 60).see("Help: Answer").does_not_see("lines");
    assert_eq!(player.resizes(40, 12).screen(), before);
}
