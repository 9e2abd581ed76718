//! Mock interviews: begun, asked, left, gone on with, judged and reported.

use greenroom::{
    history::{Attempt, EventKind, Mode, Sure},
    schedule::Rating,
    session::MockPlan,
};
use insta::assert_snapshot;
use jiff::SignedDuration;

use crate::{
    player::{Player, RUST, Stage},
    stages::{held, show},
};

fn seconds(seconds: i64) -> SignedDuration {
    SignedDuration::from_secs(seconds)
}

/// A deck of one question with a follow-up question, and two without.
const BAKER: &str = r#"(version: 1, role: "Baker", cards: [
    (id: "dough", kind: Technical, difficulty: Easy, question: "When is dough ready?", answer: "When it springs back from a finger.",
     key_points: [(text: "springs back", any: ["spring back", "springs back"]), (text: "time alone does not tell")],
     follow_ups: ["And in winter?"], target_seconds: 60),
])"#;

/// The mock interview of one question, just begun.
fn asked() -> Player {
    let mut player = Stage::bare().deck("baker", BAKER).open();
    player.press("down m enter").see("When is dough ready?");
    player
}

/// The answers on the disk: what was asked, and how it was answered.
fn answers(player: &Player) -> Vec<(String, Attempt)> {
    let answers = player.events.iter().filter_map(|event| match &event.what {
        EventKind::MockAnswered { answer, .. } => Some((answer.asked.clone(), answer.attempt.clone())),
        _ => None,
    });
    answers.collect()
}

mod setup {
    use super::*;

    #[test]
    fn everything_that_can_be_chosen_is_shown_with_how_many_questions_that_comes_to() {
        assert_snapshot!(show("mock setup", Stage::new()).screen());
        assert_snapshot!(show("mock setup", Stage::new().size(40, 12)).screen());
    }

    #[test]
    fn a_role_with_fewer_cards_asks_what_there_is_and_says_so() {
        let mut player = asked();
        player
            .see("1 of 1")
            .see("the role has 1 such question: all are asked");
    }

    #[test]
    fn choosing_nothing_that_can_be_asked_says_so() {
        let mut player = Stage::bare().deck("baker", BAKER).open();
        player
            .press("down m")
            .click("[x] easy")
            .see("0 questions")
            .press("enter")
            .see("there is nothing to ask")
            .see("Baker: mock interview");
    }

    #[test]
    fn all_roles_together_hold_no_interview() {
        Stage::new()
            .open()
            .press("up m")
            .see("a mock interview is for one role");
    }

    #[test]
    fn the_command_line_begins_one_at_once() {
        let plan = MockPlan {
            questions: 2,
            ..MockPlan::of("rust-developer".into())
        };
        Stage::new().mock(plan).open().see("question 1 of 2");
    }

    #[test]
    fn nothing_is_begun_where_nothing_can_be_saved() {
        let mut player = Stage::new().read_only("it is full").open();
        player.press("down m enter").see("grades cannot be saved");
        assert_eq!(player.events, []);
    }
}

mod asking {
    use super::*;

    #[test]
    fn a_question_shows_nothing_but_itself_and_the_clock() {
        assert_snapshot!(show("mock question", Stage::new()).screen());
        assert_snapshot!(show("mock question", Stage::new().size(40, 12)).screen());
    }

    #[test]
    fn enter_begins_to_speak_then_ends_the_answer_and_the_follow_up_comes() {
        let mut player = asked();
        player
            .see("thinking")
            .waits(seconds(9))
            .press("s s enter")
            .see("speaking 0:00 of 1:00");
        player
            .waits(seconds(70))
            .see("speaking 1:10 over 1:00")
            .press("enter");
        player
            .see("And in winter?")
            .see("After: When is dough ready?")
            .press("enter")
            .waits(seconds(4))
            .press("enter");
        let [(first, own), (next, follow_up)] = &answers(&player)[..] else {
            panic!("two answers were given");
        };
        assert_eq!(
            (first.as_str(), next.as_str()),
            ("When is dough ready?", "And in winter?")
        );
        assert_eq!((own.thought_ms, own.spoke_ms), (Some(12_000), Some(71_000)));
        assert_eq!(own.sure, Some(Sure::Fairly));
        assert_eq!(follow_up.spoke_ms, Some(5_000));
        player.see("springs back from a finger");
    }

