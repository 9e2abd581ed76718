//! The user's own programs with the real one: they hang, flood, die or are missing, and nothing of them stays behind.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use super::{
    home,
    pty::{Home, Pty},
    studying, write,
};

/// The longest anything may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// Records until it is interrupted.
const RECORDER: &str = "trap 'exit 0' INT; printf RIFF > \"$1\"; while :; do sleep 1000; done";

/// Before a recorder: something it starts that hears of nothing.
const HELPER: &str = "(trap '' INT TERM HUP; sleep 1000) &";

/// Says what was said, if there is a recording.
const TRANSCRIBER: &str = "grep -q RIFF \"$1\" && echo It may move to another thread.";

/// A script of the user's.
fn script(home: &Home, name: &str, text: &str) {
    let path = home.path().join(name);
    fs::write(&path, format!("#!/bin/sh\n{text}\n")).expect("the script can be written");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("it can be made executable");
}

/// A home with such a recorder and transcriber, and settings beside them.
fn recording_with(recorder: &str, transcriber: &str, settings: &str) -> Home {
    let home = home();
    script(&home, "recorder", recorder);
    script(&home, "transcriber", transcriber);
    home.save_settings(&format!(
        "(commands: (record: \"./recorder {{audio}}\", transcribe: \"./transcriber {{audio}}\"), {settings})"
    ));
    home
}

/// A home in which `line` is for `program`.
fn set(program: &str, line: &str) -> Home {
    let home = home();
    home.save_settings(&format!("(commands: ({program}: {line:?}))"));
    home
}

/// Presses a key that starts a program for the first time, and agrees.
fn agree<'a>(pty: &'a mut Pty, key: &str) -> &'a mut Pty {
    pty.press(key).see("Run your program?").press("enter")
}

/// A session in which the user is recorded.
fn recorded(home: &Home) -> Pty {
    let mut pty = studying(home);
    begin_to_record(home, &mut pty);
    pty
}

/// Records, and waits until something is recorded: a recorder takes its time to begin.
fn begin_to_record(home: &Home, pty: &mut Pty) {
    agree(pty, "r").see("recording: r ends it");
    wait_for_sound(home);
}

fn wait_for_sound(home: &Home) {
    let started = Instant::now();
    while recordings(home)
        .iter()
        .all(|path| fs::read(path).unwrap_or_default().is_empty())
    {
        assert!(started.elapsed() < PATIENCE, "nothing is recorded");
        thread::sleep(Duration::from_millis(5));
    }
}

/// All recordings there are.
fn recordings(home: &Home) -> Vec<PathBuf> {
    let mut folders = vec![home.path().join("state")];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "wav") {
                found.push(path);
            }
        }
    }
    found
}

/// The one recording there is, which only the user can read.
#[track_caller]
fn the_recording(home: &Home) -> PathBuf {
    let found = recordings(home);
    let [path] = found.as_slice() else {
        panic!("not one recording: {found:?}");
    };
    let mode = fs::metadata(path).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "{}", path.display());
    path.clone()
}

fn is_untranscribed(path: &Path) -> bool {
    path.parent()
        .is_some_and(|folder| folder.ends_with("recordings/untranscribed"))
}

/// The processes that were started in this home and run: their environment names it.
fn running(home: &Home) -> Vec<String> {
    let home = format!("HOME={}", home.path().display());
    let processes = fs::read_dir("/proc").expect("it can be listed").flatten();
    let of_home = processes.filter_map(|process| {
        let environment = fs::read(process.path().join("environ")).ok()?;
        let mut variables = environment.split(|byte| *byte == 0);
        variables
            .any(|variable| variable == home.as_bytes())
            .then_some(())?;
        let line = fs::read(process.path().join("cmdline")).ok()?;
        Some(String::from_utf8_lossy(&line).replace('\0', " "))
    });
    of_home.collect()
}

/// Waits until nothing that was started in this home runs.
#[track_caller]
fn nothing_runs(home: &Home) {
    let started = Instant::now();
    while !running(home).is_empty() {
        assert!(started.elapsed() < PATIENCE, "still there: {:?}", running(home));
        thread::sleep(Duration::from_millis(5));
    }
}

