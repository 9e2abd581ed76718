//! A session line by line, driven through pipes: `study(&home, &[], "\n3\n")`.
#![expect(
    clippy::disallowed_methods,
    clippy::panic,
    clippy::unwrap_used,
    reason = "files are laid out for the program and read after it; a helper of tests fails as a test does"
)]

#[path = "common/review.rs"]
mod review;
#[path = "common/shell.rs"]
mod shell;

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    process::{Child, ChildStdin, ChildStdout, Stdio},
    thread,
};

use greenroom::{
    history::{Event, write_header, write_record},
    schedule::Rating,
};

use review::reviewed;
use shell::{Home, RUST, Said};

fn home() -> Home {
    Home::new().with("data/decks/rust.ron", RUST)
}

const STUDY: [&str; 5] = ["study", "rust developer", "--plain", "--order", "deck"];

/// What is said over the user's own deck when `input` is typed.
fn study(home: &Home, options: &[&str], input: impl Into<Vec<u8>>) -> Said {
    let arguments = [&STUDY[..], options].concat();
    let mut talk = Talk::begin(home, &arguments);
    let (input, mut typed) = (input.into(), talk.typed.take().unwrap());
    // In a thread of its own, since the program may say something before it has read all.
    let typing = thread::spawn(move || {
        // It may have ended before.
        let _ = typed.write_all(&input);
    });
    let said = talk.end();
    typing.join().unwrap();
    said
}

/// A program that is being talked to.
struct Talk {
    child: Child,
    typed: Option<ChildStdin>,
    heard: BufReader<ChildStdout>,
}

impl Talk {
    fn begin(home: &Home, arguments: &[&str]) -> Self {
        let mut child = home
            .command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        Self {
            typed: child.stdin.take(),
            heard: BufReader::new(child.stdout.take().unwrap()),
            child,
        }
    }

    fn say(&mut self, line: &str) -> &mut Self {
        writeln!(self.typed.as_mut().unwrap(), "{line}").unwrap();
        self
    }

    /// Listens up to a line with `text` in it.
    #[track_caller]
    fn hear(&mut self, text: &str) -> &mut Self {
        let mut all = String::new();
        while !all.lines().next_back().is_some_and(|line| line.contains(text)) {
            let read = self.heard.read_line(&mut all).unwrap();
            assert!(read > 0, "{text:?} is not said:\n{all}");
        }
        self
    }

    /// Ends the input, and listens to the rest.
    fn end(mut self) -> Said {
        self.typed = None;
        let (mut out, mut err) = (String::new(), String::new());
        self.heard.read_to_string(&mut out).unwrap();
        let mut errors = self.child.stderr.take().unwrap();
        errors.read_to_string(&mut err).unwrap();
        let code = self.child.wait().unwrap().code();
        Said { code, out, err }
    }
}

/// The lines of the history that record a grade.
fn grades(home: &Home) -> Vec<String> {
    let files = fs::read_dir(home.at("data/history")).into_iter().flatten();
    let texts = files.map(|file| fs::read_to_string(file.unwrap().path()).unwrap());
    let lines = texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>());
    lines.filter(|line| line.contains("Reviewed(")).collect()
}

/// Fails unless all of `texts` were said, in this order.
#[track_caller]
fn in_order(said: &Said, texts: &[&str]) {
    let mut rest = said.out.as_str();
    for text in texts {
        let Some((_, after)) = rest.split_once(text) else {
            panic!(
                "{text:?} is not said, or too early, in:\n{}\n{}",
                said.out, said.err
            );
        };
        rest = after;
    }
}

const WHOLE: &str = "\
Rust Developer. 2 cards today: 0 due, 2 new.
Enter shows the sample answer, 1 to 4 grade yours, h lists what else you can type, q ends.

Question 1 of 2. easy, technical, threads. Up to 1 minute.
What does Send promise?
Answer aloud, then press enter for the sample answer.
You took a while.

Sample answer:
The value may move to another thread.

Did you say this? x and a number ticks a line.
1. moves between threads
2. Rc is not Send (optional)
3. I said something wrong that matters

They may ask next:
- And Sync?

Suggested: Again, revealed before an answer was given. You decide.
1 Again: I could not answer, or said something wrong that matters.
2 Hard: I got there, but with gaps or long pauses.
3 Good: I answered it: an interviewer would be satisfied.
4 Easy: fluent and complete; I could say it right now.
1 Again: today. 2 Hard: in 1 day. 3 Good: in 2 days. 4 Easy: in 6 days.
How did it go? Type 1 to 4; enter is Good.
Saved. Good: back in 2 days.

