//! Importing a page again changes what the page changed, and nothing else.

use std::collections::HashSet;

use greenroom::{
    deck::{Card, Difficulty, KeyPoint, Kind, Rubric, deck_to_ron, parse},
    import::{Change, PageQuestion, joined, plan, repeated},
};
use proptest::prelude::*;

fn asked(question: &str, answer: &str) -> PageQuestion {
    PageQuestion {
        id: None,
        number: None,
        line: 1,
        difficulty: Some(Difficulty::Medium),
        question: question.to_owned(),
        answer: answer.to_owned(),
    }
}

fn page() -> Vec<PageQuestion> {
    vec![
        asked("How do you moor in wind?", "Slowly, with a spring line."),
        asked("What is a lee shore?", "One the wind blows onto."),
        asked("When do you reef?", "Before you need to."),
    ]
}

/// The deck that importing `page` for the first time makes.
fn imported(page: &[PageQuestion]) -> Vec<Card> {
    plan(&[], page).cards
}

fn ids(cards: &[Card]) -> Vec<&str> {
    cards.iter().map(|card| &*card.id).collect()
}

#[test]
fn the_first_import_makes_a_card_of_each_question_in_the_order_of_the_page() {
    let plan = plan(&[], &page());
    assert_eq!(
        plan.new,
        [
            "how-do-you-moor-in-wind",
            "what-is-a-lee-shore",
            "when-do-you-reef"
        ]
    );
    assert_eq!(ids(&plan.cards), plan.new);
    assert_eq!(plan.cards[0].answer, "Slowly, with a spring line.");
    assert_eq!(plan.cards[0].difficulty, Some(Difficulty::Medium));
    assert!(plan.updated.is_empty() && plan.gone.is_empty());
}

#[test]
fn two_pages_for_one_deck_have_each_question_once_as_the_later_page_has_it() {
    let mut corrected = page();
    corrected[1].answer = "A shore the wind blows onto.".to_owned();
    corrected.push(asked("What is a reef knot for?", "Tying down a sail."));
    let both = joined(page(), corrected.clone());
    assert_eq!(both, corrected);
    let plan = plan(&[], &both);
    assert_eq!(plan.new.len(), 4);
}

#[test]
fn a_question_that_stands_on_a_page_twice_is_told_with_both_lines() {
    let mut twice = page();
    twice.push(asked("how do you moor in wind", "Slowly, with a spring line"));
    twice[3].line = 40;
    assert_eq!(repeated(&twice), [(40, 1)]);
    assert_eq!(repeated(&page()), []);
}

#[test]
fn the_same_page_again_changes_nothing() {
    let cards = imported(&page());
    let plan = plan(&cards, &page());
    assert!(plan.is_unchanged());
    assert_eq!((plan.cards, plan.unchanged), (cards, 3));
}

#[test]
fn a_reworded_question_keeps_its_card_and_its_id() {
    let cards = imported(&page());
    let mut page = page();
    page[1].question = "Define a lee shore.".to_owned();
    let plan = plan(&cards, &page);
    assert_eq!(ids(&plan.cards), ids(&cards));
    assert_eq!(plan.cards[1].question, "Define a lee shore.");
    assert_eq!(
        plan.updated,
        [Change {
            id: "what-is-a-lee-shore".to_owned(),
            question_changed: true,
            answer_changed: false,
            difficulty_changed: false,
        }]
    );
}

#[test]
fn a_new_answer_or_difficulty_is_taken_over() {
    let cards = imported(&page());
    let mut page = page();
    page[0].answer = "With two lines.".to_owned();
    page[2].difficulty = Some(Difficulty::Hard);
    let plan = plan(&cards, &page);
    let changes: Vec<_> = plan
        .updated
        .iter()
        .map(|change| {
            (
                change.question_changed,
                change.answer_changed,
                change.difficulty_changed,
            )
        })
        .collect();
    assert_eq!(changes, [(false, true, false), (false, false, true)]);
    assert_eq!(plan.unchanged, 1);
}

#[test]
fn capitals_quotes_and_spaces_do_not_make_another_question() {
    let cards = imported(&[asked("What’s a “lee shore”?", "One.")]);
    let plan = plan(&cards, &[asked("WHAT'S  a \"lee\u{a0}shore\"", "Two.")]);
    assert_eq!(plan.updated.len(), 1);
    assert_eq!(plan.cards.len(), 1);
}

#[test]
fn signs_and_letters_of_any_script_tell_questions_apart() {
    let page = [
        asked("What is C?", "a"),
        asked("What is C++?", "b"),
        asked("What is C#?", "c"),
        asked("如何设计接口？", "d"),
        asked("如何设计数据库？", "e"),
    ];
    let cards = imported(&page);
    assert_eq!(
        ids(&cards),
        [
            "what-is-c",
            "what-is-c-2",
            "what-is-c-3",
            "如何设计接口",
            "如何设计数据库"
        ]
    );
    let mut changed = page[2].clone();
    changed.answer = "new".to_owned();
    let plan = plan(&cards, &[changed]);
    assert_eq!(plan.updated[0].id, "what-is-c-3");
}

