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
    let (old, new) = (Pieces::of(old), Pieces::of(new));
    let mut runs = Vec::new();
    let mut add = |change, text: &'a str| {
        if !text.is_empty() {
            runs.push(Run { change, text });
        }
    };
    let mut done = 0;
    add(Change::Same, new.before());
    for hunk in hunks(&old.words, &new.words) {
        add(Change::Same, new.text(done..hunk.new.start));
        add(Change::Gone, old.text(hunk.old));
        done = hunk.new.end;
        add(Change::New, new.text(hunk.new));
    }
    add(Change::Same, new.text(done..new.words.len()));
    runs
}

/// More words than this that may differ, of both answers together, are not compared one by one: it would keep the user waiting.
const MOST_COMPARED: usize = 20_000;

/// So many equal words between longer changes are shown as changed with them: they are there by coincidence.
const COINCIDENCE: usize = 2;

/// Words of the earlier answer that became others.
struct Hunk {
    old: Range<usize>,
    new: Range<usize>,
}

impl Hunk {
    fn size(&self) -> usize {
        self.old.len().max(self.new.len())
    }
}

/// What differs between the two, in order.
fn hunks(old: &[&str], new: &[&str]) -> Vec<Hunk> {
    let alike = |(old, new): &(&&str, &&str)| old == new;
    let start = old.iter().zip(new).take_while(alike).count();
    let (old, new) = (
        old.get(start..).unwrap_or_default(),
        new.get(start..).unwrap_or_default(),
    );
    let end = old.iter().rev().zip(new.iter().rev()).take_while(alike).count();
    let (old_end, new_end) = (old.len() - end, new.len() - end);
    if old_end + new_end > MOST_COMPARED {
        return vec![Hunk {
            old: start..start + old_end,
            new: start..start + new_end,
        }];
    }
    let old = old.get(..old_end).unwrap_or_default();
    let new = new.get(..new_end).unwrap_or_default();
    let mut hunks: Vec<Hunk> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, old, new) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let shift = |words: Range<usize>| words.start + start..words.end + start;
        let hunk = Hunk {
            old: shift(op.old_range()),
            new: shift(op.new_range()),
        };
        match hunks.last_mut() {
            Some(last) if is_coincidence(last, &hunk) => {
                last.old.end = hunk.old.end;
                last.new.end = hunk.new.end;
            }
            _ => hunks.push(hunk),
        }
    }
    hunks
}

/// Whether what stands between two hunks is too little to part them.
fn is_coincidence(last: &Hunk, hunk: &Hunk) -> bool {
    let between = hunk.new.start - last.new.end;
    between <= COINCIDENCE && between < last.size() && between < hunk.size()
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{
        Change::{Gone, New, Same},
        *,
    };

    fn shown<'a>(old: &'a str, new: &'a str) -> Vec<(Change, &'a str)> {
        difference(old, new)
            .into_iter()
            .map(|run| (run.change, run.text))
            .collect()
    }

    #[test]
    fn a_word_replaced_is_shown_gone_and_then_new() {
        let runs = shown("I cut the bill by 40 percent.", "I cut the bill by 60 percent.");
        let (before, after) = ((Same, "I cut the bill by "), (Same, "percent."));
        assert_eq!(runs, [before, (Gone, "40 "), (New, "60 "), after]);
    }

    #[test]
    fn a_paragraph_added_comes_with_its_line_breaks() {
        let runs = shown(
            "We shipped.\n\nIt worked.",
            "We shipped.\n\nNobody slept.\n\nIt worked.",
        );
        assert_eq!(
            runs,
            [
                (Same, "We shipped.\n\n"),
                (New, "Nobody slept.\n\n"),
                (Same, "It worked.")
            ]
        );
    }

    #[test]
    fn another_wrapping_alone_is_no_difference() {
        assert_eq!(
            shown("  I  asked\nwhy.", "I asked\n  why."),
            [(Same, "I asked\n  why.")]
        );
        assert_eq!(shown("", " \n"), [(Same, " \n")]);
        assert_eq!(shown("", ""), []);
    }

    #[test]
    fn a_sentence_put_in_other_words_is_not_torn_at_each_word_in_common() {
        let runs = shown(
            "We held a long meeting with sales and the boss said yes.",
            "We wrote down what it cost with numbers nobody knew and the boss said yes.",
        );
        let changes: Vec<Change> = runs.iter().map(|(change, _)| *change).collect();
        assert_eq!(changes, [Same, Gone, New, Same]);
    }

    #[test]
    fn languages_without_blanks_and_emoji_are_compared_by_the_character() {
        assert_eq!(
            shown("我先问了客户。", "我先问了老板。"),
            [(Same, "我先问了"), (Gone, "客户"), (New, "老板"), (Same, "。")]
        );
        assert_eq!(
            shown("done \u{1f44d}\u{1f3fd}", "done \u{1f44d}"),
            [(Same, "done "), (Gone, "\u{1f44d}\u{1f3fd}"), (New, "\u{1f44d}")]
        );
    }

    #[test]
    fn texts_too_long_to_compare_keep_what_they_begin_and_end_with() {
        let old = format!("Once. {}The end.", "tick tock ".repeat(10_000));
        let new = format!("Once. {}The end.", "tock tock tick ".repeat(10_000));
        let runs = difference(&old, &new);
        assert!(runs.len() <= 4, "{}", runs.len());
        assert!(runs.first().is_some_and(|run| run.text.starts_with("Once. ")));
        assert!(
            runs.last()
                .is_some_and(|run| run.change == Same && run.text.ends_with("The end."))
        );
    }

    proptest! {
        #[test]
        fn nothing_of_either_answer_is_lost(old in "([abc]{1,2}[ ,\n]{0,2}){0,40}", new in "([abc]{1,2}[ ,\n]{0,2}){0,40}") {
            let runs = difference(&old, &new);
            let without = |change| runs.iter().filter(move |run| run.change != change).map(|run| run.text).collect::<String>();
            prop_assert_eq!(&without(Gone), &new);
            let words = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(words(&without(New)), words(&old));
        }
    }
}
