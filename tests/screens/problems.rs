//! What is wrong in the user's files.

use greenroom::deck::Problem;
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
        .see("2 problems");
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
        .see("is the clock right?");
}
