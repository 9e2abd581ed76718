//! The story bank: stories written once, and linked to the behavioral questions they answer.

use greenroom::{
    history::{EventKind, Story},
    schedule::Rating,
    store::Drafts,
};
use insta::assert_snapshot;

use crate::{
    player::{Player, RUST, Stage},
    stages::show,
};

/// A second behavioral question beside that of the user's deck.
fn two_questions() -> Stage {
    let more = r#"(id: "conflict", kind: Behavioral, difficulty: Hard, question: "When did you disagree with a decision?", answer: "Once.", rubric: Behavioral),
    ],
)"#;
    Stage::bare().deck("rust", &RUST.replace("    ],\n)", more))
}

/// The bank of the role, with nothing in it.
fn opened() -> Player {
    let mut player = two_questions().open();
    player.press("down b").see("Stories");
    player
}

/// Each story, with its questions' own ids.
fn stories(player: &Player) -> Vec<(String, String, Vec<String>)> {
    let stories = player.progress().stories().values();
    let shown = stories.map(|Story { title, text, cards }| {
        let cards = cards.iter().map(|card| card.card().to_owned()).collect();
        (title.clone(), text.clone(), cards)
    });
    shown.collect()
}

#[test]
fn an_empty_bank_says_what_it_is_for_and_which_questions_wait_for_a_story() {
    let mut player = opened();
    player
        .see("0 of 2 questions have a story")
        .see("No story yet.")
        .see("Which review taught you most?")
        .see("When did you disagree with a decision?")
        .does_not_see("What does Send promise?");
}

#[test]
fn a_story_is_written_read_and_linked_to_the_questions_it_answers() {
    let mut player = opened();
    player
        .press("enter")
        .see("New story")
        .types("The red build")
        .press("enter enter")
        .types("Friday, all was red.")
        .press("esc");
    player
        .see("story saved")
        .see("The red build")
        .see("no question yet")
        .press("enter")
        .see("Friday, all was red.")
        .see("[ ] Which review taught you most?");
    player
        .press("tab tab x")
        .see("[x] When did you disagree with a decision?");
    player
        .press("esc")
        .see("1 of 2 questions have a story")
        .see("1 question");
    assert_eq!(
        stories(&player),
        [(
            "The red build".to_owned(),
            "Friday, all was red.".to_owned(),
            vec!["conflict".to_owned()]
        )]
    );
    player.press("enter tab x esc").see("0 of 2 questions");
}

#[test]
fn a_story_begun_on_a_question_is_linked_to_it() {
    let mut player = opened();
    player
        .press("down enter")
        .see("Which review taught you most?")
        .types("A review")
        .press("esc");
    player.see("1 of 2 questions have a story");
    assert_eq!(
        stories(&player),
        [("A review".to_owned(), String::new(), vec!["story".to_owned()])]
    );
    player
        .press("u")
        .see("taken back")
        .press("u")
        .see("0 of 2")
        .see("No story yet.");
}

#[test]
fn deleting_asks_first_and_can_be_taken_back_with_the_links() {
    let mut player = opened();
    player.press("down enter").types("A review").press("esc g D");
    player.see("D again deletes \"A review\"");
    player.press("down D").does_not_see("deleted");
    assert_eq!(stories(&player).len(), 1);
    player.press("g D D").see("deleted").see("No story yet.");
    player
        .press("u")
        .see("1 of 2 questions have a story")
        .see("A review");
    assert_eq!(stories(&player)[0].2, ["story"]);
}

#[test]
fn what_was_not_changed_is_not_written_and_nothing_is_no_story() {
    let mut player = opened();
    player.press("w esc").see("nothing was written");
    player.press("w").types("A review").press("esc");
    let before = player.events.len();
    player.press("g w esc enter w esc esc");
    assert_eq!(player.events.len(), before);
    player.press("w");
    for _ in 0..10 {
        player.press("backspace");
    }
    player.press("esc").see("the story stays as it was");
    assert_eq!(stories(&player)[0].0, "A review");
}

#[test]
fn it_can_be_written_in_the_users_editor() {
    let mut player = opened();
    player.editor = Some("\nThe red build\n\nFriday.\n".to_owned());
    player
        .press("E")
        .see("The red build")
        .press("enter")
        .see("Friday.");
    player.editor = Some("The red build\n\nIt was Monday.\n".to_owned());
    player.press("E").see("It was Monday.");
    player.editor = Some(String::new());
    player
        .press("E")
        .see("the story stays as it was")
        .see("It was Monday.");
}