    #[test]
    fn a_written_answer_ends_with_enter_and_stays_until_then() {
        let mut player = asked();
        player
            .press("w")
            .types("It springs")
            .press("enter")
            .types("back.");
        player
            .press("esc")
            .see("It springs")
            .see("Press enter when you are done");
        player.press("enter").see("And in winter?");
        assert_eq!(answers(&player)[0].1.text, "It springs\nback.");
    }

    #[test]
    fn nothing_reveals_grades_or_pauses() {
        let mut player = asked();
        player.press("space 1 3 - @ u tab x right");
        player.see("When is dough ready?").does_not_see("finger");
        player.press("enter").looks_away(seconds(30)).see("speaking 0:30");
        assert_eq!(player.grades(), []);
    }

    #[test]
    fn a_key_that_is_held_begins_to_speak_and_no_more() {
        let mut player = Stage::bare().deck("baker", BAKER).open();
        player.press("down m").holds("enter", seconds(5));
        player.see("When is dough ready?").see("thinking");
        player
            .waits(seconds(1))
            .holds("enter", seconds(5))
            .see("speaking");
        assert_eq!(answers(&player).len(), 0);
    }

    #[test]
    fn keys_typed_ahead_answer_nothing() {
        let mut player = asked();
        player.press("enter").waits(seconds(2)).types_ahead("enter");
        player.see("And in winter?").types_ahead("enter enter");
        assert_eq!(answers(&player).len(), 1);
        player.see("thinking");
    }

    #[test]
    fn when_the_time_is_up_the_answer_being_given_is_the_last() {
        let plan = MockPlan {
            minutes: Some(1),
            ..MockPlan::of("rust-developer".into())
        };
        let mut player = Stage::new().mock(plan).open();
        player
            .see("1:00 left")
            .press("enter")
            .waits(seconds(50))
            .see("0:09 left");
        player
            .waits(seconds(10))
            .see("time is up: this answer is the last")
            .press("enter")
            .see("the time is up: nothing more is asked")
            .see("How did it go?")
            .see("1 of 1");
        player
            .press("2")
            .see("1 of 5 questions answered")
            .see("4 questions were not reached.");
    }

    #[test]
    fn who_leaves_a_question_gets_no_time_back() {
        let plan = MockPlan {
            minutes: Some(1),
            ..MockPlan::of("rust-developer".into())
        };
        let mut player = Stage::new().mock(plan).open();
        player.waits(seconds(20)).press("esc m enter");
        player.see("left").does_not_see("1:00 left").see("0:3");
        // Quitting is leaving too.
        player.waits(seconds(10)).press("q");
        let mut again = player.starts_again();
        again.press("down m enter").see("0:2");
    }

    #[test]
    fn a_card_that_is_gone_is_passed_over() {
        let mut player = Stage::new().open();
        player.press("down m left enter enter").waits(seconds(2));
        player.deletes_deck("rust").press("enter");
        for _ in 0..4 {
            if player.screen().contains("cannot be shown") {
                break;
            }
            player.press("enter").waits(seconds(2)).press("enter");
        }
        player
            .see("This question cannot be shown.")
            .see("goes on without it");
        player.press("enter");
    }

    #[test]
    fn scripts_of_every_direction_and_a_large_paste_can_be_answers() {
        let mut player = asked();
        let text = "日本語 שלום مرحبا e\u{301} ".repeat(20_000);
        player
            .press("w")
            .pastes(&text)
            .press("esc enter")
            .see("And in winter?");
        assert_eq!(answers(&player)[0].1.text, text.trim_end());
        player
            .press("w")
            .pastes("ok")
            .press("esc enter")
            .see("They asked next");
    }
}

