//! One phrase of a key point and where an answer says it.

use super::{
    aliases::is_stop_word,
    typing::is_slip,
    words::{Given, Said, Word, stem_of, words},
};

/// How many words may stand between those of a phrase, in all.
const SLACK: usize = 3;

/// Shorter words are too like one another to forgive slips in, or to be found in two pieces.
const LONG: usize = 6;

/// A phrase of a key point, ready to be looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Those words of it that mean something.
    words: Vec<Word>,
    /// In how many words of an answer they must all stand.
    window: usize,
    /// The stem of its two words written as one: "fail over" is said by "failover".
    joined: Option<String>,
}

impl Phrase {
    /// Reads `text`. A phrase without words is found nowhere.
    pub(super) fn new(text: &str) -> Self {
        let all = words(text);
        let written = all.len();
        let joined = match all.as_slice() {
            [first, second] => Some(stem_of(&format!("{}{}", first.text, second.text))),
            _ => None,
        };
        let meaning = |word: &&Word| written == 1 || !is_stop_word(&word.text);
        let mut words: Vec<Word> = all.iter().filter(meaning).cloned().collect();
        if words.is_empty() {
            words = all;
        }
        Self {
            // As it was written: what is dropped from the phrase may be said in the answer.
            window: written + SLACK,
            words,
            joined,
        }
    }

    /// Those words of it that are looked for.
    pub(super) fn words(&self) -> &[Word] {
        &self.words
    }

    /// The stems of its words: an answer has them all, or has [`Phrase::joined`], or one of the two in two pieces.
    pub(super) fn stems(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| word.stem.as_str())
    }

    /// The stem of the phrase's two words written as one.
    pub(super) fn joined(&self) -> Option<&str> {
        self.joined.as_deref()
    }

    /// The places of the words that say it, ascending; the first such in the answer. Empty if it is not said.
    pub(super) fn find(&self, said: &Said) -> Vec<usize> {
        let apart = match self.words.as_slice() {
            [] => Vec::new(),
            [word] => one(word, said),
            [first, second] => self.either_way(&places(first, said), &places(second, said)),
            [first, rest @ ..] => self.in_order(&places(first, said), rest, said),
        };
        match &self.joined {
            Some(joined) if apart.is_empty() => said.places(joined).first().copied().into_iter().collect(),
            _ => apart,
        }
    }

    fn either_way(&self, first: &[usize], second: &[usize]) -> Vec<usize> {
        let near = |a: &usize| {
            let others = second.iter().filter(|b| *b != a);
            let nearest = others.min_by_key(|b| a.abs_diff(**b))?;
            (a.abs_diff(*nearest) < self.window).then(|| vec![*a.min(nearest), *a.max(nearest)])
        };
        first.iter().find_map(near).unwrap_or_default()
    }

    fn in_order(&self, starts: &[usize], rest: &[Word], said: &Said) -> Vec<usize> {
        let rest: Vec<Vec<usize>> = rest.iter().map(|word| places(word, said)).collect();
        let from = |start: &usize| {
            let mut chain = vec![*start];
            for places in &rest {
                let last = *chain.last()?;
                let next = places.get(places.partition_point(|place| *place <= last))?;
                chain.push(*next);
            }
            (chain.last()? - start < self.window).then_some(chain)
        };
        starts.iter().find_map(from).unwrap_or_default()
    }
}

/// Where a phrase of one word is said, in one piece or in two: "back off" says "backoff".
fn one(word: &Word, said: &Said) -> Vec<usize> {
    if let Some(place) = places(word, said).first() {
        return vec![*place];
    }
    if word.text.len() < LONG {
        return Vec::new();
    }
    let in_two = said.words().windows(2).position(|pair| match pair {
        [first, second] => {
            word.stem.len() > first.text.len()
                && word.stem.starts_with(&first.text)
                && stem_of(&format!("{}{}", first.text, second.text)) == word.stem
        }
        _ => false,
    });
    in_two.map_or_else(Vec::new, |place| vec![place, place + 1])
}

