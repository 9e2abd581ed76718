//! The grade that a user's own judgement of an answer comes to.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests, which end where something is missing"
)]

use greenroom::{
    answer::{Effort, Level, Marks, Suggestion, Why, suggest},
    deck::{Card, KeyPoint, Rubric, RubricRow},
    schedule::Rating::{self, Again, Good, Hard},
};

fn card(key_points: Vec<KeyPoint>, rubric: Option<Rubric>) -> Card {
    Card {
        id: "dough".to_owned(),
        kind: None,
        difficulty: None,
        topic: None,
        question: "Why does dough rise?".to_owned(),
        answer: "Yeast makes gas.".to_owned(),
        key_points,
        rubric,
        follow_ups: Vec::new(),
        target_seconds: None,
    }
}

/// A card with a key point for each, required or not.
fn points(required: &[bool]) -> Card {
    let point = |required: &bool| KeyPoint {
        text: "names the gas".to_owned(),
        any: vec!["carbon dioxide".to_owned()],
        required: *required,
    };
    card(required.iter().map(point).collect(), None)
}

fn ticked(card: &Card, numbers: impl IntoIterator<Item = usize>) -> Marks {
    let mut marks = Marks::none(card);
    let Marks::KeyPoints(ticks) = &mut marks else {
        panic!("the card has key points");
    };
    numbers.into_iter().for_each(|number| ticks.toggle(number));
    marks
}

fn scored(card: &Card, points: &[usize]) -> Marks {
    let mut marks = Marks::none(card);
    let Marks::Rubric(scores) = &mut marks else {
        panic!("the card has a rubric");
    };
    for (row, points) in points.iter().enumerate() {
        scores.set(row, Level::new(*points).expect("0 to 3"));
    }
    marks
}

fn rating(card: &Card, marks: &Marks) -> Option<Rating> {
    suggest(card, marks, Effort::Given).map(|suggestion| suggestion.rating)
}

#[test]
fn half_of_the_required_points_is_hard_and_four_in_five_are_good() {
    for (of, grades) in [
        (5, vec![Again, Again, Again, Hard, Good, Good]),
        (4, vec![Again, Again, Hard, Hard, Good]),
        (6, vec![Again, Again, Again, Hard, Hard, Good, Good]),
        (1, vec![Again, Good]),
    ] {
        let card = points(&vec![true; of]);
        for (ticks, grade) in grades.into_iter().enumerate() {
            assert_eq!(
                rating(&card, &ticked(&card, 0..ticks)),
                Some(grade),
                "{ticks} of {of}"
            );
        }
    }
}

#[test]
fn points_that_are_not_required_neither_help_nor_harm() {
    let card = points(&[true, true, false, false]);
    assert_eq!(rating(&card, &ticked(&card, [2, 3])), Some(Again));
    assert_eq!(rating(&card, &ticked(&card, [0, 1])), Some(Good));
    let optional = points(&[false, false]);
    assert_eq!(rating(&optional, &ticked(&optional, [0])), Some(Hard));
}

#[test]
fn something_wrong_that_matters_is_again_whatever_was_ticked() {
    let card = points(&[true, true]);
    let mut marks = ticked(&card, [0, 1]);
    if let Marks::KeyPoints(ticks) = &mut marks {
        ticks.said_something_wrong = true;
    }
    let suggestion = suggest(&card, &marks, Effort::Given).unwrap();
    assert_eq!((suggestion.rating, suggestion.why), (Again, Why::Wrong));
}

#[test]
fn a_story_is_good_from_10_and_hard_from_6() {
    let card = card(Vec::new(), Some(Rubric::Behavioral));
    let sums = [
        ([0, 0, 0, 0, 0], Again),
        ([1, 1, 1, 1, 1], Again),
        ([2, 1, 1, 1, 1], Hard),
        ([3, 3, 3, 0, 0], Hard),
        ([2, 2, 2, 2, 2], Good),
        ([3, 3, 3, 3, 3], Good),
    ];
    for (rows, grade) in sums {
        assert_eq!(rating(&card, &scored(&card, &rows)), Some(grade), "{rows:?}");
    }
}

#[test]
fn a_rubric_of_another_length_has_the_same_shares() {
    let row = RubricRow {
        name: "Crust".to_owned(),
        levels: ["raw", "pale", "brown", "crisp"].map(str::to_owned),
    };
    let card = card(Vec::new(), Some(Rubric::Rows(vec![row; 2])));
    let grades = [[1, 1], [2, 1], [2, 2]].map(|rows| rating(&card, &scored(&card, &rows)));
    assert_eq!(grades, [Again, Hard, Good].map(Some));
}

#[test]
fn a_rubric_half_filled_in_suggests_nothing_yet() {
    let card = card(Vec::new(), Some(Rubric::Behavioral));
    assert_eq!(rating(&card, &scored(&card, &[3, 3, 3, 3])), None);
}

#[test]
fn a_row_is_worth_0_to_3_and_nothing_else() {
    assert_eq!(Level::ALL.map(Level::points), [0, 1, 2, 3]);
    assert_eq!((Level::new(3), Level::new(4)), (Some(Level::Three), None));
}

#[test]
fn a_card_with_nothing_to_judge_by_suggests_nothing() {
    let card = card(Vec::new(), None);
    assert_eq!(Marks::none(&card), Marks::ByHand);
    assert_eq!(rating(&card, &Marks::ByHand), None);
}

#[test]
fn revealing_within_3_seconds_with_nothing_written_is_a_peek_and_again() {
    assert_eq!(Effort::of(3_000, " \n"), Effort::Peeked);
    assert_eq!(Effort::of(3_001, ""), Effort::Given);
    assert_eq!(Effort::of(500, "Yeast."), Effort::Given);

    let card = points(&[true]);
    let again = Suggestion {
        rating: Again,
        why: Why::Peeked,
    };
    assert_eq!(suggest(&card, &ticked(&card, [0]), Effort::Peeked), Some(again));
}

#[test]
fn a_suggestion_says_what_it_follows_from() {
    let card = points(&[true, true, true, false]);
    let suggestion = suggest(&card, &ticked(&card, [0, 1, 3]), Effort::Given).unwrap();
    assert_eq!(suggestion.why.to_string(), "2 of 3 required points");
}

#[test]
fn marks_that_name_no_point_or_row_change_nothing() {
    let card = points(&[true]);
    assert_eq!(ticked(&card, [7]), Marks::none(&card));
}
