//! What FSRS remembers about a card.

use serde::{Deserialize, Deserializer, Serialize, de::Error};

/// Stability and difficulty as FSRS keeps them; always finite and positive.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct MemoryState {
    stability: f32,
    difficulty: f32,
}

impl MemoryState {
    /// A state with the given stability (days until recall falls to 90 %) and difficulty (1..=10).
    ///
    /// `None` for values FSRS never produces: not a number, infinite, or not above zero.
    #[must_use]
    pub fn new(stability: f32, difficulty: f32) -> Option<Self> {
        let sound = |value: f32| value.is_finite() && value > 0.0;
        (sound(stability) && sound(difficulty)).then_some(Self {
            stability,
            difficulty,
        })
    }

    /// What FSRS computed, held to the bounds it states for itself (stability 0.001..=36500 days, difficulty 1..=10).
    pub(super) fn clamped(state: fsrs::MemoryState) -> Self {
        Self {
            stability: state.stability.clamp(0.001, 36_500.0),
            difficulty: state.difficulty.clamp(1.0, 10.0),
        }
    }

    /// Days after which the chance of recall has fallen to 90 %.
    #[must_use]
    pub fn stability(self) -> f32 {
        self.stability
    }

    /// FSRS's difficulty, 1..=10; not the deck's.
    #[must_use]
    pub fn difficulty(self) -> f32 {
        self.difficulty
    }

    /// The chance of recall, 0..=1, `days` after the last review (FSRS-6's power forgetting curve, default decay).
    #[must_use]
    pub fn retrievability(self, days: u32) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "days are far below 2^24")]
        let days = days as f32;
        fsrs::current_retrievability(self.into(), days, fsrs::FSRS6_DEFAULT_DECAY)
    }
}

impl From<MemoryState> for fsrs::MemoryState {
    fn from(state: MemoryState) -> Self {
        Self {
            stability: state.stability,
            difficulty: state.difficulty,
        }
    }
}

impl<'de> Deserialize<'de> for MemoryState {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(rename = "MemoryState")]
        struct Unchecked {
            stability: f32,
            difficulty: f32,
        }
        let read = Unchecked::deserialize(deserializer)?;
        Self::new(read.stability, read.difficulty)
            .ok_or_else(|| D::Error::custom("stability and difficulty must be numbers above 0"))
    }
}
