//! What can be counted in an answer: which key points its words show. Words are found, never meaning.

mod aliases;
mod check;
mod fold;
mod phrase;
mod points;
mod typing;
mod words;

pub use check::check;
pub use points::{Hit, Mention, Points};
pub use words::{Given, Said};
