//! Text as it is compared: compatibility forms composed (NFKC), in lower case, with straight quotes; every byte knows where it came from.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// A folded text and the places its bytes came from.
pub(super) struct Folded {
    pub(super) text: String,
    /// For each byte of `text`, the bytes of the original character it came from; empty if `text` has the original's places.
    from: Vec<Range<usize>>,
}

impl Folded {
    pub(super) fn new(original: &str) -> Self {
        if original.is_ascii() {
            return Self {
                text: original.to_ascii_lowercase(),
                from: Vec::new(),
            };
        }
        let mut folded = Self {
            text: String::with_capacity(original.len()),
            from: Vec::with_capacity(original.len()),
        };
        for (at, cluster) in original.grapheme_indices(true) {
            let chars = cluster.nfkc().flat_map(char::to_lowercase).filter_map(plain);
            folded.text.extend(chars);
            folded.from.resize(folded.text.len(), at..at + cluster.len());
        }
        folded
    }

    /// The bytes of the original that the bytes `range` of the folded text came from.
    pub(super) fn original(&self, range: Range<usize>) -> Range<usize> {
        match (
            self.from.get(range.start),
            self.from.get(range.end.saturating_sub(1)),
        ) {
            (Some(first), Some(last)) => first.start..last.end,
            _ => range,
        }
    }
}

/// `char` with a straight quote for a curly one, and nothing for what is not seen.
fn plain(char: char) -> Option<char> {
    match char {
        '\u{2018}' | '\u{2019}' | '\u{02bc}' => Some('\''),
        '\u{201c}' | '\u{201d}' => Some('"'),
        // A soft hyphen, and what joins or parts letters without being seen.
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => None,
        char => Some(char),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn original_of(text: &str, part: &str) -> String {
        let folded = Folded::new(text);
        let at = folded.text.find(part).expect("the part is there");
        text.get(folded.original(at..at + part.len()))
            .expect("a range of whole characters")
            .to_owned()
    }

    #[test]
    fn wide_letters_ligatures_and_curly_quotes_are_read_as_plain_ones() {
        assert_eq!(
            Folded::new("ＡＰＩ con\u{fb01}g, don’t").text,
            "api config, don't"
        );
    }

    #[test]
    fn what_was_found_is_shown_as_it_was_written() {
        assert_eq!(original_of("an ＡＰＩ key", "api"), "ＡＰＩ");
        assert_eq!(original_of("the con\u{fb01}g file", "config"), "con\u{fb01}g");
        assert_eq!(
            original_of("idem\u{ad}potent, “yes”", "idempotent"),
            "idem\u{ad}potent"
        );
        assert_eq!(original_of("plain ASCII", "ascii"), "ASCII");
    }
}
