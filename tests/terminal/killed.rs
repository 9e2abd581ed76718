//! A program that is killed as soon as it says that something is saved.

use std::{collections::BTreeSet, fmt::Write, thread};

use super::{others::on_the_list, pty::Home};

/// Killed in each home, of which two run at once.
const KILLS: usize = 100;

/// A home with a question for every kill, and one to go on with.
fn home() -> Home {
    let home = Home::new();
    let cards = (0..=KILLS).fold(String::new(), |mut cards, number| {
        let _ = writeln!(
            cards,
            r#"(id: "c{number}", question: "Q{number}?", answer: "A{number}."),"#
        );
        cards
    });
    home.save_deck(
        "rust",
        &format!("(version: 1, role: \"Rust Developer\", cards: [\n{cards}])"),
    );
    home.save_settings("(new_per_day: 1000)");
    home
}

#[test]
fn each_of_200_grades_is_there_once_though_each_was_followed_by_kill_9() {
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| grade_and_kill(&home()));
        }
    });
}

fn grade_and_kill(home: &Home) {
    for number in 0..KILLS {
        let mut pty = home.run(&["study", "rust developer", "--order", "deck"]);
        // That this one is asked says that those before it were found.
        pty.see(&format!("Q{number}?"))
            .press("space")
            .see(&format!("A{number}."))
            .press("4")
            .see(&format!("Q{}?", number + 1))
            .signal("KILL");
        assert!(pty.ends().is_err());
        assert!(!pty.screen().contains("problem"), "{}", pty.screen());
    }
    let grades = home.grades();
    let cards: BTreeSet<_> = grades.iter().map(|grade| card(grade)).collect();
    assert_eq!(
        (grades.len(), cards.len()),
        (KILLS, KILLS),
        "each once: {grades:?}"
    );
    let mut pty = on_the_list(home);
    pty.see(&format!("{KILLS}/{}", KILLS + 1)).press("q");
    assert_eq!(pty.ends(), Ok(0));
    let mut doctor = home.run(&["doctor"]);
    doctor.see("Everything is in order.");
    assert_eq!(doctor.ends(), Ok(0));
}

/// The card that a line of the history grades.
fn card(line: &str) -> &str {
    let id = line.split_once("\"rust/").and_then(|(_, id)| id.split_once('"'));
    id.map_or("", |(id, _)| id)
}
