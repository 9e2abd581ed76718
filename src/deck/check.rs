//! Rules of style for decks: what makes a card good to rehearse with, beyond being readable.

use std::path::Path;

use super::{ParsedDeck, Problem, source::Part};

mod balance;
mod card;
mod judging;
mod lists;
mod notes;
mod repeats;
mod wording;
mod words;

use notes::Notes;

/// Reads `parsed`, which came from `text`, for style; `path` is only used in problems.
///
/// Every problem is advice, in the order of the file. A deck that could not be used gets none.
///
/// ```
/// use greenroom::deck::{check, parse};
/// let text = r#"(version: 1, role: "Baker", cards: [
///     (id: "dough", question: "Why does dough rise", answer: "Yeast makes gas."),
/// ])"#;
/// let advice = check("baker.ron", text, &parse("baker", "baker.ron", text));
/// assert!(advice.iter().any(|problem| problem.to_string()
///     == r#"baker.ron:2:19: the question does not end like something one says (end it with "?" or ".")"#));
/// ```
#[must_use]
pub fn check(path: impl AsRef<Path>, text: &str, parsed: &ParsedDeck) -> Vec<Problem> {
    let Some(deck) = &parsed.deck else {
        return Vec::new();
    };
    let mut notes = Notes::new(text);
    let whole = notes.group(0..text.len());
    balance::check(&mut notes, &whole, &parsed.cards);
    wording::check_deck(&mut notes, &whole, deck);
    let mut repeats = repeats::Repeats::default();
    let cliches = wording::Cliches::new();
    for (head, card) in deck.heads.iter().zip(&parsed.cards) {
        let span = head.span.start as usize..head.span.end as usize;
        let fields = notes.group(span);
        card::check(&mut notes, &fields, card);
        judging::check(&mut notes, &fields, card);
        let words = words::words(&card.answer);
        repeats.check(&mut notes, &fields, card, &words);
        cliches.check(&mut notes, &fields, &words);
        wording::check_card(&mut notes, &fields, card);
    }
    notes.into_problems(path.as_ref())
}

/// A deck's or a card's fields and where they stand.
struct Fields<'a> {
    opening: usize,
    parts: Vec<Part<'a>>,
}

impl Fields<'_> {
    fn get(&self, name: &str) -> Option<&Part<'_>> {
        self.parts.iter().find(|part| part.name == Some(name))
    }

    /// Where the field stands, or the opening bracket where it is left out.
    fn at(&self, name: &str) -> usize {
        self.get(name).map_or(self.opening, |part| part.at)
    }
}
