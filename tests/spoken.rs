//! How well key points are found in answers whose speakers never saw the words they are found by.
//!
//! `cargo test --test spoken -- --nocapture` prints what was found, card by card. `tests/data/README.md` says how to add answers.
#![expect(
    clippy::disallowed_methods,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test of files that come with the source"
)]

use std::{collections::BTreeMap, fs, path::Path};

use greenroom::{
    answer::{Given, Points, Said},
    deck::{Card, KeyPoint, parse},
};
use serde::Deserialize;

/// Of the points that were said, so many percent are found, as measured over all answers there are. The aim is 70.
const FOUND_AT_LEAST: usize = 78;

/// Of the points that were not said, so many percent may be found all the same.
const WRONG_AT_MOST: usize = 4;

/// An answer as someone gave it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Spoken {
    /// `deck/card`.
    card: String,
    /// The texts of the points that were said, by the judgement of whoever gave the answer.
    said: Vec<String>,
    answer: String,
}

/// How many points were found, of how many.
#[derive(Clone, Copy, Default)]
struct Share {
    found: usize,
    of: usize,
}

impl Share {
    fn add(&mut self, found: bool) {
        self.found += usize::from(found);
        self.of += 1;
    }

    fn percent(self) -> usize {
        (100 * self.found).checked_div(self.of).unwrap_or(0)
    }
}

/// The RON files of a folder, by name.
fn texts(folder: &str) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files = fs::read_dir(folder).unwrap();
    let paths = files.map(|file| file.unwrap().path());
    let decks = paths.filter(|path| path.extension().is_some_and(|extension| extension == "ron"));
    decks
        .map(|path| {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            (name.into_owned(), fs::read_to_string(&path).unwrap())
        })
        .collect()
}

/// Every card that comes with the program, by `deck/card`.
fn cards() -> BTreeMap<String, Card> {
    let mut cards = BTreeMap::new();
    for (deck, text) in texts("assets/decks") {
        let parsed = parse(&deck, &deck, &text);
        cards.extend(
            parsed
                .cards
                .into_iter()
                .map(|card| (format!("{deck}/{}", card.id), card)),
        );
    }
    cards
}

fn answers() -> Vec<Spoken> {
    let files = texts("tests/data/spoken");
    files
        .iter()
        .flat_map(|(name, text)| {
            let read: Result<Vec<Spoken>, _> = ron::from_str(text);
            read.unwrap_or_else(|error| panic!("tests/data/spoken/{name}.ron:{error}"))
        })
        .collect()
}

#[test]
fn most_points_that_were_said_are_found_and_few_that_were_not() {
    let cards = cards();
    let (mut right, mut wrong) = (Share::default(), Share::default());
    for Spoken {
        card: id,
        said,
        answer,
    } in answers()
    {
        let card = cards.get(&id).unwrap_or_else(|| panic!("there is no card {id}"));
        for text in &said {
            let known = card.key_points.iter().any(|point| point.text == *text);
            assert!(known, "{id} has no key point \"{text}\"");
        }
        let mentions = Points::new(&card.key_points).find(&Said::new(&answer, Given::Spoken));
        for (point, mention) in card.key_points.iter().zip(&mentions) {
            let words: Vec<&str> = mention.words().filter_map(|at| answer.get(at)).collect();
            let words = words.join(" ");
            if said.contains(&point.text) {
                right.add(mention.is_found());
                report("found ", "missed", &id, point, mention.is_found(), &words);
            } else {
                wrong.add(mention.is_found());
                report("WRONG ", "      ", &id, point, mention.is_found(), &words);
            }
        }
    }
    assert!(right.of > 0, "there are answers to measure with");
    println!(
        "{} of {} points said were found ({} %), {} of {} not said ({} %)",
        right.found,
        right.of,
        right.percent(),
        wrong.found,
        wrong.of,
        wrong.percent()
    );
    assert!(right.percent() >= FOUND_AT_LEAST, "{} % found", right.percent());
    assert!(wrong.percent() <= WRONG_AT_MOST, "{} % wrong", wrong.percent());
}

/// One line on a point: what became of it, and the words that did it, or else those that would have.
fn report(found: &str, missed: &str, card: &str, point: &KeyPoint, is_found: bool, words: &str) {
    if is_found {
        println!("{found} {card}: {} (\"{words}\")", point.text);
    } else {
        println!("{missed} {card}: {}", point.text);
    }
}
