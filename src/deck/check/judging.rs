//! Whether a card brings what its kind of question is judged by, and whether its key points can be told apart.

use std::{collections::BTreeMap, ops::RangeInclusive};

use crate::{
    deck::{Card, KeyPoint, Kind, Rubric},
    text::count,
};

use super::{
    Fields,
    lists::{COMMON, SHORT},
    notes::Notes,
    words::word_count,
};

const POINTS: RangeInclusive<usize> = 4..=6;
const POINT_WORDS: RangeInclusive<usize> = 3..=10;

pub(super) fn check(notes: &mut Notes<'_>, fields: &Fields<'_>, card: &Card) {
    match card.kind {
        Some(Kind::Behavioral) => by_rubric(notes, fields, card),
        Some(kind) => by_points(notes, fields, card, kind),
        None => {}
    }
    let items = notes.items(fields.get("key_points"));
    for (number, point) in card.key_points.iter().enumerate() {
        let at = items.get(number).map_or(fields.at("key_points"), |item| item.at);
        key_point(notes, at, point);
    }
}

fn by_rubric(notes: &mut Notes<'_>, fields: &Fields<'_>, card: &Card) {
    let rows = match &card.rubric {
        None => 0,
        Some(Rubric::Behavioral) => 5,
        Some(Rubric::Rows(rows)) => rows.len(),
    };
    if rows == 0 {
        notes.add(
            fields.at("rubric"),
            "a behavioral question is judged by a rubric, and this card has none",
            "write rubric: Behavioral",
        );
    }
    if !card.key_points.is_empty() {
        notes.add(
            fields.at("key_points"),
            "a behavioral question is judged by a rubric, not by key points",
            "delete key_points",
        );
    }
}

fn by_points(notes: &mut Notes<'_>, fields: &Fields<'_>, card: &Card, kind: Kind) {
    if card.rubric.is_some() {
        let what = format!(
            "a {} question is judged by key points, not by a rubric",
            kind.name()
        );
        notes.add(fields.at("rubric"), what, "delete rubric");
    }
    let number = card.key_points.len();
    if !POINTS.contains(&number) {
        notes.add(
            fields.at("key_points"),
            format!("the card has {}", count(number, "key point")),
            "write four to six things a good answer says",
        );
    }
}

fn key_point(notes: &mut Notes<'_>, at: usize, point: &KeyPoint) {
    if let Some(words) = word_count(&point.text)
        && !POINT_WORDS.contains(&words)
    {
        notes.add(
            at,
            format!("the key point has {}", count(words, "word")),
            "say it in three to ten",
        );
    }
    let mut alternatives: BTreeMap<String, &str> = BTreeMap::new();
    for phrase in point.any.iter().map(|phrase| phrase.trim()) {
        alternatives.entry(phrase.to_lowercase()).or_insert(phrase);
    }
    alternatives.remove("");
    if alternatives.is_empty() {
        notes.add(
            at,
            "the key point has no words that show it was said",
            "write any: [\"a phrase\", \"another\"]",
        );
    } else if let Some(words) = alternatives
        .values()
        .map(|phrase| common(phrase))
        .collect::<Option<Vec<_>>>()
    {
        let words = match words.as_slice() {
            [word] => format!("common word \"{word}\""),
            words => format!("common words \"{}\"", words.join("\", \"")),
        };
        notes.add(
            at,
            format!("the key point rests on the {words} alone"),
            "write phrases that only an answer to this question has",
        );
    }
}

/// `word`, all of a phrase, if it may turn up in any answer.
fn common(word: &str) -> Option<&str> {
    let short = word.chars().count() <= SHORT && word.chars().all(char::is_lowercase);
    let common = short || COMMON.contains(&word.to_lowercase().as_str());
    common.then_some(word)
}
