//! The cards that a role and a deck name, with their texts.

use anyhow::{Context, Result};

use crate::{
    deck::{Card, DeckId, parse_card},
    export::{ExportedCard, cards},
    library::{CardEntry, Library},
    session::{Plan, Scope},
    store::{Disk, read_card},
};

use super::places::Found;

/// The cards of a role or of one of its decks, with their texts and progress.
pub(super) fn exported(found: &Found, role: &str, deck: Option<&str>) -> Result<Vec<ExportedCard>> {
    found.print_problems();
    let (library, progress) = (found.library(), found.progress());
    let plan = Plan::over(scope(&library, role, deck)?);
    let mut texts = Vec::new();
    for entry in plan.candidates(&library) {
        texts.push((entry.id.clone(), read(&found.paths.disk, &library, entry)?));
    }
    Ok(cards(&library, &progress, texts))
}

/// The scope that a role and a deck name.
pub(super) fn scope(library: &Library, role: &str, deck: Option<&str>) -> Result<Scope> {
    let role = if role.eq_ignore_ascii_case("all") && library.role(role).is_err() {
        None
    } else {
        Some(library.role(role)?)
    };
    let Some(deck) = deck else {
        return Ok(role.map_or(Scope::All, |role| Scope::Role(role.slug.clone())));
    };
    let decks: Vec<_> = library
        .decks()
        .iter()
        .filter(|it| role.is_none_or(|role| it.role_slug == role.slug))
        .collect();
    let wanted = DeckId::new(deck);
    if let Some(found) = decks.iter().find(|it| it.id == wanted) {
        return Ok(Scope::Deck(found.id.clone()));
    }
    let names: Vec<_> = decks.iter().map(|deck| deck.id.as_str()).collect();
    anyhow::bail!(
        "there is no deck \"{wanted}\" here; there is {}",
        names.join(", ")
    )
}

/// The text of a card, wherever it is.
pub(super) fn read(disk: &Disk, library: &Library, entry: &CardEntry) -> Result<Card> {
    let deck = library.deck(entry.id.deck()).context("the card's deck is gone")?;
    if let Some(text) = deck.embedded(entry) {
        return parse_card(text).with_context(|| format!("the built-in card {}", entry.id));
    }
    let path = deck.path().context("the card's deck has no file")?;
    read_card(disk, path, &entry.id, &entry.span).map_err(|problem| anyhow::anyhow!("{problem}"))
}
