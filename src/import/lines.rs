//! The lines of a page that are not blank, each with its number and what stood before it.

use super::{
    labels,
    peel::peel,
    words::{is_space, trim},
};

/// A line with something on it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// As it stands, without the spaces at its end.
    pub(super) raw: &'a str,
    /// Counted from 1, as an editor counts.
    pub(super) number: u32,
    /// Blank lines directly before it.
    pub(super) blanks: u16,
    /// Whether it belongs to a fenced block of code, the fences included.
    pub(super) code: bool,
    /// The columns before its text, those of the label for what stands beside one.
    indent: u8,
}

impl<'a> Line<'a> {
    /// The line without the spaces around it.
    pub(super) fn text(self) -> &'a str {
        trim(self.raw)
    }

    /// The columns it stands in.
    pub(super) fn indent(self) -> usize {
        usize::from(self.indent)
    }

    /// The rest of this line after a label.
    pub(super) fn with(self, rest: &'a str) -> Self {
        Self {
            raw: rest,
            blanks: 0,
            ..self
        }
    }

    /// The line without the sign of a fence, and as far from the one before as `blanks` if that is more.
    pub(super) fn unfenced(self, blanks: u16) -> Self {
        Self {
            raw: trim(self.text().trim_start_matches('`')),
            blanks: self.blanks.max(blanks),
            ..self
        }
    }

    /// The line `blanks` lines below the one before, if that is more.
    pub(super) fn below(self, blanks: u16) -> Self {
        Self {
            blanks: self.blanks.max(blanks),
            ..self
        }
    }

    /// The line's number, as problems want it.
    pub(super) fn place(self) -> usize {
        usize::try_from(self.number).unwrap_or(usize::MAX)
    }
}

/// The columns that `raw` stands in, and its text. The marks of a quotation count for nothing, a tab for four.
pub(super) fn indented(raw: &str) -> (usize, &str) {
    let mut rest = raw;
    while let Some(quoted) = rest.trim_start_matches(is_space).strip_prefix('>')
        && !rest.trim_start_matches(is_space).starts_with(">>> ")
        && quoted.starts_with(|char: char| is_space(char) || char == '>')
    {
        rest = quoted.strip_prefix(is_space).unwrap_or(quoted);
    }
    let text = rest.trim_start_matches(is_space);
    let space = rest.get(..rest.len() - text.len()).unwrap_or_default();
    let columns = |char: char| match char {
        '\t' => 4,
        char => usize::from(char.is_whitespace()),
    };
    (space.chars().map(columns).sum(), text)
}

/// Whether a new sentence may begin after `text`.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.ends_with([
        '.', '!', '?', ':', ';', '…', '"', '”', '\'', '’', ')', ']', '*', '_', '`', '。', '！', '？', '：',
    ])
}

/// The most lines a page may have that are not blank: 32 MiB of very short ones would take up gigabytes.
pub(super) const LINE_LIMIT: usize = 1_000_000;

/// The lines of `text` that are not blank, ended by LF, CR, CR LF or the rarer marks that show as a line end.
///
/// Nothing if there are more than [`LINE_LIMIT`].
pub(super) fn split(text: &str) -> Option<Vec<Line<'_>>> {
    let mut lines = Vec::new();
    let mut rest = text.trim_end_matches('\u{1a}');
    let mut number = 1;
    let mut blanks = 0_u16;
    loop {
        let at = rest.find(is_line_end).unwrap_or(rest.len());
        let (line, tail) = rest.split_at_checked(at).unwrap_or((rest, ""));
        if line.chars().all(|char| is_space(char) || char == '>') {
            blanks = blanks.saturating_add(1);
        } else if lines.len() == LINE_LIMIT {
            return None;
        } else {
            lines.push(Line {
                raw: line.trim_end_matches(is_space),
                number,
                blanks,
                code: false,
                indent: u8::try_from(indented(line).0).unwrap_or(u8::MAX),
            });
            blanks = 0;
        }
        let mut chars = tail.chars();
        match chars.next() {
            None => break,
            Some('\n') => number += 1,
            Some('\r') => {
                number += 1;
                // Some programs write CR CR LF; that too is one line end.
                for end in ["\n", "\r\n"] {
                    if let Some(rest) = chars.as_str().strip_prefix(end) {
                        chars = rest.chars();
                        break;
                    }
                }
            }
            // These part lines on the screen, but editors count no line for them.
            Some(_) => {}
        }
        rest = chars.as_str();
    }
    for sign in ['`', '~'] {
        mark_code(&mut lines, sign);
    }
    Some(lines)
}

fn is_line_end(char: char) -> bool {
    matches!(
        char,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// The sign of the fence that `text` is: three grave accents or more, or three tildes, for more are a rule.
pub(super) fn fence(text: &str) -> Option<char> {
    if text.starts_with("```") {
        return Some('`');
    }
    let name = text.strip_prefix("~~~")?;
    name.bytes()
        .all(|byte| byte.is_ascii_alphanumeric())
        .then_some('~')
}

/// Marks the blocks fenced with `sign`. A fence that never closes, or closes only in another question, is a slip and fences nothing.
fn mark_code(lines: &mut [Line], sign: char) {
    let mut open: Option<usize> = None;
    let (mut question, mut answer) = (false, false);
    for at in 0..lines.len() {
        let Some(line) = lines.get(at).copied().filter(|line| !line.code) else {
            continue;
        };
        if fence(line.text()) == Some(sign) {
            match open {
                Some(from) if !(question && answer) => {
                    for line in lines.iter_mut().take(at + 1).skip(from) {
                        line.code = true;
                    }
                    open = None;
                }
                _ => open = Some(at),
            }
            (question, answer) = (false, false);
        } else if open.is_some() {
            let peeled = peel(line.raw);
            question = question || labels::question(peeled).is_some_and(|label| !label.is_bare());
            answer = answer || labels::answer(peeled).is_some();
        }
    }
}
