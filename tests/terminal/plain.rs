//! A session line by line, where the terminal can only print.

use super::home;

#[test]
fn on_a_dumb_terminal_a_session_is_asked_line_by_line_and_nothing_moves_the_cursor() {
    let home = home().with("TERM", "dumb");
    let mut pty = home.run(&["study", "rust developer", "--order", "deck"]);
    pty.see("Rust Developer. 4 cards today: 0 due, 4 new.")
        .see("Question 1 of 4.")
        .see("What does Send promise?")
        .see("press enter for the sample answer.");
    pty.send("\n").see("The value may move").see("How did it go?");
    pty.send("3\n")
        .see("Saved. Good: back in")
        .see("Question 2 of 4.");
    assert_eq!(home.grades().len(), 1);
    // The end of the input, as ctrl-d types it.
    pty.send("\x04").see("1 card answered in");
    assert_eq!(pty.ends(), Ok(0));
    let output = pty.output();
    let control = |char: char| char.is_control() && !matches!(char, '\r' | '\n');
    // The terminal itself shows what is typed, ctrl-d as two backspaces.
    let output = output.replace("^D\u{8}\u{8}", "");
    assert!(!output.contains(control), "{output:?}");
}

#[test]
fn ctrl_c_in_the_middle_of_a_plain_session_loses_no_grade() {
    let home = home();
    let mut pty = home.run(&["study", "rust developer", "--plain"]);
    pty.see("Question 1 of 4.");
    pty.send("\n4\n").see("Saved. Easy").see("Question 2 of 4.");
    pty.send("\x03");
    assert!(pty.ends().is_err(), "the signal ended it");
    assert_eq!(home.grades().len(), 1);
}
