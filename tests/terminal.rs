//! The real program on a real terminal.
#![cfg(target_os = "linux")]
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    reason = "decks are saved and histories read beside the program; a helper of tests fails as a test does"
)]

#[path = "terminal/full.rs"]
mod full;
#[path = "terminal/killed.rs"]
mod killed;
#[path = "terminal/machines.rs"]
mod machines;
#[path = "terminal/mocks.rs"]
mod mocks;
#[path = "terminal/others.rs"]
mod others;
#[path = "terminal/panics.rs"]
mod panics;
#[path = "terminal/plain.rs"]
mod plain;
#[path = "terminal/programs.rs"]
mod programs;
#[path = "common/pty.rs"]
mod pty;
#[path = "common/review.rs"]
mod review;

use std::{
    fs, thread,
    time::{Duration, Instant},
};

use pty::{Home, Pty};

const RUST: &str = r#"(
    version: 1,
    role: "Rust Developer",
    cards: [
        (id: "send", question: "What does Send promise?", answer: "The value may move to another thread."),
        (id: "sync", question: "And what does Sync promise?", answer: "References may be shared."),
        (id: "drop", question: "When is a value dropped?", answer: "When its owner goes."),
        (id: "pin", question: "What is pinned?", answer: "A value that stays where it is."),
    ],
)
"#;

fn home() -> Home {
    let home = Home::new();
    home.save_deck("rust", RUST);
    home
}

/// The list of the user's own roles alone, whatever comes with the program; the first is chosen.
fn own_roles(mut pty: Pty) -> Pty {
    pty.see("Greenroom")
        .press("/")
        .send("your own")
        .see("/ your own")
        .press("enter")
        .see("esc shows all")
        .see("Rust Developer");
    pty
}

/// A session over the user's own role, its first question on the screen.
fn studying(home: &Home) -> Pty {
    let mut pty = home.run(&["study", "rust developer"]);
    pty.see("What does Send promise?");
    pty
}

/// Writes an answer to the question on the screen.
fn write(pty: &mut Pty, text: &str) {
    pty.press("w")
        .see("esc done")
        .send(text)
        .see(text)
        .press("esc")
        .see("Your answer");
}

/// The same after its first question was graded, with the second on the screen.
fn one_graded(home: &Home) -> Pty {
    let mut pty = studying(home);
    pty.press("space")
        .see("another thread")
        .press("3")
        .see("And what does Sync promise?");
    pty
}

#[test]
fn a_session_is_graded_left_and_found_again() {
    let home = home();
    let mut pty = home.open();
    pty.see("Greenroom")
        .press("/")
        .send("rust")
        .see("/ rust")
        .press("enter enter");
    pty.see("What does Send promise?").does_not_see("another thread");
    for (number, (grade, next)) in [
        ("3", "And what does Sync promise?"),
        ("1", "When is a value dropped?"),
        ("4", "What is pinned?"),
    ]
    .into_iter()
    .enumerate()
    {
        pty.press("space").see("How did it go?").press(grade).see(next);
        let grades = home.grades();
        assert_eq!(
            grades.len(),
            number + 1,
            "on the disk before the next question shows: {grades:?}"
        );
    }
    pty.press("q");
    assert_eq!(pty.ends(), Ok(0));
    pty.assert_given_back();
    assert!(home.data().join("progress.ron").exists());

    let mut again = own_roles(home.open());
    again
        .see("3/4")
        .see("1 due")
        .see("Last studied")
        .see("today")
        .press("enter");
    again
        .see("And what does Sync promise?")
        .press("space")
        .see("References may be shared")
        .press("q");
    assert_eq!(again.ends(), Ok(0));
}

