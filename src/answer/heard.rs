//! The words of an answer in order with what stands between them: where it pauses, where a sentence ends.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::fold::Folded;

/// What stands between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Blanks, and nothing that one hears.
    Space,
    /// A comma, a dash, a bracket, three dots.
    Pause,
    /// What follows was announced.
    Colon,
    /// The end of a sentence, paragraph or item; also the beginning and the end of the text.
    End,
    /// No blank: the words are parts of one, as in "well-known".
    Joined,
}

/// One word of an answer.
#[derive(Clone, Debug)]
pub(super) struct Token<'a> {
    /// In lower case, with straight quotes.
    pub(super) text: &'a str,
    /// What stands before it.
    before: Gap,
    /// Whether a quotation begins with it.
    quoted: bool,
    /// Its bytes in the folded text.
    at: Range<usize>,
}

/// An answer as it is listened to.
pub(super) struct Heard<'a> {
    original: &'a str,
    folded: &'a Folded,
    tokens: Vec<Token<'a>>,
}

impl<'a> Heard<'a> {
    /// Reads the words of `folded`, which is `original` folded.
    pub(super) fn new(original: &'a str, folded: &'a Folded) -> Self {
        let text = folded.text.as_str();
        let mut end = 0;
        let mut tokens = Vec::new();
        for (at, word) in text.unicode_word_indices() {
            let between = text.get(end..at).unwrap_or_default();
            let unquoted = between.trim_end_matches(QUOTES);
            let before = if tokens.is_empty() {
                Gap::End
            } else {
                gap(unquoted)
            };
            end = at + word.len();
            tokens.push(Token {
                text: word,
                before,
                quoted: unquoted.len() < between.len(),
                at: at..end,
            });
        }
        Self {
            original,
            folded,
            tokens,
        }
    }

    pub(super) fn tokens(&self) -> &[Token<'a>] {
        &self.tokens
    }

    /// The word of this number in lower case, or nothing.
    pub(super) fn word(&self, number: usize) -> &'a str {
        self.tokens.get(number).map_or("", |token| token.text)
    }

    /// What stands before the word of this number; after the last one, the end.
    pub(super) fn before(&self, number: usize) -> Gap {
        self.tokens.get(number).map_or(Gap::End, |token| token.before)
    }

    /// Whether a quotation begins with the word of this number.
    pub(super) fn is_quoted(&self, number: usize) -> bool {
        self.tokens.get(number).is_some_and(|token| token.quoted)
    }

    /// The bytes of these words in the answer as it was given.
    pub(super) fn bytes(&self, words: Range<usize>) -> Range<usize> {
        let first = self.tokens.get(words.start);
        let last = self.tokens.get(words.end.saturating_sub(1));
        match (first, last) {
            (Some(first), Some(last)) => self.folded.original(first.at.start..last.at.end),
            _ => 0..0,
        }
    }

    /// These words as they were written.
    pub(super) fn written(&self, words: Range<usize>) -> &'a str {
        self.original.get(self.bytes(words)).unwrap_or_default()
    }
}

/// What a quotation begins with, once curly quotes are straight.
const QUOTES: [char; 5] = ['"', '\'', '`', '\u{ab}', '\u{201e}'];

/// What `between`, all that stands between two words, is.
fn gap(between: &str) -> Gap {
    let blank = between.contains(char::is_whitespace);
    if ["..", "--", " - "].iter().any(|pause| between.contains(pause)) {
        Gap::Pause
    } else if between.contains(['!', '?', '\u{3002}']) || (blank && between.contains('.')) {
        Gap::End
    } else if between.contains(':') {
        Gap::Colon
    } else if between.contains([',', ';', '(', ')', '[', ']', '\u{2013}', '\u{2014}', '\u{3001}']) {
        Gap::Pause
    } else if ends_a_line(between) {
        Gap::End
    } else if blank {
        Gap::Space
    } else {
        Gap::Joined
    }
}

/// Whether a paragraph ends here or an item begins. A line break alone may be where the text was wrapped.
fn ends_a_line(between: &str) -> bool {
    let breaks = between.matches('\n').count();
    breaks > 1 || (breaks == 1 && !between.trim().is_empty())
}
