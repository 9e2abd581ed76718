//! What Markdown puts around a heading, taken off.

use super::words::trim;

/// A line without its decoration.
#[derive(Clone, Copy, Debug)]
pub(super) struct Peeled<'a> {
    /// An emphasis mark that was opened before `body` and closes within it, such as `**`; otherwise empty.
    pub(super) marker: &'a str,
    /// What remains.
    pub(super) body: &'a str,
}

impl<'a> Peeled<'a> {
    /// The text after a label, past the mark that closes the label's emphasis.
    pub(super) fn close(self, rest: &'a str) -> &'a str {
        let rest = rest.trim_start();
        if self.marker.is_empty() {
            return rest;
        }
        rest.strip_prefix(self.marker).map_or(rest, str::trim_start)
    }
}

/// Takes quote marks, number signs, equals signs and emphasis off a line.
pub(super) fn peel(line: &str) -> Peeled<'_> {
    let mut body = trim(line);
    while let Some(rest) = body.strip_prefix('>') {
        body = trim(rest);
    }
    body = without_number_signs(body);
    if body.starts_with("==") {
        body = trim(body.trim_matches('='));
    }
    let Some((marker, rest)) = open_emphasis(body) else {
        return Peeled { marker: "", body };
    };
    match rest.strip_suffix(marker) {
        Some(inner) if !inner.contains(marker) => Peeled {
            marker: "",
            body: trim(inner),
        },
        _ => Peeled { marker, body: rest },
    }
}

/// `line` without the number signs of a Markdown heading.
pub(super) fn without_number_signs(line: &str) -> &str {
    let bare = line.trim_start_matches('#');
    if bare.len() == line.len() || !bare.starts_with(char::is_whitespace) {
        return line;
    }
    let closed = bare.trim_end_matches('#');
    // "# Senior C#" ends in a name, "# Senior #" in decoration.
    trim(if closed.ends_with(char::is_whitespace) {
        closed
    } else {
        bare
    })
}

/// What follows the bullet that `line` begins with.
pub(super) fn without_bullet(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(['-', '*', '+', '•', '◦', '▪', '●', '○', '■', '–'])?;
    rest.starts_with(char::is_whitespace).then(|| trim(rest))
}

/// `paragraph` without emphasis that spans all of it.
pub(super) fn without_emphasis(paragraph: &str) -> &str {
    open_emphasis(paragraph)
        .and_then(|(marker, rest)| rest.strip_suffix(marker))
        .filter(|inner| !inner.is_empty() && !inner.contains(['*', '_']))
        .filter(|inner| !inner.ends_with(char::is_whitespace))
        .unwrap_or(paragraph)
}

/// `paragraph` without a mark at its end that closes emphasis opened before the label it follows.
pub(super) fn without_stray_mark(paragraph: &str) -> &str {
    ["**", "__"]
        .iter()
        .find(|mark| paragraph.matches(**mark).count() % 2 == 1)
        .and_then(|mark| paragraph.strip_suffix(mark))
        .filter(|text| !text.ends_with(char::is_whitespace))
        .unwrap_or(paragraph)
}

/// The one to three marks a text begins with, and what follows them; a mark before a space is a bullet.
fn open_emphasis(text: &str) -> Option<(&str, &str)> {
    let first = text.chars().next().filter(|char| matches!(char, '*' | '_'))?;
    let rest = text.trim_start_matches(first);
    let marker = text.get(..text.len() - rest.len())?;
    (marker.len() <= 3 && !rest.starts_with(char::is_whitespace)).then_some((marker, rest))
}
