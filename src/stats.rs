//! Figures about cards, from the progress alone.

mod tally;

pub use tally::{Mix, Tally};
