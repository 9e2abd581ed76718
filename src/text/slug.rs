//! Short stable names made from text of any script.

use super::clean;

const WORDS: usize = 6;
const CHARS: usize = 48;

/// `text` in lower case with everything but letters and digits turned into single hyphens.
///
/// `+` and `#` are spelled out: C, C++ and C# are different things.
///
/// ```
/// assert_eq!(greenroom::text::slug("Cloud / Platform  Engineer"), "cloud-platform-engineer");
/// assert_eq!(greenroom::text::slug("C++ Developer"), "c-plus-plus-developer");
/// ```
#[must_use]
pub fn slug(text: &str) -> String {
    join(&text.replace('+', " plus ").replace('#', " sharp "), usize::MAX)
}

/// The first words of `text`, in any script; never empty.
pub(super) fn stem(text: &str) -> String {
    // What is left out between words may have parted marks that now pile up.
    let mut stem: String = clean(&join(text, WORDS)).chars().take(CHARS).collect();
    stem.truncate(stem.trim_end_matches('-').len());
    if stem.is_empty() {
        stem.push_str("card");
    }
    stem
}

fn join(text: &str, words: usize) -> String {
    let lower = text.to_lowercase().replace(['\'', '\u{2019}'], "");
    let mut slug = String::with_capacity(lower.len());
    for word in lower
        .split(|char: char| !is_word_char(char))
        .filter(|word| !word.is_empty())
        .take(words)
    {
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    slug
}

/// Letters, digits, and the marks that belong to them (vowel signs, accents), which are no letters of their own.
fn is_word_char(char: char) -> bool {
    char.is_alphanumeric() || unicode_width::UnicodeWidthChar::width(char) == Some(0)
}
