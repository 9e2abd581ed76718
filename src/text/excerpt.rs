//! The beginning of a text of any length, to quote it in a message.

use super::clean_line;

/// Characters of a quoted text: the names that programs and people give have fewer.
const LENGTH: usize = 60;

/// `text` on one line, as it can be shown, cut after 60 characters.
///
/// ```
/// assert_eq!(greenroom::text::excerpt("kneed\n"), "kneed␊");
/// assert_eq!(greenroom::text::excerpt(&"x".repeat(1000)).chars().count(), 61);
/// ```
#[must_use]
pub fn excerpt(text: &str) -> String {
    clean_line(&cut(text, LENGTH)).into_owned()
}

/// The first `length` characters of `text`, with an ellipsis where something is left out.
pub(crate) fn cut(text: &str, length: usize) -> String {
    match text.char_indices().nth(length) {
        Some((at, _)) => text.get(..at).unwrap_or_default().to_owned() + "…",
        None => text.to_owned(),
    }
}
