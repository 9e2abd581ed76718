//! A mock interview in which the answers are recorded and written down by programs of the user's.

use greenroom::{
    history::{Attempt, EventKind},
    settings::{Commands, Program, Settings},
};
use insta::assert_snapshot;
use jiff::SignedDuration;

use crate::player::{Player, Stage};

const BAKER: &str = r#"(version: 1, role: "Baker", cards: [
    (id: "dough", question: "When is dough ready?", answer: "When it springs back.", follow_ups: ["And in winter?"]),
])"#;

fn seconds(seconds: i64) -> SignedDuration {
    SignedDuration::from_secs(seconds)
}

fn stage() -> Stage {
    let line = |line: &str| Some(line.to_owned());
    Stage::bare().deck("baker", BAKER).settings(Settings {
        commands: Commands {
            record: line("rec -q {audio}"),
            transcribe: line("whisper-cli -f {audio}"),
            ..Commands::default()
        },
        ..Settings::default()
    })
}

/// The first question of a mock interview, with a recorder and a transcriber that were agreed to.
fn asked() -> Player {
    begun(stage())
}

fn begun(stage: Stage) -> Player {
    let mut player = stage.open();
    player
        .press("down m enter")
        .see("When is dough ready?")
        .waits(seconds(2));
    player
}

/// The answers on the disk.
fn answers(player: &Player) -> Vec<Attempt> {
    let answers = player.events.iter().filter_map(|event| match &event.what {
        EventKind::MockAnswered { answer, .. } => Some(answer.attempt.clone()),
        _ => None,
    });
    answers.collect()
}

#[test]
fn what_is_said_is_the_answer_and_writing_it_down_takes_none_of_the_time() {
    let mut player = asked();
    player
        .waits(seconds(8))
        .press("r")
        .see("recording 0:00")
        .see("you are recorded");
    player.waits(seconds(30)).see("recording 0:30");
    assert_snapshot!(player.screen());
    player
        .press("enter")
        .see("transcribing 0:31")
        .see("the clock stands still");
    assert_eq!(player.finished, [player.ran[0].id]);
    player.ends("");
    let job = player.ran[1].clone();
    assert_eq!(
        (job.command.program, job.recording, job.about.card.as_str()),
        (Program::Transcribe, Some(player.ran[0].id), "baker/dough")
    );
    player
        .waits(seconds(100))
        .see("transcribing 0:31")
        .ends("When it springs back.");
    player
        .see("Your answer")
        .see("When it springs back.")
        .see("speaking 0:31");
    assert_eq!(
        (&*player.dropped, &*player.kept),
        (&[player.ran[0].id][..], &[][..])
    );
    assert_snapshot!(player.screen());
    player.waits(seconds(2)).press("enter").see("And in winter?");
    let attempt = answers(&player).remove(0);
    assert!(attempt.spoken);
    assert_eq!(attempt.text, "When it springs back.");
    assert_eq!(
        (attempt.thought_ms, attempt.spoke_ms),
        (Some(11_000), Some(31_000))
    );
}

#[test]
fn r_ends_it_too_and_what_was_said_can_be_mended_in_writing() {
    let mut player = asked();
    player
        .press("r")
        .waits(seconds(5))
        .press("r")
        .ends("")
        .ends("It springs.");
    player
        .press("w")
        .types(" Back.")
        .press("esc")
        .see("It springs. Back.");
}

#[test]
fn nobody_goes_on_or_leaves_while_it_is_written_down_without_being_told() {
    for key in ["enter", "esc"] {
        let mut player = asked();
        player
            .press("r")
            .waits(seconds(5))
            .press("r")
            .ends("")
            .waits(seconds(2));
        player.press(key).see("still transcribing");
        assert_eq!(answers(&player), []);
        player
            .waits(seconds(2))
            .press(key)
            .does_not_see("being written down");
        assert_eq!(player.dropped, [player.ran[0].id]);
    }
}

#[test]
fn a_held_enter_ends_the_recording_and_no_more() {
    let mut player = asked();
    player
        .press("r")
        .waits(seconds(5))
        .holds("enter", seconds(3))
        .see("transcribing");
    player.does_not_see("still transcribing");
}

#[test]
fn a_program_that_fails_is_told_of_and_the_interview_goes_on() {
    let mut player = asked();
    player
        .press("r")
        .waits(seconds(5))
        .fails("it ended with 1", "no microphone");
    player
        .see("\"record\" failed: it ended with 1")
        .see("no microphone");
    player.waits(seconds(2)).press("enter").see("And in winter?");
    assert!(!answers(&player)[0].spoken);
}

#[test]
fn its_command_lines_are_asked_about_first() {
    let mut player = begun(stage().size(40, 12));
    player.asks_first = true;
    player.press("r").see("record: rec -q {audio}");
    assert_snapshot!(player.screen());
    player.press("esc").see("not run");
    assert!(player.ran.is_empty());
    player.press("r enter").see("recording 0:0");
    assert_snapshot!(player.screen());
}

#[test]
fn without_a_recorder_what_to_set_is_said() {
    let mut player = begun(Stage::bare().deck("baker", BAKER));
    player
        .press("r")
        .see("set \"record\" under \"commands\" in config.ron")
        .does_not_see("r record");
}