mod leaving {
    use super::*;

    #[test]
    fn what_was_answered_is_kept_and_the_form_offers_to_go_on() {
        let mut player = Stage::new().open();
        player
            .press("down m left enter w")
            .types("Mine.")
            .press("esc enter");
        let first = answers(&player).len();
        assert_eq!(first, 1);
        player.press("esc").see("is kept").see("Rust Developer");
        player
            .press("m")
            .see("go on (today, 1 of 3 answered)")
            .press("enter");
        assert_eq!(answers(&player).len(), 1);
        held(&mut player, 3).see("How did it go?").see("1 of 3");
    }

    #[test]
    fn another_run_goes_on_where_the_first_was_killed() {
        let mut player = Stage::new().open();
        player
            .press("down m left enter w")
            .types("Mine.")
            .press("esc enter");
        player.press("w").types("half a").waits(seconds(3));
        let (mut again, drafts) = (player.starts_again(), player.drafts.clone());
        again
            .reads_the_drafts(drafts)
            .press("down m enter")
            .see("half a")
            .press("enter");
        assert_eq!(answers(&again).len(), 2);
        assert_eq!(again.waits(seconds(3)).drafts.len(), 0);
    }

    #[test]
    fn what_was_answered_can_be_judged_without_the_rest() {
        let mut player = Stage::new().open();
        player
            .press("down m left enter w")
            .types("Mine.")
            .press("esc enter esc m");
        player
            .press("right enter")
            .see("How did it go?")
            .see("1 of 1")
            .press("3")
            .see("1 of 3 questions answered");
        player.press("esc m").does_not_see("go on (");
    }

    #[test]
    fn one_may_begin_anew() {
        let mut player = Stage::new().open();
        player
            .press("down m enter enter")
            .waits(seconds(2))
            .press("enter esc m");
        player
            .click("( ) begin anew")
            .press("enter")
            .see("question 1 of 5");
        player.press("esc R").see("2 interviews");
    }

    #[test]
    fn a_disk_that_is_full_loses_nothing_that_was_said() {
        let mut player = asked();
        player.breaks_the_disk("no space left").press("w").types("Mine.");
        player.press("esc enter").see("NOT SAVED").see("And in winter?");
        player.mends_the_disk().waits(seconds(10));
        assert_eq!(answers(&player).len(), 1);
    }
}

mod debrief {
    use super::*;

    /// The one answer given in the mock interview is to be judged.
    fn judging() -> Player {
        let mut player = asked();
        player.press("w").types("It springs back.").press("esc enter");
        player.press("enter").waits(seconds(20)).press("enter");
        player
    }

    #[test]
    fn each_answer_stands_beside_the_sample_with_what_its_words_show() {
        let mut player = judging();
        player
            .see("Baker (mock)")
            .see("springs back from a finger")
            .see("[x] springs back")
            .see("Hard suggested: 1 of 2 required points");
        player
            .press("end")
            .see("They asked next")
            .see("And in winter?")
            .see("spoken, 0:21");
        player.press("right").see("It springs back.");
        assert_snapshot!(show("answer, mock", Stage::new().size(140, 40)).screen());
        assert_snapshot!(show("answer, mock", Stage::new()).screen());
    }