/// The places of `word` in the answer, with slips if it was typed, ascending.
fn places(word: &Word, said: &Said) -> Vec<usize> {
    let exact = said.places(&word.stem);
    if said.given() == Given::Spoken || word.text.len() < LONG {
        return exact.to_vec();
    }
    let slipped = |other: &Word| {
        is_slip(&other.text, &word.text) || (word.stem.len() >= LONG && is_slip(&other.stem, &word.stem))
    };
    // A slip leaves the first letter as it is.
    let letters = [&word.text, &word.stem].map(|text| text.chars().next());
    let alike = letters
        .into_iter()
        .flatten()
        .flat_map(|letter| said.beginning_with(letter));
    let slips = alike.filter(|(_, other)| slipped(other)).map(|(place, _)| place);
    let mut places: Vec<usize> = exact.iter().copied().chain(slips).collect();
    places.sort_unstable();
    places.dedup();
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(phrase: &str, answer: &str, given: Given) -> Vec<String> {
        let said = Said::new(answer, given);
        let places = Phrase::new(phrase).find(&said);
        let word = |place: usize| said.words().get(place).map(|word| word.text.clone());
        places.into_iter().filter_map(word).collect()
    }

    fn spoken(phrase: &str, answer: &str) -> Vec<String> {
        found(phrase, answer, Given::Spoken)
    }

    #[test]
    fn two_words_are_found_in_any_order() {
        assert_eq!(
            spoken("upgrade dependencies", "our dependencies were upgraded"),
            ["dependencies", "upgraded"]
        );
    }

    #[test]
    fn more_words_are_found_in_their_order_alone() {
        let phrase = "retry with exponential backoff";
        assert_eq!(
            spoken(phrase, "it retries with an exponential kind of backoff"),
            ["retries", "exponential", "backoff"]
        );
        assert!(spoken(phrase, "the backoff is exponential for a retry").is_empty());
    }

    #[test]
    fn words_far_apart_are_not_a_phrase() {
        assert_eq!(spoken("load test", "we test it under a load"), ["test", "load"]);
        assert!(spoken("load test", "we test it once a week under a load").is_empty());
    }

    #[test]
    fn small_words_may_be_said_or_not() {
        assert_eq!(
            spoken("separate from the storage", "storage stays separate"),
            ["storage", "separate"]
        );
        assert_eq!(
            spoken(
                "a count of the number of the rows",
                "a count of the number of the rows"
            )
            .len(),
            3
        );
        assert_eq!(
            spoken("who", "I ask who owns it"),
            ["who"],
            "unless they are all there is"
        );
        assert_eq!(
            spoken("who it's for", "it needs no one"),
            [""; 0],
            "nor \"it\" alone"
        );
    }

    #[test]
    fn a_word_said_once_is_not_said_twice() {
        assert!(spoken("again again", "do it again").is_empty());
        assert_eq!(spoken("again again", "again and again").len(), 2);
    }

    #[test]
    fn a_compound_may_be_written_in_one_word_or_two() {
        assert_eq!(spoken("failover", "we fail over by hand"), ["fail", "over"]);
        assert_eq!(spoken("fail over", "failovers are rehearsed"), ["failovers"]);
        assert_eq!(spoken("time-out", "a timeout of two seconds"), ["timeout"]);
    }

    #[test]
    fn a_slip_in_a_long_word_is_forgiven_when_it_was_typed() {
        let typed = |phrase, answer| found(phrase, answer, Given::Typed);
        assert_eq!(
            typed("idempotency key", "an idmepotency key"),
            ["idmepotency", "key"]
        );
        assert!(spoken("idempotency key", "an idmepotency key").is_empty());
        assert!(typed("cache", "in cash").is_empty(), "short words are too alike");
    }

    #[test]
    fn a_phrase_without_words_is_found_nowhere() {
        assert!(spoken("", "anything").is_empty());
        assert!(spoken("?!", "anything ?!").is_empty());
    }
}
