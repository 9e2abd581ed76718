//! Finds answers of one deck that begin alike or share a sentence.

use std::collections::HashMap;

use crate::deck::Card;

use super::{
    Fields,
    notes::Notes,
    words::{Word, sentence_starts},
};

/// An opening, and the shortest sentence that counts as shared.
const WORDS: usize = 5;

/// What the answers so far have said; each with the id of the first card that did.
#[derive(Default)]
pub(super) struct Repeats<'a> {
    openings: HashMap<String, &'a str>,
    sentences: HashMap<String, &'a str>,
}

impl<'a> Repeats<'a> {
    /// At most one piece of advice a card: who copied an answer needs to hear it once.
    pub(super) fn check(
        &mut self,
        notes: &mut Notes<'_>,
        fields: &Fields<'_>,
        card: &'a Card,
        words: &[Word],
    ) {
        let shared = self.shared_sentence(card, words);
        let opening = words.get(..WORDS).map(joined);
        let alike = opening.and_then(|opening| {
            let first = *self.openings.entry(opening).or_insert(&card.id);
            (first != card.id).then_some(first)
        });
        if let Some((at, first)) = shared {
            notes.add(
                notes.within(fields, "answer", at),
                format!("this sentence stands in the answer of \"{first}\" too"),
                "say it in other words in one of them",
            );
        } else if let Some(first) = alike {
            let at = words.first().map_or(0, |(at, _)| *at);
            notes.add(
                notes.within(fields, "answer", at),
                format!("the answer begins with the same five words as that of \"{first}\""),
                "open one of them another way",
            );
        }
    }

    /// Where the first sentence stands that an earlier card has too, and that card's id.
    fn shared_sentence(&mut self, card: &'a Card, words: &[Word]) -> Option<(usize, &'a str)> {
        let mut shared = None;
        let starts = sentence_starts(&card.answer);
        for (number, start) in starts.iter().enumerate() {
            let end = starts.get(number + 1).copied().unwrap_or(usize::MAX);
            let from = words.partition_point(|(at, _)| at < start);
            let to = words.partition_point(|(at, _)| *at < end);
            let sentence = words.get(from..to).unwrap_or_default();
            let Some((at, _)) = sentence.first().filter(|_| sentence.len() >= WORDS) else {
                continue;
            };
            let first = *self.sentences.entry(joined(sentence)).or_insert(&card.id);
            if first != card.id && shared.is_none() {
                shared = Some((*at, first));
            }
        }
        shared
    }
}

fn joined(words: &[Word]) -> String {
    let words: Vec<&str> = words.iter().map(|(_, word)| word.as_str()).collect();
    words.join(" ")
}
