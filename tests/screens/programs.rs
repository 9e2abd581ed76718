//! The user's own programs: asked about once, run for the card, and never the ones to grade.

use greenroom::{
    deck::Problem,
    history::Judgement,
    schedule::Rating,
    settings::{Commands, Program, Settings},
    tui::{Failure, Message},
};
use insta::assert_snapshot;
use jiff::SignedDuration;

use crate::player::{Player, Stage};

fn seconds(seconds: i64) -> SignedDuration {
    SignedDuration::from_secs(seconds)
}

fn settings() -> Settings {
    let line = |line: &str| Some(line.to_owned());
    Settings {
        commands: Commands {
            editor: None,
            speak: line("espeak-ng --stdin"),
            record: line("rec -q {audio}"),
            transcribe: line("whisper-cli -f {audio}"),
            review: line("my-reviewer"),
        },
        ..Settings::default()
    }
}

/// The first question of the user's deck, with every command set and agreed to.
fn asked() -> Player {
    asked_with(settings())
}

fn asked_with(settings: Settings) -> Player {
    at_the_question(Stage::new().settings(settings))
}

fn at_the_question(stage: Stage) -> Player {
    let mut player = stage.open();
    player.press("down enter").see("What does Send promise?");
    player
}

#[test]
fn a_key_without_a_command_says_which_setting_to_set() {
    let mut player = at_the_question(Stage::new());
    player
        .press("v")
        .see("set \"speak\" under \"commands\" in config.ron");
    player
        .press("r")
        .see("set \"record\" under \"commands\" in config.ron");
    player
        .press("space i")
        .see("set \"review\" under \"commands\" in config.ron");
    player.does_not_see("i opinion");
    assert!(player.ran.is_empty());
}

mod asking {
    use super::*;

    fn asks_first(stage: Stage) -> Player {
        let mut player = at_the_question(stage.settings(settings()));
        player.asks_first = true;
        player
    }

    #[test]
    fn a_command_is_shown_before_its_first_run_and_run_once_the_user_agrees() {
        let mut player = asks_first(Stage::new());
        player
            .press("v")
            .see("Run your program?")
            .see("speak: espeak-ng --stdin");
        player
            .see("What does Send promise?")
            .see("enter run it")
            .see("esc not now");
        assert_snapshot!(player.screen());
        player
            .press("esc")
            .see("not run")
            .does_not_see("Run your program?");
        assert!(player.ran.is_empty());
        player.press("v enter").see("speaking the question");
        assert_eq!(player.ran[0].input, "What does Send promise?");
    }

    #[test]
    fn recording_and_transcribing_are_asked_about_together() {
        let mut player = asks_first(Stage::new().size(40, 12));
        player.press("r").see("record: rec -q {audio}");
        player.see("transcribe: whisper-cli -f {audio}").see("lines");
        assert_snapshot!(player.screen());
        player
            .press("end")
            .see("unless you keep recordings.")
            .press("enter");
        player.see("recording 0:0");
    }

    #[test]
    fn a_review_is_said_to_take_the_words_out_of_greenrooms_hands() {
        let mut player = asks_first(Stage::new());
        player.press("w").types("It may move").press("esc space i");
        player.see("review: my-reviewer").see("out of Greenroom's hands");
        player.press("3 space").see("review: my-reviewer");
        assert!(player.grades().is_empty(), "no grade while something is asked");
    }

    #[test]
    fn keys_that_were_typed_ahead_agree_to_nothing() {
        let mut player = asks_first(Stage::new());
        player.types_ahead("v enter enter").see("Run your program?");
        assert!(player.ran.is_empty());
    }
}

mod speaking {
    use super::*;

    #[test]
    fn the_question_is_spoken_and_the_same_key_stops_it() {
        let mut player = asked();
        player.press("v").see("speaking the question");
        let job = player.ran[0].clone();
        assert_eq!(
            (job.command.program, job.input.as_str()),
            (Program::Speak, "What does Send promise?")
        );
        assert_eq!(
            (job.about.card.as_str(), job.about.role.as_str()),
            ("rust/send", "Rust Developer")
        );
        player.press("v").does_not_see("speaking the question");
        assert_eq!(player.stopped, [job.id]);
        // That it was stopped is no news.
        player.fails("it was stopped", "").does_not_see("stopped");
    }

    #[test]
    fn it_ends_with_the_card() {
        let mut player = asked();
        player.press("v space").see("another thread").press("3");
        assert_eq!(player.stopped, [player.ran[0].id]);
    }

    #[test]
    fn a_failure_stands_on_the_page_with_what_the_program_said() {
        let mut player = asked();
        player
            .press("v")
            .fails("it ended with 1", "no sound card\nnumber 7 found");
        player
            .see("\"speak\" failed: it ended with 1")
            .see("no sound card")
            .see("number 7 found");
        assert_snapshot!(player.screen());
        player.waits(seconds(30)).see("no sound card");
        player
            .press("space")
            .see("no sound card")
            .see("another thread")
            .press("3")
            .does_not_see("no sound card");
    }
}

