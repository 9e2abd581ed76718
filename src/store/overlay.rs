//! A built-in card made the user's own: copied into a deck of the same name, where it takes the built-in one's place.

use std::path::PathBuf;

use crate::deck::{Card, DeckId, Problem, Severity, deck_to_ron, parse, with_card};

use super::{DECK_LIMIT, Disk, Paths, deck_path};

/// A copy of a built-in card in the user's decks.
#[derive(Clone, Debug)]
pub struct Overlay {
    disk: Disk,
    /// The deck's file.
    pub path: PathBuf,
    /// The byte at which the card begins.
    pub start: u32,
    /// What the file holds now.
    text: String,
    /// What it held before; `None` if there was no such file.
    before: Option<String>,
}

impl Overlay {
    /// Takes the copy back if it was left as it is. Says whether it was.
    pub fn undo_if_unchanged(self) -> std::io::Result<bool> {
        if self.disk.read_text(&self.path, DECK_LIMIT)? != self.text {
            return Ok(false);
        }
        match self.before {
            Some(before) => self.disk.replace(&self.path, before.as_bytes())?,
            None => self.disk.remove(&self.path)?,
        }
        Ok(true)
    }
}

/// Writes `card` of the built-in deck `deck` into the user's deck of that name.
///
/// What stands in that file already stays as it is. A file that cannot be read as a deck is not touched.
pub fn overlay(paths: &Paths, deck: &DeckId, role: &str, card: &Card) -> Result<Overlay, Problem> {
    let path = deck_path(paths, deck.as_str());
    let refused = |what: String| Problem::error(&path, 0, 0, what);
    let (text, others, before) = match paths.disk.read_text(&path, DECK_LIMIT) {
        Ok(old) => {
            let parsed = parse(deck.as_str(), &path, &old);
            let mut problems = parsed.problems.into_iter();
            if let Some(error) = problems.find(|problem| problem.severity == Severity::Error) {
                return Err(error);
            }
            let text = with_card(&old, card)
                .ok_or_else(|| refused("there is no place for a card in this deck".to_owned()))?;
            (text, parsed.cards.len(), Some(old))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            (deck_to_ron(role, None, None, [card]), 0, None)
        }
        Err(error) => return Err(refused(format!("this deck cannot be read: {error}"))),
    };
    // What is about to be written must say what was meant, and all that was there before.
    let parsed = parse(deck.as_str(), &path, &text);
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
    paths
        .disk
        .replace(&path, text.as_bytes())
        .map_err(|error| refused(format!("this deck cannot be written: {error}")))?;
    Ok(Overlay {
        disk: paths.disk.clone(),
        path,
        start,
        text,
        before,
    })
}
