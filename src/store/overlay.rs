//! A built-in card made the user's own: copied into a deck of the same name, where it takes the built-in one's place.

use std::path::PathBuf;

use crate::deck::{Card, DeckId, Problem, deck_to_ron, parse, with_card};

use super::{Paths, disk};

const DECK_LIMIT: u64 = 256 << 20;

/// Writes `card` of the built-in deck `deck` into the user's deck of that name; says which file and at which byte.
///
/// What stands in that file already stays as it is. A file that cannot be read as a deck is not touched.
pub fn overlay(paths: &Paths, deck: &DeckId, role: &str, card: &Card) -> Result<(PathBuf, u32), Problem> {
    let path = paths.decks().join(format!("{deck}.ron"));
    let shown = path.display().to_string();
    let refused = |what: String| Problem::error(shown.clone(), 0, 0, what);
    let (text, others) = match disk::read_text(&path, DECK_LIMIT) {
        Ok(old) => {
            let parsed = parse(deck.as_str(), &shown, &old);
            if let Some(problem) = parsed.problems.into_iter().next() {
                return Err(problem);
            }
            let text = with_card(&old, card)
                .ok_or_else(|| refused("there is no place for a card in this deck".to_owned()))?;
            (text, parsed.cards.len())
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => (deck_to_ron(role, None, [card]), 0),
        Err(error) => return Err(refused(format!("this deck cannot be read: {error}"))),
    };
    // What is about to be written must say what was meant, and all that was there before.
    let parsed = parse(deck.as_str(), &shown, &text);
    let heads = parsed.deck.map(|deck| deck.heads).unwrap_or_default();
    let start = heads
        .iter()
        .find(|head| head.id == card.id)
        .map(|head| head.span.start);
    let (Some(start), true) = (start, heads.len() == others + 1) else {
        return Err(refused(format!(
            "the card \"{}\" cannot be added to this deck",
            card.id
        )));
    };
    disk::replace(&path, text.as_bytes())
        .map_err(|error| refused(format!("this deck cannot be written: {error}")))?;
    Ok((path, start))
}