Question 2 of 2.
And what does Sync promise?
Answer aloud, then press enter for the sample answer.
You took a while.

Sample answer:
References may be shared.

Suggested: Again, revealed before an answer was given. You decide.
1 Again: today. 2 Hard: in 1 day. 3 Good: in 2 days. 4 Easy: in 6 days.
How did it go? Type 1 to 4; enter is Good.
Saved. Easy: back in 6 days.

2 cards answered in a while.
Again 0. Hard 0. Good 1. Easy 1.
Next: 1 card due in 2 days.
Enter ends. u takes the last step back.
";

#[test]
fn a_whole_session_is_plain_lines_from_the_first_question_to_the_summary() {
    let home = home();
    let said = study(&home, &[], "\n3\n\n4\n");
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    // How long it took depends on the machine.
    let timed = |line: &str| {
        let parts = ["You took ", " answered in "].iter().find_map(|text| {
            let (before, _) = line.split_once(text)?;
            Some(format!("{before}{text}a while."))
        });
        parts.unwrap_or_else(|| line.to_owned())
    };
    let out: String = said.out.lines().map(|line| timed(line) + "\n").collect();
    assert_eq!(out, WHOLE);
    assert_eq!(grades(&home).len(), 2);
    let stats = home.json(&["stats", "--json"]);
    assert_eq!(stats["reviews"], 2);
    assert!(home.at("data/progress.ron").exists(), "it is written at the end");
}

#[test]
fn a_grade_is_on_the_disk_when_it_is_called_saved() {
    let home = home();
    let mut talk = Talk::begin(&home, &STUDY);
    talk.hear("Question 1 of 2.")
        .say("")
        .say("2")
        .hear("Saved. Hard: back in 1 day.");
    assert_eq!(grades(&home).len(), 1);
    talk.child.kill().unwrap();
    talk.child.wait().unwrap();
    let said = study(&home, &[], "q\n");
    in_order(
        &said,
        &["1 card today: 0 due, 1 new.", "And what does Sync promise?"],
    );
}

#[test]
fn nothing_is_graded_before_the_sample_answer_was_shown() {
    let home = home();
    let said = study(&home, &[], "3\n\n\n");
    in_order(
        &said,
        &[
            "Question 1",
            "Look at the sample answer before you grade yours: press enter.",
            "Sample answer:",
            "Saved. Good",
        ],
    );
    assert_eq!(grades(&home).len(), 1, "an empty line after the answer is Good");
}

#[test]
fn an_answer_in_writing_is_shown_beside_the_sample_and_may_hold_what_looks_like_commands() {
    let home = home();
    let said = study(&home, &[], "w It can go\nq\n3\n.\n\nw too late\n1\n");
    in_order(
        &said,
        &[
            "Write your answer; a line with only a full stop ends it.",
            "5 words. Press enter for the sample answer.",
            "Your answer:\nIt can go q 3\n\nSample answer:\nThe value may move",
            "The sample answer was shown: grade yours with 1 to 4.",
            "Saved. Again: back in this session.",
        ],
    );
}

#[test]
fn an_answer_in_writing_is_kept_with_its_grade_with_what_was_ticked_and_how_sure_one_was() {
    let home = home();
    let said = study(
        &home,
        &[],
        "s\ns\nw It may go to another thread.\n.\n\nx 2\nx\nx 9\np\n2\nq\n",
    );
    in_order(
        &said,
        &[
            "You are unsure.",
            "You are fairly sure.",
            "1. moves between threads: ticked.",
            "Suggested: Good, 1 of 1 required points. You decide.",
            "2. Rc is not Send: ticked.",
            "2. Rc is not Send (optional): ticked.",
            "There is no such line",
            "Saved. Kept as your preferred answer",
            "Saved. Hard",
        ],
    );
    let answers = home.json(&["answers", "rust/send", "--json"]);
    let answer = &answers[0];
    assert_eq!(answer["text"], "It may go to another thread.");
    assert_eq!(answer["sure"], "fairly sure");
    assert_eq!(answer["grade"], "Hard");
    assert_eq!(answer["suggested"], "Good");
}

