//! The grade that a user's own judgement of an answer comes to. It is a suggestion: the user chooses.

use std::fmt;

use crate::{deck::Card, schedule::Rating};

use super::judgement::{Effort, Marks, Scores, Ticks};

/// Below so many percent of the required points an answer has failed. This and the other limits here are judgement, not from a study.
const HARD_FROM: usize = 50;

/// From so many percent of the required points on an answer is good.
const GOOD_FROM: usize = 80;

/// A grade and what it follows from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Never [`Rating::Easy`], which only the user knows.
    pub rating: Rating,
    /// To be said beside it.
    pub why: Why,
}

/// What a suggested grade follows from. Shown, it is a short clause: "3 of 5 required points".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The sample was revealed before there was an answer.
    Peeked,
    /// Something was said that is wrong and matters.
    Wrong,
    /// So many of the required points were ticked.
    Points {
        /// Ticked ones that are required.
        ticked: usize,
        /// All that are required, or all there are where none is.
        required: usize,
    },
    /// The rows of the rubric add up to this.
    Rubric {
        /// What the rows got.
        sum: usize,
        /// What they could have got: 3 each.
        of: usize,
    },
}

impl fmt::Display for Why {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Peeked => out.write_str("revealed before an answer was given"),
            Self::Wrong => out.write_str("something was wrong that matters"),
            Self::Points { ticked, required } => write!(out, "{ticked} of {required} required points"),
            Self::Rubric { sum, of } => write!(out, "{sum} of {of} in the rubric"),
        }
    }
}

/// The grade that `marks`, the user's own judgement of an answer to `card`, comes to.
///
/// - A peek is Again, whatever was marked.
/// - Key points: a wrong statement that matters is Again; else of the required points under 50 % is Again, under 80 % Hard, more Good.
/// - A rubric: up to a third of the sum there is to have is Again, under two thirds Hard, more Good. Of the five rows for a
///   story that is up to 5, 6 to 9, and 10 to 15.
/// - Nothing where the card brings nothing to judge by, or a row of the rubric has no score yet.
///
/// ```
/// use greenroom::answer::{Effort, Level, Marks, suggest};
/// use greenroom::{deck::parse, schedule::Rating};
///
/// let text = r#"(version: 1, role: "Baker", cards: [(
///     id: "oven", question: "Tell me of a burnt loaf.", answer: "I forgot it.", rubric: Behavioral,
/// )])"#;
/// let card = &parse("baker", "baker.ron", text).cards[0];
/// let mut marks = Marks::none(card);
/// let Marks::Rubric(scores) = &mut marks else { panic!("a story has a rubric") };
/// for row in 0..scores.rows().len() {
///     scores.set(row, Level::Two);
/// }
/// let suggestion = suggest(card, &marks, Effort::Given).expect("every row has a score");
/// assert_eq!(suggestion.rating, Rating::Good);
/// assert_eq!(suggestion.why.to_string(), "10 of 15 in the rubric");
/// ```
#[must_use]
pub fn suggest(card: &Card, marks: &Marks, effort: Effort) -> Option<Suggestion> {
    if effort == Effort::Peeked {
        return Some(Suggestion {
            rating: Rating::Again,
            why: Why::Peeked,
        });
    }
    match marks {
        Marks::KeyPoints(ticks) => by_points(card, ticks),
        Marks::Rubric(scores) => by_rubric(scores),
        Marks::ByHand => None,
    }
}

fn by_points(card: &Card, ticks: &Ticks) -> Option<Suggestion> {
    if ticks.said_something_wrong {
        return Some(Suggestion {
            rating: Rating::Again,
            why: Why::Wrong,
        });
    }
    // A card without a required point asks for them all.
    let any_required = card.key_points.iter().any(|point| point.required);
    let points = card.key_points.iter().enumerate();
    let required = points.filter(|(_, point)| point.required || !any_required);
    let required: Vec<usize> = required.map(|(number, _)| number).collect();
    let ticked = required.iter().filter(|number| ticks.is_ticked(**number)).count();
    let percent = (100 * ticked).checked_div(required.len())?;
    let rating = match percent {
        GOOD_FROM.. => Rating::Good,
        HARD_FROM.. => Rating::Hard,
        _ => Rating::Again,
    };
    let why = Why::Points {
        ticked,
        required: required.len(),
    };
    Some(Suggestion { rating, why })
}

fn by_rubric(scores: &Scores) -> Option<Suggestion> {
    let sum = scores.sum()?;
    let of = scores.most();
    let rating = if 3 * sum <= of {
        Rating::Again
    } else if 3 * sum < 2 * of {
        Rating::Hard
    } else {
        Rating::Good
    };
    let why = Why::Rubric { sum, of };
    Some(Suggestion { rating, why })
}
