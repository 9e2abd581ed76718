//! How an answer was given and judged, beyond its grade.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::schedule::Rating;

use super::EventId;

/// What is known of an answer besides how it was graded; nothing by default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Attempt {
    /// From the question to the first spoken word, ms, if the user said when that was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thought_ms: Option<u32>,
    /// From the first spoken word to the reveal, ms; pauses are not counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spoke_ms: Option<u32>,
    /// What was written, or spoken and transcribed; empty if nothing was.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Some of the text is what a program heard the user say.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub spoken: bool,
    /// How sure the user was before the sample answer was shown, if they said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sure: Option<Sure>,
    /// How the user judged it, if they did more than grade.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub judged: Option<Judgement>,
    /// The grade that was suggested, if one was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggested: Option<Rating>,
    /// The sample answer was shown before an answer can have been given.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub peeked: bool,
    /// The mock interview it was given in, if it was: the name of the event that began it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mock: Option<EventId>,
}

/// How sure someone is of an answer before they see the sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Sure {
    /// It will not be enough.
    Unsure,
    /// It may be enough.
    Fairly,
    /// It will be enough.
    Sure,
}

/// What the user found in their own answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Judgement {
    /// Of the key points.
    Points {
        /// The texts of those that were said.
        said: Vec<String>,
        /// How many there are.
        of: usize,
        /// Something wrong that matters was said.
        wrong: bool,
    },
    /// Of the rows of the rubric, 0 to 3 each, as far as they were judged.
    Rubric(Vec<Option<u8>>),
}

impl Sure {
    /// All, the least sure first.
    pub const ALL: [Self; 3] = [Self::Unsure, Self::Fairly, Self::Sure];

    /// What is said next, one step further each time, until it is taken back.
    #[must_use]
    pub fn after(said: Option<Self>) -> Option<Self> {
        match said {
            None => Some(Self::Unsure),
            Some(Self::Unsure) => Some(Self::Fairly),
            Some(Self::Fairly) => Some(Self::Sure),
            Some(Self::Sure) => None,
        }
    }

    /// As shown.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Unsure => "unsure",
            Self::Fairly => "fairly sure",
            Self::Sure => "sure",
        }
    }
}

/// `4 of 6 points`, `9 of 15 in the rubric`.
impl fmt::Display for Judgement {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Points { said, of, wrong } => {
                write!(out, "{} of {of} points", said.len())?;
                out.write_str(if *wrong { ", and something wrong" } else { "" })
            }
            Self::Rubric(rows) => {
                let sum: usize = rows.iter().flatten().map(|points| usize::from(*points)).sum();
                write!(out, "{sum} of {} in the rubric", 3 * rows.len())?;
                match rows.iter().filter(|row| row.is_none()).count() {
                    0 => Ok(()),
                    1 => out.write_str(", 1 row not judged"),
                    some => write!(out, ", {some} rows not judged"),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_judgement_says_what_it_comes_to_and_what_is_missing() {
        let points = |wrong| Judgement::Points {
            said: vec!["one".to_owned()],
            of: 3,
            wrong,
        };
        assert_eq!(points(false).to_string(), "1 of 3 points");
        assert_eq!(points(true).to_string(), "1 of 3 points, and something wrong");
        let rubric = |rows: &[Option<u8>]| Judgement::Rubric(rows.to_vec()).to_string();
        assert_eq!(rubric(&[Some(2), Some(3), Some(0)]), "5 of 9 in the rubric");
        assert_eq!(rubric(&[Some(2), None]), "2 of 6 in the rubric, 1 row not judged");
    }
}
