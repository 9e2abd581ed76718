//! A question as a page has it.

use crate::deck::Difficulty;

/// A question of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageQuestion {
    /// The id of the card it belongs to, if the caller knows; a page itself names none.
    pub id: Option<String>,
    /// Its number on the page.
    pub number: Option<u32>,
    /// The line of its label, counted from 1.
    pub line: usize,
    /// How hard it is, if the page says so in a known word.
    pub difficulty: Option<Difficulty>,
    /// What is asked.
    pub question: String,
    /// The sample answer; paragraphs are parted by blank lines.
    pub answer: String,
}
