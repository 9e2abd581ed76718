//! Whether the key points of a deck tell its answers apart: each is in its own sample answer, and not in the others.
//!
//! Phrases are what an author writes, so they are what is judged: that two words of a point happen to stand together in an
//! answer, which shows it to whoever practises, neither excuses a phrase here nor counts against one.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    path::Path,
};

use crate::{
    deck::{Card, ParsedDeck, Problem, item_places, position},
    text::count,
};

use super::{
    phrase::Phrase,
    points::{By, Points, mention},
    words::{Given, Said},
};

/// One point in common is chance; more, and the phrases fit answers to any question.
const SHARED: usize = 1;

/// Reads the key points of `parsed`, which came from `text`, against its sample answers; `path` is only used in problems.
///
/// Only what phrases find counts here, not two words of a point that stand together. Every problem is advice, in the order
/// of the file. The answers of other files do not count: their authors know nothing of these points.
///
/// ```
/// use greenroom::{answer, deck::parse};
/// let text = r#"(version: 1, role: "Baker", cards: [(
///     id: "dough", question: "Why does dough rise?", answer: "Yeast makes gas.",
///     key_points: [(text: "gluten holds the bubbles", any: ["gluten"])],
/// )])"#;
/// assert_eq!(
///     answer::check("baker.ron", text, &parse("baker", "baker.ron", text))[0].to_string(),
///     "baker.ron:3:18: the sample answer does not have this key point \
///      (say it in the answer, or add words of the answer to its any: [..])",
/// );
/// ```
#[must_use]
pub fn check(path: impl AsRef<Path>, text: &str, parsed: &ParsedDeck) -> Vec<Problem> {
    let Some(deck) = &parsed.deck else {
        return Vec::new();
    };
    if parsed.cards.iter().all(|card| card.key_points.is_empty()) {
        return Vec::new();
    }
    let answers = Answers::new(&parsed.cards);
    let mut problems = Vec::new();
    for (number, (head, card)) in deck.heads.iter().zip(&parsed.cards).enumerate() {
        let points = Points::new(&card.key_points);
        let advice = answers.missing(number, card, &points);
        let advice = advice.into_iter().chain(answers.shared(number, card, &points));
        let mut advice: Vec<Advice> = advice.collect();
        if advice.is_empty() {
            continue;
        }
        advice.sort_by_key(|advice| advice.point);
        let places = item_places(text, &head.span, "key_points");
        for Advice { point, what, hint } in advice {
            let at = places.get(point).copied().unwrap_or(head.span.start as usize);
            let (line, column) = position(text, at);
            problems.push(Problem::advice(path.as_ref(), line, column, what).hint(hint));
        }
    }
    problems
}

/// What is to be said of one key point of a card.
struct Advice {
    point: usize,
    what: String,
    hint: &'static str,
}

/// The sample answers of a deck, and which of them have a stem.
struct Answers<'a> {
    cards: &'a [Card],
    said: Vec<Said>,
    by_stem: HashMap<String, Vec<usize>>,
}

impl<'a> Answers<'a> {
    fn new(cards: &'a [Card]) -> Self {
        let said: Vec<Said> = cards
            .iter()
            .map(|card| Said::new(&card.answer, Given::Spoken))
            .collect();
        let mut by_stem: HashMap<String, Vec<usize>> = HashMap::new();
        for (number, answer) in said.iter().enumerate() {
            for stem in answer.stems().chain(answer.joined_stems()) {
                let with = by_stem.entry(stem).or_default();
                if with.last() != Some(&number) {
                    with.push(number);
                }
            }
        }
        Self { cards, said, by_stem }
    }

    /// The points that the card's own answer does not have.
    fn missing(&self, number: usize, card: &Card, points: &Points) -> Vec<Advice> {
        let Some(own) = self.said.get(number) else {
            return Vec::new();
        };
        let phrases = points.phrases().iter().zip(&card.key_points).enumerate();
        phrases
            .filter(|(_, (phrases, point))| !point.any.is_empty() && !mention(phrases, own).is_found())
            .map(|(point, _)| Advice {
                point,
                what: "the sample answer does not have this key point".to_owned(),
                hint: "say it in the answer, or add words of the answer to its any: [..]",
            })
            .collect()
    }

    /// The answer to another question that has most of the points, if that is too many.
    fn shared(&self, number: usize, card: &Card, points: &Points) -> Option<Advice> {
        let mut had: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (point, phrases) in points.phrases().iter().enumerate() {
            for answer in phrases.iter().flat_map(|phrase| self.with(phrase)) {
                had.entry(answer).or_default().insert(point);
            }
        }
        had.retain(|answer, points| *answer != number && points.len() > SHARED);
        let (answer, had_most) = had.iter().max_by_key(|(_, points)| points.len())?;
        let said = self.said.get(*answer)?;
        let by = |point: &usize| {
            let hit = mention(points.phrases().get(*point)?, said)
                .hits
                .into_iter()
                .next()?;
            let By::Phrase(phrase) = hit.by else {
                return None;
            };
            let key_point = card.key_points.get(*point)?;
            let phrase = key_point.any.get(phrase)?;
            Some(format!("\"{}\" by \"{phrase}\"", key_point.text))
        };
        let by: Vec<String> = had_most.iter().filter_map(by).collect();
        let others = match had.len() - 1 {
            0 => String::new(),
            others => format!(", and {} too", count(others, "other answer")),
        };
        Some(Advice {
            point: *had_most.first()?,
            what: format!(
                "the answer of \"{}\" has {} of this card{others}: {}",
                self.cards.get(*answer)?.id,
                count(had_most.len(), "key point"),
                by.join(", ")
            ),
            hint: "write phrases that only an answer to this question has",
        })
    }

    /// The answers that have `phrase`.
    fn with(&self, phrase: &Phrase) -> Vec<usize> {
        let with = |stem: &str| self.by_stem.get(stem).map_or(&[][..], Vec::as_slice);
        let rarest = phrase.stems().map(with).min_by_key(|answers| answers.len());
        let joined = phrase.joined().map(with);
        let candidates: BTreeSet<usize> = rarest.into_iter().chain(joined).flatten().copied().collect();
        let has = |number: &usize| {
            self.said
                .get(*number)
                .is_some_and(|said| !phrase.find(said).is_empty())
        };
        candidates.into_iter().filter(has).collect()
    }
}
