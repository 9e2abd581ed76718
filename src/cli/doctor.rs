//! `doctor`: checks everything on the disk, and mends what can be mended.

use std::process::ExitCode;

use anyhow::{Context, Result, anyhow};

use crate::{
    deck::{Problem, Severity},
    history::{Event, Ledger, Progress, Writer},
    store::{Access, Finding, Loaded, Refusal, Repair, Store, back_up_before, examine, load_afresh, repair},
    text::count,
};

use super::{
    ask::agrees,
    output::{Output, exit_code},
    places::Found,
    random,
};

pub(super) fn doctor(found: &Found, mend: bool, yes: bool, json: bool, out: &mut Output) -> Result<ExitCode> {
    let mut store = Store::open(found.paths.clone(), &random::device()?);
    let mut findings = examine(&found.paths, found.now(), *store.access() != Access::Writable);
    findings.extend(unrecordable(&findings, &store));
    findings.extend(store.take_problem().map(told));
    findings.extend(keys(found).into_iter().map(told));
    let repairs: Vec<&Repair> = findings.iter().filter_map(|it| it.repair.as_ref()).collect();
    let read = (!repairs.is_empty()).then(|| may_mend(found, &store));
    let mut problems: Vec<&Problem> = found.problems.iter().collect();
    problems.extend(findings.iter().map(|finding| &finding.problem));
    if json {
        out.json(&problems)?;
    } else {
        let refused = read.as_ref().and_then(|read| read.as_ref().err());
        tell(found, &store, &findings, refused, out);
    }
    let bad = |problem: &&Problem| problem.severity > Severity::Advice;
    let found_bad = exit_code(problems.iter().any(bad));
    let Some(read) = read.filter(|_| mend) else {
        return Ok(found_bad);
    };
    let read = read.map_err(|why| anyhow!("nothing is mended now: {why}"))?;
    if !agrees(&question(&repairs), yes, out)? {
        return Ok(found_bad);
    }
    let left = findings.iter().filter(|it| it.repair.is_none());
    let left: Vec<_> = left.map(|it| &it.problem).chain(&found.problems).collect();
    mend_all(found, &mut store, &read, &repairs, out)?;
    if !left.is_empty() {
        let left = count(left.len(), "thing");
        out.line(format!(
            "{left} left as found: only you can mend what is wrong there."
        ));
    }
    Ok(exit_code(left.iter().any(bad)))
}

/// What is wrong with the keys of the settings.
#[cfg(feature = "tui")]
fn keys(found: &Found) -> Vec<Problem> {
    crate::tui::Keymap::with(&found.settings.keys, &found.paths.config).1
}

/// Without a screen there are no keys.
#[cfg(not(feature = "tui"))]
fn keys(_found: &Found) -> Vec<Problem> {
    Vec::new()
}

/// What is to be told, and needs no repair.
fn told(problem: Problem) -> Finding {
    Finding {
        problem,
        repair: None,
    }
}

/// What keeps this machine from recording anything, if that is something to be mended.
fn unrecordable(findings: &[Finding], store: &Store) -> Option<Finding> {
    let Access::ReadOnly(Refusal::Disk { path, why }) = store.access() else {
        return None;
    };
    // What was tried there and failed was named already.
    if findings.iter().any(|it| it.problem.path == *path) {
        return None;
    }
    let problem = Problem::error(
        path,
        0,
        0,
        format!("nothing can be recorded at the moment: {why}"),
    );
    Some(Finding {
        problem: problem.hint("see to it that this can be made and written to"),
        repair: None,
    })
}

fn deletes(repairs: &[&Repair]) -> bool {
    repairs.iter().any(|repair| matches!(repair, Repair::Delete(_)))
}

fn question(repairs: &[&Repair]) -> String {
    let question = "Mend this? A copy of history, decks and settings is made first";
    if deletes(repairs) {
        format!("{question}; what is deleted is not in it.")
    } else {
        format!("{question}.")
    }
}

/// `refused` says why nothing would be mended, if something could be.
fn tell(found: &Found, store: &Store, findings: &[Finding], refused: Option<&Refusal>, out: &mut Output) {
    for problem in &found.problems {
        out.line(problem);
    }
    for finding in findings {
        out.line(&finding.problem);
        if let (Some(repair), None) = (&finding.repair, refused) {
            out.line(format!("    --repair would {}", repair.says()));
        }
    }
    if let Access::ReadOnly(why @ (Refusal::Locked | Refusal::Newer)) = store.access() {
        out.line(format!("Nothing can be recorded at the moment: {why}"));
    }
    if let Some(why) = refused {
        out.line(format!("--repair mends nothing now: {why}"));
    }
    let all = findings.len() + found.problems.len();
    out.line(match all {
        0 => "Everything is in order.".to_owned(),
        some => format!("{} found.", count(some, "thing")),
    });
}

/// Those of the repairs that record something: what lies in the future happened now.
fn redate(found: &Found, store: &mut Store, progress: Progress, repairs: &[&Repair]) -> Result<()> {
    let writer = Writer::new(store.device(), &random::run()?, 0);
    let mut ledger = Ledger::new(progress, writer);
    let ids = repairs.iter().filter_map(|it| match it {
        Repair::Redate(ids) => Some(ids),
        _ => None,
    });
    let events: Vec<Event> = ids
        .flatten()
        .map(|id| ledger.redate(id.clone(), found.now()))
        .collect();
    Ok(store.append_all(&events)?)
}

/// What lies there, if something may be written beside it.
fn may_mend(found: &Found, store: &Store) -> Result<Loaded, Refusal> {
    let read = load_afresh(&found.paths);
    if read.newer {
        return Err(Refusal::Newer);
    }
    match store.access() {
        Access::Writable => Ok(read),
        Access::ReadOnly(why) => Err(why.clone()),
    }
}

fn continue_from(store: &mut Store, read: &Loaded, out: &mut Output) {
    for problem in store.continue_from(read) {
        out.line(problem);
    }
}

fn mend_all(
    found: &Found,
    store: &mut Store,
    read: &Loaded,
    repairs: &[&Repair],
    out: &mut Output,
) -> Result<()> {
    let before = back_up_before(&found.paths, found.now().day, "repair")?;
    continue_from(store, read, out);
    for it in repairs {
        repair(&found.paths, it)?;
    }
    redate(found, store, read.progress.clone(), repairs)?;
    // What the repairs added counts too.
    let read = load_afresh(&found.paths);
    continue_from(store, &read, out);
    store
        .save_snapshot(&read.progress)
        .context("the progress cannot be written")?;
    out.line(format!("{} mended.", count(repairs.len(), "thing")));
    if let Some(before) = before {
        let but = if deletes(repairs) {
            ", but for what was deleted"
        } else {
            ""
        };
        out.line(format!("What was before is in {}{but}", before.path.display()));
    }
    Ok(())
}
