//! The user's own answer: spoken against the clock, written, and how sure they are of it.

use greenroom::{
    history::{Attempt, Judgement, Sure},
    schedule::Rating,
};
use jiff::SignedDuration;

use crate::player::{Player, Stage};

fn seconds(seconds: i64) -> SignedDuration {
    SignedDuration::from_secs(seconds)
}

/// The first question of the user's deck.
fn asked() -> Player {
    let mut player = Stage::new().open();
    player.press("down enter").see("What does Send promise?");
    player
}

mod speaking {
    use super::*;

    #[test]
    fn the_clock_counts_from_the_first_word_once_the_user_says_when_that_is() {
        let mut player = asked();
        player.waits(seconds(20)).press("enter").waits(seconds(30));
        player
            .see("speaking 0:30")
            .press("enter")
            .waits(seconds(60))
            .see("paused 0:31");
        player
            .press("enter")
            .waits(seconds(9))
            .press("space")
            .see("0:41")
            .press("3");
        let attempt = player.attempts().remove(0).unwrap();
        assert_eq!(
            (attempt.thought_ms, attempt.spoke_ms),
            (Some(21_000), Some(41_000))
        );
        assert_eq!((attempt.text.as_str(), attempt.peeked), ("", false));
    }

    #[test]
    fn it_stands_still_while_the_user_looks_elsewhere() {
        let mut player = asked();
        player.press("enter").waits(seconds(10)).looks_away(seconds(600));
        player.see("speaking 0:10").waits(seconds(5)).see("speaking 0:15");
    }

    #[test]
    fn who_says_nothing_of_their_answer_leaves_a_plain_grade() {
        let mut player = asked();
        player.waits(seconds(60)).press("space 3");
        assert_eq!(player.attempts(), [None]);
    }
}

mod writing {
    use super::*;

    #[test]
    fn what_is_written_stands_beside_the_question_and_after_the_reveal_beside_the_sample() {
        let mut player = asked();
        player.press("w").see("Your answer").types("It may move");
        player.see("What does Send promise?").see("It may move");
        player.press("esc").see("Your answer").see("It may move");
        player
            .press("space")
            .see("another thread")
            .does_not_see("It may move");
        player
            .press("right")
            .see("It may move")
            .does_not_see("another thread");
        player.press("left").see("another thread").press("3");
        let attempt = player.attempts().remove(0).unwrap();
        assert_eq!((attempt.text.as_str(), attempt.peeked), ("It may move", false));
        assert_eq!(player.grades(), [("send", Rating::Good)]);
    }

    #[test]
    fn on_a_wide_screen_both_answers_are_seen_at_once() {
        let mut player = Stage::new().size(140, 40).open();
        player
            .press("down enter w")
            .types("It may move")
            .press("esc space");
        player.see("another thread").see("It may move").see("Your answer");
    }

    #[test]
    fn letters_and_digits_are_text_while_an_answer_is_written() {
        let mut player = asked();
        player.press("w").types("q 1 ? space -").press("enter").types("u");
        player.press("esc space 3");
        let attempt = player.attempts().remove(0).unwrap();
        assert_eq!(attempt.text, "q 1 ? space -\nu");
    }

    #[test]
    fn a_large_paste_arrives_whole() {
        let text = "It promises a lot. ".repeat(1_100);
        let mut player = asked();
        player.press("w").pastes(&text).press("esc space 3");
        assert_eq!(player.attempts().remove(0).unwrap().text, text.trim_end());
    }

    #[test]
    fn a_paste_of_more_than_an_answer_holds_is_cut_and_that_is_said() {
        let text = "It promises a lot. ".repeat(60_000);
        let mut player = asked();
        player.press("w").pastes(&text).see("an answer holds 1 MiB");
        player.press("esc space 3");
        assert_eq!(
            player.attempts().remove(0).unwrap().text,
            text.get(..1 << 20).unwrap().trim_end()
        );
    }

    #[test]
    fn control_characters_in_a_paste_do_not_reach_the_screen() {
        let mut player = asked();
        player
            .press("w")
            .pastes("one\u{1b}[31m two\u{7} \u{202e}three")
            .press("esc");
        assert!(!player.screen().contains('\u{1b}'));
        player.see("two");
    }

    #[test]
    fn the_users_editor_can_write_it_and_leads_back_to_the_same_card() {
        let mut player = asked();
        player.editor = Some("Written in an editor.\n".to_owned());
        player
            .press("E")
            .see("What does Send promise?")
            .see("Written in an editor.");
        player.editor = Some(String::new());
        player
            .press("E")
            .see("your answer stays as it was")
            .see("Written in an editor.");
    }
}

