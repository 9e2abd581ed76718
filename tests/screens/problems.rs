//! What is wrong in the user's files.

use greenroom::{deck::Problem, tui::Message};
use insta::assert_snapshot;

use crate::{player::Stage, stages::show};

const BROKEN: &str = r#"(version: 1, role: "Baker", cards: [
    (id: "dough", question: "Why does dough rise?", answer: "Yeast makes gas."),
    (id: "oven", question: "How hot?", anwser: "Very."),
])"#;

#[test]
fn each_problem_has_its_place_what_is_wrong_and_a_remedy() {
    let mut player = show("problems", Stage::new());
    player
        .see("decks/baker.ron:12:5")
        .see("Expected comma")
        .see("mend this place");
    assert_snapshot!(player.screen());
}

#[test]
fn a_broken_deck_is_listed_and_the_others_work() {
    let mut player = Stage::new().deck("baker", BROKEN).open();
    player
        .see("Rust Developer")
        .see("Baker")
        .see("! problems")
        .press("!");
    player.see("decks/baker.ron:3:40").see("anwser").press("e");
    assert_eq!(player.edited, [(crate::player::deck_path("baker"), 3)]);
    player.press("esc end enter").see("What does Send promise?");
}

#[test]
fn a_file_whose_name_would_break_the_line_is_shown_in_one_and_opened_all_the_same() {
    let mut player = Stage::new().deck("ba\nker", BROKEN).open();
    player.press("!").see("decks/ba␊ker.ron:3:40").press("e");
    assert_eq!(player.edited, [(crate::player::deck_path("ba\nker"), 3)]);
}

#[test]
fn a_mended_deck_leaves_the_list_at_once() {
    let mut player = Stage::new().deck("baker", BROKEN).open();
    player
        .press("!")
        .see("1 problem")
        .saves_deck("baker", &BROKEN.replace("anwser", "answer"));
    player
        .see("Everything could be read.")
        .press("esc")
        .does_not_see("! problems")
        .see("0/2");
}

#[test]
fn a_deck_that_cannot_be_read_at_all_takes_none_of_the_others_with_it() {
    let nested = "[".repeat(10_000);
    let mut player = Stage::new().deck("nested", &nested).deck("empty", "").open();
    player
        .see("Rust Developer")
        .press("!")
        .see("decks/empty.ron")
        .see("1 of 2");
}

#[test]
fn a_folder_of_decks_that_cannot_be_listed_is_a_problem_until_it_can_be() {
    let mut player = Stage::new().open();
    let problem = Problem::error(
        "/home/me/decks",
        0,
        0,
        "this folder cannot be listed: Permission denied",
    )
    .hint("give yourself the right to read it");
    player
        .happens(Message::DecksListed(Err(Box::new(problem))))
        .see("Permission denied (! says more)")
        .press("!")
        .see("/home/me/decks")
        .see("give yourself the right to read it");
    player
        .happens(Message::DecksListed(Ok(())))
        .see("Everything could be read.");
}

#[test]
fn what_was_wrong_in_the_history_is_listed_too() {
    let mut player = Stage::new().start();
    let problem = Problem::warning("history/laptop.ronl", 7, 1, "damaged or unknown record");
    player
        .reads_the_decks()
        .press("!")
        .see("Everything could be read.");
    player
        .finds_history(Box::default(), vec![problem])
        .see("history/laptop.ronl:7:1");
    player.press("esc").see("! problems");
}

#[test]
fn a_history_from_the_future_is_doubted_aloud() {
    let mut player = Stage::new().at("2027-06-01T12:00:00Z").open();
    player.press("down enter space 3 q");
    let mut back = Stage::new().start();
    let progress = greenroom::history::fold(player.events.clone());
    back.finds_history(Box::new(progress), Vec::new())
        .see("Your history reaches into the future");
}

/// A problem of `words` numbered words.
fn long(file: &str, words: usize) -> Problem {
    let what = (0..words)
        .map(|number| format!("{file}{number}."))
        .collect::<Vec<_>>();
    Problem::error(format!("decks/{file}.ron"), 3, 5, what.join(" ")).hint("mend this place")
}

#[test]
fn every_line_of_a_problem_longer_than_the_screen_can_be_reached() {
    for (columns, rows) in [(80, 24), (140, 40), (40, 12)] {
        let stage = Stage::new().size(columns, rows);
        let mut player = stage.problem(long("oven", 500)).problem(long("dough", 20)).open();
        let top = player.press("!").see("1 of 2").see("lines 1-").screen();
        let (mut seen, mut steps) = (top.clone(), 0);
        while !player.screen().contains("2 of 2") {
            seen.push_str(&player.press("down").screen());
            steps += 1;
        }
        for number in 0..500 {
            let word = format!("oven{number}.");
            assert!(seen.contains(&word), "{word} is nowhere at {columns}x{rows}");
        }
        player.see("decks/dough.ron:3:5").see("dough19.").press("e");
        assert_eq!(player.edited, [(crate::player::deck_path("dough"), 3)]);
        for _ in 0..steps {
            player.press("up");
        }
        assert_eq!(player.screen(), top);
    }
}

#[test]
fn pages_and_the_wheel_go_through_long_problems_too() {
    let mut player = Stage::new()
        .size(40, 12)
        .problem(long("oven", 100))
        .problem(long("dough", 2))
        .open();
    player
        .press("!")
        .see("1 of 2   lines 1-9 of")
        .press("pgdn")
        .see("1 of 2   lines 10-18 of");
    player
        .scrolls(1)
        .see("lines 13-21 of")
        .press("home")
        .see("lines 1-9 of");
    player
        .press("end")
        .see("2 of 2")
        .see("dough1.")
        .see("mend this place");
    player.press("pgup").see("1 of 2").scrolls(-9).see("lines 1-9 of");
}

#[test]
fn among_short_problems_the_wheel_and_clicks_choose_one() {
    let mut player = Stage::new()
        .problem(long("oven", 2))
        .problem(long("dough", 2))
        .open();
    player
        .press("!")
        .see("1 of 2")
        .scrolls(1)
        .see("2 of 2")
        .see("› decks/dough.ron");
    player
        .click("oven1.")
        .see("› decks/oven.ron")
        .press("pgdn")
        .see("› decks/dough.ron");
    player.press("pgup").see("› decks/oven.ron");
}

#[test]
fn the_chosen_problem_stays_on_the_screen_when_its_size_changes() {
    let mut player = Stage::new()
        .problem(long("oven", 60))
        .problem(long("dough", 2))
        .open();
    player
        .press("! end")
        .see("› decks/dough.ron")
        .resizes(40, 12)
        .see("› decks/dough.ron");
    player
        .resizes(80, 24)
        .see("› decks/dough.ron")
        .see("decks/oven.ron");
}
