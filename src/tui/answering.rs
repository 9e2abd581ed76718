//! What an answer is given with, wherever a question is asked: the clock, and the text that is written.

mod own;
mod timing;

pub(super) use own::{FULL, LONGEST, Own};
pub(super) use timing::{Shown, Timing};
