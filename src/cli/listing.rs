//! `roles`, `show`, `stats`: what there is and how it stands, for people and as JSON.

use std::process::ExitCode;

use anyhow::Result;
use serde::Serialize;

use crate::stats::Tally;

use super::{cards::exported, output::Output, places::Found};

#[derive(Serialize)]
struct RoleRow<'a> {
    id: &'a str,
    name: &'a str,
    cards: usize,
    reviewed: usize,
    due: usize,
    new: usize,
}

pub(super) fn roles(found: &Found, json: bool, out: &mut Output) -> Result<ExitCode> {
    found.print_problems();
    let (library, progress, now) = (found.library(), found.progress(), found.now());
    let rows: Vec<RoleRow> = library
        .roles()
        .iter()
        .map(|role| {
            let entries = library.decks_of(&role.slug).flat_map(|deck| &deck.cards);
            let tally = Tally::of(entries, &progress, now.day);
            RoleRow {
                id: &role.slug,
                name: &role.name,
                cards: tally.cards,
                reviewed: tally.reviewed,
                due: tally.due,
                new: tally.new,
            }
        })
        .collect();
    if json {
        out.json(&rows)?;
        return Ok(ExitCode::SUCCESS);
    }
    let width = rows
        .iter()
        .map(|row| crate::text::width(row.name))
        .max()
        .unwrap_or(4)
        .max(4);
    out.line(format!(
        "{:<width$}  {:>5}  {:>8}  {:>4}  {:>4}",
        "Role", "Cards", "Reviewed", "Due", "New"
    ));
    for row in rows {
        let pad = width - crate::text::width(row.name);
        out.line(format!(
            "{}{:pad$}  {:>5}  {:>8}  {:>4}  {:>4}",
            row.name, "", row.cards, row.reviewed, row.due, row.new
        ));
    }
    Ok(ExitCode::SUCCESS)
}

pub(super) fn show(
    found: &Found,
    role: &str,
    deck: Option<&str>,
    json: bool,
    out: &mut Output,
) -> Result<ExitCode> {
    let cards = exported(found, role, deck)?;
    if json {
        out.json(&cards)?;
        return Ok(ExitCode::SUCCESS);
    }
    for (number, card) in cards.iter().enumerate() {
        if number > 0 {
            out.line("");
        }
        let about = [card.difficulty, card.kind, card.topic.as_deref()];
        let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        out.line(format!("{}. {}", number + 1, card.question));
        out.line(format!("   {about}   [{}]", card.id));
        out.line("");
        for line in card.answer.lines() {
            out.line(format!("   {line}").trim_end());
        }
    }
    Ok(ExitCode::SUCCESS)
}

#[derive(Serialize)]
struct Figures<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    reviews: u64,
    reviewed_cards: usize,
    due: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    roles: Vec<Figures<'a>>,
}

pub(super) fn stats(found: &Found, json: bool, out: &mut Output) -> Result<ExitCode> {
    found.print_problems();
    let (library, progress, now) = (found.library(), found.progress(), found.now());
    let mut total = Tally::default();
    let mut by_role = Vec::new();
    for role in library.roles() {
        let entries = library.decks_of(&role.slug).flat_map(|deck| &deck.cards);
        let tally = Tally::of(entries, &progress, now.day);
        total += tally;
        by_role.push(Figures {
            id: Some(&role.slug),
            name: Some(&role.name),
            reviews: tally.reviews,
            reviewed_cards: tally.reviewed,
            due: tally.due,
            roles: Vec::new(),
        });
    }
    if json {
        out.json(&Figures {
            id: None,
            name: None,
            reviews: total.reviews,
            reviewed_cards: total.reviewed,
            due: total.due,
            roles: by_role,
        })?;
        return Ok(ExitCode::SUCCESS);
    }
    let width = by_role
        .iter()
        .filter_map(|row| row.name)
        .map(crate::text::width)
        .max()
        .unwrap_or(4)
        .max(9);
    out.line(format!(
        "{:<width$}  {:>7}  {:>14}  {:>4}",
        "Role", "Reviews", "Reviewed cards", "Due"
    ));
    for row in &by_role {
        let name = row.name.unwrap_or_default();
        let pad = width - crate::text::width(name);
        out.line(format!(
            "{name}{:pad$}  {:>7}  {:>14}  {:>4}",
            "", row.reviews, row.reviewed_cards, row.due
        ));
    }
    out.line(format!(
        "{:<width$}  {:>7}  {:>14}  {:>4}",
        "All roles", total.reviews, total.reviewed, total.due
    ));
    Ok(ExitCode::SUCCESS)
}
