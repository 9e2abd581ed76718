//! The words of an answer, ready to be searched.

use std::ops::Range;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_segmentation::UnicodeSegmentation;

use super::{
    aliases::{TOKENS, one_spelling},
    fold::Folded,
};

/// How an answer was given, which says what mistakes its words may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// Spoken and transcribed, or printed: words are spelled right, if they are the right ones.
    Spoken,
    /// Typed: one slip in a long word is forgiven.
    Typed,
}

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// In lower case, as it was written.
    pub(super) text: String,
    /// What remains when endings are taken off: "caching" and "cached" are both "cach".
    pub(super) stem: String,
    /// Its bytes in the text.
    pub(super) at: Range<usize>,
}

/// An answer as it is searched.
#[derive(Clone, Debug)]
pub struct Said {
    words: Vec<Word>,
    /// Places in `words`, ordered by stem and then by place.
    by_stem: Vec<usize>,
    /// The first letters of each word and of its stem with its place, in order: a slip is looked for among words that begin alike.
    by_letter: Vec<(char, usize)>,
    given: Given,
}

impl Said {
    /// Reads the words of `text`.
    #[must_use]
    pub fn new(text: &str, given: Given) -> Self {
        let words = words(text);
        let mut by_stem: Vec<usize> = (0..words.len()).collect();
        by_stem.sort_by_key(|place| words.get(*place).map(|word| word.stem.as_str()));
        let letters = |(place, word): (usize, &Word)| {
            let first = [&word.text, &word.stem].map(|text| text.chars().next());
            first.into_iter().flatten().map(move |letter| (letter, place))
        };
        let mut by_letter: Vec<(char, usize)> = words.iter().enumerate().flat_map(letters).collect();
        by_letter.sort_unstable();
        by_letter.dedup();
        Self {
            words,
            by_stem,
            by_letter,
            given,
        }
    }

    pub(super) fn words(&self) -> &[Word] {
        &self.words
    }

    pub(super) fn given(&self) -> Given {
        self.given
    }

    /// The places of the words with this stem, in order.
    pub(super) fn places(&self, stem: &str) -> &[usize] {
        let is = |place: &usize| self.words.get(*place).map(|word| word.stem.as_str());
        let start = self.by_stem.partition_point(|place| is(place) < Some(stem));
        let rest = self.by_stem.get(start..).unwrap_or_default();
        let length = rest.partition_point(|place| is(place) == Some(stem));
        rest.get(..length).unwrap_or_default()
    }

    /// The words that begin with `letter`, or whose stems do, with their places in order.
    pub(super) fn beginning_with(&self, letter: char) -> impl Iterator<Item = (usize, &Word)> {
        let start = self.by_letter.partition_point(|(other, _)| *other < letter);
        let rest = self.by_letter.get(start..).unwrap_or_default().iter();
        let places = rest.take_while(move |(other, _)| *other == letter);
        places.filter_map(|(_, place)| Some((*place, self.words.get(*place)?)))
    }

    /// The stems of its words.
    pub(super) fn stems(&self) -> impl Iterator<Item = String> {
        self.words.iter().map(|word| word.stem.clone())
    }

    /// The stems of each two neighbours written as one word.
    pub(super) fn joined_stems(&self) -> impl Iterator<Item = String> {
        self.words.windows(2).filter_map(|pair| match pair {
            [first, second] => Some(stem_of(&format!("{}{}", first.text, second.text))),
            _ => None,
        })
    }
}

/// The words of `text` in order. Names such as "C++" and "CI/CD" are read whole.
pub(super) fn words(text: &str) -> Vec<Word> {
    let stemmer = Stemmer::create(Algorithm::English);
    let folded = Folded::new(text);
    let mut words = Vec::new();
    let mut add = |word: &str, at: Range<usize>| {
        words.push(Word {
            stem: stem(&stemmer, word),
            text: word.to_owned(),
            at: folded.original(at),
        });
    };
    let mut done = 0;
    let tokens = tokens(&folded.text);
    let end = (folded.text.len()..folded.text.len(), &[][..]);
    for (token, names) in tokens.into_iter().chain([end]) {
        let between = folded.text.get(done..token.start).unwrap_or_default();
        for (at, word) in between.unicode_word_indices() {
            add(word, done + at..done + at + word.len());
        }
        for name in names {
            add(name, token.clone());
        }
        done = token.end;
    }
    words
}

/// The stem of `text` taken as one word, in lower case.
pub(super) fn stem_of(text: &str) -> String {
    stem(&Stemmer::create(Algorithm::English), text)
}

fn stem(stemmer: &Stemmer, word: &str) -> String {
    stemmer.stem(&one_spelling(word)).into_owned()
}

/// A name that splitting into words would tear apart: its bytes, and the words it is read as.
type Token = (Range<usize>, &'static [&'static str]);

/// The tokens of `folded` in order; where two overlap, the first and then the longer one.
fn tokens(folded: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    for (name, names) in TOKENS {
        let all = folded.match_indices(name).map(|(at, _)| at..at + name.len());
        found.extend(all.filter(|at| stands_alone(folded, at)).map(|at| (at, names)));
    }
    found.sort_by_key(|(at, _)| (at.start, std::cmp::Reverse(at.end)));
    let mut end = 0;
    found.retain(|(at, _)| {
        let clear = at.start >= end;
        if clear {
            end = at.end;
        }
        clear
    });
    found
}

/// Whether the name in `at` is no part of a longer one: "c++" in "c++20" is, "i/o" in "audi/ostrich" is not.
fn stands_alone(folded: &str, at: &Range<usize>) -> bool {
    let name = folded.get(at.clone()).unwrap_or_default();
    let before = folded.get(..at.start).unwrap_or_default().chars().next_back();
    let after = folded.get(at.end..).unwrap_or_default().chars().next();
    let first = name.chars().next().unwrap_or_default();
    let last = name.chars().next_back().unwrap_or_default();
    let begins = !(first.is_alphanumeric() || first == '.') || !before.is_some_and(char::is_alphanumeric);
    let ends = !last.is_alphanumeric() || !after.is_some_and(char::is_alphanumeric);
    begins && ends
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.stem).collect()
    }

    #[test]
    fn forms_of_a_word_have_one_stem() {
        assert_eq!(
            stems("cache caching cached caches"),
            ["cach", "cach", "cach", "cach"]
        );
        assert_eq!(stems("idempotency idempotent"), ["idempot", "idempot"]);
    }

    #[test]
    fn names_with_signs_in_them_are_one_word() {
        assert_eq!(
            stems("C++, C#, .NET and CI/CD"),
            ["cpp", "csharp", "dotnet", "and", "cicd"]
        );
        assert_eq!(stems("async I/O on k8s"), ["async", "io", "on", "kubernet"]);
        assert_eq!(stems("an N+1 query"), stems("an n plus one query"));
    }

    #[test]
    fn signs_between_other_words_part_them() {
        assert_eq!(stems("audi/ostrich"), ["audi", "ostrich"]);
        assert_eq!(stems("cafe.net"), ["cafe.net"]);
    }

    #[test]
    fn a_word_knows_its_bytes() {
        let text = "Straße, “CI/CD” naïve";
        let parts = words(text).into_iter().map(|word| text.get(word.at));
        assert!(parts.eq([Some("Straße"), Some("CI/CD"), Some("naïve")]));
    }
}
