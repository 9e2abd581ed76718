//! `history` and `merge`: which devices wrote what, and another machine's history taken in by hand.

use std::{path::PathBuf, process::ExitCode};

use anyhow::Result;
use jiff::tz::TimeZone;
use serde::Serialize;

use crate::{
    deck::Severity,
    store::{self, DeviceHistory, merge, overview},
    text::count,
};

use super::{
    output::{Output, complain, exit_code},
    places::{Found, print_problem},
    table,
};

#[derive(Serialize)]
struct DeviceRow<'a> {
    device: &'a str,
    events: usize,
    grades: usize,
    runs: usize,
    first: Option<String>,
    last: Option<String>,
    files: Vec<&'a str>,
}

impl<'a> DeviceRow<'a> {
    fn new(device: &'a str, history: &'a DeviceHistory) -> Self {
        Self {
            device,
            events: history.events,
            grades: history.grades,
            runs: history.runs,
            first: history.span.map(|(first, _)| first.to_string()),
            last: history.span.map(|(_, last)| last.to_string()),
            files: history.files.iter().map(String::as_str).collect(),
        }
    }
}

pub(super) fn history(found: &Found, json: bool, out: &mut Output) -> Result<ExitCode> {
    let mut failed = false;
    let devices = overview(&found.paths, |problem| {
        failed |= problem.severity == Severity::Error;
        print_problem(&problem);
    })?;
    if json {
        let rows = devices.iter().map(|(name, device)| DeviceRow::new(name, device));
        out.json(&rows.collect::<Vec<_>>())?;
    } else if devices.is_empty() {
        out.line(format!(
            "Nothing is recorded yet in {}",
            found.paths.history().display()
        ));
    } else {
        let zone = store::zone();
        let head = ["Device", "Events", "Grades", "Runs", "First", "Last", "Files"];
        let rows = devices.iter().map(|(name, device)| cells(name, device, &zone));
        table::print(head, rows, out);
    }
    Ok(exit_code(failed))
}

fn cells(name: &str, device: &DeviceHistory, zone: &TimeZone) -> [String; 7] {
    let day = |at: jiff::Timestamp| zone.to_datetime(at).date().to_string();
    let (first, last) = device.span.unzip();
    [
        name.to_owned(),
        device.events.to_string(),
        device.grades.to_string(),
        device.runs.to_string(),
        first.map(day).unwrap_or_default(),
        last.map(day).unwrap_or_default(),
        device.files.len().to_string(),
    ]
}

pub(super) fn take_in(found: &Found, files: &[PathBuf], out: &mut Output) -> Result<ExitCode> {
    let merged = merge(&found.paths, files)?;
    merged.problems.iter().for_each(print_problem);
    out.line(format!(
        "{} taken in, {} here already",
        count(merged.new, "event"),
        merged.known
    ));
    for file in &merged.files {
        complain(&format!("written to {}", file.display()));
    }
    Ok(ExitCode::SUCCESS)
}
