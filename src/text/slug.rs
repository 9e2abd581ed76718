//! Short stable names made from text of any script.

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

/// A card id for `question`: its first words, in any script, made unique against `taken`.
///
/// ```
/// use greenroom::text::mint;
/// assert_eq!(mint("How do you design an API?", |_| false), "how-do-you-design-an-api");
/// assert_eq!(mint("如何设计接口？", |id| id == "如何设计接口"), "如何设计接口-2");
/// ```
pub fn mint(question: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut stem: String = join(question, WORDS).chars().take(CHARS).collect();
    stem.truncate(stem.trim_end_matches('-').len());
    if stem.is_empty() {
        stem.push_str("card");
    }
    if !taken(&stem) {
        return stem;
    }
    (2..=u32::MAX)
        .map(|number| format!("{stem}-{number}"))
        .find(|id| !taken(id))
        .unwrap_or(stem)
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