    #[test]
    fn its_grades_count_for_the_schedule_and_can_be_taken_back() {
        let mut player = judging();
        player
            .press("2")
            .see("Report")
            .see("Grade: Hard. Suggested was Hard.");
        let graded = player.events.last().map(|event| event.what.clone());
        let Some(EventKind::Reviewed {
            mode,
            attempt,
            took_ms,
            ..
        }) = graded
        else {
            panic!("a grade was written");
        };
        assert_eq!(mode, Mode::Mock);
        let attempt = attempt.unwrap();
        assert_eq!(attempt.text, "It springs back.");
        assert_eq!(attempt.mock, Some(player.events[0].id.clone()));
        assert!(took_ms > 20_000);
        assert!(player.progress().card("baker/dough").unwrap().seen().is_some());
        player.press("u").see("How did it go?").see("1 of 1");
        assert!(player.progress().card("baker/dough").is_none());
        player.press("3").see("Grade: Good. Suggested was Hard.");
    }

    #[test]
    fn a_grade_that_is_held_judges_one_answer() {
        let mut player = show("answer, mock", Stage::new());
        player.holds("3", seconds(6)).see("2 of 3");
        assert_eq!(player.grades().len(), 1);
        player.waits(seconds(1)).press("1").see("3 of 3");
        assert_eq!(player.grades()[1].1, Rating::Again);
    }

    #[test]
    fn left_half_way_the_rest_is_judged_later() {
        let mut player = show("answer, mock", Stage::new());
        player.press("3 esc").see("to be judged").see("Not judged yet.");
        player.press("esc m").see("judge it (today)").press("enter");
        player
            .see("1 of 2")
            .press("3 3")
            .see("Report")
            .does_not_see("to be judged");
        assert_eq!(player.grades().len(), 3);
    }

    #[test]
    fn a_draft_begun_in_a_session_is_not_touched() {
        let mut player = Stage::bare().deck("baker", BAKER).open();
        player
            .press("down enter w")
            .types("For the session")
            .press("esc esc");
        player.press("m enter").does_not_see("For the session");
        player
            .press("w")
            .types("For the mock")
            .press("esc enter enter")
            .waits(seconds(2));
        player.press("enter 3").waits(seconds(3));
        assert_eq!(player.drafts["baker/dough"], "For the session");
    }
}

mod reports {
    use super::*;

    #[test]
    fn a_report_has_each_question_its_answers_and_how_they_were_judged() {
        assert_snapshot!(show("mock report", Stage::new().size(80, 60)).screen());
        let mut small = show("mock report", Stage::new().size(40, 12));
        small.see("lines 1-");
        assert_snapshot!(small.screen());
        small.press("end").see("-o FILE");
    }

    #[test]
    fn it_can_be_copied_for_a_friend_to_mark() {
        let mut player = show("mock report", Stage::new());
        player.press("y").see("copied as Markdown");
        assert!(player.copied[0].starts_with("# Mock interview: Rust Developer\n"));
        assert!(player.copied[0].contains("- [ ] answered the question that was asked"));
    }

    #[test]
    fn earlier_ones_are_listed_with_how_they_stand() {
        assert_snapshot!(show("mocks", Stage::new()).screen());
        assert_snapshot!(show("mocks", Stage::new().size(40, 12)).screen());
    }

    #[test]
    fn enter_opens_one_and_m_goes_on_with_one() {
        let mut player = show("mocks", Stage::new());
        player
            .press("down enter")
            .see("Report")
            .press("esc")
            .see("Mock interviews");
        player
            .press("m")
            .see("this one is done")
            .press("up m")
            .see("question 1 of 5");
    }

    #[test]
    fn an_empty_list_says_how_to_fill_it() {
        Stage::new()
            .open()
            .press("R")
            .see("Nothing here yet. On a role, m begins a mock interview");
    }
}

#[test]
fn it_survives_any_size_at_any_moment() {
    for screen in [
        "mock setup",
        "mock question",
        "mock answering",
        "answer, mock",
        "mock report",
        "mocks",
    ] {
        let mut player = show(screen, Stage::bare().deck("rust", RUST));
        for (columns, rows) in [(0, 0), (1, 1), (40, 12), (39, 11), (200, 60), (41, 13), (80, 24)] {
            player.resizes(columns, rows).press("down enter w x esc");
        }
    }
}