#[test]
fn everything_can_be_done_with_the_mouse() {
    let home = home();
    home.save_deck("java", &RUST.replace("Rust", "Java"));
    let mut pty = home.open();
    // The group before all groups is the last: the user's own, once everything has been read.
    pty.see("New here?").click("‹").see("‹ Your own ›");
    pty.see("› Java Developer")
        .click("Rust Developer")
        .see("› Rust Developer")
        .click("Rust Developer");
    // A click right after what stands there changed was meant for what stood there before.
    thread::sleep(Duration::from_millis(550));
    pty.click("What does Send promise?").see("3 Good");
    thread::sleep(Duration::from_millis(550));
    pty.click("3 Good").see("And what does Sync promise?");
    assert_eq!(home.grades().len(), 1);
    pty.press("M").see("mouse off").press("q");
    assert_eq!(pty.ends(), Ok(0));
    pty.assert_given_back();
}

#[test]
fn the_terminal_can_be_resized_during_a_session() {
    let home = home();
    let mut pty = studying(&home);
    pty.press("space")
        .see("another thread")
        .resize(140, 40)
        .see("How did it go?");
    pty.resize(20, 5).see("needs 40x12").press("3").rest();
    assert_eq!(home.grades().len(), 0, "what cannot be seen cannot be graded");
    for columns in [200, 41, 97, 40] {
        pty.resize(columns, 12).see("another thread");
    }
    pty.press("3").see("And what does Sync promise?").press("q");
    assert_eq!(pty.ends(), Ok(0));
}

#[test]
fn ctrl_c_leaves_with_everything_saved() {
    let home = home();
    let mut pty = one_graded(&home);
    pty.press("n").see("Your note").press("h i ctrl-c");
    assert_eq!(pty.ends(), Ok(0));
    pty.assert_given_back();
    assert_eq!(home.grades().len(), 1);
    studying_again(&home);
}

#[test]
fn signals_that_end_it_leave_the_terminal_and_the_grades_in_order() {
    for (signal, number) in [("TERM", 15), ("HUP", 1), ("INT", 2), ("QUIT", 3)] {
        let home = home();
        let mut pty = one_graded(&home);
        pty.signal(signal);
        assert_eq!(pty.ends(), Ok(128 + number), "SIG{signal}");
        pty.assert_given_back();
        assert_eq!(home.grades().len(), 1, "SIG{signal}");
        assert!(home.data().join("progress.ron").exists(), "SIG{signal}");
        studying_again(&home);
    }
}

/// After one grade the next card is asked, and the list knows of the one that was graded.
fn studying_again(home: &Home) {
    let mut pty = home.run(&["study", "rust developer"]);
    pty.see("And what does Sync promise?")
        .see("1 of 3")
        .press("esc")
        .see("1/4")
        .press("q");
    assert_eq!(pty.ends(), Ok(0));
}

#[test]
fn a_window_that_is_closed_ends_the_program_and_loses_nothing() {
    let home = home();
    let mut pty = one_graded(&home);
    pty.close_the_window();
    assert_ne!(pty.ends(), Ok(101), "no panic, though nobody hears of what fails");
    assert_eq!(home.grades().len(), 1);
    studying_again(&home);
}

#[test]
fn kill_9_loses_no_grade_and_does_not_block_the_next_start() {
    let home = home();
    let mut pty = studying(&home);
    for next in [
        "And what does Sync promise?",
        "When is a value dropped?",
        "What is pinned?",
    ] {
        pty.press("space").see("How did it go?").press("3").see(next);
    }
    pty.signal("KILL");
    assert_eq!(pty.ends().map_err(|signal| signal.contains("Killed")), Err(true));
    assert_eq!(home.grades().len(), 3);
    let mut again = own_roles(home.open());
    again
        .see("3/4")
        .press("enter")
        .see("What is pinned?")
        .press("space 3")
        .see("1 card answered");
    assert_eq!(home.grades().len(), 4);
}