/// Nothing but Greenroom itself runs.
#[track_caller]
fn only_greenroom_runs(home: &Home) {
    let started = Instant::now();
    while running(home).len() != 1 {
        assert!(started.elapsed() < PATIENCE, "still there: {:?}", running(home));
        thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn a_recording_is_the_users_alone_while_it_is_there_and_gone_once_it_is_transcribed() {
    let home = recording_with(RECORDER, TRANSCRIBER, "");
    let mut pty = recorded(&home);
    assert!(is_untranscribed(&the_recording(&home)));
    pty.press("r")
        .see("Your answer")
        .see("It may move to another thread.");
    assert_eq!(recordings(&home), Vec::<PathBuf>::new());
    only_greenroom_runs(&home);
    pty.signal("KILL");
    assert!(pty.ends().is_err());
    // What was heard was on the disk before the recording was gone, and as something that was said.
    let mut pty = studying(&home);
    pty.see("It may move to another thread.")
        .press("space")
        .see("How did it go?")
        .press("3");
    pty.see("And what does Sync promise?").press("q");
    assert_eq!(pty.ends(), Ok(0));
    assert!(home.grades()[0].contains("spoken"), "{:?}", home.grades());
}

#[test]
fn a_recording_is_kept_after_it_is_transcribed_where_the_settings_say_so() {
    let home = recording_with(
        &format!("umask 022; {RECORDER}"),
        TRANSCRIBER,
        "keep_recordings: true",
    );
    let mut pty = recorded(&home);
    pty.press("r")
        .see("It may move to another thread.")
        .see("the recording is kept");
    assert!(!is_untranscribed(&the_recording(&home)));
    pty.press("q");
    assert_eq!(pty.ends(), Ok(0));
    assert!(!is_untranscribed(&the_recording(&home)));
}

/// Ends the program in some way.
type Way = (fn(&mut Pty) -> &mut Pty, Result<u32, String>);

fn ways() -> [Way; 3] {
    [
        (|pty| pty.press("q"), Ok(0)),
        (|pty| pty.press("ctrl-c"), Ok(0)),
        (|pty| pty.signal("TERM"), Ok(143)),
    ]
}

#[test]
fn whatever_ends_it_while_the_user_is_recorded_ends_the_recorder_and_keeps_what_was_said_and_written() {
    for (end, code) in ways() {
        let home = recording_with(&format!("{HELPER} {RECORDER}"), TRANSCRIBER, "");
        let mut pty = studying(&home);
        write(&mut pty, "First written.");
        begin_to_record(&home, &mut pty);
        end(&mut pty);
        assert_eq!(pty.ends(), code);
        pty.assert_given_back();
        nothing_runs(&home);
        let path = the_recording(&home);
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        pty.see("your answer was not transcribed; its recording is");
        assert!(is_untranscribed(&path) && pty.output().contains(&name));

        let mut pty = studying(&home);
        pty.see("First written.")
            .press("!")
            .see("nothing transcribed what was recorded: 1 file");
        pty.press("q");
        assert_eq!(pty.ends(), Ok(0));
        let mut doctor = home.run(&["doctor"]);
        doctor.see(&name).see("listen to it, then delete it");
        assert_eq!(doctor.ends(), Ok(0));
    }
}

#[test]
fn a_recorder_that_wants_to_go_on_for_ever_does_not_keep_greenroom_from_ending() {
    let stubborn = "trap '' INT TERM HUP; printf RIFF > \"$1\"; while :; do sleep 1000; done";
    let home = recording_with(stubborn, TRANSCRIBER, "");
    let mut pty = recorded(&home);
    pty.press("q");
    assert_eq!(pty.ends(), Ok(0));
    nothing_runs(&home);
    the_recording(&home);
}

#[test]
fn after_kill_9_the_recorder_ends_by_itself_and_its_recording_is_told_of() {
    let home = recording_with(&format!("{HELPER} {RECORDER}"), TRANSCRIBER, "");
    let mut pty = recorded(&home);
    pty.signal("KILL");
    assert!(pty.ends().is_err());
    nothing_runs(&home);
    assert!(is_untranscribed(&the_recording(&home)));
    let mut pty = studying(&home);
    pty.press("!")
        .see("nothing transcribed what was recorded")
        .press("q");
    assert_eq!(pty.ends(), Ok(0));
}

#[test]
fn a_transcriber_that_hangs_is_stopped_by_the_key_and_the_recording_stays() {
    let home = recording_with(RECORDER, "trap '' TERM; sleep 1000", "");
    let mut pty = recorded(&home);
    pty.press("r")
        .see("transcribing")
        .press("r")
        .see("the recording is kept");
    only_greenroom_runs(&home);
    the_recording(&home);
    pty.press("q");
    assert_eq!(pty.ends(), Ok(0));
}

#[test]
fn a_transcriber_that_fails_floods_or_is_missing_leaves_the_answer_and_the_recording() {
    for (transcriber, said) in [
        (
            "echo 'no model here' >&2; exit 4",
            &["it ended with 4", "no model here"][..],
        ),
        ("yes", &["it wrote too much and was stopped"]),
        (
            "exec no-such-program",
            &["it is not installed, or its name is wrong (127)"],
        ),
        (":", &["it printed nothing"]),
    ] {
        let home = recording_with(RECORDER, transcriber, "");
        let mut pty = studying(&home);
        write(&mut pty, "First written.");
        begin_to_record(&home, &mut pty);
        pty.press("r").see("\"transcribe\" failed");
        for said in said {
            pty.see(said);
        }
        pty.see("Your words are kept in").see("First written.");
        assert!(is_untranscribed(&the_recording(&home)));
        only_greenroom_runs(&home);
        pty.signal("KILL");
        assert!(pty.ends().is_err());
        let mut pty = studying(&home);
        pty.see("First written.").press("q");
        assert_eq!(pty.ends(), Ok(0));
    }
}

#[test]
fn a_speaker_that_hangs_is_ended_by_the_same_key_and_by_leaving() {
    let home = set("speak", "trap '' INT TERM; cat > spoken; sleep 1000");
    let mut pty = studying(&home);
    agree(&mut pty, "v").see("speaking the question");
    pty.press("v").see_no_more("speaking the question");
    only_greenroom_runs(&home);
    let spoken = fs::read_to_string(home.path().join("spoken")).expect("it was told what to speak");
    assert_eq!(spoken, "What does Send promise?");
    pty.press("v").see("speaking the question").press("q");
    assert_eq!(pty.ends(), Ok(0));
    nothing_runs(&home);
}

#[test]
fn a_speaker_that_dies_floods_or_is_missing_is_told_of_and_the_question_can_be_answered() {
    for (line, said) in [
        (
            "echo 'no sound card' >&2; exit 4",
            &["it ended with 4", "no sound card"][..],
        ),
        ("yes >&2", &["it wrote too much and was stopped"]),
        (
            "no-such-speaker",
            &[
                "it is not installed, or its name is wrong (127)",
                "no-such-speaker",
            ],
        ),
        ("kill -KILL $$", &["it was ended: signal: 9"]),
    ] {
        let home = set("speak", line);
        let mut pty = studying(&home);
        agree(&mut pty, "v").see("\"speak\" failed");
        for said in said {
            pty.see(said);
        }
        only_greenroom_runs(&home);
        pty.press("space")
            .see("another thread")
            .press("3")
            .see("And what does Sync promise?");
        assert_eq!(home.grades().len(), 1, "{line}");
    }
}

#[test]
fn a_reviewer_that_floods_is_stopped_and_the_answer_stays() {
    let home = set("review", "yes");
    let mut pty = studying(&home);
    write(&mut pty, "It may move.");
    pty.press("space").see("How did it go?");
    agree(&mut pty, "i").see("it wrote too much and was stopped");
    only_greenroom_runs(&home);
    pty.press("3").see("And what does Sync promise?");
    assert!(home.grades()[0].contains("It may move."), "{:?}", home.grades());
}

#[test]
fn an_answer_in_a_mock_interview_is_recorded_and_written_down_and_outlives_kill_9() {
    let home = recording_with(RECORDER, TRANSCRIBER, "");
    let mut pty = home.run(&["mock", "rust developer"]);
    pty.see("question 1 of 4");
    begin_to_record(&home, &mut pty);
    pty.press("r").see("It may move to another thread.");
    assert_eq!(recordings(&home), Vec::<PathBuf>::new());
    pty.signal("KILL");
    assert!(pty.ends().is_err());
    nothing_runs(&home);

    let mut pty = super::own_roles(home.open());
    pty.press("m")
        .see("go on")
        .press("enter")
        .see("It may move to another thread.");
    // The key that goes on may have been held.
    thread::sleep(Duration::from_millis(850));
    pty.press("enter").see("question 2 of 4");
    record_again(&home, &mut pty);
    pty.press("q");
    assert_eq!(pty.ends(), Ok(0));
    nothing_runs(&home);
    assert!(is_untranscribed(&the_recording(&home)));
    pty.see("your answer was not transcribed; its recording is");
    let history = fs::read_dir(home.data().join("history"))
        .expect("there is one")
        .flatten();
    let history: String = history
        .filter_map(|file| fs::read_to_string(file.path()).ok())
        .collect();
    assert!(
        history.contains("It may move to another thread.") && history.contains("spoken:true"),
        "{history}"
    );
}

/// Records again with what was agreed to.
fn record_again(home: &Home, pty: &mut Pty) {
    pty.press("r").see("recording: r ends it");
    wait_for_sound(home);
}

mod editors {
    use super::*;

    /// The answer handed to an editor that is `script`, of which this is said then. The answer stays.
    fn hands_over(script: &str, said: &[&str]) -> Home {
        let home = super::super::edited_by(script);
        hands_over_in(&home, said);
        home
    }

    fn hands_over_in(home: &Home, said: &[&str]) {
        let mut pty = studying(home);
        write(&mut pty, "First written.");
        pty.press("E");
        for said in said {
            pty.see(said);
        }
        pty.see("What does Send promise?")
            .see("First written.")
            .press("q");
        assert_eq!(pty.ends(), Ok(0));
        let mut pty = studying(home);
        pty.see("First written.").press("q");
        assert_eq!(pty.ends(), Ok(0));
    }

    /// The texts that editors left.
    fn left(home: &Home) -> Vec<String> {
        let devices = fs::read_dir(home.path().join("state/greenroom/devices")).expect("it can be listed");
        let state = devices.flatten().next().expect("of this data").path();
        let files = fs::read_dir(state).expect("it can be listed").flatten();
        let texts = files.filter(|file| file.path().extension().is_some_and(|it| it == "md"));
        let mut left: Vec<_> = texts
            .map(|file| fs::read_to_string(file.path()).expect("it can be read"))
            .collect();
        left.sort();
        left
    }

    #[test]
    fn one_that_is_missing_is_named_with_the_variable_to_set() {
        let home = home().with("EDITOR", "/no/such/editor");
        hands_over_in(&home, &["The editor failed", "/no/such/editor", "set $EDITOR"]);
        assert_eq!(left(&home), Vec::<String>::new());
    }

    #[test]
    fn one_of_the_settings_that_is_missing_is_named_with_the_setting() {
        let home = set("editor", "no-such-editor -w");
        hands_over_in(
            &home,
            &[
                "The editor failed",
                "no-such-editor",
                "set \"editor\" in config.ron",
            ],
        );
    }

    #[test]
    fn one_that_fails_without_a_change_leaves_nothing() {
        let home = hands_over(
            "exit 1",
            &["The editor failed", "exit status: 1", "Your answer is as it was."],
        );
        assert_eq!(left(&home), Vec::<String>::new());
    }

    #[test]
    fn what_one_wrote_that_failed_is_kept_and_never_written_over() {
        let said = ["exit status: 1", "Your words are kept in", "answer.md"];
        let home = hands_over("echo \"My own words\" >> \"$2\"; exit 1", &said);
        assert_eq!(left(&home), ["First written.My own words\n"]);
        let mut pty = studying(&home);
        pty.press("E")
            .see("answer-2.md")
            .press("!")
            .see("words of yours")
            .press("q");
        assert_eq!(pty.ends(), Ok(0));
        assert_eq!(left(&home), ["First written.My own words\n"; 2]);
    }

    #[test]
    fn one_that_empties_the_file_takes_nothing_away() {
        let home = hands_over(
            ": > \"$2\"",
            &["the editor left nothing: your answer stays as it was"],
        );
        assert_eq!(left(&home), Vec::<String>::new());
    }

    #[test]
    fn one_that_deletes_the_file_takes_nothing_away() {
        let home = hands_over("rm \"$2\"", &["The editor failed", "what it left cannot be read"]);
        assert_eq!(left(&home), Vec::<String>::new());
    }

    #[test]
    fn one_that_is_killed_leaves_what_it_saved() {
        let said = ["The editor failed", "signal: 9", "Your words are kept in"];
        let home = hands_over("echo \" Saved.\" >> \"$2\"; kill -KILL $$", &said);
        assert_eq!(left(&home), ["First written. Saved.\n"]);
    }

    #[test]
    fn greenroom_killed_beneath_one_loses_nothing() {
        let home = super::super::edited_by("echo THE EDITOR; read -r line");
        let mut pty = studying(&home);
        write(&mut pty, "First written.");
        pty.press("E").see("THE EDITOR").signal("KILL");
        assert!(pty.ends().is_err());
        let mut pty = studying(&home);
        pty.see("First written.").press("q");
        assert_eq!(pty.ends(), Ok(0));
    }
}