#[test]
fn a_paste_of_more_than_a_story_holds_is_cut_and_that_is_said() {
    let mut player = opened();
    player
        .press("w")
        .pastes(&"It was red. ".repeat(10_000))
        .see("a story holds 64 KiB")
        .press("esc")
        .see("story saved");
    player.editor = Some("Long\n".repeat(20_000));
    player.press("E").see("shorten it").press("ctrl-c");
    assert!(player.has_quit);
}

#[test]
fn where_nothing_can_be_saved_nothing_is_written() {
    let mut player = two_questions().read_only("it is full").open();
    player.press("down b w").see("cannot be saved").see("Stories");
    player.press("enter x D u E");
    assert_eq!(stories(&player), []);
}

#[test]
fn a_story_that_is_being_typed_is_kept_until_it_is_saved() {
    let mut player = opened();
    let soon = jiff::SignedDuration::from_secs(3);
    player.press("w").types("The red").waits(soon);
    let begun = player.begun.clone();
    assert_eq!(begun.new_story, "The red");
    let mut again = opened();
    again
        .reads_what_was_begun(begun)
        .press("w")
        .see("The red")
        .types(" build");
    again.press("esc").see("story saved").waits(soon);
    assert_eq!(again.begun, Drafts::default());
    again.press("enter w").types("s").waits(soon);
    assert!(again.begun.stories.values().eq(["The red builds"]));
}

mod on_a_card {
    use super::*;

    /// The behavioral question, asked alone.
    fn asked() -> Player {
        let mut player = two_questions().open();
        player.press("down b down enter").types("A review that asked why");
        player.press("enter").types("Situation: my first month.");
        player.press("esc esc enter - - - -");
        player.see("Which review taught you most?");
        player
    }

    #[test]
    fn before_the_reveal_it_is_only_said_that_there_is_one() {
        let mut player = asked();
        player
            .see("+ 1 story")
            .does_not_see("A review that asked why")
            .does_not_see("my first month");
        player
            .press("space")
            .press("end")
            .see("Your story")
            .see("A review that asked why")
            .see("Situation: my first month.");
    }

    #[test]
    fn the_bank_opens_on_the_question_and_links_or_unlinks_with_one_key() {
        let mut player = asked();
        player.press("space b");
        player
            .see("Stories for this question")
            .see("Which review taught you most?")
            .see("[x] A review that asked why");
        player.press("x").see("[ ] A review that asked why");
        player.press("esc").does_not_see("+ 1 story").press("end");
        player.see("b links a story of your own to this question");
        player.press("b x esc").see("+ 1 story");
    }

    #[test]
    fn what_was_done_to_stories_is_no_step_of_the_session() {
        let mut player = asked();
        player
            .press("space 3")
            .see("When did you disagree with a decision?");
        player
            .press("space b down enter")
            .types("The red build")
            .press("esc esc");
        player.press("u").see("Which review taught you most?");
        assert_eq!(stories(&player).len(), 2);
        player.press("space 1");
        let grades: Vec<Rating> = player.grades().into_iter().map(|(_, rating)| rating).collect();
        assert_eq!(grades, [Rating::Good, Rating::Again]);
    }

    #[test]
    fn on_a_question_of_another_kind_there_is_no_bank() {
        let mut player = two_questions().open();
        player
            .press("down enter b")
            .see("this is none")
            .see("What does Send promise?");
    }
}

#[test]
fn another_machines_stories_arrive_while_the_bank_is_open() {
    let mut here = opened();
    let mut there = opened();
    there.press("w").types("From the phone").press("esc");
    let written = there
        .events
        .iter()
        .filter(|it| matches!(it.what, EventKind::StoryWritten { .. }));
    let written: Vec<_> = written.cloned().collect();
    here.syncs(written).see("From the phone");
}

#[test]
fn the_list_and_a_story_fit_both_screens() {
    assert_snapshot!("list", show("stories", Stage::new()).screen());
    assert_snapshot!("list_small", show("stories", Stage::new().size(40, 12)).screen());
    assert_snapshot!("story", show("story", Stage::new()).screen());
    assert_snapshot!("story_small", show("story", Stage::new().size(40, 12)).screen());
    assert_snapshot!("writing", show("story, written", Stage::new()).screen());
}