#[test]
fn ctrl_z_in_a_shell_gives_the_terminal_back_until_fg() {
    let home = home();
    let mut shell = shell(&home);
    shell.send(&format!(
        "{} study 'rust developer'\r",
        env!("CARGO_BIN_EXE_greenroom")
    ));
    shell.see("What does Send promise?");
    shell.press("ctrl-z").see("Stopped").see("2> ");
    shell.inspect(|screen| assert!(!screen.alternate_screen() && !screen.hide_cursor()));
    shell
        .send("echo still a $((40 + 2)) shell\r")
        .see("still a 42 shell")
        .see("3> ")
        .send("fg\r");
    shell.see("What does Send promise?").see_no_more("still a");
    shell.inspect(|screen| assert!(screen.alternate_screen() && screen.bracketed_paste()));
    shell
        .press("space")
        .see("another thread")
        .send("q")
        .see("4> ")
        .send("exit\r");
    assert_eq!(shell.ends(), Ok(0));
}

/// An interactive shell with job control.
fn shell(home: &Home) -> Pty {
    let mut command = home.command("bash");
    command.args(["--norc", "--noprofile", "-i"]);
    // The prompt counts the commands.
    command.env("PS1", "\\#> ");
    let mut shell = Pty::start(&command);
    shell.see("1> ");
    shell
}

#[test]
fn a_stop_from_outside_gives_the_terminal_back_and_sigcont_brings_the_screen_back() {
    let home = home();
    let mut pty = studying(&home);
    pty.press("space")
        .see("another thread")
        .rest()
        .signal("TSTP")
        .wait_for_state('T');
    pty.assert_given_back();
    pty.signal("CONT").see("another thread").wait_for_state('S');
    pty.inspect(|screen| {
        assert!(screen.alternate_screen() && screen.hide_cursor() && screen.bracketed_paste());
        assert_eq!(
            screen.mouse_protocol_mode(),
            vt100::MouseProtocolMode::PressRelease
        );
    });
    pty.press("3").see("And what does Sync promise?").press("q");
    assert_eq!(pty.ends(), Ok(0));
    pty.assert_given_back();
}

/// An editor that notes what it is told and reads one line from the terminal. Its name is one that takes `+line`.
fn editor(home: &Home, script: &str) -> String {
    use std::os::unix::fs::PermissionsExt;

    let path = home.path().join("nano");
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("the script can be written");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("it can be made executable");
    path.display().to_string()
}

/// A home whose `$EDITOR` is such a script.
fn edited_by(script: &str) -> Home {
    let home = home();
    let name = editor(&home, script);
    home.with("EDITOR", &name)
}

#[test]
fn e_opens_the_card_in_the_editor_at_its_line_and_comes_back_to_it() {
    let home = home();
    let script = "printf '%s\\n' \"$@\" > args; echo THE EDITOR; read -r line; echo \"$line\" > typed";
    let name = editor(&home, script);
    let home = home.with("EDITOR", &format!("{name} --wait"));
    let mut pty = one_graded(&home);
    pty.press("e")
        .see("THE EDITOR")
        .inspect(|screen| assert!(!screen.alternate_screen(), "the editor has the screen"));
    pty.send("space q 3 1 ctrl\r").see("And what does Sync promise?");
    pty.does_not_see("References may be shared")
        .press("space")
        .see("References may be shared");
    let read = |name: &str| fs::read_to_string(home.path().join(name)).expect("the editor wrote it");
    assert_eq!(
        read("args"),
        format!("--wait\n+6\n{}\n", home.deck("rust").display())
    );
    assert_eq!(read("typed"), "space q 3 1 ctrl\n", "keys went to the editor");
    assert_eq!(home.grades().len(), 1);
}

#[test]
fn a_card_changed_in_the_editor_shows_its_new_text() {
    let home = home();
    let name = editor(
        &home,
        "sed -i 's/What does Send promise/What does Send allow/' \"$2\"",
    );
    let home = home.with("VISUAL", &name);
    let mut pty = studying(&home);
    pty.press("e")
        .see("What does Send allow?")
        .press("space")
        .see("another thread");
}

