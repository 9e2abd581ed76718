//! `restore`: lists the copies in the backups, and brings things back from one.

use std::process::ExitCode;

use anyhow::{Result, bail};
use serde::Serialize;

use crate::{
    store::{Backup, Change, Known, Restorable, back_up_before, backups, restorable, restore},
    text::count,
};

use super::{ask::agrees, output::Output, places::Found};

pub(super) fn list(found: &Found, json: bool, out: &mut Output) -> Result<ExitCode> {
    #[derive(Serialize)]
    struct Row {
        name: String,
        path: String,
    }
    let copies = backups(&found.paths)?;
    if json {
        let row = |copy: &Backup| Row {
            name: copy.name(),
            path: copy.path.display().to_string(),
        };
        out.json(&copies.iter().map(row).collect::<Vec<_>>())?;
        return Ok(ExitCode::SUCCESS);
    }
    if copies.is_empty() {
        out.line(
            "There is no copy yet: one is made each day Greenroom is open, and before a repair, a restore or an import that \
             changes texts.",
        );
        return Ok(ExitCode::SUCCESS);
    }
    let known = Known::read(&found.paths)?;
    for copy in copies.iter().rev() {
        let differs = match restorable(&found.paths, &known, copy).map(|things| things.len()) {
            Ok(0) => "nothing in it differs from what is here".to_owned(),
            Ok(some) => format!("{some} of its files differ from what is here"),
            Err(error) => format!("cannot be compared: {error}"),
        };
        out.line(format!("{:<30} {differs}", copy.name()));
    }
    out.line("");
    out.line("greenroom restore NAME shows what one would bring back, and asks.");
    Ok(ExitCode::SUCCESS)
}

pub(super) fn bring_back(
    found: &Found,
    name: &str,
    only: Option<&str>,
    yes: bool,
    out: &mut Output,
) -> Result<ExitCode> {
    let copies = backups(&found.paths)?;
    let Some(copy) = copies.iter().find(|copy| copy.name() == name) else {
        let names: Vec<_> = copies.iter().map(Backup::name).collect();
        bail!("there is no copy \"{name}\"; there is {}", names.join(", "));
    };
    let known = Known::read(&found.paths)?;
    let mut things = restorable(&found.paths, &known, copy)?;
    things.retain(|thing| only.is_none_or(|only| thing.within == std::path::Path::new(only)));
    if things.is_empty() {
        out.line("There is nothing to bring back: what is here is as it was, or newer.");
        return Ok(ExitCode::SUCCESS);
    }
    for thing in &things {
        out.line(would(thing));
    }
    if !agrees("Bring this back?", yes, out)? {
        out.line("Nothing was changed.");
        return Ok(ExitCode::SUCCESS);
    }
    let before = back_up_before(&found.paths, found.now().day, "restore")?;
    for thing in &things {
        restore(&found.paths, copy, thing)?;
    }
    out.line(format!("{} brought back.", count(things.len(), "file")));
    if let Some(before) = before {
        out.line(format!(
            "To undo: greenroom restore {} (history is only ever added to)",
            before.name()
        ));
    }
    Ok(ExitCode::SUCCESS)
}

fn would(thing: &Restorable) -> String {
    let name = thing.within.display();
    match &thing.change {
        Change::ComesBack => format!("{name}: comes back"),
        Change::AsItWas => format!("{name}: becomes what it was; what it is now is copied first"),
        Change::Events(missing) => format!("{name}: brings back {}", count(missing.new, "event")),
    }
}
