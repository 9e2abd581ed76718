//! Whether an answer is in English, the one language whose fillers, hedges and cues are known.

use super::heard::Heard;

/// What is known of an answer's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    /// At least [one word in five](FUNCTION_WORDS) is one that English sentences are held together by.
    English,
    /// Any other, or too little text to tell.
    Unknown,
    /// Written without blanks between words, as Chinese, Japanese and Thai are: what counts as words is characters, near enough.
    Unspaced,
}

/// Fewer of these words may be a coincidence.
const FEWEST: usize = 3;

/// One word in so many has to be among [`FUNCTION_WORDS`]. Judgement: of all answers that come with the program and its tests the
/// poorest has 1 in 3.6.
const ONE_IN: usize = 5;

/// Words that hold English sentences together and that no language near it shares. Sorted.
const FUNCTION_WORDS: [&str; 85] = [
    "about", "after", "and", "any", "are", "be", "because", "been", "before", "being", "both", "but", "by",
    "can", "can't", "could", "did", "didn't", "does", "doesn't", "don't", "each", "even", "every", "for",
    "from", "get", "got", "had", "has", "have", "he", "her", "his", "how", "i'd", "i'll", "i'm", "i've",
    "if", "into", "it", "it's", "its", "just", "my", "not", "only", "other", "our", "out", "she", "should",
    "some", "than", "that", "that's", "the", "their", "them", "then", "there", "these", "they", "they're",
    "this", "those", "to", "too", "up", "very", "we'd", "we're", "were", "what", "when", "where", "which",
    "who", "why", "with", "would", "you", "you're", "your",
];

impl Language {
    pub(super) fn of(heard: &Heard) -> Self {
        let words = heard.tokens();
        let known = words
            .iter()
            .filter(|word| FUNCTION_WORDS.binary_search(&word.text).is_ok());
        let known = known.count();
        let characters = words.iter().filter(|word| is_one_character(word.text)).count();
        if known >= FEWEST && known * ONE_IN >= words.len() {
            Self::English
        } else if characters * 2 > words.len() {
            Self::Unspaced
        } else {
            Self::Unknown
        }
    }
}

/// Whether `word` is one letter that no alphabet of Europe has.
fn is_one_character(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(|first| first >= '\u{900}') && chars.all(|char| !char.is_alphanumeric())
}