#[test]
fn ctrl_c_in_the_editor_does_not_end_the_program() {
    let home =
        edited_by("trap 'echo \"(interrupted)\"' INT; echo THE EDITOR; read -r line; read -r line; exit 0");
    let mut pty = studying(&home);
    pty.press("e")
        .see("THE EDITOR")
        .send("\x03")
        .see("(interrupted)")
        .send("\r\r");
    pty.see("What does Send promise?")
        .press("space")
        .see("another thread")
        .press("q");
    assert_eq!(pty.ends(), Ok(0));
}

#[test]
fn an_editor_that_is_not_there_or_fails_is_said() {
    let home = home().with("EDITOR", "/no/such/editor");
    studying(&home)
        .press("e")
        .see("/no/such/editor")
        .see("set $EDITOR")
        .see("What does Send promise?");
    studying(&edited_by("exit 3"))
        .press("e")
        .see("exit status: 3")
        .see("What does Send promise?");
}

#[test]
fn a_suspended_editor_gives_the_shell_back_with_the_program() {
    let home = edited_by("echo THE EDITOR; kill -TSTP 0; echo GOES ON; read -r line");
    let mut shell = shell(&home);
    shell.send(&format!(
        "{} study 'rust developer'\r",
        env!("CARGO_BIN_EXE_greenroom")
    ));
    shell.see("What does Send promise?");
    shell
        .press("e")
        .see("THE EDITOR")
        .see("Stopped")
        .see("2> ")
        .send("fg\r")
        .see("GOES ON")
        .send("\r");
    shell.see("What does Send promise?");
    shell
        .press("space")
        .see("another thread")
        .send("q")
        .see("3> ")
        .send("exit\r");
    assert_eq!(shell.ends(), Ok(0));
}

#[test]
fn a_paste_of_20_kb_does_nothing_and_keys_still_work_after_it() {
    let home = home();
    let mut pty = studying(&home);
    pty.rest()
        .send(&format!("\x1b[200~{}\x1b[201~", " 3\rq".repeat(5_000)));
    pty.press("space").see("another thread");
    assert_eq!(home.grades().len(), 0);
    pty.press("3").see("And what does Sync promise?");
    assert_eq!(home.grades().len(), 1);
}

#[test]
fn keys_sent_in_one_burst_never_answer_a_card_that_came_after_them() {
    let home = home();
    let mut pty = studying(&home);
    pty.rest()
        .send(" 3 3 3 3 3")
        .see("And what does Sync promise?")
        .does_not_see("References");
    assert_eq!(home.grades().len(), 1, "the one that was on the screen");
}

#[test]
fn of_two_decks_with_one_id_the_second_is_a_problem_until_the_first_goes() {
    let home = home();
    let mut pty = own_roles(home.open());
    let second = home.deck("rust").with_extension("RON");
    fs::write(&second, RUST.replace("Rust Developer", "Rustacean")).expect("the deck can be written");
    pty.see("1 problem")
        .see("Rust Developer")
        .does_not_see("Rustacean");
    pty.press("!")
        .see("rust.RON")
        .see("rename this file")
        .press("esc");
    fs::remove_file(home.deck("rust")).expect("the deck can be deleted");
    pty.see("Rustacean")
        .see_no_more("1 problem")
        .does_not_see("Rust Developer");
}

#[test]
fn keys_pressed_while_decks_are_read_leave_the_keyboard_alive() {
    let home = Home::new();
    for number in 0..400 {
        home.save_deck(
            &format!("deck{number:03}"),
            &RUST.replace("Rust Developer", &format!("Role {number}")),
        );
    }
    // Decks are read by name, roles listed by theirs: once the first of the list is there, all are.
    home.save_deck("last", &RUST.replace("Rust Developer", "A last one"));
    let mut pty = home.open();
    pty.see("Greenroom").press("/").send("your own\r");
    let started = Instant::now();
    for key in ["j", "k"].into_iter().cycle() {
        pty.send(key);
        thread::sleep(Duration::from_millis(30));
        let screen = pty.screen();
        if screen.contains("A last one") && !screen.contains("reading your") {
            break;
        }
        assert!(started.elapsed() < Duration::from_secs(20), "{screen}");
    }
    pty.see("A last one").press("end").see("› Role 99").press("q");
    assert_eq!(pty.ends(), Ok(0));
}

