//! What an answer is given with, wherever a question is asked: the clock, the text that is written, and what programs of the user's do
//! for it.

mod asked;
mod failed;
mod own;
mod take;
mod timing;

pub(super) use asked::{Asked, Said};
pub(super) use failed::Failed;
pub(super) use own::{FULL, LONGEST, Own, delivery};
pub(super) use take::{Over, Take, command, job, settle, to_record, unset};
pub(super) use timing::{Shown, Timing};
