//! `export`: the cards of a role for other programs.

use std::{path::Path, process::ExitCode};

use anyhow::{Context, Result};

use crate::{
    deck::{Card, parse_card},
    export,
    library::{CardEntry, Library},
    session::Plan,
    store::{read_card, replace},
};

use super::{
    args::Format,
    listing::{exported, scope},
    output::{Output, complain},
    places::Found,
};

pub(super) fn export(
    found: &Found,
    role: &str,
    format: Format,
    file: Option<&Path>,
    out: &mut Output,
) -> Result<ExitCode> {
    let text = match format {
        Format::Json => {
            let cards = exported(found, role, None)?;
            serde_json::to_string_pretty(&cards).context("this cannot be written as JSON")? + "\n"
        }
        Format::Ron => {
            let library = found.library();
            let plan = Plan::over(scope(&library, role, None)?);
            let mut cards = Vec::new();
            for entry in plan.candidates(&library) {
                cards.push((entry.id.clone(), read(&library, entry)?));
            }
            let (name, summary) = library
                .role(role)
                .map_or(("All roles", None), |role| (&*role.name, role.summary.as_deref()));
            export::deck(name, summary, cards)
        }
    };
    match file {
        None => out.text(&text),
        Some(path) => {
            replace(path, text.as_bytes())
                .with_context(|| format!("{} cannot be written", path.display()))?;
            complain(&format!("written to {}", path.display()));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The text of a card, wherever it is.
pub(super) fn read(library: &Library, entry: &CardEntry) -> Result<Card> {
    let deck = library.deck(entry.id.deck()).context("the card's deck is gone")?;
    if let Some(text) = deck.embedded(entry) {
        return parse_card(text).with_context(|| format!("the built-in card {}", entry.id));
    }
    let path = deck.path().context("the card's deck has no file")?;
    read_card(path, &entry.id, &entry.span).map_err(|problem| anyhow::anyhow!("{problem}"))
}