mod recording {
    use super::*;

    #[test]
    fn what_is_said_becomes_the_answer_and_is_marked_as_spoken() {
        let mut player = asked();
        player.waits(seconds(10)).press("r").see("recording: r ends it");
        player
            .waits(seconds(30))
            .see("recording 0:3")
            .does_not_see("speaking");
        player.press("r").see("transcribing 0:3");
        assert_eq!(player.finished, [player.ran[0].id]);
        let recording = player.ran[0].id;
        player.ends("");
        let job = player.ran[1].clone();
        assert_eq!(
            (job.command.program, job.recording),
            (Program::Transcribe, Some(recording))
        );
        assert_eq!(job.input, "");
        player.waits(seconds(3)).ends("It may move to another thread.");
        player
            .see("paused 0:3")
            .see("Your answer")
            .see("It may move to another thread.");
        assert_eq!((&*player.dropped, &*player.kept), (&[recording][..], &[][..]));
        assert!(
            player.drafts.values().any(|draft| draft.contains("It may move")),
            "on the disk at once"
        );
        player.press("space 3");
        let attempt = player.attempts().remove(0).unwrap();
        assert!(attempt.spoken);
        assert_eq!(attempt.text, "It may move to another thread.");
        assert_eq!(attempt.spoke_ms, Some(31_000));
        assert_eq!(player.grades(), [("send", Rating::Good)]);
    }

    #[test]
    fn what_was_said_counts_as_spoken_after_the_next_start_too() {
        let mut player = asked();
        player.press("r r").ends("").ends("It may move.");
        let begun = player.begun.clone();
        let mut again = player.starts_again();
        again.reads_what_was_begun(begun).press("down enter");
        again.see("It may move.").press("space 3");
        assert!(again.attempts()[0].as_ref().unwrap().spoken);
    }

    #[test]
    fn who_takes_it_all_out_again_and_writes_has_written() {
        let mut player = asked();
        player
            .press("r r")
            .ends("")
            .ends("Mo")
            .press("w backspace backspace esc");
        player
            .does_not_see("Your answer")
            .press("w")
            .types("It may move.")
            .press("esc space 3");
        assert!(!player.attempts()[0].as_ref().unwrap().spoken);
    }

    #[test]
    fn it_is_added_to_what_was_written() {
        let mut player = asked();
        player
            .press("w")
            .types("First.")
            .press("esc r r")
            .ends("")
            .ends("Then said.");
        player
            .see("First.")
            .see("Then said.")
            .press("w")
            .types(" Mended.")
            .press("esc space 3");
        assert_eq!(
            player.attempts()[0].as_ref().unwrap().text,
            "First.\n\nThen said. Mended."
        );
    }

    #[test]
    fn the_reveal_ends_it_and_what_was_said_arrives_beside_the_sample() {
        let mut player = asked();
        player
            .press("r")
            .waits(seconds(20))
            .press("space")
            .see("another thread");
        assert_eq!(player.finished, [player.ran[0].id]);
        player
            .ends("")
            .see("transcribing")
            .ends("It may move to another thread.");
        player
            .see("→ yours")
            .press("right")
            .see("It may move to another thread.");
    }

