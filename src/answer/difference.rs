//! What changed from one answer to another, word by word, to be shown.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

/// What became of a piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is in both answers.
    Same,
    /// Only the earlier one has it.
    Gone,
    /// Only the later one has it.
    New,
}

/// A piece of one of the two answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run<'a> {
    /// What became of it.
    pub change: Change,
    /// As it was written, with the blanks and line breaks after it; what is in both, as the later answer has it.
    pub text: &'a str,
}

/// The differences between two answers, in reading order; where words were replaced, what is gone comes first.
///
/// The runs that are not gone are together the whole of `new`. Blanks and line breaks alone make no difference.
///
/// ```
/// use greenroom::answer::{Change, difference};
/// let runs = difference("I used a cache.", "I used a small cache.");
/// let shown: Vec<_> = runs.iter().map(|run| (run.change, run.text)).collect();
/// assert_eq!(shown, [(Change::Same, "I used a "), (Change::New, "small "), (Change::Same, "cache.")]);
/// ```
#[must_use]
pub fn difference<'a>(old: &'a str, new: &'a str) -> Vec<Run<'a>> {
    let (old_words, new_words) = (Pieces::of(old), Pieces::of(new));
    let mut runs = Vec::new();
    let mut add = |change, text: &'a str| {
        if !text.is_empty() {
            runs.push(Run { change, text });
        }
    };
    add(Change::Same, new_words.before());
    for op in capture_diff_slices(Algorithm::Myers, &old_words.words, &new_words.words) {
        if let DiffOp::Equal { .. } = op {
            add(Change::Same, new_words.text(op.new_range()));
        } else {
            add(Change::Gone, old_words.text(op.old_range()));
            add(Change::New, new_words.text(op.new_range()));
        }
    }
    runs
}

/// A text in words and marks.
struct Pieces<'a> {
    whole: &'a str,
    /// Without the blanks between them.
    words: Vec<&'a str>,
    /// Where each begins.
    starts: Vec<usize>,
}

impl<'a> Pieces<'a> {
    fn of(whole: &'a str) -> Self {
        let pieces = whole.split_word_bound_indices();
        let (starts, words) = pieces.filter(|(_, piece)| !piece.trim().is_empty()).unzip();
        Self { whole, words, starts }
    }

    /// The blanks before the first word, or all there is if there is none.
    fn before(&self) -> &'a str {
        self.whole.get(..self.start(0)).unwrap_or_default()
    }

    /// These words with what follows each up to the next.
    fn text(&self, words: Range<usize>) -> &'a str {
        let bytes = self.start(words.start)..self.start(words.end);
        self.whole.get(bytes).unwrap_or_default()
    }

    fn start(&self, word: usize) -> usize {
        self.starts.get(word).copied().unwrap_or(self.whole.len())
    }
}