mod drafts {
    use super::*;

    #[test]
    fn a_draft_is_saved_soon_after_it_was_typed_and_gone_once_it_was_graded() {
        let mut player = asked();
        player.press("w").types("It may move");
        assert!(player.drafts.is_empty() || player.drafts.len() == 1);
        player.waits(seconds(3));
        assert_eq!(player.drafts["rust/send"], "It may move");
        player.press("esc space 3").waits(seconds(3));
        assert_eq!(player.drafts.len(), 0);
    }

    #[test]
    fn leaving_in_the_middle_of_a_word_keeps_it() {
        let mut player = asked();
        player.press("w").types("It may").press("ctrl-c");
        assert!(player.has_quit);
        assert_eq!(player.drafts["rust/send"], "It may");
    }

    #[test]
    fn the_next_run_finds_what_was_begun() {
        let drafts = [("rust/send".into(), "It may".to_owned())].into();
        let mut player = Stage::new().open();
        player.reads_the_drafts(drafts).press("down enter");
        player
            .see("What does Send promise?")
            .see("It may")
            .press("w")
            .types(" move");
        player.press("esc").see("It may move");
    }

    #[test]
    fn a_note_that_is_being_typed_is_kept_until_it_is_saved() {
        let mut player = asked();
        player.press("n").types("ask why").waits(seconds(3));
        let begun = player.begun.clone();
        assert_eq!(begun.notes["rust/send"], "ask why");
        let mut again = Stage::new().open();
        again
            .reads_what_was_begun(begun)
            .press("down enter n")
            .see("ask why");
        again.press("esc").see("note saved").waits(seconds(3));
        assert!(again.begun.notes.is_empty());
    }

    #[test]
    fn a_card_that_is_put_off_keeps_its_draft() {
        let mut player = asked();
        player.press("w").types("It may").press("esc - u");
        player.see("What does Send promise?").see("It may");
    }

    #[test]
    fn taking_a_grade_back_leaves_the_question_without_what_was_graded() {
        let mut player = asked();
        player.press("w").types("It may").press("esc space 3 u");
        player.see("What does Send promise?").press("space 1");
        assert_eq!(player.attempts().len(), 2);
    }
}

mod being_sure {
    use super::*;

    #[test]
    fn one_key_says_how_sure_one_is_before_the_reveal_and_not_after() {
        let mut player = asked();
        player
            .press("s")
            .see("unsure")
            .press("s")
            .see("fairly sure")
            .press("s");
        player.see("sure").does_not_see("fairly");
        player.press("space s").press("3");
        assert_eq!(player.attempts().remove(0).unwrap().sure, Some(Sure::Sure));
        player.press("s s s s").press("space 3");
        assert_eq!(player.attempts().remove(1).and_then(|attempt| attempt.sure), None);
    }
}

#[test]
fn who_looks_at_the_sample_at_once_gave_no_answer() {
    let mut player = asked();
    player.press("space 3");
    let peeked = Attempt {
        peeked: true,
        suggested: Some(Rating::Again),
        judged: Some(Judgement::Points {
            said: Vec::new(),
            of: 2,
            wrong: false,
        }),
        ..Attempt::default()
    };
    assert_eq!(player.attempts(), [Some(peeked)]);
}

#[test]
fn an_answer_whose_grade_is_taken_back_is_there_again() {
    let mut player = Stage::new().open();
    player.press("down enter w").types("It may move.").press("esc");
    player.waits(SignedDuration::from_secs(5));
    player.press("space 2").does_not_see("It may move.");
    player.press("u").see("taken back").see("It may move.");
    player.press("U").does_not_see("It may move.");
    player.press("u").see("It may move.").press("space 3");
    let written: Vec<String> = player
        .attempts()
        .into_iter()
        .flatten()
        .map(|attempt| attempt.text)
        .collect();
    assert_eq!(written.last().map(String::as_str), Some("It may move."));
}

#[test]
fn who_begins_to_write_does_not_speak_meanwhile() {
    let mut player = asked();
    player
        .waits(seconds(3))
        .press("enter")
        .waits(seconds(10))
        .press("w");
    player.types("It may move.").waits(seconds(60)).press("esc");
    player.press("space 3");
    let attempt = player.attempts().remove(0).unwrap();
    assert!(attempt.spoke_ms.is_some_and(|ms| ms < 20_000), "{attempt:?}");
}
