//! One question with its sample answer and the means to judge one's own.

use serde::{Deserialize, Serialize};

/// What sort of question it is, which decides how an answer is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// About knowledge; judged by key points.
    Technical,
    /// "What would you do if ...?"; judged by key points.
    Situational,
    /// "Tell me about a time ..."; judged by a rubric.
    Behavioral,
}

/// How hard the question is, as its deck says. Not FSRS's difficulty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it all")]
pub enum Difficulty {
    Easy,
    Medium,
    Hard,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Technical, Self::Situational, Self::Behavioral];

    /// As shown and as typed on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Technical => "technical",
            Self::Situational => "situational",
            Self::Behavioral => "behavioral",
        }
    }
}

impl Difficulty {
    /// All difficulties, easiest first.
    pub const ALL: [Self; 3] = [Self::Easy, Self::Medium, Self::Hard];

    /// As shown and as typed on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Easy => "easy",
            Self::Medium => "medium",
            Self::Hard => "hard",
        }
    }
}

/// One thing a good answer says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyPoint {
    /// Shown after the reveal; 3 to 10 words.
    pub text: String,
    /// Words or phrases any of which shows that the point was made; two words of them and of `text`, near each other, may too.
    #[serde(default)]
    pub any: Vec<String>,
    /// Whether an answer without it is incomplete.
    #[serde(default = "yes", skip_serializing_if = "Clone::clone")]
    pub required: bool,
}

fn yes() -> bool {
    true
}

/// One row of a rubric: what is judged and what 0 to 3 look like.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RubricRow {
    /// What is judged.
    pub name: String,
    /// What an answer worth 0, 1, 2 and 3 looks like.
    pub levels: [String; 4],
}

/// A rubric as a deck names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rubric {
    /// The five rows for a story, [`STORY_RUBRIC`].
    Behavioral,
    /// Rows of the card's own.
    Rows(Vec<RubricRow>),
}

impl Rubric {
    /// Its rows: of each the name, and what is worth 0, 1, 2 and 3 points.
    #[must_use]
    pub fn rows(&self) -> Vec<(&str, [&str; 4])> {
        match self {
            Self::Behavioral => STORY_RUBRIC.to_vec(),
            Self::Rows(own) => own
                .iter()
                .map(|row| (row.name.as_str(), row.levels.each_ref().map(String::as_str)))
                .collect(),
        }
    }
}

/// How one judges an answer to a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Judging<'a> {
    /// By what was said.
    KeyPoints(&'a [KeyPoint]),
    /// By rows of 0 to 3.
    Rubric(&'a Rubric),
    /// By comparing with the sample: the card brings nothing to judge with.
    ByHand,
}

/// The rows a story is judged by, each with what 0, 1, 2 and 3 look like; equal weights.
///
/// Five rows of described levels, after the practice of structured interviews (US OPM guide; BARS).
pub const STORY_RUBRIC: [(&str, [&str; 4]); 5] = [
    (
        "Answers the question asked",
        [
            "another topic",
            "near it",
            "on it",
            "on it, and the first line says so",
        ],
    ),
    (
        "Situation and stakes",
        [
            "none",
            "long or vague",
            "clear in three sentences",
            "clear, and why it mattered",
        ],
    ),
    (
        "My actions",
        [
            "only \"we\"",
            "some steps",
            "the steps I took",
            "my steps, and why not others",
        ],
    ),
    (
        "Result",
        [
            "missing",
            "claimed",
            "a concrete outcome",
            "an outcome with a number",
        ],
    ),
    (
        "Learning",
        [
            "missing",
            "a commonplace",
            "a specific change",
            "a change seen in later work",
        ],
    ),
];

/// A question with everything its deck says about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Card", deny_unknown_fields)]
pub struct Card {
    /// Unique within the deck; never changes and is never used again.
    pub id: String,
    /// What sort of question it is, if the source says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// How hard it is, if the source says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub difficulty: Option<Difficulty>,
    /// One to three words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// What the interviewer says.
    pub question: String,
    /// A sample answer. Paragraphs are parted by blank lines; lists and code fences are kept.
    pub answer: String,
    /// What a good answer says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub key_points: Vec<KeyPoint>,
    /// How a story is judged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rubric: Option<Rubric>,
    /// What an interviewer would ask next.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub follow_ups: Vec<String>,
    /// Seconds a spoken answer should take.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_seconds: Option<u16>,
}

impl Card {
    /// How one judges an answer to this card.
    #[must_use]
    pub fn judging(&self) -> Judging<'_> {
        match &self.rubric {
            Some(rubric) => Judging::Rubric(rubric),
            None if self.key_points.is_empty() => Judging::ByHand,
            None => Judging::KeyPoints(&self.key_points),
        }
    }

    /// Words of the sample answer.
    #[must_use]
    pub fn answer_words(&self) -> usize {
        self.answer.split_whitespace().count()
    }
}
