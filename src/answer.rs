//! What can be counted in an answer, and the grade that the user's own judgement of it comes to. Words are found, never meaning.
//!
//! - [`Points`]: which key points its words show. A point is shown by one of its phrases or, where none was said, by two words
//!   that only it has and that stand together.
//! - [`Counts`]: words, fillers, hedges and pace; [`Star`]: phrases that hint at the parts of a story. Numbers, without a verdict.
//! - [`Account`]: these in sentences for whoever gave the answer.
//! - [`Marks`] and [`suggest`]: what the user ticked or scored, and the grade that follows.
//! - [`Assessment`]: all of these together for one answer, as it is being judged.
//! - [`difference`]: what changed since an earlier answer.

mod account;
mod aliases;
mod assessment;
mod check;
mod common;
mod counts;
mod cue;
mod difference;
mod fillers;
mod fold;
mod heard;
mod hedges;
mod judgement;
mod language;
mod numbers;
mod pace;
mod phrase;
mod points;
mod star;
mod star_cues;
mod suggest;
mod together;
mod typing;
mod words;

pub use account::{Account, Speech, seconds};
pub use assessment::Assessment;
pub use check::check;
pub use counts::{Counts, Delivery, Habits, Reading, words};
pub use cue::{Certainty, Spotted};
pub use difference::{Change, Run, difference};
pub use judgement::{Effort, Level, Marks, Scores, Ticks};
pub use pace::{CONVERSATION, PACE_SCALE, pace, seconds_if_spoken};
pub use points::{By, Hit, Mention, Points};
pub use star::{LONG_SETUP_PERCENT, Part, Star};
pub use suggest::{Suggestion, Why, suggest};
pub use words::{Given, Said};
