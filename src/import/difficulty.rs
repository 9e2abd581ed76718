//! How hard a page says a question is, in the words sites use for it.

use crate::deck::Difficulty;

use super::{
    peel::Peeled,
    words::{eat, trim},
};

/// What sites call the three.
const WORDS: [(&str, Difficulty); 11] = [
    ("easy", Difficulty::Easy),
    ("beginner", Difficulty::Easy),
    ("junior", Difficulty::Easy),
    ("medium", Difficulty::Medium),
    ("mid", Difficulty::Medium),
    ("intermediate", Difficulty::Medium),
    ("moderate", Difficulty::Medium),
    ("hard", Difficulty::Hard),
    ("advanced", Difficulty::Hard),
    ("senior", Difficulty::Hard),
    ("difficult", Difficulty::Hard),
];

/// What a line labelled "Difficulty" says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level<'a> {
    /// One of the three, and what else is on the line.
    Known(Difficulty, &'a str),
    /// One of the three, and the question behind it.
    Asking(Difficulty, &'a str),
    /// Something else.
    Unknown(&'a str),
    /// Nothing: the value may be on the next line.
    Below,
}

/// The difficulty on a line that begins with the word for it.
pub(super) fn labelled(line: Peeled) -> Option<Level> {
    let body = line.body.trim_start_matches(['-', '*', '•', '+']).trim_start();
    let after = match eat(body, "difficulty") {
        Some(after) => eat(after.trim_start(), "level").unwrap_or(after),
        None => eat(body, "level")?,
    };
    let after = line.close(after);
    if after.is_empty() {
        return Some(Level::Below);
    }
    let Some(value) = after.strip_prefix([':', '：', '-', '–', '—', '=', '|']) else {
        return bare_level(after).map(|level| Level::Known(level, ""));
    };
    let value = line.close(value);
    if value.is_empty() {
        return Some(Level::Below);
    }
    if let Some(level) = bare_level(value) {
        return Some(Level::Known(level, ""));
    }
    let end = value
        .find([',', ';', '|', '·', '•', '(', '['])
        .unwrap_or(value.len());
    let (first, rest) = value.split_at_checked(end).unwrap_or((value, ""));
    Some(match bare_level(first) {
        Some(level) => Level::Known(level, trim(rest)),
        None => asking(value).unwrap_or(Level::Unknown(value)),
    })
}

/// "medium How do you ...?": a browser that copies a row of labels puts only spaces between them.
fn asking(value: &str) -> Option<Level<'_>> {
    let (word, rest) = value.split_once(char::is_whitespace)?;
    let question = trim(rest);
    let whole = question.starts_with(char::is_uppercase) && question.split_whitespace().nth(2).is_some();
    bare_level(word)
        .filter(|_| whole)
        .map(|level| Level::Asking(level, question))
}

/// The difficulty that is all `text` says, in brackets or not.
pub(super) fn bare_level(text: &str) -> Option<Difficulty> {
    // No word for it is longer, and most lines are.
    if text.len() > 48 {
        return None;
    }
    let word = text.trim_matches(|char: char| !char.is_alphanumeric());
    let word = ["level", "difficulty"]
        .iter()
        .find_map(|suffix| {
            let (word, end) = word.split_at_checked(word.len().checked_sub(suffix.len())?)?;
            end.eq_ignore_ascii_case(suffix).then_some(word)
        })
        .map_or(word, |word| word.trim_end_matches([' ', '-']));
    WORDS
        .iter()
        .find(|(name, _)| word.eq_ignore_ascii_case(name))
        .map(|(_, level)| *level)
}

/// The difficulty in brackets at the beginning or end of a question, and the question without it.
pub(super) fn bracketed(question: &str) -> Option<(Difficulty, &str)> {
    let at_end = || {
        let inner = question.strip_suffix([')', ']'])?;
        let (before, word) = inner.rsplit_once(['(', '['])?;
        Some((bare_level(word)?, before))
    };
    let at_start = || {
        let inner = question.strip_prefix(['(', '['])?;
        let (word, after) = inner.split_once([')', ']'])?;
        Some((bare_level(word)?, after))
    };
    at_end()
        .or_else(at_start)
        .map(|(level, rest)| (level, trim(rest)))
        .filter(|(_, rest)| !rest.is_empty())
}
