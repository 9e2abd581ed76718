//! Code that a page shows without a fence: its lines stay lines.

use super::{
    code_line::{Look, has_sign, has_sql_pair, is_field_item, look, opens_level},
    lines::{Line, ends_sentence, indented},
};

/// How much further in than the text around it a block of code stands, in columns: Markdown's four, or a statement's two.
const BLOCK: usize = 4;
const NESTED: usize = 2;

/// What a line is to be laid out as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Prose.
    Prose,
    /// A line of a fenced block, or its fence.
    Fenced,
    /// Code without a fence.
    Plain,
}

/// The kind of each line, and the first of lines that look like code but cannot be told from the text around them.
pub(super) fn kinds(lines: &[Line]) -> (Vec<Kind>, Option<usize>) {
    let kind = |line: &Line| if line.code { Kind::Fenced } else { Kind::Prose };
    let mut kinds: Vec<Kind> = lines.iter().map(kind).collect();
    let seen = Seen::new(lines);
    let mut doubtful = None;
    let mut at = 0;
    while at < lines.len() {
        let block = match seen.indented_block(at) {
            Some(length) => Block::Code(length),
            None => seen.block(at),
        };
        let length = match block {
            Block::Code(length) => {
                doubtful = doubtful.or(seen.unjoined(at + length));
                for kind in kinds.iter_mut().skip(at).take(length) {
                    *kind = Kind::Plain;
                }
                length
            }
            Block::Doubtful(length) => {
                doubtful = doubtful.or(lines.get(at).map(|line| line.place()));
                length
            }
            Block::Prose(length) => length,
        };
        at += length.max(1);
    }
    (kinds, doubtful)
}

/// The lines of `run` without the indent they share.
pub(super) fn outdented(run: &[Line]) -> Vec<String> {
    let parts = || run.iter().map(|line| indented(line.raw));
    let shared = parts().map(|(indent, _)| indent).min().unwrap_or(0);
    parts()
        .map(|(indent, text)| format!("{:1$}{text}", "", indent - shared))
        .collect()
}

/// So many lines that hang together.
enum Block {
    Code(usize),
    /// They look like code, but stand in the middle of a sentence.
    Doubtful(usize),
    Prose(usize),
}

/// Lines, and how each looks by itself.
struct Seen<'l, 'a> {
    lines: &'l [Line<'a>],
    looks: Vec<Look>,
    /// The indent of the least indented line.
    base: usize,
}

