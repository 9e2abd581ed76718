//! Where things stand in RON source, since serde drops the places of values.

use std::{ops::Range, str::Chars};

use crate::text::clean;

/// One part of a bracketed group: a field of a struct or an item of a list. Offsets are bytes of the whole source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part<'a> {
    /// The name before the colon, if there is one.
    pub(super) name: Option<&'a str>,
    /// Where the part begins: the name, or the value where there is none.
    pub(super) at: usize,
    /// Where the value lies.
    pub(super) value: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    Word,
    Text,
    Open,
    Close,
    Comma,
    Colon,
    Other,
}

/// The tokens of `source` from byte `at`, without blanks and comments. Never fails: what is no RON is `Other`.
struct Lexer<'a> {
    source: &'a str,
    at: usize,
}

impl Iterator for Lexer<'_> {
    type Item = (Token, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        let whole = self.source.get(self.at..)?;
        let rest = after_blanks(whole);
        let start = self.at + whole.len() - rest.len();
        let first = rest.chars().next()?;
        let (token, length) = match first {
            '(' | '[' | '{' => (Token::Open, 1),
            ')' | ']' | '}' => (Token::Close, 1),
            ',' => (Token::Comma, 1),
            ':' => (Token::Colon, 1),
            '"' => (Token::Text, quoted(rest)),
            '\'' => (Token::Other, character(rest)),
            char if is_word_char(char) => match raw(rest) {
                Some(length) => (Token::Text, length),
                None => (
                    Token::Word,
                    rest.find(|char| !is_word_char(char)).unwrap_or(rest.len()),
                ),
            },
            char => (Token::Other, char.len_utf8()),
        };
        self.at = start + length;
        Some((token, start..self.at))
    }
}

fn is_word_char(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '_' | '.' | '+' | '-')
}

/// `rest` without the blanks, comments and attributes it begins with.
fn after_blanks(mut rest: &str) -> &str {
    loop {
        rest = without_blanks(rest);
        match after_attribute(rest) {
            Some(after) => rest = after,
            None => return rest,
        }
    }
}

/// `rest` without the blanks and comments it begins with.
fn without_blanks(mut rest: &str) -> &str {
    loop {
        rest = rest.trim_start_matches(|char: char| char.is_whitespace() || char == '\u{feff}');
        if let Some(comment) = rest.strip_prefix("//") {
            rest = comment.split_once('\n').map_or("", |(_, after)| after);
        } else if let Some(comment) = rest.strip_prefix("/*") {
            rest = after_block_comment(comment);
        } else {
            return rest;
        }
    }
}

/// What follows the `#![...]` that `rest` begins with, blanks and comments anywhere in it.
fn after_attribute(rest: &str) -> Option<&str> {
    let opening = ['#', '!', '['];
    let mut rest = opening
        .iter()
        .try_fold(rest, |rest, sign| without_blanks(rest).strip_prefix(*sign))?;
    loop {
        let mut chars = without_blanks(rest).chars();
        match chars.next() {
            None => return Some(""),
            Some(']') => return Some(chars.as_str()),
            Some(_) => rest = chars.as_str(),
        }
    }
}

/// What follows the `*/` that closes a comment, which may have comments inside.
fn after_block_comment(mut rest: &str) -> &str {
    let mut depth = 1;
    while depth > 0 {
        let Some(at) = rest.find(['/', '*']) else {
            return "";
        };
        rest = rest.get(at..).unwrap_or_default();
        if let Some(after) = rest.strip_prefix("*/") {
            depth -= 1;
            rest = after;
        } else if let Some(after) = rest.strip_prefix("/*") {
            depth += 1;
            rest = after;
        } else {
            rest = rest.get(1..).unwrap_or_default();
        }
    }
    rest
}

/// Bytes of the string literal at the start of `rest`.
fn quoted(rest: &str) -> usize {
    let mut escaped = false;
    let end = rest.char_indices().skip(1).find(|(_, char)| {
        let closes = *char == '"' && !escaped;
        escaped = *char == '\\' && !escaped;
        closes
    });
    end.map_or(rest.len(), |(at, _)| at + 1)
}

/// Bytes of the raw string literal at the start of `rest`, if one stands there.
fn raw(rest: &str) -> Option<usize> {
    let body = rest.strip_prefix('r')?;
    let hashes = body.len() - body.trim_start_matches('#').len();
    let text = body.get(hashes..)?.strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(hashes));
    let opening = 1 + hashes + 1;
    Some(
        text.find(&close)
            .map_or(rest.len(), |at| opening + at + close.len()),
    )
}

/// Bytes of the character literal at the start of `rest`, or of the lone apostrophe.
fn character(rest: &str) -> usize {
    let mut chars = rest.char_indices().skip(1);
    let last = match chars.next() {
        Some((_, '\\')) => {
            let _ = chars.next();
            chars.find(|(_, char)| matches!(char, '\'' | '\n'))
        }
        _ => chars.next(),
    };
    match last {
        Some((at, '\'')) => at + 1,
        _ => 1,
    }
}

