//! A mock interview with the real program, which is killed in the middle of it.

use super::{home, pty::Pty};

/// Writes an answer to what is asked.
fn answer<'a>(pty: &'a mut Pty, text: &str) -> &'a mut Pty {
    pty.press("w")
        .see("esc done")
        .send(text)
        .see(text)
        .press("esc")
        .see("Press enter when you are done")
}

#[test]
fn what_was_answered_before_kill_9_is_kept_and_gone_on_with_and_reported() {
    let home = home();
    let mut pty = home.run(&["mock", "rust developer"]);
    pty.see("question 1 of 4");
    answer(&mut pty, "It moves.")
        .press("enter")
        .see("question 2 of 4")
        .signal("KILL");
    assert!(pty.ends().is_err());

    let mut pty = super::own_roles(home.open());
    pty.press("m")
        .see("go on (today, 1 of 4 answered)")
        .press("enter")
        .see("question 2 of 4");
    answer(&mut pty, "It is shared.")
        .press("enter")
        .see("question 3 of 4")
        .press("esc")
        .see("is kept")
        .press("m")
        .see("2 of 4 answered")
        .press("l enter")
        .see("How did it go?")
        .see("1 of 2")
        .press("q");
    assert_eq!(pty.ends(), Ok(0));
    pty.assert_given_back();

    let mut report = home.run(&["report"]);
    report.see("2 questions were not reached.");
    assert_eq!(report.ends(), Ok(0));
    assert_eq!(home.grades().len(), 0);
}
