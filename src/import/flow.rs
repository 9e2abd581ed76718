//! The lines of a question or an answer as one text: wrapped lines joined, paragraphs, lists and code kept.

use std::borrow::Cow;

use crate::text::clean;

use super::{
    code::{self, Kind, kinds},
    joints::Joints,
    lines::{Line, fence},
    peel::{without_emphasis, without_number_signs, without_stray_mark},
};

/// A text, and the first line of it that held characters a screen must not see.
#[derive(Debug, Default)]
pub(super) struct Flowed {
    /// Paragraphs are parted by a blank line, items of a list and lines of code by a line end.
    pub(super) text: String,
    /// The number of that line.
    pub(super) unclean: Option<usize>,
    /// The first line of what looks like code, but was read as prose.
    pub(super) doubtful: Option<usize>,
    /// The first line with a fence that no other closes. It is left out, or it would turn text and code about.
    pub(super) stray: Option<usize>,
}

/// What the lines are part of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    /// Whether the page has a line for each paragraph.
    pub(super) unwrapped: bool,
    /// Whether it is a question, which a page may set as a heading.
    pub(super) question: bool,
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
    let (lines, stray) = without_stray_fences(without_rules(lines));
    let lines = &*lines;
    let (kinds, doubtful) = kinds(lines);
    let mut flowed = Flowed {
        doubtful,
        stray,
        ..Flowed::default()
    };
    let mut last = Kind::Prose;
    let mut rest = lines;
    for kinds in kinds.chunk_by(|a, b| a == b) {
        let (alike, after) = rest.split_at_checked(kinds.len()).unwrap_or((rest, &[]));
        rest = after;
        let kind = kinds.first().copied().unwrap_or(Kind::Prose);
        for run in alike.chunk_by(|_, b| b.blanks == 0 || kind != Kind::Prose) {
            let Some(first) = run.first() else { continue };
            if !flowed.text.is_empty() {
                let apart = first.blanks > 0 || (kind != Kind::Prose && last != Kind::Prose);
                flowed.text.push_str(if apart { "\n\n" } else { "\n" });
            }
            last = kind;
            match kind {
                Kind::Prose => paragraph(run, setting, &mut flowed),
                Kind::Fenced => as_it_stands(run, &mut flowed),
                Kind::Plain => fenced(run, &mut flowed),
            }
        }
    }
    flowed
}

/// `lines` without the fences that no other closes, and the first of those.
fn without_stray_fences<'l, 'a>(lines: &'l [Line<'a>]) -> (Cow<'l, [Line<'a>]>, Option<usize>) {
    let is_stray = |line: &&Line| !line.code && line.text().starts_with("```");
    let Some(first) = lines.iter().find(is_stray) else {
        return (Cow::Borrowed(lines), None);
    };
    let mut kept: Vec<Line> = Vec::with_capacity(lines.len());
    let mut blanks = 0;
    for line in lines {
        if !is_stray(&line) {
            kept.push(line.below(blanks));
        } else if line.unfenced(0).text().contains(char::is_whitespace) {
            kept.push(line.unfenced(blanks));
        } else {
            // What is left is the name of a language, or nothing.
            blanks = blanks.max(line.blanks);
            continue;
        }
        blanks = 0;
    }
    (Cow::Owned(kept), Some(first.place()))
}

/// `lines` without the rules at their ends.
fn without_rules<'l, 'a>(lines: &'l [Line<'a>]) -> &'l [Line<'a>] {
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
    lines
}

/// Code that the page shows without a fence, with one: so it keeps its lines wherever it is shown.
fn fenced(run: &[Line], flowed: &mut Flowed) {
    flowed.text.push_str("```\n");
    for (nth, (line, text)) in run.iter().zip(code::outdented(run)).enumerate() {
        for _ in 0..line.blanks.min(u16::from(nth > 0)) {
            flowed.text.push('\n');
        }
        append(&spaced(&text), *line, flowed);
        flowed.text.push('\n');
    }
    flowed.text.push_str("```");
}

/// `text` with its spaces as plain ones.
fn spaced(text: &str) -> String {
    let space = |char: char| {
        if char.is_whitespace() && char != '\t' {
            ' '
        } else {
            char
        }
    };
    text.chars().map(space).collect()
}

/// Code as it stands, less the indent of its first fence.
fn as_it_stands(run: &[Line], flowed: &mut Flowed) {
    let indent = run.first().map_or(0, |line| {
        line.raw.chars().take_while(|char| char.is_whitespace()).count()
    });
    let mut open = None;
    for (nth, line) in run.iter().enumerate() {
        if nth > 0 {
            for _ in 0..=line.blanks {
                flowed.text.push('\n');
            }
        }
        let sign = fence(line.text()).filter(|sign| open.is_none_or(|opened| opened == *sign));
        if let Some(sign) = sign {
            open = if open.is_some() { None } else { Some(sign) };
        }
        if sign == Some('~') {
            // A card knows one kind of fence.
            flowed.text.push_str("```");
            append(line.text().trim_start_matches('~'), *line, flowed);
            continue;
        }
        let mut chars = line.raw.chars();
        let mut left = indent;
        while left > 0 && chars.clone().next().is_some_and(char::is_whitespace) {
            chars.next();
            left -= 1;
        }
        append(&spaced(chars.as_str()), *line, flowed);
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