/// The parts of the first bracketed group that lies in `range` of `source`.
pub(super) fn parts(source: &str, range: Range<usize>) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut part: Option<Part<'_>> = None;
    let mut depth = 0_usize;
    for (token, at) in lexer(source, range) {
        match token {
            Token::Open => depth += 1,
            Token::Close => depth = depth.saturating_sub(1),
            _ => {}
        }
        match (&mut part, token) {
            _ if depth == 0 && token == Token::Close => break,
            _ if depth == 0 || (depth == 1 && token == Token::Open) => {}
            (_, Token::Comma) if depth == 1 => parts.extend(part.take()),
            (Some(part), Token::Colon) if depth == 1 && part.name.is_none() => {
                let name = source.get(part.value.clone());
                part.name = name.map(|name| name.strip_prefix("r#").unwrap_or(name));
                part.value = at.end..at.end;
            }
            (Some(part), _) => {
                if part.value.is_empty() {
                    part.value.start = at.start;
                }
                part.value.end = at.end;
            }
            (none, _) => {
                *none = Some(Part {
                    name: None,
                    at: at.start,
                    value: at,
                });
            }
        }
    }
    parts.extend(part);
    parts
}

/// Where the first bracket in `range` of `source` stands, or where `range` begins.
pub(super) fn opening(source: &str, range: Range<usize>) -> usize {
    let start = range.start;
    lexer(source, range)
        .find(|(token, _)| *token == Token::Open)
        .map_or(start, |(_, at)| at.start)
}

/// Where byte `target` of a text as a card holds it, cleaned, stands in the literal it was read from, the first in `range`.
pub(super) fn within_text(source: &str, range: Range<usize>, target: usize) -> Option<usize> {
    let (_, literal) = lexer(source, range).find(|(token, _)| *token == Token::Text)?;
    let text = source.get(literal.clone())?;
    let opening = text.find('"')? + 1;
    let decoder = Decoder {
        chars: text.get(opening..)?.chars(),
        has_escapes: !text.starts_with('r'),
    };
    let mut chars = decoder.peekable();
    let mut cleaned = 0;
    let mut at = literal.start + opening;
    while cleaned < target {
        let (char, length) = chars.next()?;
        at += length;
        cleaned += clean(char.encode_utf8(&mut [0; 4])).len();
        if char == '\r'
            && let Some((_, length)) = chars.next_if(|(next, _)| *next == '\n')
        {
            at += length;
        }
    }
    (cleaned == target).then_some(at)
}

/// Turns byte offsets into lines and columns, walking on from the one before: asked in the order of the text, all of them
/// together cost one walk.
pub(crate) struct Walk<'a> {
    text: &'a str,
    at: usize,
    place: (usize, usize),
}

impl<'a> Walk<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            place: (1, 1),
        }
    }

    /// What [`position`](super::position) says of byte `offset`.
    pub(crate) fn to(&mut self, offset: usize) -> (usize, usize) {
        if offset < self.at {
            *self = Self::new(self.text);
        }
        let step = self.text.get(self.at..offset).unwrap_or_default();
        let (line, column) = &mut self.place;
        for char in step.chars() {
            match char {
                '\n' => (*line, *column) = (*line + 1, 1),
                '\u{feff}' if (*line, *column) == (1, 1) => {}
                _ => *column += 1,
            }
        }
        self.at += step.len();
        self.place
    }
}

/// The characters of a string literal, each with the bytes it takes in the source; ends at what cannot be decoded.
struct Decoder<'a> {
    chars: Chars<'a>,
    has_escapes: bool,
}

impl Iterator for Decoder<'_> {
    type Item = (char, usize);

    fn next(&mut self) -> Option<Self::Item> {
        let first = self.chars.next()?;
        if first != '\\' || !self.has_escapes {
            return Some((first, first.len_utf8()));
        }
        match self.chars.next()? {
            'n' => Some(('\n', 2)),
            'r' => Some(('\r', 2)),
            't' => Some(('\t', 2)),
            '0' => Some(('\0', 2)),
            'x' => {
                let digits: String = self.chars.by_ref().take(2).collect();
                let code = u8::from_str_radix(&digits, 16).ok()?;
                // Above ASCII, several `\x` make one character.
                code.is_ascii().then(|| (char::from(code), 4))
            }
            'u' => {
                let inside = self.chars.by_ref().skip(1).take_while(|char| *char != '}');
                let digits: String = inside.collect();
                let code = u32::from_str_radix(&digits, 16).ok()?;
                Some((char::from_u32(code)?, digits.len() + 4))
            }
            char => Some((char, 1 + char.len_utf8())),
        }
    }
}

fn lexer(source: &str, range: Range<usize>) -> Lexer<'_> {
    Lexer {
        source: source.get(..range.end).unwrap_or(source),
        at: range.start,
    }
}
