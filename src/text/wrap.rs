//! Lines that fit: widths in terminal columns, breaks between words, graphemes never split.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Columns `text` takes in a terminal.
#[must_use]
pub fn width(text: &str) -> usize {
    text.width()
}

/// Breaks one paragraph into lines of at most `columns` columns, the second and later ones indented by `indent`.
///
/// Spaces at a break disappear; everything else is kept in order. No line ends at a no-break space (U+00A0). A word wider
/// than a line is broken between graphemes; a single grapheme wider than the line stands alone and is the only thing that
/// may stick out.
///
/// ```
/// assert_eq!(greenroom::text::wrap("a queue of work", 7, 0), ["a queue", "of work"]);
/// assert_eq!(greenroom::text::wrap("for 3\u{a0}days", 7, 0), ["for", "3\u{a0}days"]);
/// ```
#[must_use]
pub fn wrap(text: &str, columns: usize, indent: usize) -> Vec<String> {
    let columns = columns.max(1);
    let mut lines = Lines {
        columns,
        indent: if indent < columns { indent } else { 0 },
        done: Vec::new(),
        line: String::new(),
        used: 0,
    };
    let mut gap = String::new();
    for word in text.split_word_bounds() {
        if word.chars().all(|char| char.is_whitespace() && char != '\u{a0}') {
            gap.push_str(word);
        } else {
            lines.add(word, &gap);
            gap.clear();
        }
    }
    lines.done.push(lines.line);
    lines.done
}

/// Lines being filled.
struct Lines {
    columns: usize,
    indent: usize,
    done: Vec<String>,
    /// The last one, and the columns it takes.
    line: String,
    used: usize,
}

impl Lines {
    /// Adds `word`, after `gap` if it stands on the same line.
    fn add(&mut self, word: &str, gap: &str) {
        let wanted = width(word);
        let glued = gap.is_empty() && self.used > 0 && !may_break_before(&self.line, word);
        if self.used > 0 && self.used + width(gap) + wanted > self.columns {
            let carried = if glued {
                split_last_word(&mut self.line, self.indent)
            } else {
                String::new()
            };
            self.break_line();
            self.push(&carried);
        } else {
            self.push(gap);
        }
        if self.used + wanted <= self.columns {
            self.push(word);
            return;
        }
        for grapheme in word.graphemes(true) {
            if self.used + width(grapheme) > self.columns && self.used > self.indent {
                self.break_line();
            }
            self.push(grapheme);
        }
    }

    fn push(&mut self, piece: &str) {
        self.line.push_str(piece);
        self.used += width(piece);
    }

    fn break_line(&mut self) {
        let next = " ".repeat(self.indent);
        self.done.push(std::mem::replace(&mut self.line, next));
        self.used = self.indent;
    }
}

/// Whether a line may end between `line` and `word` although no space parts them: between ideographs, after a hyphen,
/// but never before the punctuation that closes what came before.
fn may_break_before(line: &str, word: &str) -> bool {
    let (Some(before), Some(after)) = (line.chars().next_back(), word.chars().next()) else {
        return true;
    };
    let wide = |char| unicode_width::UnicodeWidthChar::width(char) == Some(2);
    let closes =
        |char: char| !char.is_alphanumeric() && !wide(char) || "。、，．：；！？」』）】〉》".contains(char);
    let opens = |char: char| "([{“‘\"'「『（【〈《".contains(char);
    if closes(after) || opens(before) {
        return false;
    }
    wide(before) || wide(after) || matches!(before, '-' | '/' | '—' | '–')
}

/// Takes what follows the last space of `line` off it, so that a word is not parted from its punctuation.
fn split_last_word(line: &mut String, indent: usize) -> String {
    let Some((kept, last)) = line.rsplit_once(' ') else {
        return String::new();
    };
    if width(kept.trim_end()) <= indent || last.is_empty() {
        return String::new();
    }
    let last = last.to_owned();
    line.truncate(kept.trim_end().len());
    last
}

/// `text` cut to `columns` columns, with an ellipsis where something is left out.
///
/// ```
/// assert_eq!(greenroom::text::truncate("backend", 5), "back…");
/// ```
#[must_use]
pub fn truncate(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut cut = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        used += width(grapheme);
        if used + 1 > columns {
            break;
        }
        cut.push_str(grapheme);
    }
    if columns > 0 {
        cut.push('…');
    }
    cut
}
