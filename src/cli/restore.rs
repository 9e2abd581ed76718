//! `restore`: lists the copies in the backups, and brings things back from one.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Result, bail};
use serde::Serialize;

use crate::{
    deck::Problem,
    store::{
        Backup, Change, Compared, Known, Paths, Restorable, back_up_before_restoring, backups, held,
        known_events, restorable, restore, restored_to,
    },
    text::{clean_line, count},
};

use super::{
    ask::agrees,
    output::{Output, complain, exit_code},
    places::{Found, print_problem},
};

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
    let known = known_events(&found.paths);
    if let Err(problem) = &known {
        print_problem(problem);
    }
    for copy in copies.iter().rev() {
        let differs = differs(&found.paths, &known, copy);
        out.line(format!("{:<30} {differs}", copy.name()));
    }
    out.line("");
    out.line("greenroom restore NAME shows what one would bring back, and asks.");
    Ok(ExitCode::SUCCESS)
}

/// How a copy differs from what is here.
fn differs(paths: &Paths, known: &Result<Known, Problem>, copy: &Backup) -> String {
    let Compared { things, refused } = match restorable(paths, known, copy) {
        Ok(compared) => compared,
        Err(error) => return format!("cannot be compared: {error}"),
    };
    let differ = match things.len() {
        0 => "nothing in it differs from what is here".to_owned(),
        some => format!("{some} of its files differ from what is here"),
    };
    match (refused.first(), known) {
        (None, _) => differ,
        // Why, stands above the list.
        (Some(_), Err(_)) => format!("{differ}, but its history cannot be compared"),
        (Some((_, first)), Ok(_)) => format!("{differ}, but {} cannot be compared: {first}", refused.len()),
    }
}

pub(super) fn bring_back(
    found: &Found,
    name: &str,
    only: Option<&str>,
    yes: bool,
    out: &mut Output,
) -> Result<ExitCode> {
    let copy = copy_called(&found.paths, name)?;
    if let Some(only) = only {
        assert_held(&found.paths, &copy, only)?;
    }
    let Compared {
        mut things,
        mut refused,
    } = restorable(&found.paths, &known_events(&found.paths), &copy)?;
    let is_meant = |within: &Path| only.is_none_or(|only| within == Path::new(only));
    things.retain(|thing| is_meant(&thing.within));
    refused.retain(|(within, _)| is_meant(within));
    say_refused(&refused, out);
    if things.is_empty() {
        out.line(match only {
            _ if !refused.is_empty() => "Nothing was changed.".to_owned(),
            Some(only) => format!("There is nothing to bring back: what the copy has of {only} is here."),
            None => "There is nothing to bring back: what is here is as it was, or newer.".to_owned(),
        });
        return Ok(exit_code(!refused.is_empty()));
    }
    say_what_would_come_back(&things, out);
    if !agrees("Bring this back?", yes, out)? {
        out.line("Nothing was changed.");
        return Ok(ExitCode::SUCCESS);
    }
    let back = bring_all_back(found, &copy, &things, out)?;
    Ok(exit_code(back < things.len() || !refused.is_empty()))
}

fn say_what_would_come_back(things: &[Restorable], out: &mut Output) {
    for thing in things {
        let what = match &thing.change {
            Change::AsItWas => "becomes what it was; what it is now is copied first".to_owned(),
            Change::Events(missing) => format!("brings back {}", count(missing.new, "event")),
            Change::ComesBack => "comes back".to_owned(),
        };
        out.line(format!("{}: {what}", thing.within.display()));
    }
}

/// Says what cannot be brought back, and why; once where the reason is the same.
fn say_refused(refused: &[(PathBuf, Problem)], out: &mut Output) {
    for alike in refused.chunk_by(|one, other| one.1 == other.1) {
        let names: Vec<_> = alike
            .iter()
            .map(|(within, _)| within.display().to_string())
            .collect();
        if let Some((_, why)) = alike.first() {
            out.line(format!("{}: cannot be brought back now: {why}", names.join(", ")));
        }
    }
}

fn copy_called(paths: &Paths, name: &str) -> Result<Backup> {
    let copies = backups(paths)?;
    let names: Vec<_> = copies.iter().map(Backup::name).collect();
    match copies.into_iter().find(|copy| copy.name() == name) {
        Some(copy) => Ok(copy),
        None if names.is_empty() => bail!("there is no copy \"{name}\", nor any other yet"),
        None => bail!("there is no copy \"{name}\"; there is {}", names.join(", ")),
    }
}

/// Fails unless `copy` holds the file `only`.
fn assert_held(paths: &Paths, copy: &Backup, only: &str) -> Result<()> {
    let held = held(paths, copy)?;
    if held.iter().any(|within| within == Path::new(only)) {
        return Ok(());
    }
    let files: Vec<_> = held.iter().map(|it| format!("\n    {}", it.display())).collect();
    bail!(
        "the copy {} holds no \"{only}\"; after --only stands one of{}",
        copy.name(),
        files.concat()
    );
}

/// Brings `things` back, after a copy of what is there; returns how many came back.
fn bring_all_back(found: &Found, copy: &Backup, things: &[Restorable], out: &mut Output) -> Result<usize> {
    let paths = &found.paths;
    let is_replaced = |thing: &&Restorable| matches!(thing.change, Change::AsItWas);
    let replaced: Vec<&Path> = things.iter().filter(is_replaced).map(|it| &*it.within).collect();
    let (before, left_out) = back_up_before_restoring(paths, found.now().day, copy, &replaced)?;
    for path in left_out {
        complain(&format!(
            "warning: {}: it cannot be read, so the copy made before this has none of it",
            clean_line(&path.display().to_string())
        ));
    }
    let mut back = Vec::new();
    for thing in things {
        match restore(paths, copy, thing) {
            Ok(()) => back.push(thing),
            Err(error) => complain(&format!("error: {error}")),
        }
    }
    out.line(format!("{} brought back.", count(back.len(), "file")));
    say_how_to_undo(paths, before.as_ref(), &back, out);
    Ok(back.len())
}

/// Says how each of `back` is undone: by the copy made `before`, if it was something else then.
fn say_how_to_undo(paths: &Paths, before: Option<&Backup>, back: &[&Restorable], out: &mut Output) {
    let is = |wanted: fn(&Change) -> bool| back.iter().filter(move |thing| wanted(&thing.change));
    if let Some(before) = before
        && is(|change| matches!(change, Change::AsItWas)).next().is_some()
    {
        out.line(format!("To undo: greenroom restore {}", before.name()));
    }
    for thing in is(|change| matches!(change, Change::ComesBack)) {
        let path = restored_to(paths, &thing.within);
        let within = thing.within.display();
        out.line(format!(
            "To undo {within}, which was not here: delete {}",
            path.display()
        ));
    }
    if is(|change| matches!(change, Change::Events(_))).next().is_some() {
        out.line("The events stay: history is only ever added to.");
    }
}