#[test]
fn a_story_is_judged_row_by_row() {
    let deck = r#"(version: 1, role: "Rust Developer", cards: [
        (id: "story", question: "A conflict?", answer: "There was one.", rubric: Behavioral),
    ])"#;
    let home = Home::new().with("data/decks/rust.ron", deck);
    let said = study(
        &home,
        &[],
        "w I asked him.\n.\n\nx 1 2\nx 2 2\nx 3 2\nx 4 2\nx 5 2\n3\n",
    );
    in_order(
        &said,
        &[
            "Judge your story, 0 to 3 points a row",
            "1. Answers the question asked: 2 of 3.",
            "5. Learning: 2 of 3.",
            "Suggested: Good, 10 of 15 in the rubric. You decide.",
            "Saved. Good",
        ],
    );
}

#[test]
fn cards_are_flagged_noted_put_off_and_suspended_and_each_step_can_be_taken_back() {
    let home = home();
    let input = "f\nn\nn ask about Rc\nn\n-\nu\nu\nU\n@\nu\n\n4\nu\nu\nu\nu\n";
    let said = study(&home, &[], input);
    in_order(
        &said,
        &[
            "Saved. Flagged; u takes it back.",
            "This card has no note",
            "Saved. Noted; u takes it back.",
            "Your note:\nask about Rc",
            "Saved. Put off until tomorrow; u takes it back.\n\nQuestion 2 of 2.",
            "Saved. Bury: taken back.\n\nQuestion 1 of 2. easy, technical, threads. Up to 1 minute. Flagged. With a note.",
            "Saved. Note: taken back.",
            "Saved. Note: done again.",
            "Saved. Suspended until you release it",
            "Saved. Suspend: taken back.\n\nQuestion 1 of 2.",
            "Your note:\nask about Rc",
            "Saved. Easy: back in 6 days.\n\nQuestion 2 of 2.",
            "Saved. Easy: taken back.\n\nQuestion 1 of 2.",
            "Saved. Note: taken back.",
            "Saved. Flag: taken back.",
            "There is nothing to take back.",
            "Nothing was graded.\n2 cards of this session left.",
        ],
    );
}

#[test]
fn after_the_last_card_it_can_be_taken_back_or_more_new_ones_asked() {
    let home = home().with("config/greenroom/config.ron", "(new_per_day: 1)");
    let said = study(&home, &[], "\n1\n\n3\nu\n\n3\n+\n\n3\n\n");
    in_order(
        &said,
        &[
            "1 card today: 0 due, 1 new.",
            "Saved. Again: back in this session.\n\nQuestion 1 of 1, again.",
            "1 card answered in",
            "1 repeat.",
            "Enter ends. u takes the last step back. + asks 1 more new card today.",
            "Saved. Good: taken back.\n\nQuestion 1 of 1, again.",
            "Enter ends.",
            "Saved. 1 more new card at the end of this session.\n\nQuestion 2 of 2.",
            "2 cards answered in",
            "Enter ends. u takes the last step back.\n",
        ],
    );
    assert_eq!(said.code, Some(0));
}

#[test]
fn where_nothing_is_to_be_asked_today_it_says_so_and_what_can_be_done() {
    let home = home();
    let said = study(&home, &["--due-only"], "");
    in_order(
        &said,
        &[
            "Rust Developer.\n\nThere is nothing to ask here today.",
            "--cram",
            "Nothing is scheduled here yet.",
            "Enter ends.",
        ],
    );
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
}

#[test]
fn a_cram_says_that_it_leaves_the_schedule_alone() {
    let home = Home::studied();
    let said = study(&home, &["--cram"], "\n4\nq\n");
    in_order(
        &said,
        &[
            "2 cards to cram: the schedule stays as it is.",
            "1 Again. 2 Hard. 3 Good. 4 Easy.",
            "Saved. Easy: the schedule stays as it is.",
            "Due now: 1 card.",
        ],
    );
}

#[test]
fn over_all_roles_each_question_says_whose_it_is() {
    let said = {
        let home = home();
        let mut talk = Talk::begin(&home, &["study", "all", "--plain", "--limit", "1"]);
        talk.say("h");
        talk.end()
    };
    in_order(
        &said,
        &[
            "All roles. 1 card today",
            "Question 1 of 1. Rust Developer. easy",
            "Type one of these, then enter.",
            "3 Good: I answered it",
        ],
    );
}

