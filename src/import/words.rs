//! The first look at a piece of text: its ends trimmed, a word or a number taken off its front.

/// White space, and the marks that take no room.
pub(super) fn is_space(char: char) -> bool {
    char.is_whitespace()
        || matches!(
            char,
            '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}'
        )
}

/// `text` without white space and marks that take no room at its ends.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// The text after `word`, in capitals or not, if `text` begins with it.
pub(super) fn eat<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (first, rest) = text.split_at_checked(word.len())?;
    let whole = !rest.starts_with(|char: char| char.is_alphabetic() || matches!(char, '\'' | '’'));
    (whole && first.eq_ignore_ascii_case(word)).then_some(rest)
}

/// The number `text` begins with, of at most five digits.
pub(super) fn eat_number(text: &str) -> Option<(u32, &str)> {
    let rest = text.trim_start_matches(|char: char| char.is_ascii_digit());
    let digits = text.get(..text.len() - rest.len())?;
    if digits.len() > 5 || rest.starts_with(char::is_alphabetic) {
        return None;
    }
    Some((digits.parse().ok()?, rest))
}

/// What the item of a list, or a heading, begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    /// A dash, a star, a dot.
    Bullet,
    /// "1." or "1)".
    Number,
    /// Number signs, so many of them.
    Heading(usize),
}

/// The marker that `text` begins with, if something follows it.
pub(super) fn marker(text: &str) -> Option<Marker> {
    let (first, rest) = text.split_once(char::is_whitespace)?;
    if trim(rest).is_empty() {
        return None;
    }
    if matches!(first, "-" | "*" | "+" | "•" | "◦" | "▪") {
        return Some(Marker::Bullet);
    }
    if first.len() <= 6 && first.bytes().all(|byte| byte == b'#') {
        return Some(Marker::Heading(first.len())).filter(|_| !first.is_empty());
    }
    let digits = first.strip_suffix(['.', ')'])?;
    let numbered = (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    numbered.then_some(Marker::Number)
}
