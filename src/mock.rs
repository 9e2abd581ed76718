//! Mock interviews: questions against the clock, nothing revealed before the last, then all answers judged one by one.
//!
//! [`Mock`] is what the history says of one. Every answer is an event, so leaving half-way, or a crash, keeps what was
//! answered. [`report()`] says what it came to, for the screen and as Markdown for a friend to mark.

mod asked;
mod document;
mod flow;
mod markdown;
mod report;

pub use asked::{Answer, Grade, Mock, Question};
pub use document::{Block, Paper};
pub use flow::{Asking, FOLLOW_UPS, FollowUp, Stage};
pub use markdown::markdown;
pub use report::report;
