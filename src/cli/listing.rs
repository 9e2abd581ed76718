//! `roles`, `show`, `stats`: what there is and how it stands, for people and as JSON.

use std::process::ExitCode;

use anyhow::Result;
use serde::Serialize;

use crate::{
    deck::Group,
    library::{Library, Role},
    stats::Tally,
    text::{lines, wrap},
};

use super::{cards::exported, output::Output, places::Found, table};

/// Columns of a card as it is printed: as many as every terminal has.
const SHOWN: usize = 80;

#[derive(Serialize)]
struct RoleRow<'a> {
    id: &'a str,
    name: &'a str,
    group: Option<&'static str>,
    cards: usize,
    reviewed: usize,
    due: usize,
    new: usize,
}

impl<'a> RoleRow<'a> {
    fn new(role: &'a Role, tally: &Tally) -> Self {
        Self {
            id: &role.slug,
            name: &role.name,
            group: role.group.map(Group::name),
            cards: tally.cards,
            reviewed: tally.reviewed,
            due: tally.due,
            new: tally.new,
        }
    }

    fn cells(&self) -> [String; 5] {
        let numbers = [self.cards, self.reviewed, self.due, self.new];
        let [cards, reviewed, due, new] = numbers.map(|number| number.to_string());
        [self.name.to_owned(), cards, reviewed, due, new]
    }
}

pub(super) fn roles(found: &Found, json: bool, out: &mut Output) -> Result<ExitCode> {
    found.print_problems();
    let library = found.library();
    let tallies = tallies(found, &library);
    let rows = tallies.iter().map(|(role, tally)| RoleRow::new(role, tally));
    if json {
        out.json(&rows.collect::<Vec<_>>())?;
    } else {
        let head = ["Role", "Cards", "Reviewed", "Due", "New"];
        table::print(head, rows.map(|row| row.cells()), out);
    }
    Ok(ExitCode::SUCCESS)
}

/// How each role stands today.
fn tallies<'a>(found: &Found, library: &'a Library) -> Vec<(&'a Role, Tally)> {
    let (progress, now) = (found.progress(), found.now());
    let tally = |role: &'a Role| {
        let entries = library.decks_of(&role.slug).flat_map(|deck| &deck.cards);
        (role, Tally::of(entries, &progress, now.day))
    };
    library.roles().iter().map(tally).collect()
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
    for (number, card) in (1..).zip(&cards) {
        if number > 1 {
            out.line("");
        }
        let about = [card.difficulty, card.kind, card.topic.as_deref()];
        let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let number = format!("{number}. ");
        let indent = " ".repeat(number.len());
        let question = wrap(&format!("{number}{}", card.question), SHOWN, number.len());
        for line in question {
            out.line(line);
        }
        out.line(format!("{indent}{about}   [{}]", card.id));
        out.line("");
        for line in lines(&card.answer, SHOWN - indent.len()) {
            out.line(format!("{indent}{line}").trim_end());
        }
    }
    Ok(ExitCode::SUCCESS)
}

#[derive(Serialize)]
struct Figures {
    reviews: u64,
    reviewed_cards: usize,
    due: usize,
}

#[derive(Serialize)]
struct RoleFigures<'a> {
    id: &'a str,
    name: &'a str,
    #[serde(flatten)]
    figures: Figures,
}

#[derive(Serialize)]
struct AllFigures<'a> {
    #[serde(flatten)]
    figures: Figures,
    /// What of them belongs to cards that are in no deck any more.
    gone: Figures,
    roles: Vec<RoleFigures<'a>>,
}

impl Figures {
    fn of(tally: &Tally) -> Self {
        Self {
            reviews: tally.reviews,
            reviewed_cards: tally.reviewed,
            due: tally.due,
        }
    }

    fn cells(&self, name: &str) -> [String; 4] {
        [
            name.to_owned(),
            self.reviews.to_string(),
            self.reviewed_cards.to_string(),
            self.due.to_string(),
        ]
    }
}

pub(super) fn stats(found: &Found, json: bool, out: &mut Output) -> Result<ExitCode> {
    found.print_problems();
    let library = found.library();
    let mut total = Tally::default();
    let mut roles = Vec::new();
    for (role, tally) in tallies(found, &library) {
        total += tally;
        roles.push(RoleFigures {
            id: &role.slug,
            name: &role.name,
            figures: Figures::of(&tally),
        });
    }
    let gone = Tally::gone(&library, &found.progress());
    total += gone;
    let (figures, gone) = (Figures::of(&total), Figures::of(&gone));
    if json {
        out.json(&AllFigures { figures, gone, roles })?;
    } else {
        let head = ["Role", "Reviews", "Reviewed cards", "Due"];
        let rows = roles.iter().map(|role| role.figures.cells(role.name));
        let gone = (gone.reviews > 0).then(|| gone.cells("In no deck that can be read"));
        table::print(head, rows.chain(gone).chain([figures.cells("All roles")]), out);
    }
    Ok(ExitCode::SUCCESS)
}
