//! Two words of a key point that stand together: they show it where nobody thought of the phrase.
//!
//! `tests/data/README.md` says what this finds and what it finds wrongly.

use std::collections::{BTreeSet, HashMap};

use crate::deck::KeyPoint;

use super::{
    aliases::is_stop_word,
    common::is_common,
    phrase::Phrase,
    words::{Said, words},
};

/// Two words whose places differ by less stand together: a sentence or so of speech.
const WITHIN: usize = 12;

/// The stems of a key point that tell it from the others of its card and from talk of anything, each once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Together(Vec<String>);

impl Together {
    /// The telling stems of each of `points`, whose phrases are `phrases`.
    pub(super) fn of(points: &[KeyPoint], phrases: &[Vec<Phrase>]) -> Vec<Self> {
        let stems: Vec<BTreeSet<String>> = points
            .iter()
            .zip(phrases)
            .map(|(point, phrases)| stems(point, phrases))
            .collect();
        let mut points_with: HashMap<&str, usize> = HashMap::new();
        for stem in stems.iter().flatten() {
            *points_with.entry(stem).or_default() += 1;
        }
        let tells = |stem: &&String| points_with.get(stem.as_str()) == Some(&1) && !is_common(stem);
        let telling = |stems: &BTreeSet<String>| Self(stems.iter().filter(tells).cloned().collect());
        stems.iter().map(telling).collect()
    }

    /// The places of two different words of the point that stand together; the first such in the answer.
    pub(super) fn find(&self, said: &Said) -> Option<[usize; 2]> {
        let places = |(number, stem): (usize, &String)| {
            let places = said.places(stem).iter();
            places.map(move |place| (*place, number)).collect::<Vec<_>>()
        };
        let mut all: Vec<(usize, usize)> = self.0.iter().enumerate().flat_map(places).collect();
        all.sort_unstable();
        // Neighbours are enough: between two that differ and stand together there are two neighbours that do.
        all.windows(2).find_map(|pair| match *pair {
            [(first, one), (second, other)] if one != other && second - first < WITHIN => {
                two_words(first, second, said).then_some([first, second])
            }
            _ => None,
        })
    }
}

/// Whether these are two words in the text too: a name such as "N+1" is several in one place.
fn two_words(first: usize, second: usize, said: &Said) -> bool {
    let at = |place: usize| said.words().get(place).map(|word| &word.at);
    at(first) != at(second)
}

/// The stems of all words of a point that mean something.
fn stems(point: &KeyPoint, phrases: &[Phrase]) -> BTreeSet<String> {
    let text = words(&point.text);
    let all = phrases.iter().flat_map(Phrase::words).chain(&text);
    all.filter(|word| !is_stop_word(&word.text))
        .map(|word| word.stem.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::answer::{By, Given, Points};

    use super::*;

    fn point(text: &str, any: &[&str]) -> KeyPoint {
        KeyPoint {
            text: text.to_owned(),
            any: any.iter().map(|phrase| (*phrase).to_owned()).collect(),
            required: true,
        }
    }

    /// Two points of one card; both have "dough".
    fn bread() -> [KeyPoint; 2] {
        [
            point("holds the gas in a net", &["gluten mesh", "elastic dough"]),
            point("feeds on sugar", &["yeast eats starch", "dough ferments"]),
        ]
    }

    /// How the first point of [`bread`] is shown by `answer`, and by which words.
    fn shown(answer: &str) -> Option<(By, Vec<&str>)> {
        shown_of(&bread(), answer)
    }

    fn shown_of<'a>(points: &[KeyPoint], answer: &'a str) -> Option<(By, Vec<&'a str>)> {
        let mentions = Points::new(points).find(&Said::new(answer, Given::Spoken));
        let hits = mentions.into_iter().next()?.hits;
        assert!(hits.len() < 2, "one thing shows it here");
        let hit = hits.into_iter().next()?;
        let words = hit.words.into_iter().filter_map(|at| answer.get(at));
        Some((hit.by, words.collect()))
    }

    #[test]
    fn two_telling_words_near_each_other_show_a_point() {
        let answer = "The bubbles stay because the gluten has turned into something elastic.";
        assert_eq!(shown(answer), Some((By::Words, vec!["gluten", "elastic"])));
    }

    #[test]
    fn the_words_may_be_of_the_text_and_of_different_phrases() {
        let answer = "It is a mesh that no gas gets out of.";
        assert_eq!(shown(answer), Some((By::Words, vec!["mesh", "gas"])));
        let without_phrases = [point("holds the gas in a net", &[])];
        assert_eq!(
            shown_of(&without_phrases, "a net for the gas"),
            Some((By::Words, vec!["net", "gas"]))
        );
    }

    #[test]
    fn words_far_apart_do_not_stand_together() {
        let with_between = |count| format!("gluten {}elastic", "very ".repeat(count));
        assert!(shown(&with_between(WITHIN - 2)).is_some());
        assert_eq!(shown(&with_between(WITHIN - 1)), None);
    }

    #[test]
    fn the_first_two_that_stand_together_are_shown() {
        let between = "very ".repeat(WITHIN);
        let answer = format!("gluten {between} gas, gas, elastic, mesh");
        assert_eq!(shown(&answer), Some((By::Words, vec!["gas", "elastic"])));
    }

    #[test]
    fn one_word_said_twice_is_one_word() {
        assert_eq!(shown("Gluten here, gluten there, glutens everywhere."), None);
    }

    #[test]
    fn a_name_of_several_words_is_one_word() {
        let points = [point("spots it", &["N+1 query fired per row"])];
        assert_eq!(shown_of(&points, "an N+1 problem"), None);
        assert_eq!(
            shown_of(&points, "they fired N+1 of them"),
            Some((By::Words, vec!["fired", "N+1"]))
        );
    }

    #[test]
    fn common_words_tell_nothing() {
        let points = [point(
            "asks people first",
            &["question the team", "who will use it"],
        )];
        assert_eq!(
            shown_of(&points, "I ask the people first, so the users and the team"),
            None
        );
    }

    #[test]
    fn words_that_another_point_has_too_tell_nothing() {
        assert_eq!(shown("The dough has gluten."), None);
        assert_eq!(shown("The dough gets gas."), None);
        let [first, _] = bread();
        assert!(shown_of(&[first], "The dough has gluten.").is_some());
    }

    #[test]
    fn a_phrase_wins_over_two_words() {
        let answer = "gas in a net, by a mesh of gluten";
        assert_eq!(shown(answer), Some((By::Phrase(0), vec!["mesh", "gluten"])));
    }
}
