//! Words and sentences as they are compared and counted.

use unicode_segmentation::UnicodeSegmentation;

use super::lists::ABBREVIATIONS;

/// A word in lower case with straight apostrophes, and where it begins.
pub(super) type Word = (usize, String);

/// The words of `text`.
pub(super) fn words(text: &str) -> Vec<Word> {
    text.unicode_word_indices()
        .map(|(at, word)| (at, word.to_lowercase().replace('\u{2019}', "'")))
        .collect()
}

/// How many words `text` has, or `None` in a script that puts no spaces between them, where lengths in words mean nothing.
pub(super) fn word_count(text: &str) -> Option<usize> {
    let spaced = text.split_whitespace().count();
    let segmented = text.unicode_words().count();
    (segmented <= 2 * spaced + 2).then_some(spaced)
}

/// Where each sentence of `text` begins. A single line end does not end one, since prose is re-flowed; a list item does.
pub(super) fn sentence_starts(text: &str) -> Vec<usize> {
    let flowing = flowing(text);
    let mut starts = Vec::new();
    let mut goes_on = false;
    for (at, sentence) in flowing.split_sentence_bound_indices() {
        if !goes_on && sentence.unicode_words().next().is_some() {
            starts.push(at);
        }
        let last = sentence.split_whitespace().next_back().unwrap_or_default();
        goes_on = ABBREVIATIONS.contains(&last.to_lowercase().as_str());
    }
    starts
}

/// `text` with the line ends inside paragraphs made spaces; every byte keeps its place.
fn flowing(text: &str) -> String {
    let mut flowing = String::with_capacity(text.len());
    let mut lines = text.split('\n').peekable();
    while let Some(line) = lines.next() {
        flowing.push_str(line);
        if let Some(next) = lines.peek() {
            let next = next.trim_start();
            let parted = line.trim().is_empty()
                || next.is_empty()
                || next.starts_with(['-', '*', '+', '•', '`'])
                || next.starts_with(|char: char| char.is_ascii_digit());
            flowing.push(if parted { '\n' } else { ' ' });
        }
    }
    flowing
}