#[test]
fn a_deck_saved_while_it_runs_shows_within_a_second_without_a_key() {
    let home = home();
    let mut pty = own_roles(home.open());
    let by_rename = |role: &str| {
        let text = RUST.replace("Rust Developer", role);
        let beside = home.deck("rust").with_extension("swp");
        fs::write(&beside, text).expect("the deck can be written");
        fs::rename(&beside, home.deck("rust")).expect("it can take the old one's place");
    };
    let in_place = |role: &str| home.save_deck("rust", &RUST.replace("Rust Developer", role));
    for way in ["by rename", "in place"] {
        // On a busy machine one of three is enough.
        let quick = (1..=3).any(|number| {
            let role = format!("Role {number} {way}");
            let saved = Instant::now();
            if way == "by rename" {
                by_rename(&role);
            } else {
                in_place(&role);
            }
            pty.see(&role);
            saved.elapsed() < Duration::from_secs(1)
        });
        assert!(quick, "saved {way}");
    }
    home.save_deck("new", &RUST.replace("Rust Developer", "A new role"));
    pty.see("A new role");
    fs::remove_file(home.deck("new")).expect("the deck can be deleted");
    pty.see_no_more("A new role");
    home.save_deck("rust", "(version: 1, role: ");
    pty.see_no_more("Role 3").see("1 problem");
}

#[test]
fn an_idle_program_draws_nothing_and_never_wakes() {
    let home = home();
    let mut pty = own_roles(home.open());
    wait_for_copies(&home);
    assert_idle(&mut pty, "on the role list");
    pty.press("enter").see("What does Send promise?").rest();
    let before = pty.sleeps();
    pty.see("0:02");
    let wakes = pty.sleeps() - before;
    assert!(
        (1..=10).contains(&wakes),
        "a clock that runs wakes it once a second, not {wakes} times in two"
    );
    pty.press("space").see("another thread").rest();
    assert_idle(&mut pty, "on an answer");
}

/// Waits until the copies of the day were made, which begins two seconds after the start.
fn wait_for_copies(home: &Home) {
    let started = Instant::now();
    let copies = || {
        let found = fs::read_dir(home.data().join("backups")).into_iter().flatten();
        found
            .flatten()
            .map(|copy| copy.path().extension().is_none())
            .collect::<Vec<_>>()
    };
    // What is not whole yet has an ending.
    while copies().is_empty() || copies().contains(&false) {
        assert!(started.elapsed() < Duration::from_secs(20), "there is a copy");
        thread::sleep(Duration::from_millis(20));
    }
}

/// Watches for a second and a half: nothing can be waited for where nothing is to happen.
fn assert_idle(pty: &mut Pty, place: &str) {
    let mut seen = Vec::new();
    for _ in 0..3 {
        let before = (pty.output().len(), pty.sleeps());
        thread::sleep(Duration::from_millis(1_500));
        let after = (pty.output().len(), pty.sleeps());
        if before == after {
            return;
        }
        // What it still had to do at first may end now.
        seen.push((before, after));
    }
    panic!("bytes and wake-ups before and after, {place}: {seen:?}");
}

