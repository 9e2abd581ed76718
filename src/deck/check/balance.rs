//! Whether a deck is big enough, with easy, medium and hard questions in proportion.

use std::collections::HashMap;

use crate::{
    deck::{Card, Difficulty},
    text::count,
};

use super::{Fields, notes::Notes};

const LEAST_CARDS: usize = 10;
/// Of ten cards, this many.
const WANTED: [(Difficulty, usize); 3] = [
    (Difficulty::Easy, 3),
    (Difficulty::Medium, 4),
    (Difficulty::Hard, 3),
];

pub(super) fn check(notes: &mut Notes<'_>, deck: &Fields<'_>, cards: &[Card]) {
    let at = deck.at("cards");
    if cards.len() < LEAST_CARDS {
        let what = format!("the deck has {}", count(cards.len(), "card"));
        notes.add(
            at,
            what,
            format!("a role takes at least {LEAST_CARDS} to rehearse"),
        );
    }
    let mut found: HashMap<Difficulty, usize> = HashMap::new();
    for difficulty in cards.iter().filter_map(|card| card.difficulty) {
        *found.entry(difficulty).or_default() += 1;
    }
    let graded: usize = found.values().sum();
    if graded < LEAST_CARDS {
        return;
    }
    let of = |difficulty| found.get(&difficulty).copied().unwrap_or(0);
    // Compared in tenths of a card, to round nothing; each may be off by one for every ten cards begun.
    let leeway = 10 * graded.div_ceil(10);
    let balanced = WANTED
        .iter()
        .all(|(difficulty, share)| (10 * of(*difficulty)).abs_diff(share * graded) <= leeway);
    if !balanced {
        let list = |number: &dyn Fn(Difficulty, usize) -> usize| {
            let [easy, medium, hard] = WANTED
                .map(|(difficulty, share)| format!("{} {}", number(difficulty, share), difficulty.name()));
            format!("{easy}, {medium} and {hard}")
        };
        let what = format!(
            "the deck's difficulties are out of balance: {}",
            list(&|difficulty, _| of(difficulty))
        );
        let hint = format!(
            "about {} suit {graded} cards",
            list(&|_, share| (share * graded + 5) / 10)
        );
        notes.add(at, what, hint);
    }
}
