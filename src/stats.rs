//! Figures about cards and answers, from the progress and the history alone.

mod calibration;
mod tally;

pub use calibration::{Calibration, FEW, Since, Table, Went};
pub use tally::{Mix, Tally};