#[test]
fn a_second_one_on_the_same_data_reads_and_says_that_it_cannot_write() {
    let home = home();
    let mut first = one_graded(&home);
    let mut second = own_roles(home.open());
    second
        .see("another Greenroom is open")
        .see("1/4")
        .press("enter")
        .see("grades cannot be saved");
    first
        .press("space")
        .see("References")
        .press("3")
        .see("When is a value dropped?");
    second.press("q");
    assert_eq!(second.ends(), Ok(0));
    second.assert_given_back();
    assert_eq!(home.grades().len(), 2);
    first.signal("KILL");
    assert!(first.ends().is_err());
    studying_third(&home);
}

fn studying_third(home: &Home) {
    let mut pty = home.run(&["study", "rust developer"]);
    pty.see("When is a value dropped?")
        .press("space")
        .see("When its owner goes")
        .press("3")
        .see("What is pinned?");
    assert_eq!(home.grades().len(), 3);
}

#[test]
fn a_history_that_cannot_be_written_is_said_until_it_can() {
    let home = home();
    let history = home.data().join("history");
    fs::write(&history, "in the way").expect("the file can be written");
    let mut pty = studying(&home);
    pty.press("space")
        .see("another thread")
        .press("3")
        .see("NOT SAVED")
        .see("And what does Sync promise?");
    pty.press("space").see("References").press("3").see("2 grades");
    fs::remove_file(&history).expect("the file can be removed");
    pty.see("When is a value dropped?")
        .press("space")
        .see("its owner")
        .press("3")
        .see_no_more("NOT SAVED");
    assert_eq!(home.grades().len(), 3, "all of them are saved now");
    pty.press("q");
    assert_eq!(pty.ends(), Ok(0));
}

#[test]
fn leaving_with_something_unsaved_says_so_and_fails() {
    let home = home();
    fs::write(home.data().join("history"), "in the way").expect("the file can be written");
    let mut pty = studying(&home);
    pty.press("space")
        .see("another thread")
        .press("3")
        .see("NOT SAVED: 1 grade")
        .press("q")
        .see("q leaves anyway")
        .press("q");
    assert_eq!(pty.ends(), Ok(1));
    pty.assert_given_back();
    pty.see("could not be saved").see("1 grade not saved");
}

#[test]
fn colours_can_be_turned_off() {
    let coloured = |pty: &Pty| {
        pty.inspect(|screen| {
            let (rows, columns) = screen.size();
            let places = (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column)));
            let cells = places.filter_map(|(row, column)| screen.cell(row, column));
            cells
                .filter(|cell| cell.fgcolor() != vt100::Color::Default)
                .count()
        })
    };
    let plain = [
        (home().with("NO_COLOR", "1"), vec![]),
        (home().with("TERM", "dumb"), vec![]),
        (home(), vec!["--color", "never"]),
    ];
    for (home, arguments) in plain {
        let mut pty = own_roles(home.run(&arguments));
        pty.rest();
        assert_eq!(coloured(&pty), 0, "{arguments:?}");
    }
    let home = home().with("NO_COLOR", "1");
    let mut pty = own_roles(home.run(&["--color", "always"]));
    pty.rest();
    assert!(coloured(&pty) > 0, "asked for by name they are there");
}

#[test]
fn the_command_line_narrows_a_session() {
    let home = home();
    for (arguments, seen) in [
        (
            &["study", "rust developer", "--cram", "--limit", "2"][..],
            "Rust Developer (cram)",
        ),
        (
            &["study", "rust developer", "--new-only", "--limit", "2"],
            "1 of 2",
        ),
        (
            &["study", "rust developer", "--order", "deck", "--deck", "rust"],
            "1 of 4",
        ),
        (
            &["study", "rust developer", "--due-only"],
            "nothing to ask here today",
        ),
        (
            &[
                "study",
                "backend developer",
                "--difficulty",
                "easy,hard",
                "--kind",
                "technical",
            ],
            "technical",
        ),
        (&["study", "all", "--limit", "3"], "1 of 3"),
    ] {
        let mut pty = home.run(arguments);
        pty.see(seen).press("q");
        assert_eq!(pty.ends(), Ok(0), "{arguments:?}");
    }
}