#[test]
fn what_is_no_command_is_answered_with_a_sentence_and_does_nothing() {
    let home = home();
    let mut input = b"quit\r\n9\r\n3 4\r\ncaf\xe9\r\n".to_vec();
    input.extend(vec![b'x'; 1 << 20]);
    input.extend(b"\r\n\x1b[A\r\n\r\n3\r\nq\r\n");
    let said = study(&home, &[], input);
    in_order(
        &said,
        &[
            "\"quit\" is no command: h lists them.",
            "9 is no grade: 1 is Again, 2 Hard, 3 Good, 4 Easy.",
            "\"3 4\" is no command",
            "That line is no UTF-8 text: nothing was done.",
            "That line has over 64 KiB: nothing was done.",
            "\"␛[A\" is no command",
            "Sample answer:",
            "Saved. Good",
            "1 card of this session left.",
        ],
    );
    let control = |char: char| char.is_control() && char != '\n';
    assert!(!said.out.contains(control), "{:?}", said.out);
    assert_eq!((said.code, grades(&home).len()), (Some(0), 1));
}

#[test]
fn an_answer_or_a_note_of_any_length_is_cut_or_refused_in_words() {
    let long = "word ".repeat(200_000);
    let said = study(
        &home(),
        &[],
        format!("n {long}\nw\n{long}\n.\nn a\u{1b}b\nn\nq\n"),
    );
    in_order(
        &said,
        &[
            "That line has over 64 KiB: nothing was done.",
            "An answer holds 64 KiB: what was more is left out.",
            "Saved. Noted",
            "Your note:\na␛b",
        ],
    );
}

#[test]
fn the_end_of_the_input_ends_the_session_as_q_does() {
    for input in ["", "\n", "w half an", "\n3"] {
        let home = home();
        let said = study(&home, &[], input);
        assert_eq!((said.code, said.err.as_str()), (Some(0), ""), "{input:?}");
        assert!(
            said.out.contains("of this session left."),
            "{input:?}: {}",
            said.out
        );
        assert_eq!(grades(&home).len(), usize::from(input == "\n3"), "{input:?}");
    }
}

#[test]
fn a_reader_that_goes_away_ends_the_session_quietly_and_what_was_graded_stays() {
    let home = home();
    let mut talk = Talk::begin(&home, &STUDY);
    talk.hear("Question 1").say("").say("3").hear("Question 2");
    let Talk {
        mut child,
        mut typed,
        heard,
    } = talk;
    drop(heard);
    // It may have ended by the second line.
    let _ = typed.as_mut().unwrap().write_all(b"\n3\n");
    let mut err = String::new();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(0), ""));
    assert!(!grades(&home).is_empty());
}

#[test]
fn what_cannot_be_saved_is_kept_tried_again_with_the_next_and_said_at_the_end() {
    // A file where the folder of the history is to be.
    let home = home().with("data/history", "");
    let said = study(&home, &[], "\n3\nq\n");
    in_order(
        &said,
        &[
            "Good: back in 2 days.\nNOT SAVED: 1 grade not saved: ",
            "Question 2",
        ],
    );
    assert!(!said.out.contains("Saved."), "{}", said.out);
    assert_eq!(said.code, Some(1));
    let last = said.err.lines().last().unwrap();
    assert!(
        last.starts_with("error: some of what you did could not be saved: 1 grade not saved: ")
            && last.contains(".ronl"),
        "{}",
        said.err
    );

    let mut talk = Talk::begin(&home, &STUDY);
    talk.hear("Question 1")
        .say("")
        .say("3")
        .hear("NOT SAVED: 1 grade");
    fs::remove_file(home.at("data/history")).unwrap();
    talk.say("")
        .say("4")
        .hear("Saved, and what was not saved before. Easy");
    assert_eq!(grades(&home).len(), 2);
    assert_eq!(talk.end().code, Some(0));
}

#[test]
fn a_grade_that_waited_is_saved_at_the_end_if_it_can_be_by_then() {
    let home = home().with("data/history", "");
    let mut talk = Talk::begin(&home, &STUDY);
    talk.hear("Question 1")
        .say("")
        .say("3")
        .hear("NOT SAVED: 1 grade");
    fs::remove_file(home.at("data/history")).unwrap();
    let said = talk.end();
    in_order(
        &said,
        &["Saved after all: everything is on the disk.", "1 card answered"],
    );
    assert_eq!((said.code, grades(&home).len()), (Some(0), 1));
}