    #[test]
    fn key_points_are_looked_for_in_what_arrives_after_the_reveal() {
        let deck = r#"(version: 1, role: "Rust Developer", cards: [(id: "send", question: "What does Send promise?",
            answer: "The value may move to another thread.",
            key_points: [(text: "it may move to a thread", any: ["another thread"])])])"#;
        let mut player = at_the_question(Stage::bare().deck("rust", deck).settings(settings()));
        player
            .press("r")
            .waits(seconds(20))
            .press("space")
            .see("[ ] it may move");
        player
            .ends("")
            .ends("It may go to another thread.")
            .see("[x] it may move")
            .press("3");
        let attempt = player.attempts().remove(0).unwrap();
        assert!(matches!(attempt.judged, Some(Judgement::Points { said, .. }) if said.len() == 1));
    }

    #[test]
    fn a_grade_before_it_is_transcribed_asks_once() {
        let mut player = asked();
        player.press("r").waits(seconds(20)).press("space").ends("");
        player.press("3").see("still transcribing");
        assert!(player.grades().is_empty());
        player.press("3");
        assert_eq!(player.grades(), [("send", Rating::Good)]);
        assert_eq!(player.stopped, [player.ran[1].id]);
        assert_eq!(player.dropped, [player.ran[0].id]);
        // Too late for this card, and no answer to the next.
        player.ends("It may move.").does_not_see("It may move.");
    }

    #[test]
    fn nobody_leaves_a_recording_without_being_told() {
        for key in ["esc", "-", "@"] {
            let mut player = asked();
            player
                .press("r")
                .press(key)
                .see("still recording")
                .see("recording 0:");
            player.press(key).does_not_see("recording 0:");
            assert_eq!(
                (&player.stopped, &player.dropped),
                (&vec![player.ran[0].id], &vec![player.ran[0].id])
            );
        }
    }

    #[test]
    fn enter_ends_it_as_it_ends_speaking() {
        let mut player = asked();
        player.press("r enter").see("transcribing");
        assert_eq!(player.finished.len(), 1);
    }

    #[test]
    fn its_clock_runs_while_the_user_looks_elsewhere() {
        let mut player = asked();
        player.press("r").looks_away(seconds(40)).see("recording 0:40");
    }

    #[test]
    fn without_a_transcriber_it_is_kept_and_without_either_it_is_not_made() {
        let mut settings = settings();
        settings.commands.transcribe = None;
        let mut player = asked_with(settings.clone());
        player.press("r").see("keep_recordings: true");
        assert!(player.ran.is_empty());
        settings.keep_recordings = true;
        let mut player = asked_with(settings);
        player.press("r r").ends("");
        assert_eq!(player.kept, [player.ran[0].id]);
    }

    #[test]
    fn one_to_be_kept_is_kept_after_it_is_transcribed() {
        let mut player = asked_with(Settings {
            keep_recordings: true,
            ..settings()
        });
        player.press("r r").ends("").ends("It may move.");
        assert_eq!(
            (&*player.kept, &*player.dropped),
            (&[player.ran[0].id][..], &[][..])
        );
    }

    #[test]
    fn where_transcribing_fails_the_recording_stays_and_the_answer_is_as_it_was() {
        let mut player = asked();
        player.press("w").types("First.").press("esc r r").ends("");
        let run = player.ran[1].id;
        let failure = Failure {
            what: "it is not installed, or its name is wrong (127)".to_owned(),
            said: "sh: 1: whisper-cli: not found".to_owned(),
            kept: Some("/home/me/take.wav".into()),
        };
        player.happens(Message::ProgramEnded(run, Err(failure)));
        player
            .see("whisper-cli: not found")
            .see("Your words are kept in /home/me/take.wav")
            .see("First.");
        assert!(player.dropped.is_empty() && player.kept.is_empty());
        player.press("space 3");
        assert!(!player.attempts()[0].as_ref().unwrap().spoken);
    }

    #[test]
    fn it_fits_a_small_screen() {
        let mut player = at_the_question(Stage::new().size(40, 12).settings(settings()));
        player.press("r").waits(seconds(10)).see("recording 0:1");
        assert_snapshot!(player.screen());
    }
}

mod reviewing {
    use super::*;

    fn revealed() -> Player {
        let mut player = asked();
        player.press("w").types("It may \"move\"").press("esc space");
        player
    }

    #[test]
    fn an_opinion_stands_beneath_the_answer_and_grades_nothing() {
        let mut player = revealed();
        player.press("i").see("waiting for an opinion");
        let read = &player.ran[0].input;
        assert!(read.contains(r#""answer":"It may \"move\"""#), "{read}");
        assert!(read.contains(r#""question":"What does Send promise?""#), "{read}");
        assert!(read.contains(r#""spoken":false"#), "{read}");
        player.ends("Say which thread.\n\nGrade: 4 Easy");
        player
            .see("An opinion of your answer")
            .see("it grades nothing")
            .see("Say which thread.");
        assert_snapshot!(player.screen());
        assert!(player.grades().is_empty());
        player.press("3");
        let attempt = player.attempts().remove(0).unwrap();
        assert_ne!(
            attempt.suggested,
            Some(Rating::Easy),
            "what it printed is no suggestion"
        );
    }

    #[test]
    fn it_is_stopped_by_the_same_key_and_a_failure_is_shown() {
        let mut player = revealed();
        player.press("i i").does_not_see("waiting for an opinion");
        assert_eq!(player.stopped.len(), 1);
        player
            .press("i")
            .fails("it took too long and was stopped", "connecting...");
        player
            .see("\"review\" failed: it took too long and was stopped")
            .see("connecting...");
    }

    #[test]
    fn without_an_answer_there_is_nothing_to_have_an_opinion_of() {
        let mut player = asked();
        player.press("space i").see("nothing to have an opinion of");
        assert!(player.ran.is_empty());
    }
}

#[test]
fn an_editor_that_fails_leaves_the_answer_and_says_where_its_text_is() {
    let mut player = asked();
    player.press("w").types("It may move").press("esc");
    let card = player.progress().clone();
    drop(card);
    let failure = Failure {
        what: "the editor \"ed\" ended with exit status: 2".to_owned(),
        said: "Your answer is as it was.".to_owned(),
        kept: Some("/home/me/answer.md".into()),
    };
    let card = greenroom::deck::DeckId::new("rust").card("send");
    player.happens(Message::AnswerNotWritten(card, failure));
    player
        .see("The editor failed")
        .see("exit status: 2")
        .see("It may move")
        .see("/home/me/answer.md");
}

#[test]
fn what_was_left_behind_is_among_the_problems() {
    let mut player = Stage::new().open();
    let left =
        Problem::advice("/home/me/untranscribed", 0, 0, "2 files left here").hint("listen, then delete");
    player.happens(Message::LeftBehind(vec![left]));
    player
        .press("!")
        .see("2 files left here")
        .see("listen, then delete");
}
