//! How an answer went, in Anki's and FSRS's four words.

use serde::{Deserialize, Serialize};

/// How an answer went. `Hard` is a pass; an answer one would not give in the interview is `Again`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Rating {
    /// I could not answer, or said something wrong that matters.
    Again,
    /// I got there, with gaps or long pauses.
    Hard,
    /// I answered it well.
    Good,
    /// I could give this answer in the interview right now.
    Easy,
}

impl Rating {
    /// All four, worst first.
    pub const ALL: [Self; 4] = [Self::Again, Self::Hard, Self::Good, Self::Easy];

    /// As shown.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Again => "Again",
            Self::Hard => "Hard",
            Self::Good => "Good",
            Self::Easy => "Easy",
        }
    }

    /// When to choose it, in the words of an interview.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Again => "I could not answer, or said something wrong that matters",
            Self::Hard => "I got there, but with gaps or long pauses",
            Self::Good => "I answered it: an interviewer would be satisfied",
            Self::Easy => "fluent and complete; I could say it right now",
        }
    }
}
