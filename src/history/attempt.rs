//! How an answer was given and judged, beyond its grade.

use serde::{Deserialize, Serialize};

use crate::schedule::Rating;

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
