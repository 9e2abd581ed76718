//! The lines of a question or an answer as one text: wrapped lines joined, paragraphs, lists and code kept.

use unicode_width::UnicodeWidthChar;

use crate::text::clean;

use super::{
    lines::Line,
    peel::{without_emphasis, without_number_signs, without_stray_mark},
};

/// The longest line that may be one of several a paragraph was wrapped into, in characters.
const WRAPPED: usize = 160;

/// A text, and the first line of it that held characters a screen must not see.
#[derive(Debug, Default)]
pub(super) struct Flowed {
    /// Paragraphs are parted by a blank line, items of a list and lines of code by a line end.
    pub(super) text: String,
    /// The number of that line.
    pub(super) unclean: Option<usize>,
}

/// What the lines are part of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    /// Whether the page has a line for each paragraph.
    pub(super) unwrapped: bool,
    /// Whether it is a question, which a page may set as a heading.
    pub(super) question: bool,
}

/// Whether a paragraph of `lines` stands on one long line.
pub(super) fn is_unwrapped(lines: &[Line]) -> bool {
    lines.iter().any(|line| {
        !line.code
            && line.raw.len() > WRAPPED
            && is_long(line.raw)
            && line.raw.split_whitespace().nth(10).is_some()
    })
}

/// Whether `line` is three or more of one drawing character, as between the parts of a page.
pub(super) fn is_rule(line: &str) -> bool {
    let mut chars = line.chars().filter(|char| !char.is_whitespace());
    let Some(first) = chars.next().filter(|char| "-*_=~—─".contains(*char)) else {
        return false;
    };
    let mut more = 0;
    chars.all(|char| {
        more += 1;
        char == first
    }) && more >= 2
}

/// Joins `lines`.
pub(super) fn flow(lines: &[Line], setting: Setting) -> Flowed {
    let mut lines = lines;
    let rule = |line: &Line| !line.code && is_rule(line.text());
    while let [first, rest @ ..] = lines
        && rule(first)
    {
        lines = rest;
    }
    while let [rest @ .., last] = lines
        && rule(last)
    {
        lines = rest;
    }
    let mut flowed = Flowed::default();
    let mut code = false;
    for run in lines.chunk_by(|a, b| a.code == b.code && (b.blanks == 0 || b.code)) {
        let Some(first) = run.first() else { continue };
        if !flowed.text.is_empty() {
            let apart = first.blanks > 0 || (first.code && code);
            flowed.text.push_str(if apart { "\n\n" } else { "\n" });
        }
        code = first.code;
        if code {
            verbatim(run, &mut flowed);
        } else {
            paragraph(run, setting, &mut flowed);
        }
    }
    flowed
}

/// Code as it stands, less the indent of its first fence.
fn verbatim(run: &[Line], flowed: &mut Flowed) {
    let indent = run.first().map_or(0, |line| {
        line.raw.chars().take_while(|char| char.is_whitespace()).count()
    });
    for (nth, line) in run.iter().enumerate() {
        if nth > 0 {
            for _ in 0..=line.blanks {
                flowed.text.push('\n');
            }
        }
        let mut chars = line.raw.chars();
        let mut left = indent;
        while left > 0 && chars.clone().next().is_some_and(char::is_whitespace) {
            chars.next();
            left -= 1;
        }
        let spaced: String = chars
            .as_str()
            .chars()
            .map(|char| match char {
                char if char.is_whitespace() && char != '\t' => ' ',
                char => char,
            })
            .collect();
        append(&spaced, *line, flowed);
    }
}

fn append(text: &str, line: Line, flowed: &mut Flowed) {
    let cleaned = clean(text);
    if text.contains(is_harmful) {
        flowed.unclean.get_or_insert(line.place());
    }
    flowed.text.push_str(&cleaned);
}

/// Whether `char` moves the cursor or reorders what is around it. Direction marks do neither and come with many a copied text.
fn is_harmful(char: char) -> bool {
    (char.is_control() && char != '\t')
        || matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}')
}

fn paragraph(run: &[Line], setting: Setting, flowed: &mut Flowed) {
    let quoted = run.iter().all(|line| line.text().starts_with('>'));
    let bodies: Vec<&str> = run
        .iter()
        .enumerate()
        .map(|(nth, line)| {
            let mut body = line.text();
            // The first line alone may be marked: Markdown lets the mark be left out on the others.
            if quoted || nth == 0 {
                while let Some(rest) = unquoted(body) {
                    body = rest;
                }
            }
            if setting.question {
                body = without_number_signs(body);
            }
            body
        })
        .collect();
    let joints = Joints::new(&bodies, setting.unwrapped && !setting.question);
    let mut own = Flowed::default();
    for (nth, (line, body)) in run.iter().zip(&bodies).enumerate() {
        own.text.push_str(joints.before(nth));
        for (word, text) in body.split_whitespace().enumerate() {
            if word > 0 {
                own.text.push(' ');
            }
            append(text, *line, &mut own);
        }
    }
    let text = without_stray_mark(without_emphasis(&own.text));
    flowed.text.push_str(text);
    flowed.unclean = flowed.unclean.or(own.unclean);
}

/// `line` without the mark of a quotation; ">90 %" is none.
fn unquoted(line: &str) -> Option<&str> {
    let rest = line.strip_prefix('>')?;
    let mark = rest.starts_with(|char: char| char.is_whitespace() || char == '>');
    mark.then(|| rest.trim_start())
}

/// How the lines of a paragraph hang together.
struct Joints<'a> {
    lines: &'a [&'a str],
    /// The longest line, in characters.
    width: usize,
    /// Whether each line is a paragraph of its own.
    parted: bool,
}

impl<'a> Joints<'a> {
    fn new(lines: &'a [&'a str], unwrapped: bool) -> Self {
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
        has_marker(self.line(nth))
            && (nth == 0
                || self.parted
                || self.line(nth - 1).ends_with([':', '：'])
                || self.would_fit(nth)
                || has_marker(self.line(nth - 1))
                || has_marker(self.line(nth + 1)))
    }

    /// What goes between the `nth` line and the one before.
    fn before(&self, nth: usize) -> &'static str {
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

/// Whether `line` begins as the item of a list, or as a Markdown heading, does.
fn has_marker(line: &str) -> bool {
    let Some((first, rest)) = line.split_once(char::is_whitespace) else {
        return false;
    };
    if rest.trim().is_empty() {
        return false;
    }
    let bullet = matches!(first, "-" | "*" | "+" | "•" | "◦" | "▪");
    let heading = first.len() <= 6 && first.chars().all(|char| char == '#');
    let numbered = first.strip_suffix(['.', ')']).is_some_and(|digits| {
        (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
    });
    bullet || heading || numbered
}

fn is_long(line: &str) -> bool {
    line.chars().nth(WRAPPED).is_some()
}
