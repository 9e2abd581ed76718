//! Judging an answer: key points and rubric, and the grade they come to.

use greenroom::{
    history::{Attempt, Judgement},
    schedule::Rating,
};
use jiff::SignedDuration;

use crate::player::{Player, RUST, Stage};

/// The answer to the first question of the user's deck, after a minute of thinking.
fn revealed() -> Player {
    let mut player = Stage::new().open();
    player
        .press("down enter")
        .waits(SignedDuration::from_mins(1))
        .press("space")
        .see("another thread");
    player
}

/// The answer to a question that is judged by a rubric.
fn story() -> Player {
    let story = RUST.replace(r#"(id: "sync""#, r#"(id: "sync", rubric: Behavioral"#);
    let story = story.replace(
        "kind: Technical, difficulty: Medium, question: \"And",
        "kind: Behavioral, difficulty: Medium, question: \"And",
    );
    let mut player = Stage::bare().deck("rust", &story).open();
    player
        .press("down enter -")
        .see("And what does Sync promise?")
        .waits(SignedDuration::from_mins(1))
        .press("space")
        .see("Judge your story");
    player
}

fn last(player: &Player) -> Attempt {
    player.attempts().pop().flatten().unwrap_or_default()
}

mod points {
    use super::*;

    #[test]
    fn the_user_ticks_what_they_said_and_is_told_what_that_comes_to() {
        let mut player = revealed();
        player.does_not_see("suggested").see("[ ] moves between threads");
        player.press("tab x").see("[x] moves between threads");
        player.see("Good suggested: 1 of 1 required points");
        player
            .press("x")
            .see("[ ] moves between threads")
            .see("Again suggested: 0 of 1");
        player.press("x tab x").see("[x] names a type").press("2");
        let said = ["moves between threads", "names a type that is not Send"].map(str::to_owned);
        let judged = Judgement::Points {
            said: said.into(),
            of: 2,
            wrong: false,
        };
        assert_eq!(last(&player).judged, Some(judged));
        assert_eq!(last(&player).suggested, Some(Rating::Good));
        assert_eq!(player.grades(), [("send", Rating::Hard)], "the user decides");
    }

    #[test]
    fn something_wrong_that_matters_is_again_whatever_was_said() {
        let mut player = revealed();
        player
            .press("tab x shift-tab x")
            .see("[x] I said something wrong that matters");
        player.see("Again suggested: something was wrong that matters");
    }

    #[test]
    fn what_was_written_is_searched_and_the_words_are_marked_in_it() {
        let point = r#"(text: "moves between threads", any: ["other thread"])"#;
        let deck = RUST.replace(r#"(text: "moves between threads")"#, point);
        let mut player = Stage::bare().deck("rust", &deck).open();
        player
            .press("down enter w")
            .types("The value moves to other threads.")
            .press("esc space");
        player
            .see("[x] moves between threads")
            .see("words were found, not meaning")
            .see("Good suggested: 1 of 1 required points");
        assert_eq!(player.press("right").underlined(), ["other", "threads"]);
        player.press("3");
        assert_eq!(last(&player).suggested, Some(Rating::Good));
    }

    #[test]
    fn who_marks_nothing_is_suggested_nothing() {
        let mut player = revealed();
        player.press("3");
        assert_eq!(player.attempts(), [None]);
    }

    #[test]
    fn a_click_ticks_too() {
        let mut player = revealed();
        player
            .click("[ ] moves between threads")
            .see("[x] moves between threads");
    }
}

mod rubric {
    use super::*;

    #[test]
    fn each_row_counts_from_0_to_3_and_a_grade_is_suggested_once_all_are_judged() {
        let mut player = story();
        player
            .press("x x x")
            .see("[2] Answers the question asked")
            .does_not_see("suggested");
        player.press("tab x x x tab x x x tab x x x tab x x x");
        player
            .see("[2] Learning")
            .see("Good suggested: 10 of 15 in the rubric");
        player
            .press("x x")
            .see("[0] Learning")
            .see("Hard suggested: 8 of 15");
        player.press("2");
        let judged = Judgement::Rubric(vec![Some(2), Some(2), Some(2), Some(2), Some(0)]);
        assert_eq!(last(&player).judged, Some(judged));
    }

    #[test]
    fn the_row_the_keys_are_on_is_always_on_the_screen() {
        for size in [(80, 24), (40, 12), (140, 40)] {
            let mut player = story();
            player.resizes(size.0, size.1);
            for row in [
                "Answers the",
                "Situation and",
                "My actions",
                "Result",
                "Learning",
                "Answers the",
            ] {
                player.press("tab").see(row);
            }
            for row in ["Learning", "Result", "My actions"] {
                player.press("shift-tab").see(row);
            }
        }
    }
}

#[test]
fn a_peek_is_suggested_again() {
    let mut player = Stage::new().open();
    player
        .press("down enter space")
        .see("Again suggested: revealed before an answer was given");
}
