//! What a power cut keeps of what was not synced.

use super::Cut;

/// Decides what a power cut keeps.
#[derive(Debug)]
pub(super) enum Chance {
    Nothing,
    All,
    Random(u64),
}

impl Chance {
    pub(super) fn of(cut: Cut) -> Self {
        match cut {
            Cut::Dropped => Self::Nothing,
            Cut::Kept => Self::All,
            Cut::Mixed(seed) => Self::Random(seed),
        }
    }

    /// One of `0..=last`: the first if nothing is kept, the last if all is.
    pub(super) fn up_to(&mut self, last: usize) -> usize {
        match self {
            Self::Nothing => 0,
            Self::All => last,
            Self::Random(state) => {
                // SplitMix64 (Steele, Lea, Flood 2014).
                *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
                let mut mixed = (*state ^ (*state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
                mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
                usize::try_from((mixed ^ (mixed >> 31)) % (last as u64 + 1)).unwrap()
            }
        }
    }
}
