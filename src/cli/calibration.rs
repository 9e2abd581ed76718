//! `calibration`: how sure the user was, held against how it went.

use std::{collections::BTreeMap, process::ExitCode};

use anyhow::Result;
use serde::Serialize;

use crate::{
    deck::Kind,
    history::{Sure, Wanted},
    stats::{Calibration, Since, Table, Went},
    store::past,
};

use super::{
    output::Output,
    places::{Found, print_problem},
    table,
};

#[derive(Serialize)]
struct BySure {
    unsure: Went,
    fairly_sure: Went,
    sure: Went,
}

#[derive(Serialize)]
struct BySince {
    later_day: BySure,
    first_time: BySure,
    same_day: BySure,
}

#[derive(Serialize)]
struct Figures<'a> {
    all: BySince,
    kinds: BTreeMap<&'static str, BySince>,
    roles: BTreeMap<&'a str, BySince>,
}

impl BySince {
    fn of(table: &Table) -> Self {
        let by_sure = |since| BySure {
            unsure: table.went(since, Sure::Unsure),
            fairly_sure: table.went(since, Sure::Fairly),
            sure: table.went(since, Sure::Sure),
        };
        Self {
            later_day: by_sure(Since::LaterDay),
            first_time: by_sure(Since::FirstTime),
            same_day: by_sure(Since::SameDay),
        }
    }
}

pub(super) fn calibration(found: &Found, json: bool, out: &mut Output) -> Result<ExitCode> {
    found.print_problems();
    let library = found.library();
    let events = past(&found.paths, Wanted::Grades, |problem| print_problem(&problem))?;
    let calibration = Calibration::of(&events, |card| library.role_and_kind(card));
    if json {
        let kinds = Kind::ALL.into_iter().zip(&calibration.kinds);
        let roles = calibration.roles.iter();
        out.json(&Figures {
            all: BySince::of(&calibration.all),
            kinds: kinds.map(|(kind, it)| (kind.name(), BySince::of(it))).collect(),
            roles: roles.map(|(name, it)| (name.as_str(), BySince::of(it))).collect(),
        })?;
    } else if calibration.all.is_empty() {
        out.line("Nothing yet. On a question of the full-screen program, s says how sure you are before the reveal.");
    } else {
        let head = ["", "Sure of it", "Answers", "Passed", "Good or Easy", ""];
        table::print(
            head,
            calibration.tables().flat_map(|(name, table)| rows(name, table)),
            out,
        );
    }
    Ok(ExitCode::SUCCESS)
}

/// A row for every time and degree of sureness there are answers of.
fn rows(name: &str, table: &Table) -> Vec<[String; 6]> {
    let mut rows = Vec::new();
    for since in Since::ALL {
        for sure in Sure::ALL.into_iter().rev() {
            let went = table.went(since, sure);
            if went.answers > 0 {
                let title = since.title();
                let few = if went.is_too_few() { "too few to tell" } else { "" };
                rows.push([
                    format!("{name}: {}", title.to_lowercase()),
                    sure.name().to_owned(),
                    went.answers.to_string(),
                    went.passed.to_string(),
                    went.good.to_string(),
                    few.to_owned(),
                ]);
            }
        }
    }
    rows
}
