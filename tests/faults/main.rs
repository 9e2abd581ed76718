//! What becomes of what was saved when calls to the disk fail, the power is cut, and the clock is wrong.
//!
//! Every grade that was shown as saved is there afterwards, once.
#![expect(clippy::unwrap_used, reason = "examples run on a disk in memory")]

mod chance;
mod check;
mod clock;
mod doctor;
mod failing;
#[path = "../common/fake_disk.rs"]
mod fake_disk;
mod names;
mod person;
mod power;
#[path = "../common/review.rs"]
mod review;
mod torn;
mod whole;