#[test]
fn nothing_is_asked_while_another_greenroom_has_the_data() {
    let home = home();
    let mut first = Talk::begin(&home, &STUDY);
    first.hear("Question 1");
    let second = study(&home, &[], "\n3\n");
    assert_eq!((second.code, second.out.as_str()), (Some(1), ""));
    assert!(
        second
            .err
            .contains("another Greenroom is open on this data: end it, then start again"),
        "{}",
        second.err
    );
    assert_eq!(first.end().code, Some(0));
}

#[test]
fn nothing_is_asked_where_no_grade_could_be_saved() {
    let newer = home().with("data/history/other.ronl", "(version:99,device:\"other\")\n");
    let no_state = home().with("state", "a file where the folder of the lock is to be");
    for (home, why) in [
        (newer, "written by a newer Greenroom; update"),
        (no_state, "cannot create the lock"),
    ] {
        let said = study(&home, &[], "\n3\n");
        assert_eq!((said.code, said.out.as_str()), (Some(1), ""), "{why}");
        let last = said.err.lines().last().unwrap();
        assert!(
            last.starts_with("error: nothing is asked") && last.contains(why),
            "{last}"
        );
    }
}

#[test]
fn a_card_that_cannot_be_read_any_more_waits_to_be_put_off_and_says_why() {
    let home = home();
    let mut talk = Talk::begin(&home, &STUDY);
    talk.hear("Question 1").say("").hear("How did it go?");
    fs::write(
        home.at("data/decks/rust.ron"),
        RUST.replace("id: \"sync\"", "id: \"other\""),
    )
    .unwrap();
    talk.say("3")
        .hear("This card cannot be shown:")
        .hear("Type - to put it off until tomorrow, or q to end.");
    for line in ["", "3", "w", "f", "n note"] {
        talk.say(line).hear("Type - to put it off");
    }
    talk.say("-").hear("Saved. Put off until tomorrow");
    let said = talk.end();
    assert_eq!((said.code, grades(&home).len()), (Some(0), 1));
}

#[test]
fn what_is_wrong_in_files_is_a_warning_beside_the_session() {
    let home = home()
        .with("data/decks/broken.ron", "(version: 1, role: ")
        .with("config/greenroom/config.ron", "(text_width: 7)");
    let said = study(&home, &[], "q\n");
    in_order(&said, &["Question 1 of 2.", "Nothing was graded."]);
    for file in ["broken.ron", "config.ron"] {
        let warned = |line: &str| line.starts_with("warning: ") && line.contains(file);
        assert!(said.err.lines().any(warned), "{file}: {}", said.err);
    }
    assert_eq!(said.code, Some(0));
}

#[test]
fn a_history_that_reaches_into_the_future_is_a_warning_with_what_to_do() {
    let event = Event {
        id: "laptop.run.1".parse().unwrap(),
        at: "2150-01-05T12:00:00Z".parse().unwrap(),
        day: "2150-01-05".parse().unwrap(),
        what: reviewed("rust/send", Rating::Good, "2150-01-08".parse().unwrap()),
    };
    let history = write_header("laptop") + &write_record(&event);
    let said = study(&home().with("data/history/laptop.ronl", &history), &[], "q\n");
    let told = |line: &str| line.contains("reaches into the future") && line.contains("set the clock");
    assert!(said.err.lines().any(told), "{}", said.err);
}

#[test]
fn texts_are_as_wide_as_the_settings_say() {
    let long = RUST.replace("The value may move", &"the value may move ".repeat(20));
    let home = Home::new()
        .with("data/decks/rust.ron", &long)
        .with("config/greenroom/config.ron", "(text_width: 40)");
    let said = study(&home, &[], "\nq\n");
    let answer = said
        .out
        .lines()
        .skip_while(|line| !line.contains("Sample answer:"));
    let answer: Vec<_> = answer.skip(1).take_while(|line| !line.is_empty()).collect();
    assert!(
        answer.len() > 5 && answer.iter().all(|line| line.len() <= 40),
        "{answer:#?}"
    );
}

#[test]
fn a_plain_session_makes_the_copies_of_the_day() {
    let home = Home::studied();
    study(&home, &[], "q\n");
    let copies = fs::read_dir(home.at("data/backups")).unwrap();
    assert_eq!(copies.count(), 1);
}
