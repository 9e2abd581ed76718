//! `report`: a mock interview as Markdown, and the list of them.

use std::{io::ErrorKind, path::Path, process::ExitCode};

use anyhow::{Context, Result, bail};
use serde::Serialize;

use crate::{
    deck::{Card, CardId},
    history::Wanted,
    library::Library,
    mock::{self, Mock, Stage},
    store::past,
};

use super::{
    cards::read,
    output::{Output, complain},
    places::{Found, print_problem},
    table,
};

/// A mock interview in the list, as JSON.
#[derive(Serialize)]
struct Listed<'a> {
    id: String,
    day: String,
    role: &'a str,
    questions: usize,
    answered: usize,
    took_ms: u64,
    minutes: Option<u32>,
    stage: &'static str,
}

impl<'a> Listed<'a> {
    fn of(mock: &'a Mock) -> Self {
        Self {
            id: mock.id.to_string(),
            day: mock.day.to_string(),
            role: &mock.role,
            questions: mock.questions.len(),
            answered: mock.answers(),
            took_ms: mock.took_ms(),
            minutes: mock.minutes,
            stage: match mock.stage() {
                Stage::Asking(_) => "left half-way",
                Stage::Debrief => "to be judged",
                Stage::Done => "done",
            },
        }
    }
}

/// Every mock interview, the newest first.
fn mocks(found: &Found) -> Result<Vec<Mock>> {
    let events = past(&found.paths, Wanted::Mocks, |problem| print_problem(&problem))
        .context("your history cannot be read")?;
    Ok(Mock::all(&events))
}

pub(super) fn list(found: &Found, json: bool, out: &mut Output) -> Result<ExitCode> {
    found.print_problems();
    let mocks = mocks(found)?;
    let listed: Vec<Listed> = mocks.iter().map(Listed::of).collect();
    if json {
        out.json(&listed)?;
        return Ok(ExitCode::SUCCESS);
    }
    if listed.is_empty() {
        out.line("no mock interview yet: greenroom mock ROLE begins one");
        return Ok(ExitCode::SUCCESS);
    }
    let rows = listed.iter().enumerate().map(|(number, it)| {
        [
            (number + 1).to_string(),
            it.day.clone(),
            it.role.to_owned(),
            format!("{} of {}", it.answered, it.questions),
            it.stage.to_owned(),
            it.id.clone(),
        ]
    });
    table::print(["No.", "Day", "Role", "Answered", "Stands", "Name"], rows, out);
    Ok(ExitCode::SUCCESS)
}

pub(super) fn report(
    found: &Found,
    id: Option<&str>,
    file: Option<&Path>,
    out: &mut Output,
) -> Result<ExitCode> {
    found.print_problems();
    let mocks = mocks(found)?;
    let mock = wanted(&mocks, id)?;
    let library = found.library();
    let text = mock::markdown(&mock::report(mock, |card| text(found, &library, card)));
    let Some(path) = file else {
        out.text(&text);
        return Ok(ExitCode::SUCCESS);
    };
    let disk = &found.paths.disk;
    match disk.write_new_out(path, text.as_bytes()) {
        // Someone may have marked it.
        Err(error) if error.kind() == ErrorKind::AlreadyExists => bail!(
            "{} exists already, and may have been marked: nothing was written. Name another file, or delete this one",
            path.display()
        ),
        written => written.with_context(|| format!("{} cannot be written", path.display()))?,
    }
    complain(&format!("written to {}", path.display()));
    Ok(ExitCode::SUCCESS)
}

/// The one that is wanted: by its number in the list or its name, else the newest in which something was answered.
fn wanted<'a>(mocks: &'a [Mock], id: Option<&str>) -> Result<&'a Mock> {
    let Some(id) = id else {
        let newest = mocks.iter().find(|mock| mock.answers() > 0);
        return newest
            .context("nothing was answered in a mock interview yet: greenroom mock ROLE begins one");
    };
    let by_number = || mocks.get(id.parse::<usize>().ok()?.checked_sub(1)?);
    let by_name = mocks.iter().find(|mock| mock.id.to_string() == id);
    by_name
        .or_else(by_number)
        .with_context(|| format!("there is no mock interview \"{id}\": greenroom report --list lists them"))
}

/// The text of a card, if it can be read; what cannot be said of it is left out of the report.
fn text(found: &Found, library: &Library, card: &CardId) -> Option<Card> {
    let entry = library.card(card)?;
    match read(&found.paths.disk, library, entry) {
        Ok(card) => Some(card),
        Err(error) => {
            complain(&format!("warning: {error:#}"));
            None
        }
    }
}