#[test]
fn what_the_user_added_to_a_card_is_kept() {
    let mut cards = imported(&page());
    cards[0].kind = Some(Kind::Technical);
    cards[0].topic = Some("mooring".to_owned());
    cards[0].key_points = vec![KeyPoint {
        text: "names a spring line".to_owned(),
        any: Vec::new(),
        required: true,
    }];
    cards[0].rubric = Some(Rubric::Behavioral);
    cards[0].follow_ups = vec!["And with current?".to_owned()];
    cards[0].target_seconds = Some(60);
    let mut page = page();
    page[0].answer = "Another.".to_owned();
    page[0].difficulty = None;
    let plan = plan(&cards, &page);
    let expected = Card {
        answer: "Another.".to_owned(),
        ..cards[0].clone()
    };
    assert_eq!(plan.cards[0], expected);
    assert!(!plan.updated[0].difficulty_changed);
}

#[test]
fn a_page_with_fewer_questions_removes_nothing() {
    let cards = imported(&page());
    let plan = plan(&cards, &page()[1..2]);
    assert!(plan.is_unchanged());
    assert_eq!(plan.cards, cards);
    assert_eq!(plan.gone, ["how-do-you-moor-in-wind", "when-do-you-reef"]);
}

#[test]
fn a_new_question_is_appended_with_an_id_that_no_card_has() {
    let cards = imported(&page());
    let mut page = page();
    page.remove(2);
    page.insert(0, asked("When do you reef? On a reach?", "Earlier still."));
    page.insert(0, asked("When do you reef on a run?", "Yes."));
    page[0].question = "When do you reef?!x".to_owned();
    let plan = plan(&cards, &page);
    assert_eq!(plan.new, ["when-do-you-reef-x", "when-do-you-reef-on-a"]);
    assert_eq!(plan.gone, ["when-do-you-reef"]);
    assert_eq!(plan.cards.len(), 5);
}

#[test]
fn marks_that_pile_up_where_an_apostrophe_was_still_make_an_id_that_a_deck_can_hold() {
    let marks = "\u{301}".repeat(25);
    let cards = imported(&[asked(&format!("Xo{marks}'{marks}?"), "Yes.")]);
    let deck = deck_to_ron("Sailor", None, None, &cards);
    assert_eq!(parse("sailor", "sailor.ron", &deck).cards, cards);
}

#[test]
fn two_identical_questions_are_two_cards_and_stay_so() {
    let page = [
        asked("Why?", "Because."),
        asked("Why?", "So."),
        asked("Why?", "So."),
    ];
    let cards = imported(&page);
    assert_eq!(ids(&cards), ["why", "why-2", "why-3"]);
    assert!(plan(&cards, &page).is_unchanged());
    let alone = plan(&cards, &page[1..2]);
    assert!(alone.is_unchanged());
    assert_eq!(alone.gone, ["why", "why-3"]);
}

#[test]
fn an_id_that_the_caller_names_decides() {
    let cards = imported(&page());
    let mut question = asked("Something else entirely?", "Yes.");
    question.id = Some("what-is-a-lee-shore".to_owned());
    let updated = plan(&cards, &[question.clone()]);
    assert_eq!(updated.updated[0].id, "what-is-a-lee-shore");
    question.id = Some("mine".to_owned());
    assert_eq!(plan(&cards, &[question.clone()]).new, ["mine"]);
    question.id = Some("../mine".to_owned());
    assert_eq!(plan(&cards, &[question]).new, ["something-else-entirely"]);
}

fn any_page() -> impl Strategy<Value = Vec<PageQuestion>> {
    let words = prop::sample::select(vec![
        "Why?",
        "why",
        "How?",
        "How??",
        "C",
        "C++",
        "?",
        "如何",
        "When do you go?",
    ]);
    let level = prop::option::of(prop::sample::select(Difficulty::ALL.to_vec()));
    let id = prop::option::weighted(
        0.1,
        prop::sample::select(vec!["why".to_owned(), "a b".to_owned(), "x".to_owned()]),
    );
    let question =
        (words.clone(), words, level, id).prop_map(|(question, answer, difficulty, id)| PageQuestion {
            id,
            difficulty,
            ..asked(question, answer)
        });
    prop::collection::vec(question, 0..12)
}

proptest! {
    #[test]
    fn no_card_is_lost_or_renamed_and_no_id_is_used_twice(first in any_page(), second in any_page()) {
        let cards = imported(&first);
        let plan = plan(&cards, &second);
        prop_assert_eq!(&ids(&plan.cards)[..cards.len()], &ids(&cards)[..]);
        prop_assert_eq!(plan.cards.len(), cards.len() + plan.new.len());
        prop_assert_eq!(plan.unchanged + plan.updated.len() + plan.new.len(), second.len());
        prop_assert_eq!(plan.unchanged + plan.updated.len() + plan.gone.len(), cards.len());
        let distinct: HashSet<&str> = ids(&plan.cards).into_iter().collect();
        prop_assert_eq!(distinct.len(), plan.cards.len());
    }

    #[test]
    fn importing_a_page_again_is_never_a_change(first in any_page(), second in any_page()) {
        let cards = imported(&first);
        prop_assert!(plan(&cards, &first).is_unchanged() || first.iter().any(|one| one.id.is_some()));
        let mut second = second;
        for one in &mut second {
            one.id = None;
        }
        let once = plan(&cards, &second).cards;
        let twice = plan(&once, &second);
        prop_assert!(twice.is_unchanged(), "{:?}", twice);
    }
}
