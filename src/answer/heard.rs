//! The words of an answer in order with what stands between them: where it pauses, where a sentence ends.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::fold::Folded;

/// What stands between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Blanks and nothing else.
    Space,
    /// A comma, a dash, a bracket, three dots.
    Pause,
    /// The end of a sentence or paragraph; also the beginning and the end of the text.
    End,
    /// Anything else. The words may be parts of one, as in "well-known", or what follows may be quoted.
    Other,
}

impl Gap {
    /// Whether a speaker would stop here.
    pub(super) fn stops(self) -> bool {
        matches!(self, Self::Pause | Self::End)
    }
}

/// One word of an answer.
#[derive(Clone, Debug)]
pub(super) struct Token<'a> {
    /// In lower case, with straight quotes.
    pub(super) text: &'a str,
    /// What stands before it.
    pub(super) before: Gap,
    /// Its bytes in the folded text.
    at: Range<usize>,
}

/// An answer as it is listened to.
pub(super) struct Heard<'a> {
    folded: &'a Folded,
    tokens: Vec<Token<'a>>,
    /// What stands after the last word.
    last: Gap,
}

impl<'a> Heard<'a> {
    pub(super) fn new(folded: &'a Folded) -> Self {
        let text = folded.text.as_str();
        let mut end = 0;
        let mut tokens = Vec::new();
        for (at, word) in text.unicode_word_indices() {
            let before = match gap(text.get(end..at).unwrap_or_default()) {
                gap if end > 0 || gap == Gap::Other => gap,
                _ => Gap::End,
            };
            end = at + word.len();
            tokens.push(Token {
                text: word,
                before,
                at: at..end,
            });
        }
        Self {
            folded,
            tokens,
            last: Gap::End,
        }
    }

    pub(super) fn tokens(&self) -> &[Token<'a>] {
        &self.tokens
    }

    /// The word of this number, or nothing.
    pub(super) fn word(&self, number: usize) -> &'a str {
        self.tokens.get(number).map_or("", |token| token.text)
    }

    /// What stands before the word of this number; after the last one, the end.
    pub(super) fn before(&self, number: usize) -> Gap {
        self.tokens.get(number).map_or(self.last, |token| token.before)
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
}

/// What `between` two words is.
fn gap(between: &str) -> Gap {
    if between.chars().all(char::is_whitespace) {
        let lines = between.matches('\n').count();
        return if lines > 1 { Gap::End } else { Gap::Space };
    }
    if between.ends_with(['"', '\'', '`', '\u{ab}', '\u{201e}']) {
        return Gap::Other;
    }
    if between.contains("..") || between.contains(" - ") || between.contains("--") {
        return Gap::Pause;
    }
    let blank = between.contains(char::is_whitespace);
    if between.contains(['!', '?', '\u{3002}'])
        || (blank && between.contains('.'))
        || between.contains("\n\n")
    {
        return Gap::End;
    }
    if between.contains([
        ',', ';', ':', '(', ')', '[', ']', '\u{2013}', '\u{2014}', '\u{3001}',
    ]) {
        return Gap::Pause;
    }
    Gap::Other
}
