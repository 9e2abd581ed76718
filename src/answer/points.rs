//! Which key points of a card an answer shows, and by which words.

use std::ops::Range;

use crate::deck::KeyPoint;

use super::{phrase::Phrase, words::Said};

/// The key points of a card, ready to be looked for in any number of answers.
///
/// ```
/// use greenroom::{answer::{Given, Points, Said}, deck::KeyPoint};
/// let point = |text: &str, any: &[&str]| KeyPoint {
///     text: text.to_owned(),
///     any: any.iter().map(|phrase| (*phrase).to_owned()).collect(),
///     required: true,
/// };
/// let points = Points::new(&[
///     point("bounds outbound calls", &["circuit breaker", "timeout"]),
///     point("tells the caller", &["status code"]),
/// ]);
/// let answer = "I'd put timeouts on every call.";
/// let mentions = points.find(&Said::new(answer, Given::Spoken));
/// assert_eq!(mentions[0].words().map(|word| &answer[word]).collect::<Vec<_>>(), ["timeouts"]);
/// assert!(!mentions[1].is_found());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Points(Vec<Vec<Phrase>>);

/// One phrase that an answer has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which of the point's phrases, from 0.
    pub phrase: usize,
    /// The bytes of the answer's words that say it, ascending.
    pub words: Vec<Range<usize>>,
}

/// What an answer has of one key point.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mention {
    /// The phrases of the point that the answer has, in the card's order; none if the point was not found.
    pub hits: Vec<Hit>,
}

impl Mention {
    /// Whether some phrase of the point was found.
    #[must_use]
    pub fn is_found(&self) -> bool {
        !self.hits.is_empty()
    }

    /// The bytes of the words that show the point, ascending, each once.
    pub fn words(&self) -> impl Iterator<Item = Range<usize>> {
        let all = self.hits.iter().flat_map(|hit| hit.words.iter().cloned());
        let mut words: Vec<Range<usize>> = all.collect();
        words.sort_by_key(|word| (word.start, word.end));
        words.dedup();
        words.into_iter()
    }
}

impl Points {
    /// Reads the phrases of `points`.
    #[must_use]
    pub fn new(points: &[KeyPoint]) -> Self {
        let phrases = |point: &KeyPoint| point.any.iter().map(|phrase| Phrase::new(phrase)).collect();
        Self(points.iter().map(phrases).collect())
    }

    /// What the answer has of each point, in the card's order.
    #[must_use]
    pub fn find(&self, said: &Said) -> Vec<Mention> {
        self.0.iter().map(|phrases| mention(phrases, said)).collect()
    }

    /// The phrases of each point.
    pub(super) fn phrases(&self) -> &[Vec<Phrase>] {
        &self.0
    }
}

pub(super) fn mention(phrases: &[Phrase], said: &Said) -> Mention {
    let hit = |(number, phrase): (usize, &Phrase)| {
        let places = phrase.find(said);
        let mut words: Vec<Range<usize>> = places
            .into_iter()
            .filter_map(|place| said.words().get(place))
            .map(|word| word.at.clone())
            .collect();
        // A name such as "N+1" is several words in one place.
        words.dedup();
        (!words.is_empty()).then_some(Hit {
            phrase: number,
            words,
        })
    };
    Mention {
        hits: phrases.iter().enumerate().filter_map(hit).collect(),
    }
}
