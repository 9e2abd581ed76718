//! How the lines of one paragraph are put together again: with a space, with nothing, or as paragraphs and items of their own.

use unicode_width::UnicodeWidthChar;

use super::{lines::Line, words::marker};

/// The longest line that may be one of several a paragraph was wrapped into, in characters.
const WRAPPED: usize = 160;

/// Whether a paragraph of `lines` stands on one long line.
pub(super) fn is_unwrapped(lines: &[Line]) -> bool {
    lines.iter().any(|line| {
        !line.code
            && line.raw.len() > WRAPPED
            && is_long(line.raw)
            && line.raw.split_whitespace().nth(10).is_some()
    })
}

/// How the lines of a paragraph hang together.
pub(super) struct Joints<'a> {
    lines: &'a [&'a str],
    /// The longest line, in characters.
    width: usize,
    /// Whether each line is a paragraph of its own.
    parted: bool,
}

impl<'a> Joints<'a> {
    /// Those of the paragraph `lines`; a page that is `unwrapped` has a line for each paragraph.
    pub(super) fn new(lines: &'a [&'a str], unwrapped: bool) -> Self {
        let width = lines.iter().map(|line| line.chars().count()).max();
        let mut joints = Self {
            lines,
            width: width.unwrap_or(0),
            parted: false,
        };
        let loose = || (1..lines.len()).any(|nth| joints.would_fit(nth));
        joints.parted = joints.width > WRAPPED || (unwrapped && loose());
        joints
    }

    fn line(&self, nth: usize) -> &'a str {
        self.lines.get(nth).copied().unwrap_or_default()
    }

    /// Whether the first word of the `nth` line had room on the one before, so that no wrapping put it here.
    fn would_fit(&self, nth: usize) -> bool {
        let word = self.line(nth).split_whitespace().next().unwrap_or_default();
        let before = self.line(nth.saturating_sub(1));
        before.chars().count() + 1 + word.chars().count() <= self.width
    }

    /// Whether the `nth` line begins an item of a list, and not with a dash or number that wrapping put there.
    fn is_item(&self, nth: usize) -> bool {
        let has_marker = |nth: usize| marker(self.line(nth)).is_some();
        has_marker(nth)
            && (nth == 0
                || self.parted
                || self.line(nth - 1).ends_with([':', '：'])
                || self.would_fit(nth)
                || has_marker(nth - 1)
                || has_marker(nth + 1))
    }

    /// What goes between the `nth` line and the one before.
    pub(super) fn before(&self, nth: usize) -> &'static str {
        let Some(last) = nth.checked_sub(1).map(|last| self.line(last)) else {
            return "";
        };
        let line = self.line(nth);
        if self.is_item(nth) {
            return "\n";
        }
        if self.parted {
            return "\n\n";
        }
        if splits_compound(last, line) || is_unspaced(last, line) {
            return "";
        }
        " "
    }
}

/// Whether a line was broken after the hyphen of a word; "pre- and post-" keeps its space.
fn splits_compound(last: &str, line: &str) -> bool {
    let mut end = last.chars().rev();
    let hyphen = end.next() == Some('-') && end.next().is_some_and(char::is_alphanumeric);
    let word = line.split_whitespace().next().unwrap_or_default();
    hyphen && word.starts_with(char::is_alphanumeric) && !["and", "or", "to", "nor", "but"].contains(&word)
}

/// Whether both sides of a break are of a script written without spaces.
fn is_unspaced(last: &str, line: &str) -> bool {
    let wide = |char: Option<char>| {
        char.is_some_and(|char| {
            char.width() == Some(2)
                && char.is_alphanumeric()
                && !matches!(char, '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7a3}')
        })
    };
    let end = last.chars().rev().find(|char| !is_wide_stop(*char));
    let start = line.chars().find(|char| !is_wide_stop(*char));
    wide(end) && wide(start)
}

/// The punctuation of such scripts, which stands beside a break as their letters do.
fn is_wide_stop(char: char) -> bool {
    matches!(
        char,
        '、' | '。' | '，' | '？' | '！' | '；' | '：' | '「' | '」' | '（' | '）'
    )
}

fn is_long(line: &str) -> bool {
    line.chars().nth(WRAPPED).is_some()
}
