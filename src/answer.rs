//! What can be counted in an answer: which key points its words show. Words are found, never meaning.
//!
//! A point is shown by one of its phrases or, where none was said, by two words that only it has and that stand together.

mod aliases;
mod check;
mod common;
mod fold;
mod phrase;
mod points;
mod together;
mod typing;
mod words;

pub use check::check;
pub use points::{By, Hit, Mention, Points};
pub use words::{Given, Said};