impl<'l, 'a> Seen<'l, 'a> {
    fn new(lines: &'l [Line<'a>]) -> Self {
        let open = lines.iter().filter(|line| !line.code);
        let base = open.map(|line| line.indent()).min().unwrap_or(0);
        let look = |line: &Line| {
            if line.code {
                return Look::Prose;
            }
            look(indented(line.raw).1, line.indent() >= base + NESTED)
        };
        let mut looks: Vec<Look> = lines.iter().map(look).collect();
        for (line, look) in lines.iter().zip(&mut looks) {
            if *look == Look::Prose && line.indent() >= base + NESTED && is_field_item(line.text()) {
                *look = Look::Either;
            }
        }
        mark_comments(lines, &mut looks);
        Self { lines, looks, base }
    }

    /// The number of the line at `at`, if a block of code that ends before it may go on there.
    fn unjoined(&self, at: usize) -> Option<usize> {
        let (line, look) = self.line(at)?;
        (line.blanks == 0 && matches!(look, Look::Either | Look::Weak)).then(|| line.place())
    }

    /// Whether the line at `at` looks like code, is in the middle of no sentence, and is joined with others of its paragraph.
    fn is_leftover(&self, at: usize) -> bool {
        let Some((line, Look::Code)) = self.line(at) else {
            return false;
        };
        let tied = |at: usize| self.line(at).is_some_and(|(line, _)| line.blanks == 0);
        let whole = self.begins_anew(at) && self.ends_there(at + 1);
        ((at > 0 && tied(at)) || tied(at + 1)) && (whole || line.text().ends_with([';', '{', '}']))
    }

    fn line(&self, at: usize) -> Option<(Line<'a>, Look)> {
        Some((*self.lines.get(at)?, *self.looks.get(at)?))
    }

    fn before(&self, at: usize) -> Option<Line<'a>> {
        self.lines.get(at.checked_sub(1)?).copied()
    }

    fn is_nested(&self, line: Line, columns: usize) -> bool {
        line.indent() >= self.base + columns && !line.code
    }

    /// The number of lines from `at` on that stand further in, after a blank line or a colon, and are no prose.
    fn indented_block(&self, at: usize) -> Option<usize> {
        let rest = self.lines.get(at..)?;
        let announced = match self.before(at) {
            None => true,
            // Each block is looked at once, from its beginning.
            Some(before) if self.is_nested(before, BLOCK) => false,
            Some(before) => rest.first()?.blanks > 0 || before.text().ends_with([':', '：']),
        };
        if !announced {
            return None;
        }
        let length = rest
            .iter()
            .take_while(|line| self.is_nested(**line, BLOCK))
            .count();
        let (block, looks) = (rest.get(..length)?, self.looks.get(at..at + length)?);
        let signs = length > 1 && block.iter().any(|line| has_sign(line.text()));
        let code = signs || looks.contains(&Look::Code);
        (code && !looks.contains(&Look::Prose)).then_some(length)
    }

    /// The code that begins at `at`.
    fn block(&self, at: usize) -> Block {
        let pipe = || {
            self.lines
                .get(at + 1)
                .is_some_and(|next| next.blanks == 0 && next.text().starts_with("|> "))
        };
        match self.looks.get(at) {
            Some(Look::Code | Look::Weak) => {}
            Some(Look::Either) if pipe() => {}
            _ => return Block::Prose(1),
        }
        let end = self.end(at);
        let looks = |wanted: Look| {
            (at..end)
                .filter(move |at| self.looks.get(*at) == Some(&wanted))
                .count()
        };
        let nested = |at: &usize| {
            let line = self.line(*at);
            line.is_some_and(|(line, look)| look == Look::Either && self.is_nested(line, NESTED))
        };
        let code = looks(Look::Code) + looks(Look::Weak) + (at..end).filter(nested).count();
        let length = end - at;
        let torn = || looks(Look::Code) > 0 && (at..end).any(|at| self.is_leftover(at));
        if code < 2 || code * 2 < length {
            return if torn() {
                Block::Doubtful(length)
            } else {
                Block::Prose(length)
            };
        }
        let proven = looks(Look::Code) > 0 || self.is_structured(at, end);
        if proven && self.begins_anew(at) && self.ends_there(end) {
            Block::Code(length)
        } else {
            Block::Doubtful(length)
        }
    }

    /// Whether lines that are weak alone prove one another code: a pair of SQL, a level of YAML.
    fn is_structured(&self, at: usize, end: usize) -> bool {
        let lines = self.lines.get(at..end).unwrap_or_default();
        let level = |pair: &[Line]| match pair {
            [line, next] => opens_level(line.text()) && next.indent() > line.indent(),
            _ => false,
        };
        has_sql_pair(lines.iter().map(|line| line.text())) || lines.windows(2).any(level)
    }

    /// The index after the block that begins at `at`.
    fn end(&self, at: usize) -> usize {
        let (mut end, mut next) = (at + 1, at + 1);
        while let Some((line, look)) = self.line(next) {
            match look {
                Look::Code | Look::Weak => end = next + 1,
                Look::Either if self.is_nested(line, NESTED) => end = next + 1,
                Look::Either if line.blanks == 0 => {}
                Look::Either | Look::Prose => break,
            }
            next += 1;
        }
        // What is left of the paragraph is code as well, unless it begins as a sentence does.
        let whole = self.lines.get(next).is_none_or(|line| line.blanks > 0);
        let tail = self.lines.get(end..next).unwrap_or_default();
        let is_word = |line: &Line| line.text().starts_with(char::is_uppercase);
        if whole && !tail.iter().any(is_word) {
            next
        } else {
            end
        }
    }

    fn begins_anew(&self, at: usize) -> bool {
        self.before(at).is_none_or(|before| {
            before.code
                || self.lines.get(at).is_some_and(|line| line.blanks > 0)
                || ends_sentence(before.text())
        })
    }

    fn ends_there(&self, end: usize) -> bool {
        self.lines
            .get(end)
            .is_none_or(|line| line.blanks > 0 || !line.text().starts_with(char::is_lowercase))
    }
}

/// Makes code of what stands between the two ends of a comment.
fn mark_comments(lines: &[Line], looks: &mut [Look]) {
    let mut open: Option<usize> = None;
    for (at, line) in lines.iter().enumerate() {
        let text = line.text();
        match open {
            _ if line.code => open = None,
            Some(from) if text.contains("*/") => {
                for look in looks.iter_mut().take(at + 1).skip(from) {
                    *look = Look::Code;
                }
                open = None;
            }
            None if text.starts_with("/*") && !text.contains("*/") => open = Some(at),
            _ => {}
        }
    }
}
