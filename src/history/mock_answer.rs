//! An answer as it was given in a mock interview, before it was judged.

use serde::{Deserialize, Serialize};

use super::Attempt;

/// What was asked and answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MockAnswer {
    /// The question in the words in which it was asked; empty if it could not be shown.
    pub asked: String,
    /// 0 for the card's own question, 1 for the first that followed it, and so on.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub follow_up: u32,
    /// What is still to be asked on this card after this answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub then: Vec<String>,
    /// From the question to the end of the answer, ms.
    pub took_ms: u32,
    /// How it was given.
    #[serde(default)]
    pub attempt: Attempt,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}
