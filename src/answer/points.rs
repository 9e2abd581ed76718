//! Which key points of a card an answer shows, and by which words.

use std::ops::Range;

use crate::deck::KeyPoint;

use super::{phrase::Phrase, together::Together, words::Said};

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
pub struct Points {
    /// The phrases of each point.
    phrases: Vec<Vec<Phrase>>,
    /// The telling words of each point.
    telling: Vec<Together>,
}

/// What in an answer shows a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// One of the point's phrases: which, from 0.
    Phrase(usize),
    /// Two words that only this point of the card has, near each other.
    Words,
}

/// Words of an answer that show a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What they are to the point.
    pub by: By,
    /// The bytes of these words in the answer, ascending.
    pub words: Vec<Range<usize>>,
}

/// What an answer has of one key point.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mention {
    /// The phrases of the point that the answer has, in the card's order, or else two words of it that stand together;
    /// none if the point was not found.
    pub hits: Vec<Hit>,
}

impl Mention {
    /// Whether the point was found.
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
    /// Reads the phrases of `points`, the key points of one card.
    #[must_use]
    pub fn new(points: &[KeyPoint]) -> Self {
        let phrases = |point: &KeyPoint| point.any.iter().map(|phrase| Phrase::new(phrase)).collect();
        let phrases: Vec<Vec<Phrase>> = points.iter().map(phrases).collect();
        Self {
            telling: Together::of(points, &phrases),
            phrases,
        }
    }

    /// What the answer has of each point, in the card's order.
    #[must_use]
    pub fn find(&self, said: &Said) -> Vec<Mention> {
        let points = self.phrases.iter().zip(&self.telling);
        points
            .map(|(phrases, telling)| {
                let mut mention = mention(phrases, said);
                if !mention.is_found() {
                    let words = telling
                        .find(said)
                        .and_then(|places| hit(By::Words, &places, said));
                    mention.hits.extend(words);
                }
                mention
            })
            .collect()
    }

    /// The phrases of each point.
    pub(super) fn phrases(&self) -> &[Vec<Phrase>] {
        &self.phrases
    }
}

/// What an answer has of a point with these phrases, by phrases alone.
pub(super) fn mention(phrases: &[Phrase], said: &Said) -> Mention {
    let phrases = phrases.iter().enumerate();
    Mention {
        hits: phrases
            .filter_map(|(number, phrase)| hit(By::Phrase(number), &phrase.find(said), said))
            .collect(),
    }
}

/// The hit in these places of the answer, if there are any.
fn hit(by: By, places: &[usize], said: &Said) -> Option<Hit> {
    let words = places.iter().filter_map(|place| said.words().get(*place));
    let mut words: Vec<Range<usize>> = words.map(|word| word.at.clone()).collect();
    // A name such as "N+1" is several words in one place.
    words.dedup();
    (!words.is_empty()).then_some(Hit { by, words })
}
